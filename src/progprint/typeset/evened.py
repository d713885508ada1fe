"""A block over several pages that are about equally full, where the last of them would hold a remnant."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, repeat
from typing import NamedTuple

from progprint.typeset.block import Block, Fit, Region, poured

_MOST = 100
"""Pages beyond which nobody looks at how full the last one is."""


class Capped(NamedTuple):
    """A block of which a page takes no more than a height, pt, so that its last page is no remnant.

    The first page takes ``above`` pt less: something else stands on it.
    """

    block: Block
    most: float
    above: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """Set into the upper part of the region."""
        height = min(region.height, self.most - self.above)
        fit = self.block.compose(region.narrowed(region.width, height, fresh=region.fresh, x=0.0))
        return Fit(fit.frame, self._replace(block=fit.rest, above=0.0) if fit.rest is not None else None)


def evened(block: Block, width: float, whole: float, above: float, grid: float) -> Block:
    """The block as it is, or with a fuller last page where that would be less than half full; no other is emptier than it.

    ``whole`` is the height of a page, of the first of which ``above`` is taken.
    """
    heights = heights_of(block, width, whole, above)
    if len(heights) == 1 or heights[-1] >= whole / 2:
        return block

    def too_low(steps: int) -> bool:
        lower = Capped(block, whole - steps * grid, above)
        first, *others = heights_of(lower, width, whole, above, len(heights) + 1)
        return len(others) >= len(heights) or others[-1] > min(first + above, *others)

    steps = bisect_left(range(1, math.ceil(whole / 2 / grid) + 1), True, key=too_low)
    return Capped(block, whole - steps * grid, above) if steps else block


def heights_of(block: Block, width: float, whole: float, above: float = 0.0, most: int = _MOST) -> list[float]:
    """The heights that a block takes on up to ``most`` pages on which it goes on; ``above`` is taken on the first of them."""
    pages: Iterator[Region] = chain([Region(width, whole - above)], repeat(Region(width, whole, fresh=True), most - 1))
    return [fit.frame.height if fit.frame is not None else 0.0 for fit in poured(block, pages)]
