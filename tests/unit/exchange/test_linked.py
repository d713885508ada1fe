"""Data of sites: people, rooms and sessions that are named by their ids, halls and tracks by their names, the conference."""

from __future__ import annotations

from tests.lines import Lines

from progprint.exchange.read.nested import linked

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


def test_titles_in_two_languages_names_of_slots_and_days_beside_dates() -> None:
    made = Lines(
        (
            "a.json",
            """{"sessions": [{"title": {"en": "Oars", "zh": "桨"}, "start": "2027-05-21T09:00", "room": "Blue",
            "speakers": [{"name": "Ada Fox"}]}]}""",
        )
    )
    assert made.data["sessions"][0]["title"] == {"en": "Oars", "zh-Hans": "桨"}
    slots = "- {time: 09:00 - 09:30, name: Doors}\n- {time: 09:30 - 10:15, name: Oars, speakers: [{name: Ada Fox}]}\n"
    assert Lines(("a.yml", slots)).all == ["09:00-09:30 | Doors | =other", "09:30-10:15 | Oars | Ada Fox"]
    days = "- day: Thursday\n  date: May 27, 2027\n  sessions: [{time: 9:00 AM, title: Oars, speaker: Ada Fox}]\n"
    assert Lines(("a.yml", days)).all == ["2027-05-27 09:00 | Oars | Ada Fox"]
    wrong = Lines(("a.yml", days.replace("Thursday", "Monday")))
    assert wrong.all == ["09:00 | Oars | Ada Fox"]
    assert "Monday May 27, 2027" in wrong.told("import-undated")


def test_pages_of_a_folder_of_speakers_are_people_and_tables_of_a_site_are_read() -> None:
    talk = (
        '+++\ntitle = "Oars"\n[extra]\nspeakers = ["ada-fox"]\nroom = "Blue"\nstart = "2027-05-21T09:00"\n+++\nRow.\n'
    )
    person = '+++\ntitle = "Ada Fox"\n[extra]\ncompany = "Fox Labs"\n+++\nWrites.\n'
    for name in ("speakers/ada-fox.md", "speakers/ada-fox/index.md"):
        made = Lines(("talks/oars.md", talk), (name, person))
        assert made.all == ["2027-05-21 09:00 | Oars | @Blue | Ada Fox (Fox Labs)"]


def test_sessions_of_one_list_that_name_each_other_stay_sessions() -> None:
    """They are related, in a ring or not; each has its own slot."""
    at = {"date": "2027-05-01", "room": "Mill"}
    sessions = [
        {"id": "a", "title": "Oars", **at, "start": "10:00", "end": "10:30", "sessions": ["b"]},
        {"id": "b", "title": "Nets", **at, "start": "11:00", "end": "11:30", "sessions": ["a", "b"]},
    ]
    assert linked([{"sessions": sessions}]) == [{"sessions": sessions}]
