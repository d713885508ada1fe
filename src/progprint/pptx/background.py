"""The background of a slide: grounds, shapes and pictures of master and layout, and how placeholders set text.

    layout part ─▶ Background(ground, shapes, looks)     colours by the names of the theme, resolved by a Palette per deck

Read are the parts of DrawingML that templates use (ISO/IEC 29500-1 §19.3, §20.1): solid and gradient fills (their first
colour), rectangles, ellipses, lines, groups, pictures. What else a template draws is left out, and ``left`` names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from progprint import files
from progprint.core.units import Rect
from progprint.pptx.layouts import TRUE, by_type, frame_of, holder_in, holders, inherited, is_hidden, name_of, points
from progprint.pptx.package import Package
from progprint.pptx.parts import A, Element, P, Part, picture_of, related
from progprint.pptx.text import attribute
from progprint.pptx.tones import Tone, color_of, tone_of

if TYPE_CHECKING:
    from progprint.core.raster import Raster

_DEEPEST, _LARGEST_TEXT = 50, 4000.0
"""Groups within groups that are drawn; points of type."""
_UPRIGHT = ("0", "10800000")
_ROUND = frozenset(("ellipse",))
_BOXES = frozenset(("rect", "roundRect", "snip1Rect", "round1Rect", "round2SameRect"))
_SHAPES = tuple(f"{P}{kind}" for kind in ("sp", "cxnSp", "pic", "grpSp", "graphicFrame"))
_STYLES = {
    "title": "titleStyle",
    "ctrTitle": "titleStyle",
    "body": "bodyStyle",
    "subTitle": "bodyStyle",
    "obj": "bodyStyle",
}


Scale = tuple[float, float, float, float]
"""Coordinates within others: where their origin lies (x, y), and how much a point of theirs is, across and down."""
UNSCALED: Scale = (0.0, 0.0, 1.0, 1.0)


class BackgroundShape(NamedTuple):
    """Something behind the words: filled with ``tone`` (a ``round`` one is an ellipse), or a ``picture``.

    With a ``stroke`` (pt) it is the outline alone. ``whole`` is where all of a cropped picture would lie.
    """

    rect: Rect
    tone: Tone | None = None
    round: bool = False
    picture: Raster | None = None
    stroke: float = 0.0
    whole: Rect | None = None


class TextLook(NamedTuple):
    """The setting of text in a placeholder: align is l, ctr or r, anchor t, ctr or b; ``fill`` is its ground."""

    tone: Tone = Tone("tx1")
    align: str = "l"
    anchor: str = "t"
    bold: bool = False
    size: float = 18.0
    fill: Tone | None = None


class Background(NamedTuple):
    """A layout as it is drawn. ``looks`` are those of its placeholders by the name that ``BoundSlot`` gives them."""

    ground: Tone
    shapes: Sequence[BackgroundShape]
    looks: Mapping[str, TextLook]
    left: Sequence[str] = ()


def background(package: Package, layout: Part) -> Background:
    """A layout with what it has from its master."""
    tree = package.tree(layout)
    (above,) = related(layout, "/slideMaster")[:1]
    master = package.tree(above)
    shown = [(layout, tree)] if tree.get("showMasterSp") == "0" else [(above, master), (layout, tree)]
    reader = ShapeReader()
    shapes = [shape for part, root in shown for shape in reader.all(part, root)]
    ground = ground_of(tree) or ground_of(master) or Tone("bg1")
    return Background(ground, shapes, dict(_looks(tree, master)), tuple(dict.fromkeys(reader.left)))


class ShapeReader:
    """Reads shapes that are no placeholders, groups taken apart; ``left`` are the kinds of those that are not drawn."""

    def __init__(self) -> None:
        self.left: list[str] = []

    def all(self, part: Part, root: Element) -> Iterator[BackgroundShape]:
        """All that a master or a layout draws; words in its shapes are left."""
        tree = root.find(f"{P}cSld/{P}spTree")
        for one in tree.iterchildren(*_SHAPES) if tree is not None else ():
            if holder_in(one) is None:
                yield from self.shape(part, one)
                if one.find(f".//{A}t") is not None and not one.tag.endswith("graphicFrame"):
                    self.left.append("text")

    def shape(
        self, part: Part, one: Element, frame: Scale = UNSCALED, depth: int = 0, place: Rect | None = None
    ) -> Iterator[BackgroundShape]:
        """A shape of a part without its words, in the coordinates of a ``frame`` around it.

        ``place`` is that of a shape which does not say its own, as one in a placeholder.
        """
        kind = one.tag.removeprefix(P)
        if kind == "grpSp" and depth < _DEEPEST:
            inner = _nested(one, frame)
            for inside in one.iterchildren(*_SHAPES):
                yield from self.shape(part, inside, inner, depth + 1)
        elif kind in ("sp", "cxnSp", "pic"):
            yield from self._shape(part, one, kind, _rect(one, frame) or place)
        else:
            self.left.append(kind)

    def _shape(self, part: Part, one: Element, kind: str, rect: Rect | None) -> Iterator[BackgroundShape]:
        properties = one.find(f"{P}spPr")
        if rect is None or properties is None or is_hidden(one):
            return
        place = properties.find(f"{A}xfrm")
        if place is not None and place.get("rot", "0") not in _UPRIGHT:
            self.left.append("rot")
            return
        if kind == "pic":
            raster = self._picture(part, one)
            if raster is not None:
                yield BackgroundShape(rect, picture=raster, whole=_whole(rect, one.find(f"{P}blipFill/{A}srcRect")))
            return
        geometry = properties.find(f"{A}prstGeom")
        form = geometry.get("prst", "") if geometry is not None else "custGeom"
        line = properties.find(f"{A}ln")
        if kind == "cxnSp" or form == "line":
            yield from _line(rect, line)
            return
        fill = tone_of(properties) or _styled(one, properties, "fillRef")
        edge = tone_of(line) if line is not None else None
        edge = edge or _styled(one, line, "lnRef")
        if (fill or edge) is not None and form not in _BOXES | _ROUND:
            self.left.append(form)
            return
        if fill is not None:
            yield BackgroundShape(rect, fill, form in _ROUND)
        if edge is not None:
            width = points(line.get("w", "12700")) if line is not None else 1.0
            yield BackgroundShape(rect, edge, form in _ROUND, stroke=width)

    def _picture(self, part: Part, one: Element) -> Raster | None:
        data = picture_of(one, part)
        raster = files.picture_of(data) if data is not None else None
        if raster is None:
            self.left.append("picture")
        return raster


def _whole(rect: Rect, crop: Element | None) -> Rect | None:
    """Where all of a picture lies of which a part fills a place (§20.1.8.55, in 1/1000 %); None where nothing is cut."""
    left, top, right, bottom = (int(crop.get(side, "0")) / 100_000 if crop is not None else 0.0 for side in "ltrb")
    across, down = 1.0 - left - right, 1.0 - top - bottom
    if across <= 0.0 or down <= 0.0 or not any((left, top, right, bottom)):
        return None
    x, y = rect.x0 - left * rect.width / across, rect.y0 - top * rect.height / down
    return Rect(x, y, x + rect.width / across, y + rect.height / down)


def _styled(shape: Element, properties: Element | None, name: str) -> Tone | None:
    """The colour that the style of a shape gives, where its properties say none (§19.3.1.46)."""
    if properties is not None and properties.find(f"{A}noFill") is not None:
        return None
    style = shape.find(f"{P}style/{A}{name}")
    return color_of(style) if style is not None and style.get("idx", "0") != "0" else None


def _line(rect: Rect, line: Element | None) -> Iterator[BackgroundShape]:
    """A straight line as a thin rectangle, if it runs level or upright."""
    tone = tone_of(line) if line is not None else None
    width = points(line.get("w", "9525")) if line is not None else 0.75
    if tone is not None and min(rect.width, rect.height) < 1.0:
        yield BackgroundShape(
            Rect(rect.x0, rect.y0, max(rect.x1, rect.x0 + width), max(rect.y1, rect.y0 + width)), tone
        )


def _rect(shape: Element, frame: Scale) -> Rect | None:
    rect = frame_of(shape)
    dx, dy, sx, sy = frame
    return rect and Rect(dx + rect.x0 * sx, dy + rect.y0 * sy, dx + rect.x1 * sx, dy + rect.y1 * sy)


def _pair(element: Element, one: str, other: str) -> tuple[float, float]:
    """Two lengths of an element in points, 0 where one is missing; ValueError for what is no length."""
    return points(element.get(one, "0")), points(element.get(other, "0"))


def _nested(group: Element, frame: Scale) -> Scale:
    """Where the coordinates inside a group lie outside of it (§20.1.7.5)."""
    place = group.find(f"{P}grpSpPr/{A}xfrm")
    rect = _rect(group, frame)
    inner = place.find(f"{A}chOff") if place is not None else None
    size = place.find(f"{A}chExt") if place is not None else None
    if rect is None or inner is None or size is None:
        return frame
    (x, y), (wide, high) = _pair(inner, "x", "y"), _pair(size, "cx", "cy")
    sx, sy = (rect.width / wide if wide else 1.0), (rect.height / high if high else 1.0)
    return rect.x0 - x * sx, rect.y0 - y * sy, sx, sy


def ground_of(root: Element) -> Tone | None:
    """The ground that a slide, a layout or a master says itself."""
    common = root.find(f"{P}cSld/{P}bg")
    if common is None:
        return None
    properties = common.find(f"{P}bgPr")
    return tone_of(properties) if properties is not None else color_of(common.find(f"{P}bgRef"))


# -- placeholders


def _looks(layout: Element, master: Element) -> Iterator[tuple[str, TextLook]]:
    above = by_type((holder.get("type", "obj"), shape) for shape, holder in holders(master))
    for shape, holder in holders(layout):
        kind = holder.get("type", "obj")
        parent = inherited(kind, above)
        styles = master.find(f"{P}txStyles/{P}{_STYLES.get(kind, 'otherStyle')}/{A}lvl1pPr")
        chain = [_level(shape), _level(parent), styles]
        bodies = [one.find(f".//{A}bodyPr") for one in (shape, parent) if one is not None]
        properties = shape.find(f"{P}spPr")
        runs = [level.find(f"{A}defRPr") for level in chain if level is not None]
        tones = (tone_of(run) for run in runs if run is not None)
        look = TextLook(
            next((tone for tone in tones if tone is not None), Tone("tx1")),
            _first(chain, "algn", "l"),
            _first(bodies, "anchor", "t"),
            _first(runs, "b", "0") in TRUE,
            _size(_first(runs, "sz", "1800")),
            tone_of(properties) if properties is not None else None,
        )
        yield attribute(name_of(shape)), look


def _size(text: str) -> float:
    """A size of text in points; ValueError beyond the form's bounds (ST_TextFontSize)."""
    size = int(text) / 100
    if not 1.0 <= size <= _LARGEST_TEXT:
        raise ValueError(text)
    return size


def _level(shape: Element | None) -> Element | None:
    return shape.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr") if shape is not None else None


def _first(chain: Sequence[Element | None], key: str, default: str) -> str:
    found = (one.get(key) for one in chain if one is not None)
    return next((value for value in found if value is not None), default)
