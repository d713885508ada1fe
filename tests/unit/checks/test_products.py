"""What is said about composed pages and about characters that no font has."""

from __future__ import annotations

from progprint import files, project
from progprint.agenda.load import load
from progprint.agenda.programme import Agenda
from progprint.checks.glyphs import check_glyphs
from progprint.checks.products import check_pages
from progprint.fonts.book import FontBook, load_book
from progprint.typeset.frame import Frame, Page, Piece, Tag


def _agenda(yaml: str) -> Agenda:
    agenda = load([("agenda.yaml", yaml.encode())]).value
    assert agenda is not None
    return agenda


def _book() -> FontBook:
    book = load_book([project.shipped_folder("fonts")], files.read_source).value
    assert book is not None
    return book


def _page(*tags: Tag) -> Page:
    return Page(Frame(100.0, 100.0, tags), label="1")


def _heading(x: float = 0.0, role: str = "H2") -> Tag:
    return Tag(role, x, 0.0, Frame(80.0, 20.0), key="title", piece=Piece("paragraph", text="很长的标题"))


def test_a_heading_on_two_pages_is_told_once() -> None:
    """A title larger than a page is reported with its beginning."""
    found = list(check_pages([_page(_heading()), _page(_heading()), _page(_heading())]))

    assert [(d.code, d.params["text"]) for d in found] == [("text-overflow", "很长的标题")]


def test_a_paragraph_on_two_pages_is_no_trouble() -> None:
    """Only headings are meant to be whole."""
    assert list(check_pages([_page(_heading(role="P")), _page(_heading(role="P"))])) == []


def test_what_leaves_the_trim_is_told() -> None:
    """Text beyond the edge of the page would be cut off."""
    assert [d.code for d in check_pages([_page(_heading(x=40.0))])] == ["text-overflow"]


def test_a_character_that_no_font_has_is_named_at_its_place() -> None:
    """Code point, line and column of the first of its kind in each text."""
    found = list(check_glyphs(_agenda("tracks:\n  - title: 云𠀀原\n    talks: [{title: 一}]\n"), _book()))

    assert [(d.code, d.params["code"], d.span and d.span.place) for d in found] == [
        ("missing-glyph", "U+20000", "agenda.yaml:2:13")
    ]


def test_text_that_can_be_drawn_is_passed() -> None:
    """Emoji, symbols, Vietnamese and rare ideographs of the shipped faces."""
    text = "云原生 👍 ☑ Nguyễn Łódź 喆 龘"

    assert list(check_glyphs(_agenda(f"tracks:\n  - title: {text}\n    talks: [{{title: 一}}]\n"), _book())) == []


def test_a_lost_variation_is_named() -> None:
    """A selector that no face knows changes nothing, and that is said."""
    found = list(check_glyphs(_agenda('tracks:\n  - title: "葛\\U000E0100城"\n    talks: [{title: 一}]\n'), _book()))

    assert [d.code for d in found] == ["variation-lost"]
