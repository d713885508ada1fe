"""A file before anybody knows what it is: its text, and its data where it is JSON, by which formats know their own.

A format is named only where its own marks are seen. What no format knows is refused with what was seen in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice

from progprint.core.diagnostic import Outcome, Source, error
from progprint.exchange.values import FIRST, Record, record, records_in

_FEW = 8
"""Keys that are told of what was seen."""
_TAG = r"<\s*(?:\?xml[^>]*>\s*(?:<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<\s*)?([\w:.-]+)"
_KEY = r"^(?:- )?([A-Za-z_\u4e00-\u9fff][\w \u4e00-\u9fff-]{0,40}):(?:\s|$)"
"""Patterns that are made only where no format knows a file."""


class Sniffed:
    """A text and, looked for when first asked for, its JSON."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text

    @cached_property
    def json(self) -> object:
        """The value of a JSON file, None if the text is none."""
        return parsed(self.source).value if self.text.lstrip()[:1] in {"{", "["} else None

    @property
    def top(self) -> Record:
        """The object that a JSON file is; {} for all else."""
        return record(self.json)

    def records(self, *keys: str) -> list[Record]:
        """The first records of the list that a JSON file is, or that one of the keys of its object holds."""
        return list(islice(records_in(self.json, *keys), FIRST))

    def keys_of(self, *keys: str) -> frozenset[str]:
        """The keys that any of these records has."""
        return frozenset(key for one in self.records(*keys) for key in one)

    def seen(self) -> tuple[str, str]:
        """The content of a file, for somebody who wonders why no format knows it, and its keys or its first words.

        It is json-object, json-list, json, xml, yaml or text.
        """
        if isinstance(self.json, dict):
            return "json-object", _some(self.json)
        if isinstance(self.json, list):
            return "json-list", _some(key for one in self.records() for key in one)
        if self.text.lstrip()[:1] in {"{", "["}:
            return "json", ""
        if tag := re.match(_TAG, self.text.lstrip(), re.DOTALL):
            return "xml", tag[1]
        keys = list(dict.fromkeys(re.findall(_KEY, self.text[:20_000], re.MULTILINE)))
        if len(keys) > 1:
            return "yaml", _some(keys)
        return "text", " ".join(self.text.split())[:60]


def _some(keys: Iterable[object]) -> str:
    names = list(dict.fromkeys(str(key)[:40] for key in keys))
    return ", ".join(names[:_FEW]) + (" …" if len(names) > _FEW else "")


def has(keys: frozenset[str] | Record, *groups: str | Sequence[str]) -> bool:
    """Whether each of these keys is there; of several that stand together in a group, any."""
    return all(group in keys if isinstance(group, str) else any(key in keys for key in group) for group in groups)


MAX_DEPTH = 50
"""Lists and mappings within each other; an agenda, which may have 64, keeps what it does not know some levels down."""


def parsed(source: Source, first: int = 1) -> Outcome[object]:
    """The value of a JSON file, numbers as they are typed. Error: import-syntax with line (from ``first`` on) and column."""
    try:
        told = json.loads(source.text, parse_int=str, parse_float=str, parse_constant=str, strict=False)
        return Outcome(told) if _is_shallow(told) else _too_deep(source)
    except json.JSONDecodeError as trouble:
        found = error("import-syntax", path=source.name, line=first + trouble.lineno - 1, column=trouble.colno)
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
