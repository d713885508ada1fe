"""The shares of several people in a cell about all of them: 甲公司、乙公司 beside 张望、李望."""

from __future__ import annotations

import re
from collections.abc import Sequence

from progprint.core.patterns import pattern
from progprint.exchange.named import Named
from progprint.exchange.plain import one_line

_SHARED = pattern(r"[、,，&＆/;；|｜\n]")
_LINES = pattern(r"[;；\n]")
"""What stands between organisations with job titles, which may hold commas and bars themselves."""
_GOES_ON = pattern(r"[ ，,:：、–—-]+\S")
"""What stands behind the name of whoever a share is of."""
PLACES = {"affiliation": _LINES, "org": _SHARED, "job_title": _SHARED}
"""What is told of the places of several people in one cell, and what stands between their shares."""


def named_shares(cell: str, people: Sequence[Named]) -> list[str]:
    """The shares of a cell that says of whom it is: 贺兰 长风电台 is of 贺兰, others have none. [] for a cell that does not."""
    parts = [one_line(part) for part in _LINES.split(cell) if part.strip()]
    if not 1 < len(people) >= len(parts) > 0:
        return []
    pairs = [(one.name, part) for part in parts for one in people if part.startswith(one.name)]
    about = {name: part for name, part in pairs if _GOES_ON.match(part, len(name))}
    if len(about) < len(parts):
        return []
    return [about.get(one.name, "")[len(one.name) :].lstrip(" ，,:：–—-") for one in people]


def shares(cell: str, count: int, marks: re.Pattern[str] = _SHARED) -> list[str]:
    """The shares of a cell about so many people: a part for each, or one that is true of all, else the first has all of it."""
    parts = [one_line(part) for part in marks.split(cell.strip()) if part.strip()] if count > 1 else [cell]
    if len(parts) == count:
        return parts
    return parts * count if len(parts) == 1 else [one_line(cell), *[""] * (count - 1)]


_LONGEST = 2000
"""Characters of a text that is looked into for authors."""
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_AUTHOR = pattern(
    r"(?P<name>[^\d,，、;；&*†‡✉#()（）\n]++)(?P<numbers>\d{1,2}(?:\s*[,，]\s*\d{1,2})*)\s*[*†‡✉#]*\s*(?:[,，、;；&\n]+|\band\b|\Z)\s*(?:and\s+)?"
)
_HOME = pattern(
    r"(?:(?<=\A)|(?<=[\s;；,，。、\n]))[\[(（]?(?P<number>\d{1,2})[\])）.、:：]?\s*(?P<home>[^\d\s;；][^\d;；\n]*)"
)
_BEHIND = pattern(r"(?P<authors>.*\d[*†‡✉#]*)\s*[(（\n]\s*(?P<homes>[\[(（]?1\D.*?)[)）]?\s*", re.DOTALL)


def with_homes(authors: str, homes: str) -> str:
    """The authors with their organisations in brackets; "" unless each has a number, and each number an organisation."""
    told = authors.translate(_RAISED).strip()
    if len(told) > _LONGEST:
        return ""
    if not homes and (behind := _BEHIND.fullmatch(told)):
        told, homes = behind["authors"], behind["homes"]
    known = {found["number"]: found["home"].strip(" ,，.。、") for found in _HOME.finditer(homes.translate(_RAISED))}
    found: list[re.Match[str]] = []
    while one := _AUTHOR.match(told, found[-1].end() if found else 0):
        found.append(one)
    if not known or not found or found[-1].end() != len(told):
        return ""
    numbers = [re.findall(r"\d+", one["numbers"]) for one in found]
    if {number for some in numbers for number in some} != set(known):
        return ""
    places = ["、".join(known[number] for number in some) for some in numbers]
    return "、".join(f"{one['name'].strip()}（{place}）" for one, place in zip(found, places, strict=True))
