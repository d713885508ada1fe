"""Layouts and masters of the shipped deck look as XML text (ISO/IEC 29500-1 §19.3)."""

from __future__ import annotations

from collections.abc import Sequence

from progprint.pptx.pieces import DECORATIVE, GROUP, NUMBER_FIELD
from progprint.pptx.shipped.plan import BODY_TOP, FOLIO_ROOM, SlotPlan
from progprint.pptx.shipped.slots import Box, LayoutPlan, LayoutSlot, Stripe
from progprint.pptx.text import HEAD, NAMESPACES

EMU = 12700
_BESIDE = 14.0
"""Space between a footer and the panel beside it, pt."""


def _fill(color: str) -> str:
    """A solid fill in a colour of the theme, or in one of six digits."""
    return (
        f'<a:solidFill><a:{"srgbClr" if color[0] in "0123456789ABCDEF" else "schemeClr"} val="{color}"/></a:solidFill>'
    )


def _transform(box: Box, tag: str = "a") -> str:
    x, y, cx, cy = (round(value * EMU) for value in box)
    return f'<{tag}:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></{tag}:xfrm>'


def _run_defaults(size: float, color: str, *, bold: bool, heading: bool) -> str:
    face = "mj" if heading else "mn"
    return (
        f'<a:defRPr lang="zh-CN" altLang="en-US" sz="{round(size * 100)}" b="{int(bold)}" kern="1200">{_fill(color)}'
        f'<a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/></a:defRPr>'
    )


def level(n: int, size: float, pitch: float, color: str, align: str, *, bold: bool, heading: bool) -> str:
    """The style of a level of text."""
    return (
        f'<a:lvl{n}pPr marL="0" indent="0" algn="{align}" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        f'hangingPunct="0"><a:lnSpc><a:spcPts val="{round(size * pitch * 100)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/>'
        f"</a:spcBef><a:buNone/>{_run_defaults(size, color, bold=bold, heading=heading)}</a:lvl{n}pPr>"
    )


def _body_properties(anchor: str) -> str:
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{anchor}">'
        "<a:noAutofit/></a:bodyPr>"
    )


def _slot_xml(slot: LayoutSlot, shape_id: int) -> str:
    kind = "" if slot.type == "obj" else f' type="{slot.type}"'
    index = "" if slot.type in ("title", "ctrTitle") else f' idx="{slot.idx}"'
    heading = slot.type in ("title", "ctrTitle")
    ground = f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(slot.ground)}' if slot.ground else ""
    style = level(1, slot.size, slot.pitch, slot.color, slot.align, bold=slot.bold, heading=heading)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{slot.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph{kind}{index} hasCustomPrompt="1"/></p:nvPr></p:nvSpPr><p:spPr>{_transform(slot.box)}{ground}</p:spPr>'
        f"<p:txBody>{_body_properties(slot.anchor)}<a:lstStyle>{style}</a:lstStyle>"
        f'<a:p><a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>{slot.prompt}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _band_xml(band: Stripe, shape_id: int) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="pp-band-{shape_id}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_transform(band.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{_fill(band.color)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _furniture(shape_id: int, color: str, left: float, plan: SlotPlan, beside: Sequence[Box] = ()) -> str:
    """Footer and slide number, at the foot between the margins; the footer ends before what stands ``beside`` it there."""
    right, top = plan.width - plan.edge, plan.height - 42
    end = min([right - FOLIO_ROOM, *(x - _BESIDE for x, y, _, high in beside if x > left and y + high > top)])
    parts = []
    for n, (kind, index, box, align) in enumerate(
        (("ftr", 11, (left, top, end - left, 18), "l"), ("sldNum", 12, (right - 64, top, 64, 18), "r"))
    ):
        # a footer without words on its layout loses size, colour and place of the slide's own in LibreOffice 7.4
        text = '<a:p><a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>页脚</a:t></a:r></a:p>'
        if kind == "sldNum":
            text = (
                f'<a:p><a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="zh-CN" '
                'altLang="en-US"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p>'
            )
        style = level(1, 14, 1.2, color, align, bold=False, heading=False)
        parts.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id + n}" name="pp-{"footer" if kind == "ftr" else "number"}"/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr>'
            f"<p:spPr>{_transform(box)}</p:spPr><p:txBody>{_body_properties('b')}<a:lstStyle>{style}</a:lstStyle>{text}"
            "</p:txBody></p:sp>"
        )
    return "".join(parts)


def layout_xml(layout: LayoutPlan, plan: SlotPlan) -> str:
    """The part of a layout."""
    bands = "".join(_band_xml(band, 2 + n) for n, band in enumerate(layout.bands))
    first = 2 + len(layout.bands)
    slots = "".join(_slot_xml(slot, first + n) for n, slot in enumerate(layout.slots))
    beside = [*(band.box for band in layout.bands), *(slot.box for slot in layout.slots)]
    rest = _furniture(first + len(layout.slots), layout.on, layout.left, plan, beside) if layout.foot else ""
    ground = f"<p:bg><p:bgPr>{_fill(layout.ground)}<a:effectLst/></p:bgPr></p:bg>"
    return (
        f'{HEAD}<p:sldLayout {NAMESPACES} type="{layout.type}" preserve="1" userDrawn="1"><p:cSld name="{layout.name}">'
        f"{ground}<p:spTree>{GROUP}{bands}{slots}{rest}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
        "</p:sldLayout>"
    )


def _styles(size: float, pitch: float, *, bold: bool = False, heading: bool = False, levels: int = 9) -> str:
    return "".join(level(n, size, pitch, "tx1", "l", bold=bold, heading=heading) for n in range(1, levels + 1))


def master_xml(plan: SlotPlan, count: int) -> str:
    """The part of the master, which has so many layouts."""
    body = LayoutSlot(
        "pp-body", "正文", (plan.left, BODY_TOP, plan.wide, plan.height - BODY_TOP - 60), 1, 20, pitch=1.5
    )
    shapes = "".join(
        _slot_xml(slot, 2 + n).replace(' hasCustomPrompt="1"', "") for n, slot in enumerate((plan.head("标题"), body))
    )
    layouts = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(count))
    return (
        f"{HEAD}<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{_fill('bg1')}<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}"
        f'{shapes}{_furniture(4, "tx2", plan.left, plan)}</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" '
        'accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" '
        f'hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles>'
        f"<p:titleStyle>{_styles(28, 1.2, bold=True, heading=True, levels=1)}</p:titleStyle><p:bodyStyle>{_styles(20, 1.5)}"
        f"</p:bodyStyle><p:otherStyle>{_styles(18, 1.2)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def notes_master_xml(plan: SlotPlan) -> str:
    """The part of the notes master; its picture of the slide has the slide's shape."""
    wide = min(432, 243 * plan.width / plan.height)
    shown = (270 - wide / 2, 54, wide, wide * plan.height / plan.width)
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="pp-slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{_transform(shown)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="bg2"/>'
        "</a:solidFill></a:ln></p:spPr></p:sp>"
    )
    text = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="pp-notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr>{_transform((54, 324, 432, 396))}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0">'
        '<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>主持人串词</a:t></a:r></a:p>'
        "</p:txBody></p:sp>"
    )
    style = "".join(level(n, 14, 1.5, "tx1", "l", bold=False, heading=False) for n in range(1, 10))
    return (
        f"{HEAD}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{_fill('bg1')}<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}"
        f'{picture}{text}</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" '
        'accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        f'folHlink="folHlink"/><p:notesStyle>{style}</p:notesStyle></p:notesMaster>'
    )
