"""``build``: everything under ``outputs:`` of a project, and only what has changed since the last time.

    progprint.yaml ─▶ wanted outputs ── each: same inputs, same files? ─▶ skip, else make ─▶ manifest

The manifest lies beside the outputs: for each the digest of what it was made from, its files with their digests, and of
each page, sheet and slide a digest of what it shows and its facts with their lines in the agenda. An
output is made anew when anything that ``changed`` looks at or its own settings changed, or when one of its files is not
as it was written. One that fails does not stop the others.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from progprint import __version__, files, project
from progprint.core.diagnostic import Diagnostic, Related, Span, error
from progprint.pipeline.changed import Inputs
from progprint.pipeline.job import Findings, OutputFile, Progress
from progprint.pipeline.keeping import backups
from progprint.pipeline.options import MAKES, USUAL, read_output, setting_faults
from progprint.pipeline.request import Build, Request
from progprint.pipeline.run import build, elsewhere, ending
from progprint.source.node import Mapping as Tree
from progprint.source.node import Node, Scalar
from progprint.source.node import Sequence as Listed

MANIFEST = "out/manifest.json"


class Wanted(NamedTuple):
    """An output: its name in the manifest, what to ask for, and where the settings name its place.

    ``beside`` is where they name files that are written with it, by the field of the request.
    """

    name: str
    request: Request
    span: Span | None = None
    beside: Mapping[str, Span] = MappingProxyType({})

    @property
    def paths(self) -> tuple[str, ...]:
        """Everything that it names to be written."""
        return (self.request.output, *(getattr(self.request, key) for key in self.beside))


class OutputResult(NamedTuple):
    """The result of an output: its build, or None where nothing had changed; ``strict``: no warning is let pass."""

    name: str
    build: Build | None
    strict: bool = False


class OutputResults(NamedTuple):
    """The results of all outputs; ``found`` is what is wrong with the list itself."""

    done: tuple[OutputResult, ...]
    found: tuple[Diagnostic, ...]


def make(base: Request, *, force: bool, tell: Callable[[str], None], progress: Progress) -> OutputResults:
    """Make what is to be made. ``base`` holds the start folder and the environment; ``tell`` is told of each output."""
    findings, made = Findings(base.strict), OutputResults((), ())
    with files.one_run(), ending(findings), elsewhere(base.executor, None, findings) as executor:
        do = partial(build, progress=progress, executor=executor)
        made = _make(base._replace(executor=""), do, force=force, tell=tell)
    return made._replace(found=(*made.found, *findings.all))


def _make(base: Request, do: Callable[[Request], Build], *, force: bool, tell: Callable[[str], None]) -> OutputResults:
    start = base.start or Path.cwd()
    place = project.find_agenda(base.agenda, start)
    if place.value is None:
        return OutputResults((), tuple(place.diagnostics))
    wanted, found = wanted_outputs(place.value, base)
    manifest = place.value.root / MANIFEST
    found += [*_clashes(wanted, place.value, manifest), *files.refused_outputs([manifest], inside=place.value.root)]
    if found:
        return OutputResults((), tuple(found))
    known = _read(manifest)
    inputs = Inputs(place.value.root, [*(path for one in wanted for path in one.paths), manifest.parent])
    done: list[OutputResult] = []
    noted: dict[str, object] = {}
    for one in wanted:
        before = known.get(one.name)
        if (
            not force
            and before is not None
            and _stands(before, inputs.digest_of(one.request, before), place.value.root)
        ):
            done.append(OutputResult(one.name, None))
            noted[one.name] = before
            files.note_outputs(place.value.root / name for name in _files(before))
            continue
        tell(one.name)
        made = do(one.request)
        made = made._replace(diagnostics=tuple(_typed(_placed(d, one)) for d in made.diagnostics))
        done.append(OutputResult(one.name, made, one.request.strict))
        if made.outputs:
            names = [_shown(Path(output.path), place.value.root) for output in made.outputs]
            written = {name: output.sha256 for name, output in zip(names, made.outputs, strict=True)}
            pieces = {
                name: [piece._asdict() for piece in own] for name, own in zip(names, made.records, strict=True) if own
            }
            noted[one.name] = {**inputs.facts_of(one.request), "files": written, "pieces": pieces}
        elif before is not None:
            noted[one.name] = {**before, "inputs": ""}
    told = {"progprint": __version__, "outputs": noted, "seal": files.MARK}
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    data = files.sealed(text.encode(errors="backslashreplace"))
    copies, remarks = backups([OutputFile(manifest, "manifest", 0, data)])
    trouble = files.write_files([*copies, (manifest, data)], inside=place.value.root).diagnostics
    return OutputResults(tuple(done), tuple(map(_typed, (*remarks, *trouble))))


# -- the list of outputs


def wanted_outputs(place: project.Project, base: Request) -> tuple[list[Wanted], list[Diagnostic]]:
    """The outputs that a project asks for, each a mapping with ``make:``; without a list one of each command.

    Errors: wrong-type, unknown-output, and those of ``options.read_output``.
    """
    tree = place.settings.get("outputs") if place.settings else None
    shared = base._replace(agenda=base.agenda, start=place.root, inside=place.root, record=True)
    found = list(setting_faults(place.settings))
    if tree is None:
        return [
            Wanted(MAKES[command], shared._replace(command=command, output=str(place.root / MAKES[command])))
            for command in USUAL
        ], found
    if not isinstance(tree, Listed):
        return [], [error("wrong-type", tree.span, "list", key="outputs")]
    wanted = [_wanted(item, place, shared, found) for item in tree.items]
    return [one for one in wanted if one is not None], found


def _wanted(item: Node, place: project.Project, shared: Request, found: list[Diagnostic]) -> Wanted | None:
    if not isinstance(item, Tree):
        found.append(error("wrong-type", item.span, "mapping", key="outputs"))
        return None
    make = item.get("make")
    command = make.text.strip() if isinstance(make, Scalar) else ""
    if command not in MAKES:
        found.append(error("unknown-output", (make or item).span, name=command, available=", ".join(MAKES)))
        return None
    asked = read_output(item, command, found)
    output = str(asked.get("output") or MAKES[command])
    asked |= {"command": command, "output": output, "strict": shared.strict or bool(asked.get("strict"))}
    asked |= {key: _below(place.root, str(asked[key])) for key in project.WRITTEN if asked.get(key)}
    for name in (*project.NAMED, *project.FILES):
        typed = str(asked.get(name, ""))
        if typed and (name in project.FILES or project.is_path(typed)):
            asked[name] = place.below(typed)
    beside = {key: value.span for key in project.WRITTEN[1:] if key in asked and (value := item.get(key)) is not None}
    request = shared._replace(**asked)  # type: ignore[arg-type]
    return Wanted(output, request, (item.get("output") or item).span, beside)


def _below(root: Path, name: str) -> str:
    """A name in the project's folder; what is written as a folder stays one."""
    return os.path.join(root, name) if name.endswith(("/", os.sep)) else str(root / name)  # noqa: PTH118


def _clashes(wanted: Sequence[Wanted], place: project.Project, manifest: Path) -> list[Diagnostic]:
    """Files of the list that are named twice, and folders of outputs that hold what is read.

    Outputs of such a folder would not be told from inputs, and a change of the agenda not be seen.
    """
    found: list[Diagnostic] = []
    sources = [place.agenda, *(place.root / name for name in (project.SETTINGS, "layouts", "fonts"))]
    taken: dict[str, Span | None] = {_same_place(manifest): None}
    for one in wanted:
        request = one.request
        named: list[tuple[Path, Span | None]] = [(Path(getattr(request, key)), at) for key, at in one.beside.items()]
        if request.command == "pdf" or request.output.lower().endswith((".pptx", ".pdf")):
            named.insert(0, (Path(request.output), one.span))
        else:
            if any(files.is_inside(source, (Path(request.output),)) for source in sources):
                found.append(error("output-is-input", one.span, "folder", path=one.name))
            found += [d._replace(span=one.span) for d in _refused(Path(request.output) / "file", place.root)]
        for path, span in named:
            spot, shown = _same_place(path), os.path.relpath(path, place.root)
            found += [d._replace(span=span) for d in _refused(path, place.root)]
            first = taken.get(spot)
            if spot in taken:
                related = (Related("first", first),) if first is not None else ()
                found.append(error("output-twice", span, path=shown, other=shown)._replace(related=related))
            taken.setdefault(spot, span)
    return found


def _refused(path: Path, root: Path) -> list[Diagnostic]:
    """What is wrong with the place of an output, named as in the settings."""
    found = files.refused_outputs([path], inside=root)
    return [d._replace(params={"path": os.path.relpath(path, root)}) for d in found]


def _same_place(path: Path) -> str:
    return os.path.realpath(path).casefold()


def _placed(found: Diagnostic, one: Wanted) -> Diagnostic:
    """A refusal of an output's place, at the line that names it."""
    if found.span is not None or found.code not in (
        "path-outside-project",
        "output-is-input",
        "output-twice",
        "output-suffix",
    ):
        return found
    spans = {getattr(one.request, key): at for key, at in one.beside.items()}
    return found._replace(span=spans.get(found.params.get("path"), one.span))


def _typed(found: Diagnostic) -> Diagnostic:
    """A finding with its paths as a person would type them in the working folder; long ones would be cut when told."""
    here = Path.cwd()
    near = {
        key: str(Path(value).relative_to(here))
        for key, value in found.params.items()
        if isinstance(value, str) and Path(value).is_relative_to(here)
    }
    return found._replace(params={**found.params, **near}) if near else found


def _stands(before: Mapping[str, object], digest: str, root: Path) -> bool:
    """Whether an output was made from the same and its files are as they were written."""
    written = _files(before)
    if before.get("inputs") != digest or not written:
        return False
    for name, sha in written.items():
        data = files.read_old(root / name) if files.is_inside(root / name, (root,)) else None
        if data is None or hashlib.sha256(data).hexdigest() != sha:
            return False
    return True


def _files(before: Mapping[str, object]) -> dict[str, object]:
    """The files of an output in the manifest, each with its digest."""
    written = before.get("files")
    return {str(name): sha for name, sha in written.items()} if isinstance(written, dict) else {}


def _read(path: Path) -> dict[str, dict[str, object]]:
    """The manifest; an empty one if there is none that can be read."""
    data = files.read_old(path)
    try:
        told = json.loads(data) if data is not None else {}
    except ValueError:
        return {}
    outputs = told.get("outputs") if isinstance(told, dict) else None
    return (
        {str(name): one for name, one in outputs.items() if isinstance(one, dict)} if isinstance(outputs, dict) else {}
    )


def _shown(path: Path, root: Path) -> str:
    return Path(os.path.relpath(path.absolute(), root.absolute())).as_posix()
