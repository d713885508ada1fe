"""Slides of a template as patterns: the look of a file whose layouts are bare, while its slides carry it.

    slide 2 ─ what decorates it stays, its title and its text become placeholders ─▶ layout "slide 2"

So a file in which somebody has designed a cover, a page and an end, as companies hand round, is bound as any template is.
What else a slide says is a sample and is left out; small print at its edges stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from progprint.core.units import Rect
from progprint.pptx.archive import archive
from progprint.pptx.layouts import FURNITURE, frame_of, holder_in, slide_size
from progprint.pptx.package import BadTemplateError, Package
from progprint.pptx.parts import (
    CONTENT_TYPE,
    FILLS,
    RELATIONSHIP_TYPE,
    A,
    Element,
    P,
    Packer,
    Part,
    copied,
    drop,
    etree,
    markup,
    parse_xml,
    part_of,
    related,
    text_in,
)
from progprint.pptx.pieces import NUMBER_FIELD, RECTANGLE, holder_xml, place_xml
from progprint.pptx.presentation import without_slides
from progprint.pptx.text import NAMESPACES, attribute

_SAMPLES = (f"{P}graphicFrame", f"{P}contentPart")
"""Tables, charts and their like on a slide are samples."""
_TITLES = ("title", "ctrTitle")
_EDGE, _SMALL, _LARGE = 0.12, 14.0, 18.0
"""Share of the height at top and foot where small print stands, its size, and the size of words that say none, points."""
_MARGIN, _LINE, _LOW = 0.06, 1.3, 72.0
_SMALLEST_TEXT = 0.08
"""Share of a slide that a place for text takes at least."""
_FIRST_ID = 2147483648


class _Words(NamedTuple):
    """A shape with words on a slide: its kind of placeholder, its place and the size of its words."""

    shape: Element
    holder: str
    frame: Rect
    size: float


def name_of_pattern(number: int) -> str:
    """The name of the layout that a slide becomes."""
    return f"slide {number}"


def patterned(data: bytes, numbers: Sequence[int]) -> bytes:
    """A template with some of its slides as layouts; -1 is the last slide. RefusedError for one that is not there."""
    if not numbers:
        return data
    package = Package(data, deck=True)
    slides = [slide for _, slide in package.slides]
    changed: dict[Part, bytes] = {}
    for number in dict.fromkeys(numbers):
        at = package.slide(number, "pattern")
        _add(package, slides[at], number, at, changed)
    main = package.main
    changed[main] = markup(without_slides(package.tree(main)))
    for id_ in [id_ for id_, row in main.rels.items() if row.reltype == RELATIONSHIP_TYPE.SLIDE]:
        main.rels.pop(id_)
    original = {part: data for part, data in package.original.items() if part not in changed}
    return archive(Packer(package, {}, original | changed).run().values())


def _add(package: Package, slide: Any, number: int, at: int, changed: dict[Part, bytes]) -> None:
    """A layout more, of the master of the slide."""
    own = related(slide.part, "/slideLayout")[0]
    master = related(own, "/slideMaster")[0]
    part = part_of(f"ppt/slideLayouts/pattern{at + 1}.xml", CONTENT_TYPE.PML_SLIDE_LAYOUT)
    part.relate_to(master, RELATIONSHIP_TYPE.SLIDE_MASTER)
    tree = _layout(package, slide, own, part, number, cover=at == 0)
    part.blob = markup(tree)
    changed[part] = markup(tree)
    listed = package.tree(master).find(f"{P}sldLayoutIdLst")
    if listed is None:
        raise BadTemplateError("no-master")
    taken = [int(one.get("id", "0")) for one in package.tree(package.main).iter(f"{P}sldMasterId")]
    taken += [int(one.get("id", "0")) for one in package.tree(master).iter(f"{P}sldLayoutId")]
    id_ = max([_FIRST_ID, *taken]) + 1000
    row = f'<p:sldLayoutId {NAMESPACES} id="{id_}" r:id="{master.relate_to(part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)}"/>'
    listed.append(parse_xml(row))
    changed[master] = markup(package.tree(master))


def _layout(package: Package, slide: Any, own: Part, part: Part, number: int, *, cover: bool) -> Element:
    width, height = slide_size(package)
    above: Any = package.tree(own)
    hidden = "0" in (slide.element.get("showMasterSp"), above.get("showMasterSp"))
    kind, shown = "title" if cover else "obj", ' showMasterSp="0"' if hidden else ""
    root: Element = parse_xml(
        f'<p:sldLayout {NAMESPACES}{shown} type="{kind}" preserve="1" userDrawn="1"><p:cSld '
        f'name="{attribute(name_of_pattern(number))}"/><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>'
    )
    body: Any = root.find(f"{P}cSld")
    for source, tree in ((slide.part, slide.element), (own, above)):
        ground = tree.find(f"{P}cSld/{P}bg")
        if ground is not None and not len(body):
            body.append(_copied(ground, source, part))
    shapes = _copied(slide.element.cSld.spTree, slide.part, part)
    words = list(_words(shapes, above, width, height))
    for one in reversed([one for one in above.cSld.spTree if _decorates(one)] if not hidden else []):
        shapes.insert(2, _copied(one, own, part))
    _placed(shapes, words, width, height, cover=cover)
    body.append(shapes)
    for n, one in enumerate(shapes.iter(f"{P}cNvPr"), 1):
        one.set("id", str(n))
    return root


def _copied(element: Element, source: Part, target: Part) -> Element:
    """A copy of an element with its pictures, which is all that a pattern takes along; links lead nowhere on a layout."""

    def lead(id_: str) -> str:
        row = source.rels.get(id_)
        taken = row is not None and not row.is_external and row.reltype == RELATIONSHIP_TYPE.IMAGE
        return target.relate_to(row.target_part, row.reltype) if row is not None and taken else ""

    return copied(element, lead)


def _decorates(shape: Element) -> bool:
    """Whether a shape of a layout is no placeholder."""
    return shape.tag not in (f"{P}nvGrpSpPr", f"{P}grpSpPr") and holder_in(shape) is None


# -- words become places


def _words(shapes: Element, above: Element, width: float, height: float) -> Iterator[_Words]:
    """The shapes with words, by what they were on the slide; what a placeholder does not say it has from its layout."""
    given = {_key(one): one for one in above.iter(f"{P}sp") if holder_in(one) is not None}
    for shape in shapes.findall(f"{P}sp"):
        holder = holder_in(shape)
        kind = holder.get("type", "obj") if holder is not None else ""
        frame = frame_of(shape)
        if frame is None and holder is not None and _key(shape) in given:
            frame = frame_of(given[_key(shape)])
        said = text_in(shape).strip()
        if said or holder is not None:
            sizes = [int(one.get("sz", "0")) / 100 for one in shape.iter(f"{A}rPr") if one.get("sz", "").isdecimal()]
            usual = 40.0 if kind in _TITLES else _LARGE
            yield _Words(shape, kind, frame or Rect(0, 0, width, height / 5), max(sizes, default=usual))


def _key(shape: Element) -> tuple[str, str]:
    holder = holder_in(shape)
    return (holder.get("type", ""), holder.get("idx", "")) if holder is not None else ("", "")


def _placed(shapes: Element, words: Sequence[_Words], width: float, height: float, *, cover: bool) -> None:
    """Make places of the words of a slide: of its title, of its largest text, of its number; take samples out.

    On a cover any line below the title may be the text.
    """
    for sample in [one for one in shapes if one.tag in _SAMPLES]:
        drop(sample)
    numbers = [
        one for one in words if one.holder == "sldNum" or one.shape.find(f".//{A}fld[@type='slidenum']") is not None
    ]
    small = [one for one in words if one not in numbers and (one.holder in FURNITURE or _is_small(one, height))]
    rest = [one for one in words if one not in numbers and one not in small]
    title = max(rest, key=lambda one: (one.holder in _TITLES, one.size), default=None)
    texts = [one for one in rest if (one is not title and cover) or _share(one, width, height) >= _SMALLEST_TEXT]
    text = max(texts, key=lambda one: (_share(one, width, height), one.size), default=None)
    for one in rest:
        if one is title:
            below = min((each.frame.y0 for each in rest if each.frame.y0 > one.frame.y0 + one.size), default=height)
            foot = min(below, height * (1 - _EDGE)) if cover else 0.0
            _become(one, "title", "", one.frame if one.holder in _TITLES else _widened(one, width, foot))
        elif one is text:
            _become(one, "body", ' idx="13"', _widened(one, width, height * (1 - _EDGE)) if cover else one.frame)
        else:
            _without_words(one.shape)
    for one in numbers[:1]:
        _become(one, "sldNum", ' sz="quarter" idx="12"', one.frame)
    for one in [*numbers[1:], *(one for one in small if one.holder in FURNITURE)]:
        drop(one.shape)


def _is_small(one: _Words, height: float) -> bool:
    """Whether words are small print at an edge: the name of a firm, a copyright."""
    return (
        not one.holder and one.size < _SMALL and (one.frame.y1 < height * _EDGE or one.frame.y0 > height * (1 - _EDGE))
    )


def _share(one: _Words, width: float, height: float) -> float:
    return one.frame.width * one.frame.height / (width * height)


def _widened(one: _Words, width: float, foot: float) -> Rect:
    """The place of words whose box is as wide as its sample: to the margin of the slide, down to ``foot`` at least."""
    margin, frame = width * _MARGIN, one.frame
    centred = any(each.get("algn") == "ctr" for each in one.shape.iter(f"{A}pPr"))
    left = min(margin, frame.x0) if centred else frame.x0
    right = max(frame.x1, width - left if centred else width - margin)
    return Rect(left, frame.y0, right, max(frame.y1, foot, frame.y0 + one.size * _LINE))


def _become(one: _Words, kind: str, more: str, frame: Rect) -> None:
    """Put a placeholder in the place of a shape; what fills or outlines it stays behind."""
    shape = one.shape
    body = shape.find(f"{P}txBody/{A}bodyPr")
    told = one.holder not in _TITLES or shape.find(f".//{A}rPr[@sz]") is not None
    level = _level(shape, one.size if told else 0.0, held=bool(one.holder))
    shown = {"title": "标题", "body": "正文"}.get(kind, "")
    words = f"<a:r><a:t>{shown}</a:t></a:r>" if shown else f'<a:fld id="{NUMBER_FIELD}" type="slidenum"/>'
    place = place_xml((frame.x0, frame.y0, frame.width, frame.height))
    made = holder_xml(1, kind, f'<p:ph type="{kind}"{more}/>', (
        f"<p:spPr>{place}{RECTANGLE}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{words}</a:p></p:txBody>"
    ))  # fmt: skip
    new = parse_xml(made.replace(">", f" {NAMESPACES}>", 1))
    properties = new.find(f"{P}txBody/{A}bodyPr")
    for key, value in body.items() if body is not None else ():
        if key in ("lIns", "tIns", "rIns", "bIns", "anchor", "vert"):
            properties.set(key, value)
    properties.set("wrap", "square")
    if (
        kind == "title" and not one.holder and frame.height < _LOW
    ):  # in a bar; two lines have room for their words alone
        properties.set("tIns", "0")
        properties.set("bIns", "0")
        properties.set("anchor", "ctr")
    properties.append(etree.Element(f"{A}noAutofit"))
    if level is not None:
        new.find(f"{P}txBody/{A}lstStyle").append(level)
    if kind == "sldNum":
        for field in new.iter(f"{A}fld"):
            etree.SubElement(field, f"{A}t").text = "‹#›"
    shape.addnext(new)
    _without_words(shape)


def _level(shape: Element, size: float, *, held: bool) -> Element | None:
    """The look of the first words of a shape, as the style of a level; ``held``: it was a placeholder."""
    first = next((one for one in shape.iter(f"{A}p") if one.find(f"{A}r") is not None), None)
    if first is None:
        return None
    level = etree.Element(f"{A}lvl1pPr")
    properties = first.find(f"{A}pPr")
    align = properties.get("algn", "") if properties is not None else ""
    if align or not held:
        level.set("algn", align or "l")
    if not held:  # what the master says of titles and bodies does not hold for boxes
        level.set("marL", "0")
        level.set("indent", "0")
        etree.SubElement(level, f"{A}buNone")
    run = first.find(f"{A}r/{A}rPr")
    look = etree.SubElement(level, f"{A}defRPr")
    if size:
        look.set("sz", str(round(size * 100)))
    for key in ("b", "i"):
        if run is not None and run.get(key):
            look.set(key, run.get(key, ""))
    for one in run if run is not None else ():
        if one.tag in (f"{A}solidFill", f"{A}gradFill", f"{A}latin", f"{A}ea", f"{A}cs"):
            look.append(deepcopy(one))
    return level


def _without_words(shape: Element) -> None:
    """Take the words of a shape away, and the shape too if it is nothing else; placeholders give theirs up."""
    properties = shape.find(f"{P}spPr")
    dressed = properties is not None and any(
        one.tag in FILLS or (one.tag == f"{A}ln" and one.find(f"{A}noFill") is None and len(one)) for one in properties
    )
    if not (dressed or shape.find(f"{P}style") is not None) or holder_in(shape) is not None:
        drop(shape)
        return
    body = shape.find(f"{P}txBody")
    if body is not None:
        for line in body.findall(f"{A}p"):
            body.remove(line)
        body.append(etree.Element(f"{A}p"))
