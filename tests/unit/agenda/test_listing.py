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


@pytest.mark.parametrize("mark", ["* ", "– ", "・", "· ", "●", "○ ", "▪ "])
def test_other_signs_are_marks_where_there_are_two(mark: str) -> None:
    """Alone a sign may be a note or a dash, so that it stays."""
    assert [("bullet", "甲"), ("bullet", "乙")] == read(f"{mark}甲\n{mark}乙")
    assert [("", f"{mark}甲"), ("", "乙")] == read(f"{mark}甲\n乙")
    assert [("", "*甲*"), ("", "*乙*")] == read("*甲*\n*乙*")


@pytest.mark.parametrize("mark", ["■", "◆ ", "▶", "# ", "## "])
def test_a_short_line_behind_a_sign_is_a_heading_of_those_below(mark: str) -> None:
    assert [
        ("heading", "背景"),
        ("", "每年翻一番。"),
        ("heading", "做法"),
        ("bullet", "限流"),
        ("bullet", "缓存"),
    ] == read(f"{mark}背景\n每年翻一番。\n\n{mark}做法\n・限流\n・缓存")
    assert [("heading", "背景"), ("", "每年翻一番。")] == read(f"{mark}背景\n每年翻一番。")


@pytest.mark.parametrize("pair", [("●甲", "●乙"), ("#甲", "#乙")])
def test_round_signs_and_tags_are_headings_where_there_are_two(pair: tuple[str, str]) -> None:
    one, other = pair
    assert [("heading", "甲"), ("", "文"), ("heading", "乙"), ("", "字")] == read(f"{one}\n文\n{other}\n字")
    assert [("", one), ("", "文")] == read(f"{one}\n文")


@pytest.mark.parametrize(
    "text",
    [
        "■ 注意：请携带电脑\n谢谢",  # a sentence
        "文\n■ 背景",  # nothing below
        "■ 背景\n■ 做法\n文",  # nothing below the first
        "■ 背景\n文\n■ 这一行是很长很长的一句话所以它不是小标题而是正文的一部分\n字",
        "#云原生 #微服务\n文",
        "【减碳】让数据说话\n文",
        "#CRYPTOLEAKS\ntext\n#MORE\ntext",
    ],
)
def test_what_may_be_no_heading_is_none(text: str) -> None:
    assert "heading" not in [marker for marker, _ in read(text)]
    assert [line.strip() for line in text.split("\n")] == [line for _, line in read(text)]
