"""Colours of slides: as shapes and runs name them, and what they are in the theme of a deck.

a:schemeClr accent2, lumMod 50 % ─ color_of ─▶ Tone("accent2", 0.5) ─ Palette.ink ─▶ the ink
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from progprint.core.color import Ink, parse_color, screen_hex
from progprint.pptx.package import Package
from progprint.pptx.parts import A, Element, Part, related

_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


class Tone(NamedTuple):
    """A colour: ``#RRGGBB`` or the name of a colour of the theme, and what is done to its luminance (0–1)."""

    name: str
    share: float = 1.0
    more: float = 0.0


class Palette(NamedTuple):
    """The colours of a deck by the names of its theme."""

    colors: Mapping[str, str]

    def ink(self, tone: Tone) -> Ink:
        """The ink of a tone; black for a name that the theme has not."""
        name = tone.name if tone.name.startswith("#") else self.colors.get(_MAPPED.get(tone.name, tone.name), "#000000")
        ink = parse_color(name)
        if ink is None or (tone.share == 1.0 and tone.more == 0.0):
            return ink or Ink("black", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))
        hue, light, saturation = colorsys.rgb_to_hls(*ink.screen)
        changed = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light * tone.share + tone.more)), saturation)
        return parse_color(screen_hex(changed)) or ink


def palette(package: Package, layout: Part, theme: Sequence[tuple[str, str]]) -> Palette:
    """The colours of the theme of a layout's master, and over them those that a deck sets."""
    part = next((theme for master in related(layout, "/slideMaster") for theme in related(master, "/theme")), None)
    own: dict[str, str] = {}
    scheme = next(package.tree(part).iter(f"{A}clrScheme"), None) if part is not None else None
    for color in scheme.iter(f"{A}srgbClr", f"{A}sysClr") if scheme is not None else ():
        named = color.getparent()
        value = color.get("val", "") if color.tag == f"{A}srgbClr" else color.get("lastClr", "000000")
        own[named.tag.removeprefix(A) if named is not None else ""] = f"#{value}"
    return Palette({**own, **dict(theme)})


def tone_of(properties: Element) -> Tone | None:
    """The fill among properties; of a gradient its first colour."""
    solid = properties.find(f"{A}solidFill")
    if solid is None:
        solid = properties.find(f"{A}gradFill/{A}gsLst/{A}gs")
    return color_of(solid)


def color_of(parent: Element | None) -> Tone | None:
    """The colour that an element holds."""
    for one in parent if parent is not None else ():
        share = one.find(f"{A}lumMod")
        more = one.find(f"{A}lumOff")
        changes = (int(n.get("val", "0")) / 100_000 if n is not None else d for n, d in ((share, 1.0), (more, 0.0)))
        if one.tag == f"{A}srgbClr":
            return Tone(f"#{one.get('val', '000000')}", *changes)
        if one.tag == f"{A}schemeClr":
            return Tone(one.get("val", "tx1"), *changes)
        if one.tag == f"{A}sysClr":
            return Tone(f"#{one.get('lastClr', '000000')}", *changes)
    return None
