"""The YAML of a file repaired, as far as it can be meant in one way.

    lines ─ tabs ─ typing errors ─ several keys on a line ─ a line at the wrong depth ─▶ lines ─ read again: is it sound?

A repair is kept only if the file, read again, can be read, holds no more errors than before, and every word of each
changed line stands in a key or a value: nothing becomes a comment, nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Many
from functools import lru_cache
from typing import TYPE_CHECKING

from progprint.agenda.entries import AGENDA
from progprint.agenda.load import load_text
from progprint.core.diagnostic import Severity
from progprint.source.indentation import moved_line, suspects
from progprint.source.kinds import every_spelling
from progprint.source.node import scalars
from progprint.source.read import read
from progprint.source.repair import mend_lines, split_key, untabbed
from progprint.source.unquoted import fields_apart
from progprint.text.characters import CONTROL

if TYPE_CHECKING:
    from progprint.agenda.programme import Agenda
    from progprint.core.diagnostic import Diagnostic, Outcome
    from progprint.source.node import Node
    from progprint.source.repair import Written

Changes = Mapping[int, str]
"""Lines by their 0-based number, as they should be."""

_ROUNDS = 5
"""A line may have several errors of which one hides the next."""

_HOPELESS = 1_000
"""A file that cannot be read at all counts as so many errors."""

_LEVELS = frozenset(
    ("unknown-key", "wrong-type", "missing-key", "duplicate-key", "joined-lines", "misplaced-key", "swallowed-key")
)
"""Findings that a line at the wrong depth leads to."""

_MEANT_OTHERWISE = frozenset(("wrong-type", "duplicate-key", "joined-lines", "misplaced-key", "swallowed-key"))
"""Findings that may not stand on a line which was changed."""

_COLONS = (
    ("fullwidth-colon", ""),
    ("yaml-syntax", "tight-colon"),
    ("bad-space", "colon"),
    ("yaml-syntax", "tight-dash"),
)

_TRIES, _BUDGET = 12, 100_000
"""So many times at least a file is read to find which of many changes are sound; of a short one, so many characters."""

_SLIPS = 3
"""So many places are looked at for a line at the wrong depth."""


def repaired(text: Written, name: str) -> Written:
    """The file with its typing errors repaired; the same if there are none, or none that can be meant in one way only."""
    text = _without_tabs(text, name)
    for _ in range(_ROUNDS):
        after = _step(text, name)
        if after is None:
            break
        text = after
    return text


def _step(text: Written, name: str) -> Written | None:
    """The file after one more repair, or None if there is no more."""
    found = load_text(text.text.encode(), name).diagnostics
    for changes in _ways(text, name, found):
        after = _sound(text, name, changes, [max(_TRIES, _BUDGET // len(text.text))]) if changes else text
        if after.text != text.text:
            return after
    return None


def _ways(text: Written, name: str, found: Many[Diagnostic]) -> Iterator[Changes]:
    """What may be repaired, the surest first."""
    yield mend_lines(text.text, name, AGENDA)
    yield _keys(found)
    yield _fields(found)
    yield _slip(text, found)


def _keys(found: Many[Diagnostic]) -> Changes:
    """Lines that were to be a group of keys and are one text, because a colon was typed full-width or without a blank."""
    changes = {}
    for one in found:
        if one.span is not None and (one.code, one.variant) in _COLONS:
            meant = split_key(one.span, str(one.params.get("key", "")))
            if meant:
                changes[one.span.line - 1] = meant
    return changes


def _fields(found: Many[Diagnostic]) -> Changes:
    """Lines on which several keys follow each other, each of them known at its place: one line for each."""
    told = [d.span for d in found if d.code == "yaml-syntax" and d.variant == "fields" and d.span is not None]
    apart = {span.line - 1: fields_apart(span.source.line(span.line)) for span in told}
    return {
        line: text
        for line, text in apart.items()
        if text and all(_key_of(one) in _KNOWN - {""} for one in text.split("\n"))
    }


def _slip(text: Written, found: Many[Diagnostic]) -> Changes:
    """The line at a wrong depth that makes keys unknown or text of what was meant as keys."""
    if any(d.code == "yaml-syntax" for d in found) or CONTROL.search(text.text):
        return {}
    from progprint.source.events import Trials

    lines = text.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    trials = Trials(AGENDA)
    judged = trials.judge(lines)
    places = dict.fromkeys(d.span.line - 1 for d in found if d.code in _LEVELS and d.span is not None)
    for line in [*places][:_SLIPS] if judged is not None else ():
        guess = moved_line(lines, suspects(lines, line), trials.judge, judged.mistakes if judged else None)
        if guess is not None and guess.certain and _key_of(guess.repair[0][1]) in _KNOWN:
            return dict(guess.repair)
    return {}


def _key_of(line: str) -> str:
    """The key that a line begins with, "" for an item that is a text."""
    return line.lstrip(" -").partition(":")[0] if ":" in line else ""


_KNOWN = every_spelling(AGENDA) | {""}
"""Every key that an agenda knows anywhere, and "" for items without one."""


# --- whether a repair is sound -------------------------------------------------------------------------------------


def _sound(text: Written, name: str, changes: Changes, left: list[int]) -> Written:
    """The file with those changes that are sound; halves are tried where the whole is not.

    ``left`` holds how many times the file may still be read for that.
    """
    after = text.with_lines(changes)
    left[0] -= 1
    if after.text == text.text or _is_sound(text, after, name, changes):
        return after
    if len(changes) == 1 or left[0] < 0:
        return text
    numbers = sorted(changes)
    middle = len(numbers) // 2
    made: dict[int, str] = {}
    for half in (numbers[:middle], numbers[middle:]):  # each half is tried on the file as typed: places do not move
        part = {n: changes[n] for n in half}
        if _sound(text, name, part, left).text == text.with_lines(part).text:
            made |= part
    after = text.with_lines(made)
    return after if made and _is_sound(text, after, name, made) else text


def _is_sound(text: Written, after: Written, name: str, changes: Changes) -> bool:
    """Whether a changed file can be read, has no more errors, and says all words of its changed lines."""
    lines = after.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    changed = _changed(changes)
    outcome = load_text(after.text.encode(), name)
    meant_otherwise = any(
        d.code in _MEANT_OTHERWISE and d.span is not None and d.span.line - 1 in changed for d in outcome.diagnostics
    )
    if outcome.value is None or meant_otherwise or _faults(outcome) > _errors(text, name):
        return False
    tree = read(after.text.encode(), name, AGENDA).value
    return tree is not None and not _words_outside(lines, tree, changed)


def _changed(changes: Changes) -> frozenset[int]:
    """The numbers of changed lines, after the change."""
    found, more = set(), 0
    for number in sorted(changes):
        extra = changes[number].count("\n")
        found |= set(range(number + more, number + more + extra + 1))
        more += extra
    return frozenset(found)


def _words_outside(lines: list[str], tree: Node, numbers: frozenset[int]) -> bool:
    """Whether a letter or digit of some lines is in no key and no value."""
    rest = {n: [*lines[n]] for n in numbers}
    for scalar in scalars(tree):
        span = scalar.span
        for n in range(span.line - 1, span.end_line):
            if n in rest:
                begin = span.column - 1 if n == span.line - 1 else 0
                end = span.end_column - 1 if n == span.end_line - 1 else len(lines[n])
                rest[n][begin:end] = " " * len(rest[n][begin:end])
    return any(character.isalnum() for row in rest.values() for character in row)


def _without_tabs(text: Written, name: str) -> Written:
    """Tabs as blanks, in the one way after which the agenda has the fewest errors; as they are where two are as good."""
    ways = [text.with_lines(changes) for changes in untabbed(text.text)]
    left = [_errors(way, name) for way in ways]
    best = min(left, default=0)
    return ways[left.index(best)] if left.count(best) == 1 else text


@lru_cache(1)
def _errors(text: Written, name: str) -> int:
    return _faults(load_text(text.text.encode(), name))


def _faults(outcome: Outcome[Agenda]) -> int:
    return sum(d.severity is Severity.ERROR for d in outcome.diagnostics) + _HOPELESS * (outcome.value is None)
