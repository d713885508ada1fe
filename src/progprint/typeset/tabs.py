"""The words on a tab of the thumb index: whole, or the number of the track; far enough from the knife to stay on the tab."""

from __future__ import annotations

from collections.abc import Sequence

from progprint.core.units import MM
from progprint.text.clusters import clusters
from progprint.typeset.frame import GlyphRun
from progprint.typeset.line import Composer
from progprint.typeset.style import TextStyle

SAFE = 3 * MM
"""Least distance of the words from the trim."""
_PITCH = 1.15
"""From one character to the next below it, in ems."""
_EAST = 0x2E7F
"""The last code point before the scripts that are set upright below each other."""


def tab_words(
    title: str, number: int, style: TextStyle, size: tuple[float, float], recto: bool, composer: Composer
) -> tuple[GlyphRun, ...]:
    """The runs on a tab of some width and height, from its left upper corner; on a recto its right side is the trim.

    A title of ideographs stands upright, one character below the other, a short Latin one on a line. One that the tab
    cannot hold whole is not cut: the number of the track stands in its place.
    """
    width, height = size
    text = title.replace(" ", "").replace("\u3000", "")
    letters: Sequence[str] = clusters(text)
    pitch = _PITCH * style.size
    if not all(ord(one[0]) > _EAST for one in letters):
        letters = [title.strip()]
    wide = max((composer.width(one, style) for one in letters), default=0.0)
    if not text or wide > width - SAFE or (len(letters) - 1) * pitch + 1.5 * style.size > height:
        letters = [str(number)]
    x = (width - SAFE) / 2 + (0.0 if recto else SAFE)
    y = (height - (len(letters) - 1) * pitch - style.size) / 2 + 0.88 * style.size
    runs: tuple[GlyphRun, ...] = ()
    for n, one in enumerate(letters):
        runs += composer.place(one, style, x, y + n * pitch, "center")
    return runs
