"""Lunch for all, which has no room: it is told wherever people go to it from, and is what comes next there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest
from tests.running import here
from tests.unit.sheets.conftest import context_of

from progprint.sheets.handouts.desk import by_room

if TYPE_CHECKING:
    from pathlib import Path

AGENDA = """
conference: {title: 会, date: [2027-05-21, 2027-05-22]}
rooms: [{id: a, name: 甲厅}, {id: b, name: 乙厅}, {id: c, name: 丙厅}]
sessions:
  - {title: 午餐, type: break, date: 2027-05-21, time: "12:00-13:30"}
  - {title: 晚宴, type: break, date: 2027-05-21, time: "18:30-20:30"}
tracks:
  - title: 云原生
    talks:
      - {title: 签到, type: 其他, date: 2027-05-21, time: "08:00-09:00", room: a}
      - {title: 甲题, date: 2027-05-21, time: "10:00-12:00", room: a, speakers: 于雨}
      - {title: 乙题, date: 2027-05-21, time: "13:30-14:00", room: b, speakers: 于雨}
      - {title: 丙题, date: 2027-05-21, time: "11:00-11:30", room: c, speakers: 于雨}
      - {title: 丁题, date: 2027-05-21, time: "14:00-18:00", room: c, speakers: 于雨}
      - {title: 戊题, date: 2027-05-22, time: "10:00-12:00", room: a, speakers: 于雨}
"""


def test_a_break_without_a_room_is_told_where_it_is_felt() -> None:
    told = {room.id: [one.title.text for one in items] for room, items in by_room(context_of(AGENDA).agenda)}

    assert told == {"a": ["签到", "甲题", "午餐", "戊题"], "b": ["乙题"], "c": ["丙题", "午餐", "丁题", "晚宴"]}


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lunch")
    (folder / "a.yaml").write_text(AGENDA, encoding="utf-8")
    kinds = [word for kind in ("door-sign", "cue-card", "run-sheet") for word in ("--kind", kind)]
    assert here(folder, ("handouts", "a.yaml", "-o", "out", "-q", *kinds)).returncode == 0
    return folder / "out"


def _pages(path: Path) -> list[str]:
    return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def test_a_card_says_that_lunch_comes_next(paper: Path) -> None:
    text = "".join(_pages(paper / "cue-card.pdf"))

    assert "12:00午餐" in text
    assert "签到" not in text  # nobody announces the doors


def test_a_door_and_a_run_sheet_have_it_once(paper: Path) -> None:
    signs, sheets = _pages(paper / "door-sign.pdf"), _pages(paper / "run-sheet.pdf")

    assert ["午餐" in page for page in signs if "甲厅" in page] == [True, False]
    assert (paper / "run-sheet.csv").read_text("utf-8").count("午餐") == "".join(sheets).count("午餐") == 2
