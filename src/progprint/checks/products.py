"""What composed pages show: headings larger than a page, text that runs out of the trim, characters replaced by 〓."""

from __future__ import annotations

from typing import TYPE_CHECKING

from progprint.checks.glyphs import named
from progprint.core.diagnostic import Diagnostic, Span, warning
from progprint.fonts.book import FontBook
from progprint.typeset.frame import GlyphRun, Page, Tag, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEADINGS = ("H1", "H2", "H3", "H4")
_SHOWN = 24


def check_pages(pages: Sequence[Page]) -> Iterator[Diagnostic]:
    """``text-overflow`` for each heading that no page could hold whole, and for what stands outside the trim."""
    first: dict[str, int] = {}
    told: set[str] = set()
    for number, page in enumerate(pages):
        for item, x, y in walk(page.frame):
            if not isinstance(item, Tag) or item.piece is None or item.key in told:
                continue
            split = item.role in _HEADINGS and first.setdefault(item.key, number) != number
            if split or _outside(item, x, y, page):
                told.add(item.key)
                yield warning("text-overflow", item.span, text=_shortened(item.piece.text))


def check_drawn(pages: Sequence[Page], book: FontBook, told: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """``missing-glyph`` for what was replaced on the pages and is not told yet: text that the agenda does not hold."""
    known = "".join(str(found.params.get("char", "")) for found in told if found.code == "missing-glyph")
    for char in book.lacking("".join(book.replaced)) if book.replaced else ():
        if char not in known:
            yield warning("missing-glyph", _place(pages, char), **named(char), count=1)


def _place(pages: Sequence[Page], char: str) -> Span | None:
    """The place of the first text that shows a character, if it has one in a file."""
    for page in pages:
        place: Span | None = None
        for item, _, _ in walk(page.frame):
            if isinstance(item, Tag):
                place = item.span or place
            elif isinstance(item, GlyphRun) and char in item.text:
                return place
    return None


def _outside(tag: Tag, x: float, y: float, page: Page) -> bool:
    right, bottom = x + tag.x + tag.frame.width, y + tag.y + tag.frame.height
    return x + tag.x < -1 or right > page.frame.width + 1 or bottom > page.frame.height + 1


def _shortened(text: str) -> str:
    """The beginning of a text, to name it by."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
