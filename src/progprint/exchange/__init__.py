"""Agendas out of other things and into them. A format is one module and one row in ``formats.FORMATS``.

    bytes ─▶ Imported: plain, ordered data with the agenda's keys ─ source.edit ─▶ agenda YAML

An importer never guesses silently: what it assumes is a note, what it cannot place stays below ``extra:``, and what is left
out is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from progprint.core.diagnostic import Diagnostic, Outcome, Severity, Source, error, note
from progprint.core.patterns import pattern
from progprint.source.decode import decode, kind_of
from progprint.source.edit import Plain, to_yaml

if TYPE_CHECKING:
    from progprint.exchange.formats import ImportFormat


class Imported(NamedTuple):
    """The finding of an importer: ``data`` is keyed like an agenda file; ``format`` and ``origin`` say where it is from."""

    data: Mapping[str, Plain]
    format: str
    origin: str

    def yaml(self) -> str:
        """The agenda file."""
        form = "" if ", " in self.format else f" --format {self.format}"
        return to_yaml(self.data, f"progprint import {self.origin}{form}")


_NO_HEADINGS: Mapping[str, str] = MappingProxyType({})
_OURS = pattern(r'"?name"?\s*[:=]\s*"progprint"')
"""How a schedule begins that progprint has written."""

_MAYBE_TABLE = re.compile(rb"\A\s*[^\s{\[<][^\n\t]*\t|^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\||$)", re.MULTILINE)
"""What a text that holds a table has in it."""

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
    return import_all([(name, data)], format_name, headings, year)


def import_all(
    files: Sequence[tuple[str, bytes]],
    format_name: str = "auto",
    headings: Mapping[str, str] = _NO_HEADINGS,
    year: str = "",
) -> Outcome[Imported]:
    """Read several files, by name and bytes, as one agenda: parts of one thing together, all others joined.

    Errors: those of ``import_agenda``; if any file is refused, nothing is imported.
    """
    found: list[Diagnostic] = []
    made: dict[object, Imported | None] = {}  # in the order of the files
    groups: dict[object, tuple[ImportFormat, list[Source]]] = {}
    for number, (name, data) in enumerate(files):
        kind = _table_kind(data, name) if format_name == "auto" else format_name
        if kind in TABLES:
            table = _from_table(data, name, kind, headings, year)
            found += table.diagnostics
            made[number] = table.value
            continue
        judged = _judged(data, name, format_name, several=len(files) > 1)
        found += judged.diagnostics
        if judged.value is not None:
            form, source = judged.value
            key: object = form.name if form.together else number
            made.setdefault(key, None)
            groups.setdefault(key, (form, []))[1].append(source)
    for key, (form, sources) in groups.items():
        outcome = _read(form, sources, year)
        found += outcome.diagnostics
        made[key] = outcome.value
    parts = [part for part in made.values() if part is not None]
    if not parts or any(d.severity is Severity.ERROR for d in found):
        return Outcome(None, tuple(found))
    if len(parts) == 1:
        texts = [source for _, sources in groups.values() for source in sources]
        return _checked(parts[0], found, files[0][0], texts[0] if len(texts) == len(files) == 1 else None)
    whole = join(parts)
    return Outcome(whole.value, (*found, *whole.diagnostics))


def _checked(made: Imported, found: Sequence[Diagnostic], name: str, source: Source | None) -> Outcome[Imported]:
    """An import as the agenda's reader takes it."""
    from progprint.exchange.merging.checked import checked

    outcome = checked(made.data, name, source)
    whole = Imported(outcome.value, made.format, made.origin) if outcome.value is not None else None
    return Outcome(whole, (*found, *outcome.diagnostics))


def _read(form: ImportFormat, sources: Sequence[Source], year: str) -> Outcome[Imported]:
    """What a format makes of its files, posters of one hour as one session; what we wrote ourselves stays as it is."""
    outcome: Outcome[dict[str, Plain]] = form.loaded().read(sources, year)
    if outcome.value is None:
        return Outcome(None, outcome.diagnostics)
    data, told = outcome.value, list[Diagnostic]()
    if not any(_OURS.search(source.text[:300]) for source in sources):
        from progprint.exchange.posters import gathered
        from progprint.exchange.remarks import several

        data, titles = gathered(data)
        if titles:
            told.append(note("import-posters", None, "", path=sources[0].name, count=len(titles), **several(titles)))
    origin = " ".join(_last(source.name) for source in sources)
    return Outcome(Imported(data, form.name, origin), (*outcome.diagnostics, *told))


def _judged(data: bytes, name: str, format_name: str, *, several: bool) -> Outcome[tuple[ImportFormat, Source]]:
    """A file as text, and the format that it is of."""
    from progprint.exchange.formats import FORMATS
    from progprint.exchange.look import Sniffed, valued

    source = decode(data, name, markup=True)
    if source.value is None or source.failed:
        return Outcome(None, source.diagnostics)
    look = Sniffed(source.value)
    if several and look.json in ([], {}):  # of a set of files, those of which there is nothing
        return Outcome(None, (*source.diagnostics, note("import-empty-file", path=name)))
    form = next(
        (f for f in FORMATS if (f.loaded().knows(look) if format_name == "auto" else f.name == format_name)), None
    )
    if form is not None:
        return Outcome((form, source.value), source.diagnostics)
    known = ", ".join([*(f.name for f in FORMATS), *TABLES])
    if format_name != "auto":
        return Outcome(None, (error("unknown-format", path=name, format=format_name, known=known),))
    kind, words = look.seen()
    if kind == "json" or look.is_yaml:
        told = valued(source.value)
        if told.failed:
            return Outcome(None, told.diagnostics)
    return Outcome(None, (error("unknown-format", variant=kind, path=name, seen=words, known=known),))


def _last(name: str) -> str:
    """The file's own name; bytes in it that are no text are written as escapes."""
    return PurePath(name).name.encode(errors="backslashreplace").decode()


def join(parts: Sequence[Imported]) -> Outcome[Imported]:
    """Several imports as one. Warning: merge-yours, for what they say differently."""
    from progprint.exchange.merging.laying import joined

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
    if name.lower().endswith((".csv", ".tsv")) or (_MAYBE_TABLE.search(data) and _holds_table(data)):
        return "csv"
    return ""


def _holds_table(data: bytes) -> bool:
    """Whether a text is, or holds, a table in Markdown or with tabs."""
    from progprint.exchange.tables.texts import is_tabbed, rows_of_text

    source = decode(data, "").value
    return source is not None and (is_tabbed(source.text) or bool(rows_of_text(source.text)))


def _from_table(data: bytes, name: str, kind: str, headings: Mapping[str, str], year: str) -> Outcome[Imported]:
    from progprint.exchange.tables.headings import bare
    from progprint.exchange.tables.talks import read_tables
    from progprint.exchange.tables.workbook import read_csv, read_workbook

    book = (read_workbook if kind == "xlsx" else read_csv)(data, name)
    if book.value is None:
        return Outcome(None, book.diagnostics)
    own = {bare(heading): field for heading, field in headings.items()}
    made = read_tables(book.value.sheets, name, own, year)
    if book.value.carried:
        from progprint.exchange.merging.whole import restored
        from progprint.exchange.tables.talks import rows_of

        made = restored(book.value.carried, made, lambda agenda: read_tables(rows_of(agenda), name, own, year), name)
    found = (*book.diagnostics, *made.diagnostics)
    return Outcome(Imported(made.value, kind, _last(name)) if made.value else None, found)
