"""schedule.xml and schedule.json as programs really write them: every event at its time, or named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from progprint.agenda.load import load_text
from progprint.core.diagnostic import Diagnostic, Severity
from progprint.exchange import import_agenda


def _read(text: str | bytes) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Talks and sessions by title, and what was said; what was read is an agenda that can be built."""
    outcome = import_agenda(text if isinstance(text, bytes) else text.encode(), "s.xml")
    assert outcome.value is not None, outcome.diagnostics
    loaded = load_text(outcome.value.yaml().encode(), "a.yaml")
    assert not loaded.failed, loaded.diagnostics
    data: Any = outcome.value.data
    talks = [talk for track in data.get("tracks", []) for talk in track["talks"]] + data.get("sessions", [])
    return {talk["title"]: talk for talk in talks} | {"": data}, list(outcome.diagnostics)


def _event(title: str, **fields: str) -> str:
    number = sum(map(ord, title))
    inside = "".join(f"<{name}>{value}</{name}>" for name, value in {"title": title, **fields}.items())
    return f'<event id="{number}">{inside}<persons><person id="{number}">Nora {title}</person></persons></event>'


def _xml(events: str, day: str = 'date="2027-05-08"', conference: str = "") -> str:
    return (
        f"<schedule><conference><title>Moor Days</title>{conference}</conference>"
        f"<day {day}><room name='Mill'>{events}</room></day></schedule>"
    )


def _when(talk: dict[str, Any]) -> str:
    return f"{talk.get('date', '')} {talk.get('time') or talk.get('start', '')}".strip()


def _left(found: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(d.variant, str(d.params["text"])) for d in found if d.code == "import-undated"]


@pytest.mark.parametrize(
    ("fields", "day", "conference", "when"),
    [
        ({"start": "10:15", "duration": "00:45"}, 'date="2027-05-08"', "", "2027-05-08 10:15-11:00"),
        ({"date": "2027-05-08", "start": "10:15", "duration": "0:45"}, 'date="2027-05-08"', "", "2027-05-08 10:15-11:00"),
        ({"date": "2027-05-08T10:15:00+02:00", "start": "10:15", "duration": "0:45"}, 'date="2027-05-08"', "",
        "2027-05-08 10:15-11:00"),
        ({"date": "2027-05-08T10:15:00", "duration": "0:45:00"}, 'date="2027-05-08"', "", "2027-05-08 10:15-11:00"),
        ({"date": "2027-05-08T04:45:00Z", "start": "10:15", "duration": "45"}, "",
        "<time_zone_name>Asia/Kolkata</time_zone_name>",
         "2027-05-08 10:15-11:00"),
        ({"date": "2027-05-08T20:30:00Z", "start": "02:00", "duration": "00:45"}, 'date="2027-05-08"',
         "<time_zone_name>Asia/Kolkata</time_zone_name>", "2027-05-09 02:00-02:45"),
        ({"date": "2027-05-08T04:45:00+00:00", "start": "10:15", "duration": "00:45"}, 'date="2027-05-08"', "",
        "2027-05-08 10:15-11:00"),
        ({"start": "01:30", "duration": "00:30"}, 'date="2027-05-08"', "<day_change>04:00:00</day_change>",
        "2027-05-09 01:30-02:00"),
        ({"start": "01:30", "duration": "00:30"},
        'date="2027-05-08" start="2027-05-08T10:00:00+02:00" end="2027-05-09T03:00:00+02:00"', "",
         "2027-05-09 01:30-02:00"),
        ({"start": "08:30", "duration": "00:30"}, 'date="2027-05-08"', "<day_change>09:00:00</day_change>",
        "2027-05-08 08:30-09:00"),
        ({"date": "2027-05-08T23:30:00+02:00", "start": "23:30", "duration": "01:00"}, 'date="2027-05-08"', "",
        "2027-05-08 23:30-00:30"),
        ({"date": "2027-05-08T22:00:00+02:00", "start": "22:00", "duration": "02:00"}, 'date="2027-05-08"', "",
        "2027-05-08 22:00-24:00"),
    ],
)  # fmt: skip
def test_an_event_is_when_its_file_says(fields: dict[str, str], day: str, conference: str, when: str) -> None:
    talks, found = _read(_xml(_event("Peat", **fields), day, conference))

    assert _when(talks["Peat"]) == when
    assert [d.code for d in found if d.severity is not Severity.NOTE] == []


@pytest.mark.parametrize(
    ("fields", "when", "left"),
    [
        (
            {"date": "2027-05-08T10:15:00+02:00", "start": "11:30"},
            "",
            [("contradiction", "2027-05-08T10:15:00+02:00"), ("contradiction", "11:30")],
        ),
        ({"date": "2027-05-08T10:15:00+02:00", "start": "soon"}, "2027-05-08 10:15", [("", "soon")]),
        ({"date": "May", "start": "10:15"}, "2027-05-08 10:15", [("", "May")]),
        ({"date": "2027-05-20T10:15:00", "start": "10:15"}, "2027-05-20 10:15", [("other-day", "2027-05-20T10:15:00")]),
        ({"start": "01:30"}, "2027-05-08 01:30", [("early", "01:30")]),
        ({"start": "10:15", "duration": "a while"}, "2027-05-08 10:15", [("", "a while")]),
        ({"duration": "00:45"}, "2027-05-08", [("no-start", "00:45")]),
    ],
)
def test_what_does_not_agree_is_kept_and_named(fields: dict[str, str], when: str, left: list[tuple[str, str]]) -> None:
    talks, found = _read(_xml(_event("Peat", **fields)))

    assert (_when(talks["Peat"]), _left(found)) == (when, left)
    kept = [text for why, text in left if why not in {"other-day", "early"}]
    assert [text for text in kept if text in talks["Peat"].get("extra", {}).values()] == kept


def test_a_night_stands_on_its_date_and_is_told() -> None:
    late = _event("Owls", start="23:00", duration="00:30") + _event("Moths", start="00:30", duration="00:30")
    talks, found = _read(_xml(late))

    assert [_when(talks[title]) for title in ("Owls", "Moths")] == ["2027-05-08 23:00-23:30", "2027-05-09 00:30-01:00"]
    assert [d.params["names"] for d in found if d.code == "import-night"] == ["Moths → 05-09 00:30"]


def test_an_event_of_several_days_keeps_its_end_beside_it() -> None:
    events = _event("Camp", start="10:00", duration="1:02:30") + _event("Peat", start="10:15", duration="00:45")
    talks, found = _read(_xml(events))

    assert (_when(talks["Camp"]), talks["Camp"]["extra"]["end"]) == ("2027-05-08 10:00", "2027-05-09T12:30:00")
    assert [(d.severity, d.params["title"]) for d in found if d.code == "import-long"] == [(Severity.WARNING, "Camp")]


@pytest.mark.parametrize(
    ("end", "when", "left"), [("2027-05-08", "10:00-11:20", []), ("2027-05-12", "10:00", [("", "1:20:00")])]
)
def test_days_or_hours_first_is_what_fits_the_conference(end: str, when: str, left: list[tuple[str, str]]) -> None:
    events = _event("Camp", start="10:00", duration="1:20:00") + _event("Peat", start="10:15", duration="00:45")
    talks, found = _read(_xml(events, conference=f"<end>{end}</end>"))

    assert (_when(talks["Camp"]), _left(found)) == (f"2027-05-08 {when}", left)


def test_events_outside_of_rooms_are_not_lost() -> None:
    nameless = (
        f"<room>{_event('Fen', start='12:00')}</room><room name=''>{_event('Bog', start='13:00', room='Barn')}</room>"
    )
    day = f"<day date='2027-05-08'>{_event('Heath', start='11:00')}{nameless}</day>"
    talks, _ = _read(f"<schedule><conference><title>Moor Days</title></conference>{day}{_event('Moor')}</schedule>")

    assert {title: talk.get("room", "") for title, talk in talks.items() if title} == {
        "Heath": "",
        "Fen": "",
        "Bog": "Barn",
        "Moor": "",
    }


def test_links_and_records_may_be_elements() -> None:
    links = (
        "<links><link href='https://example.org/a'>Peat book</link><link><url>https://example.org/b</url><title>Map</title></link>"
        "<link href='https://example.org/c'><type>related</type><title>Film</title></link></links>"
    )
    event = _event("Peat", start="10:15").replace(
        "</event>", f"{links}<answers><answer><q>a</q></answer><answer><q>b</q></answer></answers></event>"
    )
    talk = _read(_xml(event))[0]["Peat"]

    assert talk["links"] == {
        f"{name}": f"https://example.org/{end}" for name, end in (("Peat book", "a"), ("Map", "b"), ("Film", "c"))
    }
    assert "related" in str(talk["extra"]["links"])
    assert talk["extra"]["answers"] == {"answer": [{"q": "a"}, {"q": "b"}]}


def test_a_document_type_is_text_inside_cdata_and_comments_only() -> None:
    inside = (
        _xml(_event("Peat", start="10:15", description="<![CDATA[<!DOCTYPE html><p>From a page.</p>]]>"))
        + "<!-- <!DOCTYPE x> -->"
    )
    assert _read(inside)[0]["Peat"]["summary"].endswith("From a page.")
    for trap in ("<!DOCTYPE s>", "<!-- a --><!DOCTYPE s [<!ENTITY a 'b'>]>", "<?xml version='1.0'?><!DOCTYPE s>"):
        refused = import_agenda((trap + _xml(_event("Peat"))).encode(), "s.xml")
        assert [(d.code, d.variant) for d in refused.diagnostics] == [("import-syntax", "doctype")]


@pytest.mark.parametrize("char", ["\x7f", "\x00", "\x0b", "\x85", "&#11;", "&#x7F;"])
def test_a_stray_control_character_is_a_blank_and_is_named(char: str) -> None:
    talks, found = _read(_xml(_event("Peat", start="10:15", abstract=f"Dug{char}up.")))

    assert " ".join(talks["Peat"]["summary"].split()) == "Dug up."
    assert [(d.code, d.severity) for d in found if "control" in d.code] == [("control-character", Severity.WARNING)]


@pytest.mark.parametrize(
    ("name", "codec", "title"),
    [
        ("ISO-8859-1", "latin-1", "Träume"),
        ("windows-1252", "cp1252", "Moor “Days”"),
        ("GB2312", "gb18030", "沼泽"),
        ("Big5", "cp950", "沼澤"),
    ],
)
def test_a_declared_encoding_is_read(name: str, codec: str, title: str) -> None:
    text = f'<?xml version="1.0" encoding="{name}"?>' + _xml(_event("Peat", start="10:15", subtitle=title))

    assert _read(text.encode(codec))[0]["Peat"]["subtitle"] == title


def test_an_encoding_that_is_not_declared_is_refused() -> None:
    outcome = import_agenda(_xml(_event("Träume")).encode("latin-1"), "s.xml")

    assert [d.code for d in outcome.diagnostics] == ["encoding"]


def test_a_zone_that_nobody_knows_is_kept_and_named() -> None:
    talks, found = _read(_xml(_event("Peat", start="10:15"), conference="<time_zone_name>Moor/Time</time_zone_name>"))

    assert talks[""]["conference"]["extra"]["time_zone_name"] == "Moor/Time"
    assert [d.severity for d in found if d.code == "import-zone"] == [Severity.WARNING]


def test_json_may_have_a_list_of_rooms_and_events_below_the_day() -> None:
    events = [{"title": "Fen", "start": "12:00", "duration": "0:30"}]
    day = {
        "date": "2027-05-08",
        "rooms": [{"name": "Barn", "events": [{"title": "Bog", "start": "9:00"}]}],
        "events": events,
    }
    talks, _ = _read(json.dumps({"schedule": {"conference": {"title": "Moor", "days": [day]}}}))

    assert [(_when(talks[title]), talks[title].get("room", "")) for title in ("Bog", "Fen")] == [
        ("2027-05-08 09:00", "Barn"),
        ("2027-05-08 12:00-12:30", ""),
    ]


def test_times_of_utc_without_a_zone_are_told_as_such() -> None:
    talks, found = _read(_xml(_event("Peat", date="2027-05-08T10:15:00Z", duration="00:45")))

    assert (_when(talks["Peat"]), talks[""]["conference"]["timezone"]) == ("2027-05-08 10:15-11:00", "UTC")
    assert "import-guessed" in {d.code for d in found}


def test_moments_of_utc_among_others_are_told_in_local_time() -> None:
    """A schedule that is put together from others mixes offsets."""
    others = "".join(_event(f"Peat {n}", date=f"2027-05-08T1{n}:00:00+02:00") for n in range(2))
    talks, found = _read(_xml(others + _event("Heath", date="2027-05-08T07:30:00+00:00")))
    again, _ = _read(_xml(others + _event("Heath", date="2027-05-08T07:30:00+00:00", start="09:30")))

    assert {_when(talks["Heath"]), _when(again["Heath"])} == {"2027-05-08 09:30"}
    assert _when(talks["Peat 1"]) == "2027-05-08 11:00"
    assert [d.params["names"] for d in found if d.code == "import-guessed"] == ["UTC +2:00"]


def test_a_zone_may_be_named_by_its_city() -> None:
    talks, _ = _read(
        _xml(_event("Peat", date="2027-05-08T08:15:00Z"), conference="<time_zone_name>Berlin</time_zone_name>")
    )

    assert (talks[""]["conference"]["timezone"], _when(talks["Peat"])) == ("Europe/Berlin", "2027-05-08 10:15")


@pytest.mark.parametrize(
    ("abstract", "marks", "summary"),
    [
        (
            "Built on [Gluon](https://gluon.example/) and `utk`.",
            "true",
            "Built on [Gluon](https://gluon.example/) and `utk`.",
        ),
        ("## Why\n[Here](https://a.example/)", "true", "## Why\n[Here](https://a.example/)"),
        ("Built on **Rust**, it rains.", "true", "Built on **Rust**, it rains."),
        ("2 * 3 * 4 and [1] (see below)", None, "2 * 3 * 4 and [1] (see below)"),
    ],
)
def test_texts_with_links_of_markdown_are_read_as_markdown(abstract: str, marks: str | None, summary: str) -> None:
    """pretalx lets its speakers write Markdown, which is no text to print as it is typed."""
    event = {"id": 1, "title": "Rain", "start": "10:00", "duration": "0:30", "abstract": abstract}
    day = {"date": "2027-05-08", "rooms": {"Mill": [event]}}
    talks, _ = _read(json.dumps({"schedule": {"conference": {"title": "Moor Days", "days": [day]}}}))

    assert talks[""]["conference"].get("marks") == marks
    assert talks["Rain"]["summary"] == summary
