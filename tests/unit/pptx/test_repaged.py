"""Pages of one text known again by what they show, whatever their number is now."""

from __future__ import annotations

from collections import Counter

import pytest

from progprint.pptx.repaged import _paired


def _pages(*pages: str) -> dict[str, Counter[object]]:
    """Pages by number; each letter is a row."""
    return {str(number): Counter(page) for number, page in enumerate(pages, 1)}


@pytest.mark.parametrize(
    ("before", "now", "names"),
    [
        (("ab", "cd"), ("xy", "ab", "cd"), {"1": "2", "2": "3"}),
        (("ab", "cd"), ("cd",), {"1": "gone/1", "2": "1"}),
        (("ab", "cd"), ("cd", "ab"), {"1": "2", "2": "1"}),
        (("abc", "def"), ("ab", "cdef"), {"1": "1", "2": "2"}),
        (("Hab", "Hcd"), ("Hxy", "Hab", "Hcd"), {"1": "2", "2": "3"}),
        (("Hab", "Hcd"), ("Hxy", "Hab"), {"1": "2", "2": "gone/2"}),
        (("ab", "cd"), ("xy", "zw"), {"1": "1", "2": "2"}),
        (("ab",), ("xy",), {"1": "1"}),
    ],
)
def test_a_page_is_where_its_rows_are(before: tuple[str, ...], now: tuple[str, ...], names: dict[str, str]) -> None:
    """H is the head of a table, which stands on every page and tells none from another."""
    assert _paired(_pages(*before), _pages(*now)) == names
