"""Free pages: what is read of CommonMark, and what stays text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progprint.agenda.free import read_page
from progprint.agenda.programme import FreeBlock
from progprint.core.diagnostic import Source


def read(text: str) -> tuple[FreeBlock, ...]:
    value = read_page(Source("pages/a.md", text), "pages/a.md").value
    assert value is not None
    return value


def said(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.words.text) for block in read(text)]


def test_blocks_in_order() -> None:
    text = "# 一\n\n正文。\n\n- 甲\n- 乙\n\n1. 先\n2) 后\n\n> 引\n> 文\n\n---\n\n![图](a.png)\n"

    assert said(text) == [
        ("heading", "一"), ("paragraph", "正文。"), ("item", "甲"), ("item", "乙"), ("item", "先"), ("item", "后"),
        ("quote", "引文"), ("rule", ""), ("picture", "图"),
    ]  # fmt: skip
    assert [block.marker for block in read(text) if block.kind == "item"] == ["bullet", "bullet", "number", "number"]


def test_levels() -> None:
    assert [block.level for block in read("# a\n## b\n### c\n#### d\n")] == [1, 2, 3, 3]
    assert [block.level for block in read("- a\n  - b\n- c\n")] == [0, 1, 0]


@pytest.mark.parametrize(
    ("typed", "text"),
    [("你好\n世界", "你好世界"), ("hello\nworld", "hello world"), ("用\nPython 写", "用 Python 写"), ("一，\n二", "一，二"),
     ("一  \n二", "一\n二"), ("一\\\n二", "一\n二"), ("- 甲\n  乙", "甲乙")],
)  # fmt: skip
def test_lines_of_a_paragraph_are_joined(typed: str, text: str) -> None:
    assert [block.words.text for block in read(typed)] == [text]


def test_marks_are_read_and_pictures_lie_beside_the_page() -> None:
    (block,) = read("**强** 和 [网](https://example.org)")
    (picture,) = read("![图](img/a.png)")

    assert [(mark.kind, mark.target) for mark in block.words.marks] == [("strong", ""), ("link", "https://example.org")]
    assert picture.photo is not None
    assert picture.photo.path == "pages/img/a.png"


@pytest.mark.parametrize(("line", "kind"), [("<b>x</b>", "html"), ("| a | b |", "table"), ("```py", "fence")])
def test_what_is_unknown_is_text_and_told_once(line: str, kind: str) -> None:
    outcome = read_page(Source("a.md", f"前\n\n{line}\n\n{line}\n"), "a.md")
    assert outcome.value is not None

    assert [(found.code, found.variant, found.span.line if found.span else 0) for found in outcome.diagnostics] == [
        ("page-markup", kind, 3)
    ]
    assert [block.words.text for block in outcome.value] == ["前", line, line]


@given(st.text(alphabet="甲乙ab #-*>1.`[]()!\\\n|<", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    """Every letter and figure of a page is in the words of a block, but for the numbers of items."""
    blocks = read(text)
    found = "".join(block.words.text + (block.photo.path if block.photo else "") for block in blocks)

    for char in "甲乙ab":
        assert found.count(char) >= text.count(char) - sum(
            mark.target.count(char) for b in blocks for mark in b.words.marks
        )
