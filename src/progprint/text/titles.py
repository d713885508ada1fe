"""Titles: breakpoints by sense, the same for booklets and slides.

    "Dubbo 3.0 在云原生时代的基石" ─▶ dear inside 云原生 and before 3.0 and 的, cheap between phrases, free behind marks

A line of a title ends where ``linebreaks`` allows it; what that costs says how much the break hurts the sense. A name or
a term of the caller is never parted if there is any other way; neither is a number, in figures or in characters, from its
measure word (三万两千台), nor a short quotation. A title with a colon or a question mark is best broken there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType

from progprint.core.tuples import new_tuple
from progprint.text.breakpoints import Breakpoint
from progprint.text.linebreaks import breakpoints
from progprint.text.phrases import Names, is_japanese, is_kana, is_katakana, name_places, split_phrases

IN_TERM, BAD_EDGE, IN_WORD, IN_PHRASE, AT_PHRASE = 1500, 900, 900, 500, 60
"""Costs: inside a name or term, before or after a particle, inside a Western word, inside a phrase, between phrases."""
VERSION, AFTER_LEAD, IN_NAME, LATIN_WORDS, BEFORE_LEAD = 850, 650, 400, 130, 30
"""Between Western words: before a version, after an article or preposition, in Chinese text (they may be one name), else;
before an article or preposition."""

AT_PART = 1200
"""Between the parts of a name."""
AFTER_COUNT = 160
"""Between a number with its measure word and what is counted: rather there than inside a word."""
AFTER_WEAK, NOT_AT_STOP = 40, 150
"""After a comma, where the title has a stronger mark; and between words there."""
_STRONG = re.compile("[：？！?!—]|:(?=[ ]|[^\x00-\u2e7f])")
"""Marks after which a title is best broken."""
_STOPS = frozenset("：:，,、。.；;！!？?—…·・～|｜/／）)」』》〉】〗］]｝}”’\u3000")
_JOINTS = "/:"
_STICKS_LEFT = frozenset("的地得了着过们吗呢吧之性化者式型类等率")
_STICKS_RIGHT = frozenset("在从到对向与和及或以将把被让使为由基第每各该这那最不")
_NUMERALS = "〇零一二两三四五六七八九十百千万亿几0-9０-９"
_MEASURES = (
    "小时|分钟|毫秒|微秒|公里|千米|厘米|毫米|平方米|个月|周年|年代|世纪|人次|千瓦|兆瓦|"
    "[个台次条行件种位名人家场天年月日秒米课步章节页本份张把只座层栋辆块片项类套代倍元字句篇周岁届点样遍趟群组对批轮期版款"
    "根支颗粒滴杯瓶箱包袋斤克吨升度门股路道扇间所处幅部段排列号级阶维成时分里国城夜刻回声口棵匹头艘架册卷封首幕枚盏堂]"
)
_NUMBER = re.compile(f"第?[{_NUMERALS}.,，]*[{_NUMERALS}][多余来]?[ \u00a0]?(?:{_MEASURES})?")
"""A number with its measure word; figures may stand apart from it by a blank."""
_COUNTED = re.compile(
    f"(?<![第{_NUMERALS}])[{_NUMERALS}]+[多余来]?[个台条件种位名家场门课页份本张把只座栋辆块片项类套篇群组对批根支颗粒杯瓶箱"
    "包袋股道扇间所幅棵匹头艘架册封枚盏堂口]"
)
"""A number with the measure word of a thing, told by the next word: 一家医院; not times (三天), turns (两次) and ordinals."""
_QUOTED = re.compile('“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|《[^》]*》|〈[^〉]*〉|"[^"]*"')
_STRAIGHT = re.compile('"[^"]+"')
_LONG_DASH = re.compile(r"(?<=[^\W_])——")
_SHORT_QUOTE = 10
"""Characters of a quotation that stays on one line, its marks included."""
_LEADS = frozenset(("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "over", "the", "to", "under",
                    "via", "with"))  # fmt: skip
_HAN_FROM = "\u2e80"
_BLANKS = " \u00a0"
_PARTS = "·・‧•- "
"""Marks behind which a name is parted if it has to be."""


def title_breakpoints(text: str, language: str, names: Names = MappingProxyType({})) -> list[Breakpoint]:
    """Breakpoints of a title of one line of text, in order, with their costs by sense; none draws a hyphen.

    A long dash may begin a line, as it begins a subtitle (GB/T 15834, 破折号).
    """
    costs = title_costs(text, names)
    found = {one.at: one for one in breakpoints(text, language) if not one.hyphen}
    for match in _LONG_DASH.finditer(text):
        found[match.start()] = Breakpoint(match.start(), 0)
    for match in _STRAIGHT.finditer(text):  # which of two straight quotes opens is told by their order
        start, end = match.span()
        if start and _is_ideograph(text[start - 1]):
            found.setdefault(start, Breakpoint(start, 0))
        if end < len(text) and _is_ideograph(text[end]):
            found.setdefault(end, Breakpoint(end, 0))
    return [
        new_tuple(Breakpoint, (at, one.penalty + costs[at], one.loose, one.hyphen, one.space))
        for at, one in sorted(found.items())
    ]


def title_costs(text: str, names: Names = MappingProxyType({}), *, solid: bool = False) -> Sequence[int]:
    """The cost to the sense of ending a line before each character of a title; after a mark it costs nothing.

    ``solid``: a phrase is as whole as a term, so that one more line is better than a line that ends inside it.
    """
    costs: Sequence[int] = _costs(text)
    if solid:
        costs = [IN_TERM if cost >= IN_PHRASE else cost for cost in costs]
    if not names:
        return costs
    guarded = list(costs)
    for start, end in name_places(text, names):
        guarded[start + 1 : end] = [AT_PART if text[at] in _PARTS else IN_TERM for at in range(start, end - 1)]
    return guarded


@lru_cache(maxsize=512)
def _costs(text: str) -> tuple[int, ...]:
    ends: set[int] = set()
    at = 0
    for phrase in split_phrases(text):
        at += len(phrase)
        ends.add(at)
    mixed, japanese = any(char >= _HAN_FROM for char in text), is_japanese(text)
    costs = [0] * (len(text) + 1)
    last = ""
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if before not in _BLANKS:
            last = before
        if after not in _BLANKS:
            costs[place] = _cost(text, place, last, place in ends, mixed, japanese)
    _keep_numbers(text, costs)
    for match in _QUOTED.finditer(text):
        if match.end() - match.start() <= _SHORT_QUOTE:
            costs[match.start() + 1 : match.end()] = [IN_TERM] * (match.end() - match.start() - 1)
    _prefer_stops(text, costs)
    return tuple(costs)


def _keep_numbers(text: str, costs: list[int]) -> None:
    """No break inside a number and before its measure word; what is counted stays beside them if it can."""
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if end - start > 1 and any(char >= _HAN_FROM for char in match[0]):
            costs[start + 1 : end] = [IN_TERM] * (end - start - 1)
    for match in _COUNTED.finditer(text):
        end = match.end()
        # one character is seldom a word
        if end < len(text) and _is_ideograph(text[end]) and costs[end + 1] != AT_PHRASE:
            costs[end] = max(costs[end], AFTER_COUNT)


def _prefer_stops(text: str, costs: list[int]) -> None:
    """Where a title has a strong mark inside, other places are dearer: a little after a comma, more between words."""
    strong = {match.end() for match in _STRONG.finditer(text) if 0 < match.end() < len(text.rstrip())}
    if not strong:
        return
    last = ""
    for place in range(1, len(text)):
        last = text[place - 1] if text[place - 1] not in _BLANKS else last
        if text[place] in _BLANKS or _STRONG.fullmatch(last) or place in strong:
            continue
        costs[place] += AFTER_WEAK if last in _STOPS else NOT_AT_STOP


def _cost(text: str, place: int, last: str, at_phrase: bool, mixed: bool, japanese: bool) -> int:
    """The cost of a break before a character that is no blank; ``last`` is the one before that is none."""
    before, after = text[place - 1], text[place]
    if last in _STOPS and not (before in _JOINTS and _is_solid(text, place)):
        return 0
    if (after in _STICKS_LEFT or last in _STICKS_RIGHT) and not japanese:  # there they are verbs and nouns
        return BAD_EDGE
    if last < _HAN_FROM and after < _HAN_FROM:
        return _between_words(text, place, mixed) if before in _BLANKS else IN_WORD
    if last < _HAN_FROM or after < _HAN_FROM:
        return AT_PHRASE
    if before in _BLANKS:
        return 0
    if is_katakana(last) and is_katakana(after):
        return IN_WORD
    if _is_letter(last) and _is_letter(after):
        return AT_PHRASE if at_phrase else IN_PHRASE
    return AT_PHRASE if last.isalnum() and after.isalnum() else 0


def _is_letter(char: str) -> bool:
    """Whether a character is one of the words of Chinese and Japanese."""
    return _is_ideograph(char) or is_kana(char)


def _is_ideograph(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _is_solid(text: str, place: int) -> bool:
    """Whether a slash before a place is part of a short word, as in TCP/IP; between two names it parts them, as a colon does."""
    one, other = text[max(0, place - 4) : place - 1], text[place : place + 3]
    return text[place - 1] == "/" and not (len(one) == len(other) == 3 and one.isalnum() and other.isalpha())


def _between_words(text: str, place: int, mixed: bool) -> int:
    """The cost between two Western words: dear inside a name in Chinese text, cheap before a preposition, dear after one."""
    last = next(iter(text[:place].rsplit(maxsplit=1)[-1:]), "").lower()  # nothing, where only blanks of any kind stand
    first = next(iter(text[place:].split(maxsplit=1)), "").lower()
    if first[:1].isdigit() or (first[:1] == "v" and first[1:2].isdigit()):
        return VERSION
    if last in _LEADS:
        return AFTER_LEAD
    if first in _LEADS:
        return BEFORE_LEAD
    return IN_NAME if mixed else LATIN_WORDS
