"""Facts of an agenda that a format has no field for, by the keys of the agenda, so that nobody misses it without a word.

It is found by going through the values of the programme: a key that is added later is told of by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from progprint.agenda.programme import Agenda, Conference, Person, Room, Talk, Track, Wording
from progprint.core.diagnostic import Diagnostic, note
from progprint.exchange.remarks import several
from progprint.source.edit import Plain

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


TABLE: Fields = MappingProxyType(
    {
        "people": "org job_title bio photo reading",
        "others": "",
        "tracks": "producers intro",
        "talks": "type subtitle speakers moderators summary takeaways language tags",
    }
)
"""Columns of the table; of people who do not speak it has the names."""
SCHEDULE: Fields = MappingProxyType(
    {
        "conference": "title timezone",
        "people": "org job_title bio",
        "others": "",
        "tracks": "color producers",
        "talks": "type subtitle speakers moderators summary takeaways language links",
    }
)
"""schedule.json, with what stands below ``meta.progprint``."""
SCHEDULE_XML: Fields = MappingProxyType(
    {
        "conference": "title timezone",
        "tracks": "color",
        "talks": "type subtitle speakers summary takeaways language links",
    }
)
CALENDAR: Fields = MappingProxyType({"conference": "title timezone", "talks": "speakers moderators summary"})
MARKDOWN: Fields = MappingProxyType(
    {"conference": "title", "people": "org job_title bio", "talks": "speakers moderators summary takeaways"}
)
