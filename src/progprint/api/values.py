"""Plain values of Python as an agenda file."""

import csv
import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from progprint.source.edit import Plain, to_yaml


def written(values: Mapping[str, Any]) -> str:
    """The YAML of an agenda's values.

    Texts, numbers, truth values, dates, times of day, lists and mappings are taken; None stands for nothing. Raises TypeError for
    any other value and names its place.
    """
    return to_yaml(_mapping(values, ""))


def table(rows: Iterable[object], place: str) -> bytes:
    """Mappings as a table in CSV, a row for each and a column for each key. Raises TypeError for what is no cell."""
    plain = [_mapping(row, f"{place}[{n}]") if isinstance(row, Mapping) else _no_row(row, n, place)
             for n, row in enumerate(rows)]  # fmt: skip
    for n, row in enumerate(plain):
        odd = next((key for key, cell in row.items() if not isinstance(cell, str)), None)
        if odd is not None:
            raise TypeError(f"{place}[{n}].{odd} is a list or mapping, which no table holds")
    heads = dict.fromkeys(key for row in plain for key in row)
    written = io.StringIO()
    csv.writer(written).writerows([heads, *([row.get(head, "") for head in heads] for row in plain)])
    return written.getvalue().encode()


def _no_row(value: object, number: int, place: str) -> dict[str, Plain]:
    raise TypeError(f"{place}[{number}] is {type(value).__name__}, not a mapping")


def _mapping(values: Mapping[Any, Any], place: str) -> dict[str, Plain]:
    made = {}
    for key, value in values.items():
        if not isinstance(key, str):
            raise TypeError(f"a key of {place or 'the agenda'} is {type(key).__name__}, not str: {key!r}")
        if value is not None:
            made[key] = _plain(value, f"{place}.{key}" if place else key)
    return made


def _plain(value: Any, place: str) -> Plain:
    match value:
        case str():
            return value
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case datetime.time():
            return value.isoformat("minutes")
        case datetime.date() if not isinstance(value, datetime.datetime):
            return value.isoformat()
        case Mapping():
            return _mapping(value, place)
        case Sequence() if not isinstance(value, bytes | bytearray):
            return [_plain(one, f"{place}[{n}]") for n, one in enumerate(value) if one is not None]
    raise TypeError(f"{place} is {type(value).__name__}, which no agenda holds")
