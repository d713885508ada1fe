"""Blocks one below the other: spacing, the baseline grid, keeping together, and breaking between and inside them.

Stack(heading, paragraph, list) ── compose(region) ──▶ Fit(frame, rest = Stack(what is left))
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from progprint.core.diagnostic import Span
from progprint.core.tuples import new_tuple
from progprint.typeset.block import Block, Fit, Region
from progprint.typeset.frame import Frame, Tag, placed

_EPSILON = 1e-6
_ENDLESS = 1e6


class Stack(NamedTuple):
    """Blocks in reading order.

    With ``grid`` (pt) every block starts on a multiple of it, counted from the top of the stack, so that text in all
    columns of a page shares its baselines (CLREQ §Design of the Type Area). Of two meeting spaces the larger counts.
    A block with ``keep_next`` goes to the next region together with the block that it belongs to.
    """

    blocks: tuple[Block, ...]
    grid: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """Set blocks until one does not fit."""
        width, height, fresh, left, right = region
        parts: list[tuple[float, Frame]] = []
        owners: list[int] = []
        y = space = 0.0
        for index, block in enumerate(self.blocks):
            top = y + max(space, block.before) if parts else 0.0
            if self.grid:
                top = math.ceil((top - 0.01) / self.grid) * self.grid
            room = height - top
            own = new_tuple(Region, (width, room, fresh and not parts, left, right))
            frame, rest = block.compose(own) if room > _EPSILON else Fit(None, block)
            if frame is None and rest is not None:
                return self._broken(parts, owners, index, region)
            if frame is not None:
                parts.append((top, frame))
                owners.append(index)
                y, space = top + frame.height, block.after
            if rest is not None:
                return Fit(_column(width, parts), self._rest((rest, *self.blocks[index + 1 :])))
        return Fit(_column(width, parts) if parts else None)

    def _broken(self, parts: list[tuple[float, Frame]], owners: list[int], index: int, region: Region) -> Fit:
        """Break before block ``index``; what must stay with it goes along, unless that would leave a fresh region empty.

        ``owners`` are the blocks that the parts are of: a block without content has none.
        """
        stay = index
        while stay > 0 and self.blocks[stay - 1].keep_next:
            stay -= 1
        kept = parts[: bisect_left(owners, stay)]
        if not kept and region.fresh:
            stay, kept = index, parts
        return Fit(_column(region.width, kept), self._rest(self.blocks[stay:])) if kept else Fit(None, self)

    def _rest(self, blocks: tuple[Block, ...]) -> Stack:
        return self._replace(blocks=blocks, before=0.0)


def _column(width: float, parts: list[tuple[float, Frame]]) -> Frame:
    top, frame = parts[-1]
    return Frame(width, top + frame.height, tuple([placed(0.0, y, part) for y, part in parts if part.items]))


class Wrapper:
    """A block around another one, whose space above and below is its own."""

    __slots__ = ("after", "before", "block", "keep_next")

    def __init__(self, block: Block) -> None:
        self.block, self.before, self.after, self.keep_next = block, block.before, block.after, block.keep_next


class Keep(Wrapper):
    """A block that stays in one piece wherever a whole empty region can hold it."""

    __slots__ = ()

    def compose(self, region: Region) -> Fit:
        """All or nothing; in a fresh region as much as fits."""
        fit = self.block.compose(region)
        return fit if fit.rest is None or region.fresh else Fit(None, self)


class LateBlock(NamedTuple):
    """A block that is put together when the width of its region is known."""

    set: Callable[[Region], Fit]
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """The block as it is in this region; of one that is cut the rest is there already."""
        return self.set(region)


class Once(Wrapper):
    """A block in one piece that depends on the width of its region alone: set once for a width, however often it is tried."""

    __slots__ = ("_frame", "_width")

    def __init__(self, block: Block) -> None:
        super().__init__(block)
        self._frame: Frame | None = None
        self._width = -1.0

    def compose(self, region: Region) -> Fit:
        """All or nothing; a fresh region takes as much of a block as fits."""
        if region.width != self._width:
            self._frame, self._width = self.block.compose(region._replace(height=_ENDLESS)).frame, region.width
        if self._frame is None or self._frame.height <= region.height + 0.01:
            return Fit(self._frame)
        return self.block.compose(region) if region.fresh else Fit(None, self)


class Tagged(Wrapper):
    """A block with a meaning; its parts in several regions are one element (ISO 32000-1 §14.7)."""

    __slots__ = ("alt", "anchor", "key", "language", "outline", "role", "span")

    def __init__(
        self, role: str, block: Block, key: str = "", anchor: str = "", outline: tuple[int, str] | None = None,
        alt: str = "", language: str = "", span: Span | None = None,
    ) -> None:  # fmt: skip
        super().__init__(block)
        self.role, self.key, self.anchor, self.outline = role, key, anchor, outline
        self.alt, self.language, self.span = alt, language, span

    def compose(self, region: Region) -> Fit:
        """Set the block inside and wrap what came of it; anchor and bookmark stand on the first part only."""
        frame, rest = self.block.compose(region)
        if frame is None:
            return Fit(None, self if rest is not None else None)
        more = (self.outline, self.language, self.alt, None, self.span)
        tag = new_tuple(Tag, (self.role, 0.0, 0.0, frame, self.key, self.anchor, *more))
        whole = new_tuple(Frame, (frame.width, frame.height, (tag,)))
        if rest is not None:
            rest = Tagged(self.role, rest, self.key, alt=self.alt, language=self.language, span=self.span)
        return Fit(whole, rest)
