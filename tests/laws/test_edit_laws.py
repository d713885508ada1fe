"""Laws of writing: whatever text goes in comes back out of our own reader and of a foreign one."""

from __future__ import annotations

import re
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import tries

from progprint.exchange import import_agenda
from progprint.source.edit import to_yaml
from progprint.source.node import Mapping, Node, Scalar
from progprint.source.read import read

SAID = re.compile(r"\A(?:[^ :]{2,5}:|\d[ 、]|课程概要\Z|听众收益\Z|本专题下的议题\Z)")
NASTY = " \t\n:#-\"'\\[]{}&*!|>%@`~?,=<.：　“”－，\r\x85\u2028\ufeff\x00\x7f\ufffe云原生1、"
TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(NASTY)), max_size=80)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
DATA = st.dictionaries(TEXTS, TREES, min_size=1, max_size=4)
LINES = """专题出品人: 于雨
蚂蚁金服 工程师
专题:云原生
本专题下的议题
题目一
于雨 蚂蚁金服 工程师
李雷、韩梅梅
李雷 腾讯
所属专题:云原生
课程概要
案例背景:
1 甲
2 乙
3、丙
一段很长的话。
听众收益
时间:09:30-10:15
时间:下午
地点:A 厅
主持人:王芳
首页
CopyRight © 2021
"""
PAGE_LINES = st.lists(st.sampled_from(LINES.split("\n")), max_size=30)


def plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items]


@settings(max_examples=tries(250, 5), derandomize=True, deadline=None)
@given(DATA)
def test_our_reader_gives_back_what_was_written(data: dict[str, Any]) -> None:
    """No diagnostic, and the same texts in the same shape."""
    outcome = read(to_yaml(data).encode(), "written.yaml")
    assert outcome.value is not None
    assert not outcome.diagnostics
    assert plain(outcome.value) == data


@settings(max_examples=tries(250, 5), derandomize=True, deadline=None)
@given(DATA)
def test_a_foreign_reader_gives_back_what_was_written(data: dict[str, Any]) -> None:
    """PyYAML without type guessing, in its C and its Python form."""
    text = to_yaml(data).encode()
    assert yaml.load(text, Loader=yaml.CBaseLoader) == data  # noqa: S506  builds nothing but texts
    assert yaml.load(text, Loader=yaml.BaseLoader) == data  # noqa: S506


@settings(max_examples=tries(250, 5), derandomize=True, deadline=None)
@given(PAGE_LINES)
def test_every_line_of_a_page_is_accounted_for(lines: list[str]) -> None:
    """Whatever the order of its lines, each is in the agenda, or below extra with a warning."""
    outcome = import_agenda("\n".join(lines).encode(), "page.txt", "page")
    if outcome.value is None:
        return
    written = outcome.value.yaml()
    said = [SAID.sub("", line, count=1) for line in lines]
    assert [word for line in said for word in re.split(r"[\s、]+", line) if word not in written] == []
