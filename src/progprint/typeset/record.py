"""What stands between two runs of Han characters, as lines see it: sums, places where a line may end, and drawing.

A record holds its width, shrink, stretch and number of letter-space gaps, and, once it meets the edge of a line, its
slots: the places where a line may end, each with the sums on either side of the gap that a break drops. Places where
no line may end have no slot, so nothing is tested for prohibition when lines are chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from progprint.text import tokens
from progprint.text.breakpoints import Breakpoint
from progprint.typeset.spacing import Gap
from progprint.typeset.strokes import fixed


class Item(NamedTuple):
    """A box that never parts. ``pre`` and ``post`` shift a mark inside its half-em box; ``start`` is in the junction."""

    left: str
    right: str
    text: str
    width: int
    pre: int
    body: str
    post: int
    voice: int
    breakpoint: Breakpoint | None
    start: int


class Slot(NamedTuple):
    """A place in a record where a line may end: sums before the gap, sums behind it, and its joint."""

    end_width: int
    end_shrink: int
    end_stretch: int
    end_gaps: int
    start_width: int
    start_shrink: int
    start_stretch: int
    start_gaps: int
    penalty: int
    loose: bool
    index: int  # type: ignore[assignment]  # a slot is never searched as a tuple


class Joint(NamedTuple):
    """The gap between two items: its space, the penalty of a break, and how it is drawn."""

    gap: Gap
    stroke: str
    loose: bool = False
    hyphen: bool = False


EDGE = Joint(Gap(0, 0, 0, None, False), "")
"""What lies before the first box of a paragraph and behind its last."""

Maker = Callable[[], tuple[list[Item], list[Joint]]]
"""Makes the boxes of a record, and the gaps before, between and behind them."""


Hyphens = Callable[[int], tuple[int, str]]
"""Width and drawing of a hyphen at a line end, by voice."""


class Record:
    """What stands between two runs of Han characters; ``sums`` are its width, shrink, stretch and letter-space gaps.

    ``length`` is that of its text, ``size`` the number of its boxes. Boxes and joints may be given later, by ``make``:
    most words never meet the edge of a line.
    """

    __slots__ = ("_ends", "_hyphen", "_items", "_joints", "_make", "_slots", "_strokes", "hanging", "length", "next_voice",
                 "size", "stroke", "sums", "width")  # fmt: skip

    def __init__(self, sums: tuple[int, int, int, int], stroke: str, length: int, size: int, next_voice: int,
                 hyphen: Hyphens, hanging: frozenset[str], make: Maker) -> None:  # fmt: skip
        self.sums, self.stroke, self.length, self.size = sums, stroke, length, size
        self.width = sums[0]
        self.next_voice, self._hyphen, self.hanging = next_voice, hyphen, hanging
        self._make: Maker | None = make
        self._items: list[Item] = []
        self._joints: list[Joint] = []
        self._strokes: list[str] = []
        self._slots: list[Slot] | None = None
        self._ends: list[int] | None = None

    @property
    def items(self) -> list[Item]:
        """The boxes, in order."""
        self._part()
        return self._items

    def _part(self) -> None:
        """Make the parts, if it has not been done."""
        if self._make is not None:
            self._items, self._joints = self._make()
            self._strokes, self._make = strokes_of(self._items, self._joints), None

    @property
    def joints(self) -> list[Joint]:
        """The gaps before, between and after the boxes."""
        self._part()
        return self._joints

    @property
    def strokes(self) -> list[str]:
        """How gaps and boxes are drawn, in turn."""
        self._part()
        return self._strokes

    def hyphen(self, index: int) -> tuple[int, str]:
        """Width and drawing of the hyphen that a line gets which ends at a joint: in the voice of the word before it."""
        return self._hyphen(self.items[index - 1].voice)

    def pre(self, index: int) -> str:
        """The shift of an item that begins a line."""
        shift = self.items[index].pre
        return fixed(shift) if shift else ""

    @property
    def slots(self) -> list[Slot]:
        """Places where a line may end, in order."""
        if self._slots is None:
            self._slots = self._find_slots()
        return self._slots

    @property
    def ends(self) -> list[int]:
        """Widths up to the places where a line may end, without the gaps there."""
        if self._ends is None:
            self._ends = [slot.end_width for slot in self.slots]
        return self._ends

    def _find_slots(self) -> list[Slot]:
        found: list[Slot] = []
        width = shrink = stretch = spread = 0
        last = len(self.items)
        for index, joint in enumerate(self.joints):
            gap = joint.gap
            after = (width + gap.natural, shrink + gap.shrink, stretch + gap.stretch, spread + gap.spread)
            if gap.penalty is not None:
                end = width - self._overhang(index) + (self.hyphen(index)[0] if joint.hyphen else 0)
                found.append(Slot(end, shrink, stretch, spread, *after, gap.penalty, joint.loose, index))
            width, shrink, stretch, spread = after
            width += self.items[index].width if index < last else 0
        return found

    def _overhang(self, index: int) -> int:
        """How far the mark before a break hangs over the measure (CLREQ, Hanging Punctuation).

        Only marks that stand alone hang, and not all that there is of a line.
        """
        if not index or self.items[index - 1].text not in self.hanging or (index == 1 and self.joints[0] is EDGE):
            return 0
        alone = index < 2 or self.items[index - 2].right not in tokens.FULL_MARKS
        return self.items[index - 1].width if alone else 0


def strokes_of(items: list[Item], joints: list[Joint]) -> list[str]:
    """How gaps and boxes are drawn, in turn."""
    strokes = [joints[0].stroke]
    for item, joint in zip(items, joints[1:], strict=True):
        strokes += (item.body, joint.stroke)
    return strokes


def sums_of(items: list[Item], joints: list[Joint]) -> tuple[int, int, int, int]:
    """Width, shrink, stretch and number of letter-space gaps."""
    width = sum([item.width for item in items])
    shrink = stretch = spread = 0
    for (natural, less, more, _, spreads), *_ in joints:
        width += natural
        shrink += less
        stretch += more
        spread += spreads
    return width, shrink, stretch, spread
