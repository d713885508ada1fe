"""Facts that hold for the rows of a table by what stands above them, and what reading the tables brought up."""

import re
from typing import NamedTuple

from progprint.exchange.tables.cells import CellRow
from progprint.exchange.tables.section import Days, TableSection

_EARLY = re.compile(r"\s*(\d{1,2})\s*[:：时時点]")
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
        if section.half:
            frame = frame._replace(half=section.half)
        if section.track:
            frame = frame._replace(track=section.track, room=frame.day_room, producer="", moderator="")
        if section.room:
            frame = frame._replace(room=section.room)
            if not frame.track:
                frame = frame._replace(day_room=section.room)
        for name in ("producer", "moderator"):
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
    """The things that a reader of a table is given: own headings, the days of the conference, and where findings go."""

    own: dict[str, str]
    days: Days
    found: TableFindings
