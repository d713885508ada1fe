"""Text over a given number of sheets: parted where the sense allows, all sheets filled about alike.

    stops   every place where a sheet may begin: a block, an item, a sentence, a clause; each has a price
    reach   from a stop, how far one sheet can go and how much of it that fills
    spread  the cheapest chain of sheets: prices of its stops, and squares of the departure from an even filling

A stop never leaves fewer than two lines of a paragraph on either side, nor a heading with fewer than two below it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from progprint.deck.blocks import KEEP, BlockStyle, Sheet, TextPiece, Texts
from progprint.deck.lines import can_break, line_starts
from progprint.deck.paginate import SENTENCE_END
from progprint.text.clusters import is_boundary

_CLAUSE_END = re.compile(r"[，、：]|[,:](?=\s|[^\x00-\x7f])")
_AT_ITEM, _AT_SENTENCE, _AT_CLAUSE = 0.15, 0.2, 0.5
_MOST_STOPS = 400
_ROUNDING = 0.01


class Turn(NamedTuple):
    """A place where a sheet may begin: ``offset`` in the item of a block."""

    block: int
    item: int
    offset: int
    price: float


def spread(texts: Texts, setting: BlockStyle, height: float, count: int) -> tuple[float, list[Sheet]] | None:
    """Blocks over ``count`` sheets, and what the way costs; None if the sense gives no such way.

    Clauses are parted only where blocks, items and sentences give no way.
    """
    for clauses in (False, True):
        stops = _kept_stops(texts, clauses=clauses)
        if len(stops) > _MOST_STOPS:
            return None
        walker = _Walker(texts, setting, stops)
        passed = dict(walker.reach(0, float("inf"), limited=False))
        if passed[len(stops)] - (count - 1) * setting.block_gap > count * height + _ROUNDING:
            return None
        chain = _chain(walker, height, count, [0.0, *(passed[end] for end in range(1, len(stops) + 1))])
        if chain is not None:
            return chain[0], [walker.lay(start, end) for start, end in pairwise(chain[1])]
    return None


def cheapest(texts: Texts, count: int) -> float:
    """A lower bound of the cost of any way over so many sheets: the prices of its cheapest stops."""
    stops = _kept_stops(texts, clauses=False)
    prices = sorted(stop.price for stop in stops[1:])
    return sum(prices[: count - 1]) if len(prices) >= count - 1 else 0.0


def _chain(walker: _Walker, height: float, count: int, passed: Sequence[float]) -> tuple[float, list[int]] | None:
    """The cheapest chain of stops; ``passed`` is how high everything before a stop would be on one endless sheet."""
    stops, final = walker.stops, len(walker.stops)
    mean = min(passed[final] / (count * height), 1.0)
    spare = walker.setting.block_gap + walker.setting.pitch
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for left in range(count - 1, -1, -1):
        following: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, chain) in best.items():
            for end, used in walker.sheets(start, height):
                if (end == final) != (left == 0) or passed[final] - passed[end] > left * (height + spare):
                    continue
                total = cost + (used / height - mean) ** 2 + (stops[end].price if end < final else 0.0)
                if end not in following or total < following[end][0]:
                    following[end] = (total, [*chain, end])
        best = following
    return best.get(final)


def _kept_stops(texts: Texts, *, clauses: bool) -> list[Turn]:
    """The stops of texts, looked for once whatever the size."""
    return texts.kept(("stops", clauses), lambda: _stops(texts, clauses=clauses))


def _stops(texts: Texts, *, clauses: bool) -> list[Turn]:
    found: list[Turn] = []
    for b, block in enumerate(texts.blocks):
        for i, item in enumerate(block.items):
            found.append(Turn(b, i, 0, _AT_ITEM if i else 0.0))
            inner = {match.end(): _AT_CLAUSE for match in _CLAUSE_END.finditer(item.text)} if clauses else {}
            inner |= {match.end(): _AT_SENTENCE for match in SENTENCE_END.finditer(item.text)}
            found += [Turn(b, i, at, inner[at]) for at in sorted(inner) if _may_part(item.text, at)]
            if len(found) > _MOST_STOPS:
                return found
    return found


def _may_part(text: str, at: int) -> bool:
    return at < len(text) and can_break(text, at) and is_boundary(text, at)


class _Walker:
    """Goes from stop to stop and measures what lies between them in one setting."""

    def __init__(self, texts: Texts, setting: BlockStyle, stops: Sequence[Turn]) -> None:
        self.texts, self.setting, self.stops = texts, setting, stops
        self._heads = [texts.head_height(index, setting) for index in range(len(texts.blocks))]
        self._lines: dict[tuple[int, int, int], list[int]] = {}
        self._reached: dict[int, list[tuple[int, float]]] = {}

    def sheets(self, start: int, height: float) -> list[tuple[int, float]]:
        """The stops that ``reach`` finds for sheets of one height; asked for several times from the same stop."""
        found = self._reached.get(start)
        if found is None:
            found = self._reached[start] = self.reach(start, height)
        return found

    def reach(self, start: int, height: float, *, limited: bool = True) -> list[tuple[int, float]]:
        """Stops at which a sheet from ``start`` may end, each with the height that is filled then.

        Without ``limited`` lines that stay together do not count.
        """
        setting, stops = self.setting, self.stops
        found: list[tuple[int, float]] = []
        here = stops[start]
        top, pieces, group_lines = 0.0, 0, 0
        done = self._heads[here.block]
        starts = self._starts(here)
        for end in range(start + 1, len(stops) + 1):
            stop = stops[end] if end < len(stops) else None
            inside = stop is not None and stop.offset > 0
            lines = bisect_left(starts, stop.offset) + 1 if stop is not None and inside else len(starts)
            text = done + (setting.gap if pieces else 0.0) + lines * setting.pitch
            used = top + text
            if used > height + _ROUNDING:
                break
            parted = stop is not None and stop.block == here.block
            kept = not inside or (lines >= KEEP and len(starts) - lines >= KEEP)
            if not limited or (kept and not (parted and group_lines + lines < KEEP)):
                found.append((end, used))
            if stop is None or inside:
                continue
            pieces, done, group_lines = pieces + 1, text, group_lines + lines
            if stop.block != here.block:
                top, pieces, group_lines, done = used + setting.block_gap, 0, 0, self._heads[stop.block]
            here = stop
            starts = self._starts(here)
        return found

    def _starts(self, stop: Turn) -> list[int]:
        """Where the lines after the first begin in the rest of an item, and its end."""
        key = (stop.block, stop.item, stop.offset)
        if key not in self._lines:
            item = self.texts.blocks[stop.block].items[stop.item]
            ladder = self.texts.items[stop.block][stop.item]
            fixed = self.texts.fixed[stop.block][stop.item]
            self._lines[key] = list(line_starts(item.text, ladder, self.setting.limit(item), stop.offset, fixed))
        return self._lines[key]

    def lay(self, start: int, end: int) -> Sheet:
        """The sheet from one stop to another."""
        sheet: Sheet = []
        last = self.stops[end] if end < len(self.stops) else None
        for at, stop in islice(enumerate(self.stops), start, end):
            if stop.offset and at > start:
                continue
            item = self.texts.blocks[stop.block].items[stop.item]
            inside = last is not None and (last.block, last.item) == (stop.block, stop.item)
            until = last.offset if last is not None and inside else len(item.text)
            starts = self._starts(stop)
            lines = bisect_left(starts, until) + 1 if inside else len(starts)
            if not sheet or sheet[-1].block != stop.block:
                first = stop.item == 0 and stop.offset == 0
                sheet.append(self.texts.group(stop.block, self.setting, sheet, first=first))
            sheet[-1].put(TextPiece(item, stop.offset, until, lines), self.setting)
        return sheet
