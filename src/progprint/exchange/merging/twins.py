"""Twins: imports that say one programme in two languages, brought together as one agenda with translations.

title: 云原生        ─┐
title: Cloud native ─┴▶ title: {zh-Hans: 云原生, en: Cloud native}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from progprint.agenda.entries import CONFERENCE, PERSON, ROOM, TALK, TRACK
from progprint.core.diagnostic import Diagnostic, note, warning
from progprint.exchange.merging.counterparts import Counterpart, counterparts, language, rooms_of
from progprint.exchange.merging.match import (
    PEOPLE,
    Known,
    Record,
    alike,
    called,
    ids_in,
    key_of,
    people_of,
    record,
    records,
    renamed,
)
from progprint.exchange.remarks import several
from progprint.exchange.values import free
from progprint.source.canonical import Data
from progprint.source.kinds import LANGUAGES, Form
from progprint.source.spanedit import Edit, Path, applied


class Twins(NamedTuple):
    """Imports, those that are twins saying the same of what they share, and the remarks on them."""

    parts: list[Record]
    remarks: list[Diagnostic]


def twinned(parts: Sequence[Record]) -> Twins:
    """The same imports; what two of them say in two languages is said by both as one."""
    made, remarks = list(parts), list[Diagnostic]()
    for n in range(len(made)):
        for m in range(n):
            if pairs := counterparts(made[m], made[n]):
                both = _Both(made[m], made[n], pairs)
                made[m], made[n] = both.parts()
                remarks += both.remarks()
                break
    return Twins(made, remarks)


class _Both:
    """Two twins, of which each says what both know of all that they share."""

    def __init__(self, first: Record, second: Record, pairs: list[Counterpart]) -> None:
        self._tags = language(first), language(second)
        self._pairs = [(pair.mine.path, pair.theirs.path) for pair in pairs]
        self._same, rooms = _people(first, second, pairs), rooms_of(first, second)
        self._first = first
        self._second = renamed(second, self._same, rooms)
        self._differs: list[str] = []

    def parts(self) -> tuple[Record, Record]:
        """Both, with the same words for what they share."""
        edits: tuple[list[Edit], list[Edit]] = ([], [])
        for mine, theirs, form in self._shared():
            made = self._told(record(_at(self._first, mine)), record(_at(self._second, theirs)), form)
            for side, path in zip(edits, (mine, theirs), strict=True):
                side += [Edit("set", (*path, key), value) for key, value in made.items()]
        one, other = (applied(data, side) for data, side in zip((self._first, self._second), edits, strict=True))
        return record(one), record(other)

    def remarks(self) -> Iterator[Diagnostic]:
        """A note on what was taken for one, and warnings for what has no counterpart and for what they say differently."""
        paired = {theirs for _, theirs in self._pairs}
        talks = Known.of(self._second).talks
        count = sum(path in paired for path, _ in talks)
        yield note("import-twins", first=self._tags[0], second=self._tags[1], count=count, people=len(self._same))
        if alone := [called(talk) for path, talk in talks if path not in paired]:
            yield warning("import-twins", None, "alone", second=self._tags[1], count=len(alone), **several(alone))
        if self._differs:
            told = several(self._differs, all_of_them=True)
            yield warning("merge-yours", None, "files", path="", count=len(self._differs), **told)

    def _shared(self) -> Iterator[tuple[Path, Path, Form]]:
        """The places of all that both know, and its form."""
        yield ("conference",), ("conference",), CONFERENCE
        people, others = people_of(self._first), people_of(self._second)
        yield from ((people[who].path, others[who].path, PERSON) for who in people if who in others)
        halls = [str(record(room).get("id")) for room in records(self._second.get("rooms"))]
        for n, room in enumerate(records(self._first.get("rooms"))):
            if (own := str(record(room).get("id"))) in halls:
                yield ("rooms", n), ("rooms", halls.index(own)), ROOM
        for mine, theirs in self._pairs:
            yield mine, theirs, TRACK if mine[0] == "tracks" and len(mine) == 2 else TALK

    def _told(self, one: Record, other: Record, form: Form) -> Record:
        """What two records of one thing say: words in both languages, else the first; the other is kept below extra."""
        made: Record = {}
        extra = dict(record(one.get("extra")))
        for key, theirs in other.items():
            mine, field = one.get(key), form.spellings.get(key)
            if key in ("extra", "talks") or alike(mine, theirs):
                continue
            if key == "language" and (mine, theirs) == self._tags:
                made[key] = self._tags[0]
            elif field is not None and field.kind.translated:
                made[key] = {**_by_language(mine, self._tags[0]), **_by_language(theirs, self._tags[1])}
            elif mine is None:
                made[key] = theirs
            else:
                extra[free(f"{key} ({self._tags[1]})", extra)] = theirs
                self._differs.append(f"{called(one)}: {key}")
        for key, theirs in record(other.get("extra")).items():
            if not alike(extra.get(key), theirs):
                extra[f"{key} ({self._tags[1]})" if key in extra else key] = theirs
        return made | {"extra": extra} if extra else made


def _by_language(value: Data | None, tag: str) -> Record:
    """Words by their languages, whether one or several are told."""
    if value is None:
        return {}
    told = isinstance(value, dict) and value and all(key in LANGUAGES for key in value)
    return record(value) if told else {tag: value}


def _people(first: Record, second: Record, pairs: list[Counterpart]) -> dict[str, str]:
    """The people of the second by their ids in the first: of one name, else who does the same in most of the pairs."""
    mine, theirs = people_of(first), people_of(second)
    names = {key_of(one.data): key for key, one in mine.items()}
    same = {key: names[key_of(one.data)] for key, one in theirs.items() if key_of(one.data) in names}
    votes = Counter[tuple[str, str]]()
    for pair in pairs:
        for key in PEOPLE:
            people = [ids_in(it.data, key) for it in pair]
            if len(people[0]) == len(people[1]):
                votes.update((b, a) for a, b in zip(*people, strict=True))
    for (other, own), _ in votes.most_common():
        if other in theirs and own in mine and other not in same and own not in same.values():
            same[other] = own
    return same


def _at(data: Data, path: Path) -> Data:
    """The item at a path."""
    for step in path:
        data = data[step]  # type: ignore[index]
    return data
