"""Fitting longer text: on one slide if a size allows it, else spread over several, nothing lost.

    Block(heading, items) …  ── paginate ──▶  Sheet ─ Group(heading, first) ─ Piece(item, start, end)

A text that goes on is parted between paragraphs, else after a sentence, else between two characters, with at least two
lines on either side; a heading keeps two lines with it and is repeated where its text goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from progprint.deck.lines import Gauge, limit_of, line_starts, splits_cluster

KEEP = 2
"""Lines that stay together at either end of a text that goes on, and below a heading."""

_SENTENCE_END = re.compile(r"[。；！？]+[”’」』）)]*|[.!?;]+[\"')]*\s+")
_BALANCE_STEPS = 5
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph or list item; ``marker`` is "", "bullet" or "number" with its ``number``."""

    text: str
    marker: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A heading ("" for none) and what stands under it."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """How blocks are set: points throughout.

    ``side`` puts headings in a column of ``head_width`` beside their text instead of above it. ``gap`` is the space
    between items, ``block_gap`` between blocks, ``indent`` what a list hangs by.
    """

    size: float
    pitch: float
    width: float
    head_size: float
    head_width: float
    gap: float
    block_gap: float
    indent: float
    side: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """The part ``text[start:end]`` of an item on one sheet, and its number of lines."""

    item: Item
    start: int
    end: int
    lines: int

    @property
    def text(self) -> str:
        """The words of this part, no blanks at its ends."""
        return self.item.text[self.start : self.end].strip()


@dataclass(slots=True)
class Group:
    """What a sheet shows of one block: ``first`` unless it goes on from the sheet before. ``top`` is its offset."""

    block: int
    heading: str
    first: bool
    top: float
    head_height: float
    pieces: list[Piece] = field(default_factory=list)
    text_height: float = 0.0

    @property
    def height(self) -> float:
        """Height of the taller of the two columns, or of heading and text above one another."""
        return self.text_height if self.head_height == 0 else max(self.head_height, self.text_height)


Sheet = list[Group]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Sheets and the setting that made them."""

    sheets: list[Sheet]
    setting: Setting


def fit_blocks(
    blocks: Sequence[Block], gauge: Gauge, settings: Sequence[Setting], height: float, *, going_on: int, rows: int = 0
) -> Fitted:
    """Blocks in the largest setting that takes one sheet, else in the best one for several.

    ``settings`` go from large to small. When none takes a single sheet, the one at ``going_on`` is used unless a
    smaller one saves sheets beyond four; then the text is spread evenly. ``rows`` limits the blocks of a sheet.
    """
    texts = _Texts(blocks, gauge)
    several: list[Fitted] = []
    for index, setting in enumerate(settings):
        roomy = texts.least_height(setting) <= height
        if not roomy and index < going_on:
            continue
        sheets = paginate(texts, setting, height, rows)
        if len(sheets) <= 1:
            return Fitted(sheets, setting)
        if index >= going_on:
            several.append(Fitted(sheets, setting))
    if not several:
        several = [Fitted(paginate(texts, settings[-1], height, rows), settings[-1])]
    chosen = next((fitted for fitted in several if len(fitted.sheets) <= 4), several[-1])
    return Fitted(_evened(texts, chosen, height, rows), chosen.setting)


class _Texts:
    """Blocks with their ladders, made once whatever the size."""

    def __init__(self, blocks: Sequence[Block], gauge: Gauge) -> None:
        self.blocks = blocks
        self.heads = [gauge.ladder(block.heading, "bold") for block in blocks]
        self.items = [[gauge.ladder(item.text) for item in block.items] for block in blocks]

    def least_height(self, setting: Setting) -> float:
        """A height that the blocks surely need."""
        limit = limit_of(setting.width, setting.size)
        lines = sum(-(-ladder[-1] // limit) for ladders in self.items for ladder in ladders)
        return float(lines * setting.pitch)


def paginate(texts: _Texts, setting: Setting, height: float, rows: int = 0) -> list[Sheet]:
    """Blocks over as many sheets of ``height`` points as they need."""
    maker = _Paginator(texts, setting, height, rows)
    for index, block in enumerate(texts.blocks):
        maker.add(index, block)
    return [sheet for sheet in maker.sheets if sheet]


def _evened(texts: _Texts, fitted: Fitted, height: float, rows: int) -> list[Sheet]:
    """The same number of sheets, filled about equally: the least height that still needs no more of them."""
    best, low, high = fitted.sheets, height / 2, height
    for _ in range(_BALANCE_STEPS):
        middle = (low + high) / 2
        sheets = paginate(texts, fitted.setting, middle, rows)
        if len(sheets) <= len(best):
            best, high = sheets, middle
        else:
            low = middle
    return best


class _Paginator:
    """Fills sheets from the top; one object a pass."""

    def __init__(self, texts: _Texts, setting: Setting, height: float, rows: int) -> None:
        self.texts, self.setting, self.height, self.rows = texts, setting, height, rows
        self.sheets: list[Sheet] = [[]]

    def add(self, index: int, block: Block) -> None:
        """Place a block after what is there."""
        group: Group | None = None
        for n, item in enumerate(block.items):
            ladder, start = self.texts.items[index][n], 0
            following = len(block.items) - n - 1
            while start < len(item.text) or (start == 0 and not item.text):
                group = group or self._open(index, block)
                piece = self._take(group, item, ladder, start, following)
                if piece is None:
                    group = self._turn(group)
                    continue
                self._put(group, piece)
                start = max(piece.end, 1)
                if start < len(item.text):
                    group = self._turn(group)

    def _open(self, index: int, block: Block, *, first: bool = True) -> Group:
        """A new group for a block on the sheet at hand, or on a new one if its rows are used up."""
        setting = self.setting
        if self.rows and len(self.sheets[-1]) >= self.rows:
            self.sheets.append([])
        sheet = self.sheets[-1]
        top = sheet[-1].top + sheet[-1].height + setting.block_gap if sheet else 0.0
        head = 0.0
        group = Group(index, block.heading, first, top, 0.0)
        if block.heading:
            limit = limit_of(setting.head_width, setting.head_size)
            head = setting.pitch * sum(1 for _ in line_starts(block.heading, self.texts.heads[index], limit))
        if setting.side:
            group.head_height = head
        else:
            group.text_height = head
        sheet.append(group)
        return group

    def _turn(self, group: Group) -> Group:
        """A new sheet that goes on with the block of ``group``."""
        first = group.first and not group.pieces
        if not group.pieces:
            self.sheets[-1].remove(group)
        self.sheets.append([])
        return self._open(group.block, self.texts.blocks[group.block], first=first)

    def _take(self, group: Group, item: Item, ladder: Sequence[int], start: int, following: int) -> Piece | None:
        """As much of an item as stays on this sheet, or None to go on with the next one."""
        setting = self.setting
        gap = setting.gap if group.pieces else 0.0
        room = int((self.height - group.top - group.text_height - gap + _ROUNDING) / setting.pitch)
        alone = not group.pieces and group.top == 0
        room = max(room, 1) if alone else room
        if setting.side and not alone and group.top + group.head_height > self.height + _ROUNDING:
            return None
        limit = limit_of(setting.width - (setting.indent if item.marker else 0), setting.size)
        starts = list(islice(line_starts(item.text, ladder, limit, start), room + KEEP)) or [len(item.text)]
        if len(starts) <= room:
            opening = not group.pieces and group.heading and following and len(starts) < KEEP
            if opening and not alone and room < KEEP:
                return None
            return Piece(item, start, len(item.text), len(starts))
        keep = min(room, len(starts) - KEEP) if len(starts) < room + KEEP else room
        if keep < KEEP and not alone:
            return None
        keep = max(keep, 1)
        end, lines = _sentence_cut(item.text, start, starts, keep)
        return Piece(item, start, _whole_cluster(item.text, end), lines)

    def _put(self, group: Group, piece: Piece) -> None:
        gap = self.setting.gap if group.pieces else 0.0
        group.pieces.append(piece)
        group.text_height += gap + piece.lines * self.setting.pitch


def _sentence_cut(text: str, start: int, starts: Sequence[int], keep: int) -> tuple[int, int]:
    """Where to part a text whose first ``keep`` lines stay: after the last sentence that leaves two lines, else there."""
    full = starts[keep - 1]
    floor = starts[KEEP - 2] if keep >= KEEP else full
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, full) if match.end() > floor]
    if not ends:
        return full, keep
    return ends[-1], 1 + sum(1 for at in starts[: keep - 1] if at < ends[-1])


def _whole_cluster(text: str, end: int) -> int:
    while end < len(text) and splits_cluster(text, end):
        end += 1
    return end
