"""The grid of a day: laws of its scale and its pages with a setter that knows no type, and a checker of placed cells."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progprint.agenda.programme import Agenda, Conference, Room, Slot, Talk, Track, Wording
from progprint.sheets.grid.field import Column, DayField, field, grouped, parted, uncrowded
from progprint.sheets.grid.model import CellForm, CellForms, Measures, Opening
from progprint.sheets.grid.plan import openings
from progprint.sheets.grid.scale import ALONE, GAP, REST, TRUE, Axis, Need, fitting, heights, parts_of, pieces
from progprint.sheets.timetable import Cell, days

DAY = datetime.date(2027, 5, 21)
NAMES = "abcdefghijkl"
ROOMS = tuple(Room(name, Wording(f"{name} 厅"), floor=f"{n // 3}F") for n, name in enumerate(NAMES))
M = Measures(width=300, height=440, rail=28, line=7.5, gap=2, least=60, time=8, columns=4, poor=3)


class Plain:
    """A setter without type: a title takes one line for each ten characters of width, at two sizes, or a number."""

    def head(self, columns: Sequence[Column], width: float) -> float:
        return 20.0 if columns and width else 0.0

    def asides(self, cells: Sequence[Cell], width: float) -> float:
        return 10.0 * len(cells) if width else 0.0

    def listed(self, cells: Sequence[Cell], width: float) -> float:
        return 12.0 * len(cells) if width else 0.0

    def forms(self, cell: Cell, width: float, *, timed: bool, part: str, every: bool) -> CellForms:
        lines = 1 + int(10 * len(cell.talk.title.text) / max(width, 1))
        number = CellForm(8.0, 9, listed=True)
        sizes = (11, 9)[: 0 if cell.crowd or part == "none" else 2 if every else 1]

        def at(grade: int) -> list[CellForm]:
            made = [CellForm(lines * size + 9 * (1 + timed), n) for n, size in enumerate(sizes) if n == grade]
            return [number] if grade == 9 else made

        return CellForms(at, (0, 1, 9), number)


def item(name: str, start: int, length: int, rooms: str, kind: str = "talk", *, every: bool = False) -> Talk:
    places = tuple(room for room in ROOMS if room.id in rooms)
    slot = Slot(DAY, start, start + length, places, every)
    return Talk(name, Wording(name * 3), kind, track_id="" if every else f"t{rooms[:1]}", slot=slot)


def agenda(talks: Sequence[Talk]) -> Agenda:
    keys = dict.fromkeys(talk.track_id for talk in talks if talk.track_id)
    tracks = tuple(
        Track(key, Wording(f"专题 {key}"), n, talks=tuple(one for one in talks if one.track_id == key))
        for n, key in enumerate(keys, 1)
    )
    return Agenda(Conference(), ROOMS, tracks=tracks, sessions=tuple(one for one in talks if not one.track_id))


def day_of(talks: Sequence[Talk]) -> DayField:
    whole = agenda(talks)
    (day,) = days(whole)
    return field(whole, day)


# -- the checker


def check(made: Sequence[Opening], given_field: DayField, m: Measures) -> None:
    """What must hold of every grid: nothing is lost, nothing lies on anything, nothing is empty, rows are rows."""
    told = {talk.id for opening in made for side in opening.sides for one in side.cells for talk in one.cell.talks}
    told |= {cell.talk.id for opening in made for cell in opening.asides}
    assert told == {cell.talk.id for cell in (*given_field.cells, *given_field.asides)}
    for opening in made:
        assert opening.head + opening.above + opening.height <= m.height + 0.6
        numbers = [one.number for side in opening.sides for one in side.cells if one.number]
        assert set(numbers) == set(range(1, len(set(numbers)) + 1))
        starts: dict[int, float] = {}
        for side in opening.sides:
            assert side.last - side.first <= m.columns + 1
            for one in side.cells:
                assert one.form.height <= one.rect.height + 0.1
                assert bool(one.number) == one.form.listed
                assert 0 <= one.rect.x0 < one.rect.x1 <= m.width + 0.1
                assert 0 <= one.rect.y0 < one.rect.y1 <= opening.height + 0.1
                assert starts.setdefault(one.cell.start, one.rect.y0) == pytest.approx(one.rect.y0)
            for n, one in enumerate(side.cells):
                for other in side.cells[n + 1 :]:
                    apart = (
                        one.rect.x1 <= other.rect.x0 + 0.1 or other.rect.x1 <= one.rect.x0 + 0.1
                        or one.rect.y1 <= other.rect.y0 + 0.1 or other.rect.y1 <= one.rect.y0 + 0.1
                    )  # fmt: skip
                    assert apart, (one.cell, other.cell)
            for (y, _), (below, _) in pairwise(side.times):
                assert below - y >= 0.89 * m.time
        ordered = [y for _, y in sorted(starts.items())]
        assert ordered == sorted(ordered)


talks = st.lists(
    st.tuples(
        st.integers(96, 260), st.integers(1, 36), st.sampled_from([*NAMES, "ab", "ac", "abc", "kl"]),
        st.sampled_from(["talk", "talk", "talk", "break"]), st.booleans(),
    ),
    min_size=1, max_size=40,
)  # fmt: skip


@given(talks, st.sampled_from([1, 2, 3, 4, 6]), st.booleans())
def test_a_grid_loses_nothing_and_overlaps_nothing(
    given_talks: list[tuple[int, int, str, str, bool]], columns: int, facing: bool
) -> None:
    made = [
        item(f"t{n}", 5 * start, 5 * length, rooms, kind, every=every and n % 7 == 0)
        for n, (start, length, rooms, kind, every) in enumerate(given_talks)
    ]
    m = M._replace(columns=columns, facing=facing)
    one = day_of(made)
    found = openings(one, m, Plain())
    if found:
        check(found, one, m)


@given(talks)
def test_a_day_of_up_to_eight_rooms_is_one_opening(given_talks: list[tuple[int, int, str, str, bool]]) -> None:
    made = [
        item(f"t{n}", 5 * start, 5 * length, rooms[:1] if rooms[0] in "abcdefgh" else "h", kind)
        for n, (start, length, rooms, kind, _) in enumerate(given_talks)
    ]
    one = day_of(made[:16])
    found = openings(one, M._replace(least=55), Plain())

    check(found, one, M)
    assert sum(len(opening.sides) for opening in found) <= 2


# -- the scale


def spans(*given_spans: tuple[str, int, int, bool]) -> list[Cell]:
    return [
        Cell(Talk(name, Wording(name), "break" if quiet else "talk"), 0, 1, start, end)
        for name, start, end, quiet in given_spans
    ]


def test_parallel_talks_are_true_to_scale_and_the_rest_as_high_as_it_needs() -> None:
    cells = spans(
        ("开幕", 540, 600, False), ("茶歇", 600, 620, True), ("甲", 620, 665, False), ("乙", 620, 710, False),
        ("丙", 665, 710, False), ("午餐", 710, 800, True), ("晚会", 1200, 1300, False),
    )  # fmt: skip
    found = pieces(parts_of(cells), 7.5, {cell.key: 20.0 if cell.key == "开幕" else 10.0 for cell in cells})

    assert [piece.kind for piece in found] == [ALONE, REST, TRUE, TRUE, REST, GAP, ALONE]
    assert [piece.height for piece in found] == [23.75, 15.0, 0.0, 0.0, 22.5, 9.375, 13.75]
    made = heights(found, [], 0.9)
    assert made[2] == made[3] == pytest.approx(0.9 * 45)


def test_a_cell_that_needs_more_lifts_its_time_in_all_columns() -> None:
    cells = spans(("甲", 600, 660, False), ("乙", 600, 630, False), ("丙", 630, 660, False))
    found = pieces(parts_of(cells), 7.5, {cell.key: 10.0 for cell in cells})
    made = heights(found, [Need(600, 630, 50.0), Need(600, 660, 60.0)], 1.0)

    assert made == [50.0, 30.0]


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12), st.integers(1, 60)), min_size=1, max_size=20),
    st.integers(50, 900),
)
def test_the_pitch_is_the_largest_that_fits(rows: list[tuple[int, int, int]], room: int) -> None:
    cells = spans(*[(f"t{n}", start * 5, (start + length) * 5, False) for n, (start, length, _) in enumerate(rows)])
    needs = [Need(start * 5, (start + length) * 5, float(height)) for start, length, height in rows]
    found = pieces(parts_of(cells), 7.5, {cell.key: 9.0 for cell in cells})
    pitch = fitting(found, needs, room, 2.0)
    if pitch is None:
        assert sum(heights(found, needs, 0.0)) > room
        return
    made = heights(found, needs, pitch)
    assert sum(made) <= room + 0.1
    assert pitch == 2.0 or sum(heights(found, needs, pitch + 0.05)) > room or all(p.kind != TRUE for p in found)
    axis = Axis(found, made, pitch)
    for need in needs:
        assert axis.at(need.end) - axis.at(need.start) >= need.height - 0.01


# -- the field


def test_a_band_beside_a_talk_stands_in_the_rooms_that_are_free() -> None:
    one = day_of([
        item("x", 600, 60, "a"), item("y", 600, 60, "b"), item("z", 600, 60, "c"), item("v", 660, 40, "b"),
        item("午餐", 660, 60, "", "break", every=True),
    ])  # fmt: skip

    assert {(cell.first, cell.last, cell.lanes) for cell in one.cells if cell.talk.id == "午餐"} == {
        (0, 1, 1),
        (2, 3, 1),
    }
    assert next(cell for cell in one.cells if cell.talk.id == "v").lanes == 1


def test_what_runs_beside_everything_is_said_above_the_grid() -> None:
    one = day_of([
        item("x", 600, 60, "a"), item("y", 600, 60, "b"), item("v", 660, 40, "b"), item("w", 660, 40, "a"),
        item("展览", 590, 200, "", every=True),
    ])  # fmt: skip

    assert [cell.talk.id for cell in one.asides] == ["展览"]
    assert all(cell.lanes == 1 for cell in one.cells)


def test_what_is_too_narrow_is_one_cell_that_names_them_all() -> None:
    posters = [item(f"p{n}", 600, 60, "a") for n in range(30)]
    one = day_of([*posters, item("x", 600, 30, "b"), item("y", 600, 30, "c")])
    (crowd,) = [cell for cell in uncrowded(one.cells, 2) if cell.crowd]

    assert {talk.id for talk in crowd.talks} == {talk.id for talk in posters}
    made = openings(one, M, Plain())
    check(made, one, M)


def test_rooms_of_a_floor_stand_together() -> None:
    mixed = Agenda(
        Conference(),
        tuple(Room(n, Wording(n), floor=f) for n, f in (("甲", "1F"), ("乙", "2F"), ("丙", "1F"), ("丁", "2F"))),
    )
    rooms = mixed.rooms
    session = [Talk(r.id, Wording(r.id), track_id="t", slot=Slot(DAY, 600, 660, (r,))) for r in rooms]
    whole = mixed._replace(tracks=(Track("t", Wording("t"), 1, talks=tuple(session)),))
    one = grouped(field(whole, days(whole)[0]))

    assert [column.name.text for column in one.columns] == ["甲", "丙", "乙", "丁"]
    assert [cell.talk.id for cell in sorted(one.cells, key=lambda cell: cell.first)] == ["甲", "丙", "乙", "丁"]


def test_a_day_is_parted_where_half_of_what_is_set_has_been_set() -> None:
    """A morning of one long item is not half of a day, though it takes half of the hours."""
    hours = [
        item("a", 480, 300, "abc"),
        *(item(f"x{n}{room}", 780 + 60 * n, 60, room) for n in range(4) for room in "abc"),
    ]
    first, second = parted(day_of(hours).cells, 2)
    assert (max(cell.end for cell in first), min(cell.start for cell in second)) == (900, 900)
    assert len({parted(day_of(hours).cells, 2, nth)[1][0].start for nth in (0, 1)}) == 2


def test_a_sheet_more_must_save_some_numbers() -> None:
    """Three cells of sixteen that hold no words stay on one sheet with the others, and say so in the list below."""
    titles = [item("很长的题目" * 5 if n < 3 else "短", 540 + 30 * (n // 4), 30, "abcd"[n % 4]) for n in range(16)]
    day = day_of([one._replace(id=f"{n}") for n, one in enumerate(titles)])
    made = openings(day, M._replace(facing=False, height=150), Plain())
    assert [(one.listed, len(one.sides)) for one in made] == [(3, 1)]


@given(talks, st.integers(1, 4))
def test_a_day_in_parts_holds_each_cell_once(given_talks: list[tuple[int, int, str, str, bool]], count: int) -> None:
    made = [item(f"t{n}", 5 * s, 5 * length, rooms) for n, (s, length, rooms, _, _) in enumerate(given_talks)]
    one = day_of(made)
    found = parted(one.cells, count)

    assert sorted(id(cell) for part in found for cell in part) == sorted(id(cell) for cell in one.cells)
    assert len(found) <= count
    for before, after in pairwise(found):
        assert max(cell.end for cell in before) <= min(cell.start for cell in after)
