"""What a person (or a pipe) sees: results on stdout, everything else on stderr, in the language and form asked for."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from progprint.core.diagnostic import Diagnostic, Severity
from progprint.files import ENVIRONMENT_CODES

if TYPE_CHECKING:
    from progprint.cli.forms import Call, Text

OK, FOUND, REFUSED, ENVIRONMENT = 0, 1, 2, 3

STAGES: Mapping[str, Text] = {
    "read": ("reading the agenda", "读取议程"),
    "check": ("checking", "检查"),
    "design": ("preparing the look", "准备版式"),
    "compose": ("composing pages", "排版"),
    "decks": ("filling slides", "生成幻灯"),
    "write": ("writing", "写出"),
}


def status_of(diagnostics: Sequence[Diagnostic], *, strict: bool = False) -> int:
    """The exit status that findings call for: 0, 1 (strict and a warning), 2 (refused) or 3 (the surroundings)."""
    errors = [d for d in diagnostics if d.severity is Severity.ERROR]
    if any(d.code in ENVIRONMENT_CODES or d.code == "missing-part" for d in errors):
        return ENVIRONMENT
    if errors:
        return REFUSED
    return FOUND if strict and any(d.severity is Severity.WARNING for d in diagnostics) else OK


def language_of(asked: str, environment: Mapping[str, str]) -> str:
    """zh or en: what ``--ui-lang`` says, else what the locale says (POSIX: LC_ALL before LC_MESSAGES before LANG)."""
    if asked:
        return asked
    spoken = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "zh" if spoken.lower().startswith("zh") else "en"


def colored(when: str, environment: Mapping[str, str], stream: TextIO) -> bool:
    """Whether to colour: ``--color``, else NO_COLOR (no-color.org), else whether a terminal is there."""
    if when in ("always", "never"):
        return when == "always"
    return not environment.get("NO_COLOR") and environment.get("TERM") != "dumb" and stream.isatty()


class Console:
    """The two streams of one run."""

    def __init__(self, language: str, *, color: bool = False, quiet: bool = False, verbose: int = 0) -> None:
        self.language, self.color, self.quiet, self.verbose = language, color, quiet, verbose
        self._drawn = False

    @classmethod
    def for_call(cls, call: Call, environment: Mapping[str, str]) -> Console:
        """The console that the common options of a call ask for."""
        return cls(
            language_of(call.text("ui_lang"), environment),
            color=colored(call.text("color"), environment, sys.stderr),
            quiet=call.flag("quiet"),
            verbose=call.number("verbose"),
        )

    def pick(self, text: Text) -> str:
        """The text in the console's language."""
        return text[1] if self.language == "zh" else text[0]

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

    def stage(self, name: str) -> None:
        """What is going on, on one line that is drawn over and over; only for a person at a terminal."""
        if not self.quiet and sys.stderr.isatty():
            with contextlib.suppress(OSError):
                sys.stderr.write(f"\r\x1b[K{self.pick(STAGES[name])}…")
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

    def say_json(self, value: object) -> None:
        """A result as JSON."""
        import json

        self.say(json.dumps(value, ensure_ascii=False, indent=2))

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
    """A remark on several things as one on each."""
    whole = str(found.params.get("whole", "")).split("\n")
    return [found._replace(params={**found.params, "names": one}) for one in whole] if len(whole) > 1 else [found]


def _nowhere() -> TextIO:
    """A stream for what nobody reads; the broken one is turned away too, so that the final flush stays silent."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return Path(os.devnull).open("w", encoding="utf-8")
