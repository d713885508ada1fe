"""Lengths of talks as people and programs write them, in minutes.

"0:45" "0:45:00" "45'" "45分钟" "PT45M" → 45        "1:10" "1h10" "1小时10分" → 70        "1:09:15" (days first) → 1995
"""

import re
from collections.abc import Iterable

from progprint.agenda.clock import normal
from progprint.agenda.values import MIDNIGHT
from progprint.core.patterns import pattern

LONGEST = 1000 * MIDNIGHT
"""Minutes of the longest length that is read; what is longer is a slip."""

_FIELDS = pattern(r"(\d{1,5}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?")
_ISO = pattern(r"p(?:(\d{1,4})d)?(?:t(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,6})(?:\.\d+)?s)?)?")
_DAYS = r"(?:(?P<days>\d{1,4}) ?(?:天|日|days?|d|tage?)(?![a-z])[ ,]*)?"
_HOURS = (
    r"(?:(?P<hours>\d{1,4}(?:[.,]\d{1,2})?) ?"
    r"(?:个?小时|個?小時|時間|시간|鐘頭|钟头|hours?|hrs?|h|std\.?|stunden?|heures?|horas?)(?![a-z])"
    r"(?P<half>半)?[ ,]*(?:(?:and|und|零|又) ?)?)?"
)
_MINUTES = r"(?:(?P<minutes>\d{1,5}) ?(?:分钟|分鐘|分|분|minuten?|minutes?|mins?|min\.|m|['’′])?)?"
_WORDS = pattern(_DAYS + _HOURS + _MINUTES)
_OTHERS = {"半小时": 30, "半个小时": 30, "半個小時": 30, "半小時": 30, "half an hour": 30, "1刻钟": 15, "2刻钟": 30, "3刻钟": 45,
           "一刻钟": 15}  # fmt: skip
_AND_A_HALF = pattern(r"(\d)[个個]半(?:小时|小時|钟头|鐘頭)")
"""一个半小时, which is 一小时半."""
_FEWEST, _MOST = 5, 600
"""A number alone is taken for minutes between these; 1 or 2 may be hours."""


def read_length(text: str, three: str = "clock") -> int | None:
    """Minutes of a length, None for what is none or may be two.

    ``three`` says what three fields are in this file: "clock" for hours, minutes and seconds, "days" for days, hours and
    minutes as in 1:09:15, "" where nothing tells. Seconds must be none, because no programme has them.
    """
    told = _AND_A_HALF.sub(r"\1小时半", normal(text))
    if fields := _FIELDS.fullmatch(told):
        return _of_fields(fields, three)
    if iso := _ISO.fullmatch(told) if told not in {"p", "pt"} else None:
        days, hours, minutes, seconds = (int(part or 0) for part in iso.groups())
        return _sound(days * MIDNIGHT + hours * 60 + minutes + seconds // 60) if seconds % 60 == 0 else None
    if re.fullmatch(r"\d{1,5}(?:\.0+)?", told):
        number = int(float(told))
        return number if _FEWEST <= number <= _MOST else None
    if re.fullmatch(r"0?\.\d{3,}", told):  # a part of a day, as spreadsheets count
        part = float(told) * MIDNIGHT
        return _sound(round(part)) if abs(part - round(part)) < 0.02 else None
    if told in _OTHERS:
        return _OTHERS[told]
    return _of_words(told)


def three_fields(texts: Iterable[str]) -> str:
    """The meaning of three fields in a file: "clock" or "days" where one of its lengths can be nothing else, else ""."""
    found = [fields for text in texts if (fields := _FIELDS.fullmatch(text.strip()))]
    three = [fields for fields in found if fields[3]]
    if any(not _may_begin_with_days(fields) for fields in three):
        return "clock"
    if any(int(fields[3]) > 0 for fields in three):
        return "days"
    return "clock" if len(three) == len(found) else ""


def _may_begin_with_days(fields: re.Match[str]) -> bool:
    return int(fields[1]) > 0 and int(fields[2]) < 24


def _of_fields(fields: re.Match[str], three: str) -> int | None:
    first, second, third = int(fields[1]), int(fields[2]), int(fields[3] or 0)
    if not fields[3]:
        return _sound(first * 60 + second) if second < 60 and len(fields[2]) == 2 else None
    days = _may_begin_with_days(fields) and three != "clock" and third < 60
    clock = third == 0 and second < 60 and three != "days"
    if days == clock:
        return None
    return _sound(first * MIDNIGHT + second * 60 + third if days else first * 60 + second)


def _of_words(told: str) -> int | None:
    found = _WORDS.fullmatch(told)
    if found is None or not (found["days"] or found["hours"] or found["minutes"]) or told.isdigit():
        return None
    if found["half"] and found["minutes"]:
        return None
    hours = round(float((found["hours"] or "0").replace(",", ".")) * 60)
    days, minutes = int(found["days"] or 0), int(found["minutes"] or 0)
    return _sound(days * MIDNIGHT + hours + (30 if found["half"] else 0) + minutes)


def _sound(minutes: int) -> int | None:
    return minutes if 0 < minutes <= LONGEST else None
