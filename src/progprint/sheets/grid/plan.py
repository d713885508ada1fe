"""A plan of pages: the columns on each, the height of each moment, and the form of each cell. No renderer is known.

    Field, Measures, Setter ─ openings ─▶ Opening(sides)      a page, or two that face each other

A day is one opening; more rooms than fit are several, the rail repeated. Of the ways to lay a day out the first counts
in which every cell holds its words; else the one with the fewest cells that only carry a number.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, pairwise

from progprint.core.units import Rect
from progprint.sheets.grid.field import DayField, breaks_between, grouped, parted, uncrowded
from progprint.sheets.grid.fit import CellSpot, axis_of
from progprint.sheets.grid.model import Measures, Opening, Placed, Setter, Side
from progprint.sheets.grid.scale import Axis
from progprint.sheets.timetable import Cell

_MORE = 1
"""Openings more than the rooms need that are tried, so that words stand in their cells."""
_PARTS = 4
"""Stretches of time into which a day is parted where it has no room otherwise."""
_CUTS = 2
"""Moments at which a day of one sheet may be parted in two that are tried."""

Range = tuple[int, int]
Way = list[tuple[DayField, tuple[Cell, ...], tuple[Range, ...]]]


def per_page(m: Measures, columns: int) -> int:
    """The number of columns on a page: one more than the look says, where that makes it one opening."""
    most = max(1, int((m.width - m.rail + 0.01) / m.least))
    wanted, faces = min(m.columns, most), 2 if m.facing else 1
    return wanted + 1 if wanted < most and faces * wanted < columns <= faces * (wanted + 1) else wanted


def ways(field: DayField, m: Measures) -> Iterator[tuple[int, Way]]:
    """Ways to lay out a day with the stretches of time that it is parted into, the one with the fewest pages first."""
    total, most = len(field.columns), per_page(m, len(field.columns))
    faces = 2 if m.facing else 1
    one = total <= faces * most
    least = -(-total // most)
    openings_most = 1 if one and m.facing else -(-total // (faces * most)) + (_MORE if m.facing else 2 * _MORE)
    if not one:
        field = grouped(field)
    for parts in range(1, _PARTS + 1):
        parting = False
        for pages in range(least, min(faces * openings_most, total) + 1):
            if parts == 1 or not (m.facing and one) or pages == 1 or parts > m.parts:
                ranges = _ranges(field, pages)
                for nth in range(_CUTS if parts == 2 and pages == 1 and not m.facing else 1):
                    way: Way = []
                    for at in range(0, len(ranges), faces):
                        shown = tuple(ranges[at : at + faces])
                        times = parted(_within(field.cells, shown, total, first=at == 0), parts, nth)
                        parting = parting or len(times) == parts
                        way += [(field, cells, shown) for cells in times if cells]
                    yield parts, way
        if not parting:
            return


def _within(cells: Sequence[Cell], ranges: Sequence[Range], total: int, *, first: bool) -> list[Cell]:
    """The cells of some columns; none where there is nothing beside what is for all and stands on the ``first`` pages."""
    start, end = ranges[0][0], ranges[-1][1]
    own = [cell for cell in cells if cell.first < end and start < cell.last]
    return own if first or any(cell.last - cell.first < total for cell in own) else []


def _ranges(field: DayField, pages: int) -> list[Range]:
    """The columns of each page: as even as they come, a floor or a track whole where that costs one column at most."""
    total = len(field.columns)
    edges = [total * page // pages for page in range(pages + 1)]
    ends = breaks_between(field.columns) if pages > 2 else set()
    for n in range(1, pages):
        near = [at for at in (edges[n], edges[n] - 1, edges[n] + 1) if at in ends and edges[n - 1] < at < edges[n + 1]]
        if near and max(near[0] - edges[n - 1], edges[n + 1] - near[0]) <= -(-total // pages):
            edges[n] = near[0]
    return list(pairwise(edges))


_POOR = 0.15
"""Share of cells with badly parted words from which on a way with more pages is tried."""
_SHEET = 5
"""Numbers in cells that a sheet more must save, on a wall or a desk."""
_LIST, _TURNS = 0.4, 6
"""Share of a page that a list of what cells do not say may take, and how often the scale is sought anew beside it."""


def openings(field: DayField, m: Measures, setter: Setter) -> tuple[Opening, ...]:
    """The pages of a day; none where it is too long for any. What a cell cannot say is in the list below, by its number."""
    best: tuple[tuple[int, int, int], tuple[Opening, ...]] | None = None
    room = m.height + 0.5
    for parts, way in ways(field, m):
        if best is not None and parts > m.parts:
            break
        made = tuple(_opening(one, cells, ranges, m, setter) for one, cells, ranges in way)
        if any(opening.head + opening.above + opening.height > room for opening in made):
            continue
        rank = _rank(made, m)
        if best is None or rank < best[0]:
            best = (rank, made)
        if not any(rank[:2]) or (not m.facing and rank[0] == _SHEET * rank[2]):
            break
    return _numbered(best[1]) if best is not None else ()


def _rank(made: Sequence[Opening], m: Measures) -> tuple[int, int, int]:
    """How good a way is: cells that carry a number, whether many words are parted badly, and pages.

    Every number counts; of a booklet that needs several spreads only those above a tenth, so that it does not grow. Of
    sheets one more must save some numbers.
    """
    cells = [placed for opening in made for side in opening.sides for placed in side.cells]
    poor = sum(placed.form.grade >= m.poor for placed in cells) > _POOR * len(cells)
    listed, pages = sum(opening.listed for opening in made), sum(len(one.sides) for one in made)
    if not m.facing:
        pages += 2 * any(not side.below for one in made for side in one.sides)  # a list behind is looked up from afar
        return listed + _SHEET * pages + poor * len(cells) // 10, poor, pages
    return max(listed - (len(cells) // 10 if len(made) > 1 else 0), 0), poor, pages


# -- one opening


def _opening(field: DayField, cells: Sequence[Cell], ranges: Sequence[Range], m: Measures, setter: Setter) -> Opening:
    columns = field.columns
    step = min((m.width - m.rail) / (last - first) for first, last in ranges)
    own_cells = [cell for cell in cells if cell.first < ranges[-1][1] and cell.last > ranges[0][0]]
    cells = uncrowded(own_cells, max(1, int(step / m.least)))
    head = max(setter.head(columns[first:last], (m.width - m.rail) / (last - first)) for first, last in ranges)
    above = setter.asides(field.asides, m.width - m.rail) if field.asides else 0.0
    room = m.height - head - above
    dropped: frozenset[tuple[int, int]] = frozenset()
    below, lists, every = True, 0.0, False
    for turn in count():
        spots = [
            spot for n, own in enumerate(ranges) for spot in _spots(cells, n, ranges, m, setter, dropped, every=every)
        ]
        axis = axis_of(cells, spots, m, room - lists)
        sides = [_side(n, own, spots, axis, m, len(ranges)) for n, own in enumerate(ranges)]
        missed = frozenset((n, start) for n, side in enumerate(sides) for start in _untold(side))
        listed = ([one.cell for one in side.cells if one.form.listed] for side in sides)
        wanted = max((setter.listed(found, m.width) for found in listed if found), default=0.0)
        if wanted and not every:
            every = True
            continue
        if turn >= _TURNS or (missed <= dropped and (not below or wanted <= lists + 0.01)):
            break
        dropped |= missed
        if below and wanted > lists:
            below = wanted <= _LIST * room and turn < _TURNS - 1
            lists = 1.1 * wanted if below else 0.0
    below = below and wanted <= lists + 0.01
    made = tuple(side._replace(below=below) for side in sides)
    return Opening(columns, made, head, above, axis.height, field.asides)


def _spots(cells: Sequence[Cell], page: int, ranges: Sequence[Range], m: Measures, setter: Setter,
           dropped: frozenset[tuple[int, int]], *, every: bool) -> Iterator[CellSpot]:  # fmt: skip
    """The cells of a page, each with where it stands across."""
    first, last = ranges[page]
    step = (m.width - m.rail) / (last - first)
    for cell in cells:
        if cell.last <= first or cell.first >= last:
            continue
        left = (max(cell.first, first) - first) * step
        right = (min(cell.last, last) - first) * step
        lane = (right - left) / cell.lanes
        x0 = left + cell.lane * lane
        before, behind = cell.first < first and page > 0, cell.last > last and page + 1 < len(ranges)
        part = "right" if before else "left" if behind else "whole"
        width = lane - m.gap
        timed = (page, cell.start) in dropped
        forms = setter.forms(cell, width, timed=timed, part=part, every=every)
        yield CellSpot(cell, page, part, x0, x0 + width, forms)


def _side(page: int, own: Range, spots: Sequence[CellSpot], axis: Axis, m: Measures, pages: int) -> Side:
    """A page with its cells at their places, and the times and marks of its rail."""
    first, last = own
    right = pages == 2 and page == 1
    left = 0.0 if right else m.rail
    placed = []
    for spot in spots:
        if spot.page == page:
            top, end = axis.at(spot.cell.start), axis.at(spot.cell.end)
            rect = Rect(left + spot.x0, top, left + spot.x1, end - m.gap)
            placed.append(Placed(spot.cell, rect, spot.forms.best(rect.height), spot.part))
    times: list[tuple[float, int]] = []
    for start in sorted({one.cell.start for one in placed}):
        y = axis.at(start)
        low = times[-1][0] + m.time if times else y
        if y >= low - 0.4 * m.time:
            times.append((max(y, low), start))
    if placed:
        end = max(one.cell.end for one in placed)
        if not placed[-1].cell.open and axis.at(end) - m.time >= times[-1][0] + 0.9 * m.time:
            times.append((axis.at(end) - m.time, end))
    step = (m.width - m.rail) / (last - first)
    return Side(first, last, step, left, tuple(placed), tuple(times), tuple(axis.marks()), right)


def _untold(side: Side) -> set[int]:
    """Starts for which the rail has no room."""
    told = {start for _, start in side.times}
    return {placed.cell.start for placed in side.cells if placed.cell.start not in told}


def _numbered(made: Sequence[Opening]) -> tuple[Opening, ...]:
    """Numbers for the cells that need one, through the whole day: by page, time and room; an item has one number."""
    numbers: dict[str, int] = {}
    told = []
    for opening in made:
        waiting = sorted(
            (placed.cell.start, placed.cell.first, placed.cell.key)
            for side in opening.sides
            for placed in side.cells
            if placed.form.listed
        )
        for _, _, key in waiting:
            numbers.setdefault(key, len(numbers) + 1)
        sides = (side._replace(cells=tuple(_with(numbers, placed) for placed in side.cells)) for side in opening.sides)
        told.append(opening._replace(sides=tuple(sides)))
    return tuple(told)


def _with(numbers: Mapping[str, int], placed: Placed) -> Placed:
    """A cell with its number, if it needs one."""
    return placed._replace(number=numbers[placed.cell.key]) if placed.form.listed else placed
