"""A line as it is drawn: every glue code gets its number, and the line becomes runs of one face and ink.

    drawing "基于" glue code "istio…"  + Justification(share, space)  ─▶  GlyphRun(x, face, ("基于", 250, "i", -12, "s" …), …), …

Letter space is the tracking of the whole line; between the letters of a word it is taken back, so that words keep
their shape. A line of one face and one style run is one run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, cast

from progprint.core.color import Ink
from progprint.core.tuples import new_tuple
from progprint.fonts.face import Face
from progprint.typeset.drawing import FACE, SOLID, STYLE_RUN, GlueCodes, fixed_value
from progprint.typeset.frame import GlyphRun
from progprint.typeset.style import TextStyle

_DISTANCES = re.compile("([\ud800-\ud8ff\udc00-\udfff]+)")
_SWITCHES = re.compile("([\ud900-\udbff])")


class Active(NamedTuple):
    """A stretch of a line that leads somewhere: from x0 to x1 in pt from the left edge of the measure.

    ``text`` are the words of the whole link, ``start`` tells where they begin in the paragraph.
    """

    x0: float
    x1: float
    target: str
    text: str
    start: int = 0


class SetReading(NamedTuple):
    """The readings over runs ``first`` to, not including, ``last`` of a line."""

    first: int
    last: int
    runs: tuple[GlyphRun, ...]


class LaidOver(NamedTuple):
    """Marks laid over a finished line; all xs are pt from the left edge of the measure.

    ``dots`` are the middles of emphasised ideographs, ``bars`` emphasised Latin words from x0 to x1, each with its ink.
    """

    links: tuple[Active, ...] = ()
    dots: tuple[tuple[float, Ink], ...] = ()
    bars: tuple[tuple[float, float, Ink], ...] = ()
    readings: tuple[SetReading, ...] = ()


class Line(NamedTuple):
    """A line of a paragraph. ``x`` is where it begins in its measure and ``width`` its extent, pt; ``text`` as typed.

    The xs of ``runs`` count from the left edge of the measure, their ys from the baseline. ``ragged``: left short on
    purpose (an address, a forced break). ``over`` is what is laid over the line: links, emphasis, readings.
    """

    runs: tuple[GlyphRun, ...]
    x: float
    width: float
    text: str
    ragged: bool = False
    over: LaidOver | None = None


class StyleRun(NamedTuple):
    """A stretch of text in one look: its main face and its style."""

    face: Face
    style: TextStyle


class _Distances(dict[str, int | float]):
    """Groups of distance characters to 1/1000 em, for one setting; a whole number is an int."""

    def __init__(self, codes: dict[str, tuple[int, int, int]], share: float, space: float) -> None:
        super().__init__()
        self._codes, self._share, self._space = codes, share, space

    def __missing__(self, group: str) -> int | float:
        total = 0.0
        for char in group:
            glue = self._codes.get(char)
            if glue is not None:
                base, shrink, stretch = glue
                total += base + self._share * (stretch if self._share > 0 else shrink)
            elif char == SOLID:
                total -= self._space
            else:
                total += fixed_value(char)
        exact = round(total, 1)
        self[group] = found = int(exact) if exact == int(exact) else exact
        return found


class Justifier:
    """Draws lines for one document: knows the codes and the faces that drawings call by number."""

    def __init__(self, codes: GlueCodes, faces: Sequence[Face | None]) -> None:
        self._codes, self._faces = codes, faces
        self._natural = _Distances(codes.values, 0.0, 0.0)

    def draw(self, drawing: str, share: float, space: float, style_runs: Sequence[StyleRun], first: int, text: str, x: float,
             width: float) -> tuple[GlyphRun, ...]:  # fmt: skip
        """Runs of a line that begins at x and is ``width`` long (1/1000 em); ``first`` is the style run it begins with."""
        if not space:
            drawing = drawing.replace(SOLID, "")
        if share >= 0:
            for char in self._codes.rigid:
                drawing = drawing.replace(char, "")
        distances = _Distances(self._codes.values, share, space) if share or space else self._natural
        if (len(self._faces) > 1 or len(style_runs) > 1) and _SWITCHES.search(drawing):
            return tuple(self.mixed(drawing, distances, style_runs, first, x, space))
        pieces, shift, _ = _pieces(drawing, distances)
        if not pieces:
            return ()
        face, style = style_runs[first]
        em = style.size / 1000
        run = ((x + shift) * em, 0.0, face, style.size, style.ink, pieces, (width - shift) * em, text,
               space + style.tracking, style.language)  # fmt: skip
        return (new_tuple(GlyphRun, run),)

    def mixed(self, drawing: str, distances: _Distances, style_runs: Sequence[StyleRun], first: int, x: float,
              space: float) -> list[GlyphRun]:  # fmt: skip
        """Runs of a line that changes face or style run; the text of each is read back from its codes."""
        main, style = style_runs[first]
        face, em = main, style.size / 1000
        found: list[GlyphRun] = []
        for segment in _SWITCHES.split(drawing):
            if _SWITCHES.match(segment):
                code = ord(segment)
                if code >= STYLE_RUN:
                    main, style = style_runs[code - STYLE_RUN]
                    face = main
                else:
                    face = self._faces[code - FACE] or main
                continue
            pieces, shift, tail = _pieces(segment, distances)
            x += shift
            if pieces:
                tracking = space + style.tracking
                codes = "".join(pieces[::2])  # type: ignore[arg-type]
                width = sum(map(face.code_width, codes)) + tracking * len(codes)
                width += sum(cast("tuple[float, ...]", pieces[1::2]))
                text = "".join([face.glyph(code)[1] for code in codes])
                run = GlyphRun(
                    x * em, 0.0, face, style.size, style.ink, pieces, width * em, text, tracking, style.language
                )
                found.append(run)
                x += width
            x += tail
        return found


def _pieces(drawing: str, distances: _Distances) -> tuple[tuple[str | float, ...], float, float]:
    """Code strings and distances in turn, and the distances before the first and after the last string."""
    parts = _DISTANCES.split(drawing)
    if len(parts) == 1:
        return (tuple(parts) if drawing else ()), 0, 0
    numbers = [distances[group] for group in parts[1::2]]
    found: list[str | float] = [*parts]
    found[1::2] = numbers
    shift = tail = 0.0
    if found[-1] == "":
        tail = numbers[-1]
        del found[-2:]
    if found[0] == "" and len(found) > 1:
        shift = numbers[0]
        del found[:2]
    elif found == [""]:
        return (), 0, tail
    return tuple(_merged(found) if 0 in numbers else found), shift, tail


def _merged(pieces: list[str | float]) -> list[str | float]:
    """The same without zeros: the strings beside them become one."""
    found = pieces[:1]
    for number, text in zip(pieces[1::2], pieces[2::2], strict=True):
        if number:
            found += (number, text)
        else:
            found[-1] += text  # type: ignore[operator]
    return found
