"""The composer: text in a style to lines of a measure. One per document; it keeps what was shaped.

composer.lines("基于 istio …", style, 250.0) ─▶ (Line, Line, …)
composer.place("于雨", style, x, y)          ─▶ (GlyphRun, …)        one-line labels
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from progprint.fonts.book import FontBook
from progprint.fonts.face import Face
from progprint.typeset.breaks import FORCED
from progprint.typeset.frame import GlyphRun
from progprint.typeset.junction import Builder, Mode
from progprint.typeset.linebreak import BAD, OVERFULL, Breaker, Setting
from progprint.typeset.pen import Line, Part, Pen, Voice
from progprint.typeset.phrases import phrase_costs
from progprint.typeset.shape import Shaper
from progprint.typeset.strip import Place, Records, Strip, mixed, single
from progprint.typeset.strokes import VOICES, Springs
from progprint.typeset.style import ParagraphStyle, Text, TextStyle

Content = str | Sequence[Text]
_NATURAL = Setting(0.0, 0.0, ragged=False)
_LABEL_MODE = Mode()
_LEFT = ("justify", "left")
_Nodes = list[tuple[int, str]]
_Key = tuple[str, str, str, int]


@dataclass(slots=True)
class Composer:
    """Makes lines with the faces of a font book."""

    book: FontBook
    _springs: Springs = field(init=False, default_factory=Springs)
    _faces: list[Face | None] = field(init=False, default_factory=lambda: [None])
    _pen: Pen = field(init=False)
    _shapers: dict[_Key, Shaper] = field(init=False, default_factory=dict)
    _records: dict[tuple[_Key, Mode], Records] = field(init=False, default_factory=dict)
    _labels: dict[tuple[str, TextStyle], tuple[tuple[Part, ...], float]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._pen = Pen(self._springs, self._faces)

    # -- labels

    def single(self, text: str, style: TextStyle) -> tuple[tuple[Part, ...], float]:
        """A text on one line at its natural width: its parts, and the width in pt. Line breaks become blanks."""
        key = (text, style)
        known = self._labels.get(key)
        if known is None:
            known = self._labels[key] = self._single(FORCED.sub(" ", text), style)
        return known

    def width(self, text: str, style: TextStyle) -> float:
        """Width of a text on one line, pt."""
        return self.single(text, style)[1]

    def place(self, text: str, style: TextStyle, x: float, y: float, align: str = "left") -> tuple[GlyphRun, ...]:
        """Runs of a one-line text with the baseline at y; x is its left edge, right edge or middle by ``align``."""
        parts, width = self.single(text, style)
        x -= width if align == "right" else width / 2 if align == "center" else 0
        return tuple([part.at(x, round(y, 3)) for part in parts])

    def _single(self, text: str, style: TextStyle) -> tuple[tuple[Part, ...], float]:
        shaper = self._shaper(style)
        strip = single(text, self._kept_records(shaper, _LABEL_MODE))
        width = max(0, strip.end[0] - style.tracking)
        stroke = strip.stroke(strip.start, strip.end)
        parts = self._pen.draw(stroke, _NATURAL, [Voice(shaper.main, style)], 0, text, width)
        return parts, width * style.size / 1000

    # -- paragraphs

    def lines(self, content: Content, style: ParagraphStyle, measure: float) -> tuple[Line, ...]:
        """The lines of a paragraph in ``measure`` pt (its left and right indents are not taken off here).

        The texts of the lines joined are the text of the content. No line is wider than the measure unless a single
        cluster is. Text without a visible character gives no lines.
        """
        voices, nodes = self._voices(content, style)
        found: list[Line] = []
        for segment, end in _segments(nodes):
            found += self._segment(segment, end, voices, style, measure, first=not found)
        while found and not found[-1].parts:
            found.pop()
        if not any(line.parts for line in found):
            found = []
        return tuple(found)

    def _segment(self, nodes: _Nodes, end: str, voices: Sequence[Voice], style: ParagraphStyle, measure: float,
                 *, first: bool) -> list[Line]:  # fmt: skip
        """Lines of a stretch without forced breaks; ``end`` is the break that follows."""
        size, tracking = style.text.size, style.text.tracking
        units = int(measure * 1000 / size + 1e-6) + tracking
        indent = int(style.indent * 1000) if first else 0
        indent = indent if indent < units - 2000 else 0
        strip, breaker, chain = self._chosen(nodes, voices, style, units, indent)
        em, right = size / 1000, units - tracking
        typed, last = 0, len(chain) - 2
        found = []
        for index, (start, place) in enumerate(pairwise(chain)):
            inset = 0 if index else indent
            setting = breaker.setting(start, place)
            width = breaker.width(start, place, setting) - inset - tracking
            until = strip.offset(place) if index < last else len(strip.text)
            text, typed = strip.text[typed:until], until
            voice = strip.voice(start) if strip.many else 0
            parts = self._pen.draw(strip.stroke(start, place), setting, voices, voice, text, width)
            x = inset if style.align in _LEFT else _aligned(style.align, right, width)
            if index == last and end:
                found.append(Line(parts, x * em, width * em, text + end, ragged=True))
            else:
                found.append(Line(parts, x * em, width * em, text, setting.ragged))
        return found

    def _chosen(self, nodes: _Nodes, voices: Sequence[Voice], style: ParagraphStyle, units: int,
                indent: int) -> tuple[Strip, Breaker, list[Place]]:  # fmt: skip
        """The strip and its best chain of line ends: plain, else with hyphens, else with words cut."""
        make = self._maker(nodes, voices)
        plain = Mode(style.punctuation, style.hanging)
        best = self._broken(make(plain), style, units, indent)
        if best[1].worst >= BAD and style.hyphenate:
            other = self._broken(make(replace(plain, hyphenate=True)), style, units, indent, hyphens=True)
            if other[1].total(other[2]) < best[1].total(best[2]):
                best = other
        if best[1].worst >= OVERFULL:
            mode = replace(plain, hyphenate=style.hyphenate, cut_from=max(1, units * 2 // 3))
            best = self._broken(make(mode), style, units, indent)
        return best

    def _broken(self, strip: Strip, style: ParagraphStyle, units: int, indent: int,
                *, hyphens: bool = False) -> tuple[Strip, Breaker, list[Place]]:  # fmt: skip
        phrases: Sequence[int] = phrase_costs(strip.text) if style.phrases and strip.end[0] > units else ()
        justify = style.align == "justify" and not style.phrases
        breaker = Breaker(strip, units, indent, justify, style.phrases, phrases, hyphens)
        return strip, breaker, breaker.run()

    # -- voices

    def _voices(self, content: Content, style: ParagraphStyle) -> tuple[list[Voice], _Nodes]:
        """Voices of a content, the first being the first node's, and its nodes by number of voice."""
        if isinstance(content, str):
            content = (Text(content),)
        numbers: dict[tuple[TextStyle, str], int] = {}
        nodes: _Nodes = []
        for node in content:
            own = node.style or style.text
            if own.size != style.text.size or own.tracking != style.text.tracking:
                own = replace(own, size=style.text.size, tracking=style.text.tracking)
            number = numbers.setdefault((own, node.link), len(numbers))
            number = number if number < VOICES else VOICES - 1
            if nodes and nodes[-1][0] == number:
                nodes[-1] = (number, nodes[-1][1] + node.text)
            elif node.text:
                nodes.append((number, node.text))
        return [Voice(self._shaper(own).main, own, link) for own, link in numbers], nodes

    def _shaper(self, style: TextStyle) -> Shaper:
        key = _voice_key(style)
        known = self._shapers.get(key)
        if known is None:
            known = self._shapers[key] = Shaper(self.book, self._faces, style)
        return known

    def _maker(self, nodes: _Nodes, voices: Sequence[Voice]) -> Callable[[Mode], Strip]:
        """How to make the strip in a mode; records of text in one voice are kept for the document."""
        if len(nodes) == 1 and not nodes[0][0]:
            shaper = self._shaper(voices[0].style)
            return lambda mode: single(nodes[0][1], self._kept_records(shaper, mode))
        shapers = [self._shaper(voice.style) for voice in voices]
        return lambda mode: mixed(nodes, Builder(shapers, self._springs, mode), shapers)

    def _kept_records(self, shaper: Shaper, mode: Mode) -> Records:
        if mode.cut_from:
            return Records(shaper, self._springs, mode)
        key = (_voice_key(shaper.style), mode)
        known = self._records.get(key)
        if known is None:
            known = self._records[key] = Records(shaper, self._springs, mode)
        return known


def _voice_key(style: TextStyle) -> _Key:
    """What the shape of a text depends on; size and ink do not matter."""
    return (style.family, style.weight, style.language, style.tracking)


def _aligned(align: str, measure: float, width: float) -> float:
    spare = measure - width
    return spare if align == "right" else spare / 2 if align == "center" else 0


def _segments(nodes: _Nodes) -> list[tuple[_Nodes, str]]:
    """Stretches between forced breaks, each with the break that ends it ("" at the end)."""
    found: list[tuple[_Nodes, str]] = []
    current: _Nodes = []
    for voice, text in nodes:
        at = 0
        for match in FORCED.finditer(text):
            current.append((voice, text[at : match.start()]))
            found.append((current, match[0]))
            current, at = [], match.end()
        current.append((voice, text[at:]))
    if any(text for _, text in current):
        found.append((current, ""))
    return found
