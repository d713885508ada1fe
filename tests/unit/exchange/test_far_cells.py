"""Marks far from a table are named and left out before a sheet is laid out; what would fill the memory is refused."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from progprint.exchange.tables.extent import address
from progprint.exchange.tables.workbook import read_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS = [["议题", "讲师", "时间"], ["网", "林帆", "09:00-10:00"], ["云", "于雨", "10:00-11:00"]]
_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def xlsx(cells: Mapping[str, object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "日程"
    for row in ROWS:
        sheet.append(row)
    for place, value in cells.items():
        sheet[place] = value
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """An archive with a text in one of its parts replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            text = before.read(name)
            assert name != part or old.encode() in text
            after.writestr(name, text.replace(old.encode(), new.encode()) if name == part else text)
    return made.getvalue()


def cell(text: str, times: int = 1) -> str:
    inside = f' office:value-type="string"><text:p>{text}</text:p></table:table-cell>' if text else "/>"
    return f'<table:table-cell table:number-columns-repeated="{times}"{inside}'


def row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def ods(*more: str, right: str = "") -> bytes:
    """The table, what stands right of its last row, and rows below."""
    rows = [row(*map(cell, line), right if line is ROWS[-1] else "") for line in ROWS]
    body = f'<table:table table:name="日程">{"".join((*rows, *more))}</table:table>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        out.writestr(
            "content.xml",
            f"<office:document-content {_NAMES}><office:body><office:spreadsheet>{body}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return made.getvalue()


def read(data: bytes, name: str = "t.xlsx") -> tuple[list[list[str]] | None, list[tuple[object, ...]]]:
    """The rows of the only sheet, and the far cells or errors told."""
    outcome = read_workbook(data, name)
    told: list[tuple[object, ...]] = [
        (d.params["cell"], d.params["text"]) if d.code == "import-far-cell" else (d.code, d.variant)
        for d in outcome.diagnostics
    ]
    return outcome.value.sheets[0].rows if outcome.value else None, told


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"XFD3": "x"}, [("XFD3", "x")]),
        ({"A1048576": 12.5}, [("A1048576", "12.5")]),
        ({"XFD3": "x", "A1048576": True}, [("XFD3", "x"), ("A1048576", "TRUE")]),
        ({"XFD1048576": "备注 & <b>"}, [("XFD1048576", "备注 & <b>")]),
        ({"DZ2": "x", "B5000": "y", "D5001": "z"}, [("DZ2", "x"), ("B5000", "y"), ("D5001", "z")]),
    ],
)
def test_far_cells_of_a_workbook_are_named_and_the_table_is_read(
    cells: dict[str, object], told: list[tuple[object, ...]]
) -> None:
    assert read(xlsx(cells)) == (ROWS, told)


def test_dates_and_shared_texts_say_far_away_what_they_say_near() -> None:
    import datetime

    assert read(xlsx({"ZZ1": datetime.date(2027, 3, 1), "ZZ2": "网"})) == (ROWS, [("ZZ1", "2027-03-01"), ("ZZ2", "网")])


def test_a_near_note_and_a_second_table_are_no_stray_marks() -> None:
    rows, told = read(xlsx({"Z2": "note"}))
    assert rows is not None
    assert (rows[1][25], told) == ("note", [])
    rows, told = read(xlsx({f"A{n}": str(n) for n in range(3_000, 3_040)}))
    assert rows is not None
    assert (len(rows), rows[-1][0], told) == (3_039, "3039", [])


def test_a_sheet_that_really_reaches_that_far_is_refused_by_its_last_cell() -> None:
    far = {f"{address(1_000_000 + n, 9_000)}": "x" for n in range(40)}
    outcome = read_workbook(xlsx(far), "t.xlsx")
    assert [(d.code, d.variant, d.params["cell"]) for d in outcome.diagnostics] == [
        ("import-syntax", "extent", "MHE1000040")
    ]


@pytest.mark.parametrize("said", ["A1:XFD1048576", "A1", "B2:B2"])
def test_what_a_sheet_says_of_its_extent_is_not_believed(said: str) -> None:
    part = "xl/worksheets/sheet1.xml"
    assert read(changed(xlsx({}), part, 'ref="A1:C3"', f'ref="{said}"')) == (ROWS, [])
    assert read(changed(xlsx({"XFD9": "x"}), part, 'ref="A1:XFD9"', f'ref="{said}"')) == (ROWS, [("XFD9", "x")])


@pytest.mark.parametrize(
    ("old", "new"),
    [('r="C3"', 'r="C99999999"'), ('r="C3"', 'r="ZZZ3"'), ('r="C3"', 'r="3"'), ('<row r="3"', '<row r="x"'),
     ("</sheetData>", ""), ("<sheetData>", "<!DOCTYPE x><sheetData>")],
)  # fmt: skip
def test_a_damaged_sheet_is_refused(old: str, new: str) -> None:
    rows, told = read(changed(xlsx({}), "xl/worksheets/sheet1.xml", old, new))
    assert rows is None
    assert [code for code, _ in told] == ["import-syntax"]


def test_cells_without_addresses_follow_one_another() -> None:
    data = xlsx({"XFD1048576": "z"})
    for place in ("B1", "C1", "B2", "C3"):
        data = changed(data, "xl/worksheets/sheet1.xml", f'<c r="{place}"', "<c")
    assert read(data) == (ROWS, [("XFD1048576", "z")])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (ods(row(cell("", 16_384), times=1_048_573)), []),
        (ods(right=cell("", 16_380) + cell("x")), [("XFD3", "x")]),
        (ods(row(cell("", 16_384), times=1_048_572), row(cell("y"), cell("", 16_383))), [("A1048576", "y")]),
        (
            ods(row(cell("", 16_384), times=1_048_572), row(cell("y"), cell("", 16_382), cell("z"))),
            [("A1048576", "y"), ("XFD1048576", "z")],
        ),
        (ods(row(cell("", 16_384), times=4_000_000_000)), []),
        (ods(*[row('<table:table-cell table:style-name="ce1"/>')] * 20_000), []),
    ],
    ids=["empty", "right", "below", "both", "endless", "styled"],
)
def test_the_same_in_open_document(data: bytes, told: list[tuple[object, ...]]) -> None:
    assert read(data, "t.ods") == (ROWS, told)


@pytest.mark.parametrize("data", [ods(row(cell("y", 16_384), times=1_000_000)), ods(row(cell("y", 10**9)))])
def test_a_cell_that_is_repeated_a_million_times_is_refused(data: bytes) -> None:
    assert read(data, "t.ods") == (None, [("import-syntax", "extent")])


def test_a_cell_that_is_written_millions_of_times_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("progprint.exchange.tables.parts.CELLS", 20_000)
    again = '<row r="3">' + '<c r="C3"/>' * 50_000 + "</row></sheetData>"
    data = changed(xlsx({}), "xl/worksheets/sheet1.xml", "</sheetData>", again)
    assert read(data) == (None, [("import-syntax", "extent")])


def test_a_workbook_that_is_no_xml_is_refused() -> None:
    """xlsb: how far its sheets reach is not known beforehand."""
    made = io.BytesIO(xlsx({}))
    with zipfile.ZipFile(made, "a") as out:
        out.writestr("xl/workbook.bin", b"")
    assert read(made.getvalue()) == (None, [("import-syntax", "workbook")])


def test_two_parts_of_one_name_are_refused() -> None:
    """Which of them a program reads is up to it."""
    made = io.BytesIO(xlsx({}))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(made, "a") as out:
        out.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    assert read(made.getvalue()) == (None, [("import-syntax", "workbook")])


def test_a_part_that_is_larger_than_it_says_is_refused() -> None:
    """The bound on what a workbook may hold goes by what it says."""
    data = changed(xlsx({}), "xl/worksheets/sheet1.xml", "</worksheet>", f"<!--{' ' * 3_000_000}--></worksheet>")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        size = packed.getinfo("xl/worksheets/sheet1.xml").file_size
    lie = data.replace(size.to_bytes(4, "little"), (2_000).to_bytes(4, "little"))
    assert read(lie) == (None, [("import-syntax", "workbook")])


def test_thousands_of_styled_empty_rows_are_no_rows() -> None:
    styled = "".join(f'<row r="{n}"><c r="A{n}" s="0"/><c r="XFD{n}" s="0"/></row>' for n in range(4, 20_004))
    data = changed(xlsx({}), "xl/worksheets/sheet1.xml", "</sheetData>", f"{styled}</sheetData>")
    assert read(data) == (ROWS, [])


@pytest.mark.skipif(sys.platform == "win32", reason="looks at the memory of the process")
def test_no_memory_is_taken_for_what_is_left_out() -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read(xlsx({"XFD3": "x", "A1048576": "y", "XFD1048576": "z"}))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000
