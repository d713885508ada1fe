"""schedule.xml (C3VOC's XSD): the older form of the same schedule, of which more programs know how to read it."""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

from progprint.agenda.programme import Agenda
from progprint.core.diagnostic import Diagnostic
from progprint.exchange.write.facts import SCHEDULE_XML, narrow
from progprint.exchange.write.schedule import conference_of
from progprint.source.edit import Plain
from progprint.text.characters import CONTROL

_TEXTS = ("date", "start", "duration", "room", "slug", "title", "subtitle", "track", "type", "language", "abstract",
          "description")  # fmt: skip


def write(agenda: Agenda, _: datetime.datetime, written: Mapping[str, Plain]) -> tuple[bytes, list[Diagnostic]]:
    """The file, and what could not be said in it: of people this form knows the names alone, of an event one room."""
    from progprint import __version__

    conference, found = conference_of(agenda)
    root = ET.Element("schedule")
    ET.SubElement(root, "generator", name="progprint", version=__version__)
    _text(root, "version", __version__)
    head = ET.SubElement(root, "conference")
    for tag, key in (("title", "title"), ("acronym", "acronym"), ("start", "start"), ("end", "end"), ("days", "daysCount"),
                     ("timeslot_duration", "timeslot_duration"), ("time_zone_name", "time_zone_name")):  # fmt: skip
        _text(head, tag, str(conference[key]))
    for track in conference["tracks"]:
        colour = {"color": track["color"]} if "color" in track else {}
        ET.SubElement(head, "track", name=_clean(track["name"]), **colour)
    for day in conference["days"]:
        _day(root, day)
    several = ["talks.room"] if "rooms" in conference["meta"]["progprint"] else []
    found = [*found, *narrow(agenda, SCHEDULE_XML, written, beside=several)]
    ET.indent(root, " ")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(root, encoding='unicode')}\n".encode(), found


def _day(root: ET.Element, day: dict[str, Any]) -> None:
    node = ET.SubElement(
        root, "day", index=str(day["index"]), date=day["date"], start=day["day_start"], end=day["day_end"]
    )
    for name, events in day["rooms"].items():
        room = ET.SubElement(node, "room", name=_clean(name))
        for event in events:
            _event(room, event)


def _event(room: ET.Element, event: dict[str, Any]) -> None:
    node = ET.SubElement(room, "event", id=str(event["id"]), guid=event["guid"])
    for tag in _TEXTS:
        _text(node, tag, event[tag] or "")
    if event["url"].startswith("http"):
        _text(node, "url", event["url"])
    people = ET.SubElement(node, "persons")
    for person in event["persons"]:
        ET.SubElement(people, "person", id=str(person["id"]), guid=person["guid"]).text = _clean(person["name"])
    links = ET.SubElement(node, "links")
    for link in event["links"]:
        ET.SubElement(links, "link", href=_clean(link["url"])).text = _clean(link["title"])


def _text(node: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(node, tag).text = _clean(text)


def _clean(text: str) -> str:
    """A text without what XML cannot hold."""
    return CONTROL.sub(" ", text)
