"""Places on the slides of the shipped deck look: slots and bands of each layout, for slides of any shape.

    Plan(960, 540) ─▶ layouts(plan) ─▶ Layout("pp-talk-title", slots, bands) …

Measures are points; sizes of words and faces are the same on all slides, whatever their shape.
"""

from __future__ import annotations

from dataclasses import dataclass

from progprint.pptx.shipped.ground import BAR, CODE_COLUMN, LOWER, Ground
from progprint.pptx.shipped.slots import Box, LayoutPlan, LayoutSlot, Stripe

BODY_TOP = 134
ROWS = 6
STRIP_HEIGHT, LOGOS, NAMES = 96, 10, 6
"""Height of the strip for logos, and the places in it for logos and for names."""
Span = tuple[float, float]
"""Top and height."""
FOLIO_ROOM = 72
"""What the slide's number takes of the foot's line."""


@dataclass(frozen=True)
class SlotPlan(Ground):
    """The slots of slides of a size."""

    def head(self, prompt: str) -> LayoutSlot:
        """The title of a slide of text."""
        return LayoutSlot("pp-title", prompt, (self.left, 36, self.wide, 88), 0, 28, "title", bold=True)

    def kicker(self, x: float, width: float, color: str = "accent1") -> LayoutSlot:
        """The line above a title."""
        return LayoutSlot("pp-kicker", "眉题", (x, 44, width, 34), 13, 24, bold=True, color=color)

    def rows(self, top: float, bottom: float, wide: float) -> tuple[LayoutSlot, ...]:
        """Pairs of a heading on the left and its text on the right, spread evenly; a slide moves them to their text."""
        step, x = (bottom - top) / ROWS, self.left + 108
        made: list[LayoutSlot] = []
        for n in range(1, ROWS + 1):
            y, high = top + step * (n - 1), step
            head = (self.left, y, x - self.left - 14, high)
            made.append(LayoutSlot(f"pp-head-{n}", "小标题", head, 20 + n, 20, "body", True, "accent1", pitch=1.3))
            made.append(LayoutSlot(f"pp-text-{n}", "正文", (x, y, self.left + wide - x, high), 40 + n, 28, pitch=1.32))
        return tuple(made)

    def introduction(self, name: str = "pp-talk-intro", *, panel: bool = True) -> LayoutPlan:
        """A talk's introduction: small portrait, title and name in the head, headed lines, takeaways in the panel.

        On 4 : 3 the panel is a band over the whole width at the foot. Without takeaways the lines have the whole width.
        """
        face, left = 76, self.left
        wide = self.room if panel and not self.narrow else self.wide
        head = left + face + 16
        band = self.height - (260 if self.upright else 156)
        bottom = band - 12 if self.narrow and panel else self.foot + 2
        ground = (BAR, band, self.width - BAR, self.height - band) if self.narrow else self.panel
        listed = (
            (left, band + 10, self.wide, self.height - band - 56)
            if self.narrow
            else (ground[0] + 26, 40, self.pane - 26 - 24, self.height - 90)
        )
        takeaways = (LayoutSlot("pp-list", "听众收益", listed, 17, 24, pitch=1.32),) if panel else ()
        return LayoutPlan(name, "obj", (
            LayoutSlot("pp-photo", "照片", (left, 40, face, face), 14, 18, "pic"),
            LayoutSlot("pp-initial", "姓", (left, 40, face, face), 15, 40, "body", True, "accent1", "ctr", "ctr", ground="bg2"),
            LayoutSlot("pp-title", "议题标题", (head, 34, left + wide - head, 94), 0, 30, "title", True),
            *self.rows(136, bottom, wide),
            *takeaways,
        ), (self.bar, *((Stripe(ground, "bg2"),) if panel else ())), left=left)  # fmt: skip

    def statement(self) -> LayoutPlan:
        """A talk's introduction where the portrait keeps the panel: title and name in the head, one text below."""
        left, room = self.left, self.room
        return LayoutPlan("pp-talk-statement", "obj", (
            *self.portraits(),
            LayoutSlot("pp-title", "议题标题", (left, 40, room, 112), 0, 30, "title", True),
            LayoutSlot("pp-body", "正文", (left, 172, room, 312), 17, 40, pitch=1.32),
        ), (self.bar, Stripe(self.panel, "bg2")), left=left)  # fmt: skip

    def cards(
        self, count: int, columns: int, face: float, top: float, *, below: bool = False
    ) -> tuple[LayoutSlot, ...]:
        """Persons in rows: a portrait or an initial, and beside it (or ``below`` it) name and organisation."""
        gap = 20 if self.narrow else 24
        wide = (self.wide - (columns - 1) * gap) / columns
        high = (self.height - 60 - top) / -(-count // columns)
        made: list[LayoutSlot] = []
        for n in range(count):
            x, y = self.left + (n % columns) * (wide + gap), top + (n // columns) * high
            box = (x, y, face, face)
            text = (
                (x, y + face + 10, wide, high - face - 10) if below else (x + face + 14, y, wide - face - 14, high - 8)
            )
            made += [
                LayoutSlot(f"pp-photo-{n + 1}", "照片", box, 21 + n, 14, "pic"),
                LayoutSlot(f"pp-initial-{n + 1}", "姓", box, 31 + n, round(face * 0.45), "body", True, "accent1", "ctr", "ctr",
                     ground="bg2"),
                LayoutSlot(f"pp-person-{n + 1}", "姓名、单位", text, 41 + n, 20),
            ]  # fmt: skip
        return tuple(made)

    def names(self, count: int, columns: int, top: float) -> tuple[LayoutSlot, ...]:
        """More persons than have room for portraits: name and organisation of each, in rows."""
        gap = 20 if self.narrow else 24
        wide, high = (self.wide - (columns - 1) * gap) / columns, (self.height - 56 - top) / -(-count // columns)
        places = ((self.left + n % columns * (wide + gap), top + n // columns * high) for n in range(count))
        return tuple(
            LayoutSlot(f"pp-person-{n}", "姓名、单位", (x, y, wide, high - 6), 40 + n, 20)
            for n, (x, y) in enumerate(places, 1)
        )

    def people(self, name: str, cards: tuple[LayoutSlot, ...]) -> LayoutPlan:
        """A talk with several persons: title above, cards below."""
        title = LayoutSlot("pp-title", "议题标题", (self.left, 84, self.wide, 172), 0, 56, "title", True)
        return LayoutPlan(
            name, "secHead", (self.kicker(self.left, self.wide), title, *cards), (self.bar,), left=self.left
        )

    def portrait(self, box: Box) -> tuple[LayoutSlot, LayoutSlot]:
        """A portrait, or the initial that stands for it."""
        return (
            LayoutSlot("pp-photo", "照片", box, 14, 18, "pic"),
            LayoutSlot("pp-initial", "姓", box, 15, 160, "body", True, "accent1", "ctr", "ctr"),
        )

    def portraits(self) -> tuple[LayoutSlot, ...]:
        """The panel for one person, or halved for two; what a slide leaves empty is not on it."""
        x, y, wide, high = self.panel
        boxes = (
            ((x, y, wide / 2 - 1, high), (x + wide / 2 + 1, y, wide / 2 - 1, high))
            if self.upright
            else ((x, y, wide, high / 2 - 1), (x, high / 2 + 1, wide, high / 2 - 1))
        )
        return (*self.portrait(self.panel), *(slot for n, box in enumerate(boxes, 1) for slot in (
            LayoutSlot(f"pp-photo-{n}", "照片", box, 60 + n, 18, "pic"),
            LayoutSlot(f"pp-initial-{n}", "姓", box, 62 + n, 120, "body", True, "accent1", "ctr", "ctr"),
        )))  # fmt: skip

    def two(self) -> LayoutPlan:
        """A talk of two: title and names on the left, both portraits in the panel; on 4 : 3 the names stand below each other."""
        half = (self.room - 24) / 2
        boxes = (
            ((self.left, 336, self.room, 72), (self.left, 414, self.room, 72))
            if self.narrow
            else ((self.left, 358, half, 128), (self.left + half + 24, 358, half, 128))
        )
        return LayoutPlan("pp-talk-two", "secHead", (
            *self.portraits()[2:],
            self.kicker(self.left, self.room),
            LayoutSlot("pp-title", "议题标题", (self.left, 84, self.room, 240 if self.narrow else 256), 0, 60, "title", True),
            *(LayoutSlot(f"pp-person-{n}", "姓名、单位", box, 40 + n, 20) for n, box in enumerate(boxes, 1)),
        ), (self.bar, Stripe(self.panel, "bg2")), left=self.left)  # fmt: skip

    def text(self, name: str, kind: str, prompt: str, slots: tuple[LayoutSlot, ...]) -> LayoutPlan:
        """A slide of text: its title at the head, its slots below."""
        return LayoutPlan(name, kind, (self.head(prompt), *slots), (self.bar,), left=self.left)

    def code(self, top: float, side: float, color: str, *, labelled: bool = False) -> tuple[LayoutSlot, LayoutSlot]:
        """The code of an address on the right and a word below it; on an upright slide below the words, the word beside it."""
        code: Box
        label: Box
        if self.upright:
            side = min(side, self.height - STRIP_HEIGHT - LOWER - 12)
            code, beside = (self.edge, LOWER, side, side), self.edge + side + 16
            label = (beside, LOWER, self.width - self.edge - beside, 24 if labelled else 46)
        else:
            x = self.width - self.edge - CODE_COLUMN
            code, label = (x, top, side, side), (x, top + side + 4, CODE_COLUMN, 24 if labelled else 46)
        return (
            LayoutSlot("pp-code", "二维码", code, 71, 14, "pic"),
            LayoutSlot("pp-code-label", "二维码的说明", label, 72, 18, color=color, bold=labelled),
        )

    def paused(self, title: Span, label: float, following: Span, people: Span, top: float) -> tuple[LayoutSlot, ...]:
        """A break: its end, what comes next, and on the right the code and the Wi-Fi from ``top`` on; tops and heights."""
        edge, whole = self.edge, self.whole
        code, told = self.code(top, 138, "accent5", labelled=True)
        x, y, wide, high = told.box
        return (
            self.kicker(edge, self.beside_code, "accent5"),
            LayoutSlot(
                "pp-title", "茶歇", (edge, title[0], self.beside_code, title[1]), 0, 116, "title", True, "accent5"
            ),
            LayoutSlot("pp-next-label", "下一场", (edge, label, whole, 30), 16, 22, color="accent5"),
            LayoutSlot(
                "pp-next", "下一个议题", (edge, following[0], whole, following[1]), 17, 36, bold=True, color="accent5"
            ),
            LayoutSlot("pp-next-people", "讲师", (edge, people[0], whole, people[1]), 18, 22, color="accent5"),
            code,
            told,
            LayoutSlot("pp-wifi", "无线网络", (x, y + high, wide, 48), 73, 18, color="accent5"),
        )

    def logos(self) -> tuple[LayoutSlot, ...]:
        """Places for logos, and for names of sponsors without one, in the strip; a slide moves them to their sizes."""
        step, top, high = self.whole / LOGOS, self.height - STRIP_HEIGHT + 18, STRIP_HEIGHT - 36
        logos = (
            LayoutSlot(
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
            LayoutSlot(f"pp-sponsor-{n + 1}", "合作伙伴", (self.edge + n * room, top, room - 8, high), 100 + n, 20, bold=True,
                 color="1A1A1A", anchor="ctr")
            for n in range(NAMES)
        )  # fmt: skip
        return (*logos, *names)

    def fronted(
        self, size: float, high: float, details: tuple[float, float], small: float, *, coded: bool = False
    ) -> tuple[LayoutSlot, ...]:
        """Kicker, title and details of a first, further or last slide on dark paper: top and height of the details."""
        top, tall = details
        beside = self.wide - CODE_COLUMN - 16 if coded and not self.upright else self.wide
        return (
            self.kicker(self.left, self.wide),
            LayoutSlot("pp-title", "标题", (self.left, 92, self.wide, high), 0, size, "ctrTitle", True),
            LayoutSlot("pp-details", "说明", (self.left, top, beside, tall), 16, small, "subTitle", pitch=1.5),
        )

    def dark(self, name: str, kind: str, slots: tuple[LayoutSlot, ...], *, strip: bool = False) -> LayoutPlan:
        """A slide without a ground of its own, so that a dark deck stays dark from the first slide to the last."""
        bands = (self.bar, self.white(BAR)) if strip else (self.bar,)
        return LayoutPlan(name, kind, slots, bands, left=self.left, foot=not strip)

    def full(
        self,
        name: str,
        kind: str,
        slots: tuple[LayoutSlot, ...],
        ground: str = "accent1",
        on: str = "bg1",
        *,
        strip: bool = False,
    ) -> LayoutPlan:
        """A slide on a full ground; with a strip for logos it has no foot."""
        bands = (self.white(0),) if strip else ()
        return LayoutPlan(name, kind, slots, bands, ground, on, self.edge, foot=not strip)

    def white(self, x: float) -> Stripe:
        """The strip at the foot that logos stand on: white in dark decks too, because they are drawn for paper."""
        return Stripe((x, self.height - STRIP_HEIGHT, self.width - x, STRIP_HEIGHT), "FFFFFF")
