"""The content of each page, sheet and slide of an output, for the manifest: a digest, and its facts with their lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from progprint.changes.units import digest

if TYPE_CHECKING:
    from progprint.core.diagnostic import Span
    from progprint.deck.deck import Deck
    from progprint.typeset.frame import Page


class RecordedPiece(NamedTuple):
    """A page, sheet or slide: its name, a digest of what it shows, and its facts: key → place in the agenda."""

    name: str
    digest: str
    facts: Mapping[str, str]


def of_pages(pages: Sequence[Page], names: Sequence[str] = ()) -> tuple[RecordedPiece, ...]:
    """The pieces of a PDF, named by their folios unless there are ``names``."""
    from progprint.typeset.dump import shown
    from progprint.typeset.frame import Tag, walk

    made = []
    for number, page in enumerate(pages, 1):
        facts = ((item.key, item.span) for item, _, _ in walk(page.frame) if isinstance(item, Tag))
        name = names[number - 1] if names else page.label or str(number)
        made.append(RecordedPiece(name, digest(shown(page)), _placed(facts)))
    return tuple(made)


def of_slides(deck: Deck) -> tuple[RecordedPiece, ...]:
    """The pieces of a deck."""
    from progprint.deck.deck import dump_slide

    return tuple(
        RecordedPiece(one.title, digest(dump_slide(one)), _placed([(one.key, one.span)])) for one in deck.slides
    )


def _placed(facts: Iterable[tuple[str, Span | None]]) -> dict[str, str]:
    """Facts that stand in the agenda, each with its line."""
    return {key: span.place.rpartition(":")[0] for key, span in facts if key and span is not None}
