"""Lists of registrations: sheets and CSV files of pretix, pretalx, Indico and of organisers' own, one row a person.

    bytes ─ tables.workbook ─▶ rows ─ headings ─▶ Attendee, Attendee, …

A row of headings must name people. A column that means nothing here is kept by its heading, so that a look can print it. Rows
without a name, and those of registrations that were cancelled, are left out and named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from progprint.agenda.attendee import Attendee
from progprint.core.diagnostic import Diagnostic, Outcome, error, note, warning
from progprint.core.diagnostic import listed as together
from progprint.exchange.named import whole_name
from progprint.exchange.plain import one_line
from progprint.exchange.tables.headings import bare
from progprint.exchange.values import IN_TABLES, listed, meanings, shipped
from progprint.source.decode import kind_of

if TYPE_CHECKING:
    from progprint.exchange.tables.workbook import WorkbookSheet

_HEADS = 30
"""Rows of a sheet among which its headings are looked for."""
_CODES = ("secret", "ticketsecret", "票号", "门票码", "参会码", "签到码", "barcode", "ticketcode")
"""Headings of a ticket's own code, which goes before the number of an order where a list has both."""
_SHOWN = 5
_COPIED = ("org", "job_title", "ticket", "number", "verify", "chosen")
"""Facts of a person that are as the list has them."""


class _Row(NamedTuple):
    """A row as read: its number in the file, and its cells by field and by heading."""

    number: int
    facts: Mapping[str, str]
    fields: Mapping[str, str]


def read_attendees(data: bytes, name: str) -> Outcome[tuple[Attendee, ...]]:
    """The people of a list, in its order.

    Errors: people-none, and those of workbooks. Warnings: people-left, people-twice. Notes: people-left, people-again.
    """
    from progprint.exchange.tables.workbook import read_csv, read_workbook

    book = (read_workbook if kind_of(data) else read_csv)(data, name)
    if book.value is None:
        return Outcome(None, book.diagnostics)
    found = list(book.diagnostics)
    rows = [row for sheet in book.value.sheets for row in _rows(sheet)]
    bare_sheets = [sheet.name for sheet in book.value.sheets if any(map(any, sheet.rows)) and not list(_rows(sheet))]
    if rows and bare_sheets:
        found.append(
            warning("people-left", None, "sheet", path=name, count=len(bare_sheets), names=", ".join(bare_sheets))
        )
    if not rows:
        variant = "" if any(any(map(any, sheet.rows)) for sheet in book.value.sheets) else "empty"
        return Outcome(None, (*found, error("people-none", None, variant, path=name)))
    return Outcome(_people(rows, name, found), found)


def _rows(sheet: WorkbookSheet) -> Iterator[_Row]:
    """The rows of a sheet below its headings; none if nothing in it heads a list of people."""
    heads = next((n for n, row in enumerate(sheet.rows[:_HEADS]) if _is_heading(row)), None)
    if heads is None:
        return
    headings = [one_line(cell) for cell in sheet.rows[heads]]
    meant = [_field(heading) for heading in headings]
    for number, row in enumerate(sheet.rows[heads + 1 :], heads + 2):
        cells = [one_line(cell) for cell in row]
        if any(cells):
            yield _Row(number, _facts(headings, meant, cells), dict(zip(headings, cells, strict=False)))


def _is_heading(row: Sequence[str]) -> bool:
    """Whether a row heads people: a name or both its parts, and something more, or a name alone in a list of one column."""
    meant = [_field(cell) for cell in row if cell.strip()]
    return ("name" in meant or {"given", "family"} <= set(meant)) and (len(meant) == 1 or len(set(meant) - {""}) > 1)


def _field(heading: str) -> str:
    return meanings("attendees", IN_TABLES).get(bare(heading), "")


def _facts(headings: Sequence[str], meant: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Cells by field: of several for one the first that says anything, but a ticket's own code before that of its order."""
    facts: dict[str, str] = {}
    order = sorted(zip(headings, meant, cells, strict=False), key=lambda one: bare(one[0]) not in _CODES)
    for _, field, cell in order:
        if field and cell:
            facts.setdefault(field, cell)
    return facts


def _people(rows: Sequence[_Row], name: str, found: list[Diagnostic]) -> tuple[Attendee, ...]:
    states = shipped(IN_TABLES)
    left_states, right_states = (
        {bare(str(one)) for one in listed(states[f"{how}_states"])} for how in ("left", "right")
    )
    told_states = dict.fromkeys(row.facts.get("state", "") for row in rows)
    odd = [state for state in told_states if state and bare(state) not in left_states | right_states]
    made: dict[tuple[str, ...], Attendee] = {}
    left: dict[str, list[str]] = {"nameless": [], "state": [], "odd-state": odd, "twice": [], "again": []}
    for row in rows:
        facts = row.facts
        shown = facts.get("name") or whole_name(facts.get("given", ""), facts.get("family", ""))
        if bare(facts.get("state", "")) in left_states:
            left["state"].append(shown or str(row.number))
        elif not shown:
            left["nameless"].append(str(row.number))
        else:
            kinds = dict.fromkeys(filter(None, (facts.get("kind"), facts.get("variation"))))
            org, job, ticket, number, verify, chosen = (facts.get(key, "") for key in _COPIED)
            one = Attendee(shown, org, job, " ".join(kinds), ticket, number, verify, chosen, row.fields, row.number)
            same = (*one.texts, *(f"{key}={cell}" for key, cell in row.fields.items()))
            left["again"] += [shown] if same in made else []
            made.setdefault(same, one)
    people = tuple(made.values())
    tickets: dict[str, list[str]] = {}
    for one in people:
        tickets.setdefault(one.ticket, []).append(one.name)
    twice = {ticket: names for ticket, names in tickets.items() if ticket and len(set(names)) > 1}
    left["twice"] = [f"{ticket} ({', '.join(names)})" for ticket, names in twice.items()]
    for variant, names in left.items():
        if names:
            told = note if variant in ("state", "again") else warning
            found.append(told("people-left", None, variant, path=name, count=len(names), **together(names, _SHOWN)))
    if not people:
        found.append(error("people-none", None, "left", path=name))
    return people
