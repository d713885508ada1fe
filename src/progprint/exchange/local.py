"""Times of exports as the clock on the wall shows them: in the conference's zone, where it is known, else as written.

{"start": "2027-03-01T01:30:00Z", "duration": "45"}, Asia/Shanghai ─▶ 1 March, 09:30 to 10:15
{"start": "soon", "end": "2027-03-01T10:15"}                        ─▶ no time, and both are left out
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from progprint.agenda.dates import read_moment
from progprint.agenda.lengths import read_length
from progprint.agenda.zones import zone as zone_named
from progprint.exchange.given import GivenTime
from progprint.exchange.values import said
from progprint.exchange.when import Left
from progprint.source.edit import Plain


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
