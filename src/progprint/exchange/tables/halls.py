"""The heads of a timetable: which columns hold times, which are halls, tracks or days, and what is said of each.

Under them stand talks, or, side by side, a list for each hall with headings of its own:

时间        | 会场一        | 会场二
开始 | 结束 | 议题 | 讲师   | 议题 | 讲师
"""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from progprint.core.patterns import pattern
from progprint.exchange.kinds import kind_of_title
from progprint.exchange.plain import one_line
from progprint.exchange.tables.cells import CellRange, Cells, TableFrame, TableReading
from progprint.exchange.tables.columns import TableColumn, holds_halves, named_columns
from progprint.exchange.tables.headings import fields_of, is_known
from progprint.exchange.tables.listing import ListingReader
from progprint.exchange.tables.section import TableSection, is_room, is_track, section_of
from progprint.exchange.values import IN_TABLES, forms
from progprint.exchange.when import clocks_of

_CORNER = pattern(rf"(?:{forms('corners', IN_TABLES)})*", re.IGNORECASE)
_TIMES = ("time", "start", "end", "date")
_NOT_A_HALL = pattern(forms("no halls", IN_TABLES), re.IGNORECASE)


class Hall(NamedTuple):
    """A column of talks and what its head says of them."""

    at: int
    head: TableSection


def halls_of(row: int, reading: TableReading, *, bare_corner: bool = True) -> tuple[dict[int, str], list[Hall]] | None:
    """The columns of a timetable, if a row heads one: those of its times by field, and its halls.

    ``bare_corner``: nothing need stand over the times.
    """
    cells = reading.cells
    lead: dict[int, str] = {}
    heads: list[CellRange] = []
    for area in cells.row(row):
        fields = fields_of(area.text, reading.own)
        if not heads and (set(fields) & set(_TIMES) or _CORNER.fullmatch(area.text)):
            if not holds_halves(cells, row, area.left):  # 上午 beside the times is no time
                lead[area.left] = next((name for name in fields if name in _TIMES), "time")
        else:
            heads.append(area)
    heads = [area for area in heads if fields_of(area.text, reading.own) or not is_known(area.text, reading.own)]
    first = heads[0].left if heads else 0
    if not lead and bare_corner:
        lead = {column: "time" for column in range(first) if _count_clocks(cells, row, column)}
    if not lead or not heads:
        return None
    for text in [area.text for area in heads]:
        if _NOT_A_HALL.search(text) or (clocks_of(text) and not re.fullmatch(r"\d{3}", text.strip())):  # 301 is a room
            return None
        if set(fields_of(text, reading.own)) - {"room", "track"} and not is_room(text) and not is_track(text):
            return None
    clocked = [at for at, name in lead.items() if name in {"time", "start"} and _count_clocks(cells, row, at)]
    if not clocked or (len(heads) == 1 and not (is_room(heads[0].text) or is_track(heads[0].text))):
        return None
    return lead, _halls(heads, row, reading)


def _count_clocks(cells: Cells, row: int, column: int) -> bool:
    """Whether the cells below are times: at least one, and the first that are filled."""
    below = [cells.area(number, column).text for number in range(row + 1, min(row + 12, cells.height))]
    clocks = [text for text in below if clocks_of(text)]
    return len(clocks) > 1 or (len(clocks) == 1 and (cells.height - row <= 3 or len(list(filter(None, below))) == 1))


def _halls(heads: Sequence[CellRange], row: int, reading: TableReading) -> list[Hall]:
    """The halls; heads that are neither rooms, tracks nor days are taken for what the others are, and that is told."""
    read = [section_of(area.text, reading.days) for area in heads]
    corner = " ".join(area.text for area in reading.cells.row(row) if area.left < heads[0].left)
    plain = are_latin([area.text for area in heads])
    if any(one.room for one in read) or re.search("会场|會場|地点|地點|room|hall|venue", corner, re.IGNORECASE):
        default = "room"
    elif any(one.track for one in read) or re.search("专题|專題|论坛|track", corner, re.IGNORECASE) or not plain:
        default = "track"
    else:
        default = "room"
    made: list[Hall] = []
    for area, one in zip(heads, read, strict=True):
        head = one
        if one.rest and not one.told:
            head = TableSection(**{default: one_line(area.text)})
            reading.found.guessed.append(f"{one_line(area.text)} → {default}")
        elif one.rest:
            name = "track" if not one.track else "room"
            head = one._replace(**{name: getattr(one, name) or one.rest, "rest": ""})
        made += [Hall(column, head) for column in range(area.left, area.right + 1)]
    return made


def are_latin(heads: Sequence[str]) -> bool:
    """Whether heads are in Latin letters, in which a name alone is a room's sooner than a track's."""
    return all(re.fullmatch(r"[\x00-\u024f]+", head) for head in heads)


class SideBySide:
    """Reads the rows below the second row of heads, for each hall as a list of its own."""

    def __init__(
        self, columns: Sequence[TableColumn], halls: Sequence[Hall], frame: TableFrame, reading: TableReading
    ) -> None:
        self._cells, self.frame = reading.cells, frame
        self._lists: list[tuple[TableSection, list[int], ListingReader]] = []
        for head, some in groupby(halls, lambda hall: hall.head):
            at = [hall.at for hall in some]
            own = [one for one in columns if one.at < halls[0].at or one.at in at]
            self._lists.append((head, at, ListingReader(own, frame.below(head), reading)))

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
    row: int, lead: Mapping[int, str], halls: Sequence[Hall], frame: TableFrame, reading: TableReading
) -> SideBySide | None:
    """The reader of halls whose heads stand above headings of their own; None where the next row holds no headings.

    ``lead``: the columns of times, which may be headed in the first row alone.
    """
    cells = reading.cells
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
        named = (
            one._replace(fields=(lead[one.at],)) if not one.heading and one.at in lead else one
            for one in named_columns(cells, row + 1, reading.own, own)
        )
        columns += [one for one in named if one not in columns]
    return SideBySide(columns, halls, frame, reading)
