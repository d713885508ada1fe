"""Whether a command line can be read, without doing what it says."""

from __future__ import annotations

import shlex

import typer

from progprint.cli.app import commands
from progprint.cli.tree import Usage


def is_read(line: str) -> bool:
    """Whether typer takes all words of a line (without ``progprint``); help and the version count as read."""
    words = shlex.split(line)
    root = commands("en")
    waiting = [root]
    while waiting:
        command = waiting.pop()
        command.callback = lambda **_: 0
        waiting += getattr(command, "commands", {}).values()
    try:
        with root.make_context("progprint", words, obj="en") as context:
            root.invoke(context)
    except Usage:
        return False
    except typer.Exit:
        pass
    return True
