"""The words by which importers know what a text means, table by table: ``words.yaml``, and ``tables/words.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from progprint.exchange.values import as_data, listed, record
from progprint.source.read import read

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


def any_of(told: Iterable[str]) -> str:
    """A regular expression for any of some words, of which the longest counts."""
    return "|".join(sorted(map(re.escape, told), key=lambda word: (-len(word), word)))


def meanings(table: str, file: str = "words.yaml") -> Mapping[str, str]:
    """The meaning of each word of a table."""
    return MappingProxyType({word: meant for meant, told in words(table, file).items() for word in told})
