"""Dates and times as people type them and as spreadsheets count them; what does not exist is none."""

from __future__ import annotations

import re
from datetime import date, timedelta

_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s*[:：时]\s*(\d{2})(?!\d)")
_DATE = re.compile(r"(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_SHORT = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_SERIAL = re.compile(r"[34]\d{4}(?:\.\d+)?")
_FRACTION = re.compile(r"0\.\d+|[01]")


def day_of(text: str, year: str = "") -> str:
    """The date in a text as 2027-03-01, "" if there is none; also one that a spreadsheet counts in days from 1900.

    Month and day alone, 10/16 or 10月16日, are a date only with a ``year``.
    """
    found = _DATE.search(text)
    if found:
        return _iso(*found.groups())
    if _SERIAL.fullmatch(text.strip()):
        return (date(1899, 12, 30) + timedelta(days=int(float(text)))).isoformat()
    short = _SHORT.fullmatch(text.strip()) if year else None
    return _iso(year, *short.groups()) if short else ""


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def clocks_of(text: str) -> list[str]:
    """The times in a text as 09:30, also one that a spreadsheet writes as a part of a day; [] if one does not exist."""
    found = [(int(hour), int(minute)) for hour, minute in _CLOCK.findall(text)]
    if not found and _FRACTION.fullmatch(text.strip()):
        found = [divmod(round(float(text) * 1440), 60)]
    if any(hour * 60 + minute > 1440 or minute > 59 for hour, minute in found):
        return []
    return [f"{hour:02}:{minute:02}" for hour, minute in found]
