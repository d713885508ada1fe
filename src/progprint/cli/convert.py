"""The commands that turn something else into an agenda, and an agenda into something else: import, export."""

import hashlib
import shlex
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from progprint import files, pipeline
from progprint.cli.console import OK, Console, status_of
from progprint.core.diagnostic import Diagnostic, Outcome, error, in_order, note
from progprint.exchange.formats import EXPORTS
from progprint.pipeline.keeping import export, write_export
from progprint.pipeline.request import misfit
from progprint.source.node import Scalar

if TYPE_CHECKING:
    from progprint.exchange import Imported

BASE = ".imported"
"""Behind the agenda's name: what the last import gave, by which the next ``--merge`` knows whose words are whose."""
_OURS = b"# progprint import"
"""How a record of an import begins."""
_NEXT_TIME = (
    "when the source changes, bring it in and keep what you wrote:  {command}",
    "来源以后有改动时，这样并入而不丢手工修改：  {command}",
)


class Import(NamedTuple):
    """Files to read, the agenda to write ("" for standard output), and how; "" is what the files themselves say."""

    files: tuple[str, ...]
    output: str
    format: str
    year: str
    headings: str
    merge: bool
    force: bool
    strict: bool
    dry_run: bool


def run(asked: Import, console: Console) -> int:
    """Read the files and write agenda YAML to ``-o``, else to stdout; with ``--merge`` over the agenda that is there."""
    began = perf_counter()
    console.stage("read")
    headings, found = _headings(asked.headings)
    found += _unfit(asked)
    imported = None
    if not found:
        imported, found = _read_all(asked, headings)
    target, strict = Path(asked.output), asked.strict
    outputs: list[object] = []
    text = imported.yaml() if imported is not None and status_of(found, strict=strict) == OK else ""
    if text and asked.output and imported is not None:
        made, remarks = _laid_out(imported, target, text, asked)
        made, kept = _with_backup(made, _beside(target))
        found = in_order((*found, *remarks, *kept))
        if made and status_of(found, strict=strict) == OK:
            if not asked.dry_run:
                edited = [path for path in made if path in (target, _beside(target)) or path.parent == target]
                found += files.write_files(list(made.items()), edited=edited).diagnostics
            digest = hashlib.sha256(made.get(target, text.encode())).hexdigest()
            outputs += [{"path": asked.output, "kind": "agenda", "pages": 0, "sha256": digest}]
    status = status_of(found, strict=strict)
    console.clear()
    if console.json:
        console.summary(status == OK, found, outputs if status == OK else [], perf_counter() - began)
        return status
    console.report(found)
    if text and not asked.output:
        console.say(text.rstrip("\n"))
    elif outputs and status == OK and not console.quiet:
        console.say(asked.output)
        console.tell(console.pick(_NEXT_TIME).replace("{command}", _again(asked)))
    return status


def _unfit(asked: Import) -> list[Diagnostic]:
    """What is wrong with the options themselves."""
    if asked.merge and not asked.output:
        return [error("merge-target")]
    target = Path(asked.output)
    if asked.merge and target.name not in {"", ".."} and files.is_folder(target):  # an agenda of several files
        return []
    return list(filter(None, [misfit("agenda", asked.output)]))


def _again(asked: Import) -> str:
    """The command that brings what changes in the source later into the agenda."""
    form = ["--format", asked.format] if asked.format != "auto" else []
    given = (("--map", asked.headings), ("--year", asked.year))
    rest = [word for flag, value in given if value for word in (flag, value)]
    return shlex.join(["progprint", "import", *asked.files, *form, *rest, "--merge", "-o", asked.output])


def _beside(target: Path) -> Path:
    """Where the record of the last import lies."""
    return target.with_name(target.name + BASE)


def _with_backup(made: dict[Path, bytes], record: Path) -> tuple[dict[Path, bytes], list[Diagnostic]]:
    """The files to write, with a backup of what lies in the place of the record and is none of ours."""
    old = files.read_old(record) if record in made and files.is_there(record) else None
    if not old or old.startswith(_OURS):
        return made, []
    backup = files.backup_of(record)
    return {backup: old, **made}, [note("agenda-replaced", path=str(record), backup=str(backup))]


def _laid_out(
    imported: "Imported", target: Path, text: str, asked: Import
) -> tuple[dict[Path, bytes], list[Diagnostic]]:
    """The files to write. An agenda that is there is merged with, or kept beside the new one, or the import refused."""
    data, beside = text.encode(), _beside(target)
    edited = [path for path in (target, beside) if not files.is_input(path)]
    refused = files.refused_outputs([target, beside], edited=edited)
    if not files.is_inside(beside, (Path(files.real_path(target)).parent, target.parent)):
        refused = [error("path-outside-project", None, "link", path=str(beside))]
    if refused:
        return {}, refused
    if asked.merge:
        return _merged(imported, target, text)
    made = {target: data, beside: data}
    if not files.is_there(target) or not files.is_file(target):
        return (made if not files.is_there(target) else {target: data}), []
    old = files.read_old(target)
    if old in (data, b""):
        return made, []
    if not asked.force or old is None:
        return {}, [error("agenda-exists", path=str(target), command=_again(asked))]
    backup = files.backup_of(target)
    return {backup: old, **made}, [note("agenda-replaced", path=str(target), backup=str(backup))]


def _merged(imported: "Imported", target: Path, text: str) -> tuple[dict[Path, bytes], list[Diagnostic]]:
    """The files that a merge writes: the agenda, of a folder the files that change, and beside it what was imported."""
    from progprint.exchange.merging.laying import laid_over

    beside, is_folder = _beside(target), files.is_folder(target)
    if not files.is_there(target):
        return {target: text.encode(), beside: text.encode()}, []
    olds = files.read_folder(target) if is_folder else _alone(target)
    base = files.read_source(beside) if files.is_there(beside) else None
    if olds.value is None or (base is not None and base.value is None):
        return {}, [*olds.diagnostics, *(base.diagnostics if base is not None else ())]
    outcome = laid_over(imported.data, olds.value, str(target), base.value if base is not None else None)
    made = {beside: text.encode()}
    for (name, old), laid in zip(olds.value, outcome.value or [], strict=False):
        path = target / Path(name).name if is_folder else target
        if laid.changed or not is_folder:
            made[path] = laid.text.encode() if laid.changed else old
        if any(d.code == "merge-rewritten" and d.params.get("path") == name for d in outcome.diagnostics):
            made[files.backup_of(path)] = old
    return (made if outcome.value is not None else {}), list(outcome.diagnostics)


def _alone(target: Path) -> Outcome[list[tuple[str, bytes]]]:
    """An agenda of one file, as ``read_folder`` gives those of a folder."""
    old = files.read_source(target)
    return Outcome(None if old.value is None else [(str(target), old.value)], old.diagnostics)


def _headings(name: str) -> tuple[dict[str, str], list[Diagnostic]]:
    """A project's own headings: a mapping of headings to fields. Errors: those of YAML, and import-map."""
    if not name:
        return {}, []
    from progprint.exchange.tables.headings import NAMES
    from progprint.source.node import Mapping as Tree
    from progprint.source.read import read

    source = files.read_named(Path(name))
    if source.value is None:
        return {}, list(source.diagnostics)
    tree = read(source.value, name)
    if not isinstance(tree.value, Tree):
        return {}, list(tree.diagnostics) or [error("import-map", variant="shape", path=name)]
    fields = {key.text: value.text.strip() for key, value in tree.value.entries if isinstance(value, Scalar)}
    known = ", ".join(sorted(NAMES))
    told = [(value.span, value.text if isinstance(value, Scalar) else "") for _, value in tree.value.entries]
    wrong = [error("import-map", span, name=text, known=known) for span, text in told if text.strip() not in NAMES]
    return fields, [*tree.diagnostics, *wrong]


def _read_all(asked: Import, headings: Mapping[str, str]) -> "tuple[Imported | None, list[Diagnostic]]":
    """What the importers make of all files, as one agenda, and all that was found."""
    from progprint.exchange import import_all

    found: list[Diagnostic] = []
    read: list[tuple[str, bytes]] = []
    for name in asked.files:
        source = files.read_named(Path(name))
        found += source.diagnostics
        read += [(name, source.value)] if source.value is not None else []
    if not read or status_of(found) != OK:
        return None, in_order(found)
    outcome = import_all(read, asked.format, headings, asked.year)
    return outcome.value, in_order((*found, *outcome.diagnostics))


def export_agenda(request: pipeline.Request, form: str, console: Console) -> int:
    """Write the agenda and tell what the format could not hold; what is no text goes to a file, named or not."""
    began = perf_counter()
    target = "" if request.streams else request.output
    named = target
    binary = form in EXPORTS and EXPORTS[form].binary
    if binary:
        if request.streams and (trouble := console.stream_trouble("export")):
            return console.refuse((trouble,))
        target = target or ("" if request.streams else f"programme{EXPORTS[form].suffixes[0]}")
    wrong = misfit(form, target)
    made: Outcome[bytes] = export(request, form) if wrong is None else Outcome(None, (wrong,))
    data, found = made.value, list(made.diagnostics)
    if target and not named and files.is_there(Path(target)):
        found.append(error("file-exists", path=target))
        data = None
    if data and target:
        data, remarks = write_export(form, Path(target), data, strict=request.strict)
        found += remarks
    status = status_of(found, strict=request.strict)
    written = data if target and status == OK else None
    if console.json:
        digest = hashlib.sha256(written or b"").hexdigest()
        output = {"path": target, "kind": form, "pages": 0, "sha256": digest}
        console.summary(status == OK, found, [output] if written else [], perf_counter() - began)
        return status
    console.report(found)
    if data and not target:
        if binary:
            files.write_stream(data)
        else:
            console.say(data.decode().rstrip("\r\n"))
    elif written and not console.quiet:
        console.say(target)
    return status
