"""Families, weights, and which face draws what.

A font book belongs to one document: its faces remember the codes that the document used. Faces are opened when they
are first asked for, so a document pays for what it draws with.

    fonts.yaml ─ load_book ─▶ FontBook ─ pick("👍", "sans", "bold") ─▶ Face
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from progprint.core.diagnostic import Outcome, error
from progprint.fonts.face import Face, FontRefusedError
from progprint.source import node
from progprint.source.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from progprint.core.diagnostic import Diagnostic

_SELECTORS = frozenset(["\ufe0e", "\ufe0f"])


class FaceEntry(NamedTuple):
    """A face as fonts.yaml describes it; ``facts`` holds version, licence, source and sha256 as written."""

    name: str
    path: Path
    family: str
    weight: str
    facts: Mapping[str, str]


class FontBook:
    """The faces a document may use. ``families`` maps role and weight to face names in the order of asking."""

    def __init__(self, entries: Iterable[FaceEntry], families: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self.entries = {entry.name: entry for entry in entries}
        self.families = families
        self._faces: dict[str, Face] = {}
        self._picked: dict[tuple[str, str, str], Face | None] = {}
        self._widths: dict[tuple[str, str, str], int] = {}

    def face(self, name: str) -> Face:
        """The opened face; raises FontRefusedError."""
        if name not in self._faces:
            self._faces[name] = Face(self.entries[name].path, name=name)
        return self._faces[name]

    def names(self, family: str, weight: str) -> Sequence[str]:
        """Face names of a role and weight in the order of asking; an unknown weight falls back to regular."""
        weights = self.families[family]
        return weights.get(weight) or weights["regular"]

    def main(self, family: str, weight: str) -> Face:
        """The first face of a role and weight: the one that draws Han."""
        return self.face(self.names(family, weight)[0])

    def pick(self, cluster: str, family: str, weight: str) -> Face | None:
        """The first face that has the whole cluster, else the first that has its base, else None.

        Fallback goes by grapheme cluster, so that a base, its marks and a joined sequence stay in one face.
        """
        key = (cluster, family, weight)
        if key not in self._picked:
            self._picked[key] = self._first(cluster, family, weight, lambda face, text: face.covers(text)) or (
                self._first(cluster[0], family, weight, lambda face, text: face.covers(text)) if cluster[1:] else None
            )
        return self._picked[key]

    def _first(self, text: str, family: str, weight: str, test: Callable[[Face, str], bool]) -> Face | None:
        return next((face for name in self.names(family, weight) if test(face := self.face(name), text)), None)

    def measure(self, text: str, family: str, weight: str) -> int:
        """Sum of the advances of a text's characters in 1/1000 em, unkerned; what no face has counts 1 em."""
        widths, total = self._widths, 0
        for char in text:
            key = (char, family, weight)
            width = widths.get(key)
            if width is None:
                face = self.pick(char, family, weight)
                width = 0 if char in _SELECTORS else 1000 if face is None else face.advance(char) or 0
                widths[key] = width
            total += width
        return total

    def missing(self, text: str, family: str = "sans", weight: str = "regular") -> tuple[str, ...]:
        """Characters of a text that no face of the role has, each once, in the order of the text."""
        main = self.main(family, weight)
        rare = dict.fromkeys(c for c in text if main.advance(c) is None and not c.isspace())
        return tuple(c for c in rare if c not in _SELECTORS and self.pick(c, family, weight) is None)


def load_book(folders: Sequence[Path], read_file: Callable[[Path], Outcome[bytes]]) -> Outcome[FontBook]:
    """The book described by ``fonts.yaml`` in each folder; later folders win over earlier ones.

    Faces are not opened yet; a role of a later folder replaces the same role of an earlier one.
    """
    entries: dict[str, FaceEntry] = {}
    families: dict[str, dict[str, tuple[str, ...]]] = {}
    found: list[Diagnostic] = []
    for folder in folders:
        data = read_file(folder / "fonts.yaml")
        found += data.diagnostics
        if data.value is None:
            continue
        tree = read(data.value, str(folder / "fonts.yaml"))
        found += tree.diagnostics
        if isinstance(tree.value, node.Mapping):
            entries |= {entry.name: entry for entry in _entries(tree.value, folder)}
            families |= _families(tree.value)
    unknown = {name for weights in families.values() for names in weights.values() for name in names} - set(entries)
    found += [error("unknown-face", name=name) for name in sorted(unknown)]
    return Outcome(FontBook(entries.values(), families) if families and not unknown else None, found)


def open_all(book: FontBook) -> list[Diagnostic]:
    """Open every face of a book; a refusal names the font and why."""
    found = []
    for name in book.entries:
        try:
            book.face(name)
        except FontRefusedError as refusal:
            found.append(error("font-refused", None, refusal.reason, name=name, file=book.entries[name].path.name))
    return found


def _entries(tree: node.Mapping, folder: Path) -> list[FaceEntry]:
    faces = tree.get("faces")
    entries = []
    for key, value in faces.entries if isinstance(faces, node.Mapping) else ():
        facts = (
            {k.text: v.text for k, v in value.entries if isinstance(v, node.Scalar)}
            if isinstance(value, node.Mapping)
            else {}
        )
        path = folder / facts.get("file", f"{key.text}.ttf")
        entries.append(FaceEntry(key.text, path, facts.get("family", key.text), facts.get("weight", "regular"), facts))
    return entries


def _families(tree: node.Mapping) -> dict[str, dict[str, tuple[str, ...]]]:
    families = tree.get("families")
    return {
        role.text: {
            weight.text: tuple(item.text for item in names.items if isinstance(item, node.Scalar))
            for weight, names in weights.entries
            if isinstance(names, node.Sequence)
        }
        for role, weights in (families.entries if isinstance(families, node.Mapping) else ())
        if isinstance(weights, node.Mapping)
    }
