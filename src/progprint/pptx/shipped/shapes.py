"""Layouts and masters of the shipped deck look as XML text (ISO/IEC 29500-1 §19.3)."""

from __future__ import annotations

from collections.abc import Sequence

from progprint.pptx.pieces import DECORATIVE, GROUP, NUMBER_FIELD, OF_THUMBNAIL, RECTANGLE, holder_xml, place_xml
from progprint.pptx.shipped.plan import BODY_TOP, FOLIO_ROOM, SlotPlan
from progprint.pptx.shipped.slots import Box, LayoutPlan, LayoutSlot, Stripe
from progprint.pptx.text import HEAD, NAMESPACES

_BESIDE = 14.0
"""Space between a footer and the panel beside it, pt."""
_LANGUAGE = 'lang="zh-CN" altLang="en-US"'
_NO_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'
_SAME = "".join(f' {name}="{name}"' for name in (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"))
_COLOR_MAP = f'<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"{_SAME}/>'


def _fill(color: str) -> str:
    """A solid fill in a colour of the theme, or in one of six digits."""
    return (
        f'<a:solidFill><a:{"srgbClr" if color[0] in "0123456789ABCDEF" else "schemeClr"} val="{color}"/></a:solidFill>'
    )


def _run_defaults(size: float, color: str, *, bold: bool, heading: bool) -> str:
    face = "mj" if heading else "mn"
    return (
        f'<a:defRPr {_LANGUAGE} sz="{round(size * 100)}" b="{int(bold)}" kern="1200">{_fill(color)}'
        f'<a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/></a:defRPr>'
    )


def level(n: int, size: float, pitch: float, color: str, align: str, *, bold: bool, heading: bool) -> str:
    """The style of a level of text."""
    return (
        f'<a:lvl{n}pPr marL="0" indent="0" algn="{align}" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        f'hangingPunct="0"><a:lnSpc><a:spcPts val="{round(size * pitch * 100)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/>'
        f"</a:spcBef><a:buNone/>{_run_defaults(size, color, bold=bold, heading=heading)}</a:lvl{n}pPr>"
    )


def _prompt(text: str) -> str:
    return f"<a:p><a:r><a:rPr {_LANGUAGE}/><a:t>{text}</a:t></a:r></a:p>"


def _body(anchor: str, style: str, words: str) -> str:
    return (
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" {_NO_INSETS} rtlCol="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{style}</a:lstStyle>{words}</p:txBody>"
    )


def _slot_xml(slot: LayoutSlot, shape_id: int) -> str:
    kind = "" if slot.type == "obj" else f' type="{slot.type}"'
    index = "" if slot.type in ("title", "ctrTitle") else f' idx="{slot.idx}"'
    heading = slot.type in ("title", "ctrTitle")
    ground = f"{RECTANGLE}{_fill(slot.ground)}" if slot.ground else ""
    style = level(1, slot.size, slot.pitch, slot.color, slot.align, bold=slot.bold, heading=heading)
    return holder_xml(shape_id, slot.name, f'<p:ph{kind}{index} hasCustomPrompt="1"/>', (
        f"<p:spPr>{place_xml(slot.box)}{ground}</p:spPr>{_body(slot.anchor, style, _prompt(slot.prompt))}"
    ))  # fmt: skip


def _band_xml(band: Stripe, shape_id: int) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="pp-band-{shape_id}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{place_xml(band.box)}{RECTANGLE}'
        f"{_fill(band.color)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _furniture(shape_id: int, color: str, left: float, plan: SlotPlan, beside: Sequence[Box] = ()) -> str:
    """Footer and slide number, at the foot between the margins; the footer ends before what stands ``beside`` it there."""
    right, top = plan.width - plan.edge, plan.height - 42
    end = min([right - FOLIO_ROOM, *(x - _BESIDE for x, y, _, high in beside if x > left and y + high > top)])
    number = (
        f'<a:p><a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr {_LANGUAGE}/><a:t>‹#›</a:t></a:fld>'
        f"<a:endParaRPr {_LANGUAGE}/></a:p>"
    )
    # a footer without words on its layout loses size, colour and place of the slide's own in LibreOffice 7.4
    footer, made = _prompt("页脚"), ""
    for n, (name, kind, box, align, text) in enumerate((
        ("pp-footer", "ftr", (left, top, end - left, 18), "l", footer),
        ("pp-number", "sldNum", (right - 64, top, 64, 18), "r", number),
    )):  # fmt: skip
        body = _body("b", level(1, 14, 1.2, color, align, bold=False, heading=False), text)
        holder = f'<p:ph type="{kind}" sz="quarter" idx="{11 + n}"/>'
        made += holder_xml(shape_id + n, name, holder, f"<p:spPr>{place_xml(box)}</p:spPr>{body}")
    return made


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
        f"{shapes}{_furniture(4, 'tx2', plan.left, plan)}</p:spTree></p:cSld>{_COLOR_MAP}<p:sldLayoutIdLst>"
        f'{layouts}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles>'
        f"<p:titleStyle>{_styles(28, 1.2, bold=True, heading=True, levels=1)}</p:titleStyle><p:bodyStyle>{_styles(20, 1.5)}"
        f"</p:bodyStyle><p:otherStyle>{_styles(18, 1.2)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def notes_master_xml(plan: SlotPlan) -> str:
    """The part of the notes master; its picture of the slide has the slide's shape."""
    wide = min(432, 243 * plan.width / plan.height)
    shown = (270 - wide / 2, 54, wide, wide * plan.height / plan.width)
    picture = holder_xml(2, "pp-slide", '<p:ph type="sldImg" idx="2"/>', (
        f'<p:spPr>{place_xml(shown)}{RECTANGLE}<a:noFill/><a:ln w="9525">{_fill("bg2")}</a:ln></p:spPr>'
    ), OF_THUMBNAIL)  # fmt: skip
    text = holder_xml(3, "pp-notes", '<p:ph type="body" sz="quarter" idx="3"/>', (
        f"<p:spPr>{place_xml((54, 324, 432, 396))}{RECTANGLE}</p:spPr><p:txBody><a:bodyPr {_NO_INSETS}><a:noAutofit/></a:bodyPr>"
        f"<a:lstStyle/>{_prompt('主持人串词')}</p:txBody>"
    ))  # fmt: skip
    style = "".join(level(n, 14, 1.5, "tx1", "l", bold=False, heading=False) for n in range(1, 10))
    return (
        f"{HEAD}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{_fill('bg1')}<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}"
        f"{picture}{text}</p:spTree></p:cSld>{_COLOR_MAP}<p:notesStyle>{style}</p:notesStyle></p:notesMaster>"
    )
