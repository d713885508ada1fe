"""Facts of an agenda that every export says: its items in the order of time, their texts, and keys that stay the same."""

from __future__ import annotations

import datetime
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from progprint.agenda.programme import Agenda, Conference, Passage, Person, Room, Talk, Track, Wording
from progprint.agenda.values import clock
from progprint.core.diagnostic import Diagnostic, note, warning
from progprint.core.patterns import pattern
from progprint.exchange.remarks import several
from progprint.source.edit import Plain

DEFAULT_ZONE = "Asia/Shanghai"
"""The zone of an agenda that names none."""
_NAMESPACE = uuid.UUID("3c5f2f3a-6f0e-5d35-9d2c-0d6a5f6a9b11")
_COUNTED = pattern(r"(?:t\d+-|s)\d+(?:-\d+)?")
"""Ids that an agenda derives from places (``agenda.resolve``)."""
_NUMBERS = 2**31 - 1
"""What programs that read schedules hold an id in."""


def items(agenda: Agenda) -> list[tuple[Track | None, Talk]]:
    """Talks and sessions by day and time, those without a time last and in the order of the file."""
    rows: list[tuple[Track | None, Talk]] = [(None, one) for one in agenda.sessions]
    rows += [(track, talk) for track in agenda.tracks for talk in track.talks]
    return sorted(rows, key=lambda row: _order(row[1]))


def _order(talk: Talk) -> tuple[datetime.date, int]:
    slot = talk.slot
    return slot.day or datetime.date.max, slot.start if slot.start is not None else 10_000


def guids(agenda: Agenda) -> dict[str, str]:
    """The UUIDs of talks by their ids, made of the conference's title and the talk's own id (UUID version 5, RFC 9562).

    A talk without an id of its own has one that counts its place, which moves; its title and speakers stand for it, and
    only where two are alike in them, day and time, then a number.
    """
    title = agenda.conference.title.text if agenda.conference.title else ""
    rows = items(agenda)
    alike = Counter(_named(track, talk) for track, talk in rows if _COUNTED.fullmatch(talk.id))
    taken: Counter[str] = Counter()
    made: dict[str, str] = {}
    for track, talk in rows:
        key = talk.id
        if _COUNTED.fullmatch(talk.id):
            key = _named(track, talk)
            key += f"\n{talk.slot.day}\n{hours(talk)}" if alike[key] > 1 else ""
            taken[key] += 1
            key += f"\n{taken[key]}" if taken[key] > 1 else ""
        made[talk.id] = str(uuid.uuid5(_NAMESPACE, f"{title}\n{key}"))
    return made


def _named(track: Track | None, talk: Talk) -> str:
    """What a talk is known by where it has no id."""
    people = ", ".join(person.name.text for person in talk.speakers)
    return f"{track.title.text if track else ''}\n{talk.title.text}\n{people}"


def numbers(keys: Iterable[str]) -> dict[str, int]:
    """Whole numbers for UUIDs, each its own: positive, of 31 bits, and the same however many others there are."""
    made: dict[str, int] = {}
    taken: set[int] = set()
    for key in sorted(set(keys)):
        number = uuid.UUID(key).int % _NUMBERS or 1
        while number in taken:  # once in some hundred thousand conferences of a thousand talks
            number = number % _NUMBERS + 1
        taken.add(number)
        made[key] = number
    return made


def zone_of(agenda: Agenda) -> datetime.tzinfo:
    """The zone of an agenda; without a database of zones China's, which has no summer time."""
    from progprint.agenda.zones import zone

    name = agenda.conference.timezone or DEFAULT_ZONE
    found = zone(name)
    if found is None or (found is datetime.UTC and name == DEFAULT_ZONE):
        return datetime.timezone(datetime.timedelta(hours=8))
    return found


def begin_of(talk: Talk, zone: datetime.tzinfo) -> datetime.datetime | None:
    """The minute at which a talk begins, None where day or time are not known."""
    if talk.slot.day is None or talk.slot.start is None:
        return None
    return datetime.datetime.combine(talk.slot.day, datetime.time(), zone) + datetime.timedelta(minutes=talk.slot.start)


def hours(talk: Talk) -> str:
    """09:30-10:15, or the start alone."""
    return "-".join(clock(minutes) for minutes in (talk.slot.start, talk.slot.end) if minutes is not None)


def length(talk: Talk) -> int:
    """Minutes of a talk, over midnight too; 0 where its end is not known."""
    start, end = talk.slot.start, talk.slot.end
    return (end - start) % 1440 if start is not None and end is not None else 0


def rooms(talk: Talk) -> str:
    """The names of the rooms; "all" for every room."""
    return "all" if talk.slot.all_rooms else "、".join(room.name.text for room in talk.slot.rooms)


def prose(passages: Sequence[Passage]) -> str:
    """Passages as lines, items with a dash."""
    return "\n".join(f"- {one.words.text}" if one.marker else one.words.text for one in passages)


def summary(talk: Talk) -> str:
    """The summary as lines, each heading on a line of its own."""
    lines: list[str] = []
    for section in talk.summary:
        lines += [f"{section.heading.text}："] if section.heading else []
        lines.append(prose(section.passages))
    return "\n".join(lines)


def affiliation(person: Person) -> str:
    """Organisation and job title."""
    return " ".join(words.text for words in (person.org, person.job_title) if words)


def untimed(talks: Iterable[Talk]) -> list[Diagnostic]:
    """The remark on talks that a format leaves out because their time is not known."""
    titles = [talk.title.text for talk in talks]
    told = several(titles, all_of_them=True)
    return [warning("export-untimed", None, "", count=len(titles), **told)] if titles else []


Fields = Mapping[str, str]
"""The fields that a format has, by parts of an agenda: conference, rooms, people, tracks, talks. Names between blanks."""

_KEYS = {"normalise": "typography", "producers": "producer", "moderators": "moderator", "days": "date"}
"""Keys of an agenda where the programme has another name for what they hold."""
_BESIDE = frozenset(("id", "own_id", "span", "number", "track_id", "slot", "talks", "days"))
"""What is no fact, or what every format has in its own way."""
_EXTRA = ("extra", "附加")


def narrow(agenda: Agenda, has: Fields, written: Plain = "", *, beside: Iterable[str] = ()) -> list[Diagnostic]:
    """The note ``export-narrow`` with the keys that are left out, [] for none; ``beside`` are further ones.

    ``written`` is the agenda as it is written: ``extra`` is no part of a programme and is looked for there.
    """
    extra = ["extra"] if agenda.extra or _extra(written) else []
    left = [*dict.fromkeys((*_left(agenda, has), *beside, *extra))]
    return [note("export-narrow", None, "", count=len(left), **several(left, all_of_them=True))] if left else []


def _extra(written: Plain) -> bool:
    if isinstance(written, Mapping):
        return any(key in _EXTRA or _extra(value) for key, value in written.items())
    return not isinstance(written, str) and any(map(_extra, written))


def _left(agenda: Agenda, has: Fields) -> Iterator[str]:
    talks = (*agenda.talks, *agenda.sessions)
    spoken = {id(person) for talk in talks for person in talk.speakers}
    parts: dict[str, Iterable[NamedTuple]] = {
        "conference": (agenda.conference,),
        "rooms": agenda.rooms,
        "people": (one for one in agenda.people if id(one) in spoken or "others" not in has),
        "others": (one for one in agenda.people if id(one) not in spoken and "others" in has),
        "tracks": agenda.tracks,
        "talks": talks,
    }
    for part, values in parts.items():
        known = {*has.get(part, "").split(), *_BESIDE}
        for value in values:
            for name, default in value._field_defaults.items():
                if name not in known and getattr(value, name) not in (default, None):
                    yield f"{'people' if part == 'others' else part}.{_KEYS.get(name, name)}"
    for name, held in (("sponsors", agenda.sponsors), ("pages", agenda.pages)):
        if held:
            yield name
    tags = dict.fromkeys(tag for words in _titles(agenda) for tag, _ in words.translations)
    if len(tags) > 1:
        yield "{" + ", ".join(f"{tag}: …" for tag in tags) + "}"


def _titles(agenda: Agenda) -> Iterator[Wording]:
    """Texts of which some are translated wherever any are."""
    values: tuple[Conference | Room | Person | Track | Talk, ...] = (
        agenda.conference, *agenda.rooms, *agenda.people, *agenda.tracks, *agenda.talks, *agenda.sessions
    )  # fmt: skip
    for value in values:
        yield from (one for one in value if isinstance(one, Wording))


TABLE: Fields = {
    "people": "org job_title bio photo reading",
    "others": "",
    "tracks": "producers intro",
    "talks": "type subtitle speakers moderators summary takeaways language tags",
}
"""Columns of the table; of people who do not speak it has the names."""
SCHEDULE: Fields = {
    "conference": "title timezone",
    "people": "org job_title bio",
    "others": "",
    "tracks": "color producers",
    "talks": "type subtitle speakers moderators summary takeaways language links",
}
"""schedule.json, with what stands below ``meta.progprint``."""
SCHEDULE_XML: Fields = {
    "conference": "title timezone",
    "tracks": "color",
    "talks": "type subtitle speakers summary takeaways language links",
}
CALENDAR: Fields = {"conference": "title timezone", "talks": "speakers moderators summary"}
MARKDOWN: Fields = {
    "conference": "title",
    "people": "org job_title bio",
    "talks": "speakers moderators summary takeaways",
}
