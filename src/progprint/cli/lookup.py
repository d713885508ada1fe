"""The commands that look something up: schema, explain, info, layouts; and templates, in one's own look or to fill in."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

from progprint import files, pipeline, project
from progprint.cli.console import OK, Console, status_of
from progprint.cli.tree import closest
from progprint.core.diagnostic import Outcome, error
from progprint.pipeline.request import misfit

if TYPE_CHECKING:
    from progprint.design.deck import DeckLook
    from progprint.locale.messages import Sentences


def _place() -> project.Project | None:
    """The project that the working folder lies in, if there is one."""
    return project.find_agenda(None, Path.cwd()).value


def _read(name: str = "") -> Callable[[Path], Outcome[bytes]]:
    """What reads looks: those of the project, the shipped ones, and one that is named by path."""
    place = _place()
    return place.opening(name).read if place is not None else files.read_source


# -- schema, explain, info


def schema(name: str, console: Console) -> int:
    """The JSON Schema of a kind of file."""
    from progprint.pipeline.schemas import SCHEMAS

    if name not in SCHEMAS:
        return console.refuse((error("unknown-schema", name=name, available=", ".join(SCHEMAS)),))
    console.say_json(SCHEMAS[name](console.language))
    return OK


def explain(code: str, console: Console) -> int:
    """The meaning of a code; of all codes for ""."""
    from progprint.locale.messages import messages

    catalogue = messages(console.language)
    if not code:
        listed = {known: catalogue.message(known) for known in catalogue.codes}
        return console.result(listed, [f"{known:<24}{text}" for known, text in listed.items()])
    if code not in catalogue.codes:
        like = closest(code, catalogue.codes)
        told = {"like": like} if like else {}
        return console.refuse((error("unknown-code", None, "like" if like else "", word=code, **told),))
    return console.result(*_explained(code, catalogue))


def _explained(code: str, catalogue: Sentences) -> tuple[dict[str, object], list[str]]:
    """A code in words: its meaning, its cures, and an example that has the fault and one that has it not."""
    from progprint.locale.examples import examples, shown

    about, cures, example = catalogue.about(code), catalogue.hints(error(code)), examples().get(code)
    lines = [code, "", about]
    if cures:
        lines += ["", *(f"{catalogue.word('hint')}{catalogue.word('colon')}{cure}" for cure in cures)]
    told: dict[str, object] = {"code": code, "about": about, "hints": cures, "mended": False, "example": None}
    if example is not None:
        for word, text in (("wrong", example.wrong), ("right", example.right)):
            heading = f"{catalogue.word(f'explain.{word}')}{catalogue.word('colon').rstrip()}"
            lines += ["", heading, indent(shown(text), "  ")]
        lines += ["", catalogue.word("explain.mended")] if example.mended else []
        told |= {
            "mended": example.mended,
            "example": {"in": example.place, "wrong": example.wrong, "right": example.right},
        }
    return told, lines


def info(console: Console) -> int:
    """Version, folders, and what was found."""
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
    return console.result(facts, [f"{key:<10}{value or '-'}" for key, value in facts.items()])


def licences(console: Console) -> int:
    """The licences of the program, of its fonts and data, and of the libraries that it needs."""
    from progprint.cli.licences import licences as all_of

    rows = all_of(console.needed(pipeline.open_book(None)))
    lines = [f"{one.kind:<9}{f'{one.name} {one.version}'.strip():<48}{one.licence or '-'}" for one in rows]
    return console.result([one._asdict() for one in rows], lines)


# -- layouts


def list_layouts(console: Console) -> int:
    """Layouts and themes, with their files."""
    from progprint.design.load import available, themes

    folders = [folder for folder in pipeline.layout_folders(_place()) if folder.is_dir()]
    rows = [{"name": name, "kind": "layout", "path": str(path)} for name, path in available(folders)]
    rows += [{"name": name, "kind": "theme", "path": str(path)} for name, path in themes(folders)]
    return console.result(rows, [f"{row['name']:<13}{row['kind']:<8}{row['path']}" for row in rows])


def _layout(name: str) -> Outcome[tuple[Path, bytes]]:
    """The file of the layout of a name, and what is in it."""
    from progprint.design.load import THEMES, available, find_layout

    folders = pipeline.layout_folders(_place())
    path = find_layout(name, [*folders, *[folder / THEMES for folder in folders]])
    if path is None:
        names = " ".join(one for one, _ in available(folders))
        return Outcome(None, (error("unknown-layout", name=name, available=names),))
    data = _read(name)(path)
    return Outcome(None if data.value is None else (path, data.value), data.diagnostics)


def show_layout(name: str, console: Console, *, resolved: bool = False) -> int:
    """A layout as it is written, or as it results."""
    if resolved:
        return _resolved(name, console)
    _, data = console.needed(_layout(name))
    console.say(data.decode("utf-8", "replace").rstrip("\n"))
    return OK


def _resolved(name: str, console: Console) -> int:
    """The merged look as paths and values, each with the file and line it comes from."""
    from progprint.design.forms import flatten
    from progprint.design.load import load_look

    look = console.needed(load_look(name, pipeline.layout_folders(_place()), _read(name)))
    rows = list(flatten(look.tree))
    width = max((len(path) + len(text) for path, text, _ in rows), default=0)
    for path, text, place in rows:
        origin = Path(place.rpartition(":")[0]).name
        console.say(f"{path}: {text}".ljust(min(width, 72) + 4) + f"# {origin}")
    return OK


def eject_layout(name: str, output: str, console: Console) -> int:
    """A copy of a layout, to edit; what is there already stays."""
    from progprint.design.load import THEMES

    path, data = console.needed(_layout(name))
    home = Path("layouts", THEMES) if path.parent.name == THEMES else Path("layouts")
    target = Path(output or home / path.name)
    if wrong := misfit("agenda", output):
        return console.refuse((wrong,))
    if files.is_there(target):
        return console.refuse((error("file-exists", path=str(target)),))
    console.needed(files.write_files([(target, data)], inside=None if output else Path.cwd()))
    return console.result({"path": str(target)}, [str(target)])


SHIPPED = "deck"
"""The look that ships, whose sizes a new binding takes."""


def _look(name: str) -> Outcome[DeckLook]:
    from progprint.design.deck import load_deck_look

    folders = pipeline.layout_folders(_place())
    found = (path for folder in folders if files.is_file(path := folder / f"{name}.yaml"))
    return load_deck_look(next(found, folders[-1] / f"{name}.yaml"), _read())


def inspect_template(file: str, output: str, console: Console) -> int:
    """The binding of a template, to stdout or into a file beside it."""
    from progprint.pptx.inspect import binding_yaml, inspect
    from progprint.pptx.template import open_template

    if wrong := misfit("agenda", output):
        return console.refuse((wrong,))
    path = Path(file)
    data, look = files.read_named(path), _look(SHIPPED)
    if data.value is None or look.value is None:
        return console.refuse((*data.diagnostics, *look.diagnostics))
    found = console.needed(inspect(data.value, str(path), look.value.kinds))
    name = os.path.relpath(path, Path(output).parent).replace(os.sep, "/") if output else path.name
    spare = files.read_source(look.value.template_path).value or b""
    bound = open_template(data.value, found.kinds, str(path), spare=spare, patterns=found.patterns)
    text = binding_yaml(found, bound.value, name, look.value.fonts.east_asian)
    console.report(bound.diagnostics)
    if not output:
        console.say(text.rstrip("\n"))
        return status_of(bound.diagnostics)
    return _written({Path(output): text.encode()}, output, console)


def new_template(name: str, source: str, output: str, console: Console) -> int:
    """A template of ours with its look, under a new name."""
    if wrong := misfit("folder", output):
        return console.refuse((wrong,))
    name = name or SHIPPED
    look, read = console.needed(_look(source or SHIPPED)), _read()
    data, written = read(look.template_path).at(look.span), read(look.path)
    if data.value is None or written.value is None:
        return console.refuse((*data.diagnostics, *written.diagnostics))
    folder = Path(output or "layouts")
    text = written.value.decode().replace(f"template: {look.template}", f"template: {name}.pptx")
    return _written({folder / f"{name}.pptx": data.value, folder / f"{name}.yaml": text.encode()}, output, console)


def empty_table(language: str, output: str, console: Console) -> int:
    """A workbook to fill in."""
    if wrong := misfit("xlsx", output):
        return console.refuse((wrong,))
    from progprint.exchange.write.template_words import TEMPLATES
    from progprint.exchange.write.workbook import template

    data = template(TEMPLATES[language], console.needed(project.document_date(None, os.environ)))
    return _written({Path(output or "programme.xlsx"): data}, output, console)


def _written(made: dict[Path, bytes], output: str, console: Console) -> int:
    """Write files that are not there yet, and name them."""
    there = [error("file-exists", path=str(path)) for path in made if files.is_there(path)]
    if there:
        return console.refuse(there)
    console.needed(files.write_files(list(made.items()), inside=None if output else Path.cwd()))
    paths = [str(path) for path in made]
    return console.result({"paths": paths}, paths)
