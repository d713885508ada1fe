"""Laws of the layout: a planted breach of each is found, a clean page has none, and the PDF says the same."""

from __future__ import annotations

import functools

import pytest

from progprint import files, project
from progprint.checks.layout import check_layout
from progprint.core.color import BLACK
from progprint.core.units import Rect
from progprint.fonts.book import load_book
from progprint.fonts.face import Face
from progprint.typeset.frame import Frame, GlyphRun, Group, Lines, Page, Piece, Rule, Tag

_SOFT_HYPHEN = "\u00ad"


@functools.cache
def _face() -> Face:
    book = load_book([project.shipped_folder("fonts")], files.read_source).value
    assert book is not None
    return book.face(next(iter(book.entries)))


def _run(text: str, x: float = 0.0, width: float = 0.0) -> GlyphRun:
    return GlyphRun(x, 0.0, _face(), 10.0, BLACK, (text,), width or 10.0 * len(text), text)


def _block(x: float, y: float, *lines: str, role: str = "P", key: str = "k") -> Tag:
    """A block with a line of ten points for each text."""
    text = Lines(10.0, 14.0, tuple((_run(line),) for line in lines))
    return Tag(
        role, x, y, Frame(80.0, 14.0 * len(lines), (text,)), key=key, piece=Piece("paragraph", text="".join(lines))
    )


def _page(*items: Tag | Group | GlyphRun | Rule, bleed: float = 0.0) -> Page:
    return Page(Frame(200.0, 200.0, items), bleed=bleed, label="1")


def _codes(*pages: Page) -> list[str]:
    return [one.code for one in check_layout(pages)]


def test_a_clean_page_has_no_breach() -> None:
    """Blocks below each other and beside each other, with lines that end in whole words."""
    assert (
        _codes(_page(_block(20, 20, "云原生", "实践"), _block(20, 50, "讲者"), _block(110, 20, "议程"), bleed=8.5))
        == []
    )


def test_blocks_on_each_other_are_told_with_both_texts() -> None:
    """A line of one block lies three points above that of another."""
    (found,) = check_layout([_page(_block(20, 20, "议题甲"), _block(30, 23, "议题乙"))])

    assert (found.code, found.params["page"], found.params["text"], found.params["other"]) == (
        "layout-overlap",
        1,
        "议题乙",
        "议题甲",
    )


@pytest.mark.parametrize("lines", [("Kuber", "netes"), ("云 Kuber", "netes 实践"), ("共 12", "34 人"), ("Łó", "dź")])
def test_a_word_without_a_hyphen_is_torn(lines: tuple[str, str]) -> None:
    """Words of letters, with accents too, and numbers."""
    assert _codes(_page(_block(20, 20, *lines))) == ["layout-torn"]


@pytest.mark.parametrize(
    "lines",
    [
        ("9" * 12, "9" * 12),
        ("Kuber" + _SOFT_HYPHEN, "netes"),
        ("cloud-", "native"),
        ("Cloud ", "Native"),
        ("云原", "生实践"),
        ("www.a.org/lo", "ng"),
        ("zhao@exam", "ple.org"),
        ("共 12 ", "人"),
    ],
)
def test_other_line_ends_are_right(lines: tuple[str, str]) -> None:
    """Hyphens of ours and of the text, blanks, ideographs, addresses."""
    assert _codes(_page(_block(20, 20, *lines))) == []


def test_text_beyond_a_card_is_told() -> None:
    """The card cuts what is beyond it; without the cut it is a place to stand, no more."""
    card = Frame(40.0, 40.0, (_block(0, 10, "欧阳上官司马夏侯"),))

    assert _codes(_page(Group(20, 20, card, clip=True))) == ["layout-outside"]
    assert _codes(_page(Group(20, 20, card))) == []


def test_text_without_a_block_beyond_the_page_is_told() -> None:
    """Running heads and tabs are no blocks, and stay on the page too."""
    assert _codes(_page(_run("页眉页眉", 180.0)._replace(y=20.0))) == ["layout-outside"]


def test_a_title_on_two_pages_is_told_once() -> None:
    """A title larger than a page is reported with its beginning; a paragraph may go on."""
    title, text = (_page(_block(20, 20, "很长的标题", role=role)) for role in ("H2", "P"))

    assert [(d.code, d.params["text"]) for d in check_layout([title, title, title])] == [
        ("text-overflow", "很长的标题")
    ]
    assert _codes(text, text) == []


def test_a_block_beyond_the_trim_is_told_once() -> None:
    """Text beyond the edge of the page would be cut off."""
    assert _codes(_page(_block(140, 20, "越过页边的字"))) == ["text-overflow"]


@pytest.mark.parametrize(("x", "bleed", "codes"), [(4, 8.5, ["layout-near-trim"]), (9, 8.5, []), (4, 0, [])])
def test_furniture_keeps_three_millimetres(x: float, bleed: float, codes: list[str]) -> None:
    """The text of a thumb tab, on a page that is cut."""
    assert _codes(_page(_block(x, 20, "甲", role="Artifact"), bleed=bleed)) == codes


def test_a_card_on_its_head_is_read_where_it_stands() -> None:
    """The far side of a folded card: its first line stands at the bottom right."""
    card = Group(0, 0, Frame(100.0, 100.0, (_block(0, 0, "正面"),)), turned=True)

    assert _codes(_page(card, _block(80, 85, "反"))) == ["layout-overlap"]
    assert _codes(_page(card, _block(0, 0, "反"))) == []


def test_a_hyphen_that_is_only_drawn_counts() -> None:
    """The text of the run has the letters alone; the glyph behind them is a hyphen of ours."""
    face = _face()
    drawn = _run("ques")._replace(pieces=("ques" + face.code(face.glyph("-")[0], _SOFT_HYPHEN),))
    text = Lines(10.0, 14.0, ((drawn,), (_run("tion"),)))

    assert _codes(_page(Tag("P", 20, 20, Frame(80.0, 28.0, (text,)), piece=Piece("paragraph", text="question")))) == []


def test_a_blank_that_is_left_out_at_a_line_end_tears_nothing() -> None:
    """The words of the block say that these are two."""
    text = Lines(10.0, 14.0, ((_run("Labs"),), (_run("Johannes"),)))
    block = Piece("paragraph", text="Labs Johannes")

    assert _codes(_page(Tag("P", 20, 20, Frame(90.0, 28.0, (text,)), piece=block))) == []


def _rule(x0: float, y0: float, x1: float, y1: float) -> Rule:
    return Rule(Rect(x0, y0, x1, y1), BLACK)


@pytest.mark.parametrize(
    ("rule", "breached"),
    [
        (_rule(10, 25, 190, 25.5), True),  # through the letters, which stand from 23 to 31
        (_rule(10, 33, 190, 33.5), False),  # below them
        (_rule(35, 10, 36, 60), True),  # down through them
        (_rule(10, 10, 13, 60), False),  # beside them
        (_rule(10, 10, 190, 60), False),  # a ground below all of the text
        (_rule(10, 10, 35, 60), True),  # a ground that ends inside it
        (_rule(10, 28, 190, 60), True),
        (_rule(100, 10, 190, 60), False),
    ],
)
def test_no_line_runs_through_a_text_and_no_ground_ends_inside_it(rule: Rule, breached: bool) -> None:
    assert _codes(_page(rule, _block(20, 20, "云原生"))) == ["layout-crossed"] * breached
