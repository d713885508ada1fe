"""All of YAML, by the events of PyYAML: every scalar as typed, every part with its place, all trouble in one run.

    Source ─PyYAML's events─▶ builder ─▶ Node
       ▲                        │ a fault, or lines that YAML reads otherwise than they look
       └── repaired line ◀─traps┘

Only the event stream of PyYAML is used: its constructor would turn ``9:30`` into 570, its composer recurses and keeps
the last of two equal keys. Nothing here recurses; depth and aliases are bounded (contract, promise 5). When a line is
broken in a way that is known, the repaired line is put in its place and reading goes on, so that the file's other
trouble is told in the same run; the file itself is never changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from progprint.core.diagnostic import Diagnostic, Outcome, Severity, Source, Span
from progprint.source.build import MAX_DEPTH, Builder, Stop
from progprint.source.indentation import Judged
from progprint.source.kinds import every_spelling
from progprint.source.linerules import Fault, moved

if TYPE_CHECKING:
    from progprint.source.kinds import Form
    from progprint.source.linerules import Guess
    from progprint.source.node import Node

MAX_REPAIRS = 50
"""So many broken lines are repaired in thought to find the trouble behind them."""

MAX_REPAIRED_LINES = 5_000
"""So many lines are repaired at once; a file with more of them is better mended by its owner first."""

_LIBYAML_DEPTH = "nesting depth"
"""libyaml looks ahead and gives up at 1,000 levels before it hands out the first of them."""

REPAIR_BUDGET = 12_000_000
"""Characters that may be parsed for trying repairs; keeps a refusal quick."""

MISREAD = frozenset(("joined-lines", "misplaced-key", "swallowed-key"))
"""Warnings of lines that are likely meant otherwise than they are read."""

_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_SEPARATORS = "\u2028\u2029\ufeff"  # YAML 1.1 ends a line at the first two, and drops the third at some places


def parse(source: Source, form: Form | None = None, followed: list[Guess] | None = None) -> Outcome[Node]:
    """The root node of a text and everything found, as ``source.read`` promises it.

    ``form`` is what the text is written by: it tells at which depth a line that slipped was meant to stand.
    ``followed`` collects the guesses by whose repairs reading went on, in their order.
    """
    found: list[Diagnostic] = []
    lines: list[str] = []
    repairs: dict[int, str] = {}
    trials = Trials(form)
    for _ in range(MAX_REPAIRS):
        text, back = _shielded("\n".join(lines) if repairs else source.text)
        builder = Builder(source, text, back, repairs, trials.keys)
        try:
            fault = _run(text, builder)
        except Stop:
            return Outcome(None, [*found, *builder.found])
        if fault is None and not builder.guesses:
            return Outcome(builder.root(), [*found, *builder.found])
        from progprint.source.diagnosis import explain  # only a file that is broken pays for it

        lines = lines or source.text.split("\n")
        guesses = _apart(builder.guesses)
        if fault is not None and not guesses:
            guesses = explain(lines, fault, trials, builder.open_quotes)
        changes = {line: text for guess in guesses for line, text in guess.repair}
        if not changes and _follows(guesses, repairs):
            return Outcome(None, [*found, *builder.found])
        found += [_told(source, guess, repairs) for guess in guesses]
        hopeless = not changes or len(changes) > MAX_REPAIRED_LINES
        if hopeless or (fault is None and trials.fault_of(_with(lines, changes)) is not None):
            return Outcome(None, [*found, *builder.found])
        if followed is not None:
            followed += guesses
        repairs |= changes
        lines = _with(lines, changes)
    return Outcome(None, found)


def _follows(guesses: list[Guess], repairs: dict[int, str]) -> bool:
    """Whether what no repair is known for stands just behind a repaired line: then it may be nothing but its effect."""
    return any(line in repairs for guess in guesses for line in range(guess.line - 2, guess.line + 1))


def _told(source: Source, guess: Guess, repairs: dict[int, str]) -> Diagnostic:
    """The error that a guess stands for, at its place in the file as it was typed."""
    line, column, end = guess.line, guess.column, guess.end_column
    if line in repairs:
        typed = source.line(line + 1)
        column, end = (moved(column, repairs[line], typed), moved(end, repairs[line], typed))
    span = Span(source, line + 1, column + 1, line + 1, max(end, column) + 1)
    return Diagnostic(guess.code, Severity.ERROR, dict(guess.params), span, variant=guess.variant)


def _apart(guesses: list[Guess]) -> list[Guess]:
    """The first guess for each line; what else is wrong with a line shows after its repair."""
    by_line: dict[int, Guess] = {}
    for guess in guesses:
        by_line.setdefault(guess.line, guess)
    return list(by_line.values())


def _with(lines: list[str], changes: dict[int, str]) -> list[str]:
    return [changes.get(number, line) for number, line in enumerate(lines)] if changes else lines


def _run(text: str, builder: Builder) -> Fault | None:
    """Hand all events of a text to a builder; the fault at which they end, if the text is no YAML."""
    handlers = {
        yaml.ScalarEvent: builder.scalar,
        yaml.AliasEvent: builder.alias,
        yaml.MappingStartEvent: lambda event: builder.open(event, {}),
        yaml.SequenceStartEvent: builder.open,
        yaml.MappingEndEvent: builder.close,
        yaml.SequenceEndEvent: builder.close,
        yaml.DocumentStartEvent: builder.document,
    }
    next_event: Any = _LOADER(text).get_event
    try:
        while (kind := type(event := next_event())) is not yaml.StreamEndEvent:
            if handler := handlers.get(kind):
                handler(event)
    except yaml.MarkedYAMLError as trouble:
        if trouble.problem_mark and _LIBYAML_DEPTH in (trouble.problem or ""):
            _run(text[: trouble.problem_mark.index], builder)
        return _fault(trouble)
    return None


class Trials:
    """Tells what a text is worth, as long as the budget lasts. ``keys`` are those that its form knows anywhere."""

    def __init__(self, form: Form | None = None) -> None:
        self.form = form
        self.keys = every_spelling(form) if form is not None else frozenset()
        self.left = REPAIR_BUDGET

    def judge(self, lines: list[str]) -> Judged | None:
        """The mistakes of a text by its form, and what it means; None where it is no YAML."""
        text = "\n".join(lines)
        self.left -= len(text)
        if self.left < 0:
            return None
        shielded, back = _shielded(text)
        builder = Builder(Source("", text), shielded, back, {})
        try:
            fault = _run(shielded, builder)
        except Stop:
            return None
        root = builder.root() if fault is None and not builder.guesses else None
        if root is None:
            return None
        from progprint.source.canonical import canonical
        from progprint.source.forms import parse as by_form

        found = [*builder.found, *(by_form(root, self.form).diagnostics if self.form is not None else ())]
        wrong = [d for d in found if d.severity is Severity.ERROR or d.code in MISREAD]
        places = frozenset(d.span.line - 1 for d in wrong if d.span is not None)
        return Judged(len(wrong), places, canonical(root, self.form), frozenset(builder.joined))

    def fault_of(self, lines: list[str]) -> Fault | None:
        """The first fault of a text; beyond the budget every text has one, at its start."""
        text = "\n".join(lines)
        self.left -= len(text)
        if self.left < 0:
            return Fault(0, 0, None, "", "")
        depth = 0
        try:
            next_event: Any = _LOADER(_shielded(text)[0]).get_event
            while not isinstance(event := next_event(), yaml.StreamEndEvent):
                depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
                if depth > MAX_DEPTH:
                    return None
        except yaml.MarkedYAMLError as trouble:
            return _fault(trouble)
        return None


def _fault(trouble: yaml.MarkedYAMLError) -> Fault:
    problem, context = trouble.problem_mark, trouble.context_mark
    line, column = (problem.line, problem.column) if problem else (0, 0)
    begun = (context.line, context.column) if context else None
    return Fault(line, column, begun, trouble.problem or "", trouble.context or "")


def _shielded(text: str) -> tuple[str, dict[int, str]]:
    """The text with characters that YAML 1.1 takes for line ends replaced by private ones, and the way back.

    YAML 1.2 (§5.4) takes them for text, and so does everyone who counts lines.
    """
    present = [character for character in _LINE_SEPARATORS if character in text]
    if not present:
        return text, {}
    private = (chr(number) for number in range(0xF0000, 0xFFFFD))
    stand_ins = [next(c for c in private if c not in text) for _ in present]
    away = {ord(character): stand_in for character, stand_in in zip(present, stand_ins, strict=True)}
    back = {ord(stand_in): character for character, stand_in in zip(present, stand_ins, strict=True)}
    return text.translate(away), back
