"""Facts that are printed of a talk, of a person and of a conference, as text; several values are one a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from progprint.agenda.programme import Agenda, Passage, Person, Photo, Room, Section, Slot, Talk, Track, Wording

EVERYWHERE = "*"
"""The room of what is in all of them."""
Told = dict[str, str]


class ChangedFact(NamedTuple):
    """A fact that changed: its name, how it read before and reads now, and, of a person, whose it is."""

    name: str
    old: str
    new: str
    who: str = ""


def changed_facts(old: Told, new: Told, who: str = "") -> Iterator[ChangedFact]:
    """The facts that are not the same."""
    for name, now in new.items():
        if old[name] != now:
            yield ChangedFact(name, old[name], now, who)


def changed_people(old: Sequence[Person], new: Sequence[Person]) -> Iterator[ChangedFact]:
    """Changes of the people that are in both lists, who are known by their names."""
    before = {person.name.text: person for person in old}
    for person in dict.fromkeys(new):
        known = before.get(person.name.text)
        if known is not None:
            yield from changed_facts(of_person(known), of_person(person), person.name.text)


def of_talk(talk: Talk) -> Told:
    """A talk, without the details of its people."""
    slot = talk.slot
    return {
        "day": slot.day.isoformat() if slot.day else "",
        "time": when(slot),
        "rooms": EVERYWHERE if slot.all_rooms else _lines(room.name.text for room in slot.rooms),
        "title": talk.title.text,
        "subtitle": _text(talk.subtitle),
        "short_title": _text(talk.short_title),
        "track": talk.track_id,
        "type": talk.type,
        "speakers": _lines(names(talk.speakers)),
        "moderators": _lines(names(talk.moderators)),
        "summary": _sections(talk.summary),
        "stage": _sections(talk.stage),
        "takeaways": _lines(words.text for words in talk.takeaways),
        "language": talk.language,
        "tags": _lines(talk.tags),
        "links": _lines(address for _, address in talk.links),
    }


def of_person(person: Person) -> Told:
    """A person, without the name, by which they are known."""
    return {
        "org": _text(person.org),
        "job_title": _text(person.job_title),
        "bio": _passages(person.bio),
        "photo": _path(person.photo),
        "links": _lines(address for _, address in person.links),
    }


def of_track(track: Track) -> Told:
    """A track, without its talks."""
    return {
        "title": track.title.text,
        "subtitle": _text(track.subtitle),
        "short_title": _text(track.short_title),
        "producers": _lines(names(track.producers)),
        "intro": _passages(track.intro),
        "color": track.color,
    }


def of_room(room: Room) -> Told:
    """A room."""
    return {"name": room.name.text, "capacity": room.capacity, "floor": room.floor}


def of_conference(agenda: Agenda) -> Told:
    """The conference itself, with its sponsors and free pages."""
    conference, venue = agenda.conference, agenda.conference.venue
    return {
        "title": _text(conference.title),
        "subtitle": _text(conference.subtitle),
        "date": _lines(day.isoformat() for day in conference.days),
        "timezone": conference.timezone,
        "venue": venue.name.text if venue else "",
        "address": _text(venue.address if venue else None),
        "map": _path(venue.map if venue else None),
        "wifi": _lines((venue and venue.wifi) or ()),
        "organisers": _lines(words.text for words in conference.organisers),
        "url": conference.url,
        "logo": _path(conference.logo),
        "language": conference.language,
        "copyright": _lines(words.text for words in conference.copyright),
        "sponsors": _lines(" ".join(filter(None, (one.name.text, one.level))) for one in agenda.sponsors),
        "pages": "\n".join(
            [*(page.title.text for page in agenda.pages), *(b.words.text for page in agenda.pages for b in page.blocks)]
        ),
    }


def names(people: Sequence[Person]) -> list[str]:
    """The names of people."""
    return [person.name.text for person in people]


def when(slot: Slot) -> str:
    """Start and end, as far as they are known."""
    return "–".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (slot.start, slot.end) if minute is not None)


def _text(words: Wording | None) -> str:
    return words.text if words is not None else ""


def _path(photo: Photo | None) -> str:
    return photo.path if photo is not None else ""


def _lines(values: Iterator[str] | Sequence[str]) -> str:
    return "\n".join(values)


def _passages(passages: Sequence[Passage]) -> str:
    return "\n".join(passage.words.text for passage in passages)


def _sections(sections: Sequence[Section]) -> str:
    return "\n".join([_text(section.heading) + "\n" + _passages(section.passages) for section in sections])
