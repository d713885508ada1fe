"""The display list: eight kinds of items, frames that hold them, and pages.

Coordinates are points from the top left corner of the frame (of a page: of its trim), y downwards. Positions are
absolute within the frame that holds the item; a ``Group`` places a frame inside another.

    Lines      lines of text on an even pitch, each of glyph runs
    GlyphRun   glyphs of one face and size on one baseline, with the text they came from
    Rule       a filled rectangle
    Path       a filled or stroked outline
    Picture    an image
    Link       an active rectangle
    Group      a frame placed in this one, possibly clipped
    Tag        a frame with a meaning: heading, paragraph, list … or artifact

A backend (PDF, raster, text dump) reads pages and decides nothing. Items are tuples: a booklet has a hundred thousand of
them, and a tuple is made in a third of the time of any other frozen value.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from progprint.core.color import Ink
from progprint.core.diagnostic import Span
from progprint.core.raster import Raster
from progprint.core.tuples import new_tuple
from progprint.core.units import Rect

if TYPE_CHECKING:
    from progprint.fonts.face import Face
    from progprint.typeset.style import TextStyle


class GlyphRun(NamedTuple):
    """Glyphs of one face on one baseline.

    ``pieces`` holds code strings and distances in turn, as a TJ operator does, and begins and ends with a string: in a
    string each character is one glyph code of the face (see ``Face.glyph``), a number is extra space in 1/1000 em before
    what follows (negative: closer). ``tracking`` (1/1000 em) is added after every glyph. ``text`` is the source text, for
    dumps and checks.
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


class Lines(NamedTuple):
    """Lines of text: the baseline of line n lies at ``first`` + n × ``leading``; ys of its runs count from there."""

    first: float
    leading: float
    lines: tuple[tuple[GlyphRun, ...], ...]

    def runs(self) -> Iterator[GlyphRun]:
        """The runs of all lines, each at its place in the frame."""
        for number, line in enumerate(self.lines):
            y = self.first + number * self.leading
            for run in line:
                yield run._replace(y=y + run.y)


class Rule(NamedTuple):
    """A filled rectangle; also bands and tints. ``bleeds`` names the sides (of "tblr") that run on to the bleed.

    With ``dots`` it is a row of squares as wide as it is high, so many points from one to the next.
    """

    rect: Rect
    ink: Ink
    bleeds: str = ""
    dots: float = 0.0


class Path(NamedTuple):
    """An outline: ``steps`` are ("m"|"l"|"c"|"z", coordinates…); filled, or stroked with ``stroke`` pt.

    A step "r" is a rectangle from one corner to the other: thousands of them cost little.
    """

    steps: tuple[tuple[str, tuple[float, ...]], ...]
    ink: Ink
    stroke: float = 0.0


class Picture(NamedTuple):
    """An image drawn into a rectangle; ``alt`` says what it shows."""

    rect: Rect
    raster: Raster
    alt: str = ""


class Link(NamedTuple):
    """An active rectangle. ``target`` is an anchor key of the document, or a URL (http, https, mailto)."""

    rect: Rect
    target: str
    external: bool = False
    contents: str = ""


class PageNumber(NamedTuple):
    """A page number that is known only when all pages are made; resolved to a GlyphRun before pages leave the engine.

    ``x`` is the right edge of the number, or its left edge or middle by ``align``; ``prefix`` and ``suffix`` stand around
    it. With ``more`` anchors their numbers stand in a row, ascending, each once; rows of ``a_line`` numbers are ``leading``
    pt apart. Those of ``strong`` anchors are bold.
    """

    anchor: str
    x: float
    y: float
    style: TextStyle
    align: str = "right"
    suffix: str = ""
    prefix: str = ""
    more: tuple[str, ...] = ()
    a_line: int = 0
    leading: float = 0.0
    strong: tuple[str, ...] = ()


class Group(NamedTuple):
    """A frame placed at (x, y) of its parent; ``clip`` cuts at the frame's edges.

    ``repeated``: the same frame, of artifacts, stands at the same place of many pages. ``turned``: it stands on its head,
    turned about its middle, as the far side of a card that is folded. ``down``: its lines run down, turned a quarter clockwise
    about its top left corner, as the title on a spine.
    """

    x: float
    y: float
    frame: Frame
    clip: bool = False
    repeated: bool = False
    turned: bool = False
    down: bool = False


class Copyfit(NamedTuple):
    """The treatment of a text that did not fit its ``slot`` as it was meant to be.

    ``step``: "smaller" (``share`` of the size meant), "short" (a shorter title stands for it), "names" (those who belong
    to it are left out here), "moved" (``share`` texts stand elsewhere), "dropped" (``share`` sentences are left out). The
    slot "talk" has one or more steps of its look, with blanks between them.
    """

    slot: str
    step: str
    share: float = 1.0


class Piece(NamedTuple):
    """The entry of a tagged part in ``--trace``: its block, its setting, and the lines left short on purpose.

    ``left_out`` names what had no room between its lines (``interlinear.left_out``), ``copyfit`` what was done to make
    it fit.
    """

    kind: str
    style: str = ""
    align: str = ""
    text: str = ""
    ragged: tuple[int, ...] = ()
    lines: int = 0
    left_out: tuple[str, ...] = ()
    copyfit: Copyfit | None = None


class Tag(NamedTuple):
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


Item = Lines | GlyphRun | Rule | Path | Picture | Link | PageNumber | Group | Tag


class Frame(NamedTuple):
    """Items in a rectangle of ``width`` × ``height`` points."""

    width: float
    height: float
    items: tuple[Item, ...] = ()


class Page(NamedTuple):
    """A finished page: its trim size and bleed in points, its printed number ("" for none), and its content.

    ``turn``: degrees by which whoever shows it turns it, clockwise. ``trim``: of a sheet of pages, what is left of it when it
    is cut, measured from the top left; the bleed lies around that.
    """

    frame: Frame
    bleed: float = 0.0
    label: str = ""
    master: str = ""
    turn: int = 0
    trim: Rect | None = None


def placed(x: float, y: float, frame: Frame) -> Group | Tag:
    """A frame as an item at (x, y) of another; a frame that only holds one tag is replaced by that tag."""
    items = frame.items
    if len(items) == 1 and items[0].__class__ is Tag:
        role, left, top, *rest = items[0]
        return new_tuple(Tag, (role, x + left, y + top, *rest))
    return Group(x, y, frame)


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


def pieces(frame: Frame) -> Iterator[tuple[Tag, Piece, float, float]]:
    """The tags below a frame that are pieces of blocks, each with its own place; not in the order of drawing."""
    waiting = [(frame, 0.0, 0.0)]
    while waiting:
        frame, x, y = waiting.pop()
        for item in frame.items:
            if item.__class__ is Tag:
                piece = item.piece
                if piece is None:
                    waiting.append((item.frame, x + item.x, y + item.y))
                else:
                    yield item, piece, x + item.x, y + item.y
            elif item.__class__ is Group:
                waiting.append((item.frame, x + item.x, y + item.y))


def runs(frame: Frame) -> Iterator[tuple[GlyphRun, float, float]]:
    """Every glyph run below a frame in drawing order, each with the offset of the frame that holds it."""
    for item, x, y in walk(frame):
        if isinstance(item, GlyphRun):
            yield item, x, y
        elif isinstance(item, Lines):
            for run in item.runs():
                yield run, x, y
