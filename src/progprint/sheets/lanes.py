"""Items that run at the same time beside each other: which lane each has, and how many run at once, in n log n steps.

A room of eight hundred posters is as sound as one of eight talks, so nothing here compares every item with every other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import accumulate
from typing import NamedTuple


class Stay(NamedTuple):
    """Columns ``first`` to, not including, ``last``, from ``start`` to, not including, ``end`` (minutes)."""

    first: int
    last: int
    start: int
    end: int


class Lane(NamedTuple):
    """A lane, counted from 0, and how many lanes the columns of the stay need while it lasts."""

    number: int
    of: int


def rivals(times: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The number of the others that run, at least in part, while each of some items does."""
    starts, ends = sorted(start for start, _ in times), sorted(end for _, end in times)
    moments = Counter(start for start, end in times if start == end)
    for start, end in times:
        over = bisect_right(ends, start) - (moments[start] if start == end else 0)
        yield bisect_left(starts, end) - over - (start < end)


def next_starts(stays: Sequence[Stay], columns: int) -> Iterator[int | None]:
    """The start of the next one in a column of each stay, after its own; None where nothing follows."""
    by_column: dict[int, list[int]] = defaultdict(list)
    everywhere: list[int] = []
    for stay in stays:
        if _is_whole(stay, columns):
            everywhere.append(stay.start)
        else:
            for column in range(stay.first, stay.last):
                by_column[column].append(stay.start)
    rows = {column: sorted(starts) for column, starts in by_column.items()}
    all_starts = sorted(stay.start for stay in stays)
    everywhere.sort()
    for stay in stays:
        own = [all_starts] if _is_whole(stay, columns) else [
            everywhere, *(rows[column] for column in range(stay.first, stay.last))
        ]  # fmt: skip
        later = [row[at] for row in own if (at := bisect_right(row, stay.start)) < len(row)]
        yield min(later, default=None)


def lanes(stays: Sequence[Stay], columns: int) -> list[Lane]:
    """The lane of each stay, in the order of their starts: the first that is free in all of its columns."""
    numbers = _numbers(stays, columns)
    crowds = _Crowds(stays)
    return [Lane(number, crowds.most(stay)) for number, stay in zip(numbers, stays, strict=True)]


def _is_whole(stay: Stay, columns: int) -> bool:
    return stay.first == 0 and stay.last == columns


class _Free:
    """The lanes of a column that are taken, and the first that is free."""

    __slots__ = ("_given", "_taken", "_top")

    def __init__(self) -> None:
        self._taken: Counter[int] = Counter()
        self._given: list[int] = []
        self._top = 0

    def first(self) -> int:
        """The first free lane."""
        while self._given and self._taken[self._given[0]]:
            heappop(self._given)
        return self._given[0] if self._given else self._top

    def has(self, lane: int) -> bool:
        """Whether a lane is taken."""
        return self._taken[lane] > 0

    def take(self, lane: int) -> None:
        """Take a lane, which another of the same columns may have taken as well."""
        for between in range(self._top, lane):
            heappush(self._given, between)
        self._top = max(self._top, lane + 1)
        self._taken[lane] += 1

    def give(self, lane: int) -> None:
        """Give a lane back."""
        self._taken[lane] -= 1
        if not self._taken[lane]:
            heappush(self._given, lane)


def _numbers(stays: Sequence[Stay], columns: int) -> list[int]:
    """The lanes. What is in all columns has a table of its own, since there may be as many such items as columns."""
    anywhere, everywhere = _Free(), _Free()
    own: dict[int, _Free] = defaultdict(_Free)
    running: list[tuple[int, int, int]] = []
    found: list[int] = []

    def tables(stay: Stay) -> list[_Free]:
        if _is_whole(stay, columns):
            return [everywhere]
        return [own[column] for column in range(stay.first, stay.last)]

    for n, stay in enumerate(stays):
        while running and running[0][0] <= stay.start:
            _, past, lane = heappop(running)
            for table in (anywhere, *tables(stays[past])):
                table.give(lane)
        here = tables(stay)
        if here == [everywhere]:
            lane = anywhere.first()
        else:
            lane = max(table.first() for table in (everywhere, *here))
            while any(table.has(lane) for table in (everywhere, *here)):
                lane += 1
        for table in (anywhere, *here):
            table.take(lane)
        heappush(running, (stay.end, n, lane))
        found.append(lane)
    return found


class _Crowds:
    """How many stays share a column with another and run at once, worked out once for each range of columns."""

    def __init__(self, stays: Sequence[Stay]) -> None:
        self._times = sorted({time for stay in stays for time in (stay.start, stay.end)})
        self._known: dict[tuple[int, int], list[int]] = {}
        self._single: dict[int, list[Stay]] = defaultdict(list)
        self._wide: list[Stay] = []
        for stay in stays:
            if stay.last - stay.first == 1:
                self._single[stay.first].append(stay)
            else:
                self._wide.append(stay)

    def most(self, stay: Stay) -> int:
        """The most that run at once while a stay does, itself among them."""
        row = self._row(stay.first, stay.last)
        return max(row[bisect_left(self._times, stay.start) : bisect_left(self._times, stay.end)])

    def _row(self, first: int, last: int) -> list[int]:
        """How many run in some columns from each time to the next."""
        known = self._known.get((first, last))
        if known is None:
            change: Counter[int] = Counter()
            near = [self._single.get(column, ()) for column in range(first, last)]
            wide = [one for one in self._wide if one.first < last and first < one.last]
            for one in (*(one for row in near for one in row), *wide):
                change[one.start] += 1
                change[one.end] -= 1
            known = self._known[first, last] = list(accumulate(change[time] for time in self._times))
        return known
