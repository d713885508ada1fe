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


BASE = ".imported"
"""Behind the agenda's name: what the last ``--merge`` imported, by which the next one knows whose words are whose."""


def run(call: Call, console: Console) -> int:
    """Read the files and write agenda YAML to ``-o``, else to stdout; with ``--merge`` over the agenda that is there."""
    began = perf_counter()
    console.stage("read")
    headings, found = _headings(call.text("map"))
    imported = None
    if not found:
        imported, found = _read_all(call, headings)
    target, merging = call.text("output"), call.flag("merge")
    if merging and not target:
        found = [*found, error("merge-target")]
    status = status_of(found, strict=call.flag("strict"))
    outputs: list[object] = []
    text = imported.yaml() if imported is not None and status == OK else ""
    if text and target and imported is not None:
        made: dict[str, bytes] = {Path(target).name: text.encode()}
        if merging:
            made, remarks = _merged(imported, Path(target), text)
            found = in_order((*found, *remarks))
            status = status_of(found, strict=call.flag("strict"))
        if made and status == OK:
            if not call.flag("dry_run"):
                found += files.write_all(Path(target).parent, made).diagnostics
                status = status_of(found)
            digest = hashlib.sha256(made[Path(target).name]).hexdigest()
            outputs += [{"path": target, "kind": "agenda", "pages": 0, "sha256": digest}] if status == OK else []
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


def _merged(imported: Imported, target: Path, text: str) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The files that a merge writes: the agenda, and beside it what was imported."""
    from progprint.exchange.laying import laid_over

    beside = target.with_name(target.name + BASE)
    made = {target.name: text.encode(), beside.name: text.encode()}
    if not files.is_there(target):
        return made, []
    old = files.read_source(target)
    base = files.read_source(beside) if files.is_there(beside) else None
    if old.value is None or (base is not None and base.value is None):
        return {}, [*old.diagnostics, *(base.diagnostics if base is not None else ())]
    outcome = laid_over(imported.data, old.value, str(target), base.value if base is not None else None)
    if outcome.value is None:
        return {}, list(outcome.diagnostics)
    made[target.name] = outcome.value.text.encode() if outcome.value.changed else old.value
    if any(d.code == "merge-rewritten" for d in outcome.diagnostics):
        made[target.name + ".bak"] = old.value
    return made, list(outcome.diagnostics)


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


def _read_all(call: Call, headings: Mapping[str, str]) -> tuple[Imported | None, list[Diagnostic]]:
    """What the importers make of all files, as one agenda, and all that was found."""
    from progprint.exchange import import_agenda, join

    found: list[Diagnostic] = []
    parts: list[Imported] = []
    for name in call.many("file"):
        source = files.read_source(Path(name))
        found += source.diagnostics
        if source.value is None:
            continue
        outcome = import_agenda(source.value, name, call.text("format") or "auto", headings, call.text("year"))
        found += outcome.diagnostics
        parts += [outcome.value] if outcome.value is not None else []
    if not parts or status_of(found) != OK:
        return None, in_order(found)
    whole = join(parts)
    return whole.value, in_order((*found, *whole.diagnostics))
