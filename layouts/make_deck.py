"""Makes ``deck.pptx`` and ``deck-4x3.pptx``, the templates of the shipped host decks: ``python layouts/make_deck.py [DIR]``.

The template is an ordinary PowerPoint file: one master, named layouts with named placeholders that carry prompts, a
notes master, and two themes. It is written as text because every part of it is a decision: no author, no clock, no
leftovers of an Office installation, and the same bytes each time. Measures are points; a slide is 540 pt high.

Sources: ISO/IEC 29500-1 for the parts and the order of elements; house rules in ``deck.yaml``.
"""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

HEIGHT = 540
SHAPES = {"deck.pptx": 960, "deck-4x3.pptx": 720}
"""The files and the widths of their slides."""
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
BODY_TOP, BODY_HEIGHT = 134, 346
ROWS = 6
FOLIO_ROOM = 72
"""What the slide's number takes of the foot's line."""


@dataclass(frozen=True)
class Plan:
    """Where things lie on slides of a width: ``left`` and ``right`` of text beside the strip, ``edge`` of text without it."""

    width: float

    @property
    def narrow(self) -> bool:
        """Whether the slide is 4 : 3 or so."""
        return self.width < 1.5 * HEIGHT

    @property
    def left(self) -> float:
        """Left margin of text beside the strip."""
        return 54 if self.narrow else 72

    @property
    def edge(self) -> float:
        """Left margin of text on a full ground, and the right margin of all."""
        return 42 if self.narrow else 56

    @property
    def wide(self) -> float:
        """Width of text beside the strip."""
        return self.width - self.left - self.edge

    @property
    def whole(self) -> float:
        """Width of text on a full ground."""
        return self.width - 2 * self.edge

    def head(self, prompt: str) -> Slot:
        """The title of a slide of text."""
        return Slot("pp-title", prompt, (self.left, 36, self.wide, 88), 0, 28, "title", bold=True)

    def kicker(self, x: float, width: float, color: str = "accent1") -> Slot:
        """The line above a title."""
        return Slot("pp-kicker", "眉题", (x, 48, width, 28), 13, 18, bold=True, color=color)

    def rows(self) -> tuple[Slot, ...]:
        """Pairs of a heading on the left and its text on the right, spread evenly; a slide moves them to their text."""
        step, x = BODY_HEIGHT / ROWS, self.left + (128 if self.narrow else 144)
        made: list[Slot] = []
        for n in range(1, ROWS + 1):
            y, high = BODY_TOP + step * (n - 1), step - 4
            head = (self.left, y, x - self.left - 16, high)
            made.append(Slot(f"pp-head-{n}", "小标题", head, 20 + n, 18, "body", True, "accent1"))
            made.append(Slot(f"pp-text-{n}", "正文", (x, y, self.width - self.edge - x, high), 40 + n, 20, pitch=1.5))
        return tuple(made)

    def cards(self, count: int, columns: int, face: float, top: float, *, below: bool = False) -> tuple[Slot, ...]:
        """Persons in rows: a portrait or an initial, and beside it (or ``below`` it) name and organisation."""
        gap = 20 if self.narrow else 24
        wide = (self.wide - (columns - 1) * gap) / columns
        high = (480 - top) / -(-count // columns)
        made: list[Slot] = []
        for n in range(count):
            x, y = self.left + (n % columns) * (wide + gap), top + (n // columns) * high
            box = (x, y, face, face)
            text = (
                (x, y + face + 10, wide, high - face - 10) if below else (x + face + 14, y, wide - face - 14, high - 8)
            )
            made += [
                Slot(f"pp-photo-{n + 1}", "照片", box, 21 + n, 14, "pic"),
                Slot(f"pp-initial-{n + 1}", "姓", box, 31 + n, round(face * 0.45), "body", True, "accent1", "ctr", "ctr",
                     ground="bg2"),
                Slot(f"pp-person-{n + 1}", "姓名、单位", text, 41 + n, 20),
            ]  # fmt: skip
        return tuple(made)

    def people(self, name: str, cards: tuple[Slot, ...]) -> Layout:
        """A talk with several persons: title above, cards below."""
        title = Slot("pp-title", "议题标题", (self.left, 80, self.wide, 168), 0, 54, "title", True, anchor="b")
        return Layout(name, "secHead", (self.kicker(self.left, self.wide), title, *cards), (STRIP,), left=self.left)

    def portrait(self, box: Box) -> tuple[Slot, Slot]:
        """A portrait, or the initial that stands for it."""
        return (
            Slot("pp-photo", "照片", box, 14, 18, "pic"),
            Slot("pp-initial", "姓", box, 15, 160, "body", True, "accent1", "ctr", "ctr"),
        )

    def text(self, name: str, kind: str, prompt: str, slots: tuple[Slot, ...]) -> Layout:
        """A slide of text: its title at the head, its slots below."""
        return Layout(name, kind, (self.head(prompt), *slots), (STRIP,), left=self.left)

    def full(self, name: str, kind: str, slots: tuple[Slot, ...], ground: str = "accent1", on: str = "bg1") -> Layout:
        """A slide on a full ground."""
        return Layout(name, kind, slots, ground=ground, on=on, left=self.edge)


def layouts(width: float) -> tuple[Layout, ...]:
    """The layouts for slides of a width."""
    plan = Plan(width)
    left, wide, edge, whole = plan.left, plan.wide, plan.edge, plan.whole
    face = round(width / 3)
    x = face + plan.edge
    beside = width - x - plan.edge
    pane = round(width * 0.3125)
    room = width - pane - left - (28 if plan.narrow else 40)
    body = (left, BODY_TOP, wide, BODY_HEIGHT)
    return (
        plan.full("pp-opening", "title", (
            plan.kicker(edge, whole, "bg1"),
            Slot("pp-title", "专题名称", (edge, 96, whole, 234), 0, 88, "ctrTitle", True, "bg1", "b"),
            Slot("pp-details", "出品人、日期、会场", (edge, 350, whole, 112), 16, 24, "subTitle", color="bg1", pitch=1.5),
        )),
        Layout("pp-producer", "obj", (
            *plan.portrait((0, 0, face, HEIGHT)),
            plan.kicker(x, beside),
            Slot("pp-title", "姓名", (x, 80, beside, 76), 0, 48, "title", True, anchor="b"),
            Slot("pp-affiliation", "单位、职务", (x, 162, beside, 56), 16, 20, color="tx2"),
            Slot("pp-bio", "个人介绍", (x, 232, beside, 248), 17, 20, pitch=1.5),
        ), (Band((0, 0, face, HEIGHT), "bg2"),), left=x),
        plan.text("pp-agenda", "tbl", "议程", (Slot("pp-table", "议程表", (left, 104, wide, 376), 16, 20, "tbl"),)),
        Layout("pp-talk-title", "secHead", (
            *plan.portrait((width - pane, 0, pane, HEIGHT)),
            plan.kicker(left, room),
            Slot("pp-title", "议题标题", (left, 84, room, 246), 0, 54, "title", True, anchor="b"),
            Slot("pp-name", "讲师", (left, 350, room, 44), 16, 28, bold=True),
            Slot("pp-affiliation", "单位、职务", (left, 398, room, 84), 17, 20, color="tx2"),
        ), (STRIP, Band((width - pane, 0, pane, HEIGHT), "bg2")), left=left),
        plan.people("pp-talk-two", plan.cards(2, 2, 120 if plan.narrow else 168, 284)),
        plan.people("pp-talk-three", plan.cards(3, 3, 108, 272, below=True)),
        plan.people("pp-talk-four", plan.cards(4, 2, 92, 272)),
        plan.people("pp-talk-people", plan.cards(6, 2 if plan.narrow else 3, 62 if plan.narrow else 84, 272)),
        Layout("pp-talk-plain", "secHead", (
            plan.kicker(left, wide), Slot("pp-title", "议题标题", (left, 84, wide, 246), 0, 54, "title", True, anchor="b"),
        ), (STRIP,), left=left),
        plan.text("pp-talk-intro", "obj", "课程概要", plan.rows()),
        plan.text("pp-talk-more", "obj", "课程概要（续）", plan.rows()),
        plan.text("pp-text", "obj", "标题", (Slot("pp-body", "正文", body, 16, 24, pitch=1.5),)),
        plan.text("pp-takeaways", "obj", "听众收益", (Slot("pp-list", "听众收益", body, 16, 28, pitch=1.5),)),
        plan.full("pp-break", "titleOnly", (
            plan.kicker(edge, whole, "accent5"),
            Slot("pp-title", "茶歇", (edge, 84, whole, 196), 0, 88, "title", True, "accent5", "b"),
            Slot("pp-next-label", "下一场", (edge, 312, whole, 28), 16, 18, color="accent5"),
            Slot("pp-next", "下一个议题", (edge, 342, whole, 84), 17, 32, bold=True, color="accent5"),
            Slot("pp-next-people", "讲师", (edge, 432, whole, 54), 18, 20, color="accent5"),
        ), "accent6", "accent5"),
        Layout("pp-qa", "titleOnly", (
            Slot("pp-title", "问答", (left, 84, wide, 246), 0, 88, "title", True, "accent1", "b"),
            Slot("pp-thanks", "谢谢讲师", (left, 350, wide, 130), 16, 24, pitch=1.5),
        ), (STRIP,), ground="bg2", left=left),
        plan.full("pp-closing", "title", (
            Slot("pp-title", "谢谢", (edge, 96, whole, 234), 0, 88, "ctrTitle", True, "bg1", "b"),
            Slot("pp-details", "结束语", (edge, 350, whole, 60), 16, 24, "subTitle", color="bg1", pitch=1.5),
            Slot("pp-colophon", "版权", (edge, 412, whole, 76), 17, 14, color="bg1", pitch=1.4),
        )),
    )  # fmt: skip


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


def _furniture(shape_id: int, color: str, left: float, plan: Plan) -> str:
    """Footer and slide number, at the foot between the margins."""
    right = plan.width - plan.edge
    parts = []
    for n, (kind, index, box, align) in enumerate(
        (("ftr", 11, (left, 498, right - FOLIO_ROOM - left, 18), "l"), ("sldNum", 12, (right - 64, 498, 64, 18), "r"))
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


def _layout_xml(layout: Layout, plan: Plan) -> str:
    bands = "".join(_band_xml(band, 2 + n) for n, band in enumerate(layout.bands))
    first = 2 + len(layout.bands)
    slots = "".join(_slot_xml(slot, first + n) for n, slot in enumerate(layout.slots))
    rest = _furniture(first + len(layout.slots), layout.on, layout.left, plan)
    ground = f"<p:bg><p:bgPr>{_fill(layout.ground)}<a:effectLst/></p:bgPr></p:bg>"
    return (
        f'{HEAD}<p:sldLayout {NAMESPACES} type="{layout.type}" preserve="1" userDrawn="1"><p:cSld name="{layout.name}">'
        f"{ground}<p:spTree>{GROUP}{bands}{slots}{rest}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
        "</p:sldLayout>"
    )


def _styles(size: float, pitch: float, *, bold: bool = False, heading: bool = False, levels: int = 9) -> str:
    return "".join(_level(n, size, pitch, "tx1", "l", bold=bold, heading=heading) for n in range(1, levels + 1))


def _master_xml(plan: Plan, count: int) -> str:
    body = Slot("pp-body", "正文", (plan.left, BODY_TOP, plan.wide, BODY_HEIGHT), 1, 20, pitch=1.5)
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


def _presentation_xml(width: float) -> str:
    levels = "".join(_level(n, 18, 1.2, "tx1", "l", bold=False, heading=False) for n in range(1, 10))
    defaults = '<a:defPPr><a:defRPr lang="zh-CN" altLang="en-US"/></a:defPPr>'
    escaped = NOT_AT_START.replace("&", "&amp;")
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0"><p:sldMasterIdLst><p:sldMasterId '
        'id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{round(width * EMU)}" cy="{HEIGHT * EMU}"/><p:notesSz cx="6858000" cy="9144000"/><p:kinsoku lang="zh-CN" '
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


def parts(width: float) -> dict[str, str]:
    """Every part of the package by name, ``[Content_Types].xml`` first."""
    plan, made_of = Plan(width), layouts(width)
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
        "ppt/presentation.xml": _presentation_xml(width),
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
        "ppt/slideMasters/slideMaster1.xml": _master_xml(plan, len(made_of)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(made_of) + 1)),
            ("theme", "../theme/theme1.xml"),
        ),
    }
    for n, layout in enumerate(made_of, 1):
        made[f"ppt/slideLayouts/slideLayout{n}.xml"] = _layout_xml(layout, plan)
        made[f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels"] = _relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    made["ppt/notesMasters/notesMaster1.xml"] = _notes_master_xml()
    made["ppt/notesMasters/_rels/notesMaster1.xml.rels"] = _relations(("theme", "../theme/theme2.xml"))
    made["ppt/theme/theme1.xml"] = _theme_xml("progprint")
    made["ppt/theme/theme2.xml"] = _theme_xml("progprint notes")
    return {"[Content_Types].xml": _content_types(made), **made}


def package(width: float) -> bytes:
    """The file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts(width).items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, text.encode(), compresslevel=9)
    return made.getvalue()


def main() -> None:
    """Write the templates beside this script, or into the folder named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, width in SHAPES.items():
        (folder / name).write_bytes(package(width))


if __name__ == "__main__":
    main()
