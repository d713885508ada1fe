"""The order of pages on sheets, nothing drawn.

    saddle   sheets folded once and laid into each other: of 8 pages (8, 1) (2, 7) (6, 3) (4, 5)
             in signatures of 8, one behind the other: of 12 pages the same, then (12, 9) (10, 11)
    spreads  pages that face each other in the book on one side: (–, 1) (2, 3) (4, 5) …
    n-up     pages one after the other, row by row

Pages count from 0; None is an empty place.
"""

from __future__ import annotations

from typing import NamedTuple

Place = int | None
SIGNATURES = (8, 12, 16, 20, 24, 32)
"""Pages that a signature may have: two to eight sheets."""
THICKEST = 80
"""Pages up to which a book is folded as a whole (a rule of thumb of the trade; thinner still on heavy paper)."""


class SheetSide(NamedTuple):
    """One side of a sheet: its pages row by row, and which sheet of its signature it is, the outermost (or first) being 0.

    ``back``: it is printed on the back of the side before it. ``signature``: which of the signatures it belongs to.
    """

    pages: tuple[Place, ...]
    sheet: int
    back: bool = False
    signature: int = 0


def saddle(count: int, signature: int = 0) -> list[SheetSide]:
    """Two pages a side, sheets folded in the middle and laid into each other; empty places come last.

    With ``signature`` so many pages lie in each other, a multiple of four; the last signature has the rest, in as few
    sheets as it takes.
    """
    whole = -(-count // 4) * 4
    signature = signature or whole
    return [
        side
        for number, first in enumerate(range(0, whole, signature or 1))
        for side in _nested(number, first, min(first + signature, whole), count)
    ]


def _nested(number: int, first: int, end: int, count: int) -> list[SheetSide]:
    """The sides of one signature: the pages from ``first`` to before ``end``, of a book of ``count``."""

    def place(page: int) -> Place:
        return page if page < count else None

    sides = []
    for sheet in range((end - first) // 4):
        outer, inner = end - 1 - 2 * sheet, first + 2 * sheet
        sides.append(SheetSide((place(outer), place(inner)), sheet, signature=number))
        sides.append(SheetSide((place(inner + 1), place(outer - 1)), sheet, back=True, signature=number))
    return sides


def spreads(count: int) -> list[SheetSide]:
    """A left page and its right page on each side. The first page is a right one and has an empty place beside it."""
    return _in_turn([None, *range(count)], 2)


def n_up(count: int, a_side: int) -> list[SheetSide]:
    """``a_side`` pages on each side, in order."""
    return _in_turn([*range(count)], a_side)


def _in_turn(places: list[Place], a_side: int) -> list[SheetSide]:
    """Places one after the other, fronts and backs in turn; the last side is filled with empty ones."""
    sides = []
    for number, first in enumerate(range(0, len(places), a_side)):
        pages = tuple(places[first : first + a_side])
        sides.append(SheetSide(pages + (None,) * (a_side - len(pages)), number // 2, back=number % 2 == 1))
    return sides


def blanks(sides: list[SheetSide]) -> int:
    """The number of places that are empty."""
    return sum(page is None for side in sides for page in side.pages)
