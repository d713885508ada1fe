"""The sheets of a workbook read from top to bottom: what each holds, and what its rows say.

Rows above the first headings are about the conference. Headings begin a list, heads of halls a timetable; both may come
several times on a sheet. A tab says a day, a track or a room, or nothing.
"""

import re
from collections.abc import Mapping, Sequence

from progprint.core.patterns import pattern
from progprint.exchange.tables.about import About, is_about
from progprint.exchange.tables.cells import Cells, TableFindings, TableFrame, TableReading
from progprint.exchange.tables.columns import below, columns_of, named_columns
from progprint.exchange.tables.halls import SideBySide, abreast, halls_of
from progprint.exchange.tables.listing import ListingReader, labelled
from progprint.exchange.tables.section import ANY_YEAR, Days, has_short_day, heads_track, is_room, section_of
from progprint.exchange.tables.timetable import Timetable
from progprint.exchange.tables.workbook import WorkbookSheet
from progprint.exchange.values import IN_TABLES, forms
from progprint.exchange.when import clocks_of

_PLAIN_TAB = pattern(
    rf"(?:Sheet|工作表|表|Table|Tabelle|Feuil)?\s*\d*|.*(?:{forms('plain tabs', IN_TABLES)}).*", re.IGNORECASE
)
_YEAR = pattern(r"(?<!\d)(20\d\d)\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}")


def read_sheets(
    sheets: Sequence[WorkbookSheet], own: Mapping[str, str], year: str
) -> tuple[TableFindings, About, list[str]]:
    """All that the sheets say, what they say of the conference, and the names of sheets that hold nothing to read."""
    pages = [Cells(sheet) for sheet in sheets]
    about = About()
    found = TableFindings()
    tables: list[tuple[Cells, int]] = []
    unread: list[str] = []
    for cells in pages:
        plain = TableReading(cells, own, Days(), TableFindings())
        first = 0 if cells.of_records else next((n for n in range(cells.height) if _begins(n, plain)), -1)
        if first >= 0:
            tables.append((cells, first))
            continue
        if not is_about(cells):
            unread += [f"{cells.name} ({cells.height})"] if cells.height else []
            continue
        for n in range(cells.height):
            if areas := cells.row(n, own=True):
                about.row(areas, cells, n, titled=False)
    heads = {cells.name: above(cells, first, about, alone=len(tables) == 1) for cells, first in tables}
    if "date" not in about.conference:
        about.only(section_of(text, Days()).date for texts in heads.values() for text in texts)
    days = Days(year or _year(about, pages), about.days)
    for cells, first in tables:
        tab = _tab(cells, days, several=len(tables) > 1, found=found)
        for section in heads[cells.name]:
            tab = tab.below(section_of(section, days), inside=True)
        walk = _Walk(tab, TableReading(cells, own, days, found))
        walk.records() if cells.of_records else walk.read(first)
    return found, about, unread


def _begins(row: int, reading: TableReading) -> bool:
    """Whether a table begins in a row."""
    known = columns_of(reading.cells, row, reading.own) or halls_of(row, reading)
    return bool(known) or _turned(row, reading) is not None


def _turned(row: int, reading: TableReading) -> TableReading | None:
    """The sheet with its hours down, where they stand across: several cells of a row are times, and turned it is a timetable."""
    if row >= 4 or sum(bool(clocks_of(area.text)) for area in reading.cells.row(row)) < 2:
        return None
    turned = reading._replace(cells=reading.cells.below(row).turned())
    return turned if halls_of(0, turned) is not None else None


def above(cells: Cells, first: int, about: About, *, alone: bool) -> list[str]:
    """Take the rows above the first table; days and tracks that stand there hold for the table.

    ``alone``: no other sheet has one, so that a date there is the conference's.
    """
    sections: list[str] = []
    for n in range(first):
        areas = cells.row(n, own=True)
        if not areas:
            continue
        text = areas[0].text
        section = section_of(text, ANY_YEAR)
        pair = labelled([area.text for area in areas])
        above = section_of(pair, ANY_YEAR)
        if pair and (above.track or above.producer or above.moderator or not about.takes(areas[1].text, areas[0].text)):
            sections.append(pair)
            continue
        heads = section.told and not section.rest and len(areas) == 1
        whole = alone and section.date and section.room and not section.track  # 时间：… 地点：… of the whole conference
        of_track = section.track or any(map(heads_track, sections))
        venue = alone and section.room and not is_room(section.room) and not of_track
        hosts = section.half or section.moderator or section.producer
        below_title = n > 0 and "title" in about.conference
        of_table = bool(hosts or (section.date and not section.time)) or heads_track(text) or below_title
        if heads and not whole and not venue and (of_table or (section.room and not alone)):
            sections.append(text)
            about.left += [(cells.place(n, areas[0].left), section.time)] if section.time else []
        else:
            about.row(areas, cells, n)
    return sections


def _year(about: About, pages: Sequence[Cells]) -> str:
    """The year of dates that have none: that of the conference, or the only one that occurs in the file."""
    if about.days:
        return str(about.days[0].year)
    texts = [text for cells in pages for text in (cells.name, *(area.text for area in cells.all()))]
    years = {told[1] for text in texts for told in _YEAR.finditer(text)}
    years = years or set(re.findall(r"(?<!\d)20\d\d(?!\d)", str(about.conference.get("title", ""))))
    if len(years) != 1:
        return ""
    year = years.pop()
    if any(map(has_short_day, texts)):
        about.guessed.append(("year", year))
    return year


def _tab(cells: Cells, days: Days, *, several: bool, found: TableFindings) -> TableFrame:
    """What the tab of a sheet says of its talks."""
    name = cells.name
    only = days.days[0].isoformat() if len(days.days) == 1 else ""
    section = section_of(name, days)
    if section.told and (not section.rest or section.date or section.day):
        rest = section.rest if not _PLAIN_TAB.fullmatch(section.rest or "") else ""
        frame = TableFrame(date=only).below(section)
        if rest and not frame.track:
            frame = frame._replace(track=rest)
        found.guessed.append(f"{name} → {', '.join(filter(None, (frame.date, frame.track, frame.room)))}")
        return frame
    if several and name and not _PLAIN_TAB.fullmatch(name):
        found.guessed.append(f"{name} → track")
        return TableFrame(track=name, date=only)
    return TableFrame(date=only)


class _Walk:
    """Reads a sheet row by row into findings."""

    def __init__(self, frame: TableFrame, reading: TableReading) -> None:
        self._frame, self._reading = frame, reading
        self._open: ListingReader | SideBySide | Timetable | None = None

    def records(self) -> None:
        """A sheet whose first row is one of headings, and every other a record."""
        columns = named_columns(self._reading.cells, 0, self._reading.own)
        reader = ListingReader(columns, self._frame, self._reading)
        for number in range(1, self._reading.cells.height):
            reader.row(number)
        reader.flush()

    def read(self, first: int) -> None:
        """Everything from a row on."""
        if turned := _turned(first, self._reading):
            self._reading, first = turned, 0
        number = first
        while number < self._reading.cells.height:
            number += self._row(number)
        if self._open:
            self._open.flush()

    def _row(self, number: int) -> int:
        """Take a row; returns how many were read."""
        cells, own = self._reading.cells, self._reading.own
        if not cells.row(number):
            return 1
        columns = columns_of(cells, number, own)
        bare_corner = not isinstance(self._open, ListingReader)
        halls = None if columns else halls_of(number, self._reading, bare_corner=bare_corner)
        if isinstance(self._open, Timetable) and not self._open.begun:
            columns, halls = [], None  # a second row of heads
        if not columns and halls is None:
            if self._open:
                self._open.row(number)
            return 1
        if self._open:
            self._open.flush()
            self._frame = self._open.frame
        if halls is not None and (lists := abreast(number, *halls, self._frame, self._reading)):
            self._open = lists
            return 2
        if halls is not None:
            self._open = Timetable(*halls, self._frame, self._reading)
            return 1
        under = below(cells, number, own)
        frame = self._frame._replace(track="") if any("track" in column.fields for column in columns) else self._frame
        self._open = ListingReader(under or columns, frame, self._reading)
        return 2 if under else 1
