"""Exports of the sample conference: valid, whole, the same bytes, and read back by our own importers."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from progprint.agenda.load import load_text
from progprint.agenda.programme import Agenda, Person, Talk
from progprint.changes.programme import compare
from progprint.exchange import import_agenda
from progprint.exchange.formats import EXPORTS
from progprint.exchange.tables.headings import fields_of
from progprint.source.edit import to_yaml

if TYPE_CHECKING:
    from tests.conftest import Run

STAMP = datetime.datetime(2027, 5, 1, tzinfo=datetime.UTC)
AGENDA = """
conference: {title: 河港技术大会, date: 2027-03-01, timezone: Asia/Shanghai, url: "https://example.org"}
rooms: [{id: e, name: 东厅}, {id: w, name: 西厅}]
tracks:
  - id: sys
    title: 系统
    color: "#0A6CFF"
    room: e
    producer: {name: 南宫燕, org: 河港社}
    intro: 从下往上。
    talks:
      - id: tide
        title: "=潮水, 与“缓存”; [一]"
        subtitle: 一次故障
        time: 09:30-10:15
        speakers:
          - {name: 钟离秋, org: 河港社, job_title: 工程师, bio: 写编译器。, reading: zhōng lí qiū}
          - {name: 林帆, org: 青石大学}
        moderator: 何一鸣
        summary: {起因: 慢。, 做法: [先量, 后改]}
        takeaways: [一张图, 一个表]
        language: zh-Hans
        tags: [缓存, 故障]
        links: {讲义: "https://example.org/s"}
      - {id: night, title: 夜谈, type: panel, time: 23:30-00:30, room: [e, w], speakers: [林帆]}
      - {id: later, title: 待定的一讲, speakers: [钟离秋]}
sessions:
  - {id: tea, title: 茶歇, type: break, time: 10:15-10:30, room: all}
"""


@pytest.fixture(scope="module", name="agenda")
def _agenda() -> Agenda:
    loaded = load_text(AGENDA.encode(), "a.yaml")
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def _person(person: Person) -> tuple[object, ...]:
    words = (person.name, person.org, person.job_title)
    return (*(one.text if one else "" for one in words), tuple(p.words.text for p in person.bio))


def _facts(talk: Talk) -> tuple[object, ...]:
    """What a format that knows everything of a talk would give back; the form of its summary aside."""
    slot = talk.slot
    place = "all" if slot.all_rooms else tuple(sorted(room.name.text for room in slot.rooms))
    return (
        talk.id, talk.title.text, talk.type, talk.subtitle.text if talk.subtitle else "", slot.day, slot.start, slot.end, place,
        tuple(map(_person, talk.speakers)), tuple(one.name.text for one in talk.moderators), talk.language,
    )  # fmt: skip


def _again(data: bytes, form: str) -> Agenda:
    imported = import_agenda(data, f"x.{form}", form)
    assert imported.value is not None, imported.diagnostics
    loaded = load_text(imported.value.yaml().encode(), "x.yaml")
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


@pytest.mark.parametrize("form", ["xlsx", "csv", "frab-json"])
def test_what_is_exported_is_imported_again(agenda: Agenda, form: str) -> None:
    data, found = EXPORTS[form].write(agenda, STAMP, {})
    again = _again(data, form)
    timed = [talk for talk in (*agenda.talks, *agenda.sessions) if form != "frab-json" or talk.slot.start is not None]
    expected = {talk.id: _facts(talk) for talk in timed}

    assert {talk.id: _facts(talk) for talk in (*again.talks, *again.sessions)} == expected
    assert [one.code for one in found] == (
        ["export-untimed", "export-narrow"] if form == "frab-json" else ["export-narrow"]
    )
    assert "conference.url" in str(found[-1].params["names"])
    assert [[one.name.text for one in track.producers] for track in again.tracks] == [["南宫燕"]]
    tide = next(talk for talk in again.talks if talk.id == "tide")
    assert [one.text for one in tide.takeaways] == ([] if form == "frab-json" else ["一张图", "一个表"])


def test_a_spreadsheet_takes_no_cell_for_a_formula(agenda: Agenda) -> None:
    data, _ = EXPORTS["csv"].write(agenda, STAMP, {})
    text = data.decode()
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufeff编号,")
    assert [cell for row in rows for cell in row if cell[:1] in {"=", "+", "@"}] == []
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("title", ["=1+1", "＝1+1 的故事", "＋86", "－1 度", "＠所有人", "'=1+1", "'n' Roll"])
def test_a_title_like_a_formula_comes_back_as_it_was(title: str) -> None:
    text = to_yaml({"tracks": [{"title": "甲", "talks": [{"title": title, "speakers": ["于雨"]}]}]})
    agenda = load_text(text.encode(), "a.yaml").value
    assert agenda is not None
    data, _ = EXPORTS["csv"].write(agenda, STAMP, {})
    (row,) = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert row["议题"] == (title if title[1] == "n" else f"'{title}")
    made = import_agenda(data, "a.csv").value
    assert made is not None
    again = load_text(made.yaml().encode(), "b.yaml").value
    assert again is not None
    assert [talk.title.text for talk in again.talks] == [title]


def test_the_calendar_is_folded_and_escaped(agenda: Agenda) -> None:
    data, found = EXPORTS["ical"].write(agenda, STAMP, {})
    text = data.decode()
    unfolded = text.replace("\r\n ", "")

    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert r"SUMMARY:=潮水\, 与“缓存”\; [一]" in unfolded
    assert "DTSTART:20270301T013000Z\r\nDTEND:20270301T021500Z" in unfolded
    assert "DTSTART:20270301T153000Z\r\nDTEND:20270301T163000Z" in unfolded
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") == 3
    assert len(set(re.findall("UID:(.+)", unfolded))) == 3
    assert [one.code for one in found] == ["export-untimed", "export-narrow"]


def test_markdown_holds_everything_as_text(agenda: Agenda) -> None:
    text = EXPORTS["markdown"].write(agenda, STAMP, {})[0].decode()

    assert r"### 09:30-10:15 =潮水, 与“缓存”; \[一\]" in text
    assert all(
        words in text
        for words in ("待定的一讲", "起因：", "- 先量", "一个表", "全部会场", "**钟离秋**　河港社 工程师", "写编译器。")
    )


def test_the_schedule_keeps_the_rules_of_its_schema(agenda: Agenda) -> None:
    """Patterns and required fields of the C3VOC schema, draft of 2024, that are easily broken."""
    conference = json.loads(EXPORTS["frab-json"].write(agenda, STAMP, {})[0])["schedule"]["conference"]
    events = [event for day in conference["days"] for held in day["rooms"].values() for event in held]

    assert re.fullmatch(r"[a-z0-9_-][a-z0-9_]{3,}", conference["acronym"])
    assert (len(events), conference["daysCount"], len(conference["days"])) == (3, 1, 1)
    assert all(re.fullmatch(r"[a-z0-9_-]+[a-z0-9]", event["slug"]) for event in events)
    assert all(re.fullmatch(r"\d+:\d\d", event["duration"]) for event in events)
    assert [event["date"] for event in events if event["title"] == "夜谈"] == ["2027-03-01T23:30:00+08:00"]
    assert len({event["guid"] for event in events}) == 3
    assert {room["name"] for room in conference["rooms"]} == {"东厅", "西厅"}


def test_the_xml_says_the_same_as_the_json(agenda: Agenda) -> None:
    data, found = EXPORTS["frab-xml"].write(agenda, STAMP, {})
    again = _again(data, "frab-xml")
    talks = {talk.title.text: talk for talk in (*again.talks, *again.sessions)}

    assert [one.code for one in found] == ["export-untimed", "export-narrow"]
    assert sorted(talks) == sorted(["=潮水, 与“缓存”; [一]", "夜谈", "茶歇"])
    tide = talks["=潮水, 与“缓存”; [一]"]
    assert (tide.slot.start, tide.slot.end, tide.subtitle and tide.subtitle.text) == (570, 615, "一次故障")
    assert [one.name.text for one in tide.speakers] == ["钟离秋", "林帆"]
    assert tide.links == (("讲义", "https://example.org/s"),)


@pytest.mark.parametrize("form", list(EXPORTS))
def test_the_command_writes_every_format(form: str, tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")
    done = [progprint("export", form, "a.yaml", "-o", name) for name in ("x", "y")]

    assert [one.returncode for one in done] == [0, 0]
    assert (tmp_path / "x").read_bytes() == (tmp_path / "y").read_bytes()
    if form != "xlsx":
        assert "潮水" in (tmp_path / "x").read_text("utf-8")
        assert "茶歇" in progprint("export", form, "a.yaml").stdout
        assert "潮水" not in progprint("export", form, "a.yaml", "--talk", "later").stdout


def test_an_edit_in_the_workbook_is_the_only_change(agenda: Agenda) -> None:
    """Export, edit a cell, import: everything else is as it was."""
    data, _ = EXPORTS["xlsx"].write(agenda, STAMP, {})
    book = openpyxl.load_workbook(io.BytesIO(data))
    (cell,) = (cell for row in book["议程"].iter_rows() for cell in row if cell.value == "夜谈")
    cell.value = "夜谈（改期）"
    edited = io.BytesIO()
    book.save(edited)
    changes = compare(_again(data, "xlsx"), _again(edited.getvalue(), "xlsx"))

    assert [(one.kind, one.id, [field.name for field in one.fields]) for one in changes] == [
        ("changed", "night", ["title"])
    ]


@pytest.mark.parametrize("form", ["xlsx", "csv", "frab-json"])
def test_names_and_rooms_with_odd_marks_come_back(form: str) -> None:
    """A name is not parted at a slash or comma that our own table never puts between two."""
    text = """
conference: {title: 会, date: 2027-03-01}
tracks:
  - title: A / B
    talks:
      - {id: x, title: 一, time: 09:00-09:30, room: M / N, speakers: [{name: "Jason Ma, Ph.D."}, {name: Ada Byron / Some Lab}]}
sessions: [{id: y, title: 二, time: 10:00-10:30, room: M / N}]
"""
    loaded = load_text(text.encode(), "a.yaml").value
    assert loaded is not None
    changes = compare(loaded, _again(EXPORTS[form].write(loaded, STAMP, {})[0], form))

    assert [one for one in changes if one.kind != "conference"] == []  # of which rows say nothing


def test_the_empty_table_has_notes_and_lists(tmp_path: Path, progprint: Run) -> None:
    assert progprint("template", "xlsx").returncode == 0
    sheet = openpyxl.load_workbook(tmp_path / "programme.xlsx")["议程"]
    headings = [cell.value for cell in sheet[1]]

    assert {"专题", "议题", "讲师", "摘要"} <= set(headings)
    assert all(fields_of(str(heading), {}) for heading in headings)
    assert sheet.cell(1, headings.index("时间") + 1).comment is not None
    assert len(sheet.data_validations.dataValidation) == 2
    assert progprint("template", "xlsx").returncode == 2


def test_an_unknown_format_lists_those_there_are(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")
    done = progprint("export", "docx", "a.yaml")

    assert (done.returncode, "markdown" in done.stderr) == (2, True)
