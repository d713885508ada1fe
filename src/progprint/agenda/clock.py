"""Times of a day as people and programs write them: what importers read, and what the agenda's hints are made of.

    "下午2:00-2:45" → 14:00 to 14:45        "11:30-12:15 PM" → 11:30 to 12:15        "9h30" "9.30" "0930" → 09:30
    "21:00-午夜"    → 21:00 to 24:00        "9-10am"         → 09:00 to 10:00        "十点半"            → 10:30

A half of the day that stands at one end of a range holds for both. What can be read in two ways is not read: 上午12:00
is noon to one and midnight to another, 三点 alone may be either, and 9:30 PST is told in another zone.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from progprint.agenda.halves import HALVES, MARKS
from progprint.agenda.values import EVENING, MIDNIGHT, MORNING, clock
from progprint.core.patterns import pattern

_LONGEST = 200
"""Characters of a text that is looked at."""

_HEAD = 60
"""Characters at the beginning of a line in which a range is looked for."""

_EARLY = 6
"""Hours before this are in the night however they are typed."""

_ALONE = {"noon": "twelve", "正午": "twelve", "midnight": "midnight", "午夜": "midnight"}
_EASTERN = "|".join(sorted(MARKS, key=len, reverse=True))
_LATIN = r"[ap]\.? ?m\b\.?"
_HOUR = r"点钟|點鐘|点|點|时|時|시|uhr\b|o['’]clock\b|hrs?\b|h(?![a-z])"
_CLOCK = (
    rf"(?:[(\[]?(?P<before>{_EASTERN}|{_LATIN})[)\]]?[:,]? ?)?(?:"
    r"(?P<h1>\d{1,2}) ?: ?(?P<m1>\d{2})(?::00(?:[.]0+)?)?(?: ?(?:uhr|hrs?|h)\b)?(?!\d|:\d)"
    rf"|(?P<h2>\d{{1,2}}) ?(?:{_HOUR})"
    rf"(?: ?(?:(?P<quarter>半|一刻|三刻|整)|(?P<m2>\d{{1,2}})(?!\d| ?(?::|{_HOUR}))(?: ?[分분])?))?"
    r"|(?P<h3>0\d|[1-9]\d?)[.](?P<m3>\d{2})(?: ?(?:uhr|h)\b)?(?![\d.:])"
    r"|(?P<h4>\d{1,2})(?P<m4>\d{2})(?: ?(?:uhr|hrs?|h)\b)?(?![\d.:])"
    r"|(?P<h5>\d{1,2})(?![\d.:])"
    r"|(?P<word>noon\b|midnight\b|正午|午夜)"
    rf")(?: ?[(\[](?P<behind>{_EASTERN})[)\]]| ?[(\[]?(?P<after>{_LATIN}|noon\b|midnight\b|[ap]\b)[)\]]?)?"
)
_TOKEN = pattern(
    rf"(?<![\d.:])(?P<clock>{_CLOCK})"
    r"|(?P<until>[-‐‑‒–—―−~∼〜→]+>?|至|到|(?:to|bis|until|till?|à|às)\b)"
    r"|(?P<apart>[,、;|/&+]|和|及|与|與|\b(?:and|und)\b)"
    r"|(?P<idle>[()\[\]:@。\s]|(?:from|at|von|um|ab|de|time)\b|从|從|自|起|(?:正式)?[开開]始|时间|時間)"
    r"|(?P<other>[^\W\d_]+|\d+|\S)"
)
_ZONES = "utc gmt z wet west bst ist cet cest eet eest msk est edt cst cdt mst mdt pst pdt jst kst hkt sgt aest aedt awst nzst"
_DOUBT = pattern(
    r"约|約|大概|左右|之?前|之?后|之?後|时区|時區|时间|時間|\b(?:zone|before|after|about|approx|ca|circa|"
    rf"{_ZONES.replace(' ', '|')})\b"
)
"""Words beside a time that make it another one: another zone, about, before, after."""
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " "}
"""Full-width figures, letters and marks as narrow ones, each one character."""
_COLONS = str.maketrans("∶︰﹕꞉", "::::")
_NUMERALS = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
NUMERAL = r"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[零〇一二两兩三四五六七八九]{1,4})"
"""A number in characters, as far as clocks and calendars need one."""
_NUMERAL = pattern(
    rf"(?<![周週期拜第]){NUMERAL}(?= ?(?:点|點|时|時|分|个|個|小|刻钟))|(?<=[点點时時]){NUMERAL}(?![零〇一二三四五六七八九十刻])"
)
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}


class Hours(NamedTuple):
    """A stretch of a day in minutes since midnight; an end above 1440 is after midnight, None if only the start is told.

    ``doubtful``: 2:00 or 02:00 without a part of the day, which may be the afternoon: spreadsheets show one for the other.
    """

    start: int
    end: int | None = None
    doubtful: bool = False


class Read(NamedTuple):
    """All stretches that a text names, none if it cannot be read; ``beyond`` is what else stands there."""

    slots: tuple[Hours, ...] = ()
    beyond: str = ""


class _Typed(NamedTuple):
    hour: int
    minute: int
    mark: str = ""
    sure: bool = True
    """Whether it is a time whatever stands around it: 9:30 is, 930 and 9.30 and 9 are not."""
    small: bool = False
    """An hour of one to six without a leading zero: it may be of the afternoon."""
    bare: bool = False
    """An hour alone, as 9."""


def normal(text: str) -> str:
    """A text as the readers take it: narrow forms, small letters, single blanks, figures before 点 and 分."""
    told = " ".join(unicodedata.normalize("NFKC", text.translate(_COLONS)).lower().split())
    return _NUMERAL.sub(lambda match: str(number_of(match[0])), told)


def number_of(numeral: str) -> int:
    """十五 is 15, 二十 is 20, 四 is 4."""
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return int("".join(str(_NUMERALS[char]) for char in numeral))
    return _NUMERALS.get(tens, 1) * 10 + _NUMERALS.get(ones, 0)


def read_hours(text: str) -> Read:
    """The times in a text that says little else: one, a range, or several ranges."""
    told = normal(_uncounted(text))
    if not told or len(told) > _LONGEST:
        return Read()
    slots, others, sure = _slots(told)
    beyond = " ".join(others)
    several = len(slots) > 1 and any(slot.end is None for slot in slots)
    if not slots or several or (beyond and (not sure or _DOUBT.search(beyond))):
        return Read(beyond=beyond)
    return Read(tuple(slots), beyond)


def read_clock(text: str) -> int | None:
    """The one time that a text is, in minutes since midnight; None for a range or anything else."""
    found = read_hours(text)
    one = len(found.slots) == 1 and not found.beyond and found.slots[0].end is None
    return found.slots[0].start if one else None


def between(start: str, end: str) -> Hours | None:
    """The stretch that two texts give, a start and an end; the half of the day that one names holds for the other."""
    found = read_hours(f"{_uncounted(start)} - {_uncounted(end)}")
    return found.slots[0] if len(found.slots) == 1 and not found.beyond else None


def leading(text: str, *, alone: bool = False) -> tuple[Hours, str] | None:
    """The range that a line begins with, and what follows it as it is typed; None for a line that begins with none.

    ``alone``: the line begins with a start and no end.
    """
    told = normal(text[:_HEAD])
    spot, ends = 0, []
    for kind in ("clock",) if alone else ("clock", "until", "clock"):
        match = _TOKEN.match(told, spot)
        while match is not None and match["idle"]:
            match = _TOKEN.match(told, match.end())
        if match is None or not match[kind]:
            return None
        ends.append(_typed(match))
        spot = match.end()
    first, last = ends[0], ends[-1]
    hours = None if first is None or last is None else _single(first) if alone else _stretch(first, last)
    if hours is None or first is None or last is None or not (first.mark or last.mark or (first.sure and last.sure)):
        return None
    end = next((at for at in range(len(text[:_HEAD]) + 1) if normal(text[:at]) == told[:spot]), 0)
    rest = text[end:]
    if not end or (rest and rest[0].isascii() and rest[0].isalnum()) or rest[:1] in {"-", "."}:
        return None
    return hours, rest.lstrip(" \t\u3000|｜:：、,，")


def within(text: str, *, ranged: bool = False) -> tuple[str, str]:
    """The first time or range that stands among other words, as typed, and the text without it; ("", text) for none.

    ``ranged``: only a range counts.
    """
    told = text.translate(_NARROW).lower()
    if len(told) != len(text):
        return "", text
    tokens = [match for match in _TOKEN.finditer(told) if match.lastgroup != "idle"]
    typed = [_typed(match) for match in tokens]
    for at, one in enumerate(typed):
        last = typed[at + 2] if tokens[at + 1 : at + 2] and tokens[at + 1]["until"] and at + 2 < len(typed) else None
        sure = [end for end in (one, last) if end and (end.sure or end.mark)]
        if one and sure and (last or (one.sure and not ranged)):
            begin, end = tokens[at].start(), tokens[at + 2 if last else at].end()
            return text[begin:end].strip(), f"{text[:begin]} {text[end:]}"
    return "", text


def _uncounted(text: str) -> str:
    """A time that a spreadsheet counts as a part of a day, 0.375, as 9:00; anything else as it is.

    Short parts such as 0.30 may as well be a clock with a point; they count only where they fall on five minutes.
    """
    if not re.fullmatch(r"\s*0?\.\d*[1-9]\s*", text):
        return text
    minutes = float(text) * MIDNIGHT
    whole = round(minutes)
    near = abs(minutes - whole) < 0.02 and (len(text.strip()) > 5 or whole % 5 == 0)
    return f"{whole // 60:02}:{whole % 60:02}" if near else text


def _slots(told: str) -> tuple[list[Hours], list[str], bool]:
    """The stretches of a text in order, the words beside them, and whether all of it is certainly a time.

    No stretch at all where something between times is left over.
    """
    tokens = [match for match in _TOKEN.finditer(told) if match.lastgroup != "idle"]
    typed = [_typed(match) for match in tokens]
    kinds = "".join("c" if one else (match.lastgroup or "o")[0] for one, match in zip(typed, tokens, strict=True))
    kinds = "".join("o" if kind == "c" and _is_number(typed, kinds, at) else kind for at, kind in enumerate(kinds))
    found: list[Hours] = []
    shape = ""
    for part in re.finditer(r"cuc|cu(?=a|$)|.", kinds):
        first = typed[part.start()] if part[0][0] == "c" else None
        last = typed[part.end() - 1] if part[0] == "cuc" else None
        hours = _stretch(first, last) if first and last else _single(first) if first else None
        if first and hours is None:
            return [], [], False
        found += [hours] if hours else []
        shape += ("r" if last else "s") if hours else part[0]
    if "u" in shape or re.search(r"s[rs]|rs", shape):
        return [], [], False
    others = [match[0] for match, kind in zip(tokens, kinds, strict=True) if kind == "o"]
    times = [one for one, kind in zip(typed, kinds, strict=True) if one and kind == "c"]
    return found, others, all(one.sure for one in times)


def _is_number(typed: Sequence[_Typed | None], kinds: str, at: int) -> bool:
    """Whether a lone number is no hour: it has no part of the day, and no time at the other end of its range has more."""
    one = typed[at]
    if one is None or not one.bare or one.mark:
        return False
    ends = (at + 2,) if kinds[at + 1 : at + 3] == "uc" else (at - 2,) if at > 1 and kinds[at - 2 : at] == "cu" else ()
    others = [typed[end] for end in ends]
    return not any(other and (other.mark or not other.bare) for other in others)


def spelled(hours: Hours) -> str:
    """The stretch as an agenda writes it, 14:00-14:45."""
    return "-".join(clock(minutes) for minutes in (hours.start, hours.end) if minutes is not None)


def _typed(match: re.Match[str]) -> _Typed | None:
    """What a token says, None if it is no time of any day."""
    if not match["clock"]:
        return None
    marks = [_mark(word) for word in (match["before"], match["behind"], match["after"]) if word]
    if match["word"]:
        return _Typed(12, 0, _ALONE[match["word"]]) if not marks else None
    if len(set(marks)) > 1:
        return None
    form = next(n for n in "12345" if match[f"h{n}"])
    hour, minute = match[f"h{form}"], match[f"m{form}"] if form != "5" else ""
    told = int(minute or 0) or _QUARTERS.get(match["quarter"] or "", 0)
    if int(hour) > 24 or told > 59:
        return None
    small = not hour.startswith("0") and 0 < int(hour) < 7
    bare = form == "5" or (form == "2" and small and not marks)
    return _Typed(int(hour), told, marks[0] if marks else "", form in "12" or bool(marks), small, bare)


def _mark(word: str) -> str:
    if word in MARKS:
        return MARKS[word]
    return {"n": "twelve", "m": "midnight", "a": "am", "p": "pm"}[word[0]]


def _minutes(typed: _Typed, mark: str) -> list[int]:
    """The minutes since midnight that a time means, [] if its part of the day contradicts it."""
    hour = HALVES[mark].get(typed.hour) if mark else typed.hour
    exact = mark not in {"twelve", "midnight"} or typed.minute == 0
    minutes = hour * 60 + typed.minute if hour is not None and exact else -1
    return [minutes] if 0 <= minutes <= (MIDNIGHT * 2 if mark else MIDNIGHT) else []


def _single(typed: _Typed) -> Hours | None:
    """A start alone; midnight in words is none, because nobody knows of which day."""
    found = _minutes(typed, typed.mark)
    sound = found and (found[0] < MIDNIGHT or not typed.mark)
    return Hours(found[0], None, _in_doubt(typed)) if sound else None


def _stretch(first: _Typed, last: _Typed) -> Hours | None:
    """A range. Of the readings that one end leaves open the shortest counts."""
    starts, ends = _readings(first, last), _readings(last, first)
    pairs = [(start, after) for start in starts for end in ends for after in _after(start, end) if start < MIDNIGHT]
    if not pairs:
        return None
    start, end = min(pairs, key=lambda pair: (pair[1] - pair[0], pair))
    return Hours(start, end, _in_doubt(first) and not last.mark)


def _in_doubt(typed: _Typed) -> bool:
    """Whether a start is in the night only if nobody meant the afternoon."""
    return not typed.mark and (typed.small or 0 < typed.hour < _EARLY)


def _readings(typed: _Typed, other: _Typed) -> list[int]:
    """What one end of a range may mean: what it says, or, where only the other names a half of the day, either half."""
    if typed.mark or not other.mark or typed.hour > 12:
        return _minutes(typed, typed.mark)
    return [minutes for half in ("am", "pm") for minutes in _minutes(typed, half)]


def _after(start: int, end: int) -> Iterator[int]:
    """An end that follows a start: on the same day, or in the night after an evening."""
    if end >= start:
        yield end
    elif end == 0 or (start >= EVENING and end <= MORNING):
        yield end + MIDNIGHT
