"""Records that name others by their ids, with those put in their place: speakers, rooms, tracks and sessions.

    talks: [{title: Lamps, speakers: [ada]}]          ─▶ [{title: Lamps, speakers: [{name: Ada Fox}]}]
    speakers: {ada: {name: Ada Fox}}                      (of ``speakers`` only those stay whom nobody names)

A register is a list of records with ids, or a mapping of ids to records; it may be a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from progprint.exchange.read.nested import GROUPS, PEOPLE, field_of, fields_in
from progprint.exchange.told import name_of
from progprint.exchange.values import FIRST, Record, listed, record, said

_IDS = ("id", "slug", "key", "code", "uid")
_KINDS = {**GROUPS, "people": "speaker", "persons": "speaker", "sessions": "session", "session": "session", "talks": "session",
          "talk": "session", "sessionids": "session"}  # fmt: skip
"""What keys hold, where no heading says so."""

Registers = Sequence[tuple[str, dict[str, Record]]]
"""What each list of records is of, and its records by their ids."""


def kind_of_key(key: str) -> str:
    """The kind of thing that a key holds: speaker, room, track, session, or "" for others."""
    kind = _KINDS.get(key.casefold()) or field_of(key)
    return "speaker" if kind in PEOPLE else kind if kind in {"room", "track", "session"} else ""


def are_people(value: object) -> bool:
    """Whether a file is a register of people: records with ids, names and what else is told of people."""
    held = _by_id(value)
    known = fields_in(list(held.values())[:FIRST])
    told = bool(known & {"speaker", "given"}) and bool(known & {"org", "job_title", "bio", "photo"})
    return told and not known & {"start", "time", "date", "room"}


def linked(values: Sequence[object]) -> list[object]:
    """The values of files with records in the place of their ids; a file that is all used up is None."""
    kept = [("speaker", _by_id(value)) for value in values if are_people(value)]
    kept += [register for value in values for register in _registers(value)]
    if not kept:
        return list(values)
    used: set[tuple[str, str]] = set()
    made = [value if are_people(value) else _resolved(value, kept, used) for value in values]
    return [_unused(value, used, "speaker" if are_people(value) else "") for value in made]


def _by_id(value: object) -> dict[str, Record]:
    """The records of a list that have ids, or of a mapping; {} unless all of them have."""
    if isinstance(value, dict):
        whole = bool(value) and all(isinstance(one, dict) for one in value.values())
        return {str(key): one for key, one in value.items()} if whole else {}
    held = [record(one) for one in listed(value)]
    ids = [next((said(one.get(key)) for key in _IDS if said(one.get(key))), "") for one in held]
    return dict(zip(ids, held, strict=True)) if held and all(ids) else {}


def _registers(value: object) -> Iterator[tuple[str, dict[str, Record]]]:
    """The registers in a value, by what their keys say that they hold."""
    for key, inner in value.items() if isinstance(value, dict) else ():
        kind = kind_of_key(str(key))
        if kind and (held := _by_id(inner)) and all(name_of(one) for one in held.values()):
            yield kind, held
        if not kind or kind == "session":
            yield from _registers(inner)


def _named(one: Record, by: str) -> Record:
    """A record without the id by which it was named."""
    return {key: told for key, told in one.items() if key not in _IDS or said(told) != by}


def _resolved(value: object, kept: Registers, used: set[tuple[str, str]]) -> object:
    """A value with the records that it names."""
    if isinstance(value, list):
        return [_resolved(one, kept, used) for one in value]
    if not isinstance(value, dict):
        return value
    made: dict[str, object] = {}
    for key, inner in value.items():
        kind = kind_of_key(str(key))
        ids = [said(one) for one in (inner if isinstance(inner, list) else [inner])] if kind else []
        named = [_named(one, by) for by in ids if (one := _of(kept, kind, by)) is not None]
        if ids and len(named) == len(ids):
            used |= {(kind, one) for one in ids}
            told: list[object] = [*named]
            told = [_resolved(one, _without(kept, ids), used) for one in told] if kind == "session" else told
            made[key] = told if isinstance(inner, list) else told[0]
        else:
            made[key] = _resolved(inner, _without(kept, _by_id(inner)) if kind == "session" else kept, used)
    return made


def _of(kept: Registers, kind: str, name: str) -> Record | None:
    """The record of a kind that has an id."""
    return next((held[name] for what, held in kept if what == kind and name in held), None)


def _without(kept: Registers, ids: Iterable[str]) -> Registers:
    """The registers without the lists that these sessions stand in: sessions of one list that name each other are related."""
    gone = list(ids)
    return [(kind, held) for kind, held in kept if kind != "session" or not any(one in held for one in gone)]


def _unused(value: object, used: set[tuple[str, str]], kind: str) -> object:
    """A value without the records of registers that stand elsewhere now; None for a register of which nothing is left."""
    if kind:
        left = {name: one for name, one in _by_id(value).items() if (kind, name) not in used}
        return (list(left.values()) if isinstance(value, list) else left) or None
    if not isinstance(value, dict):
        return value
    made = {key: _unused(inner, used, "") for key, inner in value.items()}
    for key, inner in value.items():
        of_key = kind_of_key(str(key))
        held = _by_id(inner)
        if of_key and held and any((of_key, name) in used for name in held):
            made[key] = _unused(inner, used, of_key)
    return {key: inner for key, inner in made.items() if inner is not None or value[key] is None}
