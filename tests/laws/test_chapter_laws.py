"""Laws of the breaks of a chapter: the chosen pages are as good as the best of all that there are, and keep the rules."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from progprint.typeset.chapter import LEFT, RIGHT, Badness, ObjectForm, PageRoom, Put, choose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEIGHT, GRID = 120.0, 10.0
ROOM = PageRoom(HEIGHT, 2 * GRID, GRID)
NEAR = 1e-6
whole = st.floats(5.0, HEIGHT)


def _forms(heights: list[float]) -> tuple[ObjectForm, ...]:
    """Forms of one sheet, looser ones first."""
    return tuple(ObjectForm((height,), 0.02 * n) for n, height in enumerate(sorted(heights, reverse=True)))


short = st.lists(whole, min_size=1, max_size=3).map(_forms)
long = st.lists(whole, min_size=2, max_size=4).map(lambda heights: (ObjectForm(tuple(heights)),))
either = long.map(lambda forms: (*forms, ObjectForm(forms[0].heights[:2], 0.3)))
objects = st.lists(st.one_of(short, short, long, either), min_size=1, max_size=5)
bads = st.tuples(
    st.sampled_from([1.0, 1.2]), st.sampled_from([0.5, 3.0]), st.sampled_from([0.0, 0.1, 1.0]),
    st.sampled_from([(0.0, 0.0), (0.25, 0.0), (0.0, 1.0)]),
).map(lambda of: Badness(blank=of[0], turn=of[1], spread=of[2], ends=of[3]))  # fmt: skip
sides = st.sampled_from([RIGHT, LEFT])
useds = st.sampled_from([0.0, 0.0, 30.0, 100.0])


class _Page(NamedTuple):
    """A page of a plan: how far it is used."""

    used: float


def _runs(forms: Sequence[tuple[ObjectForm, ...]], used: float) -> Iterator[tuple[int, float, float]]:
    """How many of the next objects share a page, at the loosest level that they fit in: count, use and cost."""
    for count in range(1, len(forms) + 1):
        single = [[form for form in own if len(form.heights) == 1] for own in forms[:count]]
        if not all(single):
            return
        for level in range(max(map(len, single))):
            taken = [own[min(level, len(own) - 1)] for own in single]
            full = used
            for form in taken:
                full = ROOM.below(full) + form.heights[0]
            if full <= HEIGHT + 0.01:
                yield count, full, sum(form.cost for form in taken)
                break


def _plans(
    forms: Sequence[tuple[ObjectForm, ...]], used: float, side: int, bad: Badness
) -> Iterator[tuple[list[_Page], float]]:
    """Every way to break what is left, as its pages and the cost of forms, turns and blanks."""
    if used:
        yield from _closed(forms, used, [], 0.0, side, bad)
        return
    if not forms:
        yield [], 0.0
        return
    for count, full, cost in _runs(forms, 0.0):
        for pages, more in _plans(forms[count:], 0.0, 1 - side, bad):
            yield [_Page(full), *pages], cost + more
    for form in forms[0]:
        if len(form.heights) > 1:
            for blank in (0, 1):
                start = side if not blank else 1 - side
                cost = form.cost + blank * (bad.blank - 1.0)
                if start == RIGHT:
                    cost += bad.right
                    if len(form.heights) % 2 == 0:
                        cost += bad.turn if len(form.heights) == 2 else bad.longer
                front = [_Page(0.0)] * blank + [_Page(height) for height in form.heights[:-1]]
                last = (start + len(form.heights) - 1) % 2
                yield from _closed(forms[1:], form.heights[-1], front, cost, last, bad)


def _closed(forms: Sequence[tuple[ObjectForm, ...]], used: float, front: list[_Page], cost: float, side: int,
            bad: Badness) -> Iterator[tuple[list[_Page], float]]:  # fmt: skip
    """What may follow on a page that is used so far."""
    for count, full, lost in ((0, used, 0.0), *_runs(forms, used)):
        for pages, more in _plans(forms[count:], 0.0, 1 - side, bad):
            yield [*front, _Page(full), *pages], cost + lost + more


def _priced(pages: Sequence[_Page], side: int, bad: Badness) -> float:
    """The cost of pages as they lie there."""
    fills = [min(page.used / HEIGHT, 1.0) for page in pages]
    found = sum((1.0 - fill) ** 2 for fill in fills)
    first = 0 if side == LEFT else 1
    found += sum(bad.spread * (fills[n] - fills[n + 1]) ** 2 for n in range(first, len(fills) - 1, 2))
    return found + bad.ends[(side + len(pages) - 1) % 2]


def _cost(puts: Sequence[Put], forms: Sequence[tuple[ObjectForm, ...]], side: int, used: float, bad: Badness) -> float:
    """The cost of a plan, from where its sheets stand."""
    fills = {page: max(put.top + forms[put.which][put.form].heights[put.sheet] for put in own)
             for page, own in groupby(puts, key=lambda put: put.page)}  # fmt: skip
    if used:
        fills.setdefault(0, used)
    pages = [_Page(fills.get(n, 0.0)) for n in range(max(fills) + 1)]
    cost = _priced(pages, side, bad) + (bad.blank - 1.0) * sum(page.used == 0 for page in pages)
    for put in puts:
        form = forms[put.which][put.form]
        if put.sheet == 0:
            cost += form.cost
            if len(form.heights) > 1 and (side + put.page) % 2 == RIGHT:
                cost += bad.right
                if len(form.heights) % 2 == 0:
                    cost += bad.turn if len(form.heights) == 2 else bad.longer
    return cost


@given(objects, sides, useds, bads)
def test_no_other_breaks_are_better(forms: list[tuple[ObjectForm, ...]], side: int, used: float, bad: Badness) -> None:
    """The cost of the plan is the least of all plans, which are made one by one."""
    best = min(_priced(pages, side, bad) + cost for pages, cost in _plans(forms, used, side, bad))

    plan = choose(forms, ROOM, side, used, bad)
    assert abs(_cost(plan.puts, forms, side, used, bad) - best) < NEAR
    assert abs(plan.cost - best) < NEAR


@given(objects, sides, useds, bads)
def test_every_sheet_stands_once_in_order(
    forms: list[tuple[ObjectForm, ...]], side: int, used: float, bad: Badness
) -> None:
    """Sheets follow each other on the grid, none over another; the first of several is at the top of a page."""
    puts = choose(forms, ROOM, side, used, bad).puts

    taken = {put.which: put.form for put in puts}
    assert [(put.which, put.sheet) for put in puts] == [
        (n, sheet) for n, own in enumerate(forms) for sheet in range(len(own[taken[n]].heights))
    ]
    at = (0, used)
    for put in puts:
        heights = forms[put.which][put.form].heights
        page, below = at
        assert put.page > page or put.top >= below + (ROOM.gap if below else 0.0) - 0.01
        assert put.page <= page + 2
        assert put.top % GRID == 0
        assert put.top == 0 or len(heights) == 1
        assert put.top + heights[put.sheet] <= HEIGHT + 0.01
        at = (put.page, put.top + heights[put.sheet])


@given(st.lists(short, min_size=1, max_size=40), sides)
def test_the_choice_does_not_depend_on_what_was_chosen_before(forms: list[tuple[ObjectForm, ...]], side: int) -> None:
    """The same heights give the same places, and short objects never take more than a page each."""
    puts = choose(forms, ROOM, side).puts

    assert puts == choose(tuple(forms), ROOM, side).puts
    assert puts[-1].page < len(forms)


def test_two_sheets_begin_on_the_left_where_that_costs_no_page() -> None:
    """One short object before a long one: the long one does not turn the leaf."""
    long_one, short_one = (ObjectForm((HEIGHT, 60.0)),), (ObjectForm((50.0,)),)

    assert [put.page for put in choose([short_one, long_one], ROOM, RIGHT).puts] == [0, 1, 2]
    assert [put.page for put in choose([short_one, short_one, long_one], ROOM, LEFT).puts] == [0, 1, 2, 3]
    assert [put.page for put in choose([long_one], ROOM, RIGHT).puts] == [1, 2]


def test_what_follows_on_a_right_page_pulls_the_end_to_the_left() -> None:
    """Where both ends are nearly as good, the next opener gets its right-hand page."""
    halves = [(ObjectForm((70.0,)),)] * 2

    assert [put.page for put in choose(halves, ROOM, RIGHT).puts] == [0, 1]
    assert choose([], ROOM, RIGHT).puts == ()


def test_a_heading_does_not_stay_alone_before_an_object_that_it_has_room_for() -> None:
    """It costs a page left empty before an object of two pages, which no left-hand page would follow otherwise."""
    short_one, long_one = [ObjectForm((0.25 * ROOM.height,))], [ObjectForm((ROOM.height, 0.5 * ROOM.height))]
    usual, bare = (
        choose([short_one, long_one], ROOM, LEFT, 0.05 * ROOM.height, Badness(bare=x)).puts for x in (0.0, 0.5)
    )

    assert [put.page for put in usual] == [1, 2, 3]
    assert [put.page for put in bare] == [0, 2, 3]
