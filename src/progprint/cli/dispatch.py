"""From arguments to an exit status: help, version, or one call handed to the module that does it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from progprint import files
from progprint.cli.console import Console, colored, language_of, status_of
from progprint.cli.forms import Call
from progprint.cli.parse import asked_language, parse, wants_help


def run(arguments: Sequence[str]) -> int:
    """Do what a command line says and return the exit status."""
    language = language_of(asked_language(arguments), os.environ)
    if wants_help(arguments):
        from progprint.cli import app

        return app.show_help([word for word in arguments if word != "help"], language, execute, run)
    if list(arguments) == ["--version"]:
        from progprint import __version__

        Console(language).say(f"progprint {__version__}")
        return 0
    outcome = parse(arguments)
    if outcome.value is not None:
        return execute(outcome.value)
    console = Console(language, color=colored("auto", os.environ, sys.stderr))
    if "--json" in arguments:
        console.summary(False, outcome.diagnostics, (), 0.0)
    console.report(outcome.diagnostics)
    return status_of(outcome.diagnostics)


def execute(call: Call) -> int:
    """Run one call: what it reads, it does not write. What goes on and on, save after save, has a run for each."""
    if call.command == "preview" or call.flag("watch"):
        return _execute(call)
    with files.one_run():
        return _execute(call)


def _execute(call: Call) -> int:
    console = Console.for_call(call, os.environ)
    match call.command.split()[0]:
        case "pdf" | "slides" | "handouts" | "check":
            from progprint.cli import produce

            return produce.run(call, console)
        case "preview":
            from progprint.cli import watch

            return watch.run_preview(call, console)
        case "build":
            from progprint.cli import make

            return make.run(call, console)
        case "diff":
            from progprint.cli import compare

            return compare.run(call, console)
        case "export":
            from progprint.cli import export

            return export.run(call, console)
        case "import":
            from progprint.cli import convert

            return convert.run(call, console)
        case "init":
            from progprint.cli import start

            return start.run(call, console)
        case "fonts":
            from progprint.cli import fonts

            return fonts.run(call, console)
        case "template":
            from progprint.cli import template

            return template.run(call, console)
        case _:
            from progprint.cli import lookup

            return lookup.run(call, console)
