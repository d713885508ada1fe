"""The people of a text, for every importer: who they are, where from, and what they do in a session.

    于雨（蚂蚁金服）、张三（示例公司）            two people, each with an organisation
    主持人：甲；嘉宾：乙、丙                       one presides, two speak
    Rosa de Winter (moderator), Ida Holt          the same in English
    于雨 蚂蚁金服 工程师                           one person

A text is parted at the strongest mark in it, and each part again at weaker ones; what stands between two names and is an
organisation or a job title belongs to the name before it. Where that does not come out the text stays whole, and says so.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from progprint.core.patterns import pattern
from progprint.exchange.affiliation import NONE, ROLES, parted
from progprint.exchange.named import BRACKETS, Named, NamedPart, bare_of, part_of
from progprint.exchange.plain import one_line
from progprint.exchange.values import any_of
from progprint.locale.names import is_full_name, is_particle


class Roster(NamedTuple):
    """The people of a text. ``whole`` tells that it may hold several and was left as one; ``nobody`` are 待定 and the like,

    ``left`` words about somebody that have no place.
    """

    people: tuple[Named, ...] = ()
    whole: bool = False
    nobody: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


_MARKS = tuple(
    map(
        pattern,
        (
            r"\n",
            r"[;；]",
            r"、",
            r"[|｜]",
            r"[/／]|(?<=\s)[-–—·•・](?=\s)|——|(?<=[\u4e00-\u9fff])・(?=[\u4e00-\u9fff])",
            r"[,，](?:\s*+(?:and|und|et)(?=\s))?",
            r"[&＆+]|(?<=\s)(?:and|und|et|y|e|och|og|with|mit|avec|con)(?=\s)|[和与與及]",
        ),
    )
)
"""What stands between people, the strongest first."""
_LIST, _BAR, _SLASH, _COMMA, _AND = 2, 3, 4, 5, 6
_LABEL = r"(?:\A|(?<=[\s;；,，、。|｜/／]))(ROLE)\s*[:：]\s*"
_OTHER_LABEL = pattern(r"(?:(?<=[;；\n。])|(?<=[;；\n。] ))([^\s:：;；,，、。()（）]{2,8})[:：]\s*")
_ROLE_FIRST = r"[(（\[【]\s*(?:ROLE)\s*[)）\]】]"
_ROLE_BEHIND = rf"({_ROLE_FIRST})\s*(?=[^\s;；,，、|｜/／&＆+])"
_ROLE_AT_END = r"(?<=[^\s–—－-])\s*[-–—－]+\s*(ROLE)(?=\s*(?:\Z|[;；,，、|｜/／\n]))"
"""A role before a colon, in brackets before or behind a name, and one behind a dash."""
_LEADING = pattern(r"(moderated by|chaired by|hosted by|presented by|produced by)\s+(?=\S)", re.IGNORECASE)
_FOOTNOTE = pattern(r"(?<=\w)(?:[*†‡§¶✉⁰¹²³⁴-⁹]|(?<=[⁰¹²³⁴-⁹])[,，](?=[⁰¹²³⁴-⁹]))+(?=\s*(?:[,，、;；\n]|$))")
"""Marks of footnotes behind a name, as lists of authors have them."""
_FIGURES = pattern(r"\d+(?:[\s,，、;；/]+\d+)*")
_AND_OTHERS = pattern(r"(?<=[\u4e00-\u9fff])\s*等[人位]?\Z|,?(?<!\s)\s+et al\.?\Z")

_DASHES, _BRACKETS = frozenset("-–—－"), frozenset("(（[【")
_SENTENCE_END = pattern(r"(?<![ .][^\W\d_])(?<!Jr)(?<!Sr)(?<!Inc)(?<!Ltd)(?<!Co)(?<!Corp)(?<!Ph\.D)\.\Z")
"""A full stop behind people that ends no abbreviation."""
_MOST = 10_000
"""Characters of a text that is parted into people."""


@cache
def _with_role(form: str) -> re.Pattern[str]:
    """A pattern with any word for a role, which is made when a text may hold one: they are many."""
    return pattern(form.replace("ROLE", any_of(ROLES)), re.IGNORECASE)


def _labels(text: str) -> list[re.Match[str]]:
    """The roles that stand before a colon, and other words that stand so beside these."""
    if ":" not in text and "：" not in text:
        return []
    found = list(_with_role(_LABEL).finditer(text))
    known = {one.end() for one in found}
    others = [one for one in _OTHER_LABEL.finditer(text) if one.end() not in known] if found else []
    return sorted([*found, *others], key=re.Match.start)


def _with_roles(text: str) -> str:
    """A text with each role in brackets at its name, and a mark between that name and the next: 甲【主持人】乙【嘉宾】."""
    if not _DASHES.isdisjoint(text):
        text = _with_role(_ROLE_AT_END).sub(r"（\1）", text)
    if _BRACKETS.isdisjoint(text):
        return text
    if (first := _with_role(_ROLE_FIRST)).match(text):
        return first.sub(lambda found: ("、" if found.start() else "") + found[0], text).replace("\n、", "\n")
    return _with_role(_ROLE_BEHIND).sub(r"\1、", text)


@lru_cache(4096)
def roster_of(text: str) -> Roster:
    """The people of a text of one cell or line."""
    text = re.sub(r"[^\S\n\u3000]{2,}", "  ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    text = re.sub(r"[,，、;；]\s*\n", "\n", text)
    if not text or text in NONE:
        return Roster()
    if len(text) > _MOST:
        return Roster((Named(one_line(text), doubt="unlike"),), whole=True)
    text = text.strip(" \t\n\u3000;；,，、|｜/／")
    if more := _AND_OTHERS.search(text):
        told = roster_of(text[: more.start()])
        return told._replace(left=(*told.left, one_line(text)))
    if marks := _FOOTNOTE.findall(text):
        told = roster_of(_FOOTNOTE.sub("", text))
        return told._replace(left=(*told.left, one_line(f"{' '.join(dict.fromkeys(marks))}  {text}")))
    if _FIGURES.fullmatch(text):  # the number of somebody in another list
        return Roster(left=(text,))
    if found := _LEADING.match(text):
        text = f"{found[1]}: {text[found.end() :]}"
    labels = _labels(text)
    if not labels:
        return _roster(_read(_with_roles(text), 0))
    pieces = [("", text[: labels[0].start()])]
    for label, after in zip(labels, [*(one.start() for one in labels[1:]), len(text)], strict=True):
        pieces.append((label[1], text[label.end() : after]))
    people: list[Named] = []
    whole = False
    nobody: list[str] = []
    left: list[str] = []
    for word, typed in pieces:
        piece = typed.strip(" \t\n\u3000;；,，、。|｜/／")
        if typed is not pieces[-1][1]:
            piece = _SENTENCE_END.sub("", piece)
        if not piece:
            continue
        role = ROLES.get(word.casefold(), "")
        one = _roster(_read(_with_roles(piece), 0))
        roles = [role] * len(one.people)
        if role == "moderator" and "\n" in typed.rstrip():  # it holds for its line: 主持人：甲, and below it 乙 and 丙
            first = typed.lstrip(" \t\u3000").partition("\n")[0]
            at = len(_roster(_read(_with_roles(first), 0)).people) if first else len(roles)
            roles[at:] = [""] * len(roles[at:])
        people += [who if who.role else who._replace(role=told) for who, told in zip(one.people, roles, strict=True)]
        whole |= one.whole
        nobody += one.nobody
        left += [*one.left, *([f"{word}：{piece}"] if word and not role else [])]
    return Roster(tuple(people), whole, tuple(nobody), tuple(left))


def exactly(text: str) -> Roster:
    """The people of a cell of an export of ours, where only 、 stands between names: "Jason Ma, Ph.D." is one."""
    names = [name for part in text.split("、") if (name := one_line(part))]
    return Roster(tuple(Named(name) for name in names), any(len(roster_of(name).people) > 1 for name in names))


def kind_of_people(text: str) -> str:
    """The certainty that a text names people: name, maybe, nobody (待定); affiliation, suffix, turned, other are none."""
    first = next(iter(_labels(text.strip())), None)
    return "name" if first is not None and first.start() == 0 else _read(text.strip(), 0).kind


def _roster(part: NamedPart) -> Roster:
    if part.kind in {"affiliation", "suffix", "other", "turned"} and not part.people:
        several = any(len(mark.split(bare_of(part.text))) > 1 for mark in _MARKS) or "  " in part.text.strip()
        named = Named(one_line(part.text), doubt="" if several else "unlike")
        return Roster((named,), several, part.nobody, part.left)
    return Roster(part.people, False, part.nobody, part.left)


def _split(text: str, level: int) -> list[str]:
    """The parts of a text between the marks of a level, without those that stand in brackets."""
    hidden = BRACKETS.sub(lambda found: re.sub(r"\S", "\0", found[0]), text)
    cuts = [found.span() for found in _MARKS[level].finditer(hidden)]
    ends = zip([0, *(end for _, end in cuts)], [*(begin for begin, _ in cuts), len(text)], strict=True)
    return [part for begin, end in ends if (part := text[begin:end].strip())]


def _read(text: str, level: int) -> NamedPart:
    """A text as a list at the strongest mark that makes one of it, else as one person or something else."""
    alone = part_of(text)
    listed = any(len(_split(text, n)) > 1 for n in range(level, _AND))
    if not listed and (alone.kind in {"nobody", "suffix"} or (alone.kind == "name" and len(alone.people) == 1)):
        return alone
    for n in range(level, len(_MARKS)):
        parts = _split(text, n)
        if len(parts) > 1 and (made := _joined(text, [_read(part, n + 1) for part in parts], n)):
            return made
    return alone


def _joined(text: str, parts: Sequence[NamedPart], level: int) -> NamedPart | None:
    """Parts as people, each with what is said of them behind their name; None where they are no list of people."""
    kinds = [part.kind for part in parts]
    if level == _COMMA and (turned := _turned(text, parts)):
        return turned
    if kinds[0] not in {"name", "maybe", "nobody", "turned"} and not (kinds[0] == "other" and level < _SLASH):
        return None
    if not _is_list(parts, level):
        return None
    groups: list[list[NamedPart]] = []
    for part in parts:
        if part.kind in {"affiliation", "suffix"}:
            groups[-1].append(part)
        else:
            groups.append([part])
    people: list[Named] = []
    for first, *more in groups:
        who = list(first.people)
        if level == 0 and first.kind == "maybe" and first is not parts[0]:  # a line may as well be an organisation
            who = [one._replace(doubt=one.doubt or "unlike") for one in who]
        if first.kind == "other":
            who = [Named(one_line(first.text), doubt="unlike")]
        elif first.kind == "turned":
            surname, given = map(str.strip, re.split("[,，]", first.text))
            who = [Named(f"{given} {surname}", doubt="turned")]
        if more and len(who) != 1:
            return None
        people += [_completed(who[0], more, level)] if more else who
    sure = len(groups) == 1 or any(kind in {"name", "turned"} for kind in kinds)
    told = [one for part in parts for one in part.nobody]
    return NamedPart(
        "name" if sure else "maybe", text, tuple(people), tuple(told), tuple(x for part in parts for x in part.left)
    )


def _is_list(parts: Sequence[NamedPart], level: int) -> bool:
    """Whether every part may stand in a list with such marks."""
    sure = sum(part.kind in {"name", "nobody"} for part in parts)
    maybe = [part for part in parts if part.kind == "maybe"]
    if level == _BAR and len(maybe) < len(parts) and any(part.text.isascii() for part in maybe):  # Ida Holt | Acme
        return False
    if level < _SLASH:
        return True
    if any(part.kind in {"other", "turned"} for part in parts):
        return False
    han = all(len(part.text) < 4 and not part.text.isascii() for part in maybe)
    if level == _AND:
        return len(maybe) < len(parts) and han and not any(part.kind == "affiliation" for part in parts)
    if not sure and maybe:
        odd = len(parts) % 2 == 1 and all(part.text.isascii() for part in parts)
        return len(maybe) == len(parts) and (all(len(part.text) == 3 and han for part in maybe) or odd)
    return len(maybe) * 2 < len(parts) and (not maybe or len(maybe) < sure)


def _turned(text: str, parts: Sequence[NamedPart]) -> NamedPart | None:
    """A name with the surname first and a comma: "van Dorp, Anke" is one; "Winter, Rosa" may be one."""
    if len(parts) != 2 or not all(re.fullmatch(r"[^\W\d_][\w.’' -]*", part.text) for part in parts):
        return None
    surname, given = parts[0].text, parts[1].text
    if is_particle(surname.split()[0]) and is_full_name(f"{given} {surname}") and len(given.split()) < 3:
        return NamedPart("name", text, (Named(f"{given} {surname}", doubt="turned"),))
    one = all(part.kind == "maybe" and part.text[:1].isupper() and len(part.text.split()) == 1 for part in parts)
    return NamedPart("turned", text) if one else None


def _completed(who: Named, more: Sequence[NamedPart], level: int) -> Named:
    """A person with what stands behind the name."""
    for part in more:
        if part.kind == "suffix":
            who = who._replace(name=f"{who.name}, {one_line(part.text)}")
    told = [one_line(part.text) for part in more if part.kind == "affiliation"]
    if not told:
        return who
    mark = "\n" if level == 0 else "、" if level == _LIST else ", "
    org, job = parted(mark.join(told))
    mark = mark if level == _LIST else " "
    both = ((who.org, org), (who.job_title, job))
    org, job = (mark.join(filter(None, parts)) for parts in both)
    return who._replace(org=org, job_title=job)
