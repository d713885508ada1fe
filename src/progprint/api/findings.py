"""Findings in sentences, and the error that carries it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from progprint.core.diagnostic import Diagnostic, Severity
from progprint.files import ENVIRONMENT_CODES
from progprint.source.node import Mapping, Node
from progprint.source.node import Sequence as Listed
from progprint.source.read import read

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


VALUES = "<values>"
"""The name of an agenda that was given as plain values; the YAML that was made of them is nobody's file."""


def path_of(found: Diagnostic) -> str:
    """The path of the value that a finding is about; "" for one that has no place in plain values.

    A list counts from 0, without the items that are None. What a mapping lacks is told of the mapping.
    """
    if found.span is None or found.span.source.name != VALUES:
        return ""
    root = read(found.span.source.text.encode(errors="surrogatepass"), VALUES).value
    steps = _steps(root, (found.span.line, found.span.column)) if root is not None else []
    if found.code == "missing-key":
        steps = steps[:-1]
    return "".join(steps).removeprefix(".")


def _steps(node: Node, place: tuple[int, int]) -> list[str]:
    """The keys and numbers from a node to the deepest one that begins at or before a place."""
    steps: list[str] = []
    while isinstance(node, Mapping | Listed):
        if isinstance(node, Listed):
            parts = [(item.span, f"[{n}]", item) for n, item in enumerate(node.items)]
        else:
            parts = [(key.span, f".{key.text}", item) for key, item in node.entries]
        reached = [part for part in parts if (part[0].line, part[0].column) <= place]
        if not reached:
            break
        _, step, node = reached[-1]
        steps.append(step)
    return steps
