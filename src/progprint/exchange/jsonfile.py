"""JSON as text and lists and mappings: no number is taken for one, and no nesting brings the reader down."""

from __future__ import annotations

import json

from progprint.core.diagnostic import Outcome, Source, error

MAX_DEPTH = 50
"""Lists and mappings within each other; an agenda, which may have 64, keeps what it does not know some levels down."""


def parsed(source: Source) -> Outcome[object]:
    """The value of a JSON file, numbers as they are typed. Error: import-syntax with line and column."""
    try:
        told = json.loads(source.text, parse_int=str, parse_float=str, parse_constant=str, strict=False)
        return Outcome(told) if _is_shallow(told) else _too_deep(source)
    except json.JSONDecodeError as trouble:
        found = error("import-syntax", path=source.name, line=trouble.lineno, column=trouble.colno)
        return Outcome(None, (found,))
    except RecursionError:
        return _too_deep(source)


def _too_deep(source: Source) -> Outcome[object]:
    return Outcome(None, (error("import-syntax", variant="deep", path=source.name),))


def _is_shallow(value: object) -> bool:
    """Whether a value is nested no deeper than an agenda may be, in which it is kept."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            one
            for held in level
            if isinstance(held, dict | list)
            for one in (held.values() if isinstance(held, dict) else held)
        ]
        if not level:
            return True
    return False
