"""Books in signatures: the order of pages, creep, the bars for gathering, and what the command says of thick books."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from progprint.core.color import BLACK
from progprint.core.units import MM, Rect
from progprint.impose.order import SIGNATURES, SheetSide, blanks, saddle, spreads
from progprint.impose.sheets import SCHEMES, Imposition, impose
from progprint.typeset.frame import Frame, Page, Rule, walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Run

A5 = (148 * MM, 210 * MM)


def printed(sides: list[SheetSide]) -> list[tuple[int, ...]]:
    """Pages of sides as printers write them: from 1 on, 0 for an empty place."""
    return [tuple(0 if page is None else page + 1 for page in side.pages) for side in sides]


def test_eight_pages_in_one_signature() -> None:
    assert printed(saddle(8, 8)) == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert saddle(8, 8) == saddle(8)


def test_thirty_two_pages_in_two_signatures() -> None:
    assert printed(saddle(32, 16)) == [
        (16, 1), (2, 15), (14, 3), (4, 13), (12, 5), (6, 11), (10, 7), (8, 9),
        (32, 17), (18, 31), (30, 19), (20, 29), (28, 21), (22, 27), (26, 23), (24, 25),
    ]  # fmt: skip
    assert [(side.signature, side.sheet) for side in saddle(32, 16)][::2] == [(s, n) for s in (0, 1) for n in range(4)]


def test_the_last_signature_has_what_is_left() -> None:
    assert printed(saddle(20, 16))[8:] == [(20, 17), (18, 19)]
    assert printed(saddle(22, 16))[8:] == [(0, 17), (18, 0), (22, 19), (20, 21)]
    assert printed(saddle(12, 8)) == [(8, 1), (2, 7), (6, 3), (4, 5), (12, 9), (10, 11)]
    assert printed(saddle(5, 16)) == [(0, 1), (2, 0), (0, 3), (4, 5)]


def leaves(sides: list[SheetSide]) -> Iterator[tuple[int | None, int | None]]:
    """The leaves of a gathered book, its right page and the left page on its back: each signature is folded by itself.

    A sheet lies on the table with its front up and is turned about the upright axis: what lies behind the right page of the
    front is the left page of the back. Folded, the right halves of the sheets lie before the left halves.
    """
    for signature in range(sides[-1].signature + 1):
        own = [side for side in sides if side.signature == signature]
        sheets = list(zip(own[::2], own[1::2], strict=True))
        assert all(back.back and not front.back for front, back in sheets)
        yield from ((front.pages[1], back.pages[0]) for front, back in sheets)
        yield from ((back.pages[1], front.pages[0]) for front, back in reversed(sheets))


@given(st.integers(1, 700), st.sampled_from(SIGNATURES))
def test_gathered_signatures_read_in_order(count: int, signature: int) -> None:
    sides = saddle(count, signature)
    read = [page for leaf in leaves(sides) for page in leaf]
    sheets = [sum(side.signature == n for side in sides) // 2 for n in range(sides[-1].signature + 1)]

    assert read == [*range(count), *[None] * (-count % 4)]
    assert all(many == signature // 4 for many in sheets[:-1])
    assert 1 <= sheets[-1] <= signature // 4
    assert blanks(sides) == -count % 4


@given(st.integers(1, 200))
def test_two_up_keeps_pages_that_face_each_other_together(count: int) -> None:
    sides = spreads(count)
    assert [page for side in sides for page in side.pages if page is not None] == list(range(count))
    for left, right in (side.pages for side in sides):
        assert left is None or left % 2 == 1, "an odd page of a book, counted from 1, is a right one"
        assert right is None or right % 2 == 0


def test_five_pages_two_up() -> None:
    assert printed(spreads(5)) == [(0, 1), (2, 3), (4, 5)]
    assert printed(spreads(4)) == [(0, 1), (2, 3), (4, 0)]
    assert printed(SCHEMES["2up"].order(4, 0)) == [(0, 1), (2, 3), (4, 0)]
    assert printed(SCHEMES["4up"].order(5, 0)) == [(1, 2, 3, 4), (5, 0, 0, 0)]


def _pages(count: int) -> list[Page]:
    """Pages of one rule each, as wide as the page's number."""
    return [Page(Frame(*A5, (Rule(Rect(10.0, 10.0, 20.0 + n, 11.0), BLACK.tint(0.5)),))) for n in range(count)]


def _lefts(sheet: Page) -> list[float]:
    """How far the rules of the pages stand from the left edges that their pages have without creep."""
    edge = (sheet.frame.width - 2 * A5[0]) / 2
    rules = sorted(x for item, x, _ in walk(sheet.frame) if isinstance(item, Rule) and item.ink == BLACK.tint(0.5))
    return [round(x - edge - n * A5[0], 3) for n, x in enumerate(rules)]


def test_creep_begins_anew_with_each_signature() -> None:
    sheets = impose(_pages(40), Imposition(thickness=0.25, signature=16))
    moved = [_lefts(sheet) for sheet in sheets]

    nested = [0.0, 0.25, 0.5, 0.75]
    assert [left for left, _ in moved[::2]] == [*nested, *nested, 0.0, 0.25]
    assert [-right for _, right in moved[::2]] == [*nested, *nested, 0.0, 0.25]
    assert moved[::2] == moved[1::2], "a back moves as its front does"
    whole = [_lefts(sheet)[0] for sheet in impose(_pages(40), Imposition(thickness=0.25))]
    assert (whole[-1], max(left for left, _ in moved)) == (2.25, 0.75)


def _bars(sheet: Page) -> list[Rect]:
    """The bars of a sheet: of its black rules those that are wider than a mark for cutting, on the fold."""
    rules = ((item.rect, x, y) for item, x, y in walk(sheet.frame) if isinstance(item, Rule) and item.ink is BLACK)
    return [Rect(x + r.x0, y + r.y0, x + r.x1, y + r.y1) for r, x, y in rules if r.x1 - r.x0 > 1 and r.y1 - r.y0 > 1]


@pytest.mark.parametrize(("count", "signature"), [(40, 16), (100, 8), (600, 8)])
def test_bars_are_a_stair_on_the_back(count: int, signature: int) -> None:
    sheets, sides = impose(_pages(count), Imposition(signature=signature)), saddle(count, signature)
    outer = [n for n, side in enumerate(sides) if side.sheet == 0 and not side.back]
    bars = [bar for sheet in sheets for bar in _bars(sheet)]

    assert [n for n, sheet in enumerate(sheets) if _bars(sheet)] == outer
    assert len(bars) == len(outer)
    assert all((bar.x0 + bar.x1) / 2 == pytest.approx(sheets[0].frame.width / 2) for bar in bars)
    assert all(below.y0 == pytest.approx(bar.y1) for bar, below in pairwise(bars))
    assert 0 < bars[0].y0
    assert bars[-1].y1 < sheets[0].frame.height


def test_one_signature_and_sheets_without_marks_have_no_bar() -> None:
    assert not any(map(_bars, impose(_pages(16), Imposition(signature=16))))
    assert not any(map(_bars, impose(_pages(16), Imposition())))
    assert not any(map(_bars, impose(_pages(32), Imposition(signature=16, marks=False))))


# -- the command


@pytest.fixture
def book(tmp_path: Path) -> str:
    """An agenda whose booklet has more than 80 pages."""
    talks = "".join(f"      - {{title: 议题{n:03}, summary: {'一段说明。' * 60}}}\n" for n in range(150))
    text = f"conference: {{title: 银杏大会}}\ntracks:\n  - title: 存储\n    talks:\n{talks}"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    return "a.yaml"


def _found(progprint: Run, *arguments: str) -> dict[tuple[str, str], dict[str, object]]:
    done = progprint(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)["diagnostics"]
    return {(one["code"], one["severity"]): one for one in told}


def test_a_thick_book_is_told_its_cure_and_is_folded_in_signatures(book: str, tmp_path: Path, progprint: Run) -> None:
    whole = _found(progprint, "pdf", book, "-o", "whole.pdf", "--impose", "saddle", "--lang", "en")
    thick = whole["thick-fold", "warning"]
    count = len(pypdfium2.PdfDocument(tmp_path / "whole.pdf")) * 2
    assert count > 80
    assert "--signature 16" in str(thick)

    signed = _found(progprint, "pdf", book, "-o", "s.pdf", "--impose", "saddle", "--signature", "16")
    assert ("thick-fold", "warning") not in signed
    assert signed["imposed", "note"]["params"]["signatures"] == -(-count // 16)  # type: ignore[index]

    assert progprint("pdf", book, "-o", "book.pdf", "--for", "print").returncode == 0
    pages = [_text(page) for page in pypdfium2.PdfDocument(tmp_path / "book.pdf")]
    halves = [_halves(sheet) for sheet in pypdfium2.PdfDocument(tmp_path / "s.pdf")]
    read = [halves[n // 2][n % 2] for n in _places(count, 16)]
    assert len(pages) == count
    assert [_inner(text) for text in read] == [_inner(text) for text in pages]


def _places(count: int, signature: int) -> list[int]:
    """For each page its place among the halves of all sides, in the order of the file."""
    order = [page for side in saddle(count, signature) for page in side.pages]
    return [order.index(page) for page in range(count)]


def _text(page: pypdfium2.PdfPage, left: float | None = None, right: float | None = None) -> str:
    text = page.get_textpage().get_text_bounded(left=left, right=right)
    return "".join(text.replace("\ufffe", "").split())


def _halves(sheet: pypdfium2.PdfPage) -> tuple[str, str]:
    middle = sheet.get_width() / 2
    return _text(sheet, 0.0, middle), _text(sheet, middle, 2 * middle)


def _inner(text: str) -> str:
    """The characters of a page: a reader of PDF may find them in another order."""
    return "".join(sorted(text))


@pytest.mark.parametrize(
    ("more", "option"),
    [
        (("--signature", "16"), "--signature"),
        (("--impose", "2up", "--signature", "16"), "--signature"),
        (("--impose", "4up", "--thickness", "0.1mm"), "--thickness"),
        (("--paper", "a3"), "--paper"),
        (("--flip", "long"), "--flip"),
    ],
)
def test_an_option_that_does_nothing_is_told(
    tmp_path: Path, progprint: Run, more: tuple[str, ...], option: str
) -> None:
    (tmp_path / "a.yaml").write_text("tracks: [{title: 甲, talks: [{title: 乙}]}]\n", "utf-8")
    told = _found(progprint, "pdf", "a.yaml", "-o", "a.pdf", *more)
    assert told["impose-option", "warning"]["params"] == {"option": option}


@pytest.mark.parametrize("text", ["10", "0", "sixteen"])
def test_other_signatures_are_refused(text: str, tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.yaml").write_text("tracks: [{title: 甲, talks: [{title: 乙}]}]\n", "utf-8")
    done = progprint("pdf", "a.yaml", "-o", "a.pdf", "--impose", "saddle", "--signature", text)
    assert (done.returncode, "8, 12, 16, 20, 24, 32" in done.stderr) == (2, True)
    assert not (tmp_path / "a.pdf").exists()


def test_the_block_of_a_glued_book_is_in_signatures_and_its_cover_is_not(
    book: str, tmp_path: Path, progprint: Run
) -> None:
    more = ("--for", "print", "--spine", "6mm", "--ticket")
    assert progprint("pdf", book, "-o", "plain.pdf", *more).returncode == 0
    told = _found(progprint, "pdf", book, "-o", "s.pdf", *more, "--impose", "saddle", "--signature", "16")
    block = [_text(page) for page in pypdfium2.PdfDocument(tmp_path / "plain.pdf")]
    halves = [_halves(sheet) for sheet in pypdfium2.PdfDocument(tmp_path / "s.pdf")]

    assert told["imposed", "note"]["params"]["pages"] == len(block)  # type: ignore[index]
    read = [halves[n // 2][n % 2] for n in _places(len(block), 16)]
    assert [_inner(text) for text in read] == [_inner(text) for text in block]
    covers = [pypdfium2.PdfDocument(tmp_path / f"{name}.cover.pdf") for name in ("plain", "s")]
    assert [_text(page) for page in covers[0]] == [_text(page) for page in covers[1]]
    assert covers[0].get_page_size(0) == covers[1].get_page_size(0)
    assert json.loads((tmp_path / "s.ticket.json").read_text("utf-8"))["binding"] == "perfect"
