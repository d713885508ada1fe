"""Choosing the lines of a paragraph: greedy where that is clean, repaired or by total fit where it is not.

    next line greedy ─ clean? ─▶ next …
         └ no: another clean end for the line before ─ clean? ─▶ next …
                └ no: back two lines, best chain of five by dynamic programme, commit four
                       └ a line still bad: the whole paragraph by dynamic programme (then with hyphens, then with cuts)

Half of a programme's paragraphs are one line and most others are clean at once, so the quality of total fit costs
little more than greedy. What a line costs, and when it is clean: ``costs``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from progprint.core.tuples import new_tuple
from progprint.typeset.costs import OVERFULL, SHORT, Costs
from progprint.typeset.itemize import EMERGENCY
from progprint.typeset.items import MeasuredBreak
from progprint.typeset.segment import Segment

_WINDOW_BAD = 200
_LAYERS, _WIDTH, _BEAM = 5, 6, 1500


class _Node(NamedTuple):
    """A line end that was reached: what it cost, where it is, and its number among the places that were offered."""

    total: float
    place: MeasuredBreak
    before: _Node | None
    worst: float
    at: int = -1


class Breaker(Costs):
    """Breaks one segment into lines; measure, indent, justification and balance as in ``Costs``.

    ``places`` are those of a text whose lines are balanced, with what each costs the sense. ``cut``: the segment has
    places that no rule allows (``EMERGENCY``), to be used only inside stretches that no line can hold. After ``run``,
    ``worst`` is the highest cost of a line that was not clean.
    """

    __slots__ = ("cut", "places", "worst")

    def __init__(self, segment: Segment, measure: int, indent: int = 0, justify: bool = True, balance: bool = False,
                 places: Sequence[MeasuredBreak] = (), hyphens: bool = False, cut: bool = False) -> None:  # fmt: skip
        super().__init__(segment, measure, indent, justify, balance, hyphens)
        self.places, self.cut = places, cut
        self.worst = 0.0

    def run(self) -> list[MeasuredBreak]:
        """Line edges from the start of the paragraph to its end: line n lies between places n and n + 1."""
        end = self.segment.end
        if end.width - self.start.start <= self.measure:
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

    # -- greedy and repair

    def _greedy(self, start: MeasuredBreak) -> MeasuredBreak | None:
        """The end of the next line if a clean one is at hand."""
        segment = self.segment
        origin = start.start
        limit = origin + self.measure
        if segment.end.width <= limit:
            return segment.end if self.if_clean(start, segment.end) is not None else None
        run = bisect_right(segment.starts, limit) - 1
        if run >= 0:
            spare = limit - segment.starts[run]
            count = spare // segment.em
            if 0 < count < segment.sizes[run] - 1 and segment.starts[run] + segment.em * count > origin:
                spare -= count * segment.em
                if not self.justify:
                    return segment.inside(run, count)
                rest = spare - (segment.stretches[run] - start.start_stretch)
                gaps = segment.gaps[run] + count - 1 - start.start_gaps
                if rest <= 30 * gaps:
                    return segment.inside(run, count)
                if 2 * (segment.em - spare) <= segment.shrinks[run] - start.start_shrink:
                    return segment.inside(run, count + 1)
                return segment.inside(run, count) if rest <= self.clean * gaps else None
        found = self._clean_ends(start)
        return min(found, key=_first)[1] if found else None

    def _clean_ends(self, start: MeasuredBreak) -> list[tuple[float, MeasuredBreak]]:
        origin = start.start
        limit = origin + self.measure
        ends = self.segment.near(limit)
        if self.segment.end.width - limit < self.segment.em:
            ends.append(self.segment.end)
        found = []
        for end in ends:
            # really behind the start of the line, not only by its width: not in the same word before it
            if end.width > origin and (end.at > 0 or end.run != start.run or end.at < start.at):
                cost = self.if_clean(start, end)
                if cost is not None:
                    found.append((cost, end))
        return found

    def _repair(self, chain: list[MeasuredBreak]) -> bool:
        """Give the line before the failing one another clean end, after which the failing line is clean too."""
        if len(chain) < 2:
            return False
        for _, end in sorted(self._clean_ends(chain[-2]), key=_first):
            if end.width != chain[-1].width and end is not self.segment.end:
                place = self._greedy(end)
                if place is not None:
                    chain[-1:] = [end, place]
                    return True
        return False

    # -- total fit

    def _window(self, chain: list[MeasuredBreak]) -> None:
        """Set the failing lines anew by the dynamic programme, from two lines back."""
        del chain[max(1, len(chain) - 2) :]
        found, worst = self._programme(chain[-1], _LAYERS)
        if worst > _WINDOW_BAD and self.segment.end.width < 400 * self.measure:
            found, worst = self._programme(self.start, 0)
            chain[:] = [self.start, *found]
            self.worst = worst
        else:
            self.worst = max(self.worst, worst)
            chain += found if found[-1] is self.segment.end or len(found) < _LAYERS else found[:-1]

    def _programme(self, start: MeasuredBreak, layers: int) -> tuple[list[MeasuredBreak], float]:
        """The cheapest chain of line ends from a place, as far as ``layers`` lines (0: to the end); its worst cost."""
        end = self.segment.end
        limit = start.start + (layers + 1) * self.measure if layers else end.width
        places = self.places or self.segment.after(start, limit)
        if self.cut:
            places = self._rightful(start, places)
        widths = [place.width for place in places]
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

    def _rightful(self, start: MeasuredBreak, places: Sequence[MeasuredBreak]) -> list[MeasuredBreak]:
        """Places without those that no rule allows, save in stretches that no line can hold."""
        found: list[MeasuredBreak] = []
        held: list[MeasuredBreak] = []
        for place in places:
            held.append(place)
            if place.penalty < EMERGENCY:
                found += held if self.cost(start, place) is None else held[-1:]
                held, start = [], place
        return found + (held if self.cost(start, self.segment.end) is None else [])

    def _step(
        self, node: _Node, places: Sequence[MeasuredBreak], widths: list[int], following: dict[int, _Node]
    ) -> _Node | None:
        """Put the good ends of a line that begins at a node into ``following``; the last line is returned."""
        start = node.place
        origin = start.start
        final = self.cost(start, self.segment.end)
        first = node.at + 1  # widths alone do not tell: a place with a hyphen is wider than where its own line begins
        middle = max(first, bisect_right(widths, origin + self.measure))
        kept = 0
        for at in range(middle, min(middle + 3, len(places))):
            cost = self.cost(start, places[at])
            if cost is None:
                break
            kept += 1
            _offer(following, at, node, places[at], cost)
        for at in range(middle - 1, max(middle - (40 if self.balance else 5), first) - 1, -1):
            place = places[at]
            if place.width <= origin:
                break
            cost = self.cost(start, place)
            if cost is None:
                continue
            _offer(following, at, node, place, cost)
            kept += 1
            if not self.balance and cost - place.penalty > 90 and self.segment.end.width - place.width > SHORT:
                break  # looser lines serve only to keep the last one from being a lone character
        if final is None and not kept:
            at = next(
                (at for at in range(max(middle - 1, first), len(places)) if places[at].width > origin), len(places)
            )
            if at < len(places):
                _offer(following, at, node, places[at], OVERFULL)
            else:
                final = OVERFULL
        return None if final is None else _Node(node.total + final, self.segment.end, node, max(node.worst, final))


def _offer(following: dict[int, _Node], at: int, node: _Node, place: MeasuredBreak, cost: float) -> None:
    total = node.total + cost
    known = following.get(at)
    if known is None or total < known.total:
        following[at] = new_tuple(_Node, (total, place, node, max(node.worst, cost), at))


def _chain(node: _Node) -> list[MeasuredBreak]:
    """The places of a chain without its start, in order."""
    found = []
    at: _Node | None = node
    while at is not None and at.before is not None:
        found.append(at.place)
        at = at.before
    return found[::-1]


def _first(pair: tuple[float, ...] | _Node | tuple[float, MeasuredBreak]) -> float:
    return pair[0]
