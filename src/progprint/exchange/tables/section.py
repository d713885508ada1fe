"""Texts that head several talks: a day, a track and its producers, a room.

    4月10日（周六）上午                                a day
    专题一：可靠性  出品人：林一舟（示例研究院）         a track and its producer
    分论坛A 数据治理（南厅）                            a track in a room
    Day 2                                              the second day of the conference

They stand on rows of their own, at the heads of columns and on the tabs of sheets.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from progprint.agenda.clock import within
from progprint.core.patterns import pattern
from progprint.exchange.plain import one_line
from progprint.exchange.values import IN_TABLES, any_of, meanings
from progprint.exchange.when import clocks_of, day_of


class TableSection(NamedTuple):
    """The facts of such a text. ``day`` is a word for a day that no date is known of, ``rest`` what was not understood."""

    date: str = ""
    day: str = ""
    half: str = ""
    time: str = ""
    track: str = ""
    room: str = ""
    producer: str = ""
    moderator: str = ""
    rest: str = ""

    @property
    def told(self) -> bool:
        """Whether anything was understood."""
        return any((self.date, self.day, self.half, self.track, self.room, self.producer, self.moderator))


class Days(NamedTuple):
    """The meaning of dates without a year, and of words for days: the year, and the days of the conference."""

    year: str = ""
    days: tuple[date, ...] = ()


ANY_YEAR = Days(year="2000")
"""Any day of a year is one; its weekday says nothing."""


_KINDS = meanings("sections", IN_TABLES)
_COUNT = r"第?\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2}[A-Za-z]?|[A-Z]\d?)(?![A-Za-z])"
_ANY_LABEL = any_of(_KINDS)
_LABEL = pattern(rf"(?-i:(?<![\u4e00-\u9fff]))({_ANY_LABEL})\s*({_COUNT})?\s*[:：]\s*", re.IGNORECASE)
_LABELLED = pattern(rf"[(（]\s*((?:{_ANY_LABEL})\s*[:：][^()（）]*)[)）]", re.IGNORECASE)
"""A label and its value in brackets: （地点：南厅）."""
_LISTED = pattern(
    r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]\s*(?=\S)|[(（][一二三四五六七八九十]{1,3}[)）]\s*(?=\S)"
)
"""The number of a section in a list: 一、主论坛."""
_HALL_FIRST = pattern(
    r"((?:[A-Z]|\d{1,3}|第?[东南西北中一二三四五六七八九十]{1,3})号?\s*(?:会场|會場|厅|廳|会议室|會議室|教室|室))\s*[:：]\s*(\S[^\n]*)"
)
"""A hall by its letter or number, and what is held in it: A会场：云原生."""
_NUMBERED = pattern(
    rf"((?:专题|专题论坛|主题论坛|分论坛|论坛|专场|專題|分論壇|論壇|專場|[Tt]rack|TRACK|[Ff]orum|[Ss]ession|SESSION)\s*{_COUNT}"
    r"|(?:专题|专题论坛|主题论坛|分论坛|专场|專題|分論壇|專場)(?=\s+\S))"
    rf"(?:[\s.、\-—–|｜]+(\S.*))?\Z"
)
_TRACK = pattern(r"\S.{0,40}?(?:论坛|論壇|专场|專場|专题|專題|峰会|峰會|沙龙|[Tt]rack|[Ff]orum)\Z")
_ROOM = pattern(
    r".{0,30}(?:厅|廳|会议室|會議室|会議室|会场|會場|会場|号室|ホール|教室|报告厅|礼堂|禮堂|堂|馆|館|\d室|楼|樓|\d层|宴会厅|[Hh]all|[Rr]oom|[Ss]tage"
    r"|[Aa]uditorium|[Bb]allroom"
    r"|[Tt]heat(?:re|er)|[Ss]alon|\d[FfLl])(?:\s*[A-Za-z]?\d{0,4})?(?:\s*[A-Z])?\Z|(?:[Hh]all|[Rr]oom|[Ss]tage"
    r"|[Ss]aal)\s+\S{1,20}\Z|.{1,20}(?:中心|大厦|大廈|酒店|宾馆|座)\s*[A-Za-z]?\d{2,4}\Z|(?:分|主)?(?:会场|會場)\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2}|[A-Z])\Z"
)
_HALL_NUMBER = pattern(r"(?<=[場厅场])\s*[(（](?:[A-Za-z]?\d{2,4}[A-Za-z]?|[^()（）]{1,8}(?:厅|廳|ホール|室))[)）]\Z")
"""What a hall is called besides: 第2会場（201）."""
_ADDRESS = pattern(r"[路街道]\s*\d+\s*[号號]")
_WEEKDAY = (
    r"(?:周|星期|礼拜|禮拜|週)[一二三四五六日天]"
    r"|\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
)
_IN_BRACKETS = pattern(rf"(?:(?<!\s)\s+)?(?:[(（]\s*)?(?:{_WEEKDAY})\s*[)）]?\s*[,，]?\s*", re.IGNORECASE)
MONTHS = str.split("jan feb mar apr may jun jul aug sep oct nov dec")
MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
_DATES = (
    pattern(r"(?<!\d)\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号號]?(?!\d)"),
    pattern(r"(?<!\d)\d{1,2}\s*月\s*\d{1,2}\s*[日号號]?(?!\d)"),
    pattern(rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{MONTH})(?:,?\s+(?P<y>\d{{4}}))?", re.IGNORECASE),
    pattern(rf"\b(?P<m>{MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y>\d{{4}}))?", re.IGNORECASE),
    pattern(
        r"\A(?:1[0-2]|0?[1-9])\s*[./-]\s*(?:3[01]|[12]\d|0?[1-9])"
        r"(?=\s*(?:\Z|[(（]?(?:周|星期|週)|上午|下午|晚上|全天|\S*(?:厅|会场|论坛|专场|会议室)))"
    ),
)
"""Days in figures; the last, 4.10, only where nothing follows but what a day may have beside it."""
_DAY = pattern(
    r"(?<![A-Za-z])(?:Day|D)\s*(?:0?(\d)|(one|two|three|four|five))(?!\w)|第\s*([一二三四五六七\d])\s*[天日]|(首日)",
    re.IGNORECASE,
)
_DIGITS = {
    word: n for words in ("一二三四五六七", ["one", "two", "three", "four", "five"]) for n, word in enumerate(words, 1)
}
_HALF = pattern(
    r"[(（]?(上午|下午|晚上|晚间|中午|全天|全日|上半场|下半场|\b(?:Morning|Afternoon|Evening)\b(?:\s+[Ss]essions?)?)场?[)）]?",
    re.IGNORECASE,
)
_LONGEST = 1000
"""Characters of a text that may head talks."""
_WHOLE_BRACKETS = pattern(r"[(（\[【]\s*([^()（）\[\]【】]+?)\s*[)）\]】]")
_EMPTY = pattern(r"[(（\[【]\s*[)）\]】]")
_EDGE = " \t\n\u3000,，;；、|｜·•-–—~:："


def day_in(text: str, days: Days) -> tuple[str, str]:
    """The date that a text holds, as 2027-04-10, and the text without it; ("", text) for none, or if its weekday is another."""
    for form in _DATES:
        if found := form.search(text):
            made = _day(found, days)
            if made:
                fits = days is ANY_YEAR or _is_day_of(found, text, made)
                return (made, _without(found, text)) if fits else ("", text)
    return "", text


def _is_day_of(found: re.Match[str], text: str, day: str) -> bool:
    """Whether the weekdays beside a date, if there are any, are that of the day."""
    before = re.search(rf"({_WEEKDAY})[\s,，]*\Z", text[: found.start()], re.IGNORECASE)
    behind = _IN_BRACKETS.match(text[found.end() :])
    words = [before[1]] if before else []
    words += re.findall(_WEEKDAY, behind[0], re.IGNORECASE) if behind else []
    return all(_weekday(word) == date.fromisoformat(day).weekday() for word in words)


def _without(found: re.Match[str], text: str) -> str:
    """A text without the date in it and the weekday beside that."""
    before = re.sub(rf"(?:{_WEEKDAY})[\s,，]*\Z", "", text[: found.start()], flags=re.IGNORECASE)
    return (before + " " + _IN_BRACKETS.sub(" ", text[found.end() :], count=1)).strip(_EDGE)


def _day(found: re.Match[str], days: Days) -> str:
    told = found.groupdict()
    if told.get("m"):
        month = MONTHS.index(told["m"][:3].casefold()) + 1
        year = told.get("y") or days.year
        return day_of(f"{year}-{month}-{told['d']}") if year else ""
    return day_of(re.sub(r"[号號]", "日", found[0]).strip(), days.year)


def has_day(text: str) -> bool:
    """Whether a text names a day, known or not: 4月10日 without a year, Day 2, 周六."""
    return any(pattern.search(text) for pattern in _DATES) or bool(_DAY.search(text) or re.search(_WEEKDAY, text))


def has_short_day(text: str) -> bool:
    """Whether a text is a day without a year."""
    return len(text) < 24 and not _DATES[0].search(text) and any(pattern.match(text.strip()) for pattern in _DATES[1:])


def _counted(text: str, days: Days) -> tuple[str, str, str]:
    """The date that a word for a day means, the word where that is not known, and the text without it."""
    if found := _DAY.search(text):
        n = 1 if found[4] else _DIGITS.get((found[2] or found[3] or "").casefold()) or int(found[1] or found[3])
        rest = (text[: found.start()] + " " + text[found.end() :]).strip(_EDGE)
        return (days.days[n - 1].isoformat(), "", rest) if n <= len(days.days) else ("", found[0], rest)
    found = re.fullmatch(rf"(?P<w>{_WEEKDAY})(?P<rest>.*)", text.strip(_EDGE), re.IGNORECASE)
    if found and not any(pattern.search(found["rest"]) for pattern in _DATES):
        fits = [day for day in days.days if _weekday(found["w"]) == day.weekday()]
        rest = found["rest"].strip(_EDGE)
        return (fits[0].isoformat(), "", rest) if len(fits) == 1 else ("", found["w"], rest)
    return "", "", text


def _weekday(word: str) -> int:
    if word[-1] in "一二三四五六日天":
        return "一二三四五六日天".index(word[-1]) % 7 if word[-1] != "天" else 6
    return str.split("mon tue wed thu fri sat sun").index(word[:3].casefold())


def is_label(text: str) -> bool:
    """Whether a text is a word that stands before a fact of a section: 出品人, 会场, Chair."""
    return text.rstrip(":： ").casefold() in {word.casefold() for word in _KINDS}


def section_of(text: str, days: Days) -> TableSection:
    """The facts that a text says of the talks below it."""
    if len(text) > _LONGEST:
        return TableSection(rest=text)
    made: dict[str, str] = {}
    whole = _LISTED.sub("", _LABELLED.sub(r"  \1  ", text).strip())
    if (hall := _HALL_FIRST.fullmatch(whole)) and not _LABEL.search(hall[2]) and not is_room(hall[2]):
        return _remaining(TableSection(room=hall[1]), hall[2], days)._replace(track=_title(hall[2]), rest="")
    labels = list(_LABEL.finditer(whole))
    ends = [*(one.start() for one in labels[1:]), len(whole)]
    rest = whole[: labels[0].start()] if labels else whole
    for label, end in zip(labels, ends, strict=False):
        kind, value = _KINDS[label[1].casefold()], whole[label.end() : end].strip(_EDGE)
        if kind in {"producer", "moderator"}:
            made[kind] = "、".join(filter(None, (made.get(kind, ""), value)))
        elif kind in {"date", "time"} or kind in made:
            rest = f"{rest} {value}"
        elif kind == "room" and label[2] and not is_room(value):
            made |= {"room": f"{label[1]}{label[2]}", "track": value}
        else:
            first, *more = re.split(r"\s{2,}|\u3000|\n|[;；]", value)
            made[kind] = one_line(first).strip(_EDGE)
            rest = " ".join([rest, *more])
            room = re.fullmatch(r"(.+?)\s*[(（]([^()（）]+)[)）]", made[kind])
            if kind == "track" and room and is_room(room[2]):
                made |= {"track": room[1], "room": made.get("room") or room[2]}
    return _remaining(TableSection(**made), rest.strip(_EDGE), days)


def _remaining(made: TableSection, rest: str, days: Days) -> TableSection:
    """What stands outside of labels."""
    if not made.track and (found := _NUMBERED.match(rest)):
        if inner := _WHOLE_BRACKETS.fullmatch(found[2] or ""):  # Session 1 (Room A)
            track, room = (found[1], inner[1]) if is_room(inner[1]) else (inner[1], made.room)
            return made._replace(track=track, room=room)
        told = _in_brackets(made, (found[2] or found[1]).strip(_EDGE))
        return told if told.track or not told.rest else told._replace(track=told.rest, rest="")
    day, rest = day_in(rest, days)
    rest = _EMPTY.sub("", _DAY.sub("", rest)) if day else rest  # Day 1, Saturday, April 10, 2027; Day 1 (April 10)
    time, rest = within(rest, ranged=True)
    word, rest = "", rest.strip(_EDGE)
    if not day:
        day, word, rest = _counted(rest, days)
    if word and (inner := re.fullmatch(r"[(（]([^()（）]+)[)）]", rest)) and has_day(inner[1]):  # Day 1（5.20）
        day, rest = day_in(inner[1], days)
        word, rest = ("", rest) if day else (inner[1].strip(), "")
    if not day and not word and has_day(rest) and len(rest) < 24:
        found = next((one for pattern in _DATES if (one := pattern.search(rest))), None)
        if found and _day(found, days):  # with a weekday that is another
            word, rest = rest, ""
        elif found:
            word, rest = found[0].strip(), _without(found, rest)
    half = ""
    if found := _HALF.search(rest):
        half, rest = found[1], (rest[: found.start()] + " " + rest[found.end() :]).strip(_EDGE)
    elif found := _HALF.match(time):
        half = found[1]
    made = made._replace(date=day or made.date, day=word, half=half, time=time)
    return _in_brackets(made, rest) if rest else made


def _in_brackets(made: TableSection, rest: str) -> TableSection:
    """A track or a room, and a room in brackets behind a track."""
    rest = one_line(rest)
    found = re.fullmatch(r"(.+?)\s*[(（\[【]([^()（）\]】]+)[)）\]】]", rest)
    if found and not made.room and is_room(found[2]):
        if is_room(found[1]):
            return made._replace(room=rest)
        made, rest = made._replace(room=found[2].strip()), found[1]
    parts = [part for part in re.split(r"\s*[\n|｜]\s*|\s{2,}|\s+[-–—]\s+", rest) if part]
    if len(parts) == 2 and not made.track and not made.room:
        for room, track in (parts, parts[::-1]):
            if is_room(room) and not is_room(track):
                return made._replace(room=room, track=_title(track))
    if found := _NUMBERED.match(rest):
        return made._replace(track=made.track or found[2] or found[1])
    if is_room(rest) and not made.room:
        return made._replace(room=rest)
    if not made.track and _TRACK.fullmatch(rest) and not clocks_of(rest):
        return made._replace(track=rest)
    return made._replace(rest=rest)


def _title(text: str) -> str:
    found = _NUMBERED.match(text)
    return (found[2] or found[1]) if found else text


def is_room(text: str) -> bool:
    """Whether a text is plainly a room: 南厅, 3号会议室, Hall B."""
    bare = _HALL_NUMBER.sub("", text.strip())
    return len(text) < 40 and _ROOM.fullmatch(bare) is not None and not _ADDRESS.search(text)


def is_half(text: str) -> bool:
    """Whether a text is a part of a day and nothing else: 上午, Afternoon."""
    return _HALF.fullmatch(text.strip()) is not None


def heads_track(text: str) -> bool:
    """Whether a text says itself that a track begins: 专题一：可靠性, Session 2, 出品人：林一舟."""
    text = text.strip()
    label = _LABEL.match(text)
    return _NUMBERED.match(text) is not None or (
        label is not None and _KINDS[label[1].casefold()] in {"track", "producer", "moderator"}
    )


def is_track(text: str) -> bool:
    """Whether a text is plainly a track: 云原生专场."""
    return _TRACK.fullmatch(text.strip()) is not None or _NUMBERED.match(text.strip()) is not None


def joined(parts: Sequence[str]) -> str:
    """Cells of a row as one text."""
    return "  ".join(filter(None, map(str.strip, parts)))
