"""Every key of an agenda, exported in every format and imported again: it is there, or the export names it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from progprint.agenda import entries
from progprint.agenda.load import load_text
from progprint.exchange import import_agenda
from progprint.exchange.formats import EXPORTS
from progprint.source.edit import to_yaml

if TYPE_CHECKING:
    from progprint.agenda.programme import Agenda

STAMP = datetime.datetime(2027, 5, 1, tzinfo=datetime.UTC)
EVERYWHERE = frozenset(("id", "date", "time", "start", "end", "duration", "room", "talks"))
"""Keys that say when, where and in what order: tests of their own read them back."""
PHOTO = "pictures/yu.png"
VALUES: dict[str, dict[str, Any]] = {
    "conference": {
        "title": "潮汐大会", "subtitle": "第三届", "timezone": "Asia/Tokyo", "venue": {"name": "潮汐馆"}, "organisers": ["潮社"],
        "url": "https://example.org/c", "logo": PHOTO, "language": "en", "copyright": ["© 潮社"], "marks": "true",
        "typography": "normalise", "extra": {"a": "b"},
    },
    "rooms": {"name": "南厅", "capacity": "90", "floor": "3", "extra": {"a": "b"}},
    "people": {
        "name": "于雨", "org": "潮社", "job_title": "工程师", "bio": "写编译器。", "photo": PHOTO, "reading": "yú yǔ",
        "sort": "Yu", "links": {"github": "https://example.org/y"}, "extra": {"a": "b"},
    },
    "tracks": {
        "title": "系统", "subtitle": "从下往上", "short_title": "系", "producer": [{"name": "南宫燕"}], "intro": "先看缓存。",
        "color": "#0A6CFF", "extra": {"a": "b"},
    },
    "talks": {
        "title": "潮水", "subtitle": "一次故障", "short_title": "潮", "type": "panel", "speakers": [{"name": "林帆"}],
        "moderator": [{"name": "何一鸣"}], "summary": "先量，后改。", "stage": "台上的话。", "takeaways": ["一张图"],
        "language": "en", "tags": ["缓存"], "links": {"讲义": "https://example.org/s"}, "extra": {"a": "b"},
    },
    "agenda": {
        "sponsors": [{"name": "甲公司", "level": "金"}], "pages": [{"title": "说明", "file": "a.md"}], "extra": {"a": "b"},
    },
}  # fmt: skip
FORMS = {
    "conference": entries.CONFERENCE, "rooms": entries.ROOM, "people": entries.PERSON, "tracks": entries.TRACK,
    "talks": entries.TALK, "agenda": entries.AGENDA,
}  # fmt: skip
IN_WORDS = {
    "markdown": {
        "title",
        "name",
        "org",
        "job_title",
        "bio",
        "producer",
        "speakers",
        "moderator",
        "summary",
        "takeaways",
    },
    "ical": {"name", "speakers", "moderator", "summary"},
    "frab-json": {"takeaways"},
    "frab-xml": {"takeaways"},
}
"""What a format says among other words, so that a person reads it and an import does not know it by its key."""
HELD = {"producer": "producers", "moderator": "moderators", "typography": "normalise"}


def _agenda(part: str, key: str) -> dict[str, Any]:
    """A small agenda that says one thing more: ``key`` of ``part``."""
    conference: dict[str, Any] = {"date": "2027-03-01"}
    room: dict[str, Any] = {"id": "s", "name": "东厅"}
    person: dict[str, Any] = {"id": "yu", "name": "于雨"}
    talk: dict[str, Any] = {"id": "t", "title": "一讲", "time": "09:30-10:15", "room": "s", "speakers": ["yu"]}
    track: dict[str, Any] = {"id": "k", "title": "专题甲", "talks": [talk]}
    whole: dict[str, Any] = {"conference": conference, "rooms": [room], "people": [person], "tracks": [track]}
    parts = {"conference": conference, "rooms": room, "people": person, "tracks": track, "talks": talk, "agenda": whole}
    parts[part][key] = VALUES[part][key]
    return whole


def _read(data: bytes, name: str) -> Agenda:
    loaded = load_text(data, name)
    assert loaded.value is not None
    assert not loaded.failed, [one.code for one in loaded.diagnostics]
    return loaded.value


def _fact(agenda: Agenda, part: str, key: str) -> object:
    """What an agenda says under a key, without places."""
    if part == "agenda":
        return _plain(getattr(agenda, key))
    values = {
        "conference": (agenda.conference,), "rooms": agenda.rooms, "tracks": agenda.tracks,
        "people": [one for one in agenda.people if one.name.text == "于雨"], "talks": (*agenda.talks, *agenda.sessions),
    }[part]  # fmt: skip
    return [_plain(getattr(value, HELD.get(key, key))) for value in values]


def _plain(value: Any) -> Any:
    if hasattr(value, "_fields"):
        if "reading" in value._fields:  # a person, as part of something else
            return value.name.text
        return {name: _plain(getattr(value, name)) for name in value._fields if name != "span"}
    return [_plain(one) for one in value] if isinstance(value, tuple | list) else value


def test_every_key_of_the_schema_is_tried() -> None:
    for part, form in FORMS.items():
        parts = set(FORMS) if part == "agenda" else set()
        assert {field.key for field in form.fields} - EVERYWHERE - parts - {"sessions"} == set(VALUES[part]), part


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "part"])
@pytest.mark.parametrize("form", list(EXPORTS))
@pytest.mark.parametrize(("part", "key"), [(part, key) for part, values in VALUES.items() for key in values])
def test_a_key_is_carried_or_named(part: str, key: str, form: str, whole: bool) -> None:
    written = _agenda(part, key)
    whole = whole or key == "extra"  # what stands below extra of a talk or person is in the file alone
    agenda = _read(to_yaml(written).encode(), "a.yaml")
    data, found = EXPORTS[form].write(agenda, STAMP, written if whole else {})
    name = key if part == "agenda" or key == "extra" else f"{part}.{key}"
    named = [one for one in found if one.code == "export-narrow" and name in str(one.params["names"]).split(", ")]
    if named:
        return
    if key in IN_WORDS.get(form, ()):
        value = VALUES[part][key]
        words = [value] if isinstance(value, str) else [one if isinstance(one, str) else one["name"] for one in value]
        assert all(word in data.decode() for word in words)
        return
    made = import_agenda(data, f"x{EXPORTS[form].suffixes[0]}", form)
    assert made.value is not None, [one.code for one in made.diagnostics]
    text = made.value.yaml()
    if key == "extra":
        assert "extra:" in text
        return
    assert _fact(_read(text.encode(), "b.yaml"), part, key) == _fact(agenda, part, key), (key, text)
