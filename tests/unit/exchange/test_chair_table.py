"""The table that a programme chair keeps: plenary rows, producers, guests on lines of a cell, remarks, other sheets."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.exchange.test_usual_tables import Read, Rows, book

HEADS = ["日期", "时间", "地点", "专场", "专场出品人", "议题", "演讲嘉宾", "单位", "职务", "嘉宾介绍", "备注"]


def row(time: str, room: str, track: str, title: str, who: str = "", **more: str) -> list[str]:
    known = {"专场出品人": "producer", "单位": "org", "职务": "job", "嘉宾介绍": "bio", "备注": "remark"}
    told = {"日期": "5月21日", "时间": time, "地点": room, "专场": track, "议题": title, "演讲嘉宾": who}
    return [told.get(head, more.get(known.get(head, ""), "")) for head in HEADS]


def table(*rows: list[str], title: str = "2027江南数据大会 总议程（终稿V7，内部）") -> Read:
    return Read(book({"议程": [[title], HEADS, *rows]}))


def test_the_part_for_everybody_is_no_track() -> None:
    plenary = row("09:00-09:10", "大厅", "主会场", "开幕致辞", "周文澜", org="江南软件协会")
    one, two = (
        row("10:00-10:40", "甲厅", "数据", "湖仓", "于小满"),
        row("10:00-10:40", "乙厅", "模型", "评测", "查小雨"),
    )
    read = table(plenary, one, two)

    assert [track["title"] for track in read.data["tracks"]] == ["数据", "模型"]
    assert [talk["title"] for talk in read.data["sessions"]] == ["开幕致辞"]
    assert "主会场" in read.told("import-guessed")
    produced = table(row("09:00", "大厅", "主会场", "开幕", "周文澜", producer="欧阳若水"), one, two)
    assert [track["title"] for track in produced.data["tracks"]] == ["主会场", "数据", "模型"]
    alone = table(row("09:00", "大厅", "主会场", "开幕", "周文澜"))
    assert [track["title"] for track in alone.data["tracks"]] == ["主会场"]


def test_producers_without_organisation_are_those_who_speak_below() -> None:
    first = row(
        "10:00-10:40", "甲厅", "效能", "复盘", "尉迟衡", producer="尉迟衡、黄乔", org="海石网络", bio="值班十年。"
    )
    read = table(
        first, row("10:40-11:20", "甲厅", "效能", "发布", "黄乔", producer="尉迟衡、黄乔", org="北岸云", job="专家")
    )

    assert read.names(read.data["tracks"][0]["producer"]) == ["尉迟衡", "黄乔"]
    assert [one.get("org") for one in read.people.values()] == ["海石网络", "北岸云"]
    assert not read.told("import-people")  # the biography is of the speaker, not of one of two producers
    assert not read.told("import-alike")


@pytest.mark.parametrize(
    ("cell", "presides", "speak"),
    [
        ("主持人：周文澜\n欧阳若水\n沈一诺", ["周文澜"], ["欧阳若水", "沈一诺"]),
        ("主持人：周文澜（江南软件协会）\n欧阳若水（北岸云）", ["周文澜"], ["欧阳若水"]),
        ("主持人：周文澜、万俟雪\n欧阳若水", ["周文澜", "万俟雪"], ["欧阳若水"]),
        ("主持人：\n周文澜\n嘉宾：\n欧阳若水\n沈一诺", ["周文澜"], ["欧阳若水", "沈一诺"]),
        ("欧阳若水\n主持人：周文澜、沈一诺", ["周文澜", "沈一诺"], ["欧阳若水"]),
    ],
)
def test_who_presides_is_told_for_a_line(cell: str, presides: list[str], speak: list[str]) -> None:
    read = table(row("11:00-12:00", "大厅", "", "圆桌论坛", cell))
    (talk,) = read.data["sessions"]

    assert read.names(talk.get("moderator")) == presides
    assert read.names(talk.get("speakers")) == speak


@pytest.mark.parametrize(
    ("title", "remark", "printed"),
    [
        ("流批一体", "已取消，嘉宾行程冲突", False),
        ("流批一体", "撤稿", False),
        ("【取消】流批一体", "", False),
        ("Streams (withdrawn)", "", False),
        ("流批一体", "取消原来的分会场，改到甲厅", True),
        ("取消机制的设计", "", True),
        ("流批一体", "PPT已交", True),
    ],
)
def test_a_talk_that_is_called_off_is_left_out_and_named(title: str, remark: str, printed: bool) -> None:
    read = table(
        row("10:00-10:40", "甲厅", "数据", "湖仓", "于小满"), row("10:40", "甲厅", "数据", title, "单正", remark=remark)
    )

    assert (title in [talk["title"] for talk, _ in read.talks]) is printed
    assert (title in read.told("import-left-out")) is not printed


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("2027江南数据大会 总议程（终稿V7，内部）", "2027江南数据大会"),
        ("江南大会议程（第三版）", "江南大会"),
        ("江南大会日程 v3", "江南大会"),
        ("江南大会（上海站）", "江南大会（上海站）"),
        ("Harbour Conference Programme (draft 2)", "Harbour Conference"),
    ],
)
def test_the_title_has_no_word_about_the_file(heading: str, title: str) -> None:
    assert table(row("10:00", "甲厅", "数据", "湖仓", "于小满"), title=heading).data["conference"]["title"] == title


def test_what_was_assumed_is_said_in_sentences_of_its_own() -> None:
    read = table(row("11:00-12:00", "大厅", "", "圆桌论坛", "主持人：周文澜\n欧阳若水"))
    found: dict[str, Any] = {d.variant: d.params["names"] for d in read.found if d.code == "import-guessed"}

    assert found["people"] == "议程!G3 → 周文澜 (moderator) + 欧阳若水"
    assert found["title"].endswith("→ 2027江南数据大会")


def test_telephone_numbers_of_another_sheet_stay_out() -> None:
    talks: Rows = [["时间", "议题", "讲师"], ["09:00", "湖仓", "于小满"], ["10:00", "评测", "查小雨"]]
    numbers: Rows = [["姓名", "手机"], ["于小满", "13800000001"]]
    read = Read(book({"议程": talks, "联系方式": numbers}))

    assert read.told("import-sheet") == "联系方式 (2)"
    assert "13800000001" not in str(read.data)
