"""Exports that somebody has damaged: every one is read or refused, and what is read is an agenda file."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from progprint.agenda.load import load_text
from progprint.exchange import import_agenda
from progprint.source.read import read

EXPORTS = Path(__file__).parents[1] / "data/exports"
JSON = {path.name: path.read_text("utf-8") for path in sorted(EXPORTS.glob("*.json"))}
ODD: list[Any] = [
    None,
    True,
    0,
    1e9,
    "",
    "-",
    "\x0b",
    "2027-13-45T99:99",
    "<p>",
    "a" * 3000,
    [],
    {},
    [[]],
    {"zh": None},
    ["x"],
]


def _damaged(value: Any, draw: st.DrawFn, depth: int = 0) -> Any:
    """The same tree with some of its values replaced, dropped or put twice."""
    if draw(st.integers(0, 12)) == 0:
        return draw(st.sampled_from(ODD))
    if isinstance(value, dict):
        return {
            key: _damaged(one, draw, depth + 1) for key, one in value.items() if depth == 0 or draw(st.integers(0, 15))
        }
    if isinstance(value, list):
        return [_damaged(one, draw, depth + 1) for one in (value * 2 if draw(st.integers(0, 15)) == 0 else value)]
    return value


@given(st.data(), st.sampled_from(sorted(JSON)))
def test_a_damaged_tree_is_read_or_refused(data: st.DataObject, name: str) -> None:
    tree = data.draw(st.composite(lambda draw: _damaged(json.loads(JSON[name]), draw))())
    outcome = import_agenda(json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass"), name)

    assert (outcome.value is None) == outcome.failed
    if outcome.value is not None:
        assert not read(outcome.value.yaml().encode(), "x.yaml").failed


OTHERS = ["schedule.xml", "by-date.yaml", "programme.ics", "program.yml", "papers.yml", "talk.md"]


@given(st.integers(0, 5000), st.binary(max_size=4), st.sampled_from([*OTHERS, *sorted(JSON)]))
def test_a_damaged_file_is_read_or_refused(place: int, patch: bytes, name: str) -> None:
    whole = (EXPORTS / name).read_bytes()
    outcome = import_agenda(whole[:place] + patch + whole[place + 1 :], name)

    assert (outcome.value is None) == outcome.failed


ODD_LINES = [
    "DTSTART:", "DTSTART:foo", "DTEND;VALUE=DATE:20270301", "DTSTART;TZID=Mars:20270301T093000", "DURATION:-PT5M", "DURATION:x",
    "CATEGORIES;VALUE=DATE:x", "RRULE:FREQ=NEVER", "DTSTART:20270301T093000,20270302T093000", "SUMMARY:", "URL:", "END:VEVENT",
    "BEGIN:VALARM", "X-WR-TIMEZONE:Mars", "STATUS;X=:", "UID:", "GEO:1", "nothing", "DTSTART:20271399T999999Z",
]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(ODD_LINES), st.booleans()), min_size=1, max_size=5))
def test_a_damaged_calendar_is_read_or_refused(changes: list[tuple[int, str, bool]]) -> None:
    lines = (EXPORTS / "programme.ics").read_text("utf-8").splitlines()
    for place, line, instead in changes:
        lines[place : place + instead] = [line]
    outcome = import_agenda("\n".join(lines).encode(), "a.ics", "ical")

    assert (outcome.value is None) == outcome.failed
    if outcome.value is not None:
        assert not read(outcome.value.yaml().encode(), "x.yaml").failed


HEADINGS = [
    "专题", "出品人", "专题介绍", "会场", "日期", "时间", "开始", "结束", "时长", "编号", "议题", "副标题", "类型",
    "摘要", "案例背景", "成果",
    "听众收益", "讲师", "公司", "职务", "讲师介绍", "照片", "读音", "主持人", "语言", "标签", "议题", "尺码", "备注", "",
]  # fmt: skip


@given(st.data(), st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=14), st.integers(1, 6))
def test_no_cell_of_a_table_is_lost(data: st.DataObject, headings: list[str], count: int) -> None:
    """Every cell is a word of its own, so it can be told whether it is in the agenda."""
    width = len(headings)
    filled = [data.draw(st.lists(st.booleans(), min_size=width, max_size=width)) for _ in range(count)]
    rows = [[f"词{n}之{k}。" if full else "" for k, full in enumerate(row)] for n, row in enumerate(filled)]
    text = "\n".join(",".join(row) for row in [headings, *rows])
    outcome = import_agenda(text.encode(), "a.csv")

    assert (outcome.value is None) == outcome.failed
    if outcome.value is not None:
        written = outcome.value.yaml()
        assert [cell for row in rows for cell in row if cell and cell not in written] == []
        assert not load_text(written.encode(), "a.yaml").failed or "photo" in written


TYPED = [
    "", "2027-13-45", "2027/2/30", "9:75", "25:00", "24:00-26:00", "99999", "1.5", "44407", "0.99999", "=A1", "'", "、",
    "a / b", "all",
    "10月16日", "18:00-06:30", "09:00-09:00", "\u3000", "TRUE", "–", "5000-01-01", "x" * 300,
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(TYPED), min_size=9, max_size=12), min_size=1, max_size=5))
def test_odd_cells_are_read_or_kept(rows: list[list[str]]) -> None:
    heads = ["专题", "出品人", "会场", "日期", "时间", "开始", "结束", "议题", "讲师"]
    outcome = import_agenda("\n".join("\t".join(row) for row in [heads, *rows]).encode(), "a.tsv")

    assert (outcome.value is None) == outcome.failed


@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(_workbook())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    outcome = import_agenda(bytes(whole), "a.xlsx", "xlsx")

    assert (outcome.value is None) == outcome.failed


@cache
def _workbook() -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet("议程")
    sheet.write_row(0, 0, ["议题", "讲师", "日期"])
    sheet.write_row(1, 0, ["潮水与缓存", "林帆", 46447])
    book.close()
    return made.getvalue()
