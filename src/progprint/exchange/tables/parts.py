"""Workbooks that are archives of XML: what calamine does not tell of them, and far cells, before a sheet is laid out.

Every part with cells is gone through once. Far cells come to stand below their table, each in a row of its own beside its
address; hidden rows and columns, merged cells of OpenDocument and the beginning of the count of days are noted. Linear in
the size of the file. ECMA-376-1 §18.2.28, §18.3.1.4, §18.3.1.13 and §18.3.1.73, OpenDocument 1.3 part 3 §9.1 and §19.679.
"""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Sequence
from typing import NamedTuple

from progprint.exchange.tables.extent import CELLS, MARK, ExtentError, Reach, address, letters, number_of

_DOCUMENT, _STRINGS = "content.xml", "xl/sharedStrings.xml"
_SHEET = re.compile(rb"<(?:\w+:)?sheetData\b")
_HEAD = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml.*?\?>", re.DOTALL)
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_TRUE = ("1", "true")
_MOST = 50
"""Runs of hidden rows that are named of a sheet."""
for _prefix in ("office", "table", "text"):  # calamine knows the elements of OpenDocument by these prefixes only
    ET.register_namespace(_prefix, f"urn:oasis:names:tc:opendocument:xmlns:{_prefix}:1.0")


class Parts(NamedTuple):
    """A workbook to be laid out; where it is hidden in rows and columns, by sheet; and what else was seen.

    ``spread``: the characters of all cells, in each of which a text stands that many share, or that is repeated.
    """

    data: bytes
    hidden: dict[str, list[str]]
    is_merged: bool = False
    from_1904: bool = False
    spread: int = 0


def read_parts(data: bytes) -> Parts:
    """A workbook with far cells put below their tables; the same bytes where there are none.

    Raises ExtentError, and ValueError, zipfile.BadZipFile or ET.ParseError for a file that is no workbook of XML.
    """
    made: dict[str, bytes] = {}
    hidden: dict[str, list[str]] = {}
    is_merged, spread, area = False, 0, 0
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = packed.namelist()
        if len(set(names)) < len(names):
            raise ValueError("two parts of one name")
        if "xl/workbook.bin" in names:
            raise ValueError("a workbook that is no XML")
        lengths = _lengths(packed.read(_STRINGS)) if _STRINGS in names else []
        for name in names:
            part = packed.read(name)  # whole, so that a part that is larger than it says is found out
            if name == _DOCUMENT or _SHEET.search(part):
                form = _Table if name == _DOCUMENT else _Grid
                seen = form(part, lengths=lengths)
                spread += seen.spread
                area += sum(down * right for down, right in seen.ends)
                if area > CELLS:
                    raise ExtentError(address(*(end - 1 for end in seen.ends[-1])))
                hidden[name], is_merged = seen.hidden, is_merged or seen.is_merged
                if any(reach.is_cut for reach in seen.reaches):
                    made[name] = ET.tostring(form(part, seen.ends).root)
        sheets, from_1904 = sheets_of(packed)
        if len({*sheets.values()}) < len(sheets):
            raise ValueError("two sheets of one part")
        if made:
            again = io.BytesIO()
            with zipfile.ZipFile(again, "w") as out:
                for name in names:
                    out.writestr(zipfile.ZipInfo(name), made.get(name) or packed.read(name))
            data = again.getvalue()
    return Parts(data, {title: hidden.get(part, []) for title, part in sheets.items()}, is_merged, from_1904, spread)


def _lengths(part: bytes) -> list[int]:
    """The lengths of the texts that cells share."""
    made = []
    for _, node in ET.iterparse(io.BytesIO(_checked(part))):  # noqa: S314  (no document type)
        if _name(node) == "si":
            made.append(sum(map(len, node.itertext())))
            node.clear()
    return made


def sheets_of(packed: zipfile.ZipFile) -> tuple[dict[str, str], bool]:
    """The parts of the sheets of an xlsx workbook by name, and whether its days are counted from 1904."""
    try:
        links, book = (root_of(packed.read(name)) for name in ("xl/_rels/workbook.xml.rels", "xl/workbook.xml"))
    except (KeyError, ValueError, ET.ParseError):
        return {}, False
    targets = {one.get("Id", ""): one.get("Target", "") for one in links}
    nodes = list(book.iter())
    sheets = {
        one.get("name", ""): target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        for one in nodes
        if _name(one) == "sheet" and (target := targets.get(_attribute(one, "id"), ""))
    }
    return sheets, any(_name(one) == "workbookPr" and one.get("date1904") in _TRUE for one in nodes)


def root_of(part: bytes) -> ET.Element:
    """The root of a part of XML. Raises ValueError for a document type, and ET.ParseError."""
    return ET.fromstring(_checked(part))  # noqa: S314  (no document type)


def _checked(part: bytes) -> bytes:
    """A part without its declaration, so that it is UTF-8, as calamine takes it. Raises ValueError for a document type."""
    if b"<!DOCTYPE" in part:
        raise ValueError("a document type")
    return _HEAD.sub(b"", part, count=1)


def _name(node: ET.Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _attribute(node: ET.Element, name: str) -> str:
    """An attribute in whichever namespace; of several the longest."""
    return max((value for key, value in node.items() if key.rpartition("}")[2] == name), key=len, default="")


class _Cell(NamedTuple):
    """A cell: its rows and columns, ends excluded, and the element of its row."""

    rows: tuple[int, int]
    columns: tuple[int, int]
    row: ET.Element

    @property
    def address(self) -> str:
        """Its first row and column, as B3."""
        return address(self.rows[0], self.columns[0])


class _Part:
    """Goes through the XML of sheets. With ``ends`` of their tables, what lies behind them is put below."""

    root: ET.Element

    def __init__(self, part: bytes, ends: Sequence[tuple[int, int]] = (), lengths: Sequence[int] = ()) -> None:
        self.spread, self._lengths = 0, lengths
        self.reaches: list[Reach] = []
        self.ends: list[tuple[int, int]] = []
        self.is_merged = False
        self.hidden: list[str] = []
        self._cut = list(ends)
        self._reach = Reach()
        self._far: list[tuple[_Cell, ET.Element]] = []
        self._opened = 0
        self.place: _Cell | None = None
        for event, node in ET.iterparse(io.BytesIO(_checked(part)), events=("start", "end")):  # noqa: S314
            if event == "start":
                self.begins(_name(node), node)
            else:
                self.closes(_name(node), node)
            self.root = node

    def begins(self, name: str, node: ET.Element) -> None:
        """The beginning of an element, of which only the attributes are known."""
        raise NotImplementedError

    def closes(self, name: str, node: ET.Element) -> None:
        """The end of an element, with all that is in it."""
        raise NotImplementedError

    def open_cell(self, rows: tuple[int, int], columns: tuple[int, int], row: ET.Element) -> None:
        """The beginning of a cell; so many of them are no programme, wherever they say that they stand."""
        self._opened += 1
        self.place = _Cell(rows, columns, row)
        if self._opened > 2 * CELLS:
            raise ExtentError(self.place.address)

    def close_cell(self, node: ET.Element, length: int, *, holds: bool) -> None:
        """The end of a cell, which may hold something, of so many characters."""
        if self.place is not None and holds:
            self.spread += length * self._reach.add(self.place.rows, self.place.columns)
            if self._cut:
                down, right = self._cut[len(self.reaches)]
                if self.place.rows[0] >= down or self.place.columns[0] >= right:
                    self._far.append((self.place, node))
        self.place = None

    def close_row(self, node: ET.Element) -> None:
        """The end of a row, whose cells are no longer needed."""
        if not self._cut:
            node.clear()

    def close_sheet(self) -> list[tuple[int, str, ET.Element]]:
        """The end of a sheet: its far cells, taken out of their rows, with the rows and the marks that they get below."""
        number = len(self.reaches)
        self.reaches.append(self._reach)
        self.ends.append(self._reach.ends())
        far = self._far if self._cut and self._reach.is_cut else []
        self._reach, self._far = Reach(), []
        for cell, node in far:
            cell.row.remove(node)
        below = self._cut[number][0] + 2 if far else 0
        return [(below + n, f"{MARK}{cell.address}", node) for n, (cell, node) in enumerate(far)]


class _Grid(_Part):
    """A worksheet of Office Open XML."""

    def __init__(self, part: bytes, ends: Sequence[tuple[int, int]] = (), lengths: Sequence[int] = ()) -> None:
        self._at = self._column = -1
        self._node = ET.Element("row")
        self._rows: list[int] = []
        self._columns: list[str] = []
        super().__init__(part, ends, lengths)

    def begins(self, name: str, node: ET.Element) -> None:
        """Rows and cells without an address follow the one before."""
        if name == "row":
            self._at = int(node.get("r", self._at + 2)) - 1
            self._column, self._node = -1, node
            self._rows += [self._at + 1] if node.get("hidden") in _TRUE else []
        elif name == "c":
            found = _ADDRESS.fullmatch(node.get("r", ""))
            if "r" in node.attrib and not found:
                raise ValueError("no address")
            if found:
                self._at, self._column = int(found[2]) - 1, number_of(found[1])
            else:
                self._column += 1
            self.open_cell((self._at, self._at + 1), (self._column, self._column + 1), self._node)
        elif name == "col" and node.get("hidden") in _TRUE:
            first, last = (letters(int(node.get(key, "1"))) for key in ("min", "max"))
            self._columns.append(first if first == last else f"{first}:{last}")

    def closes(self, name: str, node: ET.Element) -> None:
        """Of a formula without a value nothing is shown."""
        if name == "c":
            told = "".join(text for one in node if _name(one) != "f" for text in one.itertext())
            shared = node.get("t") == "s" and told.isdecimal() and int(told) < len(self._lengths)
            self.close_cell(node, self._lengths[int(told)] if shared else len(told), holds=bool(told.strip()))
        elif name == "row":
            self.close_row(node)
        elif name == "sheetData":
            space = str(node.tag).removesuffix("sheetData")
            for number, mark, cell in self.close_sheet():
                cell.set("r", f"A{number}")
                row = ET.SubElement(node, f"{space}row", r=str(number))
                row.append(cell)
                beside = ET.SubElement(row, f"{space}c", r=f"B{number}", t="inlineStr")
                ET.SubElement(ET.SubElement(beside, f"{space}is"), f"{space}t").text = mark
            self._at = self._column = -1
            self.hidden = self._hidden()

    def _hidden(self) -> list[str]:
        """Hidden rows and columns, as 7, 9:12 and C."""
        runs: list[list[int]] = []
        for number in self._rows:
            if runs and number == runs[-1][1] + 1:
                runs[-1][1] = number
            else:
                runs.append([number, number])
        return [*(f"{a}" if a == b else f"{a}:{b}" for a, b in runs[:_MOST]), *self._columns]


class _Table(_Part):
    """The content of an OpenDocument spreadsheet; empty rows and cells are written once and repeated."""

    def __init__(self, part: bytes, ends: Sequence[tuple[int, int]] = (), lengths: Sequence[int] = ()) -> None:
        self._rows = self._columns = (0, 0)
        self._node = ET.Element("table-row")
        self._open: list[ET.Element] = []
        self._home: tuple[ET.Element, ET.Element] | None = None
        super().__init__(part, ends, lengths)

    def begins(self, name: str, node: ET.Element) -> None:
        """Rows and cells, each so many times."""
        if name == "table":
            self._rows = self._columns = (0, 0)
            self._home = None
        elif name == "table-row":
            self._rows = self._rows[1], self._rows[1] + int(_attribute(node, "number-rows-repeated") or 1)
            self._columns, self._node = (0, 0), node
        elif name in {"table-cell", "covered-table-cell"}:
            self._columns = self._columns[1], self._columns[1] + int(_attribute(node, "number-columns-repeated") or 1)
            self.is_merged |= any(key.endswith("-spanned") and value != "1" for key, value in node.items())
            self.open_cell(self._rows, self._columns, self._node)
        self._open.append(node)

    def closes(self, name: str, node: ET.Element) -> None:
        """The end of a table: what is put below stands behind the last row of the table."""
        self._open.pop()
        if name in {"table-cell", "covered-table-cell"}:
            typed = any(key.endswith(("value", "value-type")) for key in node.attrib)
            blanks = sum(int(_attribute(one, "c") or 1) for one in node.iter() if _name(one) == "s")
            told = "".join(node.itertext())
            self.close_cell(node, len(told) + blanks, holds=typed or bool(told.strip()))
        elif name == "table-row":
            if self._cut and self._rows[0] < self._cut[len(self.reaches)][0]:
                self._home = self._open[-1], node
            self.close_row(node)
        elif name == "table":
            far = self.close_sheet()
            parent, above = self._home or (node, None)
            at = list(parent).index(above) + 1 if above is not None else 0
            for n, (_, mark, cell) in enumerate(far):
                parent.insert(at + n, _row_of(cell, mark))


def _row_of(cell: ET.Element, mark: str) -> ET.Element:
    """A row of OpenDocument with a cell and a mark beside it."""
    for key in [key for key in cell.attrib if key.endswith("number-columns-repeated")]:
        del cell.attrib[key]
    space, office = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "office"))
    row = ET.Element(f"{space}table-row")
    row.append(cell)
    beside = ET.SubElement(row, f"{space}table-cell", {f"{office}value-type": "string"})
    ET.SubElement(beside, f"{space}p".replace(":table:", ":text:")).text = mark
    return row
