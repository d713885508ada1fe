"""The sites of developers' festivals (Zeppelin, Hoverboard and what was made of them): schedule, sessions, speakers, each a file.

The schedule has days with ``tracks``, which are columns, and ``timeslots``; a slot names a session for each column by its id,
or one for all. Sessions and speakers are lists with ids, or records by their ids. A session that stands in slots one after
another goes on; one that stands in no slot has no time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from progprint.exchange.draft import Draft
from progprint.exchange.given import Given
from progprint.exchange.kept import filled, known_keys, rest
from progprint.exchange.look import Sniffed, has, valued
from progprint.exchange.told import drafted, name_of
from progprint.exchange.values import Record, listed, record, records, said, told_in

_SLOT, _DAY, _TALK, _PERSON = known_keys("devfest")


class _Place(NamedTuple):
    """A session in the schedule: its day, begin, end and column."""

    day: str
    start: str
    end: str
    track: str


def knows(look: Sniffed) -> bool:
    """Whether a file of JSON or YAML is one of the three."""
    return content_of(look.data) != ""


def content_of(value: object) -> str:
    """The content of a file: schedule, sessions, speakers; "" for something else."""
    kept = [one for _, one in _by_id(value)]
    keys = frozenset(str(key) for one in kept for key in one)
    slots = [slot for day in kept for slot in records(day, "timeslots")]
    if any(has(slot, "startTime", ("sessionIds", "sessions")) for slot in slots):
        return "schedule"
    marks = ("service", "subtype", "complexity", "presentation", "videoId")
    of_ids = any(said(who) for one in kept for who in listed(one.get("speakers")))
    timed = {"start", "time", "startsAt", "starts_at", "date", "room"} & keys
    if has(keys, "title", ("id", "speakers")) and (has(keys, marks) or of_ids) and not timed and "code" not in keys:
        return "sessions"
    about = ("surname", "rockstar", "thumbnailUrl", "ribbon", "photoUrl", "shortBio", "socials")
    return "speakers" if has(keys, "name", about) and "timeslots" not in keys else ""


def _by_id(value: object) -> Iterator[tuple[str, Record]]:
    """The records of a list with their ids, or those of a mapping with their keys."""
    if isinstance(value, dict):
        yield from ((_id(key), one) for key, one in value.items() if isinstance(one, dict))
    for one in listed(value):
        yield _id(record(one).get("id")), record(one)


def _id(value: object) -> str:
    """An id as it is compared: 009 is 9, since YAML reads figures so."""
    told = said(value)
    return told.lstrip("0") or "0" if told.isdecimal() else told


@drafted(valued)
def read(draft: Draft, values: Sequence[object]) -> bool:
    """Take the files; whether there are sessions."""
    held: dict[str, list[tuple[str, Record]]] = {"schedule": [], "sessions": [], "speakers": []}
    for value in values:
        held[content_of(value)] += _by_id(value)
    for key, one in held["speakers"]:
        _person(draft, key, one)
    placed = _placed(draft, held["schedule"])
    known = dict(held["sessions"])
    for key in [key for key in placed if key not in known]:
        draft.guessed(key, "unnamed")
    people = {key for key, _ in held["speakers"]}
    for key, one in held["sessions"]:
        if any(rest(one, "id", "language", "complexity", "subtype", "speakers").values()):  # else a form to fill in
            for place in placed.get(key, [_Place("", "", "", "")]):
                draft.talk(_talk(draft, key, one, place, people))
    return bool(known)


def _placed(draft: Draft, days: Sequence[tuple[str, Record]]) -> dict[str, list[_Place]]:
    """Where each session stands; slots of a column one after another are one."""
    placed: dict[str, list[_Place]] = {}
    for key, day in days:
        date = told_in(day, "date") or key
        tracks = [name_of(one) for one in listed(day.get("tracks"))]
        slots = list(records(day, "timeslots"))
        for number, slot in enumerate(slots):
            columns = _columns(slot)
            for at, (ids, rows) in enumerate(columns):
                end = _clock(slots[min(number + rows, len(slots)) - 1], "endTime")
                track = tracks[at] if at < len(tracks) and len(columns) > 1 else ""
                for one in ids:
                    _place(placed.setdefault(one, []), _Place(date, _clock(slot, "startTime"), end, track))
            draft.about(rest(slot, *_SLOT, "color"))
        draft.about(rest(day, *_DAY))
    return placed


def _clock(slot: Record, key: str) -> str:
    """A clock with two figures of the hour, "" for none."""
    told = told_in(slot, key)
    return f"{told:0>5}" if told else ""


def _place(places: list[_Place], one: _Place) -> None:
    last = places[-1] if places else None
    if last is not None and (last.day, last.track, last.end) == (one.day, one.track, one.start):
        places[-1] = last._replace(end=one.end)
    else:
        places.append(one)


def _columns(slot: Record) -> list[tuple[list[str], int]]:
    """The ids of each column of a slot, and over how many slots they go."""
    ids = slot.get("sessionIds")
    if ids is not None:
        return [([_id(one)], 1) for one in (ids if isinstance(ids, list) else [ids]) if said(one)]
    columns = []
    for one in listed(slot.get("sessions")):
        rows = told_in(record(one), "extend")
        inner = [_id(item) for item in listed(record(one).get("items"))] or ([_id(one)] if said(one) else [])
        columns.append((inner, int(rows) if rows.isdecimal() and len(rows) < 3 else 1))
    return columns


def _person(draft: Draft, key: str, one: Record) -> None:
    social = [*records(one, "social"), *records(one, "socials")]
    draft.person(
        key or name_of(one),
        " ".join(filter(None, (told_in(one, "name"), told_in(one, "surname")))),
        org=told_in(one, "company"),
        job_title=told_in(one, "title"),
        bio=draft.text(one.get("bio") or one.get("shortBio")),
        links={told_in(at, "name", "icon"): told_in(at, "link", "url") for at in social if told_in(at, "link", "url")},
        more={**rest(one, *_PERSON), **filled(photo=told_in(one, "photo", "photoUrl", "thumbnailUrl"))},
    )


def _talk(draft: Draft, key: str, one: Record, place: _Place, people: set[str]) -> Given:
    told = one.get("speakers")
    speakers = [_id(who) for who in (told if isinstance(told, list) else [told]) if said(who)]
    for who in (who for who in speakers if who not in people and not who.isdecimal()):
        draft.person(who, who)  # a name where the site has no file of speakers
    return Given(
        id=key,
        title=told_in(one, "title"),
        subtitle=told_in(one, "subtitle"),
        slot=draft.times.slot(
            f"{place.day} {place.start}" if place.start else "",
            f"{place.day} {place.end}" if place.end else "",
            names="startTime endTime duration",
        ),
        rooms=(told_in(one, "place", "location"),),
        track=place.track,
        kind=told_in(one, "subtype", "type"),
        summary=draft.text(one.get("description")),
        speakers=tuple(speakers),
        language=told_in(one, "language"),
        tags=(*map(said, listed(one.get("tags"))), told_in(one, "complexity")),
        links={name: told_in(one, name) for name in ("presentation", "video")},
        extra=rest(one, *_TALK),
    )
