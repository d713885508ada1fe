"""Times of exports as the clock on the wall shows them: in the conference's zone, where it is known, else as written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from progprint.agenda.dates import read_moment
from progprint.agenda.lengths import read_length
from progprint.agenda.zones import zone as zone_named
from progprint.exchange.draft import Draft
from progprint.exchange.given import NOTHING
from progprint.exchange.values import said


class Slot(NamedTuple):
    """Begin and end, and what was said of them and could not be read, by its name in the source."""

    start: datetime | None = None
    end: datetime | None = None
    extra: Mapping[str, object] = NOTHING


class Local:
    """Reads the times of one source. What cannot be read is told, and kept with its talk.

    Where no zone is named and every time is written in UTC, UTC is what is printed: the conference gets it as its zone,
    and that is told.
    """

    def __init__(self, draft: Draft, zone: str = "") -> None:
        self._draft, self._zone = draft, zone_named(zone) if zone else None
        if zone and self._zone is not None:
            draft.conference["timezone"] = zone
        elif zone:
            draft.guessed(zone, "unread")
        self._offsets: set[timedelta | None] = set()

    def slot(
        self, title: str, start: object, end: object, duration: object = "", names: str = "start end duration"
    ) -> Slot:
        """When a talk is: from begin to end, or of a length. ``names`` are what the source calls the three."""
        begin, until = self._moment(start), self._moment(end)
        told = {"start": start, "end": end, "duration": duration}
        wrong: dict[str, object] = {
            "start": begin is None and said(start),
            "end": until is None and said(end),
            "duration": False,
        }
        if begin is None and until is not None:
            until, wrong["end"] = None, True
        if begin is not None and until is None and said(duration):
            length = read_length(said(duration))
            until = begin + timedelta(minutes=length) if length else None
            wrong["duration"] = until is None and said(duration) not in {"0", "00:00", "0.0"}
        elif begin is not None and until is not None and until < begin:
            until, wrong["end"] = None, True
        extra: dict[str, object] = {}
        for name, word in zip(("start", "end", "duration"), names.split(), strict=True):
            if wrong[name]:
                self._draft.guessed(f"{title}: {said(told[name])}", "time")
            if wrong[name] or (name == "duration" and begin is None and said(duration)):
                extra[word] = told[name]
        return Slot(begin, until, extra)

    def done(self) -> None:
        """Tell the zone, once all times are read."""
        if self._zone is None and self._offsets == {timedelta()} and "timezone" not in self._draft.conference:
            self._draft.conference["timezone"] = "UTC"
            self._draft.guessed("UTC", "utc")
        elif self._zone is None and len(self._offsets) > 1:
            self._draft.guessed(", ".join(sorted(map(_offset, self._offsets))), "utc")

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
