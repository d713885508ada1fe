"""Of whom a cell about several people is, and the end of a stretch of hours behind a date."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from progprint.agenda.dates import Habit
from progprint.exchange import import_agenda
from progprint.exchange.when import read_when

HEAD = ["日期", "时间", "会场", "题目", "讲师", "单位", "职务"]


def _people(*rows: list[str], head: list[str] = HEAD) -> tuple[dict[str, Any], list[str]]:
    book = openpyxl.Workbook()
    for row in (head, *rows):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    outcome = import_agenda(data.getvalue(), "a.xlsx")
    assert outcome.value is not None
    made: Any = outcome.value.data["people"]
    said = [f"{d.code} {' '.join(map(str, d.params.values()))}" for d in outcome.diagnostics]
    return {one["name"]: one.get("org", "") for one in made.values()}, said


def test_a_place_behind_a_name_is_of_that_person_alone() -> None:
    people, _ = _people(
        ["2026-05-01", "09:00-09:45", "一厅", "对话", "主持人：贺兰；嘉宾：沈启明、顾承泽", "贺兰 长风电台", "主编"],
        ["2026-05-01", "10:00-10:45", "一厅", "两位", "王五、赵六", "赵六 河港社\n王五：云起公司", ""],
    )

    assert people == {"贺兰": "长风电台", "沈启明": "", "顾承泽": "", "王五": "云起公司", "赵六": "河港社"}


def test_a_place_that_several_people_share_is_told() -> None:
    people, said = _people(
        ["2026-05-01", "09:00-09:45", "一厅", "单人", "李四", "云杉科技", ""],
        ["2026-05-01", "10:00-10:45", "一厅", "两人", "张三/李四", "东湖大学", ""],
    )

    assert people["张三"] == "东湖大学"
    assert any("东湖大学 → 张三, 李四" in one for one in said)
    assert any("李四 (云杉科技) = 李四 (东湖大学)" in one for one in said)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2026-05-01 09:00-09:30", {"date": "2026-05-01", "time": "09:00-09:30"}),
        ("2026-05-01 09:00 -10:00", {"date": "2026-05-01", "time": "09:00-10:00"}),
        ("2026-05-01 0900-0930", {"date": "2026-05-01", "time": "09:00-09:30"}),
        ("2026-05-01T09:00:00-05:00", {"date": "2026-05-01", "start": "09:00"}),
        ("2026-05-01 09:00:00+08:00", {"date": "2026-05-01", "start": "09:00"}),
    ],
)
def test_the_end_of_a_stretch_is_no_offset_of_a_zone(typed: str, written: dict[str, str]) -> None:
    assert read_when({"time": typed}, Habit("2026")).written == written


def test_a_column_that_is_not_known_is_warned_of_and_a_usual_one_is_not() -> None:
    head = ["时间", "题目", "讲师", "宣传语", "备注"]
    _, said = _people(
        ["09:00-09:45", "单人", "李四", "快来", "内部"], ["10:00-10:45", "对话", "张三", "再来", ""], head=head
    )

    assert [one for one in said if one.startswith("import-columns")] == [
        "import-columns a.xlsx 1 宣传语 (2) 宣传语 (2)"
    ]


def test_parts_of_a_summary_count_among_the_headings_of_a_table() -> None:
    head = ["议题", "讲师", "案例背景", "成果", "食物"]
    people, _ = _people(["网格", "兰舟", "背景一", "成果一", "面"], head=head)

    assert list(people) == ["兰舟"]


def test_comments_and_struck_words_of_a_workbook_are_named() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "总表"
    for row in (HEAD, ["2026-05-01", "09:00-09:45", "一厅", "单人", "李四", "云杉科技", ""]):
        sheet.append(row)
    sheet["E2"].comment = openpyxl.comments.Comment("职务下月变更，付印前再核", "小赵")
    sheet["D2"].font = openpyxl.styles.Font(strike=True)
    sheet["G9"].font = openpyxl.styles.Font(strike=True)  # nothing stands there
    data = io.BytesIO()
    book.save(data)
    outcome = import_agenda(data.getvalue(), "a.xlsx")
    told = {d.code: d.params["names"] for d in outcome.diagnostics if d.code in {"import-comments", "import-struck"}}

    assert told == {"import-comments": "总表!E2: 职务下月变更，付印前再核", "import-struck": "总表!D2"}
