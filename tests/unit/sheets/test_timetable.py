"""Days as fields: columns, bands, lanes, folded time, and where a day may be parted."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from progprint.agenda.programme import Agenda, Conference, Room, Slot, Talk, Track, Wording
from progprint.sheets.timetable import FOLDED, Cell, Day, axis_of, days, is_timed

DAY = datetime.date(2027, 5, 21)
ROOMS = tuple(Room(name, Wording(f"{name} 厅")) for name in "abc")


def talk(
    name: str, start: int | None, end: int | None = None, rooms: str = "a", *, track: str = "t", every: bool = False
) -> Talk:
    places = tuple(room for room in ROOMS if room.id in rooms)
    return Talk(name, Wording(name), track_id=track, slot=Slot(DAY, start, end, places, every))


def agenda(*talks: Talk, sessions: tuple[Talk, ...] = ()) -> Agenda:
    tracks = tuple(
        Track(key, Wording(f"专题 {key}"), talks=tuple(one for one in talks if one.track_id == key))
        for key in dict.fromkeys(one.track_id for one in talks)
    )
    return Agenda(Conference(), ROOMS, tracks=tracks, sessions=sessions)


def only_day(given_agenda: Agenda) -> Day:
    (day,) = days(given_agenda)
    return day


def test_columns_are_the_rooms_in_the_order_of_the_agenda() -> None:
    day = only_day(agenda(talk("x", 600, 645, "c"), talk("y", 600, 645, "a")))

    assert [name.text for name in day.columns] == ["a 厅", "c 厅"]
    assert {(cell.talk.id, cell.first) for cell in day.cells} == {("x", 1), ("y", 0)}


def test_without_rooms_columns_are_the_tracks() -> None:
    day = only_day(agenda(talk("x", 600, 645, ""), talk("y", 600, 645, "", track="u")))

    assert [name.text for name in day.columns] == ["专题 t", "专题 u"]


def test_a_break_for_all_rooms_is_a_band() -> None:
    lunch = talk("午餐", 720, 780, "", track="", every=True)
    day = only_day(agenda(talk("x", 600, 645, "a"), talk("y", 600, 645, "b"), sessions=(lunch,)))
    (band,) = [cell for cell in day.cells if cell.talk is lunch]

    assert (band.first, band.last, band.band) == (0, 2, True)


def test_what_everybody_attends_is_a_band_and_its_room_no_column() -> None:
    keynote = talk("主题演讲", 540, 590, "c", track="")
    day = only_day(agenda(talk("x", 600, 645, "a"), talk("y", 600, 645, "b"), sessions=(keynote,)))

    assert len(day.columns) == 2
    assert next(cell for cell in day.cells if cell.talk is keynote).band

    rival = only_day(agenda(talk("x", 560, 645, "a"), talk("y", 600, 645, "b"), sessions=(keynote,)))
    assert len(rival.columns) == 3
    assert not next(cell for cell in rival.cells if cell.talk is keynote).band


def test_neighbouring_rooms_are_one_box_and_others_two() -> None:
    both = only_day(agenda(talk("x", 600, 645, "ab"), talk("y", 600, 645, "c")))
    apart = only_day(agenda(talk("x", 600, 645, "ac"), talk("y", 600, 645, "b")))

    assert [(cell.first, cell.last) for cell in both.cells if cell.talk.id == "x"] == [(0, 2)]
    assert [(cell.first, cell.last) for cell in apart.cells if cell.talk.id == "x"] == [(0, 1), (2, 3)]


def test_an_open_end_lasts_until_the_next_item_of_the_room() -> None:
    day = only_day(agenda(talk("x", 600), talk("y", 620), talk("z", 700)))
    ends = {cell.talk.id: cell.end for cell in day.cells}

    assert ends == {"x": 620, "y": 650, "z": 730}
    assert all(cell.open for cell in day.cells)


def test_what_goes_on_past_midnight_stays_on_its_day() -> None:
    day = only_day(agenda(talk("夜", 1230, 1470), talk("x", 600, 645)))

    assert max(cell.end for cell in day.cells) == 1470


def test_items_that_overlap_in_a_room_stand_beside_each_other() -> None:
    day = only_day(agenda(talk("x", 600, 660), talk("y", 630, 690), talk("z", 660, 700)))
    lanes = {cell.talk.id: (cell.lane, cell.lanes) for cell in day.cells}

    assert lanes == {"x": (0, 2), "y": (1, 2), "z": (0, 2)}


def test_idle_time_is_folded_and_the_rest_true_to_scale() -> None:
    day = only_day(agenda(talk("x", 600, 645), talk("y", 1000, 1090)))
    assert axis_of(day.cells) == {600: 0, 645: 45, 1000: 45 + FOLDED, 1090: 45 + FOLDED + 90}


def test_times_are_needed() -> None:
    assert days(agenda(talk("x", None), talk("y", None))) == ()
    assert not is_timed(agenda(talk("x", 600, 645)))
    assert is_timed(agenda(talk("x", 600, 645), talk("y", 700)))


slots = st.tuples(st.integers(480, 1300), st.integers(5, 180), st.sampled_from(["a", "b", "c", "ab", "ac", "abc"]))


@given(st.lists(slots, min_size=1, max_size=25))
def test_no_two_boxes_lie_on_each_other(given_slots: list[tuple[int, int, str]]) -> None:
    """Whatever overlaps in a column differs in its lane."""
    talks = [talk(f"t{n}", start, start + length, rooms) for n, (start, length, rooms) in enumerate(given_slots)]
    day = only_day(agenda(*talks))

    for n, one in enumerate(day.cells):
        assert one.lane < one.lanes or one.lanes == 1
        for other in day.cells[n + 1 :]:
            if _overlap(one, other):
                assert one.lane != other.lane


def _overlap(one: Cell, other: Cell) -> bool:
    columns = one.first < other.last and other.first < one.last
    return columns and one.start < other.end and other.start < one.end


def night(day: datetime.date, name: str, start: int, end: int | None) -> Talk:
    return Talk(name, Wording(name), track_id="t", slot=Slot(day, start, end, ROOMS[:1]))


def test_the_small_hours_belong_to_the_evening_that_goes_on_until_then() -> None:
    """00:30 of the 22nd, after a concert until midnight of the 21st, is looked for on the evening of the 21st."""
    following = DAY + datetime.timedelta(days=1)
    found = days(agenda(
        night(DAY, "音乐会", 1320, 1440), night(following, "夜话", 30, 90), night(following, "尾声", 100, None),
        night(following, "早课", 540, 600),
    ))  # fmt: skip

    assert [(day.day, [cell.talk.id for cell in day.cells]) for day in found] == [
        (DAY, ["音乐会", "夜话", "尾声"]), (following, ["早课"]),
    ]  # fmt: skip
    assert [(cell.start, cell.end) for cell in found[0].cells] == [(1320, 1440), (1470, 1530), (1540, 1570)]


def test_what_begins_at_night_after_an_early_evening_stays_on_its_day() -> None:
    following = DAY + datetime.timedelta(days=1)
    found = days(agenda(night(DAY, "晚宴", 1080, 1200), night(following, "观星", 120, 180)))

    assert [[cell.talk.id for cell in day.cells] for day in found] == [["晚宴"], ["观星"]]
