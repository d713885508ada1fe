"""Every character, or a word about it: what no font can draw is named before a page is made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from progprint.agenda.programme import Agenda, Wording
from progprint.agenda.texts import wordings
from progprint.core.diagnostic import Diagnostic, Span, warning
from progprint.fonts.book import FontBook

_VARIATIONS = range(0xE0100, 0xE01F0)
_BEGINNING = 20_000


def check_glyphs(agenda: Agenda, book: FontBook, family: str = "sans") -> Iterator[Diagnostic]:
    """``missing-glyph`` for each character that no face of the family has, ``variation-lost`` for each lost form.

    All text is looked at once as a set of characters; places are sought only for those that are missing.
    """
    told = list(wordings(agenda))
    characters = "".join(sorted(_distinct("".join([words.text for words in told]))))
    missing = set(book.missing(characters, family))
    varied = any(ord(char) in _VARIATIONS for char in characters)
    texts = list(dict.fromkeys(told)) if missing or varied else []
    for words in texts if missing else ():
        for char in dict.fromkeys(words.text):
            if char in missing:
                yield warning("missing-glyph", place_of(words, char), char=char, code=f"U+{ord(char):04X}")
    if varied:
        yield from _lost_variations(texts, book, family)


def _distinct(text: str) -> set[str]:
    """The characters of a text. Those of its beginning are most of the rest; one pattern passes over them faster."""
    begun = set(text[:_BEGINNING])
    rest = text[_BEGINNING:]
    if rest:
        rest = re.sub(f"[{re.escape(''.join(sorted(begun)))}]+", "", rest)
    return begun | set(rest)


def _lost_variations(texts: list[Wording], book: FontBook, family: str) -> Iterator[Diagnostic]:
    face = book.main(family, "regular")
    for words in texts:
        for base, selector in zip(words.text, words.text[1:], strict=False):
            if ord(selector) in _VARIATIONS and not face.has_variation(base, selector):
                code = f"U+{ord(base):04X} U+{ord(selector):04X}"
                yield warning("variation-lost", place_of(words, base), char=base, code=code)


def place_of(words: Wording, char: str) -> Span | None:
    """The place of a character, if the words stand in their file as they are; else the place of the words."""
    span = words.span
    if span is None:
        return None
    for number in range(span.line, span.end_line + 1):
        found = span.source.line(number).find(char, span.column - 1 if number == span.line else 0)
        if found >= 0:
            return Span(span.source, number, found + 1, number, found + 2)
    return span
