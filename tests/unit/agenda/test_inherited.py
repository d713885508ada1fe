"""What a talk takes over from its track: the room and the day, unless it names its own."""

from __future__ import annotations

from progprint.agenda.load import load_text
from progprint.agenda.programme import Agenda

AGENDA = """
conference: {title: 河港大会, date: 2027-03-01 ~ 2027-03-02}
rooms: [{id: a, name: 望潮厅}, {id: b, name: 听涛厅}, {id: c, name: 观澜厅}]
tracks:
  - title: 河港
    room: b
    date: 2027-03-02
    talks:
      - {title: 灯塔, time: 10:00-10:30}
      - {title: 航标, time: 10:30-11:00, room: c}
      - {title: 茶歇, type: break, time: 11:00-11:20, room: all}
      - {title: 参观, time: 11:20-12:00, date: 2027-03-01}
  - title: 码头
    room: [a, c]
    date: 2027-03-01
    talks: [{title: 缆绳, time: 09:00-09:30}]
  - {title: 栈桥, talks: [{title: 木板}]}
"""


def _loaded() -> Agenda:
    agenda = load_text(AGENDA.encode(), "a.yaml").value
    assert agenda is not None
    return agenda


def test_a_talk_is_in_the_room_of_its_track() -> None:
    """One that names a room is there; all rooms are all; a track without a room gives none."""
    rooms = {talk.title.text: [room.id for room in talk.slot.rooms] for talk in _loaded().talks}

    assert rooms == {"灯塔": ["b"], "航标": ["c"], "茶歇": [], "参观": ["b"], "缆绳": ["a", "c"], "木板": []}
    assert [talk.title.text for talk in _loaded().talks if talk.slot.all_rooms] == ["茶歇"]


def test_a_talk_is_on_the_day_of_its_track() -> None:
    days = {talk.title.text: talk.slot.day and talk.slot.day.day for talk in _loaded().talks}

    assert days == {"灯塔": 2, "航标": 2, "茶歇": 2, "参观": 1, "缆绳": 1, "木板": None}
