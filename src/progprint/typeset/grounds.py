"""Blocks on a tinted ground: bands, and headed panels that stay in one piece."""

from __future__ import annotations

from typing import NamedTuple

from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.typeset.block import Block, Fit, Region
from progprint.typeset.frame import Frame, Rule, Tag, placed


class Band(NamedTuple):
    """A block on a tinted ground, ``padding`` pt above and below; the ground is ``outset`` pt wider on both sides.

    So the text on it keeps the edges of the text around it.
    """

    block: Block
    ink: Ink
    padding: float
    outset: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """The block inside, then the ground behind what was set."""
        inner = region.narrowed(region.width, region.height - 2 * self.padding, fresh=region.fresh)
        fit = self.block.compose(inner) if inner.height > 0 else Fit(None, self.block)
        if fit.frame is None:
            return Fit(None, self) if fit.rest is not None else Fit(None)
        height = fit.frame.height + 2 * self.padding
        ground = Rule(Rect(-self.outset, 0.0, region.width + self.outset, height), self.ink)
        back = Tag("Artifact", 0.0, 0.0, Frame(region.width, height, (ground,)))
        frame = Frame(region.width, height, (back, placed(0.0, self.padding, fit.frame)))
        return Fit(frame, None if fit.rest is None else self._replace(block=fit.rest, before=0.0))


class Panel(NamedTuple):
    """A headed block on a band that stays in one piece, unless it is taller than ``most`` pt.

    The head stands above the body or, with ``aside`` pt of room for it, beside it. Where the panel is cut, ``again`` stands
    for the head on the next page. ``goes_on``: it is what was left of a panel.
    """

    head: Block
    body: Block
    again: Block
    band: Band
    most: float
    aside: float = 0.0
    gap: float = 0.0
    goes_on: bool = False
    keep_next: bool = False

    @property
    def before(self) -> float:
        """Space above, pt."""
        return 0.0 if self.goes_on else self.band.before

    @property
    def after(self) -> float:
        """Space below, pt."""
        return self.band.after

    def compose(self, region: Region) -> Fit:
        """All of it, or as much as fits of what no half page could hold."""
        fit = self._banded(region)
        if fit.rest is None:
            return fit
        if fit.frame is None or (not region.fresh and self._banded(region._replace(height=self.most)).rest is None):
            return Fit(None, self)
        return fit

    def _banded(self, region: Region) -> Fit:
        inside: Block = _Headed(self.head, self.body, self.aside, self.gap)
        fit = self.band._replace(block=inside).compose(region)
        if not isinstance(fit.rest, Band) or fit.frame is None:
            return fit
        left = fit.rest.block
        return Fit(fit.frame, self._replace(head=self.again, body=left, goes_on=True))


class _Headed(NamedTuple):
    """A head above or beside a body, of which only the rest of the body is left; never the head alone."""

    head: Block
    body: Block
    aside: float
    gap: float
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """Head and the beginning of the body."""
        width = self.aside or region.width
        head = self.head.compose(region.narrowed(width, region.height, fresh=True)).frame or Frame(width, 0.0)
        x, y = (self.aside + self.gap, 0.0) if self.aside else (0.0, head.height)
        if y >= region.height:
            return Fit(None, self)
        fit = self.body.compose(region.narrowed(region.width - x, region.height - y, fresh=region.fresh, x=x))
        if fit.frame is None and fit.rest is not None:
            return Fit(None, self)
        body = fit.frame or Frame(region.width - x, 0.0)
        items = (placed(0.0, 0.0, head), placed(x, y, body))
        return Fit(Frame(region.width, max(head.height, y + body.height), items), fit.rest)
