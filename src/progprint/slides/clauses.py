"""Clauses that do not stand alone on a stage: those that only lead in, those that need the next one, those that go on.

随着云原生的普及，│ 很多团队…        leads in: it may fall away
当流量翻倍时，│ 缓存就…              needs the next one
开源是最左脑的技术，│ 也是…          the next one goes on with it
"""

from __future__ import annotations

import re

_LEADS = re.compile(
    r"(?:随着|隨著|隨着|随|隨|经过|經過|考虑到|考慮到|考量到|鉴于|鑒於|鑑於)"
    r"|(?:首先|其次|此外|最后|最後|另外|同时|同時|如今|目前|现在|現在|近年来?|近年來?|最近|过去[一二三四五六七八九十几幾\d]+年来?|今天)[，,]"
    r"|(?:\d{4} ?年)?(?: ?\d{1,2} ?月)?(?: ?\d{1,2} ?[日号號]| ?[上中下]旬)?[，,]"
    r"|(?:[在于於从從自进進](?:.*))(?:[下中里裡上]|时代|時代|年代|方面|起)[，,]"
    r"|(?:after|with)\b",
    re.IGNORECASE,
)
_LEADS_BEHIND = re.compile(
    r".*(?:(?<![前背最然落先今])[后後]|(?<![小同及即实實历歷平准準])[时時]|[时時]候|之[际際]|期[间間]|以[来來]|之外|以外)[，,]"
)
_INSIDE = re.compile(r".*[在于於].*[下中里裡內内][，,]")
_NEEDS = re.compile(
    r"(?:当|當|如果|若|倘若|假如|一旦|只要|由于|由於|为了|為了|通过|通過|透过|透過|藉由|因为|因為|尽管|儘管|虽然|雖然|即使|即便|除了"
    r"|说到|說到|提到|谈到|談到|面对|面對|作为|作為|对于|對於|关于|關於|根据|根據|基于|基於|不仅|不僅|不但|与其|與其)"
    r"|(?:if|when|although|though|because|while|since)\b",
    re.IGNORECASE,
)
_ADDS = re.compile(r"(?:也|更|还|還|并且|並且|而且|以及|并|並|且)|(?:then|and|or)\b", re.IGNORECASE)
_TURNS = re.compile(
    r"(?:但|而是|却|卻|才|就|则|則|否则|否則|反而|不过|不過|可是|然而)|(?:but|instead|however|otherwise)\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"(?:而|那么|那麼|所以|因此|于是|於是|应该|應該|自然)")
_IDLE = re.compile(
    r"(?:当|當|如果|若|由于|由於|因为|因為|为了|為了|作为|作為|除了|说到|說到|提到|谈到|談到|根据|根據|基于|基於)"
)


def leads_in(clause: str) -> bool:
    """Whether a clause, with its comma, only leads in to the next one, which says the thing without it."""
    return bool(_LEADS.match(clause) or _LEADS_BEHIND.fullmatch(clause)) and not _NEEDS.match(clause)


def needs_next(clause: str) -> bool:
    """Whether a clause says nothing without the next one."""
    return any(one.match(clause) for one in (_NEEDS, _INSIDE, _LEADS_BEHIND))


def may_go(clause: str, rest: str) -> bool:
    """Whether what follows is true, and begins well, without a clause that needs it, where both together are too long."""
    return bool(_IDLE.match(clause)) and not (_FOLLOWS.match(rest) or adds(rest) or turns(rest))


def adds(clause: str) -> bool:
    """Whether a clause goes on with what the one before says."""
    return _ADDS.match(clause) is not None


def turns(clause: str) -> bool:
    """Whether a clause takes back what the one before says, so that this one is not to be shown alone."""
    return _TURNS.match(clause) is not None
