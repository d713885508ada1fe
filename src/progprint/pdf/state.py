"""The graphics state that a content stream has set already, so that only changes are stated (ISO 32000-1 §8.4)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from progprint.core.color import Ink

_START = "0 g"


def filling(ink: Ink, *, press: bool) -> str:
    """The operator that selects an ink for filling (§8.6.8); black text of one ink stays of one ink."""
    if press:
        return f"{' '.join(f'{v:.10g}' for v in ink.press)} k"
    r, g, b = ink.screen
    return f"{r:.10g} g" if r == g == b else f"{r:.10g} {g:.10g} {b:.10g} rg"


class GraphicsState:
    """The part of the graphics state that is set only when it changes; at the start of a page it is known."""

    __slots__ = ("fill", "font", "ink", "size", "space", "stroke", "tracked", "tracking")

    def __init__(self) -> None:
        self.font, self.size = "", 0.0
        self.tracking = self.tracked = 0.0
        self.space, self.fill, self.stroke = "0 Tc", _START, _START.upper()
        self.ink: Ink | None = None

    @classmethod
    def unknown(cls) -> GraphicsState:
        """A state in which everything is set anew."""
        state = cls()
        state.size, state.tracking = -1.0, math.nan
        state.space = state.fill = state.stroke = ""
        return state
