"""The two streams that a person or a pipe reads: results on stdout, all else on stderr, in the language and form asked for."""

from __future__ import annotations

import contextlib
import math
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import TextIO, TypeVar

import typer

from progprint.core.diagnostic import Diagnostic, Outcome, Severity, error
from progprint.files import ENVIRONMENT_CODES

T = TypeVar("T")
Text = tuple[str, str]
"""A text in English and Chinese."""
META = "progprint."
"""Before the names of the common options in what typer keeps for a run."""
OK, FOUND, REFUSED, ENVIRONMENT = 0, 1, 2, 3

STAGES: Mapping[str, Text] = {
    "read": ("reading the agenda", "读取议程"),
    "check": ("checking", "检查"),
    "design": ("preparing the look", "准备版式"),
    "compose": ("composing pages", "排版"),
    "decks": ("filling slides", "生成幻灯片"),
    "write": ("writing", "写出"),
}
_LONG = 2.0
"""Seconds from which on a stage says how far it is."""


def status_of(diagnostics: Sequence[Diagnostic], *, strict: bool = False) -> int:
    """The exit status that findings call for: 0, 1 (strict and a warning), 2 (refused) or 3 (the surroundings)."""
    errors = [d for d in diagnostics if d.severity is Severity.ERROR]
    if any(d.code in ENVIRONMENT_CODES for d in errors):
        return ENVIRONMENT
    if errors:
        return REFUSED
    return FOUND if strict and any(d.severity is Severity.WARNING for d in diagnostics) else OK


def language_of(asked: str, environment: Mapping[str, str], own: Callable[[], str] = str) -> str:
    """zh or en: ``--ui-lang``, else PROGPRINT_LANG, else the locale, else ``own``, the language of the project.

    The locale is LC_ALL before LC_MESSAGES before LANG (POSIX); one that is set to C says English.
    """
    names = ("PROGPRINT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    spoken = asked or next((environment[name] for name in names if environment.get(name)), "") or own()
    return "zh" if spoken.lower().startswith("zh") else "en"


def colored(when: str, environment: Mapping[str, str], stream: TextIO) -> bool:
    """Whether to colour: ``--color``, else NO_COLOR (no-color.org), else whether a terminal is there."""
    if when in ("always", "never"):
        return when == "always"
    return not environment.get("NO_COLOR") and environment.get("TERM") != "dumb" and stream.isatty()


class Console:
    """The two streams of one run."""

    def __init__(
        self, language: str, *, color: bool = False, quiet: bool = False, verbose: int = 0, json: bool = False
    ) -> None:
        self.language, self.color, self.quiet, self.verbose, self.json = language, color, quiet, verbose, json
        self.asked = ""
        self._drawn = False
        self._stage, self._began = "read", monotonic()

    @classmethod
    def of(cls, context: typer.Context, json: bool = False) -> Console:
        """The console that the common options of a command line ask for; ``json``: the result is one JSON object.

        Its ``asked`` is the language that the command line asks for, "" if it asks for none.
        """
        common = {name: context.meta.get(f"{META}{name}") for name in ("color", "quiet", "verbose", "ui_lang")}
        color = colored(str(common["color"] or ""), os.environ, sys.stderr)
        made = cls(
            context.obj, color=color, quiet=bool(common["quiet"]), verbose=int(common["verbose"] or 0), json=json
        )
        made.asked = str(common["ui_lang"] or "")
        return made

    def pick(self, text: Text) -> str:
        """The text in the console's language."""
        return text[1] if self.language == "zh" else text[0]

    def counted(self, count: int, unit: tuple[str, str, str]) -> str:
        """A number with what it counts: one, several, in Chinese."""
        return f"{count} {self.pick((unit[0] if count == 1 else unit[1], unit[2]))}"

    def say(self, text: str) -> None:
        """A result. A reader that has gone away is no trouble; a full disk behind stdout is an OSError."""
        self.clear()
        try:
            sys.stdout.write(text + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            sys.stdout = _nowhere()

    def tell(self, text: str) -> None:
        """Anything else; nothing here may fail for want of a listener."""
        self.clear()
        with contextlib.suppress(OSError):
            sys.stderr.write(text + "\n")
            sys.stderr.flush()

    def stage(self, name: str, done: int = 0, count: int = 0, /) -> None:
        """The stage at hand, on one line that is drawn over and over; only for a person at a terminal.

        With the units of a stage that takes long how many are done, and about how many seconds the others take.
        """
        if self.quiet or not sys.stderr.isatty():
            return
        if name:
            self._stage, self._began = name, monotonic()
        passed = monotonic() - self._began
        told = f"{self.pick(STAGES[self._stage])}…"
        if done and passed > _LONG:
            left = math.ceil(passed / done * (count - done))
            told += f" {done}/{count}{self.pick((f', about {left} s left', f'，约剩 {left} 秒'))}"
        with contextlib.suppress(OSError):
            sys.stderr.write(f"\r\x1b[K{told}")
            sys.stderr.flush()
        self._drawn = True

    def clear(self) -> None:
        """Wipe the progress line."""
        if self._drawn:
            self._drawn = False
            with contextlib.suppress(OSError):
                sys.stderr.write("\r\x1b[K")

    def report(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Findings for a person; quiet leaves the errors, verbose lists whole what is cut short else."""
        shown = [d for d in diagnostics if not self.quiet or d.severity is Severity.ERROR]
        if self.verbose:
            shown = [one for d in shown for one in _one_by_one(d)]
        if shown:
            from progprint.cli import report

            limit = 0 if self.verbose else report.LIMIT
            self.tell(report.human(shown, self.language, self.color, limit).rstrip("\n"))

    def refuse(self, found: Sequence[Diagnostic]) -> int:
        """Tell why nothing is done; the status that it calls for."""
        if self.json:
            self.summary(False, found, (), 0.0)
        self.report(found)
        return status_of(found)

    def needed(self, outcome: Outcome[T]) -> T:
        """The value of an outcome. Where there is none, the reason is told, and typer.Exit ends the command."""
        if outcome.value is None:
            raise typer.Exit(self.refuse(outcome.diagnostics))
        return outcome.value

    def stream_trouble(self, command: str) -> Diagnostic | None:
        """The reason why a file cannot go to standard output: the object of --json does, or a person would see it."""
        if self.json:
            return error("usage", None, "stream-json", word="--json")
        return error("usage", None, "stream-terminal", command=command) if sys.stdout.isatty() else None

    def say_json(self, value: object) -> None:
        """A result as JSON."""
        import json

        self.say(json.dumps(value, ensure_ascii=False, indent=2))

    def result(self, value: object, lines: Iterable[str]) -> int:
        """A result as JSON or as lines; the status of success."""
        if self.json:
            self.say_json(value)
        else:
            self.say("\n".join(lines))
        return OK

    def summary(
        self, ok: bool, diagnostics: Sequence[Diagnostic], outputs: Sequence[object], seconds: float, **more: object
    ) -> None:
        """The one object of ``--json``; ``more`` is what a command has to say beyond the rest."""
        listed: list[object] = []
        if diagnostics:
            from progprint.cli import report

            listed = list(report.as_json(diagnostics, self.language))
        told = {"ok": ok, **more, "diagnostics": listed, "outputs": list(outputs), "seconds": round(seconds, 3)}
        self.say_json(told)


def _one_by_one(found: Diagnostic) -> list[Diagnostic]:
    """A remark on several things as one on each, or with all their names where it counts them."""
    if "every" in found.params:
        return [found._replace(params={**found.params, "names": found.params["every"]})]
    whole = str(found.params.get("whole", "")).split("\n")
    return [found._replace(params={**found.params, "names": one}) for one in whole] if len(whole) > 1 else [found]


def _nowhere() -> TextIO:
    """A stream for what nobody reads; the broken one is turned away too, so that the final flush stays silent."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return Path(os.devnull).open("w", encoding="utf-8")
