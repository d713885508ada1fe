"""The order of pages on sheets, nothing drawn.

    saddle   sheets folded once and laid into each other: of 8 pages (8, 1) (2, 7) (6, 3) (4, 5)
    n-up     pages one after the other, row by row

Pages count from 0; None is an empty place.
"""

from __future__ import annotations

from typing import NamedTuple

Place = int | None


class Side(NamedTuple):
    """One side of a sheet: its pages row by row, and which sheet it is, the outermost (or first) being 0.

    ``back``: it is printed on the back of the side before it.
    """

    pages: tuple[Place, ...]
    sheet: int
    back: bool = False


def saddle(count: int) -> list[Side]:
    """Two pages a side, sheets folded in the middle and laid into each other; empty places come last."""
    whole = -(-count // 4) * 4

    def place(number: int) -> Place:
        return number if number < count else None

    sides = []
    for sheet in range(whole // 4):
        outer, inner = whole - 1 - 2 * sheet, 2 * sheet
        sides.append(Side((place(outer), place(inner)), sheet))
        sides.append(Side((place(inner + 1), place(outer - 1)), sheet, back=True))
    return sides


def n_up(count: int, a_side: int) -> list[Side]:
    """``a_side`` pages on each side, in order."""
    sides = []
    for number, first in enumerate(range(0, count, a_side)):
        pages = tuple(at if at < count else None for at in range(first, first + a_side))
        sides.append(Side(pages, number // 2, back=number % 2 == 1))
    return sides


def blanks(sides: list[Side]) -> int:
    """The number of places that are empty."""
    return sum(page is None for side in sides for page in side.pages)
