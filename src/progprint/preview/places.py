"""Places on a page where a line of the agenda is shown, and the line that is shown at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from progprint.typeset.frame import Tag, pieces, runs, walk

if TYPE_CHECKING:
    from progprint.core.diagnostic import Span
    from progprint.preview.studio import StudioPages
    from progprint.typeset.frame import Page


_NEAR = 10.0
"""Points between two parts that belong to the nearer one."""


class Box(NamedTuple):
    """A rectangle of a page, points from the top left of its trim, and the place that its text has in a file."""

    x: float
    y: float
    width: float
    height: float
    span: Span
    text: str = ""


def boxes(page: Page) -> list[Box]:
    """Every part of a page whose text stands in a file."""
    found = [
        Box(x, y, tag.frame.width, tag.frame.height, tag.span, piece.text)
        for tag, piece, x, y in pieces(page.frame)
        if tag.span is not None
    ]
    if not found:  # slides: parts without a measure of their own
        spans = [item.span for item, _, _ in walk(page.frame) if isinstance(item, Tag) and item.span is not None]
        found = [Box(0.0, 0.0, page.frame.width, page.frame.height, span) for span in spans[:1]]
    return found


def at(page: Page, x: float, y: float) -> Box | None:
    """The smallest part that holds a point, or the nearest one within ten points above or below it."""
    inside = [one for one in boxes(page) if one.x <= x <= one.x + one.width and one.y <= y <= one.y + one.height]
    if inside:
        return min(inside, key=lambda one: one.width * one.height)
    abreast = [one for one in boxes(page) if one.x <= x <= one.x + one.width]
    near = [one for one in abreast if min(abs(one.y - y), abs(one.y + one.height - y)) < _NEAR]
    return min(near, key=lambda one: abs(one.y + one.height / 2 - y), default=None)


class Index:
    """The pages of a document by the lines of the agenda that they show."""

    def __init__(self, document: StudioPages) -> None:
        self._places: dict[str, list[tuple[int, int, int, Box]]] = {}
        for number, page in enumerate(document.pages):
            for box in boxes(page):
                span = box.span
                self._places.setdefault(span.source.name, []).append((span.line, span.end_line, number, box))

    def find(self, span: Span) -> tuple[int, Box] | None:
        """The page (from 0) and part that show a place, the one that holds it most closely; else what stands next to it."""
        rows = self._places.get(span.source.name, ())
        holding = [row for row in rows if row[0] <= span.line <= row[1]]
        if holding:
            _, _, number, box = min(holding, key=lambda row: _closeness(row, span))
            return number, box
        before = [row for row in rows if row[0] <= span.line]
        if not before:
            return None
        _, _, number, box = max(before, key=lambda row: (row[0], -row[2]))
        return number, box


def _closeness(row: tuple[int, int, int, Box], span: Span) -> tuple[float, ...]:
    """Of the parts that show a place the one that shows least else; of several the largest, which is the talk's own page."""
    first, last, number, box = row
    return last - first, abs(box.span.column - span.column), -box.height, number


def text_of(page: Page) -> str:
    """The words of a page, for readers that do not see it and for who looks for them; of slides all that is drawn."""
    said = [piece.text for _, piece, _, _ in pieces(page.frame) if piece.text]
    return " ".join(said or [run.text for run, _, _ in runs(page.frame)])


def hits(page: Page, words: str) -> list[tuple[float, float, float, float]]:
    """The rectangles of the parts that hold some words, capitals, widths and blanks aside; of a slide the whole of it."""
    wanted = _plain(words)
    found = [
        (x, y, tag.frame.width, tag.frame.height)
        for tag, piece, x, y in pieces(page.frame)
        if wanted and wanted in _plain(piece.text)
    ]
    if not found and wanted and wanted in _plain(text_of(page)):
        return [(0.0, 0.0, page.frame.width, page.frame.height)]
    return sorted(found, key=lambda rect: (rect[1], rect[0]))


def _plain(text: str) -> str:
    """A text as it is compared."""
    return "".join(normalize("NFKC", text).casefold().split())
