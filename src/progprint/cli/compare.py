"""``diff``: what changed between two agendas, in words, and what to print again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from time import perf_counter
from typing import TYPE_CHECKING

from progprint import pipeline
from progprint.changes.programme import Change, kind_of, lines_of
from progprint.cli.console import Console, Text, status_of
from progprint.cli.report import concise
from progprint.core.diagnostic import Severity
from progprint.locale.language import words
from progprint.locale.words import Words
from progprint.pipeline.compare import differences
from progprint.pipeline.request import misfit

if TYPE_CHECKING:
    from progprint.changes.units import Affected

_HOW: Mapping[str, Text] = {"new": ("new", "新"), "changed": ("changed", "变"), "gone": ("gone", "撤")}
_SHEET = re.compile(r"(\d+(?: \d+)?) \(.*\)")
"""The name of a sheet that holds several cards: its number, and who or what is on it, which ``-v`` tells."""


def run(request: pipeline.Request, old: str, new: str, console: Console) -> int:
    """Compare, tell, and write what is asked for into the folder that is the request's output."""
    began = perf_counter()
    if wrong := misfit("folder", request.output):
        return console.refuse((wrong,))
    made = differences(old, new, request._replace(output=""), request.output, console.stage)
    console.clear()
    status = status_of(made.diagnostics)
    if console.json:
        outputs = [output._asdict() for output in made.outputs]
        console.summary(
            status == 0, made.diagnostics, outputs, perf_counter() - began,
            changes=[{**one._asdict(), "fields": [f._asdict() for f in one.fields], "span": _place(one)} for one in made.changes],
            affected=[one._asdict() for one in made.affected],
        )  # fmt: skip
        return status
    if status == 0:
        _tell(made.changes, made.affected, console)
        for output in made.outputs:
            console.say(output.path)
    console.report([d for d in made.diagnostics if d.severity > Severity.NOTE])
    notes = [d for d in made.diagnostics if d.severity is Severity.NOTE]
    if notes and not console.quiet:
        console.tell(concise(notes, console.language).rstrip("\n"))
    return status


def _place(change: Change) -> str:
    return change.span.place if change.span is not None else ""


def _tell(changes: Sequence[Change], pieces: Sequence[Affected], console: Console) -> None:
    if not changes and not pieces:
        console.say(console.pick(("nothing changed", "没有变化")))
        return
    for change in changes:
        console.say(_sentence(change, words(console.language)))
    console.say("")
    console.say(console.pick(("To print again:", "需要重印：")))
    for product, group in groupby(pieces, lambda one: one.product):
        names = []
        for one in group:
            name = one.name if console.verbose else _SHEET.sub(r"\1", one.name)
            names.append(name if one.how == "changed" else f"{name} ({console.pick(_HOW[one.how])})")
        console.say(f"  {product}: {', '.join(_in_runs(names))}")


def _in_runs(names: Sequence[str]) -> Iterator[str]:
    """Numbers of pages and sheets, three and more in a row as 18–77."""
    for _, run in groupby(enumerate(names), lambda one: int(one[1]) - one[0] if one[1].isdecimal() else one):
        row = [name for _, name in run]
        yield from row if len(row) < len("123") else (f"{row[0]}–{row[-1]}",)


def _sentence(change: Change, spoken: Words) -> str:
    """A change in words: what, and how it read and reads."""
    track = f" [{change.track}]" if change.track else ""
    latin = spoken.language == "en"
    about = ("; " if latin else "；").join(lines_of(change, spoken))
    behind, before = (": ", " — ") if latin else ("\u3000", "\u3000")
    return f"{kind_of(change, spoken)}{behind}{change.title}{track}" + (f"{before}{about}" if about else "")
