"""Agendas out of other things and into them. A format is one function and one row in ``FORMATS``.

    bytes ─▶ Imported: plain, ordered data with the agenda's keys ─ source.edit ─▶ agenda YAML

An importer never guesses silently: what it assumes is a note, what it cannot place stays below ``extra:``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType

from progprint.core.diagnostic import Diagnostic, Outcome, Source, error
from progprint.exchange.lines import label_of
from progprint.exchange.page import read_page
from progprint.source.decode import decode, kind_of
from progprint.source.edit import Plain, to_yaml


@dataclass(frozen=True, slots=True)
class Imported:
    """What an importer found: ``data`` is keyed like an agenda file; ``format`` and ``origin`` say where it is from."""

    data: Mapping[str, Plain]
    format: str
    origin: str

    def yaml(self) -> str:
        """The agenda file."""
        return to_yaml(
            self.data, f"progprint import {self.origin}" + ("" if ", " in self.format else f" --format {self.format}")
        )


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read. ``sniff`` tells whether a text is likely of it; ``read`` takes the year of its dates too."""

    name: str
    sniff: Callable[[str], bool]
    read: Callable[[Source, str], Outcome[dict[str, Plain]]]


def _sniff_page(text: str) -> bool:
    """At least two lines begin with a label that organisers' pages use, or with a time."""
    kinds = (label_of(line.strip())[0] for line in text.splitlines())
    return sum(kind in {"producer", "anchor", "summary", "takeaways", "talks", "clock", "title"} for kind in kinds) > 1


def _read_json(source: Source, _: str) -> Outcome[dict[str, Plain]]:
    from progprint.exchange.schedule import read_json

    return read_json(source)


def _read_xml(source: Source, _: str) -> Outcome[dict[str, Plain]]:
    from progprint.exchange.schedule import read_xml

    return read_xml(source)


def _read_sessionize(source: Source, _: str) -> Outcome[dict[str, Plain]]:
    from progprint.exchange.sessionize import read_sessionize

    return read_sessionize(source)


def _read_opass(source: Source, _: str) -> Outcome[dict[str, Plain]]:
    from progprint.exchange.opass import read_opass

    return read_opass(source)


def _read_indico(source: Source, _: str) -> Outcome[dict[str, Plain]]:
    from progprint.exchange.indico import read_indico

    return read_indico(source)


def _read_site(source: Source, _: str) -> Outcome[dict[str, Plain]]:
    from progprint.exchange.site import read_site

    return read_site(source)


def _sniff_site(text: str) -> bool:
    from progprint.exchange.site import is_site

    return is_site(text)


def _read_by_date(source: Source, year: str) -> Outcome[dict[str, Plain]]:
    from progprint.exchange.by_date import read_by_date

    return read_by_date(source, year)


def _sniff_by_date(text: str) -> bool:
    from progprint.exchange.by_date import is_by_date

    return is_by_date(text)


_NO_HEADINGS: Mapping[str, str] = MappingProxyType({})

FORMATS = (
    Format("frab-json", lambda text: _json_with(text, "schedule", "conference"), _read_json),
    Format("frab-xml", lambda text: "<schedule" in text[:4000], _read_xml),
    Format("opass", lambda text: _json_with(text, "sessions", "session_types"), _read_opass),
    Format("indico", lambda text: _json_with(text, "results", "startDate"), _read_indico),
    Format("sessionize", lambda text: _json_with(text, "sessions", "speakers"), _read_sessionize),
    Format("by-date", _sniff_by_date, _read_by_date),
    Format("javascript", _sniff_site, _read_site),
    Format("page", _sniff_page, read_page),
)
"""What can be read; the first whose ``sniff`` is content reads a file that is not named."""


def _json_with(text: str, *keys: str) -> bool:
    """Whether a text is a JSON object in which keys occur."""
    return text.lstrip()[:1] == "{" and all(re.search(rf'"{key}"\s*:', text) for key in keys)


TABLES = ("xlsx", "csv")
"""Formats of tables, which are no text that can be decoded first."""


def import_agenda(
    data: bytes, name: str, format_name: str = "auto", headings: Mapping[str, str] = _NO_HEADINGS, year: str = ""
) -> Outcome[Imported]:
    """An agenda that the program's own reader takes, out of a file of another format.

    ``name`` is the file's name for messages; the YAML names only its last part. ``headings`` are a table's own headings
    and the fields that they mean, ``year`` that of dates without one. Errors: those of ``source.decode``,
    unknown-format (by name, or variant auto when no format fits), those of the format, and those of ``checked``.
    """
    outcome = _read(data, name, format_name, headings, year)
    if outcome.value is None or outcome.failed:
        return outcome
    text = None if outcome.value.format in TABLES else decode(data, name, markup=True).value
    return _checked(outcome.value, outcome.diagnostics, name, text)


def _checked(made: Imported, found: Sequence[Diagnostic], name: str, source: Source | None) -> Outcome[Imported]:
    """An import as the agenda's reader takes it."""
    from progprint.exchange.checked import checked

    outcome = checked(made.data, name, source)
    whole = Imported(outcome.value, made.format, made.origin) if outcome.value is not None else None
    return Outcome(whole, (*found, *outcome.diagnostics))


def _read(data: bytes, name: str, format_name: str, headings: Mapping[str, str], year: str) -> Outcome[Imported]:
    """What the importer of a format makes of a file."""
    table = _table_kind(data, name) if format_name == "auto" else format_name
    if table in TABLES:
        return _from_table(data, name, table, headings, year)
    source = decode(data, name, markup=True)
    if source.value is None or source.failed:
        return Outcome(None, source.diagnostics)
    text = source.value.text
    found = next((f for f in FORMATS if (f.sniff(text) if format_name == "auto" else f.name == format_name)), None)
    if found is None:
        known = ", ".join([*(f.name for f in FORMATS), *TABLES])
        variant = "auto" if format_name == "auto" else ""
        return Outcome(None, (error("unknown-format", variant=variant, path=name, format=format_name, known=known),))
    outcome = found.read(source.value, year)
    diagnostics = (*source.diagnostics, *outcome.diagnostics)
    if outcome.value is None:
        return Outcome(None, diagnostics)
    return Outcome(Imported(outcome.value, found.name, _last(name)), diagnostics)


def _last(name: str) -> str:
    """The file's own name; bytes in it that are no text are written as escapes."""
    return PurePath(name).name.encode(errors="backslashreplace").decode()


def join(parts: Sequence[Imported]) -> Outcome[Imported]:
    """Several imports as one. Warning: merge-yours, for what they say differently."""
    from progprint.exchange.laying import joined

    if len(parts) == 1:
        return Outcome(parts[0])
    made = joined([one.data for one in parts])
    forms = dict.fromkeys(one.format for one in parts)
    whole = Imported(made.value or {}, ", ".join(forms), " ".join(one.origin for one in parts))
    return _checked(whole, made.diagnostics, whole.origin, None)


def _table_kind(data: bytes, name: str) -> str:
    """Whether a file is a workbook or, by its name, a table of text."""
    if kind_of(data) == "excel" or (name.lower().endswith((".ods", ".xls")) and kind_of(data)):
        return "xlsx"
    return "csv" if name.lower().endswith((".csv", ".tsv")) else ""


def _from_table(data: bytes, name: str, kind: str, headings: Mapping[str, str], year: str) -> Outcome[Imported]:
    from progprint.exchange.headings import bare
    from progprint.exchange.table import read_tables
    from progprint.exchange.workbook import read_csv, read_workbook

    book = (read_workbook if kind == "xlsx" else read_csv)(data, name)
    if book.value is None:
        return Outcome(None, book.diagnostics)
    own = {bare(heading): field for heading, field in headings.items()}
    made = read_tables(book.value.sheets, name, own, year)
    if book.value.carried:
        from progprint.exchange.table import rows_of
        from progprint.exchange.whole import restored

        made = restored(book.value.carried, made, lambda agenda: read_tables(rows_of(agenda), name, own, year), name)
    found = (*book.diagnostics, *made.diagnostics)
    return Outcome(Imported(made.value, kind, _last(name)) if made.value else None, found)
