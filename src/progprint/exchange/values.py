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
_LONG = 100
"""Characters of a title that may be a key."""


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


def rest(of: Record, *known: str) -> dict[str, object]:
    """Everything that a record holds beyond the fields that are known."""
    return {key: value for key, value in of.items() if key not in known}


def some(of: Record, *keys: str) -> dict[str, object]:
    """The fields of these names that hold anything."""
    return {key: of[key] for key in keys if of.get(key)}


def filled(**fields: object) -> dict[str, object]:
    """Those of some fields that hold anything."""
    return some(fields, *fields)


def links_of(of: Record) -> dict[str, str]:
    """The links of a record, a list of ``{title, url}``, by their titles; without a fit title by a number."""
    made: dict[str, str] = {}
    for number, one in enumerate(records(of, "links"), 1):
        address, title = told_in(one, "url"), told_in(one, "title")
        name = title if 0 < len(title) <= _LONG else f"link {number}" if title or len(address) > _LONG else address
        if address:
            made[name if name not in made else f"{name} {number}"] = address
    return made


def long_links(of: Record) -> dict[str, object]:
    """The links of a record once more, as they are, if a title was too long to be a key or they say more than that."""
    links = list(records(of, "links"))
    whole = all(told_in(one, "url") and len(told_in(one, "title")) <= _LONG for one in links if any(one.values()))
    more = any(value for one in links for value in rest(one, "url", "title").values())
    return {} if whole and not more else {"links": of["links"]}


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


def known_keys(system: str) -> tuple[tuple[str, ...], ...]:
    """The keys that the reader of a system knows, a row for each kind of its records, in the order of ``known.yaml``."""
    return tuple(tuple(said(keys).split()) for keys in record(shipped("read/known.yaml")[system]).values())


def any_of(told: Iterable[str]) -> str:
    """A regular expression for any of some words, of which the longest counts."""
    return "|".join(sorted(map(re.escape, told), key=lambda word: (-len(word), word)))


def meanings(table: str, file: str = "words.yaml") -> Mapping[str, str]:
    """The meaning of each word of a table."""
    return MappingProxyType({word: meant for meant, told in words(table, file).items() for word in told})
