"""Posters of one hour: one session with a list, and everything that was said of each kept."""

from __future__ import annotations

import json
from typing import Any

import pytest

from progprint.exchange import import_agenda


def _rows(count: int, **more: str) -> list[dict[str, Any]]:
    return [
        {
            "id": f"P{n}",
            "title": f"第{n}张",
            "speakers": [f"林帆{'甲乙丙丁戊己庚'[n]}"],
            "date": "2027-03-01",
            "time": "14:00-15:00",
            "room": "大厅",
            "abstract": f"内容{n}。",
            **more,
        }
        for n in range(count)
    ]


def _read(rows: list[dict[str, Any]]) -> tuple[Any, list[str]]:
    outcome = import_agenda("\n".join(json.dumps(one, ensure_ascii=False) for one in rows).encode(), "a.jsonl")
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value.data, [str(d.params["names"]) for d in outcome.diagnostics if d.code == "import-posters"]


@pytest.mark.parametrize(
    ("count", "more", "made"),
    [
        (4, {"type": "海报"}, 1),
        (3, {"type": "海报"}, 0),
        (4, {"track": "Poster session"}, 1),
        (6, {"track": "系统"}, 1),
        (5, {"track": "系统"}, 0),
    ],
)
def test_so_many_of_one_hour_are_gathered(count: int, more: dict[str, str], made: int) -> None:
    data, told = _read(_rows(count, **more))
    talks = [*data.get("sessions", ()), *(talk for track in data.get("tracks", ()) for talk in track["talks"])]

    assert len(told) == made
    assert len(talks) == (1 if made else count)


def test_a_list_says_board_title_and_authors_and_loses_nothing() -> None:
    rows = [{**one, "board": f"B{n}"} for n, one in enumerate(_rows(4, track="海报"))]
    data, told = _read(rows)
    (one,) = data["tracks"][0]["talks"]

    assert told == ["海报 (4)"]
    assert (one["title"], one["date"], one["time"], one["type"]) == ("海报", "2027-03-01", "14:00-15:00", "other")
    assert one["summary"].split("\n")[1] == "2. B1 · 第1张 · 林帆乙"
    assert [poster["summary"] for poster in one["extra"]["posters"]] == [f"内容{n}。" for n in range(4)]
    assert [poster["id"] for poster in one["extra"]["posters"]] == ["P0", "P1", "P2", "P3"]
    assert len(data["people"]) == 4


def test_other_talks_stay_where_they_are() -> None:
    other = {
        "title": "潮水",
        "speakers": ["何一鸣"],
        "date": "2027-03-01",
        "time": "10:00-11:00",
        "room": "东厅",
        "track": "海报",
    }
    data, _ = _read([other, *_rows(5, track="海报")])

    assert [talk["title"] for talk in data["tracks"][0]["talks"]] == ["潮水", "海报"]
