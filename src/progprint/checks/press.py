"""Preflight: what a print shop would ring about, found on the composed pages before any file is written.

    pages ─▶ resolution, ink, text near the cut, art that stops at the cut, small type, thin lines, sizes of pages

Each finding names the page, the place in millimetres from the left upper corner of the trim, and the line of the agenda
that made it, where there is one. Bars: 300 ppi (150 at least), total ink 300 %, 3 mm from the cut, 0.2 pt of line, 5 pt of
type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import dist
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from progprint.agenda.programme import Wording
from progprint.core.color import Ink
from progprint.core.diagnostic import Diagnostic, Span, error, warning
from progprint.core.units import MM, Rect
from progprint.typeset.frame import Frame, GlyphRun, Group, Lines, Page, Path, Picture, Rule, Tag

if TYPE_CHECKING:
    from progprint.files import PressColours

GOOD_PPI, LEAST_PPI = 300, 150
MOST_INK = 3.0
"""Shares of the four inks together."""
SAFE = 3 * MM
THINNEST = 0.2
SMALLEST = 5.0
APART = 25
"""Least difference of two colours that tell tracks apart, ΔE*ab."""
_AT_EDGE = 0.6 * MM
"""What ends so near the cut is meant to reach it."""
_SOME = 5
"""Findings of a kind that are told one by one; the rest is counted."""
_RICH_BLACK, _RICH_COLOURS = 0.5, 2.4
"""Black with any colour beside it, or the sum of colours, from which text is a rich black."""
_SHOWN = 20


class _Found(NamedTuple):
    """An item with its place on the page, and the tag it belongs to."""

    item: GlyphRun | Rule | Path | Picture
    rect: Rect
    span: Span | None
    artifact: bool
    clipped: bool


def check_press(pages: Sequence[Page]) -> Iterator[Diagnostic]:
    """``press-…`` for each page; errors are pictures below 150 ppi and too much ink."""
    told: dict[tuple[str, str], int] = {}
    for number, page in enumerate(pages, 1):
        for found in _walk(page.frame, 0.0, 0.0, None, artifact=False, clipped=False):
            for diagnostic in _judge(found, page, number):
                kind = diagnostic.code, diagnostic.variant
                told[kind] = told.get(kind, 0) + 1
                if told[kind] <= _SOME:
                    yield diagnostic
    for (code, variant), count in told.items():
        if count > _SOME:
            yield warning("press-more", None, code=f"{code}.{variant}".rstrip("."), count=count - _SOME)
    yield from _sizes(pages)


def check_tracks(tracks: Sequence[tuple[Wording, Ink]], colours: PressColours) -> Iterator[Diagnostic]:
    """``press-alike`` for tracks next to each other whose colours differ by less than ``APART`` in print (ΔE*ab, CIE 1976)."""
    looks = [colours.lab(ink.press if ink.neutral or ink.typed else colours.inks(ink.screen)) for _, ink in tracks]
    for (one, other), (first, second) in zip(pairwise(tracks), pairwise(looks), strict=True):
        apart = dist(first, second)
        if apart < APART:
            names = {"first": one[0].text, "second": other[0].text}
            yield warning("press-alike", other[0].span, **names, apart=round(apart), least=APART)


def _sizes(pages: Sequence[Page]) -> Iterator[Diagnostic]:
    """Pages of several sizes, or of a number that no sheet has."""
    sizes = {(round(page.frame.width / MM), round(page.frame.height / MM)) for page in pages}
    if len(sizes) > 1:
        yield error("press-sizes", sizes=", ".join(f"{width} × {height} mm" for width, height in sorted(sizes)))
    if len(pages) % 4:
        yield warning("press-count", pages=len(pages))


def _walk(frame: Frame, x: float, y: float, span: Span | None, *, artifact: bool, clipped: bool) -> Iterator[_Found]:
    for item in frame.items:
        match item:
            case Tag():
                inside = artifact or item.role == "Artifact"
                yield from _walk(
                    item.frame, x + item.x, y + item.y, item.span or span, artifact=inside, clipped=clipped
                )
            case Group():
                cut = clipped or item.clip
                yield from _walk(item.frame, x + item.x, y + item.y, span, artifact=artifact, clipped=cut)
            case Lines():
                for n, line in enumerate(item.lines):
                    for run in line:
                        yield _run(run, x, y + item.first + n * item.leading, span, artifact=artifact)
            case GlyphRun():
                yield _run(item, x, y, span, artifact=artifact)
            case Rule() | Picture():
                yield _Found(item, item.rect.moved(x, y), span, artifact, clipped)
            case Path():
                yield _Found(item, Rect(x, y, x, y), span, artifact, clipped)


def _run(run: GlyphRun, x: float, y: float, span: Span | None, *, artifact: bool) -> _Found:
    """A run with the box of its letters."""
    box = Rect(x + run.x, y + run.y - 0.8 * run.size, x + run.x + run.width, y + run.y + 0.2 * run.size)
    return _Found(run, box, span, artifact, False)


def _judge(found: _Found, page: Page, number: int) -> Iterator[Diagnostic]:
    item = found.item
    where = _where(found.rect, number)
    match item:
        case GlyphRun():
            yield from _text(item, found, page, where)
        case Rule():
            yield from _rule(item, found, page, where)
        case Picture():
            yield from _picture(item, found, page, where)
        case _:
            if 0 < item.stroke < THINNEST:
                yield warning("press-hairline", found.span, **where, thickness=round(item.stroke, 2))
            yield from _ink(item.ink, found.span, where)


class Where(TypedDict):
    """The page of an item and its left upper corner, in millimetres."""

    page: int
    x: float
    y: float


def _where(rect: Rect, number: int) -> Where:
    return {"page": number, "x": round(rect.x0 / MM, 1), "y": round(rect.y0 / MM, 1)}


def _ink(ink: Ink, span: Span | None, where: Where) -> Iterator[Diagnostic]:
    total = sum(ink.press)
    if total > MOST_INK + 0.005:
        yield error("press-ink", span, **where, percent=round(100 * total), ink=ink.name)


def _text(run: GlyphRun, found: _Found, page: Page, where: Where) -> Iterator[Diagnostic]:
    rect, text = found.rect, run.text if len(run.text) <= _SHOWN else run.text[:_SHOWN] + "…"
    if not text.strip():
        return
    yield from _ink(run.ink, found.span, where)
    *colours, black = run.ink.press
    if (black >= _RICH_BLACK and sum(colours) > 0) or sum(colours) >= _RICH_COLOURS:
        yield warning("press-rich-black", found.span, **where, text=text)
    if run.size < SMALLEST:
        yield warning("press-small", found.span, **where, text=text, size=round(run.size, 1))
    near = min(rect.x0, rect.y0, page.frame.width - rect.x1, page.frame.height - rect.y1)
    if near < SAFE and not found.artifact:
        yield warning("press-near-trim", found.span, **where, text=text, distance=round(near / MM, 1))


def _rule(rule: Rule, found: _Found, page: Page, where: Where) -> Iterator[Diagnostic]:
    yield from _ink(rule.ink, found.span, where)
    thin = min(found.rect.width, found.rect.height)
    if 0 < thin < THINNEST:
        yield warning("press-hairline", found.span, **where, thickness=round(thin, 2))
    if not found.clipped and any(rule.ink.press):
        yield from _short(found.rect, rule.bleeds, page, found.span, where)


def _picture(picture: Picture, found: _Found, page: Page, where: Where) -> Iterator[Diagnostic]:
    rect = found.rect
    raster, ppi = picture.raster, 72 * picture.raster.width / max(rect.width, 0.1)
    size: dict[str, float] = {"ppi": round(ppi), "width": raster.width, "height": raster.height}
    if ppi < LEAST_PPI:
        yield error("press-ppi", found.span, "refused", **where, **size)
    elif ppi < GOOD_PPI - 1:
        yield warning("press-ppi", found.span, "", **where, **size)
    if not found.clipped:
        yield from _short(rect, "", page, found.span, where)


def _short(rect: Rect, bleeds: str, page: Page, span: Span | None, where: Where) -> Iterator[Diagnostic]:
    """Art that ends at the cut instead of running over it: the least slip of the knife shows white."""
    right, below = page.frame.width - rect.x1, page.frame.height - rect.y1
    distances = {"l": rect.x0, "t": rect.y0, "r": right, "b": below}
    if any(abs(away) < _AT_EDGE and side not in bleeds for side, away in distances.items()):
        yield warning("press-short-of-bleed", span, **where)
