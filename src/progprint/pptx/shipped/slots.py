"""The pieces that layouts of the shipped deck look are made of: placeholders, bands of colour, and where they lie."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, width, height."""


@dataclass(frozen=True)
class LayoutSlot:
    """A placeholder of a layout; ``color`` is a scheme colour, ``pitch`` the line pitch as a multiple of the size."""

    name: str
    prompt: str
    box: Box
    idx: int
    size: float
    type: str = "body"
    bold: bool = False
    color: str = "tx1"
    anchor: str = "t"
    align: str = "l"
    pitch: float = 1.2
    ground: str = ""


@dataclass(frozen=True)
class Stripe:
    """A filled rectangle behind the placeholders; its colour is of the scheme, or six hexadecimal digits."""

    box: Box
    color: str


@dataclass(frozen=True)
class LayoutPlan:
    """A slide layout; ``ground`` is a scheme colour, ``on`` the colour of footer and number on it, if it has a ``foot``."""

    name: str
    type: str
    slots: tuple[LayoutSlot, ...]
    bands: tuple[Stripe, ...] = ()
    ground: str = "bg1"
    on: str = "tx2"
    left: float = 72
    foot: bool = True
