"""Entries that say little, twice, or in another way than most."""

from __future__ import annotations

import datetime

import pytest

from progprint import checks
from progprint.agenda import zones
from progprint.agenda.load import load, load_text
from progprint.agenda.marks import read_marks
from progprint.agenda.programme import Agenda, Wording
from progprint.agenda.select import select
from progprint.agenda.texts import untranslated
from progprint.agenda.values import parse_duration
from progprint.checks.agenda import titles
from progprint.checks.content import numbers
from progprint.checks.glyphs import place_of
from progprint.checks.text import mojibake
from progprint.text.clusters import clusters
from progprint.text.punctuation import corrected, corrections


def _agenda(text: str) -> Agenda:
    outcome = load_text(text.encode(), "a.yaml")
    assert outcome.value is not None
    return outcome.value


def _codes(text: str) -> list[str]:
    outcome = load_text(text.encode(), "a.yaml")
    found = [d.code for d in outcome.diagnostics]
    return found + ([d.code for d in checks.run(outcome.value)] if outcome.value is not None else [])


TRACK = "tracks: [{title: 云, producer: 于雨, talks: [{title: 网, speakers: %s}]}]\n"


def test_people_who_say_nothing_are_nobody() -> None:
    text = 'people: [" ", {name: " "}, {name: 林帆}]\n' + TRACK % '["林帆", " ", {name: " "}]'
    names = [person.name.text for person in _agenda(text.replace("producer: 于雨, ", "")).people]
    assert names == ["林帆"]


def test_a_person_listed_twice_is_one_with_all_that_is_said() -> None:
    agenda = _agenda("people: [{name: 林帆, org: 社}, {name: 林帆, org: 社, bio: 简介}]\n" + TRACK % "林帆")
    (person,) = [one for one in agenda.people if one.name.text == "林帆"]
    assert person.bio[0].words.text == "简介"


def test_a_name_spelled_out_without_organisation_is_the_one_who_has_one() -> None:
    agenda = _agenda(TRACK % "[{name: 林帆, org: 社}, {name: 林帆, id: lf, bio: 简介}]")
    (person,) = [one for one in agenda.people if one.name.text == "林帆"]
    assert person.org is not None
    assert person.bio
    assert [one.id for one in agenda.talks[0].speakers] == [person.id]


@pytest.mark.parametrize(
    "people",
    [
        "{name: 林帆, org: 甲}, {name: 林帆, org: 乙}, 林帆",
        "{name: 林帆}, {name: 林帆, org: 乙}, {name: 林帆, org: 丙}, 林帆",
    ],
)
def test_a_name_of_several_people_is_unclear(people: str) -> None:
    assert "ambiguous-person" in _codes(TRACK % f"[{people}]")


def test_a_room_and_a_date_that_say_nothing() -> None:
    talk = TRACK.replace("speakers: %s", 'speakers: 林帆, room: [" ", a], date: [[x]]')
    text = 'rooms: [" ", {name: " "}, {id: a, name: 一厅}]\n' + talk
    assert [room.id for room in _agenda(text).rooms] == ["a"]


def test_extra_of_all_kinds_is_kept() -> None:
    assert _agenda("extra: {a: {b: [c]}}\n" + TRACK % "林帆").extra == {"a": {"b": ["c"]}}


def test_texts_of_languages_that_say_nothing_are_nothing() -> None:
    agenda = _agenda('conference: {title: 会, subtitle: {zh: " ", en: " "}}\n' + TRACK % "林帆")
    assert agenda.conference.subtitle is None


def test_a_selection_of_two_things_that_do_not_meet() -> None:
    agenda = _agenda(
        "tracks: [{title: 云, talks: [{title: 网, date: 2027-03-01}]}, {title: 雨, talks: [{title: 伞, date: 2027-03-02}]}]\n"
    )
    outcome = select(agenda, ["云"], [], ["2027-03-02"], [])
    assert [d.code for d in outcome.diagnostics] == ["nothing-selected"]


def test_an_edition_in_another_chinese_needs_no_translation() -> None:
    agenda = _agenda(TRACK % "林帆")
    assert untranslated(agenda, "zh-Hant") == []
    assert [d.code for d in untranslated(agenda, "en")] == ["missing-translation"]


def test_a_link_within_a_link_is_text() -> None:
    text, marks = read_marks("[见 https://a.b/c 处](https://x.y)")
    assert text == "见 https://a.b/c 处"
    assert [mark.target for mark in marks] == ["https://x.y"]


def test_minutes_alone_after_half_are_no_duration() -> None:
    assert parse_duration("半") is None
    assert parse_duration("半30分") is None
    assert parse_duration("1小时半") == 90


def test_a_system_without_zones_judges_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: str) -> None:
        raise ValueError

    monkeypatch.setattr("zoneinfo.ZoneInfo", none)
    assert zones.zone.__wrapped__("Mars/Olympus") is datetime.UTC, "what is remembered is another test's too"


# -- checks


def test_one_track_twice_at_once_in_one_room_is_an_overlap_and_no_conflict() -> None:
    first = "{title: 甲, speakers: 林帆, time: 09:00-10:00}, "
    text = "rooms: [{id: a, name: 一厅}]\ntracks:\n  - {title: 云, producer: 于雨, room: a, talks: [" + first
    text += "{title: 乙, speakers: 林帆, time: 09:30-10:30}]}\n"
    found = _codes(text)
    assert "overlap" in found
    assert "room-conflict" not in found
    assert "double-booked" not in found


def test_tracks_without_titles_are_not_alike() -> None:
    agenda = _agenda("tracks: [{title: 云, talks: []}, {title: 云, talks: []}]\n")
    assert [d.code for d in titles(agenda)] == ["duplicate-title"]
    bare = agenda._replace(tracks=tuple(track._replace(title=Wording("")) for track in agenda.tracks))
    assert list(titles(bare)) == []


def test_words_without_a_place_have_none() -> None:
    assert place_of(Wording("云"), "云") is None


def test_a_circle_goes_no_further_than_twenty() -> None:
    items = "\n".join(f"          {chr(0x245F + n)}第{n}" for n in range(1, 21)) + "\n          21. 末"
    text = (
        f"tracks:\n  - title: 云\n    talks:\n      - title: 网\n        speakers: 林帆\n        summary: |\n{items}\n"
    )
    assert list(numbers(_agenda(text))) == []


@pytest.mark.parametrize("text", ["é" * 5, "\u00ff" * 4, "æ\u0080\u0020" * 3, "ä·€" * 2])
def test_accents_in_a_row_are_no_mojibake(text: str) -> None:
    assert mojibake(text) is None


@pytest.mark.parametrize("letters", ["äöüäö", "ééçèô", "a\u0308o\u0308ä\u0308o", "Ã¤Ã¶"])
def test_no_character_behind_such_letters_is_a_bug(letters: str) -> None:
    """℃ was, as everything between the characters of Windows-1252."""
    for number in (*range(0x20, 0x2600), *range(0x2600, 0xD800, 97), 0xFFFD, 0x1F600):
        mojibake(letters + chr(number))
        mojibake(letters + chr(number) * 2 + letters)


def test_quotes_count_line_by_line() -> None:
    assert corrected("他说”云\n”雨“") == "他说”云\n“雨”"
    assert not [c for c in corrections('a "b" "云" c"d') if c.rule == "straight-quotes"]
    assert corrected('"x"云"y"') == '"x"云"y"'
    assert corrected('x "云" 和 "雨" y') == "x “云” 和 “雨” y"


def test_overlapping_corrections_are_made_one_after_the_other() -> None:
    assert corrected("基于基于基于基于基于云") == "基于云"
    assert corrected("云(a雨,雪)") == "云（a雨，雪）"


def test_no_text_has_no_clusters() -> None:
    assert clusters("") == []


TALK = "tracks: [{title: 云, talks: [{title: 网, speakers: [lin, yu]}]}]\n"
TABLE, LIST = "people: {lin: {name: 林帆}}\n", "people: [{id: yu, name: 于雨}]\n"


@pytest.mark.parametrize(("first", "second"), [(TABLE, LIST), (LIST, TABLE)])
def test_a_table_and_a_list_of_people_in_two_files_are_one(first: str, second: str) -> None:
    found = load([("1.yaml", first.encode()), ("2.yaml", (second + TALK).encode())])
    assert found.value is not None
    assert not found.failed
    assert sorted((one.id, one.name.text) for one in found.value.people) == [("lin", "林帆"), ("yu", "于雨")]


def test_an_id_in_both_is_told() -> None:
    found = load([("1.yaml", TABLE.encode()), ("2.yaml", (LIST.replace("yu", "lin") + TALK).encode())])
    assert "duplicate-id" in [one.code for one in found.diagnostics]
