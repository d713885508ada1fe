"""Posters of one hour as one session with a list of them: sixty slivers of a grid say nothing.

What is gathered: at least four items at one time that are called posters by their kind or their track, and at least six at
one time in one room, whatever they are called. The list says board, title and authors; all else stays below ``extra``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from progprint.core.patterns import pattern
from progprint.exchange.values import Record, first_of, listed, record
from progprint.source.edit import Plain

_POSTER = pattern(r"\bposters?\b|海报|海報|壁报|壁報|展板|ポスター", re.IGNORECASE)
_FEW, _MANY = 4, 6
_BOARDS = ("board", "board number", "poster board", "poster number", "展板", "展板号")
_KEPT = ("title", "speakers", "date", "time", "type", "room")
"""What the session itself or its list says of an item; its room is in the list where they are not all in one."""


def gathered(data: Mapping[str, Plain]) -> tuple[dict[str, Any], list[str]]:
    """An agenda with its posters gathered, and what was: the title of each session that was made, and its count."""
    name = _namer(data)
    told: list[str] = []
    made: dict[str, Any] = dict(data)
    if tracks := listed(data.get("tracks")):
        made["tracks"] = [_track(record(track), name, told) for track in tracks]
    if sessions := listed(data.get("sessions")):
        made["sessions"] = _gather(list(map(record, sessions)), "", name, told)
    return made, told


def _track(track: Record, name: Callable[[object], str], told: list[str]) -> Record:
    talks = _gather(list(map(record, listed(track.get("talks")))), first_of(track.get("title", "")), name, told)
    return {**track, "talks": talks} if talks else track


def _gather(talks: list[Record], track: str, name: Callable[[object], str], told: list[str]) -> list[Record]:
    """The talks of a track, or those outside any (``track`` "")."""
    named = _POSTER.search(track) is not None
    groups: dict[tuple[str, ...], list[Record]] = {}
    for talk in talks:
        if "time" in talk:
            poster = named or _POSTER.search(_kind(talk)) is not None
            room = "" if poster else str(talk.get("room", ""))
            groups.setdefault((str(talk.get("date", "")), str(talk["time"]), room, "poster" * poster), []).append(talk)
    instead: dict[int, Record] = {}
    for (date, time, room, called), group in groups.items():
        if len(group) >= (_FEW if called else _MANY) and (called or room):
            title = track or next(filter(None, map(_kind, group)), "") or name(room)
            instead |= {id(one): {} for one in group}
            instead[id(group[0])] = _session(group, title, f"posters-{date}-{time}", name)
            told.append(f"{title} ({len(group)})")
    return [made for talk in talks if (made := instead.get(id(talk), talk))]


def _namer(data: Mapping[str, Plain]) -> Callable[[object], str]:
    """What the id of a person or a room stands for."""
    rooms = {str(room.get("id", "")): room for room in map(record, listed(data.get("rooms")))}
    told = {**record(data.get("people")), **rooms}
    names = {key: first_of(record(one).get("name", "")) for key, one in told.items()}
    return lambda key: names.get(str(key), str(key))


def _session(group: list[Record], title: str, key: str, name: Callable[[object], str]) -> Record:
    first = group[0]
    places = {str(one.get("room", "")) for one in group}
    lines = [_line(n, one, name, told_room=len(places) > 1) for n, one in enumerate(group, 1)]
    made: dict[str, object] = {"id": re.sub(r"[^\w-]+", "-", key).strip("-"), "title": title, "type": "other"}
    made |= {field: first[field] for field in ("date", "time") if field in first}
    if len(places) == 1 and "room" in first:
        made["room"] = first["room"]
    beyond = [_beyond(one) for one in group]
    return made | {"summary": "\n".join(lines), "extra": {"posters": beyond}}


def _beyond(one: Record) -> Record:
    """What the list does not say of an item, behind its title."""
    kept = {key: value for key, value in one.items() if key not in _KEPT}
    return {"title": one.get("title", ""), **kept, **({"speakers": one["speakers"]} if "speakers" in one else {})}


def _line(number: int, one: Record, name: Callable[[object], str], *, told_room: bool) -> str:
    extra = record(one.get("extra"))
    board = next((str(value) for key, value in extra.items() if key.casefold() in _BOARDS), "")
    if not board and told_room:
        board = name(one.get("room", ""))
    people = "、".join(map(name, listed(one.get("speakers"))))
    return f"{number}. " + " · ".join(filter(None, (board, first_of(one.get("title", "")), people)))


def _kind(talk: Record) -> str:
    """What a source calls a kind that is none of ours."""
    return str(record(talk.get("extra")).get("type", ""))
