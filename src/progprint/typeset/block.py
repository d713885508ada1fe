"""Blocks: what can be set into a region, and what comes back.

    Region(width, height) ──block.compose──▶ Fit(frame, rest)

``frame`` is what fitted (None if nothing did), ``rest`` the block that is left, or None when all is set. A block never
fails for lack of room and never writes outside its region's width.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from progprint.typeset.breaks import new_tuple
from progprint.typeset.frame import Frame


class Region(NamedTuple):
    """Room to fill, in points.

    ``fresh`` tells that it is a whole empty column: what does not fit here fits nowhere, so something must be set.
    ``left`` and ``right`` are the distances from the region's sides to the trim, for bands that run to the edge.
    """

    width: float
    height: float
    fresh: bool = False
    left: float = 0.0
    right: float = 0.0

    def narrowed(self, width: float, height: float, *, fresh: bool, x: float = 0.0) -> Region:
        """A part of this region: ``x`` from its left side, ``width`` wide."""
        return new_tuple(Region, (width, height, fresh, self.left + x, self.right + self.width - x - width))


class Fit(NamedTuple):
    """What came of it; the frame's height is what was used."""

    frame: Frame | None
    rest: Block | None = None


class Block(Protocol):
    """Something that can be set, whole or in parts."""

    @property
    def keep_next(self) -> bool:
        """Whether it must stand on the same page as the beginning of the next block."""

    @property
    def before(self) -> float:
        """Space wanted above, pt; dropped at the top of a region."""

    @property
    def after(self) -> float:
        """Space wanted below, pt; the larger of two meeting spaces counts."""

    def compose(self, region: Region) -> Fit:
        """Set as much as fits into the region."""
