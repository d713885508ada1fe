"""The same for .xls: how far its sheets reach, found by going through the records, and far cells put below the table.

A workbook of Excel 97 is a stream of records inside a small file system. The place of a cell is written in its record, so
that it is moved in place ([MS-XLS] 2.4.28, 2.4.90 and the records of cells).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from progprint.exchange.tables.extent import CELLS, ExtentError, Reach, address

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
