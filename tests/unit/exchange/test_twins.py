"""Two files that say one programme in two languages become one agenda with translations, and only such files do."""

from __future__ import annotations

import json
from typing import Any

from progprint.agenda.load import load_text
from progprint.core.diagnostic import Diagnostic
from progprint.exchange import import_all

ROOMS = {"zh": ("一厅", "二厅"), "en": ("Hall one", "Hall two")}
SPEAKERS = {
    "zh": [("s1", "林帆", "河港社"), ("s2", "钟离秋", "潮社"), ("s3", "Ida Holt", "索引协会")],
    "en": [("s1", "Lin Fan", "Harbour"), ("s2", "Zhongli Qiu", "Tides"), ("s3", "Ida Holt", "Index Society")],
}
TALKS = {
    "zh": [("网格的十年", "s1", 0, 9), ("潮水与调度", "s2", 1, 9), ("茶歇", "", 0, 10), ("索引的边界", "s3", 0, 11)],
    "en": [
        ("Ten years of mesh", "s1", 0, 9),
        ("Tides and queues", "s2", 1, 9),
        ("Coffee break", "", 0, 10),
        ("The edge of an index", "s3", 0, 11),
    ],
}
STRANGERS = [("a", "Ada Byron", "x"), ("b", "Carl Ross", "y"), ("c", "Eve Sand", "z")]


def _file(
    language: str, talks: list[tuple[str, str, int, int]], people: list[tuple[str, str, str]] | None = None
) -> tuple[str, bytes]:
    """A programme as a talk system exports it, one file for each language."""
    names = {who: (name, org) for who, name, org in people or SPEAKERS[language]}
    events = [
        {
            "id": n,
            "title": title,
            "date": f"2021-07-30T{hour:02}:00:00+08:00",
            "start": f"{hour:02}:00",
            "duration": "00:45",
            "room": ROOMS[language][room],
            "language": language,
            "persons": [{"code": who, "name": names[who][0], "biography": names[who][1]}] if who else [],
        }
        for n, (title, who, room, hour) in enumerate(talks, 1)
    ]
    rooms = {name: [event for event in events if event["room"] == name] for name in ROOMS[language]}
    days = [{"date": "2021-07-30", "rooms": rooms}]
    schedule = {"schedule": {"conference": {"title": "港城 Harbour", "time_zone_name": "Asia/Shanghai", "days": days}}}
    return f"schedule.{language}.json", json.dumps(schedule, ensure_ascii=False).encode()


def _imported(*files: tuple[str, bytes]) -> tuple[dict[str, Any], dict[str, Diagnostic]]:
    outcome = import_all(files)
    assert outcome.value is not None, outcome.diagnostics
    assert not load_text(outcome.value.yaml().encode(), "a.yaml").failed
    told = {f"{d.code}.{d.variant}".strip("."): d for d in outcome.diagnostics}
    data: Any = outcome.value.data
    return data, told


def _talks(data: dict[str, Any]) -> list[Any]:
    return [*data.get("sessions", ()), *(talk for track in data.get("tracks", ()) for talk in track["talks"])]


def test_two_languages_of_one_programme_are_one_agenda_with_translations() -> None:
    data, told = _imported(_file("zh", TALKS["zh"]), _file("en", TALKS["en"]))

    assert [talk["title"] for talk in _talks(data)] == [
        {"zh-Hans": zh, "en": en} for (zh, *_), (en, *_) in zip(TALKS["zh"], TALKS["en"], strict=True)
    ]
    assert [room["name"] for room in data["rooms"]] == [
        {"zh-Hans": zh, "en": en} for zh, en in zip(ROOMS["zh"], ROOMS["en"], strict=True)
    ]
    names = sorted((person["name"] for person in data["people"].values()), key=str)
    assert names == ["Ida Holt", {"zh-Hans": "林帆", "en": "Lin Fan"}, {"zh-Hans": "钟离秋", "en": "Zhongli Qiu"}]
    assert {"zh-Hans": "河港社", "en": "Harbour"} in [person["bio"] for person in data["people"].values()]
    assert told["import-twins"].params["count"] == 4
    assert "merge-yours.files" not in told


def test_the_first_file_s_language_is_the_one_that_is_printed() -> None:
    data, _ = _imported(_file("en", TALKS["en"]), _file("zh", TALKS["zh"]))

    assert data["conference"]["language"] == "en"
    assert list(_talks(data)[0]["title"]) == ["en", "zh-Hans"]


def test_a_talk_that_only_one_file_has_stands_alone_and_is_named() -> None:
    more = [*TALKS["en"], ("Only in English", "s2", 1, 14)]
    data, told = _imported(_file("zh", TALKS["zh"]), _file("en", more))

    assert [t["title"] for t in _talks(data) if isinstance(t["title"], str)] == ["Only in English"]
    assert told["import-twins.alone"].params["names"] == "Only in English"


def test_a_talk_at_two_hours_is_found_by_its_people_and_the_difference_is_named() -> None:
    late = [(title, who, room, hour if hour != 11 else 12) for title, who, room, hour in TALKS["en"]]
    data, told = _imported(_file("zh", TALKS["zh"]), _file("en", late))

    assert told["merge-yours.files"].params["names"] == "索引的边界: time"
    last = _talks(data)[-1]
    assert last["time"] == "11:00-11:45"
    assert last["extra"]["time (en)"] == "12:00-12:45"


def test_other_talks_at_the_same_hours_are_no_translations() -> None:
    """A Chinese and an English track of one conference share its hours, and neither people nor rooms."""
    english = [("Queues", "a", 0, 9), ("Locks", "b", 1, 9), ("Clocks", "c", 0, 11)]
    data, told = _imported(_file("zh", TALKS["zh"]), _file("en", english, STRANGERS))

    assert not any(code.startswith("import-twins") for code in told)
    assert len(_talks(data)) == len(TALKS["zh"]) + 3
    assert all(isinstance(talk["title"], str) for talk in _talks(data))


def test_lists_without_hours_are_matched_by_their_order_and_their_pictures() -> None:
    pages = {
        "zh": [("张一", "网格的十年", "a.png"), ("李二", "潮水与调度", "b.png"), ("王三", "索引的边界", "c.png")],
        "en": [
            ("Yi Zhang", "Ten years of mesh", "a.png"),
            ("Er Li", "Tides and queues", "b.png"),
            ("San Wang", "The edge of an index", "c.png"),
        ],
    }
    keys = ("producer-name", "producer-topic", "producer-img")
    files = [
        (
            f"talks.{language}.js",
            f"var speakers = {json.dumps([dict(zip(keys, row, strict=True)) for row in rows])}".encode(),
        )
        for language, rows in pages.items()
    ]
    data, told = _imported(*files)

    assert told["import-twins"].params["count"] == 3
    assert _talks(data)[1]["title"] == {"zh-Hans": "潮水与调度", "en": "Tides and queues"}
    assert [p["name"] for p in data["people"].values()][2] == {"zh-Hans": "王三", "en": "San Wang"}
