"""Finding again: which talk, track, person and room of one agenda is which of another, and when two values say the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from progprint.exchange.merging.data import Record, called, key_of, record, records
from progprint.exchange.values import free
from progprint.source.canonical import Data
from progprint.source.spanedit import Path

PEOPLE = ("producer", "speakers", "moderator")
"""The keys of a talk or track that name people."""


def partner(item: Data, among: list[Data]) -> int | None:
    """The number of the item that is this one: of its id, else the only one of its name."""
    own = item.get("id") if isinstance(item, dict) else None
    if own:
        for n, other in enumerate(among):
            if isinstance(other, dict) and other.get("id") == own:
                return n
    wanted = key_of(item)
    alike = [n for n, other in enumerate(among) if key_of(other) == wanted]
    return alike[0] if wanted and len(alike) == 1 else None


class PlacedRecord(NamedTuple):
    """A record and where it stands."""

    path: Path
    data: Data


class Known(NamedTuple):
    """The programme of an agenda with the places of its parts."""

    tracks: list[PlacedRecord]
    talks: list[PlacedRecord]
    used: frozenset[str]

    @classmethod
    def of(cls, data: Record) -> Known:
        """The content of an agenda."""
        tracks = [PlacedRecord(("tracks", n), track) for n, track in enumerate(records(data.get("tracks")))]
        talks = [
            PlacedRecord((*path, "talks", n), talk)
            for path, track in tracks
            for n, talk in enumerate(records(record(track).get("talks")))
        ]
        talks += [PlacedRecord(("sessions", n), one) for n, one in enumerate(records(data.get("sessions")))]
        used = {who for _, one in (*tracks, *talks) for who in ids_in(one)}
        return cls(tracks, talks, frozenset(used))

    @property
    def track_data(self) -> list[Data]:
        """The tracks alone."""
        return [track for _, track in self.tracks]


def pairs(mine: Known, theirs: Known) -> dict[int, int]:
    """Pairs of talks that are one, each once: of one id; of one title, in the same track first; else of its people then."""
    found: dict[int, int] = {}
    signs, others = ([_signs(of, *talk) for talk in of.talks] for of in (mine, theirs))
    for kind in range(4):
        left: dict[object, list[int]] = {}
        taken = set(found.values())
        for n, told in enumerate(others):
            if n not in taken and told[kind] is not None:
                left.setdefault(told[kind], []).append(n)
        for n, told in enumerate(signs):
            if n not in found and left.get(told[kind]):
                found[n] = left[told[kind]].pop(0)
    return found


def _signs(of: Known, path: Path, data: Data) -> tuple[object, ...]:
    """What a talk is known by, the surest first; None for what is not said. The last finds one that was called otherwise."""
    talk, name = record(data), key_of(data)
    track = key_of(of.tracks[int(path[1])][1]) if path[0] == "tracks" else ""
    own, when = talk.get("id"), (str(talk.get(key)) for key in ("speakers", "date", "time", "start"))
    return (
        own if isinstance(own, str) and own else None,
        (track, name) if name else None,
        name or None,
        (track, *when) if talk.get("speakers") else None,
    )


def ids_in(item: Data, *keys: str) -> list[str]:
    """The people of a talk or track by id, all or those of some keys."""
    told = [record(item).get(key) for key in keys or PEOPLE]
    return [one for value in told for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def people_of(data: Record) -> dict[str, PlacedRecord]:
    """The people of an agenda by id, whether they are written as a table or as a list."""
    people = data.get("people")
    if isinstance(people, dict):
        return {key: PlacedRecord(("people", key), value) for key, value in people.items()}
    return {key: PlacedRecord(("people", n), one) for n, one in enumerate(records(people)) if (key := _id_of(one))}


def _id_of(item: Data) -> str:
    return str((item.get("id") if isinstance(item, dict) else "") or called(item))


def aligned(data: Record, to: Record, before: Record | None = None) -> Record:
    """The same data with its people and rooms under the ids that they have in another agenda.

    ``before`` is an earlier state of the data, whose people go by the same ids, whatever they are called since.
    """
    mine = _named(data.get("people"))
    known = _named(before.get("people")) if before is not None else {}
    people = _ids({key: known.get(key, one) for key, one in mine.items()}, _named(to.get("people")))
    return renamed(data, people, _ids(_named(data.get("rooms")), _named(to.get("rooms"))))


def with_people_of(then: Record, now: Record) -> Record:
    """The later of two, with people whose names were corrected under their ids of before: one new in the place of one gone."""
    before, after = Known.of(then), Known.of(now)
    known, known_now = people_of(then), people_of(now)
    same: dict[str, str] = {}
    for n, was in pairs(after, before).items():
        one, other = after.talks[n][1], before.talks[was][1]
        for key in ("speakers", "moderator"):
            people, were = (ids_in(talk, key) for talk in (one, other))
            for new, old in zip(people, were, strict=False) if len(people) == len(were) else ():
                if new not in known and old not in known_now:
                    same.setdefault(new, old)
    return now if len(set(same.values())) != len(same) or not same else renamed(now, same, {})


def renamed(data: Record, people: Mapping[str, str], rooms: Mapping[str, str]) -> Record:
    """The same data with other ids for its people and rooms, where they are told and wherever its programme names them."""

    def own(value: Data, ids: Mapping[str, str]) -> Data:
        if isinstance(value, list):
            return [own(one, ids) for one in value]
        return ids.get(value, value) if isinstance(value, str) else value

    def programme(item: Data) -> Data:
        if not isinstance(item, dict):
            return item
        made = {key: own(value, people) if key in PEOPLE else value for key, value in item.items()}
        made |= {"room": own(item["room"], rooms)} if "room" in item else {}
        return made | ({"talks": [programme(one) for one in records(item["talks"])]} if "talks" in item else {})

    made = dict(data)
    for key, ids in (("people", people), ("rooms", rooms)):
        if isinstance(held := data.get(key), dict):
            made[key] = {ids.get(known, known): one for known, one in held.items()}
        elif isinstance(held, list):
            made[key] = [{**_record(one), "id": ids[_id_of(one)]} if _id_of(one) in ids else one for one in held]
    programmes = {key: held for key in ("tracks", "sessions") if isinstance(held := data.get(key), list)}
    return made | {key: [programme(one) for one in held] for key, held in programmes.items()}


def _record(item: Data) -> Record:
    """A person or room, of whom a list may say the name alone."""
    return item if isinstance(item, dict) else {"name": item}


def _named(data: Data | None) -> dict[str, Data]:
    """People or rooms by id."""
    if isinstance(data, dict):
        return dict(data)
    return {_id_of(one): one for one in records(data)}


def _ids(mine: dict[str, Data], theirs: dict[str, Data]) -> dict[str, str]:
    """My ids and what they are called there: the same name (and organisation) is the same; others get free ids."""
    found: dict[str, str] = {}
    for key, one in mine.items():
        wanted = key_of(one)
        if key in theirs and key_of(theirs[key]) == wanted:
            found[key] = key
            continue
        alike = [other for other, it in theirs.items() if wanted and key_of(it) == wanted and not _apart(one, it)]
        found[key] = alike[0] if len(alike) == 1 else free(key, {*theirs, *found.values()} if key in theirs else ())
    return {key: other for key, other in found.items() if key != other}


def _apart(one: Data, other: Data) -> bool:
    """Whether two records of one name are of different organisations."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    mine, theirs = (set(org.values()) if isinstance(org := it.get("org"), dict) else {org} for it in (one, other))
    return None not in mine | theirs and not mine & theirs


class There:
    """The three programmes, and which talk of one is which of another."""

    def __init__(self, old: Known, new: Known, base: Known) -> None:
        self.old, self.new, self.base = old, new, base
        self.new_base, self.base_old = pairs(new, base), pairs(base, old)
        self.base_new = {was: n for n, was in self.new_base.items()}
        by_base = {n: self.base_old[was] for n, was in self.new_base.items() if was in self.base_old}
        self.new_old = by_base | {
            n: there for n, there in pairs(new, old).items() if n not in self.new_base and there not in by_base.values()
        }


def merged_record(old: Record, new: Record, base: Record) -> Record:
    """A record with what the source changed in it, and else as people have it."""
    made = dict(old)
    for key in dict.fromkeys((*new, *base)):
        if alike(old.get(key), base.get(key)):
            if key in new:
                made[key] = new[key]
            else:
                made.pop(key, None)
    return made


def home_of(spot: Path, of: Known, there: Known) -> Path | None:
    """The list in the old agenda to which a talk at a place in another belongs; None in a track that it has not."""
    if spot[0] == "sessions":
        return ("sessions",)
    at = partner(of.track_data[int(spot[1])], there.track_data)
    return ("tracks", at, "talks") if at is not None else None


def alike(one: Data | None, other: Data | None) -> bool:
    """Whether two values say the same: one thing and a list of it do, a line end more or less does not count."""
    return _plain(one) == _plain(other)


def _plain(value: Data | None) -> Data | None:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        return _plain(value[0]) if len(value) == 1 else [_plain(one) or "" for one in value] or None
    if isinstance(value, dict):
        return {key: plain for key, one in value.items() if (plain := _plain(one)) is not None} or None
    return None
