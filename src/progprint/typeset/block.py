"""Blocks: what can be set into a region, and what comes back.

    Region(width, height) ──block.compose──▶ Fit(frame, rest)

``frame`` is what fitted (None if nothing did), ``rest`` the block that is left, or None when all is set. A block never
fails for lack of room and never writes outside its region's width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from progprint.core.diagnostic import Diagnostic, RefusedError, Span, error
from progprint.core.tuples import new_tuple
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
    """A frame, as high as what was used, and the rest of the block."""

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


def poured(block: Block, regions: Iterable[Region]) -> Iterator[Fit]:
    """The part of a block that each of some regions takes, until all of it is set."""
    rest: Block | None = block
    for region in regions:
        if rest is None:
            return
        fit = rest.compose(region)
        rest = fit.rest
        yield fit


def frame_of(block: Block, width: float, height: float = 1e6) -> Frame:
    """The frame that a block makes of a width and a height, pt, where nothing else stands."""
    return block.compose(Region(width, height, fresh=True)).frame or Frame(width, 0.0)


class NoRoomError(RefusedError):
    """Pages that would have no end: nothing of a block fits on an empty page, or there are more than anybody prints or shows.

    ``what`` is the variant of the finding; the place and the words are those of the first text that was left.
    """

    def __init__(self, what: str, left: Block | str | None, **params: float) -> None:
        super().__init__(what)
        self.what, self.params = what, params
        self.span, self.text = (None, left) if isinstance(left, str) else _first_text(left)

    def told(self, span: Span | None = None) -> Diagnostic:
        """``endless-pages``, at the text that was left."""
        return error("endless-pages", self.span or span, self.what, text=self.text[:_SHOWN], **self.params)


_SHOWN = 24
_INSIDE = ("block", "body", "label", "blocks")
"""Where blocks keep the blocks inside them."""


def _first_text(block: object) -> tuple[Span | None, str]:
    """The place and the words of the first text in a block, as far as they are known."""
    waiting, place = [block], None
    while waiting:
        one = waiting.pop()
        span, content = getattr(one, "span", None), getattr(one, "content", None)
        place = place or (span if isinstance(span, Span) else None)
        if content is not None:
            return place, content if isinstance(content, str) else "".join(part.text for part in content)
        inner = [getattr(one, name, None) for name in _INSIDE]
        flat = [part for found in inner for part in (found if type(found) is tuple else (found,)) if part is not None]
        waiting += reversed(flat)
    return place, ""
