"""Text to glyphs: which face draws what, shaped once and kept.

Han characters that the main face draws 1 em wide need no shaping: their codes are the characters. Everything else goes
through here a token at a time: words and marks through HarfBuzz, a cluster that the main face lacks through the faces
of the font book, and what no face has becomes 〓 with the true text beneath.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import accumulate, pairwise

from progprint.fonts.book import FontBook
from progprint.fonts.face import Face, Shaped
from progprint.text.clusters import clusters
from progprint.text.tokens import HAN_RUNS, JOINING
from progprint.typeset.drawing import FACE, SOLID, fixed
from progprint.typeset.glue import EM
from progprint.typeset.style import TextStyle

_SHAPED = "\ufffd"
"""What stands for a Han character that needs shaping while runs are looked for."""
_QUOTES = re.compile("[“”‘’]")
_FIGURES = re.compile(f"[0-9]+(?![{JOINING}])")
_CHOOSING = re.compile(f"[{JOINING}]")
_WIDE = re.compile("[§¶×÷±†‡…]")
"""Signs that faces of Han draw an em wide, dots in the middle of the line; other scripts have them narrow and on it."""
_WIDE_IN = ("zh", "yue", "ja", "ko")
"""Languages in which they are that wide."""


class Shaper:
    """Shapes the text of one family, weight, language and letter space.

    ``faces`` is shared by the document: the faces besides the main one that a FACE mark can call, by number.
    """

    def __init__(self, book: FontBook, faces: list[Face | None], style: TextStyle, expected: str = "") -> None:
        self.book, self.faces, self.style = book, faces, style
        self.main = book.main(style.family, style.weight)
        self._plain: set[str] = set()
        self._rare: dict[int, str] = {}
        self.box = cache(self._shape)
        """Width and drawing of a token of a kind that is shaped as a whole."""
        self._narrows = style.language.partition("-")[0] not in _WIDE_IN
        self._learn(expected)

    def split(self, text: str) -> list[str]:
        """Texts of item runs and runs of Han characters in turn, one of the former (maybe empty) at both ends."""
        if self._plain.issuperset(text):
            return HAN_RUNS.split(text)
        self._learn(text)
        parts = HAN_RUNS.split(text.translate(self._rare))
        ends = list(accumulate(map(len, parts)))
        return [text[start:end] for start, end in pairwise([0, *ends])]

    def _learn(self, text: str) -> None:
        """Sort new characters: those that need no care, and Han that the main face does not draw 1 em wide as they are."""
        new = set(text) - self._plain
        han = [c for c in sorted(new) if c > "\u2fff" and ord(c) not in self._rare and HAN_RUNS.match(c)]
        if han:
            advance = self.main.advance
            odd = [char for char in han if advance(char) != EM]
            self._rare.update(dict.fromkeys(map(ord, [*odd, *self.main.alters(han, self.style.language)]), _SHAPED))
        self._plain.update([char for char in new if ord(char) not in self._rare])

    def _shape(self, text: str, kind: str) -> tuple[int, str]:
        figures = _FIGURES.match(text) if kind == "word" else None
        if figures and self.main.covers(figures[0]):
            return self._figures(figures[0], text[figures.end() :])
        narrow = self._narrows and kind in {"word", "dash"} and _WIDE.search(text) is not None
        script = "Latn" if kind == "word" or narrow else "Hani"
        features = "pwid" if kind == "word" and _QUOTES.search(text) else ""
        if self.main.covers(text) and not narrow and not _CHOOSING.search(text):
            pieces = self.main.shape(text, self.style.language, script, features)
            return self._drawn(pieces, self.main)
        parts = [self._part(run, face, script) for face, run in self._by_face(text)]
        return sum(width for width, _ in parts), SOLID.join(body for _, body in parts)

    def _by_face(self, text: str) -> list[tuple[Face | None, str]]:
        """Stretches of a text with the face that draws each; what no face has is a stretch of its own.

        A cluster stays in one face. Where that lacks a part of it, the part is such a stretch.
        """
        found: list[tuple[Face | None, str]] = []
        for cluster in clusters(text):
            narrow = self._narrows and _WIDE.fullmatch(cluster) is not None
            face = self.book.pick(cluster, self.style.family, self.style.weight, narrow=narrow)
            if face is None or face.covers(cluster):
                pieces: list[tuple[Face | None, str]] = [(face, cluster)]
            else:
                pieces = [(face if face.covers(char) else None, char) for char in cluster]
            for owner, piece in pieces:
                if found and owner is found[-1][0] and owner is not None:
                    found[-1] = (owner, found[-1][1] + piece)
                else:
                    found.append((owner, piece))
        return found

    def _figures(self, figures: str, rest: str) -> tuple[int, str]:
        """A number, which needs no shaping (figures of the shipped faces are tabular), and the word it begins."""
        tracking = self.style.tracking
        width = sum([self.main.advance(char) or 0 for char in figures]) + len(figures) * tracking
        body = SOLID.join(figures)
        if not rest:
            return width, body
        more, rest_body = self.box(rest, "word")
        return width + more, body + SOLID + rest_body

    def _part(self, text: str, face: Face | None, script: str) -> tuple[int, str]:
        if face is None:
            face, shaped = self.book.stand_in(text, self.style.family, self.style.weight)
        else:
            shaped = face.shape(text, self.style.language, script)
        width, body = self._drawn(shaped, face)
        if face is self.main:
            return width, body
        if face not in self.faces:
            self.faces.append(face)
        return width, chr(FACE + self.faces.index(face)) + body + chr(FACE)

    def _drawn(self, shaped: Shaped, face: Face) -> tuple[int, str]:
        """Width and drawing of shaped text. Letter space does not part a mark from what it stands on."""
        body, glyphs, tracking, spaced = "", 0, self.style.tracking, 0
        for piece in shaped.pieces:
            if not isinstance(piece, str):
                body += fixed(round(piece))
                continue
            codes = list(piece)
            if tracking:
                codes = [code if face.code_width(code) else fixed(-tracking) + code for code in codes]
                spaced -= sum(len(code) > 1 for code in codes)
            body += (SOLID if glyphs else "") + SOLID.join(codes)
            glyphs += len(codes)
        return shaped.width + (glyphs + spaced) * tracking, body

    @cached_property
    def hyphen(self) -> tuple[int, str]:
        """Width and drawing of a hyphen at a line end; in the text it is a soft hyphen (U+00AD)."""
        code = self.main.code(self.main.glyph("-")[0], "\u00ad")
        return self.main.code_width(code) + self.style.tracking, SOLID + code

    def off_centre(self, mark: str) -> int:
        """The distance by which the ink of a mark lies left of the middle of its em, 1/1000 em; 0 in faces that centre it."""
        left, right = self.main.ink(mark)
        off = EM // 2 - (left + right) // 2
        return off if abs(off) > 60 else 0

    def blank(self, char: str) -> tuple[int, str]:
        """Advance and code of a drawn blank; one that the main face lacks is drawn as a space and keeps its text.

        In a face without a space it is nothing but its room.
        """
        if self.main.advance(char):
            return self.main.advance(char) or 0, self.main.code(self.main.glyph(char)[0], char)
        space = self.main.advance(" ")
        return (space, self.main.code(self.main.glyph(" ")[0], char)) if space else (0, "")
