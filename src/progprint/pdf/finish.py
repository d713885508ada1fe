"""The pen and the file: ReportLab's canvas, and what is written around the objects it registers.

ReportLab's document numbers the objects. The file is written here, because its own writer knows no object streams (a
third of a tagged file), leaves out the end of line that archives want before ``endstream``, and signs with the clock.
The same objects give the same bytes: the file identifier is a digest of what was written.
Layout of the file: objects, object streams, cross-reference stream (ISO 32000-1 §7.5.7, §7.5.8).
"""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfbase.pdfdoc import format as formatted
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfbase.pdfdoc import PDFDocument

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_BATCH = 200
_LEVEL = 6


class Pen(Canvas):
    """ReportLab's canvas without what it adds on its own: a first font that is not embedded, a page transition."""

    def __init__(self) -> None:
        super().__init__("", pageCompression=1, invariant=1)

    if TYPE_CHECKING:  # what ReportLab keeps to itself and its type stubs leave out
        _code: list[str]
        _doc: PDFDocument

        def _startPage(self) -> None: ...  # noqa: N802

    def _make_preamble(self) -> None:
        self._preamble = ""

    @property
    def code(self) -> list[str]:
        """The operators of the page so far."""
        return self._code

    @property
    def document(self) -> PDFDocument:
        """The register of objects."""
        return self._doc

    def take(self) -> bytes:
        """The content stream of the page; the pen is then ready for the next one."""
        content = "\n".join(self._code).encode("latin-1")
        self._startPage()
        return content


class Plain(PDFObject):
    """An indirect object spelled out; ``data`` may be set later than the reference is used."""

    __RefOnly__ = 1

    def __init__(self, data: str = "null") -> None:
        self.data = data
        self.ref = ""

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 - ReportLab's protocol
        """The spelling."""
        return self.data.encode("latin-1")


class Stream(Plain):
    """A stream; ``data`` holds further dictionary entries. Content is deflated unless it is ``raw``."""

    def __init__(self, content: bytes, data: str = "", *, raw: bool = False) -> None:
        super().__init__(data if raw else f"{data}/Filter/FlateDecode")
        self.content = content if raw else zlib.compress(content, _LEVEL)

    def format(self, document: PDFDocument) -> bytes:
        """Dictionary and content, with an end of line before ``endstream`` (ISO 19005-2, 6.1.7.1)."""
        entries = super().format(document)
        return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(self.content), self.content)


class Store:
    """The objects of one file, numbered in the order in which they come."""

    def __init__(self, document: PDFDocument) -> None:
        self.document = document

    def put(self, item: Plain) -> str:
        """Number an object; returns the reference to it, which it then carries as ``ref``."""
        self.document.Reference(item)  # type: ignore[no-untyped-call]
        item.ref = f"{self.document.objectcounter} 0 R"
        return item.ref

    def add(self, data: str) -> str:
        """Number an object given by its spelling; returns the reference to it."""
        return self.put(Plain(data))

    def reserve(self) -> Plain:
        """An object that is numbered now and spelled later."""
        item = Plain()
        self.put(item)
        return item

    def _objects(self) -> Iterator[tuple[int, PDFObject]]:
        names = self.document.numberToId
        for number in range(1, len(names) + 1):
            yield number, self.document.idToObject[names[number]]

    def assemble(self, root: str, info: str) -> bytes:
        """The whole file, with its catalogue and its information dictionary given by reference."""
        out = bytearray(_HEADER)
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
        packed: list[tuple[int, bytes]] = []

        def write(number: int, data: bytes) -> None:
            places[number] = (1, len(out), 0)
            out.extend(b"%d 0 obj\n%s\nendobj\n" % (number, data))

        for number, item in self._objects():
            data = formatted(item, self.document, toplevel=1)
            if isinstance(item, Stream):
                write(number, data)
            else:
                packed.append((number, data))
        following = len(places) + len(packed)
        for at in range(0, len(packed), _BATCH):
            batch = packed[at : at + _BATCH]
            places |= {number: (2, following, index) for index, (number, _) in enumerate(batch)}
            write(following, self._object_stream(batch))
            following += 1
        start = len(out)
        places[following] = (1, start, 0)
        digest = hashlib.sha256(out).hexdigest()[:32]
        entries = f"/Type/XRef/Root {root}/Info {info}/ID[<{digest}><{digest}>]/Size {following + 1}"
        table = self._cross_references(entries, [places[number] for number in sorted(places)])
        out += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (following, table, start)
        return bytes(out)

    def _object_stream(self, batch: Sequence[tuple[int, bytes]]) -> bytes:
        """Objects one after the other behind a table of their numbers and offsets (§7.5.7)."""
        head, body, offset = [], [], 0
        for number, data in batch:
            head.append(b"%d %d" % (number, offset))
            body.append(data)
            offset += len(data) + 1
        table = b" ".join(head) + b"\n"
        entries = f"/Type/ObjStm/N {len(batch)}/First {len(table)}"
        return Stream(table + b"\n".join(body), entries).format(self.document)

    def _cross_references(self, entries: str, places: Sequence[tuple[int, int, int]]) -> bytes:
        """Where each object lies (§7.5.8); rows as differences from the row above (PNG filter Up) deflate best."""
        rows = b"".join(b"%c%s%s" % (kind, a.to_bytes(4, "big"), b.to_bytes(2, "big")) for kind, a, b in places)
        above = bytes(7) + rows
        differences = bytes((new - old) & 0xFF for new, old in zip(rows, above, strict=False))
        content = b"".join(b"\x02" + differences[at : at + 7] for at in range(0, len(differences), 7))
        entries += "/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>"
        return Stream(content, entries).format(self.document)
