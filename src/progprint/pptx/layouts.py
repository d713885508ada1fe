"""What a template offers: its layouts with their placeholders, where these stand, and how they set text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET  # expat refuses entity bombs; document types are refused before

from progprint.core.units import Rect
from progprint.pptx.opened import Opened, RefusedError
from progprint.pptx.text import attribute

EMU = 12700
_SMALLEST, _LARGEST = 72.0, 4032.0
"""Bounds of the sides of a slide, points (ST_SlideSizeCoordinate)."""
_FARTHEST, _DIGITS = 27273042316900, 9
"""The largest coordinate that the form allows (ST_CoordinateUnqualified), and digits of an index."""
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_THEME_NAME = re.compile(r'<a:theme\b[^>]*?\bname="([^"]*)"')
FURNITURE = ("dt", "ftr", "sldNum", "hdr")
"""Placeholders that are not for the slide's own words."""


@dataclass(frozen=True, slots=True)
class BoundSlot:
    """A placeholder: its name (escaped), its ``p:ph`` on a slide, its frame on the layout, and its insets, points.

    Without a reference it is no placeholder but a box of the look's own.
    """

    label: str
    reference: str
    frame: Rect
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    @property
    def box(self) -> Rect:
        """The room for text."""
        left, top, right, bottom = self.insets
        return Rect(self.frame.x0 + left, self.frame.y0 + top, self.frame.x1 - right, self.frame.y1 - bottom)

    def outer(self, box: Rect) -> Rect:
        """The frame whose room for text is ``box``."""
        left, top, right, bottom = self.insets
        return Rect(box.x0 - left, box.y0 - top, box.x1 + right, box.y1 + bottom)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder as found. ``idx`` is -1 where none is written; ``upright`` is false where its text runs down or is turned."""

    name: str
    type: str
    idx: int
    slot: BoundSlot
    upright: bool = True

    def __str__(self) -> str:
        """For messages: name, type and idx."""
        return f"{self.name} ({self.type}{f', idx {self.idx}' if self.idx >= 0 else ''})"


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout as found: its part, name and type, its master's name and number, and its placeholders."""

    part: str
    name: str
    type: str
    master: str
    master_number: int
    placeholders: Sequence[Placeholder]

    def __str__(self) -> str:
        """For messages: its name, and its master's."""
        return f"{self.name} (master {self.master_number}: {self.master})"


def slide_size(package: Opened) -> tuple[float, float]:
    """Width and height of a slide, points; RefusedError for what no office program shows (ISO/IEC 29500-1 §19.7.14)."""
    size = package.tree(package.main).find(f"{P}sldSz")
    width, height = pair(size, "cx", "cy") if size is not None else (960.0, 540.0)
    if not (_SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST):
        raise RefusedError("size")
    return width, height


def layouts(package: Opened) -> list[Layout]:
    """All layouts, master by master, in the order of the file."""
    found = []
    for number, master in enumerate(_listed(package, package.main, "sldMasterId"), 1):
        theme = next(iter(package.related(master, "/theme")), "")
        named = _THEME_NAME.search(package.text(theme)) if theme else None
        above = list(placeholders(package.tree(master), {}))
        by_type = {one.type: one for one in above}
        for part in _listed(package, master, "sldLayoutId"):
            tree = package.tree(part)
            common = tree.find(f"{P}cSld")
            label = common.get("name", "") if common is not None else ""
            name = named[1] if named else ""
            found.append(Layout(part, label, tree.get("type", ""), name, number, list(placeholders(tree, by_type))))
    return found


def _listed(package: Opened, part: str, tag: str) -> list[str]:
    """The parts that a part lists, in the order of its list, which is the one that office programs show."""
    targets = {id_: target for id_, _, target, _ in package.relations(part)}
    listed = [targets.get(one.get(f"{_R}id", ""), "") for one in package.tree(part).iter(f"{P}{tag}")]
    return [target for target in listed if target in package.parts]


def placeholders(tree: ET.Element, above: Mapping[str, Placeholder]) -> Iterator[Placeholder]:
    """Placeholders with their frames; what one does not say itself it has from the master's of its type."""
    for shape in tree.iter():
        holder = shape.find(f"./*/{P}nvPr/{P}ph") if shape.tag in (f"{P}sp", f"{P}pic", f"{P}graphicFrame") else None
        if holder is None:
            continue
        kind = holder.get("type", "obj")
        named = name_of(shape)
        index = holder.get("idx")
        written = (("type", holder.get("type")), ("sz", holder.get("sz")), ("idx", index))
        attributes = "".join(f' {key}="{attribute(value)}"' for key, value in written if value is not None)
        general = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}.get(kind, kind)
        parent = above.get(kind) or above.get(general)
        frame = _frame(shape) or (parent.slot.frame if parent else None) or Rect(0, 0, 0, 0)
        slot = BoundSlot(attribute(named), f"<p:ph{attributes}/>", frame, _insets(shape, parent))
        number = int(index) if index and index.isdecimal() and len(index) <= _DIGITS else -1
        yield Placeholder(named, kind, number, slot, _upright(shape))


def name_of(shape: ET.Element) -> str:
    """The name of a shape; "" for one that has none."""
    properties = next(shape.iter(f"{P}cNvPr"), None)
    return properties.get("name", "") if properties is not None else ""


def _frame(shape: ET.Element) -> Rect | None:
    offset, extent = shape.find(f".//{A}xfrm/{A}off"), shape.find(f".//{A}xfrm/{A}ext")
    if offset is None or extent is None:
        return None
    (x, y), (width, height) = pair(offset, "x", "y"), pair(extent, "cx", "cy")
    return Rect(x, y, x + width, y + height)


def pair(element: ET.Element, one: str, other: str) -> tuple[float, float]:
    """Two lengths of an element in points, 0 where one is missing; ValueError for what is no length."""
    return points(element.get(one, "0")), points(element.get(other, "0"))


def points(text: str) -> float:
    """A length in EMU as points (ISO/IEC 29500-1 §20.1.10.16); ValueError for what is none, or beyond the form's bounds."""
    value = int(text)
    if abs(value) > _FARTHEST:
        raise ValueError(text)
    return value / EMU


_SIDES = (("lIns", "91440"), ("tIns", "45720"), ("rIns", "91440"), ("bIns", "45720"))


def _insets(shape: ET.Element, parent: Placeholder | None) -> tuple[float, float, float, float]:
    """Left, top, right, bottom; the defaults of ISO/IEC 29500-1 §21.1.2.1.1 are a tenth and a twentieth of an inch."""
    body = shape.find(f".//{A}bodyPr")
    given = body.attrib if body is not None else {}
    above = [str(round(v * EMU)) for v in parent.slot.insets] if parent else [default for _, default in _SIDES]
    left, top, right, bottom = (points(given.get(key, over)) for (key, _), over in zip(_SIDES, above, strict=True))
    return left, top, right, bottom


def _upright(shape: ET.Element) -> bool:
    body, place = shape.find(f".//{A}bodyPr"), shape.find(f".//{A}xfrm")
    turned = place is not None and place.get("rot", "0") != "0"
    return not turned and (body is None or body.get("vert", "horz") == "horz")


def folded(name: str) -> str:
    """A name without what typing changes: case, and runs of white space."""
    return " ".join(name.split()).casefold()
