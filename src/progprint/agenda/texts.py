"""All that an agenda says: its wordings in reading order, a fingerprint of its facts, and the same in another edition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar, cast

from progprint.agenda.programme import Agenda, Talk, Wording
from progprint.core.diagnostic import Diagnostic, Outcome, Span, note
from progprint.text.characters import has_han

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


T = TypeVar("T")


def in_language(agenda: Agenda, language: str) -> Outcome[Agenda]:
    """The agenda with each text in a language (BCP 47) where it is written in that one too; others stay as they are.

    Note: missing-translation, once, with the number of texts in Han that an edition in another script has no words for.
    """
    base = _base(language)
    if base == _base(agenda.conference.language):
        return Outcome(agenda)
    turned = _turned(agenda, base)
    turned = turned._replace(conference=turned.conference._replace(language=language))
    return Outcome(turned, untranslated(turned, language))


def untranslated(agenda: Agenda, language: str) -> list[Diagnostic]:
    """missing-translation, if texts in Han have no words in a language that is written otherwise."""
    base = _base(language)
    if base in ("zh", "ja"):
        return []
    names = {person.name.text for person in agenda.people}
    left = [
        words
        for words in wordings(agenda)
        if words.span and has_han(words.text) and words.text not in names and not version(words, language)
    ]
    left = list(dict.fromkeys(left))
    return [note("missing-translation", left[0].span, count=len(left), language=language)] if left else []


def version(words: Wording, language: str) -> str:
    """The words of a text in a language, "" if it is not written in it."""
    return next((text for tag, text in words.translations if _base(tag) == _base(language)), "")


def short(agenda: Agenda) -> Agenda:
    """The agenda without what is said of its talks at length: who, what, when and where are left."""
    tracks = tuple(track._replace(talks=tuple(map(_brief, track.talks))) for track in agenda.tracks)
    return agenda._replace(tracks=tracks, sessions=tuple(map(_brief, agenda.sessions)))


def _brief(talk: Talk) -> Talk:
    return talk._replace(summary=(), takeaways=())


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _turned(value: T, base: str) -> T:
    """A value of the programme with its wordings in a language; what does not change is the very same object."""
    if isinstance(value, Wording):
        return cast("T", _chosen(value, base))
    if not isinstance(value, tuple) or isinstance(value, Span):
        return value
    parts = [_turned(part, base) for part in value]
    if all(new is old for new, old in zip(parts, value, strict=True)):
        return value
    make = getattr(value, "_make", tuple)
    return cast("T", make(parts))


def _chosen(words: Wording, base: str) -> Wording:
    text = version(words, base)
    return words._replace(text=text, marks=()) if text and text != words.text else words
