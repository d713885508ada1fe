"""``init``: a new project that builds at once, out of what ships with progprint or out of a file to import."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from time import perf_counter

from progprint import files, project
from progprint.cli.console import OK, Console, status_of
from progprint.core.diagnostic import Diagnostic, error, in_order

_FOLDERS = {"track": "track", "conference": "sample"}
"""The folder below content/ that each template is."""
_AGENDA = "agenda.yaml"
_SCHEMA = "schemas/{}.schema.json"
_IGNORED = "out/\n*.bak*\n.progprint-*.part\n"


def run(target: Path, template: str, source: str, console: Console, *, dry_run: bool) -> int:
    """Write the files of a template into a folder, all of them or none; what is there already stays.

    ``source``: the file to make the agenda of, "" for that of the template.
    """
    began = perf_counter()
    made, found = _files(template, source)
    made |= {name: data for name, data in _beside(made, console).items() if not files.is_there(target / name)}
    found += [error("already-there", path=str(target / name)) for name in made if files.is_there(target / name)]
    strays = [target / name for name in made if not files.is_inside(target / name, (target,))]
    found += [error("path-outside-project", None, "link", path=str(path)) for path in strays]
    status = status_of(found)
    if status == OK and not dry_run:
        found += files.write_files([(target / name, data) for name, data in made.items()]).diagnostics
        status = status_of(found)
    written = [
        {"path": str(target / name), "kind": "project", "pages": 0, "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in made.items()
    ]
    if console.json:
        console.summary(status == OK, in_order(found), written if status == OK else [], perf_counter() - began)
        return status
    console.report(in_order(found))
    if status == OK and not console.quiet:
        for one in written:
            console.say(str(one["path"]))
        steps = [f"cd {target}"] if target != Path() else []
        console.say("\n".join(["", *steps, "progprint pdf", "progprint slides"]))
    return status


def _beside(made: Mapping[str, bytes], console: Console) -> dict[str, bytes]:
    """What git and editors want to know: outputs are not kept; the agenda's files and the settings have a JSON Schema."""
    from progprint.pipeline.schemas import SCHEMAS

    agendas = [name for name in made if name.endswith(".yaml") and "/" not in name and name != project.SETTINGS]
    files_of = {"agenda": agendas, "project": [project.SETTINGS]}
    settings = {"yaml.schemas": {f"./{_SCHEMA.format(kind)}": names for kind, names in files_of.items()}}
    return {
        ".gitignore": _IGNORED.encode(),
        **{_SCHEMA.format(kind): _json(SCHEMAS[kind](console.language)) for kind in files_of},
        ".vscode/settings.json": _json(settings),
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _files(template: str, source: str) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The files of the project by their paths in it."""
    home = project.shipped_folder("content") / _FOLDERS[template]
    names = [path.relative_to(home).as_posix() for path in files.list_files(home)]
    made: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    for name in names:
        data = files.read_source(home / PurePosixPath(name))
        found += data.diagnostics
        made[name] = data.value or b""
    if source:
        from progprint.cli.convert import BASE
        from progprint.exchange import import_agenda

        typed = files.read_named(Path(source))
        found += typed.diagnostics
        if typed.value is not None:
            outcome = import_agenda(typed.value, source)
            found += outcome.diagnostics
            settings = project.shipped_folder("content") / _FOLDERS["track"] / project.SETTINGS
            made = {project.SETTINGS: files.read_source(settings).value or b""}
            text = outcome.value.yaml().encode() if outcome.value is not None else b""
            made |= {_AGENDA: text, _AGENDA + BASE: text}
    return made, found
