"""Findings that are rare: what was done to make a text fit, hairlines, and pages without words."""

from __future__ import annotations

from pathlib import Path as File
from typing import Any

import pytest

from progprint.checks.press import check_press
from progprint.checks.products import check_decks, check_drawn, check_pages, fitted
from progprint.core.color import BLACK, PAPER
from progprint.core.units import Rect
from progprint.deck.binding import KindBinding, LayoutRef, SlotBinding
from progprint.deck.deck import Deck, DeckSection, Slide
from progprint.files import read_source
from progprint.fonts.book import load_book
from progprint.pdf.content import outline
from progprint.typeset.frame import Copyfit, Frame, GlyphRun, Page, Path, Piece, Rule, Tag


@pytest.mark.parametrize(
    ("step", "code"),
    [("smaller", "fit-smaller"), ("short", "fit-short-title"), ("names", "fit-names"), ("moved", "fit-moved")],
)
def test_every_way_to_make_a_text_fit_is_told(step: str, code: str) -> None:
    assert fitted(Copyfit("cell", step, 0.8), None, "云原生").code == code


class _Book:
    """A book of fonts that has replaced one character."""

    replaced = ("㊻",)

    def lacking(self, _: str) -> tuple[str, ...]:
        return ("㊻",)


def test_a_replaced_character_that_no_page_shows_has_no_place() -> None:
    (found,) = check_drawn([Page(Frame(10, 10))], _Book(), [])  # type: ignore[arg-type]
    assert (found.code, found.span) == ("missing-glyph", None)


def test_outlines_and_rules_for_the_press() -> None:
    def codes(*items: Any) -> list[str]:
        page = Page(Frame(200, 200, (Tag("Artifact", 0, 0, Frame(200, 200, items)),)), 9.0)
        return [d.code for d in check_press([page]) if d.code != "press-count"]

    line = (("m", (50.0, 50.0)), ("l", (90.0, 90.0)))
    assert codes(Path(line, BLACK, 0.05)) == ["press-hairline"]
    assert codes(Path(line, BLACK, 2.0)) == []
    assert codes(Rule(Rect(50, 50, 90, 90), PAPER)) == []


def test_a_slide_without_a_title_has_no_share() -> None:
    deck = Deck("k", "t", (DeckSection("p", (Slide("text", "k/1", (), ("",)),)),))
    kinds = {"text": KindBinding(LayoutRef("x"), {"title": SlotBinding(None, (20.0,))})}  # type: ignore[arg-type]
    assert list(check_decks([deck], kinds)) == []


def test_an_outline_of_an_unknown_step_is_a_bug() -> None:
    with pytest.raises(ValueError, match="q"):
        outline([("q", (1.0, 1.0))], "f")


def test_a_style_is_told_once_and_blank_words_not_at_all() -> None:
    piece = Piece("paragraph", "body", left_out=("ruby",), text="云")
    tags = tuple(Tag("P", 0, 0, Frame(10, 10), f"k{n}", piece=piece) for n in range(2))
    assert [d.code for d in check_pages([Page(Frame(100, 100, tags))])] == ["no-room-between-lines"]
    face = load_book([File(__file__).parents[3] / "fonts"], read_source).value
    assert face is not None
    blank = GlyphRun(5.0, 50.0, face.main("sans", "regular"), 1.0, BLACK, (" ",), 1.0, " ")
    page = Page(Frame(200, 200, (Tag("P", 0, 0, Frame(200, 200, (blank,))),)), 9.0)
    assert [d.code for d in check_press([page]) if d.code != "press-count"] == []
