"""Glyphs with more room behind them, added to a TrueType program: a name of two ideographs opened to the width of three.

Readers of a PDF find words by the gaps between glyphs, and each has a threshold of its own. A glyph that is as wide as
the gap wants it leaves none. The widths that the PDF states must be those of the font program (ISO 19005-2 §6.2.11.5),
so the program gets a twin of the glyph with another advance (OpenType, tables glyf, loca, hmtx, hhea, maxp).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_LONG_LOCA = 50
"""Offset of indexToLocFormat in head."""


def widen(program: bytes, twins: Sequence[tuple[int, int]]) -> bytes:
    """The program with a further glyph for each (glyph id, more room in 1/1000 em), in this order."""
    tables = _tables(program)
    count = int.from_bytes(tables["maxp"][4:6], "big")
    upem = int.from_bytes(tables["head"][18:20], "big")
    offsets = _offsets(tables["loca"], count, long=tables["head"][_LONG_LOCA + 1] == 1)
    metrics = _metrics(tables["hmtx"], int.from_bytes(tables["hhea"][34:36], "big"), count)
    outlines = bytearray(tables["glyf"][: offsets[-1]])
    for gid, room in twins:
        outlines += tables["glyf"][offsets[gid] : offsets[gid + 1]]
        outlines += bytes(-len(outlines) % 4)
        offsets.append(len(outlines))
        advance, bearing = metrics[gid]
        metrics.append((advance + room * upem // 1000, bearing))
    widest = max(advance for advance, _ in metrics)
    tables["glyf"] = bytes(outlines)
    tables["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
    tables["hmtx"] = b"".join(struct.pack(">Hh", *pair) for pair in metrics)
    tables["maxp"] = _with(tables["maxp"], 4, len(metrics))
    tables["hhea"] = _with(_with(tables["hhea"], 34, len(metrics)), 10, widest)
    tables["head"] = _with(tables["head"], _LONG_LOCA, 1)
    return _program(program[:4], tables)


def _tables(program: bytes) -> dict[str, bytes]:
    """Tables by tag (OpenType, Organization of an OpenType Font)."""
    found = {}
    for at in range(12, 12 + 16 * int.from_bytes(program[4:6], "big"), 16):
        offset, length = struct.unpack(">II", program[at + 8 : at + 16])
        found[program[at : at + 4].decode("ascii")] = program[offset : offset + length]
    return found


def _offsets(loca: bytes, count: int, *, long: bool) -> list[int]:
    """Where each glyph begins, and where the last one ends."""
    numbers = struct.unpack(f">{count + 1}{'I' if long else 'H'}", loca)
    return [number if long else 2 * number for number in numbers]


def _metrics(hmtx: bytes, long: int, count: int) -> list[tuple[int, int]]:
    """Advance and bearing of each glyph; those behind the last full entry share its advance."""
    full = [(advance, bearing) for advance, bearing in struct.iter_unpack(">Hh", hmtx[: 4 * long])]
    rest = struct.iter_unpack(">h", hmtx[4 * long : 4 * long + 2 * (count - long)])
    return full + [(full[-1][0], bearing) for (bearing,) in rest]


def _with(table: bytes, at: int, value: int) -> bytes:
    """The table with another number of two bytes."""
    return table[:at] + value.to_bytes(2, "big") + table[at + 2 :]


def _program(signature: bytes, tables: Mapping[str, bytes]) -> bytes:
    """A font file of these tables, with its directory and checksums."""
    whole = dict(tables) | {"head": tables["head"][:8] + bytes(4) + tables["head"][12:]}
    power = len(whole).bit_length() - 1
    head = signature + struct.pack(">4H", len(whole), 16 << power, power, 16 * len(whole) - (16 << power))
    rows, body = [], bytearray()
    start = 12 + 16 * len(whole)
    for tag in sorted(whole):
        data = whole[tag]
        rows.append(tag.encode("ascii") + struct.pack(">3I", _checksum(data), start + len(body), len(data)))
        body += data + bytes(-len(data) % 4)
    program = head + b"".join(rows) + bytes(body)
    adjustment = (0xB1B0AFBA - _checksum(program)) % 2**32
    at = next(struct.unpack(">I", row[8:12])[0] for row in rows if row[:4] == b"head") + 8
    return program[:at] + adjustment.to_bytes(4, "big") + program[at + 4 :]


def _checksum(data: bytes) -> int:
    """The sum of all words of four bytes."""
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) % 2**32
