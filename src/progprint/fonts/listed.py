"""The content of a fonts.yaml: faces with their files, and the order in which roles ask for them.

faces:    {House: {file: house.ttf, weight: bold, index: 0}}       one entry a face
families: {sans: {regular: [House], bold: [House]}}                 a role that styles name
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from progprint.core.diagnostic import Diagnostic, Outcome, error
from progprint.fonts.entry import WEIGHTS, FaceEntry, weight_number
from progprint.source.forms import parse
from progprint.source.kinds import Entry, Field, Form, Rows, Value, form_of, line, one_or_many, table_of
from progprint.source.node import Scalar
from progprint.source.read import read

FACE = Form(
    "face",
    tuple(
        Field(key, line()) for key in ("file", "index", "family", "weight", "version", "licence", "source", "sha256")
    ),
)
BOOK = Form(
    "fonts",
    (Field("faces", table_of(form_of(FACE))), Field("families", table_of(table_of(one_or_many(line()))))),
)


class Listed(NamedTuple):
    """Faces, and face names (with their places) by role and weight."""

    entries: tuple[FaceEntry, ...]
    families: Mapping[str, Mapping[str, Sequence[Scalar]]]


def listed(data: bytes, path: Path, *, own: bool) -> Outcome[Listed]:
    """The content of a fonts.yaml. Errors: unknown-key, wrong-type, font-value and those of YAML."""
    tree = read(data, str(path))
    if tree.value is None:
        return Outcome(None, tree.diagnostics)
    outcome = parse(tree.value, BOOK)
    found = [*tree.diagnostics, *outcome.diagnostics]
    if outcome.value is None:
        return Outcome(None, found)
    entries = [
        _entry(name, value, path.parent, found, own=own)
        for name, value in _rows(outcome.value.get("faces"))
        if isinstance(value, Entry)
    ]
    families = {
        role.text: {weight.text: _names(names) for weight, names in _rows(weights)}
        for role, weights in _rows(outcome.value.get("families"))
    }
    return Outcome(Listed(tuple(entries), families), found)


def _entry(name: Scalar, value: Entry, folder: Path, found: list[Diagnostic], *, own: bool) -> FaceEntry:
    facts = {key: item.text for key, item in value.values.items() if isinstance(item, Scalar)}
    weight, index = facts.get("weight", "regular"), facts.get("index", "0")
    if weight_number(weight) is None:
        place = value.scalar("weight") or name
        found.append(error("font-value", place.span, "weight", text=weight, names=", ".join(WEIGHTS)))
    if not (index.isascii() and index.isdigit() and len(index) < 5):
        found.append(error("font-value", (value.scalar("index") or name).span, "index", text=index))
        index = "0"
    path = folder / facts.get("file", f"{name.text}.ttf")
    return FaceEntry(name.text, path, facts.get("family", name.text), weight, int(index), facts, own, name.span)


def _rows(value: Value | None) -> tuple[tuple[Scalar, Value], ...]:
    return value.rows if isinstance(value, Rows) else ()


def _names(value: Value) -> tuple[Scalar, ...]:
    items = value if isinstance(value, tuple) else (value,)
    return tuple(item for item in items if isinstance(item, Scalar))
