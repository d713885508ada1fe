"""The same for .xls, written here record by record."""

from __future__ import annotations

import struct
import time

import pytest

from progprint.exchange.tables.workbook import read_workbook

ROWS = [["议题", "讲师", "时间"], ["网", "林帆", "09:00-10:00"], ["云", "于雨", "10:00-11:00"]]
SECTOR = 512


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def label(row: int, column: int, text: str) -> bytes:
    body = struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le")
    return record(0x0204, body)


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def stream(*sheets: bytes, reach: tuple[int, int] = (3, 3), starts: tuple[int, ...] = ()) -> bytes:
    """A workbook of sheets, each with the table and more cells; ``reach`` is what they say of their extent."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    inside = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    told = record(0x0200, struct.pack("<IIHHH", 0, reach[0], 0, reach[1], 0))
    end = record(0x000A, b"")
    table = b"".join(label(r, c, text) for r, line in enumerate(ROWS) for c, text in enumerate(line))
    parts = [inside + told + table + more + end for more in sheets]
    count = len(starts) or len(parts)
    names = [f"S{n}" for n in range(count)]
    at = len(begin) + sum(len(record(0x0085, b"\0" * (8 + len(name)))) for name in names) + len(end)
    places = list(starts) or [at + sum(map(len, parts[:n])) for n in range(count)]
    index = b"".join(
        record(0x0085, struct.pack("<IHBB", place or at, 0, len(name), 0) + name.encode())
        for place, name in zip(places, names, strict=True)
    )
    return begin + index + end + b"".join(parts)


def xls(text: bytes) -> bytes:
    """The stream in the file system of [MS-CFB]: header, table, folder, stream; long enough for sectors of its own."""
    text = text.ljust(max(4096, -(-len(text) // SECTOR) * SECTOR), b"\0")
    count = len(text) // SECTOR
    tables = -(-(count + 1) // (SECTOR // 4 - 1)) + 1
    chain = [0xFFFFFFFD] * tables + [0xFFFFFFFE] + [tables + 2 + n for n in range(count - 1)] + [0xFFFFFFFE]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += b"".join(struct.pack("<I", n if n < tables else 0xFFFFFFFF) for n in range(109))

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        told = name.encode("utf-16-le") + b"\0\0"
        body = told.ljust(64, b"\0") + struct.pack("<HBBIII", len(told), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        return body + b"\0" * 36 + struct.pack("<IQ", start, size)

    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, tables + 1, len(text))
    table = b"".join(struct.pack("<I", n) for n in chain).ljust(tables * SECTOR, b"\xff")
    return head + table + folder.ljust(SECTOR, b"\0") + text


def read(data: bytes) -> tuple[list[list[list[str]]], list[tuple[object, ...]]]:
    outcome = read_workbook(data, "t.xls")
    told: list[tuple[object, ...]] = [
        (d.params["sheet"], d.params["cell"], d.params["text"])
        if d.code == "import-far-cell"
        else (d.code, d.variant, d.params.get("cell"))
        for d in outcome.diagnostics
    ]
    return [sheet.rows for sheet in outcome.value.sheets] if outcome.value else [], told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (b"", []),
        (label(2, 255, "x"), [("S0", "IV3", "x")]),
        (number(65_535, 0, 12.5), [("S0", "A65536", "12.5")]),
        (
            label(2, 255, "x") + label(65_535, 0, "y") + label(65_535, 255, "z"),
            [("S0", "IV3", "x"), ("S0", "A65536", "y"), ("S0", "IV65536", "z")],
        ),
        (b"".join(record(0x0201, struct.pack("<HHH", n, 255, 0)) for n in range(3, 20_000)), []),
    ],
    ids=["none", "right", "below", "corners", "styled"],
)
def test_far_cells_are_named_and_the_table_is_read(more: bytes, told: list[tuple[object, ...]]) -> None:
    began = time.process_time()
    assert read(xls(stream(more))) == ([ROWS], told)
    assert time.process_time() - began < 3


def test_each_sheet_has_its_own() -> None:
    rows, told = read(xls(stream(label(0, 200, "x"), b"", label(9_000, 1, "y"))))
    assert (rows, told) == ([ROWS] * 3, [("S0", "GS1", "x"), ("S2", "B9001", "y")])


def test_what_a_sheet_says_of_its_extent_is_not_believed() -> None:
    assert read(xls(stream(b"", reach=(0x7FFFFFFF, 0xFFFF)))) == ([ROWS], [])


def test_a_sheet_that_cannot_be_laid_out_is_refused() -> None:
    several = record(0x00BD, struct.pack("<HHHIHIH", 65_535, 254, 0, 0, 0, 0, 255))
    assert read(xls(stream(number(65_535, 65_535, 1)))) == ([], [("import-syntax", "extent", "CRXP65536")])
    assert read(xls(stream(several))) == ([], [("import-syntax", "extent", "IV65536")])


@pytest.mark.parametrize("place", [0, 30, 48, 68, 76, 512, 1024, 1152 + 116])
@pytest.mark.parametrize("byte", [0, 1, 0x7F, 0xFF])
def test_a_damaged_file_is_refused_or_read(place: int, byte: int) -> None:
    """No bug, no hang, whatever the file system of the file says."""
    data = bytearray(xls(stream(label(2, 255, "x"))))
    data[place : place + 4] = bytes((byte,)) * 4
    rows, told = read(bytes(data))
    assert rows == [ROWS] or [code for code, *_ in told] == ["import-syntax"]


def test_sheets_that_lie_over_one_another_are_gone_through_so_often_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("progprint.exchange.tables.extent._MOST", 50_000)
    data = stream(b"".join(number(n % 60, 0, 1) for n in range(2_000)), starts=(0,) * 2_000)
    assert read(xls(data)) == ([], [("import-syntax", "workbook", None)])
