"""Tables out of files: the sheets of a workbook, the rows of a CSV file; every cell as the text that it shows."""

from __future__ import annotations

import csv
import datetime
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import ParseError

from progprint.core.cells import unguarded
from progprint.core.diagnostic import Diagnostic, Outcome, error, note, warning
from progprint.exchange.remarks import several
from progprint.exchange.tables.extent import BOUNDS, ExtentError, Put, bounded, gathered_records, taken_off
from progprint.exchange.tables.parts import Parts, read_parts
from progprint.exchange.tables.texts import rows_of_text
from progprint.exchange.write.workbook import CARRIER
from progprint.source.decode import legacy

_LARGEST = 64 * 1024 * 1024
"""Bytes that a workbook may hold when it is unpacked, and each text is written out wherever it stands."""
_HALF_A_SECOND = datetime.timedelta(milliseconds=500)
"""What makes 15:29:59.997, a part of a day that was typed with seven figures, the half hour that it is."""


_TROUBLE = (
    zipfile.BadZipFile, zlib.error, ParseError, OSError, ValueError, OverflowError, struct.error, LookupError, RuntimeError,
    EOFError, AssertionError,
)  # fmt: skip
"""What a damaged file brings out of the libraries that read it."""


class Book(NamedTuple):
    """The sheets that are shown, and the agenda as an export of ours carries it, or ""."""

    sheets: list[WorkbookSheet]
    carried: str = ""


class WorkbookSheet(NamedTuple):
    """A sheet: its name, rows of cells, and merged cells as first row, first column, last row, last column.

    ``from_1904``: its counts of days begin there, not in 1900. ``of_records``: it was made of records, so that its first row
    is one of headings, and every other one a record.
    """

    name: str
    rows: list[list[str]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    from_1904: bool = False
    of_records: bool = False


def read_workbook(data: bytes, name: str) -> Outcome[Book]:
    """The sheets of xlsx, xlsm, xls or ods that are not hidden, without cells that stand far from the table.

    Errors: import-syntax (variants workbook, extent), file-too-large. Warnings: import-far-cell, -hidden, -merged, -comments,
    -struck.
    """
    from python_calamine import CalamineError

    try:
        return _laid_out(data, name)
    except ExtentError as reach:
        return _too_large(name, reach)
    except BaseException as trouble:
        panic = type(trouble).__module__ == "pyo3_runtime"  # what Rust calls a panic is no Exception
        if not panic and not isinstance(trouble, (CalamineError, *_TROUBLE)):
            raise
        return Outcome(None, (error("import-syntax", variant="workbook", path=name),))


def _too_large(name: str, reach: ExtentError) -> Outcome[Book]:
    return Outcome(None, (error("import-syntax", None, "extent", path=name, cell=reach.cell, **BOUNDS),))


def _laid_out(data: bytes, name: str) -> Outcome[Book]:
    """The same; raises ExtentError and whatever a file brings that is no workbook."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    parts, put = Parts(data, {}, {}, {}), Put()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
        if size <= _LARGEST:
            parts = read_parts(data)
            size += parts.spread
        if size > _LARGEST:
            return Outcome(None, (error("file-too-large", limit=_LARGEST >> 20, size=size >> 20),))
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        data, put = gathered_records(data)
        parts = parts._replace(data=data)
    book = CalamineWorkbook.from_filelike(io.BytesIO(parts.data))
    seen = [one.name for one in book.sheets_metadata if one.visible is SheetVisibleEnum.Visible]
    sheets: list[WorkbookSheet] = []
    told: list[Diagnostic] = []
    carried = ""
    if CARRIER in book.sheet_names and CARRIER not in seen:
        carried = _carried(book.get_sheet_by_name(CARRIER).to_python(skip_empty_area=False))
    for title in seen:
        sheet = book.get_sheet_by_name(title)
        cells = [[shown(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        rows, far = taken_off(cells, put.get(book.sheet_names.index(title), ()))
        merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
        sheets.append(WorkbookSheet(title, rows, merged, parts.from_1904))
        said = [(cell, text[:200]) for cell, text in far if text]
        told += [warning("import-far-cell", path=name, sheet=title, cell=cell, text=text) for cell, text in said]
    if hidden := [title for title in book.sheet_names if title not in seen and not (title == CARRIER and carried)]:
        told.append(note("import-hidden", path=name, count=len(hidden), names=", ".join(hidden)))
    if places := [f"{title}!{place}" for title in seen for place in parts.hidden.get(title, ())]:
        told.append(warning("import-hidden", variant="rows", path=name, places=", ".join(places)))
    if parts.is_merged:
        told.append(warning("import-merged", path=name))
    if comments := [f"{title}!{one}" for title in seen for one in parts.comments.get(title, ())]:
        told.append(warning("import-comments", None, "", path=name, **several(comments, all_of_them=True)))
    if struck := [f"{title}!{cell}" for title in seen for cell in parts.struck.get(title, ())]:
        told.append(warning("import-struck", None, "", path=name, **several(struck, all_of_them=True)))
    return Outcome(Book(sheets, carried), told)


def _carried(rows: Sequence[Sequence[object]]) -> str:
    """The lines that the export put there; "" for a sheet of that name that is none of ours."""
    cells = [str(row[0]) if row else "" for row in rows]
    if not cells or any(cell[:1] not in {"|", "+"} for cell in cells):
        return ""
    return "".join(("\n" if cell[0] == "|" else "") + cell[1:] for cell in cells).removeprefix("\n") + "\n"


def read_csv(data: bytes, name: str) -> Outcome[Book]:
    """The rows of a CSV or TSV file: UTF-8, UTF-16 or what the bytes look like.

    Error: import-syntax (variants workbook, quote, extent).
    """
    encoding, text = _decoded(data)
    if text is None:
        return Outcome(None, (error("import-syntax", variant="workbook", path=name),))
    if rows := rows_of_text(text):
        return Outcome(Book([WorkbookSheet("", rows)]))
    delimiter, text = _delimiter(text)
    usual = csv.field_size_limit(len(text) + 1)  # a limit of the whole process, so it is put back
    try:
        rows = bounded(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        if line := _unclosed(text, delimiter):
            return Outcome(None, (error("import-syntax", variant="quote", path=name, line=line),))
    except csv.Error:
        return Outcome(None, (error("import-syntax", variant="workbook", path=name),))
    except ExtentError as reach:
        return _too_large(name, reach)
    finally:
        csv.field_size_limit(usual)
    sheet = WorkbookSheet("", [[unguarded(cell) for cell in row] for row in rows])
    told = [note("import-guessed", path=name, names=legacy(data)[0])] if encoding == legacy(data)[1] else []
    return Outcome(Book([sheet]), told)


def _unclosed(text: str, delimiter: str) -> int:
    """The line of the row whose last cell begins with a quotation mark that is never closed, 0 if there is none."""
    reader, line = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 0
    try:
        for _ in reader:
            line = reader.line_num
    except csv.Error as trouble:
        return line + 1 if "end of data" in str(trouble) else 0
    return 0


def _decoded(data: bytes) -> tuple[str, str | None]:
    """The encoding that fits, and the text."""
    zeros = [data[at:4000:2].count(0) for at in (0, 1)]  # of every other byte, as UTF-16 has them
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif any(zeros):
        encodings = ("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le",)
    else:
        encodings = ("utf-8-sig", legacy(data)[1])
    for encoding in encodings:
        try:
            return encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return "", None


def _delimiter(text: str) -> tuple[str, str]:
    """What stands between the cells, and the text without the line ``sep=;`` by which Excel is told so."""
    if told := re.match(r"sep=(.)\r?\n", text):
        return told[1], text[told.end() :]
    head = text[:20_000].splitlines()[:50]

    def regular(mark: str) -> tuple[bool, float, int]:
        widths = [len(row) for row in csv.reader(head, delimiter=mark) if row]
        usual = max(widths, key=widths.count, default=1)
        return usual > 1, widths.count(usual) / max(len(widths), 1), usual

    return max(",;\t|", key=regular), text


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
            cell += _HALF_A_SECOND
            day, clock = cell.date().isoformat(), f"{cell:%H:%M}"
            return clock if cell.year < 1901 else day if clock == "00:00" else f"{day} {clock}"
        case datetime.date():
            return cell.isoformat()
        case datetime.time():
            return f"{datetime.datetime.combine(datetime.date.min, cell) + _HALF_A_SECOND:%H:%M}"
        case datetime.timedelta():
            minutes = round(cell.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        case _:
            return str(cell).strip()
