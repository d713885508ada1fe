"""Lanes and crowds, against what comparing every item with every other gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from progprint.sheets.lanes import Lane, Stay, lanes, next_starts, rivals

COLUMNS = 5


@st.composite
def stays(draw: st.DrawFn) -> list[Stay]:
    """Items of a day in the order of their starts."""
    made = []
    for _ in range(draw(st.integers(0, 14))):
        first, start = draw(st.integers(0, COLUMNS - 1)), draw(st.integers(0, 20))
        made.append(Stay(first, draw(st.integers(first + 1, COLUMNS)), start, start + draw(st.integers(1, 9))))
    return sorted(made, key=lambda stay: stay.start)


def share(one: Stay, other: Stay) -> bool:
    """Whether two items have a column in common."""
    return one.first < other.last and other.first < one.last


@given(stays())
def test_lanes_are_those_of_comparing_each_with_each(given: list[Stay]) -> None:
    expected: list[Lane] = []
    for n, stay in enumerate(given):
        own = [
            k for k, o in enumerate(given) if k != n and share(stay, o) and o.start < stay.end and stay.start < o.end
        ]
        taken = {expected[k].number for k in own if k < n}
        times = [stay.start, *(given[k].start for k in own if given[k].start > stay.start)]
        crowd = max(1 + sum(given[k].start <= time < given[k].end for k in own) for time in times)
        expected.append(Lane(next(lane for lane in range(len(given)) if lane not in taken), crowd))

    assert lanes(given, COLUMNS) == expected


@given(stays())
def test_the_next_start_is_that_of_comparing_each_with_each(given: list[Stay]) -> None:
    expected = [
        min((o.start for o in given if o.start > stay.start and share(stay, o)), default=None) for stay in given
    ]

    assert list(next_starts(given, COLUMNS)) == expected


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)).map(lambda pair: (pair[0], pair[0] + pair[1]))))
def test_rivals_are_those_of_comparing_each_with_each(times: list[tuple[int, int]]) -> None:
    expected = [
        sum(k != n and o[0] < end and start < o[1] for k, o in enumerate(times)) for n, (start, end) in enumerate(times)
    ]

    assert list(rivals(times)) == expected
