"""Two agendas compared, talk by talk: what is new, cancelled, moved or changed; and what changed of the conference itself.

A talk is found again by its own id, else by its title, else by who gives it and when. Ids that were made up from the
place in the file say nothing, since a talk that is put in front would change them all.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from progprint.agenda.programme import Agenda, Room, Talk, Track
from progprint.changes.told import (
    EVERYWHERE,
    ChangedFact,
    changed_facts,
    changed_people,
    names,
    of_conference,
    of_room,
    of_talk,
    of_track,
    when,
)
from progprint.core.diagnostic import Span
from progprint.locale.words import Words

NEW, CANCELLED, MOVED, CHANGED = "new", "cancelled", "moved", "changed"
CONFERENCE, TRACK, ROOM = "conference", "track", "room"
"""Kinds of changes of talks, and of what is none."""
_MADE_UP = re.compile(r"(?:t\d|t\d+-|s-?|session-?)\d+\Z")
_ALIKE = 0.6
"""How alike two titles are that may be of one talk."""
_DRAWN = ("color", "logo", "map", "photo")
"""Facts that are not words."""

One = TypeVar("One", Talk, Track, Room)
Key = Callable[[One], object]


class Change(NamedTuple):
    """The fate of a talk or session, or what changed of the conference, a track or a room.

    ``old`` and ``new`` of its facts are how they read and read now.
    """

    kind: str
    id: str
    title: str
    track: str
    fields: tuple[ChangedFact, ...] = ()
    span: Span | None = None


def compare(old: Agenda, new: Agenda) -> tuple[Change, ...]:
    """All changes: the conference, its rooms and tracks, then talks in the new order; what is cancelled comes last."""
    tracks = list(_paired_tracks(old, new))
    changes = [*_around(old, new, tracks)]
    now = _all(new, {})
    pairs, gone = _matched(_all(old, {id(one): other.title.text for one, other in tracks}), now)
    by_new = {id(other): one for one, other in pairs}
    for talk in now:
        before = by_new.get(id(talk))
        if before is None:
            changes.append(Change(NEW, talk.id, talk.title.text, talk.track_id, tuple(_facts(talk)), talk.span))
            continue
        people = ((*one.speakers, *one.moderators) for one in (before, talk))
        fields = (*changed_facts(of_talk(before), of_talk(talk)), *changed_people(*people))
        if fields:
            place = {"time", "day", "rooms"}
            kind = MOVED if all(field.name in place for field in fields) else CHANGED
            changes.append(Change(kind, talk.id, talk.title.text, talk.track_id, fields, talk.span))
    changes += [
        Change(CANCELLED, talk.id, talk.title.text, talk.track_id, tuple(_facts(talk)), talk.span) for talk in gone
    ]
    return tuple(changes)


def for_readers(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that somebody who has the old booklet wants to read of: words, no colours and pictures."""
    told = [one._replace(fields=tuple(f for f in one.fields if f.name not in _DRAWN)) for one in changes]
    return tuple(one for one in told if one.fields or one.kind in (NEW, CANCELLED))


def _around(old: Agenda, new: Agenda, tracks: Sequence[tuple[Track, Track]]) -> Iterator[Change]:
    """What changed of the conference, of its rooms and of its tracks."""
    fields = tuple(changed_facts(of_conference(old), of_conference(new)))
    if fields:
        title = new.conference.title
        yield Change(CONFERENCE, "", title.text if title else "", "", fields, title.span if title else None)
    left, right = list(old.rooms), list(new.rooms)
    for key in (lambda room: room.id, lambda room: room.name.text):
        for before, room in _paired(left, right, key):
            fields = tuple(changed_facts(of_room(before), of_room(room)))
            if fields:
                yield Change(ROOM, room.id, room.name.text, "", fields, room.span)
    for known, track in tracks:
        producers = changed_people(known.producers, track.producers)
        fields = (*changed_facts(of_track(known), of_track(track)), *producers)
        if fields:
            yield Change(TRACK, track.id, track.title.text, "", fields, track.span)


def _paired_tracks(old: Agenda, new: Agenda) -> Iterator[tuple[Track, Track]]:
    """The tracks that are in both, by their own ids, else by title, by what is in them, or by their place."""
    left, right = list(old.tracks), list(new.tracks)
    keys: tuple[Key[Track], ...] = (
        lambda track: track.id if track.own_id else None,
        lambda track: track.title.text,
        lambda track: tuple(talk.title.text for talk in track.talks) or None,
        lambda track: track.number,
    )
    for key in keys:
        yield from _paired(left, right, key)


def _all(agenda: Agenda, renamed: dict[int, str]) -> list[Talk]:
    """Sessions and talks, their track by its title, as it is now: ids may be made up from the order of the file."""
    talks = [
        talk._replace(track_id=renamed.get(id(track), track.title.text))
        for track in agenda.tracks
        for talk in track.talks
    ]
    return [*agenda.sessions, *talks]


def _matched(old: Sequence[Talk], new: Sequence[Talk]) -> tuple[list[tuple[Talk, Talk]], list[Talk]]:
    """Pairs of the same talk, and those that are gone; the surest keys first."""
    pairs: list[tuple[Talk, Talk]] = []
    left, right = list(old), list(new)
    keys: tuple[Key[Talk], ...] = (
        lambda talk: None if _MADE_UP.match(talk.id) else talk.id,
        lambda talk: (talk.track_id, talk.title.text, tuple(names(talk.speakers))),
        lambda talk: (talk.title.text, tuple(names(talk.speakers))),
        lambda talk: talk.title.text,
        lambda talk: (tuple(names(talk.speakers)), when(talk.slot)) if talk.speakers and talk.slot.start else None,
        lambda talk: (tuple(names(talk.speakers)), talk.track_id) if talk.speakers else None,
    )
    for key in keys:
        pairs += _paired(left, right, key)
    for one in list(left):
        near = [other for other in right if other.track_id == one.track_id]
        best = max(near, key=lambda other, one=one: _likeness(one, other), default=None)  # type: ignore[misc]
        if best is not None and _likeness(one, best) >= _ALIKE:
            pairs.append((one, best))
            left.remove(one)
            right.remove(best)
    return pairs, left


def _paired(left: list[One], right: list[One], key: Key[One]) -> Iterator[tuple[One, One]]:
    """Pairs whose key only one has on either side; both are taken out of the lists."""
    ours, theirs = _by(left, key), _by(right, key)
    for value, own in ours.items():
        others = theirs.get(value, [])
        if len(own) == len(others) == 1:
            left.remove(own[0])
            right.remove(others[0])
            yield own[0], others[0]


def _by(things: Sequence[One], key: Key[One]) -> dict[object, list[One]]:
    found: dict[object, list[One]] = {}
    for one in things:
        value = key(one)
        if value is not None:
            found.setdefault(value, []).append(one)
    return found


def _likeness(one: Talk, other: Talk) -> float:
    return SequenceMatcher(None, one.title.text, other.title.text, autojunk=False).ratio()


def _facts(talk: Talk) -> Iterator[ChangedFact]:
    """When, where and who: what is said of a talk that is new or gone."""
    for name, value in of_talk(talk).items():
        if name in ("day", "time", "rooms", "speakers") and value:
            yield ChangedFact(name, value, value)


# -- changes in words: for the terminal and for the slip that is stuck into a printed booklet

_LONG = ("summary", "stage", "takeaways", "intro", "bio", "pages")
"""Facts of which only that they changed is told."""


def kind_of(change: Change, words: Words) -> str:
    """The one word for what became of a talk, or for what is no talk and changed."""
    others = {CONFERENCE: words.conference, TRACK: words.track, ROOM: words.room}
    return others.get(change.kind) or words.changes[change.kind]


def lines_of(change: Change, words: Words) -> list[str]:
    """Changes, a fact a line; of a talk that is new or gone, when, where and who."""
    if change.kind in (NEW, CANCELLED):
        told = _gap(words).join(_value(field.name, field.new, words) for field in change.fields)
        return [told] if told else []
    return [_line(field, words) for field in change.fields]


def _gap(words: Words) -> str:
    """What stands between facts on a line: a wide blank among ideographs, else a comma."""
    return "\u3000" if words.comma == "、" else words.comma


def _line(field: ChangedFact, words: Words) -> str:
    name = words.changes[field.name] + (words.bracketed(field.who) if field.who else "")
    if field.name in _LONG:
        return f"{name}{words.colon}{words.changes['new_text']}"
    old, new = (_value(field.name, value, words) or "–" for value in (field.old, field.new))
    return f"{name}{words.colon}{old} → {new}"


def _value(name: str, value: str, words: Words) -> str:
    if value == EVERYWHERE:
        return words.changes["all_rooms"]
    if name == "date":
        return words.dates([datetime.date.fromisoformat(day) for day in value.split()])
    if name in ("type", "language"):
        return words.type_name(value) if name == "type" else words.language_name(value)
    return words.join(value.split("\n"))
