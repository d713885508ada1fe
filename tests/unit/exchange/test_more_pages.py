"""Pasted pages of other kinds: timetables, numbered talks, several producers, English."""

from __future__ import annotations

from typing import Any

import pytest

from progprint.agenda.load import load_text
from progprint.exchange import import_agenda
from progprint.exchange.read.lines import clocked, label_of

TIMETABLE = """\
专题：云原生
专题出品人：于雨 河港社 高级专家
专题出品人：林帆 潮社 架构师
会场：一厅
2027-03-01

09:30-10:15
网格的十年
钟离秋 潮社 工程师
内容简介
从单体到网格，我们走了十年。
听众收益
1. 知道网格是什么
2. 知道网格不是什么

10:15-10:30 茶歇

10:30-11:15  调度与潮水
讲师：苏奕嘉 灯塔大学 教授
调度像潮水。
涨落有时。
"""
ENGLISH = """\
Track: Cloud Native
Producers: Fan Lin (Harbour Labs); Ada Byron, Engines Ltd.
Room: Hall 1

09:30 – 10:15
Ten Years of Mesh
Speaker: Qiu Zhongli, Engineer, Tide Inc.
Abstract:
From monoliths to meshes in ten years.
Takeaways:
1. What a mesh is
2. What it is not

10:15 – 10:30 Coffee break

10:30 – 11:15
Scheduling and the Tide
Speakers: Yijia Su, Lighthouse University; Bo Chen, Tide Inc.
Abstract: Scheduling is like the tide.
"""
NUMBERED = """\
专题出品人：于雨、林帆
专题：数据库
议题一：索引的由来
讲师：钟离秋
时间：09:30-10:15
课程概要
索引由来已久。
议题二：日志
苏奕嘉 灯塔大学 教授
课程概要
写在前面。
"""


def _read(text: str) -> tuple[dict[str, Any], list[str]]:
    outcome = import_agenda(text.encode(), "page.txt")
    assert outcome.value is not None
    assert outcome.value.format == "page"
    loaded = load_text(outcome.value.yaml().encode(), "a.yaml")
    assert not loaded.failed, loaded.diagnostics
    return dict(outcome.value.data), [d.code for d in outcome.diagnostics]


def test_a_timetable() -> None:
    data, codes = _read(TIMETABLE)
    (track,) = data["tracks"]
    assert track == {
        "title": "云原生",
        "producer": ["yuyu", "linfan"],
        "room": "一厅",
        "date": "2027-03-01",
        "talks": [
            {
                "title": "网格的十年",
                "time": "09:30-10:15",
                "speakers": ["zhongliqiu"],
                "summary": "从单体到网格，我们走了十年。",
                "takeaways": ["知道网格是什么", "知道网格不是什么"],
            },
            {"title": "茶歇", "type": "break", "time": "10:15-10:30"},
            {
                "title": "调度与潮水",
                "time": "10:30-11:15",
                "speakers": ["suyijia"],
                "summary": "调度像潮水。\n涨落有时。\n",
            },
        ],
    }
    assert "extra" not in data
    assert codes == ["import-assumed", "import-kind"]


def test_an_english_page() -> None:
    data, codes = _read(ENGLISH)
    assert data["conference"] == {"language": "en"}
    assert data["people"]["qiu-zhongli"] == {"name": "Qiu Zhongli", "org": "Tide Inc.", "job_title": "Engineer"}
    assert data["people"]["ada-byron"] == {"name": "Ada Byron", "org": "Engines Ltd."}
    (track,) = data["tracks"]
    assert (track["title"], track["producer"], track["room"]) == ("Cloud Native", ["fan-lin", "ada-byron"], "Hall 1")
    assert [talk["title"] for talk in track["talks"]] == [
        "Ten Years of Mesh",
        "Coffee break",
        "Scheduling and the Tide",
    ]
    assert [talk["time"] for talk in track["talks"]] == ["09:30-10:15", "10:15-10:30", "10:30-11:15"]
    assert track["talks"][1]["type"] == "break"
    assert track["talks"][2]["speakers"] == ["yijia-su", "bo-chen"]
    assert track["talks"][2]["summary"] == "Scheduling is like the tide."
    assert "extra" not in data
    assert codes == ["import-kind"]


def test_numbered_talks_and_producers_on_one_line() -> None:
    data, codes = _read(NUMBERED)
    (track,) = data["tracks"]
    assert track["producer"] == ["yuyu", "linfan"]
    assert track["talks"] == [
        {"title": "索引的由来", "time": "09:30-10:15", "speakers": ["zhongliqiu"], "summary": "索引由来已久。"},
        {"title": "日志", "speakers": ["suyijia"], "summary": "写在前面。"},
    ]
    assert codes == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("09:30-10:15 网格", ("09:30-10:15", "网格")),
        ("9：30 至 10：15｜网格", ("09:30-10:15", "网格")),
        ("09:30 to 10:15", ("09:30-10:15", "")),
        ("09:30-25:15 网格", None),
        ("09:30 网格", None),
    ],
)
def test_times_that_a_line_begins_with(text: str, found: tuple[str, str] | None) -> None:
    assert clocked(text) == found


@pytest.mark.parametrize(
    ("text", "label"),
    [("Key takeaways", ("takeaways", "")), ("ABSTRACT: x", ("summary", "x")), ("Talk 2: Mesh", ("title", "Mesh")),
     ("议题：云", ("title", "云")), ("Note: x", ("", ""))],
)  # fmt: skip
def test_labels(text: str, label: tuple[str, str]) -> None:
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("line", "date", "time"),
    [
        ("下午2:00-2:45", None, "14:00-14:45"),
        ("时间：晚上7点半到9点", None, "19:30-21:00"),
        ("2027年3月1日（周一） 下午2:00-2:45", "2027-03-01", "14:00-14:45"),
        ("Mon 1 March 2027, 2-3pm", "2027-03-01", "14:00-15:00"),
        ("3月1日 下午2:00-2:45", None, None),
        ("2027年3月1日（周二）", None, None),
    ],
)
def test_a_time_under_a_title_is_no_speaker(line: str, date: str | None, time: str | None) -> None:
    """What cannot be read for certain is kept, and named with its line."""
    page = f"专题:网格\n\n潮水与缓存\n{line}\n钟离秋 河港社 工程师\n所属专题:网格\n课程概要\n话\n"
    outcome = import_agenda(page.encode(), "a.txt", "page")
    assert outcome.value is not None
    data: Any = outcome.value.data
    (talk,) = data["tracks"][0]["talks"]

    assert (talk.get("date"), talk.get("time"), talk["speakers"]) == (date, time, ["zhongliqiu"])
    assert data.get("extra", {}).get("unplaced", []) == ([] if time else [line])
