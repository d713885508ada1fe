"""Findings in sentences, and the error that carries it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from progprint.api.places import VALUES, path_of
from progprint.core.diagnostic import Diagnostic, Severity
from progprint.files import ENVIRONMENT_CODES

LANGUAGES = ("en", "zh")
"""Languages of sentences, the usual one first."""


class Finding(NamedTuple):
    """One finding. ``severity`` is error, warning or note; ``code`` is stable, ``hints`` say how to mend it.

    ``file`` is "" and ``line`` and ``column``, which count from 1, are 0 where it has no place in a file. Of an agenda of
    plain values ``path`` is the value that it is about, as ``tracks[0].talks[1].title``; else it is "".
    """

    code: str
    severity: str
    message: str
    hints: tuple[str, ...] = ()
    file: str = ""
    line: int = 0
    column: int = 0
    path: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: " if self.file else f"{self.path}: " if self.path else ""
        return f"{place}{self.severity}[{self.code}]: {self.message}"


class AgendaError(ValueError):
    """An agenda, or something that it is made with, was refused. ``diagnostics`` are all findings, those that refused it too."""

    def __init__(self, diagnostics: tuple[Finding, ...]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        errors = [one for one in self.diagnostics if one.severity == "error"]
        return "\n".join(map(str, errors or self.diagnostics))


def told(found: Iterable[Diagnostic], language: str) -> tuple[Finding, ...]:
    """Findings in sentences of a language, in the order in which they are given."""
    return tuple(_told(one, language) for one in found)


def _told(one: Diagnostic, language: str) -> Finding:
    from progprint.locale.messages import messages

    catalogue = messages(language)
    said = (one.code, one.severity.word, catalogue.sentence(one), tuple(catalogue.hints(one)))
    if one.span is None or one.span.source.name == VALUES:
        return Finding(*said, path=path_of(one))
    return Finding(*said, one.span.source.name, one.span.line, one.span.column)


def refusal(found: Sequence[Diagnostic], language: str) -> Exception:
    """The exception that tells of findings which ended a run: OSError for the system's, else AgendaError."""
    of_system = [one for one in found if one.code in ENVIRONMENT_CODES and one.severity is Severity.ERROR]
    if of_system:
        return OSError("\n".join(map(str, told(of_system, language))))
    return AgendaError(told(found, language))


def language_of(language: str) -> str:
    """The language of sentences, if there is one of that name. Raises ValueError."""
    if language not in LANGUAGES:
        raise ValueError(f"language is {' or '.join(map(repr, LANGUAGES))}, not {language!r}")
    return language
