"""Ids: once in an agenda that is imported, and the same in every export as long as the talk is the same."""

from __future__ import annotations

import datetime
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from progprint.agenda.load import load_text
from progprint.agenda.programme import Agenda
from progprint.exchange import import_agenda
from progprint.exchange.formats import EXPORTS
from progprint.exchange.write.facts import numbers

if TYPE_CHECKING:
    from tests.conftest import Run

STAMP = datetime.datetime(2027, 2, 1, 8, 30, tzinfo=datetime.UTC)
HEAD = """
conference: {title: 河港技术大会, date: 2027-03-01, timezone: Asia/Shanghai, url: "https://example.org"}
tracks:
  - title: 系统
    talks:
"""
GIVEN = """\
      - {id: tide, title: 潮水, time: "09:30-10:15", speakers: [{name: 钟离秋}, {name: 林帆}], links: {讲义: "https://example.org/s"}}
      - {id: night, title: 夜谈, time: "20:00-21:00", speakers: [{name: 林帆}], links: {url: "https://example.org/night"}}
"""
NONE = re.sub(r"id: \w+, ", "", GIVEN)
MORE = '      - {title: 开场白, time: "09:00-09:20", speakers: [{name: 何一鸣}]}\n'


def _agenda(text: str) -> Agenda:
    loaded = load_text(text.encode(), "a.yaml")
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def _events(text: str) -> dict[str, ET.Element]:
    data, _ = EXPORTS["frab-xml"].write(_agenda(text), STAMP, {})
    return {str(one.findtext("title")): one for one in ET.fromstring(data).iter("event")}  # noqa: S314  (our own)


@pytest.mark.parametrize("talks", [GIVEN, NONE])
def test_a_talk_that_is_put_first_moves_no_other_id(talks: str) -> None:
    """Whether talks have ids of their own or not."""
    before, after = _events(HEAD + talks), _events(HEAD + MORE + talks)

    assert len(after) == len(before) + 1
    assert all(dict(after[title].attrib) == dict(one.attrib) for title, one in before.items())
    assert len({one.get("id") for one in after.values()}) == len(after)
    assert all(0 < int(one.get("id", "0")) < 2**31 for one in after.values())


def test_talks_alike_in_everything_are_told_apart() -> None:
    same = '      - {title: 问答, time: "11:00-11:10", speakers: [林帆]}\n'
    data = json.loads(
        EXPORTS["frab-json"].write(_agenda(HEAD + NONE + same + same.replace("11:", "12:") + same), STAMP, {})[0]
    )
    (day,) = data["schedule"]["conference"]["days"]
    events = [event for held in day["rooms"].values() for event in held]

    assert len({event["guid"] for event in events}) == len({event["id"] for event in events}) == 5


def test_one_number_is_one_person_and_one_person_has_one_number() -> None:
    people = {(one.get("id"), one.text) for event in _events(HEAD + GIVEN).values() for one in event.iter("person")}

    assert sorted(str(name) for _, name in people) == ["林帆", "钟离秋"]
    assert len({number for number, _ in people}) == 2


def test_an_address_is_the_talks_own_or_none() -> None:
    events = _events(HEAD + GIVEN)

    assert {title: one.findtext("url") for title, one in events.items()} == {
        "潮水": None,
        "夜谈": "https://example.org/night",
    }


def test_numbers_do_not_depend_on_each_other() -> None:
    keys = [f"00000000-0000-5000-8000-{n:012x}" for n in range(50)]

    assert numbers(keys[:5]).items() <= numbers(reversed(keys)).items()
    assert len(set(numbers([*keys, *keys]).values())) == 50
    shared = ["00000000-0000-0000-0000-000000000001", f"{2**31 - 1 + 1:032x}"]
    assert sorted(numbers(shared).values()) == [1, 2]


def _calendar(text: str, stamp: datetime.datetime) -> dict[str, Any]:
    data, _ = EXPORTS["ical"].write(_agenda(text), stamp, {})
    return {str(event["UID"]): event for event in Calendar.from_ical(data).walk("VEVENT")}


@pytest.mark.parametrize("talks", [GIVEN, NONE])
def test_a_moved_talk_moves_in_a_calendar(talks: str) -> None:
    """The same UID with a later time and a higher SEQUENCE, from the date of the document alone."""
    old = _calendar(HEAD + talks, STAMP)
    new = _calendar(HEAD + MORE + talks.replace("20:00-21:00", "19:00-20:00"), STAMP + datetime.timedelta(hours=2))
    (uid,) = (key for key, event in old.items() if event["SUMMARY"] == "夜谈")

    assert old.keys() < new.keys()
    assert (new[uid]["DTSTART"].dt.hour, old[uid]["DTSTART"].dt.hour) == (11, 12)
    assert new[uid]["SEQUENCE"] == old[uid]["SEQUENCE"] + 120
    assert new[uid]["LAST-MODIFIED"].dt == STAMP + datetime.timedelta(hours=2)


def test_an_export_of_a_calendar_comes_back() -> None:
    data, _ = EXPORTS["ical"].write(_agenda(HEAD + GIVEN), STAMP, {})
    made = import_agenda(data, "a.ics").value
    assert made is not None
    talks: Any = made.data["tracks"][0]["talks"]  # type: ignore[index,call-overload]

    assert [(talk["title"], talk["date"], talk["time"]) for talk in talks] == [
        ("潮水", "2027-03-01", "09:30-10:15"),
        ("夜谈", "2027-03-01", "20:00-21:00"),
    ]


def test_one_id_at_several_times_is_an_agenda_that_can_be_built() -> None:
    slots = "".join(
        f'<event id="7"><date>2027-03-0{day}T09:00:00+08:00</date><start>09:00</start><duration>00:30</duration>'
        "<title>晨跑</title></event>"
        for day in (1, 2, 3)
    )
    day = f'<day date="2027-03-01"><room name="东厅">{slots}</room></day>'
    text = f"<schedule><conference><title>会</title></conference>{day}</schedule>"
    first, again = (import_agenda(text.encode(), "a.xml") for _ in range(2))
    assert first.value is not None
    assert again.value is not None
    loaded = load_text(first.value.yaml().encode(), "a.yaml")

    assert first.value.yaml() == again.value.yaml()
    assert not loaded.failed
    assert loaded.value is not None
    assert sorted(talk.id for talk in loaded.value.sessions) == ["7", "7-2", "7-3"]
    assert [d.params["names"] for d in first.diagnostics if d.code == "import-same-id"] == ["7 → 7-2, 7 → 7-3"]


def test_a_list_that_is_cut_short_is_whole_for_who_asks(tmp_path: Path, progprint: Run) -> None:
    talks = [{"id": "7", "title": f"第{n}讲", "speaker": "林帆", "date": "2027-03-01"} for n in range(20)]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in talks), "utf-8")
    short, whole = (progprint("import", "a.jsonl", "--dry-run", *more).stderr for more in ((), ("-v",)))

    assert ("7 → 7-13 …" in short, "7 → 7-20" in short) == (True, False)
    assert ("…" in whole, "7 → 7-20" in whole) == (False, True)
