"""Warnings that are meant: silenced by a comment at their line, or for a whole project by ``ignore:`` in its settings.

    # progprint: ignore CODE, CODE      ─┐
    ignore: [CODE] in progprint.yaml    ─┴▶ Silences ─▶ findings told · findings silenced · remarks on the silences

Errors cannot be silenced. ``check`` tells of codes that nobody knows and of silences that silence nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from progprint.core.diagnostic import Diagnostic, Related, Severity, Span, note, warning
from progprint.source.node import Scalar, scalars
from progprint.source.node import Sequence as Listed
from progprint.source.suppressions import ignored, speaking_lines

if TYPE_CHECKING:
    from progprint.project import Project
    from progprint.source.node import Node

_OURS = frozenset(("unknown-ignore", "unused-ignore", "error-ignored"))


class Silence(NamedTuple):
    """A code and where it is silenced: in a line of a file, or (line 0) everywhere."""

    code: str
    span: Span
    line: int = 0

    def covers(self, one: Diagnostic) -> bool:
        """Whether a finding is the one that is meant."""
        if one.code != self.code or one.code in _OURS:
            return False
        if not self.line:
            return True
        return one.span is not None and self.is_at(one.span)

    def is_at(self, span: Span) -> bool:
        """Whether a place is in what the line speaks of."""
        return span.source.name == self.span.source.name and self.line in speaking_lines(span)


class Silences(NamedTuple):
    """All silences of a run."""

    all: tuple[Silence, ...] = ()

    def heard(self, found: Sequence[Diagnostic]) -> list[Diagnostic]:
        """The findings that are told."""
        return [one for one in found if not self.silences(one)]

    def silenced(self, found: Sequence[Diagnostic]) -> list[Diagnostic]:
        """The findings that are not told, each with the place that silences it."""
        told = []
        for one in found:
            by = next((silence for silence in self.all if silence.covers(one)), None)
            if by is not None and one.severity is not Severity.ERROR:
                told.append(one._replace(related=(*one.related, Related("silenced", by.span))))
        return told

    def silences(self, one: Diagnostic) -> bool:
        """Whether a finding is meant to be so; no error is."""
        return one.severity is not Severity.ERROR and any(silence.covers(one) for silence in self.all)

    def remarks(self, found: Sequence[Diagnostic], whole: bool) -> Iterator[Diagnostic]:
        """Diagnostics of the silences themselves.

        Warnings: unknown-ignore, error-ignored. Note, if the ``whole`` agenda was looked at: unused-ignore.
        """
        if not self.all:
            return
        from progprint.locale.messages import messages
        from progprint.source.forms import nearest

        codes = messages("en").codes
        for silence in self.all:
            covered = [one for one in found if silence.covers(one)]
            if silence.code not in codes:
                near = nearest(silence.code, codes)
                variant = "form" if not silence.code else "suggest" if near else ""
                yield warning("unknown-ignore", silence.span, variant, name=silence.code, near=near)
            elif any(one.severity is Severity.ERROR for one in covered):
                yield warning("error-ignored", silence.span, name=silence.code)
            elif whole and not covered:
                here = dict.fromkeys(one.code for one in found if one.span is not None and silence.is_at(one.span))
                variant = "suggest" if here else ""
                yield note("unused-ignore", silence.span, variant, name=silence.code, near=", ".join(here))


def silences_of(files: Sequence[tuple[str, bytes]], place: Project) -> Silences:
    """The silences of an agenda's files and of its project."""
    from progprint.source.read import read

    found = [Silence(value.text.strip(), value.span) for value in _listed(place)]
    for name, data in files:
        if b"progprint" not in data.lower():
            continue
        tree = read(data, name).value
        if tree is not None:
            texts = _lines_of_texts(tree)
            found += [
                Silence(one.code, one.span, one.line) for one in ignored(tree.span.source) if one.span.line not in texts
            ]
    return Silences(tuple(found))


def _listed(place: Project) -> list[Scalar]:
    """What ``ignore:`` of the project lists."""
    value = place.settings.get("ignore") if place.settings is not None else None
    items = value.items if isinstance(value, Listed) else (value,) if value is not None else ()
    return [one for one in items if isinstance(one, Scalar) and not one.absent]


def _lines_of_texts(tree: Node) -> frozenset[int]:
    """The lines of texts of several lines: a number sign in them begins no comment."""
    found: set[int] = set()
    for one in scalars(tree):
        last = one.span.end_line - (one.span.end_column == 1)
        found.update(range(one.span.line + 1, last + 1) if not one.plain else ())
    return frozenset(found)
