"""schedule.json, version 2 (C3VOC's schema, as the hub of the Chaos congresses writes it): one list of events, one of persons.

Rooms, tracks and persons are told once and referred to by their guid or slug. Texts are Markdown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from progprint.exchange.draft import Draft
from progprint.exchange.given import Given
from progprint.exchange.kept import filled, known_keys, rest, some
from progprint.exchange.look import Sniffed, has, parsed
from progprint.exchange.told import both, drafted, name_of
from progprint.exchange.values import Record, keys_in, listed, record, records, said, told_in
from progprint.source.edit import Plain

_EVENT, _PERSON, _CONFERENCE = known_keys("hub")
_KEYS = ("guid", "code", "id", "slug", "name")
_OFF = frozenset(("draft", "submitted", "rejected", "canceled", "cancelled", "withdrawn", "deleted"))
_INNER = frozenset(("ORIGIN", "FEEDBACK", "ACTIVITYPUB"))
"""Links that only programs follow, or that are of no use in print."""


def knows(look: Sniffed) -> bool:
    """Whether a JSON file is a schedule with one list of events, which say where and till when they are."""
    schedule = record(look.top.get("schedule"))
    return has(schedule, "conference") and has(keys_in(schedule.get("events")), "title", "start", ("end", "duration"))


@drafted(parsed, markdown=True)
def read(draft: Draft, values: Sequence[object]) -> bool:
    """Take a file; whether it has events."""
    schedule = record(record(values[0]).get("schedule"))
    conference = record(schedule.get("conference"))
    draft.facts({key: said(conference.get(key)) for key in ("title", "url")})
    draft.in_zone(told_in(conference, "time_zone_name"))
    rooms: dict[str, str] = {}
    for one in records(conference, "rooms"):
        place = told_in(one, "slug") or name_of(one)
        rooms |= dict.fromkeys(_keys(one), place)
        draft.room(place, name_of(one), rest(one, "name", "guid", "slug"))
    tracks = {key: one for one in records(conference, "tracks") for key in _keys(one)}
    for one in records(schedule, "persons"):
        draft.person(
            told_in(one, *_KEYS),
            told_in(one, "name", "public_name"),
            bio=both(draft, one.get("biography")),
            links=_links(one, "links"),
            more=rest(one, *_PERSON),
        )
    events = list(records(schedule, "events"))
    for event in events:
        if told_in(event, "state").casefold() in _OFF:
            draft.guessed(told_in(event, "title", "guid"), "left-out")
        else:
            draft.talk(_talk(draft, event, tracks, rooms))
    draft.about({**rest(conference, *_CONFERENCE), **rest(schedule, "conference", "events", "persons", "version")})
    return bool(events)


def _talk(draft: Draft, event: Record, tracks: Mapping[str, Record], rooms: Mapping[str, str]) -> Given:
    people: dict[str, list[str]] = {"speakers": [], "moderators": []}
    for who in (*listed(event.get("participants")), *listed(event.get("persons"))):
        one = record(who) or {"name": who}
        role = told_in(one, "role").upper()
        key = draft.person(told_in(one, *_KEYS), told_in(one, "name", "public_name"))
        people["moderators" if role in {"MODERATOR", "HOST"} else "speakers"].append(key)
    slot = draft.times.slot(event.get("start") or event.get("date"), event.get("end"), event.get("duration"))
    parts = [both(draft, event.get(name)) for name in ("abstract", "description")]
    known = (rooms[key] for key in _keys(record(event.get("room"))) if key in rooms)
    place = next(known, "") or name_of(event.get("room"))
    inner = [one for one in listed(event.get("links")) if _is_inner(one)]
    return Given(
        id=told_in(event, "code", "guid"),
        title=told_in(event, "title"),
        slot=slot,
        rooms=(place,),
        track=_track(draft, event.get("track"), tracks),
        kind=told_in(event, "type").casefold().replace("_", " "),
        subtitle=told_in(event, "subtitle"),
        summary=_summary(parts),
        speakers=tuple(people["speakers"]),
        moderators=tuple(people["moderators"]),
        language=told_in(event, "language"),
        links={**_links(event, "links"), **_links(event, "attachments")},
        extra={**rest(event, *_EVENT), **some(event, "guid", "url"), **filled(links=inner)},
    )


def _summary(parts: list[Plain]) -> Plain:
    """Abstract and description, one below the other in each language."""
    told = [part for part in parts if part]
    if not any(isinstance(part, Mapping) for part in told):
        return "\n\n".join(dict.fromkeys(map(str, told)))
    tags = dict.fromkeys(tag for part in told if isinstance(part, Mapping) for tag in part)
    return {
        tag: "\n\n".join(str(p.get(tag, "") if isinstance(p, Mapping) else p) for p in told).strip() for tag in tags
    }


def _track(draft: Draft, value: object, tracks: Mapping[str, Record]) -> str:
    """The key of a track, which is told by its slug, guid or name."""
    one = record(value)
    known = next((tracks[key] for key in (*_keys(one), said(value)) if key in tracks), one)
    title = name_of(known) if known else said(value)
    if title:
        colour = told_in(known, "color") or said(record(known.get("colors")).get("light"))
        draft.track(title, title, {"color": colour})
    return title


def _keys(one: Record) -> list[str]:
    return [said(one.get(key)) for key in ("guid", "slug", "name") if said(one.get(key))]


def _links(of: Record, field: str) -> dict[str, str]:
    """Links by their titles, else by what they lead to."""
    made: dict[str, str] = {}
    for number, one in enumerate(map(record, listed(of.get(field))), 1):
        address = told_in(one, "url")
        name = told_in(one, "title", "service").casefold() or told_in(one, "type").casefold() or "link"
        if address and not _is_inner(one):
            made[name[:100] if name not in made else f"{name[:90]} {number}"] = address
    return made


def _is_inner(link: object) -> bool:
    return said(record(link).get("type")) in _INNER
