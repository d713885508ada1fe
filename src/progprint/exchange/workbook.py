"""Tables out of files: the sheets of a workbook, the rows of a CSV file; every cell as the text that it shows."""

from __future__ import annotations

import csv
import datetime
import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from progprint.core.cells import unguarded
from progprint.core.diagnostic import Diagnostic, Outcome, error, note, warning
from progprint.exchange.extent import CELLS, ExtentError, Far, taken_off
from progprint.exchange.records import Put, gathered_records
from progprint.exchange.sheets_of_xml import gathered

_LARGEST = 200_000_000
"""Bytes that a workbook may hold when it is unpacked."""


CARRIER = "progprint"
"""The hidden sheet on which an export of ours carries the whole agenda."""


class Book(NamedTuple):
    """The sheets that are shown, and the agenda as an export of ours carries it, or ""."""

    sheets: list[Sheet]
    carried: str = ""


class Sheet(NamedTuple):
    """A sheet: its name, and rows of cells."""

    name: str
    rows: list[list[str]]


def read_workbook(data: bytes, name: str) -> Outcome[Book]:
    """The sheets of xlsx, xlsm, xls or ods that are not hidden, without cells that stand far from the table.

    Errors: import-syntax (variants workbook, extent), file-too-large. Warning: import-far-cell.
    """
    from xml.parsers.expat import ExpatError

    import python_calamine

    put: Put = {}
    try:
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                size = sum(entry.file_size for entry in packed.infolist())
            if size > _LARGEST:
                return Outcome(None, (error("file-too-large", limit=_LARGEST >> 20, size=size >> 20),))
            data = gathered(data)
        elif data.startswith(b"\xd0\xcf\x11\xe0"):
            data, put = gathered_records(data)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        seen = [one.name for one in book.sheets_metadata if one.visible is python_calamine.SheetVisibleEnum.Visible]
        sheets: list[Sheet] = []
        told: list[Diagnostic] = []
        carried = ""
        if CARRIER in book.sheet_names and CARRIER not in seen:
            carried = _carried(book.get_sheet_by_name(CARRIER).to_python(skip_empty_area=False))
        for title in seen:
            cells = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
            rows, far = taken_off(
                [[shown(cell) for cell in row] for row in cells], put.get(book.sheet_names.index(title), ())
            )
            sheets.append(Sheet(title, rows))
            told += [_far(one, title, name) for one in far if one.text]
    except ExtentError as reach:
        return Outcome(None, (error("import-syntax", variant="extent", path=name, cell=reach.cell, limit=CELLS),))
    except (
        zipfile.BadZipFile,
        ExpatError,
        python_calamine.CalamineError,
        OSError,
        ValueError,
        OverflowError,
        struct.error,
        LookupError,
        RuntimeError,
        EOFError,
        zlib.error,
    ):
        return Outcome(None, (error("import-syntax", variant="workbook", path=name),))
    except BaseException as trouble:
        if type(trouble).__module__ != "pyo3_runtime":  # what Rust calls a panic is no Exception
            raise
        return Outcome(None, (error("import-syntax", variant="workbook", path=name),))
    hidden = [
        one.name for one in book.sheets_metadata if one.name not in seen and not (one.name == CARRIER and carried)
    ]
    if hidden:
        told.append(note("import-hidden", path=name, count=len(hidden), names=", ".join(hidden)))
    return Outcome(Book(sheets, carried), told)


def _far(one: Far, sheet: str, name: str) -> Diagnostic:
    return warning("import-far-cell", path=name, sheet=sheet, cell=one.cell, text=one.text[:200])


def _carried(rows: Sequence[Sequence[object]]) -> str:
    """The lines that the export put there; "" for a sheet of that name that is none of ours."""
    cells = [str(row[0]) if row else "" for row in rows]
    if not cells or any(cell[:1] not in {"|", "+"} for cell in cells):
        return ""
    return "".join(("\n" if cell[0] == "|" else "") + cell[1:] for cell in cells).removeprefix("\n") + "\n"


def read_csv(data: bytes, name: str) -> Outcome[Book]:
    """The rows of a CSV or TSV file: UTF-8, UTF-16 with a mark, or GB 18030. Error: import-syntax."""
    encoding, text = _decoded(data)
    if text is None:
        return Outcome(None, (error("import-syntax", variant="workbook", path=name),))
    head = text[:20_000]
    delimiter = max(",;\t", key=lambda mark: (head.count(mark), mark == ","))
    usual = csv.field_size_limit(len(text) + 1)  # a limit of the whole process, so it is put back
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return Outcome(None, (error("import-syntax", variant="workbook", path=name),))
    finally:
        csv.field_size_limit(usual)
    sheet = Sheet("", [[unguarded(cell) for cell in row] for row in rows])
    told = [note("import-guessed", path=name, names="GB 18030")] if encoding == "gb18030" else []
    return Outcome(Book([sheet]), told)


def _decoded(data: bytes) -> tuple[str, str | None]:
    """The encoding that fits, and the text."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return "", None


def shown(cell: object) -> str:
    """A cell as text: whole numbers without a point, dates as 2027-03-01, times as 09:30."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return f"{cell:.15g}"
        case datetime.datetime():
            day, clock = cell.date().isoformat(), f"{cell:%H:%M}"
            return clock if cell.year < 1901 else day if clock == "00:00" else f"{day} {clock}"
        case datetime.date():
            return cell.isoformat()
        case datetime.time():
            return f"{cell:%H:%M}"
        case datetime.timedelta():
            minutes = round(cell.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        case _:
            return str(cell).strip()
