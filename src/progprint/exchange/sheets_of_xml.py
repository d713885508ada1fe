"""Workbooks that are archives of XML: far cells are put below their tables before a sheet is laid out.

Each comes to stand in a row of its own, beside its address. Linear in the size of the file; ECMA-376-1 §18.3.1.4,
OpenDocument 1.3 part 3 §9.1.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from progprint.exchange.extent import CELLS, MARK, ExtentError, Reach, address

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_TAG = re.compile(rb"<[^\"'>]*+(?:\"[^\"]*+\"[^\"'>]*+|'[^']*+'[^\"'>]*+)*+>")
_REPEAT = re.compile(rb"\s[\w:]*number-columns-repeated\s*=\s*(?:\"[^\"]*\"|'[^']*')")


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
        self._opened = 0

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

    def open_cell(self, cell: _Cell, *, holds: bool) -> None:
        """The beginning of a cell; so many of them are no programme, wherever they say that they stand."""
        self._opened += 1
        if self._opened > 2 * CELLS:
            raise ExtentError(address(cell.rows[0], cell.columns[0]))
        self.cell, self.holds = cell, holds

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
        named = f"{MARK}{address(cell.rows[0], cell.columns[0])}"
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
            self.open_cell(_Cell(rows, columns, tag, attributes, (at, at)), holds=False)

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
        named = f"{MARK}{address(cell.rows[0], cell.columns[0])}".encode()
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
            cell = _Cell(self._rows, self._columns, tag, attributes, (at, at))
            self.open_cell(cell, holds=any(key.startswith("office:") for key in attributes))

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
