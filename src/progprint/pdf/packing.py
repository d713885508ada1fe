"""Objects as the bytes of a file: object streams and a cross-reference stream (ISO 32000-1 §7.5.7, §7.5.8)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from progprint import files
from progprint.core.deflate import streamed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_HEADER = b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n"
_BATCH = 200
_ROW = struct.Struct(">BIH")


class Numbered(NamedTuple):
    """An object of the finished file: its number, its bytes, and whether it is a stream."""

    number: int
    data: bytes
    is_stream: bool


def file_of(
    version: str, objects: Iterable[Numbered], roots: Callable[[], tuple[str, str]], remark: bytes = b""
) -> bytes:
    """The whole file; ``roots`` gives the references to the catalogue and to the information dictionary ("" for none).

    The file identifier is a digest of what was written. ``remark`` is a comment in its head.
    """
    out = bytearray(_HEADER % version.encode() + (b"%" + remark + b"\n" if remark else b""))
    rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}

    def write(number: int, data: bytes) -> None:
        rows[number] = (1, len(out), 0)
        out.extend(b"%d 0 obj\n%s\nendobj\n" % (number, data))

    small: list[tuple[int, bytes]] = []
    for number, data, is_stream in objects:
        if is_stream:
            write(number, data)
        else:
            small.append((number, data))
    following = max([*rows, *(number for number, _ in small)]) + 1
    for at in range(0, len(small), _BATCH):
        batch = small[at : at + _BATCH]
        rows |= {number: (2, following, index) for index, (number, _) in enumerate(batch)}
        write(following, _object_stream(batch))
        following += 1
    start = len(out)
    rows[following] = (1, start, 0)
    digest = files.pdf_identifier(out).decode()
    root, info = roots()
    informed = f"/Info {info}" if info else ""
    entries = f"/Type/XRef/Root {root}{informed}/ID[<{digest}><{digest}>]/Size {following + 1}"
    table = _cross_references(entries, [rows[number] for number in range(following + 1)])
    out += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (following, table, start)
    return bytes(out)


def _stream(content: bytes, entries: str) -> bytes:
    packed = streamed(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (entries.encode(), len(packed), packed)


def _object_stream(batch: Sequence[tuple[int, bytes]]) -> bytes:
    """Objects one after the other behind a table of their numbers and offsets (§7.5.7)."""
    head, offset = [], 0
    for number, data in batch:
        head.append(b"%d %d" % (number, offset))
        offset += len(data) + 1
    table = b" ".join(head) + b"\n"
    content = table + b"\n".join([data for _, data in batch])
    return _stream(content, f"/Type/ObjStm/N {len(batch)}/First {len(table)}")


def _cross_references(entries: str, rows: Sequence[tuple[int, int, int]]) -> bytes:
    """Where each object lies (§7.5.8); rows as differences from the row above (PNG filter Up) deflate best."""
    packed = b"".join([_ROW.pack(kind, a, b) for kind, a, b in rows])
    size = _ROW.size
    columns = [_differences(packed[column::size]) for column in range(size)]
    content = b"".join(map(bytes, zip(bytes([2]) * len(rows), *columns, strict=True)))
    return _stream(content, f"{entries}/W[1 4 2]/DecodeParms<</Predictor 12/Columns {size}>>")


def _differences(column: bytes) -> bytes:
    """Each byte less the one before it."""
    return bytes([(new - old) & 0xFF for new, old in zip(column, b"\0" + column, strict=False)])
