"""Cards on sheets of paper, with ticks where to cut."""

from __future__ import annotations

from collections.abc import Sequence

from progprint.core.units import MM, Rect
from progprint.sheets.context import Context
from progprint.sheets.handouts.desk import Sheet, artifact
from progprint.typeset.frame import Frame, Group, Item, Page, Rule

A4 = (210 * MM, 297 * MM)
_TICK = 4 * MM


def several_up(
    context: Context,
    cards: Sequence[Frame],
    names: Sequence[str],
    paper: tuple[float, float] = A4,
    gutter: float = 0.0,
    backs: Sequence[Frame] = (),
) -> list[Sheet]:
    """Cards of one size on numbered sheets, as many as fit, with ticks at their corners; each with the ``names`` of its cards.

    Between cards lies ``gutter``, into which their colours may bleed by half. Behind each sheet comes one with the ``backs``
    of its cards, row by row from the right: printed on both sides and turned over the long edge, they lie behind them.
    """
    if not cards:
        return []
    width, height = cards[0].width, cards[0].height
    columns = max(1, int((paper[0] + gutter + 0.5) // (width + gutter)))
    rows = max(1, int((paper[1] + gutter + 0.5) // (height + gutter)))
    left = (paper[0] - columns * (width + gutter) + gutter) / 2
    top = (paper[1] - rows * (height + gutter) + gutter) / 2
    xs = [left + n * (width + gutter) for n in range(columns)]
    ys = [top + n * (height + gutter) for n in range(rows)]
    ticks = _ticks(context, [x + edge for x in xs for edge in (0.0, width)], [y + edge for y in ys for edge in (0.0, height)],
                   paper, gutter / 2)  # fmt: skip
    sheets, most = list[Sheet](), columns * rows
    for number, first in enumerate(range(0, len(cards), most), 1):
        for own, lefts in ((cards, xs), (backs, xs[::-1])):
            placed = [Group(lefts[place % columns], ys[place // columns], card)
                      for place, card in enumerate(own[first : first + most])]  # fmt: skip
            page, about = Page(Frame(*paper, (ticks, *placed))), tuple(names[first : first + most])
            sheets += [Sheet(f"{number}", page, about)] if placed else []
    return sheets


def _ticks(
    context: Context, xs: Sequence[float], ys: Sequence[float], paper: tuple[float, float], bleed: float
) -> Item:
    """Where to cut: ticks in the margins around the block; where it fills the sheet, short crosses between the cards."""
    ink, thin = context.design.colors["quiet"], 0.15
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    spare = min(left, top) > bleed + _TICK
    drawn: list[Item] = []
    for x in sorted({round(x, 2) for x in xs}):
        ends = ((top - bleed - _TICK, top - bleed), (bottom + bleed, bottom + bleed + _TICK))
        for y0, y1 in ends if spare else ((y - _TICK / 2, y + _TICK / 2) for y in sorted({round(y, 2) for y in ys})):
            drawn.append(Rule(Rect(x - thin, max(y0, 0.0), x + thin, min(y1, paper[1])), ink))
    for y in sorted({round(y, 2) for y in ys}):
        ends = ((left - bleed - _TICK, left - bleed), (right + bleed, right + bleed + _TICK))
        for x0, x1 in ends if spare else ((x - _TICK / 2, x + _TICK / 2) for x in sorted({round(x, 2) for x in xs})):
            drawn.append(Rule(Rect(max(x0, 0.0), y - thin, min(x1, paper[0]), y + thin), ink))
    return artifact(*drawn)
