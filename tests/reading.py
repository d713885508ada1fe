"""Whether a command line can be read, without doing what it says."""

from __future__ import annotations

import shlex
from functools import cache
from typing import Any

import typer

from progprint.cli.dispatch import commands
from progprint.cli.tree import Usage


@cache
def _idle() -> Any:
    """All commands, none of which does anything."""
    root = commands("en")
    waiting = [root]
    while waiting:
        command = waiting.pop()
        command.callback = lambda **_: 0
        waiting += getattr(command, "commands", {}).values()
    return root


def is_read(line: str) -> bool:
    """Whether typer takes all words of a line (without ``progprint``); help and the version count as read."""
    try:
        with _idle().make_context("progprint", shlex.split(line), obj="en") as context:
            context.command.invoke(context)
    except Usage:
        return False
    except typer.Exit:
        pass
    return True
