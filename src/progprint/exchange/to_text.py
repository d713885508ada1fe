"""The programme as Markdown, and as a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import groupby

from progprint.agenda.programme import Agenda, Talk
from progprint.core.diagnostic import Diagnostic
from progprint.exchange.facts import (
    affiliation,
    begin_of,
    guid,
    hours,
    items,
    length,
    prose,
    rooms,
    summary,
    untimed,
    zone_of,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
_OCTETS = 75
"""A line of a calendar has at most so many bytes (RFC 5545, 3.1)."""


def to_markdown(agenda: Agenda) -> str:
    """Days, and in each the items by time; then speakers with what is told of them."""
    conference = agenda.conference
    everywhere, people_head = (
        ("all rooms", "Speakers") if conference.language.startswith("en") else ("全部会场", "讲者")
    )
    lines = [f"# {_plain(conference.title.text)}" if conference.title else "# –", ""]
    for day, group in groupby(items(agenda), key=lambda row: row[1].slot.day):
        lines += [f"## {day.isoformat()}" if day else "## –", ""]
        for track, talk in group:
            lines += [f"### {' '.join(filter(None, (hours(talk), _plain(talk.title.text))))}", ""]
            people = [*talk.moderators, *talk.speakers]
            facts = [
                everywhere if talk.slot.all_rooms else rooms(talk),
                track.title.text if track else "",
                "、".join(p.name.text for p in people),
            ]
            lines += [_plain("　".join(filter(None, facts))), ""] if any(facts) else []
            lines += [
                _plain(text) + "\n" for text in (summary(talk), *(f"- {one.text}" for one in talk.takeaways)) if text
            ]
    if agenda.people:
        lines += [f"## {people_head}", ""]
    for person in agenda.people:
        about = affiliation(person)
        lines += [f"**{_plain(person.name.text)}**" + (f"　{_plain(about)}" if about else ""), ""]
        lines += [_plain(prose(person.bio)), ""] if person.bio else []
    return "\n".join(lines).rstrip() + "\n"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def to_ical(agenda: Agenda, stamp: datetime.datetime) -> tuple[str, list[Diagnostic]]:
    """A calendar of everything whose time is known, and what is not in it; ``stamp`` is the date of the document, UTC."""
    zone = zone_of(agenda)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//progprint//progprint//ZH", "CALSCALE:GREGORIAN"]
    if agenda.conference.title:
        lines.append(f"X-WR-CALNAME:{_escaped(agenda.conference.title.text)}")
    for track, talk in items(agenda):
        begin = begin_of(talk, zone)
        if begin is None:
            continue
        facts = [("DTSTAMP", _utc(stamp)), ("DTSTART", _utc(begin))]
        if length(talk):
            facts.append(("DTEND", _utc(begin + datetime.timedelta(minutes=length(talk)))))
        facts += [(name, _escaped(text)) for name, text in _texts(talk, track.title.text if track else "")]
        lines += ["BEGIN:VEVENT", f"UID:{guid(agenda, talk)}@progprint", *(f"{k}:{v}" for k, v in facts), "END:VEVENT"]
    whole = "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))
    return whole, untimed(talk for _, talk in items(agenda) if begin_of(talk, zone) is None)


def _texts(talk: Talk, track: str) -> Iterator[tuple[str, str]]:
    people = "、".join(person.name.text for person in (*talk.moderators, *talk.speakers))
    about = "\n".join(filter(None, (people, summary(talk))))
    for name, text in (
        ("SUMMARY", talk.title.text),
        ("LOCATION", rooms(talk)),
        ("CATEGORIES", track),
        ("DESCRIPTION", about),
    ):
        if text:
            yield name, text


def _utc(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11)."""
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A content line in pieces of at most 75 bytes, each but the first behind a blank; characters stay whole."""
    piece, size = "", 0
    for char in line:
        wide = len(char.encode())
        if size + wide > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + wide
    yield piece
