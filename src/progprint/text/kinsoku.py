"""Characters that may not begin or end a line, by language and level of strictness: kinsoku shori, 行首行尾禁则.

    no_start("ja", "strict")   ， 。 」 ー ぁ 々 …            no_end("zh-Hans", "gb")   （ 「 ￥ ／ …
    tailoring("ja", "loose")   {"々": "ID", …}                for ``uax14.break_opportunities``

Levels: "loose", "normal" and "strict" are those of CSS Text; "basic", "gb" and again "strict" those of CLREQ, so that
"strict" forbids what either of them forbids; at "none" any character may stand anywhere. In Korean and in Western
languages what CSS allows to Chinese and Japanese alone is forbidden at every level.

Sources: CSS Text 3, line-break; CLREQ, Prohibition Rules for Line Start and Line End; JLREQ 3.1.7, 3.1.8 (cl-01 to
cl-11); KLREQ, Line Head and Line End Restrictions; UAX #14 for the classes CJ, IN, PO and PR.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from progprint.text.tokens import CLOSE, OPEN
from progprint.text.uax14 import NEVER_ENDS, NEVER_STARTS, line_class

LEVELS = ("none", "loose", "normal", "basic", "gb", "strict")
LANGUAGES = ("zh-Hans", "zh-Hant", "ja", "ko", "en")

_ALWAYS = "loose normal basic gb strict"
_NOT_LOOSE = "normal basic gb strict"
_BASIC = "basic gb strict"

_OFFICE_START, _OFFICE_END = "!%),.:;?]}¢·ˇˉ―‖›∶〃︶︺︾﹀﹄﹚﹜﹞＂＇｀｜", "$([{£¥﹙﹛﹝"
"""What office programs forbid besides: the marks that ``p:kinsoku`` of our templates names (ECMA-376-1, 19.2.1.17)."""

_Row = tuple[str, str, str, str]
"""Characters; the levels that forbid them in Chinese, in Japanese, and in other languages."""

_START: tuple[_Row, ...] = (
    (f"{CLOSE}，、。．､｡﹐﹑﹒,.;:!?)]}}", _ALWAYS, _ALWAYS, _ALWAYS),
    ("：；！？・･‼⁇⁈⁉", _NOT_LOOSE, _NOT_LOOSE, _ALWAYS),  # centred marks
    ("·", _BASIC, "strict", ""),  # interpunct
    ("‧", _ALWAYS, _ALWAYS, _ALWAYS),
    ("々〻ゝゞヽヾ", _NOT_LOOSE, _NOT_LOOSE, _NOT_LOOSE),  # iteration marks
    ("‐–〜゠", _BASIC, "strict", _ALWAYS),  # hyphens and connectors
    ("～", _BASIC, "strict", ""),
    ("／", _BASIC, "", ""),
    ("․‥…⋯︙𐫶", "normal strict", "normal strict", "normal strict"),  # class IN; CLREQ forbids ellipses at strict only
    ("—⸺", "strict", "", ""),
    (
        "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ𛄲𛅐𛅑𛅒𛅕𛅤𛅥𛅦𛅧",
        "strict", "strict", "strict",
    ),  # class CJ: small kana and ー
    ("°‰′″‵℃℉﹪％￠", _NOT_LOOSE, _NOT_LOOSE, _ALWAYS),  # class PO, wide: units behind a figure
)  # fmt: skip

_END: tuple[_Row, ...] = (
    (f"{OPEN}([{{", _ALWAYS, _ALWAYS, _ALWAYS),
    ("¤±€№﹩＄￡￥￦", _NOT_LOOSE, _NOT_LOOSE, _ALWAYS),  # class PR, wide: signs before a figure
    ("／", "gb strict", "", ""),
)


@cache
def no_start(language: str, level: str = "strict") -> frozenset[str]:
    """Characters that may not begin a line. Raises ValueError for a level that does not exist."""
    return _forbidden(_START, language, level)


@cache
def no_end(language: str, level: str = "strict") -> frozenset[str]:
    """Characters that may not end a line. Raises ValueError for a level that does not exist."""
    return _forbidden(_END, language, level)


@cache
def office_start() -> frozenset[str]:
    """Characters before which no line of a slide is taken to end: forbidden in any language, or by office programs.

    A slide is drawn by a program that is not ours, and nobody knows by which rules: where one of them makes no break, a
    forecast that assumes none is never too short. Dashes stay free: one begins the second line of many a title, ——副题.
    """
    return frozenset(_OFFICE_START).union(*(no_start(language) for language in LANGUAGES)) - frozenset("—⸺")


@cache
def office_end() -> frozenset[str]:
    """The same for characters after which no line ends."""
    return frozenset(_OFFICE_END).union(*(no_end(language) for language in LANGUAGES))


@cache
def tailoring(language: str, level: str) -> Mapping[str, str]:
    """Classes that make UAX #14 keep to a level: ID for what is set free, NS, OE or QU for what is forbidden besides.

    Quotation marks stay QU: which of two opens is told by their pairing, not by the character. So do ASCII marks stay
    what they are: they belong to Western words at every level.
    """
    starts, ends = no_start(language, level), no_end(language, level)
    found = {}
    for char in sorted({char for row in (*_START, *_END) for char in row[0] if char > "~"}):
        kind = line_class(char)
        begins, closes = char not in starts, char not in ends
        if kind == "QU" and not (begins and closes):
            continue
        if begins == (kind not in NEVER_STARTS) and closes == (kind not in NEVER_ENDS):
            continue
        found[char] = "ID" if begins and closes else "NS" if closes else "OE" if begins else "QU"
    return MappingProxyType(found)


def _forbidden(rows: tuple[_Row, ...], language: str, level: str) -> frozenset[str]:
    if level not in LEVELS:
        raise ValueError(f"no level {level!r}")
    column = {"zh": 1, "ja": 2}.get(language.partition("-")[0], 3)
    return frozenset(char for row in rows if level in row[column].split() for char in row[0])
