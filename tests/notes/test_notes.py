"""Agendas whose comments say what is wrong with them, and where.

    start: 25:00   # error[bad-time]            on its own line
    # ^ error[yaml-syntax] warning[no-time]     on the last line above that is no comment

``source-*.yaml`` are read as YAML; ``agenda-*.yaml`` are loaded and checked as agendas. What is found has to be what is
noted, line by line, both ways; notes (the mildest severity) are compared where a file speaks of any.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from progprint import checks
from progprint.agenda.load import load_text
from progprint.source.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from progprint.core.diagnostic import Diagnostic

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
NOTED = re.compile(r"\b(error|warning|note)\[([a-z-]+)\]")
Finding = tuple[int, str, str]


def noted(text: str) -> Iterator[Finding]:
    """The findings that the comments promise: line, severity, code."""
    above = 0
    for number, line in enumerate(text.splitlines(), 1):
        refers_up = line.lstrip().startswith("# ^")
        if not line.lstrip().startswith("#"):
            above = number
        comment = line.rpartition("# ")[2]
        yield from ((above if refers_up else number, severity, code) for severity, code in NOTED.findall(comment))


def diagnosed(file: Path) -> list[Diagnostic]:
    data = file.read_bytes()
    if file.name.startswith("source-"):
        return list(read(data, file.name).diagnostics)
    outcome = load_text(data, file.name)
    return [*outcome.diagnostics, *(checks.run(outcome.value) if outcome.value else ())]


def test_there_are_notes() -> None:
    """The files were found, and their comments understood."""
    assert FILES
    assert [(2, "error", "a-b"), (2, "note", "c")] == list(noted("# x\na: 1 # error[a-b]\n# ^ note[c]\n"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_found_is_what_is_noted(file: Path) -> None:
    """Nothing missed, nothing invented, each on its line."""
    expected = set(noted(file.read_text("utf-8")))
    mild = any(severity == "note" for _, severity, _ in expected)
    actual = {(d.span.line if d.span else 0, d.severity.name.lower(), d.code) for d in diagnosed(file)}
    actual = {finding for finding in actual if mild or finding[1] != "note"}
    assert sorted(expected) == sorted(actual)
