"""A file of slides as companies hand round: bare layouts, and a cover, pages and an end that somebody has drawn."""

from __future__ import annotations

import io
from typing import Any

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Pt

from progprint.core.raster import Raster, png

BLUE: Any = RGBColor(0x0B, 0x3D, 0x91)  # type: ignore[no-untyped-call]
WHITE: Any = RGBColor(0xFF, 0xFF, 0xFF)  # type: ignore[no-untyped-call]
GREY: Any = RGBColor(0x33, 0x33, 0x33)  # type: ignore[no-untyped-call]
LOGO = png(Raster(40, 20, "rgb", b"\xf0\xa0\x10" * 800, "samples", "logo"))
Slide = Any


def corporate(pages: int = 2) -> bytes:
    """Such a file with so many pages between cover and end."""
    deck: Any = pptx.Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    blank = deck.slide_layouts[6]
    for layout in deck.slide_layouts:
        for holder in list(layout.placeholders):
            if layout is blank:
                holder._element.getparent().remove(holder._element)
    cover = deck.slides.add_slide(blank)
    _ground(cover)
    _words(cover, "点击此处输入标题", (1, 2.6, 5, 1), 44, WHITE, bold=True)
    _words(cover, "汇报人：张三　2027 年", (1, 4.2, 5, 0.6), 20, WHITE)
    for n in range(pages):
        page = deck.slides.add_slide(blank)
        bar = page.shapes.add_shape(1, 0, 0, deck.slide_width, Inches(0.9))
        bar.fill.solid()
        bar.fill.fore_color.rgb = BLUE
        bar.line.fill.background()
        _words(page, f"内容页 {n + 1}", (0.5, 0.1, 3, 0.7), 30, WHITE, bold=True)
        _words(page, "点击此处输入正文。" * max(1, 6 - n), (0.8, 1.5, 11.5, 4.8), 20, GREY)
        page.shapes.add_picture(io.BytesIO(LOGO), Inches(12.2), Inches(0.25), Inches(0.8))
        _words(page, "某某科技有限公司　版权所有", (0.5, 7.0, 5, 0.35), 10, GREY)
    end = deck.slides.add_slide(blank)
    _ground(end)
    _words(end, "谢谢观看", (3, 3, 7.3, 1.2), 54, WHITE, bold=True, centred=True)
    saved = io.BytesIO()
    deck.save(saved)
    return saved.getvalue()


def _ground(slide: Slide) -> None:
    fill = slide.background.fill
    fill.solid()
    fill.fore_color.rgb = BLUE


def _words(
    slide: Slide, text: str, at: tuple[float, float, float, float], size: float, color: Any, *, bold: bool = False,
    centred: bool = False,
) -> None:  # fmt: skip
    left, top, width, height = (Emu(round(side * 914400)) for side in at)
    frame = slide.shapes.add_textbox(left, top, width, height).text_frame
    frame.word_wrap = True
    frame.text = text
    run = frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, color
    if centred:
        frame.paragraphs[0].alignment = PP_ALIGN.CENTER
