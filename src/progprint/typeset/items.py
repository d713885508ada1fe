"""Items, and runs of them between two runs of Han characters: sums, breakpoints and drawing, as lines see them.

An item run holds its width, shrink, stretch and number of letter-space gaps, and, once it meets the edge of a line, its
breaks: the places where a line may end, each with the sums on either side of the glue that a break drops. Places where
no line may end are not among them, so nothing is tested for prohibition when lines are chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from progprint.text import tokens
from progprint.text.breakpoints import Breakpoint
from progprint.typeset.drawing import fixed
from progprint.typeset.glue import Glue


class LineItem(NamedTuple):
    """A box that never parts.

    ``pre`` and ``post`` shift a mark inside its half-em box; ``start`` counts from the start of its run.
    """

    left: str
    right: str
    text: str
    width: int
    pre: int
    body: str
    post: int
    style_run: int
    breakpoint: Breakpoint | None
    start: int


class MeasuredBreak(NamedTuple):
    """A breakpoint with the sums up to it, and those behind the glue that a break there drops, in 1/1000 em.

    It lies after ``at`` characters of run number ``run`` (at > 0), or at boundary ~at of the item run before it (at < 0);
    in an item run by itself, ``run`` is 0 and sums count from its start.
    """

    width: int
    shrink: int
    stretch: int
    gaps: int
    start: int
    start_shrink: int
    start_stretch: int
    start_gaps: int
    penalty: int
    loose: bool
    run: int
    at: int


class Boundary(NamedTuple):
    """The glue between two items: its space, the penalty of a break, and how it is drawn."""

    glue: Glue
    drawing: str
    loose: bool = False
    hyphen: bool = False


EDGE = Boundary(Glue(0, 0, 0, None, False), "")
"""What lies before the first box of a paragraph and behind its last."""

Maker = Callable[[], tuple[list[LineItem], list[Boundary]]]
"""Makes the boxes of an item run, and the gaps before, between and behind them."""


Hyphens = Callable[[int], tuple[int, str]]
"""Width and drawing of a hyphen at a line end, by style run."""


class ItemRun:
    """A run of items between two runs of Han characters; ``sums`` are its width, shrink, stretch and letter-space gaps.

    ``length`` is that of its text, ``size`` the number of its boxes. Boxes and boundaries may be given later, by ``make``:
    most words never meet the edge of a line.
    """

    def __init__(self, sums: tuple[int, int, int, int], drawing: str, length: int, size: int, next_style_run: int,
                 hyphen: Hyphens, hanging: frozenset[str], make: Maker) -> None:  # fmt: skip
        self.sums, self.drawing, self.length, self.size = sums, drawing, length, size
        self.width = sums[0]
        self.next_style_run, self._hyphen, self.hanging, self._make = next_style_run, hyphen, hanging, make

    @cached_property
    def _parts(self) -> tuple[list[LineItem], list[Boundary]]:
        return self._make()

    @property
    def items(self) -> list[LineItem]:
        """The boxes, in order."""
        return self._parts[0]

    @property
    def boundaries(self) -> list[Boundary]:
        """The gaps before, between and after the boxes."""
        return self._parts[1]

    @cached_property
    def drawings(self) -> list[str]:
        """Drawings of glue and boxes, in turn."""
        return drawings_of(*self._parts)

    def hyphen(self, index: int) -> tuple[int, str]:
        """Width and drawing of the hyphen that a line gets which ends at a boundary: in the style run of the word before it."""
        return self._hyphen(self.items[index - 1].style_run)

    def pre(self, index: int) -> str:
        """The shift of an item that begins a line."""
        shift = self.items[index].pre
        return fixed(shift) if shift else ""

    @cached_property
    def ends(self) -> list[int]:
        """Widths up to the places where a line may end, without the gaps there."""
        return [one.width for one in self.breaks]

    @cached_property
    def breaks(self) -> list[MeasuredBreak]:
        """Places where a line may end, in order."""
        found: list[MeasuredBreak] = []
        width = shrink = stretch = spread = 0
        last = len(self.items)
        for index, boundary in enumerate(self.boundaries):
            glue = boundary.glue
            after = (width + glue.natural, shrink + glue.shrink, stretch + glue.stretch, spread + glue.spread)
            if glue.penalty is not None:
                end = width - self._overhang(index) + (self.hyphen(index)[0] if boundary.hyphen else 0)
                found.append(
                    MeasuredBreak(end, shrink, stretch, spread, *after, glue.penalty, boundary.loose, 0, ~index)
                )
            width, shrink, stretch, spread = after
            width += self.items[index].width if index < last else 0
        return found

    def _overhang(self, index: int) -> int:
        """How far the mark before a break hangs over the measure (CLREQ, Hanging Punctuation).

        Only marks that stand alone hang, and not all that there is of a line.
        """
        if not index or self.items[index - 1].text not in self.hanging or (index == 1 and self.boundaries[0] is EDGE):
            return 0
        alone = index < 2 or self.items[index - 2].right not in tokens.FULL_MARKS
        return self.items[index - 1].width if alone else 0


def drawings_of(items: list[LineItem], boundaries: list[Boundary]) -> list[str]:
    """Drawings of glue and boxes, in turn."""
    drawings = [boundaries[0].drawing]
    for item, boundary in zip(items, boundaries[1:], strict=True):
        drawings += (item.body, boundary.drawing)
    return drawings


def sums_of(items: list[LineItem], boundaries: list[Boundary]) -> tuple[int, int, int, int]:
    """Width, shrink, stretch and number of letter-space gaps."""
    width = sum([item.width for item in items])
    shrink = stretch = spread = 0
    for (natural, less, more, _, spreads), *_ in boundaries:
        width += natural
        shrink += less
        stretch += more
        spread += spreads
    return width, shrink, stretch, spread
