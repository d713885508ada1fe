"""The columns of a list by its headings: fields, several people in a row, headings that join fields, two rows of headings."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from progprint.agenda.clock import within
from progprint.exchange.plain import one_line
from progprint.exchange.tables.cells import Cells
from progprint.exchange.tables.headings import bare, fields_of, is_known, is_numbered, language_in
from progprint.exchange.tables.section import Days, day_in, is_half, is_room, section_of
from progprint.exchange.values import IN_TABLES, words
from progprint.exchange.when import day_of

PERSON = ("speaker", "given", "family", "org", "job_title", "bio", "photo", "reading", "affiliation")
"""Fields of a person; they may come several times in a row."""
_OF_TIMES = frozenset(("date", "time", "start", "room", "duration"))
_TRANSLATED = (("title",), ("summary",))
"""Fields of which a further column may hold a translation."""
_DAY = "tag"
"""A heading that is a day in German, where days stand below it, and in English a word for a subject."""
_TITLE = "title"
_TITLES = {told: tuple(map(bare, those)) for told, those in words("titles", IN_TABLES).items()}
"""Headings by what they tell of titles beside them, bare."""
_COLUMNS = words("columns", IN_TABLES)
_FEW = 200
"""Rows that are looked at to tell what a column holds."""


class TableColumn(NamedTuple):
    """A column: the field, which of several people it is about, its heading and place."""

    fields: tuple[str, ...]
    person: int
    heading: str
    at: int


def columns_of(cells: Cells, row: int, own: Mapping[str, str]) -> list[TableColumn]:
    """The columns that a row heads, [] if it is no row of headings: it must name talks, or people and more of them."""
    areas = cells.row(row)
    own = {**_named_talks([area.text for area in areas], own), **own}
    known = [fields for area in areas if (fields := fields_of(area.text, own))]
    names = {name for fields in known for name in fields}
    of_people = {"speaker", "given"} & names and names & {"org", "job_title", "bio", "photo", "reading"}
    usual = sum(is_known(area.text, own) or area.text.strip() in _COLUMNS["parts"] for area in areas)
    if any("title" in fields_of(area.text, own) and is_numbered(area.text) for area in areas):
        return []  # no column is called 题目1: that is the title of a talk
    titled = "title" in names
    if len(names) < 2 or usual * 2 < len(areas) or not (titled or (of_people and not {"time", "start"} & names)):
        return []
    if not titled and any(len(area.text) > 24 for area in areas):
        return []
    return named_columns(cells, row, own)


def _named_talks(headings: Sequence[str], own: Mapping[str, str]) -> Mapping[str, str]:
    """Name as the heading of titles, where another column tells who speaks, and when or where: Name, Speakers, Date, Room."""
    fields = {bare(heading): fields_of(heading, own) for heading in headings}
    told = {field for found in fields.values() for field in found}
    speakers = [name for name, found in fields.items() if "speaker" in found and name != "name"]
    return {"name": "title"} if "name" in fields and speakers and "title" not in told and told & _OF_TIMES else {}


def below(cells: Cells, row: int, own: Mapping[str, str]) -> list[TableColumn]:
    """The columns of two rows of headings, where the second parts wide ones of the first: 讲师 over 姓名 and 单位; else []."""
    if row + 1 >= cells.height:
        return []
    wide = [area for area in cells.row(row) if area.right > area.left]
    under = cells.row(row + 1, own=True)
    parted = [area for area in under if any(one.left <= area.left <= one.right for one in wide)]
    if not parted or len(parted) < len(under) or not all(is_known(area.text, own) for area in under):
        return []
    return named_columns(cells, row + 1, own)


def holds_halves(cells: Cells, row: int, column: int) -> bool:
    """Whether the cells below say parts of a day and nothing else: 时段 over 上午 and 下午."""
    below = {cells.area(number, column).text for number in range(row + 1, min(row + _FEW, cells.height))} - {""}
    halves = {text for text in below if is_half(text)}
    return bool(halves) and len(below - halves) <= 1 and is_half(cells.area(row + 1, column).text)


def named_columns(
    cells: Cells, row: int, own: Mapping[str, str], only: Collection[int] | None = None
) -> list[TableColumn]:
    """The columns below the headings of a row; ``only`` are those that are looked at, if not all."""
    made: list[TableColumn] = []
    taken: set[str] = set()
    people: dict[str, int] = {}
    for at in range(cells.width) if only is None else sorted(only):
        area = cells.area(row, at)
        heading = one_line(area.text) if area.left == at else ""
        fields = fields_of(heading, own)
        number = max((people.get(name, -1) for name in _about(fields)), default=-1) + 1
        under = cells.area(min(row + 1, cells.height - 1), at).text
        if bare(heading) == _DAY and "date" not in taken and day_of(under):
            fields = ("date",)
        if fields in {(), ("time",)} and holds_halves(cells, row, at):
            fields, number = ("half",), 0
        elif heading in _COLUMNS["parts"] and f"#{heading}" not in taken:
            fields, number = (f"#{heading}",), 0
        elif fields == ("date",) and "date" in taken:
            fields, number = ("weekday",), 0
        elif number and _is_translated(heading, fields, made):
            fields, number = (f"+{heading}",), 0
        elif number and fields in _TRANSLATED and (tag := language_in(heading)) and f"{fields[0]}@{tag}" not in taken:
            fields, number = (f"{fields[0]}@{tag}",), 0
        elif not fields or (number and not _about(fields) <= set(PERSON)):
            name = f"+{heading or f'column {at + 1}'}"
            fields, number = (name if name not in taken else f"{name} {at + 1}",), 0
        taken |= set(fields)
        people |= {name: max(number, people.get(name, -1)) for name in _about(fields)}
        made.append(TableColumn(fields, number, heading, at))
    return _titled(made, own, cells, row)


def _is_translated(heading: str, fields: tuple[str, ...], before: Sequence[TableColumn]) -> bool:
    """Whether a column tells in another script what one before it does: Speaker behind 讲师, and not Speaker 2."""
    others = [one.heading for one in before if one.fields == fields and not re.search(r"\d", one.heading)]
    plain = set(fields) <= set(PERSON) and not re.search(r"\d", heading)
    return plain and any(one.isascii() != heading.isascii() for one in others)


def _titled(columns: list[TableColumn], own: Mapping[str, str], cells: Cells, row: int) -> list[TableColumn]:
    """The same with the right one of several titles: that whose heading says so plainest, as 报告题目 does beside 主题.

    环节 says what kind of item it is where another column says its title: 环节, 内容. Title beside what is told of a person
    is that person's: Name, Title, Company, Talk Title; so it is in a list of people that tells nothing of talks. A session
    of several papers is their track, and who chairs it moderates.
    """
    titles = [n for n, column in enumerate(columns) if fields_of(column.heading, own) == ("title",)]
    first, *more = [n for n in titles if "title" in columns[n].fields] or [-1]
    plain = next((n for n in titles if bare(columns[n].heading) == _TITLE and _TITLE not in own), -1)
    has = {name for column in columns for name in column.fields}
    if first < 0 or more:
        return columns
    fields = {n: column.fields for n, column in enumerate(columns)}
    if plain >= 0 and "job_title" not in has and _is_personal(columns, plain, titles, has):
        fields[plain] = ("job_title",)
        titles.remove(plain)
    others = [n for n in titles if n != first or columns[n].heading not in _COLUMNS["kinds"]]
    best = max(others, key=lambda n: _plainness(columns[n].heading), default=first)
    if best != first and first in titles:
        heading = columns[first].heading
        is_part = heading in _COLUMNS["kinds"] and "type" not in has
        is_track = "track" not in has and _is_of_several(cells, row, columns[first])
        fields[first] = ("type",) if is_part else ("track",) if is_track else (f"+{heading}",)
        if is_track:
            fields |= {n: ("moderator",) for n, column in enumerate(columns) if bare(column.heading) == "chair"}
    fields |= {best: ("title",)} if best in titles else {}
    return [column._replace(fields=fields[n]) for n, column in enumerate(columns)]


def _plainness(heading: str) -> int:
    """A measure of how plain it is that a heading is that of a title."""
    name = bare(heading)
    return 2 if name.endswith(_TITLES["plain"]) else int(name in _TITLES["of a talk"])


def _is_of_several(cells: Cells, row: int, column: TableColumn) -> bool:
    """Whether a column names sessions, of which one at least has several rows."""
    told = [cells.area(number, column.at).text for number in range(row + 1, min(row + _FEW, cells.height))]
    named = [text for text in told if text]
    several = bare(column.heading) in _TITLES["sessions"] and len(named) > len(set(named))
    return several and all(re.search(r"[^\W\d_]{2}", text) for text in named)


def _is_personal(columns: list[TableColumn], at: int, titles: list[int], has: set[str]) -> bool:
    """Whether Title is that of a person: it stands beside one, and talks have a title of their own or are not told of."""
    beside = [set(columns[n].fields) <= set(PERSON) for n in (at - 1, at + 1) if 0 <= n < len(columns)]
    if len(titles) > 1:
        others = {bare(columns[n].heading) for n in titles}
        certain, likely = (bool(others.intersection(_TITLES[how])) for how in ("certain", "likely"))
        return (any(beside) and certain) or (all(beside) and likely)
    if not any(beside):
        return False
    named = any(bare(column.heading) in _TITLES["people"] for column in columns)
    known = {name for name in has if not name.startswith("+")}
    return named and bool(has & {"org", "bio", "photo"}) and not known - {*PERSON, "title"}


def _about(fields: tuple[str, ...]) -> set[str]:
    """What a column is first of all about: 讲师/单位 about a speaker."""
    return {"speaker"} if "speaker" in fields else set(fields)


def told_by(fields: tuple[str, ...], text: str, days: Days) -> dict[str, str]:
    """The text of a cell for each field that its column joins; what it says beyond is kept below extra."""
    names = set(fields)
    if len(fields) == 1:
        if "date" in names and is_half(text):
            return {"half": text}
        day, rest = day_in(text, days) if "date" in names else ("", text)
        if day and is_half(rest):
            return {"date": day, "half": rest}
        return {"date": day} if day and not rest else {fields[0]: text}
    if names <= {"org", "job_title"}:
        return {"affiliation": text}
    if names <= {"speaker", "org", "job_title", "moderator"}:
        return {"speaker": text}
    if names <= {"start", "end"}:
        return {"time": text}
    if names <= {"date", "time", "room", "start"}:
        return _when_and_where(names, text, days)
    if names == {"title", "summary"}:
        title, _, more = text.partition("\n")
        return {"title": title, "summary": more} if more.strip() else {"title": title}
    if names == {"title", "speaker"}:
        return {"entry": text, "title": text}
    if names <= {"room", "track", "producer", "moderator"}:
        return _of_section(fields, text, days)
    return {f"+{'/'.join(fields)}": text}


def _when_and_where(names: set[str], text: str, days: Days) -> dict[str, str]:
    """Date, time and room out of one cell."""
    day, rest = day_in(text, days)
    time, rest = within(rest)
    rest = one_line(rest).strip(" ,，;；/／|｜@()（）")
    told = {"date": day, "time": time}
    told["room" if "room" in names or is_room(rest) else f"+{'/'.join(sorted(names))}"] = rest
    return {name: value for name, value in told.items() if value}


def _of_section(fields: tuple[str, ...], text: str, days: Days) -> dict[str, str]:
    """Room, track and hosts out of one cell."""
    section = section_of(text, days)
    told: dict[str, str] = {name: getattr(section, name) for name in ("room", "track", "producer", "moderator")}
    if section.rest:
        told[next((name for name in fields if not told[name]), f"+{'/'.join(fields)}")] = section.rest
    return {name: value for name, value in told.items() if value}
