"""A day as a field: which item stands in which columns, and when. No page is known here.

    talks, sessions ─ days ─▶ Day(columns, cells)      cell = item × columns × lane × minutes

Columns are rooms; of an agenda that knows no rooms, tracks. An item outside the tracks beside which nothing else runs is
for everybody: it is a band over all columns, and a room that holds nothing else needs no column. Minutes count from
midnight of the programme day, so an item that goes on past midnight stands on the day it belongs to; what begins in the
small hours belongs to the evening before, if that goes on until then.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from progprint.agenda.programme import PAUSES, Agenda, Talk, Wording
from progprint.sheets.lanes import Stay, lanes, next_starts, rivals

OPEN_END = 30
"""Minutes that an item takes whose end is not known, if nothing follows it sooner."""
_IDLE = 30
"""Minutes without any item from which on time is folded."""
MORNING = 300
"""Minutes after midnight at which a new day begins for people."""
_DAY, _CALM = 1440, 120
"""Minutes of a day, and those after which an evening has ended."""
FOLDED = 12
"""Minutes that a folded stretch of time keeps."""


class Cell(NamedTuple):
    """An item in columns ``first`` to, not including, ``last``; of a crowd, several items that no width could hold.

    ``band``: it concerns all rooms, so it names its place. ``open``: its end is not known. ``lane`` of ``lanes`` where
    items of a column overlap.
    """

    talk: Talk
    first: int
    last: int
    start: int
    end: int
    band: bool = False
    open: bool = False
    lane: int = 0
    lanes: int = 1
    crowd: tuple[Talk, ...] = ()

    @property
    def key(self) -> str:
        """The item."""
        return self.talk.id

    @property
    def quiet(self) -> bool:
        """Whether it is a break."""
        return not self.crowd and is_pause(self.talk)

    @property
    def talks(self) -> tuple[Talk, ...]:
        """The items of the cell."""
        return self.crowd or (self.talk,)


class Day(NamedTuple):
    """A programme day; ``day`` is None where the agenda has no dates."""

    day: datetime.date | None
    columns: tuple[Wording, ...]
    cells: tuple[Cell, ...]


def is_timed(agenda: Agenda) -> bool:
    """Whether there is a day with more than one item of known time."""
    found = [item.slot.day for item in (*agenda.sessions, *agenda.talks) if item.slot.start is not None]
    return len(found) > len(set(found))


def days(agenda: Agenda) -> tuple[Day, ...]:
    """The days that have items with a time, in order."""
    found = _found(agenda)
    ordered = sorted(found, key=lambda day: day or datetime.date.min)
    return tuple(_day(agenda, day, found[day]) for day in ordered)


def programme_days(agenda: Agenda) -> dict[str, datetime.date | None]:
    """The programme day of each item of known time, by its id: for what begins in the small hours, the evening before."""
    return {item.id: day for day, items in _found(agenda).items() for item in items}


def _found(agenda: Agenda) -> dict[datetime.date | None, list[Talk]]:
    """The items of known time by their programme day, in minutes from its midnight."""
    found: dict[datetime.date | None, list[Talk]] = {}
    for item in (*agenda.sessions, *agenda.talks):
        if item.slot.start is not None:
            found.setdefault(item.slot.day, []).append(item)
    _evenings(found)
    return found


def shown_days(agenda: Agenda) -> tuple[Day, ...]:
    """The days that have a page of their own, also those with one item only; none where times are not known."""
    return days(agenda) if is_timed(agenda) else ()


def _evenings(found: dict[datetime.date | None, list[Talk]]) -> None:
    """Move what begins in the small hours to the evening before, where one goes on until two hours before at most."""
    for day in sorted((day for day in found if day is not None), reverse=True):
        before = day - datetime.timedelta(days=1)
        late = max((item.slot.end or (item.slot.start or 0) + OPEN_END for item in found.get(before, ())), default=0)
        for item in sorted(found[day], key=lambda item: item.slot.start or 0):
            start, end = (item.slot.start or 0) + _DAY, item.slot.end
            if start >= _DAY + MORNING or late < _DAY - _CALM or start - late > _CALM:
                break
            slot = item.slot._replace(day=before, start=start, end=end + _DAY if end is not None else None)
            found[day].remove(item)
            found[before].append(item._replace(slot=slot))
            late = max(late, slot.end or start + OPEN_END)
        if not found[day]:
            del found[day]


def _day(agenda: Agenda, day: datetime.date | None, items: Sequence[Talk]) -> Day:
    roomy = any(item.slot.rooms for item in items)
    times = [(item.slot.start or 0, item.slot.end or (item.slot.start or 0) + OPEN_END) for item in items]
    alone = (not others for others in rivals(times))
    common = {item.id for item, free in zip(items, alone, strict=True) if free and not item.track_id}
    keys: list[str]
    if roomy:
        used = {room.id for item in items if item.id not in common for room in item.slot.rooms}
        known = {room.id: room.name for item in items for room in item.slot.rooms} | {
            r.id: r.name for r in agenda.rooms
        }
        keys = [key for key in dict.fromkeys((*(room.id for room in agenda.rooms), *known)) if key in used]
    else:
        used = {item.track_id for item in items if item.track_id}
        known = {track.id: track.short_title or track.title for track in agenda.tracks}
        keys = [track.id for track in agenda.tracks if track.id in used]
    rank = {key: n for n, key in enumerate(keys)}
    columns = [known[key] for key in keys]
    cells: list[Cell] = []
    for item in sorted(items, key=lambda item: item.slot.start or 0):
        places = [rank[room.id] for room in item.slot.rooms if room.id in rank] if roomy else []
        if item.id in common:
            places = []
        elif not roomy and item.track_id:
            places = [rank[item.track_id]]
        cells += _cells(item, sorted(places), max(len(keys), 1))
    names = tuple(columns) or (Wording(""),)
    return Day(day, names, _laned(_ended(cells, len(names)), len(names)))


def _cells(item: Talk, places: Sequence[int], columns: int) -> list[Cell]:
    """One cell, or one for each group of neighbouring columns; an item without a place is for all."""
    start, end = item.slot.start or 0, item.slot.end
    until, unknown = (end, False) if end is not None and end > start else (-1, True)
    if item.slot.all_rooms or not places:
        return [Cell(item, 0, columns, start, until, True, unknown)]
    return [
        Cell(item, first, last, start, until, columns > 1 and last - first == columns, unknown)
        for first, last in neighbours(places)
    ]


def _ended(cells: Sequence[Cell], columns: int) -> list[Cell]:
    """Open items end where the next one of their columns begins, after half an hour at most."""
    following = next_starts([_stay(cell) for cell in cells], columns)
    return [
        cell._replace(end=min(cell.start + OPEN_END, after or cell.start + OPEN_END)) if cell.open else cell
        for cell, after in zip(cells, following, strict=True)
    ]


def _laned(cells: Sequence[Cell], columns: int) -> tuple[Cell, ...]:
    """Items that overlap in a column stand beside each other in it."""
    found = lanes([_stay(cell) for cell in cells], columns)
    return tuple(cell._replace(lane=lane.number, lanes=lane.of) for cell, lane in zip(cells, found, strict=True))


def _stay(cell: Cell) -> Stay:
    return Stay(cell.first, cell.last, cell.start, cell.end)


def axis_of(cells: Sequence[Cell]) -> dict[int, int]:
    """The place of each moment at which a cell begins or ends, in minutes; time in which nothing happens is folded."""
    found: dict[int, int] = {}
    ordered = sorted(cells, key=lambda cell: cell.start)
    first = until = ordered[0].start
    for cell in ordered:
        if cell.start > until + _IDLE:
            first += cell.start - until - FOLDED
        until = max(until, cell.end)
        found |= {cell.start: cell.start - first, cell.end: cell.end - first}
    return found


def neighbours(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Neighbours among ascending numbers: first and behind the last."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][1] == number:
            found[-1][1] = number + 1
        else:
            found.append([number, number + 1])
    return [(first, last) for first, last in found]


def is_pause(talk: Talk) -> bool:
    """Whether an item is a break: tea, lunch."""
    return talk.type in PAUSES
