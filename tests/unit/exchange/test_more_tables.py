"""Odd tables of organisers: halves of the day in a column, tracks above the first headings, dates in titles and on tabs."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.exchange.test_usual_tables import Read, Rows, book

from progprint.exchange.tables.section import Days, section_of

HEADS = ["时间", "议题", "讲师", "单位"]


def _when(read: Read) -> list[tuple[str, str]]:
    return [(talk["title"], str(talk.get("time", talk.get("start")))) for talk, _ in read.talks]


@pytest.mark.parametrize("name", ["时段", "时间段"])
def test_a_column_of_halves_of_the_day_stands_beside_the_times(name: str) -> None:
    rows: Rows = [
        ["日期", name, "时间", "议题", "讲师"],
        ["2027-05-08", "上午", "9:00-9:30", "潮水", "纪一舟"],
        [None, None, "9:30-10:00", "缓存", "庞三原"],
        [None, "下午", "1:30-2:10", "灯塔", "穆九歌"],
    ]
    read = Read(book({"议程": rows}, {"议程": ["A2:A4", "B2:B3"]}))

    assert _when(read) == [("潮水", "09:00-09:30"), ("缓存", "09:30-10:00"), ("灯塔", "13:30-14:10")]


def test_a_timetable_may_have_a_column_of_halves() -> None:
    rows: Rows = [
        ["时段", "时间", "东厅", "西厅"],
        ["上午", "9:00", "潮水\n纪一舟", "缓存\n庞三原"],
        ["下午", "1:30", "灯塔\n穆九歌", "渡口\n妘二石"],
        [None, "2:30", "港湾\n堵二川", "船坞\n穆三原"],
    ]
    read = Read(book({"2027年5月8日": rows}, {"2027年5月8日": ["A3:A4"]}))

    assert dict(_when(read)) == {
        "潮水": "09:00", "缓存": "09:00", "灯塔": "13:30", "渡口": "13:30", "港湾": "14:30", "船坞": "14:30",
    }  # fmt: skip


def test_a_track_above_the_first_headings_is_no_title_of_the_conference() -> None:
    rows: Rows = [
        ["专题一：可靠性　出品人：穆九歌（乙大学）"],
        HEADS,
        ["9:00-9:45", "潮水", "纪一舟", "河港社"],
        ["专题二：前端　出品人：堵二川"],
        HEADS,
        ["9:00-9:45", "像素", "庞三原", "青石社"],
    ]
    read = Read(book({"Sheet1": rows}, {"Sheet1": ["A1:D1", "A4:D4"]}))

    assert "title" not in read.data.get("conference", {})
    assert [(track["title"], read.names(track["producer"])) for track in read.data["tracks"]] == [
        ("可靠性", ["穆九歌"]),
        ("前端", ["堵二川"]),
    ]


def test_sessions_with_chair_and_hours_of_their_own() -> None:
    rows: Rows = [
        ["Session 1　图与网络"], ["主席：穆九歌"], ["时间：2027年11月6日 9:00-10:20"],
        ["编号", "题目", "作者"], ["101", "小世界", "纪一舟、庞三原"],
        ["Session 2　语言"], ["主席：堵二川"], ["时间：2027年11月7日 10:40-12:00"],
        ["编号", "题目", "作者"], ["201", "类型", "妘二石"],
    ]  # fmt: skip
    read = Read(book({"Sheet1": rows}, {"Sheet1": [f"A{n}:C{n}" for n in (1, 2, 3, 6, 7, 8)]}))

    assert [(track, read.names(talk["speakers"]), read.names(talk["moderator"])) for talk, track in read.talks] == [
        ("图与网络", ["纪一舟", "庞三原"], ["穆九歌"]),
        ("语言", ["妘二石"], ["堵二川"]),
    ]
    assert read.talks[1][0]["date"] == "2027-11-07"
    for hours in ("9:00-10:20", "10:40-12:00"):  # those of the session are not those of a paper, and are told
        assert hours in read.told("import-rows")


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("日程安排（2027年8月20日）", "2027-08-20"),
        ("2027年8月20日 日程总览", "2027-08-20"),
        ("河港大会 2027年8月20日-21日", ["2027-08-20", "2027-08-21"]),
        ("河港大会 2027", None),
    ],
)
def test_a_title_may_hold_the_date(title: str, date: Any) -> None:
    read = Read(book({"Sheet1": [[title], HEADS, ["9:00-9:45", "潮水", "纪一舟", ""]]}))

    assert read.data["conference"].get("date") == date


def test_each_day_has_a_sheet_with_its_date_above_the_headings() -> None:
    sheets: dict[str, Rows] = {
        "周六": [["日期：2027年6月12日"], HEADS, ["9:00", "潮水", "纪一舟", ""]],
        "周日": [["日期：2027年6月13日"], HEADS, ["9:00", "缓存", "庞三原", ""]],
    }
    read = Read(book(sheets))

    assert [(talk["title"], talk["date"]) for talk, _ in read.talks] == [("潮水", "2027-06-12"), ("缓存", "2027-06-13")]
    assert read.data["conference"]["date"] == ["2027-06-12", "2027-06-13"]


def test_a_tab_with_a_date_in_brackets_and_the_only_year_in_a_title() -> None:
    sheets: dict[str, Rows] = {
        "Day 1（5.20）": [["河港大会 2027"], HEADS, ["9:00", "潮水", "纪一舟", ""]],
        "Day 2（5.21）": [HEADS, ["9:00", "缓存", "庞三原", ""]],
    }
    read = Read(book(sheets), year="")

    assert [(talk["title"], talk["date"], track) for talk, track in read.talks] == [
        ("潮水", "2027-05-20", ""),
        ("缓存", "2027-05-21", ""),
    ]


def test_heads_of_a_timetable_may_be_tracks_numbers_or_days() -> None:
    rows: Rows = [
        ["时间", "专题一：存储", "专题二：网络"],
        ["出品人", "穆九歌（乙大学）", "堵二川"],
        ["会场", "东厅", "西厅"],
        ["9:00-9:45", "潮水\n纪一舟", "缓存\n庞三原"],
        ["9:45-10:30", "灯塔\n妘二石", "渡口\n穆三原"],
    ]
    read = Read(book({"Sheet1": rows}))
    assert [(talk["title"], read.room(talk), track) for talk, track in read.talks] == [
        ("潮水", "东厅", "存储"), ("灯塔", "东厅", "存储"), ("缓存", "西厅", "网络"), ("渡口", "西厅", "网络"),
    ]  # fmt: skip

    turned: Rows = [
        ["会场", "9:00-9:40", "9:40-10:20"],
        ["301", "潮水\n纪一舟", "缓存\n庞三原"],
        ["302", "灯塔\n妘二石", "渡口\n穆三原"],
    ]
    assert {(talk["title"], read.room(talk)) for read in [Read(book({"Sheet1": turned}))] for talk, _ in read.talks} == {
        ("潮水", "301"), ("缓存", "301"), ("灯塔", "302"), ("渡口", "302"),
    }  # fmt: skip


def test_days_over_halls_without_a_year_are_named() -> None:
    rows: Rows = [
        ["时间", "5月15日（周六）", None, "5月16日（周日）", None],
        [None, "东厅", "西厅", "东厅", "西厅"],
        ["9:00-10:00", "潮水\n纪一舟", "缓存\n庞三原", "灯塔\n妘二石", "渡口\n穆三原"],
        ["10:00-11:00", "港湾\n堵二川", "船坞\n穆九歌", "码头\n纪一舟", "锚地\n庞三原"],
    ]
    data = book({"Sheet1": rows}, {"Sheet1": ["A1:A2", "B1:C1", "D1:E1"]})

    assert {talk["date"] for talk, _ in Read(data).talks} == {"2027-05-15", "2027-05-16"}
    without = Read(data, year="")
    told = [str(d.params["names"]) for d in without.found if d.code == "import-undated" and d.variant == "year"]
    assert [names.split(", ") for names in told] == [
        ["“潮水”", "“缓存”", "“港湾”", "“船坞”"],
        ["“灯塔”", "“渡口”", "“码头”", "“锚地”"],
    ]  # once for a date, with all of its talks


def test_what_stands_beside_a_fact_above_the_table_is_not_lost() -> None:
    rows: Rows = [["日期", "2027年5月8日", "以现场为准"], HEADS, ["9:00-9:45", "潮水", "纪一舟", ""]]
    read = Read(book({"Sheet1": rows}))

    assert "以现场为准" in read.told("import-rows")


def test_a_label_in_brackets_leaves_none_behind() -> None:
    section = section_of("分论坛A：操作系统（地点：三楼301会议室）", Days())

    assert (section.track, section.room, section.rest) == ("操作系统", "三楼301会议室", "")


def test_parts_and_contents_are_kinds_and_titles() -> None:
    rows: Rows = [
        ["序号", "时间", "环节", "内容", "嘉宾"],
        [1, "8:30-9:00", "签到", None, None],
        [2, "9:00-9:40", "主题演讲", "潮水", "纪一舟"],
        [3, "9:40-10:30", "圆桌对话", "渡口", "主持：穆九歌；对谈：庞三原、妘二石"],
    ]
    read = Read(book({"议程": rows}))

    assert [row[4:] for row in read.rows()] == [("签到", []), ("潮水", ["纪一舟"]), ("渡口", ["庞三原", "妘二石"])]
    assert read.names(read.talks[2][0]["moderator"]) == ["穆九歌"]


def test_a_speaker_of_another_track_is_no_further_speaker() -> None:
    rows: Rows = [
        ["姓名", "公司", "议题", "所属专题"],
        ["纪一舟", "河港社", "潮水", "可靠性"],
        ["庞三原", "青石社", "", "可靠性"],
        ["妘二石", "青石社", "", "安全"],
    ]
    read = Read(book({"议程": rows}))

    assert [row[3:] for row in read.rows()] == [("可靠性", "潮水", ["纪一舟", "庞三原"])]
    assert "妘二石" in read.told("import-rows")


def test_a_hall_by_its_letter_is_the_room_of_what_is_behind_it() -> None:
    for text, room, track in [("A会场：云原生", "A会场", "云原生"), ("三号会议室：大模型", "三号会议室", "大模型")]:
        section = section_of(text, Days())
        assert (section.room, section.track, section.rest) == (room, track, "")
    assert section_of("会场：南厅", Days()).room == "南厅"


def test_everybody_and_hours_in_brackets_are_no_organisation() -> None:
    rows: Rows = [
        ["时间", "议题", "讲师"],
        ["9:00-9:40", "潮水", "纪一舟（9:00-9:20）、庞三原（9:20-9:40）"],
        ["9:40-10:00", "答疑", "全体讲师"],
    ]
    read = Read(book({"议程": rows}))

    assert [row[5] for row in read.rows()] == [["纪一舟", "庞三原"], ["全体讲师"]]
    assert all("org" not in person for person in read.people.values())
    for told in ("9:00-9:20", "9:20-9:40", "全体讲师"):
        assert told in read.told("import-people")
