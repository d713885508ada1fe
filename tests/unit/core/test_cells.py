"""Cells that a spreadsheet might take for a formula."""

from __future__ import annotations

import pytest

from progprint.core.cells import guarded, unguarded


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+8610", "-", "@SUM(A1)", "＝1+1", "＋86", "－1", "＠甲", "﹦1", "\t=1", "\r甲", "\n-1", " =1", "\u3000＝1",
     "\xa0@a", "\ufeff=1", "'=1", "''＋1", "'\t=1"],
)  # fmt: skip
def test_what_begins_like_a_formula_is_guarded_and_comes_back(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["", "'", "甲=乙", "'n' Roll", "’=1", "–", "1-2", "' 90er", " 甲"])
def test_everything_else_stays_as_it_is(cell: str) -> None:
    assert (guarded(cell), unguarded(cell)) == (cell, cell)
