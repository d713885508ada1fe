"""Counterparts: the talks and tracks of two imports of different languages that are one.

They stand at the same hour of the same room, or at the same place of lists of the same shape. What has no language (people,
pictures, addresses, rooms) has to agree for most of them as well, since two rooms of one conference share their hours
without being one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from progprint.exchange.merging.match import Known, PlacedRecord, Record, ids_in, key_of, people_of, record, records
from progprint.source.canonical import Data

_ENOUGH = 0.8
"""The share of the smaller programme that must be found in the other."""
_COMMON = 3
"""How many talks may share what tells that two are one: everybody's type or level tells nothing."""
_WHEN = ("date", "time", "start")


class Counterpart(NamedTuple):
    """A talk or track in both twins: where it stands and what is said of it."""

    mine: PlacedRecord
    theirs: PlacedRecord


def counterparts(first: Record, second: Record) -> list[Counterpart]:
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
    told = [(one.signs_and_hall(pair.mine), other.signs_and_hall(pair.theirs)) for pair in found]
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
        self.tracks, self.talks = ([PlacedRecord(*it) for it in some] for some in (known.tracks, known.talks))
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


def _paired(one: _Side, other: _Side, mine: list[PlacedRecord], theirs: list[PlacedRecord]) -> Iterator[Counterpart]:
    """What is one, of that which stands at one hour in one room: what shares signs, or is alone and of as many people."""
    left = list(theirs)
    for talk in mine:
        shared = [len(one.signs(talk) & other.signs(it)) for it in left]
        if not any(shared) and not (len(mine) == len(theirs) == 1 and _as_many(talk, theirs[0])):
            continue
        yield Counterpart(talk, left.pop(shared.index(max(shared))))


def _moved(one: _Side, other: _Side, found: list[Counterpart]) -> Iterator[Counterpart]:
    """What stands at another hour in the other, of the rest: the only one there that shares signs with it."""
    paired = {pair.mine.path for pair in found}, {pair.theirs.path for pair in found}
    mine, theirs = (
        [it for it in side.talks if it.path not in done] for side, done in zip((one, other), paired, strict=True)
    )
    links = [(a, b) for a in mine for b in theirs if one.signs(a) & other.signs(b)]
    times = Counter(it.path for it, _ in links), Counter(it.path for _, it in links)
    yield from (Counterpart(a, b) for a, b in links if times[0][a.path] == times[1][b.path] == 1)


def _in_order(mine: list[PlacedRecord], theirs: list[PlacedRecord]) -> list[Counterpart]:
    return [Counterpart(a, b) for a, b in zip(mine, theirs, strict=True) if _as_many(a, b)]


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
