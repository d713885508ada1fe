"""schedule.xml in the shape of schedule.json: the door to XML, and elements as plain records.

Files differ: events stand in rooms without a name, directly below a day or outside of any; links are attributes or
elements; a description is text, CDATA or markup. Everything is handed on: what has no name of ours keeps its own.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from progprint.core.diagnostic import Diagnostic, Outcome, Source, error, warning
from progprint.core.patterns import pattern
from progprint.exchange.look import Sniffed
from progprint.exchange.read.schedule import fill
from progprint.exchange.read.schedule_times import PlacedEvent, Schedule
from progprint.exchange.told import drafted
from progprint.exchange.values import Record
from progprint.text.characters import CONTROL, character_name

_REFERENCE = pattern(r"&#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));")
_TEXTS = frozenset(
    ("title", "subtitle", "abstract", "description", "track", "type", "language", "room", "date", "start", "duration")
)
_LISTS = {"track": "tracks", "room": "rooms"}
"""Elements of the conference that may stand there several times, and what JSON calls them together."""


class _DocumentTypeError(Exception):
    """A document type, by which a file of a few lines may become endless."""


class _Builder(ET.TreeBuilder):
    """Makes elements, and stops at a document type before anything in it is read."""

    def doctype(self, *_: object) -> None:
        """The beginning of a document type."""
        raise _DocumentTypeError


def knows(look: Sniffed) -> bool:
    """Whether a text is XML that begins with a schedule."""
    return look.text.lstrip()[:1] == "<" and "<schedule" in look.text[:4000]


def parse(source: Source) -> Outcome[Schedule]:
    """The parts of a schedule.xml. Error: import-syntax, also for a document type, which may hold traps."""
    text, cleaned = _without_controls(source)
    try:
        tree = ET.fromstring(text.lstrip().encode(), ET.XMLParser(target=_Builder(), encoding="utf-8"))  # noqa: S314
    except _DocumentTypeError:
        return Outcome(None, (error("import-syntax", variant="doctype", path=source.name),))
    except ET.ParseError as trouble:
        line, column = trouble.position
        return Outcome(None, (error("import-syntax", path=source.name, line=line, column=column + 1),))
    try:
        return Outcome(_parts(tree), cleaned)
    except RecursionError:
        return Outcome(None, (error("import-syntax", variant="deep", path=source.name),))


read = drafted(parse)(fill)


def _parts(tree: ET.Element) -> Schedule:
    """The conference, what else stands at the top, and the events."""
    conference: dict[str, object] = {}
    more: dict[str, object] = {}
    for one in tree:
        if _tag(one) == "conference":
            for part in one:
                _put(conference, part)
        elif _tag(one) not in {"day", "room", "event"}:
            _put(more, one)
    return Schedule(conference, more, list(_events(tree)))


def _without_controls(source: Source) -> tuple[str, list[Diagnostic]]:
    """The text with blanks for references to characters that are none, as &#11;, and a warning of each kind."""
    seen: dict[str, int] = {}

    def clean(match: re.Match[str]) -> str:
        number = int(match[1], 16) if match[1] else int(match[2])
        if number > 0x10FFFF or not CONTROL.match(chr(number)):
            return match[0]
        seen[chr(number)] = seen.get(chr(number), 0) + 1
        return " "

    text = _REFERENCE.sub(clean, source.text)
    found = [
        warning("control-character", variant="import", path=source.name, character=character_name(char), count=count)
        for char, count in seen.items()
    ]
    return text, found


def _events(tree: ET.Element) -> Iterator[PlacedEvent]:
    """Every event with the day and the room that it stands in, wherever that is."""
    nothing: Record = {}
    waiting = [(tree, nothing, nothing)]
    while waiting:
        node, day, room = waiting.pop()
        match _tag(node):
            case "event":
                yield PlacedEvent(day, room, _event(node))
                continue
            case "day":
                day = dict(node.attrib)
            case "room":
                room = {"name": (node.findtext("name") or "").strip(), **node.attrib}
        waiting += [(one, day, room) for one in reversed(node) if len(one) or _tag(one) == "event"]


def _event(node: ET.Element) -> dict[str, object]:
    """An event in the shape that it has in JSON."""
    made: dict[str, object] = dict(node.attrib)
    for one in node:
        match tag := _tag(one):
            case "persons":
                made["persons"] = [_person(person) for person in one]
            case "links" | "attachments":
                made[tag] = [_link(link) for link in one]
            case _ if tag in _TEXTS:
                made[tag] = _inner(one)
                made |= {f"{tag} {name}": value for name, value in one.attrib.items()}
            case _:
                _put(made, one)
    return made


def _person(node: ET.Element) -> dict[str, object]:
    told = _record(node)
    name = told.pop("text", "") or told.get("name", "")
    return {**told, "public_name": told.get("public_name") or name}


def _link(node: ET.Element) -> dict[str, object]:
    """A link, whose address and title are attributes, elements or its text."""
    told = _record(node)
    text = str(told.pop("text", ""))
    address = told.pop("href", None) or told.pop("url", None)
    title = told.pop("title", None) or (text if address else "")
    return {"url": address or text, "title": title, **told}


def _inner(node: ET.Element) -> str:
    """What an element holds, as text; markup in it as markup."""
    if not len(node):
        return node.text or ""
    return (node.text or "") + "".join(ET.tostring(one, encoding="unicode") for one in node)


def _record(node: ET.Element) -> dict[str, object]:
    """Attributes and elements by name; the text between them under "text"."""
    made: dict[str, object] = dict(node.attrib)
    for one in node:
        _put(made, one)
    text = " ".join(filter(None, ((part or "").strip() for part in (node.text, *(one.tail for one in node)))))
    return {**made, "text": text} if text else made


def _put(made: dict[str, object], node: ET.Element) -> None:
    """An element under its name; one that comes again makes a list."""
    tag = _tag(node)
    value: object = _record(node) if len(node) or node.attrib else node.text or ""
    name = _LISTS.get(tag, tag) if isinstance(value, dict) else tag
    if name not in made and name == tag:
        made[tag] = value
        return
    old = made.get(name, [])
    made[name] = [*(old if isinstance(old, list) else [old]), value]


def _tag(node: ET.Element) -> str:
    return str(node.tag).rpartition("}")[2]
