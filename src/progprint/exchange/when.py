"""The time of an item, out of the cells or fields in which a source says so: as an agenda writes it, and what is left out.

{"date": "7月30日（周五）", "time": "下午2:00-2:45"} ─▶ date: 2021-07-30, time: 14:00-14:45
{"start": "十点半", "end": "later"}                 ─▶ start: 10:30, and “later” is kept and named
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from progprint.agenda.clock import Hours, between, read_clock, read_hours, spelled
from progprint.agenda.dates import Habit, read_day, read_moment
from progprint.agenda.lengths import read_length
from progprint.agenda.values import EVENING, MIDNIGHT, MORNING
from progprint.core.patterns import pattern
from progprint.source.edit import Plain


class Left(NamedTuple):
    """A text that is not taken over, or not all of it: its field, and why (a variant of ``import-undated``)."""

    field: str
    text: str
    why: str = ""
    kept: bool = True
    """Whether it has to be kept beside the agenda's fields; a value that was taken, and is in doubt, has not."""


class When(NamedTuple):
    """Fields of a talk as an agenda writes them (date, time or start, duration), and what is left out of them."""

    written: dict[str, Plain]
    left: tuple[Left, ...] = ()
    inferred: tuple[str, ...] = ()
    """Dates for which the rest of the file decided, as 3月2日 → 2027-03-02."""


def read_when(fields: Mapping[str, str], habit: Habit) -> When:
    """The time of an item. ``fields`` may be date, time, start, end and duration, as they are typed."""
    day, clocks, left, inferred = _parted(fields, habit)
    hours, more = _hours(clocks, fields)
    left += more
    written: dict[str, Plain] = {"date": day.isoformat()} if day else {}
    if hours is not None:
        written["start" if hours.end is None else "time"] = spelled(hours)
        left += [Left("start", spelled(hours), "early", kept=False)] if hours.doubtful else []
    length = fields.get("duration", "").strip()
    minutes = read_length(length) if length else None
    if minutes and hours is not None and hours.end is None and minutes <= MIDNIGHT:
        written["duration"] = f"{minutes}min"
    elif length and not (minutes and hours and hours.end is not None and hours.end - hours.start == minutes):
        why = "" if not minutes or minutes > MIDNIGHT else "no-start" if hours is None else "contradiction"
        left.append(Left("duration", length, why))
    reasoned = tuple(one if one.why else one._replace(why=_reason(one.text)) for one in left)
    return When(written, reasoned, tuple(inferred))


_MONTH_AND_DAY = pattern(
    r"(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*(?:月|(?<=\d)[-/.])\s*(?P<day>\d{1,2})(?!\d)"
)
_LENGTH_BEHIND = pattern(r"(.+?)\s*[(（]\s*([^()（）]+?)\s*[)）]", re.DOTALL)
_FROM_TO = pattern(r"(\d{1,2}[:：]\d\d)\s*[-–—~～至到]+\s*(\d{1,2}[:：]\d\d)")


def _reason(text: str) -> str:
    """Why a text that looks like a date or a stretch of time is none: there is no such day, or it ends before it begins."""
    stretch = _FROM_TO.search(text)
    if stretch is not None:
        begin, end = (read_clock(clock.replace("：", ":")) for clock in stretch.groups())
        return "reversed" if begin is not None and end is not None and end < begin else ""
    named = _MONTH_AND_DAY.search(text)
    if named is None or not (named["year"] or "月" in named[0]):
        return ""
    try:
        date(int(named["year"] or 2000), int(named["month"]), int(named["day"]))
    except ValueError:
        return "no-such-day"
    return ""


def day_of(text: str, year: str = "") -> str:
    """The date that a text names, as 2027-03-01, "" if there is none or it may be two; ``year`` is that of one without."""
    found = read_day(text, Habit(year)).date
    return found.isoformat() if found is not None else ""


def clocks_of(text: str) -> list[str]:
    """The times that a text names, as 09:30; [] where it names none or may mean two."""
    return [clock for hours in read_hours(text).slots for clock in spelled(hours).split("-")]


def _parted(fields: Mapping[str, str], habit: Habit) -> tuple[date | None, dict[str, str], list[Left], list[str]]:
    """The date out of all cells, and the rest of each; a cell that says another day than the first is left."""
    day: date | None = None
    clocks: dict[str, str] = {}
    left: list[Left] = []
    inferred: list[str] = []
    for name in ("date", "time", "start", "end"):
        text = _local(fields.get(name, "").strip())
        if not text:
            left += [Left(name, fields[name].strip(), "zone")] if fields.get(name, "").strip() else []
            continue
        found = read_day(text, habit, among_times=name != "date")
        if found.date is None and name != "date":
            clocks[name] = text
        elif name == "end" and day and found.date == day + timedelta(1) and _is_night(clocks, found.rest):
            clocks[name] = found.rest
        elif found.date is None or (day is not None and day != found.date):
            left.append(Left(name, text, "contradiction" if found.date else found.doubt.removeprefix("none")))
        else:
            day = found.date
            clocks |= {name: found.rest} if found.rest else {}
            inferred += [f"{text} → {day}"] if found.inferred else []
    return day, clocks, left, inferred


def _is_night(clocks: Mapping[str, str], end: str) -> bool:
    """Whether an item that begins in the evening ends in the night after it."""
    begin, last = read_clock(clocks.get("start", "")), read_clock(end)
    return begin is not None and last is not None and begin >= EVENING and last <= MORNING


def _local(text: str) -> str:
    """A text without the offset of a moment, whose clock is local then; "" for a moment of UTC, which is told nowhere."""
    moment = read_moment(text)
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        return text
    return f"{moment:%Y-%m-%d %H:%M}" if moment.utcoffset() else ""


def _hours(clocks: Mapping[str, str], fields: Mapping[str, str]) -> tuple[Hours | None, list[Left]]:
    """The one stretch that the cells name; a column of times counts more than start and end."""
    typed = {name: fields[name].strip() for name in clocks}
    beside = clocks.get("date", "")
    behind = _LENGTH_BEHIND.fullmatch(clocks.get("time", "")[:100])
    length = read_length(behind[2]) if behind else None
    lasting = behind and length is not None and len(clocks["time"]) <= 100
    whole = read_hours(behind[1] if behind and lasting else clocks.get("time", ""))
    hours, left = _of_two(clocks.get("start", ""), clocks.get("end", ""), typed)
    if whole.slots:
        first = whole.slots[0]
        others = [name for name in ("start", "end") if name in typed and hours != first]
        left = [Left(name, typed[name], "contradiction") for name in others]
        left += [Left("time", typed["time"], "slots")] if whole.slots[1:] else []
        hours = first
        agrees = length is not None and first.end is not None and first.end - first.start == length
        left += [Left("time", typed["time"], "beyond")] if whole.beyond or not (length is None or agrees) else []
    elif "time" in typed:
        left.append(Left("time", typed["time"]))
    if beside:
        told = read_hours(beside)
        if hours is None and told.slots and not {"time", "start", "end"} & typed.keys():
            hours = told.slots[0]
            left += [Left("date", typed["date"], "slots")] if told.slots[1:] else []
        elif not told.slots or hours is None or told.slots[0].start != hours.start:
            left.append(Left("date", typed["date"], "beyond"))
        left += [Left("date", typed["date"], "beyond")] if told.slots and told.beyond else []
    return hours, left


def _of_two(start: str, end: str, typed: Mapping[str, str]) -> tuple[Hours | None, list[Left]]:
    """The stretch of a column of starts and one of ends. An end whose start is not known is no start."""
    if start and end and (both := between(start, end)) is not None:
        return both, []
    found = read_hours(start)
    if not found.slots:
        ends = [Left("end", typed["end"], "no-start")] if end else []
        return None, [*([Left("start", typed["start"])] if start else []), *ends]
    hours = found.slots[0]
    beyond = "slots" if found.slots[1:] else "beyond" if found.beyond else ""
    left = [Left("start", typed["start"], beyond)] if beyond else []
    if end and (hours.end is None or read_clock(end) != hours.end):
        last = read_clock(end)
        why = "" if last is None else "reversed" if last < hours.start and hours.end is None else "contradiction"
        left.append(Left("end", typed["end"], why))
    return hours, left
