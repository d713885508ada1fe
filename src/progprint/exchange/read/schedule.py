"""schedule.json and schedule.xml, as frab, pentabarf and pretalx write them.

Real files break the official schema, so every field may be missing, empty or of another type. Old and new names of
fields are both known (``name`` and ``public_name``, ``biography``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from progprint.agenda.clock import read_clock
from progprint.agenda.zones import zone, zone_of_city
from progprint.core.diagnostic import Outcome, Source
from progprint.exchange.affiliation import NONE
from progprint.exchange.draft import Draft
from progprint.exchange.given import NOTHING, Given
from progprint.exchange.kept import known_keys, links_of, long_links, rest, some
from progprint.exchange.look import Sniffed, parsed
from progprint.exchange.plain import plain
from progprint.exchange.read.schedule_times import Clockwork, EventTime, PlacedEvent, Schedule, clockwork_of, time_of
from progprint.exchange.told import drafted
from progprint.exchange.values import Record, listed, record, records, said, told_in
from progprint.source.edit import Plain, to_yaml

_EVENT, _PERSON, _CONFERENCE = known_keys("schedule")
_KEYS = ("code", "guid", "id", "public_name", "name")


def knows(look: Sniffed) -> bool:
    """Whether a file is a conference below ``schedule``, or, of an older form, one with days that stands alone."""
    schedule = record(look.top.get("schedule"))
    below = isinstance(schedule.get("conference"), dict) and "events" not in schedule
    return below or "days" in record(look.top.get("conference"))


def read(sources: Sequence[Source], year: str = "") -> Outcome[dict[str, Plain]]:
    """schedule.json. Errors: import-syntax, import-nothing."""
    source = sources[0]
    told = _parse(source)
    made = drafted(lambda _: told)(fill)([source], year)
    conference = told.value.conference if told.value is not None else {}
    carried = record(record(record(conference.get("meta")).get("progprint")).get("agenda"))
    return _restored(made, carried, source) if carried else made


def _parse(source: Source) -> Outcome[Schedule]:
    tree = parsed(source)
    if tree.value is None:
        return Outcome(None, tree.diagnostics)
    told = record(record(tree.value).get("schedule", tree.value))
    conference = record(told.get("conference"))
    events = [one for day in records(conference, "days") for one in _events(day)]
    return Outcome(Schedule(conference, rest(told, "conference"), events))


def _events(day: Record) -> Iterator[PlacedEvent]:
    """The events of a day: by rooms, in a list of rooms, or directly below the day."""
    rooms = day.get("rooms")
    held: list[tuple[Record, object]] = [({"name": name}, of) for name, of in record(rooms).items()]
    held += [
        (rest(room, "events", "talks"), room.get("events") or room.get("talks")) for room in map(record, listed(rooms))
    ]
    for room, events in [*held, ({}, day.get("events"))]:
        for event in listed(events):
            yield PlacedEvent(day, room, record(event))


def _restored(made: Outcome[dict[str, Plain]], carried: Record, source: Source) -> Outcome[dict[str, Plain]]:
    """The agenda that an export of ours carries, with what was edited in its events."""
    from progprint.exchange.merging.whole import restored
    from progprint.exchange.write.schedule import write

    told = plain(carried)
    if not isinstance(told, Mapping):
        return made
    return restored(
        to_yaml(told), made, lambda agenda: read([Source("", write(agenda, None, {})[0].decode())]), source.name
    )


def fill(draft: Draft, values: Sequence[Schedule]) -> bool:
    """Take a file; whether there are events."""
    conference, more, events = values[0]
    works = clockwork_of(conference, events)
    kept = {**_about(draft, conference, works), **more}
    own = record(record(conference.get("meta")).get("progprint"))
    before: dict[str, int | None] = {}
    for placed in events:
        spot = f"{said(placed.day.get('date'))} {said(placed.room.get('name'))}"
        timed = time_of(placed, before.get(spot), works)
        before[spot] = read_clock(told_in(placed.event, "start"))
        draft.talk(_talk(draft, placed, timed, own))
    for title, names in record(own.get("producers")).items():
        people = [said(one) for one in listed(names)]
        for name in people:
            draft.person(name, name)
        draft.track(title, title, {"producer": people})
    if kept:
        draft.about(kept)
    return bool(events)


def _about(draft: Draft, conference: Record, works: Clockwork) -> dict[str, object]:
    """The conference, its rooms and tracks; what of it an agenda has no place for."""
    kept = rest(conference, *_CONFERENCE)
    draft.facts({key: said(conference.get(key)) for key in ("title", "url")})
    if named := told_in(conference, "time_zone_name"):
        known = named if zone(named) is not None else zone_of_city(named)
        if known:
            draft.conference["timezone"] = known
            if known != named:
                draft.guessed(f"{named} → {known}")
        else:
            kept["time_zone_name"] = named
            draft.guessed(named, "zone")
    elif works.in_utc:
        draft.conference["timezone"] = "UTC"
        draft.guessed("UTC → timezone")
    elif works.away:
        minutes = int(works.away.total_seconds()) // 60
        draft.guessed(f"UTC {minutes // 60:+d}:{minutes % 60:02d}")
    for room in records(conference, "rooms"):
        if told_in(room, "name"):
            draft.room(told_in(room, "name"), told_in(room, "name"), rest(room, "name"))
    tracks = list(records(conference, "tracks"))
    for one in tracks:
        draft.track(told_in(one, "name"), told_in(one, "name"), {"color": told_in(one, "color")})
    nameless = [one for one in tracks if told_in(one, "color") and not told_in(one, "name")]
    if nameless or any(rest(one, "name", "color", "slug") for one in tracks):
        kept["tracks"] = tracks
    if record(record(conference.get("meta")).get("progprint")):
        kept.pop("meta", None)
    return kept


def _talk(draft: Draft, placed: PlacedEvent, timed: EventTime, own: Record) -> Given:
    """An event; ``own`` is what our own export kept below ``meta``: ids, further rooms, moderators."""
    event = placed.event
    key = told_in(event, "guid")
    moderators = [said(one) for one in listed(record(own.get("moderators")).get(key))]
    rooms = record(own.get("rooms")).get(key)
    title, room, inside = told_in(event, "title"), _room(placed.room.get("name")), _room(event.get("room"))
    held = tuple(map(said, listed(rooms))) or (inside or room,)
    if room and inside and room != inside and not rooms:
        draft.guessed(f"{title}: {room} → {inside}")
    if room and not rooms and inside in {"", room}:
        draft.room(room, room, rest(placed.room, "name"))
    people = [one if isinstance(one, dict) else {"name": one} for one in listed(event.get("persons"))]
    for person in people:
        draft.person(
            told_in(person, *_KEYS),
            told_in(person, "public_name", "full_public_name", "name"),
            bio=draft.text(person.get("biography") or person.get("bio")),
            org=told_in(person, "org"),
            job_title=told_in(person, "job_title"),
            links=links_of(person),
            more={**rest(person, *_PERSON), **long_links(person)},
        )
    for one in moderators:
        draft.person(one, one)
    if timed.at_night and timed.slot.start is not None:
        draft.guessed(f"{title} → {timed.slot.start:%m-%d %H:%M}", "night")
    return Given(
        id=said(record(own.get("ids")).get(key)) or told_in(event, "code", "id", "guid"),
        title=title,
        slot=timed.slot,
        written=dict([timed.part]) if timed.part else NOTHING,
        rooms=held,
        everywhere=rooms == "all",
        moderators=tuple(moderators),
        track=told_in(event, "track"),
        kind=told_in(event, "type"),
        subtitle=told_in(event, "subtitle"),
        summary=draft.texts(event, "abstract", "description"),
        speakers=tuple(told_in(person, *_KEYS) for person in people),
        language=told_in(event, "language"),
        links=links_of(event),
        extra={**some(event, "guid"), **rest(event, *_EVENT), **long_links(event)},
    )


def _room(name: object) -> str:
    """The name of a room; what stands where there is none, "–", is no name."""
    told = said(name)
    return "" if told in NONE else told
