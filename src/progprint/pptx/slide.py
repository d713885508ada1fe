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
from progprint.pptx.pieces import DECORATIVE, EMU, GROUP, NUMBER_FIELD, OF_THUMBNAIL, RECTANGLE, holder_xml, place_xml
from progprint.pptx.template import BoundLayout
from progprint.pptx.text import HEAD, NAMESPACES, Lead, Tongue, attribute, escaped, paragraphs_xml

_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_BODY = "<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
"""Of a placeholder with words that has all else from its layout."""
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
    lines = (
        "".join(
            [
                f'<a:p><a:pPr><a:lnSpc><a:spcPts val="{_NOTES_PITCH}"/></a:lnSpc></a:pPr><a:r><a:rPr {language.eastern} '
                f'sz="{_NOTES_SIZE}"/><a:t>{escaped(line)}</a:t></a:r></a:p>'
                for line in notes
            ]
        )
        or "<a:p/>"
    )
    return (
        f"{HEAD}<p:notes {NAMESPACES}><p:cSld><p:spTree>{GROUP}"
        f"{holder_xml(2, f'pp-slide {number}', picture.reference, '<p:spPr/>', OF_THUMBNAIL)}"
        f"{holder_xml(3, 'pp-notes', body.reference, f'{_BODY}{lines}</p:txBody>')}"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
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
    words = paragraphs_xml(fill.paragraphs, language, lead)
    place = _place(slot, slot.outer(fill.box) if fill.box else None)
    if not slot.reference:
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{slot.label}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>{place}'
            f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{words}</p:txBody></p:sp>"
        )
    body = f"{place}<p:txBody><a:bodyPr><a:noAutofit/></a:bodyPr><a:lstStyle/>{words}</p:txBody>"
    return holder_xml(shape_id, slot.label, slot.reference, body)


def _place(slot: BoundSlot, box: Rect | None) -> str:
    """The place of a shape that was moved, or that is a box of the look's own."""
    if slot.reference:
        return f"<p:spPr>{_transform(box)}</p:spPr>" if box else "<p:spPr/>"
    return f"<p:spPr>{_transform(box or slot.frame)}{RECTANGLE}</p:spPr>"


def _picture(fill: PictureFill, slot: BoundSlot, shape_id: int, to: Relations) -> str:
    frame = fill.box or slot.frame
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{shape_id}" name="{slot.label}" descr="{attribute(fill.alt)}"/><p:cNvPicPr>'
        f'<a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr><p:nvPr>{slot.reference}</p:nvPr></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{to.picture(fill.raster)}"/>{cropped(fill.raster, frame)}<a:stretch><a:fillRect/></a:stretch>'
        f"</p:blipFill>{_place(slot, fill.box)}</p:pic>"
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


def _transform(box: Rect, prefix: str = "a") -> str:
    return place_xml((box.x0, box.y0, box.width, box.height), prefix)


def _table(fill: TableFill, slot: BoundSlot, shape_id: int, language: Tongue, lead: Lead) -> str:
    columns = "".join([f'<a:gridCol w="{round(width * EMU)}"/>' for width in fill.columns])
    rows = []
    for number, row in enumerate(fill.rows):
        cells = [
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs_xml(cell, language, lead)}</a:txBody>"
            f"{cell_xml(round(fill.pad * EMU), first=number == 0)}</a:tc>"
            for cell in row.cells
        ]
        rows.append(f'<a:tr h="{round(row.height * EMU)}">{"".join(cells)}</a:tr>')
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
        f"{RECTANGLE}<a:noFill/></p:spPr></p:sp>"
    )


def _furniture(slide: Slide, layout: BoundLayout, shape_id: int, language: Tongue) -> list[str]:
    """Footer and number: a slide shows them only if it has shapes of its own for them."""
    told = f"<a:rPr {language.eastern}/><a:t>"
    said = [(layout.footer, f"<a:r>{told}{escaped(slide.footer)}</a:t></a:r>")] if slide.footer else []
    said.append((layout.number, f'<a:fld id="{NUMBER_FIELD}" type="slidenum">{told}{NUMBER}</a:t></a:fld>'))
    there = [(slot, words) for slot, words in said if slot]
    return [
        holder_xml(n, slot.label, slot.reference, f"{_BODY}<a:p>{words}</a:p></p:txBody>")
        for n, (slot, words) in enumerate(there, shape_id)
    ]
