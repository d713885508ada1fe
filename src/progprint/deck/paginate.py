"""Sheets filled from the top, one after the other.

A text that goes on is parted between paragraphs, else after a sentence, else between two characters, with at least two
lines on either side; a heading keeps two lines with it and is repeated where its text goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from progprint.deck.blocks import KEEP, BlockPart, BlockStyle, Sheet, TextBlock, TextItem, TextPiece, Texts
from progprint.deck.lines import line_starts
from progprint.text.clusters import whole_end
from progprint.typeset.block import NoRoomError

SENTENCE_END = re.compile(
    r"[。；！？]+[”’」』）)]*|(?<![.!?;])(?:[.!?;]+[\"')]*\s+|[!?;]+(?=[^\x00-\x7f]))|(?<=[^\x00-\x7f])\.(?=[^\x00-\x7f])"
)
"""Where a sentence ends; half-width marks count between ideographs, as many agendas are typed with them."""

MOST_SHEETS = 5_000
"""Sheets of one text; more are a mistake, not a deck."""
_ROUNDING = 0.01


def paginate(texts: Texts, setting: BlockStyle, height: float) -> list[Sheet]:
    """Blocks over as many sheets of ``height`` points as they need."""
    maker = _Paginator(texts, setting, height)
    for index, block in enumerate(texts.blocks):
        maker.add(index, block)
    return [sheet for sheet in maker.sheets if sheet]


class _Paginator:
    """Fills sheets from the top; one object a pass."""

    def __init__(self, texts: Texts, setting: BlockStyle, height: float) -> None:
        self.texts, self.setting, self.height = texts, setting, height
        self.sheets: list[Sheet] = [[]]

    def add(self, index: int, block: TextBlock) -> None:
        """Place a block after what is there."""
        group: BlockPart | None = None
        for n, item in enumerate(block.items):
            ladder, start = self.texts.items[index][n], 0
            following = len(block.items) - n - 1
            while start < len(item.text) or (start == 0 and not item.text):
                group = group or self._open(index)
                piece = self._take(group, item, (ladder, self.texts.fixed[index][n]), start, following)
                if piece is None:
                    group = self._turn(group)
                    continue
                group.put(piece, self.setting)
                start = max(piece.end, 1)
                if start < len(item.text):
                    group = self._turn(group)

    def _open(self, index: int, *, first: bool = True) -> BlockPart:
        """A new group for a block on the sheet at hand."""
        sheet = self.sheets[-1]
        sheet.append(self.texts.group(index, self.setting, sheet, first=first))
        return sheet[-1]

    def _turn(self, group: BlockPart) -> BlockPart:
        """A new sheet that goes on with the block of ``group``."""
        first = group.first and not group.pieces
        if not group.pieces:
            self.sheets[-1].remove(group)
        if len(self.sheets) >= MOST_SHEETS:
            raise NoRoomError("slides", self.texts.blocks[group.block].items[0].text, limit=MOST_SHEETS)
        self.sheets.append([])
        return self._open(group.block, first=first)

    def _take(
        self,
        group: BlockPart,
        item: TextItem,
        measured: tuple[Sequence[int], frozenset[int]],
        start: int,
        following: int,
    ) -> TextPiece | None:
        """As much of an item as stays on this sheet, or None to go on with the next one."""
        setting = self.setting
        gap = setting.gap if group.pieces else 0.0
        room = int((self.height - group.top - group.height - gap + _ROUNDING) / setting.pitch)
        alone = not group.pieces and group.top == 0
        room = max(room, 1 if alone else 0)
        starts = list(islice(line_starts(item.text, measured[0], setting.limit(item), start, measured[1]), room + KEEP))
        starts = starts or [len(item.text)]
        if len(starts) <= room:
            opening = not group.pieces and group.heading and following and len(starts) < KEEP
            if opening and not alone and room < KEEP:
                return None
            return TextPiece(item, start, len(item.text), len(starts))
        keep = min(room, len(starts) - KEEP) if len(starts) < room + KEEP else room
        if keep < KEEP and not alone:
            return None
        keep = max(keep, 1)
        end, lines = _sentence_cut(item.text, start, starts, keep)
        return TextPiece(item, start, whole_end(item.text, end), lines)


def _sentence_cut(text: str, start: int, starts: Sequence[int], keep: int) -> tuple[int, int]:
    """Where to part a text whose first ``keep`` lines stay: after the last sentence that leaves two lines, else there."""
    full = starts[keep - 1]
    floor = starts[KEEP - 2] if keep >= KEEP else full
    ends = [match.end() for match in SENTENCE_END.finditer(text, start, full) if match.end() > floor]
    if not ends:
        return full, keep
    return ends[-1], 1 + sum(1 for at in starts[: keep - 1] if at < ends[-1])
