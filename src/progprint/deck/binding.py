"""What joins a deck to a template: which layout is a kind, which placeholder is a slot, how large its text may be.

The binding comes from a deck look, the boxes from the template that was opened by it:

    KindBinding("pp-talk-title", {"title": SlotBinding("pp-title", sizes=(54, 48, …))})
    Stage.box("talk-title", "title")   the rectangle inside the insets of that placeholder
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from progprint.core.units import Rect


@dataclass(frozen=True, slots=True)
class SlotBinding:
    """A slot: the placeholder's name, the sizes to try from large to small, line pitch as a multiple of the size.

    ``weight`` is the weight that the placeholder sets its text in: what is measured must be what is drawn.
    """

    placeholder: str
    sizes: tuple[float, ...] = (20.0,)
    pitch: float = 1.2
    weight: str = "regular"


@dataclass(frozen=True, slots=True)
class KindBinding:
    """A kind of slide: the name of its layout and its slots."""

    layout: str
    slots: Mapping[str, SlotBinding]


@dataclass(frozen=True, slots=True)
class Stage:
    """The room that a template gives: the text box of each (kind, slot) in points, and the size of a slide."""

    width: float
    height: float
    boxes: Mapping[tuple[str, str], Rect]

    def box(self, kind: str, slot: str) -> Rect:
        """The box of a slot, insets taken off; KeyError if the template has none."""
        return self.boxes[kind, slot]
