"""The shape of slides, as it is asked for: a ratio, or the pixels of a screen or wall.

    "21:9" ─▶ (1260, 540)      "1920x540" ─▶ (1920, 540)      "9:16" ─▶ (540, 960)

A slide that is wider than high is 540 points high, as those of the shipped looks are; one that is not is at least 720 high, so
that a portrait has room below the words.
"""

from __future__ import annotations

import re

_SHAPE = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,4})?) ?[:x×：/] ?([0-9]{1,5}(?:\.[0-9]{1,4})?)", re.IGNORECASE)
_HEIGHT, _UPRIGHT_HEIGHT, _SHORT_SIDE = 540.0, 720.0, 540.0
WIDE, NARROW, UPRIGHT = 6.0, 0.4, 1.2
"""The widest and the narrowest shape that words have room on, and the one from which a slide counts as upright."""


def size_of(text: str) -> tuple[float, float] | None:
    """Width and height of a slide of a shape, points; None for what is no shape, or one without room for words."""
    match = _SHAPE.fullmatch(text.strip())
    wide, high = (float(match[1]), float(match[2])) if match is not None else (0.0, 0.0)
    if not (wide and high) or not NARROW <= wide / high <= WIDE:
        return None
    ratio = wide / high
    if ratio >= UPRIGHT:
        return round(_HEIGHT * ratio, 2), _HEIGHT
    height = max(_UPRIGHT_HEIGHT, round(_SHORT_SIDE / ratio, 2))
    return round(height * ratio, 2), height
