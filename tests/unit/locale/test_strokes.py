"""Names by strokes."""

from __future__ import annotations

import pytest

from progprint.locale.strokes import strokes, strokes_key


@pytest.mark.parametrize(
    ("char", "count"), [("一", 1), ("丁", 2), ("于", 3), ("王", 4), ("单", 8), ("赵", 9), ("龘", 48)]
)
def test_strokes_are_those_of_mainland_china(char: str, count: int) -> None:
    assert strokes(char) == count


def test_what_has_no_strokes_has_none() -> None:
    assert [strokes(char) for char in "A·𠮷あ"] == [0, 0, 0, 0]


def test_names_go_by_strokes_and_foreign_ones_come_last() -> None:
    names = ["赵良辰", "Ada Marlowe", "于雨", "王蔚", "丁一", "于一", "Zoe"]

    assert sorted(names, key=strokes_key) == ["丁一", "于一", "于雨", "王蔚", "赵良辰", "Ada Marlowe", "Zoe"]
