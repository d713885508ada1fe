"""All that an agenda says: its wordings in reading order, and a fingerprint of its facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from progprint.agenda.programme import Agenda, Wording
from progprint.core.diagnostic import Span

_BEGINNING = 20_000


def wordings(value: object) -> Iterator[Wording]:
    """Every wording below a value of the programme, in the order of its fields; a person met again is told again."""
    found: list[Wording] = []
    _gather((value,), found)
    return iter(found)


def _gather(values: tuple[object, ...], found: list[Wording]) -> None:
    """The wordings of a record of the programme, or of a series of them (both are tuples, and so is a place)."""
    for value in values:
        if isinstance(value, Wording):
            found.append(value)
        elif isinstance(value, tuple) and not isinstance(value, Span):
            _gather(value, found)


def characters(agenda: Agenda, more: Iterable[str] = ()) -> str:
    """The characters of all wordings and of ``more``, each once, in the order of their numbers.

    Those of the beginning are most of the rest; one pattern passes over them faster than a set does.
    """
    text = "".join([*(words.text for words in wordings(agenda)), *more])
    begun, rest = set(text[:_BEGINNING]), text[_BEGINNING:]
    if rest:
        rest = re.sub(f"[{re.escape(''.join(sorted(begun)))}]+", "", rest)
    return "".join(sorted(begun | set(rest)))


def names(agenda: Agenda) -> tuple[str, ...]:
    """The names of all persons, each once."""
    return tuple(dict.fromkeys(person.name.text for person in agenda.people))


def fingerprint(agenda: Agenda) -> str:
    """Eight hexadecimal figures that change when a fact changes, and not when the file is only written differently."""
    from hashlib import sha256

    facts: list[str] = []
    _tell(agenda, facts)
    facts.append("")
    return sha256("\x1f".join(facts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _tell(value: object, facts: list[str]) -> None:
    """Names and values of all facts, places left out."""
    if isinstance(value, tuple):
        names: tuple[str, ...] | None = getattr(value, "_fields", None)
        if names is None:
            for part in value:
                _tell(part, facts)
        elif not isinstance(value, Span):
            _tell_fields(names, value, facts)
    elif isinstance(value, Mapping):
        for key in sorted(value):
            facts.append(str(key))
            _tell(value[key], facts)
    else:
        facts.append(str(value))


def _tell_fields(names: tuple[str, ...], values: tuple[object, ...], facts: list[str]) -> None:
    """Each field behind its name; one that says nothing is left out with its name."""
    for name, value in zip(names, values, strict=True):
        if isinstance(value, str):
            facts += (name, value)
        elif isinstance(value, Wording) and not value.translations:  # most of an agenda
            facts += (name, "text", value.text)
        elif value is not None and value != ():
            facts.append(name)
            size = len(facts)
            _tell(value, facts)
            if len(facts) == size:
                facts.pop()
