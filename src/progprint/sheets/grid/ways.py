"""Ways to part a day: into stretches of time, and its rooms over pages and spreads, the fewest pages first."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from progprint.sheets.grid.field import DayField, breaks_between, grouped, parted
from progprint.sheets.grid.model import Measures
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
    pages_most = (
        faces if one and m.facing else faces * (-(-total // (faces * most)) + (_MORE if m.facing else 2 * _MORE))
    )
    if not one:
        field = grouped(field)
    for parts in range(1, _PARTS + 1):
        parting = False
        for pages in range(least, min(pages_most, total) + 1):
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
        edges[n] = (
            near[0] if near and max(near[0] - edges[n - 1], edges[n + 1] - near[0]) <= -(-total // pages) else edges[n]
        )
    return list(pairwise(edges))
