"""Tables as organisers make them: section rows, days on tabs, timetables of halls, lists of people, facts above."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest

from progprint.exchange import import_agenda
from progprint.exchange.tables.headings import fields_of
from progprint.exchange.tables.section import Days, section_of

Rows = list[list[Any]]


def book(sheets: dict[str, Rows], merged: dict[str, list[str]] | None = None) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for area in (merged or {}).get(name, []):
            sheet.merge_cells(area)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


class Read:
    """An imported agenda, easy to ask."""

    def __init__(self, data: bytes, name: str = "a.xlsx", year: str = "2027") -> None:
        outcome: Any = import_agenda(data, name, year=year)
        assert outcome.value is not None, outcome.diagnostics
        self.data = outcome.value.data
        self.found = outcome.diagnostics
        self.rooms = {one["id"]: one["name"] for one in self.data.get("rooms", [])}
        self.people: Any = self.data.get("people", {})
        self.talks: list[tuple[Any, str]] = [
            (talk, track["title"]) for track in self.data.get("tracks", []) for talk in track["talks"]
        ]
        self.talks += [(talk, "") for talk in self.data.get("sessions", [])]

    def names(self, keys: Any) -> list[str]:
        return [self.people[key]["name"] for key in ([keys] if isinstance(keys, str) else keys or [])]

    def rows(self) -> list[tuple[Any, ...]]:
        """Date, time, room, track, title and speakers of each talk."""
        return [
            (
                talk.get("date"),
                talk.get("time", talk.get("start")),
                self.room(talk),
                track,
                talk["title"],
                self.names(talk.get("speakers")),
            )
            for talk, track in self.talks
        ]

    def room(self, talk: Any) -> str:
        keys = talk.get("room", [])
        return "、".join(self.rooms.get(key, key) for key in ([keys] if isinstance(keys, str) else keys))

    def told(self, code: str) -> str:
        return " ".join(str(d.params.get("places", d.params.get("names", ""))) for d in self.found if d.code == code)


SECTIONS: Rows = [
    ["第三届河港技术大会议程"],
    ["时间：2027年5月8日-9日  地点：河港会馆  主办单位：河港社、青石社"],
    ["时间", "议题", "讲师", "单位"],
    ["5月8日（周六）上午"],
    ["专题一：存储  出品人：纪一舟（乙大学）"],
    ["09:00-09:40", "冷热分层", "庞三原", "甲公司"],
    ["09:50-10:10", "茶歇"],
    ["主持人：穆九歌"],
    ["10:10-10:50", "一次雪崩", "堵二川、大雪", "甲公司"],
    ["12:00-13:30 午餐"],
    ["时间", "议题", "讲师", "单位"],
    ["5月9日（周日）"],
    ["分论坛二：前端（三楼会议室）"],
    ["09:00-09:40", "构建的减法", "嘉宾待定"],
    ["合计", "4 场"],
    ["注：以现场为准"],
]


def test_section_rows_hold_for_the_talks_below_them() -> None:
    read = Read(book({"议程": SECTIONS}, {"议程": ["A4:D4", "A5:D5", "A10:D10"]}))

    assert read.rows() == [
        ("2027-05-08", "09:00-09:40", "", "存储", "冷热分层", ["庞三原"]),
        ("2027-05-08", "09:50-10:10", "", "存储", "茶歇", []),
        ("2027-05-08", "10:10-10:50", "", "存储", "一次雪崩", ["堵二川", "大雪"]),
        ("2027-05-08", "12:00-13:30", "", "存储", "午餐", []),
        ("2027-05-09", "09:00-09:40", "三楼会议室", "前端", "构建的减法", []),
    ]
    assert read.data["tracks"][0]["producer"] == "jiyizhou"
    assert read.people["jiyizhou"]["org"] == "乙大学"
    assert read.names(read.talks[2][0]["moderator"]) == ["穆九歌"]
    assert "moderator" not in read.talks[0][0]
    conference = read.data["conference"]
    assert (conference["title"], conference["date"]) == ("第三届河港技术大会", ["2027-05-08", "2027-05-09"])
    assert (conference["venue"], conference["organisers"]) == ("河港会馆", ["河港社", "青石社"])


def test_what_is_no_talk_is_named_with_its_cell() -> None:
    read = Read(book({"议程": SECTIONS}))

    assert "议程!A15: 合计 | 4 场" in read.told("import-rows")
    assert "议程!A16: 注：以现场为准" in read.told("import-rows")
    assert "议程!C14: 嘉宾待定" in read.told("import-people")
    assert {d.severity.name for d in read.found if d.code in {"import-rows", "import-people"}} == {"WARNING"}


def test_an_unknown_row_across_the_table_ends_a_track_and_is_named() -> None:
    rows: Rows = [
        ["时间", "议题", "讲师"],
        ["专题：存储"],
        ["09:00", "冷热分层", "庞三原"],
        ["特别环节"],
        ["10:00", "一次雪崩", "纪一舟"],
    ]
    read = Read(book({"s": rows}, {"s": ["A2:C2", "A4:C4"]}))

    assert [(row[4], row[3]) for row in read.rows()] == [("冷热分层", "存储"), ("一次雪崩", "")]
    assert "s!A4: 特别环节" in read.told("import-rows")


@pytest.mark.parametrize(
    ("tabs", "days"),
    [(("5月8日", "5月9日"), ("2027-05-08", "2027-05-09")), (("5.8", "5.9"), ("2027-05-08", "2027-05-09")),
     (("Day 1", "Day 2"), ("2027-05-08", "2027-05-09")), (("第一天", "第二天"), ("2027-05-08", "2027-05-09")),
     (("周六", "周日"), ("2027-05-08", "2027-05-09")), (("8 May", "Sunday 9 May"), ("2027-05-08", "2027-05-09"))],
)  # fmt: skip
def test_a_tab_that_names_a_day_is_a_day(tabs: tuple[str, str], days: tuple[str, str]) -> None:
    facts: Rows = [["大会名称", "河港"], ["日期", "2027-05-08 ~ 2027-05-09"], ["地点", "会馆"]]
    sheets: dict[str, Rows] = {tab: [["时间", "议题", "讲师"], ["09:00-09:40", f"讲{tab}", "纪一舟"]] for tab in tabs}
    read = Read(book({"大会": facts, **sheets}))

    assert tuple(row[0] for row in read.rows()) == days
    assert "tracks" not in read.data
    assert read.data["conference"]["venue"] == "会馆"


def test_a_day_that_no_date_is_known_of_is_no_track_and_is_kept() -> None:
    read = Read(book({tab: [["时间", "议题"], ["09:00", f"讲{tab}"]] for tab in ("Day 1", "Day 2")}), year="")

    assert "tracks" not in read.data
    assert [talk["extra"]["date"] for talk, _ in read.talks] == ["Day 1", "Day 2"]
    assert any(d.code == "import-undated" for d in read.found)


GRID: Rows = [
    ["河港大会日程表"],
    ["5月8日（周六）"],
    ["时间", "南厅", "北厅", "三楼会议室"],
    [None, "存储专场\n出品人：纪一舟", "前端专场", "工具专场"],
    ["09:00-09:30", "开幕致辞\n庞三原 乙大学 校长"],
    ["09:40-10:20", "冷热分层\n堵二川、穆三原", "构建的减法（方五行）", "动手做\n讲师：卜六合"],
    ["10:20-11:00", "一次雪崩\n甲公司", "跨端一致\n林七弦\n样板数据 架构师"],
    ["11:00-11:10", "茶歇"],
    ["5月9日"],
    ["时间", "南厅", "北厅", "三楼会议室"],
    ["09:00-09:30", "闭门会", None, "09:00-09:10 甲题\n何八音\n09:10-09:30 乙题\n戚一舟"],
]
GRID_MERGED = ["A1:D1", "A2:D2", "A3:A4", "B5:D5", "D6:D7", "B8:D8", "A9:D9"]


def test_a_timetable_of_hours_and_halls() -> None:
    read = Read(book({"日程": GRID}, {"日程": GRID_MERGED}))

    assert sorted(read.rows(), key=str) == sorted(
        [
            ("2027-05-08", "09:00-09:30", "all", "", "开幕致辞", ["庞三原"]),
            ("2027-05-08", "09:40-10:20", "南厅", "存储专场", "冷热分层", ["堵二川", "穆三原"]),
            ("2027-05-08", "09:40-10:20", "北厅", "前端专场", "构建的减法", ["方五行"]),
            ("2027-05-08", "09:40-11:00", "三楼会议室", "工具专场", "动手做", ["卜六合"]),
            ("2027-05-08", "10:20-11:00", "南厅", "存储专场", "一次雪崩 甲公司", []),
            ("2027-05-08", "10:20-11:00", "北厅", "前端专场", "跨端一致", ["林七弦"]),
            ("2027-05-08", "11:00-11:10", "all", "", "茶歇", []),
            ("2027-05-09", "09:00-09:30", "南厅", "", "闭门会", []),
            ("2027-05-09", "09:00-09:10", "三楼会议室", "", "甲题", ["何八音"]),
            ("2027-05-09", "09:10-09:30", "三楼会议室", "", "乙题", ["戚一舟"]),
        ],
        key=str,
    )
    assert read.people["linqixian"] == {"name": "林七弦", "org": "样板数据", "job_title": "架构师"}
    assert "日程!B7: 甲公司" in read.told("import-rows")
    producers = {track["title"]: track.get("producer") for track in read.data["tracks"]}
    assert producers["存储专场"] == "jiyizhou"


@pytest.mark.parametrize(
    ("rows", "merged", "expected"),
    [
        (  # days across
            [["时间", "5月8日", "5月9日"], ["09:00-09:40", "甲题\n纪一舟", "乙题\n庞三原"], ["10:00-10:40", "丙题", "丁题"]],
            [],
            ("2027-05-09", "09:00-09:40", "", "", "乙题", ["庞三原"]),
        ),
        (  # halls down, hours across
            [["会场", "09:00-09:40", "10:00-10:40"], ["南厅", "甲题\n纪一舟", "乙题\n庞三原"], ["北厅", "丙题", "丁题"]],
            [],
            (None, "10:00-10:40", "南厅", "", "乙题", ["庞三原"]),
        ),
        (  # title and speaker in rows of their own
            [["时间", "南厅", "北厅"], ["09:00-09:40", "甲题", "乙题"], [None, "纪一舟", "庞三原"],
             ["10:00-10:40", "丙题", "丁题"]],
            ["A2:A3"],
            (None, "09:00-09:40", "北厅", "", "乙题", ["庞三原"]),
        ),
        (  # begin only; merged down to the next row
            [["时间", "南厅", "北厅"], ["09:00", "甲题", "乙题\n庞三原"], ["09:40", "丙题"], ["10:20", "丁题", "戊题"]],
            ["C2:C3"],
            (None, "09:00-10:20", "北厅", "", "乙题", ["庞三原"]),
        ),
        (  # a date in front
            [["日期", "时间", "主会场", "分会场A"], ["5月8日", "09:00-09:40", "甲题", "乙题\n庞三原"],
             [None, "10:00-10:40", "丙题", "丁题"]],
            ["A2:A3"],
            ("2027-05-08", "09:00-09:40", "分会场A", "", "乙题", ["庞三原"]),
        ),
    ],
)  # fmt: skip
def test_timetables_of_other_shapes(rows: Rows, merged: list[str], expected: tuple[Any, ...]) -> None:
    read = Read(book({"s": rows}, {"s": merged}))

    assert expected in read.rows()
    assert len(read.talks) >= 4


def test_a_timetable_as_csv_has_nothing_merged() -> None:
    read = Read("时间,南厅,北厅\n09:00-09:30,茶歇,\n09:30-10:00,甲题,乙题\n".encode(), "a.csv")

    assert (None, "09:00-09:30", "", "", "茶歇", []) in read.rows()


def test_what_stands_beside_the_halls_of_a_timetable_is_named() -> None:
    rows: Rows = [
        ["时间", "南厅", None, "北厅", "备注"],
        ["09:00", "甲题", "旁注", "乙题", "直播"],
        ["10:00", "丙题", None, "丁题"],
    ]
    read = Read(book({"s": rows}))

    assert len(read.talks) == 4
    assert "s!C2: 旁注 | 直播" in read.told("import-rows")


def test_what_is_said_of_one_of_several_people_is_named() -> None:
    rows: Rows = [["议题", "讲师", "单位", "简介"], ["甲题", "纪一舟、庞三原、穆九歌", "甲公司、乙大学", "十年。"]]
    read = Read(book({"s": rows}))

    assert "s!C2: 甲公司、乙大学" in read.told("import-people")
    assert "s!D2: → 纪一舟" in read.told("import-people")


@pytest.mark.parametrize("heads", [["时间", "分享主题名", "分享者是谁"], ["时间", "嘉宾", "单位"]])
def test_a_list_without_a_known_title_is_no_timetable(heads: list[str]) -> None:
    outcome = import_agenda(book({"s": [heads, ["09:00", "甲题", "纪一舟"], ["10:00", "乙题", "庞三原"]]}), "a.xlsx")

    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["import-nothing"]


def test_several_speakers_in_columns_and_two_rows_of_headings() -> None:
    columns: Rows = [
        ["时间", "议题", "讲师1", "单位1", "讲师2", "单位2"],
        ["09:00", "甲题", "纪一舟", "甲公司", "庞三原", "乙大学"],
    ]
    headed: Rows = [
        ["时间", "议题", "讲师信息"],
        [None, None, "姓名", "单位", "职务"],
        ["09:00", "甲题", "纪一舟", "甲公司", "工程师"],
    ]
    two = Read(book({"s": columns}))
    one = Read(book({"s": headed}, {"s": ["A1:A2", "B1:B2", "C1:E1"]}))

    assert [(p["name"], p["org"]) for p in two.people.values()] == [("纪一舟", "甲公司"), ("庞三原", "乙大学")]
    assert two.talks[0][0]["speakers"] == list(two.people)
    assert one.people["jiyizhou"] == {"name": "纪一舟", "org": "甲公司", "job_title": "工程师"}


def test_merged_cells_hold_for_their_rows_and_empty_ones_are_empty() -> None:
    rows: Rows = [
        ["专题", "会场", "时间", "议题", "讲师", "单位"],
        ["存储", "南厅", "09:00-09:40", "冷热分层", "纪一舟", "甲公司"],
        [None, None, None, None, "庞三原", "乙大学"],
        [None, None, "10:00-10:40", "一次雪崩", "穆三原"],
        [None, None, "11:00-11:40", "网关", "卜六合"],
    ]
    read = Read(book({"s": rows}, {"s": ["A2:A4", "D2:D3", "C2:C3"]}))

    assert [(row[3], row[2], row[4], row[5]) for row in read.rows()] == [
        ("存储", "南厅", "冷热分层", ["纪一舟", "庞三原"]),
        ("存储", "", "一次雪崩", ["穆三原"]),
        ("", "", "网关", ["卜六合"]),
    ]
    assert "s!B4: 一次雪崩" in read.told("import-empty")
    assert "s!A5: 网关" in read.told("import-empty")


def test_joined_columns() -> None:
    rows: Rows = [
        ["时间/地点", "主题", "讲师/单位", "单位及职务"],
        ["09:00-09:40\n南厅", "甲题", "纪一舟、庞三原", "甲公司 工程师；乙大学 教授"],
    ]
    read = Read(book({"s": rows}))

    assert read.rows() == [(None, "09:00-09:40", "南厅", "", "甲题", ["纪一舟", "庞三原"])]
    assert [(p["org"], p["job_title"]) for p in read.people.values()] == [("甲公司", "工程师"), ("乙大学", "教授")]


def test_a_list_of_people_beside_the_talks() -> None:
    people: Rows = [
        ["姓名", "单位", "职务", "简介"],
        ["纪一舟", "甲公司", "工程师", "十年。"],
        ["庞三原", "乙大学", "教授", ""],
    ]
    read = Read(book({"嘉宾": people, "议程": [["时间", "议题", "讲师"], ["09:00", "甲题", "纪一舟"]]}))

    assert read.people["jiyizhou"] == {"name": "纪一舟", "org": "甲公司", "job_title": "工程师", "bio": "十年。"}
    assert read.talks[0][0]["speakers"] == ["jiyizhou"]
    assert list(read.people) == ["jiyizhou", "pangsanyuan"]


def test_a_list_of_people_alone_is_imported_and_says_that_talks_are_missing() -> None:
    read = Read("姓名,单位\n纪一舟,甲公司\n".encode(), "a.csv")

    assert read.people["jiyizhou"]["org"] == "甲公司"
    assert any(d.code == "import-no-talks" for d in read.found)


def test_a_sheet_that_cannot_be_read_and_hidden_rows_are_named() -> None:
    made = openpyxl.load_workbook(
        io.BytesIO(
            book(
                {
                    "议程": [["议题", "时间"], ["甲题", "09:00"], ["乙题", "10:00"]],
                    "预算": [["科目", "金额"], ["场地", "3"]],
                }
            )
        )
    )
    made["议程"].row_dimensions[3].hidden = True
    made["议程"].column_dimensions["B"].hidden = True
    data = io.BytesIO()
    made.save(data)
    read = Read(data.getvalue())

    assert read.told("import-sheet") == "预算 (2)"
    assert "场地" not in str(read.data)  # a list of telephone numbers is no part of an agenda
    assert read.told("import-hidden") == "议程!3, 议程!B"
    assert len(read.talks) == 2  # hidden rows are read all the same


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize(
    "text",
    [
        "sep=;\n议题;讲师\n甲，题;纪一舟\n",
        "议题;讲师\n甲，题;纪一舟\n",
        "议题\t讲师\n甲，题\t纪一舟\n",
        '议题,讲师\n"甲，题","纪一舟"\n',
    ],
)
def test_csv_files_of_any_encoding_and_mark(encoding: str, text: str) -> None:
    read = Read(text.encode(encoding), "a.csv")

    assert [row[4:] for row in read.rows()] == [("甲，题", ["纪一舟"])]
    assert "title" not in read.data["conference"]


def test_short_lines_with_a_colon_are_headings_of_a_summary() -> None:
    rows: Rows = [
        ["议题", "讲师", "摘要"],
        ["甲题", "纪一舟", "引子。\n起因：\n很慢。\n又慢。\n办法：\n快些。"],
        ["乙题", "庞三原", "讲三点：\n"],
    ]
    first, second = (talk for talk, _ in Read(book({"s": rows})).talks)

    assert first["summary"] == ["引子。", {"起因": "很慢。\n又慢。"}, {"办法": "快些。"}]
    assert second["summary"] == "讲三点："


@pytest.mark.parametrize(
    ("heading", "fields"),
    [("单位及职务", ("org", "job_title")), ("讲师/单位", ("speaker", "org")), ("姓名（单位）", ("speaker", "org")),
     ("Speaker (Affiliation)", ("speaker", "org")), ("时间/地点", ("time", "room")), ("單位及職稱", ("org", "job_title")),
     ("報告人", ("speaker",)), ("时间段", ("time",)), ("分论坛主席", ("producer",)), ("嘉宾一", ("speaker",)),
     ("讲师姓名(必填)", ("speaker",)), ("备注", ()), ("随便什么", ())],
)  # fmt: skip
def test_headings_of_one_field_and_of_several(heading: str, fields: tuple[str, ...]) -> None:
    assert fields_of(heading, {}) == fields


@pytest.mark.parametrize(
    ("text", "said"),
    [("5月8日（周六）上午", {"date": "2027-05-08", "half": "上午"}), ("专题三 前端：减法", {"track": "前端：减法"}),
     ("南厅 - 前端", {"room": "南厅", "track": "前端"}), ("分会场一：前端", {"room": "分会场一", "track": "前端"}),
     ("Track B: Sails  Chair: Ole Krog", {"track": "Sails", "moderator": "Ole Krog"}), ("Day 4", {"day": "Day 4"}),
     ("3.0 版的新意", {"rest": "3.0 版的新意"}), ("晚宴 18:00-20:00", {"time": "18:00-20:00", "rest": "晚宴"})],
)  # fmt: skip
def test_what_a_section_says(text: str, said: dict[str, str]) -> None:
    section = section_of(text, Days("2027"))

    assert {name: value for name, value in section._asdict().items() if value} == said


@pytest.mark.parametrize(("spanned", "told"), [("2", 1), ("1", 0)])
def test_merged_cells_of_a_file_that_does_not_tell_where_they_are_get_a_warning(spanned: str, told: int) -> None:
    cells = [
        f"<table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell>"
        for text in ("议题", "讲师", "甲题", "纪一舟")
    ]
    first = cells[0].replace("cell office", f'cell table:number-columns-spanned="{spanned}" office', 1)
    spaces = "".join(
        f" xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'" for name in ("office", "table", "text")
    )
    rows = (
        f"<table:table-row>{first}{cells[1]}</table:table-row><table:table-row>{cells[2]}{cells[3]}</table:table-row>"
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet><table:table table:name='s'>{rows}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>",
        )
    found = import_agenda(made.getvalue(), "a.ods").diagnostics

    assert sum(d.code == "import-merged" for d in found) == told, found
    assert not any(d.code == "import-syntax" for d in found)


def test_what_a_list_of_people_says_beside_them_is_kept_and_named() -> None:
    """A column that people have no place for, and the organisation of a second person without a name."""
    table = "讲师,公司,楼层,讲师2,公司2\n卫一帆,北岸云,三楼,,南岸云\n".encode()
    outcome = import_agenda(table, "a.csv")
    assert outcome.value is not None
    assert {"三楼", "南岸云"} <= set(outcome.value.yaml().replace("- ", "").split())
    assert [one.code for one in outcome.diagnostics].count("import-rows") == 2


@pytest.mark.parametrize(
    ("table", "titles", "job"),
    [
        ("Name,Company,Title,Bio,Email\nAnn Lee,Acme,CTO,About Ann,a@x.org\n", [], "CTO"),
        ("First name,Last name,Title,Organization\nAnn,Lee,CTO,Acme\n", [], "CTO"),
        ("Name,Title,Company,Talk Title,Abstract\nAnn Lee,CTO,Acme,Nets,Of nets\n", ["Nets"], "CTO"),
        ("Talk,Name,Title,Company,Time\nNets,Ann Lee,CTO,Acme,9:00\n", ["Nets"], "CTO"),
        ("Time,Session,Title,Speaker,Company\n9:00,S1,Nets,Ann Lee,Acme\n", ["Nets"], None),
        ("Topic,Title,Speaker,Abstract\nCloud,Nets,Ann Lee,Of nets\n", ["Nets"], None),
        ("Title,Name,Company,Time\nNets,Ann Lee,Acme,9:00\n", ["Nets"], None),
        ("Speaker,Title,Abstract\nAnn Lee,Nets,Of nets\n", ["Nets"], None),
    ],
)
def test_title_is_that_of_a_person_among_columns_of_a_person(table: str, titles: list[str], job: str | None) -> None:
    outcome = import_agenda(table.encode(), "list.csv")
    assert outcome.value is not None
    data: Any = outcome.value.data
    assert [talk["title"] for talk in data.get("sessions", [])] == titles
    (person,) = data["people"].values()
    assert (person["name"], person.get("job_title")) == ("Ann Lee", job)
    guessed = [d.params["names"] for d in outcome.diagnostics if d.code == "import-guessed"]
    assert any("Title → job_title" in str(told) for told in guessed) == (job is not None)
