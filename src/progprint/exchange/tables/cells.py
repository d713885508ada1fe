"""The cells of a sheet with what merging means, rows of a table, what holds for them by what stands above, and findings."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from progprint.core.patterns import pattern
from progprint.exchange.plain import one_line
from progprint.exchange.tables.extent import address
from progprint.exchange.tables.section import Days, TableSection
from progprint.exchange.tables.workbook import WorkbookSheet

_EDGE = " \t\n\r\x0b\x0c\u00a0\u2002\u2003\u2009\u3000\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""What stands around the text of a cell and is none of it."""
_MOST = 200_000
"""Cells that merged areas may cover; what lies beyond is read as unmerged."""


class CellRange(NamedTuple):
    """A cell or a merged one: its text, first and last row, first and last column (from 0)."""

    text: str
    top: int
    left: int
    bottom: int
    right: int


class Cells:
    """A sheet to look cells up in; ``width`` and ``height`` are those of its rows."""

    def __init__(self, sheet: WorkbookSheet) -> None:
        self.name, self.of_records = sheet.name, sheet.of_records
        self._rows = [[cell.strip(_EDGE) for cell in row] for row in sheet.rows]
        self.height = len(sheet.rows)
        self.width = max(map(len, sheet.rows), default=0)
        self._areas: dict[tuple[int, int], CellRange] = {}
        self._of_rows: dict[int, list[CellRange]] = {}
        self._lines: dict[int, list[CellRange]] = {}
        covered = 0
        for top, left, last, most in sheet.merged:
            bottom, right = min(last, self.height - 1), min(most, self.width - 1)
            covered += max(bottom - top + 1, 0) * max(right - left + 1, 0)
            if top > bottom or left > right or covered > _MOST:
                continue
            area = CellRange(self._rows[top][left] if left < len(self._rows[top]) else "", top, left, bottom, right)
            for row in range(top, bottom + 1):
                self._of_rows.setdefault(row, []).append(area)
                self._areas |= {(row, column): area for column in range(left, right + 1)}

    @property
    def merged(self) -> list[CellRange]:
        """The merged cells."""
        return list(dict.fromkeys(self._areas.values()))

    def area(self, row: int, column: int) -> CellRange:
        """The cell at a place, or the merged one that covers it."""
        found = self._areas.get((row, column))
        if found is not None:
            return found
        line = self._rows[row]
        return CellRange(line[column] if column < len(line) else "", row, column, row, column)

    def row(self, row: int, *, own: bool = False) -> list[CellRange]:
        """The cells of a row, each merged one once; with ``own`` only what begins in it."""
        if row not in self._lines:
            alone = [
                CellRange(text, row, column, row, column)
                for column, text in enumerate(self._rows[row])
                if text and (row, column) not in self._areas
            ]
            merged = {area for area in self._of_rows.get(row, ()) if area.text}
            self._lines[row] = sorted([*alone, *merged], key=lambda area: area.left)
        return [area for area in self._lines[row] if not own or area.top == row]

    def place(self, row: int, column: int) -> str:
        """The address of a cell, as 议程!C12."""
        cell = address(row, column)
        return f"{self.name}!{cell}" if self.name else cell

    def all(self) -> Iterator[CellRange]:
        """The cells of all rows, each merged one once."""
        return (area for row in range(self.height) for area in self.row(row, own=True))

    def below(self, row: int) -> "Cells":
        """The part of the sheet from a row on."""
        rows = [[self.area_text(n, column) for column in range(self.width)] for n in range(row, self.height)]
        merged = tuple((a.top - row, a.left, a.bottom - row, a.right) for a in self.merged if a.top >= row)
        return Cells(WorkbookSheet(self.name, rows, merged))

    def turned(self) -> "Cells":
        """The sheet with rows and columns exchanged."""
        rows = [[self.area_text(row, column) for row in range(self.height)] for column in range(self.width)]
        merged = tuple((a.left, a.top, a.right, a.bottom) for a in self.merged)
        return Cells(WorkbookSheet(self.name, rows, merged))

    def area_text(self, row: int, column: int) -> str:
        """The text of a cell alone, "" where it is covered by a merged one that begins elsewhere."""
        area = self.area(row, column)
        return area.text if (area.top, area.left) == (row, column) else ""


class CellRow(NamedTuple):
    """A row of a table: its cells by field, and where each stands. "+…" is kept below extra, "#…" a part of the summary.

    ``exact``: it is a row of an export of ours, whose names are whole between 、.
    """

    cells: dict[str, str]
    places: dict[str, str]
    exact: bool = False

    def where(self, field: str) -> str:
        """The address of a field, or of the row's first cell."""
        return self.places.get(field) or next(iter(self.places.values()), "")


_EARLY = pattern(r"\s*(\d{1,2})\s*[:：时時点]")
_LATE = {"下午": "下午", "晚上": "晚上", "晚间": "晚上", "afternoon": "下午", "evening": "晚上"}
"""Parts of a day after noon, as they stand before a time."""


class TableFindings:
    """Talks (each a row, and rows of further speakers), people of lists, and what is to be told.

    ``left`` are places and texts that were not understood, ``guessed`` what was assumed, ``empty`` cells below filled ones.
    """

    def __init__(self) -> None:
        self.talks: list[list[CellRow]] = []
        self.people: list[CellRow] = []
        self.left: list[tuple[str, str]] = []
        self.guessed: list[str] = []
        self.empty: list[tuple[str, str]] = []

    def leave(self, cells: Cells, areas: Sequence[CellRange], row: int = -1) -> None:
        """Name cells of a row that were not understood."""
        if areas:
            place = cells.place(areas[0].top if row < 0 else row, areas[0].left)
            self.left.append((place, " | ".join(one_line(area.text) for area in areas)))


class TableFrame(NamedTuple):
    """The day, the track and its hosts for the rows below them; ``day_room`` is the room of the whole day."""

    date: str = ""
    half: str = ""
    track: str = ""
    room: str = ""
    producer: str = ""
    moderator: str = ""
    day_room: str = ""

    def below(self, section: TableSection, *, inside: bool = False) -> "TableFrame":
        """The same after a text that heads what follows: a day ends a track, a track ends its room and hosts.

        ``inside``: the text says more of the track that has just begun, so that a day does not end it.
        """
        frame = self
        if section.date or section.day:
            day = section.date or section.day
            frame = frame._replace(date=day) if inside else TableFrame(date=day)
        if section.track:
            frame = frame._replace(track=section.track, room=frame.day_room, producer="", moderator="")
        if section.room:
            frame = frame._replace(room=section.room)
            if not frame.track:
                frame = frame._replace(day_room=section.room)
        for name in ("half", "producer", "moderator"):
            if told := getattr(section, name):
                frame = frame._replace(**{name: told})
        return frame

    def filled(self, row: CellRow) -> CellRow:
        """A row with what it does not say itself."""
        cells = dict(row.cells)
        for name in ("date", "track", "room"):
            if getattr(self, name):
                cells.setdefault(name, getattr(self, name))
        if self.producer and cells.get("track") == self.track:
            cells.setdefault("producer", self.producer)
        if self.moderator and "speaker" in cells:
            cells.setdefault("moderator", self.moderator)
        half = (cells.pop("half", "") or self.half).casefold().strip()
        part = _LATE.get(half.split()[0] if half else "", "")
        for name in ("time", "start", "end"):
            early = _EARLY.match(cells.get(name, ""))
            if part and early and int(early[1]) < 12:
                cells[name] = part + cells[name].strip()
        return row._replace(cells=cells)


class TableReading(NamedTuple):
    """The things that a reader of a table is given: its sheet, own headings, the conference's days, and where findings go."""

    cells: Cells
    own: Mapping[str, str]
    days: Days
    found: TableFindings
