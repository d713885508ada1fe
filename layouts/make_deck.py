"""Makes ``deck.pptx``, the template of the shipped host decks: ``python layouts/make_deck.py [FILE]``.

The template is an ordinary PowerPoint file: one master, named layouts with named placeholders that carry prompts, a
notes master, and two themes. It is written as text because every part of it is a decision: no author, no clock, no
leftovers of an Office installation, and the same bytes each time. Measures below are points on a 960 x 540 pt page.

Sources: ISO/IEC 29500-1 for the parts and the order of elements; house rules in ``deck.yaml``.
"""

from __future__ import annotations

import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT = 960, 540
EMU = 12700
FACE = "Microsoft YaHei"
HANT = "Microsoft JhengHei"
NOT_AT_START = "!%),.:;?]}¢°·ˇˉ―‖’”…‰′″›℃∶、。〃々〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
NOT_AT_END = "$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥"

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
OFFICE = "application/vnd.openxmlformats-officedocument."
GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)

Box = tuple[float, float, float, float]
"""Left, top, width, height."""


@dataclass(frozen=True)
class Slot:
    """A placeholder of a layout; ``color`` is a scheme colour, ``pitch`` the line pitch as a multiple of the size."""

    name: str
    prompt: str
    box: Box
    idx: int
    size: float
    type: str = "body"
    bold: bool = False
    color: str = "tx1"
    anchor: str = "t"
    align: str = "l"
    pitch: float = 1.2
    ground: str = ""


@dataclass(frozen=True)
class Band:
    """A filled rectangle behind the placeholders."""

    box: Box
    color: str


@dataclass(frozen=True)
class Layout:
    """A slide layout; ``ground`` is a scheme colour, ``on`` the colour of footer and number on it."""

    name: str
    type: str
    slots: tuple[Slot, ...]
    bands: tuple[Band, ...] = ()
    ground: str = "bg1"
    on: str = "tx2"
    left: float = 72


STRIP = Band((0, 0, 18, HEIGHT), "accent1")
WIDE = 832
BODY_TOP, BODY_HEIGHT = 134, 346
ROWS, PEOPLE = 6, 6


def _kicker(x: float, width: float, color: str = "accent1", y: float = 48) -> Slot:
    return Slot("pp-kicker", "眉题", (x, y, width, 28), 13, 18, bold=True, color=color)


def _head(prompt: str) -> Slot:
    return Slot("pp-title", prompt, (72, 36, WIDE, 88), 0, 28, "title", bold=True)


def _row_slots() -> tuple[Slot, ...]:
    """Pairs of a heading on the left and its text on the right, spread evenly; a slide moves them to their text."""
    step = BODY_HEIGHT / ROWS
    heads = (
        Slot(
            f"pp-head-{n}",
            "小标题",
            (72, BODY_TOP + step * (n - 1), 128, step - 4),
            20 + n,
            18,
            "body",
            True,
            "accent1",
        )
        for n in range(1, ROWS + 1)
    )
    texts = (
        Slot(f"pp-text-{n}", "正文", (216, BODY_TOP + step * (n - 1), 688, step - 4), 40 + n, 20, pitch=1.5)
        for n in range(1, ROWS + 1)
    )
    return tuple(slot for pair in zip(heads, texts, strict=True) for slot in pair)


def _people_slots() -> tuple[Slot, ...]:
    """Six cards in two rows of three: a portrait or an initial, then name and organisation."""
    found = []
    for n in range(PEOPLE):
        x, y = 72 + (n % 3) * 284, 272 + (n // 3) * 114
        face = (x, y, 80, 80)
        found += [
            Slot(f"pp-photo-{n + 1}", "照片", face, 21 + n, 14, "pic"),
            Slot(f"pp-initial-{n + 1}", "姓", face, 31 + n, 36, "body", True, "accent1", "ctr", "ctr", ground="bg2"),
            Slot(f"pp-person-{n + 1}", "姓名、单位", (x + 94, y, 174, 104), 41 + n, 20),
        ]
    return tuple(found)


def _portrait(box: Box) -> tuple[Slot, Slot]:
    return (
        Slot("pp-photo", "照片", box, 14, 18, "pic"),
        Slot("pp-initial", "姓", box, 15, 160, "body", True, "accent1", "ctr", "ctr"),
    )


LAYOUTS = (
    Layout(
        "pp-opening",
        "title",
        (
            _kicker(56, 848, "bg1"),
            Slot("pp-title", "专题名称", (56, 96, 848, 234), 0, 88, "ctrTitle", True, "bg1", "b"),
            Slot("pp-details", "出品人、日期、会场", (56, 350, 848, 112), 16, 24, "subTitle", color="bg1", pitch=1.5),
        ),
        ground="accent1",
        on="bg1",
        left=56,
    ),
    Layout(
        "pp-producer",
        "obj",
        (
            *_portrait((0, 0, 320, HEIGHT)),
            _kicker(376, 528),
            Slot("pp-title", "姓名", (376, 80, 528, 76), 0, 48, "title", True, anchor="b"),
            Slot("pp-affiliation", "单位、职务", (376, 162, 528, 56), 16, 20, color="tx2"),
            Slot("pp-bio", "个人介绍", (376, 232, 528, 248), 17, 20, pitch=1.5),
        ),
        (Band((0, 0, 320, HEIGHT), "bg2"),),
        left=376,
    ),
    Layout(
        "pp-agenda",
        "tbl",
        (_head("议程"), Slot("pp-table", "议程表", (72, 104, WIDE, 376), 16, 20, "tbl")),
        (STRIP,),
    ),
    Layout(
        "pp-talk-title",
        "secHead",
        (
            *_portrait((660, 0, 300, HEIGHT)),
            _kicker(72, 548),
            Slot("pp-title", "议题标题", (72, 84, 548, 246), 0, 54, "title", True, anchor="b"),
            Slot("pp-name", "讲师", (72, 350, 548, 44), 16, 28, bold=True),
            Slot("pp-affiliation", "单位、职务", (72, 398, 548, 84), 17, 20, color="tx2"),
        ),
        (STRIP, Band((660, 0, 300, HEIGHT), "bg2")),
    ),
    Layout(
        "pp-talk-people",
        "secHead",
        (
            _kicker(72, WIDE),
            Slot("pp-title", "议题标题", (72, 80, WIDE, 168), 0, 54, "title", True, anchor="b"),
            *_people_slots(),
        ),
        (STRIP,),
    ),
    Layout(
        "pp-talk-plain",
        "secHead",
        (_kicker(72, WIDE), Slot("pp-title", "议题标题", (72, 84, WIDE, 246), 0, 54, "title", True, anchor="b")),
        (STRIP,),
    ),
    Layout("pp-talk-intro", "obj", (_head("课程概要"), *_row_slots()), (STRIP,)),
    Layout("pp-talk-more", "obj", (_head("课程概要（续）"), *_row_slots()), (STRIP,)),
    Layout(
        "pp-text",
        "obj",
        (_head("标题"), Slot("pp-body", "正文", (72, BODY_TOP, WIDE, BODY_HEIGHT), 16, 24, pitch=1.5)),
        (STRIP,),
    ),
    Layout(
        "pp-takeaways",
        "obj",
        (_head("听众收益"), Slot("pp-list", "听众收益", (72, BODY_TOP, WIDE, BODY_HEIGHT), 16, 28, pitch=1.5)),
        (STRIP,),
    ),
    Layout(
        "pp-break",
        "titleOnly",
        (
            _kicker(56, 848, "accent5"),
            Slot("pp-title", "茶歇", (56, 84, 848, 196), 0, 88, "title", True, "accent5", "b"),
            Slot("pp-next-label", "下一场", (56, 312, 848, 28), 16, 18, color="accent5"),
            Slot("pp-next", "下一个议题", (56, 342, 848, 84), 17, 32, bold=True, color="accent5"),
            Slot("pp-next-people", "讲师", (56, 432, 848, 54), 18, 20, color="accent5"),
        ),
        ground="accent6",
        on="accent5",
        left=56,
    ),
    Layout(
        "pp-qa",
        "titleOnly",
        (
            Slot("pp-title", "问答", (72, 84, WIDE, 246), 0, 88, "title", True, "accent1", "b"),
            Slot("pp-thanks", "谢谢讲师", (72, 350, WIDE, 130), 16, 24, pitch=1.5),
        ),
        (STRIP,),
        ground="bg2",
    ),
    Layout(
        "pp-closing",
        "title",
        (
            Slot("pp-title", "谢谢", (56, 96, 848, 234), 0, 88, "ctrTitle", True, "bg1", "b"),
            Slot("pp-details", "结束语", (56, 350, 848, 60), 16, 24, "subTitle", color="bg1", pitch=1.5),
            Slot("pp-colophon", "版权", (56, 412, 848, 76), 17, 14, color="bg1", pitch=1.4),
        ),
        ground="accent1",
        on="bg1",
        left=56,
    ),
)


# -- drawing


def _fill(color: str) -> str:
    """A solid fill in a colour of the theme."""
    return f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill>'


def _transform(box: Box, tag: str = "a") -> str:
    x, y, cx, cy = (round(value * EMU) for value in box)
    return f'<{tag}:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></{tag}:xfrm>'


def _run_defaults(size: float, color: str, *, bold: bool, heading: bool) -> str:
    face = "mj" if heading else "mn"
    return (
        f'<a:defRPr lang="zh-CN" altLang="en-US" sz="{round(size * 100)}" b="{int(bold)}" kern="1200">{_fill(color)}'
        f'<a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/></a:defRPr>'
    )


def _level(n: int, size: float, pitch: float, color: str, align: str, *, bold: bool, heading: bool) -> str:
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


def _slot_xml(slot: Slot, shape_id: int) -> str:
    kind = "" if slot.type == "obj" else f' type="{slot.type}"'
    index = "" if slot.type in ("title", "ctrTitle") else f' idx="{slot.idx}"'
    heading = slot.type in ("title", "ctrTitle")
    ground = f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(slot.ground)}' if slot.ground else ""
    level = _level(1, slot.size, slot.pitch, slot.color, slot.align, bold=slot.bold, heading=heading)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{slot.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph{kind}{index} hasCustomPrompt="1"/></p:nvPr></p:nvSpPr><p:spPr>{_transform(slot.box)}{ground}</p:spPr>'
        f"<p:txBody>{_body_properties(slot.anchor)}<a:lstStyle>{level}</a:lstStyle>"
        f'<a:p><a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>{slot.prompt}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _band_xml(band: Band, shape_id: int) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="pp-band-{shape_id}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_transform(band.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{_fill(band.color)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _furniture(shape_id: int, color: str, left: float) -> str:
    """Footer and slide number, at the foot between the margins."""
    right = WIDTH - 56
    parts = []
    for n, (kind, index, box, align) in enumerate(
        (("ftr", 11, (left, 498, right - 72 - left, 18), "l"), ("sldNum", 12, (right - 64, 498, 64, 18), "r"))
    ):
        # a footer without words on its layout loses size, colour and place of the slide's own in LibreOffice 7.4
        text = '<a:p><a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>页脚</a:t></a:r></a:p>'
        if kind == "sldNum":
            text = (
                '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="zh-CN" '
                'altLang="en-US"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p>'
            )
        level = _level(1, 12, 1.2, color, align, bold=False, heading=False)
        parts.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id + n}" name="pp-{"footer" if kind == "ftr" else "number"}"/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr>'
            f"<p:spPr>{_transform(box)}</p:spPr><p:txBody>{_body_properties('b')}<a:lstStyle>{level}</a:lstStyle>{text}"
            "</p:txBody></p:sp>"
        )
    return "".join(parts)


def _layout_xml(layout: Layout) -> str:
    bands = "".join(_band_xml(band, 2 + n) for n, band in enumerate(layout.bands))
    first = 2 + len(layout.bands)
    slots = "".join(_slot_xml(slot, first + n) for n, slot in enumerate(layout.slots))
    rest = _furniture(first + len(layout.slots), layout.on, layout.left)
    ground = f"<p:bg><p:bgPr>{_fill(layout.ground)}<a:effectLst/></p:bgPr></p:bg>"
    return (
        f'{HEAD}<p:sldLayout {NAMESPACES} type="{layout.type}" preserve="1" userDrawn="1"><p:cSld name="{layout.name}">'
        f"{ground}<p:spTree>{GROUP}{bands}{slots}{rest}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
        "</p:sldLayout>"
    )


def _styles(size: float, pitch: float, *, bold: bool = False, heading: bool = False, levels: int = 9) -> str:
    return "".join(_level(n, size, pitch, "tx1", "l", bold=bold, heading=heading) for n in range(1, levels + 1))


def _master_xml() -> str:
    title = Slot("pp-title", "标题", (72, 36, WIDE, 88), 0, 28, "title", bold=True)
    body = Slot("pp-body", "正文", (72, BODY_TOP, WIDE, BODY_HEIGHT), 1, 20, pitch=1.5)
    shapes = "".join(_slot_xml(slot, 2 + n).replace(' hasCustomPrompt="1"', "") for n, slot in enumerate((title, body)))
    layouts = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(len(LAYOUTS)))
    return (
        f"{HEAD}<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{_fill('bg1')}<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}"
        f'{shapes}{_furniture(4, "tx2", 72)}</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" '
        'accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" '
        f'hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles>'
        f"<p:titleStyle>{_styles(28, 1.2, bold=True, heading=True, levels=1)}</p:titleStyle><p:bodyStyle>{_styles(20, 1.5)}"
        f"</p:bodyStyle><p:otherStyle>{_styles(18, 1.2)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _notes_master_xml() -> str:
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="pp-slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{_transform((54, 54, 432, 243))}'
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
    style = "".join(_level(n, 14, 1.5, "tx1", "l", bold=False, heading=False) for n in range(1, 10))
    return (
        f"{HEAD}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{_fill('bg1')}<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}"
        f'{picture}{text}</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" '
        'accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        f'folHlink="folHlink"/><p:notesStyle>{style}</p:notesStyle></p:notesMaster>'
    )


COLORS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "666666",
    "lt2": "E7EFFF",
    "accent1": "0A5CFF",
    "accent2": "C8401A",
    "accent3": "0B7D61",
    "accent4": "7A4BD0",
    "accent5": "FFFFFF",
    "accent6": "1A1A1A",
    "hlink": "0A5CFF",
    "folHlink": "666666",
}


def _theme_xml(name: str) -> str:
    colors = "".join(f'<a:{key}><a:srgbClr val="{value}"/></a:{key}>' for key, value in COLORS.items())
    faces = "".join(
        f'<a:{kind}Font><a:latin typeface="{FACE}"/><a:ea typeface="{FACE}"/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{FACE}"/><a:font script="Hant" typeface="{HANT}"/></a:{kind}Font>'
        for kind in ("major", "minor")
    )
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{solid}<a:prstDash val="solid"/></a:ln>'
        for width in (6350, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{colors}</a:clrScheme><a:fontScheme name="{name}">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{solid * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _presentation_xml() -> str:
    levels = "".join(_level(n, 18, 1.2, "tx1", "l", bold=False, heading=False) for n in range(1, 10))
    defaults = '<a:defPPr><a:defRPr lang="zh-CN" altLang="en-US"/></a:defPPr>'
    escaped = NOT_AT_START.replace("&", "&amp;")
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0"><p:sldMasterIdLst><p:sldMasterId '
        'id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{WIDTH * EMU}" cy="{HEIGHT * EMU}"/><p:notesSz cx="6858000" cy="9144000"/><p:kinsoku lang="zh-CN" '
        f'invalStChars="{escaped}" invalEndChars="{NOT_AT_END}"/><p:defaultTextStyle>{defaults}{levels}</p:defaultTextStyle>'
        "</p:presentation>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{kind if ":" in kind else RELATION + kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _content_types(parts: dict[str, str]) -> str:
    kinds = {
        "ppt/presentation.xml": "presentationml.presentation.main",
        "ppt/presProps.xml": "presentationml.presProps",
        "ppt/viewProps.xml": "presentationml.viewProps",
        "ppt/tableStyles.xml": "presentationml.tableStyles",
        "ppt/slideMasters/": "presentationml.slideMaster",
        "ppt/slideLayouts/": "presentationml.slideLayout",
        "ppt/notesMasters/": "presentationml.notesMaster",
        "ppt/theme/": "theme",
        "docProps/app.xml": "extended-properties",
    }
    rows = []
    for name in parts:
        kind = next((value for key, value in kinds.items() if name.startswith(key)), None)
        if kind and not name.endswith(".rels"):
            rows.append(f'<Override PartName="/{name}" ContentType="{OFFICE}{kind}+xml"/>')
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    rows.append(f'<Override PartName="/docProps/core.xml" ContentType="{core}"/>')
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{"".join(rows)}</Types>'
    )


def parts() -> dict[str, str]:
    """Every part of the package by name, ``[Content_Types].xml`` first."""
    relations = "http://schemas.openxmlformats.org/"
    made = {
        "_rels/.rels": _relations(
            ("officeDocument", "ppt/presentation.xml"),
            (f"{relations}package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ),
        "docProps/app.xml": f'{HEAD}<Properties xmlns="{relations}officeDocument/2006/extended-properties"><Application>progprint'
        "</Application></Properties>",
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{relations}package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>progprint deck</dc:title><dc:creator>progprint</dc:creator>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>",
        "ppt/presentation.xml": _presentation_xml(),
        "ppt/_rels/presentation.xml.rels": _relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": f'{HEAD}<a:tblStyleLst xmlns:a="{relations}drawingml/2006/main" '
        'def="{2D5ABB26-0587-4C30-8999-92F81FD0307C}"/>',
        "ppt/slideMasters/slideMaster1.xml": _master_xml(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(LAYOUTS) + 1)),
            ("theme", "../theme/theme1.xml"),
        ),
    }
    for n, layout in enumerate(LAYOUTS, 1):
        made[f"ppt/slideLayouts/slideLayout{n}.xml"] = _layout_xml(layout)
        made[f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels"] = _relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    made["ppt/notesMasters/notesMaster1.xml"] = _notes_master_xml()
    made["ppt/notesMasters/_rels/notesMaster1.xml.rels"] = _relations(("theme", "../theme/theme2.xml"))
    made["ppt/theme/theme1.xml"] = _theme_xml("progprint")
    made["ppt/theme/theme2.xml"] = _theme_xml("progprint notes")
    return {"[Content_Types].xml": _content_types(made), **made}


def main() -> None:
    """Write the template beside this script, or to the file named."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("deck.pptx")
    with zipfile.ZipFile(target, "w") as package:
        for name, text in parts().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            package.writestr(entry, text.encode(), compresslevel=9)


if __name__ == "__main__":
    main()
