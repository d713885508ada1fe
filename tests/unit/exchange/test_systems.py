"""Exports of talk systems: schedule.json and .xml, Sessionize, OPass. Everything is read, and nothing is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from progprint.agenda.load import load_text
from progprint.exchange import import_agenda
from progprint.exchange.plain import prose
from progprint.exchange.read.sessionize import affiliation
from progprint.locale.names import surname_first

EXPORTS = Path(__file__).parents[2] / "data/exports"
FILES = {
    "frab-json": "schedule.json",
    "frab-xml": "schedule.xml",
    "sessionize": "sessionize.json",
    "opass": "opass.json",
}
READ = {
    "frab-json": "lecture|zh|True",
    "sessionize": "Language|Track|Level|Session format|True|Ada|Byron|Countess, Engines, Ltd|工程师 @ 河港社|s[12]|中文|Workshop",
    "opass": "sys|Ev|sw|R9|空房|漢語|-|p3|Event",
}
"""Words of the exports that are understood, and so need not be kept: kinds, keys, marks, rooms that nobody uses."""


def _data(form: str) -> Any:
    outcome = import_agenda((EXPORTS / FILES[form]).read_bytes(), f"{form}.file")
    assert outcome.value is not None
    assert outcome.value.format == form
    return outcome.value.data


def _codes(form: str) -> set[str]:
    return {d.code for d in import_agenda((EXPORTS / FILES[form]).read_bytes(), "x").diagnostics}


@pytest.mark.parametrize("form", list(FILES))
def test_the_agenda_of_every_system_is_sound(form: str) -> None:
    outcome = import_agenda((EXPORTS / FILES[form]).read_bytes(), "x")
    assert outcome.value is not None
    loaded = load_text(outcome.value.yaml().encode(), "x.yaml")

    assert loaded.value is not None, loaded.diagnostics
    assert not loaded.failed
    assert {talk.title.text for talk in loaded.value.talks} >= {"潮水与缓存"} or form == "opass"
    (speaker, *_) = loaded.value.talks[0].speakers
    assert speaker.name.text in ("钟离秋", "鍾離秋")


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif value not in (None, False, ""):
        yield str(value)


@pytest.mark.parametrize("form", list(READ))
def test_every_text_is_in_the_agenda(form: str) -> None:
    """Nothing is dropped: what has no place stands below extra. Times and numbers are read, not kept."""
    source = json.loads((EXPORTS / FILES[form]).read_bytes())
    imported = import_agenda((EXPORTS / FILES[form]).read_bytes(), "x").value
    assert imported is not None
    written = re.sub(r"\s+", "", imported.yaml())
    texts = [
        leaf for leaf in _leaves(source) if not re.fullmatch(rf"2027-.*|\d{{1,2}}:\d\d|\d{{1,4}}|{READ[form]}", leaf)
    ]

    assert len(texts) > 10
    assert [
        text for text in texts for part in prose(text)[0].split("\n") if re.sub(r"\s+", "", part) not in written
    ] == []


def test_a_schedule_is_read_with_its_html_its_nights_and_its_links() -> None:
    data = _data("frab-json")
    first, night = data["tracks"][0]["talks"]
    (rest,) = data["sessions"]

    assert (first["id"], first["date"], first["time"], first["room"]) == ("AAA", "2027-03-01", "09:30-10:15", "东厅")
    assert first["summary"] == "先说缓存。\n\n- 一\n- 二\n\n见这里 (https://example.org/t)。"
    assert first["links"] == {"讲义": "https://example.org/s"}
    assert first["extra"]["answers"] == [{"question": "3", "answer": "素食"}]
    assert "do_not_record" not in first["extra"]
    assert (night["type"], night["time"], night["speakers"]) == ("panel", "23:30-00:30", ["1", "2"])
    assert data["people"]["1"] == {
        "name": "钟离秋",
        "bio": "写编译器。",
        "extra": {"avatar": "https://example.org/a.png"},
    }
    assert (rest["type"], rest["start"], rest["extra"]["end"]) == ("break", "10:00", "2027-03-02T12:00:00")
    assert data["conference"]["timezone"] == "Asia/Shanghai"
    assert {"import-html", "import-kept", "import-long", "import-kind"} <= _codes("frab-json")


def test_xml_is_read_as_json_is() -> None:
    talk = _data("frab-xml")["tracks"][0]["talks"][0]

    assert (talk["time"], talk["subtitle"], talk["language"]) == ("09:30-10:15", "一次故障", "zh-Hans")
    assert talk["links"] == {"讲义": "https://example.org/s"}
    assert talk["extra"]["recording"] == {"license": "CC", "optout": "false"}


def test_sessionize_is_joined_by_ids() -> None:
    data = _data("sessionize")
    talk, lunch = data["tracks"][0]["talks"][0], data["sessions"][0]

    assert (talk["type"], talk["room"], talk["tags"], talk["language"]) == ("workshop", "5", ["进阶"], "zh-Hans")
    assert talk["extra"]["需要什么"] == "投影仪"
    assert (lunch["type"], lunch["room"]) == ("break", "all")
    assert data["people"]["s1"]["org"] == "河港社"
    assert data["people"]["s2"]["name"] == "Ada Byron"
    assert {"import-guessed", "import-no-title"} <= _codes("sessionize")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("工程师 @ 河港社", ("工程师", "河港社")),
        ("Dev at Acme, Inc", ("Dev", "Acme, Inc")),
        ("Countess, Engines", ("Countess", "Engines")),
        ("教授", ("教授", "")),
        ("", ("", "")),
    ],
)
def test_a_tag_line_is_parted(line: str, told: tuple[str, str]) -> None:
    assert affiliation(line) == told


def test_opass_is_read_in_both_languages() -> None:
    data = _data("opass")
    talk, pause = data["tracks"][0]["talks"][0], data["sessions"][0]

    assert data["tracks"][0]["title"] == {"zh": "系統", "en": "Systems"}
    assert talk["title"] == {"zh": "潮水與快取", "en": "Tides and caches"}
    assert talk["summary"] == "先說快取。\n再說潮水。"
    assert (pause["type"], pause["room"]) == ("break", "all")
    assert [room["name"] for room in data["rooms"]] == ["大廳", "小廳"]
    assert data["people"]["p1"] == {
        "name": {"zh": "鍾離秋", "en": "Qiu"},
        "bio": "寫編譯器。",
        "extra": {"avatar": "https://example.org/1.png"},
    }
    assert data["people"]["p2"] == {"name": "林帆", "bio": "長一點的介紹。", "extra": {"bio": "短。"}}
    assert talk["speakers"] == ["p1", "p2"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"schedule": {"conference": {"days": [', "import-syntax"),
        ('{"schedule": {"conference": {"days": []}}}', "import-nothing"),
        ('{"schedule": 1, "conference": [' + "[" * 200_000, "import-syntax"),
        ("<schedule><conference>", "import-syntax"),
        ('<!DOCTYPE s [<!ENTITY a "b">]><schedule>&a;</schedule>', "import-syntax"),
        ('{"sessions": [], "speakers": []}', "import-nothing"),
        ('{"sessions": {"a": 1}, "session_types": 3}', "import-nothing"),
    ],
)
def test_what_is_no_schedule_is_refused(text: str, code: str) -> None:
    outcome = import_agenda(text.encode(), "x")

    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == [code]


@pytest.mark.parametrize(("year", "date"), [("2027", "2027-03-01"), ("", None)])
def test_a_programme_by_date_is_read(year: str, date: str | None) -> None:
    outcome = import_agenda((EXPORTS / "by-date.yaml").read_bytes(), "x.yaml", year=year)
    assert outcome.value is not None
    data: Any = outcome.value.data
    first, second, pause, last = data["sessions"]

    assert outcome.value.format == "by-date"
    assert (first["id"], first["time"], first["room"], first.get("date")) == ("tide", "09:30-10:15", "A", date)
    assert first["summary"] == "先说缓存。\n\n再说潮水。"
    assert first["extra"] == {"avatar": "/people/qiu.jpg", "keynote": "true", **({} if year else {"date": "3/1"})}
    assert second["speakers"] == ["heyiming", "linfan"]
    assert data["people"]["linfan"] == {"name": "林帆", "org": "青石大学"}
    assert pause["type"] == "break"
    assert (last["title"], last["extra"]["start"]) == ("待定", "下午")
    left = {d.params["text"] for d in outcome.diagnostics if d.code == "import-undated"}
    assert left == ({"下午"} if year else {"下午", "3/1"})


@pytest.mark.parametrize(
    ("name", "about", "told"),
    [
        ("奕嘉 苏", "", "苏奕嘉"),
        ("小海 欧阳", "", "欧阳小海"),
        ("苏 奕嘉", "", ""),
        ("高 峰", "", ""),
        ("峰 高", "", "高峰"),
        ("林 方", "方林是工程师。", "方林"),
        ("明远 于", "明远于上海工作。", ""),
        ("Ada Byron", "", ""),
        ("苏奕嘉", "", ""),
    ],
)
def test_names_the_western_way_round_are_turned(name: str, about: str, told: str) -> None:
    assert surname_first(name, about) == told


def test_a_turned_name_is_told() -> None:
    text = json.dumps(
        {"sessions": [{"id": "1", "title": "一", "speakers": ["a"]}], "speakers": [{"id": "a", "fullName": "奕嘉 苏"}]}
    )
    outcome = import_agenda(text.encode(), "x")

    assert outcome.value is not None
    assert outcome.value.data["people"] == {"a": {"name": "苏奕嘉"}}
    assert [d.params["names"] for d in outcome.diagnostics if d.code == "import-western"] == ["奕嘉 苏 → 苏奕嘉"]


def test_indico_makes_tracks_of_sessions_and_producers_of_conveners() -> None:
    """A contribution told twice is one, a block without any stands for itself, and what has no place is kept."""
    imported = import_agenda((EXPORTS / "indico.json").read_bytes(), "indico.json").value
    assert imported is not None
    assert imported.format == "indico"
    text = imported.yaml()
    agenda = load_text(text.encode(), "a.yaml")
    assert not agenda.failed
    assert agenda.value is not None
    (track,) = agenda.value.tracks
    assert (track.title.text, [p.name.text for p in track.producers]) == ("云与潮", ["于雨"])
    assert [talk.title.text for talk in track.talks] == ["潮水与缓存", "Second"]
    assert [talk.title.text for talk in agenda.value.sessions if talk.title] == ["Lunch", "Closing words"]
    assert "10:15-10:45" in text
    words = re.findall(r'": "([^"]*[A-Za-z\u4e00-\u9fff][^"]*)"', (EXPORTS / "indico.json").read_text("utf-8"))
    understood = {"Conference", "Session", "Contribution", "<p>甲<b>乙</b></p>", "雨", "于", "Doe, Jo", "Ada", "Moore"}
    assert [word for word in words if word not in understood and word not in text] == []
    assert all(word in text for word in ("甲乙", "于雨", "Ada Moore", "Doe, Jo", "board_number", "allowFull", "chairs"))
