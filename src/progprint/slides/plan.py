"""Deck plans, the decks of an agenda and what happens in each: by track, by room, by day, or all in one.

    Agenda ── shows ──▶ DeckPlan(title, entries) …    an entry is a talk or a session, in the order in which it happens

A track's deck has the breaks of the whole conference that fall between its talks, so that the host can announce them.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from progprint.agenda.programme import PAUSES, Agenda, Room, Slot, Talk, Track, Wording
from progprint.locale.words import Words

SESSIONS = "sessions"
"""The id of what stands for a track around sessions that belong to none."""


class PlanEntry(NamedTuple):
    """A talk of a track, or a session, which is of a track made for the sessions of its deck."""

    track: Track
    talk: Talk


class DeckPlan(NamedTuple):
    """A deck to be. ``track`` is what it is about: a track, or a room or a day in the shape of one."""

    key: str
    kind: str
    track: Track
    entries: tuple[PlanEntry, ...]

    def following(self) -> Mapping[str, Talk]:
        """The talk after each talk, by the latter's id."""
        return {one.talk.id: other.talk for one, other in zip(self.entries, self.entries[1:], strict=False)}


def deck_plans(agenda: Agenda, per: str, words: Words, *, together: bool = False) -> list[list[DeckPlan]]:
    """The decks, each as the shows it is made of; only one for the whole conference, or ``together``, has several."""
    if per == "room":
        found = list(_by_room(agenda, words))
    elif per == "day":
        found = list(_by_day(agenda, words))
    else:
        found = [_of_track(agenda, track, words) for track in agenda.tracks]
    return [found] if found and (together or per == "conference") else [[one] for one in found]


def _of_track(agenda: Agenda, track: Track, words: Words) -> DeckPlan:
    """A track with its talks and the breaks between them; without times its talks as they are listed."""
    entries = [PlanEntry(track, talk) for talk in track.talks]
    around = _sessions(track, words, [session for session in agenda.sessions if _between(session, track)])
    if around.talks and all(talk.slot.start is not None for talk in track.talks):
        entries = _in_order([*entries, *(PlanEntry(around, session) for session in around.talks)])
    return DeckPlan(f"track/{track.id}", "track", track, tuple(entries))


def _between(session: Talk, track: Track) -> bool:
    """Whether a break falls between talks of a track, in one of its rooms."""
    slot = session.slot
    same = [talk.slot for talk in track.talks if talk.slot.day == slot.day and talk.slot.start is not None]
    if session.type not in PAUSES or slot.start is None or len(same) < len("ab"):
        return False
    rooms = {room.id for one in same for room in one.rooms}
    here = slot.all_rooms or not slot.rooms or not rooms.isdisjoint(room.id for room in slot.rooms)
    starts = [one.start for one in same if one.start is not None]
    return here and min(starts) < slot.start <= max(starts)


def _by_room(agenda: Agenda, words: Words) -> Iterator[DeckPlan]:
    for room in agenda.rooms:

        def here(slot: Slot, room: Room = room) -> bool:
            return slot.all_rooms or any(one.id == room.id for one in slot.rooms)

        entries = list(_entries(agenda, here, words))
        if any(entry.talk.type not in PAUSES for entry in entries):
            days = {entry.talk.slot.day: None for entry in entries if entry.talk.slot.day is not None}
            slot = Slot(day=next(iter(days)) if len(days) == 1 else None)
            about = Track(f"room/{room.id}", room.name, slot=slot, talks=tuple(entry.talk for entry in entries))
            yield DeckPlan(f"room/{room.id}", "room", about, tuple(entries))


def _by_day(agenda: Agenda, words: Words) -> Iterator[DeckPlan]:
    used = {talk.slot.day: None for talk in (*agenda.talks, *agenda.sessions) if talk.slot.day is not None}
    for day in sorted(used):

        def then(slot: Slot, day: datetime.date = day) -> bool:
            return slot.day == day

        entries = tuple(_entries(agenda, then, words))
        name = Wording(words.day_name(day))
        yield DeckPlan(
            f"day/{day.isoformat()}", "day", Track(f"day/{day}", name, talks=tuple(a.talk for a in entries)), entries
        )


def _entries(agenda: Agenda, wanted: Callable[[Slot], bool], words: Words) -> Iterable[PlanEntry]:
    """What is wanted of all tracks and sessions, in order; the tracks have only these talks."""
    entries: list[PlanEntry] = []
    for track in agenda.tracks:
        talks = tuple(talk for talk in track.talks if wanted(talk.slot))
        part = track._replace(talks=talks)
        entries += [PlanEntry(part, talk) for talk in talks]
    around = _sessions(None, words, [session for session in agenda.sessions if wanted(session.slot)])
    return _in_order([*entries, *(PlanEntry(around, session) for session in around.talks)])


def _sessions(track: Track | None, words: Words, sessions: Sequence[Talk]) -> Track:
    """What stands for a track around sessions: the track that they interrupt, or 大会环节."""
    if track is not None:
        return track._replace(talks=tuple(sessions))
    return Track(SESSIONS, Wording(words.sessions), talks=tuple(sessions))


def _in_order(entries: Sequence[PlanEntry]) -> list[PlanEntry]:
    """By day and time; what has no time stays behind what it was listed after."""
    placed: list[tuple[datetime.date, int, int, PlanEntry]] = []
    day, start = datetime.date.min, 0
    for number, entry in enumerate(entries):
        slot = entry.talk.slot
        if slot.start is not None:
            day, start = slot.day or datetime.date.min, slot.start
        placed.append((day, start, number, entry))
    return [entry for *_, entry in sorted(placed, key=lambda one: one[:3])]
