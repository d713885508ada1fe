"""Headings of organisers' tables and the fields that they mean; matched without blanks, remarks in brackets and case.

Chinese headings stand in ``words.yaml`` in Simplified characters; Traditional ones are matched by the same words.
A heading may join several fields: 单位及职务, 讲师/单位, 姓名（单位）, Speaker (Affiliation), 时间/地点.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from progprint.core.languages import language_tag
from progprint.core.patterns import pattern
from progprint.exchange.values import IN_TABLES, any_of, meanings, words

_PLAIN = str.maketrans(
    "題專論壇場會議師講姓單職務簡紹時間點開結長標類內報嘉賓貴號頭銜項環節談關鍵詞語聽眾讀照機構屬參與說備註電話聯絡組織發稱員",
    "题专论坛场会议师讲姓单职务简绍时间点开结长标类内报嘉宾贵号头衔项环节谈关键词语听众读照机构属参与说备注电话联络组织发称员",
)
_BRACKETS = pattern(r"[(\[{<【（〔].*?(?:[)\]}>】）〕]|$)")
_NOISE = pattern(r"[\s*:：_\-/·.、&+,，#]+")
_JOINTS = pattern(r"\s*(?:[/／、&＆+,，|｜()（）\[\]【】\n]|\band\b|[及和与]|\s[-–—]\s)\s*")
_WITHIN = pattern(r"(?<=\D)\d(?=\D)")
"""The figure in 讲师2单位 and Speaker 2 Company."""
_NUMBER = pattern(r"[\s_-]*(?:\d|[一二三四五六七八九])\Z")
_LONGEST = 24
"""Characters of a heading."""
_REMEMBERED = 4096
_SPOKEN = pattern(r"(中文|英文|英语|日文|chinese|english|japanese)(.+)")
_IN_BRACKETS = pattern(r".+[\s(\[_-]+(中文|英文|英语|日文|chinese|english|japanese|zh|en|ja)\s*[)\]]?", re.IGNORECASE)
_BILINGUAL = pattern(r"([\u2e80-\u9fff]+)([a-z]+)|([a-z]+)([\u2e80-\u9fff]+)")
"""A heading in two languages, as 题目 Title."""


@lru_cache(_REMEMBERED)
def bare(heading: str) -> str:
    """A heading without what people put around it: "讲师姓名(必填)*" is 讲师姓名."""
    told = unicodedata.normalize("NFKC", heading).translate(_PLAIN)
    return _NOISE.sub("", _BRACKETS.sub("", told)).casefold().replace("/in", "in")  # Referent/in


FIELDS = {bare(heading): field for heading, field in meanings("headings", IN_TABLES).items()}
"""A heading, made bare, and its field; "" for columns that organisers often have and an agenda has not."""
NAMES = frozenset(FIELDS.values()) - {"", "given", "family"}
"""The fields that ``--map`` knows."""
_OWNERS = tuple((whose, pattern(any_of(map(bare, told)))) for whose, told in words("owners", IN_TABLES).items())
_OWNED = {
    "person": {"speaker", "org", "job_title", "bio", "photo", "reading", "affiliation"},
    "talk": NAMES - {"org", "job_title", "bio", "photo", "reading", "affiliation", "producer", "intro"},
}
_OF = {
    whose: {name: field for name, field in FIELDS.items() if field in owned} | {**meanings(f"of a {whose}", IN_TABLES)}
    for whose, owned in _OWNED.items()
}
"""Whose column a heading of two words is, and what the second one means there: 讲者公司, 报告简介, Speaker Title."""


def fields_of(heading: str, own: Mapping[str, str]) -> tuple[str, ...]:
    """All fields that a heading means: one, several where it joins them, none; ``own`` are a project's own, made bare."""
    if own and (field := own.get(bare(heading))):
        return (field,)
    return _usual(heading) if len(heading) <= _LONGEST else ()


def field_of(key: str) -> str:
    """The field that a heading means alone, "" for none and for several at once."""
    fields = fields_of(key, {})
    return fields[0] if len(fields) == 1 else ""


@lru_cache(_REMEMBERED)
def _usual(heading: str) -> tuple[str, ...]:
    """The fields of a usual heading."""
    name = bare(heading)
    parts = [part for part in _JOINTS.split(heading) if bare(part)]
    joined = tuple(dict.fromkeys(_meant(bare(part)) for part in parts))
    if len(parts) > 1 and "" not in joined:
        return joined
    if name in FIELDS or _meant(name):
        return tuple(filter(None, [_meant(name)]))
    plain = _NUMBER.sub("", _WITHIN.sub("", name))
    return _usual(plain) if plain != name else ()


def _meant(name: str) -> str:
    """The field of a bare heading, "" for none: a word that is known, or two, the first of which says whose column it is."""
    if name in FIELDS:
        return FIELDS[name]
    for whose, owner in _OWNERS:
        first = owner.match(name)
        if first and (field := _OF[whose].get(name[first.end() :].removeprefix("的"))):
            return field
    if spoken := _SPOKEN.fullmatch(name):
        return _meant(spoken[2])
    if both := _BILINGUAL.fullmatch(name):
        return next(filter(None, (_meant(part) for part in both.groups() if part)), "")
    return ""


def language_in(heading: str) -> str:
    """The language that a heading names beside its field, as 英文题目 and Title (English) do; "" for none."""
    told = unicodedata.normalize("NFKC", heading[: 2 * _LONGEST]).strip()
    found = _SPOKEN.fullmatch(bare(told)) or _IN_BRACKETS.fullmatch(told)
    return language_tag(found[1]) if found else ""


def is_numbered(heading: str) -> bool:
    """Whether a text is a heading only without the figure behind it: 题目1, which may be one of many titles as well."""
    return bare(heading) not in FIELDS and _NUMBER.search(bare(heading)) is not None


def is_known(heading: str, own: Mapping[str, str]) -> bool:
    """Whether a text is a usual heading, of a field or of none."""
    return bool(fields_of(heading, own)) or (len(heading) <= _LONGEST and bare(heading) in FIELDS)
