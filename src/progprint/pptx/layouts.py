"""The layouts of a template with their placeholders, where these stand, and how they set text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from progprint.core.units import Rect
from progprint.pptx.package import BadTemplateError, Package
from progprint.pptx.parts import A, Element, P, Part, etree, place_of, related
from progprint.pptx.pieces import EMU
from progprint.pptx.text import attribute

_SMALLEST, _LARGEST = 72.0, 4032.0
"""Bounds of the sides of a slide, points (ST_SlideSizeCoordinate)."""
_FARTHEST, _DIGITS = 27273042316900, 9
"""The largest coordinate that the form allows (ST_CoordinateUnqualified), and digits of an index."""
FURNITURE = ("dt", "ftr", "sldNum", "hdr")
"""Placeholders that are not for the slide's own words."""
TRUE, FALSE = ("1", "true"), ("0", "false")
"""How files spell that something is so, and that it is not."""
_NOTHING = etree.Element(f"{P}cNvPr")
T = TypeVar("T")


Insets = tuple[float, float, float, float]
"""Space between a shape and its text, pt: left, top, right, bottom."""


def inside(frame: Rect, insets: Insets) -> Rect:
    """The room for text in a frame."""
    left, top, right, bottom = insets
    return Rect(frame.x0 + left, frame.y0 + top, frame.x1 - right, frame.y1 - bottom)


class BoundSlot(NamedTuple):
    """A placeholder: its name (escaped), its ``p:ph`` on a slide, its frame on the layout, its insets, points, and its type.

    Without a reference it is no placeholder but a box of the look's own. ``dressed``: its layout gives it a fill or an outline;
    ``align`` is how the layout aligns its text, ``bold`` and ``color`` are the weight and the colour of the theme that it gives.
    """

    label: str
    reference: str
    frame: Rect
    insets: Insets = (0.0, 0.0, 0.0, 0.0)
    type: str = ""
    dressed: bool = False
    align: str = ""
    bold: str = ""
    color: str = ""

    @property
    def box(self) -> Rect:
        """The room for text."""
        return inside(self.frame, self.insets)

    def outer(self, box: Rect) -> Rect:
        """The frame whose room for text is ``box``."""
        left, top, right, bottom = self.insets
        return Rect(box.x0 - left, box.y0 - top, box.x1 + right, box.y1 + bottom)


class Placeholder(NamedTuple):
    """A placeholder as found. ``idx`` is -1 where none is written; ``upright`` is false where its text runs down or is turned."""

    name: str
    type: str
    idx: int
    slot: BoundSlot
    upright: bool = True

    def __str__(self) -> str:
        """For messages: name, type and idx."""
        return f"{self.name} ({self.type}{f', idx {self.idx}' if self.idx >= 0 else ''})"


class Layout(NamedTuple):
    """A layout as found: its part, name and type, its master's name and number, and its placeholders."""

    part: Part
    name: str
    type: str
    master: str
    master_number: int
    placeholders: Sequence[Placeholder]

    def __str__(self) -> str:
        """For messages: its name, and its master's."""
        return f"{self.name} (master {self.master_number}: {self.master})"


def slide_size(package: Package) -> tuple[float, float]:
    """Width and height of a slide, points; RefusedError for what no office program shows (ISO/IEC 29500-1 §19.7.14)."""
    wide, high = package.presentation.slide_width, package.presentation.slide_height
    if wide is None or high is None:
        return 960.0, 540.0
    width, height = points(wide), points(high)
    if not (_SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST):
        raise BadTemplateError("size")
    return width, height


def layouts(package: Package) -> list[Layout]:
    """All layouts, master by master, in the order that office programs show."""
    found = []
    for number, master in enumerate(package.presentation.slide_masters, 1):
        theme = next(iter(related(master.part, "/theme")), None)
        named = package.tree(theme).get("name", "") if theme is not None else ""
        above = by_type((one.type, one) for one in placeholders(master.element))
        for layout in master.slide_layouts:
            own = list(placeholders(layout.element, above))
            found.append(Layout(layout.part, layout.name, layout.element.get("type", ""), named, number, own))
    return found


def placeholders_of(package: Package, layout: Part) -> list[Placeholder]:
    """The placeholders of a layout, as they are with what they have from their master."""
    above = by_type(
        (one.type, one) for part in related(layout, "/slideMaster") for one in placeholders(package.tree(part))
    )
    return list(placeholders(package.tree(layout), above))


def placeholders(root: Element, above: Mapping[str, Placeholder] | None = None) -> Iterator[Placeholder]:
    """The placeholders of a master or layout with their frames; what one does not say itself it has from the master's.

    The elements are asked for what they say; ``left`` and its like of python-pptx's placeholders look the parent up
    among all shapes of the master for each value, 18 s for a master of 4,900 shapes.
    """
    for element, holder in holders(root):
        kind = holder.get("type", "obj")
        index = holder.get("idx")
        written = (("type", holder.get("type")), ("sz", holder.get("sz")), ("idx", index))
        attributes = "".join(f' {key}="{attribute(value)}"' for key, value in written if value is not None)
        parent = inherited(kind, above or {})
        frame = frame_of(element) or (parent.slot.frame if parent else Rect(0, 0, 0, 0))
        dressed = any(True for one in element.findall(f"{P}spPr/*") if one.tag not in _PLACED)
        dressed = dressed or (parent is not None and parent.slot.dressed)
        name, insets = attribute(name_of(element)), insets_of(element, parent)
        slot = BoundSlot(name, f"<p:ph{attributes}/>", frame, insets, kind, dressed, *_look(element))
        number = int(index) if index and index.isdecimal() and len(index) <= _DIGITS else -1
        yield Placeholder(name_of(element), kind, number, slot, _upright(element))


def holders(root: Element) -> Iterator[tuple[Element, Element]]:
    """The shapes of a master or layout that are placeholders, each with its ``p:ph``."""
    for shape in root.iter(f"{P}sp", f"{P}pic", f"{P}graphicFrame"):
        holder = holder_in(shape)
        if holder is not None:
            yield shape, holder


def by_type(rows: Iterable[tuple[str, T]]) -> dict[str, T]:
    """The first of each type of placeholder."""
    found: dict[str, T] = {}
    for kind, one in rows:
        found.setdefault(kind, one)
    return found


def inherited(kind: str, above: Mapping[str, T]) -> T | None:
    """The placeholder that one of a layout inherits from: the master's of its type, else its title or body (§19.7.10)."""
    if kind in above or kind in ("title", *FURNITURE):
        return above.get(kind)
    return above.get("title" if kind == "ctrTitle" else "body")


def about(shape: Element) -> Element:
    """The things that a shape tells of itself: id, name, what it shows, whether it is hidden; an empty element for nothing."""
    return next(shape.iter(f"{P}cNvPr"), _NOTHING)


def name_of(shape: Element) -> str:
    """The name of a shape; "" for one that has none."""
    return about(shape).get("name", "")


def id_of(shape: Element) -> str:
    """The number of a shape; "" for one that has none."""
    return about(shape).get("id", "")


def is_hidden(shape: Element) -> bool:
    """Whether a shape is hidden."""
    return about(shape).get("hidden") in TRUE


def holder_in(shape: Element) -> Element | None:
    """The ``p:ph`` of a shape that is a placeholder."""
    return shape.find(f"./*/{P}nvPr/{P}ph")


def frame_of(shape: Element) -> Rect | None:
    """The place that a shape tells itself; ValueError for what is none."""
    place = place_of(shape)
    if place is None:
        return None
    x, y, width, height = map(points, place)
    return Rect(x, y, x + width, y + height)


def points(value: int | str) -> float:
    """A length in EMU as points (ISO/IEC 29500-1 §20.1.10.16); ValueError for what is none, or beyond the form's bounds."""
    value = int(value)
    if abs(value) > _FARTHEST:
        raise ValueError(value)
    return value / EMU


_PLACED = (f"{A}xfrm", f"{A}prstGeom", f"{A}noFill")
_SIDES = {"lIns": 7.2, "tIns": 3.6, "rIns": 7.2, "bIns": 3.6}


def insets_of(shape: Element, parent: Placeholder | None) -> Insets:
    """The insets of a shape; the defaults are a tenth and a twentieth of an inch (ISO/IEC 29500-1 §21.1.2.1.1)."""
    body = next(shape.iter(f"{A}bodyPr"), None)
    above = parent.slot.insets if parent else _SIDES.values()
    given = [body.get(side) if body is not None else None for side in _SIDES]
    left, top, right, bottom = (over if own is None else points(own) for own, over in zip(given, above, strict=True))
    return left, top, right, bottom


def _look(shape: Element) -> tuple[str, str, str]:
    """Alignment, weight and colour of the text of a placeholder, each "" where it does not say it itself."""
    level = shape.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr")
    if level is None:
        return "", "", ""
    look, color = level.find(f"{A}defRPr"), level.find(f"{A}defRPr/{A}solidFill/{A}schemeClr")
    return (
        level.get("algn", ""),
        look.get("b", "") if look is not None else "",
        color.get("val", "") if color is not None and not len(color) else "",
    )


def _upright(shape: Element) -> bool:
    body, place = shape.find(f".//{A}bodyPr"), shape.find(f".//{A}xfrm")
    turned = place is not None and place.get("rot", "0") != "0"
    return not turned and (body is None or body.get("vert", "horz") == "horz")


def folded(name: str) -> str:
    """A name without what typing changes: case, and runs of white space."""
    return " ".join(name.split()).casefold()
