"""The display list: seven kinds of items, frames that hold them, and pages.

Coordinates are points from the top left corner of the frame (of a page: of its trim), y downwards. Positions are
absolute within the frame that holds the item; a ``Group`` places a frame inside another.

    GlyphRun   glyphs of one face and size on one baseline, with the text they came from
    Rule       a filled rectangle
    Path       a filled or stroked outline
    Picture    an image
    Link       an active rectangle
    Group      a frame placed in this one, possibly clipped
    Tag        a frame with a meaning: heading, paragraph, list … or artifact

A backend (PDF, raster, text dump) reads pages and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from progprint.core.color import Ink
from progprint.core.diagnostic import Span
from progprint.core.raster import Raster
from progprint.core.units import Rect

if TYPE_CHECKING:
    from progprint.fonts.face import Face
    from progprint.typeset.style import TextStyle


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face on one baseline.

    ``pieces`` alternates code strings and distances as a TJ operator does: in a string each character is one glyph code
    of the face (see ``Face.glyph``), a number is extra space in 1/1000 em before what follows (negative: closer).
    ``tracking`` (1/1000 em) is added after every glyph. ``text`` is the source text, for dumps and checks.
    """

    x: float
    y: float
    face: Face
    size: float
    ink: Ink
    pieces: tuple[str | float, ...]
    width: float
    text: str
    tracking: float = 0.0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A filled rectangle; also bands and tints. ``bleeds`` names the sides (of "tblr") that run on to the bleed."""

    rect: Rect
    ink: Ink
    bleeds: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """An outline: ``steps`` are ("m"|"l"|"c"|"z", coordinates…); filled, or stroked with ``stroke`` pt."""

    steps: tuple[tuple[str, tuple[float, ...]], ...]
    ink: Ink
    stroke: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """An image drawn into a rectangle; ``alt`` says what it shows."""

    rect: Rect
    raster: Raster
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An active rectangle. ``target`` is an anchor key of the document, or a URL (http, https, mailto)."""

    rect: Rect
    target: str
    external: bool = False
    contents: str = ""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page number that is known only when all pages are made; resolved to a GlyphRun before pages leave the engine.

    ``x`` is the right edge of the number, or its left edge or middle by ``align``; ``suffix`` follows the number.
    """

    anchor: str
    x: float
    y: float
    style: TextStyle
    align: str = "right"
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A frame placed at (x, y) of its parent; ``clip`` cuts at the frame's edges."""

    x: float
    y: float
    frame: Frame
    clip: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """What ``--trace`` tells of a tagged part: which block, how it was set, and the lines left short on purpose."""

    kind: str
    style: str = ""
    align: str = ""
    text: str = ""
    ragged: tuple[int, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Tag:
    """Items with a meaning. ``role`` is a standard structure type (ISO 32000-1 §14.8.4) or "Artifact".

    ``key`` identifies the element: parts with equal keys on several pages are one element. ``anchor`` makes it a place
    that links, page numbers and bookmarks can name. ``outline`` (level, title) adds a bookmark.
    """

    role: str
    x: float
    y: float
    frame: Frame
    key: str = ""
    anchor: str = ""
    outline: tuple[int, str] | None = None
    language: str = ""
    alt: str = ""
    piece: Piece | None = None
    span: Span | None = None


Item = GlyphRun | Rule | Path | Picture | Link | PageNumber | Group | Tag


@dataclass(frozen=True, slots=True)
class Frame:
    """Items in a rectangle of ``width`` × ``height`` points."""

    width: float
    height: float
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: its trim size and bleed in points, its printed number ("" for none), and its content."""

    frame: Frame
    bleed: float = 0.0
    label: str = ""
    master: str = ""
    notes: tuple[str, ...] = field(default=())


def walk(frame: Frame, x: float = 0.0, y: float = 0.0) -> Iterator[tuple[Item, float, float]]:
    """Every item below a frame in drawing order, each with the offset of the frame that holds it."""
    open_frames = [(iter(frame.items), x, y)]
    while open_frames:
        items, x, y = open_frames[-1]
        for item in items:
            yield item, x, y
            if isinstance(item, (Group, Tag)):
                open_frames.append((iter(item.frame.items), x + item.x, y + item.y))
                break
        else:
            open_frames.pop()
