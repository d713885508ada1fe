"""schedule.json (C3VOC schema, draft of 2024), which conference apps and signs read.

The format knows no producers, no ids of our kind, one room for an event and no event without a time: what it has no field
for stands below ``conference.meta.progprint``, and what has no time is told.
"""

from __future__ import annotations

import datetime
import json
import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from progprint.agenda.programme import Agenda, Person, Talk, Track
from progprint.agenda.values import clock
from progprint.core.color import parse_color, screen_hex
from progprint.core.diagnostic import Diagnostic
from progprint.exchange.write import facts
from progprint.exchange.write.facts import SCHEDULE, begin_of, guids, items, narrow
from progprint.locale.names import person_id
from progprint.source.edit import Plain

_DAY_END = 4
"""The hour at which a programme day ends."""
_PAGES = frozenset(("url", "web", "website", "page", "网页", "网址", "網頁", "網址"))
"""Names of a link that leads to the talk's own page."""


def write(agenda: Agenda, _: object, carried: Mapping[str, Plain]) -> tuple[bytes, list[Diagnostic]]:
    """The file, and what could not be said in it; ``carried`` is the agenda as it is written, to go with it."""
    from progprint import __version__

    conference, found = conference_of(agenda)
    if carried:
        conference["meta"]["progprint"]["agenda"] = carried
    else:
        found += narrow(agenda, SCHEDULE)
    whole = {
        "generator": {"name": "progprint", "version": __version__},
        "schedule": {"version": __version__, "conference": conference},
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode(), found


def conference_of(agenda: Agenda) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The conference as the schema has it, and the remark on what has no time."""
    zone = facts.zone_of(agenda)
    rows = [(track, talk) for track, talk in items(agenda) if begin_of(talk, zone) is not None]
    left = [talk for _, talk in items(agenda) if begin_of(talk, zone) is None]
    days = sorted({talk.slot.day for _, talk in rows if talk.slot.day})
    title = agenda.conference.title.text if agenda.conference.title else "–"
    keys = guids(agenda)
    numbered = facts.numbers(keys.values()), facts.numbers(_uuid(f"person {person.id}") for person in agenda.people)
    conference: dict[str, Any] = {
        "acronym": _acronym(title),
        "title": title,
        "start": (days[0] if days else datetime.date(1980, 1, 1)).isoformat(),
        "end": (days[-1] if days else datetime.date(1980, 1, 1)).isoformat(),
        "daysCount": len(days),
        "timeslot_duration": "00:05",
        "time_zone_name": agenda.conference.timezone or facts.DEFAULT_ZONE,
        "rooms": [{"name": room.name.text, "guid": _uuid(f"room {room.id}")} for room in agenda.rooms],
        "tracks": [
            {"name": track.title.text, **({"color": screen_hex(ink.screen)} if ink else {})}
            for track in agenda.tracks
            for ink in (parse_color(track.color),)
        ],
        "meta": {"progprint": _meta(agenda, rows, keys)},
        "days": [
            _day(agenda, n, day, [_Row(*row, keys[row[1].id], *numbered) for row in rows], zone)
            for n, day in enumerate(days, 1)
        ],
    }
    return conference, facts.untimed(left)


class _Row(NamedTuple):
    """A talk and the keys by which it and its people are known."""

    track: Track | None
    talk: Talk
    guid: str
    numbers: Mapping[str, int]
    people: Mapping[str, int]


def _day(
    agenda: Agenda, number: int, day: datetime.date, rows: Sequence[_Row], zone: datetime.tzinfo
) -> dict[str, object]:
    held: dict[str, list[object]] = {room.name.text: [] for room in agenda.rooms}
    for row in rows:
        if row.talk.slot.day == day:
            held.setdefault(_room(agenda, row.talk), []).append(_event(agenda, row, zone))
    begin = datetime.datetime.combine(day, datetime.time(_DAY_END), zone)
    end = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time(_DAY_END - 1, 59), zone)
    ends = {"day_start": begin.isoformat(), "day_end": end.isoformat()}
    return {"index": number, "date": day.isoformat(), **ends, "rooms": held}


def _event(agenda: Agenda, row: _Row, zone: datetime.tzinfo) -> dict[str, object]:
    track, talk, key = row.track, row.talk, row.guid
    begin = begin_of(talk, zone)
    pages = [address for name, address in talk.links if name.casefold() in _PAGES]
    return {
        "guid": key,
        "id": row.numbers[key],
        "date": begin.isoformat() if begin else "",
        "start": f"{begin:%H:%M}",
        "duration": clock(facts.length(talk)),
        "room": _room(agenda, talk),
        "slug": f"{_acronym(agenda.conference.title.text if agenda.conference.title else '')}-{row.numbers[key]}",
        "url": pages[0] if pages else f"urn:uuid:{key}",  # the schema wants one; this is a name, no address
        "title": talk.title.text,
        "subtitle": talk.subtitle.text if talk.subtitle else "",
        "track": track.title.text if track else None,
        "type": talk.type,
        "language": talk.language or None,
        "abstract": facts.summary(talk),
        "description": "\n".join(f"- {words.text}" for words in talk.takeaways),
        "persons": [_person(person, row.people) for person in talk.speakers],
        "links": [{"title": name, "url": address} for name, address in talk.links],
        "attachments": [],
    }


def _person(person: Person, numbered: Mapping[str, int]) -> dict[str, object]:
    key = _uuid(f"person {person.id}")
    made = {
        "id": numbered.get(key, 0),
        "name": person.name.text,
        "guid": key,
        "org": person.org.text if person.org else "",
        "job_title": person.job_title.text if person.job_title else "",
        "biography": facts.prose(person.bio),
    }
    return {name: value for name, value in made.items() if value}


def _meta(agenda: Agenda, rows: Sequence[tuple[Track | None, Talk]], keys: Mapping[str, str]) -> dict[str, object]:
    """What the format has no field for: our ids, producers, moderators, further rooms."""
    producers = {
        track.title.text: [one.name.text for one in track.producers] for track in agenda.tracks if track.producers
    }
    several = {
        keys[talk.id]: "all" if talk.slot.all_rooms else [room.name.text for room in talk.slot.rooms]
        for _, talk in rows
        if talk.slot.all_rooms or len(talk.slot.rooms) > 1
    }
    moderators = {keys[talk.id]: [one.name.text for one in talk.moderators] for _, talk in rows if talk.moderators}
    told = {"producers": producers, "rooms": several, "moderators": moderators}
    return {
        "ids": {keys[talk.id]: talk.id for _, talk in rows},
        **{name: value for name, value in told.items() if value},
    }


def _room(agenda: Agenda, talk: Talk) -> str:
    """The one room that an event may have."""
    held = talk.slot.rooms or (agenda.rooms[:1] if talk.slot.all_rooms else ())
    return held[0].name.text if held else "–"


def _acronym(title: str) -> str:
    """Small letters and figures, at least four (as the schema wants)."""
    told = re.sub(r"[^a-z0-9]+", "", person_id(title).lower())[:24]
    return told if len(told) >= 4 else f"{told}conf"


def _uuid(name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"progprint {name}"))
