"""Longer text as data: what is to be set, how, and where it came to stand.

    TextBlock(heading, items) …  ──▶  Sheet ─ BlockPart(heading, first) ─ TextPiece(item, start, end)

A group whose block began on an earlier sheet shows its heading again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar, cast

from progprint.deck.lines import Gauge, limit_of, line_starts, unbreakable

T = TypeVar("T")
KEEP = 2
"""Lines that stay together at either end of a text that goes on, and below a heading."""


class TextItem(NamedTuple):
    """A paragraph or list item; ``marker`` is "", "bullet" or "number" with its ``number``."""

    text: str
    marker: str = ""
    number: int = 0


class TextBlock(NamedTuple):
    """A heading ("" for none) and what stands under it."""

    heading: str
    items: tuple[TextItem, ...]


class BlockStyle(NamedTuple):
    """The setting of blocks, points throughout: headings stand above their text.

    ``gap`` is the space between items, ``block_gap`` between blocks, ``indent`` what a list hangs by.
    """

    size: float
    pitch: float
    width: float
    head_size: float
    gap: float
    block_gap: float
    indent: float

    def limit(self, item: TextItem) -> float:
        """The measure of a line of the item, 1/1000 em."""
        return limit_of(self.width - (self.indent if item.marker else 0), self.size)


class TextPiece(NamedTuple):
    """The part ``text[start:end]`` of an item on one sheet, and its number of lines."""

    item: TextItem
    start: int
    end: int
    lines: int

    @property
    def text(self) -> str:
        """The words of this part, no blanks at its ends."""
        return self.item.text[self.start : self.end].strip()


@dataclass(slots=True)
class BlockPart:
    """The part of one block on a sheet: ``first`` unless it goes on from the sheet before. ``top`` is its offset."""

    block: int
    heading: str
    first: bool
    top: float
    height: float
    pieces: list[TextPiece] = field(default_factory=list)

    def put(self, piece: TextPiece, setting: BlockStyle) -> None:
        """One more piece below those that are there."""
        self.height += (setting.gap if self.pieces else 0.0) + piece.lines * setting.pitch
        self.pieces.append(piece)


Sheet = list[BlockPart]


class Fitted(NamedTuple):
    """Sheets and the setting that made them."""

    sheets: list[Sheet]
    setting: BlockStyle


class Texts:
    """Blocks with their ladders, made once whatever the size."""

    def __init__(self, blocks: Sequence[TextBlock], gauge: Gauge) -> None:
        self.blocks = blocks
        self.heads = [gauge.ladder(block.heading, "bold") for block in blocks]
        self.items = [[gauge.ladder(item.text) for item in block.items] for block in blocks]
        self.fixed = [[unbreakable(item.text) for item in block.items] for block in blocks]
        self._kept: dict[object, object] = {}

    def kept(self, key: object, make: Callable[[], T]) -> T:
        """A value that depends on no setting, made once."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast("T", self._kept[key])

    def least_height(self, setting: BlockStyle) -> float:
        """A height that the blocks surely need."""
        limit = limit_of(setting.width, setting.size)
        lines = sum(-(-ladder[-1] // limit) for ladders in self.items for ladder in ladders)
        return float(lines * setting.pitch)

    def runts(self, setting: BlockStyle, least: int) -> int:
        """The number of items that have a last line of no more than ``least`` characters."""
        count = 0
        for block, ladders in zip(self.blocks, self.items, strict=True):
            for item, ladder in zip(block.items, ladders, strict=True):
                limit = setting.limit(item)
                if ladder[-1] > limit:
                    *_, last, end = (0, *line_starts(item.text, ladder, limit))
                    count += len(item.text[last:end].strip()) <= least
        return count

    def head_height(self, index: int, setting: BlockStyle) -> float:
        """Height of a block's heading."""
        heading = self.blocks[index].heading
        if not heading:
            return 0.0
        limit = limit_of(setting.width, setting.head_size)
        return setting.pitch * sum(1 for _ in line_starts(heading, self.heads[index], limit))

    def group(self, index: int, setting: BlockStyle, above: Sheet, *, first: bool) -> BlockPart:
        """A new group for a block below what a sheet has already."""
        top = above[-1].top + above[-1].height + setting.block_gap if above else 0.0
        return BlockPart(index, self.blocks[index].heading, first, top, self.head_height(index, setting))
