"""Slots: times, dates and rooms of talks, with what they inherit from their track and conference.

track: {date: 2021-07-30, room: a1}
talk:  {start: 09:30, duration: 45min}   ─▶ Slot(2021-07-30, 570, 615, (Room a1,))
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TypeVar

from progprint.agenda.entries import ALL_ROOMS
from progprint.agenda.programme import Room, Slot
from progprint.agenda.scope import Ids, Scope
from progprint.agenda.values import (
    EVENING,
    MIDNIGHT,
    MORNING,
    calendar_fault,
    clock,
    narrow,
    parse_dates,
    parse_duration,
    parse_time,
    parse_time_range,
)
from progprint.agenda.wording import text_of, wording
from progprint.core.diagnostic import Span, error, warning
from progprint.source.forms import nearest
from progprint.source.kinds import Entry, Value
from progprint.source.node import Scalar

T = TypeVar("T")
YEARS = range(1970, 2101)
"""Years that a conference is expected in."""


def days(entry: Entry, scope: Scope) -> tuple[datetime.date, ...]:
    """All days that the ``date`` of an entry names: one, a range or a list."""
    found: set[datetime.date] = set()
    for value in (one for one in entry.many("date") if isinstance(one, Scalar)):
        read = _read(value, parse_dates, "bad-date", scope)
        found.update(read or ())
        if read and not (read[0].year in YEARS and read[-1].year in YEARS):
            scope.report(warning("odd-date", value.span, text=value.text.strip()))
    return tuple(sorted(found))


def day(entry: Entry, inherited: datetime.date | None, scope: Scope) -> datetime.date | None:
    """The one day of a track or talk, or the inherited one."""
    found = days(entry, scope)
    if len(found) > 1:
        values = [v for v in entry.many("date") if isinstance(v, Scalar)]
        scope.report(error("bad-date", values[0].span, "many", text=values[0].text.strip()))
    return found[0] if found else inherited


def slot(entry: Entry, inherited: Slot, rooms: Rooms, scope: Scope) -> Slot:
    """The slot of a talk; ``inherited`` is that of its track."""
    start, end, place = _times(entry, scope)
    here = rooms.of(entry.many("room"), scope) if "room" in entry.values else inherited
    found = day(entry, inherited.day, scope)
    return Slot(found, start, end, here.rooms, here.all_rooms, place)


def _times(entry: Entry, scope: Scope) -> tuple[int | None, int | None, Span | None]:
    """Start, end and where the time is typed."""
    together = entry.scalar("time")
    if together is not None:
        return _together(entry, together, scope)
    first, last = entry.scalar("start"), entry.scalar("end")
    start = _read(first, parse_time, "bad-time", scope) if first is not None else None
    end = _read(last, parse_time, "bad-time", scope) if last is not None else None
    start, end = _with_duration(entry, start, end, scope)
    if start is None:
        _no_start(entry, scope)
        return None, None, None
    if end is not None and last is not None:
        end = _in_order(start, end, last, scope)
    return start, end, first.span if first is not None else None


def _together(entry: Entry, value: Scalar, scope: Scope) -> tuple[int | None, int | None, Span | None]:
    """``time:``, a range or only a beginning; start and end beside it would be said twice."""
    for key in ("start", "end"):
        if key in entry.values:
            scope.contradict("conflicting-keys", entry.keys[key].span, entry.keys["time"].span, key=key, other="time")
    start, end = _read(value, _range_or_time, "bad-time", scope) or (None, None)
    if end is not None and start is not None:
        end = _in_order(start, end, value, scope)
    if end is None or start is None or "duration" in entry.values:
        start, end = _with_duration(entry, start, end, scope)
    return start, end, value.span


def _range_or_time(text: str) -> tuple[int, int | None] | None:
    both = parse_time_range(text)
    start = parse_time(text)
    return both or (None if start is None else (start, None))


def _with_duration(entry: Entry, start: int | None, end: int | None, scope: Scope) -> tuple[int | None, int | None]:
    """The end that a duration gives; a duration that says otherwise than the end is an error."""
    typed = entry.scalar("duration")
    if typed is None:
        return start, end
    length = _read(typed, parse_duration, "bad-duration", scope)
    if length is None or start is None:
        return start, end
    if end is None:
        return start, start + length
    if (end - start) % MIDNIGHT != length % MIDNIGHT:
        said = (entry.keys.get("end") or entry.keys["time"]).span
        scope.contradict("conflicting-keys", typed.span, said, "duration", key="duration", text=typed.text.strip())
    return start, end


def _in_order(start: int, end: int, typed: Scalar, scope: Scope) -> int | None:
    """The end, past midnight where the evening explains it; otherwise an end before the start is refused."""
    if end >= start:
        return end
    if start >= EVENING and end <= MORNING:
        return end + MIDNIGHT
    scope.report(error("end-before-start", typed.span, start=clock(start), end=clock(end)))
    return None


def _no_start(entry: Entry, scope: Scope) -> None:
    """Say so when a time was begun and left: a key with nothing after it, an end or a duration alone."""
    blank = next((entry.blank[key] for key in ("time", "start") if key in entry.blank), None)
    if blank is not None:
        scope.report(warning("no-time", blank.span, "blank", key=blank.text))
    elif entry.sound and "start" not in entry.values:
        for key in ("end", "duration"):
            if key in entry.values:
                scope.report(warning("no-time", entry.keys[key].span, "no-start", key=entry.keys[key].text))
                return


def _read(value: Scalar, parse: Callable[[str], T | None], code: str, scope: Scope) -> T | None:
    """A typed value by its parser; full-width digits are read with a warning, anything else refused."""
    text = value.text.strip()
    read = parse(text)
    if read is None and (read := parse(narrow(text))) is not None:
        scope.report(warning("fullwidth-punctuation", value.span, text=text, narrow=narrow(text)))
    if read is None:
        variant = "range" if code == "bad-time" and parse_time_range(narrow(text)) else ""
        variant, why = calendar_fault(narrow(text)) if code == "bad-date" else (variant, {})
        meant = "" if variant else _meant(text, code)
        variant = "range" if "-" in meant and parse is parse_time else variant
        scope.report(error(code, value.span, variant, text=text[:80], **why, **({"meant": meant} if meant else {})))
    return read


def _meant(text: str, code: str) -> str:
    """How an agenda would write what was probably meant, for the hint; "" if that is not certain."""
    from progprint.agenda.clock import read_hours, spelled  # only what is wrong is read widely
    from progprint.agenda.dates import read_day
    from progprint.agenda.lengths import read_length

    if code == "bad-date":
        found = read_day(text)
        return found.date.isoformat() if found.date and not found.rest else ""
    if code == "bad-duration":
        minutes = read_length(text) if any(not char.isdigit() for char in text) else None
        return f"{minutes}min" if minutes is not None and minutes <= MIDNIGHT else ""
    hours = read_hours(text)
    return spelled(hours.slots[0]) if len(hours.slots) == 1 and not hours.beyond else ""


class Rooms:
    """The rooms of an agenda: the declared ones, or, where none are declared, every name that is used."""

    def __init__(self, declared: tuple[Value, ...], scope: Scope) -> None:
        self._rooms: dict[str, Room] = {}
        self._named: dict[str, Room] = {}
        ids = Ids((value for value in declared if isinstance(value, Entry)), scope)
        for value in declared:
            room = _room(value, ids, scope)
            if room is not None:
                self._rooms[room.id] = room
                self._named.setdefault(room.name.text, room)
        self._closed = bool(declared)

    @property
    def all(self) -> tuple[Room, ...]:
        """Every room, in the order of the list or of first use."""
        return tuple(self._rooms.values())

    def of(self, values: tuple[Value, ...], scope: Scope) -> Slot:
        """A slot without time in the rooms that are named."""
        found: dict[str, Room] = {}
        everywhere = False
        for value in values:
            name = wording(value, scope)
            if name is None:
                continue
            if name.text.casefold() in ALL_ROOMS and name.text not in self._rooms:
                everywhere = True
                continue
            room = self._rooms.get(name.text) or self._named.get(name.text)
            if room is None and self._closed:
                near = nearest(name.text, (*self._rooms, *self._named))
                variant = "suggest" if near else ""
                scope.report(error("unknown-room", name.span, variant, name=name.text, near=near))
                continue
            if room is None:
                room = self._rooms[name.text] = self._named[name.text] = Room(name.text, name, span=name.span)
            found[room.id] = room
        return Slot(rooms=tuple(found.values()), all_rooms=everywhere)


def _room(value: Value, ids: Ids, scope: Scope) -> Room | None:
    if not isinstance(value, Entry):
        name = wording(value, scope)
        return Room(ids.free(name.text), name, span=name.span) if name is not None else None
    name = wording(value.get("name"), scope)
    if name is None:
        return None
    scope = scope.within("room", name.text)
    return Room(
        ids.of(value, name.text), name, text_of(value, "capacity", scope), text_of(value, "floor", scope), name.span
    )
