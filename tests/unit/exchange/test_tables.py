"""Workbooks and CSV files of organisers: headings in any order, merged cells, several speakers, odd dates, GBK."""

from __future__ import annotations

import csv
import datetime
import io
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from progprint.agenda.load import load_text
from progprint.exchange import import_agenda
from progprint.exchange.tables.headings import FIELDS, bare, fields_of
from progprint.exchange.tables.shares import shares
from progprint.exchange.tables.workbook import shown

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

HEADS = [
    "专题",
    "出品人",
    "会场",
    "日期",
    "开始",
    "结束时间",
    "议题名称(必填)",
    "讲师姓名*",
    "公司",
    "职务",
    "案例背景",
    "听众收益",
    "尺码",
]
DAY, CLOCK = datetime.datetime.fromisoformat("2027-03-01"), datetime.time
ROWS: list[list[Any]] = [
    [
        None,
        "南宫燕",
        "东厅",
        DAY,
        CLOCK(9, 30),
        CLOCK(10, 15),
        "潮水与缓存",
        "钟离秋",
        "河港社",
        "工程师",
        "慢。",
        "一\n二",
        "XL",
    ],
    [None, None, None, None, None, None, None, "林帆", "青石大学", "教授", None, None, "M"],
    [
        None,
        None,
        None,
        None,
        CLOCK(10, 30),
        CLOCK(11, 0),
        "零停机迁移",
        "何一鸣、闻人远",
        "河港社",
        None,
        None,
        None,
        42,
    ],
    [None, None, None, None, CLOCK(11, 0), CLOCK(11, 15), "茶歇"],
    ["前端", None, "西厅", "3月2日", "下午", None, "排版", "Ada Byron"],
    ["注：以现场为准"],
]


def _workbook() -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    formats = {
        datetime.datetime: book.add_format({"num_format": "yyyy-mm-dd"}),
        CLOCK: book.add_format({"num_format": "hh:mm"}),
    }
    sheet = book.add_worksheet("议程")
    sheet.write(0, 0, "河港技术大会 2027")
    sheet.write_row(2, 0, HEADS)
    sheet.merge_range(3, 0, 6, 0, "系统")
    for n, row in enumerate(ROWS, 3):
        for column, value in enumerate(row):
            if isinstance(value, datetime.datetime | CLOCK):
                sheet.write_datetime(n, column, value, formats[type(value)])
            elif value is not None:
                sheet.write(n, column, value)
    hidden = book.add_worksheet("旧稿")
    hidden.write_row(0, 0, ["议题", "讲师"])
    hidden.write_row(1, 0, ["旧的", "旧人"])
    hidden.hide()
    book.close()
    return made.getvalue()


def _data(data: bytes, name: str, **more: Any) -> Any:
    outcome = import_agenda(data, name, **more)
    assert outcome.value is not None, outcome.diagnostics
    assert not load_text(outcome.value.yaml().encode(), "x.yaml").failed
    return outcome.value.data


def test_a_workbook_is_read_whole() -> None:
    data = _data(_workbook(), "a.xlsx")
    first, second, pause = data["tracks"][0]["talks"]
    (last,) = data["tracks"][1]["talks"]

    assert data["conference"] == {
        "title": "河港技术大会 2027", "date": ["2027-03-01", "2027-03-02"], "language": "zh-Hans",
        "extra": {"unplaced": ["注：以现场为准"]},
    }  # fmt: skip
    assert (data["tracks"][0]["title"], data["tracks"][0]["producer"]) == ("系统", "nangongyan")
    assert (first["date"], first["time"], first["room"]) == ("2027-03-01", "09:30-10:15", "东厅")
    assert first["speakers"] == ["zhongliqiu", "linfan"]
    assert first["summary"] == {"案例背景": "慢。"}
    assert first["takeaways"] == ["一", "二"]
    assert first["extra"] == {"尺码": ["XL", "M"]}
    assert (second["date"], second["speakers"]) == ("2027-03-01", ["heyiming", "wenrenyuan"])
    assert "room" not in second  # the cell is empty, not merged
    assert data["people"]["wenrenyuan"] == {"name": "闻人远", "org": "河港社"}
    assert (pause["type"], pause["time"]) == ("break", "11:00-11:15")
    assert (last["date"], last["extra"]) == ("2027-03-02", {"start": "下午"})
    assert "producer" not in data["tracks"][1]
    assert "旧的" not in str(data)


def test_what_was_assumed_is_told() -> None:
    codes = {d.code for d in import_agenda(_workbook(), "a.xlsx").diagnostics}

    assert codes == {
        "import-columns",
        "import-guessed",
        "import-hidden",
        "import-kept",
        "import-kind",
        "import-undated",
        "import-rows",
        "import-empty",
    }


CSV = "议题,讲师,时间,会场\n潮水与缓存,钟离秋,2027年3月1日 9：30—10：15,东厅\n'=热线,林帆,11:00,东厅\n"


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("gb18030"),
        CSV.encode("utf-16"),
        CSV.replace(",", "\t").encode(),
    ],
)
def test_a_csv_file_of_any_encoding(data: bytes) -> None:
    first, second = _data(data, "a.csv")["sessions"]

    assert (first["date"], first["time"], first["room"]) == ("2027-03-01", "09:30-10:15", "东厅")
    assert (second["title"], second["start"]) == ("=热线", "11:00")


def test_a_date_without_a_year_takes_the_one_that_is_given() -> None:
    (talk,) = _data("议题,日期,时间\n潮水,3月2日,9:30-10:00\n".encode(), "a.csv", year="2027")["sessions"]

    assert (talk["date"], talk["time"]) == ("2027-03-02", "09:30-10:00")


def test_sheets_are_tracks_where_no_column_names_them() -> None:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    for title in ("系统", "前端"):
        sheet = book.add_worksheet(title)
        sheet.write_row(0, 0, ["序", "议题", "讲师"])
        sheet.write_row(1, 0, [1, f"{title}第一讲", "林帆"])
    book.close()
    data = _data(made.getvalue(), "a.xlsx")

    assert [(track["title"], track["talks"][0]["title"]) for track in data["tracks"]] == [
        ("系统", "系统第一讲"),
        ("前端", "前端第一讲"),
    ]
    assert list(data["people"]) == ["linfan"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [("讲师姓名(必填)", "speaker"), ("议 题 名 称：", "title"), ("【内部】公司", "org"), ("Job Title", "job_title"),
     ("开始时间", "start"),
     ("衣服尺码", ""), ("", "")],
)  # fmt: skip
def test_headings_are_known_under_many_names(heading: str, field: str) -> None:
    assert fields_of(heading, {}) == ((field,) if field else ())


def test_the_headings_are_bare() -> None:
    assert [word for word in FIELDS if bare(word) != word] == []


def test_what_a_cell_says_of_several_people() -> None:
    assert shares("甲、乙", 2) == ["甲", "乙"]
    assert shares("甲", 2) == ["甲", "甲"]
    assert shares("甲、乙、丙", 2) == ["甲、乙、丙", ""]


def test_cells_as_they_are_shown() -> None:
    cells = [
        3.0,
        2.5,
        True,
        None,
        DAY,
        DAY.replace(hour=9, minute=5),
        datetime.timedelta(minutes=95),
        " x ",
        datetime.date(2027, 3, 1),
    ]

    assert list(map(shown, cells)) == [
        "3",
        "2.5",
        "TRUE",
        "",
        "2027-03-01",
        "2027-03-01 09:05",
        "1:35",
        "x",
        "2027-03-01",
    ]


def test_cells_of_dates_and_times_of_every_kind() -> None:
    """Dates, times, durations, and bare counts of days in a workbook that counts from 1904."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "date_1904": True})
    clock, length = (book.add_format({"num_format": form}) for form in ("hh:mm", "[h]:mm"))
    sheet = book.add_worksheet("议程")
    sheet.write_row(0, 0, ["日期", "开始", "时长", "议题"])
    sheet.write_datetime(1, 0, DAY, book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_number(1, 1, 0.6458333, clock)
    sheet.write_number(1, 2, 0.03125, length)
    sheet.write_row(2, 0, [44986.4375, "", 50, "无格式"])
    sheet.write_string(1, 3, "有格式")
    book.close()
    first, second = _data(made.getvalue(), "a.xlsx")["sessions"]

    assert (first["date"], first["start"], first["duration"]) == ("2027-03-01", "15:30", "45min")
    assert (second["date"], second["start"], second["duration"]) == ("2027-03-02", "10:30", "50min")


def _of_version(version: int) -> bytes:
    """A workbook whose archive asks for a later version of the format than there is."""
    data = bytearray(_workbook())
    data[data.index(b"PK\1\2") + 6] = version
    return bytes(data)


BROKEN = [
    _of_version(95),
    b"PK\x03\x04xl/" + b"\0" * 40,
    _workbook()[:900],
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"W\0o\0r\0k\0b\0o\0o\0k",
]


@pytest.mark.parametrize("data", BROKEN)
def test_a_broken_workbook_is_refused(data: bytes) -> None:
    outcome = import_agenda(data, "a.xlsx")

    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["import-syntax"]


@pytest.mark.parametrize("text", ["", "姓名,尺码\n林帆,甲\n", "议题,讲师\n"])
def test_a_table_without_talks_is_refused(text: str) -> None:
    assert [d.code for d in import_agenda(text.encode(), "a.csv").diagnostics] == ["import-nothing"]


def test_own_headings(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.csv").write_text("讲什么,谁来讲\n潮水,林帆\n", "utf-8")
    (tmp_path / "map.yaml").write_text("讲什么: title\n谁来讲: speaker\n", "utf-8")
    (tmp_path / "bad.yaml").write_text("讲什么: titel\n", "utf-8")

    assert progprint("import", "a.csv").returncode == 2
    assert "linfan" in progprint("import", "a.csv", "--map", "map.yaml").stdout
    refused = progprint("import", "a.csv", "--map", "bad.yaml")
    assert (refused.returncode, "import-map" in refused.stderr, "bad.yaml:1:" in refused.stderr) == (2, True, True)


def test_a_long_cell_is_read_and_the_limit_of_others_stays() -> None:
    usual = csv.field_size_limit()
    (talk,) = _data(("议题,摘要\n潮水," + "长" * 200_000).encode(), "a.csv")["sessions"]

    assert len(talk["summary"]) == 200_000
    assert csv.field_size_limit() == usual
