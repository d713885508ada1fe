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
    """A filled rectangle behind the placeholders; its colour is of the scheme, or six hexadecimal digits."""

    box: Box
    color: str


@dataclass(frozen=True)
class Layout:
    """A slide layout; ``ground`` is a scheme colour, ``on`` the colour of footer and number on it, if it has a ``foot``."""

    name: str
    type: str
    slots: tuple[Slot, ...]
    bands: tuple[Band, ...] = ()
    ground: str = "bg1"
    on: str = "tx2"
    left: float = 72
    foot: bool = True


STRIP = Band((0, 0, 18, HEIGHT), "accent1")
BODY_TOP, BODY_HEIGHT = 134, 346
ROWS = 6
STRIP_HEIGHT, LOGOS, NAMES = 96, 10, 6
"""Height of the strip for logos, and the places in it for logos and for names."""
CODE_COLUMN = 204
"""Width of the column with code and Wi-Fi."""
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
        return Slot("pp-kicker", "眉题", (x, 44, width, 34), 13, 24, bold=True, color=color)

    @property
    def pane(self) -> float:
        """Width of the panel: a third of the slide."""
        return 252 if self.narrow else 320

    @property
    def room(self) -> float:
        """Width of text beside the panel."""
        return self.width - self.pane - self.left - 28

    def rows(self, top: float, bottom: float, wide: float) -> tuple[Slot, ...]:
        """Pairs of a heading on the left and its text on the right, spread evenly; a slide moves them to their text."""
        step, x = (bottom - top) / ROWS, self.left + 108
        made: list[Slot] = []
        for n in range(1, ROWS + 1):
            y, high = top + step * (n - 1), step
            head = (self.left, y, x - self.left - 14, high)
            made.append(Slot(f"pp-head-{n}", "小标题", head, 20 + n, 20, "body", True, "accent1", pitch=1.3))
            made.append(Slot(f"pp-text-{n}", "正文", (x, y, self.left + wide - x, high), 40 + n, 28, pitch=1.32))
        return tuple(made)

    def introduction(self) -> Layout:
        """A talk's introduction: small portrait, title and name in the head, headed lines, takeaways in the panel.

        On 4 : 3 the panel is a band over the whole width at the foot.
        """
        face, left = 76, self.left
        wide = self.wide if self.narrow else self.room
        head = left + face + 16
        bottom = 372 if self.narrow else 488
        panel = (
            (18, 384, self.width - 18, HEIGHT - 384) if self.narrow else (self.width - self.pane, 0, self.pane, HEIGHT)
        )
        listed = (left, 394, self.wide, 100) if self.narrow else (panel[0] + 26, 40, self.pane - 26 - 24, 450)
        return Layout("pp-talk-intro", "obj", (
            Slot("pp-photo", "照片", (left, 40, face, face), 14, 18, "pic"),
            Slot("pp-initial", "姓", (left, 40, face, face), 15, 40, "body", True, "accent1", "ctr", "ctr", ground="bg2"),
            Slot("pp-title", "议题标题", (head, 34, left + wide - head, 94), 0, 30, "title", True),
            *self.rows(136, bottom, wide),
            Slot("pp-list", "听众收益", listed, 17, 24, pitch=1.32),
        ), (STRIP, Band(panel, "bg2")), left=left)  # fmt: skip

    def statement(self) -> Layout:
        """A talk's introduction where the portrait keeps the panel: title and name in the head, one text below."""
        left, room = self.left, self.room
        return Layout("pp-talk-statement", "obj", (
            *self.portraits(),
            Slot("pp-title", "议题标题", (left, 40, room, 112), 0, 30, "title", True),
            Slot("pp-body", "正文", (left, 172, room, 312), 17, 40, pitch=1.32),
        ), (STRIP, Band(self.panel, "bg2")), left=left)  # fmt: skip

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

    def names(self, count: int, columns: int, top: float) -> tuple[Slot, ...]:
        """More persons than have room for portraits: name and organisation of each, in rows."""
        gap = 20 if self.narrow else 24
        wide, high = (self.wide - (columns - 1) * gap) / columns, (484 - top) / -(-count // columns)
        places = ((self.left + n % columns * (wide + gap), top + n // columns * high) for n in range(count))
        return tuple(
            Slot(f"pp-person-{n}", "姓名、单位", (x, y, wide, high - 6), 40 + n, 20)
            for n, (x, y) in enumerate(places, 1)
        )

    def people(self, name: str, cards: tuple[Slot, ...]) -> Layout:
        """A talk with several persons: title above, cards below."""
        title = Slot("pp-title", "议题标题", (self.left, 84, self.wide, 172), 0, 56, "title", True)
        return Layout(name, "secHead", (self.kicker(self.left, self.wide), title, *cards), (STRIP,), left=self.left)

    def portrait(self, box: Box) -> tuple[Slot, Slot]:
        """A portrait, or the initial that stands for it."""
        return (
            Slot("pp-photo", "照片", box, 14, 18, "pic"),
            Slot("pp-initial", "姓", box, 15, 160, "body", True, "accent1", "ctr", "ctr"),
        )

    @property
    def panel(self) -> Box:
        """The panel on the right, from head to foot."""
        return (self.width - self.pane, 0, self.pane, HEIGHT)

    def portraits(self) -> tuple[Slot, ...]:
        """The panel for one person, or halved for two; what a slide leaves empty is not on it."""
        x, half = self.width - self.pane, HEIGHT / 2
        boxes = ((x, 0, self.pane, half - 1), (x, half + 1, self.pane, half - 1))
        return (*self.portrait(self.panel), *(slot for n, box in enumerate(boxes, 1) for slot in (
            Slot(f"pp-photo-{n}", "照片", box, 60 + n, 18, "pic"),
            Slot(f"pp-initial-{n}", "姓", box, 62 + n, 120, "body", True, "accent1", "ctr", "ctr"),
        )))  # fmt: skip

    def two(self) -> Layout:
        """A talk of two: title and names on the left, both portraits in the panel; on 4 : 3 the names stand below each other."""
        half = (self.room - 24) / 2
        boxes = (
            ((self.left, 336, self.room, 72), (self.left, 414, self.room, 72))
            if self.narrow
            else ((self.left, 358, half, 128), (self.left + half + 24, 358, half, 128))
        )
        return Layout("pp-talk-two", "secHead", (
            *self.portraits()[2:],
            self.kicker(self.left, self.room),
            Slot("pp-title", "议题标题", (self.left, 84, self.room, 240 if self.narrow else 256), 0, 60, "title", True),
            *(Slot(f"pp-person-{n}", "姓名、单位", box, 40 + n, 20) for n, box in enumerate(boxes, 1)),
        ), (STRIP, Band(self.panel, "bg2")), left=self.left)  # fmt: skip

    def text(self, name: str, kind: str, prompt: str, slots: tuple[Slot, ...]) -> Layout:
        """A slide of text: its title at the head, its slots below."""
        return Layout(name, kind, (self.head(prompt), *slots), (STRIP,), left=self.left)

    @property
    def beside_code(self) -> float:
        """Width of text on a full ground beside the column of the code."""
        return self.whole - CODE_COLUMN - 16

    def code(self, top: float, side: float, color: str) -> tuple[Slot, ...]:
        """The code of an address on the right, and a word below it."""
        x = self.width - self.edge - CODE_COLUMN
        return (
            Slot("pp-code", "二维码", (x, top, side, side), 71, 14, "pic"),
            Slot("pp-code-label", "二维码的说明", (x, top + side + 6, CODE_COLUMN, 46), 72, 18, color=color),
        )

    def paused(
        self,
        title: tuple[float, float],
        label: float,
        following: tuple[float, float],
        people: tuple[float, float],
        top: float,
    ) -> tuple[Slot, ...]:
        """A break: its end, what comes next, and on the right the code and the Wi-Fi from ``top`` on; tops and heights."""
        edge, whole, x = self.edge, self.whole, self.width - self.edge - CODE_COLUMN
        return (
            self.kicker(edge, self.beside_code, "accent5"),
            Slot("pp-title", "茶歇", (edge, title[0], self.beside_code, title[1]), 0, 116, "title", True, "accent5"),
            Slot("pp-next-label", "下一场", (edge, label, whole, 30), 16, 22, color="accent5"),
            Slot(
                "pp-next", "下一个议题", (edge, following[0], whole, following[1]), 17, 36, bold=True, color="accent5"
            ),
            Slot("pp-next-people", "讲师", (edge, people[0], whole, people[1]), 18, 22, color="accent5"),
            Slot("pp-code", "二维码", (x, top, 138, 138), 71, 14, "pic"),
            Slot("pp-code-label", "二维码的说明", (x, top + 142, CODE_COLUMN, 24), 72, 18, color="accent5", bold=True),
            Slot("pp-wifi", "无线网络", (x, top + 166, CODE_COLUMN, 48), 73, 18, color="accent5"),
        )

    def logos(self) -> tuple[Slot, ...]:
        """Places for logos, and for names of sponsors without one, in the strip; a slide moves them to their sizes."""
        step, top, high = self.whole / LOGOS, HEIGHT - STRIP_HEIGHT + 18, STRIP_HEIGHT - 36
        logos = (
            Slot(
                f"pp-logo-{n + 1}",
                "标志",
                (self.edge + n * step, top, step - 8 * (n < LOGOS - 1), high),
                80 + n,
                14,
                "pic",
            )
            for n in range(LOGOS)
        )
        room = self.whole / NAMES
        names = (
            Slot(f"pp-sponsor-{n + 1}", "合作伙伴", (self.edge + n * room, top, room - 8, high), 100 + n, 20, bold=True,
                 color="1A1A1A", anchor="ctr")
            for n in range(NAMES)
        )  # fmt: skip
        return (*logos, *names)

    def fronted(
        self, size: float, high: float, details: tuple[float, float], small: float, *, coded: bool = False
    ) -> tuple[Slot, ...]:
        """Kicker, title and details of a first, further or last slide on dark paper: top and height of the details."""
        top, tall = details
        beside = self.wide - CODE_COLUMN - 16 if coded else self.wide
        return (
            self.kicker(self.left, self.wide),
            Slot("pp-title", "标题", (self.left, 92, self.wide, high), 0, size, "ctrTitle", True),
            Slot("pp-details", "说明", (self.left, top, beside, tall), 16, small, "subTitle", pitch=1.5),
        )

    def dark(self, name: str, kind: str, slots: tuple[Slot, ...], *, strip: bool = False) -> Layout:
        """A slide without a ground of its own, so that a dark deck stays dark from the first slide to the last."""
        bands = (STRIP, self.white(STRIP.box[2])) if strip else (STRIP,)
        return Layout(name, kind, slots, bands, left=self.left, foot=not strip)

    def full(
        self,
        name: str,
        kind: str,
        slots: tuple[Slot, ...],
        ground: str = "accent1",
        on: str = "bg1",
        *,
        strip: bool = False,
    ) -> Layout:
        """A slide on a full ground; with a strip for logos it has no foot."""
        bands = (self.white(0),) if strip else ()
        return Layout(name, kind, slots, bands, ground, on, self.edge, foot=not strip)

    def white(self, x: float) -> Band:
        """The strip at the foot that logos stand on: white in dark decks too, because they are drawn for paper."""
        return Band((x, HEIGHT - STRIP_HEIGHT, self.width - x, STRIP_HEIGHT), "FFFFFF")


def layouts(width: float) -> tuple[Layout, ...]:
    """The layouts for slides of a width."""
    plan = Plan(width)
    left, wide, edge, whole = plan.left, plan.wide, plan.edge, plan.whole
    face = plan.pane
    x = face + plan.edge
    beside = width - x - plan.edge
    room = plan.room
    body = (left, BODY_TOP, wide, BODY_HEIGHT)
    return (
        plan.full("pp-opening", "title", (
            plan.kicker(edge, whole, "bg1"),
            Slot("pp-title", "专题名称", (edge, 92, whole, 200), 0, 90, "ctrTitle", True, "bg1"),
            Slot("pp-details", "出品人、日期、会场", (edge, 306, whole, 178), 16, 28, "subTitle", color="bg1", pitch=1.5),
        )),
        Layout("pp-producer", "obj", (
            *plan.portrait((0, 0, face, HEIGHT)),
            plan.kicker(x, beside),
            Slot("pp-title", "姓名", (x, 80, beside, 78), 0, 60, "title", True),
            Slot("pp-affiliation", "单位、职务", (x, 162, beside, 60), 16, 24, color="tx2"),
            Slot("pp-bio", "个人介绍", (x, 238, beside, 248), 17, 24, pitch=1.5),
        ), (Band((0, 0, face, HEIGHT), "bg2"),), left=x),
        plan.text("pp-agenda", "tbl", "议程", (Slot("pp-table", "议程表", (left, 118, wide, 368), 16, 24, "tbl"),)),
        Layout("pp-talk-title", "secHead", (
            *plan.portrait(plan.panel),
            plan.kicker(left, room),
            Slot("pp-title", "议题标题", (left, 84, room, 244), 0, 60, "title", True),
            Slot("pp-name", "讲师", (left, 334, room, 72), 16, 34, bold=True, anchor="b"),
            Slot("pp-affiliation", "单位、职务", (left, 410, room, 76), 17, 22, color="tx2"),
        ), (STRIP, Band(plan.panel, "bg2")), left=left),
        plan.two(),
        plan.people("pp-talk-three", plan.cards(3, 3, 108, 272, below=True)),
        plan.people("pp-talk-four", plan.cards(4, 2, 92, 272)),
        plan.people("pp-talk-people", plan.cards(6, 2 if plan.narrow else 3, 62 if plan.narrow else 84, 272)),
        plan.people("pp-talk-names", plan.names(12, 3 if plan.narrow else 4, 272)),
        Layout("pp-talk-plain", "secHead", (
            plan.kicker(left, wide), Slot("pp-title", "议题标题", (left, 84, wide, 386), 0, 60, "title", True),
        ), (STRIP,), left=left),
        plan.introduction(),
        plan.statement(),
        plan.text("pp-text", "obj", "标题", (Slot("pp-body", "正文", body, 16, 24, pitch=1.5),)),
        plan.full("pp-break", "titleOnly", plan.paused((84, 190), 296, (332, 90), (430, 56), 48), "accent6", "accent5"),
        plan.full("pp-break-strip", "titleOnly", (
            *plan.paused((70, 164), 254, (284, 86), (374, 54), 36), *plan.logos(),
        ), "accent6", "accent5", strip=True),
        Layout("pp-qa", "titleOnly", (
            *plan.portraits(),
            Slot("pp-title", "请提问", (left, 60, room, 206), 0, 92, "title", True),
            Slot("pp-affiliation", "单位、职务", (left, 270, room, 60), 16, 22, color="tx2"),
            Slot("pp-next-label", "下一场", (left, 356, room, 28), 17, 20, color="accent1", bold=True),
            Slot("pp-next", "下一个议题", (left, 386, room, 66), 18, 26, bold=True),
            Slot("pp-next-people", "讲师", (left, 458, room, 28), 19, 20, color="tx2"),
        ), (STRIP, Band(plan.panel, "bg2")), left=left),
        Layout("pp-qa-plain", "titleOnly", (
            Slot("pp-title", "请提问", (left, 60, wide, 206), 0, 92, "title", True),
            Slot("pp-next-label", "下一场", (left, 356, wide, 28), 17, 20, color="accent1", bold=True),
            Slot("pp-next", "下一个议题", (left, 386, wide, 66), 18, 26, bold=True),
            Slot("pp-next-people", "讲师", (left, 458, wide, 28), 19, 20, color="tx2"),
        ), (STRIP,), left=left),
        plan.full("pp-day", "title", (
            plan.kicker(edge, whole, "bg1"),
            Slot("pp-title", "日期", (edge, 92, whole, 130), 0, 54, "ctrTitle", True, "bg1"),
            Slot("pp-details", "这一天", (edge, 250, whole, 234), 16, 26, "subTitle", color="bg1", pitch=1.5),
        )),
        plan.full("pp-closing", "title", (
            Slot("pp-title", "谢谢", (edge, 72, whole, 190), 0, 132, "ctrTitle", True, "bg1"),
            Slot("pp-details", "感谢的人", (edge, 280, plan.beside_code, 206), 16, 28, "subTitle", color="bg1", pitch=1.5),
            *plan.code(280, 132, "bg1"),
        )),
        plan.full("pp-closing-strip", "title", (
            Slot("pp-title", "谢谢", (edge, 40, whole, 176), 0, 132, "ctrTitle", True, "bg1"),
            Slot("pp-details", "感谢的人", (edge, 228, plan.beside_code, 200), 16, 28, "subTitle", color="bg1", pitch=1.5),
            *plan.code(236, 132, "bg1"),
            *plan.logos(),
        ), strip=True),
        plan.full("pp-opening-strip", "title", (
            plan.kicker(edge, whole, "bg1"),
            Slot("pp-title", "专题名称", (edge, 88, whole, 170), 0, 90, "ctrTitle", True, "bg1"),
            Slot("pp-details", "出品人、日期、会场", (edge, 262, whole, 170), 16, 28, "subTitle", color="bg1", pitch=1.5),
            *plan.logos(),
        ), strip=True),
        *(plan.dark(name, kind, slots) for name, kind, slots in (
            ("pp-opening-dark", "title", plan.fronted(90, 200, (306, 178), 28)),
            ("pp-day-dark", "title", plan.fronted(54, 130, (250, 234), 26)),
            ("pp-closing-dark", "title", (*plan.fronted(132, 170, (280, 206), 28, coded=True), *plan.code(280, 132, "tx1"))),
        )),
        plan.dark("pp-opening-strip-dark", "title", (*plan.fronted(90, 166, (262, 170), 28), *plan.logos()), strip=True),
        plan.dark("pp-closing-strip-dark", "title", (
            *plan.fronted(132, 150, (244, 184), 28, coded=True), *plan.code(248, 132, "tx1"), *plan.logos(),
        ), strip=True),
    )  # fmt: skip


# -- drawing


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
        level = _level(1, 14, 1.2, color, align, bold=False, heading=False)
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
    rest = _furniture(first + len(layout.slots), layout.on, layout.left, plan) if layout.foot else ""
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
