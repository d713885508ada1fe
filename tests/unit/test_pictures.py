"""The pictures of the documents hold no missing glyph; and the finder of missing glyphs finds them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.missing_glyphs import rows_of_boxes

ROOT = Path(__file__).resolve().parents[2]
PICTURES = sorted((ROOT / "docs/pictures").glob("*.png"))
FACE = ROOT / "fonts/NotoSansSC-Regular.ttf"
UNKNOWN = "".join(map(chr, range(0xE800, 0xE806)))
"""Letters of the private use area, which no face of ours has: each is drawn as the box of a missing glyph."""


COLOURS = [("#000000", "#ffffff"), ("#ffffff", "#0a5cff"), ("#555555", "#eceef2")]


def _written(text: str, size: int, ink: str, ground: str) -> Image.Image:
    sheet = Image.new("RGB", (900, 160), ground)
    ImageDraw.Draw(sheet).text((30, 40), text, fill=ink, font=ImageFont.truetype(FACE, size))
    return sheet


def _framed(size: int, ink: str, ground: str) -> Image.Image:
    """Plain boxes as other faces have them, of half the width, with soft edges."""
    sheet = Image.new("RGB", (3600, 640), ground)
    draw = ImageDraw.Draw(sheet)
    for n in range(len(UNKNOWN)):
        x = 120 + round(n * size * 2.5)
        draw.rectangle((x, 160, x + 2 * size, 160 + 3 * size), outline=ink, width=max(4, size // 5))
    return sheet.reduce(4)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
def test_a_picture_of_the_documents_holds_no_missing_glyph(picture: Path) -> None:
    assert rows_of_boxes(Image.open(picture)) == []


def test_there_are_pictures_to_look_at() -> None:
    assert len(PICTURES) >= 6


@pytest.mark.parametrize("size", [16, 18, 24, 40, 60, 72])
@pytest.mark.parametrize(("ink", "ground"), COLOURS)
def test_boxes_of_missing_glyphs_are_found(size: int, ink: str, ground: str) -> None:
    for sheet in (_written(UNKNOWN, size, ink, ground), _framed(size, ink, ground)):
        assert [len(row) for row in rows_of_boxes(sheet)] == [len(UNKNOWN)]


@pytest.mark.parametrize("size", [16, 18, 24, 40, 60, 72])
def test_sound_letters_are_no_boxes(size: int) -> None:
    assert rows_of_boxes(_written("田园日曜回国 口 目 □ DOO00 [12] 四品", size, "#000000", "#ffffff")) == []
