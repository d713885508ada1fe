"""Times, ranges, durations and dates out of typed text.

    "9:30"  → 570        "09:30-10:15" → (570, 615)      "1小时30分" → 90
    "2021-07-30 ~ 2021-07-31" → both days                 "2021年7月30日至31日" → both days

This is what an agenda file takes. Every reader gives None for anything else: ``9.30``, ``0930`` and ``10:00 PM`` are no
times there, and ``11/22/2026`` is no date, because half the world reads it the other way round. What importers make of
such values, and the agenda's hints, is in ``clock``, ``lengths`` and ``dates``.
"""

from __future__ import annotations

import datetime
import re

MIDNIGHT = 1440
"""Minutes of a day; ``24:00``."""

POSSIBLE = range(1000, 9999)
"""Years of four figures that stay years in every zone, and after midnight."""

EVENING = 18 * 60
"""What begins at this time or later may end after midnight …"""

MORNING = 6 * 60
"""… and no later than this; any other end before its start is a mistake."""

MOST_DAYS = 366
"""Longest range of dates."""

# patterns are kept as text: many an agenda has no times, and compiling all of them takes a millisecond
_FULL_WIDTH = str.maketrans("０１２３４５６７８９：－／", "0123456789:-/")
_UNTIL = r"\s*(?:-|–|—|――|——|~|～|〜|至|到|－)\s*"
_TIME = r"(\d{1,2}):(\d{2})(?::00)?"
_RANGE = rf"({_TIME}){_UNTIL}({_TIME})"
_DURATION = (
    r"(?:(\d{1,2}(?:\.5)?)\s*(?:小时|个小时|時間|h|hours?|hrs?))?\s*+(半)?\s*"
    r"(?:(\d{1,4})\s*(?:分钟|分鐘|分|min|mins|minutes?|m)?)?"
)
_HALF_HOURS = ("半小时", "半个小时", "半個小時")
_DATE = r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号])"
_LATER = r"(?:(\d{1,2})\s*[-/月]\s*)?(\d{1,2})\s*[日号]?"
_DAY_UNTIL = r"(?<=\s)-(?=\s)|[~～〜至到–—－]|(?<=日)-"
_LISTED = "[,，、;；]"


def narrow(text: str) -> str:
    """Digits, colon, slash and hyphen typed at full width, in the form that is read."""
    return text.translate(_FULL_WIDTH)


def parse_time(text: str) -> int | None:
    """Minutes since midnight, 0 to 1440, of ``H:MM`` or ``HH:MM`` (``:00`` seconds allowed)."""
    match = re.fullmatch(_TIME, text.strip())
    return _minutes(match[1], match[2]) if match else None


def parse_time_range(text: str) -> tuple[int, int] | None:
    """Start and end of ``09:30-10:15``, with a hyphen, a dash, a tilde, 至 or 到 between."""
    match = re.fullmatch(_RANGE, text.strip())
    if match is None:
        return None
    start, end = _minutes(match[2], match[3]), _minutes(match[5], match[6])
    return None if start is None or end is None else (start, end)


def _minutes(hours: str, minutes: str) -> int | None:
    total = int(hours) * 60 + int(minutes)
    return total if int(minutes) < 60 and total <= MIDNIGHT else None


def parse_duration(text: str) -> int | None:
    """Minutes of ``45min``, ``45分钟``, ``1h``, ``1小时30分``, ``1.5小时``, ``1小时半``; a bare number is none."""
    text = text.strip()
    if text in _HALF_HOURS:
        return 30
    match = re.fullmatch(_DURATION, text, re.IGNORECASE)
    if match is None or text.isdecimal() or not (match[1] or match[3]) or (match[2] and match[3]):
        return None
    minutes = round(float(match[1] or 0) * 60) + (30 if match[2] else 0) + int(match[3] or 0)
    return minutes if 0 < minutes <= MIDNIGHT else None


def clock(minutes: int) -> str:
    """``HH:MM`` of minutes since midnight; past midnight it is the clock of the next day, 1440 itself is 24:00."""
    minutes = minutes if minutes <= MIDNIGHT else minutes - MIDNIGHT
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def parse_date(text: str) -> datetime.date | None:
    """A day of ``2026-11-22``, ``2026-1-5``, ``2026/11/22`` or ``2026年11月22日`` that the calendar has."""
    match = re.fullmatch(_DATE, text.strip())
    if match is None:
        return None
    month, day = (int(match[a] or match[a + 2] or match[a + 4]) for a in (2, 3))
    return _date(int(match[1]), month, day)


def parse_dates(text: str) -> tuple[datetime.date, ...] | None:
    """All days of a date, a range of two dates (both inclusive) or a list; None unless they ascend."""
    days: list[datetime.date] = []
    for part in re.split(_LISTED, text.strip()):
        read = _days(part)
        if read is None or (days and read[0] <= days[-1]):
            return None
        days += read
    return tuple(days)


def _days(text: str) -> list[datetime.date] | None:
    if (one := parse_date(text)) is not None:
        return [one]
    ends = re.split(_DAY_UNTIL, text)
    first = parse_date(ends[0])
    if len(ends) != 2 or first is None:
        return None
    last = parse_date(ends[1]) or _later(ends[1], first)
    if last is None or not 0 <= (last - first).days < MOST_DAYS:
        return None
    return [first + datetime.timedelta(n) for n in range((last - first).days + 1)]


def _later(text: str, first: datetime.date) -> datetime.date | None:
    """The end of a range that leaves out what it shares with the beginning: ``31日``, ``8月1日``, ``08-01``."""
    match = re.fullmatch(_LATER, text.strip())
    return _date(first.year, int(match[1] or first.month), int(match[2])) if match else None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if year in POSSIBLE else None
    except ValueError:
        return None


def calendar_fault(text: str) -> tuple[str, dict[str, str | int]]:
    """The reason why a text of dates is none: a variant of bad-date with its values, ("", {}) if there is no such reason.

    year: one that no date has here; month: there is no such month; length: the month is shorter; order: the end comes first.
    """
    from calendar import monthrange  # only for what is wrong

    first = re.match(_DATE, text.strip())
    if first is not None and int(first[1]) not in POSSIBLE:
        return "year", {}
    for match in re.finditer(_DATE, text):
        year, month, day = int(match[1]), *(int(match[a] or match[a + 2] or match[a + 4]) for a in (2, 3))
        if not 1 <= month <= 12:
            return "month", {"month": month}
        days = monthrange(year, month)[1]
        if not 1 <= day <= days:
            return "length", {"month": f"{year}-{month:02d}", "count": days}
    ends = [parse_date(end) for end in re.split(_DAY_UNTIL, text.strip())]
    return ("order", {}) if len(ends) == 2 and ends[0] and ends[1] and ends[1] < ends[0] else ("", {})
