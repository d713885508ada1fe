"""All decks of an agenda, made one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from progprint.slides.decks import making

if TYPE_CHECKING:
    from progprint.core.diagnostic import Outcome
    from progprint.deck.deck import Deck


def make_decks(*given: Any, **options: Any) -> Outcome[tuple[Deck, ...]]:
    """The decks that ``making`` is asked for."""
    work = making(*given, **options)
    return work.joined([work.deck(number) for number in range(len(work.plans))])
