"""JSON as text and lists and mappings: no number is taken for one, and no nesting brings the reader down."""

from __future__ import annotations

import json
from collections.abc import Mapping

from progprint.core.diagnostic import Outcome, Source, error
from progprint.exchange.values import listed, record


def parsed(source: Source) -> Outcome[object]:
    """The value of a JSON file, numbers as they are typed. Error: import-syntax with line and column."""
    try:
        return Outcome(json.loads(source.text, parse_int=str, parse_float=str, parse_constant=str))
    except json.JSONDecodeError as trouble:
        found = error("import-syntax", path=source.name, line=trouble.lineno, column=trouble.colno)
        return Outcome(None, (found,))
    except RecursionError:
        return Outcome(None, (error("import-syntax", variant="deep", path=source.name),))


def with_sessions(source: Source) -> Outcome[tuple[Mapping[str, object], list[Mapping[str, object]]]]:
    """The object of a JSON file and its ``sessions``, of which there must be one. Errors: import-syntax, import-nothing."""
    tree = parsed(source)
    if tree.value is None:
        return Outcome(None, tree.diagnostics)
    told = record(tree.value)
    sessions = [record(one) for one in listed(told.get("sessions"))]
    if not sessions:
        return Outcome(None, (error("import-nothing", variant="system", path=source.name),))
    return Outcome((told, sessions))
