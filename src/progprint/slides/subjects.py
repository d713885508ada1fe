"""The subjects of an agenda's slides, by the beginning of their keys: talks, producers, tracks, rooms and days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from progprint.agenda.programme import Agenda, Person, Talk, Track
from progprint.deck.deck import Deck
from progprint.deck.subject import Subject, Subjects, head_of


def subjects(agenda: Agenda) -> Subjects:
    """All that slides of any deck may be of."""
    return dict(_subjects(agenda))


def of_deck(deck: Deck, everything: Subjects) -> Subjects:
    """The subjects of one deck's slides, and under "" that of the deck itself."""
    heads = dict.fromkeys(head_of(slide.key.partition("@")[0], everything) for slide in deck.slides)
    inside = {head: everything[head] for head in heads if head}
    about = everything.get(f"{deck.key}/")
    titles = tuple(one.title for one in inside.values() if one.kind == "talk")
    people = about.people if about is not None else ()
    return {"": Subject(f"deck {deck.key.partition('/')[0]}", deck.title, people, inside=titles), **inside}


def _subjects(agenda: Agenda) -> Iterator[tuple[str, Subject]]:
    for track in agenda.tracks:
        yield f"track/{track.id}/", _track(track)
        for number, person in enumerate(track.producers, 1):
            org = (person.org.text,) if person.org else ()
            yield (
                f"track/{track.id}/producer/{number}/",
                Subject("producer", person.name.text, (track.title.text, *org)),
            )
    everything = (*agenda.talks, *agenda.sessions)
    for talk in everything:
        yield f"talk/{talk.id}/", _talk(talk)
    for room in agenda.rooms:
        inside = (talk.title.text for talk in everything if any(one.id == room.id for one in talk.slot.rooms))
        own = room.id != room.name.text
        yield f"track/room/{room.id}/", Subject("track room", room.name.text, own=own, inside=tuple(inside))
    for day in dict.fromkeys(talk.slot.day for talk in everything if talk.slot.day is not None):
        inside = (talk.title.text for talk in everything if talk.slot.day == day)
        yield f"track/day/{day.isoformat()}/", Subject("track day", day.isoformat(), inside=tuple(inside))


def _track(track: Track) -> Subject:
    inside = tuple(talk.title.text for talk in track.talks)
    return Subject("track", track.title.text, _names(track.producers), track.own_id, inside=inside)


def _talk(talk: Talk) -> Subject:
    when = f"{talk.slot.day or ''} {'' if talk.slot.start is None else talk.slot.start}".strip()
    return Subject("talk", talk.title.text, _names((*talk.speakers, *talk.moderators)), talk.own_id, when)


def _names(people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person.name.text for person in people))
