"""How far the sheets of a workbook reach, found before anything is laid out, and the cells that stand far from the table.

calamine lays a sheet out as height × width: one mark in XFD1048576 would be 17,179,869,184 cells. So the XML of each sheet is
gone through first, and a few cells behind a long stretch of nothing are put below the table, each beside its address.
``taken_off`` takes them off again, as text that calamine has read. Linear in the size of the file; ECMA-376-1 §18.3.1.4,
OpenDocument 1.3 part 3 §9.1.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

CELLS = 2_000_000
"""Most cells of a sheet, empty ones between others counted."""
_GAPS = 1_000, 100
"""So many empty rows, or columns, end a table."""
_FEW = 20
"""More cells than this behind the end are no stray marks: then they belong to the sheet."""
_MARK = "\ufdd0"
"""A character of no text (Unicode §23.7), before the address of a cell that was put below the table."""
_ROWS, _COLUMNS = 1 << 20, 1 << 14
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_TAG = re.compile(rb"<[^\"'>]*+(?:\"[^\"]*+\"[^\"'>]*+|'[^']*+'[^\"'>]*+)*+>")
_REPEAT = re.compile(rb"\s[\w:]*number-columns-repeated\s*=\s*(?:\"[^\"]*\"|'[^']*')")


class ExtentError(ValueError):
    """A sheet that reaches further than can be laid out; ``cell`` is its last one."""

    def __init__(self, cell: str) -> None:
        super().__init__(cell)
        self.cell = cell


class Far(NamedTuple):
    """A cell far from the table: its address and what it says."""

    cell: str
    text: str


def gathered(data: bytes) -> bytes:
    """The workbook, an archive of XML, with far cells put below their tables; the same bytes where there are none.

    Raises ExtentError, and ValueError, zipfile.BadZipFile or expat.ExpatError for a file that is none.
    """
    made: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = packed.namelist()
        if len(set(names)) < len(names):
            raise ValueError("two parts of one name")
        if "xl/workbook.bin" in names:
            raise ValueError("a workbook that is no XML")
        for name in names:
            if not name.lower().endswith(".xml"):
                continue
            part = packed.read(name)  # whole, so that a part that is larger than it says is found out
            if name == "content.xml" or re.search(rb"<(?:\w+:)?sheetData\b", part):
                changed = _gathered_part(part, _Table if name == "content.xml" else _Grid)
                if changed is not part:
                    made[name] = changed
        if not made:
            return data
        again = io.BytesIO()
        with zipfile.ZipFile(again, "w") as out:
            for name in names:
                out.writestr(zipfile.ZipInfo(name), made.get(name) or packed.read(name))
    return again.getvalue()


def taken_off(rows: list[list[str]], put: Sequence[str] = ()) -> tuple[list[list[str]], list[Far]]:
    """The rows of a sheet without its far cells, and those; ``put`` are the addresses of the last rows where none stands."""
    far = [Far(cell, rows.pop()[0]) for cell in reversed(put) if rows]
    while rows and len(rows[-1]) > 1 and rows[-1][1].startswith(_MARK):
        last = rows.pop()
        far.append(Far(last[1][1:], last[0]))
    while far and rows and not any(rows[-1]):
        rows.pop()
    reach = Reach()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                reach.add((number, number + 1), (column, column + 1))
    down, right = reach.ends()
    if reach.is_cut:
        places = [
            (r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell and (r >= down or c >= right)
        ]
        far += [Far(address(r, c), rows[r][c]) for r, c in reversed(places)]
        rows = [row[:right] for row in rows[:down]]
    return rows, far[::-1]


def address(row: int, column: int) -> str:
    """``B3`` for row 2 and column 1."""
    letters, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"


class Reach:
    """Which rows and columns of a sheet hold something: stretches of them, and in how many cells."""

    def __init__(self) -> None:
        self._spans: tuple[Counter[tuple[int, int]], Counter[tuple[int, int]]] = Counter(), Counter()
        self.is_cut = False

    def add(self, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        """Count the cells of a stretch of rows and columns, ends excluded."""
        if rows[1] > _ROWS or columns[1] > _COLUMNS:
            raise ExtentError(address(rows[1] - 1, columns[1] - 1))
        cells = (rows[1] - rows[0]) * (columns[1] - columns[0])
        self._spans[0][rows] += cells
        self._spans[1][columns] += cells

    def ends(self) -> tuple[int, int]:
        """The first row and the first column behind the table. Raises ExtentError if it is too large."""
        whole = [max((stop for _, stop in spans), default=0) for spans in self._spans]
        ends = [_end(spans, gap) for spans, gap in zip(self._spans, _GAPS, strict=True)]
        beyond = sum(
            n for spans, end in zip(self._spans, ends, strict=True) for (at, _), n in spans.items() if at >= end
        )
        self.is_cut = 0 < beyond <= _FEW
        made = ends if self.is_cut else whole
        if made[0] * made[1] > CELLS:
            raise ExtentError(address(whole[0] - 1, whole[1] - 1))
        return made[0], made[1]


def _end(spans: Iterable[tuple[int, int]], gap: int) -> int:
    """Where the first of the stretches ends that more than ``gap`` empty places follow."""
    end = -1
    for start, stop in sorted(spans):
        if end >= 0 and start - end > gap:
            return end
        end = max(end, stop)
    return max(end, 0)


class _Sheet(NamedTuple):
    """Where a table of a part ends, and where more rows can be put."""

    reach: Reach
    below: int


class _Cell(NamedTuple):
    """A cell that holds something: its rows and columns, the name and attributes of its element, and its bytes."""

    rows: tuple[int, int]
    columns: tuple[int, int]
    tag: str
    attributes: Mapping[str, str]
    bytes: tuple[int, int]


def _gathered_part(part: bytes, form: type[_Part]) -> bytes:
    """The XML of one or more sheets with far cells put below; the very same object where there are none."""
    seen = form(part)
    seen.read()
    ends = [sheet.reach.ends() for sheet in seen.sheets]
    if not any(sheet.reach.is_cut for sheet in seen.sheets):
        return part
    again = form(part, ends)
    again.read()
    pieces: list[tuple[int, int, bytes]] = []
    for number, (sheet, (down, _)) in enumerate(zip(seen.sheets, ends, strict=True)):
        far = again.far.get(number, []) if sheet.reach.is_cut else []
        pieces += [(*cell.bytes, b"") for cell in far]
        below = again.sheets[number].below
        pieces.append((below, below, b"".join(form.row(part, cell, down + 2 + n) for n, cell in enumerate(far))))
    made, at = bytearray(), 0
    for begin, end, text in sorted(pieces):
        made += part[at:begin] + text
        at = end
    return bytes(made + part[at:])


class _Part:
    """Goes through the XML of sheets and notes what holds something; with ``ends`` it keeps what lies behind them."""

    def __init__(self, data: bytes, ends: Sequence[tuple[int, int]] = ()) -> None:
        self.data, self._ends = data, ends
        self.sheets: list[_Sheet] = []
        self.far: dict[int, list[_Cell]] = {}
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._begins, self._ends_tag
        self.parser.CharacterDataHandler = self._says
        self.parser.StartDoctypeDeclHandler = self._declares
        self.cell: _Cell | None = None
        self.holds = False
        self.reach = Reach()

    def read(self) -> None:
        """Go through it. Raises expat.ExpatError, ExtentError, or ValueError for a document type."""
        self.parser.Parse(self.data, True)

    @staticmethod
    def row(data: bytes, cell: _Cell, number: int) -> bytes:
        """A row of its own for a far cell, with its address behind it."""
        raise NotImplementedError

    def begins(self, name: str, tag: str, attributes: dict[str, str]) -> None:
        """An element, its name with and without prefix."""
        raise NotImplementedError

    def ends(self, name: str, at: int) -> None:
        """The end of an element, and its place in the bytes."""
        raise NotImplementedError

    def _begins(self, tag: str, attributes: dict[str, str]) -> None:
        self.begins(tag.rpartition(":")[2], tag, attributes)

    def _ends_tag(self, tag: str) -> None:
        self.ends(tag.rpartition(":")[2], self.parser.CurrentByteIndex)

    def _says(self, text: str) -> None:
        if self.cell is not None and not text.isspace():
            self.holds = True

    def _declares(self, *_: object) -> None:
        raise ValueError("a document type")

    def close_cell(self, at: int) -> None:
        """The end of a cell."""
        cell, self.cell = self.cell, None
        if cell is None or not self.holds:
            return
        self.reach.add(cell.rows, cell.columns)
        if self._ends:
            number = len(self.sheets)
            down, right = self._ends[number]
            if cell.rows[0] >= down or cell.columns[0] >= right:
                end = max(at, cell.bytes[0])
                closing = _TAG.match(self.data, end)
                self.far.setdefault(number, []).append(
                    cell._replace(bytes=(cell.bytes[0], closing.end() if closing else end))
                )

    def close_sheet(self, below: int) -> None:
        """The end of a sheet; more rows can be put at ``below``."""
        self.sheets.append(_Sheet(self.reach, below))
        self.reach = Reach()


class _Grid(_Part):
    """A worksheet of Office Open XML."""

    _row = _column = -1

    @staticmethod
    def row(data: bytes, cell: _Cell, number: int) -> bytes:
        """See above."""
        begin, end = cell.bytes
        opening = _TAG.match(data, begin)
        inside = data[opening.end() if opening else begin : end].decode()
        kept = "".join(f" {key}={quoteattr(value)}" for key, value in cell.attributes.items() if key != "r")
        prefix = cell.tag[:-1]
        named = f"{_MARK}{address(cell.rows[0], cell.columns[0])}"
        return (
            f'<{prefix}row r="{number}"><{cell.tag} r="A{number}"{kept}>{inside}<{prefix}c r="B{number}" t="inlineStr">'
            f"<{prefix}is><{prefix}t>{named}</{prefix}t></{prefix}is></{prefix}c></{prefix}row>"
        ).encode()

    def begins(self, name: str, tag: str, attributes: dict[str, str]) -> None:
        """Rows and cells without an address follow the one before."""
        if name == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
        elif name == "c":
            found = _ADDRESS.fullmatch(attributes.get("r", ""))
            if "r" in attributes and not found:
                raise ValueError("no address")
            if found:
                self._row, self._column = int(found[2]) - 1, _column_of(found[1])
            else:
                self._column += 1
            rows, columns = (self._row, self._row + 1), (self._column, self._column + 1)
            at = self.parser.CurrentByteIndex
            self.cell, self.holds = _Cell(rows, columns, tag, attributes, (at, at)), False

    def ends(self, name: str, at: int) -> None:
        """Of a formula without a value nothing is shown."""
        if name == "c":
            self.close_cell(at)
        elif name == "f" and self.cell is not None:
            self.holds = False
        elif name == "sheetData":
            self.close_sheet(at)
            self._row = self._column = -1


class _Table(_Part):
    """The content of an OpenDocument spreadsheet; empty rows and cells are written once and repeated."""

    _rows = _columns = (0, 0)
    _below = 0

    @staticmethod
    def row(data: bytes, cell: _Cell, number: int) -> bytes:  # noqa: ARG004  rows have no number here
        """See above."""
        one = _REPEAT.sub(b"", data[slice(*cell.bytes)], count=1)
        named = f"{_MARK}{address(cell.rows[0], cell.columns[0])}".encode()
        return (
            b"<table:table-row>%s<table:table-cell office:value-type='string'><text:p>%s</text:p></table:table-cell>"
            b"</table:table-row>" % (one, named)
        )

    def begins(self, name: str, tag: str, attributes: dict[str, str]) -> None:
        """Rows and cells, each so many times."""
        if name == "table":
            self._rows = self._columns = (0, 0)
            self._below = self.parser.CurrentByteIndex
        elif name == "table-row":
            self._rows = self._rows[1], self._rows[1] + int(attributes.get("table:number-rows-repeated", 1))
            self._columns = (0, 0)
        elif name in {"table-cell", "covered-table-cell"}:
            wide = int(attributes.get("table:number-columns-repeated", 1))
            self._columns = self._columns[1], self._columns[1] + wide
            at = self.parser.CurrentByteIndex
            self.cell = _Cell(self._rows, self._columns, tag, attributes, (at, at))
            self.holds = any(key.startswith("office:") for key in attributes)

    def ends(self, name: str, at: int) -> None:
        """What is put below stands behind the last row of the table."""
        if name in {"table-cell", "covered-table-cell"}:
            self.close_cell(at)
        elif name == "table-row" and not (self._ends and self._rows[0] >= self._ends[len(self.sheets)][0]):
            closing = _TAG.match(self.data, at)
            self._below = closing.end() if closing else at
        elif name == "table":
            self.close_sheet(self._below)


def _column_of(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
