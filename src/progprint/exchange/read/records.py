"""Records: JSON lines, JSON or YAML, whose every record is a talk under the names that a table's headings have too.

They are read as a table: a list of names is a cell, a list of people is a row for each.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from progprint.core.diagnostic import Diagnostic, Outcome, Source, error, warning
from progprint.core.patterns import pattern
from progprint.exchange.look import Sniffed, parsed, valued
from progprint.exchange.merging.laying import joined
from progprint.exchange.read.nested import are_people, conference_in, is_programme, linked, talks_below, translated
from progprint.exchange.tables.headings import field_of, fields_of
from progprint.exchange.tables.talks import read_tables
from progprint.exchange.tables.workbook import WorkbookSheet
from progprint.exchange.told import name_of
from progprint.exchange.values import FIRST, Record, listed, record, said
from progprint.source.edit import Plain

_PERSON = frozenset(("org", "job_title", "bio", "photo", "reading"))
_OFFICE = frozenset(("title", "role"))
"""What is a person's office in their record, and something else in a talk's."""
_WIDEST = 100
"""Columns of a table of records."""
_MARKUP = pattern(r"</?[a-zA-Z][^<>]*>")


def knows(look: Sniffed) -> bool:
    """Whether a file holds records that have what talks have."""
    if look.is_ours:
        return False
    (data,) = linked([look.data])
    return is_programme((talks_below(data) or _first_lines(look.text))[:FIRST]) or are_people(data)


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
    """The agenda of such files, of which one may name the records of another. Errors: import-syntax, import-nothing."""
    values: list[object] = []
    for source in sources:
        told = _lines(source) if source.text.lstrip()[:1] == "{" and _first_lines(source.text) else valued(source)
        if told.value is None or told.failed:
            return Outcome(None, told.diagnostics)
        values.append(told.value)
    parts: list[dict[str, Plain]] = []
    found: list[Diagnostic] = []
    for source, value in zip(sources, linked(values), strict=True):
        if value is None and len(sources) > 1:  # of which each record stands in another file
            continue
        made = _agenda(source.name, value, year)
        found += made.diagnostics
        if made.value is None:
            return Outcome(None, tuple(found))
        parts.append(made.value)
    whole = joined(parts)
    return Outcome(dict(whole.value or {}), (*found, *whole.diagnostics))


def _agenda(path: str, value: object, year: str) -> Outcome[dict[str, Plain]]:
    """The agenda of one file."""
    conference, value = conference_in(value)
    talks = talks_below(value)
    if not talks and are_people(value):
        talks = [record(one) for one in (value.values() if isinstance(value, dict) else listed(value))]
    if not talks:
        return Outcome(None, (error("import-nothing", variant="system", path=path),))
    zones: dict[str, None] = {}
    rows = [cells for one in talks for cells in _rows(one, zones)]
    for row in rows if conference.get("date") else ():
        if not any(field_of(head) == "date" for head in row) and any(field_of(head) == "title" for head in row):
            row["date"] = conference["date"]
    heads = _heads(rows)
    sheet = WorkbookSheet("", [heads, *([row.get(head, "") for head in heads] for row in rows)], of_records=True)
    made = read_tables([sheet], path, {}, year)
    if made.value is not None and conference:
        about = made.value.get("conference")
        named: dict[str, Plain] = {"title": conference["title"], **(about if isinstance(about, dict) else {})}
        found = [one for one in made.diagnostics if one.code != "import-no-title"]
        made = Outcome({**made.value, "conference": named}, tuple(found))
    if not zones:
        return made
    utc = warning("import-utc", path=path, count=len(zones), names=", ".join(zones))
    return Outcome(made.value, (*made.diagnostics, utc))


def _heads(rows: Sequence[dict[str, str]]) -> list[str]:
    """The headings of a table of rows; what has a key of its own in each is put together, since it would be a wide table."""
    heads = list(dict.fromkeys(head for row in rows for head in row))
    if len(heads) <= _WIDEST:
        return heads
    common = {head for head, _ in Counter(head for row in rows for head in row).most_common(_WIDEST)}
    kept = [head for head in heads if head in common or field_of(head)][:_WIDEST]
    allowed = frozenset(kept)
    for row in rows:
        more = {head: row.pop(head) for head in list(row) if head not in allowed}
        if more:
            row["more keys"] = json.dumps(more, ensure_ascii=False)
    return [*kept, "more keys"]


def _lines(source: Source) -> Outcome[object]:
    """The records of a file that has one on each line. Errors: those of ``parsed``."""
    found: list[object] = []
    for number, text in enumerate(source.text.split("\n"), 1):
        if text.strip():
            told = parsed(Source(source.name, text), number)
            if told.failed:
                return Outcome(None, told.diagnostics)
            found.append(told.value)
    return Outcome(found if len(found) > 1 else found[0])


def _rows(one: Record, zones: dict[str, None]) -> Iterator[dict[str, str]]:
    """A record as a row, and a row for each further of its people, if more than their names is told."""
    row: dict[str, str] = {}
    people: list[dict[str, str]] = []
    for key, value in ((str(key), value) for key, value in one.items()):
        field = field_of(key)
        held = value if isinstance(value, list) else [value]
        if field in {"start", "end"} and (moment := _moment(value)) is not None:
            row.setdefault("date", moment.date().isoformat())
            row[key] = f"{moment:%H:%M}"
            if moment.tzinfo is not None:
                zones.setdefault(str(moment.tzinfo))
        elif field == "speaker" and held and all(isinstance(who, dict) for who in held):
            for number, who in enumerate(map(record, held), 1):
                cells, more = _person(who)
                people.append(cells)
                row |= {_beside(f"{key} {number}" if number > 1 else key, name): told for name, told in more.items()}
        elif field in {"title", "summary"} and (told := translated(value)):
            row[key], *_ = told.values()
            others = list(told.items())[1:]
            row |= {f"{field} ({tag[:2]})": text for tag, text in others}
        else:
            cell = _cell(value)
            row[key] = _MARKUP.sub("", cell) if field == "title" else cell
            row |= {_beside(key, name): told for name, told in _more(held).items()}
    for n, cells in enumerate(people or [{}]):
        yield {**row, **cells} if n == 0 else cells


def _person(who: Record) -> tuple[dict[str, str], dict[str, str]]:
    """Cells of a person, and what a table has no column for."""
    cells: dict[str, str] = {}
    names: dict[str, str] = {}
    more: dict[str, str] = {}
    for inner, value in who.items():
        field = "job_title" if inner in _OFFICE else field_of(str(inner))
        told = _cell(value)
        if field in {"speaker", "given", "family"}:
            if names.setdefault(field, told) != told:
                more[str(inner)] = told
        elif field in _PERSON and field not in cells:
            cells[field] = told
        elif told:
            more[str(inner)] = told
    name = names.get("speaker", "") or " ".join(filter(None, (names.get("given"), names.get("family")))) or name_of(who)
    return {"speaker": name, **{field: told for field, told in cells.items() if told}}, more


def _more(held: Sequence[object]) -> dict[str, str]:
    """What records say beyond the names that stand for them in a cell."""
    named = [one for one in held if isinstance(one, dict) and len(one) > 1 and _name_key(one)]
    if len(held) == len(named) == 1:
        name = _name_key(named[0])
        return {str(inner): told for inner, value in named[0].items() if inner != name and (told := _cell(value))}
    return {"records": json.dumps(held, ensure_ascii=False)} if named else {}


def _name_key(one: Record) -> str:
    """The key of the text that stands for a record, "" for none."""
    return next((key for key in ("name", "title", "label") if said(one.get(key))), "")


def _beside(key: str, inner: str) -> str:
    """A heading that means nothing to a table, so that what stands below it is kept and named."""
    return f"{key} {inner}" if not fields_of(f"{key} {inner}", {}) else f"kept: {key} {inner}"


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
        return name_of(value) if len(value) <= 1 or _name_key(value) else json.dumps(value, ensure_ascii=False)
    return "" if value is None or value is False else "true" if value is True else str(value)
