"""Small inputs that took minutes or gigabytes: each is read or refused at once.

The bound of thirty seconds of CPU time stands for "ends": what is asked for takes hundredths of a second.
"""

from __future__ import annotations

import io
import signal
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from tests.running import here
from tests.unit.exchange.test_far_cells import cell, changed, ods, row, xlsx

from progprint.agenda.scope import looks_like_id
from progprint.agenda.values import parse_dates, parse_duration
from progprint.deck.paginate import SENTENCE_END
from progprint.exchange import import_agenda
from progprint.exchange.roster import roster_of
from progprint.exchange.tables.extent import COLUMNS, ROWS
from progprint.exchange.tables.workbook import read_csv, read_workbook
from progprint.locale.alike import alike
from progprint.text.punctuation import corrections

MANY = 20_000


@pytest.fixture(autouse=True)
def ends() -> Iterator[None]:
    """Fails after thirty seconds of CPU time."""

    def alarm(*_: object) -> None:
        pytest.fail("no end")

    before = signal.signal(signal.SIGPROF, alarm)
    signal.setitimer(signal.ITIMER_PROF, 30)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("blank", [" ", "\u3000", "\u00a0", " \u3000"])
@pytest.mark.parametrize("heading", ["题目", "讲师", "时间", "会场", "公司", "摘要", "日期", "标签", "专题"])
def test_a_cell_of_blanks_is_read(heading: str, blank: str) -> None:
    text = f"议题,讲师,{heading}\n网,林帆,x{blank * MANY}y\n"
    assert import_agenda(text.encode(), "a.csv").value is not None


@pytest.mark.parametrize("mark", ["(", "（", "-", "——", "、", "公司", "A.", "@ ", "dr "])
def test_a_text_of_one_mark_is_no_list_of_people(mark: str) -> None:
    for count in (500, MANY):
        assert len(roster_of(f"李明{mark * count}x").people) == 1 or mark == "、"


def test_more_people_than_a_cell_can_name_stay_one_text() -> None:
    assert roster_of("、".join(f"王{n}" for n in range(MANY))).whole


def test_dates_durations_and_ids_with_long_runs_are_none() -> None:
    assert parse_dates("2027-04-10" + " " * MANY + "x") is None
    assert parse_duration("1h" + " " * MANY + "x") is None
    assert not looks_like_id("a-" + "b_" * MANY + "!")


def test_sentences_of_dots_are_found() -> None:
    assert [one.span() for one in SENTENCE_END.finditer("." * 200_000 + " a")] == [(0, 200_001)]


def test_a_text_of_addresses_is_corrected() -> None:
    assert corrections("`a` " * 100_000) == []


def test_names_without_end_are_like_none() -> None:
    assert list(alike([("李" * MANY, "公司"), ("王" * MANY, "公司")])) == []


def test_a_text_that_many_cells_share_counts_in_each_of_them() -> None:
    """Written once in the file, it would fill the memory once laid out."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet().write_column(0, 0, ["一" * 30_000] * 3000)
    assert [d.code for d in read_workbook(made.getvalue(), "a.xlsx").diagnostics] == ["file-too-large"]
    data = ods(row(cell("一" * 30_000, 100), times=100))
    assert [d.code for d in read_workbook(data, "a.ods").diagnostics] == ["file-too-large"]


def test_sheets_that_share_a_part_are_refused() -> None:
    made = io.BytesIO(xlsx({}))
    with zipfile.ZipFile(made) as packed:
        book = packed.read("xl/workbook.xml").decode()
    one = book[book.index("<sheet ") : book.index("</sheets>")]
    more = "".join(one.replace("日程", f"日程{n}").replace('sheetId="1"', f'sheetId="{n}"') for n in range(2, 500))
    data = changed(made.getvalue(), "xl/workbook.xml", "</sheets>", f"{more}</sheets>")
    assert [d.code for d in read_workbook(data, "a.xlsx").diagnostics] == ["import-syntax"]


@pytest.mark.parametrize(
    "text",
    ["x\n" * (ROWS + 1), "x," * COLUMNS + "x\n", ("x," * 500 + "x\n") * 5000],
    ids=["rows", "columns", "cells"],
)
def test_a_table_without_measure_is_refused(text: str) -> None:
    (found,) = read_csv(text.encode(), "a.csv").diagnostics
    assert (found.code, found.variant) == ("import-syntax", "extent")


def test_empty_rows_and_cells_at_the_ends_are_no_part_of_a_table() -> None:
    book = read_csv(("题目,讲师" + "," * 100_000 + "\n\n网,林帆,\n" + ",,\n" * 500_000).encode(), "a.csv").value
    assert book is not None
    assert book.sheets[0].rows == [["题目", "讲师"], [], ["网", "林帆"]]


def test_many_lines_of_which_no_repair_is_sound_are_left(tmp_path: Path) -> None:
    """Halves of halves of them were each tried on the whole file."""
    file = tmp_path / "a.yaml"
    file.write_text("conference：\n" + "  title：会\n" * 150, "utf-8")
    assert here(tmp_path, ("check", "a.yaml", "--fix")).returncode == 2
    file.write_text("tracks:\n" + "  - title: 会\x01\n" * 30, "utf-8")
    assert here(tmp_path, ("check", "a.yaml", "--fix")).returncode == 2


@pytest.mark.parametrize("name", ["W" * 9900, "W " * 9900, "字" * 19_900])
def test_a_name_as_long_as_it_may_be_has_its_paper(tmp_path: Path, name: str) -> None:
    talk = f"{{title: 题, time: 9:00-10:00, room: 厅, speakers: [{{name: {name}, org: 司}}]}}"
    (tmp_path / "a.yaml").write_text(
        f"conference: {{title: 会, date: 2027-04-10}}\ntracks: [{{title: 专, talks: [{talk}]}}]\n", "utf-8"
    )
    for kind in ("table-card", "run-sheet"):
        assert here(tmp_path, ("handouts", "a.yaml", "--kind", kind, "-o", "out")).returncode == 0


def test_a_text_of_one_line_may_not_be_longer(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(f"conference: {{title: {'会' * 20001}}}\n", "utf-8")
    done = here(tmp_path, ("check", "a.yaml"))
    assert (done.returncode, "text-too-long" in done.stderr) == (2, True)
