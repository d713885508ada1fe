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

from progprint.core.patterns import pattern
from progprint.exchange.tables.extent import CELLS, MARK, ExtentError, Reach, address, letters, number_of
from progprint.exchange.tables.margins import Struck, checked, comments_of, local_name, root_of, struck_in

_DOCUMENT, _STRINGS = "content.xml", "xl/sharedStrings.xml"
_SHEET = re.compile(rb"<(?:\w+:)?sheetData\b")
_ADDRESS = pattern(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_TRUE = ("1", "true")
_SHEETS, _ROWS = ("sheetData", "table"), ("row", "table-row")
_CELLS = ("c", "table-cell", "covered-table-cell")
"""What Office Open XML and OpenDocument call the same; each knows none of the other's names."""
_MOST = 50
"""Runs of hidden rows that are named of a sheet."""
for _prefix in ("office", "table", "text"):  # calamine knows the elements of OpenDocument by these prefixes only
    ET.register_namespace(_prefix, f"urn:oasis:names:tc:opendocument:xmlns:{_prefix}:1.0")


class Parts(NamedTuple):
    """A workbook to be laid out; its hidden rows and columns, struck cells and comments by sheet; and what else was seen.

    ``spread``: the characters of all cells, in each of which a text stands that many share, or that is repeated.
    """

    data: bytes
    hidden: dict[str, list[str]]
    struck: dict[str, list[str]]
    comments: dict[str, list[str]]
    is_merged: bool = False
    from_1904: bool = False
    spread: int = 0


def read_parts(data: bytes) -> Parts:
    """A workbook with far cells put below their tables; the same bytes where there are none.

    Raises ExtentError, and ValueError, zipfile.BadZipFile or ET.ParseError for a file that is no workbook of XML.
    """
    made: dict[str, bytes] = {}
    hidden: dict[str, list[str]] = {}
    struck: dict[str, list[str]] = {}
    is_merged, spread, area = False, 0, 0
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = packed.namelist()
        if len(set(names)) < len(names):
            raise ValueError("two parts of one name")
        if "xl/workbook.bin" in names:
            raise ValueError("a workbook that is no XML")
        looks = struck_in(packed)
        lengths = _lengths(packed.read(_STRINGS)) if _STRINGS in names else []
        for name in names:
            part = packed.read(name)  # whole, so that a part that is larger than it says is found out
            if name == _DOCUMENT or _SHEET.search(part):
                seen = _Sheets(part, looks, lengths=lengths)
                spread += seen.spread
                area += sum(down * right for down, right in seen.ends)
                if area > CELLS:
                    raise ExtentError(address(*(end - 1 for end in seen.ends[-1])))
                hidden[name], struck[name] = [*_runs(seen.rows), *seen.columns], seen.struck
                is_merged |= seen.is_merged
                if any(reach.is_cut for reach in seen.reaches):
                    made[name] = ET.tostring(_Sheets(part, looks, seen.ends).root)
        sheets, from_1904 = _sheets_of(packed)
        if len({*sheets.values()}) < len(sheets):
            raise ValueError("two sheets of one part")
        if made:
            again = io.BytesIO()
            with zipfile.ZipFile(again, "w") as out:
                for name in names:
                    out.writestr(zipfile.ZipInfo(name), made.get(name) or packed.read(name))
            data = again.getvalue()
        comments = {title: comments_of(packed, part) for title, part in sheets.items()}
    hidden, struck = ({title: held.get(part, []) for title, part in sheets.items()} for held in (hidden, struck))
    return Parts(data, hidden, struck, comments, is_merged, from_1904, spread)


def _lengths(part: bytes) -> list[int]:
    """The lengths of the texts that cells share."""
    made = []
    for _, node in ET.iterparse(io.BytesIO(checked(part))):  # noqa: S314  (no document type)
        if local_name(node) == "si":
            made.append(sum(map(len, node.itertext())))
            node.clear()
    return made


def _sheets_of(packed: zipfile.ZipFile) -> tuple[dict[str, str], bool]:
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
        if local_name(one) == "sheet" and (target := targets.get(_attribute(one, "id"), ""))
    }
    return sheets, any(local_name(one) == "workbookPr" and one.get("date1904") in _TRUE for one in nodes)


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


class _Sheets:
    """Goes through the XML of sheets. With ``ends`` of their tables, what lies behind them is put below.

    Rows and cells without an address follow the one before; those of OpenDocument are written once and repeated.
    """

    root: ET.Element

    def __init__(
        self, part: bytes, looks: Struck, ends: Sequence[tuple[int, int]] = (), lengths: Sequence[int] = ()
    ) -> None:
        self.spread, self._lengths = 0, lengths
        self.reaches: list[Reach] = []
        self.ends: list[tuple[int, int]] = []
        self.is_merged = False
        self.rows: list[int] = []
        self.columns: list[str] = []
        self.struck: list[str] = []
        self._looks = looks
        self._cut = list(ends)
        self._reach, self._opened = Reach(), 0
        self._at = _Cell((0, 0), (0, 0), ET.Element("row"))
        self._far: list[tuple[_Cell, ET.Element]] = []
        self._open: list[ET.Element] = []
        self._home: tuple[ET.Element, ET.Element] | None = None
        """The last row of the table, in what it stands."""
        for event, node in ET.iterparse(io.BytesIO(checked(part)), events=("start", "end")):  # noqa: S314
            if event == "start":
                self._begins(local_name(node), node)
                self._open.append(node)
            else:
                self._open.pop()
                self._closes(local_name(node), node)
            self.root = node

    def _begins(self, name: str, node: ET.Element) -> None:
        """The beginning of an element, of which only the attributes are known. So many cells are no programme."""
        if name in _SHEETS:
            self._at, self._home = _Cell((0, 0), (0, 0), node), None
        elif name in _ROWS:
            first = int(node.get("r", self._at.rows[1] + 1)) - 1
            rows = first, first + int(_attribute(node, "number-rows-repeated") or 1)
            self._at = _Cell(rows, (0, 0), node)
            self.rows += [first + 1] if node.get("hidden") in _TRUE else []
        elif name in _CELLS:
            rows, first, times = self._at.rows, self._at.columns[1], 1
            if name != "c":
                times = int(_attribute(node, "number-columns-repeated") or 1)
                self.is_merged |= any(key.endswith("-spanned") and value != "1" for key, value in node.items())
            elif "r" in node.attrib:
                found = _ADDRESS.fullmatch(node.get("r", ""))
                if not found:
                    raise ValueError("no address")
                rows, first = (int(found[2]) - 1, int(found[2])), number_of(found[1])
            self._at = _Cell(rows, (first, first + times), self._at.row)
            self._opened += 1
            if self._opened > 2 * CELLS:
                raise ExtentError(self._at.address)
        elif name == "col" and node.get("hidden") in _TRUE:
            first_letter, last_letter = (letters(int(node.get(key, "1"))) for key in ("min", "max"))
            self.columns.append(first_letter if first_letter == last_letter else f"{first_letter}:{last_letter}")

    def _closes(self, name: str, node: ET.Element) -> None:
        """The end of an element, with all that is in it. Of a formula without a value nothing is shown."""
        down, right = self._cut[len(self.reaches)] if self._cut[len(self.reaches) :] else (0, 0)
        if name in _CELLS:
            said = "".join(text for one in node if local_name(one) != "f" for text in one.itertext())
            if said.strip() or (name != "c" and any(key.endswith(("value", "value-type")) for key in node.attrib)):
                self.spread += self._length(node, said) * self._reach.add(self._at.rows, self._at.columns)
                self.struck += [self._at.address] if self._looks.strikes(node) else []
                if self._cut and (self._at.rows[0] >= down or self._at.columns[0] >= right):
                    self._far.append((self._at, node))
        elif name in _ROWS and self._cut:
            self._home = (self._open[-1], node) if self._at.rows[0] < down else self._home
        elif name in _ROWS:
            node.clear()  # whose cells are no longer needed
        elif name in _SHEETS:
            self._close_sheet(node)

    def _length(self, cell: ET.Element, said: str) -> int:
        """The characters of a cell: those of its own, of a text that it shares, and of blanks that are counted."""
        if cell.get("t") == "s" and said.isdecimal() and int(said) < len(self._lengths):
            return self._lengths[int(said)]
        return len(said) + sum(int(_attribute(one, "c") or 1) for one in cell.iter() if local_name(one) == "s")

    def _close_sheet(self, node: ET.Element) -> None:
        """The end of a sheet: its far cells, each taken out of its row, come to stand below its last row."""
        self.ends.append(self._reach.ends())
        far = self._far if self._cut and self._reach.is_cut else []
        below = self._cut[len(self.reaches)][0] + 2 if far else 0
        self.reaches.append(self._reach)
        self._reach, self._far = Reach(), []
        parent, above = self._home or (node, None)
        at = list(parent).index(above) + 1 if above is not None else 0
        for n, (cell, one) in enumerate(far):
            cell.row.remove(one)
            parent.insert(at + n, _row_of(one, f"{MARK}{cell.address}", below + n))


def _row_of(cell: ET.Element, mark: str, number: int) -> ET.Element:
    """A row with a cell and a mark beside it."""
    space = str(cell.tag).removesuffix(local_name(cell))
    if local_name(cell) == "c":
        cell.set("r", f"A{number}")
        row = ET.Element(f"{space}row", r=str(number))
        row.append(cell)
        beside = ET.SubElement(row, f"{space}c", r=f"B{number}", t="inlineStr")
        ET.SubElement(ET.SubElement(beside, f"{space}is"), f"{space}t").text = mark
        return row
    for key in [key for key in cell.attrib if key.endswith("number-columns-repeated")]:
        del cell.attrib[key]
    row = ET.Element(f"{space}table-row")
    row.append(cell)
    beside = ET.SubElement(row, f"{space}table-cell", {f"{space.replace(':table:', ':office:')}value-type": "string"})
    ET.SubElement(beside, f"{space.replace(':table:', ':text:')}p").text = mark
    return row


def _runs(numbers: Sequence[int]) -> list[str]:
    """Rows by their numbers, those beside one another together: 7, 9:12."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return [f"{a}" if a == b else f"{a}:{b}" for a, b in runs[:_MOST]]
