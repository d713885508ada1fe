"""The scope of the resolver: the language of the conference, the trail, and the list that findings go to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from progprint.agenda.clean import one_line
from progprint.core.diagnostic import Diagnostic, Related, Severity, Span
from progprint.source.kinds import Entry


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


class Ids:
    """The ids of one kind of thing; given ones are entered first."""

    def __init__(self, entries: Iterable[Entry], scope: Scope) -> None:
        self._taken: dict[str, Span | None] = {}
        self._repeated: set[tuple[int, int]] = set()
        self._last: dict[str, int] = {}
        for entry in entries:
            given = entry.scalar("id")
            if given is None or not one_line(given.text):
                continue
            name = one_line(given.text)
            if name in self._taken:
                self._repeated.add((given.span.line, given.span.column))
                scope.contradict("duplicate-id", given.span, self._taken[name], id=name)
            else:
                self._taken[name] = given.span

    def of(self, entry: Entry, derived: str) -> str:
        """The id of an entry: the one given (and not refused as a repetition), else one derived."""
        given = entry.scalar("id")
        return one_line(given.text) if given is not None and self.is_own(entry) else self.free(derived)

    def is_own(self, entry: Entry) -> bool:
        """Whether an entry has an id that was given."""
        given = entry.scalar("id")
        return given is not None and (given.span.line, given.span.column) not in self._repeated

    def free(self, derived: str) -> str:
        """The derived id, or the first of ``id-2``, ``id-3`` … that nobody has; from now on it is taken."""
        name, n = derived, self._last.get(derived, 1)
        while name in self._taken:
            n += 1
            name = f"{derived}-{n}"
        self._taken[name], self._last[derived] = None, n
        return name


def slug(text: str) -> str:
    """A name as an id: small letters, digits and ideographs, everything else a hyphen."""
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-") or "x"


def looks_like_id(text: str) -> bool:
    """Whether a word is rather an id than a name of a person: ``yuyu``, ``zhang-san``, ``li_si``, ``speaker01``.

    A name has a capital or a blank, or is not written in Latin letters: Ada North, bell hooks, Jean-Luc, d'Alembert, 于雨.
    """
    return len(text) <= _LONGEST and re.fullmatch(_ID_LIKE, text) is not None


_LONGEST = 200
"""Characters of an id."""
_ID_LIKE = r"[a-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*|[^\W_]+(?:[-.]\w+)*_[\w.-]+|[A-Za-z]+(?:-[A-Za-z]+)*-?\d+"
