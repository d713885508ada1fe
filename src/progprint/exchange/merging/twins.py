"""Twins: imports that say one programme in two languages, brought together as one agenda with translations.

title: 云原生        ─┐
title: Cloud native ─┴▶ title: {zh-Hans: 云原生, en: Cloud native}

Talks and tracks of two imports of different languages are one if they stand at the same hour of the same room, or at the
same place of lists of the same shape. What has no language (people, pictures, addresses, rooms) has to agree for most of
them as well, since two rooms of one conference share their hours without being one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from progprint.agenda.entries import CONFERENCE, PERSON, ROOM, TALK, TRACK
from progprint.core.diagnostic import Diagnostic, Outcome, note, warning
from progprint.exchange.merging.data import Record, at_path, called, key_of, record, records
from progprint.exchange.merging.match import PEOPLE, Known, PlacedRecord, alike, ids_in, people_of, renamed
from progprint.exchange.remarks import several
from progprint.exchange.values import free
from progprint.source.canonical import Data
from progprint.source.kinds import LANGUAGES, Form
from progprint.source.spanedit import Edit, Path, applied

_ENOUGH = 0.8
"""The share of the smaller programme that must be found in the other."""
_COMMON = 3
"""How many talks may share what tells that two are one: everybody's type or level tells nothing."""
_WHEN = ("date", "time", "start")


Pair = tuple[PlacedRecord, PlacedRecord]
"""A talk or track in both twins: where it stands and what is said of it."""


def counterparts(first: Record, second: Record) -> list[Pair]:
    """The talks and tracks that two imports share; none if they are no twins."""
    if language(first) == language(second):
        return []
    one, other = _Side(first), _Side(second)
    mine, theirs = one.at_hours({}), other.at_hours(rooms_of(first, second))
    found = [pair for key in mine if key in theirs for pair in _paired(one, other, mine[key], theirs[key])]
    if not mine and one.places == other.places:
        found = _in_order(one.talks, other.talks)
    found += _moved(one, other, found)
    if len(found) < _ENOUGH * min(len(one.talks), len(other.talks)):
        return []
    if len(one.tracks) == len(other.tracks):
        found += _in_order(one.tracks, other.tracks)
    told = [(one.signs_and_hall(mine), other.signs_and_hall(theirs)) for mine, theirs in found]
    same = [bool(signs & others) for signs, others in told if signs and others]
    return found if sum(same) * 2 > len(same) else []


def language(data: Record) -> str:
    """The language of an import."""
    return str(record(data.get("conference")).get("language", ""))


def rooms_of(first: Record, second: Record) -> dict[str, str]:
    """The rooms of the second by their ids in the first: of one name, else in the same order of as many."""
    mine, theirs = _halls(first), _halls(second)
    names = {name: own for own, name in mine.items()}
    same = {other: names[name] for other, name in theirs.items() if name in names}
    if len(mine) == len(theirs):
        same |= {b: a for a, b in zip(mine, theirs, strict=True) if b not in same and a not in same.values()}
    return same


class _Side:
    """One of the two imports, and what its talks and tracks say that has no language."""

    def __init__(self, data: Record) -> None:
        known = Known.of(data)
        self.tracks, self.talks = known.tracks, known.talks
        self.places = [it.path for it in (*self.tracks, *self.talks)]
        self._people, self._halls = people_of(data), _halls(data)
        self._signs = {it.path: self._all_signs(record(it.data)) for it in (*self.tracks, *self.talks)}
        counts = Counter(sign for signs in self._signs.values() for sign in signs)
        self._common = {sign for sign, times in counts.items() if times > _COMMON}

    def at_hours(self, rooms: Mapping[str, str]) -> dict[tuple[str, ...], list[PlacedRecord]]:
        """The talks that have an hour, by hour and room; ``rooms``: what the rooms are called in the other."""
        made: dict[tuple[str, ...], list[PlacedRecord]] = {}
        for talk in self.talks:
            if hour := _hour(talk):
                room = str(record(talk.data).get("room", ""))
                made.setdefault((*hour, rooms.get(room, room)), []).append(talk)
        return made

    def signs(self, item: PlacedRecord) -> set[str]:
        """The id, people's ids and names, pictures and addresses of an item, as far as few items have the same."""
        return self._signs[item.path] - self._common

    def signs_and_hall(self, item: PlacedRecord) -> set[str]:
        """The same, and the name of its room at its hour."""
        hall = self._halls.get(str(record(item.data).get("room")), "")
        hour = _hour(item)
        return self.signs(item) | ({" ".join((hall, *hour))} if hall and hour else set())

    def _all_signs(self, item: Record) -> set[str]:
        made = {sign for key in ("id", "links", "extra") for sign in _leaves(item.get(key))}
        for who in ids_in(item):
            person = record(self._people[who].data) if who in self._people else {}
            told = (sign for key in ("photo", "links", "extra") for sign in _leaves(person.get(key)))
            made |= {who, key_of(person), *told}
        return {sign for sign in made if sign and not sign.isdigit()}


def _paired(one: _Side, other: _Side, mine: list[PlacedRecord], theirs: list[PlacedRecord]) -> Iterator[Pair]:
    """What is one, of that which stands at one hour in one room: what shares signs, or is alone and of as many people."""
    left = list(theirs)
    for talk in mine:
        shared = [len(one.signs(talk) & other.signs(it)) for it in left]
        if not any(shared) and not (len(mine) == len(theirs) == 1 and _as_many(talk, theirs[0])):
            continue
        yield talk, left.pop(shared.index(max(shared)))


def _moved(one: _Side, other: _Side, found: list[Pair]) -> Iterator[Pair]:
    """What stands at another hour in the other, of the rest: the only one there that shares signs with it."""
    paired = {mine.path for mine, _ in found}, {theirs.path for _, theirs in found}
    mine, theirs = (
        [it for it in side.talks if it.path not in done] for side, done in zip((one, other), paired, strict=True)
    )
    links = [(a, b) for a in mine for b in theirs if one.signs(a) & other.signs(b)]
    times = Counter(it.path for it, _ in links), Counter(it.path for _, it in links)
    yield from ((a, b) for a, b in links if times[0][a.path] == times[1][b.path] == 1)


def _in_order(mine: list[PlacedRecord], theirs: list[PlacedRecord]) -> list[Pair]:
    return [(a, b) for a, b in zip(mine, theirs, strict=True) if _as_many(a, b)]


def _as_many(one: PlacedRecord, other: PlacedRecord) -> bool:
    return len(ids_in(one.data)) == len(ids_in(other.data))


def _hour(item: PlacedRecord) -> tuple[str, ...]:
    """When an item is, () where nothing is said of it."""
    told = record(item.data)
    return tuple(str(told.get(key, "")) for key in _WHEN) if "time" in told or "start" in told else ()


def _halls(data: Record) -> dict[str, str]:
    """The names of the rooms by their ids."""
    return {str(record(room).get("id")): key_of(room) for room in records(data.get("rooms"))}


def _leaves(value: Data | None) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value:
        for one in value.values() if isinstance(value, dict) else value:
            yield from _leaves(one)


def twinned(parts: Sequence[Record]) -> Outcome[list[Record]]:
    """The same imports; what two of them say in two languages is said by both as one."""
    made, remarks = list(parts), list[Diagnostic]()
    for n in range(len(made)):
        for m in range(n):
            if pairs := counterparts(made[m], made[n]):
                both = _Both(made[m], made[n], pairs)
                made[m], made[n] = both.parts()
                remarks += both.remarks()
                break
    return Outcome(made, remarks)


class _Both:
    """Two twins, of which each says what both know of all that they share."""

    def __init__(self, first: Record, second: Record, pairs: list[Pair]) -> None:
        self._tags = language(first), language(second)
        self._pairs = [(mine.path, theirs.path) for mine, theirs in pairs]
        self._same, rooms = _people(first, second, pairs), rooms_of(first, second)
        self._first = first
        self._second = renamed(second, self._same, rooms)
        self._differs: list[str] = []

    def parts(self) -> tuple[Record, Record]:
        """Both, with the same words for what they share."""
        edits: tuple[list[Edit], list[Edit]] = ([], [])
        for mine, theirs, form in self._shared():
            made = self._told(record(at_path(self._first, mine)), record(at_path(self._second, theirs)), form)
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


def _people(first: Record, second: Record, pairs: list[Pair]) -> dict[str, str]:
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
