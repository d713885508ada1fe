"""Remarks on an import: warnings of what was left out, one each, and notes of what was assumed, one for each kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from progprint.core.diagnostic import Diagnostic, note, warning
from progprint.exchange.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from progprint.exchange.roster import Roster
    from progprint.exchange.when import When

_WARNED = frozenset(str.split("zone left-out two-names unread repeats utc unnamed untitled pages session-time columns"))
"""Remarks on what is not in the agenda as the source has it, or only below ``extra``; all others are of what was guessed."""
_SEVERAL, _MOST = 12, 500
"""Names in the line of a remark: of what was guessed, and of what was left out, as whoever reads it has to see to each."""
_LONG = 80
"""Characters of a name that are told."""

_SURE = ("", "joined", "courtesy")
"""Doubts about a name that need no word."""


class Remarks:
    """Fills up while a file is read; ``kept`` counts the values below ``extra`` by their names."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._told: dict[str, list[str]] = {}
        self._warned: list[tuple[str, str, str]] = []
        self._left: list[Diagnostic] = []
        self._undated: dict[tuple[str, str], list[str]] = {}
        self.kept: Counter[str] = Counter()

    def tell(self, code: str, what: str) -> None:
        """Something that was assumed or changed."""
        self._told.setdefault(code, []).append(what)

    def warn(self, code: str, place: str, text: str, variant: str = "") -> None:
        """Something that was left out or not understood, with its place in the source; a warning of its own."""
        self._warned.append((code, variant, f"{place}: {text}" if place else text))

    def timed(self, title: str, when: When) -> None:
        """Facts of the time of a talk that are not taken over, and dates for which the rest of the file decided."""
        for left in when.left:
            self._undated.setdefault((left.why, one_line(left.text)), []).append(title)
        for inferred in when.inferred:
            self.tell("guessed", one_line(inferred))

    def too_long(self, title: str, end: str, why: str) -> None:
        """A talk whose end is not taken over, and the variant that says why."""
        self._left.append(warning("import-long", variant=why, path=self._path, text=end, title=title))

    def people(self, place: str, text: str, roster: Roster) -> None:
        """Remarks on the people whom a text names; ``place`` is that of the text in its source."""
        if len(roster.people) > 1:
            who = (f"{one.name} ({one.role})" if one.role else one.name for one in roster.people)
            self.tell("guessed.people", f"{place or one_line(text)} → {' + '.join(who)}")
        for named in roster.people:
            if named.doubt == "unlike" and not roster.whole:
                self.warn("import-people", place, named.name, "unlike")
            elif named.doubt not in _SURE:
                about = ", ".join(filter(None, (named.org, named.job_title)))
                self.tell("guessed", f"{place}: {named.name}" + (f" ({about})" if about else ""))
        if roster.whole:
            self.warn("import-people", place, one_line(text), "")
        for variant, texts in (("nobody", roster.nobody), ("aside", roster.left)):
            for told in texts:
                self.warn("import-people", place, told, variant)

    def all(self, alike: Sequence[str]) -> Iterator[Diagnostic]:
        """Remarks: what was left out, then what was assumed, joined, changed and kept aside; ``alike`` are pairs of people."""
        for code, variant, text in dict.fromkeys(self._warned):
            yield warning(code, variant=variant, path=self._path, places=text)
        for (why, text), titles in self._undated.items():
            told = several((f"“{title}”" for title in titles), all_of_them=True)
            yield warning("import-undated", None, why, path=self._path, text=text, title=titles[0], **told)
        yield from self._left
        for code, names in self._told.items():
            yield self._of(code, names, len(names))
        if alike:
            yield self._of("alike", alike, len(alike))
        if self.kept:
            fields = [f"{name} ({count})" for name, count in sorted(self.kept.items())]
            yield self._of("kept", fields, sum(self.kept.values()))

    def _of(self, code: str, names: Sequence[str], count: int) -> Diagnostic:
        lost = code in _WARNED
        told = several(names, all_of_them=lost)
        code, _, variant = code.partition(".")
        return (warning if lost else note)(f"import-{code}", None, variant, path=self._path, count=count, **told)


def several(names: Iterable[str], *, all_of_them: bool = False) -> dict[str, str]:
    """The values of a remark for names, each once: ``names`` for a line, and ``whole``, line by line, for ``-v``.

    ``all_of_them``: none is left out of the line either.
    """
    each = [name if len(name) <= _LONG else f"{name[: _LONG - 1]}…" for name in dict.fromkeys(filter(None, names))]
    most = _MOST if all_of_them else _SEVERAL
    shown = ", ".join(each[:most]) + (" …" if len(each) > most else "")
    return {"names": shown, "whole": "\n".join(each)}
