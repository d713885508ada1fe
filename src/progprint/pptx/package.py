"""The OPC package of a template or an edited deck (ISO/IEC 29500-2), opened by python-pptx behind guards.

    bytes ─ bounds, names, document types ─▶ parts by python-pptx's classes ─ types, roots ─▶ Package

This is the door of python-pptx and lxml, with ``parts`` for what is made and written. The library reads whatever is there;
so bounds stand before it, and what it does not look at is looked at here.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, TypeVar, cast

from lxml import etree
from pptx.exc import PythonPptxError
from pptx.opc.constants import CONTENT_TYPE
from pptx.opc.constants import RELATIONSHIP_TARGET_MODE as MODE
from pptx.opc.oxml import CT_Relationships, CT_Types
from pptx.opc.package import Part, PartFactory, XmlPart, _PackageLoader
from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from pptx.opc.serialized import PackageReader
from pptx.oxml import parse_xml
from pptx.package import Package as AnyPackage
from pptx.parts.presentation import PresentationPart

from progprint.pptx.parts import Element, P, R

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

MAX_PARTS, MAX_BYTES, MAX_XML = 5000, 200_000_000, 30_000_000
MAX_MARKS = 2_000_000
"""Elements, their ends counted too, of all parts that are taken for a deck."""
_MORE_PARTS, _MORE_MARKS = 10, 4
"""How many times as much a deck may hold as a template: it has slides, four parts and 320 marks for each."""
_MARKUP = (".xml", ".rels")
UNWANTED = (
    "/slide", "/thumbnail", "/printerSettings", "/commentAuthors", "/vbaProject", "/custom-properties",
)  # fmt: skip
"""Ends of the types of relationships that a deck must not carry on."""
_ACTIVE = ("macroEnabled", "vbaProject", "activeX")
_STRICT = b"http://purl.oclc.org/ooxml/"
_ROOTS = {
    CONTENT_TYPE.PML_SLIDE: "sld",
    CONTENT_TYPE.PML_NOTES_SLIDE: "notes",
    CONTENT_TYPE.PML_NOTES_MASTER: "notesMaster",
    CONTENT_TYPE.PML_SLIDE_MASTER: "sldMaster",
    CONTENT_TYPE.PML_SLIDE_LAYOUT: "sldLayout",
}
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, etree.LxmlError, PythonPptxError, StopIteration,
    LookupError, ValueError, ArithmeticError, RuntimeError,  # RuntimeError: an entry with a password, or nested too deep
)  # fmt: skip
"""What reading a damaged or an odd file raises: of the archive, of its markup, of numbers that are none."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins ([MS-CFB] §2.2): PowerPoint 97–2003, and any file that has a password ([MS-OFFCRYPTO] §2.3)."""
_WITH_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
"""What stands at the beginning of an OpenDocument file: the name and the bytes of its first part (ODF 1.3, part 2, §3.3)."""
T = TypeVar("T")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
"""For parts that python-pptx holds as bytes; it leaves blanks between elements as they are."""


def slides_in(data: bytes) -> int:
    """The number of slides in a file that was written here, those that somebody added among them."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = [name for name in file.namelist() if name.startswith("ppt/slides/slide")]
    return len(names)


class BadTemplateError(Exception):
    """A file that is no template for us: the variant of bad-template, and what its sentence names."""

    def __init__(self, variant: str, **named: str) -> None:
        super().__init__(variant)
        self.variant, self.named = variant, named


class Package(AnyPackage):
    """The parts of a file. ``original`` are their bytes; ``missing`` names those that relationships lead to in vain.

    Of a template, slides and what else a deck must not carry on are not taken in; of a ``deck`` only jumps between slides.
    """

    def __init__(self, data: bytes, *, deck: bool = False) -> None:
        super().__init__("")
        if kind := _other_kind(data):
            raise BadTemplateError(kind)
        parts = _parts(data, MAX_PARTS * (_MORE_PARTS if deck else 1))
        self.deck = deck
        self.original: dict[Part, bytes] = {}
        self.missing: list[str] = []
        self.jumps: dict[tuple[str, str], str] = {}
        """Where links of slides lead to that are slides: names of parts, by that of the slide and the id of the relationship."""
        self._trees: dict[Part, Element] = {}
        loader = _Loader(self, parts)
        loader.check()
        rels, made = loader._load()  # noqa: SLF001  (open() would read the file once more, without bounds)
        self._rels.load_from_xml(PACKAGE_URI, rels, made)
        main = made[loader.main]
        if not isinstance(main, PresentationPart) or etree.QName(main._element).localname != "presentation":  # noqa: SLF001
            raise BadTemplateError("no-presentation")
        self.main = main

    @property
    def presentation(self) -> Presentation:
        """The presentation, by python-pptx's classes."""
        return cast("Presentation", self.main.presentation)

    @property
    def slides(self) -> list[tuple[str, Slide]]:
        """The slides by their ids, in order. ``presentation.slides`` names their parts anew, and jumps know them by name."""
        listed = self.tree(self.main).findall(f"{P}sldIdLst/{P}sldId")
        return [(one.get("id", ""), self.main.related_slide(one.get(f"{R}id", ""))) for one in listed]

    def slide(self, number: int, variant: str) -> int:
        """The place of the slide of this number; -1 is the last. BadTemplateError of the variant for one that is not there."""
        count = len(self.slides)
        if number == 0 or not -count <= number <= count:
            raise BadTemplateError(variant, number=f"{number}", count=f"{count}")
        return number - 1 if number > 0 else count + number

    def tree(self, part: Part) -> Element:
        """A part as elements, made once."""
        if isinstance(part, XmlPart):
            return part._element  # noqa: SLF001
        if part not in self._trees:
            try:
                self._trees[part] = _without_dtd(etree.fromstring(part.blob, _PARSER))
            except etree.LxmlError:
                raise BadTemplateError("part-damaged", part=part.partname.membername) from None
        return self._trees[part]


class _Reader(PackageReader):
    """Parts that have been read, within bounds."""

    def __init__(self, parts: dict[PackURI, bytes]) -> None:
        super().__init__("")
        self.parts = parts

    @property
    def _blob_reader(self) -> dict[PackURI, bytes]:  # type: ignore[override]
        return self.parts


class _Loader(_PackageLoader):
    """Loads the parts that a deck may have, with the checks that the library does not make."""

    def __init__(self, package: Package, parts: dict[PackURI, bytes]) -> None:
        super().__init__("", package)
        self._owner, self._given = package, _Reader(parts)
        self.main = PACKAGE_URI
        self._marks = 0

    @property
    def _package_reader(self) -> PackageReader:
        return self._given

    def check(self) -> None:
        """Checks before parts are loaded: active content, and whether there is a presentation."""
        types = _rooted(parse_xml(self._given[CONTENT_TYPES_URI]), CT_Types)
        told = [one.get("ContentType", "") for one in (*types.default_lst, *types.override_lst)]
        named = any(one.endswith("vbaProject.bin") for one in self._given.parts)
        if named or any(sign in kind for kind in told for sign in _ACTIVE):
            raise BadTemplateError("macros")
        rows = self._xml_rels_for(PACKAGE_URI).relationship_lst
        main = next((row.target_ref for row in rows if row.reltype.endswith("/officeDocument")), None)
        if main is None:
            raise BadTemplateError("no-presentation")
        self.main = PackURI.from_rel_ref("/", main)
        if self.main not in self._given.parts:
            raise BadTemplateError("part-missing", part=self.main.membername)
        if _STRICT in self._given[self.main]:
            raise BadTemplateError("strict")

    def _xml_rels_for(self, partname: PackURI) -> CT_Relationships:
        rels = _rooted(super()._xml_rels_for(partname), CT_Relationships)
        unwanted = UNWANTED if not self._owner.deck else () if partname == self.main else ("/slide",)
        for row in list(rels.relationship_lst):
            target = PackURI.from_rel_ref(partname.baseURI, row.target_ref)
            if row.reltype.endswith(unwanted):
                rels.remove(row)
                self._owner.jumps[partname.membername, row.rId] = target.membername
            elif row.targetMode != MODE.EXTERNAL and target not in self._given.parts:
                self._owner.missing.append(target.membername)
        return rels

    @property
    def _parts(self) -> dict[PackURI, Part]:
        names = (name for name in self._xml_rels if name != PACKAGE_URI and name in self._given.parts)
        return {name: self._part(name) for name in names}

    def _part(self, name: PackURI) -> Part:
        """A part, by the class that python-pptx has for its content type; "" is the type of one that has none."""
        data = self._given[name]
        try:
            kind = self._content_types[name]
        except KeyError:
            kind = ""
        if name.endswith(_MARKUP) or kind.endswith("+xml"):
            self._marks += data.count(b"<")
            if len(data) > MAX_XML or self._marks > MAX_MARKS * (_MORE_MARKS if self._owner.deck else 1):
                raise BadTemplateError("too-large")
        try:
            part = PartFactory(name, kind, self._owner, data)
        except etree.LxmlError:
            raise BadTemplateError("part-damaged", part=name.membername) from None
        if isinstance(part, XmlPart):
            root = _without_dtd(part._element)  # noqa: SLF001
            if kind in _ROOTS and etree.QName(root).localname != _ROOTS[kind]:
                raise BadTemplateError("part-damaged", part=name.membername)
        self._owner.original[part] = data
        return part


def _without_dtd(root: Element) -> Element:
    """Elements of a part without a document type, which UTF-16 would hide from who looks at bytes."""
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadTemplateError("document-type")
    return root


def _rooted(element: Element, wanted: type[T]) -> T:
    """An element that is of the class that its part must have; ValueError for another."""
    if not isinstance(element, wanted):
        raise ValueError(wanted.__name__)  # noqa: TRY004  (it is the file that is odd)
    _without_dtd(element)
    return element


def _other_kind(data: bytes) -> str:
    """The variant of bad-template for a file of another kind, "" for what may be one of ours."""
    if data.startswith(_COMPOUND):
        return "password" if _WITH_PASSWORD in data else "old-format"
    if data.startswith(b"%PDF"):
        return "pdf"
    return "open-document" if data.startswith(b"PK") and _OPEN_DOCUMENT in data[:200] else ""


def _parts(data: bytes, most: int) -> dict[PackURI, bytes]:
    """All parts of an archive; no two may have one name, and none may be a way out of the package."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        entries = [entry for entry in file.infolist() if not entry.is_dir()]
        if len(entries) > most or sum(entry.file_size for entry in entries) > MAX_BYTES:
            raise BadTemplateError("too-large")
        parts: dict[PackURI, bytes] = {}
        taken: set[str] = set()
        for entry in entries:
            name = entry.filename.lstrip("/")
            if name.casefold() in taken:
                raise BadTemplateError("twice", part=name)
            if ".." in name.split("/") or "\\" in name:
                raise BadTemplateError("part-name", part=name)
            taken.add(name.casefold())
            content = parts[PackURI(f"/{name}")] = file.read(entry)
            if name.endswith(_MARKUP) and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
                raise BadTemplateError("document-type")
    return parts
