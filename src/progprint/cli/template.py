"""``template inspect`` and ``new``: decks in the organiser's own template; ``template xlsx``: a table to fill in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from progprint import files, pipeline, project
from progprint.cli.console import OK, Console, status_of
from progprint.core.diagnostic import Diagnostic, Outcome, error
from progprint.pipeline.targets import misfit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from progprint.cli.forms import Call
    from progprint.design.deck import DeckLook

SHIPPED = "deck"
"""The look that ships, whose sizes a new binding takes."""
_KINDS: Mapping[str, str] = MappingProxyType(
    {"template inspect": "agenda", "template new": "folder", "template xlsx": "xlsx"}
)
"""The kind of output of each command, by which its suffix is judged."""


def run(call: Call, console: Console) -> int:
    """Inspect a template, write ours to restyle it, or write an empty table."""
    wrong = misfit(_KINDS[call.command], call.text("output"))
    if wrong is not None:
        return _refuse((wrong,), call, console)
    if call.command == "template xlsx":
        return _table(call, console)
    return _inspect(call, console) if call.command == "template inspect" else _new(call, console)


def _refuse(found: Sequence[Diagnostic], call: Call, console: Console) -> int:
    if call.flag("json"):
        console.summary(False, found, (), 0.0)
    console.report(found)
    return status_of(found)


def _look(name: str) -> Outcome[DeckLook]:
    from progprint.design.deck import load_deck_look

    place = project.find_agenda(None, Path.cwd()).value
    folders = pipeline.layout_folders(place)
    found = (path for folder in folders if files.is_file(path := folder / f"{name}.yaml"))
    return load_deck_look(
        next(found, folders[-1] / f"{name}.yaml"), place.read if place is not None else files.read_source
    )


def _inspect(call: Call, console: Console) -> int:
    """The binding of a template, to stdout or into a file beside it."""
    from progprint.pptx.inspect import binding_yaml, inspect
    from progprint.pptx.template import open_template

    path, output = Path(call.text("file")), call.text("output")
    data, look = files.read_source(path), _look(SHIPPED)
    if data.value is None or look.value is None:
        return _refuse((*data.diagnostics, *look.diagnostics), call, console)
    found = inspect(data.value, str(path), look.value.kinds)
    if found.value is None:
        return _refuse(found.diagnostics, call, console)
    name = os.path.relpath(path, Path(output).parent).replace(os.sep, "/") if output else path.name
    spare = files.read_source(look.value.template_path).value or b""
    bound = open_template(data.value, found.value.kinds, str(path), spare=spare)
    text = binding_yaml(found.value, bound.value, name, look.value.fonts.east_asian)
    console.report(bound.diagnostics)
    if not output:
        console.say(text.rstrip("\n"))
        return status_of(bound.diagnostics)
    return _written({Path(output): text.encode()}, call, console)


def _new(call: Call, console: Console) -> int:
    """A template of ours with its look, under a new name."""
    name, source = call.text("name") or SHIPPED, call.text("source") or SHIPPED
    look = _look(source)
    if look.value is None:
        return _refuse(look.diagnostics, call, console)
    place = project.find_agenda(None, Path.cwd()).value
    read = place.read if place is not None else files.read_source
    data, written = read(look.value.template_path).at(look.value.span), read(look.value.path)
    if data.value is None or written.value is None:
        return _refuse((*data.diagnostics, *written.diagnostics), call, console)
    folder = Path(call.text("output") or "layouts")
    text = written.value.decode().replace(f"template: {look.value.template}", f"template: {name}.pptx")
    return _written({folder / f"{name}.pptx": data.value, folder / f"{name}.yaml": text.encode()}, call, console)


def _table(call: Call, console: Console) -> int:
    """A workbook to fill in, in Chinese unless another language is asked for."""
    from progprint.exchange.template_words import TEMPLATES
    from progprint.exchange.to_workbook import template

    date = project.document_date(None, os.environ)
    if date.value is None:
        return _refuse(date.diagnostics, call, console)
    data = template(TEMPLATES[call.text("lang") or call.text("ui_lang") or "zh"], date.value)
    return _written({Path(call.text("output") or "programme.xlsx"): data}, call, console)


def _written(made: dict[Path, bytes], call: Call, console: Console) -> int:
    """Write files that are not there yet, and name them."""
    there = [error("file-exists", path=str(path)) for path in made if files.is_there(path)]
    if there:
        return _refuse(there, call, console)
    written = files.write_files(list(made.items()), inside=None if call.text("output") else Path.cwd())
    if written.value is None:
        return _refuse(written.diagnostics, call, console)
    if call.flag("json"):
        console.say_json({"paths": [str(path) for path in made]})
    else:
        console.say("\n".join(str(path) for path in made))
    return OK
