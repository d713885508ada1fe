"""The commands that look something up: schema, explain, fonts, layouts, info."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from progprint import files, pipeline, project
from progprint.cli.console import OK, Console, status_of
from progprint.cli.parse import closest
from progprint.core.diagnostic import Diagnostic, Outcome, error

if TYPE_CHECKING:
    from progprint.cli.options import Call
    from progprint.fonts.book import FontBook
    from progprint.fonts.entry import FaceEntry


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


# -- fonts


def _facts(entry: FaceEntry, book: FontBook) -> dict[str, object]:
    face = book.face(entry.name)
    return {
        "name": entry.name,
        "family": entry.family,
        "weight": entry.weight,
        "file": entry.path.name,
        "version": entry.facts.get("version", ""),
        "licence": entry.facts.get("licence", ""),
        "source": entry.facts.get("source", ""),
        "fsType": face.fs_type,
        "characters": len(face.coverage),
    }


def _fonts_list(call: Call, console: Console) -> int:
    outcome = pipeline.open_book(_place())
    if outcome.value is None:
        return _refuse(outcome.diagnostics, call, console)
    facts = [_facts(entry, outcome.value) for entry in outcome.value.entries.values()]
    lines = [f"{f['name']:<28}{f['characters']:>7}  fsType {f['fsType']}  {f['licence']}" for f in facts]
    return _print(facts, lines, call, console)


def _fonts_check(call: Call, console: Console) -> int:
    from progprint.fonts.book import open_all

    outcome = pipeline.open_book(_place())
    if outcome.value is None:
        return _refuse(outcome.diagnostics, call, console)
    entries = outcome.value.entries
    found = [finding for entry in entries.values() for finding in _changed(entry)]
    found = found or open_all(outcome.value)
    if found:
        return _refuse(found, call, console)
    text = console.pick((f"{len(entries)} fonts are as they should be", f"{len(entries)} 个字体文件均无误"))
    return _print({"ok": True, "fonts": sorted(entries)}, [text], call, console)


def _changed(entry: FaceEntry) -> list[Diagnostic]:
    """Whether the file is there and is the one that fonts.yaml speaks of."""
    try:
        with entry.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return [error("font-missing", file=entry.path.name)]
    wanted = entry.facts.get("sha256", digest)
    return [error("font-changed", file=entry.path.name)] if digest != wanted else []


def _fonts_show(call: Call, console: Console) -> int:
    from progprint.core.text import clusters

    text = _characters(call.text("char"))
    if text is None:
        return _refuse((error("not-a-character", text=call.text("char")),), call, console)
    outcome = pipeline.open_book(_place())
    if outcome.value is None:
        return _refuse(outcome.diagnostics, call, console)
    book = outcome.value
    rows = []
    for cluster in clusters(text):
        faces = {
            f"{role} {weight}": face.name if (face := book.pick(cluster, role, weight)) else ""
            for role, weights in book.families.items()
            for weight in weights
        }
        rows.append({"text": cluster, "code": " ".join(f"U+{ord(c):04X}" for c in cluster), "faces": faces})
    lines = [f"{row['text']}  {row['code']}\n" + _drawn_by(row["faces"]) for row in rows]
    return _print(rows, lines, call, console)


def _characters(typed: str) -> str | None:
    """The text itself, or what ``U+XXXX`` names."""
    if typed[:2].upper() != "U+" or len(typed) < 3:
        return typed or None
    try:
        code = int(typed.upper().removeprefix("U+"), 16)
    except ValueError:
        return None
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else None


def _drawn_by(faces: object) -> str:
    rows = faces.items() if isinstance(faces, dict) else ()
    return "\n".join(f"  {role:<16}{name or '-'}" for role, name in rows)


# -- layouts


def _layouts_list(call: Call, console: Console) -> int:
    from progprint.design.load import available

    found = available([folder for folder in pipeline.layout_folders(_place()) if folder.is_dir()])
    rows = [{"name": name, "path": str(path)} for name, path in found]
    return _print(rows, [f"{row['name']:<12}{row['path']}" for row in rows], call, console)


def _layout(call: Call) -> Outcome[tuple[Path, bytes]]:
    """The file of the layout that the call names, and what is in it."""
    from progprint.design.load import available, find_layout

    folders = pipeline.layout_folders(_place())
    path = find_layout(call.text("name"), folders)
    if path is None:
        names = " ".join(name for name, _ in available(folders))
        return Outcome(None, (error("unknown-layout", name=call.text("name"), available=names),))
    data = files.read_source(path)
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

    look = load_look(call.text("name"), pipeline.layout_folders(_place()), files.read_source)
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
    target = Path(call.text("output") or Path("layouts") / path.name)
    if target.exists():
        return _refuse((error("file-exists", path=str(target)),), call, console)
    written = files.write_atomic(target, data)
    if written.value is None:
        return _refuse(written.diagnostics, call, console)
    return _print({"path": str(target)}, [str(target)], call, console)


_COMMANDS: Mapping[str, Callable[[Call, Console], int]] = MappingProxyType(
    {
        "schema": _schema,
        "explain": _explain,
        "info": _info,
        "fonts list": _fonts_list,
        "fonts check": _fonts_check,
        "fonts show": _fonts_show,
        "layouts list": _layouts_list,
        "layouts show": _layouts_show,
        "layouts eject": _layouts_eject,
    }
)
