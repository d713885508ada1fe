"""Numbers, quotations and strong marks in titles: what a line end may not part, and where it is best."""

from __future__ import annotations

import pytest

from progprint.text.titles import IN_TERM, title_breakpoints, title_costs


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
