"""Every character, or a word about it: what no font can draw is named before a page is made."""

from __future__ import annotations

from collections.abc import Iterator

from progprint.agenda.programme import Agenda, Wording
from progprint.agenda.texts import wordings
from progprint.core.diagnostic import Diagnostic, Span, warning
from progprint.fonts.book import FontBook

_VARIATIONS = range(0xE0100, 0xE01F0)


def check_glyphs(agenda: Agenda, book: FontBook, family: str = "sans") -> Iterator[Diagnostic]:
    """``missing-glyph`` for each character that no face of the family has, ``variation-lost`` for each lost form.

    All text is looked at once as a set of characters; places are sought only for those that are missing.
    """
    texts = list(dict.fromkeys(wordings(agenda)))
    characters = "".join(sorted(set("".join(words.text for words in texts))))
    missing = set(book.missing(characters, family))
    for words in texts if missing else ():
        for char in dict.fromkeys(words.text):
            if char in missing:
                yield warning("missing-glyph", place_of(words, char), char=char, code=f"U+{ord(char):04X}")
    if any(ord(char) in _VARIATIONS for char in characters):
        yield from _lost_variations(texts, book, family)


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
    lines = span.source.text.split("\n")[span.line - 1 : span.end_line]
    for number, line in enumerate(lines):
        start = span.column - 1 if number == 0 else 0
        found = line.find(char, start)
        if found >= 0:
            return Span(span.source, span.line + number, found + 1, span.line + number, found + 2)
    return span
