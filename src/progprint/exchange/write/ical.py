"""The programme as a calendar (iCalendar, RFC 5545): what has a time, under keys that stay, so that a moved talk moves.

A calendar program replaces an event by one of the same UID whose SEQUENCE is not lower. There is no clock here: SEQUENCE and
LAST-MODIFIED come from the date of the document, which SOURCE_DATE_EPOCH sets.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING

from progprint.agenda.programme import Agenda, Talk, Track
from progprint.core.diagnostic import Diagnostic
from progprint.exchange.write import facts
from progprint.source.edit import Plain
from progprint.text.characters import CONTROL

if TYPE_CHECKING:
    from icalendar import Event

_BEGIN = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""The first date that a document can have; revisions are counted in minutes from it."""


def write(agenda: Agenda, stamp: datetime.datetime, written: Mapping[str, Plain]) -> tuple[bytes, list[Diagnostic]]:
    """A calendar of everything whose time is known, and what is not in it; ``stamp`` is the date of the document."""
    from icalendar import Calendar

    zone, keys = facts.zone_of(agenda), facts.guids(agenda)
    whole = Calendar()
    whole.add("VERSION", "2.0")
    whole.add("PRODID", "-//progprint//progprint//ZH")
    whole.add("CALSCALE", "GREGORIAN")
    whole.add("METHOD", "PUBLISH")
    if agenda.conference.title:
        whole.add("X-WR-CALNAME", CONTROL.sub(" ", agenda.conference.title.text))
    whole.add("X-WR-TIMEZONE", agenda.conference.timezone or facts.DEFAULT_ZONE)
    left: list[Talk] = []
    for track, talk in facts.items(agenda):
        begin = facts.begin_of(talk, zone)
        if begin is None:
            left.append(talk)
        else:
            whole.add_component(_event(track, talk, keys[talk.id], begin.astimezone(datetime.UTC), stamp))
    return whole.to_ical(sorted=False), [*facts.untimed(left), *facts.narrow(agenda, facts.CALENDAR, written)]


def _event(track: Track | None, talk: Talk, key: str, begin: datetime.datetime, stamp: datetime.datetime) -> Event:
    from icalendar import Event

    made = Event()
    made.add("UID", f"{key}@progprint")
    made.add("DTSTAMP", stamp)
    made.add("LAST-MODIFIED", stamp)
    made.add("SEQUENCE", max(int((stamp - _BEGIN).total_seconds()) // 60, 0))
    made.add("DTSTART", begin)
    if minutes := facts.length(talk):
        made.add("DTEND", begin + datetime.timedelta(minutes=minutes))
    people = "、".join(person.name.text for person in (*talk.moderators, *talk.speakers))
    texts = (
        ("SUMMARY", talk.title.text),
        ("LOCATION", "" if talk.slot.all_rooms else facts.rooms(talk)),
        ("DESCRIPTION", "\n".join(filter(None, (people, facts.summary(talk))))),
    )
    for name, text in texts:
        if text:
            made.add(name, CONTROL.sub(" ", text))
    if track is not None and track.title.text:
        made.add("CATEGORIES", [CONTROL.sub(" ", track.title.text)])
    return made
