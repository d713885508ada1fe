"""When an item is, out of the cells that say so: read, or kept and named."""

from __future__ import annotations

from typing import Any

import pytest

from progprint.agenda.dates import Habit
from progprint.exchange import import_agenda
from progprint.exchange.draft import Draft
from progprint.exchange.when import clocks_of, day_of, read_when

HABIT = Habit("2027")


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({"date": "3月1日（周一）", "time": "下午2:00-2:45"}, {"date": "2027-03-01", "time": "14:00-14:45"}),
        ({"time": "2027年3月1日 9：30—10：15"}, {"date": "2027-03-01", "time": "09:30-10:15"}),
        (
            {"date": "2027-03-01 09:30", "duration": "0:45"},
            {"date": "2027-03-01", "start": "09:30", "duration": "45min"},
        ),
        ({"start": "2027-03-01 09:30", "end": "2027-03-01 10:15"}, {"date": "2027-03-01", "time": "09:30-10:15"}),
        (
            {"start": "2027-03-01T09:30:00+08:00", "duration": "1:10"},
            {"date": "2027-03-01", "start": "09:30", "duration": "70min"},
        ),
        ({"start": "下午2:00", "end": "2:45"}, {"time": "14:00-14:45"}),
        ({"date": "46082.5"}, {"date": "2026-03-01", "start": "12:00"}),
        ({"time": "9:30", "duration": "45"}, {"start": "09:30", "duration": "45min"}),
        ({"time": "9:30-10:15", "duration": "45分钟", "start": "9:30", "end": "10:15"}, {"time": "09:30-10:15"}),
        ({"date": "2027-03-01 09:30", "time": "9:30-10:00"}, {"date": "2027-03-01", "time": "09:30-10:00"}),
        ({}, {}),
    ],
)
def test_what_is_plain_is_read_whole(fields: dict[str, str], written: dict[str, str]) -> None:
    assert read_when(fields, HABIT) == (written, (), ())


@pytest.mark.parametrize(
    ("fields", "written", "left"),
    [
        ({"end": "12:05"}, {}, [("end", "12:05", "no-start")]),
        ({"start": "later", "end": "12:05"}, {}, [("start", "later", ""), ("end", "12:05", "no-start")]),
        ({"start": "9:00", "end": "later"}, {"start": "09:00"}, [("end", "later", "")]),
        ({"start": "11:00", "end": "10:00"}, {"start": "11:00"}, [("end", "10:00", "reversed")]),
        ({"time": "9:00-9:40, 11:00-11:40"}, {"time": "09:00-09:40"}, [("time", "9:00-9:40, 11:00-11:40", "slots")]),
        ({"time": "9:00-9:40 报到"}, {"time": "09:00-09:40"}, [("time", "9:00-9:40 报到", "beyond")]),
        ({"time": "9:00-9:40", "start": "10:00"}, {"time": "09:00-09:40"}, [("start", "10:00", "contradiction")]),
        ({"time": "9:00-9:40", "duration": "50min"}, {"time": "09:00-09:40"}, [("duration", "50min", "contradiction")]),
        ({"time": "9:00", "duration": "30h"}, {"start": "09:00"}, [("duration", "30h", "")]),
        ({"duration": "50min"}, {}, [("duration", "50min", "no-start")]),
        ({"time": "tbd"}, {}, [("time", "tbd", "")]),
        ({"date": "3月1日（周二）"}, {}, [("date", "3月1日（周二）", "weekday")]),
        ({"date": "第一天"}, {}, [("date", "第一天", "")]),
        ({"date": "2027-03-01 全天"}, {"date": "2027-03-01"}, [("date", "2027-03-01 全天", "beyond")]),
        (
            {"date": "2027-03-01", "start": "2027-03-02 9:00"},
            {"date": "2027-03-01"},
            [("start", "2027-03-02 9:00", "contradiction")],
        ),
        ({"start": "2027-03-01T01:30:00Z"}, {}, [("start", "2027-03-01T01:30:00Z", "zone")]),
        ({"time": "2:00-2:45"}, {"time": "02:00-02:45"}, [("start", "02:00-02:45", "early")]),
    ],
)
def test_what_is_not_taken_over_is_named(
    fields: dict[str, str], written: dict[str, str], left: list[tuple[str, str, str]]
) -> None:
    found = read_when(fields, HABIT)

    assert (found.written, [one[:3] for one in found.left]) == (written, left)


def test_moments_are_told_in_the_conference_s_zone() -> None:
    draft = Draft("a.json")
    draft.in_zone("Asia/Shanghai")
    told = draft.times.slot("2027-03-01T01:30:00Z", "2027-03-01T02:15:00Z")

    assert [str(one) for one in told[:2]] == ["2027-03-01 09:30:00", "2027-03-01 10:15:00"]
    assert draft.conference["timezone"] == "Asia/Shanghai"


@pytest.mark.parametrize(("offset", "zone"), [("Z", "UTC"), ("+08:00", None)])
def test_moments_of_utc_without_a_zone_say_so(offset: str, zone: str | None) -> None:
    draft = Draft("a.json")
    told = draft.times.slot(f"2027-03-01T09:30:00{offset}", "", 45)
    draft.agenda()

    assert [str(one) for one in told[:2]] == ["2027-03-01 09:30:00", "2027-03-01 10:15:00"]
    assert draft.conference.get("timezone") == zone


@pytest.mark.parametrize(
    ("told", "left"),
    [
        (("soon", "2027-03-01T09:30", ""), [("start", "soon", ""), ("end", "2027-03-01T09:30", "no-start")]),
        (("2027-03-01T09:30", "later", ""), [("end", "later", "")]),
        (("2027-03-01T09:30", "2027-03-01T09:00", ""), [("end", "2027-03-01T09:00", "contradiction")]),
        (("2027-03-01T09:30", "", "long"), [("duration", "long", "")]),
        (("", "", "45"), [("duration", "45", "no-start")]),
        (("2027-03-01T09:30", "", "00:00"), []),
    ],
)
def test_what_is_no_moment_is_handed_on_with_the_reason(
    told: tuple[str, str, str], left: list[tuple[str, str, str]]
) -> None:
    assert [one[:3] for one in Draft("a.json").times.slot(*told).left] == left


def test_every_text_that_is_left_out_is_kept_and_told_with_its_talk() -> None:
    table = "日期,时间,时长,议题,讲师\n07/08/2027,十点左右,多久,潮水,林帆\n2027-03-01,9:00,45,缓存,林帆\n"
    outcome = import_agenda(table.encode(), "a.csv")

    assert outcome.value is not None
    data: Any = outcome.value.data
    (track,) = [part for part in (data.get("sessions"),) if isinstance(part, list)]
    unread = next(talk for talk in track if isinstance(talk, dict) and talk["title"] == "潮水")
    assert unread["extra"] == {"date": "07/08/2027", "time": "十点左右", "duration": "多久"}
    told = [(d.variant, d.params["text"], d.params["title"]) for d in outcome.diagnostics if d.code == "import-undated"]
    assert told == [("ambiguous", "07/08/2027", "潮水"), ("", "十点左右", "潮水"), ("", "多久", "潮水")]


def test_one_day_above_twelve_tells_the_order_of_all() -> None:
    table = "date,time,title\n07/08/2027,9:00-9:40,One\n30/08/2027,9:00-9:40,Two\n"
    outcome = import_agenda(table.encode(), "a.csv")

    assert outcome.value is not None
    data: Any = outcome.value.data
    assert [talk["date"] for talk in data["sessions"]] == ["2027-08-07", "2027-08-30"]
    assert [d.params["names"] for d in outcome.diagnostics if d.code == "import-guessed"] == ["07/08/2027 → 2027-08-07"]


@pytest.mark.parametrize(
    ("text", "day", "clocks"),
    [
        ("2027年3月1日 下午2:00-2:45", "2027-03-01", ["14:00", "14:45"]),
        ("9:00-9:40, 11:00-11:40", "", ["09:00", "09:40", "11:00", "11:40"]),
        ("3月1日", "2027-03-01", []),
        ("待定", "", []),
    ],
)
def test_a_cell_names_a_day_or_times(text: str, day: str, clocks: list[str]) -> None:
    assert (day_of(text, "2027"), clocks_of(text.rpartition("日")[2])) == (day, clocks)


@pytest.mark.parametrize(
    ("fields", "field", "why"),
    [
        ({"date": "6月31日"}, "date", "no-such-day"),
        ({"date": "2027-02-29"}, "date", "no-such-day"),
        ({"date": "13月1日（周五）"}, "date", "no-such-day"),
        ({"time": "11:00-10:30"}, "time", "reversed"),
        ({"date": "2027-03-01", "time": "11：00 至 10：30"}, "time", "reversed"),
        ({"start": "11:00", "end": "10:30"}, "end", "reversed"),
        ({"date": "6.31"}, "date", ""),
        ({"time": "later"}, "time", ""),
    ],
)
def test_what_is_no_date_or_time_is_told_with_its_reason(fields: dict[str, str], field: str, why: str) -> None:
    """June has 30 days, and an end comes after its start: a year or another spelling would not help."""
    assert [(one.field, one.why) for one in read_when(fields, HABIT).left] == [(field, why)]


@pytest.mark.parametrize(
    "day", ["11月22日 周一", "周一 11月22日", "Monday 22nd November", "22 November (Mon)", "2024-11-22 星期一"]
)
def test_a_day_in_a_table_whose_weekday_is_another_is_left_out_and_told(day: str) -> None:
    table = f"Date,Title,Start,Speaker\n{day},Locks,10:00,Rosa Winter\n"
    outcome = import_agenda(table.encode(), "talks.csv", year="2024")

    assert outcome.value is not None
    talk: Any = outcome.value.data["sessions"]
    assert "date" not in talk[0]
    assert talk[0]["extra"] == {"date": day}
    assert [(one.code, one.variant) for one in outcome.diagnostics if one.code == "import-undated"] == [
        ("import-undated", "weekday")
    ]


@pytest.mark.parametrize("day", ["11月22日 周五", "Friday 22nd November", "22 November, Fri.", "22 November Monthly"])
def test_a_day_in_a_table_with_its_weekday_or_another_word_is_read(day: str) -> None:
    outcome = import_agenda(f"Date,Title,Start\n{day},Locks,10:00\n".encode(), "talks.csv", year="2024")

    assert outcome.value is not None
    assert "2024-11-22" in str(outcome.value.data)


@pytest.mark.parametrize(("day", "date"), [("11月22日 周五", "2024-11-22"), ("11月22日 周一", "")])
def test_a_row_that_heads_a_day_holds_only_if_its_weekday_fits(day: str, date: str) -> None:
    table = f"{day},,\n时间,议题,讲师\n10:00-10:30,锁,于雨\n11月23日 周六,,\n10:00-10:30,队列,陈墨\n"
    outcome = import_agenda(table.encode(), "talks.csv", year="2024")

    assert outcome.value is not None
    data: Any = outcome.value.data
    talks = {talk["title"]: talk for talk in data["sessions"]}
    assert talks["锁"].get("date", "") == date
    assert talks["队列"]["date"] == "2024-11-23"
    assert "title" not in data["conference"]
    told = [one.variant for one in outcome.diagnostics if one.code == "import-undated"]
    assert told == ([] if date else ["weekday"])
