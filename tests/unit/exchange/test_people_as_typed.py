"""Cells of people as organisers type them: roles, places, numbers and remarks that are no part of a name."""

from __future__ import annotations

import pytest

from progprint.exchange.roster import roster_of


def _told(text: str) -> list[tuple[str, str, str, str]]:
    return [(one.name, one.org, one.job_title, one.role) for one in roster_of(text).people]


@pytest.mark.parametrize(
    "text", ["张伟：华东理工大学教授", "张伟-华东理工大学-教授", "张伟（华东理工大学 教授）", "张伟 教授 华东理工大学"]
)
def test_a_place_behind_a_name_is_none_of_it(text: str) -> None:
    assert _told(text) == [("张伟", "华东理工大学", "教授", "")]


@pytest.mark.parametrize("text", ["王小明 13800000000", "王小明 wxm@example.org", "王小明 电话：0571-88888888"])
def test_numbers_and_addresses_are_no_organisations(text: str) -> None:
    assert _told(text) == [("王小明", "", "", "")]
    assert roster_of(text).left == (text,)


def test_roles_in_brackets_on_lines_of_their_own() -> None:
    told = _told("【主持】张伟\n【嘉宾】李强 王芳")
    assert [(name, role == "moderator") for name, *_, role in told] == [
        ("张伟", True),
        ("李强", False),
        ("王芳", False),
    ]


def test_a_word_before_a_colon_ends_the_role_before_it() -> None:
    assert [(name, role) for name, *_, role in _told("主持：张伟；讨论：李强、王芳")] == [
        ("张伟", "moderator"),
        ("李强", "speaker"),
        ("王芳", "speaker"),
    ]
    told = roster_of("主持：张伟；唱票：李强")
    assert [(one.name, one.role) for one in told.people] == [("张伟", "moderator"), ("李强", "")]
    assert told.left == ("唱票：李强",)


def test_a_full_stop_before_the_next_role_is_no_part_of_a_name() -> None:
    assert [name for name, *_ in _told("Moderator: Ana Roe. Panelists: Ben Soe, Cid Toe")] == [
        "Ana Roe",
        "Ben Soe",
        "Cid Toe",
    ]
    assert _told("Moderator: Ana Roe, Roe Inc. Panelists: Ben Soe")[0][:2] == ("Ana Roe", "Roe Inc.")


def test_a_remark_on_how_people_speak_is_no_organisation() -> None:
    assert [(name, org) for name, org, *_ in _told("张伟、李强（共同演讲）")] == [("张伟", ""), ("李强", "")]


def test_a_job_at_an_organisation() -> None:
    assert _told("Ana Roe, CTO at Roe Labs") == [("Ana Roe", "Roe Labs", "CTO", "")]


def test_korean_names_are_names() -> None:
    assert _told("김민준 (한빛대학교), 이서연") == [("김민준", "한빛대학교", "", ""), ("이서연", "", "", "")]
