"""Families, weights, and which face draws what.

A font book belongs to one document: its faces remember the codes that the document used. Faces are opened when they
are first asked for, so a document pays for what it draws with.

    fonts.yaml, font files ─ load_book ─▶ FontBook ─ pick("👍", "sans", "bold") ─▶ Face
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from progprint.core.diagnostic import Diagnostic, Outcome
from progprint.fonts.collect import FALLBACK, Families, collect
from progprint.fonts.entry import FaceEntry, FontRefusedError, weight_number
from progprint.fonts.face import Face, Shaped
from progprint.text.clusters import is_selector, is_variation

Learnt = tuple[tuple[str, ...], Mapping[str, Mapping[str, tuple[int, str]]]]
"""The texts that were drawn as 〓, and the codes that faces, by their names, have given away."""
_EM = 1000
"""The width of an ideograph, as advances are told."""


class FontBook:
    """The faces a document may use. ``families`` maps role and weight to face names in the order of asking.

    ``replaced`` holds, in order, the texts that were drawn as 〓.
    """

    def __init__(self, entries: Iterable[FaceEntry], families: Families) -> None:
        self.entries = {entry.name: entry for entry in entries}
        self.families = families
        self._faces: dict[str, Face] = {}
        self._pick, self._width = cache(self._first), cache(self._measured)
        self._turn = (0, 1)
        self.replaced: dict[str, None] = {}

    def face(self, name: str) -> Face:
        """The opened face; raises FontRefusedError, which names it."""
        if name not in self._faces:
            entry = self.entries[name]
            try:
                face = Face(entry.path, entry.number, name, weight_number(entry.weight) or 400)
            except FontRefusedError as refusal:
                raise FontRefusedError(refusal.reason, name, entry.path) from refusal
            face.take_turns(*self._turn)
            self._faces[name] = face
        return self._faces[name]

    def take_turns(self, number: int, count: int) -> None:
        """Let this be the book of one of so many processes: they give away the codes of each face by turns."""
        self._turn = (number, count)
        for face in self._faces.values():
            face.take_turns(number, count)

    def learnt(self) -> Learnt:
        """The part of this book that another process has to know, to draw what was set here."""
        return tuple(self.replaced), {name: face.given for name, face in self._faces.items() if face.given}

    def learn(self, learnt: Learnt) -> None:
        """Know what another process has learnt."""
        replaced, given = learnt
        self.replaced |= dict.fromkeys(replaced)
        for name, codes in given.items():
            self.face(name).learn(codes)

    def names(self, family: str, weight: str) -> Sequence[str]:
        """Face names of a role and weight in the order of asking.

        A weight that the role does not have is its regular one, a role that the book does not have is the sans.
        """
        weights = self.families.get(family) or self.families[FALLBACK]
        return weights.get(weight) or weights["regular"]

    def main(self, family: str, weight: str) -> Face:
        """The first face of a role and weight: the one that draws Han."""
        return self.face(self.names(family, weight)[0])

    def pick(self, cluster: str, family: str, weight: str, *, narrow: bool = False) -> Face | None:
        """The first face that has the form a selector asks for, else the whole cluster, else its base; else None.

        A selector that has lost its base is nobody's: the main face shows nothing for it.

        Fallback goes by grapheme cluster, so that a base, its marks and a joined sequence stay in one face. Of faces
        that have a base and its marks one that can put them together comes first. ``narrow``: the first one that draws a
        sign less than an em wide, if there is one.
        """
        picked = self._pick(cluster, family, weight)
        if narrow:
            faces = (face for face in self._faces_of(family, weight) if face.covers(cluster))
            return next((face for face in faces if (face.advance(cluster) or _EM) < _EM), picked)
        return picked

    def _first(self, cluster: str, family: str, weight: str) -> Face | None:
        if all(map(is_selector, cluster)):
            return self.main(family, weight)
        whole = [face for face in self._faces_of(family, weight) if face.covers(cluster)] if cluster[1:] else []
        wanted = [pair for pair in pairwise(cluster) if is_variation(pair[1])]
        if wanted:
            whole.sort(key=lambda face: not all(face.has_variation(*pair) for pair in wanted))
        elif whole and any(map(unicodedata.combining, cluster)):
            whole.sort(key=lambda face: not face.places_marks(cluster))
        base = (face for face in self._faces_of(family, weight) if face.advance(cluster[0]) is not None)
        return whole[0] if whole else next(base, None)

    def _faces_of(self, family: str, weight: str) -> Iterator[Face]:
        return (self.face(name) for name in self.names(family, weight))

    def stand_in(self, text: str, family: str, weight: str) -> tuple[Face, Shaped]:
        """〓 for a text that no face has, from the first face that has 〓."""
        self.replaced[text] = None
        face = self.pick("〓", family, weight) or self.main(family, weight)
        return face, face.stand_in(text)

    def measure(self, text: str, family: str, weight: str) -> int:
        """Sum of the advances of a text's characters in 1/1000 em, unkerned; what no face has counts 1 em."""
        return sum([self._width(char, family, weight) for char in text])

    def _measured(self, char: str, family: str, weight: str) -> int:
        face = None if is_selector(char) else self.pick(char, family, weight)
        return 0 if is_selector(char) else _EM if face is None else face.advance(char) or 0

    def lacking(self, text: str) -> tuple[str, ...]:
        """Characters of a text that some role and weight has no face for, each once, in the order of the text.

        Faces are opened only as long as something is missing. Blanks and selectors are not drawn and not looked for.
        """
        wanted = dict.fromkeys(c for c in text if not c.isspace() and not is_selector(c))
        lists = dict.fromkeys(tuple(names) for weights in self.families.values() for names in weights.values())
        missing: set[str] = set()
        for names in lists:
            left: Sequence[str] = list(wanted)
            for name in names:
                left = self.face(name).lacks(left) if left else ()
            missing.update(left)
        return tuple(c for c in wanted if c in missing)

    def has_variation(self, char: str, selector: str) -> bool:
        """Whether some face of the book knows a variation sequence in every role and weight."""
        return all(
            any(face.has_variation(char, selector) for face in self._faces_of(role, weight))
            for role, weights in self.families.items()
            for weight in weights
        )


def load_book(
    folders: Sequence[Path],
    read_file: Callable[[Path], Outcome[bytes]],
    inside: Callable[[Path], bool] = lambda _: True,
) -> Outcome[FontBook]:
    """The book of the shipped folder and, in further folders, the project's own fonts (``fonts.collect``).

    Shipped faces are opened when they are first asked for, the project's own at once: one that cannot be used is an
    error, and then there is no book. ``inside`` tells whether a file of the project's may be read.
    """
    outcome = collect(folders, read_file, inside)
    if outcome.value is None or not outcome.value.families:
        return Outcome(None, outcome.diagnostics)
    book = FontBook(outcome.value.entries.values(), outcome.value.families)
    refused = open_all(book, own=True)
    return Outcome(None if refused or outcome.failed else book, [*outcome.diagnostics, *refused])


def open_all(book: FontBook, *, own: bool = False) -> list[Diagnostic]:
    """Open every face of a book, or the project's own ones; a refusal names the font and why."""
    found = []
    for name, entry in book.entries.items():
        try:
            if entry.own or not own:
                book.face(name)
        except FontRefusedError as refusal:
            found.append(refusal.told(entry.span))
    return found
