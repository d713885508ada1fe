"""ACL's files, front matter, records, calendars, OPass's side files; what no format knows, and several files as one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from progprint.core.diagnostic import Severity
from progprint.exchange import import_agenda, import_all

EXPORTS = Path(__file__).parents[2] / "data/exports"


def _talks(data: Any) -> dict[str, Any]:
    held = [talk for track in data.get("tracks", ()) for talk in track["talks"]]
    return {talk["title"]: talk for talk in (*held, *data.get("sessions", ()))}


def _found(texts: dict[str, str], code: str) -> list[str]:
    outcome = import_all([(name, text.encode()) for name, text in texts.items()])
    return [str(d.params.get("names", "")) for d in outcome.diagnostics if d.code == code]


PROGRAMME = """
- title: Opening Remarks
  start_time: 2027-03-01 09:00:00
  end_time: 2027-03-01 09:30:00
- title: Session 1
  start_time: 2027-03-01 09:30:00
  end_time: 2027-03-01 11:00:00
  subsessions:
    - title: Gears
      start_time: 2027-03-01 09:30:00
      end_time: 2027-03-01 10:30:00
      chair: Pia Moor and Jan Kirk
      location: Annex
      papers:
        - {id: 3, start_time: 2027-03-01 09:30:00, end_time: 2027-03-01 09:50:00}
        - {id: 4}
"""
PAPERS = """
- id: 3
  title: Cogs of 100\\% Brass
  abstract: We tie \\emph{many}.
  authors:
    - {first_name: Greta, last_name: Vale, institution: Bridge College, email: m@example.org}
    - {first_name: Hugo, middle_name: B., last_name: Lind}
  file: 3.pdf
- {id: 4, title: Shafts, authors: [{first_name: Hugo, last_name: Lind}]}
- {id: 5, title: Springs, authors: [{first_name: Ada, last_name: Wirth}]}
"""
DETAILS = (
    "event_name: River Week\nanthology_venue_id: HD\nstart_date: 2027-03-01\nend_date: 2027-03-02\nlocation: Annex\n"
)


def test_an_acl_programme_has_its_papers_chairs_and_hours() -> None:
    files = {"program.yml": PROGRAMME, "papers.yml": PAPERS, "conference_details.yml": DETAILS}
    outcome = import_all([(name, text.encode()) for name, text in files.items()])
    assert outcome.value is not None, outcome.diagnostics
    data: Any = outcome.value.data
    by_title = _talks(data)
    cogs, names = by_title["Cogs of 100% Brass"], {who: one["name"] for who, one in data["people"].items()}

    assert [track["title"] for track in data["tracks"]] == ["Gears"]
    assert (cogs["time"], cogs["room"], cogs["summary"]) == ("09:30-09:50", "Annex", "We tie many.")
    assert [names[who] for who in (*cogs["speakers"], *cogs["moderator"])] == [
        "Greta Vale",
        "Hugo B. Lind",
        "Pia Moor",
        "Jan Kirk",
    ]
    assert "time" not in by_title["Shafts"]
    assert by_title["Shafts"]["extra"]["session time"] == "09:30-10:30"
    assert (data["conference"]["title"], data["conference"]["date"]) == ("River Week", "2027-03-01 ~ 2027-03-02")
    assert _found(files, "import-unscheduled") == ["5: Springs"]
    assert _found(files, "import-session-time") == ["Gears 09:30-10:30"]
    assert "m@example.org" not in outcome.value.yaml()


TALK = """+++
Talk_date = "2027-03-01"
Talk_start_time = "09:30"
Talk_end_time = "10:15"
Title = "潮水与缓存"
Type = "talk"
Speakers = ["zhong-li"]
slides = "https://example.org/s"
+++
先说缓存，
再说**潮水**。

* 一
"""
SPEAKER = '+++\nTitle = "钟离秋"\nType = "speaker"\ntwitter = "q"\n+++\n写编译器。\n'


def test_front_matter_is_a_talk_a_file() -> None:
    files = [("talks/tide.md", TALK.encode()), ("speakers/zhong-li.md", SPEAKER.encode())]
    outcome = import_all(files)
    assert outcome.value is not None, outcome.diagnostics
    data: Any = outcome.value.data
    (talk,) = data["sessions"]

    assert (talk["id"], talk["date"], talk["time"], talk["links"]) == (
        "tide",
        "2027-03-01",
        "09:30-10:15",
        {"slides": "https://example.org/s"},
    )
    assert talk["summary"] == "先说缓存，再说**潮水**。\n\n- 一"
    assert data["people"] == {"zhong-li": {"name": "钟离秋", "bio": "写编译器。", "extra": {"twitter": "q"}}}
    alone = import_agenda(TALK.encode(), "tide.md")
    assert [d.params["names"] for d in alone.diagnostics if d.code == "import-guessed"] == ["zhong-li → Zhong Li"]


@pytest.mark.parametrize(
    ("matter", "when"),
    [
        ("date: 2026-11-02T10:00:00Z", {}),
        ("date: 2027-03-01T10:00:00\nend: 2027-03-01T10:30:00", {"date": "2027-03-01", "time": "10:00-10:30"}),
        ("date: 2027-03-01\nstart: 10:00\nduration: 30", {"date": "2027-03-01", "time": "10:00-10:30"}),
        ("day: 2027-03-01", {"date": "2027-03-01"}),
        ("start: later", {}),
    ],
)
def test_the_date_of_a_page_is_not_that_of_a_talk(matter: str, when: dict[str, str]) -> None:
    outcome = import_agenda(f"---\ntitle: 一\nspeaker: 林帆\n{matter}\n---\n词。\n".encode(), "a.md")
    assert outcome.value is not None, outcome.diagnostics
    data: Any = outcome.value.data
    (talk,) = data["sessions"]

    assert {key: talk[key] for key in ("date", "time", "start") if key in talk} == when
    if not when:
        assert {d.code for d in outcome.diagnostics} & {"import-page-date", "import-undated"}
        assert str(talk["extra"].get("date") or talk["extra"].get("start")) in matter


def test_json_lines_are_records() -> None:
    lines = [
        {
            "title": "一",
            "speaker": "林帆",
            "start": "2027-03-01T09:30:00Z",
            "end": "2027-03-01T10:15:00Z",
            "score": 4.5,
        },
        {"title": "二", "speaker": "何一鸣", "start": "2027-03-01T10:30:00Z"},
    ]
    text = "\n".join(json.dumps(one, ensure_ascii=False) for one in lines) + "\n"
    outcome = import_agenda(text.encode(), "talks.jsonl")
    assert outcome.value is not None, outcome.diagnostics
    talks = _talks(outcome.value.data)

    assert (talks["一"]["time"], talks["一"]["extra"], talks["二"]["start"]) == (
        "09:30-10:15",
        {"score": "4.5"},
        "10:30",
    )
    assert [d.code for d in outcome.diagnostics if d.severity is Severity.WARNING] == ["import-columns", "import-utc"]
    broken = import_agenda((text + '{"title": \n').encode(), "talks.jsonl")
    assert [(d.code, d.params["line"]) for d in broken.diagnostics] == [("import-syntax", 3)]


def _programme() -> Any:
    outcome = import_agenda((EXPORTS / "programme.ics").read_bytes(), "x")
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value.data


def test_a_calendar_is_read_in_its_zone() -> None:
    data = _programme()
    talks = _talks(data)
    codes = {d.code: d for d in import_agenda((EXPORTS / "programme.ics").read_bytes(), "x").diagnostics}

    assert (talks["潮水与缓存, 一次故障"]["time"], talks["夜谈"]["time"]) == ("09:30-10:15", "23:30-00:30")
    assert "time" not in talks["全天展览"]
    assert (talks["全天展览"]["date"], "不来的一讲" in talks) == ("2027-03-02", False)
    assert (codes["import-repeats"].params["names"], codes["import-repeats"].severity) == ("晨跑", Severity.WARNING)
    assert "不来的一讲" in str(codes["import-left-out"].params["names"])
    assert "office@" not in json.dumps(data, ensure_ascii=False)


def test_a_calendar_that_is_cut_short_is_refused() -> None:
    whole = (EXPORTS / "programme.ics").read_bytes()
    cut = import_agenda(whole[: len(whole) // 2], "x.ics")

    assert [(d.code, d.variant) for d in cut.diagnostics] == [("import-syntax", "calendar")]


def test_what_a_calendar_writes_wrong_is_kept_and_named() -> None:
    event = "BEGIN:VEVENT\nUID:1\nSUMMARY:潮水\nDTSTART:soon\nDURATION:long\nEND:VEVENT\n"
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-TIMEZONE:Mars/Base\n{event}END:VCALENDAR\n"
    outcome = import_agenda(text.encode(), "x.ics")
    assert outcome.value is not None, outcome.diagnostics
    (talk,) = _talks(outcome.value.data).values()

    assert talk["extra"] == {"DTSTART": "soon", "duration": ["long"]}
    told = {d.code: d.params for d in outcome.diagnostics if d.severity is Severity.WARNING}
    assert {code: params.get("names") or (params["title"], params["text"]) for code, params in told.items()} == {
        "import-undated": ("潮水", "soon"),
        "import-unread": "Mars/Base, 潮水: DURATION",
    }


def test_opass_takes_topics_and_sponsors_from_beside_it() -> None:
    session = {
        "sessions": [
            {
                "id": "1",
                "type": "sys",
                "room": "E",
                "start": "2027-03-01T09:30:00+08:00",
                "end": "2027-03-01T10:15:00+08:00",
                "zh": {"title": "潮水"},
                "en": {"title": "Waves"},
                "speakers": [],
                "tags": [],
                "co_write": "https://example.org/pad",
                "slide": "https://example.org/s",
            }
        ],
        "session_types": [{"id": "sys", "zh": {"name": "系統"}, "en": {"name": "Systems"}}],
        "speakers": [],
        "rooms": [],
        "tags": [],
    }
    topics = {
        "tipics": [
            {
                "id": "sys",
                "image": "",
                "link": "",
                "name": {"en": "Systems", "zh-TW": "系統"},
                "intro": {"en": "Below.", "zh-TW": "從下往上。"},
            }
        ]
    }
    sponsors = [
        {
            "id": "h",
            "level": "gold",
            "image": "h.png",
            "link": "https://example.org",
            "name": {"en": "River", "zh-TW": "河港社"},
            "intro": {"en": "Bikes."},
        }
    ]
    files = {"session.json": session, "topics.json": topics, "sponsor.json": sponsors}
    outcome = import_all([(name, json.dumps(one).encode()) for name, one in files.items()])
    assert outcome.value is not None, outcome.diagnostics
    data: Any = outcome.value.data
    (track,) = data["tracks"]

    assert track["intro"] == {"zh": "從下往上。", "en": "Below."}
    assert (track["talks"][0]["links"], track["talks"][0]["extra"]["co_write"]) == (
        {"slide": "https://example.org/s"},
        "https://example.org/pad",
    )
    assert data["sponsors"][0]["name"] == {"zh": "河港社", "en": "River"}
    assert (data["sponsors"][0]["level"], data["sponsors"][0]["extra"]["intro"]) == ("gold", {"en": "Bikes."})


@pytest.mark.parametrize(
    ("text", "variant", "seen"),
    [
        ('{"menu": 1, "price": 2}', "json-object", "menu, price"),
        ('[{"dish": 1}, {"price": 2}]', "json-list", "dish, price"),
        ("<html><body>你好</body></html>", "xml", "html"),
        ("host: a\nport: 1\n", "yaml", "host, port"),
        ("明天见", "text", "明天见"),
        ('{"sessions": [{"user": "a", "ip": "b"}], "count": 1}', "json-object", "sessions, count"),
        ('[{"title": "椅子", "price": 3}]', "json-list", "title, price"),
        ('[{"title": "一篇博客", "date": "2027-03-01", "summary": "词"}]', "json-list", "title, date, summary"),
    ],
)
def test_what_no_format_knows_is_refused_with_what_was_seen(text: str, variant: str, seen: str) -> None:
    (found,) = import_agenda(text.encode(), "x").diagnostics

    assert (found.code, found.variant) == ("unknown-format", variant)
    assert set(str(found.params["seen"]).split(", ")) == set(seen.split(", "))


def test_talks_of_two_files_that_share_only_an_id_stay_two() -> None:
    one = {"id": "1", "title": "一", "speaker": "林帆", "start": "2027-03-01T09:30:00"}
    other = {"id": "1", "title": "二", "speaker": "何一鸣", "start": "2027-03-01T10:30:00"}
    outcome = import_all([("a.jsonl", json.dumps(one).encode()), ("b.jsonl", json.dumps(other).encode())])
    assert outcome.value is not None, outcome.diagnostics

    assert {title: talk["id"] for title, talk in _talks(outcome.value.data).items()} == {"一": "1", "二": "1-2"}


def test_one_empty_file_of_a_set_is_no_trouble() -> None:
    outcome = import_all([("sessions", (EXPORTS / "open-event.json").read_bytes()), ("sponsors", b"[]")])

    assert outcome.value is not None
    assert "import-empty-file" in {d.code for d in outcome.diagnostics}


def test_an_agenda_of_ours_is_no_page() -> None:
    """Its keys look like labels; read as a page it would lose all of its order."""
    talks = "  - title: 云\n    producer: 甲\n    talks:\n      - title: 一\n        time: 09:00-10:00\n"
    text = f"# an agenda\nconference:\n  title: 大会\ntracks:\n{talks}"
    outcome = import_agenda(text.encode(), "a.yaml")

    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["unknown-format"]
