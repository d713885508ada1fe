"""A paragraph made ready for breaking: runs of Han characters, the item runs between them, and sums over both.

    item run 0 · run 0 · item run 1 · run 1 · … · item run n          an item run at an edge may be empty

Sums are kept per run, five to seven a line instead of one per character: where run k starts (``starts``), and how much
shrink, stretch and how many letter-space gaps lie before that. Everything between is arithmetic.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from operator import add, attrgetter

from progprint.core.tuples import new_tuple
from progprint.text.tokens import BLANKS
from progprint.typeset.items import ItemRun, MeasuredBreak

_START = MeasuredBreak(0, 0, 0, 0, 0, 0, 0, 0, 0, False, 0, -1)

_width_of, _sums_of, _drawing_of = map(attrgetter, ("width", "sums", "drawing"))


class Segment:
    """A paragraph's boxes and space. ``em`` is the advance of a Han character, 1000 plus wanted letter space."""

    __slots__ = ("_by_sense", "_offsets", "drawings", "em", "end", "ends", "gaps", "item_runs", "many", "raw", "runs", "shrinks",
                 "sizes", "start", "starts", "stretches", "style_runs", "text", "width")  # fmt: skip

    def __init__(
        self, text: str, runs: Sequence[str], item_runs: Sequence[ItemRun], em: int, raw: Sequence[str]
    ) -> None:
        """``text`` is all that was typed, ``raw`` what was typed of each item run; ``width`` is that of all on one line."""
        self.text, self.runs, self.item_runs, self.em, self.raw = text, runs, item_runs, em, raw
        self.sizes = sizes = list(map(len, runs))
        self.width = width = em * sum(sizes) + sum(map(_width_of, item_runs))
        self._offsets: list[int] | None = None
        self._by_sense: dict[bool, list[MeasuredBreak]] = {}
        self.style_runs: Sequence[int] = ()
        self.many = False
        self.start = _START
        self.end = MeasuredBreak(width, 0, 0, 0, width, 0, 0, 0, 0, False, len(runs), ~item_runs[-1].size)
        self.drawings: list[str] = [""] * (2 * len(runs) + 1)
        self.drawings[0::2] = map(_drawing_of, item_runs)
        self.drawings[1::2] = runs
        self.starts: list[int] = []

    def measure(self) -> None:
        """Sum up widths and gaps, which only a text of more than one line needs."""
        if self.starts:
            return
        em, sizes = self.em, self.sizes
        widths, shrinks, stretches, gaps = zip(*map(_sums_of, self.item_runs), strict=True)
        wide = [em * size for size in sizes]
        self.starts = list(accumulate(map(add, widths, [0, *wide])))
        self.ends = list(map(add, self.starts, wide))
        self.shrinks = list(accumulate(shrinks))
        self.stretches = list(accumulate(stretches))
        self.gaps = list(accumulate(map(add, gaps, [0, *[size - 1 for size in sizes]])))
        total = (self.starts.pop(), self.shrinks.pop(), self.stretches.pop(), self.gaps.pop())
        self.end = MeasuredBreak(*total, *total, 0, False, *self.end[-2:])

    @property
    def offsets(self) -> list[int]:
        """Offsets in the text at which runs begin; last, where the text ends."""
        if self._offsets is None:
            self._offsets = list(accumulate(map(add, map(len, self.raw), [0, *self.sizes])))
        return self._offsets

    def inside(self, run: int, count: int) -> MeasuredBreak:
        """The place after ``count`` characters of a run (not at its ends)."""
        width = self.starts[run] + self.em * count
        shrink, stretch, gaps = self.shrinks[run], self.stretches[run], self.gaps[run] + count
        sums = (width, shrink, stretch, gaps - 1, width, shrink, stretch, gaps, 0, False, run, count)
        return new_tuple(MeasuredBreak, sums)

    def breaks(self, index: int, low: int, high: int) -> list[MeasuredBreak]:
        """Breakpoints in an item run by number, from low up to, not including high."""
        item_run = self.item_runs[index]
        width = shrink = stretch = gaps = 0
        if index:
            before = index - 1
            width, shrink, stretch = self.ends[before], self.shrinks[before], self.stretches[before]
            gaps = self.gaps[before] + self.sizes[before] - 1
        return [
            new_tuple(MeasuredBreak, (width + one[0], shrink + one[1], stretch + one[2], gaps + one[3],
                                      width + one[4], shrink + one[5], stretch + one[6], gaps + one[7], *one[8:10],
                                      index, one.at))
            for one in item_run.breaks[max(0, low) : high]
        ]  # fmt: skip

    def near(self, limit: int) -> list[MeasuredBreak]:
        """The places around a width: the last few that lie before it and the first few behind it, in order."""
        run = bisect_right(self.starts, limit) - 1
        if run < 0:
            return self._breaks_near(0, limit) + self._places(0, 1, 2)
        count = (limit - self.starts[run]) // self.em
        size = self.sizes[run]
        found: list[MeasuredBreak] = []
        if count <= 2:
            if run:
                found += self._places(run - 1, self.sizes[run - 1] - 2, self.sizes[run - 1])
            found += self._breaks_near(run, limit)
        found += self._places(run, min(count, size) - 2, count + 3)
        if count >= size - 2:
            found += self._breaks_near(run + 1, limit)
            found += self._places(run + 1, 1, 2)
        return found

    def _breaks_near(self, index: int, limit: int) -> list[MeasuredBreak]:
        item_run = self.item_runs[index]
        breaks = item_run.breaks
        if len(breaks) <= 4:
            return self.breaks(index, 0, 4)
        at = bisect_right(item_run.ends, limit - (self.ends[index - 1] if index else 0))
        return self.breaks(index, at - 4, at + 4)

    def _places(self, run: int, low: int, high: int) -> list[MeasuredBreak]:
        """The places inside a run after so many of its characters, from low up to, not including, high; it may be none."""
        size = self.sizes[run] if run < len(self.sizes) else 0
        return [self.inside(run, at) for at in range(max(1, low), min(size, high))]

    def after(self, place: MeasuredBreak, limit: int) -> list[MeasuredBreak]:
        """All places behind a place up to a width, and at least the next one beyond it, in order."""
        run, index = place.run, place.at
        found: list[MeasuredBreak] = []
        boundary = ~index
        if index > 0:
            found += self._up_to(run, index + 1, limit)
            run, boundary = run + 1, -1
        while run == place.run or self.ends[run - 1] <= limit or not found or found[-1].width <= limit:
            item_run = self.item_runs[run]
            low = bisect_right(item_run.breaks, boundary, key=lambda one: ~one.at) if boundary >= 0 else 0
            high = bisect_right(item_run.ends, limit - (self.ends[run - 1] if run else 0))
            found += self.breaks(run, low, high + 2)
            if run == len(self.runs):
                break
            found += self._up_to(run, 1, limit)
            run, boundary = run + 1, -1
        return found

    def _up_to(self, run: int, low: int, limit: int) -> list[MeasuredBreak]:
        return self._places(run, low, (limit - self.starts[run]) // self.em + 3)

    def by_sense(self, solid: bool, price: Callable[..., Sequence[int]]) -> Sequence[MeasuredBreak]:
        """All places of a title with what each costs the sense, at the ``price`` of ``title_costs``; one for all sizes."""
        known = self._by_sense.get(solid)
        if known is None:
            self.measure()
            costs, found = price(self.text, solid=solid), self.after(self.start, self.end.width)
            known = self._by_sense[solid] = [
                new_tuple(MeasuredBreak, (*place[:8], place[8] + costs[self.offset(place)], *place[9:]))
                for place in found
            ]
        return known

    def has_hyphen(self, place: MeasuredBreak) -> bool:
        """Whether a line that ends here ends in a drawn hyphen."""
        return place.at < 0 and self.item_runs[place.run].boundaries[~place.at].hyphen

    def offset(self, place: MeasuredBreak) -> int:
        """The offset in the text of what stands behind a breakpoint."""
        run, index = place.run, place.at
        if index > 0:
            return self.offsets[run] + index
        item_run, boundary = self.item_runs[run], ~index
        if boundary >= len(item_run.items):
            return self.offsets[run]
        start = self.offsets[run - 1] + self.sizes[run - 1] if run else 0
        typed = self.text[start : self.offsets[run]]
        lead = 0 if item_run.length == len(typed) else len(typed) - len(typed.lstrip(BLANKS))
        return start + lead + item_run.items[boundary].start

    def style_run(self, place: MeasuredBreak) -> int:
        """The style run that begins behind a place; 0 in a paragraph of one style run."""
        if not self.many:
            return 0
        run, index = place.run, place.at
        if index > 0:
            return self.style_runs[run]
        item_run, boundary = self.item_runs[run], ~index
        return item_run.items[boundary].style_run if boundary < len(item_run.items) else item_run.next_style_run

    def drawing(self, start: MeasuredBreak, end: MeasuredBreak, until: int = 0) -> str:
        """The drawing of the line between two breakpoints, before it is justified; ``until`` is the end's offset in the text."""
        run, index, last, edge = start.run, start.at, end.run, end.at
        tail: list[str] = []
        if edge > 0:
            stop = 2 * last + 1
            if index > 0 and run == last:
                return self.runs[run][index:edge]
            tail.append(self.runs[last][:edge])
        else:
            stop, item_run = 2 * last, self.item_runs[last]
            hyphen = (
                item_run.hyphen(~edge)[1] if item_run.boundaries[~edge].hyphen else self._guard(until) if until else ""
            )
            if index < 0 and run == last:
                return self._head(run, ~index, 2 * ~edge) + hyphen
            tail += [*item_run.drawings[: 2 * ~edge], hyphen]
        if index > 0:
            return "".join([self.runs[run][index:], *self.drawings[2 * run + 2 : stop], *tail])
        return "".join([self._head(run, ~index, None), *self.drawings[2 * run + 1 : stop], *tail])

    def _guard(self, at: int) -> str:
        """An unseen blank behind a typed hyphen that ends a line inside a word.

        Readers of a PDF take a hyphen between two letters at the end of a line for one that the setting has added, and
        drop it when text is copied; behind the blank it stays what was typed.
        """
        word = self.text[max(0, at - 2) : at + 1]
        typed = len(word) == 3 and word[1] == "-" and word[0].isalpha() and word[2].isalnum()
        return "\u00a0" if typed else ""

    def _head(self, index: int, boundary: int, stop: int | None) -> str:
        item_run = self.item_runs[index]
        head = item_run.pre(boundary) if boundary < len(item_run.items) else ""
        return head + "".join(item_run.drawings[2 * boundary + 1 : stop])
