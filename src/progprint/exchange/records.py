"""The same for .xls: how far its sheets reach, found by going through the records, and far cells put below the table.

A workbook of Excel 97 is a stream of records inside a small file system. The place of a cell is written in its record, so
that it is moved in place ([MS-CFB] 2.2, 2.3, 2.6; [MS-XLS] 2.4.28, 2.4.90 and the records of cells).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from progprint.exchange.extent import ExtentError, Reach, address

_LAST = 0xFFFFFFFA
_CELLS = frozenset((0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E))
"""Formula, RString, LabelSst, Number, Label, BoolErr, RK; of cells without a value nothing is shown."""
_MANY, _SHEET, _END, _EXTENT = 0x00BD, 0x0085, 0x000A, 0x0200
_MOST = 1_500_000
"""Records that are gone through, those of sheets that lie over one another each time."""

Put = dict[int, list[str]]


def gathered_records(data: bytes) -> tuple[bytes, Put]:
    """The workbook, and which cells now stand in the first column below each sheet, by number, in order.

    Raises ExtentError, and ValueError, struct.error or IndexError for a file that is none.
    """
    stream = _Stream(data)
    put: Put = {}
    walked = 0
    starts = [at for kind, at, size in _records(stream.text, 0) if kind == _SHEET and size >= 4]
    for number, start in enumerate(struct.unpack_from("<I", stream.text, at)[0] for at in starts):
        reach, cells, rows = Reach(), [], []
        for kind, at, size in _records(stream.text, start):
            walked += 1
            if walked > _MOST:
                raise ValueError("too many records")
            if kind == _EXTENT and size >= 12:  # calamine makes room for what it says
                stream.write(at, struct.pack("<IIHH", 0, 1, 0, 1)[:size])
            elif kind in _CELLS and size >= 4:
                row, column = struct.unpack_from("<HH", stream.text, at)
                reach.add((row, row + 1), (column, column + 1))
                cells.append((row, column, at))
            elif kind == _MANY and size >= 6:
                row, column = struct.unpack_from("<HH", stream.text, at)
                (last,) = struct.unpack_from("<H", stream.text, at + size - 2)
                reach.add((row, row + 1), (column, max(column, last) + 1))
                rows.append((row, max(column, last)))
        down, right = reach.ends()
        if reach.is_cut:
            far = [cell for cell in cells if cell[0] >= down or cell[1] >= right]
            for row, column in rows:
                if row >= down or column >= right:  # several in one record cannot be moved apart
                    raise ExtentError(address(row, column))
            put[number] = [address(row, column) for row, column, _ in far]
            for n, (_, _, at) in enumerate(far):
                stream.write(at, struct.pack("<HH", down + 1 + n, 0))
    return bytes(stream.data), put


def _records(text: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and size of what the records hold, up to the end of a sheet or of the first part."""
    while at + 4 <= len(text):
        kind, size = struct.unpack_from("<HH", text, at)
        if kind == _END:
            return
        yield kind, at + 4, size
        at += 4 + size


class _Stream:
    """The stream called Workbook: its bytes, and where each of them lies in the file."""

    def __init__(self, data: bytes) -> None:
        self.data = bytearray(data)
        self._unit: int = 1 << struct.unpack_from("<H", data, 30)[0]
        if self._unit not in {512, 4096}:
            raise ValueError("no sectors")
        table = b"".join(data[self._at(n) :][: self._unit] for n in self._tables(data))
        self._next = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
        first, _, cutoff, small = struct.unpack_from("<IIII", data, 48)
        folder = self._joined(first)
        rows = [folder[at : at + 128] for at in range(0, len(folder) - 127, 128)]
        named = [row for row in rows if re.fullmatch("workbook|book", _name(row), re.IGNORECASE)]
        if not named:
            raise ValueError("no workbook")
        begin, size = struct.unpack_from("<II", named[0], 116)
        if size < cutoff:
            inside = self._chain(struct.unpack_from("<I", rows[0], 116)[0], self._next)
            links = self._joined(small)
            places = self._chain(begin, struct.unpack(f"<{len(links) // 4}I", links))
            per = self._unit // 64
            self._places, self._step = [self._at(inside[n // per]) + n % per * 64 for n in places], 64
        else:
            self._places, self._step = [self._at(n) for n in self._chain(begin, self._next)], self._unit
        self.text = b"".join(data[at : at + self._step] for at in self._places)[:size]

    def write(self, at: int, new: bytes) -> None:
        """Replace bytes of the stream where they lie in the file; ``text`` stays as it was."""
        for n, byte in enumerate(new, at):
            self.data[self._places[n // self._step] + n % self._step] = byte

    def _at(self, sector: int) -> int:
        return (sector + 1) * self._unit

    def _tables(self, data: bytes) -> list[int]:
        """The sectors that hold the table of what follows what."""
        found = list(struct.unpack_from("<109I", data, 76))
        more, count = struct.unpack_from("<II", data, 68)
        for _ in range(min(count, len(data) // self._unit)):
            if more >= _LAST:
                break
            *rows, more = struct.unpack_from(f"<{self._unit // 4}I", data, self._at(more))
            found += rows
        return [sector for sector in found if sector < _LAST][: len(data) // self._unit]

    def _chain(self, first: int, following: tuple[int, ...]) -> list[int]:
        found: list[int] = []
        while first < _LAST:
            if len(found) > len(following):
                raise ValueError("a chain without end")
            found.append(first)
            first = following[first]
        return found

    def _joined(self, first: int) -> bytes:
        return b"".join(bytes(self.data[self._at(n) :][: self._unit]) for n in self._chain(first, self._next))


def _name(row: bytes) -> str:
    (size,) = struct.unpack_from("<H", row, 64)
    return row[: max(0, min(size, 64) - 2)].decode("utf-16-le", "replace")
