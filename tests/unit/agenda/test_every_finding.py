"""Every finding about an agenda: its code and its place, which ``▸`` marks in the agenda that has the fault."""

from __future__ import annotations

import pytest

from progprint import checks
from progprint.agenda.load import load, load_text
from progprint.agenda.select import select

MARK = "▸"
DAY = "conference: {title: 会, date: 2027-03-01, timezone: Europe/Berlin}\n"
TWO = "conference: {title: 会, date: 2027-03-01 ~ 2027-03-02}\n"


def _talk(fields: str, more: str = "", people: str = "speakers: 林帆") -> str:
    return f"tracks:\n  - title: 云\n    producer: 于雨\n{more}    talks:\n      - {{title: 网, {people}, {fields}}}\n"


def _talks(*talks: str) -> str:
    return "tracks:\n  - title: 云\n    producer: 于雨\n    talks:\n" + "".join(
        f"      - {{{talk}}}\n" for talk in talks
    )


FINDINGS = {
    # the conference
    "bad-language": "conference: {title: 会, language: ▸klingon}\n",
    "bad-timezone": "conference: {title: 会, timezone: ▸Asia/Beijin}\n",
    "bad-timezone.none": "conference: {title: 会, timezone: ▸xyzzy}\n",
    "bad-flag": "conference: {title: 会, typography: ▸maybe}\n",
    "bad-date": "conference: {title: 会, date: ▸11/22/2026}\n",
    "bad-date.year": "conference: {title: 会, date: ▸9999-12-31}\n",
    "bad-date.length": "conference: {title: 会, date: ▸2027-02-29}\n",
    "bad-date.month": "conference: {title: 会, date: ▸2027-13-01}\n",
    "bad-date.order": "conference: {title: 会, date: ▸2027-03-02 ~ 2027-03-01}\n",
    "bad-date.year again": "conference: {title: 会, date: 2027-03-01, timezone: Asia/Tokyo}\n"
     + _talks("title: 网, speakers: 林帆, date: ▸0001年1月1日, time: 00:30-01:00"),
    "long-address": f"conference: {{title: 会, url: ▸https://example.org/{'字' * 400}}}\n",
    "odd-date": "conference: {title: 会, date: ▸1066-10-14}\n",
    "missing-key": "conference: {title: 会, venue: {▸address: 路}}\n",
    # ids and people
    "duplicate-id": "people:\n  - {id: a, name: 林帆}\n  - {id: a, name: ▸于雨}\n",
    "duplicate-id.talk": _talks("id: x, title: 甲, speakers: 林帆", "id: ▸x, title: 乙, speakers: 于雨"),
    "duplicate-id.known": "people:\n  - {id: a, name: 林帆}\n"
     "tracks:\n  - {title: 云, producer: {id: a, name: ▸于雨}, talks: []}\n",
    "ambiguous-person": "people:\n  - {id: a, name: 林帆, org: 甲}\n  - {id: b, name: 林帆, org: 乙}\n"
    + _talks("title: 网, speakers: ▸林帆"),
    "contradiction": "people:\n  - {id: a, name: 林帆, org: 甲, job_title: 总监}\n"
    + _talks("title: 网, speakers: [{name: 林帆, org: 甲, job_title: ▸经理}]"),
    "unknown-person": "people:\n  a: {name: 林帆}\n" + _talks("title: 网, speakers: ▸b-c"),
    # tracks and talks
    "missing-key.talk": _talks("▸type: 演讲, speakers: 林帆"),
    "unknown-type": _talk("type: ▸演唱会"),
    "unknown-type.suggest": _talk("type: ▸keynotes"),
    "bad-color": "tracks: [{title: 云, color: ▸reddish, talks: []}]\n",
    "bad-place": "pages: [{title: 页, file: a.md, place: ▸middle}]\n",
    "unknown-room": "rooms: [{id: a, name: 一厅}]\n" + _talk("room: ▸九厅"),
    "unknown-room.suggest": "rooms: [{id: hall-one, name: 一厅}]\n" + _talk("room: ▸hall-on"),
    "empty-track": "tracks: [{title: ▸云, producer: 于雨}]\n",
    "no-producer": "tracks: [{title: ▸云, talks: [{title: 网, speakers: 林帆}]}]\n",
    "no-speaker": _talks("title: ▸网"),
    "no-tracks": "conference: {title: 会}\n",
    "duplicate-title": _talks("title: 网, speakers: 林帆", "title: ▸网, speakers: 于雨"),
    "duplicate-title.track": "tracks:\n  - {title: 云, producer: 于雨, talks: []}\n  - {title: ▸云, producer: 于雨, talks: []}\n",
    # times
    "bad-time": _talk("time: ▸25:00-26:00"),
    "bad-time.start": _talk("start: ▸9.30"),
    "bad-duration": _talk("start: 09:30, duration: ▸long"),
    "conflicting-keys": _talk("time: 09:30-10:15, ▸start: 09:30"),
    "conflicting-keys.duration": _talk("time: 09:30-10:15, duration: ▸30min"),
    "end-before-start": _talk("start: 10:15, end: ▸09:30"),
    "end-before-start.together": _talk("time: ▸10:15-09:30"),
    "bad-date.many": _talk("date: [▸2027-03-01, 2027-03-02]"),
    "no-time.blank": _talk("type: 演讲") + "      - title: 乙\n        speakers: 于雨\n        ▸time:\n",
    "no-time.no-start": _talk("▸end: 10:15"),
    "no-time": _talks("title: 甲, speakers: 林帆, time: 09:30-10:15", "title: ▸乙, speakers: 于雨"),
    "no-day": TWO + _talk("time: ▸09:30-10:15"),
    "day-outside": TWO + _talk("date: 2027-03-09, time: ▸09:30-10:15"),
    "zero-length": _talk("time: ▸09:30-09:30"),
    "crosses-midnight": _talk("time: ▸23:30-00:15"),
    "nonexistent-time": DAY.replace("03-01", "03-28") + _talk("time: ▸02:30-03:15"),
    "ambiguous-time": DAY.replace("03-01", "10-31") + _talk("time: ▸02:30-04:15"),
    "not-in-order": _talks("title: 甲, speakers: 林帆, time: 10:15-11:00", "title: 乙, speakers: 于雨, time: ▸09:30-10:15"),
    "overlap": _talks("title: 甲, speakers: 林帆, time: 09:30-10:15", "title: 乙, speakers: 于雨, time: ▸10:00-11:00"),
    "room-conflict": "rooms: [{id: a, name: 一厅}]\n" + _talk("time: 09:30-10:15, room: a")
    + "sessions: [{title: 签到, time: ▸10:00-10:30, room: a}]\n",
    "double-booked": _talk("time: 09:30-10:15, room: 一厅")
    + "sessions: [{title: 圆桌, moderator: 林帆, time: ▸10:00-10:30, room: 二厅}]\n",
    # characters
    "replacement-character": _talks("title: ▸网\ufffd格, speakers: 林帆"),
    "lookalike": _talks("title: ▸⼯程, speakers: 林帆"),
    "combining-flood": _talks("title: ▸Z" + "\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309" * 3 + ", speakers: 林帆"),
    "mojibake": _talks("title: ▸" + "中国".encode("gbk").decode("latin-1") + ", speakers: 林帆"),
    "mojibake.utf8": _talks("title: ▸" + "我们".encode().decode("cp1252") + ", speakers: 林帆"),
    "mojibake.lost": _talks("title: ▸锟斤拷锟斤拷, speakers: 林帆"),
    "control-character": _talks('title: ▸"网\\x07格", speakers: 林帆'),
    "bidi-control": _talks("title: 网▸\u202e格, speakers: 林帆"),
    "placeholder-text": _talk("summary: ▸待定"),
    "straight-quotes": _talks('title: "▸”", speakers: 林帆').replace('"▸”"', '▸说"云原生"的'),
}  # fmt: skip


@pytest.mark.parametrize("name", FINDINGS)
def test_it_is_told_at_its_place(name: str) -> None:
    typed = FINDINGS[name]
    at = typed.find(MARK)
    text = typed.replace(MARK, "")
    outcome = load_text(text.encode(), "a.yaml")
    found = list(outcome.diagnostics)
    if outcome.value is not None:
        found += [*checks.run(outcome.value), *checks.lint(outcome.value)]
    code = name.partition(".")[0]
    places = [d.span and (d.span.line, d.span.column) for d in found if d.code == code]
    assert places, sorted({d.code for d in found})
    if at >= 0:
        assert (typed.count("\n", 0, at) + 1, at - typed.rfind("\n", 0, at)) in places


SOUND = {
    "rooms and times apart": "rooms: [{id: a, name: 一厅}, {id: b, name: 二厅}]\n"
    + _talks(
        "title: 甲, speakers: 林帆, time: 09:30-10:15, room: a", "title: 乙, speakers: 于雨, time: 09:30-10:15, room: b"
    ),
    "into the night": _talk("time: 23:30-23:59"),
    "a duration": _talk("start: 09:30, duration: 45min"),
    "both, which agree": _talk("time: 09:30-10:15, duration: 45分钟"),
    "rooms by name": "rooms: [一厅, 二厅]\n" + _talk("room: 一厅, time: 09:30-10:15"),
    "tags in one text": _talk("tags: '云、原生; a'"),
    "an accented word": _talks("title: Café crème für Bücher, speakers: 林帆"),
    "extra of all kinds": _talk("extra: {a: [b, {c: d}]}"),
    "a venue by name": "conference: {title: 会, venue: 会馆}\n" + _talk("tags: a"),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_not_told(name: str) -> None:
    outcome = load_text(SOUND[name].encode(), "a.yaml")
    assert outcome.value is not None
    assert [d.code for d in (*outcome.diagnostics, *checks.run(outcome.value))] == []


def test_one_person_named_twice_is_joined() -> None:
    text = "people:\n  - {name: 林帆, org: 甲}\n" + _talks(
        "title: 网, speakers: [{name: 林帆, org: 甲, bio: 简介}, 林帆]"
    )
    agenda = load_text(text.encode(), "a.yaml").value
    assert agenda is not None
    (person,) = [one for one in agenda.people if one.name.text == "林帆"]
    assert person.bio[0].words.text == "简介"


def test_a_selection_that_finds_nothing_names_what_there_is() -> None:
    agenda = load_text(_talk("date: 2027-03-01, time: 09:30-10:15, room: 一厅").encode(), "a.yaml").value
    assert agenda is not None
    for tracks, days, code in ((["雨"], [], "unknown-selection"), ([], ["2027-03-09"], "unknown-selection")):
        outcome = select(agenda, tracks, [], days, [])
        assert outcome.value is None
        assert outcome.diagnostics[0].code == code
    assert select(agenda, ["云"], [], [], []).value is not None
    assert select(agenda, [], [], [], []).value is agenda


FIRST = "conference: {title: 会, venue: {name: 馆}}\npeople:\n  a: {name: 林帆}\nextra: {x: 1}\n"


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ("tracks: [{title: 云, producer: a, talks: [{title: 网, speakers: a}]}]\nextra: {y: 2}\n", ""),
        ("conference: {date: 2027-03-01}\npeople:\n  b: {name: 于雨}\n", "no-tracks"),
        ("people: [{id: b, name: 于雨}]\ntracks: [{title: 云, producer: b, talks: [{title: 网, speakers: b}]}]\n", ""),
        ("conference: {title: 别的}\n", "duplicate-key"),
        ("people:\n  a: {name: 于雨}\n", "duplicate-key"),
        ("extra: text\n", "duplicate-key"),
        ("- no mapping\n", "wrong-type"),
        ("a: [", "yaml-syntax"),
    ],
)
def test_files_are_joined(second: str, code: str) -> None:
    outcome = load((("0.yaml", FIRST.encode()), ("1.yaml", second.encode())))
    found = [d.code for d in outcome.diagnostics]
    if outcome.value is not None:
        found += [d.code for d in checks.run(outcome.value)]
    assert (code in found) if code else not found


def test_no_file_is_an_empty_folder() -> None:
    assert [d.code for d in load(()).diagnostics] == ["empty-folder"]
