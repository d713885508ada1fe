"""Sheets as pages: each page of the book placed, cut at its edges, with marks where to fold and cut.

    pages, Imposition ── impose ──▶ sheets     a sheet's side is a Page; the same writer draws it

Paper is thick: of folded sheets the inner ones stick out at the fore edge and are cut there, so what they show is moved
towards the spine, by the paper's thickness for every sheet of its signature outside of it. It is moved, never scaled.

Signatures lie one behind the other. A short bar on the fold of each, on its outside, stands a step lower than on the one
before it: on the back of the gathered book the bars are a stair, and one that is missing, doubled or out of its place is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from progprint.core.color import BLACK
from progprint.core.units import MM, Rect
from progprint.impose.order import SheetSide, n_up, saddle, spreads
from progprint.typeset.frame import Frame, Group, Item, Page, Rule, Tag

PAPERS = {
    "a5": (148, 210),
    "a4": (210, 297),
    "a3": (297, 420),
    "a2": (420, 594),
    "sra4": (225, 320),
    "sra3": (320, 450),
}
"""Sheets at hand, mm."""


class Scheme(NamedTuple):
    """Columns and rows of pages on a side, and their order, from the number of pages and those of a signature.

    ``folded``: sheets are folded between the columns.
    """

    columns: int
    rows: int
    order: Callable[[int, int], list[SheetSide]]
    folded: bool = False


SCHEMES = {
    "saddle": Scheme(2, 1, saddle, folded=True),
    "2up": Scheme(2, 1, lambda count, _: spreads(count)),
    "4up": Scheme(2, 2, lambda count, _: n_up(count, 4)),
}
_OFF, _LONG, _THIN, _LEAST = 2 * MM, 4 * MM, 0.25, 3 * MM
"""Of marks: distance from the cut, length, thickness; and the margin of paper from which on they are drawn, pt."""
_BAR = (2 * MM, 5 * MM)
"""Width and height of the bar for gathering; half of its width lies on each side of the fold."""


class Imposition(NamedTuple):
    """The way to lay pages on sheets.

    ``paper`` is a name of PAPERS, "" for the smallest that holds them; ``thickness`` of the paper in pt. ``long_edge``: the
    printer turns sheets over their long edge, so that backs stand on their heads. ``signature``: so many pages lie in each other;
    0 for all of them.
    """

    scheme: str = "saddle"
    paper: str = ""
    thickness: float = 0.0
    long_edge: bool = False
    marks: bool = True
    signature: int = 0


class TooSmallError(ValueError):
    """The pages are larger than the paper."""


def impose(pages: Sequence[Page], how: Imposition) -> tuple[Page, ...]:
    """The sides of all sheets, fronts and backs in turn. All pages must be of one size; TooSmallError if paper is not."""
    if not pages:
        return ()
    scheme, sides = SCHEMES[how.scheme], sides_of(len(pages), how)
    width, height = pages[0].frame.width, pages[0].frame.height
    paper = _paper(how.paper, scheme.columns * width, scheme.rows * height)
    gathered = sides[-1].signature + 1
    return tuple(_sheet(side, pages, how, paper, gathered) for side in sides)


def sides_of(count: int, how: Imposition) -> list[SheetSide]:
    """The sides of all sheets for so many pages, nothing drawn."""
    return SCHEMES[how.scheme].order(count, how.signature)


def paper_of(pages: Sequence[Page], how: Imposition) -> str:
    """The name of the paper that is taken."""
    scheme = SCHEMES[how.scheme]
    width, height = scheme.columns * pages[0].frame.width, scheme.rows * pages[0].frame.height
    return next((name for name in ([how.paper] if how.paper else PAPERS) if _turned(name, width, height)), "")


def _paper(name: str, width: float, height: float) -> tuple[float, float]:
    """The paper, turned so that the pages fit."""
    found = (_turned(one, width, height) for one in ([name] if name else PAPERS))
    paper = next((one for one in found if one is not None), None)
    if paper is None:
        raise TooSmallError(name)
    return paper


def _turned(name: str, width: float, height: float) -> tuple[float, float] | None:
    """A paper upright, or across where only that leaves room for marks; None if the pages do not fit."""
    one, other = (side * MM for side in PAPERS[name])
    fitting = [(w, h) for w, h in ((one, other), (other, one)) if width <= w + 1 and height <= h + 1]
    room = 2 * (_OFF + _LONG)
    return max(fitting, key=lambda side: min(side[0] - width, side[1] - height, room), default=None)


def _sheet(side: SheetSide, pages: Sequence[Page], how: Imposition, paper: tuple[float, float], gathered: int) -> Page:
    columns, rows, _, folded = SCHEMES[how.scheme]
    width, height = pages[0].frame.width, pages[0].frame.height
    left, top = (paper[0] - columns * width) / 2, (paper[1] - rows * height) / 2
    items: list[Item] = []
    taken = [(number, place) for place, number in enumerate(side.pages) if number is not None]
    for number, place in sorted(taken):  # what is read first stands first in the file
        column, row = place % columns, place // columns
        x, y = left + column * width, top + row * height
        shift = how.thickness * side.sheet * (1 if column == 0 else -1) if folded else 0.0
        bleed = min(pages[number].bleed, max(0.0, left), max(0.0, top))
        items.append(placed_page(pages[number], x, y, bleed, inner="r" if column == 0 else "l", shift=shift))
    trim = Rect(left, top, left + columns * width, top + rows * height)
    around = min(pages[0].bleed, max(0.0, left), max(0.0, top))
    if how.marks and min(left, top) >= -1 and max(left, top) >= _LEAST:
        items.append(_marks(trim, width, height, around, folded))
    elif how.marks and folded and not side.back:
        items.append(_fold(left + width, top, rows * height))
    if how.marks and gathered > 1 and side.sheet == 0 and not side.back:
        items.append(_bar(left + width, top, height, side.signature, gathered))
    landscape = paper[0] > paper[1]  # backs are laid out for sheets that are turned about an upright axis
    turn = 180 if side.back and how.long_edge == landscape else 0
    return Page(Frame(*paper, tuple(items)), around, turn=turn, trim=trim)


def roomy(pages: Sequence[Page], how: Imposition) -> list[str]:
    """The names of the papers that leave room for bleed and marks around the pages of a side."""
    scheme = SCHEMES[how.scheme]
    width, height = (
        count * side for count, side in zip((scheme.columns, scheme.rows), pages[0].frame[:2], strict=True)
    )
    edge = 2 * max(_LEAST, pages[0].bleed)
    return [name for name in PAPERS if _turned(name, width + edge, height + edge)]


def placed_page(page: Page, x: float, y: float, bleed: float, inner: str, shift: float = 0.0) -> Item:
    """A page cut at its edges, at its bleed where paper is beyond them, and at its trim on the ``inner`` side (l or r)."""
    frame = _bled(page.frame, bleed) if bleed > 0 else page.frame
    left, right = (0.0 if side == inner else bleed for side in "lr")
    width, height = page.frame.width + left + right, page.frame.height + 2 * bleed
    moved = Group(left + shift, bleed, frame)
    return Group(x - left, y - bleed, Frame(width, height, (moved,)), clip=True)


def _bled(frame: Frame, bleed: float) -> Frame:
    """A frame whose rules that bleed off reach so far."""
    items: list[Item] = []
    changed = False
    for item in frame.items:
        new: Item = item
        if isinstance(item, Rule) and item.bleeds:
            left, low, right, high = (bleed if side in item.bleeds else 0.0 for side in "lbrt")
            box = item.rect
            new = item._replace(rect=Rect(box.x0 - left, box.y0 - high, box.x1 + right, box.y1 + low), bleeds="")
        elif isinstance(item, (Group, Tag)) and not (isinstance(item, Group) and item.clip):
            inside = _bled(item.frame, bleed)
            new = item if inside is item.frame else item._replace(frame=inside)
        changed = changed or new is not item
        items.append(new)
    return Frame(frame.width, frame.height, tuple(items)) if changed else frame


def _marks(block: Rect, width: float, height: float, bleed: float, folded: bool) -> Item:
    """Where to cut: lines outside of the bleed at every edge between pages; dots instead where the sheet is folded."""
    lines: list[Item] = []
    left, top, wide, high = block.x0, block.y0, block.x1 - block.x0, block.y1 - block.y0
    off = max(_OFF, bleed)
    for n in range(round(wide / width) + 1):
        x = left + n * width
        fold = folded and 0 < n * width < wide - 1
        lines += [_line(x, y, x, y + _LONG, dotted=fold) for y in (top - off - _LONG, top + high + off)]
    for n in range(round(high / height) + 1):
        y = top + n * height
        lines += [_line(x, y, x + _LONG, y, dotted=False) for x in (left - off - _LONG, left + wide + off)]
    return Tag("Artifact", 0.0, 0.0, Frame(wide + 2 * left, high + 2 * top, tuple(lines)))


def _fold(x: float, top: float, high: float) -> Item:
    """Where to fold a sheet that has no margin: a short dotted line at head and foot of the spine."""
    lines = (_line(x, top, x, top + _LONG, dotted=True), _line(x, top + high - _LONG, x, top + high, dotted=True))
    return Tag("Artifact", 0.0, 0.0, Frame(x, top + high, lines))


def _bar(x: float, top: float, high: float, signature: int, gathered: int) -> Item:
    """The bar of a signature on its fold: the first near the head, each a step lower, all of them within the back."""
    wide, long = _BAR
    step = min(long, (high - 2 * long) / gathered)
    y = top + long + signature * step
    bar = Rule(Rect(x - wide / 2, y, x + wide / 2, y + step), BLACK)
    return Tag("Artifact", 0.0, 0.0, Frame(x + wide / 2, y + step, (bar,)))


def _line(x0: float, y0: float, x1: float, y1: float, *, dotted: bool) -> Item:
    half = _THIN / 2
    box = Rect(x0 - half, y0, x0 + half, y1) if x0 == x1 else Rect(x0, y0 - half, x1, y0 + half)
    if not dotted:
        return Rule(box, BLACK)
    step = (y1 - y0) / 5
    dots = [Rule(Rect(box.x0, y0 + 2 * n * step, box.x1, y0 + (2 * n + 1) * step), BLACK) for n in range(3)]
    return Group(0.0, 0.0, Frame(box.x1, box.y1, tuple(dots)))
