"""Items out of passages, and fills that have no place of their own on a slide: the slide's body takes their words."""

from __future__ import annotations

from collections.abc import Sequence

from progprint.agenda.programme import Passage
from progprint.deck.blocks import TextItem
from progprint.deck.deck import AnyFill, Fill, Run, SlideParagraph


def loose(slot: str, items: Sequence[TextItem]) -> Fill:
    """Words that have no place of their own on the slide."""
    return Fill(
        slot, tuple(SlideParagraph((Run(item.text),), 0.0, 0.0, 0.0, item.marker, item.number) for item in items)
    )


def is_loose(fill: AnyFill) -> bool:
    """Whether a fill has no place of its own."""
    return isinstance(fill, Fill) and all(paragraph.size == 0 for paragraph in fill.paragraphs)


def items_of(passages: Sequence[Passage]) -> tuple[TextItem, ...]:
    """Passages as items; numbers count anew after each paragraph."""
    items: list[TextItem] = []
    number = 0
    for passage in passages:
        number = number + 1 if passage.marker == "number" else 0
        items.append(TextItem(passage.words.text, passage.marker, number))
    return tuple(items)
