"""Posters of one hour as one session with a list of them: sixty slivers of a grid say nothing.

What is gathered: at least four items at one time that are called posters by their kind or their track, and at least six at
one time in one room, whatever they are called. The list says board, title and authors; all else stays below ``extra``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from progprint.exchange.values import first_of
from progprint.source.edit import Plain

Talk = Mapping[str, Plain]

_POSTER = re.compile(r"\bposters?\b|海报|海報|壁报|壁報|展板|ポスター", re.IGNORECASE)
_FEW, _MANY = 4, 6
_BOARDS = ("board", "board number", "poster board", "poster number", "展板", "展板号")
_KEPT = ("title", "speakers", "date", "time", "type", "room")
"""What the session itself or its list says of an item; its room is in the list where they are not all in one."""


def gathered(data: Mapping[str, Plain]) -> tuple[dict[str, Plain], list[str]]:
    """An agenda with its posters gathered, and what was: the title of each session that was made, and its count."""
    name = _namer(data)
    told: list[str] = []
    made = dict(data)
    tracks: list[Plain] = []
    for track in _list(data.get("tracks")):
        if isinstance(track, Mapping):
            talks = _gather(_list(track.get("talks")), first_of(track.get("title", "")), name, told)
            tracks.append({**track, "talks": talks} if talks else track)
    if tracks:
        made["tracks"] = tracks
    if sessions := _gather(_list(data.get("sessions")), "", name, told):
        made["sessions"] = sessions
    return made, told


def _gather(talks: list[Plain], track: str, name: Callable[[Plain], str], told: list[str]) -> list[Plain]:
    """The talks of a track, or those outside any (``track`` "")."""
    named = _POSTER.search(track) is not None
    groups: dict[tuple[str, ...], list[Talk]] = {}
    for talk in talks:
        if isinstance(talk, Mapping) and "time" in talk:
            poster = named or _POSTER.search(_kind(talk)) is not None
            room = "" if poster else str(talk.get("room", ""))
            groups.setdefault((str(talk.get("date", "")), str(talk["time"]), room, "poster" * poster), []).append(talk)
    instead: dict[int, Plain] = {}
    for (date, time, room, called), group in groups.items():
        if len(group) >= (_FEW if called else _MANY) and (called or room):
            title = track or next(filter(None, map(_kind, group)), "") or name(room)
            instead |= dict.fromkeys(map(id, group), "")
            instead[id(group[0])] = _session(group, title, f"posters-{date}-{time}", name)
            told.append(f"{title} ({len(group)})")
    return [instead.get(id(talk), talk) for talk in talks if instead.get(id(talk), talk) != ""]


def _namer(data: Mapping[str, Plain]) -> Callable[[Plain], str]:
    """What the id of a person or a room stands for."""
    people = data.get("people")
    names = (
        {str(key): first_of(one.get("name", "")) for key, one in people.items() if isinstance(one, Mapping)}
        if isinstance(people, Mapping)
        else {}
    )
    rooms = [one for one in _list(data.get("rooms")) if isinstance(one, Mapping)]
    names |= {str(room.get("id", "")): first_of(room.get("name", "")) for room in rooms}
    return lambda key: names.get(str(key), str(key))


def _session(group: list[Talk], title: str, key: str, name: Callable[[Plain], str]) -> Plain:
    first = group[0]
    places = {str(one.get("room", "")) for one in group}
    lines = [_line(n, one, name, told_room=len(places) > 1) for n, one in enumerate(group, 1)]
    made: dict[str, Plain] = {"id": re.sub(r"[^\w-]+", "-", key).strip("-"), "title": title, "type": "other"}
    made |= {field: first[field] for field in ("date", "time") if field in first}
    if len(places) == 1 and "room" in first:
        made["room"] = first["room"]
    beyond: list[Plain] = [_beyond(one) for one in group]
    return made | {"summary": "\n".join(lines), "extra": {"posters": beyond}}


def _beyond(one: Talk) -> Plain:
    """What the list does not say of an item, behind its title."""
    kept = {key: value for key, value in one.items() if key not in _KEPT}
    return {"title": one.get("title", ""), **kept, **({"speakers": one["speakers"]} if "speakers" in one else {})}


def _line(number: int, one: Talk, name: Callable[[Plain], str], *, told_room: bool) -> str:
    extra = one.get("extra")
    words = dict(extra) if isinstance(extra, Mapping) else {}
    board = next((str(value) for key, value in words.items() if key.casefold() in _BOARDS), "")
    if not board and told_room:
        board = name(one.get("room", ""))
    speakers = one.get("speakers")
    people = "、".join(name(who) for who in speakers) if isinstance(speakers, list) else ""
    return f"{number}. " + " · ".join(filter(None, (board, first_of(one.get("title", "")), people)))


def _kind(talk: Talk) -> str:
    """What a source calls a kind that is none of ours."""
    extra = talk.get("extra")
    return str(extra.get("type", "")) if isinstance(extra, Mapping) else ""


def _list(value: Plain | None) -> list[Plain]:
    return list(value) if isinstance(value, list) else []
