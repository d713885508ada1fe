"""Inks: one colour as the screen and the press know it.

Colour is named once and carries both values, so that nothing downstream converts, and black text cannot become a mix
of four inks: ``BLACK`` and its tints have no value in C, M or Y by construction (K100 text, PDF/X practice).
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MOST_BLACK = 0.48
_HEX = re.compile(r"#([0-9A-Fa-f]{6})\Z")
_TYPED = "cmyk"
_SHARES = re.compile(r"cmyk\(\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*\)\Z")


class Ink(NamedTuple):
    """A colour: ``screen`` is sRGB 0-1, ``press`` is CMYK 0-1."""

    name: str
    screen: tuple[float, float, float]
    press: tuple[float, float, float, float]

    def tint(self, share: float) -> Ink:
        """The same ink thinned with paper; ``share`` 1 is full, 0 is paper.

        A tint of a colour has no black: single dots of it would be seen in a light field. The colours take its place.
        """
        r, g, b = (round(1 - share * (1 - v), 4) for v in self.screen)
        c, m, y, k = (round(share * v, 4) for v in self.press)
        if share < 1 and not self.neutral:
            c, m, y, k = (*(round(min(1.0, v + k), 4) for v in (c, m, y)), 0.0)
        return Ink(f"{self.name} {share:.0%}", (r, g, b), (c, m, y, k))

    @property
    def neutral(self) -> bool:
        """Whether the press prints it in black alone."""
        return not any(self.press[:3])

    @property
    def typed(self) -> bool:
        """Whether somebody typed the inks themselves, which are then printed as they are."""
        return self.name.startswith(_TYPED)

    @property
    def luminance(self) -> float:
        """Relative luminance 0-1 of the screen value (WCAG 2, definition of relative luminance)."""
        lin = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in self.screen]
        return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]


def black(share: float = 1.0) -> Ink:
    """Black of one ink, or grey as a tint of it."""
    v = round(1 - share, 4)
    return Ink("black" if share == 1 else f"black {share:.0%}", (v, v, v), (0.0, 0.0, 0.0, round(share, 4)))


BLACK = black()
PAPER = Ink("paper", (1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0))


def contrast(one: Ink, other: Ink) -> float:
    """Contrast ratio 1-21 of two inks on screen (WCAG 2 §1.4.3)."""
    low, high = sorted((one.luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)


def parse_color(text: str) -> Ink | None:
    """An ink from ``#RRGGBB``; greys become black tints, other colours get a plain press value with grey removed.

    ``cmyk(100, 60, 0, 10)`` are inks as shares of 100, whose screen value is as plain. Black makes up less than half of a
    colour: with more of it the text of a dark colour would be a rich black.
    """
    match = _HEX.match(text.strip())
    if match is None:
        return _typed(text.strip())
    r, g, b = (round(int(match[1][i : i + 2], 16) / 255, 4) for i in (0, 2, 4))
    if r == g == b:
        return black(1 - r)
    k = min(round(1 - max(r, g, b), 4), _MOST_BLACK)
    c, m, y = (round(max(0.0, 1 - v / (1 - k)), 4) for v in (r, g, b))
    return Ink(text.strip().upper(), (r, g, b), (c, m, y, k))


def _typed(text: str) -> Ink | None:
    """An ink of typed shares; None unless each of them is a number from 0 to 100."""
    match = _SHARES.match(text)
    try:
        shares = [float(share) / 100 for share in match.groups()] if match else []
    except ValueError:
        return None
    if not shares or max(shares) > 1:
        return None
    c, m, y, k = (round(share, 4) for share in shares)
    r, g, b = (round((1 - v) * (1 - k), 4) for v in (c, m, y))
    return Ink(text, (r, g, b), (c, m, y, k))


READABLE = 4.5
"""Least contrast of text with its ground (WCAG 2 §1.4.3, level AA)."""


def deepened(ink: Ink, ground: Ink = PAPER) -> Ink:
    """The ink itself if text in it is readable on the ground, else the first readable one on its way to black.

    One of typed inks is as its owner wants it.
    """
    if ink.typed:
        return ink
    r, g, b = ink.screen
    while contrast(ink, ground) < READABLE:
        r, g, b = r * 0.94, g * 0.94, b * 0.94
        ink = parse_color(screen_hex((r, g, b))) or ink
    return ink


DARK = 0.18
"""Luminance below which a ground is dark: white reads better on it than black (where both contrast alike)."""


def readable(ink: Ink, ground: Ink) -> Ink:
    """The ink deepened for a light ground; for a dark one lifted towards white until text in it can be read."""
    if ground.luminance >= DARK:
        return deepened(ink, ground)
    r, g, b = ink.screen
    while contrast(ink, ground) < READABLE:
        r, g, b = 1 - (1 - r) * 0.94, 1 - (1 - g) * 0.94, 1 - (1 - b) * 0.94
        ink = parse_color(screen_hex((r, g, b))) or ink
    return ink


def mixed(ink: Ink, ground: Ink, share: float) -> Ink:
    """A share of the ink on a ground, as the screen mixes them."""
    r, g, b = (share * one + (1 - share) * other for one, other in zip(ink.screen, ground.screen, strict=True))
    return parse_color(screen_hex((r, g, b))) or ink


def screen_hex(screen: tuple[float, float, float]) -> str:
    """The ``#RRGGBB`` of a screen value."""
    return "#" + "".join(f"{round(v * 255):02X}" for v in screen)
