"""What only touches does not overlap: a talk may begin when the one before it ends."""

from __future__ import annotations

import pytest

from progprint import checks
from progprint.agenda.load import load_text
from progprint.sheets.timetable import days

CLASHES = {"overlap", "room-conflict", "double-booked"}
ONE_TRACK = """
rooms: [{{id: a, name: 望潮厅}}]
tracks:
  - title: 河港
    producer: 石三水
    room: a
    talks: [{{title: 灯塔, time: 10:00-{end}, speakers: [林一舟]}}, {{title: 航标, time: 10:30-11:00, speakers: [何二川]}}]
"""
TWO_TRACKS = """
rooms: [{{id: a, name: 望潮厅}}]
tracks:
  - {{title: 河港, producer: 石三水, room: a, talks: [{{title: 灯塔, time: 10:00-{end}, speakers: [林一舟]}}]}}
  - {{title: 码头, producer: 石三水, room: a, talks: [{{title: 航标, time: 10:30-11:00, speakers: [何二川]}}]}}
"""
ONE_PERSON = """
rooms: [{{id: a, name: 望潮厅}}, {{id: b, name: 听涛厅}}]
tracks:
  - {{title: 河港, producer: 石三水, room: a, talks: [{{title: 灯塔, time: 10:00-{end}, speakers: [林一舟]}}]}}
  - {{title: 码头, producer: 石三水, room: b, talks: [{{title: 航标, time: 10:30-11:00, speakers: [林一舟]}}]}}
"""


def _found(yaml: str) -> set[str]:
    agenda = load_text(yaml.encode(), "a.yaml").value
    assert agenda is not None
    return {one.code for one in checks.run(agenda)} & CLASHES


@pytest.mark.parametrize(
    ("yaml", "code"), [(ONE_TRACK, "overlap"), (TWO_TRACKS, "room-conflict"), (ONE_PERSON, "double-booked")]
)
def test_half_past_ends_one_and_begins_the_next(yaml: str, code: str) -> None:
    """In a track, in a room, for a person; a minute more is told."""
    assert _found(yaml.format(end="10:30")) == set()
    assert _found(yaml.format(end="10:31")) == {code}


def test_nor_do_they_stand_beside_each_other_in_the_timetable() -> None:
    """One below the other, at full width; with a minute more each has half of it."""
    for end, lanes in (("10:30", [1, 1]), ("10:31", [2, 2])):
        agenda = load_text(ONE_TRACK.format(end=end).encode(), "a.yaml").value
        assert agenda is not None
        (day,) = days(agenda)
        assert [cell.lanes for cell in day.cells] == lanes
