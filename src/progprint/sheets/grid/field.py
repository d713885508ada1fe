"""A day made ready for a grid: what is for all rooms gives way, what is too narrow becomes one cell, rooms are grouped.

Day ─ field ─▶ Field(columns, cells, asides)
"""

import datetime
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from progprint.agenda.programme import Agenda, Room, Track, Wording
from progprint.sheets.timetable import Cell, Day, neighbours

_ALONE = 12
"""Minutes that an item alone in its time counts as, at most, where a day is parted."""


class Column(NamedTuple):
    """A room (or, without rooms, a track) and the tracks that are in it that day."""

    name: Wording
    tracks: tuple[Track, ...]
    floor: str = ""

    @property
    def named(self) -> bool:
        """Whether its tracks stand below its name; more than two are told by the legend."""
        heads = {name for track in self.tracks for name in (track.title, track.short_title)}
        return 0 < len(self.tracks) <= 2 and self.name not in heads


class DayField(NamedTuple):
    """A day: its columns, its cells in order of time, and what runs beside all of them (``asides``)."""

    day: datetime.date | None
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]
    asides: tuple[Cell, ...] = ()


def field(agenda: Agenda, day: Day) -> DayField:
    """The field of a day; rooms of a floor, else of a track, stand beside each other where there are many."""
    cells = [cell._replace(lane=0, lanes=1) for cell in day.cells]
    rooms = {room.name.text: room for talk in (*agenda.talks, *agenda.sessions) for room in talk.slot.rooms}
    rooms |= {room.name.text: room for room in agenda.rooms}
    columns = tuple(_column(agenda, name, n, cells, rooms) for n, name in enumerate(day.columns))
    kept, asides = _yielding(cells, len(columns))
    return DayField(day.day, columns, tuple(kept), tuple(asides))


def _column(agenda: Agenda, name: Wording, number: int, cells: Sequence[Cell], rooms: dict[str, Room]) -> Column:
    own = {cell.talk.track_id for cell in cells if not cell.band and cell.first <= number < cell.last}
    room = rooms.get(name.text)
    tracks = tuple(track for track in agenda.tracks if track.id in own)
    return Column(name, tracks, room.floor if room is not None else "")


def _yielding(cells: Sequence[Cell], columns: int) -> tuple[list[Cell], list[Cell]]:
    """What is for all rooms stands in those that are free meanwhile; where none is, it is said above the grid."""
    kept = [cell for cell in cells if not (cell.band and columns > 1)]
    asides: list[Cell] = []
    for band in sorted(
        (cell for cell in cells if cell.band and columns > 1), key=lambda cell: (cell.end - cell.start, cell.start)
    ):
        busy = {
            column
            for cell in kept
            if cell.start < band.end and band.start < cell.end
            for column in range(cell.first, cell.last)
        }
        free = [column for column in range(columns) if column not in busy]
        if not free:
            asides.append(band)
        kept += [band._replace(first=first, last=last) for first, last in neighbours(free)]
    return _laned(kept), sorted(asides, key=lambda cell: cell.start)


def _laned(cells: Sequence[Cell]) -> list[Cell]:
    """Items that overlap in a column stand beside each other in it; one of several columns is then a cell in each."""
    crowded = {id(cell) for group in _groups(cells) if len(group) > 1 for cell in group}
    alone = [cell for cell in cells if id(cell) not in crowded]
    single = [
        cell._replace(first=column, last=column + 1)
        for cell in cells
        if id(cell) in crowded
        for column in range(cell.first, cell.last)
    ]
    for group in _groups(single):
        taken: list[int] = []  # when each lane is free again
        lanes: list[int] = []
        for cell in group:
            lane = next((n for n, end in enumerate(taken) if end <= cell.start), len(taken))
            taken[lane : lane + 1] = [cell.end]
            lanes.append(lane)
        alone += [cell._replace(lane=lane, lanes=len(taken)) for cell, lane in zip(group, lanes, strict=True)]
    return sorted(alone, key=_order)


def _order(cell: Cell) -> tuple[int, int, int]:
    return cell.start, cell.first, cell.lane


def _groups(cells: Sequence[Cell]) -> list[list[Cell]]:
    """For each column its cells by time, parted where nothing of it runs on."""
    columns: dict[int, list[Cell]] = {}
    for cell in sorted(cells, key=_order):
        for column in range(cell.first, cell.last):
            columns.setdefault(column, []).append(cell)
    found: list[list[Cell]] = []
    for column in sorted(columns):
        until = -1
        for cell in columns[column]:
            if cell.start >= until:
                found.append([])
            found[-1].append(cell)
            until = max(until, cell.end)
    return found


def grouped(one: DayField) -> DayField:
    """The same with rooms of a floor beside each other; where floors are not known, with rooms of a track."""
    keys = _kinds(one.columns)
    seen = {key: n for n, key in reversed(list(enumerate(keys)))}
    order = sorted(range(len(keys)), key=lambda at: (seen[keys[at]], at))
    if order == list(range(len(keys))):
        return one
    place = {column: at for at, column in enumerate(order)}
    cells = [moved for cell in one.cells for moved in _moved(cell, place)]
    ordered = tuple(sorted(cells, key=_order))
    return one._replace(columns=tuple(one.columns[at] for at in order), cells=ordered)


def _moved(cell: Cell, place: dict[int, int]) -> list[Cell]:
    if cell.last - cell.first == len(place):
        return [cell]
    where = sorted(place[column] for column in range(cell.first, cell.last))
    return [cell._replace(first=first, last=last) for first, last in neighbours(where)]


def breaks_between(columns: Sequence[Column]) -> set[int]:
    """The places between two columns at which a floor, else a track, ends."""
    return {at for at, (one, other) in enumerate(pairwise(_kinds(columns)), 1) if one != other}


def _kinds(columns: Sequence[Column]) -> list[str]:
    """The floor of each column, or, where not all are known, its first track."""
    floors = all(column.floor for column in columns)
    return [column.floor if floors else "".join(track.id for track in column.tracks[:1]) for column in columns]


def uncrowded(cells: Sequence[Cell], most: int) -> tuple[Cell, ...]:
    """Cells of which ``most`` stand beside each other in a column; where more would, they become one cell."""
    narrow = [cell for cell in cells if cell.lanes > most * (cell.last - cell.first)]
    if not narrow:
        return tuple(cells)
    places = _joined(list(map(_place, narrow)))
    while True:
        rest = [cell for cell in cells if not _within(cell, places)]
        hit = [cell for cell in rest if any(_overlap(_place(cell), place) for place in places)]
        if not hit:
            break
        places = _joined([*places, *map(_place, hit)])
    found = list(rest)
    for place in places:
        inside = [cell for cell in cells if _within(cell, [place])]
        talks = tuple({cell.talk.id: cell.talk for cell in inside}.values())
        found.append(Cell(inside[0].talk, *place, crowd=talks))
    return tuple(sorted(found, key=_order))


_Place = tuple[int, int, int, int]


def _place(cell: Cell) -> _Place:
    return cell.first, cell.last, cell.start, cell.end


def _joined(places: Sequence[_Place]) -> list[_Place]:
    """Rectangles of columns and minutes of which no two overlap: those that do are one."""
    found: list[_Place] = []
    for place in sorted(set(places), key=lambda place: (place[2], place[0])):
        current = place
        while True:
            hit = [one for one in found if _overlap(one, current)]
            if not hit:
                break
            found = [one for one in found if one not in hit]
            first, last, start, end = zip(current, *hit, strict=True)
            current = (min(first), max(last), min(start), max(end))
        found.append(current)
    return found


def _overlap(one: _Place, other: _Place) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _within(cell: Cell, places: Sequence[_Place]) -> bool:
    return any(
        first <= cell.first and cell.last <= last and start <= cell.start and cell.end <= end
        for first, last, start, end in places
    )


def parted(cells: Sequence[Cell], parts: int, nth: int = 0) -> list[tuple[Cell, ...]]:
    """Cells in at most ``parts`` stretches of about as much to set, parted where nothing runs on; ``nth``: the next best way.

    Minutes with items beside each other count; an item alone, or a break, is as high as a few of them.
    """
    rest = sorted(cells, key=_order)
    found: list[tuple[Cell, ...]] = []
    for left in range(parts, 1, -1):
        moments = sorted({moment for cell in rest for moment in (cell.start, cell.end)})
        cuts, busy = [], 0
        for start, end in pairwise(moments):
            running = {cell.key for cell in rest if cell.start <= start < cell.end}
            if start != moments[0] and not any(cell.start < start < cell.end for cell in rest):
                cuts.append((busy, start))
            busy += end - start if len(running) > 1 else min(end - start, _ALONE) * len(running)
        if not cuts:
            break
        near = sorted(cuts, key=lambda place: (abs(place[0] - busy / left), place[1]))
        _, cut = near[min(nth, len(near) - 1)]
        found.append(tuple(cell for cell in rest if cell.start < cut))
        rest = [cell for cell in rest if cell.start >= cut]
    return [*found, tuple(rest)]
