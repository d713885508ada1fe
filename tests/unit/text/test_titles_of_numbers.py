"""Numbers, quotations and strong marks in titles: what a line end may not part, and where it is best."""

from __future__ import annotations

import pytest

from progprint.text.titles import AFTER_COUNT, IN_TERM, title_breakpoints, title_costs


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("把五万六千条记录搬到新库", "五万六千条"),
        ("第三版的九百种写法", "九百种"),
        ("每天八百次回退", "八百次"),
        ("停机 12 分钟之后", "12 分钟"),
        ("在两百毫秒之内", "两百毫秒"),
        ("先量“承重墙”再动手", "“承重墙”"),
        ('先量"承重墙"再动手', '"承重墙"'),
        ("一张「不做清单」的模板", "「不做清单」"),
    ],
)
def test_a_number_with_its_measure_and_a_short_quotation_stay_together(text: str, kept: str) -> None:
    costs, start = title_costs(text), text.index(kept)
    inside = [costs[at] for at in range(start + 1, start + len(kept)) if text[at] != " "]
    assert min(inside) >= IN_TERM


@pytest.mark.parametrize(
    ("text", "worse", "better"),
    [
        ("在一座灯塔里做潮汐预报", "灯塔", "做"),
        ("给三百艘渔船换灯的人", "渔船", "换灯"),
        ("八年里修好二十台水车", "水车", "修好"),
        ("编辑部最想要的海图", "想要", "最"),
    ],
)
def test_what_is_counted_stays_with_its_number_rather_than_with_the_next_word(
    text: str, worse: str, better: str
) -> None:
    """一座|灯塔 is worse than a break between two phrases, and 最 stays with what it heightens."""
    costs = title_costs(text)
    assert costs[text.index(worse)] > costs[text.index(better)]


@pytest.mark.parametrize(
    ("text", "after"), [("第三座灯塔的修复", "灯塔"), ("三天航行之后", "航行"), ("一条模拟航线", "拟航")]
)
def test_ordinals_and_times_part_as_other_words_do_and_no_word_is_torn_for_a_number(text: str, after: str) -> None:
    costs = title_costs(text)
    if after == "拟航":
        assert costs[text.index("模")] < costs[text.index("拟")]
    else:
        assert costs[text.index(after)] < AFTER_COUNT


def test_a_strong_mark_is_the_best_place_and_a_comma_the_next_best() -> None:
    text = "三个人的平台团队：少做一点，做久一点"
    costs = title_costs(text)
    colon, comma = text.index("：") + 1, text.index("，") + 1
    others = [costs[at] for at in range(1, len(text)) if at not in (colon, comma, colon - 1, comma - 1)]
    assert costs[colon] == 0 < costs[comma] < min(others)
    assert title_costs("少做一点，做久一点")[5] == 0


def test_a_line_may_end_behind_a_straight_quote_that_closes_and_before_one_that_opens() -> None:
    text = '旧仓库搬家：先找到"承重墙"再动手'
    places = {one.at for one in title_breakpoints(text, "zh-Hans")}
    assert {text.index('"'), text.rindex('"') + 1} <= places
    assert not {text.index('"') + 1, text.rindex('"')} & places
