"""Nights and long titles on paper for the venue: what begins after midnight is on the sheet of its evening, feet keep clear."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from tests.unit.sheets.conftest import context_of
from tests.unit.sheets.test_cards import in_look, over

from progprint.sheets.context import Context
from progprint.sheets.handouts.days import glances, posters
from progprint.sheets.handouts.desk import Sheet
from progprint.sheets.handouts.door_sign import door_signs
from progprint.sheets.handouts.run_sheet import run_sheets
from progprint.sheets.handouts.screens import now_next
from progprint.sheets.handouts.tables import run_table, sign_in
from progprint.typeset.frame import Group, pieces, runs

Make = Callable[[Context], list[Sheet]]

TITLE = (
    "第九届海角与岛屿之间的灯塔守护者以及航标工程师联合年会暨青年水手与高校师生的公共服务创新实践案例发布"
    "与颁奖典礼二〇二八年春季大会（海角滨海会议中心一层与二层）"
)
NIGHT = """
conference: {title: 夜航会}
rooms: [{id: a, name: 望潮厅}, {id: b, name: 听涛室}]
tracks:
  - title: 潮汐
    room: a
    talks:
      - {title: 入夜, date: 2028-03-01, time: "22:00-23:30", speakers: [林一舟]}
      - {title: 子时, date: 2028-03-02, time: "00:00-01:30", speakers: [何二川]}
      - {title: 清晨, date: 2028-03-02, time: "09:00-10:00", speakers: [石三水]}
      - {title: 早班, date: 2028-03-02, room: b, time: "04:30-05:00", speakers: [石三水]}
"""


LONG = "关于我们怎样在一个夏天里把二十年的旧灯塔搬到新码头而没有一艘船发现的完整故事与经验"
FULL = (
    f"conference: {{title: {TITLE}}}\nrooms: [{{id: a, name: 望潮厅}}, {{id: b, name: 听涛室}}]\ntracks:\n"
    + "".join(
        f"  - {{title: 第{n}题, room: {room}, date: 2028-03-01, talks: [{{title: {LONG}, time: '{9 + n}:00-{9 + n}:40',"
        " speakers: [林一舟]}]}\n"
        for n, room in enumerate("abaaaaaaa")
    )
)


def _texts(sheet: Sheet) -> list[str]:
    """The texts of a sheet, from its head to its foot."""
    found = sorted(pieces(sheet.page.frame), key=lambda one: one[3])
    return [piece.text.strip() for _, piece, _, _ in found]


@pytest.mark.parametrize(("kind", "make"), [("door-sign", door_signs), ("run-sheet", run_sheets)])
def test_what_begins_after_midnight_is_on_the_sheet_of_its_evening(kind: str, make: Make) -> None:
    sheets = {sheet.name: _texts(sheet) for sheet in make(in_look(NIGHT, kind))}
    evening = sheets["望潮厅\u30002028-03-01"]

    assert evening.index("入夜") < evening.index("子时")
    assert "00:00" in evening
    assert "子时" not in sheets["望潮厅\u30002028-03-02"]
    assert "早班" in sheets["听涛室\u30002028-03-02"]


def test_the_table_and_the_screen_tell_the_day_of_the_calendar() -> None:
    rows = {row[4]: row[0] for row in csv.reader(io.StringIO(run_table(context_of(NIGHT))))}
    names = [sheet.name for sheet in now_next(in_look(NIGHT, "screen-wide"))]

    assert rows["子时"] == "2028-03-02"
    assert "望潮厅\u30002028-03-02\u30000000" in names


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("door-sign", door_signs),
        ("run-sheet", run_sheets),
        ("glance", glances),
        ("poster", posters),
        ("sign-in", sign_in),
    ],
)
def test_the_foot_of_a_conference_with_a_long_title_keeps_to_itself(kind: str, make: Make) -> None:
    """It stands on no other text, and it does not leave the sheet."""
    for sheet in make(in_look(FULL, kind)):
        frame = sheet.page.frame

        assert over(Group(0.0, 0.0, frame)) == []
        assert max(y + run.y + 0.15 * run.size for run, _, y in runs(frame)) <= frame.height


def test_a_day_of_few_items_is_set_larger_and_stays_on_its_sheet() -> None:
    """Two talks on a wall are read from further away; a day of many keeps the usual size."""
    few = "conference: {title: 夜航会}\nrooms: [{id: a, name: 望潮厅}]\ntracks:\n  - {title: 潮汐, room: a, talks: [TALKS]}\n"
    times = [(8 + n // 4, n % 4 * 15) for n in range(40)]
    rows = [
        f"{{title: 第{n}盏灯, date: 2028-03-01, time: '{hour:02d}:{minute:02d}-{hour:02d}:{minute + 10:02d}'}}"
        for n, (hour, minute) in enumerate(times)
    ]

    def sizes(count: int) -> tuple[int, float]:
        sheets = posters(in_look(few.replace("TALKS", ", ".join(rows[:count])), "poster"))
        return len(sheets), max(run.size for run, _, _ in runs(sheets[0].page.frame) if "灯" in run.text)

    (alone, large), (_, usual) = sizes(2), sizes(40)
    assert alone == 1
    assert large == pytest.approx(2.8 * usual)
