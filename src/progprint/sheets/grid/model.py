"""Parts of a grid that is placed, the measures of its paper, and the questions that it has about type."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from progprint.core.units import Rect
from progprint.sheets.grid.field import Column
from progprint.sheets.timetable import Cell


class CellForm(NamedTuple):
    """A way to set the words of a cell: ``height`` pt with its padding.

    ``grade`` 0 is the best. ``listed``: not all is said in the cell, so it carries a number, and a list below says all.
    """

    height: float
    grade: int
    listed: bool = False
    content: object = None


class CellForms:
    """The ways to set a cell, the best first, each set when it is first asked for: most cells need one only.

    ``make`` gives the forms that are tried at a grade; one may come out worse than that, never better. ``grades`` are those
    at which something is tried, in order. ``lowest`` is the form of the least height.
    """

    __slots__ = ("_made", "_make", "_tried", "grades", "lowest")

    def __init__(self, make: Callable[[int], Iterable[CellForm]], grades: Sequence[int], lowest: CellForm) -> None:
        self._make, self.grades, self.lowest = make, grades, lowest
        self._made: list[CellForm] = []
        self._tried = 0

    def upto(self, grade: int) -> list[CellForm]:
        """All forms of a grade or better."""
        while self._tried < len(self.grades) and self.grades[self._tried] <= grade:
            self._made += self._make(self.grades[self._tried])
            self._made.sort(key=_grade_of)
            self._tried += 1
        return self._made[: bisect_right(self._made, grade, key=_grade_of)]

    def first(self) -> CellForm:
        """The best form of all."""
        return next(form for grade in self.grades for form in self.upto(grade))

    def least(self, grade: int) -> float:
        """The lowest height at a grade or better, pt; of a cell that has none so good, the lowest."""
        return min([form.height for form in self.upto(grade)], default=self.lowest.height)

    def best(self, height: float) -> CellForm:
        """The best form that fits; the lowest where none does."""
        fit = (form for grade in self.grades for form in self.upto(grade) if form.height <= height + 0.01)
        return next(fit, self.lowest)


def _grade_of(form: CellForm) -> int:
    return form.grade


class Measures(NamedTuple):
    """A page, in points.

    ``width`` and ``height`` are of all that is the grid's, ``rail`` of the times; ``line`` is half a line of the grid, ``gap``
    lies between cells, ``least`` is the narrowest column, ``time`` the way from one time of the rail to the next.
    ``columns`` stand on a page at most. From grade ``poor`` on a form parts words badly. ``facing``: pages lie side by
    side two by two. ``parts``: into so many stretches of time a day may be parted so that all words stand in their cells.
    """

    width: float
    height: float
    rail: float
    line: float
    gap: float
    least: float
    time: float
    columns: int
    poor: int
    facing: bool = True
    parts: int = 2


class Setter(Protocol):
    """Answers about type: heights of heads and lists, and the forms of a cell."""

    def head(self, columns: Sequence[Column], width: float) -> float:
        """Height of the names of columns of a width, pt."""

    def asides(self, cells: Sequence[Cell], width: float) -> float:
        """Height of what is said above the grid, pt."""

    def listed(self, cells: Sequence[Cell], width: float) -> float:
        """Height of the list of what cells do not say, pt."""

    def forms(self, cell: Cell, width: float, *, timed: bool, part: str, every: bool) -> CellForms:
        """Ways to set a cell of a width; at least one.

        ``timed``: it carries its start. ``part``: "whole", or "left" or "right" of one that runs over two pages.
        ``every``: those too that part words badly.
        """


class Placed(NamedTuple):
    """A cell on its page: ``number`` is 0, or that of its row in the list below."""

    cell: Cell
    rect: Rect
    form: CellForm
    part: str = "whole"
    number: int = 0


class Side(NamedTuple):
    """A page: its columns, its cells, and where its rail has times and marks (pt below the top of the field).

    ``below``: its list stands on it; else it goes on behind the day.
    """

    first: int
    last: int
    step: float
    left: float
    cells: tuple[Placed, ...]
    times: tuple[tuple[float, int], ...]
    marks: tuple[tuple[float, float, str], ...]
    rail_right: bool = False
    below: bool = True


class Opening(NamedTuple):
    """A page, or two that face each other; ``head``, ``asides`` and ``height`` (of the field) are the same on both."""

    columns: tuple[Column, ...]
    sides: tuple[Side, ...]
    head: float
    above: float
    height: float
    asides: tuple[Cell, ...] = ()

    @property
    def listed(self) -> int:
        """Cells that only carry a number."""
        return sum(placed.form.listed for side in self.sides for placed in side.cells)
