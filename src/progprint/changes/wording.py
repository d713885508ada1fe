"""Changes in words: for the terminal and for the slip that is stuck into a printed booklet."""

from __future__ import annotations

from progprint.changes.programme import CANCELLED, NEW, Change, ChangedFact
from progprint.locale.words import Words

_LONG = ("summary", "takeaways", "people")
"""Facts of which only that they changed is told."""


def kind_of(change: Change, words: Words) -> str:
    """The one word for what became of a talk."""
    return words.changes[change.kind]


def lines_of(change: Change, words: Words) -> list[str]:
    """Changes, a fact a line; of a talk that is new or gone, when, where and who."""
    if change.kind in (NEW, CANCELLED):
        told = "\u3000".join(_value(field.new, words) for field in change.fields)
        return [told] if told else []
    return [_line(field, words) for field in change.fields]


def _line(field: ChangedFact, words: Words) -> str:
    name = words.changes[field.name]
    if field.name in _LONG:
        return f"{name}{words.colon}{words.changes['new_text']}"
    old, new = _value(field.old, words) or "–", _value(field.new, words) or "–"
    return f"{name}{words.colon}{old} → {new}"


def _value(value: str, words: Words) -> str:
    return words.changes["all_rooms"] if value == "*" else value
