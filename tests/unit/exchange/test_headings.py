"""Headings of tables: two words of which the first says whose column it is, and which of several titles is the title."""

from __future__ import annotations

import pytest
from tests.lines import Lines

from progprint.exchange.tables.headings import fields_of


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("讲者公司", "org"),
        ("演讲嘉宾的职位", "job_title"),
        ("報告人簡介", "bio"),
        ("报告简介", "summary"),
        ("第一作者单位", "org"),
        ("课程时长", "duration"),
        ("活动名称", "title"),
        ("発表者氏名", "speaker"),
        ("演者", "speaker"),
        ("Your name", "speaker"),
        ("Company / Organisation", "org"),
        ("Speaker title", "job_title"),
        ("Paper title", "title"),
        ("Scheduled At", "start"),
        ("Scheduled Duration", "duration"),
        ("Submission type", "type"),
    ],
)
def test_a_heading_of_two_words_is_about_whom_the_first_names(heading: str, field: str) -> None:
    assert fields_of(heading, {}) == (field,)


@pytest.mark.parametrize("heading", ["讲师电话", "Speaker email", "Talk colour", "报告人数", "演讲嘉宾确认"])
def test_two_words_that_an_agenda_has_no_field_for_mean_none(heading: str) -> None:
    assert fields_of(heading, {}) == ()


def test_the_heading_that_says_title_is_the_title_whatever_stands_before_it() -> None:
    made = Lines(
        ("a.csv", "Time,Topic,Session Title,Presenter\n09:00,Light,Slow Light,Ann Lee\n09:30,Light,Fast Light,Jo Fox\n")
    )
    assert made.all == ["09:00 | Slow Light | Ann Lee", "09:30 | Fast Light | Jo Fox"]
    assert "Topic" in made.told("import-kept")


def test_a_session_of_several_papers_is_their_track_and_its_chair_moderates() -> None:
    head = "Time,Session,Chair,Paper Title,Authors\n09:40-10:00,,,Coffee Break,\n"
    made = Lines(
        (
            "a.csv",
            head
            + "09:00-09:20,Optics I,Eva Stein,Slow Light,Ann Lee\n09:20-09:40,Optics I,Eva Stein,Fast Light,Jo Fox\n",
        )
    )
    assert made.all == [
        "09:40-10:00 | Coffee Break | =break",
        "# Optics I",
        "09:00-09:20 | Slow Light | Ann Lee | M:Eva Stein",
        "09:20-09:40 | Fast Light | Jo Fox | M:Eva Stein",
    ]


def test_sessions_that_are_numbers_are_no_tracks() -> None:
    made = Lines(("a.csv", "Session,Talk,Speaker,Time\n1,Slow Light,Ann Lee,09:00\n1,Fast Light,Jo Fox,09:30\n"))
    assert made.all == ["09:00 | Slow Light | Ann Lee", "09:30 | Fast Light | Jo Fox"]


def test_a_part_of_the_programme_is_the_title_where_no_other_is_told() -> None:
    made = Lines(
        (
            "a.csv",
            "时间,环节,主题,嘉宾,单位职务\n9:00—9:10,领导致辞,,周明远,江苏省水利厅副厅长\n9:10—9:40,主旨报告,数字孪生,陆文海,河海大学教授\n",
        )
    )
    assert made.all == [
        "09:00-09:10 | 领导致辞 | 周明远 (江苏省水利厅, 副厅长)",
        "09:10-09:40 | 数字孪生 | =keynote | 陆文海 (河海大学, 教授)",
    ]


def test_name_is_the_title_where_others_are_the_speakers() -> None:
    rows = ['Kites,"June 3, 2027 9:00 AM → 9:45 AM","Ada Fox, Ben Gale",Barn', 'Seeds,"June 4, 2027",Cleo Hart,Barn']
    made = Lines(("a.csv", "\n".join(["Name,Date,Speakers,Room", *rows])))
    assert made.all == [
        "2027-06-03 09:00-09:45 | Kites | @Barn | Ada Fox, Ben Gale",
        "2027-06-04 | Seeds | @Barn | Cleo Hart",
    ]


def test_start_and_end_dates_of_a_calendar_are_days() -> None:
    head = "Subject,Start Date,Start Time,End Date,End Time,Location\n"
    made = Lines(
        (
            "a.csv",
            head
            + "Night,05/20/2027,8:00 PM,05/21/2027,1:00 AM,Hall 2\nLong,05/20/2027,8:00 PM,05/22/2027,1:00 AM,Hall 2\n",
        )
    )
    assert made.all == [
        "2027-05-20 20:00 | Long | @Hall 2 | =other",
        "2027-05-20 20:00-01:00 | Night | @Hall 2 | =other",
    ]
    assert "05/22/2027 1:00 AM" in made.told("import-undated")
