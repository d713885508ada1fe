"""Every character, or a word about it: what no font can draw is named before a page is made.

All text is looked at once as a set of characters; places are sought only for those that are missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

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
from progprint.agenda.texts import characters, wordings
from progprint.core.diagnostic import Diagnostic, Related, Span, warning
from progprint.fonts.book import FontBook
from progprint.text.clusters import clusters

_SELECTOR = "[\ufe00-\ufe0d\U000e0100-\U000e01ef]"
_SEQUENCE = re.compile(f".{_SELECTOR}", re.DOTALL)
_OTHERS = 2
"""Further places that a finding shows."""


def check_glyphs(agenda: Agenda, book: FontBook, shown: str = "", text: str = "") -> Iterator[Diagnostic]:
    """``missing-glyph`` for each character that a role has no face for, ``variation-lost`` for each lost form.

    One finding each, at its first place, with the number of places. ``text`` holds the agenda's characters
    (``agenda.texts.characters``) if they are known. ``shown`` "slides" is for decks, whose fonts are
    those of the machine that shows them.
    """
    text = text or characters(agenda)
    missing = book.lacking(text)
    told = wordings(agenda) if re.search(_SELECTOR, text) else ()
    sequences = dict.fromkeys(match[0] for words in told for match in _SEQUENCE.finditer(words.text))
    lost = [pair for pair in sequences if not book.has_variation(pair[0], pair[1])]
    if not missing and not lost:
        return
    places = list(placed(agenda))
    for char in missing:
        yield _finding("missing-glyph", char, places, shown)
    for sequence in lost:
        yield _finding("variation-lost", sequence, places, shown)


def _finding(code: str, sought: str, places: Sequence[tuple[Wording, Trail]], shown: str) -> Diagnostic:
    """A finding on a character or a sequence: its first place, two more, and how many there are."""
    there = [(words, trail) for words, trail in places if sought in words.text]
    spans = [place_of(words, sought) for words, _ in there]
    related = tuple(Related("other", span) for span in spans[1 : 1 + _OTHERS] if span is not None)
    variant = shown or ("many" if len(there) > 1 else "")
    found = warning(code, spans[0] if spans else None, variant, **named(sought), count=len(there))
    return found._replace(related=related, trail=there[0][1] if there else ())


def named(text: str) -> Mapping[str, str]:
    """A character as a sentence shows it (a mark on a dotted circle), and its code points."""
    shown = f"◌{text}" if unicodedata.combining(text[0]) else text
    return {"char": shown, "code": " ".join(f"U+{ord(char):04X}" for char in text)}


def place_of(words: Wording, text: str) -> Span | None:
    """The place of a character, if the words stand in their file as they are; else the place of the words."""
    span = words.span
    if span is None:
        return None
    for number in range(span.line, span.end_line + 1):
        found = span.source.line(number).find(text, span.column - 1 if number == span.line else 0)
        if found >= 0:
            return Span(span.source, number, found + 1, number, found + 1 + len(text))
    return span


class Coverage(NamedTuple):
    """One role and weight. ``faces`` holds the clusters that each face draws, in the order of asking and of the text."""

    role: str
    weight: str
    faces: Mapping[str, tuple[str, ...]]
    missing: tuple[str, ...]


def coverage(agenda: Agenda, book: FontBook) -> list[Coverage]:
    """The coverage of a whole agenda; a cluster that a face has only in part counts as missing."""
    texts = dict.fromkeys(words.text for words in wordings(agenda))
    drawn = dict.fromkeys(cluster for text in texts for cluster in clusters(text) if not cluster.isspace())
    return [_covered(drawn, book, role, weight) for role, weights in book.families.items() for weight in weights]


def _covered(drawn: Mapping[str, object], book: FontBook, role: str, weight: str) -> Coverage:
    faces: dict[str, list[str]] = {name: [] for name in book.names(role, weight)}
    missing: list[str] = []
    for cluster in drawn:
        face = book.pick(cluster, role, weight)
        (faces[face.name] if face is not None and face.covers(cluster) else missing).append(cluster)
    return Coverage(role, weight, {name: tuple(found) for name, found in faces.items() if found}, tuple(missing))


# -- the place of a text in the programme, as 专题 云原生 › 议题 3 服务网格 › 讲师 于雨; the whole programme is walked for it

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
