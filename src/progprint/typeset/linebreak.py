"""Choosing the lines of a paragraph: greedy where that is clean, repaired or by total fit where it is not.

    next line greedy ─ clean? ─▶ next …
         └ no: another clean end for the line before ─ clean? ─▶ next …
                └ no: back two lines, best chain of five by dynamic programme, commit four
                       └ a line still bad: the whole paragraph by dynamic programme (then with hyphens, then with cuts)

Half of a programme's paragraphs are one line and most others are clean at once, so the quality of total fit costs
little more than greedy. Costs: shrink 1 + 30r² + 40r⁴ and stretch 1 + 10r² of the gaps' own room, letter space x beyond
that 12 + x²/180 (x in 1/1000 em; 60 costs 20, 330 costs 617). Reduce first, expand second, equal share within a step:
CLREQ, Procedures for Inter-Character Spacing Reduction, … Space Expansion; no lone last character: Handling of Widows
and Orphans.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from progprint.typeset.breaks import HAN_RUNS, new_tuple
from progprint.typeset.junction import EMERGENCY
from progprint.typeset.strip import (
    GAPS,
    INDEX,
    LOOSE,
    PENALTY,
    RUN,
    SHRINK,
    START,
    START_GAPS,
    START_SHRINK,
    START_STRETCH,
    STRETCH,
    Place,
    Strip,
)  # fmt: skip

CLEAN, LOOSEST, RAGGED_CLEAN = 90, 330, 2000
BAD, WINDOW_BAD, OVERFULL = 500, 200, 10_000_000
_SHORT = 7000
_LONE, _NARROW, _PER_LINE, _LADDER = 5000, 400, 700, 150
_LAYERS, _WIDTH, _BEAM = 5, 6, 1500
_CLEAN_PENALTY = 60


class Setting(NamedTuple):
    """How a line is justified: share of its stretch (or, negative, of its shrink), letter space, and its extent.

    Letter space and extent (from the edge of the measure) are in 1/1000 em.
    """

    share: float
    space: float
    ragged: bool
    width: float


class _Node(NamedTuple):
    """A line end that was reached: what it cost, where it is, and its number among the places that were offered."""

    total: float
    place: Place
    before: _Node | None
    worst: float
    at: int = -1


class Breaker:
    """Breaks one strip into lines of ``measure`` (1/1000 em), the first shorter by ``indent``.

    ``justify`` drives lines out to the measure; without it lines keep their natural width and only shrink. ``balance``
    makes all lines alike, the last one too, with as few lines as possible; ``phrases`` is then the cost of a break
    before each character of the text. ``cut``: the strip has places that no rule allows (``EMERGENCY``), to be used only
    inside stretches that no line can hold. After ``run``, ``worst`` is the highest cost of a line that was not clean.
    """

    __slots__ = (
        "balance",
        "clean",
        "cut",
        "hyphens",
        "indent",
        "justify",
        "measure",
        "phrases",
        "start",
        "strip",
        "worst",
    )

    def __init__(self, strip: Strip, measure: int, indent: int = 0, justify: bool = True, balance: bool = False,
                 phrases: Sequence[int] = (), hyphens: bool = False, cut: bool = False) -> None:  # fmt: skip
        self.strip, self.measure, self.indent = strip, measure, indent
        self.justify, self.balance, self.phrases = justify, balance, phrases
        self.hyphens, self.cut = hyphens, cut
        self.worst = 0.0
        strip.measure()
        whole, rest = divmod(measure, strip.em)
        self.clean: float = max(CLEAN, 1.25 * rest / (whole - 1)) if whole > 1 else CLEAN
        start = strip.start
        self.start: Place = (*start[:START], start[START] - indent, *start[START_SHRINK:])  # type: ignore[assignment]

    def run(self) -> list[Place]:
        """Line edges from the start of the paragraph to its end: line n lies between places n and n + 1."""
        end = self.strip.end
        if end[0] - self.start[START] <= self.measure:
            return [self.start, end]
        if self.balance:
            found, self.worst = self._programme(self.start, 0)
            return [self.start, *found]
        chain = [self.start]
        while chain[-1] is not end:
            place = self._greedy(chain[-1])
            if place is not None:
                chain.append(place)
            elif not self._repair(chain):
                self._window(chain)
        return chain

    def settings(self, chain: list[Place]) -> list[Setting]:
        """How each line of a chain is set; wider than the measure only where nothing else fits."""
        return [self._setting(start, end) for start, end in pairwise(chain)]

    def _setting(self, start: Place, end: Place) -> Setting:
        measure = self.measure
        natural = end[0] - start[START]
        spare = measure - natural
        if spare < 0:
            shrink = end[SHRINK] - start[START_SHRINK]
            share = max(-1.0, spare / shrink) if shrink else 0.0
            return new_tuple(Setting, (share, 0.0, False, natural + share * shrink))
        if end is self.strip.end or not self.justify:
            return new_tuple(Setting, (0.0, 0.0, False, natural))
        stretch = end[STRETCH] - start[START_STRETCH]
        if spare <= stretch:
            return new_tuple(Setting, (spare / stretch if spare else 0.0, 0.0, False, measure))
        space = self._space(spare - stretch, start, end)
        if self._spread_cost(spare, space, end)[1]:
            return Setting(0.0, 0.0, True, natural)
        return new_tuple(Setting, (1.0, round(space, 1), False, measure))

    def total(self, chain: list[Place]) -> float:
        """Sum of the costs of all lines."""
        costs = [self._cost(one, other) for one, other in pairwise(chain)]
        return sum([OVERFULL if cost is None else cost for cost in costs])

    # -- costs

    def _space(self, rest: int, start: Place, end: Place) -> float:
        gaps = end[GAPS] - start[START_GAPS]
        return rest / gaps if gaps > 0 else float("inf")

    def _spread_cost(self, spare: int, space: float, end: Place) -> tuple[float, bool]:
        """Cost of letter space, and whether the line is better left short on purpose."""
        cost = 12 + space * space / 180
        if end[LOOSE] and space > self.clean and cost > 150 + spare / 20:
            return 150 + spare / 20, True
        if space > LOOSEST:
            return 700 + spare / 10, True
        return cost, False

    def _cost(self, start: Place, end: Place) -> float | None:
        """Cost of a line; None when it does not fit."""
        spare = self.measure - (end[0] - start[START])
        if end is self.strip.end:
            return self._last_cost(start, spare)
        if spare < 0:
            shrink = end[SHRINK] - start[START_SHRINK]
            if -spare > shrink:
                return None
            share = spare * spare / (shrink * shrink)
            cost = 1 + 30 * share + 40 * share * share
        elif not self.justify:
            cost = 1 + spare * spare / 250_000
        else:
            stretch = end[STRETCH] - start[START_STRETCH]
            if spare <= stretch:
                cost = 1 + 10 * (spare / stretch) ** 2 if spare else 1
            else:
                cost, _ = self._spread_cost(spare, self._space(spare - stretch, start, end), end)
        if self.balance:
            return cost + _PER_LINE + end[PENALTY] + self.phrases[self.strip.offset(end)]
        if self.hyphens and self.strip.has_hyphen(start) and self.strip.has_hyphen(end):
            cost += _LADDER
        return cost + end[PENALTY]

    def _last_cost(self, start: Place, spare: int) -> float | None:
        cost = 0.0
        if spare < 0:
            shrink = self.strip.end[SHRINK] - start[START_SHRINK]
            if -spare > shrink:
                return None
            share = spare * spare / (shrink * shrink)
            cost = 1 + 30 * share + 40 * share * share
        width = self.measure - spare
        if self.balance:
            cost += _PER_LINE + spare * spare / 250_000
        if start is not self.start and width < _SHORT:
            if _is_lone(self.strip.text[self.strip.offset(start) :]):
                cost += _LONE
            elif width < (2600 if self.balance else 2000):
                cost += _NARROW
        return cost

    def _is_clean(self, start: Place, end: Place) -> float | None:
        """The cost of a line that needs no second thought, else None."""
        spare = self.measure - (end[0] - start[START])
        if end[PENALTY] >= _CLEAN_PENALTY:
            return None
        if spare < 0:
            if -2 * spare > end[SHRINK] - start[START_SHRINK]:
                return None
        elif end is not self.strip.end:
            if not self.justify:
                if spare > RAGGED_CLEAN:
                    return None
            else:
                rest = spare - (end[STRETCH] - start[START_STRETCH])
                if rest > 0 and rest > self.clean * (end[GAPS] - start[START_GAPS]):
                    return None
        cost = self._cost(start, end)
        return cost if cost is not None and cost < BAD else None

    # -- greedy and repair

    def _greedy(self, start: Place) -> Place | None:
        """The end of the next line if a clean one is at hand."""
        strip = self.strip
        origin = start[START]
        limit = origin + self.measure
        if strip.end[0] <= limit:
            return strip.end if self._is_clean(start, strip.end) is not None else None
        run = bisect_right(strip.starts, limit) - 1
        if run >= 0:
            spare = limit - strip.starts[run]
            count = spare // strip.em
            if 0 < count < strip.sizes[run] - 1 and strip.starts[run] + strip.em * count > origin:
                spare -= count * strip.em
                if not self.justify:
                    return strip.inside(run, count)
                rest = spare - (strip.stretches[run] - start[START_STRETCH])
                gaps = strip.gaps[run] + count - 1 - start[START_GAPS]
                if rest <= 30 * gaps:
                    return strip.inside(run, count)
                if 2 * (strip.em - spare) <= strip.shrinks[run] - start[START_SHRINK]:
                    return strip.inside(run, count + 1)
                return strip.inside(run, count) if rest <= self.clean * gaps else None
        found = self._clean_ends(start)
        return min(found, key=_first)[1] if found else None

    def _clean_ends(self, start: Place) -> list[tuple[float, Place]]:
        origin = start[START]
        limit = origin + self.measure
        ends = self.strip.near(limit)
        if self.strip.end[0] - limit < self.strip.em:
            ends.append(self.strip.end)
        found = []
        for end in ends:
            if end[0] > origin and _is_behind(end, start):
                cost = self._is_clean(start, end)
                if cost is not None:
                    found.append((cost, end))
        return found

    def _repair(self, chain: list[Place]) -> bool:
        """Give the line before the failing one another clean end, after which the failing line is clean too."""
        if len(chain) < 2:
            return False
        for _, end in sorted(self._clean_ends(chain[-2]), key=_first):
            if end[0] != chain[-1][0] and end is not self.strip.end:
                place = self._greedy(end)
                if place is not None:
                    chain[-1:] = [end, place]
                    return True
        return False

    # -- total fit

    def _window(self, chain: list[Place]) -> None:
        """Set the failing lines anew by the dynamic programme, from two lines back."""
        del chain[max(1, len(chain) - 2) :]
        found, worst = self._programme(chain[-1], _LAYERS)
        if worst > WINDOW_BAD and self.strip.end[0] < 400 * self.measure:
            found, worst = self._programme(self.start, 0)
            chain[:] = [self.start, *found]
            self.worst = worst
        else:
            self.worst = max(self.worst, worst)
            chain += found if found[-1] is self.strip.end or len(found) < _LAYERS else found[:-1]

    def _programme(self, start: Place, layers: int) -> tuple[list[Place], float]:
        """The cheapest chain of line ends from a place, as far as ``layers`` lines (0: to the end); its worst cost."""
        end = self.strip.end
        limit = start[START] + (layers + 1) * self.measure if layers else end[0]
        places = self.strip.after(start, limit)
        if self.cut:
            places = self._rightful(start, places)
        widths = [place[0] for place in places]
        layer = [_Node(0.0, start, None, 0.0)]
        last: _Node | None = None
        depth = 0
        while layer and not (layers and depth == layers):
            depth += 1
            following: dict[int, _Node] = {}
            for node in layer:
                final = self._step(node, places, widths, following)
                if final is not None and (last is None or final.total < last.total):
                    last = final
            ranked = sorted(following.values(), key=_first)
            best = ranked[0].total if ranked else 0.0
            layer = [node for node in ranked[:_WIDTH] if node.total <= best + _BEAM]
            if last is not None and layer and last.total <= layer[0].total:
                break
        if last is None or (layers and layer and depth == layers and layer[0].total < last.total):
            last = layer[0]
        return _chain(last), last.worst

    def _rightful(self, start: Place, places: list[Place]) -> list[Place]:
        """Places without those that no rule allows, save in stretches that no line can hold."""
        found: list[Place] = []
        held: list[Place] = []
        for place in places:
            held.append(place)
            if place[PENALTY] < EMERGENCY:
                found += held if self._cost(start, place) is None else held[-1:]
                held, start = [], place
        return found + (held if self._cost(start, self.strip.end) is None else [])

    def _step(self, node: _Node, places: list[Place], widths: list[int], following: dict[int, _Node]) -> _Node | None:
        """Put the good ends of a line that begins at a node into ``following``; the last line is returned."""
        start = node.place
        origin = start[START]
        final = self._cost(start, self.strip.end)
        first = node.at + 1  # widths alone do not tell: a place with a hyphen is wider than where its own line begins
        middle = max(first, bisect_right(widths, origin + self.measure))
        kept = 0
        for at in range(middle, min(middle + 3, len(places))):
            cost = self._cost(start, places[at])
            if cost is None:
                break
            kept += 1
            _offer(following, at, node, places[at], cost)
        for at in range(middle - 1, max(middle - self._reach(), first) - 1, -1):
            place = places[at]
            if place[0] <= origin:
                break
            cost = self._cost(start, place)
            if cost is None:
                continue
            _offer(following, at, node, place, cost)
            kept += 1
            if not self.balance and cost - place[PENALTY] > 90 and self.strip.end[0] - place[0] > _SHORT:
                break  # looser lines serve only to keep the last one from being a lone character
        if final is None and not kept:
            at = next((at for at in range(max(middle - 1, first), len(places)) if places[at][0] > origin), len(places))
            if at < len(places):
                _offer(following, at, node, places[at], OVERFULL)
            else:
                final = OVERFULL
        return None if final is None else _Node(node.total + final, self.strip.end, node, max(node.worst, final))

    def _reach(self) -> int:
        return 40 if self.balance else 5


def _is_behind(end: Place, start: Place) -> bool:
    """Whether a place whose width says so really lies behind the start of a line, not in the same word before it."""
    return end[INDEX] > 0 or end[RUN] != start[RUN] or end[INDEX] < start[INDEX]


def _is_lone(text: str) -> bool:
    """Whether a text is one ideograph, or none, and no word."""
    han = 0
    for char in text:
        if "\U00020000" <= char <= "\U0003ffff" or HAN_RUNS.match(char):
            han += 1
        elif char.isalnum():
            return False
    return han < 2


def _offer(following: dict[int, _Node], at: int, node: _Node, place: Place, cost: float) -> None:
    total = node.total + cost
    known = following.get(at)
    if known is None or total < known.total:
        following[at] = new_tuple(_Node, (total, place, node, max(node.worst, cost), at))


def _chain(node: _Node) -> list[Place]:
    """The places of a chain without its start, in order."""
    found = []
    at: _Node | None = node
    while at is not None and at.before is not None:
        found.append(at.place)
        at = at.before
    return found[::-1]


def _first(pair: tuple[float, ...] | _Node | tuple[float, Place]) -> float:
    return pair[0]
