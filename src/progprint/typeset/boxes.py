"""Blocks beside each other: labelled rows, columns, list items, spaces and ready-made frames."""

from __future__ import annotations

import math
from typing import NamedTuple

from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.typeset.block import Block, Fit, Region, poured
from progprint.typeset.frame import Frame, Group, Rule, Tag, placed
from progprint.typeset.frame import Item as DrawnItem


class Space(NamedTuple):
    """Empty height in points; vanishes at the top of a region."""

    height: float
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = True

    def compose(self, region: Region) -> Fit:
        """Nothing but height."""
        return Fit(Frame(region.width, min(self.height, region.height)))


class NewPage(NamedTuple):
    """A break: the blocks behind it begin a new region."""

    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """Nothing, but only in a fresh region."""
        return Fit(None) if region.fresh else Fit(None, self)


class Fixed(NamedTuple):
    """A frame made beforehand; it is set whole or not at all."""

    frame: Frame
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """All or nothing; a fresh region takes it even when it is too tall."""
        fits = self.frame.height <= region.height + 0.01 or region.fresh
        return Fit(self.frame) if fits else Fit(None, self)


class RuleLine(NamedTuple):
    """A rule across the region, an artifact; ``height`` pt is what it takes up, the rule lies at its top."""

    ink: Ink
    thickness: float
    height: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """One rule."""
        rule = Frame(region.width, self.height, (Rule(Rect(0.0, 0.0, region.width, self.thickness), self.ink),))
        return Fit(Frame(region.width, self.height, (Tag("Artifact", 0.0, 0.0, rule),)))


class Aside(NamedTuple):
    """A label of fixed width beside a body that may go on in the next region; the label stands at its beginning only.

    ``label_width`` and ``gap`` in points. The row never leaves its label alone; of a label taller than a whole empty
    region the rest goes on beside the rest of the body.
    """

    label: Block | None
    body: Block
    label_width: float
    gap: float
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """Label and body side by side."""
        x = self.label_width + self.gap
        fit = self.body.compose(region.narrowed(region.width - x, region.height, fresh=region.fresh, x=x))
        if fit.frame is None and fit.rest is not None:
            return Fit(None, self)
        items: list[DrawnItem] = [] if fit.frame is None else [placed(x, 0.0, fit.frame)]
        height = 0.0 if fit.frame is None else fit.frame.height
        label = None
        if self.label is not None:
            side = self.label.compose(region.narrowed(self.label_width, region.height, fresh=True))
            label = side.rest
            if side.frame is not None:
                if not region.fresh and (label is not None or side.frame.height > region.height + 0.01):
                    return Fit(None, self)
                items.insert(0, placed(0.0, 0.0, side.frame))
                height = max(height, side.frame.height)
        rest = None
        if fit.rest is not None or label is not None:
            rest = self._replace(label=label, body=fit.rest or Space(0.0), before=0.0)
        return Fit(Frame(region.width, height, tuple(items)) if items else None, rest)


class Item(NamedTuple):
    """A list item: a ready-made mark beside a body hung at ``indent`` pt (structure LI > Lbl, LBody).

    The body is tagged LBody itself: a paragraph of that role, or ``Tagged("LBody", …)`` around more.
    """

    mark: Frame | None
    body: Block
    indent: float
    key: str = ""
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """Mark and body; the mark stands at the first line only."""
        room = region.narrowed(region.width - self.indent, region.height, fresh=region.fresh, x=self.indent)
        fit = self.body.compose(room)
        if fit.frame is None:
            return Fit(None, self) if fit.rest is not None else Fit(None)
        body = placed(self.indent, 0.0, fit.frame)
        parts = (body,) if self.mark is None else (Tag("Lbl", 0.0, 0.0, self.mark, key=f"{self.key}.mark"), body)
        row = Tag("LI", 0.0, 0.0, Frame(region.width, fit.frame.height, parts), key=self.key)
        rest = None if fit.rest is None else self._replace(mark=None, body=fit.rest, before=0.0)
        return Fit(Frame(region.width, fit.frame.height, (row,)), rest)


class Beside(NamedTuple):
    """Blocks side by side in ``columns`` of equal width, ``gap`` pt apart; the row stays in one piece.

    Only a row taller than a whole empty region goes on in the next one.
    """

    blocks: tuple[Block, ...]
    columns: int
    gap: float
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """All of them, or nothing where a region that is not fresh is too low."""
        width = (region.width - (self.columns - 1) * self.gap) / self.columns
        columns: list[tuple[float, Frame]] = []
        rests: list[Block | None] = []
        for number, block in enumerate(self.blocks):
            x = number * (width + self.gap)
            fit = block.compose(region.narrowed(width, region.height, fresh=region.fresh, x=x))
            if fit.rest is not None and not region.fresh:
                return Fit(None, self)
            rests.append(fit.rest)
            if fit.frame is not None:
                columns.append((x, fit.frame))
        left = tuple([rest or Space(0.0) for rest in rests])
        return Fit(
            _side_by_side(region.width, columns) if columns else None,
            self._replace(blocks=left, before=0.0) if any(rests) else None,
        )


class Over(NamedTuple):
    """Short blocks on the same lines: one at the left, another at the right; they are set whole or not at all."""

    blocks: tuple[Block, ...]
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = True

    def compose(self, region: Region) -> Fit:
        """All of them over the whole width."""
        fits = [block.compose(region) for block in self.blocks]
        if not region.fresh and any(fit.rest is not None for fit in fits):
            return Fit(None, self)
        frames = [fit.frame for fit in fits if fit.frame is not None]
        height = max((frame.height for frame in frames), default=0.0)
        return Fit(Frame(region.width, height, tuple([placed(0.0, 0.0, frame) for frame in frames])))


class Columns(NamedTuple):
    """A block poured into ``columns`` of equal width, ``gap`` pt apart, balanced to the grid on its last page."""

    block: Block
    columns: int
    gap: float
    grid: float
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """Fill the columns; when all is set, the least height that still holds all."""
        whole = self._poured(region, region.height)
        if whole.rest is not None or whole.frame is None:
            rest = None if whole.rest is None else self._replace(block=whole.rest, before=0.0)
            return Fit(whole.frame, rest)
        filled = sum(item.frame.height for item in whole.frame.items if isinstance(item, (Group, Tag)))
        lines = max(1, math.ceil(filled / self.columns / self.grid))
        best, most = whole, math.ceil(region.height / self.grid)
        while lines < most:
            middle = (lines + most) // 2
            balanced = self._poured(region, middle * self.grid)
            if balanced.rest is None:
                best, most = balanced, middle
            else:
                lines = middle + 1
        return best

    def _poured(self, region: Region, height: float) -> Fit:
        width = (region.width - (self.columns - 1) * self.gap) / self.columns
        fresh = height >= region.height and region.fresh
        places = [number * (width + self.gap) for number in range(self.columns)]
        fits = list(poured(self.block, (region.narrowed(width, height, fresh=fresh, x=x) for x in places)))
        columns = [(x, fit.frame) for x, fit in zip(places, fits, strict=False) if fit.frame is not None]
        return Fit(_side_by_side(region.width, columns) if columns else None, fits[-1].rest)


def _side_by_side(width: float, columns: list[tuple[float, Frame]]) -> Frame:
    height = max((frame.height for _, frame in columns), default=0.0)
    return Frame(width, height, tuple([placed(x, 0.0, frame) for x, frame in columns]))
