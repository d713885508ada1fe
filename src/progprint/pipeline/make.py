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
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from progprint import __version__, files, project
from progprint.core.diagnostic import Diagnostic, Related, Span, error
from progprint.pipeline.changed import Inputs
from progprint.pipeline.keeping import kept
from progprint.pipeline.request import Build, Request
from progprint.pipeline.run import build
from progprint.pipeline.stages import Made as Bytes
from progprint.source.node import Mapping as Tree
from progprint.source.node import Node, Scalar
from progprint.source.node import Sequence as Listed

MANIFEST = "out/manifest.json"
COMMANDS = ("pdf", "slides", "handouts")
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "output": "output", "layout": "layout", "for": "purpose", "standard": "standard", "icc": "icc", "theme": "theme",
        "edition": "edition", "lang": "language", "template": "template", "per": "per", "script": "script", "impose": "impose",
        "paper": "paper", "thickness": "thickness", "flip": "flip", "spine": "spine",
    }
)  # fmt: skip
"""Keys of an output that are one word, and what they are called in a request."""
LISTS: Mapping[str, str] = MappingProxyType(
    {"kind": "kinds", "track": "tracks", "talk": "talks", "day": "days", "room": "rooms"}
)
FLAGS: Mapping[str, str] = MappingProxyType({"marks": "marks", "ticket": "ticket", "one-file-each": "one_file_each"})
_YES = ("true", "yes", "是")


class Wanted(NamedTuple):
    """An output: its name in the manifest, what to ask for, and where the settings name its place and its script."""

    name: str
    request: Request
    span: Span | None = None
    script: Span | None = None


class Done(NamedTuple):
    """What came of an output: its build, or None where nothing had changed."""

    name: str
    build: Build | None


class Made(NamedTuple):
    """What came of all outputs; ``found`` is what is wrong with the list itself."""

    done: tuple[Done, ...]
    found: tuple[Diagnostic, ...]


def make(base: Request, *, force: bool, tell: Callable[[str], None], progress: Callable[[str], None]) -> Made:
    """Make what is to be made. ``base`` holds the start folder and the environment; ``tell`` is told of each output."""
    with files.one_run():
        return _make(base, force=force, tell=tell, progress=progress)


def _make(base: Request, *, force: bool, tell: Callable[[str], None], progress: Callable[[str], None]) -> Made:
    start = base.start or Path.cwd()
    place = project.find_agenda(base.agenda, start)
    if place.value is None:
        return Made((), tuple(place.diagnostics))
    wanted, found = wanted_outputs(place.value, base)
    manifest = place.value.root / MANIFEST
    found += [*_clashes(wanted, place.value, manifest), *files.refused_outputs([manifest], inside=place.value.root)]
    if found:
        return Made((), tuple(found))
    known = _read(manifest)
    inputs = Inputs(place.value.root, [*(one.request.output for one in wanted), manifest.parent])
    done: list[Done] = []
    noted: dict[str, object] = {}
    for one in wanted:
        before = known.get(one.name)
        if (
            not force
            and before is not None
            and _stands(before, inputs.digest_of(one.request, before), place.value.root)
        ):
            done.append(Done(one.name, None))
            noted[one.name] = before
            files.note_outputs(place.value.root / name for name in _files(before))
            continue
        tell(one.name)
        made = build(one.request, progress)
        made = made._replace(diagnostics=tuple(_placed(d, one) for d in made.diagnostics))
        done.append(Done(one.name, made))
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
    copies, remarks = kept([Bytes(manifest, "manifest", 0, data)])
    trouble = files.write_files([*copies, (manifest, data)], inside=place.value.root).diagnostics
    return Made(tuple(done), (*remarks, *trouble))


# -- the list of outputs


def wanted_outputs(place: project.Project, base: Request) -> tuple[list[Wanted], list[Diagnostic]]:
    """The outputs that a project asks for, each a mapping with ``make:``; without a list the booklet, decks and paper."""
    tree = place.settings.get("outputs") if place.settings else None
    shared = base._replace(agenda=base.agenda, start=place.root, inside=place.root, record=True)
    if tree is None:
        defaults = (("pdf", "out/booklet.pdf"), ("slides", "out/decks"), ("handouts", "out/handouts"))
        return [
            Wanted(output, shared._replace(command=command, output=str(place.root / output)))
            for command, output in defaults
        ], []
    if not isinstance(tree, Listed):
        return [], [error("wrong-type", tree.span, "list", key="outputs")]
    found: list[Diagnostic] = []
    wanted = []
    for item in tree.items:
        one = _wanted(item, place, shared, found)
        if one is not None:
            wanted.append(one)
    return wanted, found


def _wanted(item: Node, place: project.Project, shared: Request, found: list[Diagnostic]) -> Wanted | None:
    if not isinstance(item, Tree):
        found.append(error("wrong-type", item.span, "mapping", key="outputs"))
        return None
    told: dict[str, object] = {}
    known = ("make", *FIELDS, *LISTS, *FLAGS)
    for key, value in item.entries:
        if key.text not in known:
            found.append(error("unknown-key", key.span, key=key.text, near="", form="outputs", keys=", ".join(known)))
        elif key.text in LISTS:
            items = value.items if isinstance(value, Listed) else (value,)
            told[LISTS[key.text]] = tuple(one.text for one in items if isinstance(one, Scalar))
        elif isinstance(value, Scalar) and key.text in FLAGS:
            told[FLAGS[key.text]] = value.text in _YES
        elif isinstance(value, Scalar) and key.text in FIELDS:
            told[FIELDS[key.text]] = value.text
        elif isinstance(value, Scalar):
            told["command"] = value.text
    command, output = str(told.get("command", "")), str(told.get("output", ""))
    if command not in COMMANDS:
        made = item.get("make")
        found.append(error("unknown-output", (made or item).span, name=command, available=", ".join(COMMANDS)))
        return None
    told["output"] = output or {"pdf": "out/booklet.pdf", "slides": "out/decks", "handouts": "out/handouts"}[command]
    told |= {key: _below(place.root, str(told[key])) for key in ("output", "script") if told.get(key)}
    for name in (*project.NAMED, "icc"):
        typed = str(told.get(name, ""))
        if typed and (name == "icc" or project.is_path(typed)):
            told[name] = place.below(typed)
    at, script = item.get("output") or item, item.get("script")
    return Wanted(output, shared._replace(**told), at.span, script.span if script else None)  # type: ignore[arg-type]


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
        request, named = one.request, [(Path(one.request.script), one.script)] if one.request.script else []
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
    script = found.params.get("path") == one.request.script
    return found._replace(span=one.script if script else one.span)


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
