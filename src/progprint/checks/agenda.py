"""Times, rooms and people that do not go together, and what an agenda lacks.

Each function takes the agenda and yields what it found. A programme without any times is a sound programme: only
where some talks have a time is its lack worth a word.
"""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from progprint.agenda.programme import Agenda, Person, Room, Talk, Track
from progprint.agenda.values import MIDNIGHT, clock
from progprint.agenda.zones import trouble, zone
from progprint.core.diagnostic import Diagnostic, Related, Span, note, warning

_WITH_SPEAKER = ("talk", "keynote", "panel", "workshop", "lightning")
_Trail = tuple[tuple[str, str], ...]
T = TypeVar("T", Room, Person)


def completeness(agenda: Agenda) -> Iterator[Diagnostic]:
    """no-tracks, empty-track, no-producer (a note, where other tracks have one), no-speaker, no-time."""
    if not agenda.tracks and not agenda.sessions:
        yield warning("no-tracks")
    has_producers = len(agenda.tracks) == 1 or any(track.producers for track in agenda.tracks)
    for track in agenda.tracks:
        trail = _trail(track)
        if not track.talks:
            yield _with(warning("empty-track", track.span, title=track.title.text), trail)
        if has_producers and not track.producers:
            yield _with(note("no-producer", track.span, title=track.title.text), trail)
    timed = any(talk.slot.start is not None for talk in _all(agenda))
    for talk, trail in _trailed(agenda):
        if timed and talk.slot.start is None:
            yield _with(warning("no-time", talk.span, title=talk.title.text), trail)
        if talk.track_id and talk.type in _WITH_SPEAKER and not (talk.speakers or talk.moderators):
            yield _with(warning("no-speaker", talk.span, title=talk.title.text), trail)


def days(agenda: Agenda) -> Iterator[Diagnostic]:
    """no-day: a time on one of several days; day-outside: a day that is none of the conference's."""
    known = agenda.conference.days
    for talk, trail in _trailed(agenda):
        place = talk.slot.span or talk.span
        if talk.slot.day is None:
            if len(known) > 1 and talk.slot.start is not None:
                yield _with(warning("no-day", place, title=talk.title.text), trail)
        elif known and talk.slot.day not in known:
            yield _with(warning("day-outside", place, day=talk.slot.day.isoformat(), title=talk.title.text), trail)


def clocks(agenda: Agenda) -> Iterator[Diagnostic]:
    """zero-length, crosses-midnight, and times that the change of clocks leaves out or has twice."""
    place = zone(agenda.conference.timezone) if agenda.conference.timezone else None
    for talk, trail in _trailed(agenda):
        slot = talk.slot
        if slot.start is None:
            continue
        if slot.end == slot.start:
            yield _with(warning("zero-length", slot.span, time=clock(slot.start)), trail)
        elif slot.end is not None and slot.end > MIDNIGHT:
            yield _with(warning("crosses-midnight", slot.span, start=clock(slot.start), end=clock(slot.end)), trail)
        if place is None or slot.day is None:
            continue
        for minutes in dict.fromkeys((slot.start, slot.end)):
            code = trouble(slot.day, minutes, place) if minutes is not None else ""
            if code and minutes is not None:
                params = {"time": clock(minutes), "day": slot.day.isoformat(), "zone": agenda.conference.timezone}
                yield _with(warning(code, slot.span, **params), trail)


def order(agenda: Agenda) -> Iterator[Diagnostic]:
    """not-in-order: a talk that begins before the one written above it (talks are printed by time)."""
    trails = _trails(agenda)
    for track in agenda.tracks:
        talks = [talk for talk in track.talks if talk.span is not None and talk.slot.start is not None]
        written = sorted(talks, key=_written)
        for before, talk in itertools.pairwise(written):
            if _begins(talk) < _begins(before):
                day = talk.slot.day != before.slot.day  # 9:00 of Saturday is before 8:00 of Sunday
                times = {"time": _start(talk, day=day), "before": _start(before, day=day)}
                found = warning("not-in-order", talk.slot.span or talk.span, title=talk.title.text, **times)
                yield _with(found, trails[talk.id], before.slot.span)


def _start(talk: Talk, *, day: bool) -> str:
    """When a talk begins, with its ``day`` if that is to be told."""
    return f"{talk.slot.day} {clock(talk.slot.start or 0)}" if day else clock(talk.slot.start or 0)


def overlaps(agenda: Agenda) -> Iterator[Diagnostic]:
    """overlap: two talks of a track at the same time, unless they are in different rooms."""
    trails = _trails(agenda)
    for track in agenda.tracks:
        for talk, other in _clashes(track.talks):
            if _rooms_differ(talk, other):
                continue
            yield _with(_pair("overlap", talk, other), trails[talk.id], other.slot.span)


def rooms(agenda: Agenda) -> Iterator[Diagnostic]:
    """room-conflict: a room that two talks of different tracks (or a session) have at the same time."""
    trails = _trails(agenda)
    for room, talk, other in _shared((place, held) for held in _all(agenda) for place in held.slot.rooms):
        if talk.track_id != other.track_id or not talk.track_id:
            found = _pair("room-conflict", talk, other, room=room.name.text)
            yield _with(found, trails[talk.id], other.slot.span)


def bookings(agenda: Agenda) -> Iterator[Diagnostic]:
    """double-booked: somebody who speaks or moderates in two places at the same time."""
    trails = _trails(agenda)
    people = ((held, {p.id: p for p in (*held.speakers, *held.moderators)}) for held in _all(agenda))
    for person, talk, other in _shared((who, held) for held, there in people for who in there.values()):
        if talk.track_id != other.track_id or _rooms_differ(talk, other):
            found = _pair("double-booked", talk, other, name=person.name.text)
            yield _with(found, trails[talk.id], other.slot.span)


def titles(agenda: Agenda) -> Iterator[Diagnostic]:
    """duplicate-title: two tracks, or two talks that are no breaks, of one title."""
    seen_tracks: dict[str, Track] = {}
    for track in agenda.tracks:
        first_track = seen_tracks.setdefault(track.title.text, track)
        if first_track is not track and track.title.text:
            found = warning("duplicate-title", track.span, "track", title=track.title.text)
            yield _with(found, _trail(track), first_track.span)
    seen: dict[str, Talk] = {}
    for talk, trail in _trailed(agenda):
        if talk.type in _WITH_SPEAKER and talk.track_id and talk.title.text:
            first = seen.setdefault(talk.title.text, talk)
            if first is not talk:
                yield _with(warning("duplicate-title", talk.span, title=talk.title.text), trail, first.span)


def _shared(pairs: Iterable[tuple[T, Talk]]) -> Iterator[tuple[T, Talk, Talk]]:
    """The clashes of talks that have a room or a person in common, and which."""
    talks: dict[str, list[Talk]] = defaultdict(list)
    things: dict[str, T] = {}
    for thing, talk in pairs:
        talks[thing.id].append(talk)
        things[thing.id] = thing
    for key, held in talks.items():
        yield from ((things[key], talk, other) for talk, other in _clashes(held))


def _clashes(talks: Iterable[Talk]) -> Iterator[tuple[Talk, Talk]]:
    """Each talk that begins while an earlier one goes on, with the one of those that ends last: at most one pair each.

    Only talks with both a start and an end on the same day (or on no named day) can clash.
    """
    timed = sorted((t for t in talks if t.slot.start is not None), key=_begins)
    longest: dict[datetime.date | None, Talk] = {}
    for talk in timed:
        other = longest.get(talk.slot.day)
        start, end = talk.slot.start or 0, talk.slot.end
        if other is not None and (other.slot.end or 0) > start and end != start:
            yield talk, other
        if end is not None and (other is None or end > (other.slot.end or 0)):
            longest[talk.slot.day] = talk


def _begins(talk: Talk) -> tuple[datetime.date, int]:
    return (talk.slot.day or datetime.date.min, talk.slot.start or 0)


def _written(talk: Talk) -> tuple[str, int, int]:
    span = talk.span
    return (span.source.name, span.line, span.column) if span is not None else ("", 0, 0)


def _rooms_differ(one: Talk, other: Talk) -> bool:
    """Whether both say where they are and share no room."""
    mine, theirs = ({room.id for room in talk.slot.rooms} for talk in (one, other))
    return bool(mine and theirs) and not mine & theirs


def _pair(code: str, talk: Talk, other: Talk, **params: str) -> Diagnostic:
    """A warning on two talks: titles, and the time from the later start to the earlier end."""
    start = talk.slot.start or 0
    ends = [talk.slot.end, other.slot.end]
    until = min((end for end in ends if end is not None), default=start)
    said = {"title": talk.title.text, "other": other.title.text, "start": clock(start), "end": clock(until)}
    return warning(code, talk.slot.span or talk.span, **said, **params)


def _all(agenda: Agenda) -> tuple[Talk, ...]:
    return (*agenda.talks, *agenda.sessions)


def _trailed(agenda: Agenda) -> Iterator[tuple[Talk, _Trail]]:
    """Every talk and session with where it is in the programme."""
    for track in agenda.tracks:
        for number, talk in enumerate(track.talks, 1):
            yield talk, (*_trail(track), ("talk", f"{number} {talk.title.text[:60]}"))
    for number, session in enumerate(agenda.sessions, 1):
        yield session, (("session", f"{number} {session.title.text[:60]}"),)


def _trails(agenda: Agenda) -> dict[str, _Trail]:
    """Where each talk is, by its id."""
    return {talk.id: trail for talk, trail in _trailed(agenda)}


def _trail(track: Track) -> _Trail:
    return (("track", track.title.text[:60]),)


def _with(found: Diagnostic, trail: _Trail, other: Span | None = None) -> Diagnostic:
    """The finding with its trail and the second place it speaks of."""
    return found._replace(trail=trail, related=(Related("other", other),) if other is not None else ())
