"""A talk as an importer gives it to the draft, and how an agenda writes titles, times, tracks and the order of talks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import NamedTuple

from progprint.core.patterns import pattern
from progprint.exchange.plain import one_line
from progprint.exchange.when import Left
from progprint.source.edit import Plain

_HEAD = pattern(r"([^:：。，,;；.!?！？]{1,12}|[A-Z][A-Za-z ]{1,28})\s*[:：]")
"""A heading within a summary."""
NOTHING: Mapping[str, str] = MappingProxyType({})


class GivenTime(NamedTuple):
    """The time of a talk, in local time, and what was said of that and is not taken over, by its name in the source."""

    start: datetime | None = None
    end: datetime | None = None
    left: tuple[Left, ...] = ()


class Given(NamedTuple):
    """A talk as it was read. Texts may be ``{zh: …, en: …}``; people and rooms are given by their keys, "" for nothing.

    ``written`` are fields that are as an agenda writes them; ``everywhere``: it concerns all rooms.
    """

    id: str
    title: Plain
    slot: GivenTime = GivenTime()
    rooms: tuple[str, ...] = ()
    track: str = ""
    kind: str = ""
    subtitle: str = ""
    summary: Plain = ""
    speakers: tuple[str, ...] = ()
    moderators: tuple[str, ...] = ()
    language: str = ""
    tags: tuple[str, ...] = ()
    links: Mapping[str, str] = NOTHING
    extra: Mapping[str, object] = NOTHING
    written: Mapping[str, Plain] = NOTHING
    everywhere: bool = False


def slot_of(start: datetime, end: datetime | None) -> tuple[dict[str, Plain], str]:
    """Date and time of a talk as an agenda writes them, and why its end is left out: "", or a variant of import-long."""
    made: dict[str, Plain] = {"date": start.date().isoformat()}
    if end is None or end == start:
        return made | {"start": f"{start:%H:%M}"}, ""
    midnight = end.time() == time() and end.date() == start.date() + timedelta(days=1)
    night = start.hour >= 18 and end.hour * 60 + end.minute <= 360 and end - start < timedelta(hours=12)
    if start < end and (end.date() == start.date() or night or midnight):
        return made | {"time": f"{start:%H:%M}-{'24:00' if midnight else f'{end:%H:%M}'}"}, ""
    return made | {"start": f"{start:%H:%M}"}, "long" if start < end else "end"


def order_of(talk: Plain) -> tuple[str, str]:
    """By what talks are sorted: their day and begin, those without last."""
    when = talk if isinstance(talk, Mapping) else {}
    return str(when.get("date", "9999")), str(when.get("time", when.get("start", "99")))


def place_of(given: Given) -> str:
    """The time and place of a talk, to name one without a title by."""
    when = f"{given.slot.start:%Y-%m-%d %H:%M}" if given.slot.start else ""
    told = (when, *(str(given.written.get(name, "")) for name in ("date", "time", "start")), *given.rooms, given.id)
    return " ".join(filter(None, told))


def single(about: Mapping[str, Plain]) -> dict[str, Plain]:
    """The known facts of a track; a single producer stands alone, as people write it."""
    return {
        name: value[0] if name == "producer" and isinstance(value, list) and len(value) == 1 else value
        for name, value in about.items()
    }


def short(title: Plain, read: Callable[[str], str] = str) -> Plain:
    """A title on one line, in each of its languages; ``read`` takes the markup out of it."""
    if isinstance(title, Mapping):
        return {key: one_line(read(str(value))) for key, value in title.items()}
    return one_line(read(str(title))) or "–"


def headed(text: str) -> Plain:
    """A summary by the headings in it: short lines that end with a colon and have text below them; else the text."""
    sections: list[tuple[str, list[str]]] = []
    lines = text.split("\n")
    for n, line in enumerate(lines):
        heading = _HEAD.fullmatch(line.strip())
        if heading and any(map(str.strip, lines[n + 1 : n + 2])) and not _HEAD.fullmatch(lines[n + 1].strip()):
            sections.append((heading[1].strip(), []))
        else:
            sections = sections or [("", [])]
            sections[-1][1].append(line)
    if not any(heading for heading, _ in sections):
        return text
    return by_headings([(heading, "\n".join(below).strip("\n")) for heading, below in sections])


def by_headings(sections: Sequence[tuple[str, Plain]]) -> Plain:
    """Texts by their headings in order; a list where a text comes first or a heading comes twice."""
    headings = [heading for heading, _ in sections]
    if "" not in headings and len(set(headings)) == len(headings):
        return dict(sections)
    return [{heading: text} if heading else text for heading, text in sections]


def only_pauses(talks: Sequence[Plain]) -> bool:
    """Whether talks, as an agenda writes them, are breaks and the like of which nothing more is told."""
    told = ("speakers", "moderator", "summary")
    kinds = [one.get("type") for one in talks if isinstance(one, Mapping) and not any(one.get(key) for key in told)]
    return bool(talks) and len(kinds) == len(talks) and set(kinds) <= {"break", "other"}
