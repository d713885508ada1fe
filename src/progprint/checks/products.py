"""Findings on composed pages: characters replaced by 〓, what had no room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from progprint.checks.glyphs import named
from progprint.core.diagnostic import Diagnostic, Span, note, shortened, warning
from progprint.deck.binding import KindBinding
from progprint.deck.deck import Deck, Fill, Slide
from progprint.deck.lines import unbroken
from progprint.fonts.book import FontBook
from progprint.typeset.frame import Copyfit, GlyphRun, Lines, Page, Tag, pieces, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def check_pages(pages: Sequence[Page]) -> Iterator[Diagnostic]:
    """``fit-…`` for each text that was made to fit.

    ``no-room-between-lines`` once for each style whose lines are too close for a reading or for emphasis.
    """
    close: set[tuple[str, str]] = set()
    for page in pages:
        for tag, piece, _, _ in pieces(page.frame):
            for kind in piece.left_out:
                if (piece.style, kind) not in close:
                    close.add((piece.style, kind))
                    text = shortened(piece.text)
                    yield warning("no-room-between-lines", tag.span, kind, style=piece.style, text=text)
            if piece.copyfit is not None:
                for step in piece.copyfit.step.split():
                    yield fitted(piece.copyfit._replace(step=step), tag.span, piece.text)


def fitted(done: Copyfit, span: Span | None, text: str) -> Diagnostic:
    """``fit-smaller``, ``fit-short-title``, ``fit-names``, ``fit-dropped``, ``fit-moved`` or ``fit-talk``: what made a text fit.

    The slot is the variant: cover, opener, cell, card; of a talk that is kept on a page it is the step.
    """
    if done.slot == "talk":
        return note("fit-talk", span, done.step, text=shortened(text))
    if done.step == "smaller":
        return note("fit-smaller", span, done.slot, text=shortened(text), percent=round(done.share * 100))
    if done.step == "short":
        return note("fit-short-title", span, done.slot, text=shortened(text))
    if done.step == "names":
        return note("fit-names", span, done.slot, text=shortened(text))
    if done.step == "dropped":
        return note("fit-dropped", span, done.slot, text=shortened(text), count=round(done.share))
    return note("fit-moved", span, done.slot, count=round(done.share))


def check_drawn(pages: Sequence[Page], book: FontBook, told: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """``missing-glyph`` for what was replaced on the pages and is not told yet: text that the agenda does not hold."""
    known = "".join(str(found.params.get("char", "")) for found in told if found.code == "missing-glyph")
    for char in book.lacking("".join(sorted(book.replaced))) if book.replaced else ():
        if char not in known:
            yield warning("missing-glyph", _place(pages, char), **named(char), count=1)


def _place(pages: Sequence[Page], char: str) -> Span | None:
    """The place of the first text that shows a character, if it has one in a file."""
    for page in pages:
        place: Span | None = None
        for item, _, _ in walk(page.frame):
            if isinstance(item, Tag):
                place = item.span or place
            runs = item.runs() if isinstance(item, Lines) else (item,) if isinstance(item, GlyphRun) else ()
            if any(char in run.text for run in runs):
                return place
    return None


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
