"""Values of exports: times, durations, languages, links, and records whose fields may be missing or of another type."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from progprint.core.languages import language_tag
from progprint.exchange.plain import one_line
from progprint.source.node import Mapping as Tree
from progprint.source.node import Node, Scalar
from progprint.source.read import read

Record = Mapping[str, object]
"""A record of an export: any of its fields may be missing, or of another type."""
_SPOKEN = ((r".*(?:traditional|臺語|台語)", "zh-Hant"), (r"(?:中文|华语|華語|國語|chinese)", "zh-Hans"))
"""Chinese as people call it."""
FIRST = 50
"""Records of a list that are looked at to know what it holds."""


def language_of(text: str) -> str:
    """The language that a word or tag means, "" if it is none of ours; of several the first."""
    told = text.strip().casefold()
    for pattern, tag in _SPOKEN:
        if told and re.match(pattern, told):
            return tag
    return language_tag(told) or language_tag(re.split(r"[\s,;/(（、，]", told, maxsplit=1)[0])


def as_data(node: Node) -> object:
    """A node of YAML as text, lists and mappings."""
    if isinstance(node, Scalar):
        return None if node.plain and node.text in {"", "null", "~"} else node.text
    if isinstance(node, Tree):
        return {key.text: as_data(value) for key, value in node.entries}
    return [as_data(one) for one in node.items]


def listed(value: object) -> Sequence[object]:
    """A list, whatever stands in its place."""
    return value if isinstance(value, list) else []


def record(value: object) -> Record:
    """A mapping, whatever stands in its place."""
    return value if isinstance(value, dict) else {}


def first_of(name: object) -> str:
    """A name in its first language."""
    return str(next(iter(name.values()), "") if isinstance(name, Mapping) else name)


def said(value: object) -> str:
    """A one-line text, "" for nothing."""
    return "" if value is None or isinstance(value, bool | list | dict) else one_line(str(value))


def told_in(of: Record, *keys: str) -> str:
    """The text that the first of these fields that says anything says, on one line; "" if none does."""
    return next((text for key in keys if (text := said(of.get(key)))), "")


def records(of: Record, key: str) -> Iterator[Record]:
    """The items of a list in a record, each as a record."""
    return map(record, listed(of.get(key)))


def keys_in(held: object) -> frozenset[str]:
    """The keys that the first records of a list have."""
    return frozenset(str(key) for one in listed(held)[:FIRST] for key in record(one))


def records_in(value: object, *keys: str) -> Iterator[Record]:
    """The records of a list, or of the list that one of these keys of a record holds."""
    held = (
        value if isinstance(value, list) else next((record(value)[key] for key in keys if key in record(value)), None)
    )
    return (record(one) for one in listed(held) if isinstance(one, dict))


def slug_of(key: str) -> str:
    """A key as an id: letters and figures, joined by dashes; "" where that would be too long."""
    told = re.sub(r"[^\w-]+", "-", one_line(key)).strip("-_")
    return told if len(told) <= 60 else ""


def free(slug: str, taken: Container[str], mark: str = "-") -> str:
    """An id that is not taken, with a number if need be: the one after the last of a row of taken ones.

    The end of the row is looked for by doubling and halving, since ten thousand may be taken.
    """
    if slug not in taken:
        return slug
    most = 2
    while f"{slug}{mark}{most}" in taken:
        most *= 2
    least = most // 2
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (middle, most) if f"{slug}{mark}{middle}" in taken else (least, middle)
    return f"{slug}{mark}{most}"


IN_TABLES = "tables/words.yaml"
"""Words of tables, which are read where a table is."""


@cache
def shipped(name: str) -> Mapping[str, object]:
    """The data of a file that lies beside this module."""
    tree = read((Path(__file__).parent / name).read_bytes(), name).value
    return record(as_data(tree)) if tree is not None else {}


def words(table: str, file: str = "words.yaml") -> Mapping[str, tuple[str, ...]]:
    """The words of a table by what they mean."""
    return {meant: tuple(map(str, listed(told))) for meant, told in record(shipped(file).get(table)).items()}


def forms(name: str, file: str = "words.yaml") -> str:
    """A regular expression for any of the forms of texts that a table names."""
    return "|".join(map(str, listed(record(shipped(file)["forms"])[name])))


def any_of(told: Iterable[str]) -> str:
    """A regular expression for any of some words, of which the longest counts."""
    return "|".join(sorted(map(re.escape, told), key=lambda word: (-len(word), word)))


def meanings(table: str, file: str = "words.yaml") -> Mapping[str, str]:
    """The meaning of each word of a table."""
    return MappingProxyType({word: meant for meant, told in words(table, file).items() for word in told})
