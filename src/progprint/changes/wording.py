"""Changes in words: for the terminal and for the slip that is stuck into a printed booklet."""

from __future__ import annotations

import datetime

from progprint.changes.programme import CANCELLED, CONFERENCE, NEW, ROOM, TRACK, Change
from progprint.changes.told import EVERYWHERE, ChangedFact
from progprint.locale.words import Words

_LONG = ("summary", "stage", "takeaways", "intro", "bio", "pages")
"""Facts of which only that they changed is told."""


def kind_of(change: Change, words: Words) -> str:
    """The one word for what became of a talk, or for what is no talk and changed."""
    others = {CONFERENCE: words.conference, TRACK: words.track, ROOM: words.room}
    return others.get(change.kind) or words.changes[change.kind]


def lines_of(change: Change, words: Words) -> list[str]:
    """Changes, a fact a line; of a talk that is new or gone, when, where and who."""
    if change.kind in (NEW, CANCELLED):
        told = _gap(words).join(_value(field.name, field.new, words) for field in change.fields)
        return [told] if told else []
    return [_line(field, words) for field in change.fields]


def _gap(words: Words) -> str:
    """What stands between facts on a line: a wide blank among ideographs, else a comma."""
    return "\u3000" if words.comma == "、" else words.comma


def _line(field: ChangedFact, words: Words) -> str:
    name = words.changes[field.name] + (words.bracketed(field.who) if field.who else "")
    if field.name in _LONG:
        return f"{name}{words.colon}{words.changes['new_text']}"
    old, new = (_value(field.name, value, words) or "–" for value in (field.old, field.new))
    return f"{name}{words.colon}{old} → {new}"


def _value(name: str, value: str, words: Words) -> str:
    if value == EVERYWHERE:
        return words.changes["all_rooms"]
    if name == "date":
        return words.dates([datetime.date.fromisoformat(day) for day in value.split()])
    if name in ("type", "language"):
        return words.type_name(value) if name == "type" else words.language_name(value)
    return words.join(value.split("\n"))
