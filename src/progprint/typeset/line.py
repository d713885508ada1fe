"""The composer: text in a style to lines of a measure. One per document; it keeps what was shaped.

composer.lines("基于 istio …", style, 250.0) ─▶ (Line, Line, …)
composer.place("于雨", style, x, y)          ─▶ (GlyphRun, …)        one-line labels
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from progprint.core.color import BLACK
from progprint.core.tuples import new_tuple
from progprint.fonts.book import FontBook
from progprint.fonts.face import Face
from progprint.text.phrases import Names
from progprint.text.titles import title_costs
from progprint.text.tokens import FORCED, is_one_line
from progprint.typeset.content import LEFT, Content, Nodes, noted, stretches
from progprint.typeset.costs import BAD, OVERFULL, PER_LINE
from progprint.typeset.drawing import GlueCodes
from progprint.typeset.frame import GlyphRun
from progprint.typeset.interlinear import laid_over
from progprint.typeset.itemize import Itemizer, Mode
from progprint.typeset.items import MeasuredBreak
from progprint.typeset.justify import Justifier, Line, StyleRun
from progprint.typeset.linebreak import Breaker
from progprint.typeset.segment import Segment
from progprint.typeset.segments import MixedSegments, Segments
from progprint.typeset.shape import Shaper
from progprint.typeset.style import Inline, ParagraphStyle, TextStyle

_LABEL_MODE = Mode()
_LONGEST_TITLE = 1000
"""Characters of a title whose lines are evened and end by sense; a longer text is set as a paragraph is."""
_TITLES, _MODES = 4096, 256
"""So many titles are kept as they part, and so many ways of setting: words that are cut have one for each measure."""


class _Setup(NamedTuple):
    """What text in one style run needs in a paragraph style, and the lines already made, by text and measure."""

    style: ParagraphStyle
    style_runs: list[StyleRun]
    segments: Segments
    kept: dict[tuple[str, float], tuple[Line, ...]]


class Composer:
    """Makes lines with the faces of a font book. ``expected`` are characters that the texts will hold, learnt at once.

    ``names`` are what titles never part and no line hyphenates. Lines are kept: lists are tried in several forms, texts in
    several places, and a page holds most of them anyway.
    """

    def __init__(self, book: FontBook, expected: str = "", names: Names = MappingProxyType({})) -> None:
        self.book, self.expected, self.names = book, expected, names
        self._terms = frozenset([name.lower() for group in names.values() for name in group])
        self._codes = GlueCodes()
        self._faces: list[Face | None] = [None]
        self._justifier = Justifier(self._codes, self._faces)
        self._shapers: dict[TextStyle, Shaper] = {}
        self._shaper = cache(self._make_shaper)
        self._segments_of = lru_cache(_MODES)(self._make_segments)
        self._mixed_of = lru_cache(_MODES)(self._make_mixed)
        self._setup = cache(self._make_setup)
        self.single = cache(self._single)
        """A text in a style on one line at its natural width: its runs from (0, 0), and the width in pt."""
        self.width = cache(self._width)
        """Width of a text in a style on one line, pt; nothing is drawn for it."""
        self.costs = lru_cache(_TITLES)(partial(title_costs, names=names))
        """What it costs the sense of a title to end a line before each of its characters."""

    # -- labels

    def _width(self, text: str, style: TextStyle) -> float:
        shaper = self._shaper(style)
        return _points(shaper.box(text, "word")[0] if _is_figure(text) else self._label(text, shaper).width, style)

    def place(self, text: str, style: TextStyle, x: float, y: float, align: str = "left") -> tuple[GlyphRun, ...]:
        """Runs of a one-line text with the baseline at y; x is its left edge, right edge or middle by ``align``."""
        runs, width = self.single(text, style)
        x -= width if align == "right" else width / 2 if align == "center" else 0
        return tuple([new_tuple(GlyphRun, (x + run[0], y, *run[2:])) for run in runs])

    def _single(self, text: str, style: TextStyle) -> tuple[tuple[GlyphRun, ...], float]:
        shaper = self._shaper(style)
        if _is_figure(text):
            wide, drawing = shaper.box(text, "word")
        else:
            segment = self._label(text, shaper)
            text, wide, drawing = segment.text, segment.width, segment.drawing(segment.start, segment.end)
        width = max(0, wide - style.tracking)
        runs = self._justifier.draw(drawing, 0.0, 0.0, [StyleRun(shaper.main, style)], 0, text, 0, width)
        return runs, _points(wide, style)

    def _label(self, text: str, shaper: Shaper) -> Segment:
        return self._segments_of(shaper, _LABEL_MODE).of(text if is_one_line(text) else FORCED.sub(" ", text))

    # -- paragraphs

    def lines(self, content: Content, style: ParagraphStyle, measure: float) -> tuple[Line, ...]:
        """The lines of a paragraph in ``measure`` pt (its left and right indents are not taken off here).

        The texts of the lines joined are the text of the content. No line is wider than the measure unless a single
        cluster is. Text without a visible character gives no lines.
        """
        if not isinstance(content, str):
            return self._rich(content, style, measure)
        setup = self._setup(style)
        known = setup.kept.get((content, measure))
        if known is None:
            known = setup.kept[content, measure] = self._plain(content, setup, measure)
        return known

    def _make_setup(self, style: ParagraphStyle) -> _Setup:
        shaper = self._shaper(style.text)
        return _Setup(style, [StyleRun(shaper.main, style.text)], self._segments_of(shaper, _mode(style)), {})

    def _plain(self, text: str, setup: _Setup, measure: float) -> tuple[Line, ...]:
        """Lines of a text in one style run; half of all paragraphs are one line, which needs no choosing."""
        style, style_runs = setup.style, setup.style_runs
        if not is_one_line(text):
            return self._stretches([(0, text)], style_runs, style, measure)
        segment = setup.segments.of(text)
        units, indent = _measured(style, measure)
        if segment.width + indent > units:
            return tuple(self._segment([(0, text)], style_runs, style, units, indent, segment))
        tracking = style.text.tracking
        width, em = segment.width - tracking, style.text.size / 1000
        x = indent if style.align in LEFT else _aligned(style.align, units - tracking, width)
        runs = self._justifier.draw(
            segment.drawing(segment.start, segment.end), 0.0, 0.0, style_runs, 0, text, x, width
        )
        return (Line(runs, x * em, width * em, text),) if runs else ()

    def _stretches(
        self, nodes: Nodes, style_runs: Sequence[StyleRun], style: ParagraphStyle, measure: float
    ) -> tuple[Line, ...]:
        """Lines of all stretches between forced breaks."""
        found: list[Line] = []
        units, indent = _measured(style, measure)
        for segment, end in stretches(nodes):
            lines = self._segment(segment, style_runs, style, units, 0 if found else indent)
            if end:
                lines[-1] = lines[-1]._replace(text=lines[-1].text + end, ragged=True)
            found += lines
        unseen = ""
        while found and not found[-1].runs:
            unseen = found.pop().text + unseen
        if unseen and found:
            found[-1] = found[-1]._replace(text=found[-1].text + unseen)
        return tuple(found)

    def _segment(self, nodes: Nodes, style_runs: Sequence[StyleRun], style: ParagraphStyle, units: int, indent: int,
                 segment: Segment | None = None) -> list[Line]:  # fmt: skip
        """Lines of a stretch without forced breaks in ``units`` (1/1000 em)."""
        make = self._maker(nodes, style_runs, style.text.language)
        segment = segment or make(_mode(style))
        segment, breaker, chain = self._chosen(segment, make, style, units, indent)
        size, tracking = style.text.size, style.text.tracking
        em, right, draw = size / 1000, units - tracking, self._justifier.draw
        typed, inset = 0, indent
        found = []
        for (start, place), (share, space, ragged, extent) in zip(
            pairwise(chain), breaker.settings(chain), strict=True
        ):
            width = extent - inset - tracking
            until = segment.offset(place) if place is not segment.end else len(segment.text)
            text, typed = segment.text[typed:until], until
            style_run = segment.style_run(start) if segment.many else 0
            x = inset if style.align in LEFT else _aligned(style.align, right, width)
            drawing = segment.drawing(start, place, until)
            runs = draw(drawing, share, space, style_runs, style_run, text, x, width)
            found.append(new_tuple(Line, (runs, x * em, width * em, text, ragged, None)))
            inset = 0
        return found

    def _chosen(self, segment: Segment, make: Callable[[Mode], Segment], style: ParagraphStyle, units: int,
                indent: int) -> tuple[Segment, Breaker, list[MeasuredBreak]]:  # fmt: skip
        """The segment and its best chain of line ends: plain, else with hyphens, else with words cut."""
        best = self._broken(segment, style, units, indent)
        if best[1].worst < BAD + (PER_LINE if style.phrases else 0):
            return best
        mode = _mode(style)._replace(hyphenate=style.hyphenate)
        if style.hyphenate:
            other = self._broken(make(mode), style, units, indent, hyphens=True)
            if other[1].total(other[2]) < best[1].total(best[2]):
                best = other
        if best[1].worst >= OVERFULL:
            segment = make(mode._replace(cut_from=max(1, (units - indent) * 2 // 3)))
            best = self._broken(segment, style, units, indent, cut=True)
        return best

    def _broken(self, segment: Segment, style: ParagraphStyle, units: int, indent: int,
                *, hyphens: bool = False, cut: bool = False) -> tuple[Segment, Breaker, list[MeasuredBreak]]:  # fmt: skip
        title = style.phrases and len(segment.text) <= _LONGEST_TITLE
        parted = title and segment.width + indent > units
        places = segment.by_sense(style.solid, self.costs) if parted else ()
        justify = style.align == "justify" and not style.phrases
        breaker = Breaker(segment, units, indent, justify, title, places, hyphens, cut)
        return segment, breaker, breaker.run()

    # -- style runs

    def _rich(self, content: Sequence[Inline], style: ParagraphStyle, measure: float) -> tuple[Line, ...]:
        """Lines of text with styles, links, emphasis and readings; text in the paragraph's own style is set as ever."""
        styles, nodes, notes = noted(content, style, self.width)
        style_runs = [StyleRun(self._shaper(own).main, own) for own in styles]
        if all(style_run.style == style.text for style_run in style_runs) and not notes.rubies:
            lines = self.lines("".join([text for _, text in nodes]), style, measure)
        else:
            lines = self._stretches(nodes, style_runs, style, measure)
        return laid_over(lines, notes, self.single, measure) if any(notes) else lines

    def _make_shaper(self, style: TextStyle) -> Shaper:
        """The shaper of all styles that differ in size and ink alone, on which no shape depends."""
        key = style._replace(size=0.0, ink=BLACK)
        if key not in self._shapers:
            self._shapers[key] = Shaper(self.book, self._faces, style, self.expected)
        return self._shapers[key]

    def _maker(self, nodes: Nodes, style_runs: Sequence[StyleRun], language: str) -> Callable[[Mode], Segment]:
        """How to make the segment in a mode; item runs of text in one style run are kept for the document.

        The rules are those of the paragraph's language, whatever its words are in.
        """
        plain = len(nodes) == 1 and not nodes[0][0] and nodes[0][1].__class__ is str
        if plain and style_runs[0].style.language == language:
            shaper = self._shaper(style_runs[0].style)
            return lambda mode: self._segments_of(shaper, mode).of(nodes[0][1])
        shapers = tuple([self._shaper(style_run.style) for style_run in style_runs])
        return lambda mode: self._mixed_of(shapers, mode, language).of(nodes)

    def _make_segments(self, shaper: Shaper, mode: Mode) -> Segments:
        return Segments(shaper, self._codes, mode, self._terms)

    def _make_mixed(self, shapers: tuple[Shaper, ...], mode: Mode, language: str) -> MixedSegments:
        return MixedSegments(shapers, Itemizer(shapers, self._codes, mode, language, self._terms))


def _is_figure(text: str) -> bool:
    """Whether a text is a page number or the like, which is shaped as it is."""
    return text.isascii() and text.isdigit()


def _points(wide: int, style: TextStyle) -> float:
    """The width of a text in pt, without the letter space behind it."""
    return max(0, wide - style.tracking) * style.size / 1000


def _mode(style: ParagraphStyle) -> Mode:
    return Mode(style.punctuation, style.hanging, level=style.level)


def _measured(style: ParagraphStyle, measure: float) -> tuple[int, int]:
    """Measure and indent of the first line in 1/1000 em; no indent where it would leave hardly any line."""
    tracking = style.text.tracking
    units = int(measure * 1000 / style.text.size + 1e-6) + tracking
    indent = int(style.indent * 1000)
    return units, indent if indent < units - 2000 else 0


def _aligned(align: str, measure: float, width: float) -> float:
    spare = measure - width
    return spare if align == "right" else spare / 2 if align == "center" else 0
