"""JSON as text and lists and mappings: no number is taken for one, and no nesting brings the reader down."""

from __future__ import annotations

import json

from progprint.core.diagnostic import Outcome, Source, error


def parsed(source: Source) -> Outcome[object]:
    """The value of a JSON file, numbers as they are typed. Error: import-syntax with line and column."""
    try:
        return Outcome(json.loads(source.text, parse_int=str, parse_float=str, parse_constant=str))
    except json.JSONDecodeError as trouble:
        found = error("import-syntax", path=source.name, line=trouble.lineno, column=trouble.colno)
        return Outcome(None, (found,))
    except RecursionError:
        return Outcome(None, (error("import-syntax", variant="deep", path=source.name),))
