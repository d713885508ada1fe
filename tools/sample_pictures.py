"""Draws the pictures of the sample conference: portraits of people who do not exist, logos of invented sponsors, a plan.

    python tools/sample_pictures.py        # writes content/sample/images, the same bytes every time

Needs Pillow. Shapes are drawn four times as large and scaled down; the head lies in the upper third, as in a real portrait.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "content" / "sample" / "images"
SCALE = 4
COLOURS = 48
Point = tuple[float, float]

GROUNDS = ("#E9E4DA", "#DCE6EC", "#E6E0EC", "#E0EAE0", "#F0E2DC", "#E4E4E4")
SKINS = ("#F3D3B8", "#EFCBAC", "#EBC3A2", "#DDAE88", "#C68F66")
HAIRS = ("#26211F", "#2E2724", "#3A2E28", "#5A4233", "#8A8580")
CLOTHES = ("#27415E", "#7A3B3B", "#3E5E4B", "#55506B", "#8A6B3A", "#2F2F33", "#B0563C", "#4E6C80")


class Sheet:
    """A picture while it is drawn; all measures are in pixels of the finished picture."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        self.size = (width, height)
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), ground)
        self.draw = ImageDraw.Draw(self.image)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: str) -> None:
        """An ellipse around a middle."""
        self.draw.ellipse([(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE], fill=fill)

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: str, radius: float = 0.0) -> None:
        """A rectangle, perhaps with round corners."""
        self.draw.rounded_rectangle([x0 * SCALE, y0 * SCALE, x1 * SCALE, y1 * SCALE], radius * SCALE, fill=fill)

    def shape(self, points: list[Point], fill: str) -> None:
        """A polygon."""
        self.draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def line(self, points: list[Point], fill: str, width: float) -> None:
        """A line with round joints."""
        self.draw.line(
            [(x * SCALE, y * SCALE) for x, y in points], fill=fill, width=round(width * SCALE), joint="curve"
        )

    def text(self, x: float, y: float, text: str, size: float, fill: str, anchor: str = "mm") -> None:
        """A text in the shipped bold face."""
        font = ImageFont.truetype(ROOT / "fonts" / "NotoSansSC-Bold.ttf", round(size * SCALE))
        self.draw.text((x * SCALE, y * SCALE), text, fill=fill, font=font, anchor=anchor)

    def save(self, name: str, times: float = 1.0) -> None:
        """The picture, scaled down to a multiple of its size, with few colours."""
        size = (round(self.size[0] * times), round(self.size[1] * times))
        small = self.image.resize(size, Image.Resampling.LANCZOS)
        small.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
            OUT / f"{name}.png", optimize=True
        )


def portrait(number: int) -> None:
    """Head and shoulders on a plain ground."""
    random = Random(number * 97)  # noqa: S311  (looks, no secrets)
    sheet = Sheet(300, 380, GROUNDS[number % len(GROUNDS)])
    skin, hair = random.choice(SKINS), random.choice(HAIRS)
    coat = CLOTHES[(number * 5) % len(CLOTHES)]
    middle, eyes, wide, tall = 150 + random.randint(-4, 4), 150, 58 + random.randint(-3, 4), 72
    kind = (number + number // 5) % 5
    if kind in (1, 4):  # long hair falls behind the shoulders
        sheet.box(middle - wide - 16, eyes - 50, middle + wide + 16, eyes + 150, hair, 60)
    sheet.box(middle - 118, 260, middle + 118, 460, coat, 70)
    sheet.box(middle - 26, eyes + 40, middle + 26, 286, _darker(skin), 20)
    sheet.shape([(middle - 34, 260), (middle + 34, 260), (middle, 306)], _darker(skin))
    if number % 2:
        sheet.shape([(middle - 42, 258), (middle, 308), (middle - 60, 324)], "#FFFFFF")
        sheet.shape([(middle + 42, 258), (middle, 308), (middle + 60, 324)], "#FFFFFF")
    sheet.oval(middle - wide + 2, eyes + 8, 11, 17, _darker(skin))
    sheet.oval(middle + wide - 2, eyes + 8, 11, 17, _darker(skin))
    sheet.oval(middle, eyes + 6, wide, tall, skin)
    _hair(sheet, kind, middle, eyes, wide, hair)
    for side in (-1, 1):
        sheet.oval(middle + side * 23, eyes + 12, 4.2, 5.0, "#2A2422")
        sheet.line([(middle + side * 14, eyes - 9), (middle + side * 32, eyes - 6)], hair, 4)
        sheet.oval(middle + side * 34, eyes + 34, 9, 6, _warmer(skin))
    smile = [(middle + 20 * math.cos(a), eyes + 36 + 12 * math.sin(a)) for a in (0.3 + k * 0.255 for k in range(11))]
    sheet.line(smile, "#8C3F38", 3.4)
    sheet.line([(middle - 1, eyes + 16), (middle - 5, eyes + 30), (middle + 2, eyes + 31)], _darker(skin), 3)
    if number % 3 == 0:
        for side in (-1, 1):
            ring = [(middle + side * 24 + 16 * math.cos(a / 6), eyes + 12 + 14 * math.sin(a / 6)) for a in range(39)]
            sheet.line(ring, "#33302E", 2.6)
        sheet.line([(middle - 8, eyes + 10), (middle + 8, eyes + 10)], "#33302E", 2.6)
    sheet.save(f"p{number:02d}", 1.2)


def _hair(sheet: Sheet, kind: int, middle: float, eyes: float, wide: float, ink: str) -> None:
    """The hair in front: a cap over the forehead, cut in one of five ways."""
    top = eyes - 72
    arc = [
        (middle + (wide + 6) * math.cos(math.pi * k / 24), eyes - 6 - 76 * math.sin(math.pi * k / 24))
        for k in range(25)
    ]
    fringes: dict[int, list[Point]] = {
        0: [(middle - wide, eyes - 14), (middle - 10, eyes - 40), (middle + wide, eyes - 20)],
        1: [(middle - wide, eyes + 10), (middle - 30, eyes - 34), (middle + 14, eyes - 44), (middle + wide, eyes + 10)],
        2: [(middle - wide, eyes - 20), (middle - 30, eyes - 34), (middle + 34, eyes - 34), (middle + wide, eyes - 20)],
        3: [(middle - wide, eyes - 10), (middle + 24, eyes - 46), (middle + wide, eyes - 16)],
        4: [(middle - wide, eyes + 6), (middle - 46, eyes - 22), (middle + 46, eyes - 22), (middle + wide, eyes + 6)],
    }
    sheet.shape([*arc, *fringes[kind]], ink)
    if kind == 3:
        sheet.oval(middle + 8, top - 14, 24, 20, ink)


def _mixed(colour: str, other: str, share: float) -> str:
    one, two = (tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in (colour, other))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in zip(one, two, strict=True))


def _darker(colour: str) -> str:
    return _mixed(colour, "#5A2E1E", 0.18)


def _warmer(colour: str) -> str:
    return _mixed(colour, "#E2725B", 0.28)


def logo(name: str, text: str, ink: str, mark: Callable[[Sheet, str], None], width: int = 420) -> None:
    """A mark and a word beside it, on white."""
    sheet = Sheet(width, 120, "#FFFFFF")
    mark(sheet, ink)
    sheet.text(118, 60, text, 50, ink, "lm")
    sheet.save(name, 2)


def _waves(sheet: Sheet, ink: str) -> None:
    for row in range(3):
        wave = [(14 + x, 38 + 22 * row + 7 * math.sin(x / 12)) for x in range(84)]
        sheet.line(wave, ink, 8)


def _peaks(sheet: Sheet, ink: str) -> None:
    sheet.shape([(10, 96), (44, 30), (68, 76), (78, 58), (102, 96)], ink)


def _vase(sheet: Sheet, ink: str) -> None:
    sheet.oval(56, 74, 34, 30, ink)
    sheet.box(46, 20, 66, 60, ink, 6)


def _sun(sheet: Sheet, ink: str) -> None:
    sheet.oval(56, 60, 22, 22, ink)
    for k in range(8):
        a = math.pi * k / 4
        sheet.line(
            [(56 + 29 * math.cos(a), 60 + 29 * math.sin(a)), (56 + 42 * math.cos(a), 60 + 42 * math.sin(a))], ink, 7
        )


def _lantern(sheet: Sheet, ink: str) -> None:
    sheet.box(28, 34, 84, 88, ink, 24)
    sheet.box(44, 22, 68, 34, ink)
    sheet.box(44, 88, 68, 98, ink)


def plan() -> None:
    """The floors of the venue as two plain drawings."""
    sheet = Sheet(1000, 640, "#FFFFFF")
    wall, quiet, ink = "#3F454D", "#DCE6EC", "#1F2A36"
    rooms = {
        "3F": [("大会堂", 40, 60, 640, 290, "#CBD9F6"), ("休息区", 660, 60, 960, 290, "#F1EFEA")],
        "2F": [
            ("海棠厅", 40, 370, 340, 510, "#F3D3DA"),
            ("银杏厅", 360, 370, 660, 510, "#F4E3C4"),
            ("白鹭厅", 680, 370, 960, 510, "#D3E9DF"),
            ("展台 · 签到 · 茶歇", 40, 530, 960, 600, quiet),
        ],
    }
    for floor, listed in rooms.items():
        sheet.text(40, listed[0][2] - 26, floor, 30, ink, "lm")
        for name, x0, y0, x1, y1, fill in listed:
            sheet.box(x0, y0, x1, y1, wall)
            sheet.box(x0 + 3, y0 + 3, x1 - 3, y1 - 3, fill)
            sheet.text((x0 + x1) / 2, (y0 + y1) / 2, name, 34, ink)
    sheet.save("plan", 1.5)


def main() -> None:
    """All pictures."""
    OUT.mkdir(parents=True, exist_ok=True)
    for number in range(1, 15):
        portrait(number)
    logo("logo", "江海", "#0A5CFF", _waves, 240)
    logo("yuanfan", "远帆数据", "#123C69", _waves)
    logo("beian", "北岸云", "#0B7D61", _peaks, 300)
    logo("qingci", "青瓷智能", "#2B6777", _vase)
    logo("shiguang", "拾光", "#C8401A", _sun, 240)
    logo("lantern", "Lantern Labs", "#A81E4B", _lantern, 470)
    plan()


if __name__ == "__main__":
    main()
