"""A deck drawn as pages by our own engine: the same fills in the same places, without an office program.

Lines end where an office program ends them (``deck.lines``, at the true widths of our faces); each line is set by the
composer. A page is a slide; its size is the template's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from progprint.core.color import BLACK, Ink
from progprint.core.units import Rect
from progprint.deck.deck import AnyFill, Deck, PictureFill, Run, Slide, SlideParagraph, TableFill
from progprint.deck.lines import Gauge, line_starts
from progprint.pptx.background import Background, BackgroundShape, TextLook, background
from progprint.pptx.byhand import HandItem, HandSlide
from progprint.pptx.layouts import BoundSlot
from progprint.pptx.parts import Part
from progprint.pptx.template import BoundLayout, Template
from progprint.pptx.text import COLORS
from progprint.pptx.tones import Palette, Tone, palette
from progprint.typeset.frame import Frame, Group, Item, Page, Path, Picture, Rule, Tag
from progprint.typeset.line import Composer
from progprint.typeset.style import TextStyle

_BASELINE = 0.8
"""Share of an exact line pitch above the baseline, as PowerPoint has it."""
_HAIR = Tone("tx2", 0.4, 0.6)
_ARC = 0.5523
"""Handles of a quarter of a circle, by its radius."""
_BULLET = "•"
_NOTHING = HandSlide()


class DrawnLine(NamedTuple):
    """A line of a paragraph: parts of its runs with their words, and its width in points."""

    parts: tuple[tuple[Run, str], ...]
    width: float

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(text for _, text in self.parts)


class Drawer:
    """Draws decks of one template, all of which that is drawn is read at once."""

    def __init__(self, template: Template, composer: Composer, gauge: Gauge, family: str) -> None:
        self.template = template
        self.composer, self._gauge, self._family = composer, gauge, family
        parts = dict.fromkeys(layout.part for layout in template.kinds.values())
        self._backgrounds = {part: background(template.package, part) for part in parts}
        self._used: set[Part] = set()

    @property
    def left_out(self) -> tuple[str, ...]:
        """The things that the template draws and we do not, of the layouts that were used."""
        return tuple(
            dict.fromkeys(name for part, one in self._backgrounds.items() if part in self._used for name in one.left)
        )

    def pages(self, deck: Deck, by_hand: Mapping[str, HandSlide] = MappingProxyType({})) -> tuple[Page, ...]:
        """A page for each slide; ``by_hand`` is what somebody put on slides, by their keys."""
        slides = enumerate(deck.slides, 1)
        return tuple(self.page(deck, slide, number, by_hand.get(slide.key, _NOTHING)) for number, slide in slides)

    def page(self, deck: Deck, slide: Slide, number: int, by_hand: HandSlide = _NOTHING) -> Page:
        """One slide; ``number`` is what stands in its foot."""
        layout = self.template.kinds.get(slide.kind)
        part = by_hand.layout or self.template.kinds[slide.kind].part
        setting = self.setting(part)
        self._used.add(part)
        stage = self.template.stage
        colors = palette(self.template.package, part, deck.theme)
        hand = _Hand(self, setting, colors, deck.language, slide)
        ground = Rule(Rect(0.0, 0.0, stage.width, stage.height), colors.ink(by_hand.ground or setting.ground))
        items: list[Item] = [_artifact((ground, *(item for shape in setting.shapes for item in _shape(shape, colors))))]
        items += [item for one in by_hand.behind for item in hand.item(one)]
        if layout is not None:
            items += [item for fill in slide.fills for item in hand.fill(fill, layout.slots[fill.slot])]
            items += hand.furniture(layout, number)
        items += [item for one in by_hand.over for item in hand.item(one)]
        return Page(Frame(stage.width, stage.height, tuple(items)), label=str(number), master=slide.kind)

    def setting(self, layout: Part) -> Background:
        """A layout as it is drawn."""
        if layout not in self._backgrounds:
            self._backgrounds[layout] = background(self.template.package, layout)
        return self._backgrounds[layout]

    def lines(self, paragraph: SlideParagraph, width: float, *, bold: bool) -> list[DrawnLine]:
        """The lines of a paragraph in a width of so many points."""
        size, text = paragraph.size, paragraph.text
        ladder = [0]
        for run in paragraph.runs:
            scale = (run.size or size) / size if size else 1.0
            last = ladder[-1]
            ladder += [last + round(step * scale) for step in self._gauge.ladder(run.text, _weight(run, bold=bold))[1:]]
        limit = (width - paragraph.indent) * 1000 / size if size else 1e9
        made, begin = [], 0
        for end in line_starts(text, ladder, limit) if text else (0,):
            said = text[begin:end].rstrip(" \t\n")
            parts = tuple(_parts(paragraph.runs, begin, begin + len(said)))
            styled = ((words, self.style(run, size, BLACK, "zh-Hans", bold=bold)) for run, words in parts)
            made.append(DrawnLine(parts, sum(self.width(words, style) for words, style in styled)))
            begin = end
        return made

    def style(self, run: Run, size: float, ink: Ink, language: str, *, bold: bool) -> TextStyle:
        """The style of a run."""
        return TextStyle(self._family, _weight(run, bold=bold), run.size or size, ink, language)

    def width(self, words: str, style: TextStyle) -> float:
        """Width of words on one line, pt, with the blanks at their ends, which the composer drops."""
        bare = words.strip()
        blanks = words if not bare else words.replace(bare, "")
        between = self.composer.width(f"|{blanks}|", style) - self.composer.width("||", style) if blanks else 0.0
        return self.composer.width(bare, style) + between


def _weight(run: Run, *, bold: bool) -> str:
    return "bold" if (bold if run.bold is None else run.bold) else "regular"


class _Hand:
    """Draws what stands on one slide."""

    def __init__(self, drawer: Drawer, setting: Background, colors: Palette, language: str, slide: Slide) -> None:
        self._drawer, self._background, self._colors, self._slide = drawer, setting, colors, slide
        self._language = "zh-Hans" if language.startswith("zh-CN") else language

    def fill(self, fill: AnyFill, slot: BoundSlot) -> Iterator[Item]:
        """A fill in its place, tagged."""
        look = self._background.looks.get(slot.label, TextLook())
        if isinstance(fill, PictureFill):
            yield self._tag("Figure", (_cropped(fill, fill.box or slot.frame),), fill.slot, alt=fill.alt)
            return
        if isinstance(fill, TableFill):
            yield from self._table(fill, slot, look)
            return
        if look.fill is not None:
            ground = Rule(slot.outer(fill.box) if fill.box else slot.frame, self._colors.ink(look.fill))
            yield _artifact((ground,))
        box = fill.box or slot.box
        role = "H1" if fill.slot == "title" else "P"
        outline = (1, self._slide.title) if fill.slot == "title" else None
        items = tuple(self._paragraphs(fill.paragraphs, box, look))
        yield self._tag(role, items, fill.slot, outline=outline)

    def item(self, one: HandItem) -> Iterator[Item]:
        """Something that somebody put there: a shape, or words in a box."""
        if one.shape is not None and one.shape.picture is not None:
            yield self._tag("Figure", tuple(_shape(one.shape, self._colors)), "picture", alt=one.alt)
        elif one.shape is not None:
            yield _artifact(tuple(_shape(one.shape, self._colors)))
        else:
            items = tuple(self._paragraphs(one.paragraphs, one.box, one.look))
            outline = (1, self._slide.title) if one.title and self._slide.title else None
            yield self._tag("H1" if one.title else "P", items, "title" if one.title else "text", outline=outline)

    def furniture(self, layout: BoundLayout, number: int) -> Iterator[Item]:
        """Foot line and number."""
        for slot, text in ((layout.footer, self._slide.footer), (layout.number, str(number))):
            if slot is not None and text:
                look = self._background.looks.get(slot.label, TextLook())
                paragraph = SlideParagraph((Run(text),), look.size, look.size * 1.2)
                yield _artifact(tuple(self._paragraphs((paragraph,), slot.box, look)))

    def _paragraphs(self, paragraphs: Sequence[SlideParagraph], box: Rect, look: TextLook) -> Iterator[Item]:
        pitch = look.size * 1.2  # what says no size is set as the template sets it
        sized = [p if p.size else p._replace(size=look.size, pitch=pitch, before=0.0) for p in paragraphs]
        set_ = [(p, self._drawer.lines(p, box.width, bold=look.bold)) for p in sized]
        height = sum(len(lines) * p.pitch + (p.before if n else 0.0) for n, (p, lines) in enumerate(set_))
        spare = box.height - height
        top = box.y0 + {"ctr": spare / 2, "b": spare}.get(look.anchor, 0.0)
        for n, (paragraph, lines) in enumerate(set_):
            top += paragraph.before if n else 0.0
            for row, line in enumerate(lines):
                baseline = top + _BASELINE * paragraph.pitch
                if row == 0:
                    yield from self._marker(paragraph, box.x0, baseline, look)
                yield from self._line(line, paragraph, box, baseline, look)
                top += paragraph.pitch

    def _line(
        self, line: DrawnLine, paragraph: SlideParagraph, box: Rect, baseline: float, look: TextLook
    ) -> Iterator[Item]:
        spare = box.width - paragraph.indent - line.width
        x = box.x0 + paragraph.indent + {"ctr": spare / 2, "r": spare}.get(paragraph.align or look.align, 0.0)
        for run, words in line.parts:
            style = self._style(run, paragraph.size, look)
            lead = self._drawer.width(words[: len(words) - len(words.lstrip())], style)
            yield from self._drawer.composer.place(words.strip(), style, x + lead, baseline)
            x += self._drawer.width(words, style)

    def _marker(self, paragraph: SlideParagraph, x: float, baseline: float, look: TextLook) -> Iterator[Item]:
        sign = {"number": f"{paragraph.number}.", "bullet": _BULLET}.get(paragraph.marker, "")
        if sign:
            yield from self._drawer.composer.place(
                sign, self._style(Run(sign, "accent"), paragraph.size, look), x, baseline
            )

    def _style(self, run: Run, size: float, look: TextLook) -> TextStyle:
        tone = Tone(COLORS.get(run.color, run.color)) if run.color else look.tone
        return self._drawer.style(run, size, self._colors.ink(tone), self._language, bold=look.bold)

    def _table(self, fill: TableFill, slot: BoundSlot, look: TextLook) -> Iterator[Item]:
        box = fill.box or slot.box
        width, top, of_cells = sum(fill.columns), box.y0, TextLook(look.tone, size=look.size)
        rules: list[Item] = [Rule(Rect(box.x0, top - 0.75, box.x0 + width, top + 0.75), self._colors.ink(Tone("tx1")))]
        items: list[Item] = []
        for row in fill.rows:
            x = box.x0
            for column, cell in zip(fill.columns, row.cells, strict=True):
                items += self._paragraphs(cell, Rect(x, top + fill.pad, x + column, top + row.height), of_cells)
                x += column
            top += row.height
            rules.append(Rule(Rect(box.x0, top - 0.375, box.x0 + width, top + 0.375), self._colors.ink(_HAIR)))
        yield _artifact(tuple(rules))
        yield self._tag("P", tuple(items), fill.slot, alt=fill.alt)

    def _tag(
        self, role: str, items: tuple[Item, ...], slot: str, alt: str = "", outline: tuple[int, str] | None = None
    ) -> Tag:
        key = f"{self._slide.key}/{slot}"
        return Tag(role, 0.0, 0.0, Frame(0.0, 0.0, items), key, outline=outline, alt=alt, span=self._slide.span)


def _parts(runs: Sequence[Run], begin: int, end: int) -> Iterator[tuple[Run, str]]:
    """The words of each run between two places of the paragraph."""
    at = 0
    for run in runs:
        words = run.text[max(0, begin - at) : max(0, end - at)].replace("\n", "")
        if words:
            yield run, words
        at += len(run.text)


def _artifact(items: tuple[Item, ...]) -> Tag:
    return Tag("Artifact", 0.0, 0.0, Frame(0.0, 0.0, items))


def _shape(shape: BackgroundShape, colors: Palette) -> Iterator[Item]:
    if shape.picture is not None and shape.whole is not None:
        rect, whole = shape.rect, shape.whole
        x, y = whole.x0 - rect.x0, whole.y0 - rect.y0
        picture = Picture(Rect(x, y, x + whole.width, y + whole.height), shape.picture)
        yield Group(rect.x0, rect.y0, Frame(rect.width, rect.height, (picture,)), clip=True)
    elif shape.picture is not None:
        yield Picture(shape.rect, shape.picture)
    elif shape.tone is not None and (shape.round or shape.stroke):
        rect = shape.rect
        outline = _ellipse(rect) if shape.round else (("r", (rect.x0, rect.y0, rect.x1, rect.y1)),)
        yield Path(outline, colors.ink(shape.tone), shape.stroke)
    elif shape.tone is not None:
        yield Rule(shape.rect, colors.ink(shape.tone))


def _ellipse(rect: Rect) -> tuple[tuple[str, tuple[float, ...]], ...]:
    x, y, rx, ry = (rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2, rect.width / 2, rect.height / 2
    a, b = rx * _ARC, ry * _ARC
    return (
        ("m", (x + rx, y)),
        ("c", (x + rx, y + b, x + a, y + ry, x, y + ry)),
        ("c", (x - a, y + ry, x - rx, y + b, x - rx, y)),
        ("c", (x - rx, y - b, x - a, y - ry, x, y - ry)),
        ("c", (x + a, y - ry, x + rx, y - b, x + rx, y)),
        ("z", ()),
    )


def _cropped(fill: PictureFill, frame: Rect) -> Group:
    """The picture in its frame, undistorted: sides evenly, a third of what is cut above (``pptx.slide``)."""
    wanted, given = frame.width / frame.height, fill.raster.width / fill.raster.height
    width, height = (frame.height * given, frame.height) if given > wanted else (frame.width, frame.width / given)
    x, y = (frame.width - width) / 2, (frame.height - height) / 3
    picture = Picture(Rect(x, y, x + width, y + height), fill.raster, fill.alt)
    return Group(frame.x0, frame.y0, Frame(frame.width, frame.height, (picture,)), clip=True)
