"""A zip archive of parts that are packed once: the same bytes each time, and no packing twice.

A deck shares all but its slides with the next deck of the same template, so a part keeps its packed stream. Times and
attributes are fixed. (.ZIP File Format Specification 6.3.10: §4.3 general format, §4.4 fields.)
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from progprint.core.deflate import deflated

_RELATIONS = ".rels"
_STORED_TYPES = (".png", ".jpg", ".jpeg", ".gif")
_DATE, _TIME = 0x0021, 0x0000  # 1980-01-01 00:00, the earliest that the format knows
_VERSION, _UTF8 = 20, 0x0800
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_END_64, _LOCATOR_64 = struct.Struct("<4sQ2H2L4Q"), struct.Struct("<4sLQL")
_MANY = 0xFFFF
"""Entries that the plain end of an archive can count; above it there is one of ZIP64 too (§4.3.14), which ISO 29500-2 allows."""
LIMIT = 0xFFFFFFFF


class ArchiveFullError(Exception):
    """More than fits into an archive with places of 32 bits."""


class Packed(NamedTuple):
    """A part as it lies in the archive: its packed stream, method, checksum and size."""

    name: str
    stream: bytes
    method: int
    crc: int
    size: int


def pack(name: str, data: bytes) -> Packed:
    """A part of this name; pictures, which are packed already, are stored as they are."""
    return _packed_again(name, data) if name.endswith(_RELATIONS) else _packed(name, data)


def _packed(name: str, data: bytes) -> Packed:
    crc = crc32(data)
    if name.endswith(_STORED_TYPES):
        return Packed(name, data, 0, crc, len(data))
    return Packed(name, deflated(data), 8, crc, len(data))


_packed_again = lru_cache(maxsize=4096)(_packed)
"""Relations of slides: many decks have the same."""


def archive(parts: Iterable[Packed]) -> bytes:
    """The archive of these parts in this order. Raises ArchiveFullError beyond 4 GB."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for part in parts:
        name = part.name.encode()
        fields = (_UTF8, part.method, _TIME, _DATE, part.crc, len(part.stream), part.size, len(name), 0)
        pieces += (_LOCAL.pack(b"PK\3\4", _VERSION, *fields), name, part.stream)
        directory.append(_CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *fields, 0, 0, 0, 0, at) + name)
        at += _LOCAL.size + len(name) + len(part.stream)
    entries = b"".join(directory)
    if at + len(entries) > LIMIT:
        raise ArchiveFullError
    count = len(directory)
    told = min(count, _MANY)
    end = _END.pack(b"PK\5\6", 0, 0, told, told, len(entries), at, 0)
    if count >= _MANY:
        size = _END_64.size - 12  # of what follows the size itself
        wide = _END_64.pack(b"PK\6\6", size, 45, 45, 0, 0, count, count, len(entries), at)
        end = wide + _LOCATOR_64.pack(b"PK\6\7", 0, at + len(entries), 1) + end
    return b"".join((*pieces, entries, end))
