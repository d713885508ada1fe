"""Records: JSON lines, or a JSON list, whose every record is a talk under the names that a table's headings have too.

They are read as a table: a list of names is a cell, a list of people is a row for each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from progprint.core.diagnostic import Outcome, Source, error, warning
from progprint.exchange.look import Sniffed, parsed
from progprint.exchange.tables.headings import fields_of
from progprint.exchange.tables.talks import read_tables
from progprint.exchange.tables.workbook import WorkbookSheet
from progprint.exchange.told import name_of
from progprint.exchange.values import Record, listed, record, said
from progprint.source.edit import Plain

_SPOKEN = frozenset(("speaker", "start", "time", "room"))
_BESIDE = frozenset(("end", "date", "duration", "track", "summary"))
"""Fields of talks; those of the second row are those of many other things too."""
_PEOPLE = {"org": ("org", "company", "affiliation", "organisation", "organization"), "job_title": ("job_title", "position"),
           "bio": ("bio", "biography")}  # fmt: skip


def knows(look: Sniffed) -> bool:
    """Whether a file holds records with a title and two things more that talks have, one of them seldom found elsewhere."""
    records = look.records() if isinstance(look.json, list) else _first_lines(look.text)
    fields = {_field(str(key)) for one in records for key in one}
    return "title" in fields and not fields.isdisjoint(_SPOKEN) and len(fields & (_SPOKEN | _BESIDE)) > 1


def _field(key: str) -> str:
    """The field that a key means alone, "" for none and for several at once."""
    fields = fields_of(key, {})
    return fields[0] if len(fields) == 1 else ""


def _first_lines(text: str) -> list[Record]:
    """The record of the first line, if all begin as one; [] else."""
    lines = [line for line in text.split("\n", 20)[:20] if line.strip()]
    if not lines or not all(line.lstrip().startswith("{") for line in lines):
        return []
    try:
        return [record(json.loads(lines[0]))]
    except (json.JSONDecodeError, RecursionError):
        return []


def read(sources: Sequence[Source], year: str) -> Outcome[dict[str, Plain]]:
    """The agenda of such a file. Errors: import-syntax with the line, import-nothing."""
    source = sources[0]
    found: list[Record] = []
    whole = source.text.lstrip()[:1] == "["
    for number, text in enumerate([source.text] if whole else source.text.split("\n"), 1):
        if text.strip():
            tree = parsed(Source(source.name, text), number)
            if tree.failed:
                return Outcome(None, tree.diagnostics)
            found += map(record, listed(tree.value) if whole else [tree.value])
    if not found:
        return Outcome(None, (error("import-nothing", variant="system", path=source.name),))
    zones: dict[str, None] = {}
    rows = [cells for one in found for cells in _rows(one, zones)]
    heads = list(dict.fromkeys(head for row in rows for head in row))
    sheet = WorkbookSheet("", [heads, *([row.get(head, "") for head in heads] for row in rows)])
    made = read_tables([sheet], source.name, {}, year)
    if not zones:
        return made
    told = warning("import-utc", path=source.name, count=len(zones), names=", ".join(zones))
    return Outcome(made.value, (*made.diagnostics, told))


def _rows(one: Record, zones: dict[str, None]) -> Iterator[dict[str, str]]:
    """A record as a row, and a row for each further of its people, if more than their names is told."""
    row: dict[str, str] = {}
    people: list[Record] = []
    speaker = ""
    for key, value in one.items():
        field = _field(str(key))
        if field in {"start", "end"} and (moment := _moment(value)) is not None:
            row.setdefault("date", moment.date().isoformat())
            row[str(key)] = f"{moment:%H:%M}"
            if moment.tzinfo is not None:
                zones.setdefault(str(moment.tzinfo))
        elif field == "speaker" and isinstance(value, list) and all(isinstance(who, dict) for who in value) and value:
            speaker, people = str(key), [record(who) for who in value]
        else:
            row[str(key)] = _cell(value)
    if not people:
        yield row
        return
    for n, who in enumerate(people):
        cells = {speaker: name_of(who)}
        for head, names in _PEOPLE.items():
            told = next((said(who.get(name)) for name in names if said(who.get(name))), "")
            cells |= {head: told} if told else {}
        yield {**row, **cells} if n == 0 else cells


def _moment(value: object) -> datetime | None:
    text = said(value)
    try:
        return datetime.fromisoformat(text) if "T" in text or " " in text else None
    except ValueError:
        return None


def _cell(value: object) -> str:
    if isinstance(value, list):
        names = [name_of(one) if isinstance(one, dict) else said(one) for one in value]
        return "、".join(names) if all(names) else json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return name_of(value) if len(value) <= 1 or "name" in value else json.dumps(value, ensure_ascii=False)
    return "" if value is None or value is False else "true" if value is True else str(value)
