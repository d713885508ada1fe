"""A deck: which slides there are, and what stands in each of their placeholders.

    Deck ─ Part ─ Slide ─┬─ Fill         text for a placeholder, with its final size and line pitch
                         ├─ PictureFill  a picture for a placeholder
                         ├─ TableFill    a table for a placeholder
                         └─ notes        what the host says

A slide names its *kind* ("talk-title"), a fill names its *slot* ("title"); which layout and which placeholder these are
is the template's business. Sizes are points, final: whoever writes a deck decides nothing. A slot that gets no fill is
left off the slide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from progprint.core.diagnostic import Span
from progprint.core.raster import Raster
from progprint.core.units import Rect
from progprint.deck.lines import unbroken


class Run(NamedTuple):
    """Words of one look. ``color`` is "" (the slot's own) or a theme colour: accent, quiet, paper, text.

    In a deck that was read it may also be #RRGGBB or the theme's own name.
    ``bold`` None and ``size`` 0 leave the slot's weight and the paragraph's size. A newline is a line break. ``link`` is the
    key of a slide of the same deck that a click leads to.
    """

    text: str
    color: str = ""
    bold: bool | None = None
    size: float = 0.0
    link: str = ""


class SlideParagraph(NamedTuple):
    """A paragraph: ``size`` and ``pitch`` (baseline to baseline) and the space ``before`` it, in points.

    ``marker`` is "" or "bullet" or "number"; a numbered paragraph says its own ``number``. ``indent`` is the room
    that the marker hangs in. ``align`` (l, ctr, r) is that of a paragraph that somebody aligned; "" leaves the slot's.
    """

    runs: tuple[Run, ...]
    size: float
    pitch: float
    before: float = 0.0
    marker: str = ""
    number: int = 0
    indent: float = 0.0
    align: str = ""

    @property
    def text(self) -> str:
        """The words without their looks."""
        return "".join(run.text for run in self.runs)


class Fill(NamedTuple):
    """Text in a slot; ``box`` (points from the top left of the slide) moves the placeholder away from its layout."""

    slot: str
    paragraphs: tuple[SlideParagraph, ...]
    box: Rect | None = None

    @property
    def text(self) -> str:
        """All words, a line a paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class PictureFill(NamedTuple):
    """A picture that fills a slot, cropped evenly to its shape; ``alt`` says what it shows, ``box`` moves it as a fill's."""

    slot: str
    raster: Raster
    alt: str
    box: Rect | None = None


class TableRow(NamedTuple):
    """A table row; each cell holds paragraphs, ``height`` is points."""

    cells: tuple[tuple[SlideParagraph, ...], ...]
    height: float


class TableFill(NamedTuple):
    """A table in a slot: column widths in points, rows, and an alternative text; ``headed``: the first row names the columns."""

    slot: str
    columns: tuple[float, ...]
    rows: tuple[TableRow, ...]
    alt: str
    pad: float = 0.0
    box: Rect | None = None
    headed: bool = False


AnyFill = Fill | PictureFill | TableFill


def paragraphs_of(fill: AnyFill) -> Iterator[SlideParagraph]:
    """All paragraphs of a fill, a table's row by row."""
    if isinstance(fill, Fill):
        yield from fill.paragraphs
    elif isinstance(fill, TableFill):
        yield from (paragraph for row in fill.rows for cell in row.cells for paragraph in cell)


class Slide(NamedTuple):
    """A slide. ``title`` is unique in its deck, ``key`` stable between runs ("talk/dubbogo/title")."""

    kind: str
    key: str
    fills: tuple[AnyFill, ...]
    notes: tuple[str, ...]
    footer: str = ""
    span: Span | None = None

    @property
    def title(self) -> str:
        """The words of the title slot in one line."""
        return title_of(self.fills)


def title_of(fills: Iterable[AnyFill]) -> str:
    """The words of the title among some fills, in one line."""
    titles = (fill.paragraphs for fill in fills if isinstance(fill, Fill) and fill.slot == "title")
    return " ".join(unbroken(paragraph.text) for paragraph in next(titles, ())).strip()


class DeckSection(NamedTuple):
    """Slides that belong together; a section of the file."""

    name: str
    slides: tuple[Slide, ...]


class Deck(NamedTuple):
    """A deck. ``language`` is BCP 47 as office software knows it ("zh-CN"), ``accent`` ``#RRGGBB``.

    ``theme`` are the colours (``#RRGGBB``) that its theme gets, by their names there (ISO/IEC 29500-1 §20.1.6.2).
    ``title``, ``subject`` and ``creator`` become the properties of the file.
    """

    key: str
    title: str
    parts: tuple[DeckSection, ...]
    language: str = "zh-CN"
    accent: str = ""
    theme: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    creator: str = ""

    @property
    def slides(self) -> tuple[Slide, ...]:
        """All slides in order."""
        return tuple(slide for part in self.parts for slide in part.slides)


def dump(deck: Deck) -> str:
    """The deck as text, for people and for comparing: one line a paragraph, with size and pitch."""
    return "\n".join(_dump_lines(deck)) + "\n"


def dump_slide(slide: Slide) -> str:
    """The text of a slide and of its notes; its number and key are left out."""
    lines = [slide.kind, slide.footer]
    for fill in slide.fills:
        lines += _dump_fill(fill)
        lines += [fill.raster.digest] if isinstance(fill, PictureFill) else []
    return "\n".join([*lines, *slide.notes])


def _dump_lines(deck: Deck) -> Iterator[str]:
    yield f"deck {deck.key} “{deck.title}” {deck.language} {deck.accent}"
    number = 0
    for part in deck.parts:
        yield f"part “{part.name}”"
        for slide in part.slides:
            number += 1
            yield f"  slide {number} {slide.kind} {slide.key}" + (f" footer “{slide.footer}”" if slide.footer else "")
            for fill in slide.fills:
                yield from _dump_fill(fill)
            yield from (f"    notes: {line}" for line in slide.notes)


def _dump_fill(fill: AnyFill) -> Iterator[str]:
    place = ""
    if fill.box:
        place = f" at {fill.box.x0:g} {fill.box.y0:g} {fill.box.width:g}×{fill.box.height:g}"
    if isinstance(fill, PictureFill):
        yield f"    {fill.slot}: picture {fill.raster.width}×{fill.raster.height} “{fill.alt}”{place}"
    elif isinstance(fill, TableFill):
        yield f"    {fill.slot}: table {' '.join(f'{width:g}' for width in fill.columns)} “{fill.alt}”{place}"
        for row in fill.rows:
            yield f"      row {row.height:g}: " + " | ".join(
                " / ".join(_dump_paragraph(paragraph) for paragraph in cell) for cell in row.cells
            )
    else:
        yield f"    {fill.slot}:{place}"
        yield from (f"      {_dump_paragraph(paragraph)}" for paragraph in fill.paragraphs)


def _dump_paragraph(paragraph: SlideParagraph) -> str:
    mark = {"": "", "bullet": " •", "number": f" {paragraph.number}."}[paragraph.marker]
    gap = f" +{paragraph.before:g}" if paragraph.before else ""
    words = "".join(
        run.text if not (run.color or run.size or run.bold is not None or run.link) else f"[{_look(run)}{run.text}]"
        for run in paragraph.runs
    ).replace("\n", "⏎")
    return f"{paragraph.size:g}/{paragraph.pitch:g}{gap}{mark} {words}"


def _look(run: Run) -> str:
    weight = {True: "bold", False: "regular", None: ""}[run.bold]
    size, link = f"{run.size:g}" if run.size else "", f"→{run.link}" if run.link else ""
    return "".join(f"{value} " for value in (run.color, weight, size, link) if value)
