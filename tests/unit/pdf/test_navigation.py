"""Outline and page labels as values."""

from __future__ import annotations

import re

import pytest

from progprint.pdf.navigation import Mark, Place, allowed, outline, page_labels


class _Slot:
    """A numbered object that only remembers what it was told."""

    def __init__(self, ref: str) -> None:
        self.ref = ref
        self.data = ""


class _Shelf(list[_Slot]):
    """Numbers objects from 1."""

    def reserve(self) -> _Slot:
        self.append(_Slot(f"{len(self) + 1} 0 R"))
        return self[-1]


def _marks(*levels: int) -> list[Mark]:
    return [Mark(level, f"t{n}", Place(0, 0.0, 0.0)) for n, level in enumerate(levels, 1)]


def _parents(*levels: int) -> dict[str, str]:
    """Reference of the parent of each entry, by title."""
    shelf = _Shelf()
    outline(_marks(*levels), ["99 0 R"], shelf.reserve)
    found = [re.search(r"/Title\((.*?)\)/Parent (\d+) 0 R", slot.data) for slot in shelf[1:]]
    return {match[1]: match[2] for match in found if match}


def test_an_entry_lies_below_the_nearest_lower_level() -> None:
    """Levels may jump: what is missing in between is not invented."""
    assert _parents(1, 2, 2, 1, 3, 2) == {"t1": "1", "t2": "2", "t3": "2", "t4": "1", "t5": "5", "t6": "5"}


def test_siblings_are_chained_and_entries_closed() -> None:
    shelf = _Shelf()
    outline(_marks(1, 2, 2, 1), ["99 0 R"], shelf.reserve)

    assert shelf[0].data == "<</Type/Outlines/First 2 0 R/Last 5 0 R/Count 2>>"
    assert "/Next 5 0 R/First 3 0 R/Last 4 0 R/Count -2/" in shelf[1].data
    assert "/Prev 3 0 R/Dest[99 0 R/XYZ 0 0 null]" in shelf[3].data


def test_no_marks_no_outline() -> None:
    shelf = _Shelf()

    assert outline([], [], shelf.reserve) == ""
    assert shelf == []


def test_a_title_is_one_line() -> None:
    shelf = _Shelf()
    outline([Mark(1, " dubbo\n 3.0 ", Place(0, 0.0, 0.0))], ["9 0 R"], shelf.reserve)

    assert "/Title(dubbo 3.0)" in shelf[1].data


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
    assert page_labels(labels) == f"<</Nums[{entries}]>>"


@pytest.mark.parametrize("url", ["http://a", "https://a", "MAILTO:a@b"])
def test_what_leads_to_pages_and_people_is_allowed(url: str) -> None:
    assert allowed(url)


@pytest.mark.parametrize("url", ["javascript:1", "file:///a", "data:,x", "https", "https:", "", " http://a", "ftp://a"])
def test_everything_else_is_not(url: str) -> None:
    assert not allowed(url)
