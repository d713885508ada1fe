"""JSON Schema (2020-12) out of the tables of looks, for editors that complete and check while somebody types.

    LAYOUT, DECK ──kind_schema──▶ {"type": "object", "properties": {"page": …}}

The tables are those that ``forms.check`` reads a look by. A schema cannot tell the size of a length, nor which names stand
under ``tokens``; that is left to progprint.
"""

from __future__ import annotations

from typing import Any

from progprint.core.units import LENGTH
from progprint.design.forms import Either, Kind, Range
from progprint.source.kinds import FLAGS
from progprint.source.schema import DIALECT, TYPED, written

_NUMBER = r"^\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*$"
_SIMPLE: dict[str, dict[str, Any]] = {
    "line": {"type": TYPED},
    "size": {"type": ["string", "number"]},
    "length": {"type": "string", "pattern": LENGTH},
    "color": {"type": "string", "pattern": r"^(?!#)|^#[0-9A-Fa-f]{6}\s*$"},
    "number": {"anyOf": [{"type": "number"}, {"type": "string", "pattern": _NUMBER}]},
    "flag": {"enum": written(tuple(FLAGS))},
}


def look_schema(kind: Kind, title: str) -> dict[str, Any]:
    """The schema of a file that a table describes."""
    return {"$schema": DIALECT, "title": f"progprint {title}", **kind_schema(kind)}


def kind_schema(kind: Kind) -> dict[str, Any]:
    """The schema of one kind."""
    if isinstance(kind, Either):
        return {"anyOf": [kind_schema(kind.short), kind_schema(kind.full)]}
    if isinstance(kind, Range):
        return _range(kind)
    if isinstance(kind, list):
        return {"type": "array", "items": kind_schema(kind[0])}
    if isinstance(kind, tuple):
        return {"enum": written(kind)}
    if isinstance(kind, str):
        return dict(_SIMPLE[kind])
    free = kind.get("*")
    known = {key: kind_schema(inner) for key, inner in kind.items() if key != "*"}
    return {
        "type": "object",
        "properties": known,
        "additionalProperties": kind_schema(free) if free is not None else False,
    }


def _range(kind: Range) -> dict[str, Any]:
    """A number between two others; of a length only the form."""
    if kind.kind == "length":
        return _SIMPLE["length"] | {"description": f"{kind.least} … {kind.most}"}
    bounds = {"minimum": float(kind.least), "maximum": float(kind.most)}
    return {"anyOf": [{"type": "number", **bounds}, _SIMPLE["number"]["anyOf"][1]]}
