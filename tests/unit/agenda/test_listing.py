"""List marks are taken off when they count up from 1 in their block, and stay text otherwise."""

from __future__ import annotations

import pytest

from progprint.agenda.listing import pieces, unmarked


def read(text: str) -> list[tuple[str, str]]:
    return [(piece.marker, piece.text) for piece in pieces(text)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1 ", "2 "),
        ("1. ", "2. "),
        ("1.", "2."),
        ("1、", "2、"),
        ("1)", "2)"),
        ("(1)", "(2)"),
        ("（1）", "（2）"),
        ("①", "②"),
        ("1．", "2．"),
    ],
)
def test_numbers_that_count_up_are_marks(first: str, second: str) -> None:
    assert [("number", "甲"), ("number", "乙")] == read(f"{first}甲\n{second}乙")


@pytest.mark.parametrize("mark", ["- ", "•", "• "])
def test_bullets_are_marks(mark: str) -> None:
    assert [("bullet", "甲"), ("bullet", "乙")] == read(f"{mark}甲\n{mark}乙")


@pytest.mark.parametrize(
    "text", ["3 个集群", "1.5 倍", "2021 年\n2022 年", "1 个目标", "2. 乙\n3. 丙", "-1 度", "10 年磨一剑", "云原生"]
)
def test_numbers_of_the_text_stay(text: str) -> None:
    assert [("", row) for row in text.split("\n")] == read(text)


def test_a_line_between_two_items_belongs_to_the_first() -> None:
    assert [("number", "甲续行"), ("number", "乙"), ("", "以上")] == read("1. 甲\n续行\n2. 乙\n以上")


def test_latin_lines_are_joined_with_a_blank() -> None:
    assert [("number", "one more"), ("number", "two")] == read("1. one\nmore\n2. two")


def test_two_lists_in_one_text_count_anew() -> None:
    assert ["甲", "乙", "丙", "丁"] == [text for _, text in read("1、甲\n2、乙\n\n1、丙\n2、丁")]


def test_blank_lines_part_paragraphs_and_lines_keep_their_number() -> None:
    found = pieces("甲\n\n\n乙\n")
    assert [("甲", 0), ("乙", 3)] == [(piece.text, piece.line) for piece in found]


def test_a_text_of_blanks_has_no_pieces() -> None:
    assert () == pieces(" \n\u3000\n")


def test_marks_typed_inside_a_written_list_go_too() -> None:
    assert (("甲", "number"), ("乙", "number")) == unmarked(["1. 甲", "2. 乙"])
    assert (("甲", "bullet"), ("乙", "bullet")) == unmarked(["- 甲", "• 乙"])
    assert (("3 个", "number"), ("乙", "number")) == unmarked(["3 个", "乙"])
    assert (("1 个", "number"),) == unmarked(["1 个"])


def test_a_long_text_after_one_item_is_read_in_good_time() -> None:
    """A number far below does not draw everything above it into one item."""
    found = pieces("1. 甲\n" + "乙\n" * 20_000 + "2. 丙")
    assert 20_002 == len(found)
