"""The document of a PDF file: ReportLab's, written as archives want it.

ReportLab numbers the objects, holds catalogue, page tree, pages, outline and information, and spells them. Ours is what it
does not know: object streams and the cross-reference stream (ISO 32000-1 §7.5.7, §7.5.8; a third of a tagged file), an end
of line before ``endstream`` (ISO 19005-2, 6.1.7.1), an identifier made of the content, keys of tagged files, and streams
that are packed by libdeflate. Same objects, same bytes.
"""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from progprint import files
from progprint.core.deflate import streamed
from progprint.core.identity import uuid_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

rl_config.pdfMultiLine = rl_config.pdfComments = 0  # settings of a machine must not reach the bytes

_OPEN = b"0" * 32
_HEADER = b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n"
_BATCH = 200
_ROW = struct.Struct(">BIH")


class Spelled(pdfdoc.PDFObject):
    """An object given by its spelling; ``data`` may be set later than the reference is used."""

    def __init__(self, data: str = "null") -> None:
        self.data = data
        self.ref = ""

    def format(self, document: object) -> bytes:
        """The bytes of the object."""
        del document
        return self.data.encode("latin-1")


class Stream(pdfdoc.PDFStream):
    """A stream; ``entries`` spells further entries of its dictionary. Content is deflated unless it is ``raw``."""

    def __init__(self, content: bytes, entries: str = "", *, raw: bool = False) -> None:
        super().__init__(content=content if raw else streamed(content))
        self.entries = entries if raw else f"{entries}/Filter/FlateDecode"

    def format(self, document: object) -> bytes:
        """Dictionary and content, with an end of line before ``endstream``."""
        del document
        entries = self.entries.encode("latin-1")
        return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(self.content), self.content)


class PdfPage(pdfdoc.PDFPage):
    """A page; its content, boxes and resources are set by the writer, its tree by the document."""

    Override_default_compilation = 1
    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012  as ReportLab wants it
    Rotate: int | None
    StructParents: int | None
    Tabs: str | None


class Catalogue(pdfdoc.PDFCatalog):
    """The document catalogue (§7.7.2), with the keys of files that are archived or printed."""

    __Defaults__ = {"Type": pdfdoc.PDFName("Catalog"), "Lang": None}  # noqa: RUF012  as ReportLab wants it
    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012
    Outlines: pdfdoc.PDFOutlines | None = None
    PageLabels: pdfdoc.PDFPageLabels | None = None
    Pages: object = None
    Lang: str | None = None
    MarkInfo: str | None = None
    StructTreeRoot: str | None = None
    Metadata: str | None = None
    ViewerPreferences: object = None
    OutputIntents: str | None = None


class Information(pdfdoc.PDFInfo):
    """The information dictionary (§14.3.3): the facts that are known, their values spelled, and no clock."""

    def __init__(self, facts: dict[str, str]) -> None:
        super().__init__()
        self.facts = facts

    def format(self, document: object) -> bytes:
        """The bytes of the dictionary."""
        return bytes(pdfdoc.PDFDictionary(self.facts).format(document))


class Document(pdfdoc.PDFDocument):
    """The objects of one file, numbered in the order in which they are referred to.

    ``packed``: objects lie in object streams, which PDF knows from 1.5 on; else ReportLab's own table of places follows.
    ``remark`` is a comment in the head of such a packed file.
    """

    def __init__(self, version: str = "1.7", *, packed: bool = True, remark: bytes = b"") -> None:
        major, _, minor = version.partition(".")
        super().__init__(compression=0, invariant=1, pdfVersion=(int(major), int(minor)))
        self.packed, self.remark = packed, remark
        self.Catalog: Catalogue = Catalogue()
        self.Catalog.Pages = self.tree = self._catalog.Pages  # type: ignore[attr-defined]  # the stubs do not know it
        self.information: Information | None = None
        self._streams: list[Stream] = []
        self._many: dict[int, str] = {}

    @property
    def following(self) -> int:
        """The number of the next object."""
        return int(self.objectcounter) + 1

    def refer(self, item: pdfdoc.PDFObject) -> pdfdoc.PDFObjectReference:
        """The reference to an object, which gets a number if it has none yet."""
        reference: pdfdoc.PDFObjectReference = self.Reference(item)  # type: ignore[no-untyped-call]
        return reference

    def put(self, item: pdfdoc.PDFObject) -> str:
        """The reference to an object, spelled."""
        name = self.refer(item).name
        if isinstance(item, Stream):
            self._streams.append(item)
        return f"{self.idToObjectNumberAndVersion[name][0]} 0 R"

    def add(self, data: str) -> str:
        """Number an object given by its spelling; returns the reference to it."""
        item = Spelled(data)
        item.ref = self.put(item)
        return item.ref

    def extend(self, spelled: Sequence[str]) -> str:
        """Number objects of a packed file by their spellings, one after the other; returns the reference to the first."""
        first = self.following
        self._many |= enumerate(spelled, first)  # tens of thousands, which ReportLab need not know
        self.objectcounter += len(spelled)
        return f"{first} 0 R"

    def fonts(self, named: Mapping[str, str]) -> None:
        """Fill the dictionary of fonts that all pages share; references by resource name."""
        shared = self.idToObject[pdfdoc.BasicFonts]
        shared.dict.update(named)  # type: ignore[attr-defined]  # a dictionary, as ReportLab makes it

    def digest(self) -> str:
        """A digest of all content so far, in the form of a UUID, as the name of a document."""
        told = hashlib.sha256()
        for stream in self._streams:
            told.update(stream.content)
        return uuid_of(told.digest())

    def ID(self) -> bytes:  # noqa: N802  ReportLab's name
        """The identifier of a file that ReportLab's own table ends, known once that file is whole."""
        return b"[<%s><%s>]" % (_OPEN, _OPEN)

    def format(self) -> bytes:
        """The whole file."""
        if self.information is not None:
            self.info = self.information
        if not self.packed:
            whole = bytes(super().format())
            start = int(whole.rsplit(b"startxref\n", 1)[1].split()[0])
            return whole[:start] + whole[start:].replace(_OPEN, files.pdf_identifier(whole[:start]))
        return self._packed()

    def _packed(self) -> bytes:
        """The whole file as object streams and a cross-reference stream; its identifier is a digest of what was written."""
        root, info = self.refer(self.Catalog), self.information and self.refer(self.information)
        version = "{}.{}".format(*self._pdfVersion).encode()  # type: ignore[attr-defined]
        out = bytearray(_HEADER % version + (b"%" + self.remark + b"\n" if self.remark else b""))
        rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
        small: list[tuple[int, bytes]] = []

        def write(number: int, data: bytes) -> None:
            rows[number] = (1, len(out), 0)
            out.extend(b"%d 0 obj\n%s\nendobj\n" % (number, data))

        number = 0
        while (number := number + 1) < self.following:  # formatting may number further objects
            if number in self._many:
                small.append((number, self._many[number].encode("latin-1")))
                continue
            item = self.idToObject[self.numberToId[number]]
            data = item.format(self) if type(item) is Spelled else pdfdoc.format(item, self, toplevel=1)
            if isinstance(item, pdfdoc.PDFStream):
                write(number, data)
            else:
                small.append((number, data))
        for at in range(0, len(small), _BATCH):
            batch = small[at : at + _BATCH]
            rows |= {one: (2, number, index) for index, (one, _) in enumerate(batch)}
            write(number, _object_stream(batch))
            number += 1
        start = len(out)
        rows[number] = (1, start, 0)
        digest = files.pdf_identifier(out).decode()
        informed = f"/Info {self._spelled(info)}" if info else ""
        entries = f"/Type/XRef/Root {self._spelled(root)}{informed}/ID[<{digest}><{digest}>]/Size {number + 1}"
        table = _cross_references(entries, [rows[one] for one in range(number + 1)])
        out += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, table, start)
        return bytes(out)

    def _spelled(self, reference: pdfdoc.PDFObjectReference) -> str:
        return bytes(reference.format(self)).decode()


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
