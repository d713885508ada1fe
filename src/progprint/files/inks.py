"""Colours of the screen in the inks of a press, and how inks look there, by an ICC profile (Little CMS, by Pillow)."""

from __future__ import annotations

import io
from collections.abc import Sequence

Share = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, 0 to 1."""
_NEUTRAL = 128
"""What a grey has for a* and b* in eight bits."""


class PressColours:
    """The two ways through a CMYK profile, both relative to the white of the paper.

    Colours go in by relative colorimetry with black point compensation, so that those the press has keep their hue.
    """

    def __init__(self, profile: bytes) -> None:
        from PIL import ImageCms

        target = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
        self._in = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), target, "RGB", "CMYK", intent, flags)
        self._out = ImageCms.buildTransform(target, ImageCms.createProfile("LAB"), "CMYK", "LAB", intent)

    @staticmethod
    def fits(profile: bytes) -> bool:
        """Whether a file is a whole CMYK profile that colours can be led through in both ways."""
        from PIL import ImageCms

        if profile[36:40] != b"acsp" or profile[16:20] != b"CMYK":
            return False
        try:
            PressColours(profile).lab((0.5, 0.5, 0.5, 0.5))
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            return False
        return True

    def inks(self, screen: Sequence[float]) -> Share:
        """The inks for an sRGB colour of values 0 to 1."""
        from PIL import Image, ImageCms

        pixel = Image.new("RGB", (1, 1), tuple(round(255 * value) for value in screen))
        c, m, y, k = ImageCms.applyTransform(pixel, self._in).getpixel((0, 0))  # type: ignore[union-attr, misc]
        return round(c / 255, 4), round(m / 255, 4), round(y / 255, 4), round(k / 255, 4)

    def lab(self, press: Sequence[float]) -> tuple[float, float, float]:
        """The look of inks: L* 0 to 100, a* and b*."""
        from PIL import Image, ImageCms

        pixel = Image.new("CMYK", (1, 1), tuple(round(255 * value) for value in press))
        lightness, a, b = ImageCms.applyTransform(pixel, self._out).getpixel((0, 0))  # type: ignore[union-attr, misc]
        return lightness / 2.55, float(a - _NEUTRAL), float(b - _NEUTRAL)
