"""Data of conference sites in YAML and JSON: never read as text for people, and each fact in its place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from progprint.core.diagnostic import Outcome
from progprint.exchange import Imported, import_agenda, import_all

SCHEDULE = """\
-
  date: "2027-03-05"
  dateReadable: "March 5"
  tracks:
    - {title: "Kernel", color: "#90be4e"}
    - {title: "Tools", color: "#03a9f4"}
  timeslots:
    - {
    \tstartTime: "09:00",
    \tendTime: "9:30",
    \tsessionIds: [001]
    }
    - {startTime: "9:30", endTime: "10:15", sessionIds: [002, 017]}
    - {startTime: "10:15", endTime: "11:00", sessionIds: [003, 017]}
    - {startTime: "11:00", endTime: "11:20", sessionIds: [307]}
"""
SESSIONS = """\
-
  id: 307
  title: "Coffee Break"
  place: "Hall"
  service: true
-
  id: 000
  title: ""
  description: ""
  subtype: presentation
  speakers: []
-
  id: 001
  title: "Welcome"
  service: true
-
  id: 002
  title: "Locks without tears"
  description: "First <b>part</b>"
  subtype: presentation
  speakers: [1, 9]
  language: en
  complexity: "Beginner"
-
  id: 003
  title: "Schedulers"
  speakers: [2]
-
  id: 017
  title: "A long workshop"
  subtype: workshop
  speakers: [2]
"""
SPEAKERS = """\
-
  id: 1
  name: "Rosa"
  surname: "Winter"
  company: "Acme"
  title: "Engineer"
  bio: "About her"
  thumbnailUrl: rosa.jpg
  rockstar: true
  social:
    - {name: "github", link: "https://github.com/rosa"}
-
  id: 2
  name: "Ida"
  surname: "Holt"
  rockstar: false
"""


def _talks(outcome: Outcome[Imported]) -> dict[str, Any]:
    assert outcome.value is not None, outcome.diagnostics
    data: Any = outcome.value.data
    held = [{**talk, "track": track["title"]} for track in data.get("tracks", ()) for talk in track["talks"]]
    return {talk["title"]: talk for talk in (*held, *data.get("sessions", ()))}


def _codes(outcome: Outcome[Imported]) -> list[str]:
    return [one.code for one in outcome.diagnostics]


def test_the_three_files_of_a_festival_are_one_agenda() -> None:
    files = [("schedule.yml", SCHEDULE), ("sessions.yml", SESSIONS), ("speakers.yml", SPEAKERS)]
    outcome = import_all([(name, text.encode()) for name, text in files])
    talks = _talks(outcome)

    assert outcome.value is not None
    assert outcome.value.format == "devfest"
    assert list(talks) == ["Locks without tears", "Schedulers", "A long workshop", "Welcome", "Coffee Break"]
    first = talks["Locks without tears"]
    assert (first["date"], first["time"], first["track"], first["speakers"]) == (
        "2027-03-05", "09:30-10:15", "Kernel", ["1"],
    )  # fmt: skip
    assert (first["summary"], first["tags"], first["language"]) == ("First part", ["Beginner"], "en")
    assert (talks["A long workshop"]["time"], talks["A long workshop"]["track"]) == ("09:30-11:00", "Tools")
    assert "track" not in talks["Welcome"]
    assert talks["Coffee Break"]["type"] == "break"
    people: Any = outcome.value.data["people"]
    assert people["1"]["name"] == "Rosa Winter"
    assert (people["1"]["org"], people["1"]["job_title"], people["1"]["extra"]) == (
        "Acme",
        "Engineer",
        {"photo": "rosa.jpg"},
    )
    unnamed = next(one for one in outcome.diagnostics if one.code == "import-unnamed")
    assert "Locks without tears: 9" in str(unnamed.params), "a speaker of whom there is no record is named"


def test_a_festival_s_records_by_their_ids_are_read_as_lists_are() -> None:
    schedule = {
        "2027-03-05": {
            "date": "2027-03-05",
            "tracks": [{"title": "A"}, {"title": "B"}],
            "timeslots": [
                {
                    "startTime": "09:00", "endTime": "09:40",
                    "sessions": [{"items": ["101"], "extend": 2}, {"items": ["102"]}],
                },
                {"startTime": "09:40", "endTime": "10:20", "sessions": [{"items": []}, {"items": ["103"]}]},
            ],
        }
    }  # fmt: skip
    sessions = {
        "101": {"title": "Long", "speakers": ["rosa"], "complexity": "Advanced"},
        "102": {"title": "Short", "speakers": []},
        "103": {"title": "Next", "speakers": ["rosa"]},
    }
    speakers = {"rosa": {"name": "Rosa Winter", "shortBio": "About her", "photoUrl": "/rosa.jpg", "socials": []}}
    files = {"schedule.json": schedule, "sessions.json": sessions, "speakers.json": speakers}
    talks = _talks(import_all([(name, json.dumps(value).encode()) for name, value in files.items()]))

    assert {title: (talk["track"], talk["time"]) for title, talk in talks.items()} == {
        "Long": ("A", "09:00-10:20"),
        "Short": ("B", "09:00-09:40"),
        "Next": ("B", "09:40-10:20"),
    }


NESTED = """\
- date: 2027-03-01
  slots:
    - time: "09:00-09:30"
      talks:
        - {title: Locks, speaker: Rosa Winter, room: East}
        - {title: Queues, speaker: Ida Holt, room: West}
    - {time: "09:30-10:00", title: '<a href="#x">Keynote: Ropes</a>', speaker: Ann Lee, sponsor: Acme}
    - time: "10:00-11:00"
      room: East
      title: Papers on knots
      chair: Zoe Ray
      papers:
        - {title: First paper, authors: "Rosa Winter*, Ida Holt"}
        - {title: Second paper, authors: "Ann Lee"}
    - {time: "11:00-11:20", session: Coffee}
"""


def test_talks_below_days_and_sessions_have_what_stands_above_them() -> None:
    outcome = import_agenda(NESTED.encode(), "schedule.yml")
    talks = _talks(outcome)

    assert outcome.value is not None
    assert outcome.value.format == "records"
    assert {talk.get("date") for talk in talks.values()} == {"2027-03-01"}
    assert [talks[title].get("time") for title in ("Locks", "Queues", "Keynote: Ropes", "Coffee")] == [
        "09:00-09:30", "09:00-09:30", "09:30-10:00", "11:00-11:20",
    ]  # fmt: skip
    assert talks["Keynote: Ropes"]["extra"] == {"sponsor": "Acme"}
    first, second = talks["First paper"], talks["Second paper"]
    assert first["track"] == second["track"] == "Papers on knots"
    assert ("time" in first, "time" in second) == (False, False), "an hour that two talks of a room share is neither's"
    assert first["extra"] == {"above time": "10:00-11:00"}
    assert first["speakers"] == ["Rosa-Winter", "Ida-Holt"]
    tracks: Any = outcome.value.data["tracks"]
    assert [track["producer"] for track in tracks] == ["Zoe-Ray"], "who presides over papers presides over their track"
    assert "import-columns" in _codes(outcome), "what is not known is named"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- id: 1\n  name: Ropes\n- id: 2\n  name: Knots\n", "unknown-format"),
        ("- title: Ropes\n  title: Knots\n  time: 9:00-10:00\n", "duplicate-key"),
        ("- {title: Ropes, speaker: Rosa\n- {title: Knots}\n", "yaml-syntax"),
        ("title: Ropes\nspeaker: Rosa\n09:00-10:00 Opening\n", ""),
        (
            "tracks:\n- title: Craft\n  talks:\n  - {title: Ropes, time: 9:00-10:00, speakers: [Rosa]}\n",
            "unknown-format",
        ),
    ],
)
def test_yaml_is_never_read_as_text_for_people(text: str, code: str) -> None:
    outcome = import_agenda(text.encode(), "schedule.yml")

    assert outcome.value is None
    assert not code or code in _codes(outcome)


def test_records_have_no_row_that_is_taken_for_headings_or_for_a_day() -> None:
    rows = [
        {
            "code": "A1",
            "title": "Speaker",
            "room": "Title",
            "start": "2027-03-01T09:00",
            "end": "2027-03-01T09:30",
            "a": 1,
        },
        {
            "code": "A2",
            "title": "2027-03-02",
            "room": "Time",
            "start": "2027-03-01T09:30",
            "b": 1,
            "c": 2,
            "d": 3,
            "e": 4,
        },
    ]
    talks = _talks(import_agenda(json.dumps(rows).encode(), "talks.json"))

    assert {title: (talk["date"], talk["room"]) for title, talk in talks.items()} == {
        "Speaker": ("2027-03-01", "Title"),
        "2027-03-02": ("2027-03-01", "Time"),
    }


def test_the_slot_of_a_talk_says_when_and_where_it_is() -> None:
    slot = {"id": 7, "start": "2027-03-01T09:00", "end": "2027-03-01T09:30", "room": {"id": 3, "name": "East"}}
    talk = {"id": "A1", "title": "Locks", "speakers": [{"name": "Rosa Winter"}], "slots": [slot]}
    talks = _talks(import_agenda(json.dumps({"talks": {"2027-03-01": [talk]}}).encode(), "talks.json"))

    assert talks["Locks"]["date"] == "2027-03-01"
    assert (talks["Locks"]["time"], talks["Locks"]["room"]) == ("09:00-09:30", "East")
    assert talks["Locks"]["id"] == "A1"
    assert talks["Locks"]["extra"] == {"slots id": "7", "room id": "3"}


SCRIPT = """\
import type { Session } from "./types";
export const schedule: Session[] = [
  { date: "2027-03-01", sessions: [
      { time: "09:00 - 09:30", title: "Locks", speaker: "Rosa Winter", room: "East" },
      { time: "09:30 - 10:00", title: `Queues`, speaker: { name: "Ida Holt", company: "Acme" }, room: "East" },
  ] },
];
"""
TABLES = """\
[[talks]]
title = "Locks"
speaker = "Rosa Winter"
room = "East"
date = 2027-03-01
time = "09:00-09:30"
[[talks]]
title = "Queues"
room = "East"
date = 2027-03-01
time = "09:30-10:00"
speaker = {name = "Ida Holt", company = "Acme"}
"""


@pytest.mark.parametrize(("name", "text"), [("schedule.ts", SCRIPT), ("schedule.toml", TABLES)])
def test_records_are_read_from_scripts_and_toml_too(name: str, text: str) -> None:
    outcome = import_agenda(text.encode(), name)
    talks = _talks(outcome)

    assert outcome.value is not None
    assert outcome.value.format == "records"
    assert {title: (talk["date"], talk["time"], talk["room"]) for title, talk in talks.items()} == {
        "Locks": ("2027-03-01", "09:00-09:30", "East"),
        "Queues": ("2027-03-01", "09:30-10:00", "East"),
    }
    people: Any = outcome.value.data["people"]
    assert [(who["name"], who.get("org")) for who in people.values()] == [("Rosa Winter", None), ("Ida Holt", "Acme")]


def test_all_that_the_records_of_people_and_rooms_say_is_kept() -> None:
    rosa = {"name": "Rosa Winter", "company": "Acme", "title": "Engineer", "twitter": "@rosa", "id": 3}
    ida = {"first_name": "Ida", "last_name": "Holt", "country": "NO"}
    rosa["full_name"] = "Rosa M. Winter"
    talk = {
        "title": "Locks",
        "start": "2027-03-01T09:00",
        "room": {"name": "East", "capacity": 80},
        "track": {"title": "Kernel", "color": "#123456"},
        "speakers": [rosa, ida],
        "tags": [{"name": "kernel", "color": "red"}, {"name": "c"}],
    }
    outcome = import_agenda(json.dumps([talk]).encode(), "talks.json")
    made = _talks(outcome)["Locks"]

    assert outcome.value is not None
    people: Any = outcome.value.data["people"]
    assert [(who["name"], who.get("org"), who.get("job_title")) for who in people.values()] == [
        ("Rosa Winter", "Acme", "Engineer"),
        ("Ida Holt", None, None),
    ]
    assert (made["room"], made["track"]) == ("East", "Kernel")
    assert made["tags"] == ["kernel", "c"]
    kept = made["extra"]
    assert kept.pop("tags records") == json.dumps(talk["tags"])
    assert kept == {
        "room capacity": "80", "track color": "#123456", "speakers twitter": "@rosa", "speakers id": "3",
        "kept: speakers full_name": "Rosa M. Winter", "speakers 2 country": "NO",
    }  # fmt: skip


def test_what_parts_lists_of_talks_is_kept() -> None:
    locks = {"title": "Locks", "start": "09:00", "speaker": "Rosa Winter", "date": "2027-03-01"}
    queues = {"title": "Queues", "start": "09:00", "speaker": "Ida Holt"}
    days = {"talks": {"Friday": {"east": [locks], "west": {"sessions": [queues]}}}}
    made = _talks(import_agenda(json.dumps(days).encode(), "talks.json"))

    assert {title: talk["extra"] for title, talk in made.items()} == {
        "Locks": {"above": "Friday › east"},
        "Queues": {"above": "Friday › west"},
    }


def test_a_page_of_the_whole_schedule_is_no_talk() -> None:
    page = "---\ntitle: Schedule\n---\n\nFriday\n\n- 09:00-09:30 Locks, Rosa Winter\n- 09:30-10:00 Queues, Ida Holt\n"
    outcome = import_agenda(page.encode(), "schedule.md")

    assert outcome.value is None or "Schedule" not in _talks(outcome)


def test_keys_that_hardly_two_records_share_are_kept_together() -> None:
    rows = [{"title": f"Talk {n}", "start": "2027-03-01T09:00", "room": "East", f"own {n}": n} for n in range(150)]
    talks = _talks(import_agenda(json.dumps(rows).encode(), "talks.json"))

    kept = {title: talk["extra"] for title, talk in talks.items()}
    assert kept["Talk 0"] == {"own 0": "0"}
    assert kept["Talk 149"] == {"more keys": json.dumps({"own 149": "149"})}
    assert all(f"{n}" in str(kept[f"Talk {n}"]) for n in range(150))


def test_what_is_no_record_among_records_is_told() -> None:
    outcome = import_agenda(
        b'["Welcome by the mayor", {"title": "Locks", "start": "09:00", "speaker": "Rosa Winter"}]', "t.json"
    )

    assert list(_talks(outcome)) == ["Locks"]
    assert "import-rows" in _codes(outcome)
    assert "Welcome by the mayor" in str(outcome.value and outcome.value.data)


def test_numbers_of_people_are_no_names() -> None:
    rows = [
        {"title": "Locks", "start": "09:00", "speakers": [53, 54]},
        {"title": "Queues", "start": "10:00", "speakers": [7]},
    ]
    outcome = import_agenda(json.dumps(rows).encode(), "talks.json")

    assert outcome.value is not None
    assert "people" not in outcome.value.data
    assert "import-people" in _codes(outcome)


def test_a_page_s_own_slot_says_when_its_talk_is() -> None:
    slot = "timeslot:\n  duration: 30\n  end: 2027-03-01 12:30:00+01:00\n  start: 2027-03-01 12:00:00+01:00\n"
    page = f"---\ntitle: Locks\nspeakers:\n- name: Rosa Winter\n{slot}---\nAbout locks.\n"
    talk = _talks(import_agenda(page.encode(), "locks.md"))["Locks"]

    assert (talk["date"], talk["time"]) == ("2027-03-01", "12:00-12:30")
