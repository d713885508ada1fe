"""Paragraphs with a line end in every line are whole again; lists, careers and poems stay lines."""

from __future__ import annotations

import textwrap

import pytest

from progprint.agenda.listing import pieces

ENGLISH = (
    "Starting in 1990 a laboratory in Paris developed a complete toolchain for circuits, released under a free licence. "
    "In this spirit we are assembling an upgraded flow for small chips, based on free tools for synthesis and for placement."
)
CHINESE = (
    "我们用十年时间把一个实验室的工具变成了一条完整的流程，从描述到版图全部用自由软件完成，"
    "这一次要讲的是其中最难的三步，以及我们为什么差一点放弃。"
)


def _wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width))


@pytest.mark.parametrize("width", [48, 60, 72, 80])
def test_a_paragraph_out_of_a_mail_is_one(width: int) -> None:
    text = f"{_wrapped(ENGLISH, width)}\n\n{_wrapped(ENGLISH, width)}"
    assert [piece.text for piece in pieces(text)] == [ENGLISH, ENGLISH]


def test_a_sentence_that_breaks_off_once_is_one() -> None:
    first = "While databases are known as the backbone of many an office, somebody has found another use for their"
    assert [one.text for one in pieces(f"{first}\nqueries.\nAnd more.")] == [f"{first} queries.", "And more."]


@pytest.mark.parametrize("width", [20, 22])
def test_ideographs_out_of_a_pdf_are_one_without_blanks(width: int) -> None:
    text = "\n".join(CHINESE[n : n + width] for n in range(0, len(CHINESE), width))
    assert [piece.text for piece in pieces(text)] == [CHINESE]


def test_items_of_a_list_that_go_on_are_whole() -> None:
    lines = textwrap.wrap(ENGLISH, 60, initial_indent="- ", subsequent_indent="  ")
    assert [(piece.marker, piece.text) for piece in pieces("\n".join([*lines, *lines]))] == [("bullet", ENGLISH)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "2012-2016 东湖大学计算机科学与技术专业本科\n2016-2019 星河研究院编译器实验室工程师\n2019 年起在远帆公司做数据库",
        "Introduction to container networking with eBPF\nObservability in the age of meshes\nTraffic control that is not seen",
        "The road is long and the night is cold,\nThe stars are few and the moon is old,\nAnd nobody waits at the end of it.",
        "云原生\n数据库\n编译器",
        "Senior engineer, Example Foundation, since 2012\nformerly Harbour Systems",
        f"{ENGLISH}\n{ENGLISH}",
        "把流程从底层开始重新设计一遍直到每一步都可以回退为止的办法\n2-1. 先把启动参数的库换掉，换成自己的\n2-2. 再给设备写驱动",
    ],
)
def test_lines_that_end_where_they_please_stay_lines(text: str) -> None:
    assert [piece.text for piece in pieces(text)] == text.split("\n")


def test_numbers_below_an_item_are_not_grown_onto_it() -> None:
    assert [one.text for one in pieces("1. 设计系统\n1-1. 引入库\n2. 上线")] == ["设计系统 1-1. 引入库", "上线"]
