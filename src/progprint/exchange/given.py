"""A talk as an importer gives it to the draft, and how an agenda writes titles, times, tracks and the order of talks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import NamedTuple

from progprint.agenda.dates import read_moment
from progprint.agenda.lengths import read_length
from progprint.agenda.zones import zone as zone_named
from progprint.core.patterns import pattern
from progprint.exchange.plain import one_line
from progprint.exchange.values import said
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


class Local:
    """Reads the times of one source. What cannot be read is handed on with the times.

    Where no zone is named and every time is written in UTC, UTC is what is printed: the ``conference`` gets it as its zone,
    and that is told, as ``guessed``.
    """

    def __init__(self, conference: dict[str, Plain], guessed: Callable[[str, str], None], zone: str = "") -> None:
        self._conference, self._guessed, self._zone = conference, guessed, zone_named(zone) if zone else None
        if zone and self._zone is not None:
            conference["timezone"] = zone
        elif zone:
            guessed(zone, "unread")
        self._offsets: set[timedelta | None] = set()

    def slot(self, start: object, end: object, duration: object = "", names: str = "start end duration") -> GivenTime:
        """The time of a talk: from begin to end, or of a length. ``names`` are what the source calls the three."""
        first, last, length = names.split()
        begin, until, lasts = self._moment(start), self._moment(end), said(duration)
        left = [Left(first, said(start))] if begin is None and said(start) else []
        if begin is None:
            left += [Left(last, said(end), "" if until is None else "no-start")] if said(end) else []
            left += [Left(length, lasts, "no-start")] if lasts.strip("0:. ") else []
            return GivenTime(None, None, tuple(left))
        if until is None and said(end):
            left.append(Left(last, said(end)))
        if until is not None and until < begin:
            left.append(Left(last, said(end), "contradiction"))
            until = None
        elif until is None and lasts.strip("0:. "):
            minutes = read_length(lasts)
            left += [] if minutes else [Left(length, lasts)]
            until = begin + timedelta(minutes=minutes) if minutes else None
        return GivenTime(begin, until, tuple(left))

    def tell_zone(self) -> None:
        """Tell the zone, once all times are read."""
        if self._zone is None and self._offsets == {timedelta()} and "timezone" not in self._conference:
            self._conference["timezone"] = "UTC"
            self._guessed("UTC", "utc")
        elif self._zone is None and len(self._offsets) > 1:
            self._guessed(", ".join(sorted(map(_offset, self._offsets))), "utc")

    def _moment(self, value: object) -> datetime | None:
        found = read_moment(said(value).replace(" UTC", "+00:00"))
        if not isinstance(found, datetime):
            return None
        if found.tzinfo is not None and self._zone is not None:
            return found.astimezone(self._zone).replace(tzinfo=None)
        self._offsets.add(found.utcoffset())
        return found.replace(tzinfo=None)


def _offset(offset: timedelta | None) -> str:
    if offset is None:
        return "–"
    total = int(offset.total_seconds()) // 60
    return f"{'-' if total < 0 else '+'}{abs(total) // 60:02}:{abs(total) % 60:02}"


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
