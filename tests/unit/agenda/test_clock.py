"""Times as people and programs write them: one right value each, or none where two are possible."""

from __future__ import annotations

import pytest

from progprint.agenda.clock import Hours, between, leading, read_clock, read_hours, spelled

TIMES = {
    # halves of the day, before and behind, with and without blanks
    "上午9:05": "09:05", "下午3:20": "15:20", "下午 4:00": "16:00", "午后1:10": "13:10", "晚上7:45": "19:45", "傍晚6:15": "18:15",
    "中午12:10": "12:10", "中午1:00": "13:00", "中午11:40": "11:40", "凌晨1:30": "01:30", "凌晨12:20": "00:20",
    "早上8:00": "08:00",
    "夜里11:30": "23:30", "下午14:30": "14:30", "下午12:30": "12:30", "晚上20:00": "20:00", "오후 2:40": "14:40",
    "午後1時": "13:00",
    "9:00 AM": "09:00", "2:10 PM": "14:10", "2:10pm": "14:10", "2:10 p.m.": "14:10", "2:10 p. m.": "14:10", "PM 2:10": "14:10",
    "12:30 AM": "00:30", "12:15 PM": "12:15", "7pm": "19:00", "7 PM": "19:00", "8a": "08:00", "8:40a": "08:40",
    "14:00 PM": "14:00",
    "noon": "12:00", "12 noon": "12:00", "正午": "12:00", "0:15": "00:15", "24:00": "24:00",
    # forms without a colon
    "15点30分": "15:30", "15点": "15:00", "下午3点半": "15:30", "十点半": "10:30", "十二点一刻": "12:15", "下午三点": "15:00",
    "二十点三十分": "20:30", "上午十点三刻": "10:45", "9時05分": "09:05", "9.30": "09:30", "0930": "09:30", "930": "09:30",
    "9h30": "09:30",
    "20h30": "20:30", "9:30h": "09:30", "9 Uhr 30": "09:30", "19 Uhr": "19:00", "19.30 Uhr": "19:30", "um 9 Uhr": "09:00",
    "10 o'clock": "10:00", "１０：２５": "10:25", "10∶25": "10:25", "10:25:00": "10:25", "从10:25起": "10:25",
    # parts of a day as spreadsheets count them
    "0.375": "09:00", "0.5": "12:00", "0.4270833333": "10:15",
    # ranges, with every usual mark between
    "9:00-10:15": "09:00-10:15", "9:00 – 10:15": "09:00-10:15", "9:00—10:15": "09:00-10:15", "9:00——10:15": "09:00-10:15",
    "9:00－10:15": "09:00-10:15", "9:00~10:15": "09:00-10:15", "9:00～10:15": "09:00-10:15", "9:00至10:15": "09:00-10:15",
    "9:00 到 10:15": "09:00-10:15", "9:00 to 10:15": "09:00-10:15", "9:00 bis 10:15": "09:00-10:15",
    "9:00 until 10:15": "09:00-10:15",
    "9:00→10:15": "09:00-10:15", "from 9:00 to 10:15": "09:00-10:15", "９：００－１０：１５": "09:00-10:15",
    "0900-1015": "09:00-10:15",
    "9.00-10.15": "09:00-10:15", "9:00-": "09:00",
    # a half of the day that stands at one end
    "下午2:00-2:45": "14:00-14:45", "上午9点半至11点": "09:30-11:00", "下午2点到4点": "14:00-16:00",
    "11:30-12:15 PM": "11:30-12:15",
    "11-1pm": "11:00-13:00", "9-10am": "09:00-10:00", "9:00am-5": "09:00-17:00", "2:00-5:00 PM": "14:00-17:00",
    "上午11:00-1:00": "11:00-13:00", "下午2:00-17:00": "14:00-17:00", "早上9:00-晚上9:00": "09:00-21:00",
    "10-11:30": "10:00-11:30",
    "（下午）2:00-2:45": "14:00-14:45", "2:00-2:45（下午）": "14:00-14:45", "下午：2:00": "14:00", "2:00 (PM)": "14:00",
    # midnight is an end
    "21:00-午夜": "21:00-24:00", "10 PM - midnight": "22:00-24:00", "晚上11:00-12:00": "23:00-24:00", "22:00-0:00": "22:00-24:00",
    "22:00-12 AM": "22:00-24:00", "11 PM-1 AM": "23:00-01:00", "22:30-1:15": "22:30-01:15", "晚上10:30-凌晨1:00": "22:30-01:00",
}  # fmt: skip


@pytest.mark.parametrize("text", TIMES)
def test_a_time_has_one_meaning(text: str) -> None:
    read = read_hours(text)

    assert [spelled(one) for one in read.slots] == [TIMES[text]]
    assert not read.beyond


@pytest.mark.parametrize(
    "text",
    ["", "下午", "待定", "三点", "3点半", "2点-3点", "9", "9-10", "25:00", "10:75", "24:30", "9:3", "9:30:15", "上午12:00",
    "14:00 AM",
     "晚上12点", "夜里1:30", "午夜", "midnight", "12:30 noon", "-10:15", "9:00-10:00-11:00", "9:30 10:15", "9:30, 10:15",
     "11:30-1:15",
     "下午2:00-1:30", "9:30 PST", "9:30 (UTC)", "约9:30", "10:00前", "about 9:30", "北京时间9:30", "第3场", "Room 930",
     "0.30", "1", "9:30" * 80],
)  # fmt: skip
def test_what_may_be_two_times_is_none(text: str) -> None:
    assert read_hours(text).slots == ()


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("09:00-11:30, 14:00-16:00", ["09:00-11:30", "14:00-16:00"]),
        ("上午9:00-11:30；下午2:00-4:00", ["09:00-11:30", "14:00-16:00"]),
        ("9:00-9:40\n10:00-10:40", ["09:00-09:40", "10:00-10:40"]),
        ("9:00-9:40 / 10:00-10:40 and 11:00-11:40", ["09:00-09:40", "10:00-10:40", "11:00-11:40"]),
    ],
)
def test_several_ranges_are_several(text: str, times: list[str]) -> None:
    assert [spelled(one) for one in read_hours(text).slots] == times


def test_other_words_beside_a_time_are_handed_on() -> None:
    assert read_hours("10:00-10:30 茶歇") == ((Hours(600, 630),), "茶歇")
    assert read_hours("第2场 9:30").beyond == "第 2 场"


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("2:00-2:45", True),
        ("02:00-02:45", True),
        ("06:30", False),
        ("6:30", True),
        ("00:30", False),
        ("凌晨2:00", False),
        ("下午2:00-2:45", False),
        ("9:00", False),
    ],
)
def test_two_o_clock_may_be_the_afternoon(text: str, doubtful: bool) -> None:
    """The value is what the 24-hour clock says; that it is in doubt is told."""
    ((hours,), _) = read_hours(text)

    assert hours.doubtful == doubtful


@pytest.mark.parametrize(
    ("start", "end", "time"),
    [
        ("9:00 AM", "9:40 AM", "09:00-09:40"),
        ("11:30 AM", "12:15 PM", "11:30-12:15"),
        ("下午2:00", "2:45", "14:00-14:45"),
        ("12:30 AM", "1:00 AM", "00:30-01:00"),
        ("8.40", "9:20", "08:40-09:20"),
        ("十点半", "11:10", "10:30-11:10"),
        ("0.375", "0.3958333333", "09:00-09:30"),
        ("23:00", "00:30", "23:00-00:30"),
        ("later", "11:10", ""),
        ("9:00", "soon", ""),
        ("9:00-10:00", "11:00", ""),
    ],
)
def test_start_and_end_in_two_cells_are_one_range(start: str, end: str, time: str) -> None:
    found = between(start, end)

    assert (spelled(found) if found else "") == time


@pytest.mark.parametrize(
    ("text", "minutes"), [("9:30", 570), ("下午3点半", 930), ("9:30-10:15", None), ("9:30 茶歇", None)]
)
def test_one_time_is_no_range_and_no_sentence(text: str, minutes: int | None) -> None:
    assert read_clock(text) == minutes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("下午2:00-2:45 限流的三种做法", ("14:00-14:45", "限流的三种做法")),
        ("09:30-10:15：潮水", ("09:30-10:15", "潮水")),
        ("9-10am Opening", ("09:00-10:00", "Opening")),
        ("10:00-10:30茶歇", ("10:00-10:30", "茶歇")),
        ("09:30 - 10:15", ("09:30-10:15", "")),
        ("3-5 people talk", None),
        ("2021-2022 报告", None),
        ("9:30 网格", None),
        ("9:30-10:15-11:00", None),
        ("9:30-10:15x", None),
        ("1. 甲", None),
        ("", None),
    ],
)
def test_a_line_that_begins_with_a_range(text: str, found: tuple[str, str] | None) -> None:
    read = leading(text)

    assert (read and (spelled(read[0]), read[1])) == found
