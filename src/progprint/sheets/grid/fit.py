"""The scale of an opening: the largest type for which all cells hold their words, else as few bare numbers as can be."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from progprint.sheets.grid.model import CellForms, Measures
from progprint.sheets.grid.scale import TRUE, Axis, Need, Stretch, fitting, heights, parts_of, pieces
from progprint.sheets.timetable import Cell

_TRUER = 0.6
"""Share of the pitch that a page allows, below which smaller type is tried first."""
_COMFORT = 1.3
"""How much higher than its words a cell may be where there is room."""
_TIGHT = 0.5
"""Share of its air that a scale keeps where a day has no room otherwise."""


class CellSpot(NamedTuple):
    """A cell, or the part of one that stands on a page: where, and the forms it has."""

    cell: Cell
    page: int
    part: str
    x0: float
    x1: float
    forms: CellForms


def axis_of(cells: Sequence[Cell], spots: Sequence[CellSpot], m: Measures, room: float) -> Axis:
    """The scale at which the cells hold their words in the largest type that there is room for."""
    second: Axis | None = None
    parts, comfort, grade = parts_of(cells), _comfort(spots), 0
    for tight, grade in ((tight, grade) for tight in (False, True) for grade in _grades(spots)):
        found, needs = _wanted(parts, spots, m, [spot.forms.least(grade) for spot in spots], tight=tight)
        pitch = fitting(found, needs, room, comfort)
        if pitch is None:
            continue
        axis = Axis(found, heights(found, needs, pitch), pitch)
        minutes = sum(piece.end - piece.start for piece in found if piece.kind == TRUE)
        fixed = sum(piece.height for piece in found)
        if not minutes or pitch >= min(_TRUER * (room - fixed) / minutes, comfort):
            return axis
        second = second or axis
        if tight:
            break
    return second or _relaxed(parts, spots, m, room, grade)


def _grades(spots: Sequence[CellSpot]) -> Iterator[int]:
    """Grades at which some cell says all, the best first; one at least."""
    grades = sorted({grade for spot in spots for grade in spot.forms.grades})
    found = (
        grade
        for grade in grades
        if any(form.grade == grade and not form.listed for spot in spots for form in spot.forms.upto(grade))
    )
    yield next(found, 0)
    yield from found


def _wanted(
    parts: Sequence[Stretch], spots: Sequence[CellSpot], m: Measures, least: Sequence[float], *, tight: bool
) -> tuple[tuple[Stretch, ...], list[Need]]:
    """The pieces of the scale and what the cells need, each at least so high; ``tight``: without air beyond that."""
    alone: dict[str, float] = {}
    for spot, height in zip(spots, least, strict=True):
        alone[spot.cell.key] = max(alone.get(spot.cell.key, 0.0), height + m.gap)
    found = pieces(parts, _TIGHT * m.line if tight else m.line, alone)
    return found, [
        Need(spot.cell.start, spot.cell.end, height + m.gap) for spot, height in zip(spots, least, strict=True)
    ]


def _relaxed(parts: Sequence[Stretch], spots: Sequence[CellSpot], m: Measures, room: float, grade: int) -> Axis:
    """The scale where not all cells can hold their words: as few as possible only carry a number."""
    whole, lowest = [spot.forms.least(grade) for spot in spots], [spot.forms.lowest.height for spot in spots]
    found, needs = _wanted(parts, spots, m, lowest, tight=True)
    pitch = fitting(found, needs, room, _comfort(spots)) or 0.0
    bare = Axis(found, heights(found, needs, pitch), pitch)
    lack = [
        height - (bare.at(spot.cell.end) - bare.at(spot.cell.start)) for spot, height in zip(spots, whole, strict=True)
    ]
    order = sorted(range(len(spots)), key=lambda at: (-lack[at], at))
    least = list(whole)

    def fits() -> bool:
        return sum(heights(*_wanted(parts, spots, m, least, tight=True), 0.0)) <= room + 0.01

    low, high = 0, len(spots)
    while low < high:
        middle = (low + high) // 2
        low_ones = set(order[:middle])
        least = [lowest[at] if at in low_ones else whole[at] for at in range(len(spots))]
        low, high = (low, middle) if fits() else (middle + 1, high)
    least = [lowest[at] if at in set(order[:low]) else whole[at] for at in range(len(spots))]
    for at in reversed(order[:low]):
        least[at] = whole[at]
        least[at] = whole[at] if fits() else lowest[at]
    found, needs = _wanted(parts, spots, m, least, tight=True)
    pitch = fitting(found, needs, room, _comfort(spots)) or 0.0
    return Axis(found, heights(found, needs, pitch), pitch)


def _comfort(spots: Sequence[CellSpot]) -> float:
    """The pitch above which a cell of the usual length is only emptier, pt a minute."""
    wanted = sorted(spot.forms.first().height / max(spot.cell.end - spot.cell.start, 1) for spot in spots)
    return _COMFORT * wanted[3 * (len(wanted) - 1) // 4]
