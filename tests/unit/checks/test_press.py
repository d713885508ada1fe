"""What a print shop would ring about is told: each fault is put on a page and found, with its place."""

from __future__ import annotations

import pytest

from progprint import files, project
from progprint.checks.press import check_press
from progprint.core.color import BLACK, Ink, parse_color
from progprint.core.diagnostic import Severity
from progprint.core.raster import Raster
from progprint.core.units import MM, Rect
from progprint.fonts.book import FontBook, load_book
from progprint.typeset.frame import Frame, Group, Item, Page, Path, Picture, Rule, Tag
from progprint.typeset.line import Composer
from progprint.typeset.style import TextStyle

WIDTH, HEIGHT = 148 * MM, 210 * MM
RICH = Ink("rich", (0.0, 0.0, 0.0), (0.6, 0.4, 0.4, 1.0))
WET = Ink("wet", (0.0, 0.0, 0.0), (0.9, 0.9, 0.9, 0.9))


@pytest.fixture(scope="module")
def composer() -> Composer:
    book = load_book([project.shipped_folder("fonts")], files.read_source).value
    assert isinstance(book, FontBook)
    return Composer(book)


def _page(*items: Item) -> Page:
    return Page(Frame(WIDTH, HEIGHT, items), 3 * MM)


def _photo(pixels: int) -> Raster:
    return Raster(pixels, pixels, "cmyk", b"", "jpeg", "d")


def _codes(*pages: Page) -> list[str]:
    return [f"{one.code}.{one.variant}".rstrip(".") for one in check_press([*pages] * (4 // len(pages)))]


@pytest.mark.parametrize(
    ("item", "codes"),
    [
        (Rule(Rect(0.0, 0.0, WIDTH, 100.0), BLACK, bleeds="tlr"), []),
        (Rule(Rect(0.0, 0.0, WIDTH, 100.0), BLACK, bleeds="tl"), ["press-short-of-bleed"]),
        (Rule(Rect(50.0, 50.0, 90.0, 50.1), BLACK), ["press-hairline"]),
        (Rule(Rect(50.0, 50.0, 90.0, 90.0), WET), ["press-ink"]),
        (Path((("m", (10.0, 10.0)), ("l", (20.0, 20.0))), BLACK, stroke=0.1), ["press-hairline"]),
        (Picture(Rect(50.0, 50.0, 122.0, 122.0), _photo(300)), []),
        (Picture(Rect(50.0, 50.0, 122.0, 122.0), _photo(200)), ["press-ppi"]),
        (Picture(Rect(50.0, 50.0, 122.0, 122.0), _photo(100)), ["press-ppi.refused"]),
        (Picture(Rect(0.0, 50.0, 72.0, 122.0), _photo(400)), ["press-short-of-bleed"]),
        (Group(20.0, 20.0, Frame(50.0, 50.0, (Picture(Rect(-20.0, 0.0, 72.0, 92.0), _photo(400)),)), clip=True), []),
    ],
)
def test_each_fault_of_art_is_found(item: Item, codes: list[str]) -> None:
    found = [f"{one.code}.{one.variant}".rstrip(".") for one in check_press([_page(item), _page(), _page(), _page()])]
    assert found == codes


@pytest.mark.parametrize(
    ("x", "size", "ink", "codes"),
    [
        (60.0, 9.0, BLACK, []),
        (60.0, 9.0, parse_color("#103C6E"), []),
        (4.0, 9.0, BLACK, ["press-near-trim"]),
        (60.0, 4.0, BLACK, ["press-small"]),
        (60.0, 9.0, RICH, ["press-rich-black"]),
    ],
)
def test_each_fault_of_text_is_found(composer: Composer, x: float, size: float, ink: Ink, codes: list[str]) -> None:
    runs = composer.place("云原生", TextStyle("sans", size=size, ink=ink), x, 60.0)
    found = list(check_press([_page(Tag("P", 0.0, 0.0, Frame(WIDTH, HEIGHT, runs))), _page(), _page(), _page()]))

    assert [one.code for one in found] == codes
    assert all((one.params["page"], one.params["x"]) == (1, round(x / MM, 1)) for one in found)
    assert not list(check_press([_page(Tag("Artifact", 0.0, 0.0, Frame(WIDTH, HEIGHT, runs)))] * 4)) or codes


def test_pages_are_of_one_size_and_fill_sheets() -> None:
    odd = Page(Frame(WIDTH, HEIGHT + 30, ()))

    assert [one.code for one in check_press([_page()] * 3)] == ["press-count"]
    assert [one.code for one in check_press([_page(), _page(), _page(), odd])] == ["press-sizes"]


def test_many_of_a_kind_are_counted() -> None:
    thin = _page(*(Rule(Rect(50.0, 50.0 + n, 90.0, 50.1 + n), BLACK) for n in range(9)))
    found = list(check_press([thin, _page(), _page(), _page()]))

    assert [one.code for one in found] == ["press-hairline"] * 5 + ["press-more"]
    assert found[-1].params["count"] == 4
    assert all(one.severity is Severity.WARNING for one in found)
