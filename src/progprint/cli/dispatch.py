"""From arguments to an exit status: typer reads the words and calls the command; what it refuses is a diagnostic.

typer's own ``main`` is for completion only: it would turn an error of a pipe or an end of file into a status of its own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from progprint import files
from progprint.cli.app import commands
from progprint.cli.console import Console, colored, language_of
from progprint.cli.tree import Usage

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
