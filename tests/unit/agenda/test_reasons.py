"""A refusal tells its reason, and in the language in which the agenda is typed."""

from __future__ import annotations

import pytest

from progprint.agenda.load import load_text
from progprint.agenda.select import select
from progprint.core.diagnostic import Diagnostic, listed
from progprint.locale.messages import messages


def told(text: str, code: str) -> Diagnostic:
    found = [one for one in load_text(text.encode(), "a.yaml").diagnostics if one.code == code]
    assert found, text
    return found[0]


@pytest.mark.parametrize(
    ("date", "en", "zh"),
    [
        ("2027-02-29", "2027-02 has 28 days", "2027-02 只有 28 天"),
        ("2028-02-30", "2028-02 has 29 days", "2028-02 只有 29 天"),
        ("2027年4月31日", "2027-04 has 30 days", "2027-04 只有 30 天"),
        ("2027-04-00", "2027-04 has 30 days", "2027-04 只有 30 天"),
        ("2027-03-01 ~ 2027-02-29", "2027-02 has 28 days", "2027-02 只有 28 天"),
        ("2027-13-01", "no month 13", "没有 13 月"),
        ("2027-03-02 ~ 2027-03-01", "ends before it begins", "结束早于开始"),
        ("9999-12-31", "a year that no conference is held in", "年份不可能"),
        ("11/22/2026", "is not a date", "不是日期"),
    ],
)
def test_a_date_that_is_none_says_why(date: str, en: str, zh: str) -> None:
    finding = told(f"conference: {{title: 会, date: {date}}}\n", "bad-date")
    assert en in messages("en").sentence(finding)
    assert zh in messages("zh").sentence(finding)


def hints(text: str, code: str) -> str:
    return " / ".join(messages("zh").hints(told(text, code)))


def test_who_types_chinese_is_shown_chinese_keys() -> None:
    chinese = hints("专题:\n  - 标题: 云\n    议题:\n      - {标题: 网, 讲解: 林帆}\n", "unknown-key")
    assert "讲师、主持人、课程概要" in chinese
    assert "speakers" not in chinese
    english = hints("tracks:\n  - title: 云\n    talks:\n      - {title: 网, speeker: 林帆}\n", "unknown-key")
    assert "speakers, moderator, summary" in english
    assert "“speakers”" in english


def test_a_missing_key_is_named_as_the_others_are_typed() -> None:
    assert told("专题:\n  - {出品人: 于雨, 议题: []}\n", "missing-key").params["key"] == "标题"
    assert told("tracks:\n  - {producer: 于雨, talks: []}\n", "missing-key").params["key"] == "title"


def test_a_selector_that_finds_nothing_lists_titles() -> None:
    text = "tracks:\n" + "".join(f"  - {{id: t{n}, title: 专题{n}, talks: [{{title: 议题{n}}}]}}\n" for n in range(30))
    agenda = load_text(text.encode(), "a.yaml").value
    assert agenda is not None
    (finding,) = select(agenda, ["雨"], [], [], []).diagnostics
    assert str(finding.params["names"]).startswith("专题0, 专题1, ")
    assert str(finding.params["names"]).endswith("专题19 …")
    assert "专题29" in str(finding.params["every"])


def test_a_short_list_is_whole() -> None:
    assert listed(["a", "b"], 2) == {"names": "a, b"}
    assert listed(["a", "b", "c"], 2) == {"names": "a, b …", "every": "a, b, c"}
