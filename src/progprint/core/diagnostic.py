"""Trouble as a value: what is wrong, where, and how to mend it.

A diagnostic carries no sentence. It names a stable code, the values that a sentence needs, and the place; the command
line renders it in Chinese or English from ``locale/messages``, and tests and ``--json`` see the data itself.

    Diagnostic("bad-time", Severity.ERROR, {"text": "25:00"}, span)
        └─ cli.report ─▶  error[bad-time]: “25:00” is not a time
                            --> content/agenda.yaml:27:16
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from itertools import accumulate
from types import MappingProxyType
from typing import Final, Generic, NamedTuple, TypeVar

T = TypeVar("T")
_NOTHING: Mapping[str, str | int | float] = MappingProxyType({})
_SHOWN = 24
"""Characters of a text that name it."""


class Severity(IntEnum):
    """Degrees of trouble; a larger number is worse."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The degree as data has it: note, warning, error."""
        return self.name.lower()


class Source:
    """One text that was read: the name to print for it (a path as the user gave it) and its characters.

    Each is equal to itself only, so that a ``Span`` is compared without looking at the text.
    """

    __slots__ = ("__weakref__", "_begins", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name: Final = name
        self.text: Final = text
        self._begins: list[int] = []

    @property
    def line_count(self) -> int:
        """The number of lines of the text; an empty text has one."""
        return len(self._line_begins()) - 1

    def line(self, number: int) -> str:
        """A line without its end, counted from 1; "" beyond the last one."""
        begins = self._line_begins()
        return self.text[begins[number - 1] : begins[number] - 1] if number < len(begins) else ""

    def _line_begins(self) -> list[int]:
        """Where each line begins, and where one behind the last would; looked for when first asked for."""
        if not self._begins:
            self._begins += accumulate((len(line) + 1 for line in self.text.split("\n")), initial=0)
        return self._begins


class Span(NamedTuple):
    """A stretch of a source. Lines and columns are 1-based, columns count characters, the end is exclusive."""

    source: Source
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def place(self) -> str:
        """``file:line:column`` of the start."""
        return f"{self.source.name}:{self.line}:{self.column}"


class Related(NamedTuple):
    """A second place that a diagnostic speaks of; ``role`` names its label in the messages ("first", "other")."""

    role: str
    span: Span


class Diagnostic(NamedTuple):
    """One finding.

    ``code`` is stable and public; ``variant`` picks among several sentences of one code. ``params`` fill the sentence.
    ``trail`` says where in the programme it is, outermost first, as (kind, name) pairs such as ("track", "云原生").
    """

    code: str
    severity: Severity
    params: Mapping[str, str | int | float] = _NOTHING
    span: Span | None = None
    related: tuple[Related, ...] = ()
    trail: tuple[tuple[str, str], ...] = ()
    variant: str = ""

    @property
    def sort_key(self) -> tuple[str, int, int, int, str]:
        """Order of report: by file and place; what has no place comes last."""
        if self.span is None:
            return ("\U0010ffff", 0, 0, -self.severity, self.code)
        return (self.span.source.name, self.span.line, self.span.column, -self.severity, self.code)


class RefusedError(Exception):
    """The end of a run from a place deep inside it, where no outcome can be handed on: caught by whoever runs the stages."""

    def told(self, span: Span | None = None) -> Diagnostic:
        """The finding that says what was refused, and why; ``span`` is a place for it, if it knows none itself."""
        raise NotImplementedError


def error(code: str, /, span: Span | None = None, variant: str = "", **params: str | float) -> Diagnostic:
    """A diagnostic that forbids writing anything."""
    return Diagnostic(code, Severity.ERROR, params, span, variant=variant)


def warning(code: str, /, span: Span | None = None, variant: str = "", **params: str | float) -> Diagnostic:
    """A diagnostic that is told while the output is still written."""
    return Diagnostic(code, Severity.WARNING, params, span, variant=variant)


def note(code: str, /, span: Span | None = None, variant: str = "", **params: str | float) -> Diagnostic:
    """A remark that never changes an exit status."""
    return Diagnostic(code, Severity.NOTE, params, span, variant=variant)


def shortened(text: str) -> str:
    """The beginning of a text, to name it by."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def listed(names: Sequence[str], most: int) -> dict[str, str]:
    """Names as a sentence takes them: the first ones as ``names`` and, where there are more, all as ``every``, for ``-v``."""
    if len(names) <= most:
        return {"names": ", ".join(names)}
    return {"names": f"{', '.join(names[:most])} …", "every": ", ".join(names)}


class Outcome(NamedTuple, Generic[T]):
    """A result and all that was found on the way; ``value`` is None when an error left nothing to go on with."""

    value: T | None
    diagnostics: Sequence[Diagnostic] = ()

    @property
    def failed(self) -> bool:
        """Whether anything found forbids going on."""
        return self.value is None or any(d.severity is Severity.ERROR for d in self.diagnostics)

    def at(self, span: Span | None) -> Outcome[T]:
        """The same, with a place for what was found without one: that where the file is named, say."""
        if span is None:
            return self
        return Outcome(self.value, [d if d.span is not None else d._replace(span=span) for d in self.diagnostics])


def in_order(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Sorted by place, each finding once."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for d in sorted(diagnostics, key=lambda d: d.sort_key):
        key = (
            d.code,
            d.variant,
            d.span and (d.span.place, d.span.end_line, d.span.end_column),
            tuple(d.params.items()),
        )
        if key not in seen:
            seen.add(key)
            kept.append(d)
    return kept
