"""Breakpoints of titles by sense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progprint.text.kinsoku import LANGUAGES, no_end, no_start
from progprint.text.phrases import indexed
from progprint.text.titles import AT_PHRASE, BAD_EDGE, IN_TERM, title_breakpoints, title_costs


def test_a_name_is_as_solid_as_a_term() -> None:
    """Wherever it stands; a name of one character has no inside."""
    names = indexed(["于雨", "欧阳修竹", "甲"])
    costs = title_costs("与于雨和欧阳修竹同行", names)

    assert [IN_TERM, IN_TERM, IN_TERM, IN_TERM] == [costs[at] for at in (2, 5, 6, 7)]
    assert costs[3] < IN_TERM
    assert title_costs("与于雨同行") != title_costs("与于雨同行", names)


def test_a_name_with_dots_is_parted_behind_one_of_them_if_it_has_to_be() -> None:
    name = "阿卜杜勒·拉赫曼·本"
    costs = title_costs(name, indexed([name]), solid=True)

    assert [at for at in range(1, len(name)) if costs[at] < IN_TERM] == [5, 9]
    assert min(costs[5], costs[9]) > AT_PHRASE


@pytest.mark.parametrize(
    ("title", "cheap", "dear"),
    [
        ("A Field Guide to Quiet Systems", "to Quiet", "Quiet"),
        ("再谈 Kumori Mesh 的实践", "Kumori", "的实践"),
        ("再谈 Kumori 4.0 之后", "Kumori", "4.0"),
        ("再谈 Kumori Mesh 之后", "Kumori", "Mesh"),
        ("云下：账本", "账本", "：账本"),
        ("Kumori/Harbour 的账本", "Harbour", "的账本"),
    ],
)
def test_some_places_hurt_the_sense_more_than_others(title: str, cheap: str, dear: str) -> None:
    """Before a preposition rather than behind it, before a name rather than inside it, behind a mark rather than before it."""
    found = {one.at: one.penalty for one in title_breakpoints(title, "zh-Hans")}
    one, other = title.index(cheap), title.index(dear)
    assert found[one] < found.get(other, 10_000)


def test_a_particle_begins_no_line_behind_a_western_word_either() -> None:
    """As between two Chinese words."""
    text = "Kumori的实践"
    assert title_costs(text)[text.index("的")] == BAD_EDGE


@pytest.mark.parametrize(("text", "whole"), [("TCP/IP 与网关", "TCP/IP"), ("用 I/O 复用", "I/O")])
def test_a_slash_in_a_short_word_is_dear(text: str, whole: str) -> None:
    """It parts two names, no abbreviation."""
    inside = text.index("/") + 1
    assert all(one.penalty >= BAD_EDGE for one in title_breakpoints(text, "zh-Hans") if one.at == inside)
    assert whole in text


def test_a_subtitle_begins_its_line_with_its_dash() -> None:
    """The dash belongs to what it announces; its halves never part."""
    text = "潮汐账本——一个港口的十年"
    places = [one.at for one in title_breakpoints(text, "zh-Hans")]
    assert text.index("—") in places
    assert text.index("—") + 1 not in places


@given(st.text(alphabet="云原々ッー，。：（）“”…·％ab 3", max_size=30), st.sampled_from(LANGUAGES))
def test_no_title_parts_where_its_language_forbids_it(text: str, language: str) -> None:
    """Neither in the booklet nor on a slide: both ask here."""
    for one in title_breakpoints(text, language):
        assert text[one.at] not in no_start(language)
        assert text[: one.at].rstrip(" ")[-1:] not in no_end(language) or text[one.at - 1] in "“”"


@pytest.mark.parametrize("text", [" %基于云原生", "\u00a0a\x0bb 云", "\u2028%基于", "云 \x0b%", " \u2028 "])
def test_blanks_of_any_kind_may_begin_and_end_a_title(text: str) -> None:
    """There is no word to judge beside them."""
    assert len(title_costs(text)) == len(text) + 1


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("クラウドとプラットフォーム", ["プラットフォーム", "クラウド"]),
        ("データベース移行の失敗", ["データベース"]),
        ("この講演で得られること", ["得られる"]),
    ],
)
def test_a_japanese_title_is_parted_between_its_phrases(text: str, whole: list[str]) -> None:
    costs = title_costs(text)
    for word in whole:
        start = text.index(word)
        inside = costs[start + 1 : start + len(word)]
        assert min(inside) > AT_PHRASE, word
        assert start == 0 or costs[start] <= AT_PHRASE, word
