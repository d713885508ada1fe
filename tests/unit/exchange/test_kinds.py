"""Kinds of sessions: whole words, and never against a speaker."""

from __future__ import annotations

import json
from typing import Any

import pytest

from progprint.exchange import import_agenda
from progprint.exchange.kinds import kind_of, kind_of_title


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Coffee break", "break"), ("Morning tea", "break"), ("Lunch (ground floor)", "break"), ("茶歇", "break"),
    ("下午茶与交流", "break"),
     ("休息 Break", "break"), ("中场休息", "break"), ("お昼休み", "break"), ("Opening", "opening"), ("Opening remarks",
     "opening"), ("开幕式", "opening"),
     ("闭幕致辞", "closing"), ("Closing ceremony", "closing"), ("圆桌：云的尽头", "panel"), ("闪电演讲", "lightning"),
     ("签到", "other"),
     ("Registration", "other"),
     ("Breakout", ""), ("Coffee talk", ""), ("Lunch & Learn", ""), ("Break the monolith", ""), ("下午茶里的架构学", ""),
     ("休息区的设计", ""),
     ("产品人午餐聚", ""), ("Opening the data", ""), ("Closing the gap", ""), ("Solar panel basics", ""), ("Перерыв break",
     ""), ("", ""), ("云", "")],
)  # fmt: skip
def test_a_title_tells_a_kind_with_all_of_its_words(title: str, kind: str) -> None:
    assert kind_of_title(title) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Workshop (90 min)", "workshop"), ("Half-day tutorial", "workshop"), ("Panel discussion", "panel"), ("主题演讲",
    "keynote"), ("动手工作坊", "workshop"),
     ("Breakout session", ""), ("Breakfast talk", ""), ("lecture", ""), ("Coffee break", "break"), ("k" * 90, "")],
)  # fmt: skip
def test_the_name_of_a_kind_may_say_more(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def _session(number: int, title: str, speakers: list[str], **more: object) -> dict[str, object]:
    return {"id": str(number), "title": title, "speakers": speakers, **more}


def test_nobody_speaks_in_a_break() -> None:
    """A source's word for the kind stays beside a talk; what a title tells is a note."""
    sessions = [
        _session(1, "Break", ["a"]),
        _session(2, "Lunch", []),
        _session(3, "Lunch on us", [], isServiceSession=True),
    ]
    source = {"sessions": sessions, "speakers": [{"id": "a", "fullName": "Ada Moore"}]}
    outcome = import_agenda(json.dumps(source).encode(), "x")

    assert outcome.value is not None
    data: Any = outcome.value.data
    assert [talk.get("type", "talk") for talk in data["sessions"]] == ["talk", "break", "break"]
    assert [d.params["names"] for d in outcome.diagnostics if d.code == "import-kind"] == ["Lunch → break"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("开幕致辞", "opening"),
        ("圆桌论坛：下一个五年", "panel"),
        ("Keynote: Rain", "keynote"),
        ("茶歇", "talk"),
        ("雨", "talk"),
    ],
)
def test_a_title_tells_the_kind_of_a_session_with_speakers_too(title: str, kind: str) -> None:
    """No questions are asked after a word of welcome, whoever says it; but nobody speaks in a break."""
    source = {"sessions": [_session(1, title, ["a"])], "speakers": [{"id": "a", "fullName": "Ada Moore"}]}
    outcome = import_agenda(json.dumps(source).encode(), "x")

    assert outcome.value is not None
    data: Any = outcome.value.data
    assert data["sessions"][0].get("type", "talk") == kind


def test_a_track_of_breaks_alone_is_no_track() -> None:
    """Its breaks are those of the conference; with a word about one of them it is a track like others."""
    head = "时间,专题,议题,讲师,摘要\n"
    rows = "09:00-09:40,数据,湖仓,于雨,\n09:40-10:00,餐饮,茶歇,,\n12:00-13:00,餐饮,午餐,,"
    for more, tracks in (("\n", ["数据"]), ("三楼有茶。\n", ["数据", "餐饮"])):
        outcome = import_agenda((head + rows + more).encode(), "a.csv")
        assert outcome.value is not None
        data: Any = outcome.value.data
        assert [track["title"] for track in data["tracks"]] == tracks
        assert len(data.get("sessions", [])) == 2 * (len(tracks) == 1)


def test_a_declared_break_with_a_speaker_is_a_talk_and_keeps_its_word() -> None:
    table = "类型,议题,讲师\n茶歇,手冲与手写,林帆\n茶歇,歇一歇,\n"
    outcome = import_agenda(table.encode(), "a.csv")

    assert outcome.value is not None
    data: Any = outcome.value.data
    spoken, pause = data["sessions"]
    assert (spoken.get("type"), spoken["extra"], pause["type"]) == (None, {"type": "茶歇"}, "break")
    assert "import-kind" in {d.code for d in outcome.diagnostics}
