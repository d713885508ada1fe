"""Deck plans, the decks of an agenda and what happens in each: by track, by room, by day, or all in one.

    Agenda ── shows ──▶ DeckPlan(title, entries) …    an entry is a talk or a session, in the order in which it happens

A track's deck has the breaks of the whole conference that fall between its talks, so that the host can announce them.
Breaks that follow each other without a gap are one. What goes on at the same time in several rooms is never mixed: on such
a day each room has its own run, one after the other. An agenda without tracks has a deck for each room, else for each day.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from progprint.agenda.programme import PAUSES, Agenda, Room, Slot, Talk, Track, Wording
from progprint.core.diagnostic import Diagnostic, listed, note, warning
from progprint.locale.words import Words

COUNTED = ("talk", "keynote", "panel", "workshop", "lightning")
"""Types that are counted as talks, and after which questions are asked."""

_SHOWN = 5
"""Titles of talks without a deck that a message names."""
SESSIONS = "sessions"
"""The id of what stands for a track around sessions that belong to none."""


class PlanEntry(NamedTuple):
    """A talk of a track, or a session, which is of a track made for the sessions of its deck."""

    track: Track
    talk: Talk


class DeckPlan(NamedTuple):
    """A deck to be, or a part of one. ``track`` is what it is about: a track, or a room or a day in the shape of one.

    ``deck`` and ``title`` are key and title of the deck, where it has several plans and is not the whole conference's.
    """

    key: str
    kind: str
    track: Track
    entries: tuple[PlanEntry, ...]
    deck: str = ""
    title: str = ""

    def following(self) -> Mapping[str, Talk]:
        """The talk that really comes after each talk or break, by the latter's id: never another break."""
        found: dict[str, Talk] = {}
        after: Talk | None = None
        for entry in reversed(self.entries):
            if after is not None:
                found[entry.talk.id] = after
            after = after if entry.talk.type in PAUSES else entry.talk
        return found

    def pauses(self) -> Mapping[str, Talk]:
        """The break right after each talk, by the talk's id."""
        return {one.talk.id: other.talk for one, other in pairwise(self.entries) if other.talk.type in PAUSES}

    def numbers(self) -> Mapping[str, int]:
        """The number of each talk that counts, by its id."""
        counted = [entry.talk.id for entry in self.entries if entry.talk.type in COUNTED]
        return {id_: number for number, id_ in enumerate(counted, 1)}


def per_what(agenda: Agenda, per: str, words: Words) -> tuple[str, Diagnostic | None]:
    """The thing that decks are made for: as asked, or without tracks for each room, else each day, and the word that says so.

    Note: decks-without-tracks. Warning: no-decks.
    """
    if per == "track" and not agenda.tracks and agenda.sessions:
        other = "room" if next(_by_room(agenda, words), None) is not None else "day"
        return other, note("decks-without-tracks", None, "" if other == "room" else other)
    nothing = not agenda.tracks and not agenda.sessions
    return per, warning("no-decks") if nothing else None


def deck_plans(agenda: Agenda, per: str, words: Words, *, together: bool = False) -> list[list[DeckPlan]]:
    """The decks, each as the plans it is made of: several for the whole conference, ``together``, or a day with rooms."""
    if per == "room":
        found = [[plan] for plan in _by_room(agenda, words)]
    elif per == "day" or not agenda.tracks:
        found = list(_by_day(agenda, words))
    else:
        found = [[_of_track(agenda, track, words)] for track in agenda.tracks]
    if found and (together or per == "conference"):
        return [[plan._replace(deck="", title="") for plans in found for plan in plans]]
    return found


def left_out(agenda: Agenda, plans: Iterable[Iterable[DeckPlan]], per: str) -> Diagnostic | None:
    """Word of talks that are in no deck: of no track where there is one for each track, in no room where for each room.

    Note: decks-leave-out.
    """
    told = {entry.talk.id for parts in plans for plan in parts for entry in plan.entries}
    named = [one.title.text for one in (*agenda.sessions, *agenda.talks) if one.type in COUNTED and one.id not in told]
    variant = per if per in ("room", "day") else ""
    return note("decks-leave-out", None, variant, count=len(named), **listed(named, _SHOWN)) if named and told else None


def goes_on(agenda: Agenda, talk: Talk) -> Talk | None:
    """The session of the whole conference that comes next on the day of a talk, where nothing more happens here."""
    end = talk.slot.end if talk.slot.end is not None else talk.slot.start
    if end is None:
        return None
    later = [
        one
        for one in agenda.sessions
        if one.type not in PAUSES and one.slot.day == talk.slot.day and one.slot.start is not None
        if one.slot.start >= end and one.id != talk.id
    ]
    return min(later, key=lambda one: one.slot.start or 0, default=None)


def _of_track(agenda: Agenda, track: Track, words: Words) -> DeckPlan:
    """A track with its talks and the breaks between them; without times its talks as they are listed."""
    entries = [PlanEntry(track, talk) for talk in track.talks]
    around = track._replace(talks=tuple(session for session in agenda.sessions if _between(session, track)))
    if around.talks and all(talk.slot.start is not None for talk in track.talks):
        entries = _in_order([*entries, *(PlanEntry(around, session) for session in around.talks)])
    return DeckPlan(f"track/{track.id}", "track", track, _joined(entries, words))


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
        entries = _run(_entries(agenda, _within(room), words), words)
        if entries:
            yield DeckPlan(f"room/{room.id}", "room", _about(f"room/{room.id}", room.name, entries), entries)


def _by_day(agenda: Agenda, words: Words) -> Iterator[list[DeckPlan]]:
    """A deck for each day; one of them for what has no day, if nothing has one."""
    used = {talk.slot.day for talk in (*agenda.talks, *agenda.sessions) if talk.slot.day is not None}
    if not used:
        entries = _joined(_entries(agenda, lambda _: True, words), words)
        title = agenda.conference.title or Wording(words.programme)
        yield [DeckPlan("day/", "day", _about("day/", title, entries), entries)]
    for day in sorted(used):
        yield _of_day(agenda, day, words)


def _of_day(agenda: Agenda, day: datetime.date, words: Words) -> list[DeckPlan]:
    """A day in one run, or room by room where rooms are used at the same time."""
    key, name = f"day/{day.isoformat()}", Wording(words.day_name(day))
    whole = list(_entries(agenda, lambda slot: slot.day == day, words))
    if not _parallel(whole):
        return [DeckPlan(key, "day", _about(key, name, entries), entries) for entries in [_joined(whole, words)]]
    made: list[DeckPlan] = []
    for room in agenda.rooms:
        if entries := _run(_entries(agenda, _within(room, day), words), words):
            about = _about(f"room/{room.id}", room.name, entries)
            made.append(DeckPlan(f"{key}/room/{room.id}", "room", about, entries, key, name.text))
    homeless = _run([one for one in whole if not one.talk.slot.rooms and not one.talk.slot.all_rooms], words)
    if homeless:
        made.append(DeckPlan(f"{key}/", "day", _about(key, name, homeless), homeless, key, name.text))
    return made


def _parallel(entries: Sequence[PlanEntry]) -> bool:
    """Whether two of them are held at the same time."""
    timed = sorted(
        (slot.start, slot.end if slot.end is not None else slot.start + 1)
        for slot in (one.talk.slot for one in entries if one.talk.type not in PAUSES)
        if slot.start is not None
    )
    return any(other[0] < one[1] for one, other in pairwise(timed))


def _within(room: Room, day: datetime.date | None = None) -> Callable[[Slot], bool]:
    """Whether a slot is in a room, on a day if one is given."""

    def here(slot: Slot) -> bool:
        held = slot.all_rooms or any(one.id == room.id for one in slot.rooms)
        return held and (day is None or slot.day == day)

    return here


def _about(id_: str, name: Wording, entries: Sequence[PlanEntry]) -> Track:
    """A room or a day in the shape of a track."""
    days = {entry.talk.slot.day: None for entry in entries if entry.talk.slot.day is not None}
    slot = Slot(day=next(iter(days)) if len(days) == 1 else None)
    return Track(id_, name, slot=slot, talks=tuple(entry.talk for entry in entries))


def _run(entries: Iterable[PlanEntry], words: Words) -> tuple[PlanEntry, ...]:
    """What happens in a room: nothing if that is breaks alone, and no break before the first talk of a day."""
    kept: list[PlanEntry] = []
    for entry in entries:
        first = not kept or kept[-1].talk.slot.day != entry.talk.slot.day
        if not (first and entry.talk.type in PAUSES):
            kept.append(entry)
    return _joined(kept, words)


def _joined(entries: Iterable[PlanEntry], words: Words) -> tuple[PlanEntry, ...]:
    """The entries, breaks without time between them drawn together: all their names, from first to last."""
    kept: list[PlanEntry] = []
    for entry in entries:
        if kept and _without_gap(kept[-1].talk, entry.talk):
            kept[-1] = kept[-1]._replace(talk=_both(kept[-1].talk, entry.talk, words))
        else:
            kept.append(entry)
    return tuple(kept)


def _without_gap(one: Talk, other: Talk) -> bool:
    """Whether two breaks are one for those who wait: the second begins before the first is over, or neither has a time."""
    if one.type not in PAUSES or other.type not in PAUSES or one.slot.day != other.slot.day:
        return False
    if one.slot.start is None and other.slot.start is None:
        return True
    return one.slot.end is not None and other.slot.start is not None and other.slot.start <= one.slot.end


def _both(one: Talk, other: Talk, words: Words) -> Talk:
    """Two breaks as one."""
    ends = [end for end in (one.slot.end, other.slot.end) if end is not None]
    names = list(dict.fromkeys((one.title.text, other.title.text)))
    title = one.title if len(names) == 1 else one.title._replace(text=words.join(names), translations=(), marks=())
    return one._replace(title=title, slot=one.slot._replace(end=max(ends, default=None)))


def _entries(agenda: Agenda, wanted: Callable[[Slot], bool], words: Words) -> Iterable[PlanEntry]:
    """What is wanted of all tracks and sessions, in order; the tracks have only these talks."""
    parts = [one._replace(talks=tuple(talk for talk in one.talks if wanted(talk.slot))) for one in agenda.tracks]
    sessions = tuple(session for session in agenda.sessions if wanted(session.slot))
    around = Track(SESSIONS, Wording(words.sessions), talks=sessions)
    return _in_order([PlanEntry(track, talk) for track in (*parts, around) for talk in track.talks])


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
