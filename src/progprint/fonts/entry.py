"""Facts about a face before it is opened, and why a file may be refused.

Weights go by name or by number; the numbers are those of OpenType (OS/2 usWeightClass) and of the axis ``wght``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from progprint.core.diagnostic import Diagnostic, RefusedError, Span, error

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "thin": 100,
        "extralight": 200,
        "light": 300,
        "regular": 400,
        "medium": 500,
        "semibold": 600,
        "bold": 700,
        "extrabold": 800,
        "black": 900,
    }
)


def weight_number(text: str) -> int | None:
    """400 for "regular", 350 for "350"; None for what is no weight (1 to 1000)."""
    if text.isascii() and text.isdigit() and 1 <= int(text[:5]) <= 1000:
        return int(text)
    return WEIGHTS.get(text.casefold())


class FaceEntry(NamedTuple):
    """A face and where it lies; ``facts`` holds version, licence, source and sha256 as fonts.yaml writes them.

    ``number`` counts the faces of a collection from 0. ``weight`` is a name or a number: the place on the axis of a
    variable font, a label for any other. ``own``: it is the project's.
    """

    name: str
    path: Path
    family: str
    weight: str = "regular"
    number: int = 0
    facts: Mapping[str, str] = MappingProxyType({})
    own: bool = False
    span: Span | None = None


class FontRefusedError(RefusedError):
    """A file that cannot or may not be used.

    ``reason`` is missing, unreadable, not-a-font, web-font, damaged, no-face, no-outlines, restricted or bitmap-only.
    """

    def __init__(self, reason: str, name: str = "", path: Path | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.name = name
        self.path = path

    def told(self, span: Span | None = None) -> Diagnostic:
        """The finding that names the font and says why it is refused."""
        file = self.path.name if self.path else ""
        if self.reason == "missing":
            return error("font-missing", span, file=file)
        return error("font-refused", span, self.reason, name=self.name or file, file=file)
