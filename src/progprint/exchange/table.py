"""Organisers' tables: a row for each talk, or for each speaker of one; headings in any order.

Rows above the headings name the conference. Cells that are empty because cells were merged take track, date and room from
above. A row with a person and no title is a further speaker of the talk above it. Columns that mean nothing to an agenda
stand below ``extra`` under their headings; so do rows that are no talk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from progprint.agenda.dates import Habit, habit_of
from progprint.agenda.entries import ALL_ROOMS
from progprint.agenda.programme import Agenda
from progprint.core.diagnostic import Diagnostic, Outcome, error
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given
from progprint.exchange.headings import field_of
from progprint.exchange.plain import one_line
from progprint.exchange.to_table import HEADINGS, fitting, table_rows
from progprint.exchange.when import read_when
from progprint.exchange.workbook import Sheet
from progprint.locale.names import looks_like_name
from progprint.source.edit import Plain

_HEADS = 15
"""Rows among which the headings are looked for."""
_DOWN = ("track", "date", "room")
"""Fields that are taken from the row above where a cell is empty."""
_OF_SPEAKERS = ("org", "job_title", "bio", "photo", "reading")
_HEADED = ("案例背景", "解决思路", "成果", "实践案例", "背景", "方案")
"""Columns that are parts of a summary, under their own headings."""
_PARTS = re.compile(r"\s*(?:[、,，&＆/;；\n]|和)\s*")
_OWN_PARTS = re.compile(r"\s*、\s*")
_NONE = frozenset(("-", "–", "—", "无", "無"))
_WESTERN = re.compile(r"(?!Ph\.?D|M\.?D|Jr|Sr|MBA|Inc|Ltd)[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3}")

Row = dict[str, str]


def read_tables(
    sheets: Sequence[Sheet], path: str, own: Mapping[str, str], year: str = ""
) -> Outcome[dict[str, Plain]]:
    """The agenda of all sheets that have headings. Error: import-nothing.

    ``own`` maps a project's own headings to fields; ``year`` is that of dates that have none.
    """
    draft = Draft(path)
    habit = habit_of((cell for sheet in sheets for row in sheet.rows for cell in row), year)
    habit = habit._replace(from_1904=any(sheet.from_1904 for sheet in sheets))
    made = _Tables(draft, habit)
    for sheet in sheets:
        made.sheet(sheet, own, several=len(sheets) > 1)
    if not made.talks:
        found: list[Diagnostic] = [error("import-nothing", variant="table", path=path)]
        return Outcome(None, tuple(found))
    made.finish()
    return Outcome(draft.agenda(), tuple(draft.remarks()))


def rows_of(agenda: Agenda) -> list[Sheet]:
    """The sheet that an export of an agenda shows."""
    rows = ([fitting(cell).strip() for cell in row] for row in table_rows(agenda))
    return [Sheet("议程", [list(HEADINGS), *rows])]


class _Tables:
    """Reads sheets one after the other into a draft; a talk is told when the next one begins."""

    def __init__(self, draft: Draft, habit: Habit) -> None:
        self._draft, self._habit = draft, habit
        self._unplaced: list[str] = []
        self._rows: list[Row] = []
        self._marks = _PARTS
        self.talks = 0

    def sheet(self, sheet: Sheet, own: Mapping[str, str], *, several: bool) -> None:
        """Everything on a sheet."""
        found = _headings(sheet.rows, own)
        if found is None:
            self._unplaced += [line for row in sheet.rows if (line := " | ".join(filter(None, row)))]
            return
        number, columns = found
        # in a table of ours only 、 stands between names, so that "Jason Ma, Ph.D." is one
        self._marks = _OWN_PARTS if tuple(map(one_line, sheet.rows[number])) == HEADINGS else _PARTS
        above = [line for row in sheet.rows[:number] if (line := " ".join(filter(None, row)))]
        if above and "title" not in self._draft.conference:
            self._draft.conference["title"] = one_line(above.pop(0))
            self._draft.guessed(f"{self._draft.conference['title']} → conference title")
        self._unplaced += above
        by_sheet = several and not any(field == "track" for field, _ in columns)
        if by_sheet:
            self._draft.guessed(f"{sheet.name} → track")
        last: Row = {"track": sheet.name} if by_sheet else {}
        pending: list[str] = []
        for cells in sheet.rows[number + 1 :]:
            row = {name: cell for (name, _), cell in zip(columns, cells, strict=False) if cell}
            if not row:
                continue
            for name in _DOWN:
                if name in row:
                    last[name] = row[name]
            if "title" in row:
                self._flush()
                self._unplaced += pending if set(row) & set(_DOWN) else []
                pending = []
                self._rows = [{**last, **row}]
            elif "speaker" in row and self._rows and not ({"time", "start"} & set(row)):
                self._rows.append(row)
            elif set(row) - set(_DOWN):
                self._unplaced.append(" | ".join(row.values()))
            else:
                pending.append(" | ".join(row.values()))
        self._flush()
        self._unplaced += pending  # a heading below which no talk follows

    def finish(self) -> None:
        """What belongs to no talk."""
        if self._unplaced:
            self._draft.about({"unplaced": self._unplaced})

    def _flush(self) -> None:
        if not self._rows:
            return
        first, *_ = rows = self._rows
        self._rows = []
        self.talks += 1
        speakers = [key for row in rows for key in self._people(row, "speaker")]
        track = one_line(first.get("track", ""))
        track = "" if track in _NONE else track
        extra = _beyond(rows)
        for name, value in self._track(track, first).items():
            _put(extra, name, value)
        summary: Plain = self._draft.text(first.get("summary"))
        headed: dict[str, Plain] = {name[1:]: self._draft.text(first[name]) for name in first if name.startswith("#")}
        if headed:
            summary = {**({"概要": summary} if summary else {}), **headed}
        self._draft.talk(
            Given(
                id=one_line(first.get("id", "")),
                title=one_line(first["title"]),
                everywhere=first.get("room", "").strip().casefold() in ALL_ROOMS,
                rooms=tuple(filter(None, (one_line(part) for part in re.split(r"[、，]", first.get("room", ""))))),
                track=track,
                kind=one_line(first.get("type", "")),
                subtitle=first.get("subtitle", ""),
                summary=summary,
                speakers=tuple(dict.fromkeys(speakers)),
                moderators=tuple(self._people(first, "moderator")),
                language=one_line(first.get("language", "")),
                tags=tuple(filter(None, re.split(r"\s*[、,，;；]\s*", first.get("tags", "")))),
                extra=extra,
                written={**self._when(first, extra), **_takeaways(first)},
            )
        )

    def _track(self, title: str, row: Row) -> dict[str, str]:
        """Tell what the row says of its track; returns what cannot be said of it."""
        if not title:
            return {name: row[name] for name in ("producer", "intro") if name in row}
        about: dict[str, Plain] = {}
        if row.get("producer"):
            about["producer"] = list(self._people({"producer": row["producer"]}, "producer"))
        if row.get("intro"):
            about["intro"] = self._draft.text(row["intro"])
        return {name: row[name] for name in self._draft.track(title, title, about)}

    def _people(self, row: Row, field: str) -> Iterator[str]:
        """The persons of a cell by key; what else the row says of a person is of the first of them, if it speaks."""
        names = people_of(row.get(field, ""), self._marks)
        if len(names) > 1:
            self._draft.guessed(f"{one_line(row[field])} → {len(names)} × {field}")
        own = field == "speaker"
        orgs, jobs = (shares(row.get(name, "") if own else "", len(names)) for name in ("org", "job_title"))
        for n, (name, org, job) in enumerate(zip(names, orgs, jobs, strict=True)):
            bio = self._draft.text(row.get("bio")) if own and n == 0 else ""
            told = row if own and n == 0 else {}
            photo = one_line(told.get("photo", ""))
            more = {"photo": photo} if "://" in photo else {}
            key = f"{name} {org}".strip()
            self._draft.person(
                key,
                name,
                org=org,
                job_title=job,
                bio=bio,
                reading=one_line(told.get("reading", "")),
                photo="" if more else photo,
                more=more,
            )
            yield key

    def _when(self, row: Row, extra: dict[str, object]) -> dict[str, Plain]:
        """Date and time as an agenda writes them; what cannot be read is kept as it is, and named."""
        told = read_when(row, self._habit)
        for one in told.left:
            if one.kept:
                _put(extra, one.field, row[one.field])
        self._draft.timed(one_line(row["title"]), told)
        return told.written


def _beyond(rows: Sequence[Row]) -> dict[str, object]:
    """What the rows of a talk hold that no field takes: own columns, and what further rows say besides their speaker."""
    found: dict[str, object] = {}
    for n, row in enumerate(rows):
        for name, value in row.items():
            of_speaker = name in _OF_SPEAKERS
            if (
                name.startswith("+")
                or (of_speaker and "speaker" not in row)
                or (n > 0 and not of_speaker and name != "speaker")
            ):
                _put(found, name.lstrip("+#"), value)
    return found


def _put(extra: dict[str, object], name: str, value: str) -> None:
    """Keep a value; several of one name are a list."""
    old = extra.get(name, [])
    told = old if isinstance(old, list) else [old]
    if value and value not in told:
        extra[name] = [*told, value] if told else value


def people_of(cell: str, marks: re.Pattern[str] = _PARTS) -> list[str]:
    """The names in a cell: several only where every part looks like one; ``marks`` are what may stand between them."""
    parts = [one_line(part) for part in marks.split(cell.strip()) if part.strip()]
    several = len(parts) > 1 and all(looks_like_name(part) or _WESTERN.fullmatch(part) for part in parts)
    return parts if several else [one_line(cell)] if cell.strip() else []


def shares(cell: str, count: int) -> list[str]:
    """What a cell says of so many people: a part for each, or one that is true of all, else all of it of the first."""
    parts = [one_line(part) for part in _PARTS.split(cell.strip()) if part.strip()] if count > 1 else [one_line(cell)]
    if len(parts) == count:
        return parts
    return parts * count if len(parts) == 1 else [one_line(cell), *[""] * (count - 1)]


def _headings(rows: Sequence[Sequence[str]], own: Mapping[str, str]) -> tuple[int, list[tuple[str, str]]] | None:
    """The row of headings and the columns: (field, heading); "+…" is kept below extra, "#…" a part of the summary."""
    best, most = -1, 1
    for number, row in enumerate(rows[:_HEADS]):
        known = {field for cell in row if (field := field_of(cell, own))}
        if len(known) > most and "title" in known:
            best, most = number, len(known)
    if best < 0:
        return None
    columns: list[tuple[str, str]] = []
    taken: set[str] = set()
    width = max(len(row) for row in rows)
    for n, cell in enumerate([*rows[best], *[""] * (width - len(rows[best]))]):
        heading = one_line(cell)
        field = field_of(heading, own)
        if heading in _HEADED and f"#{heading}" not in taken:
            name = f"#{heading}"
        elif not field or field in taken:
            name = f"+{heading or f'column {n + 1}'}"
            name = name if name not in taken else f"{name} {n + 1}"
        else:
            name = field
        taken.add(name)
        columns.append((name, heading))
    return best, columns


def _takeaways(row: Row) -> dict[str, Plain]:
    lines: list[Plain] = [line.strip() for line in row.get("takeaways", "").split("\n") if line.strip()]
    return {"takeaways": lines if len(lines) > 1 else lines[0]} if lines else {}
