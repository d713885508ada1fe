"""Hub, pretalx's API, Open Event, Sessionize's views and KonOpas: read by their own marks, and nothing lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from progprint.agenda.load import load_text
from progprint.core.diagnostic import Source
from progprint.exchange import import_agenda, import_all
from progprint.exchange.formats import FORMATS
from progprint.exchange.look import Sniffed
from progprint.exchange.plain import prose

EXPORTS = Path(__file__).parents[2] / "data/exports"
FILES = {
    "hub.json": "hub",
    "pretalx.json": "pretalx",
    "open-event.json": "open-event",
    "sessionize-grid.json": "sessionize",
    "sessionize-groups.json": "sessionize",
    "konopas.json": "konopas",
    "records.json": "records",
    "programme.ics": "ical",
}
OLD = {
    "by-date.yaml": "by-date",
    "indico.json": "indico",
    "opass.json": "opass",
    "schedule.json": "frab-json",
    "schedule.xml": "frab-xml",
    "sessionize.json": "sessionize",
}
READ = {
    "hub.json": "LIGHTNING_TALK|MASTODON|SPEAKER|MODERATOR|TALK|east|sys|zh|CANCELED|7f1c0d52.*|#.*|不来的一讲|AAC",
    "pretalx.json": "confirmed|accepted|withdrawn|Talk|Workshop|zh-hans|True|CCC|撤回的一讲|演讲",
    "open-event.json": "accepted|withdrawn|Talk|Chinese|#.*|撤回的一讲",
    "sessionize-grid.json": "Track|Level|True|Accepted",
    "sessionize-groups.json": "Session format|Workshop|Accepted|Declined|谢绝的一讲|系统",
    "konopas.json": "",
    "records.json": "",
}
"""What is understood, or left out by its state and named, and so need not be in the agenda as it is typed."""


def _read(name: str) -> Any:
    outcome = import_agenda((EXPORTS / name).read_bytes(), name)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value.data


def _talks(data: Any) -> dict[str, Any]:
    held = [talk for track in data.get("tracks", ()) for talk in track["talks"]]
    return {talk["title"]: talk for talk in (*held, *data.get("sessions", ()))}


def _found(texts: dict[str, str], code: str) -> list[str]:
    outcome = import_all([(name, text.encode()) for name, text in texts.items()])
    return [str(d.params.get("names", "")) for d in outcome.diagnostics if d.code == code]


@pytest.mark.parametrize(("name", "form"), [*FILES.items(), *OLD.items()])
def test_every_format_knows_its_own_and_no_other_does(name: str, form: str) -> None:
    look = Sniffed(Source(name, (EXPORTS / name).read_text("utf-8")))

    assert next(one.name for one in FORMATS if one.loaded().knows(look)) == form
    assert {one.name for one in FORMATS if one.loaded().knows(look)} <= {form, "page", "records"}


@pytest.mark.parametrize("name", FILES)
def test_the_agenda_is_sound(name: str) -> None:
    outcome = import_agenda((EXPORTS / name).read_bytes(), name)
    assert outcome.value is not None
    loaded = load_text(outcome.value.yaml().encode(), "x.yaml")

    assert loaded.value is not None, loaded.diagnostics
    assert not loaded.failed


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif value not in (None, False, ""):
        yield str(value)


@pytest.mark.parametrize("name", READ)
def test_every_text_is_in_the_agenda(name: str) -> None:
    """Nothing is dropped: what has no place stands below extra. Times and numbers are read."""
    source = json.loads((EXPORTS / name).read_bytes())
    imported = import_agenda((EXPORTS / name).read_bytes(), name).value
    assert imported is not None
    written = re.sub(r"[\s*#]+", "", imported.yaml()).replace("-", "")
    known = rf"2027-.*|\d{{1,2}}:\d\d(-.*)?|\d{{1,4}}|{READ[name] or 'x'}"
    texts = [leaf for leaf in _leaves(source) if not re.fullmatch(known, leaf)]

    assert len(texts) > 5
    assert [
        text for text in texts for part in prose(text)[0].split("\n") if re.sub(r"[\s*#-]+", "", part) not in written
    ] == []


def test_the_hubs_references_are_followed_and_its_times_are_local() -> None:
    data = _read("hub.json")
    tide, night = data["tracks"][0]["talks"]

    assert (tide["date"], tide["time"], tide["room"]) == ("2027-03-01", "09:30-10:15", "east")
    assert data["rooms"][0]["name"] == "东厅"
    assert [data["people"][who]["name"] for who in (*tide["speakers"], *tide["moderator"])] == ["钟离秋", "何一鸣"]
    assert tide["summary"]["en"].endswith("Then the tide.")
    assert (data["conference"]["marks"], data["tracks"][0]["color"]) == ("true", "#0A6CFF")
    assert (night["type"], night["time"], night["room"]) == ("lightning", "23:40-00:20", "西厅")
    assert "不来的一讲" not in _talks(data)


def test_pretalx_tells_a_talk_once_for_each_of_its_slots() -> None:
    data = _read("pretalx.json")
    first, again = data["tracks"][0]["talks"]

    assert [(talk["id"], talk["date"], talk["time"]) for talk in (first, again)] == [
        ("AAA", "2027-03-01", "09:30-10:15"),
        ("AAA-2", "2027-03-02", "09:30-10:15"),
    ]
    assert first["summary"].split("\n\n")[1:] == ["## 为什么", "- 一\n- 二", "见 [这里](https://example.org/t)。"]
    assert (first["links"], first["tags"], first["room"]) == ({"讲义": "https://example.org/s"}, ["缓存"], "东厅")
    assert (data["sessions"][0]["title"], data["sessions"][0]["type"]) == ("没排上的一讲", "workshop")


def test_pretalx_lists_that_refer_to_each_other_are_one() -> None:
    talks = {
        "count": 1,
        "results": [
            {
                "code": "AAA",
                "title": "一",
                "speakers": ["SPKA"],
                "submission_type": 5,
                "track": 2,
                "state": "confirmed",
                "abstract": "",
                "slots": [7],
            }
        ],
    }
    files = {
        "talks.json": talks,
        "speakers.json": {"results": [{"code": "SPKA", "name": "林帆", "biography": "写。", "submissions": ["AAA"]}]},
        "rooms.json": {"results": [{"id": 9, "name": {"en": "East"}, "capacity": 80, "position": 1, "guid": None}]},
        "slots.json": {
            "results": [
                {
                    "id": 7,
                    "room": 9,
                    "start": "2027-03-01T01:30:00Z",
                    "end": "2027-03-01T02:15:00Z",
                    "submission": "AAA",
                }
            ]
        },
        "tracks.json": {
            "results": [{"id": 2, "name": {"en": "Systems"}, "color": "#123456", "requires_access_code": False}]
        },
        "types.json": {"results": [{"id": 5, "name": {"en": "Workshop"}, "default_duration": 60}]},
        "event.json": {
            "slug": "hg",
            "name": {"en": "River"},
            "date_from": "2027-03-01",
            "date_to": "2027-03-01",
            "timezone": "Asia/Shanghai",
        },
    }
    outcome = import_all([(name, json.dumps(one).encode()) for name, one in files.items()])
    assert outcome.value is not None, outcome.diagnostics
    data: Any = outcome.value.data
    (talk,) = data["tracks"][0]["talks"]

    assert (data["conference"]["title"], data["tracks"][0]["title"], talk["type"]) == ("River", "Systems", "workshop")
    assert (talk["time"], talk["room"], talk["speakers"]) == ("09:30-10:15", "East", ["SPKA"])
    assert data["people"]["SPKA"]["name"] == "林帆"
    alone = _found({"talks.json": json.dumps(talks)}, "import-unnamed")
    assert alone == ["一: SPKA"]


def test_a_page_of_a_longer_list_is_told() -> None:
    page = {
        "count": 40,
        "next": "https://example.org/?page=2",
        "results": [{"code": "AAA", "title": "一", "submission_type": "Talk", "state": "confirmed", "speakers": []}],
    }

    assert _found({"a.json": json.dumps(page)}, "import-pages") == ["a.json: 1 / 40"]


def test_open_event_is_read_with_all_that_lies_beside_it() -> None:
    sessions = [
        {
            "session_id": "T-1",
            "title": "齿轮",
            "start_time": "2027-04-10T01:15:00+00:00",
            "end_time": "2027-04-10T02:00:00+00:00",
            "track": 4,
            "microlocation": 3,
            "speakers": [{"id": 7, "name": "林帆"}],
            "type": "Talk",
        }
    ]
    files = {
        "sessions": sessions,
        "speakers": [
            {
                "id": 7,
                "name": "林帆",
                "organisation": "河港社",
                "position": "工程师",
                "long_biography": "<b>写</b>。",
                "sessions": [],
            }
        ],
        "tracks": [
            {
                "id": 4,
                "name": "手艺",
                "color": "#112233",
                "font_color": "#000000",
                "sessions": [],
                "description": "轮与轴。",
            }
        ],
        "microlocations": [{"id": 3, "name": "南厅", "floor": 1, "latitude": None, "longitude": None}],
        "sponsors": [
            {
                "name": "青石大学",
                "type": "金",
                "level": "1",
                "logo_url": "https://example.org/l.png",
                "url": "https://example.org",
            }
        ],
        "event": {
            "name": "河港日",
            "timezone": "Asia/Shanghai",
            "location_name": "南岸",
            "starts_at": "2027-04-10T09:00:00+08:00",
            "event_url": "https://example.org",
        },
    }
    outcome = import_all([(name, json.dumps(one).encode()) for name, one in files.items()])
    assert outcome.value is not None, outcome.diagnostics
    data: Any = outcome.value.data
    (talk,) = data["tracks"][0]["talks"]

    assert (talk["time"], data["rooms"][0]["name"], data["tracks"][0]["intro"]) == ("09:15-10:00", "南厅", "轮与轴。")
    assert data["people"]["7"] == {"name": "林帆", "org": "河港社", "job_title": "工程师", "bio": "写。"}
    assert (data["conference"]["title"], data["sponsors"][0]["level"]) == ("河港日", "金")
    alone: Any = import_all([("s", json.dumps(sessions).encode())]).value
    assert (alone.data["conference"]["timezone"], _talks(alone.data)["齿轮"]["time"]) == ("UTC", "01:15-02:00")
    assert _found({"s": json.dumps(sessions)}, "import-utc") == ["UTC"]


def test_two_sessions_of_one_name_for_all_rooms_are_one() -> None:
    data = _read("sessionize-grid.json")

    assert [(talk["title"], talk["room"]) for talk in data["sessions"]] == [("午餐", "all")]
    assert data["tracks"][0]["talks"][0]["tags"] == ["进阶"]


def test_one_key_of_two_people_makes_two_people() -> None:
    data = _read("konopas.json")
    tide, night = data["tracks"][0]["talks"]

    assert [data["people"][who]["name"] for who in (*tide["speakers"], *night["speakers"])] == [
        "钟离秋",
        "林帆",
        "南宫燕",
    ]
    assert (tide["time"], night["time"], data["sessions"][0]["start"]) == ("09:30-10:15", "23:30-00:30", "21:00")


def test_konopas_names_its_people_in_a_file_of_their_own() -> None:
    program = """var program = [{"id": "1", "title": "Cogs", "tags": ["Making"], "date": "2027-03-01", "time": "09:30",
        "mins": "45", "loc": ["Annex"], "people": [{"id": "31"}], "desc": ""}];"""
    people = """var people = [{"id": "31", "name": ["Greta", "Vale", "Dr", "Jr."], "prog": ["1"],
        "links": {"url": "https://example.org"}, "bio": "<i>Bikes</i>."}];"""
    outcome = import_all([("program.js", program.encode()), ("people.js", people.encode())])
    assert outcome.value is not None, outcome.diagnostics
    data: Any = outcome.value.data

    assert data["people"]["31"] == {
        "name": "Dr Greta Vale Jr.",
        "bio": "Bikes.",
        "links": {"url": "https://example.org"},
    }
    assert data["tracks"][0]["talks"][0]["speakers"] == ["31"]
