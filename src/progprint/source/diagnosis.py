"""Typing errors in YAML, and what was meant: the mistake is named where it was made.

A YAML parser reports where it gave up, which is often a line below the mistake, or at the end of the file. So the
lines around a fault are looked at for the typing errors of Chinese agendas (full-width marks, unquoted ``@`` and
``*``, a colon inside a title …). Each known error has a repair; the first one whose repaired text parses further is
the explanation. Nothing is assumed about lines that parse, except where a whole block turned into one long text.

Lines and columns are 0-based here, columns count characters.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Protocol

from progprint.source.indentation import furthest, moved_line, suspects
from progprint.source.linerules import (
    Fault,
    Guess,
    common,
    fullwidth_colon,
    lost_colon,
    odd_dash,
    odd_indent,
    tabs,
    tight_colon,
    tight_dash,
)
from progprint.source.unquoted import ENTRY, SPECIAL, unquoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from progprint.source.indentation import Judged

TRIALS = 16
"""So many repairs are tried for one fault."""


class Trial(Protocol):
    """Tells what a text is worth."""

    keys: frozenset[str]

    def fault_of(self, lines: list[str]) -> Fault | None:
        """The first fault of a text."""

    def judge(self, lines: list[str]) -> Judged | None:
        """The mistakes of a text, and what it means; None where it has a fault."""


def explain(lines: list[str], fault: Fault, trial: Trial, quotes: list[tuple[int, int]]) -> list[Guess]:
    """The probable typing error where a parser gave up, at the first ``fault`` of a text.

    It is the first known mistake whose repair lets the parser get further (several, if it is made on several lines in a
    row; tabs that may be of several widths, by the one that gets furthest), else a line whose move makes the whole
    readable. Else the parser's own reason, without a repair, at the place where the trouble begins. ``quotes`` are where
    quotes begin that end on another line; the fault may lie in a text that was to be outside of them.
    """
    weak: list[Guess] = []
    reached = (-1, -1)
    for guesses, repaired in itertools.islice(_repairs(lines, fault, trial.keys, quotes[-3:]), TRIALS):
        tabbed = guesses[0].code == "tab"
        if weak and weak[0].code == "tab" and not tabbed:
            break
        now = trial.fault_of(repaired)
        if now is not None and not _further(now, fault, lines, repaired):
            continue
        if guesses[0].certain or (tabbed and now is None):
            return guesses
        got = now.reached if now is not None else (len(lines), 0)
        if got > reached:
            weak, reached = guesses, got
    return weak or [_slipped(lines, fault, trial) or _own_reason(lines, fault)]


def _slipped(lines: list[str], fault: Fault, trial: Trial) -> Guess | None:
    """The line that stands too deep or not deep enough, if that is what is wrong."""
    begun = (fault.begun[0],) if fault.begun else ()
    moved = moved_line(lines, suspects(lines, fault.line, begun), trial.judge)
    if moved is not None:
        return moved

    def reached(repaired: list[str]) -> tuple[int, int] | None:
        now = trial.fault_of(repaired)
        return now.reached if now is not None and _further(now, fault, lines, repaired) else None

    return furthest(lines, fault.line, reached, trial.judge)


def _repairs(
    lines: list[str], fault: Fault, keys: frozenset[str], quotes: list[tuple[int, int]]
) -> Iterator[tuple[list[Guess], list[str]]]:
    """The guesses that change something, each with the text as it would be."""
    for guesses in _candidates(lines, fault, keys, quotes):
        changes = {line: text for guess in guesses for line, text in guess.repair}
        repaired = [changes.get(number, line) for number, line in enumerate(lines)] if changes else lines
        if repaired != lines:
            yield guesses, repaired


def _further(now: Fault, before: Fault, lines: list[str], repaired: list[str]) -> bool:
    """Whether a repair helped although a fault is left: it lies behind both the old one and the repair."""
    changed = max(n for n, (old, new) in enumerate(zip(lines, repaired, strict=True)) if old != new)
    if now.reached[0] > max(before.reached[0], changed):
        return True
    if now.line != changed or before.line != changed:
        return now.reached > before.reached and changed < before.reached[0]
    kept = common(lines[changed][::-1], repaired[changed][::-1])
    return len(repaired[changed]) - now.column <= kept and before.column <= len(lines[changed]) - kept


def _candidates(
    lines: list[str], fault: Fault, keys: frozenset[str], quotes: list[tuple[int, int]]
) -> Iterator[list[Guess]]:
    """All mistakes that the lines around a fault may hold, the likeliest first."""
    near = _near(lines, fault)
    for line, column in reversed(quotes):
        yield from ([guess] for guess in unquoted(lines, line, column) if guess.variant == "open-quote")
    for line in near:
        for guess in (*tabs(lines, line), odd_indent(lines, line)):
            yield [guess] if guess else []
    for line in near:
        columns = [fault.column] if line == fault.line else []
        columns += [fault.begun[1]] if fault.begun and line == fault.begun[0] else []
        entry = ENTRY.match(lines[line])
        value = entry.start("value") if entry else 0
        for rule in (fullwidth_colon, tight_colon, odd_dash, tight_dash):
            guess = rule(lines, line)
            yield [guess] if guess else []
        for column in dict.fromkeys([*columns, value]):
            if lines[line][column : column + 1] in SPECIAL:
                yield from ([guess] for guess in unquoted(lines, line, column))
        if entry and entry[2]:
            yield from ([guess] for guess in unquoted(lines, line, value))
    for rule in (fullwidth_colon, tight_colon, odd_dash):
        yield _run_above(lines, fault.line, rule)
    for line in near:
        guess = lost_colon(lines, line, keys)
        yield [guess] if guess else []


def _run_above(lines: list[str], line: int, rule: Callable[[list[str], int], Guess | None]) -> list[Guess]:
    """The same mistake on all lines just above a line (the parser took them for one long text)."""
    run: list[Guess] = []
    for number in range(line - 1, -1, -1):
        guess = rule(lines, number)
        if guess is None:
            break
        run.insert(0, guess)
    return run


def _near(lines: list[str], fault: Fault) -> list[int]:
    """The lines to look at: the fault's, its context's, and the last ones with content above."""
    above = []
    for number in range(min(fault.line, len(lines)) - 1, -1, -1):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            above.append(number)
        if len(above) == 2:
            break
    begun = [fault.begun[0]] if fault.begun else []
    return [n for n in dict.fromkeys([fault.line, *begun, *above]) if n < len(lines)]


_REASONS = (
    ("mapping values are not allowed", "colon", False),
    ("could not find expected ':'", "no-colon", True),
    ("did not find expected key", "structure", False),
    ("did not find expected '-' indicator", "structure", False),
    ("did not find expected ',' or", "open-bracket", True),
    ("found unexpected end of stream", "open-quote", True),
    ("found unexpected document indicator", "open-quote", True),
    ("escape", "escape", False),
    ("hexdecimal", "escape", False),
    ("alphabetic or numeric character", "reference", True),
    ("comment or line break", "block", True),
    ("cannot start any token", "reserved", False),
    ("did not find expected node content", "reserved", False),
)
"""(part of libyaml's problem, variant of ours, whether the context is where it begins)."""


def _own_reason(lines: list[str], fault: Fault) -> Guess:
    """The parser's reason in our words; in the parser's own where we have none."""
    code, variant, at_context = "yaml-syntax", "", False
    for part, name, begins in _REASONS:
        if part in fault.problem:
            variant, at_context = name, begins
            break
    if "tag" in fault.context:
        code, variant, at_context = "tag", "text", True
    line, column = fault.line, fault.column
    if at_context and fault.begun:
        line, column = fault.begun
    while line >= len(lines) or (line > fault.line - 2 > 0 and not lines[line].strip()):
        line, column = line - 1, 0
    text = lines[line]
    if tab := re.match(r" *(\t+)", text):
        return Guess("tab", "", line, tab.start(1), tab.end(1))
    key = ENTRY.match(text)
    if variant == "colon" and key and key.end(2) >= column:  # the line's own colon: the line stands too deep
        variant, column = "structure", key.end(1)
    if code == "tag":
        return Guess(code, variant, line, column, column + 1, (("tag", (text[column:].split() or [""])[0]),))
    return Guess(
        code, variant, line, column, column + 1, (("start", text[column : column + 1]), ("problem", fault.problem))
    )
