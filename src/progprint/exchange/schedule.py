"""schedule.json and schedule.xml, as frab, pentabarf and pretalx write them.

Real files break the official schema, so every field may be missing, empty or of another type. Old and new names of
fields are both known (``name`` and ``public_name``, ``biography``).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from datetime import timedelta

from progprint.core.diagnostic import Outcome, Source, error
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given
from progprint.exchange.jsonfile import parsed
from progprint.exchange.plain import plain
from progprint.exchange.values import links_of, listed, long_links, minutes, moment, record, rest, said
from progprint.source.edit import Plain, to_yaml

_EVENT = (
    "id", "guid", "code", "date", "start", "duration", "room", "title", "subtitle", "track", "type", "language", "abstract",
    "description", "persons", "links",
)  # fmt: skip
_PERSON = (
    "id",
    "code",
    "guid",
    "name",
    "public_name",
    "full_public_name",
    "biography",
    "bio",
    "links",
    "org",
    "job_title",
)
_CONFERENCE = (
    "title",
    "start",
    "end",
    "days",
    "daysCount",
    "time_zone_name",
    "timeslot_duration",
    "rooms",
    "tracks",
    "url",
)


def read_json(source: Source) -> Outcome[dict[str, Plain]]:
    """schedule.json. Errors: import-syntax, import-nothing."""
    tree = parsed(source)
    if tree.value is None:
        return Outcome(None, tree.diagnostics)
    told = record(record(tree.value).get("schedule", tree.value))
    conference = record(told.get("conference"))
    events = [
        (said(name), record(event))
        for day in listed(conference.get("days"))
        for name, held in record(record(day).get("rooms")).items()
        for event in listed(held)
    ]
    made = _agenda(source, conference, rest(told, "conference"), events)
    carried = record(record(record(conference.get("meta")).get("progprint")).get("agenda"))
    return _restored(made, carried, source) if carried else made


def _restored(
    made: Outcome[dict[str, Plain]], carried: Mapping[str, object], source: Source
) -> Outcome[dict[str, Plain]]:
    """The agenda that an export of ours carries, with what was edited in its events."""
    from progprint.exchange.to_schedule import to_schedule
    from progprint.exchange.whole import restored

    told = plain(carried)
    if not isinstance(told, Mapping):
        return made
    return restored(to_yaml(told), made, lambda agenda: read_json(Source("", to_schedule(agenda)[0])), source.name)


def read_xml(source: Source) -> Outcome[dict[str, Plain]]:
    """schedule.xml. Errors: import-syntax (also for a document type, which may hold traps), import-nothing."""
    if "<!DOCTYPE" in source.text or "<!ENTITY" in source.text:
        return Outcome(None, (error("import-syntax", variant="doctype", path=source.name),))
    try:
        tree = ET.fromstring(source.text.encode(), ET.XMLParser(encoding="utf-8"))  # noqa: S314  (no document type)
    except ET.ParseError as trouble:
        line, column = trouble.position
        return Outcome(None, (error("import-syntax", path=source.name, line=line, column=column + 1),))
    head = tree.find("conference")
    conference: dict[str, object] = {str(one.tag): one.text or "" for one in head} if head is not None else {}
    events = [
        (room.get("name", ""), _event(one))
        for room in tree.iter("room")
        if room.get("name")
        for one in room.iter("event")
    ]
    more = {one.tag: one.text or "" for one in tree if len(one) == 0}
    return _agenda(source, conference, more, events)


def _event(node: ET.Element) -> dict[str, object]:
    """An event of the XML in the shape that it has in JSON."""
    made = _attributes(node)
    for one in node:
        match one.tag:
            case "persons":
                made["persons"] = [
                    {**_attributes(p), "public_name": p.text or p.get("name", "")} for p in one.iter("person")
                ]
            case "links" | "attachments":
                made[one.tag] = [{"url": a.get("href", ""), "title": a.text or ""} for a in one]
            case _ if len(one):
                made[one.tag] = {part.tag: part.text or "" for part in one}
            case _:
                made[one.tag] = one.text or ""
    return made


def _attributes(node: ET.Element) -> dict[str, object]:
    return dict(node.attrib)


def _agenda(
    source: Source,
    conference: Mapping[str, object],
    more: Mapping[str, object],
    events: Sequence[tuple[str, Mapping[str, object]]],
) -> Outcome[dict[str, Plain]]:
    if not events:
        return Outcome(None, (error("import-nothing", variant="system", path=source.name),))
    draft = Draft(source.name)
    for key, name in (("title", "title"), ("time_zone_name", "timezone"), ("url", "url")):
        if said(conference.get(key)):
            draft.conference[name] = said(conference.get(key))
    for room in listed(conference.get("rooms")):
        draft.room(said(record(room).get("name")), said(record(room).get("name")), rest(record(room), "name"))
    for one in map(record, listed(conference.get("tracks"))):
        colour = said(one.get("color"))
        about: dict[str, Plain] = {"color": colour} if re.fullmatch(r"#[0-9a-fA-F]{6}", colour) else {}
        draft.track(said(one.get("name")), said(one.get("name")), about)
    own = record(record(conference.get("meta")).get("progprint"))
    for name, event in events:
        _talk(draft, name, event, own)
    for title, names in record(own.get("producers")).items():
        people = [said(one) for one in listed(names)]
        for name in people:
            draft.person(name, name)
        draft.track(title, title, {"producer": people})
    beyond = rest(conference, *_CONFERENCE)
    if own:
        beyond.pop("meta", None)
    kept = {**beyond, **more}
    if kept:
        draft.about(kept)
    return Outcome(draft.agenda(), tuple(draft.remarks()))


def _talk(draft: Draft, room: str, event: Mapping[str, object], own: Mapping[str, object]) -> None:
    """An event; ``own`` is what our own export kept below ``meta``: ids, further rooms, moderators."""
    key = said(event.get("guid"))
    moderators = [said(one) for one in listed(record(own.get("moderators")).get(key))]
    rooms = record(own.get("rooms")).get(key)
    held = tuple(map(said, listed(rooms))) or (said(event.get("room")) or room,)
    for person in map(record, listed(event.get("persons"))):
        draft.person(
            _key(person),
            said(person.get("public_name")) or said(person.get("full_public_name")) or said(person.get("name")),
            bio=draft.text(person.get("biography") or person.get("bio")),
            org=said(person.get("org")),
            job_title=said(person.get("job_title")),
            links=links_of(person),
            more={**rest(person, *_PERSON), **long_links(person)},
        )
    for one in moderators:
        draft.person(one, one)
    start = moment(event.get("date"))
    length = minutes(event.get("duration") or "")
    parts = [draft.text(event.get(name)) for name in ("abstract", "description")]
    draft.talk(
        Given(
            id=said(record(own.get("ids")).get(key))
            or said(event.get("code"))
            or said(event.get("id"))
            or said(event.get("guid")),
            title=said(event.get("title")),
            start=start,
            end=start + length if start is not None and length > timedelta() else None,
            rooms=held,
            everywhere=rooms == "all",
            moderators=tuple(moderators),
            track=said(event.get("track")),
            kind=said(event.get("type")),
            subtitle=said(event.get("subtitle")),
            summary="\n\n".join(dict.fromkeys(part for part in parts if part)),
            speakers=tuple(_key(record(person)) for person in listed(event.get("persons"))),
            language=said(event.get("language")),
            links=links_of(event),
            extra={
                **({"guid": event["guid"]} if said(event.get("guid")) else {}),
                **rest(event, *_EVENT),
                **long_links(event),
            },
        )
    )


def _key(person: Mapping[str, object]) -> str:
    told = (said(person.get(key)) for key in ("code", "guid", "id", "public_name", "name"))
    return next((key for key in told if key), "")
