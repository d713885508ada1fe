"""Time zones: the names of the IANA database and nothing else.

A zone decides which times of a day exist, so a name that nobody knows is an error and not a guess. The database is the
system's, or that of the ``tzdata`` package; where there is neither, names cannot be judged and are taken as they are.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

from progprint.source.forms import nearest

_NAMES = {
    "Asia/Shanghai": "asia/beijing, beijing, china, cst, gmt+8, utc+8, utc+08:00, +08:00, 北京, 北京时间, 中国, asia/shenzhen,"
    " asia/guangzhou, asia/hangzhou, 上海, shanghai",
    "Asia/Taipei": "台北, taipei",
    "Asia/Hong_Kong": "香港, hong kong, hongkong",
    "Asia/Tokyo": "tokyo, 东京, jst",
    "Asia/Seoul": "seoul, kst",
    "America/New_York": "est, edt, et",
    "America/Los_Angeles": "pst, pdt, pt",
}
_MEANT = {word: zone for zone, words in _NAMES.items() for word in words.split(", ")}
"""What people write for a zone and the name that is meant."""

_SEVERAL = frozenset(("cst", "est", "edt", "et", "pst", "pdt", "pt"))
"""Abbreviations that name zones of several countries."""

_UNJUDGED = datetime.UTC


@lru_cache(maxsize=16)
def zone(name: str) -> datetime.tzinfo | None:
    """The zone of an IANA name, or None. Without any database every well-formed name passes (as UTC)."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # only agendas that name a zone pay for it

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    try:
        ZoneInfo("Etc/UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _UNJUDGED
    return None


def meant_zone(name: str) -> str:
    """The zone that people mean by another name for it, such as 北京 or GMT+8; "" if that is not certain."""
    told = name.strip().casefold()
    return "" if told in _SEVERAL else _MEANT.get(told, "")


def zone_of_city(name: str) -> str:
    """The one zone that is named after a city, as Europe/Berlin after Berlin (what Ruby on Rails calls it); "" if none is."""
    from zoneinfo import available_timezones

    city = name.strip().replace(" ", "_")
    found = [one for one in available_timezones() if one.count("/") == 1 and one.endswith(f"/{city}")]
    return found[0] if len(found) == 1 and city else ""


def close_zone(name: str) -> str:
    """The zone that was probably meant, else Asia/Shanghai, the one most agendas want."""
    from zoneinfo import available_timezones  # slow, and only for a message

    known = _MEANT.get(name.strip().casefold())
    return known or nearest(name, tuple(sorted(available_timezones())), 0.7) or "Asia/Shanghai"


@lru_cache(maxsize=1024)
def trouble(day: datetime.date, minutes: int, place: datetime.tzinfo) -> str:
    """``nonexistent-time`` or ``ambiguous-time`` where clocks change at that time of that day, else "" (PEP 495)."""
    local = datetime.datetime.combine(day, datetime.time()) + datetime.timedelta(minutes=minutes)
    first, second = (local.replace(tzinfo=place, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return ""
    back = first.astimezone(datetime.UTC).astimezone(place).replace(tzinfo=None)
    return "ambiguous-time" if back == local else "nonexistent-time"
