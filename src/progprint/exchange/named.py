"""One person as a text names them: 于雨 蚂蚁金服 工程师, 张三（示例公司）, Rosa de Winter (moderator), 清华大学 张三."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from progprint.core.patterns import pattern
from progprint.exchange.affiliation import NONE, ROLES, is_job, is_nobody, is_organisation, parted
from progprint.exchange.plain import one_line
from progprint.exchange.values import forms, listed, shipped
from progprint.locale.names import is_full_name, is_particle, is_suffix, looks_like_name, person_id
from progprint.locale.surnames import COMMON


class Named(NamedTuple):
    """A person as a text gives them.

    ``role`` is moderator, producer or speaker where the text says so. ``doubt`` names what was assumed: "", two-words,
    western, unlike, turned (surname first), joined (a blank within), row (names with blanks between them).
    """

    name: str
    org: str = ""
    job_title: str = ""
    doubt: str = ""
    role: str = ""


class NamedPart(NamedTuple):
    """A part of a text: its kind and the people in it.

    Kinds: name, maybe (it can be one), turned ("Winter, Rosa"), affiliation, suffix (Ph.D.), nobody, other.
    """

    kind: str
    text: str
    people: tuple[Named, ...] = ()
    nobody: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


_EAST_ASIAN = pattern("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+")


def whole_name(given: str, family: str) -> str:
    """A name whose parts stand apart: surname first and no blank between in East Asian letters (于雨, 김민준), else last."""
    if _EAST_ASIAN.fullmatch(given + family):
        return family + given
    return f"{given} {family}".strip()


BRACKETS = pattern(
    r"(?:(?<!\s)\s++)?(?:[(（]([^()（）]*)[)）]|\[([^\[\]]*)\]|【([^【】]*)】|<([^<>]*)>|〔([^〔〕]*)〕)\s*"
)
_HONORIFIC = pattern(
    r"(?!全体|全體|所有|各位|本场)(.{2,4}?)(副?教授|博士|院士|研究员|老师|老師|先生|女士|同学|同學|讲师|工程师|律师|氏|さん|様)"
)
_JAPANESE = ("氏", "さん", "様")
"""Courtesies that stand behind names and nothing else, of whatever length these are."""
_JAPANESE_SURNAMES = frozenset(map(str, listed(shipped("words.yaml")["japanese-surnames"])))
_GIVEN = pattern(r"[\u4e00-\u9fff\u3040-\u30ff]{1,4}")
_ASIDE = pattern(forms("asides"), re.IGNORECASE)
_OTHER_SCRIPT = pattern(r"[\uac00-\ud7a3]{2,5}|[\u30a1-\u30fe·・]{2,12}|[\u4e00-\u9fff\u3040-\u309f]{1,6}")
_PRIVATE = pattern(
    r"\+?\d[\d -]{6,}\d|\S+@\S+\.\w+|(?:tel|phone|mobile|电话|手机|微信|e-?mail|邮箱)[:：]?\S*", re.IGNORECASE
)
"""Telephone numbers and addresses, which are no organisations."""
_DASH = pattern(r"\s*[-–—－]\s*")
_ABOUT = pattern(r"([^\x00-\u2e7f]{2,4})\s*(?:[:：]|[-–—－])\s*(\S.*)")
"""A name, and where somebody is from behind a colon or a dash: 张伟：华东理工大学教授."""
_CLOCK = pattern(r"\d\s*[:：]\s*\d\d")
_OFFICER = pattern(r"(?:C[A-Z]O|S?VP|EVP|PM)\b")
_AT = pattern(r"([^\s@].*?)\s*@\s*([^@\s][^@]*)")
_ADDRESS = pattern(r"\w@[\w-]+\.\w|\w://\w")
_GROUP = pattern(r"(?:成员|成員|志愿者|志願者|志工|全体|全體|团队|團隊)\Z")
"""How a text ends that names a group."""
_ALL = pattern(r"(?:全体|全體|所有|各位)")
"""How a text begins that names everybody."""
_SLASHES = frozenset("/／")
_LONGEST = 60
"""Characters of a text that may be a person."""
_MOST = 1000
"""Characters of one that is looked into, with all that stands in brackets."""


def bare_of(text: str) -> str:
    """A text without what stands in brackets."""
    return BRACKETS.sub(" ", text).strip()


def part_of(text: str) -> NamedPart:
    """A text that holds no list: a person with what stands in brackets or behind the name, or something else."""
    if len(text) > _MOST:
        return NamedPart("other", text)
    if (at := _AT.fullmatch(text)) and not _ADDRESS.search(text):
        text = f"{at[1]} ({at[2]})"
    if (about := _ABOUT.fullmatch(text)) and _is_chinese_name(about[1]):
        rest = _DASH.sub(" ", about[2])
        text = f"{about[1]}（{rest}）" if _is_affiliation(rest) else text
    bare, inner = bare_of(text), [next(filter(None, found), "").strip() for found in BRACKETS.findall(text)]
    words = bare.split()
    if not words:
        return part_of(inner[0]) if len(inner) == 1 and inner[0] else NamedPart("other", text)
    if text.strip() in NONE or is_nobody(bare):
        return NamedPart("nobody", text, nobody=(one_line(text),))
    if is_suffix(bare):
        return NamedPart("suffix", text)
    if not inner and len(text) <= _LONGEST * 2 and _is_affiliation(bare):
        return NamedPart("affiliation", text)
    role = ""
    for word in (words[0], words[-1]) if len(words) > 1 else ():
        if word.casefold() in ROLES and not word.isascii():
            role = ROLES[word.casefold()]
            words.remove(word)
            break
    private = [word for word in words[1:] if _PRIVATE.fullmatch(word)]
    words = [word for word in words if word not in private]
    who, kind = _named(words, " ".join(words) if private else bare)
    if not who:
        return NamedPart("other", text)
    people = tuple(one._replace(role=role) for one in who)
    return _bracketed(text, NamedPart(kind, text, people, left=(text,) if private else ()), inner)


def _belongs(text: str) -> bool:
    """Whether a text says where somebody is from, an organisation or a job title."""
    return is_organisation(text) or is_job(text)


def _is_affiliation(text: str) -> bool:
    """Whether a text is an organisation or a job title and nothing more."""
    if is_full_name(text) and not _belongs(text):
        return False
    if not text.isascii() and all(len(word) == 1 for word in text.split()):  # 李 云
        return False
    first = text.split(maxsplit=1)[0]
    if first.isascii() and is_full_name(" ".join(text.split()[:2])) and _OFFICER.match(" ".join(text.split()[2:])):
        return False
    if _is_chinese_name(first) or _name_last(text.split()):
        return False
    grown = _HONORIFIC.fullmatch(text)  # a title on a name: 张三教授
    return _belongs(text) and not (grown and looks_like_name(grown[1]) and not is_organisation(grown[1]))


def _name_last(words: Sequence[str]) -> bool:
    """Whether the last of several words is a Chinese name behind an organisation or a title: 清华大学 张三."""
    return len(words) > 1 and _is_chinese_name(words[-1]) and _belongs(words[0])


def _holds_names(words: Sequence[str]) -> bool:
    """Whether the words before a name at the end are not all about where that person is from: 青云 / 李敏 / 张三."""
    if not _name_last(words):
        return False
    before = [word for word in words[:-1] if word not in _SLASHES]
    parted_by_slashes = len(before) > 1 and not _SLASHES.isdisjoint(words)
    return any(_is_chinese_name(word) or (parted_by_slashes and not _belongs(word)) for word in before)


def _named(words: list[str], text: str) -> tuple[tuple[Named, ...], str]:
    """The person or people that words without brackets name, and how sure that is."""
    whole, first = " ".join(words), words[0]
    if len(whole) > _LONGEST or {"-", "–", "—", "|"} & set(words) or _holds_names(words):
        return (), "other"
    if is_full_name(whole):
        return (Named(whole),), "name"
    if _ALL.match(whole):
        return (Named(whole, doubt="unlike"),), "maybe"
    if len(words) == 1:
        return _single(first)
    if first.isascii():
        if _GROUP.search(whole):
            return (Named(whole, doubt="unlike"),), "maybe"
        if not is_full_name(" ".join(words[:2])) or _is_affiliation(" ".join(words[:2])):
            return (), "other"
        at = 3 if is_particle(words[1]) else 2
        org, job = parted(" ".join(words[at:]))
        if not job and " " in org and not is_organisation(org):
            org, job = org.rsplit(" ", 1)
        sure = "name" if (org and is_organisation(org)) or (job and is_job(job)) else "other"
        return (Named(" ".join(words[:at]), org, job, "western"),), sure if words[at:] else "name"
    at = next(
        (n for n, word in enumerate(words[:-1]) if word in _JAPANESE_SURNAMES and _GIVEN.fullmatch(words[n + 1])), -1
    )
    if at >= 0 and all(_belongs(word) for n, word in enumerate(words) if n not in {at, at + 1}):
        org, job = parted(" ".join([*words[:at], *words[at + 2 :]]))
        return (Named(" ".join(words[at : at + 2]), org, job),), "name"
    names = [word for word in words if _is_chinese_name(word)]
    if len(names) == len(words) and (len(words) > 2 or re.search(r"\s{2}|\u3000", text) or words[1][0] in COMMON):
        return tuple(Named(word, doubt="row") for word in words), "name"
    if len(words) in {2, 3} and all(len(word) == 1 for word in words):
        joined = "".join(words)
        return (Named(joined, doubt="joined"),), "name" if looks_like_name(joined) else "maybe"
    if _name_last(words):
        org, job = parted(" ".join(words[:-1]))
        return (Named(words[-1], org, job, "last"),), "name"
    if first.isascii() or not (_single(first)[0]):
        return (), "other"
    (who,), kind = _single(first)
    if kind == "maybe" and len(words) == 2 and _OTHER_SCRIPT.fullmatch(words[1]) and not _is_affiliation(words[1]):
        return (Named(whole, doubt="unlike"),), "maybe"
    org, job = parted(" ".join(words[1:]))
    doubt = "two-words" if len(words) == 2 and not job and not is_organisation(org) else who.doubt
    if kind == "maybe":
        doubt = "unlike"
    sure = kind if (org and is_organisation(org)) or (job and is_job(job)) else "maybe"
    return (Named(who.name, org, who.job_title or job, doubt),), sure


def _is_chinese_name(word: str) -> bool:
    return not word.isascii() and looks_like_name(word) and not _belongs(word)


def _single(word: str) -> tuple[tuple[Named, ...], str]:
    """A single word: a name, perhaps with a courtesy title or a job title grown onto it."""
    if word.isascii():
        fits = looks_like_name(word) and word[:1].isupper() and not _belongs(word)
        return ((Named(word),), "maybe") if fits else ((), "other")
    found = _HONORIFIC.fullmatch(word)
    courteous = found is not None and found[2] in _JAPANESE
    if _is_chinese_name(word) and not courteous:
        return (Named(word),), "name"
    if found and not is_organisation(found[1]):
        sure = courteous or looks_like_name(found[1])
        job = found[2] if is_job(found[2]) else ""
        if sure or len(found[1]) < 4:
            return (Named(found[1], job_title=job, doubt="" if job else "courtesy"),), "name" if sure else "maybe"
    if len(word) > 1 and (_OTHER_SCRIPT.fullmatch(word) or looks_like_name(word)):
        return (Named(word, doubt="" if len(word) < 5 else "unlike"),), "maybe"
    return (), "other"


def _bracketed(text: str, part: NamedPart, inner: Sequence[str]) -> NamedPart:
    """A person with what stands in brackets behind the name."""
    *before, who = part.people
    left, nobody = list(part.left), list(part.nobody)
    for told in filter(None, inner):
        role = ROLES.get(told.casefold())
        if role:
            who = who._replace(role=role)
        elif role == "" or _ASIDE.fullmatch(told) or _CLOCK.search(told) or _ADDRESS.search(told):
            left.append(f"{who.name}（{told}）")
        elif is_nobody(told):
            nobody.append(one_line(text))
        elif person_id(who.name) == re.sub(r"[^a-z]", "", told.casefold()) or _is_turned_reading(who.name, told):
            who = who._replace(name=f"{who.name}（{told}）")
        else:
            org, job = parted(told)
            if who.org or who.job_title:
                org = " ".join(filter(None, (who.org, org)))
                job = " ".join(filter(None, (who.job_title, job)))
            who = who._replace(org=org, job_title=job)
    kind = "name" if any(inner) and part.kind == "maybe" else part.kind
    return part._replace(kind=kind, people=(*before, who), left=tuple(left), nobody=tuple(nobody))


def _is_turned_reading(name: str, told: str) -> bool:
    """Whether a text is the reading of a name the Western way round: 张三, San Zhang."""
    words = [re.sub(r"[^a-z]", "", word) for word in told.casefold().split()]
    return len(words) > 1 and person_id(name) == "".join([words[-1], *words[:-1]])
