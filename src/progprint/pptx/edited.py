"""A deck as somebody has left it: its slides by key, and which of their shapes was which slot.

A shape is known by its name; where a program has renamed placeholders, by its words, else by where it stands.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from progprint import files
from progprint.pptx.opened import BROKEN, Opened, RefusedError, relations_of
from progprint.pptx.record import MARK, Box, Record, SlotRecord, digest, digest_of, record_of

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EMU = 1270.0  # a tenth of a point
_SHAPES = tuple(f"{P}{name}" for name in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp"))
_FURNITURE = ("ftr", "sldNum", "dt", "hdr")
Element = etree._Element  # noqa: SLF001  (the name that lxml's stubs give to its element)


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape: what kind of thing it is, the digest of what it shows, and its place if it says one."""

    element: Element
    kind: str
    name: str
    digest: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class EditedSlide:
    """A slide: its key ("" for one that was added), part, elements, shapes and the lines of its notes."""

    key: str
    part: str
    tree: Element
    shapes: Sequence[Shape]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """A deck: the record of how it was written, and its slides in the order of now."""

    package: Opened
    record: Record
    slides: Sequence[EditedSlide]


def read_edited(data: bytes) -> Edited | None:
    """A deck that was written by us and touched since; None if nobody touched it, or if it is none of ours.

    Raises RefusedError for a file that cannot be read as a deck although it is one of ours.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            crcs = [(entry.filename, entry.CRC) for entry in file.infolist()]
            record = record_of(file)
    except BROKEN:
        return None
    if record is None or files.digest_of_parts(crcs) == record.whole:
        return None
    try:
        package = Opened(data)
        return Edited(package, record, list(_slides(package)))
    except (etree.LxmlError, *BROKEN) as trouble:
        message = "damaged"
        raise RefusedError(message) from trouble


def parsed(text: str) -> Element:
    """Elements of a part; nothing is fetched and no entity is filled in."""
    return etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def drop(element: Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def exchange(old: Element, new: Element) -> None:
    """Put another element in the place of one."""
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)


def shape_tree(tree: Element) -> Element:
    """What holds the shapes of a slide; KeyError for what is none."""
    found = tree.find(f"{P}cSld/{P}spTree")
    if found is None:
        raise KeyError(tree.tag)
    return found


def _slides(package: Opened) -> Iterator[EditedSlide]:
    targets = {id_: target for id_, _, target, _ in package.relations(package.main)}
    seen: set[str] = set()
    for listed in parsed(package.text(package.main)).iter(f"{P}sldId"):
        part = targets[listed.get(f"{R}id", "")]
        tree = parsed(package.text(part))
        key, shapes = "", []
        for element in _in_tree(tree):
            name = _named(element)
            if name.startswith(MARK):
                key = key or name.removeprefix(MARK)
            elif _holder(element) not in _FURNITURE:
                shapes.append(_shape(package, part, element, name))
        if key in seen:  # a copy that somebody made
            key = ""
        seen.add(key)
        yield EditedSlide(key, part, tree, shapes, _notes(package, part))


def _in_tree(tree: Element) -> list[Element]:
    """The shapes of a slide, hidden ones too, groups as one."""
    return [element for element in shape_tree(tree) if element.tag in _SHAPES]


def _named(element: Element) -> str:
    properties = next(element.iter(f"{P}cNvPr"), None)
    return (properties.get("name") or "") if properties is not None else ""


def _holder(element: Element) -> str:
    holder = element.find(f"./*/{P}nvPr/{P}ph")
    return (holder.get("type") or "obj") if holder is not None else ""


def _shape(package: Opened, part: str, element: Element, name: str) -> Shape:
    kind = {f"{P}sp": "text", f"{P}pic": "picture", f"{P}graphicFrame": "table"}.get(str(element.tag), "other")
    if kind == "picture":
        blip = element.find(f"{P}blipFill/{A}blip")
        ids = {id_: target for id_, _, target, _ in package.relations(part)}
        target = ids.get(blip.get(f"{R}embed", "")) if blip is not None else None
        said = digest_of(package.parts[target]) if target in package.parts else ""
    else:
        said = digest("".join(one.text or "" for one in element.iter(f"{A}t")))
    return Shape(element, kind, name, said, _box(element))


def _box(element: Element) -> Box | None:
    place = element.find(f"{P}xfrm")
    place = place if place is not None else element.find(f"./{P}spPr/{A}xfrm")
    if place is None:
        return None
    offset, extent = place.find(f"{A}off"), place.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    x, y = (round(int(offset.get(key, "0")) / _EMU) for key in ("x", "y"))
    width, height = (round(int(extent.get(key, "0")) / _EMU) for key in ("cx", "cy"))
    return x, y, width, height


def _notes(package: Opened, part: str) -> tuple[str, ...]:
    """The lines of a slide's notes."""
    notes = next(iter(package.related(part, "/notesSlide")), "")
    if notes not in package.parts:
        return ()
    for element in _in_tree(parsed(package.text(notes))):
        if _holder(element) in ("body", "obj"):
            lines = ("".join(one.text or "" for one in line.iter(f"{A}t")) for line in element.iter(f"{A}p"))
            return tuple(line for line in lines if line.strip())
    return ()


def matched(slots: Mapping[str, SlotRecord], kinds: Mapping[str, str], shapes: Sequence[Shape]) -> dict[str, Shape]:
    """Which shape is which slot; a slot without one was taken away, shapes that are left were added."""
    found: dict[str, Shape] = {}
    free = list(shapes)

    def take(slot: str, shape: Shape) -> None:
        found[slot] = shape
        free.remove(shape)

    for slot, row in slots.items():
        named = [shape for shape in free if shape.name == row.label and shape.kind == kinds[slot]]
        if len(named) == 1:
            take(slot, named[0])
    for slot, row in slots.items():
        same = [shape for shape in free if shape.digest == row.digest and shape.kind == kinds[slot]]
        if slot not in found and same:
            take(slot, min(same, key=lambda shape: _apart(shape.box, row.box)))
    for slot, row in slots.items():
        near = [shape for shape in free if shape.kind == kinds[slot] and _apart(shape.box, row.box) < _NEAR]
        if slot not in found and near:
            take(slot, min(near, key=lambda shape: _apart(shape.box, row.box)))
    return found


_NEAR = 3000
"""How far a shape may have been moved, tenths of a point, and be edited too, to be known when it was renamed."""


def _apart(one: Box | None, other: Box) -> int:
    """How far two places lie apart; one that is not said lies where it was."""
    if one is None:
        return 0
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def relation_rows(package: Opened, part: str) -> dict[str, tuple[str, str, bool]]:
    """All relations of a part by id: type, target and whether it lies outside the file."""
    name = relations_of(part)
    if name not in package.parts:
        return {}
    rows = {}
    for row in parsed(package.text(name)):
        outside = row.get("TargetMode") == "External"
        target = row.get("Target", "")
        if not outside:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
        rows[row.get("Id", "")] = (row.get("Type", ""), target, outside)
    return rows
