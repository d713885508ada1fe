"""A line as it is drawn: every spring gets its number, and the line becomes runs of one face and ink.

    stroke "基于" spring "istio…"  + Setting(share, space)  ─▶  Part(x, face, style, ("基于", 250, "i", -12, "s" …), …)

Letter space is the tracking of the whole line; between the letters of a word it is taken back, so that words keep
their shape. A line of one face and one voice is one run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from progprint.fonts.face import Face
from progprint.typeset.frame import GlyphRun
from progprint.typeset.linebreak import Setting
from progprint.typeset.strokes import FACE, SOLID, VOICE, Springs, fixed_value
from progprint.typeset.style import TextStyle

_DISTANCES = re.compile("([\ud800-\ud8ff\udc00-\udfff]+)")
_SWITCHES = re.compile("([\ud900-\udbff])")


class Part(NamedTuple):
    """A glyph run without its place: ``x`` from the left edge of the line, in pt."""

    x: float
    face: Face
    style: TextStyle
    pieces: tuple[str | float, ...]
    width: float
    text: str
    tracking: float
    link: str

    def at(self, x: float, y: float) -> GlyphRun:
        """The run with the line's left edge at x and its baseline at y."""
        style = self.style
        return GlyphRun(
            round(x + self.x, 3), y, self.face, style.size, style.ink, self.pieces, round(self.width, 3), self.text,
            self.tracking, style.language,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph. ``x`` is where it begins in its measure and ``width`` its extent, pt; ``text`` as typed.

    ``ragged``: left short on purpose (an address, a forced break).
    """

    parts: tuple[Part, ...]
    x: float
    width: float
    text: str
    ragged: bool = False


class Voice(NamedTuple):
    """What a stretch of text is drawn with: main face, style, and the link it is part of."""

    face: Face
    style: TextStyle
    link: str = ""


class _Distances(dict[str, float]):
    """Groups of distance characters to 1/1000 em, for one setting."""

    def __init__(self, springs: Springs, share: float, space: float) -> None:
        super().__init__()
        self._springs, self._share, self._space = springs.values, share, space

    def __missing__(self, group: str) -> float:
        total: float = 0
        for char in group:
            if char == SOLID:
                total -= self._space
            elif char in self._springs:
                base, shrink, stretch = self._springs[char]
                total += base + self._share * (stretch if self._share > 0 else shrink)
            else:
                total += fixed_value(char)
        total = round(total, 1)
        self[group] = total = int(total) if total == int(total) else total
        return total


class Pen:
    """Draws lines for one document: knows the springs and the faces that strokes call by number."""

    def __init__(self, springs: Springs, faces: Sequence[Face | None]) -> None:
        self._springs, self._faces = springs, faces
        self._natural = _Distances(springs, 0.0, 0.0)

    def draw(self, stroke: str, setting: Setting, voices: Sequence[Voice], first: int, text: str,
             width: float) -> tuple[Part, ...]:  # fmt: skip
        """Parts of a line. ``first`` is the voice it begins with, ``width`` its extent in 1/1000 em."""
        share, space = setting.share, round(setting.space, 1)
        if not space:
            stroke = stroke.replace(SOLID, "")
        if share >= 0:
            for char in self._springs.rigid:
                stroke = stroke.replace(char, "")
        distances = _Distances(self._springs, share, space) if share or space else self._natural
        voice = voices[first]
        space += voice.style.tracking
        if _SWITCHES.search(stroke):
            return tuple(self._mixed(stroke, distances, voices, first, space))
        pieces, shift, _ = _pieces(stroke, distances)
        em = voice.style.size / 1000
        part = Part(shift * em, voice.face, voice.style, pieces, (width - shift) * em, text, space, voice.link)
        return (part,) if pieces else ()

    def _mixed(self, stroke: str, distances: _Distances, voices: Sequence[Voice], first: int,
               space: float) -> list[Part]:  # fmt: skip
        """Parts of a line that changes face or voice; the text of each is read back from its codes."""
        voice, face = voices[first], voices[first].face
        em = voice.style.size / 1000
        found: list[Part] = []
        x = 0.0
        for segment in _SWITCHES.split(stroke):
            if _SWITCHES.match(segment):
                code = ord(segment)
                if code >= VOICE:
                    voice = voices[code - VOICE]
                    face = voice.face
                else:
                    face = self._faces[code - FACE] or voice.face
                continue
            pieces, shift, tail = _pieces(segment, distances)
            x += shift
            if pieces:
                codes = "".join(piece for piece in pieces if isinstance(piece, str))
                width = sum(map(face.code_width, codes)) + space * len(codes)
                width += sum(piece for piece in pieces if not isinstance(piece, str))
                text = "".join([face.glyph(code)[1] for code in codes])
                found.append(Part(x * em, face, voice.style, pieces, width * em, text, space, voice.link))
                x += width
            x += tail
        return found


def _pieces(stroke: str, distances: _Distances) -> tuple[tuple[str | float, ...], float, float]:
    """Code strings and distances in turn, and the distances before the first and after the last string."""
    found: list[str | float] = list(_DISTANCES.split(stroke))
    if len(found) == 1:
        return (tuple(found) if stroke else ()), 0, 0
    found[1::2] = numbers = [distances[group] for group in found[1::2]]  # type: ignore[index]
    shift = tail = 0.0
    if found[-1] == "":
        tail = found[-2]  # type: ignore[assignment]
        del found[-2:]
    if found[0] == "" and len(found) > 1:
        shift = found[1]  # type: ignore[assignment]
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
