"""The binding of a deck to a template: the layout of each kind, the placeholder of each slot, the sizes of its text.

The binding comes from a deck look, the boxes from the template that was opened by it:

    KindBinding(LayoutRef("pp-talk-title"), {"title": SlotBinding(HolderRef("pp-title"), sizes=(54, 48, …))})
    Stage.box("talk-title", "title")   the rectangle inside the insets of that placeholder

A look need not bind every kind: one that it leaves out is shown as another (``FALLBACKS``). What a kind has no slot for
goes into its slot ``body``, if it has one, else into the notes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from progprint.core.diagnostic import Span
from progprint.core.units import Rect

BODY = "body"
"""The slot that takes what a kind has no slot for."""
FOOTER = "footer"
"""The place of the footer, which the look does not bind."""

FALLBACKS: Mapping[str, str] = MappingProxyType(
    {
        "opening": "talk-plain",
        "opening-strip": "opening",
        "producer": "text",
        "agenda": "text",
        "talk-title": "talk-plain",
        "talk-two": "talk-four",
        "talk-three": "talk-four",
        "talk-four": "talk-people",
        "talk-people": "talk-plain",
        "talk-names": "talk-people",
        "talk-plain": "text",
        "talk-intro": "text",
        "talk-intro-wide": "talk-intro",
        "talk-statement": "text",
        "text": "",
        "break": "talk-plain",
        "break-strip": "break",
        "qa": "talk-plain",
        "qa-plain": "qa",
        "day": "opening",
        "closing": "opening",
        "closing-strip": "closing",
    }
)
"""What each kind is shown as that is not bound, in the order in which kinds come in a deck."""
KINDS = tuple(FALLBACKS)


class LayoutRef(NamedTuple):
    """A layout: by its name (of the master with that name or number, where several have it), its type, or its number.

    ``number`` counts all layouts of the file from 1. ``type`` is that of ISO/IEC 29500-1 §19.7.15 (title, obj, secHead …).
    """

    name: str = ""
    master: str = ""
    type: str = ""
    number: int = 0
    span: Span | None = None

    def __str__(self) -> str:
        """As it was asked for."""
        shown = self.name or (f"type: {self.type}" if self.type else f"index: {self.number}")
        return f"{shown} (master: {self.master})" if self.master else shown


class HolderRef(NamedTuple):
    """A placeholder: by its name, its ``idx``, or as the ``nth`` of a type; or no placeholder but a ``box``, points."""

    name: str = ""
    idx: int = -1
    type: str = ""
    nth: int = 1
    box: tuple[float, float, float, float] | None = None
    span: Span | None = None

    def __str__(self) -> str:
        """As it was asked for."""
        if self.name or (self.idx < 0 and not self.type):
            return self.name
        return f"idx: {self.idx}" if self.idx >= 0 else f"type: {self.type}, nth: {self.nth}"


class SlotBinding(NamedTuple):
    """A slot: its placeholder, the sizes to try from large to small, line pitch as a multiple of the size.

    ``weight`` is the weight that the placeholder sets its text in: what is measured must be what is drawn.
    """

    placeholder: HolderRef
    sizes: tuple[float, ...] = (20.0,)
    pitch: float = 1.2
    weight: str = "regular"


class KindBinding(NamedTuple):
    """A kind of slide: its layout and its slots."""

    layout: LayoutRef
    slots: Mapping[str, SlotBinding]


class Stage(NamedTuple):
    """The room that a template gives: the text box of each (kind, slot) in points, and the size of a slide."""

    width: float
    height: float
    boxes: Mapping[tuple[str, str], Rect]

    def has(self, kind: str, slot: str) -> bool:
        """Whether the template has a place for a slot."""
        return (kind, slot) in self.boxes

    def box(self, kind: str, slot: str) -> Rect:
        """The box of a slot, insets taken off; KeyError if the template has none."""
        return self.boxes[kind, slot]


def completed(kinds: Mapping[str, KindBinding]) -> dict[str, KindBinding]:
    """The kinds with those added that are shown as another; a kind without any stays away."""
    whole = dict(kinds)
    for kind in KINDS:
        other = kind
        while other and other not in kinds:
            other = FALLBACKS[other]
        if other in kinds:
            whole[kind] = kinds[other]
    return whole
