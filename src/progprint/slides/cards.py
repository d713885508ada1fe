"""Cards of persons: name, role and further facts, all of a slide in the same size."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from progprint.agenda.programme import Wording
from progprint.core.units import Rect
from progprint.deck.blocks import TextItem
from progprint.deck.deck import Fill, Run, SlideParagraph
from progprint.deck.lines import limit_of, one_line, tears
from progprint.slides.fills import GAP, Fitter, beside
from progprint.slides.items import loose

Card = tuple[Wording, str, Sequence[Wording]]
"""Name, role ("" for none) and facts of a person."""
_Made = tuple[tuple[SlideParagraph, ...], float]
"""The paragraphs of a card and their height."""
_SMALL, _SMALLER = 14.0, 4.0


def cards(fitter: Fitter, kind: str, slot: str, people: Sequence[Card]) -> list[Fill]:
    """Name, role and further facts of persons in the slots ``slot-1`` and so on, all in the same size.

    Facts stand below each other; where no size has room for that, on one line.
    """
    if not fitter.stage.has(kind, f"{slot}-{len(people)}"):
        told = (beside(*(one_line(str(fact)) for fact in (name, role, *facts))) for name, role, facts in people)
        return [loose(slot, [TextItem(line)]) for line in told]
    binding, box = fitter.look.kinds[kind].slots[f"{slot}-1"], fitter.stage.box(kind, f"{slot}-1")
    whole: tuple[float, list[_Made]] | None = None
    for joined, size in product((False, True), binding.sizes):
        made = [_card(fitter, _joined(person, joined=joined), size, binding.pitch, box.width) for person in people]
        if all(height <= box.height + 0.01 for _, height in made):
            whole = whole or (size, made)
            if not any(_is_torn(fitter, card, box.width) for card, _ in made):
                break
    else:
        size, made = whole or (size, made)
    fills = []
    for n, (person, (card, height)) in enumerate(zip(people, made, strict=True), 1):
        if height > box.height + 0.01:
            fitter.overflow(person[0])
        shown = card if height <= box.height + 0.01 else _shortened(fitter, card, size, binding.pitch, box)
        fills.append(Fill(f"{slot}-{n}", shown))
    return fills


def _joined(person: Card, *, joined: bool) -> Card:
    """A person whose facts are on one line, if wanted."""
    name, role, facts = person
    return (name, role, [Wording(GAP.join(one_line(fact.text) for fact in facts))]) if joined and facts else person


def _is_torn(fitter: Fitter, card: Sequence[SlideParagraph], width: float) -> bool:
    """Whether a word of a card is longer than a line."""
    return any(tears(p.text, fitter.gauge.ladder(p.text, "bold"), limit_of(width, p.size)) for p in card)


def _card(fitter: Fitter, person: Card, size: float, pitch: float, width: float) -> _Made:
    """The paragraphs of a card and their height."""
    name, role, facts = person
    small = max(_SMALL, size - _SMALLER)
    head = one_line(name.text) + (GAP + role if role else "")
    runs = (Run(one_line(name.text), bold=True), *([Run(GAP + role, "accent", None, small)] if role else []))
    made, height = (
        [SlideParagraph(runs, size, round(size * pitch, 2))],
        size * pitch * fitter.count(head, "bold", size, width),
    )
    for fact in facts:
        text = one_line(fact.text)
        made.append(SlideParagraph((Run(text, "quiet"),), small, round(small * pitch, 2)))
        height += small * pitch * fitter.count(text, "regular", small, width)
    return tuple(made), height


def _shortened(
    fitter: Fitter, card: tuple[SlideParagraph, ...], size: float, pitch: float, box: Rect
) -> tuple[SlideParagraph, ...]:
    """As much of a card as its box holds."""
    room = int(box.height / (size * pitch))
    texts = [paragraph.text for paragraph in card]
    kept = fitter.cut(texts, [fitter.gauge.ladder(text, "bold") for text in texts], limit_of(box.width, size), room)
    return tuple(
        paragraph if text == paragraph.text else paragraph._replace(runs=(paragraph.runs[0]._replace(text=text),))
        for paragraph, text in zip(card, kept, strict=False)
    )
