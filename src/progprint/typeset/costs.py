"""Costs of a line: how far its gaps shrink or stretch, how much letter space that leaves, and where it ends.

Costs: shrink 1 + 30r² + 40r⁴ and stretch 1 + 10r² of the gaps' own room, letter space x beyond that 12 + x²/180 (x in
1/1000 em; 60 costs 20, 330 costs 617). Reduce first, expand second, equal share within a step: CLREQ, Procedures for
Inter-Character Spacing Reduction, … Space Expansion; no lone last character: Handling of Widows and Orphans.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from progprint.core.tuples import new_tuple
from progprint.text.tokens import HAN_RUNS
from progprint.typeset.items import MeasuredBreak
from progprint.typeset.segment import Segment

CLEAN, LOOSEST, RAGGED_CLEAN = 90, 330, 2000
BAD, OVERFULL = 500, 10_000_000
SHORT = 7000
"""What follows of a paragraph, in 1/1000 em, is short enough to be looked at as a last line."""
_LONE, _NARROW, _LADDER = 5000, 400, 150
PER_LINE = 700
"""Cost of each line where all lines are made alike."""
_CLEAN_PENALTY = 60


class Justification(NamedTuple):
    """The justification of a line: share of its stretch (or, negative, of its shrink), letter space, and its extent.

    Letter space and extent (from the edge of the measure) are in 1/1000 em.
    """

    share: float
    space: float
    ragged: bool
    width: float


class Costs:
    """Costs of the lines of one segment in a ``measure`` (1/1000 em), the first shorter by ``indent``.

    ``justify`` drives lines out to the measure; without it lines keep their natural width and only shrink. ``balance``
    makes all lines alike, the last one too, with as few lines as possible. ``hyphens``: lines may end in a drawn hyphen.
    """

    __slots__ = ("balance", "clean", "hyphens", "indent", "justify", "measure", "segment", "start")

    def __init__(self, segment: Segment, measure: int, indent: int = 0, justify: bool = True, balance: bool = False,
                 hyphens: bool = False) -> None:  # fmt: skip
        self.segment, self.measure, self.indent = segment, measure, indent
        self.justify, self.balance, self.hyphens = justify, balance, hyphens
        segment.measure()
        whole, rest = divmod(measure, segment.em)
        self.clean: float = max(CLEAN, 1.25 * rest / (whole - 1)) if whole > 1 else CLEAN
        start = segment.start
        self.start = new_tuple(MeasuredBreak, (*start[:4], start.start - indent, *start[5:]))

    def settings(self, chain: list[MeasuredBreak]) -> list[Justification]:
        """The setting of each line of a chain; wider than the measure only where nothing else fits."""
        return [self._setting(start, end) for start, end in pairwise(chain)]

    def _setting(self, start: MeasuredBreak, end: MeasuredBreak) -> Justification:
        measure = self.measure
        natural = end.width - start.start
        spare = measure - natural
        if spare < 0:
            shrink = end.shrink - start.start_shrink
            share = max(-1.0, spare / shrink) if shrink else 0.0
            return new_tuple(Justification, (share, 0.0, False, natural + share * shrink))
        if end is self.segment.end or not self.justify:
            return new_tuple(Justification, (0.0, 0.0, False, natural))
        stretch = end.stretch - start.start_stretch
        if spare <= stretch:
            return new_tuple(Justification, (spare / stretch if spare else 0.0, 0.0, False, measure))
        space = self._space(spare - stretch, start, end)
        if self._spread_cost(spare, space, end)[1]:
            return Justification(0.0, 0.0, True, natural)
        return new_tuple(Justification, (1.0, round(space, 1), False, measure))

    def total(self, chain: list[MeasuredBreak]) -> float:
        """Sum of the costs of all lines."""
        costs = [self.cost(one, other) for one, other in pairwise(chain)]
        return sum([OVERFULL if cost is None else cost for cost in costs])

    def _space(self, rest: int, start: MeasuredBreak, end: MeasuredBreak) -> float:
        gaps = end.gaps - start.start_gaps
        return rest / gaps if gaps > 0 else float("inf")

    def _spread_cost(self, spare: int, space: float, end: MeasuredBreak) -> tuple[float, bool]:
        """Cost of letter space, and whether the line is better left short on purpose."""
        cost = 12 + space * space / 180
        if end.loose and space > self.clean and cost > 150 + spare / 20:
            return 150 + spare / 20, True
        if space > LOOSEST:
            return 700 + spare / 10, True
        return cost, False

    def cost(self, start: MeasuredBreak, end: MeasuredBreak) -> float | None:
        """Cost of a line; None when it does not fit."""
        spare = self.measure - (end.width - start.start)
        if end is self.segment.end:
            return self._last_cost(start, spare)
        if spare < 0:
            shrink = end.shrink - start.start_shrink
            if -spare > shrink:
                return None
            share = spare * spare / (shrink * shrink)
            cost = 1 + 30 * share + 40 * share * share
        elif not self.justify:
            cost = 1 + spare * spare / 250_000
        else:
            stretch = end.stretch - start.start_stretch
            if spare <= stretch:
                cost = 1 + 10 * (spare / stretch) ** 2 if spare else 1
            else:
                cost, _ = self._spread_cost(spare, self._space(spare - stretch, start, end), end)
        if self.balance:
            return cost + PER_LINE + end.penalty
        if self.hyphens and self.segment.has_hyphen(start) and self.segment.has_hyphen(end):
            cost += _LADDER
        return cost + end.penalty

    def _last_cost(self, start: MeasuredBreak, spare: int) -> float | None:
        cost = 0.0
        if spare < 0:
            shrink = self.segment.end.shrink - start.start_shrink
            if -spare > shrink:
                return None
            share = spare * spare / (shrink * shrink)
            cost = 1 + 30 * share + 40 * share * share
        width = self.measure - spare
        if self.balance:
            cost += PER_LINE + spare * spare / 250_000
        if start is not self.start and width < SHORT:
            if _is_lone(self.segment.text[self.segment.offset(start) :]):
                cost += _LONE
            elif width < (2600 if self.balance else 2000):
                cost += _NARROW
        return cost

    def if_clean(self, start: MeasuredBreak, end: MeasuredBreak) -> float | None:
        """The cost of a line that needs no second thought, else None."""
        spare = self.measure - (end.width - start.start)
        if end.penalty >= _CLEAN_PENALTY:
            return None
        if spare < 0:
            if -2 * spare > end.shrink - start.start_shrink:
                return None
        elif end is not self.segment.end:
            if not self.justify:
                if spare > RAGGED_CLEAN:
                    return None
            else:
                rest = spare - (end.stretch - start.start_stretch)
                if rest > 0 and rest > self.clean * (end.gaps - start.start_gaps):
                    return None
        cost = self.cost(start, end)
        return cost if cost is not None and cost < BAD else None


def _is_lone(text: str) -> bool:
    """Whether a text is one ideograph, or none, and no word."""
    han = 0
    for char in text:
        if "\U00020000" <= char <= "\U0003ffff" or HAN_RUNS.match(char):
            han += 1
        elif char.isalnum():
            return False
    return han < 2
