"""Outline and page labels as values."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from progprint.pdf.document import Document
from progprint.pdf.navigation import Bookmark, Place, allowed, enter_outline, page_labels


def _written(*bookmarks: Bookmark) -> Any:
    """The outline of a file with these bookmarks, as an independent reader sees it."""
    document = Document()
    enter_outline(document, bookmarks, ["99 0 R"], structured=False)
    pdf = pikepdf.open(io.BytesIO(document.format()))
    _OPENED.append(pdf)  # its objects die with it
    return pdf.Root.get("/Outlines")


_OPENED: list[pikepdf.Pdf] = []


def _marks(*levels: int) -> list[Bookmark]:
    return [Bookmark(level, f"t{n}", Place(0, 0.0, 0.0)) for n, level in enumerate(levels, 1)]


def _kids(entry: Any) -> list[Any]:
    kids = [entry.First] if "/First" in entry else []
    while kids and "/Next" in kids[-1]:
        kids.append(kids[-1].Next)
    return kids


def _tree(entry: Any) -> list[Any]:
    """Titles as nested lists."""
    return [[str(kid.Title), *_tree(kid)] for kid in _kids(entry)]


def test_an_entry_lies_below_the_nearest_lower_level() -> None:
    """Levels may jump: what is missing in between is not invented."""
    assert _tree(_written(*_marks(1, 2, 2, 1, 3, 2))) == [["t1", ["t2"], ["t3"]], ["t4", ["t5"], ["t6"]]]


def test_siblings_are_chained_and_entries_closed() -> None:
    top = _written(*_marks(1, 2, 2, 1))
    first, last = _kids(top)

    assert (int(top.Count), int(first.Count), "/Count" in last) == (2, -2, False)
    assert (str(last.Prev.Title), str(top.Last.Title), str(first.Last.Prev.Title)) == ("t1", "t4", "t2")
    assert str(first.First.Parent.Title) == "t1"
    assert [str(part) for part in last.Dest][1:3] == ["/XYZ", "0"]


def test_no_marks_no_outline() -> None:
    assert _written() is None


def test_a_title_is_one_line() -> None:
    assert _tree(_written(Bookmark(1, " dubbo\n 3.0 ", Place(0, 0.0, 0.0)))) == [["dubbo 3.0"]]


@pytest.mark.parametrize(
    ("labels", "entries"),
    [
        (["1", "2", "3"], "0<</S/D>>"),
        (["", "2", "", "4"], "0<</S/D>>"),
        (["", "", "1", "2"], "0<</S/r>> 2<</S/D>>"),
        (["i", "", "iii", "1"], "0<</S/r>> 3<</S/D>>"),
        (["5", "6", "9"], "0<</S/D/St 5>> 2<</S/D/St 9>>"),
        (["", ""], "0<</S/r>>"),
        (["A-1", "1", "01"], "0<</P(A-1)>> 1<</S/D>> 2<</P(01)>>"),
        (["封", "", "1"], "0<</P<feff5c01>>> 1<</S/r/St 2>> 2<</S/D>>"),
        (["1", "A", ""], "0<</S/D>> 1<</P(A)>> 2<</P(-)>>"),
    ],
)
def test_labels_are_runs_of_numbers(labels: list[str], entries: str) -> None:
    """A page without a printed number is counted on, or back from the first number where that reaches it."""
    document = Document()
    document.Catalog.PageLabels = page_labels(labels)
    with pikepdf.open(io.BytesIO(document.format())) as pdf:
        assert pdf.Root.PageLabels.Nums == pikepdf.Object.parse(f"[{entries}]".encode())


@pytest.mark.parametrize("url", ["http://a", "https://a", "MAILTO:a@b"])
def test_what_leads_to_pages_and_people_is_allowed(url: str) -> None:
    assert allowed(url)


@pytest.mark.parametrize("url", ["javascript:1", "file:///a", "data:,x", "https", "https:", "", " http://a", "ftp://a"])
def test_everything_else_is_not(url: str) -> None:
    assert not allowed(url)
