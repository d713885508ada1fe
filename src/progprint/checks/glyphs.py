"""Every character, or a word about it: what no font can draw is named before a page is made.

All text is looked at once as a set of characters; places are sought only for those that are missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from progprint.agenda.programme import Agenda, Wording
from progprint.agenda.texts import characters, wordings
from progprint.checks.places import Trail, placed
from progprint.core.diagnostic import Diagnostic, Related, Span, warning
from progprint.fonts.book import FontBook

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
    lost = list(_lost(list(wordings(agenda)), book)) if re.search(_SELECTOR, text) else []
    if not missing and not lost:
        return
    places = list(placed(agenda))
    for char in missing:
        yield _finding("missing-glyph", char, places, shown)
    for sequence in lost:
        yield _finding("variation-lost", sequence, places, shown)


def _lost(told: Sequence[Wording], book: FontBook) -> Iterator[str]:
    """Sequences of a character and a variation selector that some role has no face for."""
    found = dict.fromkeys(match[0] for words in told for match in _SEQUENCE.finditer(words.text))
    return (sequence for sequence in found if not book.has_variation(sequence[0], sequence[1]))


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
