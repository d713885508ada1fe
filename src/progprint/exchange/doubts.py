"""What is to be said of the people whom a text names: what was assumed, left whole or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from progprint.core.diagnostic import warning
from progprint.exchange.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from progprint.core.diagnostic import Diagnostic, Span
    from progprint.exchange.draft import Draft
    from progprint.exchange.named import Named
    from progprint.exchange.roster import Roster

_SURE = ("", "joined", "courtesy")
"""Doubts about a name that need no word."""


def tell(draft: Draft, place: str, text: str, roster: Roster) -> None:
    """Notes of what was assumed, warnings of what was not understood; ``place`` is that of the text in its source."""
    if len(roster.people) > 1:
        draft.guessed(f"{place}: {one_line(text)} → {len(roster.people)} ×")
    for named in roster.people:
        if named.doubt == "unlike" and not roster.whole:
            draft.warned("import-people", place, named.name, "unlike")
        elif named.doubt not in _SURE:
            draft.guessed(f"{place}: {_shown(named)}")
    if roster.whole:
        draft.warned("import-people", place, one_line(text))
    for variant, texts in (("nobody", roster.nobody), ("aside", roster.left)):
        for told in texts:
            draft.warned("import-people", place, told, variant)


def of_line(text: str, roster: Roster, span: Span) -> Iterator[Diagnostic]:
    """The same of a line of a page, without what is assumed of single names."""
    if roster.whole:
        yield warning("import-people", span, places=text)
    for variant, texts in (("nobody", roster.nobody), ("aside", roster.left)):
        if texts:
            yield warning("import-people", span, variant, places=", ".join(texts))


def _shown(named: Named) -> str:
    """A person as it was read."""
    about = ", ".join(filter(None, (named.org, named.job_title)))
    return f"{named.name} ({about})" if about else named.name
