"""Timetables as text: pasted programmes whose lines begin with times, and tables of Markdown and of tabs."""

from __future__ import annotations

import pytest
from tests.lines import Lines

from progprint.exchange import import_agenda
from progprint.exchange.tables.texts import rows_of_text

CHINESE = """\
第五届江湖数据大会
时间：2027年6月12日（周六）
地点：杭州·西溪会展中心

上午 主论坛
09:00-09:30  签到
09:30-09:50  大会致辞
             沈万三  江湖数据协会 理事长
下午 分论坛一：数据治理
地点：201会议室
主持人：郭靖
1:30-2:10  元数据那些事  杨过（古墓数据 总监）
2:10-2:50  《RAG 的坑》 讲师：孙悟空（花果山 CTO）

扫码报名，名额有限
"""
ENGLISH = """\
Day 1 - Friday, 4 June 2027

Main Hall
10:00–10:45 Opening talk — Ann Lee
11:00–11:45 Second talk
Bob Ray, Acme Corp

Room 2
10:00–10:45 Third talk — Cy Dow

Day 2 - Saturday, 5 June 2027

Main Hall
10:00–10:45 Last talk — Dee Poe
"""
MARKDOWN = """\
# GopherDay 2027

**Date:** 2027-05-22 · **Venue:** Old Mill, Leeds

| Time | Talk | Speaker |
|------|:-----|---------|
| 09:00 | Registration | |
| 09:30 – 10:10 | **Generics** in [anger](https://a.example.org/x) | [Amy Stone](https://amy.example.org) (Acme) |
| 10:30 – 11:10 | `select` \\| considered | Bob Reed & Cat Moss |
"""


def test_lines_that_head_talks_hold_for_those_below() -> None:
    made = Lines(("a.txt", CHINESE))
    assert made.all == [
        "# 主论坛",
        "2027-06-12 09:00-09:30 | 签到 | =other",
        "2027-06-12 09:30-09:50 | 大会致辞 | 沈万三 (江湖数据协会, 理事长)",
        "# 数据治理",
        "2027-06-12 13:30-14:10 | 元数据那些事 | @201会议室 | 杨过 (古墓数据, 总监) | M:郭靖",
        "2027-06-12 14:10-14:50 | 《RAG 的坑》 | @201会议室 | 孙悟空 (花果山, CTO) | M:郭靖",
    ]
    assert made.data["conference"]["title"] == "第五届江湖数据大会"
    assert made.data["conference"]["venue"] == "杭州·西溪会展中心"
    assert made.data["extra"] == {"unplaced": ["扫码报名，名额有限"]}


def test_rooms_and_days_of_an_english_timetable() -> None:
    assert Lines(("a.txt", ENGLISH)).all == [
        "2027-06-04 10:00-10:45 | Opening talk | @Main Hall | Ann Lee",
        "2027-06-04 11:00-11:45 | Second talk | @Main Hall | Bob Ray (Acme Corp)",
        "2027-06-04 10:00-10:45 | Third talk | @Room 2 | Cy Dow",
        "2027-06-05 10:00-10:45 | Last talk | @Main Hall | Dee Poe",
    ]


def test_talks_under_a_second_track_are_in_it() -> None:
    made = Lines(
        (
            "a.txt",
            "专题一：云\n09:00-09:40 容器\n陆离 云海公司 架构师\n\n专题二：数据\n出品人：高远\n13:30-14:10 索引\n",
        )
    )
    assert made.all == ["# 云", "09:00-09:40 | 容器 | 陆离 (云海公司, 架构师)", "# 数据 高远", "13:30-14:10 | 索引"]


def test_labels_and_signs_of_a_text_for_a_chat() -> None:
    page = "📅 2027年6月12日\n📍 云锦路 100 号 3 楼\n\n14:00-14:30\n主题：图谱\n🎤 沈括\n单位：河图科技\n职务：经理\n"
    made = Lines(("a.txt", page))
    assert made.all == ["2027-06-12 14:00-14:30 | 图谱 | 沈括 (河图科技, 经理)"]
    assert made.data["conference"]["venue"] == "云锦路 100 号 3 楼"


def test_starts_alone_are_a_timetable_if_there_are_several() -> None:
    page = "9:00 Welcome\nPat Lee\n\n9:15 Keynote: The long tail\nSam Poe, Acme Corp\n\n10:00 Coffee break\n"
    assert Lines(("a.txt", page)).all == [
        "09:00 | Welcome | Pat Lee",
        "09:15 | Keynote: The long tail | Sam Poe (Acme Corp)",
        "10:00 | Coffee break | =break",
    ]


def test_a_time_in_the_night_is_told() -> None:
    made = Lines(("a.txt", "11:00-11:40 甲乙\n1:30-2:10 丙丁\n"))
    assert made.all == ["11:00-11:40 | 甲乙", "01:30-02:10 | 丙丁"]
    assert "01:30-02:10" in made.told("import-undated")


def test_headings_and_lists_of_markdown() -> None:
    page = "## 5月22日 下午\n\n- 2:00 - 2:40 《智能体》 讲师：沙僧（流沙河研究院）\n- 2:40 - 3:00 茶歇\n"
    assert Lines(("a.md", page), year="2027").all == [
        "2027-05-22 14:00-14:40 | 《智能体》 | 沙僧 (流沙河研究院)",
        "2027-05-22 14:40-15:00 | 茶歇 | =break",
    ]


def test_a_table_of_markdown() -> None:
    made = Lines(("README.md", MARKDOWN))
    assert made.all == [
        "2027-05-22 09:00 | Registration | =other",
        "2027-05-22 09:30-10:10 | Generics in anger | Amy Stone (Acme)",
        "2027-05-22 10:30-11:10 | select | considered | Bob Reed, Cat Moss",
    ]
    assert made.data["conference"]["title"] == "GopherDay 2027"
    assert made.data["conference"]["venue"] == "Old Mill, Leeds"
    talk = made.data["sessions"][1]
    assert talk["extra"]["links"] == "anger: https://a.example.org/x\nAmy Stone: https://amy.example.org"
    assert "links" in made.told("import-columns")


def test_a_timetable_of_markdown_for_each_day() -> None:
    days = [("Day 1 (June 3, 2027)", "Wind (Ana Roe)"), ("Day 2 (June 4, 2027)", "Hail (Cid Toe)")]
    table = "## {}\n\n| Time | Room 1 | Room 2 |\n|---|---|---|\n| 9:00 AM | {} | Fog (Dan Uoe) |\n\n"
    assert Lines(("a.md", "".join(table.format(*day) for day in days))).all == [
        "2027-06-03 09:00 | Wind | @Room 1 | Ana Roe",
        "2027-06-03 09:00 | Fog | @Room 2 | Dan Uoe",
        "2027-06-04 09:00 | Hail | @Room 1 | Cid Toe",
        "2027-06-04 09:00 | Fog | @Room 2 | Dan Uoe",
    ]


def test_cells_copied_out_of_a_spreadsheet() -> None:
    page = '时间\t主题\t嘉宾\n09:00-09:30\t云上考古\t陆离\n09:30-10:00\t"水下\n机器人"\t段誉\n'
    assert Lines(("a.txt", page)).all == ["09:00-09:30 | 云上考古 | 陆离", "09:30-10:00 | 水下 机器人 | 段誉"]


@pytest.mark.parametrize(
    "text",
    [
        "a | b\n--|--\n1 | 2\n",
        "---\ntitle: x\n---\n| Time | Talk |\n|--|--|\n| 9:00 | a |\n",
        "Time | Talk\n9:00 | a\n",
    ],
)
def test_other_tables_are_none(text: str) -> None:
    assert rows_of_text(text) == []


def test_front_matter_is_no_timetable() -> None:
    made = import_agenda(b"---\ntitle: Schedule\n---\n9:00-9:30 A\n9:30-10:00 B\n", "a.txt")
    assert made.value is not None
    assert made.value.format == "front-matter"


def test_a_programme_that_we_wrote_for_people_is_not_read_back() -> None:
    page = "# 会\n\n### 9:00-9:30 云\n\n张望\n\n### 9:30-10:00 海\n\n<!-- progprint 7a94055cab53107f -->\n"
    outcome = import_agenda(page.encode(), "a.md")
    assert [(one.code, one.variant) for one in outcome.diagnostics] == [("unknown-format", "ours")]


def test_what_may_be_people_behind_a_wide_gap_is_told() -> None:
    made = Lines(("a.txt", "9:00-9:30  云  张望\n9:30-10:00  日志  木婉清\n"))
    assert made.all == ["09:00-09:30 | 云 | 张望", "09:30-10:00 | 日志 木婉清"]
    assert "木婉清" in made.told("import-people")


@pytest.mark.parametrize(
    "page",
    [
        "1. 9:00-9:30 《云》 张望（甲公司 经理）\n2. 9:30-9:40 茶歇\n",
        "**9:00-9:30** 《云》  张望（甲公司 经理）\n\n**9:30-9:40** 茶歇\n",
        "9:00-9:30\n《云》\n张望\n甲公司 经理\n\n9:30-9:40\n茶歇\n",
        "⏰ 9:00-9:30\n《云》\n🎤 张望 甲公司 经理\n⏰ 9:30-9:40\n茶歇\n",
    ],
)
def test_marks_before_times_and_lines_about_people(page: str) -> None:
    assert Lines(("a.txt", page)).all == ["09:00-09:30 | 《云》 | 张望 (甲公司, 经理)", "09:30-09:40 | 茶歇 | =break"]


def test_talks_within_a_session_have_starts_of_their_own() -> None:
    page = "9:15 am – 10:00 am  Session 1: Birds\n  9:15  Owls — Ann Lee\n  9:30  Crows — Bob Ray\n10:00 am – 10:30 am  Coffee\n"
    assert Lines(("a.txt", page)).all == [
        "09:15-10:00 | Session 1: Birds",
        "09:15 | Owls | Ann Lee",
        "09:30 | Crows | Bob Ray",
        "10:00-10:30 | Coffee | =break",
    ]


def test_times_on_lines_of_their_own_without_ends() -> None:
    page = "9:00 AM\nRegistration\n\n9:30 AM\nLight\nAmy Stone, Acme Inc\n\n10:30 AM\nBreak\n"
    assert Lines(("a.txt", page)).all == [
        "09:00 | Registration | =other",
        "09:30 | Light | Amy Stone (Acme Inc)",
        "10:30 | Break | =break",
    ]


def test_a_room_in_brackets_behind_the_number_of_a_session() -> None:
    page = "Session 1 (Room A)\n9:00-9:30 One — Ann Lee\n\nSession 2 (Storage)\n9:00-9:30 Two — Bob Ray\n"
    assert Lines(("a.txt", page)).all == [
        "# Session 1",
        "09:00-09:30 | One | @Room A | Ann Lee",
        "# Storage",
        "09:00-09:30 | Two | Bob Ray",
    ]
