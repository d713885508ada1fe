"""Fonts that lie in a project's folder: what each file holds, and which of them serves which weight.

    house.ttf            house            one face
    house.ttc            house#0 house#1  a collection
    house.ttf with wght  house@400 …      a variable font: one instance for each weight asked for

Of a family the upright face nearest in weight serves; families are asked in the order of their files.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from progprint.core.diagnostic import Diagnostic, Severity
from progprint.fonts.entry import FaceEntry, FontRefusedError
from progprint.fonts.file import FaceFacts, describe

ENDINGS = (".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2")
"""Files that are looked at; web fonts only to say that they cannot be used."""


class FoundFace(NamedTuple):
    """A face of a found file, and the name it goes by."""

    name: str
    path: Path
    facts: FaceFacts

    def entry(self, weight: int) -> FaceEntry:
        """The face as it serves a weight."""
        facts, name = self.facts, self.name
        if facts.axis is not None:
            place = round(min(max(weight, facts.axis[0]), facts.axis[1]))
            return FaceEntry(f"{name}@{place}", self.path, facts.family, str(place), facts.number, own=True)
        return FaceEntry(name, self.path, facts.family, str(facts.weight), facts.number, own=True)

    def distance(self, weight: int) -> tuple[bool, float, float]:
        """The distance of a face from a weight: slanted, how far off, and the lighter of two."""
        low, high = self.facts.axis or (self.facts.weight, self.facts.weight)
        return self.facts.italic, max(low - weight, weight - high, 0.0), low


def look_into(files: Iterable[Path], taken: Collection[str]) -> tuple[list[FoundFace], list[Diagnostic]]:
    """The faces of all font files among some files, and a refusal for each that cannot be used.

    Web fonts are passed over with a warning: they may lie there for the web.
    """
    found: list[FoundFace] = []
    trouble: list[Diagnostic] = []
    names = set(taken)
    for path in files:
        if path.suffix.casefold() not in ENDINGS:
            continue
        name = path.stem if path.stem not in names else path.name
        names.add(name)
        try:
            faces = list(describe(path))
        except FontRefusedError as refusal:
            told = FontRefusedError(refusal.reason, name, path).told()
            trouble.append(told._replace(severity=Severity.WARNING) if refusal.reason == "web-font" else told)
            continue
        found += [FoundFace(f"{name}#{facts.number}" if len(faces) > 1 else name, path, facts) for facts in faces]
    return found, trouble


def serving(found: Sequence[FoundFace], weight: int) -> list[FaceEntry]:
    """The face of each family that serves a weight."""
    families = dict.fromkeys(one.facts.family for one in found)
    return [
        min((one for one in found if one.facts.family == family), key=lambda one: one.distance(weight)).entry(weight)
        for family in families
    ]
