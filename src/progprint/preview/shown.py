"""The state of the studio as the page gets it: documents of a tab, and problems with the pages that they concern."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from progprint.core.raster import png
from progprint.pdf.raster import one_page, rasters
from progprint.pdf.write import write_pdf
from progprint.typeset.frame import Tag, pieces, runs, walk

if TYPE_CHECKING:
    from progprint.core.diagnostic import Diagnostic, Span
    from progprint.preview.studio import Saved, Studio, StudioPages
    from progprint.typeset.frame import Page

Tell = Callable[["Sequence[Diagnostic]"], "list[dict[str, object]]"]
"""Diagnostics as plain data with their sentences."""
_MOST = 500
"""Problems that are told."""


def state_json(studio: Studio, group: str, tell: Tell, *, can_open: bool) -> dict[str, object]:
    """Everything that the page shows of a tab, but for the pictures; ``tell`` puts problems into words."""
    with studio.lock:
        documents = list(studio.group(group).values())
        state = studio.state
        return {
            "version": state.version,
            "sound": state.sound,
            "seconds": round(state.seconds, 2),
            "group": group,
            "open": can_open,
            "documents": [_document(one) for one in documents],
            "problems": _problems(studio, state, tell),
        }


def _document(one: StudioPages) -> dict[str, object]:
    sizes = [[round(page.frame.width, 2), round(page.frame.height, 2)] for page in one.pages]
    return {
        "key": one.key,
        "title": one.title,
        "spreads": one.spreads,
        "sizes": sizes[:1] if all(size == sizes[0] for size in sizes) else sizes,
        "labels": [page.label for page in one.pages],
        "jumps": [list(jump) for jump in one.jumps],
        "margins": [round(value, 2) for value in one.margins],
        "grid": round(one.grid, 3),
        "baseline": round(one.baseline, 3),
        "bleed": one.pages[0].bleed if one.pages else 0.0,
    }


def _problems(studio: Studio, state: Saved, tell: Tell) -> list[dict[str, object]]:
    shown = state.problems[:_MOST]
    told = tell(shown)
    booklet = studio.group("booklet").get("booklet")
    index = Index(booklet) if booklet is not None and shown else None
    return [_problem(d, one, index) for d, one in zip(shown, told, strict=True)]


def _problem(d: Diagnostic, told: dict[str, object], index: Index | None) -> dict[str, object]:
    found = index.find(d.span) if index is not None and d.span is not None else None
    if found is None:
        return told
    number, box = found
    return {**told, "page": number, "box": [round(value, 1) for value in (box.x, box.y, box.width, box.height)]}


_ROOM = 48_000_000
"""Bytes of pictures that are kept."""
SCALES = (0.25, 4.0)
"""Least and most pixels for a point."""
MOST_PIXELS = 24_000_000


class Pictures:
    """Pages as PNG files; those that were asked for last are kept."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._pages: dict[tuple[str, int], tuple[int, bytes, str]] = {}
        self._drawn: OrderedDict[tuple[str, float], bytes] = OrderedDict()
        self._size = 0

    def digest(self, document: StudioPages, number: int) -> str:
        """A digest of the look of a page (from 0)."""
        return self._page(document, number)[1]

    def picture(self, document: StudioPages, number: int, scale: float) -> bytes:
        """A page as a PNG file; ``scale`` is pixels for a point."""
        frame = document.pages[number].frame
        scale = min(max(scale, SCALES[0]), SCALES[1], (MOST_PIXELS / (frame.width * frame.height)) ** 0.5)
        with self._studio.lock:
            data, digest = self._page(document, number)
            known = self._drawn.get((digest, scale))
            if known is None:
                known = png(one_page(document.file, number, scale) if document.file else next(rasters(data, scale)), 1)
                self._drawn[digest, scale] = known
                self._size += len(known)
                while self._size > _ROOM and len(self._drawn) > 1:
                    _, old = self._drawn.popitem(last=False)
                    self._size -= len(old)
            self._drawn.move_to_end((digest, scale))
            return known

    def _page(self, document: StudioPages, number: int) -> tuple[bytes, str]:
        """The PDF of one page and its digest, made once for each save."""
        with self._studio.lock:
            version = self._studio.state.version
            known = self._pages.get((document.key, number))
            if known is None or known[0] != version:
                data = write_pdf([document.pages[number]], document.settings).value or b""
                known = self._pages[document.key, number] = (
                    version,
                    data,
                    hashlib.sha256(document.file + data).hexdigest()[:16],
                )
            return known[1], known[2]


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
