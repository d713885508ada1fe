"""All commands as typer knows them, and the way from arguments to an exit status; what typer refuses is a diagnostic.

A command is a typed function in one of the modules ``commands_…``; its parameters are the one list of its options. It
fills a request and hands it to the module that does the work, loaded only then.

typer's own ``main`` is for completion only: it would turn an error of a pipe or an end of file into a status of its own.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from progprint import files
from progprint.cli import commands_exchange, commands_lookup, commands_project, tree
from progprint.cli.console import Console, colored, language_of
from progprint.cli.options import both
from progprint.cli.tree import Usage

app = typer.Typer(
    help=both(
        "A conference agenda in YAML becomes a printed programme booklet (PDF), host decks (PPTX) and the venue's paper.",
        "把 YAML 会议议程做成可印刷的会议手册（PDF）、主持人幻灯片（PPTX）和会场用纸。",
    ),
    **tree.GROUP,
)
for _part in (commands_project.app, commands_exchange.app, commands_lookup.app):
    app.registered_commands += _part.registered_commands
    app.registered_groups += _part.registered_groups


@app.callback()
def common(
    show_help: Annotated[bool, tree.shared("-h --help", "show this help", "显示帮助", at=tree.print_help)] = False,
    version: Annotated[bool, tree.shared("--version", "show the version", "显示版本", at=tree.print_version)] = False,
    quiet: Annotated[bool, tree.shared("-q --quiet", "say nothing but errors", "只报告错误")] = False,
    verbose: Annotated[int, tree.shared("-v --verbose", "say more", "输出更多信息", count=True)] = 0,
    color: Annotated[str, tree.shared("--color", "colours in messages", "信息是否着色", "auto|always|never")] = "",
    ui_lang: Annotated[
        str, tree.shared("--ui-lang", "language of messages and help", "信息与帮助的语言", "zh|en")
    ] = "",
) -> None:
    """Options of every command, before or behind its name."""


def names() -> list[str]:
    """The names of all commands; those of a group have two words."""
    groups = [(group.name, group.typer_instance) for group in app.registered_groups]
    below = [(name, one.name) for name, group in groups if group is not None for one in group.registered_commands]
    return [*(str(one.name) for one in app.registered_commands), *(f"{group} {name}" for group, name in below)]


def commands(language: str, first: str = "") -> Any:
    """The commands with texts in a language. Where the first word is the name of one, only that one is put together.

    Putting all together takes longer than reading a small agenda.
    """
    chosen = [one for one in app.registered_commands if one.name == first]
    groups = [one for one in app.registered_groups if one.name == first]
    part = app
    if chosen or groups:
        part = typer.Typer(help=app.info.help, **{**tree.GROUP, "add_completion": False})
        part.registered_callback = app.registered_callback
        part.registered_commands, part.registered_groups = chosen, groups
    return tree.prepare(typer.main.get_command(part), language, names)


NAME, COMPLETE = "progprint", "_PROGPRINT_COMPLETE"
"""The program, and the variable by which a shell asks for completion."""


def run(arguments: Sequence[str]) -> int:
    """Do what a command line says and return the exit status. What is read in a run is not written in it."""
    words = list(arguments)
    if words[:1] == ["help"]:
        words = [*words[1:], "--help"]
    language = language_of(asked_language(words), os.environ, _project_language)
    try:
        if os.environ.get(COMPLETE):
            commands(language).main([], prog_name=NAME, standalone_mode=False, obj=language)
            return 0
        root = commands(language, words[0] if words else "")
        with files.one_run(), root.make_context(NAME, words, obj=language) as context:
            return int(root.invoke(context) or 0)
    except (typer.Exit, SystemExit) as end:
        return int(getattr(end, "exit_code", getattr(end, "code", 0)) or 0)
    except Usage as trouble:
        console = Console(language, color=colored("auto", os.environ, sys.stderr), json="--json" in words)
        return console.refuse([trouble.diagnostic])


def asked_language(words: Sequence[str]) -> str:
    """The value of ``--ui-lang``, looked for before anything else is read; "" if there is none.

    Even a command line that cannot be read is answered in the language that it asks for.
    """
    found = ""
    for number, word in enumerate(words):
        if word == "--ui-lang" and number + 1 < len(words):
            found = words[number + 1]
        elif word.startswith("--ui-lang="):
            found = word.partition("=")[2]
    return found if found in ("zh", "en") else ""


def _project_language() -> str:
    """The language of the project that the working folder lies in, "" if there is none that can be read."""
    from progprint import project

    try:
        place = project.find_agenda(None, Path.cwd()).value
    except OSError:
        return ""
    return place.setting("language") if place is not None else ""
