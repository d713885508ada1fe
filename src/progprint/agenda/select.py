"""A part of the programme: some tracks, talks, days or rooms, and with them only what they need.

Selectors of one kind widen (``--track a --track b``), those of different kinds narrow each other. Each is an id or a
title; a day is a date or its number. Nothing later filters: who asks for one track gets an agenda that has only that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from progprint.agenda.programme import Agenda, Person, Slot, Talk, Track
from progprint.agenda.values import parse_date
from progprint.core.diagnostic import Diagnostic, Outcome, error, listed
from progprint.source.forms import nearest


def select(
    agenda: Agenda,
    tracks: Sequence[str] = (),
    talks: Sequence[str] = (),
    days: Sequence[str] = (),
    rooms: Sequence[str] = (),
) -> Outcome[Agenda]:
    """The selected part; without selectors the agenda itself.

    An unknown selector is ``unknown-selection`` with the nearest name, selectors that share nothing are
    ``nothing-selected``; the value is then None.
    """
    if not (tracks or talks or days or rooms):
        return Outcome(agenda)
    found: list[Diagnostic] = []
    everything = (*agenda.talks, *agenda.sessions)
    wanted_tracks = _ids("track", tracks, [(t.id, t.title.text) for t in agenda.tracks], found)
    wanted_talks = _ids("talk", talks, [(t.id, t.title.text) for t in everything], found)
    wanted_rooms = _ids("room", rooms, [(r.id, r.name.text) for r in agenda.rooms], found)
    wanted_days = _ids("day", [_day(text) for text in days], _days(agenda), found)
    if found:
        return Outcome(None, tuple(found))

    def kept(talk: Talk) -> bool:
        slot = talk.slot
        here = slot.all_rooms or not wanted_rooms.isdisjoint(room.id for room in slot.rooms)
        return (
            (not tracks or talk.track_id in wanted_tracks)
            and (not talks or talk.id in wanted_talks)
            and (not rooms or here)
            and (not days or (slot.day is not None and slot.day.isoformat() in wanted_days))
        )

    whole = bool(tracks) and not (talks or days or rooms)
    part = _part(agenda, kept, wanted_tracks if whole else frozenset())
    if not part.tracks and not part.sessions:
        return Outcome(None, (error("nothing-selected"),))
    return Outcome(part)


def _ids(kind: str, typed: Sequence[str], known: list[tuple[str, str]], found: list[Diagnostic]) -> frozenset[str]:
    """The ids that selectors mean: an id first, else every thing of that title."""
    ids: set[str] = set()
    for text in typed:
        same = {name for name, _ in known if name == text} or {name for name, title in known if title == text.strip()}
        if not same:
            near = nearest(text, tuple(dict.fromkeys(word for pair in known for word in pair)))
            titles = list(dict.fromkeys(name if kind == "day" else title or name for name, title in known))
            variant = f"{kind}-suggest" if near else kind
            found.append(error("unknown-selection", None, variant, text=text[:80], near=near, **listed(titles, 20)))
        ids |= same
    return frozenset(ids)


def _days(agenda: Agenda) -> list[tuple[str, str]]:
    """(date, number) of every day of the programme."""
    slots = (t.slot for t in (*agenda.talks, *agenda.sessions))
    used = {slot.day for slot in slots if slot.day is not None} | set(agenda.conference.days)
    return [(day.isoformat(), str(number)) for number, day in enumerate(sorted(used), 1)]


def _day(text: str) -> str:
    day = parse_date(text)
    return day.isoformat() if day is not None else text


def _part(agenda: Agenda, kept: Callable[[Talk], bool], whole: frozenset[str]) -> Agenda:
    """The agenda with the talks that are kept; ``whole`` tracks stay even when they have none."""
    tracks = tuple(
        track._replace(talks=tuple(talk for talk in track.talks if kept(talk)))
        for track in agenda.tracks
        if track.id in whole or any(kept(talk) for talk in track.talks)
    )
    sessions = tuple(talk for talk in agenda.sessions if kept(talk))
    people = {p.id for track in tracks for p in _people_of(track)}
    people |= {p.id for talk in sessions for p in (*talk.speakers, *talk.moderators)}
    rooms = {room.id for slot in _slots(tracks, sessions) for room in slot.rooms}
    return agenda._replace(
        tracks=tracks,
        sessions=sessions,
        people=tuple(person for person in agenda.people if person.id in people),
        rooms=tuple(room for room in agenda.rooms if room.id in rooms),
    )


def _people_of(track: Track) -> Iterable[Person]:
    yield from track.producers
    for talk in track.talks:
        yield from (*talk.speakers, *talk.moderators)


def _slots(tracks: Iterable[Track], sessions: Iterable[Talk]) -> Iterable[Slot]:
    for track in tracks:
        yield track.slot
        yield from (talk.slot for talk in track.talks)
    yield from (talk.slot for talk in sessions)
