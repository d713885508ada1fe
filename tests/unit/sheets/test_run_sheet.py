"""The run sheet: start, end and minutes of every item of a room, on paper and in the table beside it."""

from __future__ import annotations

import csv
import io

import pytest
from tests.unit.sheets.conftest import context_of
from tests.unit.sheets.test_cards import in_look

from progprint.checks.layout import check_layout
from progprint.locale.language import words
from progprint.sheets.handouts.run_sheet import run_sheets
from progprint.sheets.handouts.tables import run_table
from progprint.typeset.frame import pieces, runs

AGENDA = """
conference: {title: 河港大会, date: 2027-03-01}
rooms: [{id: a, name: 望潮厅}]
tracks:
  - title: 河港
    room: a
    talks:
      - {title: 灯塔, time: 09:30-10:15, speakers: [林一舟]}
      - {title: 茶歇, type: break, start: 10:15, duration: 5min}
      - {title: 航标, time: 10:20-12:00, speakers: [何二川]}
      - {title: 夜航, time: 23:30-00:15, speakers: [石三水]}
      - {title: 缆绳, start: 12:30, speakers: [石三水]}
"""
MINUTES = {"灯塔": 45, "茶歇": 5, "航标": 100, "缆绳": None, "夜航": 45}


@pytest.mark.parametrize(("language", "pattern"), [("zh-Hans", "{} 分钟"), ("en", "{} min")])
def test_every_item_has_its_minutes(language: str, pattern: str) -> None:
    """From start to end, past midnight as well; without an end there are none."""
    context = context_of(AGENDA)._replace(words=words(language))
    wanted = {title: pattern.format(n) if n is not None else "" for title, n in MINUTES.items()}
    heads, *rows = csv.reader(io.StringIO(run_table(context).removeprefix("\ufeff")))
    length, title = heads.index(context.words.duration), heads.index(context.words.talk)
    assert {row[title]: row[length] for row in rows} == wanted

    (sheet,) = run_sheets(context)
    cells: dict[str, dict[str, str]] = {}
    for tag, piece, _, _ in pieces(sheet.page.frame):
        row, _, column = tag.key.rpartition(".")
        cells.setdefault(row, {})[column] = piece.text.strip()
    shown = {row["2"]: row.get("1", "") for row in cells.values() if row.get("2") in wanted}
    assert shown == wanted


def test_the_day_goes_by_the_clock() -> None:
    """Items stand in the order of time, whatever the order of the file."""
    rows = list(csv.reader(io.StringIO(run_table(context_of(AGENDA)))))[1:]

    assert [row[4] for row in rows] == ["灯塔", "茶歇", "航标", "缆绳", "夜航"]
    assert [row[2] for row in rows][:3] == ["09:30–10:15", "10:15–10:20", "10:20–12:00"]


@pytest.mark.parametrize("more", ["", "  - {title: 海图, talks: []}\n"])
def test_what_has_no_room_has_none_in_the_table_and_stands_below_the_conference(more: str) -> None:
    context = context_of(f"{AGENDA}{more}sessions: [{{title: 晚宴, time: 19:00-21:00}}]\n")
    rows = {row[4]: row[1] for row in csv.reader(io.StringIO(run_table(context)))}
    last = run_sheets(context)[-1]
    texts = [piece.text for _, piece, _, _ in pieces(last.page.frame)]

    assert (rows["灯塔"], rows["晚宴"]) == ("望潮厅", "")
    assert context.words.programme not in texts
    assert ("河港大会" if more else "河港") in texts
    assert last.name == "2027-03-01"


def test_a_long_name_with_a_long_organisation_can_be_read_in_its_line() -> None:
    """The name is three fifths of its size at least, and nothing of both is over the line."""
    name, org = (
        "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff Senior",
        "Federal Institute for Hydrographic Surveying",
    )
    context = in_look(AGENDA.replace("[林一舟]", f"[{{name: {name}, org: {org} and Maritime Safety}}]"), "run-sheet")
    (sheet,) = run_sheets(context)
    lines = {run.text: run for run, _, _ in runs(sheet.page.frame)}
    told = [run for text, run in lines.items() if "Wolfeschlegel" in text]

    assert min(run.size for run in told) >= 0.6 * lines["何二川"].size
    assert not any("Wolfe" in text and "Federal" in text for text in lines)
    assert [one.params for one in check_layout([sheet.page])] == []
