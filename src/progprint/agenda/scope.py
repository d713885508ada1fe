"""The scope of the resolver: the language of the conference, the trail, and the list that findings go to."""

from __future__ import annotations

from typing import NamedTuple

from progprint.core.diagnostic import Diagnostic, Related, Severity, Span


class Scope(NamedTuple):
    """One place of the programme. All scopes of a run share ``found``; ``trail`` is what leads here.

    ``marks`` tells whether longer texts may hold inline marks, ``normalise`` whether slips of punctuation are mended.
    """

    language: str
    found: list[Diagnostic]
    trail: tuple[tuple[str, str], ...] = ()
    marks: bool = False
    normalise: bool = False

    def within(self, kind: str, name: str) -> Scope:
        """The scope of a part of this one."""
        return Scope(self.language, self.found, (*self.trail, (kind, name)), self.marks, self.normalise)

    def report(self, *found: Diagnostic) -> None:
        """Keep findings, with the trail of this place."""
        self.found.extend(d._replace(trail=self.trail) for d in found)

    def contradict(
        self, code: str, place: Span | None, earlier: Span | None, /, variant: str = "", **params: str | float
    ) -> None:
        """Keep an error that speaks of two places, the later one first."""
        related = (Related("first", earlier),) if earlier is not None else ()
        self.report(Diagnostic(code, Severity.ERROR, params, place, related, variant=variant))
