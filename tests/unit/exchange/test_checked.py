"""What an import writes can be read by the next command: what would be refused is kept below ``extra`` and named."""

from __future__ import annotations

from typing import Any

import pytest

from progprint.agenda.load import load_text
from progprint.core.diagnostic import Diagnostic, Severity, Source
from progprint.exchange import Imported, join
from progprint.exchange.merging.checked import checked
from progprint.exchange.merging.laying import laid_over
from progprint.source.edit import Plain, to_yaml


def _track(**talk: Any) -> dict[str, Plain]:
    return {"conference": {"title": "会"}, "tracks": [{"title": "专", "talks": [{"title": "甲", **talk}]}]}


def _errors(data: Any) -> list[str]:
    return [d.code for d in load_text(to_yaml(data).encode(), "a").diagnostics if d.severity is Severity.ERROR]


def _talk(data: Any) -> Any:
    return data["tracks"][0]["talks"][0]


KINDS: list[tuple[dict[str, Plain], str, str]] = [
    (_track(time="25:00-26:00"), "bad-time", "25:00-26:00"),
    (_track(start="下午三点"), "bad-time", "下午三点"),
    (_track(start="10:00", end="09:00"), "end-before-start", "09:00"),
    (_track(time="10:00-09:00"), "end-before-start", "10:00-09:00"),
    (_track(start="10:00", duration="0:45"), "bad-duration", "0:45"),
    (_track(start="10:00", end="10:30", duration="90min"), "conflicting-keys", "90min"),
    (_track(date="2027-02-30"), "bad-date", "2027-02-30"),
    (_track(type="brunch"), "unknown-type", "brunch"),
    (_track(id="  "), "empty-id", "  "),
    (_track(colour="x"), "unknown-key", "x"),
    (_track(tags={"a": "b"}), "wrong-type", "b"),
    (_track(room="b2") | {"rooms": [{"id": "a1", "name": "厅"}]}, "unknown-room", "b2"),
    (_track(speakers=["nobody"]) | {"people": {"yi": {"name": "易一"}}}, "unknown-person", "nobody"),
    (_track(time=["09:00"]), "wrong-type", "09:00"),
    (
        _track(speakers=[{"name": "易一", "photo": "https://example.org/a.jpg"}]),
        "remote-image",
        "https://example.org/a.jpg",
    ),
    (_track(speakers=[{"name": "易一", "photo": "../../a.jpg"}]), "path-outside-project", "../../a.jpg"),
    (_track(speakers=[{"name": "易一", "photo": "C:\\a.jpg"}]), "path-outside-project", "C:\\a.jpg"),
    (_track() | {"conference": {"title": "会", "timezone": "Mars/Olympus"}}, "bad-timezone", "Mars/Olympus"),
    (_track() | {"conference": {"title": "会", "date": "spring"}}, "bad-date", "spring"),
    (_track() | {"conference": {"title": "会", "language": "tlh"}}, "bad-language", "tlh"),
    ({"tracks": [{"title": "专", "color": "blue-ish", "talks": [{"title": "甲"}]}]}, "bad-color", "blue-ish"),
    (_track(summary="字" * 1_000_001), "text-too-long", "字字字"),
    (_track(speakers=["易一"], moderator="甲" * 20_001), "text-too-long", "甲甲甲"),
]


@pytest.mark.parametrize(("data", "code", "text"), KINDS, ids=[f"{n}-{kind[1]}" for n, kind in enumerate(KINDS)])
def test_a_value_that_is_refused_is_kept_and_named(data: dict[str, Plain], code: str, text: str) -> None:
    assert _errors(data) or code in ("remote-image", "path-outside-project")
    outcome = checked(data, "a.json")
    assert outcome.value is not None
    assert not _errors(outcome.value)
    assert text in str(outcome.value) or to_yaml({"x": text}).split(": ", 1)[1].strip() in to_yaml(outcome.value)
    (told,) = outcome.diagnostics
    assert (told.code, told.params["reason"], told.params["path"]) == ("import-moved", code, "a.json")
    assert str(told.params["text"]).startswith(text[:3])


def test_a_sound_import_is_not_touched() -> None:
    data = _track(time="09:00-09:30", speakers=["易一"], extra={"x": "y"})
    outcome = checked(data, "a.json")
    assert outcome.value is data
    assert not outcome.diagnostics


def test_a_time_that_ends_too_early_keeps_its_start() -> None:
    made = checked(_track(time="10:00-09:00"), "a").value
    assert _talk(made) == {"title": "甲", "time": "10:00", "extra": {"time": "10:00-09:00"}}


def test_the_second_of_two_ids_gets_another() -> None:
    data: dict[str, Plain] = {
        "sessions": [{"id": "x", "title": "甲"}, {"id": "x", "title": "乙"}, {"id": "x-2", "title": "丙"}]
    }
    outcome = checked(data, "a")
    assert outcome.value is not None
    assert [one["id"] for one in outcome.value["sessions"]] == ["x", "x-3", "x-2"]  # type: ignore[index,call-overload]
    assert [(d.code, d.variant, d.params["new"]) for d in outcome.diagnostics] == [("import-moved", "renamed", "x-3")]


@pytest.mark.parametrize(("typed", "meant"), [("北京时间", "Asia/Shanghai"), ("GMT+8", "Asia/Shanghai"), ("CST", None)])
def test_a_zone_is_named_where_it_is_plain(typed: str, meant: str | None) -> None:
    made: Any = checked({"conference": {"title": "会", "timezone": typed}}, "a").value
    assert made["conference"].get("timezone") == meant
    assert meant or made["conference"]["extra"] == {"timezone": typed}


@pytest.mark.parametrize("title", ["", "\u200b", "\u3000", " "])
def test_what_has_no_title_is_kept_as_a_whole(title: str) -> None:
    data: dict[str, Plain] = {
        "tracks": [
            {"title": "专", "talks": [{"title": title, "speakers": ["易一"]}, {"title": "乙"}]},
            {"title": title, "intro": "好", "talks": [{"title": "丙"}]},
        ]
    }
    outcome = checked(data, "a")
    made: Any = outcome.value
    assert not _errors(made)
    assert [talk["title"] for talk in made["tracks"][0]["talks"]] == ["乙"]
    assert made["tracks"][0]["extra"]["talks"]["speakers"] == ["易一"]
    assert [talk["title"] for talk in made["sessions"]] == ["丙"]
    assert made["extra"]["tracks"]["intro"] == "好"
    assert [d.variant for d in outcome.diagnostics] == ["item", "item"]


def test_a_title_without_end_is_cut_and_kept() -> None:
    made: Any = checked({"sessions": [{"title": "长" * 30_000}]}, "a").value
    assert not _errors(made)
    assert made["sessions"][0]["title"] == "长" * 200 + "…"
    assert made["sessions"][0]["extra"] == {"title": "长" * 30_000}


def test_keys_levels_and_halves_that_no_file_can_hold() -> None:
    deep: Any = "x"
    for _ in range(100):
        deep = {"a": deep}
    outcome = checked({"sessions": [{"title": "甲\ud800"}], "extra": {"k" * 2_000: "v", "deep": deep}}, "a")
    assert outcome.value is not None
    assert not _errors(outcome.value)
    assert {d.variant for d in outcome.diagnostics} == {"key", "depth", "surrogate"}
    assert '"x"' in to_yaml(outcome.value) or "x" in to_yaml(outcome.value)


def test_a_finding_has_its_place_in_the_source() -> None:
    text = '[{"title": "乙", "date": "spring"},\n {"title": "甲", "date": "spring"}]'
    (told,) = checked(_track(date="spring"), "a.json", Source("a.json", text)).diagnostics
    assert told.span is not None
    assert told.span.place == "a.json:2:26"


def test_what_two_files_make_together_is_read_too() -> None:
    parts = [
        Imported(_track(id="x"), "csv", "a.csv"),
        Imported({"sessions": [{"id": "x", "title": "午"}]}, "csv", "b.csv"),
    ]
    outcome = join(parts)
    assert outcome.value is not None
    assert not _errors(outcome.value.data)


def _codes(found: Any) -> list[tuple[str, str]]:
    return [
        (d.code, str(d.params.get("reason", "")))
        for d in found
        if isinstance(d, Diagnostic) and d.code == "import-moved"
    ]


def test_a_merge_keeps_the_agenda_readable() -> None:
    """A talk in a room that the agenda's own list has not, and an end before a start that was moved by hand."""
    old = "conference: {title: 会}\nrooms: [{id: a1, name: 厅}]\nsessions:\n  - title: 甲  # mine\n    start: 11:00\n"
    new: dict[str, Plain] = {
        "sessions": [{"title": "甲", "start": "09:00", "end": "10:00"}, {"title": "乙", "room": "b2"}]
    }
    outcome = laid_over(new, [("a.yaml", old.encode())], "a.yaml", None)
    assert outcome.value is not None
    assert "# mine" in outcome.value[0].text
    found = load_text(outcome.value[0].text.encode(), "a.yaml")
    assert not [d for d in found.diagnostics if d.severity is Severity.ERROR]
    assert ("import-moved", "unknown-room") in _codes(outcome.diagnostics)
    assert "b2" in outcome.value[0].text


def test_a_merge_leaves_errors_that_were_there() -> None:
    old = "sessions:\n  - title: 甲\n    start: 25:00\n"
    outcome = laid_over({"sessions": [{"title": "乙"}]}, [("a.yaml", old.encode())], "a.yaml", None)
    assert outcome.value is not None
    assert "start: 25:00" in outcome.value[0].text
    assert not _codes(outcome.diagnostics)
