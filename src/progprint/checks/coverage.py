"""Faces that draw an agenda: for each role and weight the faces, what each draws of it, and what none has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from progprint.agenda.programme import Agenda
from progprint.agenda.texts import wordings
from progprint.fonts.book import FontBook
from progprint.text.clusters import clusters


class Coverage(NamedTuple):
    """One role and weight. ``faces`` holds the clusters that each face draws, in the order of asking and of the text."""

    role: str
    weight: str
    faces: Mapping[str, tuple[str, ...]]
    missing: tuple[str, ...]


def coverage(agenda: Agenda, book: FontBook) -> list[Coverage]:
    """The coverage of a whole agenda; a cluster that a face has only in part counts as missing."""
    texts = dict.fromkeys(words.text for words in wordings(agenda))
    drawn = dict.fromkeys(cluster for text in texts for cluster in clusters(text) if not cluster.isspace())
    return [_covered(drawn, book, role, weight) for role, weights in book.families.items() for weight in weights]


def _covered(drawn: Mapping[str, object], book: FontBook, role: str, weight: str) -> Coverage:
    faces: dict[str, list[str]] = {name: [] for name in book.names(role, weight)}
    missing: list[str] = []
    for cluster in drawn:
        face = book.pick(cluster, role, weight)
        (faces[face.name] if face is not None and face.covers(cluster) else missing).append(cluster)
    return Coverage(role, weight, {name: tuple(found) for name, found in faces.items() if found}, tuple(missing))
