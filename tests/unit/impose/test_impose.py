"""Sheets that are printed, turned, laid into each other and folded have the pages of the book in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from progprint.core.color import BLACK
from progprint.core.units import MM, Rect
from progprint.impose.cover import block, cover
from progprint.impose.order import Place, blanks, n_up, saddle
from progprint.impose.sheets import Imposition, TooSmallError, impose
from progprint.typeset.frame import Frame, Group, Item, Page, Rule, Tag, walk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

A5 = (148 * MM, 210 * MM)


def folded(count: int) -> list[Place]:
    """The pages of a booklet as a reader turns them, after folding real sheets: leaf by leaf from the outside in."""
    sides = saddle(count)
    sheets = [(front.pages, back.pages) for front, back in zip(sides[::2], sides[1::2], strict=True)]
    first_half = [page for front, back in sheets for page in (front[1], back[0])]
    second_half = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    return first_half + second_half


@given(st.integers(1, 400))
def test_a_folded_booklet_reads_in_order(count: int) -> None:
    read = folded(count)

    assert read[:count] == list(range(count))
    assert read[count:] == [None] * (len(read) - count)
    assert blanks(saddle(count)) == -count % 4


@given(st.integers(1, 60), st.sampled_from([2, 4]))
def test_several_a_side_are_in_order(count: int, a_side: int) -> None:
    sides = n_up(count, a_side)

    assert [page for side in sides for page in side.pages if page is not None] == list(range(count))
    assert [side.back for side in sides] == [n % 2 == 1 for n in range(len(sides))]


def _pages(count: int, size: tuple[float, float] = A5, bleed: float = 0.0) -> list[Page]:
    """Pages of one rule each: as wide as the page's number, with a ground that bleeds off."""
    made = []
    for n in range(count):
        items: tuple[Item, ...] = (
            Rule(Rect(0.0, 0.0, *size), BLACK.tint(0.1), bleeds="tblr"),
            Rule(Rect(10.0, 10.0, 11.0 + n, 11.0), BLACK),
        )
        made.append(Page(Frame(*size, items), bleed))
    return made


def _found(sheet: Page) -> list[tuple[int, float]]:
    """Pages on a sheet, from left to right, with the place of their left edge."""
    rules = [(item.rect.width, x) for item, x, _ in walk(sheet.frame) if isinstance(item, Rule) and item.ink is BLACK]
    return sorted(((round(width - 1), x) for width, x in rules if width >= 1), key=lambda one: one[1])


def test_a5_lies_on_a4_in_the_middle() -> None:
    front, back = impose(_pages(4), Imposition())

    assert (round(front.frame.width / MM), round(front.frame.height / MM)) == (297, 210)
    assert [page for page, _ in _found(front)] == [3, 0]
    assert [page for page, _ in _found(back)] == [1, 2]
    assert _found(front)[0][1] == pytest.approx(0.5 * MM)


def test_inner_sheets_move_to_the_spine_by_the_thickness_of_paper() -> None:
    sheets = impose(_pages(12), Imposition(thickness=0.5))
    left = [_found(sheet)[0][1] for sheet in sheets[::2]]
    right = [_found(sheet)[1][1] for sheet in sheets[::2]]

    assert [round(x - left[0], 3) for x in left] == [0.0, 0.5, 1.0]
    assert [round(x - right[0], 3) for x in right] == [0.0, -0.5, -1.0]


def test_backs_are_turned_for_a_printer_that_turns_over_the_long_edge() -> None:
    assert [sheet.turn for sheet in impose(_pages(8), Imposition(long_edge=True))] == [0, 180, 0, 180]
    assert [sheet.turn for sheet in impose(_pages(8), Imposition())] == [0, 0, 0, 0]
    assert {sheet.turn for sheet in impose(_pages(8), Imposition(paper="sra3", long_edge=True))} == {0}


def test_what_bleeds_off_is_cut_at_the_spine_and_reaches_beyond_the_other_edges() -> None:
    (sheet, _) = impose(_pages(4, bleed=3 * MM), Imposition(paper="sra3"))
    first, last = (item for item in sheet.frame.items if isinstance(item, Group) and item.clip)
    left, right = last, first  # what is read first stands first
    spine = sheet.frame.width / 2

    assert left.x + left.frame.width == pytest.approx(spine)
    assert right.x == pytest.approx(spine)
    assert left.frame.width == pytest.approx(A5[0] + 3 * MM)


def test_a_glued_book_is_a_cover_and_a_block() -> None:
    pages = _pages(12, bleed=3 * MM)
    outside, inside = cover(pages, Frame(6 * MM, A5[1], ()))

    assert [page for page, _ in _found(outside)] == [11, 0]
    assert [page for page, _ in _found(inside)] == [1, 10]
    assert [page.frame.items[1] for page in block(pages)] == [page.frame.items[1] for page in pages[2:10]]
    assert outside.frame.width == pytest.approx(2 * A5[0] + 6 * MM)
    assert outside.bleed == 3 * MM
    assert _found(outside)[1][1] == pytest.approx(A5[0] + 6 * MM)


def test_paper_that_is_too_small_is_no_paper() -> None:
    with pytest.raises(TooSmallError):
        impose(_pages(4), Imposition(paper="a5"))


def test_a_printed_booklet_reads_as_the_book(root: Path, tmp_path: Path, progprint: Run) -> None:
    """The text of every half of every sheet, folded, is the text of the pages in order."""
    agenda = root / "content/agenda.yaml"
    assert progprint("pdf", agenda, "-o", "book.pdf").returncode == 0
    assert progprint("pdf", agenda, "-o", "sheets.pdf", "--impose", "saddle").returncode == 0
    book = pypdfium2.PdfDocument(tmp_path / "book.pdf")
    sheets = pypdfium2.PdfDocument(tmp_path / "sheets.pdf")
    pages = [_squeezed(page.get_textpage().get_text_range()) for page in book]
    halves = []
    for sheet in sheets:
        width, text = sheet.get_width(), sheet.get_textpage()
        halves.append([_squeezed(text.get_text_bounded(left=x, right=x + width / 2)) for x in (0.0, width / 2)])
    pairs = list(zip(halves[::2], halves[1::2], strict=True))
    read = [half for front, back in pairs for half in (front[1], back[0])]
    read += [half for front, back in reversed(pairs) for half in (back[1], front[0])]

    assert len(read) % 4 == 0
    assert read[0] == pages[0]
    assert [half for half in read if half][: len(pages)][1:-1] == [page for page in pages if page][1:-1]


def _squeezed(text: str) -> str:
    return "".join(text.replace("\ufffe", "").split())


def test_no_paper_is_told(root: Path, progprint: Run) -> None:
    done = progprint("pdf", root / "content/agenda.yaml", "-o", "x.pdf", "--impose", "saddle", "--paper", "a5")

    assert (done.returncode, "error[paper-too-small]" in done.stderr) == (2, True)


def test_marks_stand_outside_of_the_bleed() -> None:
    pages = [page._replace(bleed=9 * MM) for page in _pages(4)]
    (sheet, *_) = impose(pages, Imposition(paper="a3"))
    assert sheet.trim is not None
    (marks,) = [item for item in sheet.frame.items if isinstance(item, Tag)]
    lines = [item.rect for item in marks.frame.items if isinstance(item, Rule)]
    box, bleed = sheet.trim, sheet.bleed

    assert bleed == pytest.approx(9 * MM)
    assert lines
    assert all(
        line.y1 <= box.y0 - bleed + 0.2 or line.y0 >= box.y1 + bleed - 0.2
        or line.x1 <= box.x0 - bleed + 0.2 or line.x0 >= box.x1 + bleed - 0.2
        for line in lines
    )  # fmt: skip
