"""Plain values of Python as an agenda file."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from progprint.source.edit import Plain, to_yaml


def written(values: Mapping[str, Any]) -> str:
    """The YAML of an agenda's values.

    Texts, numbers, truth values, dates, times of day, lists and mappings are taken; None stands for nothing. Raises TypeError for
    any other value and names its place.
    """
    return to_yaml(_mapping(values, ""))


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
