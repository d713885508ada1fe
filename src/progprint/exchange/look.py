"""A file before anybody knows what it is: its text, and the data in it, by which formats know their own.

A format is named only where its own marks are seen. What no format knows is refused with what was seen in it.
"""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice

from progprint.core.diagnostic import Outcome, Source, error
from progprint.core.patterns import pattern
from progprint.exchange.values import FIRST, Record, as_data, listed, record, records_in
from progprint.source.read import read as read_yaml

_FEW = 8
"""Keys that are told of what was seen."""
_TAG = r"<\s*(?:\?xml[^>]*>\s*(?:<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<\s*)?([\w:.-]+)"
_KEY = r"^(?:- )?([A-Za-z_\u4e00-\u9fff][\w \u4e00-\u9fff-]{0,40}):(?:\s|$)"
"""Patterns that are made only where no format knows a file."""
_BLANK = r"(?:[ \t]*(?:#[^\n]*)?\n)*"
_YAML = pattern(rf"\A{_BLANK}(?:---[^\n]*\n{_BLANK})?(?:[ ]*-(?:[ \t]|\n)|[^\s:#-][^\n:]{{0,60}}:(?:\s|$))")
"""How a text begins that may be YAML: with an item of a list, or with a key."""
_TOML = pattern(rf"\A{_BLANK}[ \t]*(?:\[\[?[\w.\"-]+\]\]?\s*\n|[\w-]+ *= *(?:[\"'{{\d]|\[\s*(?:[\"'\[{{\d]|$)))")
SCRIPT = pattern(
    r"^[ \t]*(?:export\s+default|(?:export\s+)?(?:var|let|const)\s+\w[^=\n]*=|module\.exports\s*=)\s*(?:Object\.freeze\()?[\[{]",
    re.MULTILINE,
)
"""How a statement begins that gives a list or a mapping to a name, or exports it."""

_AGENDA = pattern(r"(?:[ \t]*(?:#[^\n]*)?\n){0,50}(?:conference|rooms|people|tracks|sessions):[ \t]*\n(?:[ \t]+\S|- )")
"""How an agenda of ours begins, which is not to be imported."""


_TO_READ = pattern(r"\n<!-- progprint [0-9a-f]+ -->\s*\Z")
"""How such a programme ends."""


class Sniffed:
    """A text and, looked for when first asked for, the data in it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text

    @cached_property
    def json(self) -> object:
        """The value of a JSON file, None if the text is none."""
        return parsed(self.source).value if self.text.lstrip()[:1] in {"{", "["} else None

    @cached_property
    def data(self) -> object:
        """The value of a JSON file, or of YAML, TOML or JavaScript that holds records; None for any other text."""
        if self.json is not None or not any(one.search(self.text) for one in (_TOML, SCRIPT, _YAML)):
            return self.json
        told = valued(self.source)
        return told.value if not told.failed and _has_records(told.value) else None

    @property
    def is_ours(self) -> bool:
        """Whether it is an agenda that needs no import."""
        return _AGENDA.match(self.text) is not None

    @property
    def is_to_read(self) -> bool:
        """Whether it is a programme in Markdown that an export of ours wrote, which is for people."""
        return _TO_READ.search(self.text) is not None

    @property
    def is_yaml(self) -> bool:
        """Whether its name says that it is YAML, which is no text for people then, even if it cannot be read."""
        return self.source.name.lower().endswith((".yaml", ".yml"))

    @property
    def top(self) -> Record:
        """The object that a JSON file is; {} for all else."""
        return record(self.json)

    def keys_of(self, *keys: str) -> frozenset[str]:
        """The keys of the first records of the list that a JSON file is, or that one of the keys of its object holds."""
        return frozenset(key for one in islice(records_in(self.json, *keys), FIRST) for key in one)

    def seen(self) -> tuple[str, str]:
        """The content of a file, for somebody who wonders why no format knows it, and its keys or its first words.

        It is json-object, json-list, json, xml, yaml, ours or text.
        """
        if self.is_to_read:
            return "ours", ""
        if isinstance(self.json, dict):
            return "json-object", _some(self.json)
        if isinstance(self.data, list):
            kind = "yaml" if self.json is None else "json-list"
            return kind, _some(key for one in self.data[:FIRST] for key in record(one))
        if self.text.lstrip()[:1] in {"{", "["}:
            return "json", ""
        if tag := re.match(_TAG, self.text.lstrip(), re.DOTALL):
            return "xml", tag[1]
        keys = list(dict.fromkeys(re.findall(_KEY, self.text[:20_000], re.MULTILINE)))
        if len(keys) > 1 or isinstance(self.data, dict):
            return "yaml", _some(keys)
        return "text", " ".join(self.text.split())[:60]


def _some(keys: Iterable[object]) -> str:
    names = list(dict.fromkeys(str(key)[:40] for key in keys))
    return ", ".join(names[:_FEW]) + (" …" if len(names) > _FEW else "")


def has(keys: frozenset[str] | Record, *groups: str | Sequence[str]) -> bool:
    """Whether each of these keys is there; of several that stand together in a group, any."""
    return all(group in keys if isinstance(group, str) else any(key in keys for key in group) for group in groups)


Marks = Sequence[tuple[str, Sequence[str | Sequence[str]], Sequence[str]]]
"""Kinds of records by the keys that they have (``has``), and those that none has; the first that fits counts."""


def marked(keys: frozenset[str] | Record, marks: Marks) -> str:
    """The kind of records with these keys, "" for none that is known."""
    return next((kind for kind, groups, none in marks if has(keys, *groups) and not has(keys, none)), "")


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


def yaml(source: Source) -> Outcome[object]:
    """The value of a YAML file as text, lists and mappings. Errors: those of YAML."""
    tree = read_yaml(source.text.encode(), source.name)
    return Outcome(as_data(tree.value) if tree.value is not None else None, tree.diagnostics)


def toml(source: Source) -> Outcome[object]:
    """The value of a TOML file as text, lists and mappings. Error: import-syntax with line and column."""
    try:
        return Outcome(_as_text(tomllib.loads(source.text)))
    except tomllib.TOMLDecodeError as trouble:
        line, column = [int(n) for n in re.findall(r"\d+", str(trouble).rpartition("(at ")[2])[:2]] or [1, 1]
        return Outcome(None, (error("import-syntax", path=source.name, line=line, column=column),))
    except RecursionError:
        return _too_deep(source)


def script(source: Source) -> Outcome[object]:
    """The lists and mappings of JavaScript by their names. Errors and warnings: those of ``literals``."""
    from progprint.exchange.javascript import literals

    told = literals(source)
    return Outcome(dict(told.value) if told.value is not None else None, told.diagnostics)


def valued(source: Source) -> Outcome[object]:
    """The value of a file of JSON, TOML, JavaScript or YAML, as its beginning tells. Errors: those of their readers."""
    text = source.text.lstrip()
    if _TOML.match(text):
        return toml(source)
    if text[:1] in {"{", "["}:
        return parsed(source)
    return (script if SCRIPT.search(text) else yaml)(source)


def _as_text(value: object) -> object:
    """A value of TOML as text, lists and mappings."""
    if isinstance(value, dict):
        return {str(key): _as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_text(one) for one in value]
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else value if value is None else str(value)


def _has_records(value: object) -> bool:
    """Whether there is a list of mappings somewhere, or a mapping of mappings, each with two keys or more."""
    held = list(value.values()) if isinstance(value, dict) else listed(value)
    return any(isinstance(one, dict) and len(one) > 1 for one in held[:FIRST]) or any(map(_has_records, held[:FIRST]))


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
