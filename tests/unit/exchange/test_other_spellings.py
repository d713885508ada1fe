"""Tables, schedules and pages as people in other places write them: languages, encodings, roles, nights, heads in two rows."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.unit.exchange.test_usual_tables import Read, Rows, book

from progprint.exchange import import_agenda


def _csv(text: str, encoding: str = "utf-8", name: str = "a.csv") -> Read:
    return Read(text.encode(encoding), name)


@pytest.mark.parametrize(
    "head",
    [
        "Datum;Beginn;Ende;Titel;Referent:in;Raum",
        "日付;開始;終了;タイトル;登壇者;部屋",
        "Date;Début;Fin;Titre;Intervenant;Salle",
        "Fecha;Inicio;Fin;Título;Ponente;Sala",
        "Date;Time Start;Time End;Session Title;Speaker names;Venue",
        "日期;開始時間;結束時間;議題;講者;會場",
    ],
)
def test_headings_in_other_languages(head: str) -> None:
    read = _csv(f"{head}\n2027-05-08;09:00;09:45;Moor und Mühle;Hans Müller;Mühle\n")
    assert read.rows() == [("2027-05-08", "09:00-09:45", "Mühle", "", "Moor und Mühle", ["Hans Müller"])]


@pytest.mark.parametrize(
    ("encoding", "text", "title"),
    [
        ("cp1252", "Title,Speaker,Room\nCafé à la carte,José Núñez,Größe\n", "Café à la carte"),
        ("cp932", "タイトル,登壇者,部屋\n開会の挨拶について,山田太郎,大ホール\n", "開会の挨拶について"),
        ("cp950", "議題,講者,會場\n開幕與介紹這個專題,紀一舟,大會堂\n", "開幕與介紹這個專題"),
        ("gb18030", "议题,讲师,会场\n开幕与介绍,纪一舟,大礼堂\n", "开幕与介绍"),
    ],
)
def test_a_table_in_an_encoding_of_windows_is_read_and_that_is_told(encoding: str, text: str, title: str) -> None:
    read = _csv(text, encoding)
    assert read.talks[0][0]["title"] == title
    assert read.told("import-guessed")


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows() -> None:
    outcome = import_agenda(b'Title,Speaker\nA,Hans Eck\n"Open,Ole Krog\nB,Pia Lund\n', "a.csv")
    (fault,) = outcome.diagnostics
    assert (fault.code, fault.variant, fault.params["line"]) == ("import-syntax", "quote", 3)
    assert _csv('Title,Speaker\n"5"" disk",Hans Eck\nsay "no",Ole Krog\n').talks[1][0]["title"] == 'say "no"'


def test_each_speaker_has_the_company_with_the_same_number() -> None:
    read = _csv("议题,讲师1,讲师1单位,讲师2,讲师2单位\n限流,纪一舟,甲公司,庞三原,乙大学\n")
    assert [(one["name"], one["org"]) for one in read.people.values()] == [("纪一舟", "甲公司"), ("庞三原", "乙大学")]


def test_a_part_of_the_day_in_the_column_of_dates_is_no_date() -> None:
    rows: Rows = [["日期", "时间", "议题"], ["5月8日"], ["上午", "9:00-9:40", "限流"], ["下午", "2:00-2:40", "告警"]]
    read = Read(book({"S": rows}, {"S": ["A2:C2"]}))
    assert [row[:2] for row in read.rows()] == [("2027-05-08", "09:00-09:40"), ("2027-05-08", "14:00-14:40")]


def test_date_and_place_above_a_table_are_those_of_the_conference() -> None:
    rows: Rows = [["水文大会"], ["时间：2027年5月8日 地点：大礼堂"], ["时间", "议题", "会场"], ["9:00", "限流", "一厅"]]
    read = Read(book({"S": rows}))
    assert (read.data["conference"]["date"], read.data["conference"]["venue"]) == ("2027-05-08", "大礼堂")
    assert read.rows()[0][:3] == ("2027-05-08", "09:00", "一厅")


@pytest.mark.parametrize(
    ("cell", "when"),
    [
        ("5月8日 上午9点-10点 一厅", "09:00-10:00"),
        ("2027-05-08 2:00 PM 一厅", "14:00"),
        ("5月8日 下午3时30分—4时 一厅", "15:30-16:00"),
        ("5月8日 １０：００ 一厅", "10:00"),
    ],
)
def test_day_time_and_room_in_one_cell(cell: str, when: str) -> None:
    read = _csv(f"议题,时间/地点\n限流,{cell}\n告警,5月8日 8:00 二厅\n")
    assert read.rows()[-1][:3] == ("2027-05-08", when, "一厅")


def test_a_row_of_one_cell_is_a_talk_with_its_time_or_heads_a_track_with_its_half_of_the_day() -> None:
    rows: Rows = [
        ["时间", "议题", "讲师"],
        ["12点-13点30分 午餐"],
        ["下午2点-5点 分论坛一（南厅）"],
        ["2:30", "限流", "纪一舟"],
    ]
    read = Read(book({"S": rows}, {"S": ["A2:C2", "A3:C3"]}))
    assert [row[1:5] for row in read.rows()] == [
        ("14:30", "南厅", "分论坛一", "限流"),
        ("12:00-13:30", "", "", "午餐"),
    ]


@pytest.mark.parametrize(
    ("row", "track", "room"),
    [
        ("二、分论坛 数据治理（二楼 会议室A）", "数据治理", "二楼 会议室A"),
        ("Session 2: Data (Chair: Ole Krog)", "Data", ""),
        ("（一）主论坛", "主论坛", ""),
    ],
)
def test_rows_that_head_a_track(row: str, track: str, room: str) -> None:
    read = Read(
        book({"S": [["时间", "议题", "讲师"], [row, None, None], ["9:00", "限流", "纪一舟"]]}, {"S": ["A2:C2"]})
    )
    assert [(one[3], one[2]) for one in read.rows()] == [(track, room)]


def test_a_tab_with_a_weekday_and_a_day() -> None:
    read = Read(book({f"{day} Apr": [["Time", "Title"], ["9:00", day]] for day in ("Fri 9", "Sat 10")}))
    assert [(row[0], row[3]) for row in read.rows()] == [("2027-04-09", ""), ("2027-04-10", "")]


def test_halls_with_headings_of_their_own_are_lists_side_by_side() -> None:
    rows: Rows = [
        ["时间", None, "一厅", None, "二厅", None],
        ["开始", "结束", "议题", "讲师", "议题", "讲师"],
        ["9:00", "9:40", "限流", "纪一舟", "告警", "庞三原"],
        ["9:40", "10:00", "茶歇", None, None, None],
        ["5月9日"],
        ["10:00", "10:40", None, None, "口径", "穆九歌"],
    ]
    read = Read(book({"S": rows}, {"S": ["A1:B1", "C1:D1", "E1:F1", "C4:F4"]}))
    assert {row[4]: row[0] for row in read.rows()}["口径"] == "2027-05-09"
    assert {row[1:3] + row[4:5] + tuple(row[5]) for row in read.rows()} == {
        ("09:00-09:40", "一厅", "限流", "纪一舟"),
        ("09:00-09:40", "二厅", "告警", "庞三原"),
        ("09:40-10:00", "all", "茶歇"),
        ("10:00-10:40", "二厅", "口径", "穆九歌"),
    }
    rows[3][2:] = [None, None, "茶歇", None]
    alone = Read(book({"S": rows}, {"S": ["A1:B1", "C1:D1", "E1:F1"]}))
    assert next(row[2] for row in alone.rows() if row[4] == "茶歇") == ""


def test_an_end_may_be_a_moment_in_the_night_after() -> None:
    read = _csv("Title,Start,End\nNight,2027-05-08 23:30,2027-05-09 00:30\nLong,2027-05-08 09:00,2027-05-09 10:00\n")
    assert [row[1] for row in read.rows()] == ["09:00", "23:30-00:30"]
    assert [d.params["title"] for d in read.found if d.code == "import-undated"] == ["Long"]


# ---- other sources


def _talks(text: str, name: str) -> tuple[Any, list[Any]]:
    outcome = import_agenda(text.encode(), name, year="2027")
    assert outcome.value is not None, outcome.diagnostics
    data: Any = outcome.value.data
    return data, [talk for track in data.get("tracks", []) for talk in track["talks"]] + data.get("sessions", [])


def test_people_of_an_event_may_be_names_alone_and_say_who_presides() -> None:
    event = {
        "title": "Moor",
        "start": "09:00",
        "duration": "0:30",
        "persons": ["Ole Krog (moderator)", {"name": "Pia Lund"}],
    }
    day = {"date": "2027-05-08", "rooms": {"–": [event]}}
    data, (talk,) = _talks(json.dumps({"schedule": {"conference": {"title": "M", "days": [day]}}}), "s.json")
    names = {key: person["name"] for key, person in data["people"].items()}
    assert ([names[key] for key in talk["speakers"]], [names[key] for key in talk["moderator"]]) == (
        ["Pia Lund"],
        ["Ole Krog"],
    )
    assert "room" not in talk
    assert "rooms" not in data


@pytest.mark.parametrize(("end", "time"), [("09:45", "09:00-09:45"), ("2027-05-08T09:30:00", "09:00-09:30")])
def test_an_event_may_have_an_end_in_place_of_a_length(end: str, time: str) -> None:
    day = f"<day date='2027-05-08'><room name='Mill'><event id='1'><title>M</title><start>9:00</start><end>{end}</end></event>"
    _, (talk,) = _talks(f"<schedule><conference><title>C</title></conference>{day}</room></day></schedule>", "s.xml")
    assert talk["time"] == time


def test_who_moderates_in_konopas_has_an_m() -> None:
    item = {"id": "1", "title": "A", "date": "2027-05-08", "time": "09:00", "mins": 30, "loc": ["Mill"]}
    people = [{"id": "a", "name": "Ole Krog"}, {"id": "b", "name": ["Pia", "Lund (M)"]}]
    data, (talk,) = _talks(json.dumps([{**item, "people": people}]), "a.json")
    assert (talk["speakers"], talk["moderator"], data["people"]["b"]) == (["a"], ["b"], {"name": "Pia Lund"})


def test_front_matter_with_several_people_a_day_and_hours_over_midnight() -> None:
    matter = "title: 夜话\nspeaker: 纪一舟、庞三原（主持人）\nday: 5月8日\nstart: 23:30\nend: 00:30"
    data, (talk,) = _talks(f"---\n{matter}\n---\n", "a.md")
    assert (talk["date"], talk["time"]) == ("2027-05-08", "23:30-00:30")
    assert [data["people"][key]["name"] for key in (*talk["speakers"], *talk["moderator"])] == ["纪一舟", "庞三原"]
    outcome = import_agenda(f"---\n{matter}\n---\n".encode(), "a.md")
    assert any(d.code == "import-undated" and "5月8日" in str(d.params) for d in outcome.diagnostics)


def test_a_timetable_on_a_page_has_starts_alone_and_lines_of_people() -> None:
    page = "09:00-09:40 限流\n纪一舟、庞三原\n\n09:40 茶歇\n\n10:00\n告警\nOle Krog (moderator), Pia Lund\n"
    outcome = import_agenda(page.encode(), "a.txt", "page")
    assert outcome.value is not None
    data: Any = outcome.value.data
    talks = data["sessions"]
    names = {key: person["name"] for key, person in data["people"].items()}
    assert [(talk["title"], talk["time"]) for talk in talks] == [
        ("限流", "09:00-09:40"),
        ("茶歇", "09:40"),
        ("告警", "10:00"),
    ]
    assert [names[key] for key in talks[0]["speakers"]] == ["纪一舟", "庞三原"]
    assert (names[talks[2]["speakers"][0]], names[talks[2]["moderator"]]) == ("Pia Lund", "Ole Krog")


def test_lines_of_a_page_that_have_no_place_are_all_named() -> None:
    page = "09:00-09:40 限流 纪一舟\n10:00-10:40 告警\n\n专题二：数据\n出品人：庞三原\n"
    outcome = import_agenda(page.encode(), "a.txt", "page")
    told = " ".join(str(one.params) for one in outcome.diagnostics)
    assert all(word in told for word in ("纪一舟", "专题二：数据", "庞三原"))


def test_days_on_a_page_head_the_talks_below_them() -> None:
    page = "5月8日 星期六 一厅\n09:00-09:40 限流\n讲师：纪一舟\n\nDay 2 – May 9, 2027\n09:00-09:40 告警\n讲师：庞三原\n"
    outcome = import_agenda(page.encode(), "a.txt", "page", year="2027")
    assert outcome.value is not None
    sessions: Any = outcome.value.data["sessions"]
    assert [(one["date"], one.get("room")) for one in sessions] == [("2027-05-08", "一厅"), ("2027-05-09", None)]
    unknown = import_agenda(page.encode(), "a.txt", "page")
    assert any("5月8日" in str(one.params) for one in unknown.diagnostics)


@pytest.mark.parametrize(
    ("cell", "rooms"),
    [
        ("R1/R2", "R1、R2"),
        ("Hall A & Hall B", "Hall A、Hall B"),
        ("南厅；北厅", "南厅、北厅"),
        ("Building A, Room 5", "Building A, Room 5"),
        ("All rooms", "all"),
    ],
)
def test_several_rooms_in_a_cell(cell: str, rooms: str) -> None:
    assert _csv(f'Title,Speaker,Room\nMoor,Hans Eck,"{cell}"\n').rows()[0][2] == rooms


def test_people_of_a_hub_may_be_names_and_who_is_not_known_is_told() -> None:
    events = [{"title": "Moor", "start": "2027-05-08T09:00:00", "duration": "0:30", "persons": ["Ole Krog"]}]
    data, (talk,) = _talks(json.dumps({"schedule": {"conference": {"title": "M"}, "events": events}}), "s.json")
    assert data["people"][talk["speakers"][0]]["name"] == "Ole Krog"
    session = {"id": "1", "title": "Moor", "startsAt": None, "isServiceSession": False, "speakers": ["x9"]}
    whole = {"sessions": [session], "speakers": [], "rooms": [], "categories": []}
    outcome = import_agenda(json.dumps(whole).encode(), "s.json")
    assert any(one.code == "import-unnamed" and "x9" in str(one.params) for one in outcome.diagnostics)
