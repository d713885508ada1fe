"""Remarks on inline marks, and checks that look past them."""

from __future__ import annotations

import pytest

from progprint import checks
from progprint.agenda.load import load
from progprint.checks.content import inline_marks

AGENDA = """
conference: {title: "**大会**"%s}
people: {lan: {name: 兰舟, bio: "见 [主页](https://example.org/lan)"}}
tracks:
  - title: 编译器
    producer: lan
    intro: "**重要**的是 2*3*4"
    talks:
      - title: "`make` 的艺术"
        summary: {"*背景*": ["见 https://example.org", "没有*结尾"], 做法: "运行 `a,b`"}
"""


def _found(switch: str) -> list[tuple[int, str, str, object]]:
    agenda = load([("agenda.yaml", (AGENDA % switch).encode())]).value
    assert agenda is not None
    return sorted((d.span.line if d.span else 0, d.code, d.variant, d.params["text"]) for d in inline_marks(agenda))


def test_what_looks_like_a_mark_is_told_where_none_is_read() -> None:
    """Each text once, with its first mark; open signs, products and bare addresses are none."""
    assert [
        (2, "inline-mark", "elsewhere", "大会"),
        (3, "inline-mark", "", "主页"),
        (7, "inline-mark", "", "重要"),
        (9, "inline-mark", "elsewhere", "make"),
        (10, "inline-mark", "", "a,b"),
        (10, "inline-mark", "elsewhere", "背景"),
    ] == _found("")


def test_where_marks_are_read_only_titles_and_hidden_addresses_are_told() -> None:
    """An address behind words is on no paper: a promise is kept by naming it."""
    assert [
        (2, "inline-mark", "elsewhere", "大会"),
        (3, "hidden-address", "", "主页"),
        (9, "inline-mark", "elsewhere", "make"),
        (10, "inline-mark", "elsewhere", "背景"),
    ] == _found(", marks: true")


def test_headings_of_markdown_that_are_not_read_are_told_whether_marks_are_or_not() -> None:
    """One with nothing below it, and one that is a sentence."""
    for switch in ("", "conference: {marks: true}\n"):
        for typed, found in (
            ("### 背景\\n第一段", []),
            ("第一段 #1\\n### 背景", ["### 背景"]),
            ("# 来吧，来。\\n好", ["# 来吧，来。"]),
        ):
            agenda = load([("agenda.yaml", f'{switch}tracks: [{{title: 编译器, intro: "{typed}"}}]'.encode())]).value
            assert agenda is not None
            assert [d.params["text"] for d in inline_marks(agenda) if d.variant == "heading"] == found


@pytest.mark.parametrize(("typed", "found"), [("甲,乙", ["halfwidth-punctuation"]), ("`甲,乙`", [])])
def test_code_is_no_matter_of_punctuation(typed: str, found: list[str]) -> None:
    """With or without its backticks on the page."""
    for switch in ("", "conference: {marks: true}\n"):
        yaml = f'{switch}tracks: [{{title: 编译器, intro: "{typed}"}}]'
        agenda = load([("agenda.yaml", yaml.encode())]).value
        assert agenda is not None
        assert found == [d.code for d in checks.lint(agenda) if d.code != "inline-mark"]
