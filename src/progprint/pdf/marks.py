"""Marks for a print shop around the bleed: where to cut, and that the plates lie on each other.

They are drawn in all separations (ISO 32000-1 §8.6.6.4, ``/All``) and never within the bleed. Off by default: many shops
refuse files with marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from progprint.pdf.syntax import real

if TYPE_CHECKING:
    from progprint.pdf.conformance import PdfSettings
    from progprint.typeset.frame import Page

SLUG = 24.0
"""Room around the bleed for marks, pt."""
_OFF, _LONG, _THIN = 3.0, 14.17, 0.25
"""Distance from the bleed, length (5 mm) and thickness of a mark, pt."""
ALL = "[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[1 1 1 1]>>]"
"""The colour space of marks."""


def edge_of(page: Page, settings: PdfSettings) -> float:
    """The distance that the sheet reaches beyond the trim, pt: the bleed, and the slug for marks."""
    return (page.bleed if settings.bleed else 0.0) + (SLUG if settings.marks else 0.0)


def crop_marks(page: Page, edge: float, bleed: float) -> list[str]:
    """Two lines at each corner of the trim, and a cross at the middle of each side."""
    width, height = page.frame.width, page.frame.height
    left, low, right, high = edge, edge, edge + width, edge + height
    lines = []
    for x in (left, right):
        for y, way in ((low, -1), (high, 1)):
            start = y + way * (bleed + _OFF)
            lines.append((x, start, x, start + way * _LONG))
    for y in (low, high):
        for x, way in ((left, -1), (right, 1)):
            start = x + way * (bleed + _OFF)
            lines.append((start, y, start + way * _LONG, y))
    arm, off = _LONG / 4, bleed + _OFF + _LONG / 2
    centres = ((left + width / 2, low - off), (left + width / 2, high + off), (left - off, low + height / 2),
               (right + off, low + height / 2))  # fmt: skip
    for x, y in centres:
        lines += [(x - arm, y, x + arm, y), (x, y - arm, x, y + arm)]
    drawn = [f"{real(a)} {real(b)} m {real(c)} {real(d)} l" for a, b, c, d in lines]
    return ["q /All CS 1 SCN", f"{real(_THIN)} w", *drawn, "S Q"]
