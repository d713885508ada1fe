"""What is said about composed pages and about characters that no font has."""

from __future__ import annotations

from progprint import files, project
from progprint.agenda.load import load
from progprint.agenda.programme import Agenda
from progprint.checks.glyphs import check_glyphs
from progprint.fonts.book import FontBook, load_book


def _agenda(yaml: str) -> Agenda:
    agenda = load([("agenda.yaml", yaml.encode())]).value
    assert agenda is not None
    return agenda


def _book() -> FontBook:
    book = load_book([project.shipped_folder("fonts")], files.read_source).value
    assert book is not None
    return book


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
