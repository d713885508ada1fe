"""Parts, relationships and content types of a deck, as python-pptx holds and saves them (ISO/IEC 29500-2).

The second half of its door: what is made and written. Entries of the archive are packed here, because the library's own
writer dates them by the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree
from pptx.exc import InvalidXmlError
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.constants import RELATIONSHIP_TARGET_MODE as MODE
from pptx.opc.package import Part, _Relationship
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter, _PhysPkgWriter
from pptx.oxml import parse_xml
from pptx.oxml.coreprops import CT_CoreProperties
from pptx.package import Package as AnyPackage
from pptx.parts.coreprops import CorePropertiesPart as CoreProperties

from progprint.pptx.archive import Packed, pack
from progprint.pptx.text import HEAD, attribute

__all__ = ["CONTENT_TYPE", "RELATIONSHIP_TYPE", "AnyPackage", "CoreProperties", "Part", "etree", "parse_xml"]
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FILLS = tuple(f"{A}{kind}" for kind in ("solidFill", "gradFill", "blipFill", "pattFill"))
"""What fills a shape with something."""
Element = etree._Element  # noqa: SLF001  (the name that lxml's stubs give to its element)


def related(source: Part | AnyPackage, kind: str) -> list[Part]:
    """The parts that relationships lead to whose type ends so."""
    rows = source._rels.values()  # noqa: SLF001  (a package has no other name for them)
    return [row.target_part for row in rows if not row.is_external and row.reltype.endswith(kind)]


def designs_of(main: Part) -> list[Part]:
    """The masters of a presentation, then their layouts."""
    masters = related(main, "/slideMaster")
    return [*masters, *(layout for master in masters for layout in related(master, "/slideLayout"))]


def place_of(shape: Any) -> tuple[int, int, int, int] | None:
    """Left, top, width and height that a shape says itself, EMU; ValueError for what is no length."""
    try:
        place, size = shape.xfrm.off, shape.xfrm.ext
        sides = place.x, place.y, size.cx, size.cy
    except (InvalidXmlError, AttributeError):  # it lacks what holds them, or is no shape that the library knows
        return None
    return sides


def picture_of(shape: Element, part: Part) -> bytes | None:
    """The file of the picture that a shape of a part shows; None for one that leads nowhere."""
    blip = shape.find(f".//{A}blip")
    row = part.rels.get(blip.get(f"{R}embed", "")) if blip is not None else None
    return row.target_part.blob if row is not None and not row.is_external else None


def canonical(element: Element | None) -> bytes:
    """Elements as canonical XML, without the blanks between them; "" for none."""
    if element is None:
        return b""
    made = etree.fromstring(etree.tostring(element, with_tail=False), _PARSER)
    return etree.tostring(made, method="c14n", exclusive=True)


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True, remove_comments=True)


def part_of(name: str, kind: str, data: bytes = b"") -> Part:
    """A new part of this name and content type."""
    return Part(PackURI(f"/{name}"), kind, None, data)  # type: ignore[arg-type]


def renamed(part: Part, name: str) -> None:
    """Give a part another name; relationships that lead to it follow."""
    part.partname = PackURI(f"/{name}")


def relate(source: Part, rows: Iterable[tuple[str, str, Part]]) -> None:
    """Relationships with ids of their own: id, type and part. ``relate_to`` looks at all that are there for each new one."""
    rels = source.rels
    for id_, kind, target in rows:
        rels._rels[id_] = _Relationship(source.partname.baseURI, id_, kind, MODE.INTERNAL, target)  # noqa: SLF001


def same_relationships(source: Part, target: Part) -> None:
    """Give ``target`` the relationships of ``source``, by the same ids."""
    target.rels._rels.update(source.rels.items())  # noqa: SLF001


class SlidePart(NamedTuple):
    """A slide of the deck that is made: the name of its section, its parts with their relationships, its XML, lines of notes."""

    section: str
    part: Part
    notes_part: Part
    notes: tuple[str, ...]
    xml: str = ""


def new_slide(section: str, layout: Part, notes_master: Part, notes: tuple[str, ...]) -> SlidePart:
    """A slide of a layout, related to its notes; it has no XML yet, and is named when its number is known."""
    part = part_of("ppt/slides/slide.xml", CONTENT_TYPE.PML_SLIDE)
    notes_part = part_of("ppt/notesSlides/notesSlide.xml", CONTENT_TYPE.PML_NOTES_SLIDE)
    relate(
        part,
        (("rId1", RELATIONSHIP_TYPE.SLIDE_LAYOUT, layout), ("rId2", RELATIONSHIP_TYPE.NOTES_SLIDE, notes_part)),
    )
    relate(
        notes_part,
        (("rId1", RELATIONSHIP_TYPE.NOTES_MASTER, notes_master), ("rId2", RELATIONSHIP_TYPE.SLIDE, part)),
    )
    return SlidePart(section, part, notes_part, notes)


def lead(part: Part, kind: str, target: Part) -> bool:
    """Lead the relationship of a part whose type ends so to another part; whether there is one."""
    row = next((one for one in part.rels.values() if one.reltype.endswith(kind)), None)
    if row is not None:
        row._target = target  # noqa: SLF001  (the library has no name for it)
    return row is not None


def core_properties(name: str) -> CoreProperties:
    """A new part for the properties that file managers show."""
    return CoreProperties(
        PackURI(f"/{name}"), CONTENT_TYPE.OPC_CORE_PROPERTIES, AnyPackage(""), CT_CoreProperties.new_coreProperties()
    )


def new_package(*rows: tuple[str, Part]) -> AnyPackage:
    """A package of parts by the types of their relationships, in this order."""
    package = AnyPackage("")
    for kind, part in rows:
        package.relate_to(part, kind)
    return package


def text_in(element: Element | None) -> str:
    """The words of a shape or a paragraph, without breaks; "" for none."""
    return "".join(one.text or "" for one in element.iter(f"{A}t")) if element is not None else ""


def words_in(element: Element) -> str:
    """The words of a shape or a paragraph; a line break is a newline."""
    parts = element.iter(f"{A}t", f"{A}br")
    return "".join("\n" if one.tag == f"{A}br" else one.text or "" for one in parts)


def in_order(elements: Iterable[Element], order: Sequence[str]) -> list[Element]:
    """Elements as the form wants them, by their names without namespace; others last."""
    ranks = {name: n for n, name in enumerate(order)}
    return sorted(elements, key=lambda one: ranks.get(etree.QName(one).localname, len(ranks)))


def markup(element: Element) -> bytes:
    """Elements as the bytes of a part."""
    return HEAD.encode() + etree.tostring(element, encoding="UTF-8", xml_declaration=False)


def drop(element: Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def copied(element: Element, lead: Callable[[str], str]) -> Element:
    """A copy for another part. ``lead`` gives the id that a relationship has there; "": it leads nowhere, and is taken off."""
    made = deepcopy(element)
    for one in list(made.iter(etree.Element)):
        for name, value in list(one.attrib.items()):
            if str(name).startswith(R):
                if new := lead(str(value)):
                    one.set(name, new)
                elif one.tag in (f"{A}hlinkClick", f"{A}hlinkHover"):
                    drop(one)
                else:
                    del one.attrib[name]
    return made


def packed(part: Part, data: bytes) -> tuple[Packed, ...]:
    """The entries of a part: itself with these bytes, and its relationships."""
    entry = pack(part.partname.membername, data)
    if not part.rels:
        return (entry,)
    return entry, pack(part.partname.rels_uri.membername, _relationships(part).encode())


def _relationships(part: Part) -> str:
    """The relationships of a part as text: ``rels.xml`` of python-pptx makes each by elements, 50 µs for a slide's."""
    folder = part.partname.baseURI
    rows = [
        _relationship(id_, row.reltype, row.target_ref, outside=True)
        if row.is_external
        else _relationship(id_, row.reltype, _reference(row.target_partname, folder), outside=False)
        for id_, row in part.rels.items()
    ]
    return f'{HEAD}<Relationships xmlns="{_RELATIONSHIPS}">{"".join(rows)}</Relationships>'


@lru_cache(maxsize=4096)
def _relationship(id_: str, kind: str, target: str, *, outside: bool) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{attribute(id_)}" Type="{attribute(kind)}" Target="{attribute(target)}"{mode}/>'


@lru_cache(maxsize=4096)
def _reference(target: PackURI, folder: str) -> str:
    return target.relative_ref(folder)


class Packer(PackageWriter):
    """Writes a package into entries by name. ``known`` are those of packed parts, ``original`` the bytes of others."""

    def __init__(
        self, package: AnyPackage, known: Mapping[Part, tuple[Packed, ...]], original: Mapping[Part, bytes]
    ) -> None:
        super().__init__("", package._rels, tuple(_all_parts(package)))  # noqa: SLF001
        self._known, self._original = known, original
        self.made: dict[str, Packed] = {}

    def run(self) -> dict[str, Packed]:
        """All parts, types and relationships in the order of the file."""
        writer = _Store(self.made)
        self._write_content_types_stream(writer)
        self._write_pkg_rels(writer)
        self._write_parts(writer)
        return self.made

    def _write_parts(self, _: _PhysPkgWriter) -> None:
        for part in self._parts:
            entries = self._known.get(part) or packed(part, self._original.get(part) or part.blob)
            self.made.update((entry.name, entry) for entry in entries)


def _all_parts(package: AnyPackage) -> Iterator[Part]:
    """All parts in the order in which they are reached; slides that lead on to slides may be thousands deep."""
    reached: set[Part] = set()
    rows = [iter(package._rels.values())]  # noqa: SLF001
    while rows:
        row = next(rows[-1], None)
        if row is None:
            rows.pop()
        elif not row.is_external and row.target_part not in reached:
            reached.add(row.target_part)
            yield row.target_part
            rows.append(iter(row.target_part.rels.values()))


class _Store(_PhysPkgWriter):
    """Packs what it is given; the library's own writer would date it by the clock."""

    def __init__(self, made: dict[str, Packed]) -> None:
        self._made = made

    def write(self, pack_uri: PackURI, blob: bytes) -> None:
        self._made[pack_uri.membername] = pack(pack_uri.membername, blob)
