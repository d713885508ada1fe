"""Readings, emphasis and links: laid over lines that are already set, moving nothing.

    content ─ notes ─▶ Annotations (places in the text)   lines ─ laid_over ─▶ Line.over (places on the line) ─ items ─▶ frame

Emphasis (CLREQ, Handling Interlinear Punctuation; GB/T 15834-2011, 4.10): a dot below each ideograph, in the middle of its
em whatever the letter space, none below marks; above them in Japanese and Korean (JLREQ 3.3.9). Latin letters get a fine
line at the same depth: dots below letters of all widths make no row, a slanted face is not at hand, and the straight line
that is a mark of Chinese (专名号) stands below Han alone. Readings 行间注 stand solid above their bases (CLREQ, Positioning
of Romanized Interlinear Annotations). All of it needs half an em between the lines; where a style has less, it is left out
and the piece says so.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from progprint.core.color import Ink
from progprint.core.units import Rect, rounded
from progprint.typeset.frame import Frame, GlyphRun, Item, Lines, Link, Path, Rule, Tag
from progprint.typeset.justify import Active, LaidOver, Line, SetReading
from progprint.typeset.ruby import BLANK, OVER_EDGE, Reading
from progprint.typeset.style import Inline, ParagraphStyle, Ruby, Text, TextStyle

LEAST_GAP = 0.5
"""Space between two lines of text that anything between them needs, em."""
DOT_DEPTH, DOT_RADIUS, BAR = 0.29, 0.08, 0.045
"""How far dots and lines of emphasis lie below the baseline, how large they are, em."""
DOT_RISE = 1.06
"""How far dots lie above the baseline where they stand above, em."""
RISE, TOP = 1.0, 1.4
"""How far the baseline of a reading lies above that of its base, and how far its highest letters reach, em."""
_PAUSES = frozenset(",;:!?，；：！？、。")
_ROUND = 0.5523
"""Where the handles of a quarter circle lie, in radii."""

Single = Callable[[str, TextStyle], tuple[tuple[GlyphRun, ...], float]]
"""A text on one line: its runs from (0, 0) and its width (``Composer.single``)."""


class Annotations(NamedTuple):
    """Annotations on stretches (start, end, …) of a paragraph's text, in order."""

    links: list[tuple[int, int, str]]
    emphasis: list[tuple[int, int, Ink]]
    rubies: list[tuple[int, int, tuple[Reading, ...]]]


class _Glyph(NamedTuple):
    """A glyph on a line: where its text begins in that of the paragraph, its extent in pt, and the number of its run."""

    at: int
    text: str
    x0: float
    x1: float
    run: int


def is_roomy(style: ParagraphStyle) -> bool:
    """Whether there is room between the lines of a style."""
    return style.leading >= (1 + LEAST_GAP) * style.text.size - 0.01


def left_out(content: str | Sequence[Inline], style: ParagraphStyle) -> tuple[str, ...]:
    """Parts of a content that have no room between the lines: "readings", "emphasis"."""
    if isinstance(content, str) or is_roomy(style):
        return ()
    read = any(isinstance(node, Ruby) and any(reading for _, reading in node.groups) for node in content)
    dotted = any(isinstance(node, Text) and node.emphasis for node in content)
    return (*(("readings",) if read else ()), *(("emphasis",) if dotted else ()))


# -- places on the lines


def laid_over(lines: Sequence[Line], notes: Annotations, single: Single, measure: float) -> tuple[Line, ...]:
    """The lines with what the notes say of their text."""
    text = "".join([line.text for line in lines])
    found: list[Line] = []
    end = 0
    for line in lines:
        start, end = end, end + len(line.text)
        here = Annotations(
            [link for link in notes.links if link[0] < end and link[1] > start],
            [part for part in notes.emphasis if part[0] < end and part[1] > start],
            [word for word in notes.rubies if word[0] < end and word[1] > start],
        )
        found.append(line._replace(over=_over(line, start, here, text, single, measure)) if any(here) else line)
    return tuple(found)


def _over(line: Line, start: int, notes: Annotations, text: str, single: Single, measure: float) -> LaidOver:
    glyphs = list(_glyphs(line, start))
    places = [glyph.at for glyph in glyphs]

    def within(first: int, last: int) -> list[_Glyph]:
        return glyphs[bisect_left(places, first) : bisect_left(places, last)]

    links: list[Active] = []
    for first, last, target in notes.links:
        there = within(first, last)
        if there:
            links.append(Active(there[0].x0, there[-1].x1, target, text[first:last], first))
    dots: list[tuple[float, Ink]] = []
    bars: list[tuple[float, float, Ink]] = []
    for first, last, ink in notes.emphasis:
        there = within(first, last)
        dots += [((glyph.x0 + glyph.x1) / 2, ink) for glyph in there if _is_dotted(glyph.text)]
        bars += [(x0, x1, ink) for x0, x1 in _stretches(there)]
    readings = _readings(line, notes, within, single, measure) if notes.rubies else ()
    return LaidOver(tuple(links), tuple(dots), tuple(bars), readings)


def _readings(line: Line, notes: Annotations, within: Callable[[int, int], list[_Glyph]], single: Single,
              measure: float) -> tuple[SetReading, ...]:  # fmt: skip
    """The readings of a line, each in the middle of its base unless it would leave the measure or meet another."""
    em = line.runs[0].size / 1000 if line.runs else 0.0
    words = [(within(first, last), parts) for first, last, parts in notes.rubies]
    bases = [(base, part) for _, parts in words for part in parts if (base := within(part.start, part.end))]
    drawn = [single(part.text, part.style) for _, part in bases]
    xs = [(base[0].x0 + base[-1].x1 - width) / 2 for (base, _), (_, width) in zip(bases, drawn, strict=True)]
    least, limit = -OVER_EDGE * em, measure + OVER_EDGE * em
    for n, (_, width) in enumerate(drawn):
        xs[n] = max(xs[n], least)
        least = xs[n] + width + BLANK * em
    for n in range(len(xs) - 1, -1, -1):
        xs[n] = min(xs[n], limit - drawn[n][1])
        limit = xs[n] - BLANK * em
    found: list[SetReading] = []
    at = 0
    for there, parts in words:
        count = sum(bool(within(part.start, part.end)) for part in parts)
        runs = [
            run._replace(x=xs[n] + run.x, y=-RISE * 1000 * em) for n in range(at, at + count) for run in drawn[n][0]
        ]
        at += count
        if there:
            found.append(SetReading(there[0].run, there[-1].run + 1, tuple(runs)))
    return tuple(found)


def _glyphs(line: Line, start: int) -> Iterator[_Glyph]:
    """The glyphs of a line with their places in the text.

    Blanks that became space have no glyph, and glyphs that the setting added (a hyphen, an unseen blank) have no place.
    """
    typed, at = line.text, 0
    for number, run in enumerate(line.runs):
        em, face, x = run.size / 1000, run.face, run.x
        for piece in run.pieces:
            if not isinstance(piece, str):
                x += piece * em
                continue
            for code in piece:
                text, width = face.glyph(code)[1], face.code_width(code)
                place = typed.find(text, at)
                if place >= 0 and not any(map(str.isalnum, typed[at:place])):
                    yield _Glyph(start + place, text, x, x + width * em, number)
                    at = place + len(text)
                x += (width + run.tracking) * em


def _is_dotted(text: str) -> bool:
    """Whether emphasis sets a dot below a character: Han, kana, hangul and full-width letters, no marks."""
    return unicodedata.east_asian_width(text[0]) in "WF" and unicodedata.category(text[0])[0] in "LN"


def _stretches(glyphs: Sequence[_Glyph]) -> Iterator[tuple[float, float]]:
    """Extents of Latin words that follow each other, with the blanks, hyphens and points between them.

    They end at ideographs, brackets, quotation marks and pauses.
    """
    open_at: float | None = None
    end = 0.0
    for glyph in glyphs:
        kind = unicodedata.category(glyph.text[0])
        if _is_dotted(glyph.text) or kind in ("Ps", "Pe", "Pi", "Pf") or glyph.text in _PAUSES:
            if open_at is not None:
                yield open_at, end
            open_at = None
        elif kind[0] in "LN":
            open_at, end = glyph.x0 if open_at is None else open_at, glyph.x1
    if open_at is not None:
        yield open_at, end


# -- items of a frame


def items(lines: Sequence[Line], style: ParagraphStyle, first: float, width: float) -> list[Item]:
    """The items of a paragraph whose lines have something over them: text, what is no text, active areas."""
    leading, height = style.leading, len(lines) * style.leading
    drawn = [
        item for number, line in enumerate(lines) for item in _text(line, first + number * leading, width, leading)
    ]
    if not any(line.over is not None and line.over.readings for line in lines):
        drawn = [Lines(first, leading, tuple([line.runs for line in lines]))]
    marks = _marks(lines, style, first)
    if marks:
        drawn.append(Tag("Artifact", 0.0, 0.0, Frame(width, height, tuple(marks))))
    return drawn + _links(lines, leading, width, height)


def _text(line: Line, y: float, width: float, height: float) -> Iterator[Item]:
    """The runs of a line in reading order, words with readings as Ruby > RB, RT (ISO 32000-1 §14.8.4.4)."""
    runs = [run._replace(y=y + run.y) for run in line.runs]
    at = 0
    for first, last, reading in line.over.readings if line.over is not None else ():
        yield from runs[at:first]
        over = tuple([run._replace(y=y + run.y) for run in reading])
        base = Tag("RB", 0.0, 0.0, Frame(width, height, tuple(map(_closed, runs[first:last]))))
        parts: tuple[Item, ...] = (base,)
        if over:
            parts += (Tag("RT", 0.0, 0.0, Frame(width, height, over), language=over[0].language),)
        yield Tag("Ruby", 0.0, 0.0, Frame(width, height, parts))
        at = last
    yield from runs[at:]


def _closed(run: GlyphRun) -> GlyphRun:
    """The run with the space between its bases as room of the glyphs before it, so that the name is found by a search.

    Readers of a PDF take a gap between two glyphs for a blank; a glyph that is as wide as the gap wants it leaves none.
    """
    if not run.face.may_widen:
        return run
    pieces = list(run.pieces[:1])
    for gap, codes in zip(run.pieces[1::2], run.pieces[2::2], strict=True):
        room = int(gap) if isinstance(gap, float | int) else 0
        before = str(pieces[-1])
        if room > 0 and before:
            before, rest = before[:-1] + run.face.widened(before[-1], room), gap - room  # type: ignore[operator]
            pieces[-1:] = [before, rest, codes] if rest else [before + str(codes)]
        else:
            pieces += [gap, codes]
    return run._replace(pieces=tuple(pieces))


def _marks(lines: Sequence[Line], style: ParagraphStyle, first: float) -> list[Item]:
    """Dots and lines of emphasis, all dots of an ink in one outline."""
    size = style.text.size
    above = style.text.language.partition("-")[0] in ("ja", "ko")
    dots: dict[Ink, list[tuple[float, float]]] = {}
    found: list[Item] = []
    for number, line in enumerate(lines):
        if line.over is None:
            continue
        base = first + number * style.leading
        y = base + DOT_DEPTH * size
        for x, ink in line.over.dots:
            dots.setdefault(ink, []).append((x, base - DOT_RISE * size if above else y))
        for x0, x1, ink in line.over.bars:
            half = BAR / 2 * size
            found.append(Rule(Rect(rounded(x0), rounded(y - half), rounded(x1), rounded(y + half)), ink))
    radius = DOT_RADIUS * size
    for ink, places in dots.items():
        steps = tuple([step for x, y in places for step in _disc(x, y, radius)])
        found.append(Path(steps, ink))
    return found


def _disc(x: float, y: float, radius: float) -> list[tuple[str, tuple[float, ...]]]:
    """A round dot as four curves."""
    r, k = radius, radius * _ROUND

    def at(*places: tuple[float, float]) -> tuple[float, ...]:
        return tuple([rounded(value) for dx, dy in places for value in (x + dx, y + dy)])

    return [
        ("m", at((r, 0))),
        ("c", at((r, k), (k, r), (0, r))),
        ("c", at((-k, r), (-r, k), (-r, 0))),
        ("c", at((-r, -k), (-k, -r), (0, -r))),
        ("c", at((k, -r), (r, -k), (r, 0))),
        ("z", ()),
    ]


def _links(lines: Sequence[Line], leading: float, width: float, height: float) -> list[Item]:
    """Active areas, those of one link in one element."""
    parts: dict[tuple[int, str], list[Link]] = {}
    for number, line in enumerate(lines):
        for part in line.over.links if line.over is not None else ():
            area = Rect(rounded(part.x0), rounded(number * leading), rounded(part.x1), rounded((number + 1) * leading))
            external = "://" in part.target or part.target.startswith("mailto:")
            parts.setdefault((part.start, part.target), []).append(Link(area, part.target, external, part.text))
    return [Tag("Link", 0.0, 0.0, Frame(width, height, tuple(areas))) for areas in parts.values()]
