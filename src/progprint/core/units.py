"""Lengths and rectangles.

Everything inside the program is in PostScript points (1/72 inch); inside the composer widths are whole thousandths
of an em. People write lengths with a unit: ``3mm``, ``9pt``, ``1.2em``, ``12Q``, ``2字``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MM = 72 / 25.4
"""Points in a millimetre."""

_FACTORS = {"pt": 1.0, "mm": MM, "cm": 10 * MM, "in": 72.0, "q": MM / 4}
LENGTH = r"^\s*([-+]?\d+(?:\.\d+)?)\s*(pt|mm|cm|in|[Qq]|em|字)\s*$"
"""How a length is written, for other programs too."""
MEASURE = r"^\s*[-+]?\d+(?:\.\d+)?\s*(pt|mm|cm|in|[Qq])\s*$"
"""The same of paper, which has no size of type."""
_LENGTH = re.compile(LENGTH)


def parse_length(text: str, em: float | None = None) -> float | None:
    """Points of a written length, or None if it is not one. ``em`` is the size in points that em and 字 refer to."""
    match = _LENGTH.match(text)
    if match is None:
        return None
    unit = match[2].lower()
    if unit in ("em", "字"):
        return None if em is None else float(match[1]) * em
    return float(match[1]) * _FACTORS[unit]


def rounded(value: float) -> float:
    """A position as it is kept and written: to 1/1000 pt, never minus zero."""
    return round(value, 3) + 0.0


class Rect(NamedTuple):
    """A rectangle in points; which corner the origin is in, and where y points, is said by whoever holds it."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Extent in x, pt."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Extent in y, pt."""
        return self.y1 - self.y0

    def moved(self, dx: float, dy: float) -> Rect:
        """The same rectangle elsewhere."""
        return Rect(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)
