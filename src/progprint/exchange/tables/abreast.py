"""Lists side by side: each hall has columns of its own, under two rows of heads, and shares those of the times.

时间        | 会场一        | 会场二
开始 | 结束 | 议题 | 讲师   | 议题 | 讲师
"""

from collections.abc import Sequence
from itertools import groupby

from progprint.exchange.kinds import kind_of_title
from progprint.exchange.tables.cells import Cells
from progprint.exchange.tables.columns import TableColumn, named_columns
from progprint.exchange.tables.context import TableFrame, TableReading
from progprint.exchange.tables.halls import Hall
from progprint.exchange.tables.headings import fields_of, is_known
from progprint.exchange.tables.listing import ListingReader
from progprint.exchange.tables.section import TableSection


class SideBySide:
    """Reads the rows below the second row of heads, for each hall as a list of its own."""

    def __init__(
        self,
        cells: Cells,
        columns: Sequence[TableColumn],
        halls: Sequence[Hall],
        frame: TableFrame,
        reading: TableReading,
    ) -> None:
        self._cells, self.frame = cells, frame
        self._lists: list[tuple[TableSection, list[int], ListingReader]] = []
        for head, some in groupby(halls, lambda hall: hall.head):
            at = [hall.at for hall in some]
            own = [one for one in columns if one.at < halls[0].at or one.at in at]
            self._lists.append((head, at, ListingReader(cells, own, frame.below(head), reading)))

    def row(self, number: int) -> None:
        """Take a row for each hall that has something in it; without any it is a day, or the like, for all.

        What goes across all halls is in all of them; a break in a single cell is in none.
        """
        first, last = self._lists[0][1][0], self._lists[-1][1][0]
        areas = [area for area in self._cells.row(number, own=True) if area.right >= first]
        across = any(area.left <= first and area.right >= last for area in areas)
        lone = len(areas) == 1 and kind_of_title(areas[0].text) in {"break", "opening", "closing"}
        for head, at, one in self._lists:
            if any(at[0] <= area.left <= at[-1] for area in areas):
                common = self.frame._replace(room="all" if across else "")
                one.frame = common if across or lone else self.frame.below(head)
                one.row(number)
        if not areas:
            self.flush()
            *_, one = self._lists[0]
            one.frame = self.frame
            one.row(number)
            self.frame = one.frame

    def flush(self) -> None:
        """Tell the talks that are open."""
        for *_, one in self._lists:
            one.flush()


def abreast(
    cells: Cells, row: int, halls: Sequence[Hall], frame: TableFrame, reading: TableReading
) -> SideBySide | None:
    """The reader of halls whose heads stand above headings of their own; None where the next row holds no headings."""
    if row + 1 >= cells.height:
        return None
    under = cells.row(row + 1, own=True)
    titles = [area for area in under if "title" in fields_of(area.text, reading.own)]
    known = all(is_known(area.text, reading.own) for area in under)
    if len(titles) < 2 or not known or max(area.left for area in under) > halls[-1].at:
        return None
    columns: list[TableColumn] = []
    for _, some in groupby(halls, lambda hall: hall.head):
        own = {*range(halls[0].at), *(hall.at for hall in some)}
        columns += [one for one in named_columns(cells, row + 1, reading.own, own) if one not in columns]
    return SideBySide(cells, columns, halls, frame, reading)
