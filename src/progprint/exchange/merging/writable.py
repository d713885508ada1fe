"""Data that a YAML file can hold: no endless keys, no halves of characters, no levels without end."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from progprint.core.diagnostic import Diagnostic, warning
from progprint.exchange.values import free
from progprint.source.canonical import Data
from progprint.source.edit import MAX_KEY, Plain

_DEEPEST = 40
"""Levels that are written out; what lies deeper becomes one text, well before the reader's 64."""

_LONGEST_KEY = 200
"""Characters that are left of a key that was too long."""

_SHOWN = 60


def writable(data: Mapping[str, Plain]) -> tuple[dict[str, Data], list[Diagnostic]]:
    """The data as a file can hold it, and warnings import-moved (variants key, depth, surrogate) for what it could not."""
    told: list[Diagnostic] = []
    made = _plain(data, 0, told)
    return (made if isinstance(made, dict) else {}), told


def _plain(value: object, depth: int, told: list[Diagnostic]) -> Data:
    if isinstance(value, Mapping | Sequence) and not isinstance(value, str) and value and depth >= _DEEPEST:
        text = _sound(json.dumps(value, ensure_ascii=False, default=str), told)
        told.append(warning("import-moved", None, "depth", key="", text=text[:_SHOWN], reason="too-deep"))
        return text
    if isinstance(value, Mapping):
        made: dict[str, Data] = {}
        for key, one in value.items():
            name = _sound(str(key), told)
            if len(name) > MAX_KEY:
                told.append(warning("import-moved", None, "key", key="", text=name[:_SHOWN], reason="text-too-long"))
                name = name[:_LONGEST_KEY] + "…"
            made[free(name, made, " ")] = _plain(one, depth + 1, told)
        return made
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one, depth + 1, told) for one in value]
    return _sound("" if value is None else str(value), told)


def _sound(text: str, told: list[Diagnostic]) -> str:
    sound = text if text.isascii() else text.encode("utf-8", "replace").decode()
    if sound != text:
        told.append(warning("import-moved", None, "surrogate", key="", text=sound[:_SHOWN], reason="surrogate"))
    return sound
