"""The commands that turn something else into an agenda: import."""

from __future__ import annotations

import hashlib
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from progprint import files
from progprint.cli.console import OK, Console, status_of
from progprint.core.diagnostic import Diagnostic, error, in_order
from progprint.source.node import Scalar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from progprint.cli.forms import Call
    from progprint.exchange import Imported


def run(call: Call, console: Console) -> int:
    """Read the file and write agenda YAML to ``-o``, else to stdout."""
    began = perf_counter()
    console.stage("read")
    headings, found = _headings(call.text("map"))
    imported = None
    if not found:
        imported, found = _read(Path(call.text("file")), call.text("format") or "auto", headings, call.text("year"))
    status = status_of(found, strict=call.flag("strict"))
    outputs: list[object] = []
    text = imported.yaml() if imported is not None and status == OK else ""
    target = call.text("output")
    if text and target:
        if not call.flag("dry_run"):
            found += files.write_atomic(Path(target), text.encode()).diagnostics
            status = status_of(found)
        if status == OK:
            digest = hashlib.sha256(text.encode()).hexdigest()
            outputs.append({"path": target, "kind": "agenda", "pages": 0, "sha256": digest})
    console.clear()
    if call.flag("json"):
        console.summary(status == OK, found, outputs, perf_counter() - began)
    else:
        console.report(found)
        if text and not target:
            console.say(text.rstrip("\n"))
        elif outputs and not console.quiet:
            console.say(target)
    return status


def _headings(name: str) -> tuple[dict[str, str], list[Diagnostic]]:
    """A project's own headings: a mapping of headings to fields. Errors: those of YAML, and import-map."""
    from progprint.exchange.headings import NAMES
    from progprint.source.node import Mapping as Tree
    from progprint.source.read import read

    source = files.read_source(Path(name)) if name else None
    if source is None or source.value is None:
        return {}, list(source.diagnostics) if source else []
    tree = read(source.value, name)
    if not isinstance(tree.value, Tree):
        return {}, list(tree.diagnostics) or [error("import-map", variant="shape", path=name)]
    fields = {key.text: value.text.strip() for key, value in tree.value.entries if isinstance(value, Scalar)}
    wrong = [
        error(
            "import-map",
            value.span,
            name=value.text if isinstance(value, Scalar) else "",
            known=", ".join(sorted(NAMES)),
        )
        for _, value in tree.value.entries
        if not isinstance(value, Scalar) or value.text.strip() not in NAMES
    ]
    return fields, [*tree.diagnostics, *wrong]


def _read(path: Path, form: str, headings: Mapping[str, str], year: str) -> tuple[Imported | None, list[Diagnostic]]:
    """What the importer makes of a file, and all that was found."""
    from progprint.exchange import import_agenda

    source = files.read_source(path)
    if source.value is None:
        return None, list(source.diagnostics)
    outcome = import_agenda(source.value, str(path), form, headings, year)
    return outcome.value, in_order((*source.diagnostics, *outcome.diagnostics))
