"""Measures on slides to make texts fit: smaller sizes, and slides that go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from progprint.core.diagnostic import Diagnostic, note, shortened
from progprint.deck.binding import KindBinding
from progprint.deck.deck import Deck, Fill, Slide
from progprint.deck.lines import unbroken

MUCH_SMALLER = 0.6
"""Share of a title's largest size below which it is told."""
SEVERAL = 5
"""Slides of one text from which on they are told."""


def check_decks(decks: Sequence[Deck], kinds: Mapping[str, KindBinding]) -> Iterator[Diagnostic]:
    """``fit-smaller`` for titles far below their largest size, ``fit-continued`` for texts over many slides."""
    for deck in decks:
        lengths: dict[str, int] = {}
        for slide in deck.slides:
            lengths[_text_of(slide)] = lengths.get(_text_of(slide), 0) + 1
            share = _share(slide, kinds)
            if share < MUCH_SMALLER:
                yield note("fit-smaller", slide.span, "slide", text=shortened(slide.title), percent=round(100 * share))
        for slide in deck.slides:
            count = lengths.pop(_text_of(slide), 0)
            if count >= SEVERAL:
                variant = "agenda" if slide.kind == "agenda" else ""
                yield note("fit-continued", slide.span, variant, text=shortened(_name(slide)), count=count)


def _text_of(slide: Slide) -> str:
    """The key of what a slide is a part of: those of one text end in numbers."""
    head, _, tail = slide.key.rpartition("/")
    return head if tail.isdigit() else slide.key


def _share(slide: Slide, kinds: Mapping[str, KindBinding]) -> float:
    """The size of a slide's title against the largest that its slot may have."""
    title = next((fill for fill in slide.fills if isinstance(fill, Fill) and fill.slot == "title"), None)
    binding = kinds[slide.kind].slots.get("title")
    if title is None or binding is None or not title.paragraphs:
        return 1.0
    return title.paragraphs[0].size / max(binding.sizes)


def _name(slide: Slide) -> str:
    """What the slide is about: its title without what tells of it."""
    title = next((fill for fill in slide.fills if isinstance(fill, Fill) and fill.slot == "title"), None)
    return unbroken(title.paragraphs[0].text) if title is not None and title.paragraphs else slide.title
