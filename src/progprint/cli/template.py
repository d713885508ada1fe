"""``template inspect`` and ``new``: decks in the organiser's own template; ``template xlsx``: a table to fill in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import files, pipeline, project
from progprint.cli.console import OK, Console, status_of
from progprint.core.diagnostic import Outcome, error
from progprint.pipeline.request import misfit

if TYPE_CHECKING:
    from progprint.design.deck import DeckLook

SHIPPED = "deck"
"""The look that ships, whose sizes a new binding takes."""


def _look(name: str) -> Outcome[DeckLook]:
    from progprint.design.deck import load_deck_look

    place = project.find_agenda(None, Path.cwd()).value
    folders = pipeline.layout_folders(place)
    found = (path for folder in folders if files.is_file(path := folder / f"{name}.yaml"))
    return load_deck_look(
        next(found, folders[-1] / f"{name}.yaml"), place.read if place is not None else files.read_source
    )


def inspect(file: str, output: str, console: Console) -> int:
    """The binding of a template, to stdout or into a file beside it."""
    from progprint.pptx.inspect import binding_yaml
    from progprint.pptx.inspect import inspect as look_into
    from progprint.pptx.template import open_template

    wrong = misfit("agenda", output)
    if wrong is not None:
        return console.refuse((wrong,))
    path = Path(file)
    data, look = files.read_named(path), _look(SHIPPED)
    if data.value is None or look.value is None:
        return console.refuse((*data.diagnostics, *look.diagnostics))
    found = look_into(data.value, str(path), look.value.kinds)
    if found.value is None:
        return console.refuse(found.diagnostics)
    name = os.path.relpath(path, Path(output).parent).replace(os.sep, "/") if output else path.name
    spare = files.read_source(look.value.template_path).value or b""
    patterns = found.value.patterns
    bound = open_template(data.value, found.value.kinds, str(path), spare=spare, patterns=patterns)
    text = binding_yaml(found.value, bound.value, name, look.value.fonts.east_asian)
    console.report(bound.diagnostics)
    if not output:
        console.say(text.rstrip("\n"))
        return status_of(bound.diagnostics)
    return _written({Path(output): text.encode()}, output, console)


def new(name: str, source: str, output: str, console: Console) -> int:
    """A template of ours with its look, under a new name."""
    wrong = misfit("folder", output)
    if wrong is not None:
        return console.refuse((wrong,))
    name = name or SHIPPED
    look = _look(source or SHIPPED)
    if look.value is None:
        return console.refuse(look.diagnostics)
    place = project.find_agenda(None, Path.cwd()).value
    read = place.read if place is not None else files.read_source
    data, written = read(look.value.template_path).at(look.value.span), read(look.value.path)
    if data.value is None or written.value is None:
        return console.refuse((*data.diagnostics, *written.diagnostics))
    folder = Path(output or "layouts")
    text = written.value.decode().replace(f"template: {look.value.template}", f"template: {name}.pptx")
    return _written({folder / f"{name}.pptx": data.value, folder / f"{name}.yaml": text.encode()}, output, console)


def table(language: str, output: str, console: Console) -> int:
    """A workbook to fill in."""
    wrong = misfit("xlsx", output)
    if wrong is not None:
        return console.refuse((wrong,))
    from progprint.exchange.write.template_words import TEMPLATES
    from progprint.exchange.write.workbook import template

    date = project.document_date(None, os.environ)
    if date.value is None:
        return console.refuse(date.diagnostics)
    data = template(TEMPLATES[language], date.value)
    return _written({Path(output or "programme.xlsx"): data}, output, console)


def _written(made: dict[Path, bytes], output: str, console: Console) -> int:
    """Write files that are not there yet, and name them."""
    there = [error("file-exists", path=str(path)) for path in made if files.is_there(path)]
    if there:
        return console.refuse(there)
    written = files.write_files(list(made.items()), inside=None if output else Path.cwd())
    if written.value is None:
        return console.refuse(written.diagnostics)
    if console.json:
        console.say_json({"paths": [str(path) for path in made]})
    else:
        console.say("\n".join(str(path) for path in made))
    return OK
