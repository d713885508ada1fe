"""The commands that look something up: schema, explain, layouts, info."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from progprint import files, pipeline, project
from progprint.cli.console import OK, Console, status_of
from progprint.cli.parse import closest
from progprint.core.diagnostic import Diagnostic, Outcome, error
from progprint.pipeline.targets import misfit

if TYPE_CHECKING:
    from progprint.cli.forms import Call


def run(call: Call, console: Console) -> int:
    """Look up what the call asks for."""
    return _COMMANDS[call.command](call, console)


def _refuse(found: Sequence[Diagnostic], call: Call, console: Console) -> int:
    """Tell what is wrong; the status that it calls for."""
    if call.flag("json"):
        console.summary(False, found, (), 0.0)
    console.report(found)
    return status_of(found)


def _place() -> project.Project | None:
    """The project that the working folder lies in, if there is one."""
    return project.find_agenda(None, Path.cwd()).value


def _read(name: str) -> Callable[[Path], Outcome[bytes]]:
    """What reads looks: those of the project, the shipped ones, and one that is named by path."""
    place = _place()
    return place.opening(name).read if place is not None else files.read_source


# -- schema, explain, info


def _schema(call: Call, console: Console) -> int:
    name = call.text("name") or "agenda"
    if name != "agenda":
        return _refuse((error("unknown-schema", name=name),), call, console)
    from progprint.agenda.entries import AGENDA
    from progprint.source.schema import json_schema

    console.say(json.dumps(json_schema(AGENDA, console.language), ensure_ascii=False, indent=2))
    return OK


def _explain(call: Call, console: Console) -> int:
    from progprint.locale.messages import messages

    catalogue = messages(console.language)
    code = call.text("code")
    if not code:
        listed = {known: catalogue.message(known) for known in catalogue.codes}
        return _print(listed, [f"{known:<24}{text}" for known, text in listed.items()], call, console)
    if code not in catalogue.codes:
        like = closest(code, catalogue.codes)
        finding = (
            error("unknown-code", None, "like", word=code, like=like) if like else error("unknown-code", word=code)
        )
        return _refuse((finding,), call, console)
    about = catalogue.about(code)
    return _print({"code": code, "about": about}, [f"{code}\n\n{about}"], call, console)


def _info(call: Call, console: Console) -> int:
    import platform

    from progprint import __version__

    place = _place()
    facts = {
        "version": __version__,
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        "fonts": str(project.shipped_folder("fonts")),
        "layouts": str(project.shipped_folder("layouts")),
        "project": str(place.root) if place else "",
        "agenda": str(place.agenda) if place else "",
    }
    return _print(facts, [f"{key:<10}{value or '-'}" for key, value in facts.items()], call, console)


def _print(value: object, lines: Sequence[str], call: Call, console: Console) -> int:
    """A result as JSON or as lines."""
    if call.flag("json"):
        console.say_json(value)
    else:
        console.say("\n".join(lines))
    return OK


# -- layouts


def _layouts_list(call: Call, console: Console) -> int:
    from progprint.design.load import available, themes

    folders = [folder for folder in pipeline.layout_folders(_place()) if folder.is_dir()]
    rows = [{"name": name, "kind": "layout", "path": str(path)} for name, path in available(folders)]
    rows += [{"name": name, "kind": "theme", "path": str(path)} for name, path in themes(folders)]
    return _print(rows, [f"{row['name']:<13}{row['kind']:<8}{row['path']}" for row in rows], call, console)


def _layout(call: Call) -> Outcome[tuple[Path, bytes]]:
    """The file of the layout that the call names, and what is in it."""
    from progprint.design.load import THEMES, available, find_layout

    folders = pipeline.layout_folders(_place())
    path = find_layout(call.text("name"), [*folders, *[folder / THEMES for folder in folders]])
    if path is None:
        names = " ".join(name for name, _ in available(folders))
        return Outcome(None, (error("unknown-layout", name=call.text("name"), available=names),))
    data = _read(call.text("name"))(path)
    return Outcome(None if data.value is None else (path, data.value), data.diagnostics)


def _layouts_show(call: Call, console: Console) -> int:
    if call.flag("resolved"):
        return _layouts_resolved(call, console)
    layout = _layout(call)
    if layout.value is None:
        return _refuse(layout.diagnostics, call, console)
    console.say(layout.value[1].decode("utf-8", "replace").rstrip("\n"))
    return OK


def _layouts_resolved(call: Call, console: Console) -> int:
    """The merged look as paths and values, each with the file and line it comes from."""
    from progprint.design.load import load_look

    look = load_look(call.text("name"), pipeline.layout_folders(_place()), _read(call.text("name")))
    if look.value is None:
        return _refuse(look.diagnostics, call, console)
    rows = list(_leaves(look.value.tree, ""))
    width = max((len(path) + len(text) for path, text, _ in rows), default=0)
    for path, text, origin in rows:
        console.say(f"{path}: {text}".ljust(min(width, 72) + 4) + f"# {origin}")
    return OK


def _leaves(tree: object, path: str) -> list[tuple[str, str, str]]:
    """Every value of a tree with its path and place."""
    from progprint.source import node

    if isinstance(tree, node.Mapping):
        return [
            leaf for key, value in tree.entries for leaf in _leaves(value, f"{path}.{key.text}" if path else key.text)
        ]
    if isinstance(tree, node.Sequence):
        texts = [item.text if isinstance(item, node.Scalar) else "…" for item in tree.items]
        return [(path, f"[{', '.join(texts)}]", _origin(tree.span.source.name, tree.span.line))]
    if isinstance(tree, node.Scalar):
        return [(path, tree.text, _origin(tree.span.source.name, tree.span.line))]
    return []


def _origin(name: str, line: int) -> str:
    return f"{Path(name).name}:{line}"


def _layouts_eject(call: Call, console: Console) -> int:
    layout = _layout(call)
    if layout.value is None:
        return _refuse(layout.diagnostics, call, console)
    path, data = layout.value
    home = Path("layouts", "themes") if path.parent.name == "themes" else Path("layouts")
    target = Path(call.text("output") or home / path.name)
    wrong = misfit("agenda", call.text("output"))
    if wrong is not None:
        return _refuse((wrong,), call, console)
    if files.is_there(target):
        return _refuse((error("file-exists", path=str(target)),), call, console)
    written = files.write_files([(target, data)], inside=None if call.text("output") else Path.cwd())
    if written.value is None:
        return _refuse(written.diagnostics, call, console)
    return _print({"path": str(target)}, [str(target)], call, console)


_COMMANDS: Mapping[str, Callable[[Call, Console], int]] = MappingProxyType(
    {
        "schema": _schema,
        "explain": _explain,
        "info": _info,
        "layouts list": _layouts_list,
        "layouts show": _layouts_show,
        "layouts eject": _layouts_eject,
    }
)
