"""Organisers' tables as an agenda: lists of talks, timetables of halls, lists of people; headings in any order.

``walk`` reads the sheets into rows by field, here rows become talks. Columns that mean nothing to an agenda stand below
``extra`` under their headings; rows that were not understood do too, and are named with their places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from progprint.agenda.dates import Habit, habit_of
from progprint.agenda.entries import ALL_ROOMS, TYPE_WORDS
from progprint.agenda.programme import Agenda
from progprint.core.diagnostic import Outcome, error
from progprint.core.languages import text_language
from progprint.core.patterns import pattern
from progprint.exchange.affiliation import NONE, parted
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given, headed
from progprint.exchange.kinds import called_off
from progprint.exchange.named import Named
from progprint.exchange.plain import one_line
from progprint.exchange.tables.cells import CellRow, TableFindings
from progprint.exchange.tables.headings import bare, is_known
from progprint.exchange.tables.shares import PLACES, named_shares, shares, with_homes
from progprint.exchange.tables.walk import read_sheets
from progprint.exchange.tables.workbook import WorkbookSheet
from progprint.exchange.values import IN_TABLES, listed, shipped
from progprint.exchange.when import read_when
from progprint.exchange.write.table import HEADINGS, fitting, table_rows
from progprint.exchange.write.template_words import TEMPLATES
from progprint.source.edit import Plain

_OF_SPEAKERS = ("org", "job_title", "bio", "photo", "reading", "affiliation")
_EVERYWHERE = ALL_ROOMS | {"all rooms", "all halls", "everywhere", "所有分会场", "各分会场"}
_BETWEEN_ROOMS = pattern(r"[、，,;；/／&＆+\n]|\band\b")
_OWN = pattern(r"\d+|\b[A-Z]\b|[一二三四五六七八九十东南西北東]")
"""What tells rooms of one kind apart."""
_FEW, _LONG = 30, 24
"""Rows among which that of headings is looked for where none is known, and characters of a cell that are shown."""
_PLENARY = frozenset(bare(str(word)) for word in listed(shipped(IN_TABLES)["plenary"]))


def read_tables(
    sheets: Sequence[WorkbookSheet], path: str, own: Mapping[str, str], year: str = ""
) -> Outcome[dict[str, Plain]]:
    """The agenda of all sheets that have headings. Error: import-nothing. Warnings: import-rows, import-people.

    ``own`` maps a project's own headings to fields; ``year`` is that of dates that have none.
    """
    draft = Draft(path)
    samples = [sheet.name for sheet in sheets if is_sample(sheet)]
    found, about, unread = read_sheets([sheet for sheet in sheets if sheet.name not in samples], own, year)
    if not found.talks and not found.people:
        filled = ([cell for cell in row if cell.strip()] for sheet in sheets for row in sheet.rows[:_FEW])
        seen = " | ".join(one_line(cell)[:_LONG] for cell in max(filled, key=len, default=[]))
        return Outcome(None, (error("import-nothing", None, "table", path=path, seen=seen or "–"),))
    habit = habit_of((cell for sheet in sheets for row in sheet.rows for cell in row), year)
    habit = habit._replace(from_1904=any(sheet.from_1904 for sheet in sheets))
    tracks = {one_line(rows[0].cells.get("track", "")) for rows in found.talks}
    several = len(tracks - {""}) > 1
    made = _Talks(draft, habit, {name for name in tracks if several and bare(name) in _PLENARY})
    draft.conference |= about.conference
    for row in found.people:
        list(made.people(row, "speaker"))
    for rows in found.talks:
        beside = {name[1:]: text for name, text in rows[0].cells.items() if name[0] == "+"}
        if word := called_off(rows[0].cells["title"], beside):
            draft.guessed(f"{rows[0].where('title')}: {one_line(rows[0].cells['title'])} ({word})", "left-out")
        else:
            draft.talk(made.talk(rows))
    if not found.talks:
        draft.warned("import-no-talks", "", path)
    for line in found.guessed:
        draft.guessed(line)
    for code, line in about.guessed:
        draft.guessed(line, f"guessed.{code}")
    if samples:
        draft.guessed(", ".join(samples), "sample")
    for heading, count in _unknown_columns(found, own).items():
        draft.guessed(f"{heading} ({count})", "columns")
    for place, text in found.empty:
        draft.warned("import-empty", place, text)
    for name in unread:
        draft.warned("import-sheet", "", name)
    left = [*about.left, *found.left]
    for place, text in left:
        draft.warned("import-rows", place, text)
    if left:
        draft.about({"unplaced": [text for _, text in left]})
    return Outcome(draft.agenda(), tuple(draft.remarks()))


def _unknown_columns(found: TableFindings, own: Mapping[str, str]) -> Counter[str]:
    """The headings that mean nothing to an agenda and are no usual ones, as 序号 and 备注 are, with the cells below them."""
    cells = (name.removeprefix("+") for rows in found.talks for row in rows for name in row.cells if name[0] == "+")
    return Counter(name for name in cells if name != "text" and not is_known(name, own))


def is_sample(sheet: WorkbookSheet) -> bool:
    """Whether a sheet is the example in our own workbook to fill in."""
    return any(
        sheet.name == words.example and sheet.rows and tuple(sheet.rows[0][: len(words.headings)]) == words.headings
        for words in TEMPLATES.values()
    )


def rows_of(agenda: Agenda) -> list[WorkbookSheet]:
    """The sheet that an export of an agenda shows."""
    rows = ([fitting(cell).strip() for cell in row] for row in table_rows(agenda))
    return [WorkbookSheet("议程", [list(HEADINGS), *rows])]


class _Talks:
    """Puts rows into a draft."""

    def __init__(self, draft: Draft, habit: Habit, plenary: Collection[str]) -> None:
        """``plenary``: the names of tracks that are for everybody."""
        self._draft, self._habit, self._plenary = draft, habit, plenary

    def talk(self, rows: Sequence[CellRow]) -> Given:
        """A talk out of its row and the rows of its further speakers."""
        first = rows[0].cells
        rows = [row._replace(exact=rows[0].exact) for row in rows]
        spoken = [pair for row in rows for pair in self.people(row, "speaker")]
        chaired = [key for _, key in self.people(rows[0], "moderator")]
        chaired += [key for role, key in spoken if role == "moderator"]
        speakers = [key for role, key in spoken if role not in {"moderator", "producer"}]
        track = one_line(first.get("track", ""))
        if track in self._plenary and not first.get("producer"):
            self._draft.guessed(track, "guessed.plenary")
            track = ""
        track = "" if track in NONE else track
        extra = _beyond([row.cells for row in rows])
        for name, value in self._track(track, rows[0]).items():
            _put(extra, name, value)
        produced: list[Plain] = [key for role, key in spoken if role == "producer"]
        if produced and track:
            self._draft.track(track, track, {"producer": produced})
        summary = headed(self._draft.text(first.get("summary")))
        parts: dict[str, Plain] = {name[1:]: self._draft.text(first[name]) for name in first if name.startswith("#")}
        if parts:
            told = summary if isinstance(summary, str) else self._draft.text(first.get("summary"))
            summary = {**({"概要": told} if told else {}), **parts}
        return Given(
            id=one_line(first.get("id", "")),
            title=_in_languages("title", one_line(first["title"]), first, extra),
            everywhere=first.get("room", "").strip().casefold() in _EVERYWHERE,
            rooms=_rooms(first.get("room", ""), exact=rows[0].exact),
            track=track,
            kind=_kind(one_line(first.get("type", "")), spoken=bool(speakers)),
            subtitle=first.get("subtitle", ""),
            summary=_in_languages("summary", summary, first, extra),
            speakers=tuple(dict.fromkeys(speakers)),
            moderators=tuple(dict.fromkeys(chaired)),
            language=one_line(first.get("language", "")),
            tags=tuple(filter(None, map(str.strip, re.split("[、,，;；]", first.get("tags", ""))))),
            extra=extra,
            written={**self._when(first, extra), **_takeaways(first)},
        )

    def _track(self, title: str, row: CellRow) -> dict[str, str]:
        """Tell what the row says of its track; returns what cannot be said of it."""
        cells = row.cells
        if not title:
            return {name: cells[name] for name in ("producer", "intro") if name in cells}
        about: dict[str, Plain] = {}
        if cells.get("producer"):
            about["producer"] = [key for _, key in self.people(row, "producer")]
        if cells.get("intro"):
            about["intro"] = self._draft.text(cells["intro"])
        refused = {name: cells[name] for name in self._draft.track(title, title, about)}
        for name, text in refused.items():
            self._draft.warned("import-rows", row.where(name), one_line(text))
        return refused

    def people(self, row: CellRow, field: str) -> Iterator[tuple[str, str]]:
        """The people of a cell as roles and keys; what else the row says of a person is of the first of them, if it speaks."""
        cell = row.cells.get(field, "")
        if field == "speaker" and not row.exact and (homes := with_homes(cell, row.cells.get("org", ""))):
            cell, row = homes, row._replace(cells={name: text for name, text in row.cells.items() if name != "org"})
        roster = self._draft.roster(row.where(field), cell, exact=row.exact)
        cells = row.cells if field == "speaker" else {}
        count = len(roster.people)
        of_whom = {name: named_shares(cells.get(name, ""), roster.people) for name in PLACES}
        told = {name: of_whom[name] or shares(cells.get(name, ""), count, marks) for name, marks in PLACES.items()}
        pairs, orgs, jobs = [parted(part) for part in told["affiliation"]], told["org"], told["job_title"]
        self._shared(row, cells, roster.people, {name: texts for name, texts in told.items() if not of_whom[name]})
        for n, (named, pair, org, job) in enumerate(zip(roster.people, pairs, orgs, jobs, strict=True)):
            alone = cells if n == 0 else {}
            bio = self._draft.text(alone.get("bio"))
            photo = one_line(alone.get("photo", ""))
            more = {"photo": photo} if "://" in photo else {}
            home = one_line(org or pair[0] or named.org)
            work = one_line(job or pair[1] or named.job_title)
            for text in (named.org, named.job_title):
                if text and text not in home and text not in work:
                    more["affiliation"] = text
            key = f"{named.name} {home}".strip()
            self._draft.person(
                key,
                named.name,
                org=home,
                job_title=work,
                bio=bio,
                reading=one_line(alone.get("reading", "")),
                photo="" if more.get("photo") else photo,
                more=more,
            )
            yield named.role, key

    def _shared(
        self, row: CellRow, cells: Mapping[str, str], people: Sequence[Named], parts: Mapping[str, Sequence[str]]
    ) -> None:
        """What a row says of one of several people in ``cells``, and does not say of whom."""
        if len(people) < 2:
            return
        for name, texts in parts.items():
            if texts[0] and not texts[-1]:
                self._draft.warned("import-people", row.where(name), texts[0], "first")
            elif texts[0] and len(set(texts)) == 1:
                self._draft.guessed(f"{row.where(name)}: {texts[0]} → {', '.join(one.name for one in people)}")
        for name in ("bio", "photo", "reading"):
            if name in cells and name in row.places:
                self._draft.warned("import-people", row.where(name), f"→ {people[0].name}", "first")

    def _when(self, row: Mapping[str, str], extra: dict[str, object]) -> dict[str, Plain]:
        """Date and time as an agenda writes them; what cannot be read is kept as it is, and named."""
        told = read_when(row, self._habit)
        for one in told.left:
            if one.kept:
                _put(extra, one.field, row[one.field])
        self._draft.timed(one_line(row["title"]), told)
        return told.written


def _in_languages(field: str, told: Plain, row: Mapping[str, str], extra: dict[str, object]) -> Plain:
    """A text of a row with its translations, if other columns have any; one that cannot be one is kept."""
    more = {name.partition("@")[2]: text for name, text in row.items() if name.startswith(f"{field}@")}
    if more and isinstance(told, str) and told and (language := text_language(told)) not in more:
        return {language: told, **more}
    for tag, text in more.items():
        _put(extra, f"{field} ({tag})", text)
    return told


def _rooms(cell: str, *, exact: bool) -> tuple[str, ...]:
    """The rooms of a cell: with commas of Chinese between them, or other marks between names of one shape, as R1/R2.

    ``exact``: it is of an export of ours, where nothing but 、 stands between rooms.
    """
    parts = [one_line(part) for part in _BETWEEN_ROOMS.split(cell) if part.strip()]
    if exact or len({_OWN.sub("#", part) for part in parts}) > 1:
        parts = [one_line(part) for part in re.split(r"[、，]", cell) if part.strip()]
    return tuple(parts)


def _kind(word: str, *, spoken: bool) -> str:
    """The type that a word for one means; a break with a speaker keeps its word, because it may be none."""
    kind = TYPE_WORDS.get(word.casefold(), word)
    return word if kind == "break" and spoken else kind


def _beyond(rows: Sequence[Mapping[str, str]]) -> dict[str, object]:
    """What the rows of a talk hold that no field takes: own columns, and what further rows say besides their speaker."""
    found: dict[str, object] = {}
    for n, row in enumerate(rows):
        for name, value in row.items():
            of_speaker = name in _OF_SPEAKERS
            again = n > 0 and not of_speaker and name != "speaker"
            if name.startswith("+") or again or (of_speaker and "speaker" not in row):
                _put(found, name.lstrip("+#"), value)
    return found


def _put(extra: dict[str, object], name: str, value: str) -> None:
    """Keep a value; several of one name are a list."""
    old = extra.get(name, [])
    told = old if isinstance(old, list) else [old]
    if value and value not in told:
        extra[name] = [*told, value] if told else value


def _takeaways(row: Mapping[str, str]) -> dict[str, Plain]:
    lines: list[Plain] = [line.strip() for line in row.get("takeaways", "").split("\n") if line.strip()]
    return {"takeaways": lines if len(lines) > 1 else lines[0]} if lines else {}
