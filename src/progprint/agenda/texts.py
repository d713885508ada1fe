"""All that an agenda says: its wordings in reading order, and a fingerprint of its facts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache

from progprint.agenda.programme import Agenda, Wording
from progprint.core.diagnostic import Span


def wordings(value: object) -> Iterator[Wording]:
    """Every wording below a value of the programme, in the order of its fields; a person met again is told again."""
    waiting = [value]
    while waiting:
        this = waiting.pop()
        kind: type = type(this)
        if isinstance(this, Wording):
            yield this
        elif isinstance(this, tuple):
            waiting.extend(reversed(this))
        else:
            waiting.extend([getattr(this, name) for name in _fields(kind)])


@lru_cache(maxsize=64)
def _fields(kind: type) -> tuple[str, ...]:
    """The fields of a class of the programme, last first; none for any other type."""
    if kind is Span or not is_dataclass(kind):
        return ()
    return tuple(one.name for one in reversed(fields(kind)))


def fingerprint(agenda: Agenda) -> str:
    """Eight hexadecimal figures that change when a fact changes, and not when the file is only written differently."""
    digest = hashlib.sha256()
    for part in _facts(agenda):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\x1f")
    return digest.hexdigest()[:8]


def _facts(value: object) -> Iterator[str]:
    """Names and values of all facts, places left out."""
    if isinstance(value, Span):
        return
    if is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            inner = list(_facts(getattr(value, one.name)))
            if inner:
                yield one.name
                yield from inner
    elif isinstance(value, tuple):
        for item in value:
            yield from _facts(item)
    elif isinstance(value, Mapping):
        for key in sorted(value):
            yield str(key)
            yield from _facts(value[key])
    elif value is not None:
        yield str(value)
