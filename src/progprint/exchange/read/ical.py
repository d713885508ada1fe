"""Calendars (iCalendar, RFC 5545): each event a talk with its place.

Times are told in the calendar's zone (X-WR-TIMEZONE, else the one TZID of all events). What repeats by a rule is told and
taken once; what was called off is left out and named, and so are guests, who are no speakers and have addresses.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from progprint.agenda.zones import zone as zone_named
from progprint.core.diagnostic import Outcome, Source, error
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given, GivenTime
from progprint.exchange.look import Sniffed
from progprint.exchange.told import drafted
from progprint.exchange.when import Left

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_PRIVATE = ("ORGANIZER", "ATTENDEE")
_BOUNDS = ("DTSTART", "DTEND")
_READ = frozenset(
    ("UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "LOCATION", "DESCRIPTION", "CATEGORIES", "URL", "DTSTAMP",
     "LAST-MODIFIED", "CREATED", "SEQUENCE", "TRANSP", "STATUS", "CLASS", "RECURRENCE-ID",
     *_PRIVATE)
)  # fmt: skip
"""Properties that are understood, or that only programs need."""
_OURS = "@progprint"
_TROUBLE = (ValueError, TypeError, KeyError, IndexError, AttributeError)
"""The errors of the library."""


def knows(look: Sniffed) -> bool:
    """Whether a text is a calendar."""
    return look.text.lstrip("\ufeff \t\r\n")[:15].upper() == "BEGIN:VCALENDAR"


def parse(source: Source) -> Outcome[list[Calendar]]:
    """The calendars of a file. Error: import-syntax (variant calendar)."""
    from icalendar import Calendar

    if not source.text.rstrip().upper().endswith("END:VCALENDAR"):  # cut short; the library would read what is there
        return Outcome(None, (error("import-syntax", variant="calendar", path=source.name),))
    try:
        return Outcome(Calendar.from_ical(source.text.lstrip("\ufeff"), multiple=True))
    except _TROUBLE:
        return Outcome(None, (error("import-syntax", variant="calendar", path=source.name),))


@drafted(parse)
def read(draft: Draft, values: Sequence[list[Calendar]]) -> bool:
    """Take the calendars of a file; whether there are events."""
    (calendars,) = values
    events: list[Any] = [event for one in calendars for event in one.walk("VEVENT")]
    heads: dict[str, str] = {str(key): str(value) for one in calendars for key, value in one.items()}
    draft.facts({"title": heads.get("X-WR-CALNAME", "").strip()})
    draft.in_zone(heads.get("X-WR-TIMEZONE", "").strip() or _zone(events))
    for event in events:
        excluded = {one.dt for part in _each(event, "EXDATE") for one in getattr(part, "dts", ())}
        if _text(event, "STATUS").upper() == "CANCELLED" or _value(event, "DTSTART") in excluded:
            draft.guessed(_text(event, "SUMMARY") or "–", "left-out")
        else:
            draft.talk(_talk(draft, event))
    others = sorted({str(part.name) for one in calendars for part in one.subcomponents} - {"VEVENT", "VTIMEZONE"})
    for name in others:
        draft.guessed(name, "left-out")
    return bool(events)


def _zone(events: list[Any]) -> str:
    """The zone that all events name, "" where there is none or several."""
    named = {
        str(event[key].params.get("TZID", "")) for event in events for key in _BOUNDS if _value(event, key) is not None
    }
    name = named.pop() if len(named) == 1 else ""
    return name if name and zone_named(name) is not None else ""


def _value(event: Event, key: str) -> Any:
    """A time or a length, None where there is none, several, or one that the library cannot read."""
    return None if any(name == key for name, _ in event.errors) else getattr(event.get(key), "dt", None)


def _talk(draft: Draft, event: Event) -> Given:
    title = _text(event, "SUMMARY") or "–"
    slot = _slot(draft, event)
    names = [name for name in (str(key).upper() for key in event) if name not in _READ and not name.startswith("X-")]
    broken = [str(name) for name, _ in event.errors if name not in _BOUNDS]  # which are told with the times
    extra: dict[str, object] = {name.lower(): [_shown(one) for one in _each(event, name)] for name in (*names, *broken)}
    for name in broken:
        draft.guessed(f"{title}: {name}", "unread")
    if "RRULE" in event or "RDATE" in event:
        draft.guessed(title, "repeats")
    for name in _PRIVATE:
        if name in event:
            draft.guessed(name, "left-out")
    begin = _moment(event, "DTSTART")
    all_day = begin.isoformat() if isinstance(begin, date) and not isinstance(begin, datetime) else ""
    key = _text(event, "UID")
    place, *address = _text(event, "LOCATION").splitlines() or [""]
    extra |= {"location": " ".join(address)} if address else {}
    track, tags = _categories(event)
    return Given(
        id=key.removesuffix(_OURS),
        title=title,
        slot=slot,
        rooms=tuple(place.split("、") if key.endswith(_OURS) else [place]),
        track=track,
        tags=tags,
        summary=draft.text(_text(event, "DESCRIPTION")),
        links={"url": _text(event, "URL")},
        extra=extra,
        written={"date": all_day} if all_day else {},
    )


def _slot(draft: Draft, event: Event) -> GivenTime:
    begin, end = (_moment(event, name) for name in _BOUNDS)
    length = _value(event, "DURATION")
    if isinstance(begin, datetime) and not isinstance(end, datetime) and isinstance(length, timedelta):
        end = begin + length
    if isinstance(begin, date) and not isinstance(begin, datetime):  # of a whole day: it has no hours
        usual = end in ("", begin, begin + timedelta(days=1))
        return GivenTime(None, None, () if usual else (Left("DTEND", _written(end), "several"),))
    return draft.times.slot(_written(begin), _written(end), names="DTSTART DTEND DURATION")


def _moment(event: Event, key: str) -> object:
    found = _value(event, key)
    return _text(event, key) if found is None else found


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _each(event: Event, key: str) -> list[Any]:
    found: Any = event.get(key)
    return found if isinstance(found, list) else [] if found is None else [found]


def _text(event: Event, key: str) -> str:
    return next((_shown(one).strip() for one in _each(event, key)), "")


def _shown(value: Any) -> str:
    """A value as text, whatever the library made of it."""
    raw = value.to_ical() if not isinstance(value, str) and hasattr(value, "to_ical") else value
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)


def _categories(event: Event) -> tuple[str, tuple[str, ...]]:
    """The first category as the track, all others as tags."""
    if any(name == "CATEGORIES" for name, _ in event.errors):
        return "", ()
    names = [str(one).strip() for part in _each(event, "CATEGORIES") for one in getattr(part, "cats", [part])]
    told = list(dict.fromkeys(filter(None, names)))
    return (told[0] if told else ""), tuple(told[1:])
