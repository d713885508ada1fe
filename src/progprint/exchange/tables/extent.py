"""The extent of the sheets of a workbook, and the cells that stand far from the table.

calamine lays a sheet out as height × width: one mark in XFD1048576 would be 17,179,869,184 cells. So a file is gone through
before (``parts``, ``records``), and a few cells behind a long stretch of nothing are put below the table.
``taken_off`` takes them off again, as text that calamine has read.
"""

from __future__ import annotations

import io
import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

CELLS, ROWS, COLUMNS = 2_000_000, 20_000, 1_000
"""Most cells, rows and columns of a sheet, empty ones between others counted."""
BOUNDS = {"limit": CELLS, "rows": ROWS, "columns": COLUMNS}
"""The same, as messages name them."""
_GAPS = 1_000, 100
"""So many empty rows, or columns, end a table."""
_FEW = 20
"""More cells than this behind the end are no stray marks: then they belong to the sheet."""
MARK = "\ufdd0"
"""A character of no text (Unicode §23.7), before the address of a cell that was put below the table."""
_ROWS, _COLUMNS = 1 << 20, 1 << 14


class ExtentError(ValueError):
    """A sheet that reaches further than can be laid out; ``cell`` is its last one."""

    def __init__(self, cell: str) -> None:
        super().__init__(cell)
        self.cell = cell


def taken_off(rows: list[list[str]], put: Sequence[str]) -> tuple[list[list[str]], list[tuple[str, str]]]:
    """The rows of a sheet without its far cells, and those by address; ``put`` are addresses of last rows that name none."""
    far = [(cell, rows.pop()[0]) for cell in reversed(put) if rows]
    while rows and len(rows[-1]) > 1 and rows[-1][1].startswith(MARK):
        last = rows.pop()
        far.append((last[1][1:], last[0]))
    while far and rows and not any(rows[-1]):
        rows.pop()
    return rows, far[::-1]


def address(row: int, column: int) -> str:
    """``B3`` for row 2 and column 1."""
    return f"{letters(column + 1)}{row + 1}"


def letters(column: int) -> str:
    """A column, counted from 1, as spreadsheets call it."""
    made = ""
    while column:
        column, digit = divmod(column - 1, 26)
        made = chr(ord("A") + digit) + made
    return made


def number_of(column: str) -> int:
    """The same back, counted from 0."""
    number = 0
    for letter in column.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class Reach:
    """The rows and columns of a sheet that hold something: stretches of them, and in how many cells."""

    def __init__(self) -> None:
        self._spans: tuple[Counter[tuple[int, int]], Counter[tuple[int, int]]] = Counter(), Counter()
        self.is_cut = False

    def add(self, rows: tuple[int, int], columns: tuple[int, int]) -> int:
        """Count the cells of a stretch of rows and columns, ends excluded; returns how many they are."""
        if rows[1] > _ROWS or columns[1] > _COLUMNS:
            raise ExtentError(address(rows[1] - 1, columns[1] - 1))
        cells = (rows[1] - rows[0]) * (columns[1] - columns[0])
        self._spans[0][rows] += cells
        self._spans[1][columns] += cells
        return cells

    def ends(self) -> tuple[int, int]:
        """The first row and the first column behind the table. Raises ExtentError if it is too large."""
        whole = [max((stop for _, stop in spans), default=0) for spans in self._spans]
        ends = [_end(spans, gap) for spans, gap in zip(self._spans, _GAPS, strict=True)]
        beyond = sum(
            n for spans, end in zip(self._spans, ends, strict=True) for (at, _), n in spans.items() if at >= end
        )
        self.is_cut = 0 < beyond <= _FEW
        made = ends if self.is_cut else whole
        if _is_too_large(*made):
            raise ExtentError(address(whole[0] - 1, whole[1] - 1))
        return made[0], made[1]


def _is_too_large(height: int, width: int) -> bool:
    return height > ROWS or width > COLUMNS or height * width > CELLS


def bounded(rows: Iterable[list[str]]) -> list[list[str]]:
    """The rows of a table without empty ones, and empty cells, at their ends. Raises ExtentError if it is too large."""
    made: list[list[str]] = []
    width = 0
    for number, row in enumerate(rows):
        while row and not row[-1].strip():
            row.pop()
        if row:
            width = max(width, len(row))
            if _is_too_large(number + 1, width):
                raise ExtentError(address(number, width - 1))
            made += [[] for _ in range(number - len(made))]
            made.append(row)
    return made


def _end(spans: Iterable[tuple[int, int]], gap: int) -> int:
    """Where the first of the stretches ends that more than ``gap`` empty places follow."""
    end = -1
    for start, stop in sorted(spans):
        if end >= 0 and start - end > gap:
            return end
        end = max(end, stop)
    return max(end, 0)


_CELLS = frozenset((0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E))
"""Formula, RString, LabelSst, Number, Label, BoolErr, RK; of cells without a value nothing is shown."""
_MANY, _SHEET, _END, _EXTENT = 0x00BD, 0x0085, 0x000A, 0x0200
_MOST = 1_500_000
"""Records that are gone through, those of sheets that lie over one another each time."""

Put = dict[int, list[str]]
"""Addresses of the cells that were put below each sheet, by its number."""


def gathered_records(data: bytes) -> tuple[bytes, Put]:
    """The workbook, and which cells now stand in the first column below each sheet, by number, in order.

    Raises ExtentError, and OSError, ValueError, struct.error or LookupError for a file that is none.
    """
    from olefile import OleFileIO

    whole = io.BytesIO(data)
    with OleFileIO(whole, write_mode=True) as system:
        name = next(
            ("/".join(path) for path in system.listdir() if path[-1].lower() in {"workbook", "book"}), "Workbook"
        )
        text = system.openstream(name).read()
        changed, put = _gathered(text)
        if changed != text:
            system.write_stream(name, changed)
        return whole.getvalue(), put


def _gathered(text: bytes) -> tuple[bytes, Put]:
    """The same of the stream alone."""
    made, put, walked, area = bytearray(text), Put(), 0, 0
    starts = [at for kind, at, size in _records(text, 0) if kind == _SHEET and size >= 4]
    for number, start in enumerate(struct.unpack_from("<I", text, at)[0] for at in starts):
        reach, cells, rows = Reach(), [], []
        for kind, at, size in _records(text, start):
            walked += 1
            if walked > _MOST:
                raise ValueError("too many records")
            if kind == _EXTENT and size >= 12:  # calamine makes room for what it says
                struct.pack_into("<IIHH", made, at, 0, 1, 0, 1)
            elif kind in _CELLS and size >= 4:
                row, column = struct.unpack_from("<HH", text, at)
                reach.add((row, row + 1), (column, column + 1))
                cells.append((row, column, at))
            elif kind == _MANY and size >= 6:
                row, column = struct.unpack_from("<HH", text, at)
                (last,) = struct.unpack_from("<H", text, at + size - 2)
                reach.add((row, row + 1), (column, max(column, last) + 1))
                rows.append((row, max(column, last)))
        down, right = reach.ends()
        area += down * right
        if area > CELLS:
            raise ExtentError(address(down - 1, right - 1))
        if reach.is_cut:
            for row, column in rows:
                if row >= down or column >= right:  # several in one record cannot be moved apart
                    raise ExtentError(address(row, column))
            far = [cell for cell in cells if cell[0] >= down or cell[1] >= right]
            put[number] = [address(row, column) for row, column, _ in far]
            for n, (_, _, at) in enumerate(far):
                struct.pack_into("<HH", made, at, down + 1 + n, 0)
    return bytes(made), put


def _records(text: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and size of what the records hold, up to the end of a sheet or of the first part."""
    while at + 4 <= len(text):
        kind, size = struct.unpack_from("<HH", text, at)
        if kind == _END:
            return
        yield kind, at + 4, size
        at += 4 + size
