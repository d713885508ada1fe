"""Data of sites: people, rooms and sessions that are named by their ids, halls and tracks by their names, the conference."""

from __future__ import annotations

from tests.lines import Lines

TALKS = """\
- {title: Oars, speakers: [ada], start: "2027-05-21T09:00", end: "2027-05-21T09:45", room: Blue}
- {title: Sails, speakers: [ben, ada], start: "2027-05-21T10:00", end: "2027-05-21T10:45", room: Blue}
"""
PEOPLE = """\
ada: {name: Ada Fox, company: Fox Labs, job_title: CTO, bio: Writes.}
ben: {name: Ben Gale, company: Gale Inc}
cyd: {name: Cyd Dow, company: Dow Inc}
"""


def test_people_of_another_file_stand_where_their_ids_stood() -> None:
    made = Lines(("talks.yml", TALKS), ("speakers.yml", PEOPLE))
    assert made.all == [
        "2027-05-21 09:00-09:45 | Oars | @Blue | Ada Fox (Fox Labs, CTO)",
        "2027-05-21 10:00-10:45 | Sails | @Blue | Ben Gale (Gale Inc), Ada Fox (Fox Labs, CTO)",
    ]
    assert next(one for one in made.people.values() if one["name"] == "Ada Fox")["bio"] == "Writes."
    assert "Dow Inc" in {one.get("org") for one in made.people.values()}  # whom no talk names


def test_numbers_stand_for_people_and_rooms_of_the_same_file() -> None:
    file = """{"speakers": [{"id": 1, "name": "Ada Fox", "company": "Fox Labs"}], "rooms": [{"id": 7, "name": "Blue"}],
    "sessions": [{"id": 10, "title": "Oars", "speakers": [1], "room": 7, "startTime": "2027-05-21T09:00:00"}]}"""
    for text in (file, file.replace("\n", "")):
        made = Lines(("all.json", text))
        assert made.all == ["2027-05-21 09:00 | Oars | @Blue | Ada Fox (Fox Labs)"]
        assert "import-columns" not in {one.code for one in made.found}


def test_a_schedule_may_name_its_sessions() -> None:
    script = """module.exports = {
      speakers: { ada: { name: "Ada Fox", company: "Fox Labs" } },
      sessions: { s1: { title: "Oars", speakers: ["ada"] }, s2: { title: "Sails", speakers: ["ada"] } },
      schedule: [ { time: "09:00", sessions: ["s1"] }, { time: "10:00", sessions: ["s2"] } ]
    };"""
    assert Lines(("program.js", script)).all == [
        "09:00 | Oars | Ada Fox (Fox Labs)",
        "10:00 | Sails | Ada Fox (Fox Labs)",
    ]


def test_records_of_rooms_and_tracks_give_their_names_to_talks() -> None:
    made = Lines(
        (
            "a.json",
            """{"title": "Sea Conf", "days": [{"date": "2027-05-22", "tracks": [{"name": "Boats", "room": "Blue", "slots": [
            {"start": "09:00", "end": "09:30", "talk": {"title": "Oars", "speakers": ["Ada Fox"]}}]}]}]}""",
        )
    )
    assert made.all == ["# Boats", "2027-05-22 09:00-09:30 | Oars | @Blue | Ada Fox"]
    assert made.data["conference"]["title"] == "Sea Conf"
    rooms = "days:\n- date: 2027-05-21\n  rooms:\n  - name: Red\n    talks: [{time: '09:00', title: Oars, speaker: Ada Fox}]\n"
    assert Lines(("a.yml", rooms)).all == ["2027-05-21 09:00 | Oars | @Red | Ada Fox"]
    halls = '{"2027-05-21": {"Hall 1": [{"start": "09:00", "title": "Oars", "speakers": ["Ada Fox"]}]}}'
    assert Lines(("a.json", halls)).all == ["2027-05-21 09:00 | Oars | @Hall 1 | Ada Fox"]


def test_the_conference_beside_the_talks_tells_its_name_and_its_day() -> None:
    talks = '"schedule": [{"time": "9:00", "title": "Oars", "by": "Ada Fox"}]'
    made = Lines(("a.json", f'{{"event": {{"name": "Sea Conf", "date": "2027-05-21"}}, {talks}}}'))
    assert made.all == ["2027-05-21 09:00 | Oars | Ada Fox"]
    assert made.data["conference"]["title"] == "Sea Conf"
    assert "import-no-title" not in {one.code for one in made.found}
