"""Lines cut for the stage end where a sense ends, never inside a quotation or bracket."""

from __future__ import annotations

import pytest

from progprint.slides.cuts import SENTENCE, stage_line


def _ems(text: str) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "整个案例从十年前的一次生产事件入手，深刻剖析了架构的演进与取舍，供各位参考",
            "整个案例从十年前的一次生产事件入手",
        ),
        (
            "我们常说“先跑起来，再跑得快，最后跑得稳”，这句话今天还成立吗，请看三个案例",
            "我们常说“先跑起来，再跑得快，最后跑得稳”",
        ),
        (
            "会议工具（视频、白板，以及投票）各有各的脾气，本场把它们接在一起用了半年",
            "会议工具（视频、白板，以及投票）各有各的脾气",
        ),
        (
            "Der Baum, „Oh du fröhliche“, und das Los; danach wird er in drei Teilen verlost, wenn alle da sind",
            "Der Baum, „Oh du fröhliche“, und das Los",
        ),
    ],
)
def test_a_line_is_cut_where_a_clause_ends(text: str, line: str) -> None:
    assert stage_line(text, _ems) == line


@pytest.mark.parametrize(
    "text",
    [
        "What do Rome, Delft and the port of Lagos have in common when it rains for more than a week in autumn",
        "In March, one of the world's largest makers of ropes was tied up by a ransom note that nobody could read",
    ],
)
def test_a_comma_of_a_text_in_letters_ends_no_line(text: str) -> None:
    assert stage_line(text, _ems) == ""
    assert stage_line(text, _ems, SENTENCE) == text
