"""Dates as people, spreadsheets and programs write them; what an importer takes for certain, and why it does not.

    "2021.07.30" "Fri 30 Jul 2021" "7月30日（周五）" with the year 2021 → 30 July        "07/08/2021" → ambiguous

Half the world writes the day first. A date such as 07/08/2021 is read only where the rest of the file decides: another
date with a day above 12, a weekday beside it, or days that lie near one of its readings.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from progprint.agenda.clock import NUMERAL, normal, number_of
from progprint.agenda.halves import BRACKETED, MONTH, MONTHS, SHORT_DAYS, WEEKDAYS
from progprint.core.patterns import pattern
from progprint.text.characters import has_han

_YEARS = range(1000, 9900)
"""Years of four figures to which any duration can be added, in every zone."""

_NEAR = 60
"""Days between a date without a year and those that are known, so that the year is certain."""

_CLOSE = 3
"""Days within which a date of two readings lies near to one that is certain."""

_LONGEST = 80
"""Characters of a text that is looked at for how a file writes dates; what is longer tells of something else."""

_EPOCH, _EPOCH_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
"""Day 0 of spreadsheets; of those whose file says that they count from 1904 (ECMA-376-1, 18.17.4.1)."""

_WEEKDAY = pattern(
    rf"(?<![a-z])(?P<name>{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})(?![a-z])\.?,?"
    rf"|\((?P<bracketed>[{''.join(BRACKETED)}])\)|(?<![a-z])(?P<short>mo|di|mi|do|fr|sa|so)(?:[.,] ?)(?=\d)"
)
_DATE = pattern(
    r"(?<![\d:])(?:"
    r"(?P<y1>(?:19|20|21)\d\d) ?[-/.年] ?(?P<m1>\d{1,2}) ?[-/.月] ?(?P<d1>\d{1,2})(?!\d)(?: ?[日号號])?"
    r"|(?P<y2>(?:19|20)\d\d)(?P<m2>\d\d)(?P<d2>\d\d)(?!\d)"
    r"|(?P<one>\d{1,2}) ?(?P<mark>[-/.]) ?(?P<two>\d{1,2}) ?(?P=mark) ?(?P<y3>(?:19|20|21)\d\d|\d\d)(?![\d:])"
    r"|(?P<m4>\d{1,2}) ?月 ?(?P<d4>\d{1,2})(?: ?[日号號])?"
    rf"|(?P<d5>\d{{1,2}})(?:st|nd|rd|th|er|\.)? ?(?:(?:of|de) )?(?:{MONTH})(?![a-z])"
    rf"|(?P<german>\d{{1,2}}\.\d{{1,2}}\.)(?!\d)"
    r"|(?P<slash>\d{1,2}/\d{1,2})(?![\d/]))"
    rf"|(?<![a-z])(?:{MONTH})\.? ?(?P<d6>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?![a-z])"
)
_YEAR = pattern(r"(?:,? ?| de |\. ?)((?:19|20|21)\d\d)(?!\d|[:.]\d)")
_LONE = pattern(r"\d{1,2}[-.]\d{1,2}")
_NUMBER = pattern(r"(?!\s*\d{8}\s*\Z)[\d\s]*(?:[.,:]\d*)?%?")
_SERIAL = pattern(r"[3-6]\d{4}(?:\.\d+)?")
_NUMERAL = pattern(rf"(?<![周週期拜第]){NUMERAL}(?=[年月日号號])")
_IN_HAN = str.maketrans("년월일週", "年月日周")
_IDLE = pattern(r"^(?:[\s,;.()t]|(?:on|am|den|vom|于|日期:?)\b)+|(?<![\s,;.()])[\s,;.()]+$")
_STRETCH = pattern(r"\d \d\d:?\d\d ?-")
_MOMENT = pattern(
    r"(\d{4}-\d\d-\d\d|\d{8})[Tt ](\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?)(?: ?([Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?))?"
)

_ERAS = {"令和": 2018, "民国": 1911, "民國": 1911}
_ERA = pattern(r"(令和|民[国國]) ?(\d{1,3}|元) ?年")
"""Years of Japan and Taiwan: 令和9年 and 民國116年 are 2027."""


class Habit(NamedTuple):
    """The habits of a file with dates. ``order``: "dmy" or "mdy" where it is known; ``days``: those that are certain."""

    year: str = ""
    order: str = ""
    days: tuple[datetime.date, ...] = ()
    month_first: bool = True
    """Whether 7/8, without a year, is 8 July, as wherever people write Chinese."""
    from_1904: bool = False


class ReadDate(NamedTuple):
    """A date and what else the text says. ``doubt`` tells why there is none: none, ambiguous, weekday, year, several."""

    date: datetime.date | None
    rest: str = ""
    doubt: str = ""
    inferred: bool = False
    """Whether the rest of the file decided: the year, or which number is the day."""


class _Found(NamedTuple):
    """A date as it stands in a text: its readings as (order, year or "", month, day)."""

    readings: tuple[tuple[str, str, int, int], ...]
    begin: int
    end: int
    short: bool = False


_ANY = Habit()


def habit_of(texts: Iterable[str], year: str = "") -> Habit:
    """The dates of a file as all its texts tell of them; ``year`` is that of dates without one, as it was asked for."""
    orders: set[str] = set()
    days: set[datetime.date] = set()
    eastern = False
    for text in texts:
        eastern = eastern or has_han(text)
        told = _plain(text) if len(text) <= _LONGEST and not _NUMBER.fullmatch(text) else ""
        for found in _found(told) if any(char.isdigit() for char in told) else ():
            read = _in_full(found)
            if len({date for _, date in read}) == 1:
                days.add(read[0][1])
                orders |= {read[0][0]} - {""} if len(read) == 1 else set()
    order = orders.pop() if len(orders) == 1 else ""
    return Habit(year, order, tuple(sorted(days)), eastern)


def _western(match: re.Match[str]) -> str:
    """The year of an era as it is counted everywhere."""
    return f"{_ERAS[match[1]] + (1 if match[2] == '元' else int(match[2]))}年"


def read_day(text: str, habit: Habit = _ANY, *, among_times: bool = False) -> ReadDate:
    """The date in a text. Month and day alone are a date only with a year, that of the habit or of days near by.

    ``among_times``: where times are expected 9/10 and 9-10 are none, and a count of a spreadsheet has a part of a day.
    """
    if _SERIAL.fullmatch(text.strip()) and (not among_times or "." in text):
        return _counted(float(text), habit)
    weekday, told = _weekday(_ERA.sub(_western, _plain(text)))
    found = [one for one in _found(told) if not (among_times and one.short)]
    if not found and not among_times and _LONE.fullmatch(told):
        found = [_lone(told)]
    if not found:
        return ReadDate(None, told, "none")
    if len({one.readings for one in found}) > 1:
        return ReadDate(None, told, "several")
    first = found[0]
    rest = told[: first.begin] + " " + told[first.end :]
    for other in found[1:]:
        rest = rest.replace(told[other.begin : other.end], " ")
    date, doubt, inferred = _decided(first, weekday, habit)
    return ReadDate(date, _trimmed(rest), doubt, inferred)


def read_moment(text: object) -> datetime.datetime | datetime.date | None:
    """A moment of ISO 8601, with its offset if it names one; a date where it has no clock; None for anything else.

    Beside a blank, -09:30 behind a clock without seconds is the end of a stretch of hours, as people write it: no offset.
    """
    told = " ".join(str(text).split())
    match = _MOMENT.fullmatch(told)
    if match is not None and _STRETCH.search(told):
        return None
    if match is None:
        return _date(told[:4], int(told[5:7]), int(told[8:])) if re.fullmatch(r"\d{4}-\d\d-\d\d", told) else None
    day, clock, zone = match.groups()
    ends = clock.replace(":", "")[:4] == "2400"
    digits = clock.replace(":", "").replace(",", ".")
    try:
        date = datetime.datetime.strptime(day.replace("-", ""), "%Y%m%d").date()  # noqa: DTZ007  (a date has no zone)
        hour, minute = (0, 0) if ends else (int(digits[:2]), int(digits[2:4]))
        made = datetime.datetime.combine(date, datetime.time(hour, minute, int(digits[4:6] or 0)))
        return (made + datetime.timedelta(days=ends)).replace(tzinfo=_offset(zone)) if date.year in _YEARS else None
    except (ValueError, OverflowError):
        return None


def _offset(zone: str | None) -> datetime.tzinfo | None:
    if not zone:
        return None
    if zone[0] not in "+-":
        return datetime.UTC
    digits = zone[1:].replace(":", "").ljust(4, "0")
    away = datetime.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return datetime.timezone(-away if zone[0] == "-" else away)


def _counted(number: float, habit: Habit) -> ReadDate:
    """The day that a spreadsheet counts, and its part of a day as a clock."""
    day = (_EPOCH_1904 if habit.from_1904 else _EPOCH) + datetime.timedelta(days=int(number))
    minutes = round(number % 1 * 1440)
    return ReadDate(day, f"{minutes // 60:02}:{minutes % 60:02}" if minutes else "")


def _plain(text: str) -> str:
    told = _NUMERAL.sub(lambda match: str(number_of(match[0])), normal(text))
    return told.translate(_IN_HAN).replace("禮拜", "礼拜")


def _found(told: str) -> Iterator[_Found]:
    """The dates in a text, each with all that it may mean."""
    for match in _DATE.finditer(told):
        of = match.groupdict()
        begin, end = match.span()
        if of["y1"] or of["y2"]:
            n = "1" if of["y1"] else "2"
            yield _Found((("", of[f"y{n}"], int(of[f"m{n}"]), int(of[f"d{n}"])),), begin, end)
        elif of["one"]:
            yield _Found(tuple(_either(of["one"], of["mark"], of["two"], of["y3"])), begin, end)
        elif of["german"] or of["slash"]:
            one, two = re.findall(r"\d+", match[0])
            year, end = _year_after(told, end)
            orders = _either(one, "." if of["german"] else "/", two, year or "0000")
            yield _Found(
                tuple((order, year, month, day) for order, _, month, day in orders), begin, end, short=not year
            )
        else:
            name = re.search(MONTH, match[0])
            month = int(of["m4"]) if of["m4"] else MONTHS[name[0]] if name else 0
            year, end = _year_after(told, end)
            yield _Found((("", year, month, int(of["d4"] or of["d5"] or of["d6"])),), begin, end)


def _lone(told: str) -> _Found:
    """10-16 or 10.16 with nothing beside it."""
    one, two = re.findall(r"\d+", told)
    readings = tuple((order, "", month, day) for order, _, month, day in _either(one, "/", two, "0000"))
    return _Found(readings, 0, len(told), short=True)


def _either(one: str, mark: str, two: str, year: str) -> Iterator[tuple[str, str, int, int]]:
    """All readings of three numbers. With points and a whole year the day is first; a year of two figures may lead."""
    whole = year if len(year) == 4 else f"20{year}"
    yield "dmy", whole, int(two), int(one)
    if mark != "." or len(year) == 2:
        yield "mdy", whole, int(one), int(two)
    if len(year) == 2:
        yield "ymd", f"20{int(one):02}", int(two), int(year)


def _year_after(told: str, end: int) -> tuple[str, int]:
    match = _YEAR.match(told, end)
    return (match[1], match.end()) if match else ("", end)


def _weekday(told: str) -> tuple[int | None, str]:
    """The day of the week in a text, counted from Monday, and the text without it."""
    match = _WEEKDAY.search(told)
    if match is None:
        return None, told
    if match["name"]:
        number = WEEKDAYS[match["name"]]
    else:
        number = BRACKETED[match["bracketed"]] if match["bracketed"] else SHORT_DAYS[match["short"]]
    return number, " ".join((told[: match.start()] + " " + told[match.end() :]).split())


def _decided(found: _Found, weekday: int | None, habit: Habit) -> tuple[datetime.date | None, str, bool]:
    """The one date that is meant, or why none is; and whether the rest of the file decided."""
    read = {date: order for order, year, month, day in found.readings for date in _in_years(year, month, day, habit)}
    if not read:
        sound = any(_date(year or "2000", month, day) for _, year, month, day in found.readings)
        return None, "year" if sound else "none", False
    fitting = [date for date in read if weekday is None or date.weekday() == weekday]
    if not fitting:
        return None, "weekday", False
    order = habit.order or ("mdy" if found.short and habit.month_first else "")
    dated = habit.year or all(year for _, year, *_ in found.readings)
    for chosen in (
        fitting,
        [date for date in fitting if order and read[date] == order],
        [date for date in fitting if date in habit.days],
        [date for date in fitting if any(abs((date - day).days) <= _CLOSE for day in habit.days)],
    ):
        if len(chosen) == 1:
            return chosen[0], "", chosen is not fitting or not dated
    return None, "ambiguous", False


def _in_full(found: _Found) -> list[tuple[str, datetime.date]]:
    """The readings of a date that the calendar has, of one that names its year."""
    dates = ((order, _date(year, month, day)) for order, year, month, day in found.readings)
    return [(order, date) for order, date in dates if date is not None]


def _in_years(year: str, month: int, day: int, habit: Habit) -> Iterator[datetime.date]:
    """The date in its year, the year that was asked for, or the one year in which it lies near to days that are known."""
    told = year or habit.year
    years = {told} if told else {str(known.year + more) for known in habit.days for more in (-1, 0, 1)}
    dates = {date for one in years if (date := _date(one, month, day))}
    if not told:
        dates = {date for date in dates if any(abs((date - known).days) <= _NEAR for known in habit.days)}
    yield from sorted(dates)


def _date(year: str, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(int(year), month, day) if int(year) in _YEARS else None
    except ValueError:
        return None


def _trimmed(rest: str) -> str:
    told = rest
    while (shorter := _IDLE.sub("", told)) != told:
        told = shorter
    return " ".join(told.split())
