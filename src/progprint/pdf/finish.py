"""The pen and the file: the operators of a page, and the objects that are written around them.

The file is written here, because ReportLab's own writer knows no object streams (a third of a tagged file), leaves out
the end of line that archives want before ``endstream``, and signs with the clock.
The same objects give the same bytes: the file identifier is a digest of what was written.
Layout of the file: objects, object streams, cross-reference stream (ISO 32000-1 §7.5.7, §7.5.8).
"""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING

from progprint.core.deflate import streamed
from progprint.core.identity import uuid_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HEADER = b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n"
_BATCH = 200
_ROW = struct.Struct(">BIH")


class Pen:
    """The content stream of the page at hand: a list of operators. Outlines are drawn by ReportLab's path object.

    Only a document that has outlines loads ReportLab, which takes as long as everything else that four talks load.
    """

    def __init__(self) -> None:
        self.code: list[str] = []

    def outline(self, steps: Iterable[tuple[str, Sequence[float]]], operator: str) -> None:
        """Draw an outline, given in the space of the page (``frame.Path``), and paint it with an operator (§8.5.3)."""
        from reportlab.pdfgen.pathobject import PDFPathObject

        path = PDFPathObject()
        for kind, numbers in steps:
            match kind:
                case "m":
                    path.moveTo(*numbers)
                case "l":
                    path.lineTo(*numbers)
                case "c":
                    path.curveTo(*numbers)
                case "z":
                    path.close()
                case _:
                    raise ValueError(kind)
        self.code += (path.getCode().removeprefix("n "), operator)  # "n" ends a path, and there is none yet (§8.2)

    def take(self) -> bytes:
        """The content stream of the page; the pen is then ready for the next one."""
        content = "\n".join(self.code).encode("latin-1")
        self.code = []
        return content


class Plain:
    """An indirect object spelled out; ``data`` may be set later than the reference is used."""

    __slots__ = ("data", "ref")

    def __init__(self, data: str = "null") -> None:
        self.data = data
        self.ref = ""


class Stream(Plain):
    """A stream; ``data`` holds further dictionary entries. Content is deflated unless it is ``raw``."""

    __slots__ = ("content",)

    def __init__(self, content: bytes, data: str = "", *, raw: bool = False) -> None:
        super().__init__(data if raw else f"{data}/Filter/FlateDecode")
        self.content = content if raw else streamed(content)

    def spelled(self) -> bytes:
        """Dictionary and content, with an end of line before ``endstream`` (ISO 19005-2, 6.1.7.1)."""
        entries = self.data.encode("latin-1")
        return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(self.content), self.content)


class Store:
    """The objects of one file, numbered in the order in which they come."""

    def __init__(self) -> None:
        self._objects: list[Plain | str] = []

    @property
    def following(self) -> int:
        """The number of the next object."""
        return len(self._objects) + 1

    def extend(self, spelled: Sequence[str]) -> str:
        """Number objects given by their spellings, one after the other; returns the reference to the first."""
        first = f"{self.following} 0 R"
        self._objects += spelled
        return first

    def put(self, item: Plain) -> str:
        """Number an object; returns the reference to it, which it then carries as ``ref``."""
        self._objects.append(item)
        item.ref = f"{len(self._objects)} 0 R"
        return item.ref

    def add(self, data: str) -> str:
        """Number an object given by its spelling; returns the reference to it."""
        return self.put(Plain(data))

    def reserve(self) -> Plain:
        """An object that is numbered now and spelled later."""
        item = Plain()
        self.put(item)
        return item

    def assemble(self, root: str, info: str, version: str = "1.7", *, packed: bool = True) -> bytes:
        """The whole file, with its catalogue and its information dictionary ("" for none) given by reference.

        ``packed``: objects lie in object streams, which PDF knows from 1.5 on.
        """
        if not packed:
            return self._plain(root, info, version)
        out = bytearray(_HEADER % version.encode())
        rows: list[tuple[int, int, int]] = [(0, 0, 0xFFFF)] * (len(self._objects) + 1)

        def write(number: int, stream: Stream) -> None:
            rows[number] = (1, len(out), 0)
            out.extend(b"%d 0 obj\n%s\nendobj\n" % (number, stream.spelled()))

        small: list[tuple[int, str]] = []
        for number, item in enumerate(self._objects, 1):
            if isinstance(item, Stream):
                write(number, item)
            else:
                small.append((number, item if isinstance(item, str) else item.data))
        for at in range(0, len(small), _BATCH):
            batch, following = small[at : at + _BATCH], len(rows)
            for index, (number, _) in enumerate(batch):
                rows[number] = (2, following, index)
            rows.append((0, 0, 0))
            write(following, _object_stream(batch))
        start = len(out)
        rows.append((1, start, 0))
        digest = hashlib.sha256(out).hexdigest()[:32]
        informed = f"/Info {info}" if info else ""
        entries = f"/Type/XRef/Root {root}{informed}/ID[<{digest}><{digest}>]/Size {len(rows)}"
        table = _cross_references(entries, rows).spelled()
        out += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (len(rows) - 1, table, start)
        return bytes(out)

    def _plain(self, root: str, info: str, version: str) -> bytes:
        """The file as PDF 1.3 knows it: object by object, and a table of where each lies (§7.5.4)."""
        out = bytearray(_HEADER % version.encode())
        rows = [b"0000000000 65535 f \n"]
        for number, item in enumerate(self._objects, 1):
            rows.append(b"%010d 00000 n \n" % len(out))
            data = (
                item.spelled()
                if isinstance(item, Stream)
                else str(item if isinstance(item, str) else item.data).encode("latin-1")
            )
            out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
        digest = hashlib.sha256(out).hexdigest()[:32]
        start = len(out)
        out += b"xref\n0 %d\n%s" % (len(rows), b"".join(rows))
        trailer = f"<</Size {len(rows)}/Root {root}/Info {info}/ID[<{digest}><{digest}>]>>"
        out += b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer.encode(), start)
        return bytes(out)

    def digest(self) -> str:
        """A digest of all content so far, in the form of a UUID, as the name of a document."""
        told = hashlib.sha256()
        for item in self._objects:
            told.update(item.content if isinstance(item, Stream) else b"")
        return uuid_of(told.digest())


def _object_stream(batch: Sequence[tuple[int, str]]) -> Stream:
    """Objects one after the other behind a table of their numbers and offsets (§7.5.7)."""
    head, offset = [], 0
    for number, data in batch:
        head.append(f"{number} {offset}")
        offset += len(data) + 1
    table = " ".join(head) + "\n"
    content = table + "\n".join([data for _, data in batch])
    return Stream(content.encode("latin-1"), f"/Type/ObjStm/N {len(batch)}/First {len(table)}")


def _cross_references(entries: str, rows: Sequence[tuple[int, int, int]]) -> Stream:
    """Where each object lies (§7.5.8); rows as differences from the row above (PNG filter Up) deflate best."""
    packed = b"".join([_ROW.pack(kind, a, b) for kind, a, b in rows])
    size = _ROW.size
    columns = [_differences(packed[column::size]) for column in range(size)]
    content = b"".join(map(bytes, zip(bytes([2]) * len(rows), *columns, strict=True)))
    return Stream(content, f"{entries}/W[1 4 2]/DecodeParms<</Predictor 12/Columns {size}>>")


def _differences(column: bytes) -> bytes:
    """Each byte less the one before it."""
    return bytes([(new - old) & 0xFF for new, old in zip(column, b"\0" + column, strict=False)])
