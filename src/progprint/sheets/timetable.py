"""A day as a field: which item stands in which columns, when, and where the day may be parted. No page is known here.

    talks, sessions ─ days ─▶ Day(columns, boxes)      box = item × columns × lane × minutes
    Day ─ parts ─▶ stretches between which no item runs on, as even as they come

Columns are rooms; of an agenda that knows no rooms, tracks. An item outside the tracks beside which nothing else runs is
for everybody: it is a band over all columns, and a room that holds nothing else needs no column. Minutes count from
midnight of the programme day, so an item that goes on past midnight stands on the day it belongs to.
"""

from __future__ import annotations

import datetime
import math
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from progprint.agenda.programme import PAUSES, Agenda, Talk, Wording
from progprint.sheets.lanes import Stay, lanes, next_starts, rivals

OPEN_END = 30
"""Minutes that an item takes whose end is not known, if nothing follows it sooner."""
_IDLE = 30
"""Minutes without any item from which on time is folded."""
FOLDED = 12
"""Minutes that a folded stretch of time keeps."""


class Box(NamedTuple):
    """An item in columns ``first`` to, not including, ``last``; ``lane`` of ``lanes`` where items of a column overlap.

    ``band``: it concerns all rooms. ``open``: its end is not known.
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


class Day(NamedTuple):
    """A programme day; ``day`` is None where the agenda has no dates."""

    day: datetime.date | None
    columns: tuple[Wording, ...]
    boxes: tuple[Box, ...]


def is_timed(agenda: Agenda) -> bool:
    """Whether there is a day with more than one item of known time."""
    found = [item.slot.day for item in (*agenda.sessions, *agenda.talks) if item.slot.start is not None]
    return len(found) > len(set(found))


def days(agenda: Agenda) -> tuple[Day, ...]:
    """The days that have items with a time, in order."""
    items = [item for item in (*agenda.sessions, *agenda.talks) if item.slot.start is not None]
    found: dict[datetime.date | None, list[Talk]] = {}
    for item in items:
        found.setdefault(item.slot.day, []).append(item)
    ordered = sorted(found, key=lambda day: day or datetime.date.min)
    return tuple(_day(agenda, day, found[day]) for day in ordered)


def shown_days(agenda: Agenda) -> tuple[Day, ...]:
    """The days that have a page of their own, also those with one item only; none where times are not known."""
    return days(agenda) if is_timed(agenda) else ()


def _day(agenda: Agenda, day: datetime.date | None, items: Sequence[Talk]) -> Day:
    roomy = any(item.slot.rooms for item in items)
    alone = (not others for others in rivals([_time_of(item) for item in items]))
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
    boxes: list[Box] = []
    for item in sorted(items, key=lambda item: item.slot.start or 0):
        places = [rank[room.id] for room in item.slot.rooms if room.id in rank] if roomy else []
        if item.id in common:
            places = []
        elif not roomy and item.track_id:
            places = [rank[item.track_id]]
        boxes += _boxes(item, sorted(places), max(len(keys), 1))
    names = tuple(columns) or (Wording(""),)
    return Day(day, names, _laned(_ended(boxes, len(names)), len(names)))


def _time_of(item: Talk) -> tuple[int, int]:
    """Start and end of an item, in minutes; an end that is not known is half an hour later."""
    start = item.slot.start or 0
    return start, item.slot.end or start + OPEN_END


def _boxes(item: Talk, places: Sequence[int], columns: int) -> list[Box]:
    """One box, or one for each group of neighbouring columns; an item without a place is for all."""
    start, end = item.slot.start or 0, item.slot.end
    until, unknown = (end, False) if end is not None and end > start else (-1, True)
    if item.slot.all_rooms or not places:
        return [Box(item, 0, columns, start, until, True, unknown)]
    groups = [[places[0], places[0] + 1]]
    for one, other in pairwise(places):
        if other == one + 1:
            groups[-1][1] = other + 1
        else:
            groups.append([other, other + 1])
    return [
        Box(item, first, last, start, until, columns > 1 and last - first == columns, unknown) for first, last in groups
    ]


def _ended(boxes: Sequence[Box], columns: int) -> list[Box]:
    """Open items end where the next one of their columns begins, after half an hour at most."""
    following = next_starts([_stay(box) for box in boxes], columns)
    return [
        box._replace(end=min(box.start + OPEN_END, after or box.start + OPEN_END)) if box.open else box
        for box, after in zip(boxes, following, strict=True)
    ]


def _laned(boxes: Sequence[Box], columns: int) -> tuple[Box, ...]:
    """Items that overlap in a column stand beside each other in it."""
    found = lanes([_stay(box) for box in boxes], columns)
    return tuple(box._replace(lane=lane.number, lanes=lane.of) for box, lane in zip(boxes, found, strict=True))


def _stay(box: Box) -> Stay:
    return Stay(box.first, box.last, box.start, box.end)


class Scale(NamedTuple):
    """Minutes to a length: stretches of time, each with where it begins on the axis; what lies between them is folded."""

    stretches: tuple[tuple[int, int, float], ...]

    @property
    def length(self) -> float:
        """The whole axis in minutes."""
        start, end, at = self.stretches[-1]
        return at + end - start

    def at(self, minute: int) -> float:
        """Where a minute lies on the axis."""
        for start, end, at in self.stretches:
            if minute <= end:
                return at + max(0, minute - start)
        return self.length


def scale_of(boxes: Sequence[Box]) -> Scale:
    """The axis of some boxes: true to scale, but time in which nothing happens is folded."""
    stretches: list[list[int]] = []
    for box in sorted(boxes, key=lambda box: box.start):
        if stretches and box.start <= stretches[-1][1] + _IDLE:
            stretches[-1][1] = max(stretches[-1][1], box.end)
        else:
            stretches.append([box.start, box.end])
    at = 0.0
    found = []
    for start, end in stretches:
        found.append((start, end, at))
        at += end - start + FOLDED
    return Scale(tuple(found))


def parts(day: Day, count: int) -> list[tuple[Box, ...]]:
    """The boxes of a day in at most ``count`` parts of about one length, parted where no item runs on."""
    boxes = sorted(day.boxes, key=lambda box: box.start)
    until = accumulate((box.end for box in boxes), max)
    cuts = [box.start for box, last in zip(boxes[1:], until, strict=False) if last <= box.start]
    found: list[tuple[Box, ...]] = []
    rest: Sequence[Box] = boxes
    for left in range(count, 1, -1):
        axis = scale_of(rest)
        here = [cut for cut in cuts if rest[0].start < cut <= rest[-1].start]
        if not here:
            break
        ideal = axis.length / left
        cut = min(here, key=lambda time: abs(axis.at(time) - ideal))
        found.append(tuple(box for box in rest if box.start < cut))
        rest = [box for box in rest if box.start >= cut]
    return [*found, tuple(rest)]


def is_pause(talk: Talk) -> bool:
    """Whether an item is a break: tea, lunch."""
    return talk.type in PAUSES


def used(day: Day, boxes: tuple[Box, ...], per_page: int) -> tuple[Day, tuple[Box, ...]]:
    """A part of a day without the rooms in which nothing happens then, if it takes fewer pages so."""
    busy = sorted({column for box in boxes if not box.band for column in range(box.first, box.last)}) or [0]
    if math.ceil(len(busy) / per_page) == math.ceil(len(day.columns) / per_page):
        return day, boxes
    moved = []
    for box in boxes:
        first, last = bisect_left(busy, box.first), bisect_left(busy, box.last)
        moved.append(box._replace(first=first, last=last))
    return day._replace(columns=tuple(day.columns[column] for column in busy)), tuple(moved)
