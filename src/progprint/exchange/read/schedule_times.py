"""Times of the events of a schedule.json or schedule.xml: ``date``, ``start``, the day they stand under, and the zone.

    <date>2027-04-10T02:15:00Z</date><start>10:15</start>, Asia/Shanghai ─▶ 10 April, 10:15
    <day date="2027-04-11"> … <start>01:30</start>, day_change 04:00     ─▶ 12 April, 01:30

Programs write these in many ways: without a date, with a date that has no clock, in UTC beside local starts. Where what
they say does not agree, nothing is chosen in silence.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from progprint.agenda.clock import read_clock
from progprint.agenda.dates import read_moment
from progprint.agenda.lengths import read_length, three_fields
from progprint.agenda.values import MIDNIGHT, MORNING, clock
from progprint.agenda.zones import zone, zone_of_city
from progprint.exchange.given import GivenTime
from progprint.exchange.values import Record, said, told_in
from progprint.exchange.when import Left

_DAY = timedelta(days=1)


class PlacedEvent(NamedTuple):
    """An event as the file has it, the day that it stands under and its room, each with what the file says of it."""

    day: Record
    room: Record
    event: Record


class Schedule(NamedTuple):
    """The parts of a file: the conference, what else stands at its top, and the events."""

    conference: Record
    more: Record
    events: list[PlacedEvent]


class EventTime(NamedTuple):
    """Start and end of an event in local time with what is not taken over, and what was inferred."""

    slot: GivenTime
    at_night: bool = False
    """Whether it stands under the day before, as what goes on after midnight does."""
    part: tuple[str, str] | None = None
    """What is known where there is no whole start: a field of an agenda, date or start, and its value."""


class Clockwork(NamedTuple):
    """The clock of a file. ``zone`` is None if it names none that is known.

    ``away`` is what local time is ahead of moments in UTC; ``three`` what three fields of a duration are.
    """

    zone: tzinfo | None
    away: timedelta
    change: int | None
    three: str
    last: date | None
    in_utc: bool


def clockwork_of(conference: Record, events: Sequence[PlacedEvent]) -> Clockwork:
    """The clock that a whole file goes by."""
    name = told_in(conference, "time_zone_name")
    named = (zone(name) or zone(zone_of_city(name))) if name else None
    named = None if named is UTC else named  # without a database of zones nothing is converted
    told = [(at, read_clock(told_in(one.event, "start"))) for one in events if (at := _moment(one.event)) is not None]
    aware = [(at, start) for at, start in told if at.tzinfo is not None]
    days = [day for one in events if (day := _day(one.day)) is not None]
    ends = [day for day in (*days, read_moment(told_in(conference, "end")[:10])) if type(day) is date]
    return Clockwork(
        named,
        _away(aware) if named is None else timedelta(),
        read_clock(told_in(conference, "day_change")),
        three_fields(told_in(one.event, "duration") for one in events),
        max(ends, default=None),
        bool(aware) and named is None and all(start is None and not at.utcoffset() for at, start in aware),
    )


def _away(aware: Sequence[tuple[datetime, int | None]]) -> timedelta:
    """What local time is ahead of the moments that are in UTC: by the starts beside them, else by the other moments."""
    in_utc = [(at, start) for at, start in aware if not at.utcoffset()]
    ahead = Counter((start - _minutes(at) + 720) % MIDNIGHT - 720 for at, start in in_utc if start is not None)
    ((usual, often), *_) = ahead.most_common(1) or [(0, 0)]
    if often * 2 > len(in_utc) and usual % 15 == 0:
        return timedelta(minutes=usual)
    offsets = {offset for at, _ in aware if (offset := at.utcoffset())}
    return offsets.pop() if len(offsets) == 1 and in_utc and not ahead else timedelta()


def time_of(placed: PlacedEvent, before: int | None, works: Clockwork) -> EventTime:
    """The time of an event. ``before``: when the one before it in its room begins, in minutes since midnight."""
    event = placed.event
    start, left, part = _start(placed, before, works)
    end, more = _end(event, start, works)
    day = _day(placed.day)
    night = own = False
    if start is not None and day is not None:
        own = start.date() != day
        night = start.date() == day + _DAY and _is_night(start, placed, works)
    if own and not night:
        left = [*left, Left("date", told_in(event, "date"), "other-day", kept=False)]
    return EventTime(GivenTime(start, end, (*left, *more)), night, part)


def _start(
    placed: PlacedEvent, before: int | None, works: Clockwork
) -> tuple[datetime | None, list[Left], tuple[str, str] | None]:
    """The start; where day or clock are not known, the other alone."""
    typed, begins = told_in(placed.event, "date"), told_in(placed.event, "start")
    told, begin = read_moment(typed), read_clock(begins)
    left = [Left("start", begins)] if begins and begin is None else []
    if isinstance(told, datetime):
        local = _local(told, works)
        if begin is None or _minutes(local) == begin:
            return local, left, None
        if _minutes(told) == begin:
            return told.replace(tzinfo=None), [*left, Left("date", typed, "zone-differs", kept=False)], None
        return None, [Left("date", typed, "contradiction"), Left("start", begins, "contradiction")], None
    left += [Left("date", typed)] if typed and told is None else []
    day = told or _day(placed.day)
    if begin is None:
        return None, left, ("date", day.isoformat()) if day else None
    if day is None:
        return None, left, ("start", clock(begin))
    if day != _day(placed.day):
        return _at(day, begin), left, None
    after, doubt = _after_midnight(placed, day, begin, before, works)
    left += [Left("start", begins, doubt, kept=False)] if doubt else []
    return _at(day + _DAY if after else day, begin), left, None


def _after_midnight(
    placed: PlacedEvent, day: date, begin: int, before: int | None, works: Clockwork
) -> tuple[bool, str]:
    """Whether a clock that stands under a day belongs to the night after it, and what is doubtful about that."""
    first, last = (_local(at, works) if isinstance(at, datetime) else None for at in _ends(placed.day))
    if first is not None and last is not None and last - first <= _DAY:
        inside = [after for after in (False, True) if first <= _at(day + after * _DAY, begin) < last]
        if len(inside) == 1:
            return inside[0], ""
    if begin >= MORNING:
        return False, ""
    if works.change is not None:
        return begin < works.change, ""
    after = before is not None and before >= MIDNIGHT // 2
    return after, "" if after else "early"


def _is_night(start: datetime, placed: PlacedEvent, works: Clockwork) -> bool:
    """Whether a start on the next date still belongs to the day that it stands under."""
    last = _ends(placed.day)[1]
    until = _local(last, works) if isinstance(last, datetime) else None
    return _minutes(start) < max(works.change or 0, MORNING) or (until is not None and start < until)


def _end(event: Record, start: datetime | None, works: Clockwork) -> tuple[datetime | None, list[Left]]:
    text = told_in(event, "duration")
    if not text.strip("0: "):
        return _until(told_in(event, "end"), start, works)
    minutes = read_length(text, works.three)
    if minutes is None and works.three == "" and start is not None:
        days, hours = (
            read_length(text, three) for three in ("days", "clock")
        )  # what comes first: what the conference has
        until = start + timedelta(minutes=days or 0)
        minutes = hours if days is not None and works.last is not None and until.date() > works.last + _DAY else None
    if minutes is None:
        return None, [Left("duration", text)]
    if start is None:
        return None, [Left("duration", text, "no-start")]
    return start + timedelta(minutes=minutes), []


def _until(text: str, start: datetime | None, works: Clockwork) -> tuple[datetime | None, list[Left]]:
    """An end that is told itself, as a moment or as a clock, which may be of the night after the start."""
    told, clocked = read_moment(text), read_clock(text)
    if not text or start is None or (clocked is None and not isinstance(told, datetime)):
        return None, [Left("end", text, "no-start" if start is None else "")] if text else []
    end = _local(told, works) if isinstance(told, datetime) else _at(start.date(), clocked or 0)
    if clocked is not None and end < start:
        end += _DAY
    return (end, []) if end >= start else (None, [Left("end", text, "contradiction")])


def _local(moment: datetime, works: Clockwork) -> datetime:
    """A moment as the clocks at the conference tell it."""
    if moment.tzinfo is None:
        return moment
    if works.zone is not None:
        return moment.astimezone(works.zone).replace(tzinfo=None)
    return moment.replace(tzinfo=None) + (timedelta() if moment.utcoffset() else works.away)


def _moment(event: Record) -> datetime | None:
    told = read_moment(told_in(event, "date"))
    return told if isinstance(told, datetime) else None


def _day(day: Record) -> date | None:
    told = read_moment(told_in(day, "date"))
    return told.date() if isinstance(told, datetime) else told


def _ends(day: Record) -> tuple[datetime | date | None, datetime | date | None]:
    """Beginning and end of a day of the programme."""
    first, last = (said(day.get(f"day_{name}") or day.get(name)) for name in ("start", "end"))
    return read_moment(first), read_moment(last)


def _minutes(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minutes)
