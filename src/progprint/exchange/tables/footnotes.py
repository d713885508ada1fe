"""Authors whose organisations are told by numbers, as papers have them.

赵一¹，钱二²*      1. 东海大学  2. 西山研究所      ─▶ 赵一（东海大学）、钱二（西山研究所）
Ann Kern1, Bo Lind1,2 (1 Oslo; 2 Lund)        ─▶ Ann Kern（Oslo）、Bo Lind（Oslo、Lund）
"""

from __future__ import annotations

import re

from progprint.core.patterns import pattern

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
