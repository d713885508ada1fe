"""The place of a text in the programme: track, talk, field, in the words that a reader of a finding knows.

    专题 云原生 › 议题 3 服务网格 › 讲师 于雨 › 机构        (("track", "云原生"), ("talk", "3 服务网格"), …)

Only findings that are rare ask for this: the whole programme is walked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from progprint.agenda.programme import (
    Agenda,
    Conference,
    FreePage,
    Passage,
    Person,
    Room,
    Section,
    Sponsor,
    Talk,
    Track,
    Venue,
    Wording,
)

Trail = tuple[tuple[str, str], ...]

NAMED: Mapping[str, str] = MappingProxyType(
    {
        "tracks": "track",
        "talks": "talk",
        "sessions": "session",
        "speakers": "speaker",
        "moderators": "moderator",
        "producers": "producer",
        "people": "person",
        "rooms": "room",
        "sponsors": "sponsor",
        "pages": "page",
    }
)
"""Fields that hold things with a name, and what one of them is called in a trail."""

UNNAMED = (
    "conference", "venue", "title", "subtitle", "short_title", "org", "job_title", "bio", "intro", "summary",
    "heading", "takeaways", "address", "organisers", "copyright",
)  # fmt: skip
"""Fields that are a step of a trail by themselves."""

_NUMBERED = ("talks", "sessions")
_ORDER = ("conference", "rooms", "tracks", "sessions", "people", "sponsors", "pages")
_ELSEWHERE = ("slot", "span", "translations")
_LONGEST = 60


def placed(agenda: Agenda) -> Iterator[tuple[Wording, Trail]]:
    """Every wording of a programme once, with the first place that shows it, in the order of the programme."""
    seen: set[tuple[str, object]] = set()
    for name in _ORDER:
        for words, trail in _below(getattr(agenda, name), name, ()):
            if (words.text, words.span) not in seen:
                seen.add((words.text, words.span))
                yield words, trail


def _below(value: object, name: str, trail: Trail) -> Iterator[tuple[Wording, Trail]]:
    """The wordings below the value of a field, each with its trail."""
    here = (*trail, (name, "")) if name in UNNAMED else trail
    if isinstance(value, Wording):
        yield value, here
    elif isinstance(value, _WALKED):
        for key, below in zip(value._fields, value, strict=True):
            if key not in _ELSEWHERE:
                yield from _below(below, key, here)
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _below(item, name, (*trail, *_step(item, name, number)) if name in NAMED else trail)


def _step(item: object, name: str, number: int) -> Trail:
    title = item.title if isinstance(item, Track | Talk | FreePage) else None
    words = title or (item.name if isinstance(item, Person | Room | Sponsor) else None)
    text = words.text[:_LONGEST] if words else ""
    return ((NAMED[name], f"{number} {text}".rstrip() if name in _NUMBERED else text),)


_WALKED = (Conference, FreePage, Passage, Person, Room, Section, Sponsor, Talk, Track, Venue)
