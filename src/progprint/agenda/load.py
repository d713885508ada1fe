"""From the bytes of agenda files to the programme.

    files ─read─▶ Node ─parse─▶ Entry ─merge─▶ Entry ─resolve─▶ Agenda

A folder is merged file by file in the order given: what the files say of the conference and of ``extra`` is put
together, lists follow each other. The same key of the conference in two files is an error, because nobody could tell
which one is meant. Nothing here touches the disk.
"""

from __future__ import annotations

from collections.abc import Sequence

from progprint.agenda.entries import AGENDA
from progprint.agenda.programme import Agenda
from progprint.agenda.resolve import resolve
from progprint.core.diagnostic import Diagnostic, Outcome, Related, Severity, error
from progprint.source.forms import parse
from progprint.source.kinds import Entry, Raw, Rows, Value
from progprint.source.node import Mapping, Node, Scalar
from progprint.source.read import read


def load_text(data: bytes, name: str) -> Outcome[Agenda]:
    """The agenda of one file. ``name`` is how the file is called in messages."""
    return load(((name, data),))


def load(files: Sequence[tuple[str, bytes]]) -> Outcome[Agenda]:
    """The agenda of several files as (name, bytes), merged in the given order.

    The value is None when a file could not be read at all. With errors among the diagnostics the value is what could
    be understood; it must not be printed.
    """
    found: list[Diagnostic] = []
    merged: Entry | None = None
    whole = True
    for name, data in files:
        outcome = read(data, name, AGENDA)
        found += outcome.diagnostics
        entry = _parsed(outcome.value, found) if outcome.value is not None else None
        if entry is None:
            whole = False
        else:
            merged = entry if merged is None else _merged(merged, entry, found)
    if merged is None:
        return Outcome(None, tuple(found or [error("empty-folder")]))
    resolved = resolve(merged)
    found += resolved.diagnostics
    return Outcome(resolved.value if whole else None, tuple(found))


def _parsed(node: Node, found: list[Diagnostic]) -> Entry | None:
    outcome = parse(node, AGENDA)
    found += outcome.diagnostics
    return outcome.value


def _merged(first: Entry, second: Entry, found: list[Diagnostic]) -> Entry:
    """Two mappings of one form as one."""
    values = dict(first.values)
    for key, value in second.values.items():
        if key not in values:
            values[key] = value
            continue
        joined = _joined(values[key], value, found)
        if joined is None:
            place, before = second.keys[key], first.keys[key]
            params = {"key": place.text, "first": before.text}
            related = (Related("first", before.span),)
            found.append(Diagnostic("duplicate-key", Severity.ERROR, params, place.span, related, variant="file"))
        else:
            values[key] = joined
    keys = {**second.keys, **first.keys}
    return Entry(first.form, values, first.span, keys, first.blank, first.sound and second.sound)


def _joined(first: Value, second: Value, found: list[Diagnostic]) -> Value | None:
    """Both values as one, or None where only one of them can be meant."""
    if isinstance(first, Entry) and isinstance(second, Entry):
        return _merged(first, second, found)
    if isinstance(first, tuple | Rows) and isinstance(second, tuple | Rows):
        if isinstance(first, Rows) and isinstance(second, Rows):
            return _rows(first, second, found)
        return (*_items(first), *_items(second))
    if isinstance(first, Raw) and isinstance(second, Raw):
        one, other = first.node, second.node
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            return Raw(Mapping((*one.entries, *other.entries), one.span))
    return None


def _rows(first: Rows, second: Rows, found: list[Diagnostic]) -> Rows:
    """Two tables as one; a key in both is an error."""
    known: dict[str, Scalar] = {key.text: key for key, _ in first.rows}
    for key, _ in second.rows:
        if key.text in known:
            related = (Related("first", known[key.text].span),)
            params = {"key": key.text, "first": key.text}
            found.append(Diagnostic("duplicate-key", Severity.ERROR, params, key.span, related, variant="file"))
    return Rows((*first.rows, *(row for row in second.rows if row[0].text not in known)), first.span)


def _items(value: tuple[Value, ...] | Rows) -> tuple[Value, ...]:
    """The items of a list; a table is one of them, so that its keys are not lost."""
    return value if isinstance(value, tuple) else (value,)
