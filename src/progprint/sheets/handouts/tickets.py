"""The code of a ticket: as QR, or as Code 128 with its text below, where bars of a width that scanners read have room."""

from __future__ import annotations

from functools import lru_cache

from progprint.core.codes import code_bars
from progprint.core.units import MM
from progprint.sheets.back import address_code
from progprint.sheets.context import Context
from progprint.sheets.handouts.desk import fitted
from progprint.typeset.frame import Frame, Group, Item, Path, Tag

LONGEST_CODE = 120
"""Bytes of a text that a QR code of 14 mm holds in points that a scanner can read (0.3 mm)."""
BARS = "code128"
APART = 6.0
"""White between a code and the words beside it, pt; the margin at its other side is wider than any code needs."""
_QUIET = 0.16
"""Share of the tile of a QR code that is white at each edge, about."""
_THIN, _WIDE = 0.25 * MM, 0.38 * MM
"""Least and best width of the thinnest bar."""
_WHITE = 10
"""White at either end of bars, in their thinnest (ISO/IEC 15417)."""
_SHARE = 0.62
"""Share of the text's width that bars take at most, so that the conference stands beside them."""


def coded(text: str) -> bool:
    """Whether a text makes a code that can be read."""
    return 0 < len(text.encode()) <= LONGEST_CODE


def barred(context: Context, text: str) -> float:
    """The width of a text's thinnest bar on a badge of the look, pt; 0 where it has none that can be read."""
    modules = sum(_bars(text))
    room = _SHARE * context.design.page.text_width
    return min(_WIDE, room / modules) if modules and room / modules >= _THIN else 0.0


def ticket_code(context: Context, text: str, side: float, key: str) -> Frame:
    """The code of a ticket, its dark parts at the edges of the frame: a square of a ``side``, or bars of that height."""
    thin = barred(context, text) if context.design.parts["badge.code"] == BARS else 0.0
    if thin:
        return _barcode(context, text, thin, side, key)
    tile = side / (1 - 2 * _QUIET)
    code = Frame(tile, tile, (address_code(context, text, tile, many=True),))
    return Frame(side, side, (Group(-_QUIET * tile, -_QUIET * tile, code),))


def _barcode(context: Context, text: str, thin: float, height: float, key: str) -> Frame:
    """Bars, as one outline, above what they say, with as much white at the left as they need."""
    steps: list[tuple[str, tuple[float, ...]]] = []
    x, width = 0.0, thin * sum(_bars(text))
    look = context.design.styled("caption", "text")
    said = fitted(context, text, look, width, 0.22 * height, key=f"{key}.ticket", align="center", phrases=False)
    low = height - said.height
    for n, modules in enumerate(_bars(text)):
        end = x + modules * thin
        steps += [] if n % 2 else [("r", (x, 0.0, end, low))]
        x = end
    bars: Item = Path(tuple(steps), context.design.colors["text"])
    figure = Tag("Figure", 0.0, 0.0, Frame(width, low, (bars,)), alt=text)
    left = max(0.0, _WHITE * thin - APART)
    return Frame(width + left, height, (Group(left, 0.0, Frame(width, low, (figure,))), Group(left, low, said)))


@lru_cache(maxsize=1)
def _bars(text: str) -> tuple[int, ...]:
    return code_bars(text)
