"""Tables in two languages, and authors whose organisations are told by numbers."""

from __future__ import annotations

import pytest
from tests.lines import Lines

from progprint.exchange.tables.headings import fields_of
from progprint.exchange.tables.shares import with_homes


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("时间 Time", "time"),
        ("题目\nTitle", "title"),
        ("Speaker 讲者", "speaker"),
        ("英文题目", "title"),
        ("Title (English)", "title"),
    ],
)
def test_a_heading_in_two_languages_is_one(heading: str, field: str) -> None:
    assert fields_of(heading, {}) == (field,)


def test_titles_and_summaries_in_two_languages_are_translations() -> None:
    made = Lines(
        (
            "a.csv",
            "时间,中文题目,英文题目,讲师,Speaker,摘要,英文摘要\n9:00-9:30,云,Cloud,张望,Wang Zhang,很高,High up\n",
        )
    )
    (talk,) = made.data["sessions"]
    assert talk["title"] == {"zh-Hans": "云", "en": "Cloud"}
    assert talk["summary"] == {"zh-Hans": "很高", "en": "High up"}
    assert [made.people[who]["name"] for who in talk["speakers"]] == ["张望"]
    assert talk["extra"] == {"Speaker": "Wang Zhang"}


def test_two_titles_in_one_language_are_no_translations() -> None:
    made = Lines(("a.csv", "Time,Title,Title (English)\n9:00-9:30,Clouds,Cloud\n"))
    (talk,) = made.data["sessions"]
    assert (talk["title"], talk["extra"]) == ("Clouds", {"title (en)": "Cloud"})


@pytest.mark.parametrize(
    ("authors", "homes", "told"),
    [
        ("赵一¹，钱二²*", "1. 东海大学 2. 西山研究所", "赵一（东海大学）、钱二（西山研究所）"),
        ("赵一1,2、钱二1", "[1] 东海大学；[2] 西山研究所", "赵一（东海大学、西山研究所）、钱二（东海大学）"),
        (
            "Ann Kern1, Bo Lind2 (1 Univ. of Oslo, 2 Lund University)",
            "",
            "Ann Kern（Univ. of Oslo）、Bo Lind（Lund University）",
        ),
        ("Ann Kern1 and Bo Lind1", "1 Oslo", "Ann Kern（Oslo）、Bo Lind（Oslo）"),
        ("赵一1，钱二3", "1. 东海大学 2. 西山研究所", ""),
        ("赵一，钱二", "1. 东海大学 2. 西山研究所", ""),
        ("赵一、钱二", "东海大学", ""),
        ("Studio 54", "", ""),
    ],
)
def test_organisations_by_numbers(authors: str, homes: str, told: str) -> None:
    assert with_homes(authors, homes) == told


def test_authors_of_a_table_have_the_organisations_of_their_numbers() -> None:
    made = Lines(("a.csv", '时间,题目,作者,单位\n9:00-9:30,图摘要,"赵一¹，钱二²*",1. 东海大学 2. 西山研究所\n'))
    assert made.all == ["09:00-09:30 | 图摘要 | 赵一 (东海大学), 钱二 (西山研究所)"]


def test_a_half_with_its_host_above_a_table_is_no_title() -> None:
    rows = [
        "上午 9:00-12:00   主持人：高远",
        "时间,题目,报告人",
        "9:00-9:30,甲,陈一",
        "下午   主持人：洪亮",
        "2:00-2:30,乙,陈二",
    ]
    made = Lines(("a.csv", "\n".join(rows)))
    assert made.all == ["09:00-09:30 | 甲 | 陈一 | M:高远", "14:00-14:30 | 乙 | 陈二 | M:洪亮"]
    assert "9:00-12:00" in made.told("import-rows")
