"""Indico, ``export/event/ID.json?detail=sessions``: blocks of sessions with their conveners, and contributions in them.

A session is a track, its conveners are the producers; contributions outside any session stand for themselves. Indico's
times are written in the zone that stands beside them, which is taken for the conference's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo

from progprint.agenda.dates import read_moment
from progprint.agenda.zones import zone
from progprint.exchange.draft import Draft
from progprint.exchange.given import NOTHING, Given
from progprint.exchange.kept import known_keys, rest, some
from progprint.exchange.look import Sniffed, has, parsed
from progprint.exchange.told import drafted
from progprint.exchange.values import Record, listed, record, records, said, told_in
from progprint.text.characters import has_han

_EVENT, _BLOCK, _TALK, _PERSON = known_keys("indico")


def knows(look: Sniffed) -> bool:
    """Whether a JSON file is an export of an event."""
    keys = look.keys_of("results")
    return has(look.top, "results") and has(keys, "title", "startDate", ("contributions", "sessions", "_type"))


@drafted(parsed)
def read(draft: Draft, values: Sequence[object]) -> bool:
    """Take a file; whether there are sessions or contributions."""
    event = next(map(record, listed(record(values[0]).get("results"))), {})
    blocks = list(records(event, "sessions"))
    loose = list(records(event, "contributions"))
    _event(draft, event)
    told: set[str] = set()
    for block in blocks:
        _block(draft, block, told)
    for one in loose:
        if told_in(one, "id") not in told or not one.get("id"):
            draft.talk(_talk(draft, one, told_in(one, "session"), ""))
    return bool(blocks or loose)


def _event(draft: Draft, event: Record) -> None:
    """The conference: title, zone, place, days."""
    zone = told_in(event, "timezone") or said(record(event.get("startDate")).get("tz"))
    venue = {"name": told_in(event, "location"), "address": draft.text(event.get("address"))}
    draft.facts(
        {
            "title": told_in(event, "title"),
            "timezone": zone,
            "venue": {key: value for key, value in venue.items() if value} if venue["name"] else "",
            "url": told_in(event, "url"),
            "organisers": [told_in(event, "organizer")] if told_in(event, "organizer") else "",
        }
    )
    draft.about({**rest(event, *_EVENT), **some({} if venue["name"] else event, "address")})


def _block(draft: Draft, block: Record, told: set[str]) -> None:
    """A block of a session: its track, and the contributions in it; without any it is an item of its own."""
    session = record(block.get("session"))
    title = told_in(session, "title") or told_in(block, "title")
    told_by = block.get("conveners"), block.get("sessionConveners"), session.get("conveners")
    producers = list(_people(draft, [one for told in told_by for one in listed(told)]))
    talks = list(records(block, "contributions"))
    if not talks:
        draft.talk(_talk(draft, block, "", "", producers))
        return
    colour = told_in(session, "color") or told_in(block, "color")
    intro = draft.text(block.get("description") or session.get("description"))
    if refused := draft.track(title, title, {"producer": list(producers), "color": colour, "intro": intro}):
        draft.guessed(f"{title}: {', '.join(refused)}")
    for number, one in enumerate(talks):
        told.add(told_in(one, "id"))
        more = {} if number else rest(block, *_BLOCK)
        draft.talk(_talk(draft, one, title, told_in(block, "room"), (), more))


def _talk(
    draft: Draft, one: Record, track: str, room: str, moderators: Sequence[str] = (), more: Record = NOTHING
) -> Given:
    """A contribution, or a block without any (whose conveners moderate it)."""
    begin, end = (_moment(one.get(name), draft) for name in ("startDate", "endDate"))
    return Given(
        id=told_in(one, "id") if track or not moderators else "",
        title=told_in(one, "title"),
        slot=draft.times.slot(begin, end, one.get("duration"), "startDate endDate duration"),
        rooms=(told_in(one, "room", "roomFullname") or room,),
        track=track,
        kind=told_in(record(one.get("type")), "name") or told_in(one, "type"),
        summary=draft.text(one.get("description")),
        speakers=tuple(_people(draft, listed(one.get("speakers")))),
        moderators=tuple(moderators),
        tags=tuple(map(said, listed(one.get("keywords")))),
        extra={**rest(one, *_TALK, *_BLOCK), **more},
    )


def _people(draft: Draft, told: object) -> Iterator[str]:
    """The keys of persons, who are told to the draft as they are met."""
    for one in map(record, listed(told)):
        first, last = told_in(one, "first_name"), told_in(one, "last_name")
        joined = last + first if has_han(last + first) else f"{first} {last}".strip()
        name = joined or told_in(one, "fullName").removesuffix(",")
        if name:
            org = told_in(one, "affiliation")
            key = f"{name}\x1f{org}"
            draft.person(key, name, org=org, more=rest(one, *_PERSON))
            yield key


def _moment(value: object, draft: Draft) -> str:
    """``{"date": "2027-03-01", "time": "09:30:00", "tz": …}`` as a moment, in the conference's zone where it names another."""
    told = record(value)
    if not told:
        return said(value)
    text, named = f"{said(told.get('date'))}T{said(told.get('time'))}".strip("T"), told_in(told, "tz")
    moment, home, away = read_moment(text), _zone(str(draft.conference.get("timezone", ""))), _zone(named)
    if not isinstance(moment, datetime) or home is None or away is None:
        return text
    return moment.replace(tzinfo=away).astimezone(home).replace(tzinfo=None).isoformat()


def _zone(name: str) -> tzinfo | None:
    """A zone by its name; None where no database knows it."""
    found = zone(name) if name else None
    return None if found is UTC else found
