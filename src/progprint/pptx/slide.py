"""Slides and their notes as XML text (ISO/IEC 29500-1 §19.3).

A shape on a slide repeats type and index of the placeholder it fills and inherits everything else from the layout.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from progprint.core.raster import Raster
from progprint.core.units import Rect
from progprint.deck.deck import AnyFill, Fill, PictureFill, Slide, TableFill
from progprint.pptx.generated import MARK
from progprint.pptx.grid import cell_xml
from progprint.pptx.layouts import BoundSlot
from progprint.pptx.pieces import DECORATIVE, GROUP, NUMBER_FIELD
from progprint.pptx.template import BoundLayout
from progprint.pptx.text import HEAD, NAMESPACES, Lead, Tongue, attribute, escaped, paragraphs_xml

_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NOTES_SIZE, _NOTES_PITCH = 1400, 2100


class Relations(NamedTuple):
    """Gives the ids of the relationships of a slide: to a picture, and to another slide by its key."""

    picture: Callable[[Raster], str]
    lead: Lead


NUMBER = "\u2039#\u203a"
"""What stands for the slide's number until it is known."""


def slide_xml(slide: Slide, layout: BoundLayout, language: Tongue, to: Relations) -> str:
    """The part of one slide. A fill whose slot the layout lacks is an error of the caller (KeyError)."""
    shapes = [
        _fill_xml(fill, layout.slots[fill.slot], shape_id, language, to) for shape_id, fill in enumerate(slide.fills, 2)
    ]
    shapes += _furniture(slide, layout, len(shapes) + 2, language)
    shapes.append(key_xml(slide.key, len(shapes) + 2))
    return (
        f"{HEAD}<p:sld {NAMESPACES}><p:cSld><p:spTree>{GROUP}{''.join(shapes)}</p:spTree></p:cSld><p:clrMapOvr>"
        "<a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def notes_xml(notes: Sequence[str], number: int, language: Tongue, picture: BoundSlot, body: BoundSlot) -> str:
    """The notes of a slide, a paragraph each; ``picture`` and ``body`` are placeholders of the notes master."""
    lines = "".join(
        [
            f'<a:p><a:pPr><a:lnSpc><a:spcPts val="{_NOTES_PITCH}"/></a:lnSpc></a:pPr><a:r><a:rPr {language.eastern} '
            f'sz="{_NOTES_SIZE}"/><a:t>{escaped(line)}</a:t></a:r></a:p>'
            for line in notes
        ]
    )
    return (
        f'{HEAD}<p:notes {NAMESPACES}><p:cSld><p:spTree>{GROUP}<p:sp><p:nvSpPr><p:cNvPr id="2" name="pp-slide {number}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>{picture.reference}</p:nvPr>'
        '</p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="pp-notes"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr>{body.reference}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{lines or '<a:p/>'}"
        "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _fill_xml(fill: AnyFill, slot: BoundSlot, shape_id: int, language: Tongue, to: Relations) -> str:
    if isinstance(fill, PictureFill):
        return _picture(fill, slot, shape_id, to)
    if isinstance(fill, TableFill):
        return _table(fill, slot, shape_id, language, to.lead)
    return _text(fill, slot, shape_id, language, to.lead)


def bare_xml(slot: BoundSlot, kind: str) -> str:
    """A shape as it is written into a slot, with nothing in it: "text" or "picture"."""
    nothing = Relations(lambda _: "", lambda _: "")
    if kind == "picture":
        shape = _picture(PictureFill("", Raster(1, 1, "rgb", b"", "raw", ""), ""), slot, 1, nothing)
    else:
        shape = _text(Fill("", ()), slot, 1, Tongue("", ""), nothing.lead)
    return shape.replace(">", f" {NAMESPACES}>", 1)


def _text(fill: Fill, slot: BoundSlot, shape_id: int, language: Tongue, lead: Lead) -> str:
    place = f"<p:spPr>{_transform(slot.outer(fill.box), 'a')}</p:spPr>" if fill.box else "<p:spPr/>"
    if not slot.reference:
        place = (
            f'<p:spPr>{_transform(fill.box or slot.frame, "a")}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        )
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{slot.label}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>{place}'
            f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{paragraphs_xml(fill.paragraphs, language, lead)}</p:txBody></p:sp>"
        )
    return (
        f"{_shape_head(slot, shape_id)}{place}<p:txBody><a:bodyPr><a:noAutofit/></a:bodyPr><a:lstStyle/>"
        f"{paragraphs_xml(fill.paragraphs, language, lead)}</p:txBody></p:sp>"
    )


def _shape_head(slot: BoundSlot, shape_id: int) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{slot.label}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f"{slot.reference}</p:nvPr></p:nvSpPr>"
    )


def _picture(fill: PictureFill, slot: BoundSlot, shape_id: int, to: Relations) -> str:
    frame = fill.box or slot.frame
    place = f"<p:spPr>{_transform(frame, 'a')}</p:spPr>" if fill.box else "<p:spPr/>"
    if not slot.reference:
        place = f'<p:spPr>{_transform(frame, "a")}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{shape_id}" name="{slot.label}" descr="{attribute(fill.alt)}"/><p:cNvPicPr>'
        f'<a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr><p:nvPr>{slot.reference}</p:nvPr></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{to.picture(fill.raster)}"/>{cropped(fill.raster, frame)}<a:stretch><a:fillRect/></a:stretch>'
        f"</p:blipFill>{place}</p:pic>"
    )


def cropped(raster: Raster, frame: Rect) -> str:
    """The sides to leave off so that a picture fills its frame undistorted: sides evenly, below more than above (a face)."""
    wanted, given = frame.width / frame.height, raster.width / raster.height
    if abs(wanted / given - 1) < 0.005:
        return ""
    if given > wanted:
        side = round((1 - wanted / given) * 50000)
        return f'<a:srcRect l="{side}" r="{side}"/>'
    spare = (1 - given / wanted) * 100000
    return f'<a:srcRect t="{round(spare / 3)}" b="{round(spare * 2 / 3)}"/>'


def _transform(box: Rect, prefix: str) -> str:
    x, y, width, height = (round(value * 12700) for value in (box.x0, box.y0, box.width, box.height))
    return f'<{prefix}:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{prefix}:xfrm>'


def _table(fill: TableFill, slot: BoundSlot, shape_id: int, language: Tongue, lead: Lead) -> str:
    columns = "".join([f'<a:gridCol w="{round(width * 12700)}"/>' for width in fill.columns])
    rows = []
    for number, row in enumerate(fill.rows):
        cells = [
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs_xml(cell, language, lead)}</a:txBody>"
            f"{cell_xml(round(fill.pad * 12700), first=number == 0)}</a:tc>"
            for cell in row.cells
        ]
        rows.append(f'<a:tr h="{round(row.height * 12700)}">{"".join(cells)}</a:tr>')
    box = fill.box or slot.box
    # a table stands in a placeholder for tables or for any content; a place for text alone lends its room
    holder = slot.reference if slot.type in ("obj", "tbl") else ""
    head = '<a:tblPr firstRow="1"/>' if fill.headed else "<a:tblPr/>"
    whole = Rect(box.x0, box.y0, box.x0 + sum(fill.columns), box.y0 + sum(row.height for row in fill.rows))
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{shape_id}" name="{slot.label}" descr="{attribute(fill.alt)}"/>'
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{holder}</p:nvPr>'
        f'</p:nvGraphicFramePr>{_transform(whole, "p")}<a:graphic><a:graphicData uri="{_TABLE_URI}"><a:tbl>{head}'
        f"<a:tblGrid>{columns}</a:tblGrid>{''.join(rows)}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def key_xml(key: str, shape_id: int) -> str:
    """The slide's key, in the name of a shape that nobody sees: what it is told by after somebody has edited the deck."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{attribute(MARK + key)}" hidden="1">{DECORATIVE}</p:cNvPr>'
        '<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="12700" cy="12700"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr></p:sp>'
    )


def _furniture(slide: Slide, layout: BoundLayout, shape_id: int, language: Tongue) -> list[str]:
    """Footer and number: a slide shows them only if it has shapes of its own for them."""
    shapes = []
    body = "<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
    if layout.footer and slide.footer:
        head = _shape_head(layout.footer, shape_id)
        shapes.append(
            f"{head}{body}<a:r><a:rPr {language.eastern}/><a:t>{escaped(slide.footer)}</a:t></a:r></a:p></p:txBody></p:sp>"
        )
    if layout.number:
        head = _shape_head(layout.number, shape_id + len(shapes))
        shapes.append(
            f'{head}{body}<a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr {language.eastern}/><a:t>{NUMBER}</a:t></a:fld>'
            "</a:p></p:txBody></p:sp>"
        )
    return shapes
