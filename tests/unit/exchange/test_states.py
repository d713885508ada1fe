"""Talks that are called off, in tables, records, schedules and calendars: left out, and named."""

from __future__ import annotations

import pytest
from tests.lines import Lines

SCHEDULE = """<?xml version="1.0"?><schedule><conference><title>Sea</title></conference><day index="1" date="2027-05-21">
<room name="Blue"><event id="1"><start>09:00</start><duration>00:45</duration><title>Oars</title></event>
<event id="2"><start>10:00</start><duration>00:45</duration><title>Sails</title><status>cancelled</status></event>
</room></day></schedule>"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
X-WR-TIMEZONE:Asia/Shanghai
BEGIN:VEVENT
DTSTART;TZID=Asia/Shanghai:20270521T090000
SUMMARY:Oars
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Asia/Shanghai:20270521T100000
SUMMARY:Canceled: Sails
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Asia/Shanghai:20270521T110000
RRULE:FREQ=WEEKLY;COUNT=2
EXDATE;TZID=Asia/Shanghai:20270521T110000
SUMMARY:Ropes
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize(
    ("heading", "off"),
    [("状态", "已取消"), ("State", "withdrawn"), ("Status", "Rejected"), ("Cancelled", "yes"), ("审核状态", "未通过")],
)
def test_a_column_may_call_off_a_talk(heading: str, off: str) -> None:
    made = Lines(("a.csv", f"议题,讲师,时间,{heading}\n开源,张望,9:00-9:30,\n闭源,李望,9:30-10:00,{off}\n"))
    assert made.all == ["09:00-09:30 | 开源 | 张望"]
    assert "闭源" in made.told("import-left-out")


@pytest.mark.parametrize("title", ["（已取消）闭源", "闭源【取消】", "[CANCELLED] 闭源", "Canceled: 闭源"])
def test_a_title_may_say_that_its_talk_is_called_off(title: str) -> None:
    made = Lines(("a.csv", f"议题,讲师,时间\n开源,张望,9:00-9:30\n{title},李望,9:30-10:00\n"))
    assert made.all == ["09:00-09:30 | 开源 | 张望"]
    assert title in made.told("import-left-out")


@pytest.mark.parametrize("title", ["取消：一个操作的一生", "Cancelled flights", "（取消与重试）闭源"])
def test_a_talk_about_cancelling_is_none_of_these(title: str) -> None:
    assert Lines(("a.csv", f"议题,讲师,时间\n{title},李望,9:30-10:00\n")).all == [f"09:30-10:00 | {title} | 李望"]


def test_records_and_schedules_and_calendars() -> None:
    talks = (
        '[{"title": "Oars", "time": "9:00", "by": "Ada Fox"}, {"title": "Sails", "time": "9:30", "cancelled": true}]'
    )
    for name, text in (("a.json", talks), ("a.xml", SCHEDULE)):
        made = Lines((name, text))
        assert [line.split(" | ")[1] for line in made.all] == ["Oars"]
        assert "Sails" in made.told("import-left-out")
    made = Lines(("a.ics", CALENDAR.replace("\n", "\r\n")))
    assert made.all == ["2027-05-21 09:00 | Oars | =other"]
    assert "Ropes" in made.told("import-left-out")
