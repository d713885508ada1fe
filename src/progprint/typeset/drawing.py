"""Drawings of lines before they are justified: glyph codes, with lone surrogates for distances and switches.

    "基于" + GLUE(250, 125, 150) + "i" SOLID "s" SOLID "t" …

Codes of glyphs never are surrogates (see ``Face``), so one string holds both; a line is a join of such strings, and
justifying it is giving each glue code a number. ``SOLID`` takes back the letter space between two glyphs.
"""

from __future__ import annotations

from functools import cache

SOLID = "\ud800"
FACE, STYLE_RUN = 0xD900, 0xDA00
"""U+D900-D9FF call a face of the document by number (0: back to the style run's own), U+DA00-DBFF a style run."""
STYLE_RUNS = 0x200
_FIXED, _HALF = 0xDC00, 0x200


class GlueCodes:
    """Elastic gaps by the character that stands for them: (base, shrink, stretch) in 1/1000 em."""

    def __init__(self) -> None:
        self.values: dict[str, tuple[int, int, int]] = {}
        self.rigid: list[str] = []
        self.char = cache(self._char)
        """The character of a glue of these three numbers; a rigid one is a fixed distance."""

    def _char(self, base: int, shrink: int, stretch: int) -> str:
        if not shrink and not stretch:
            return fixed(base)
        char = chr(ord(SOLID) + 1 + len(self.values))
        self.values[char] = (base, shrink, stretch)
        if not base and not stretch:
            self.rigid.append(char)
        return char


def fixed(distance: int) -> str:
    """Characters that stand for a fixed distance in 1/1000 em."""
    out = ""
    while distance:
        part = max(-_HALF, min(_HALF - 1, distance))
        out += chr(_FIXED + _HALF + part)
        distance -= part
    return out


def fixed_value(char: str) -> int:
    """The distance that a character made by ``fixed`` stands for."""
    return ord(char) - _FIXED - _HALF
