"""Kinds of sessions by the words that name them; whole words, and for a title all of its words.

"Coffee break" "茶歇与交流" "休息 Break" → break        "Breakout" "Coffee talk" "开源人午餐聚" → none of ours
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from progprint.core.patterns import pattern
from progprint.exchange.plain import one_line
from progprint.exchange.values import any_of, listed, meanings, said, shipped, words

_LONGEST = 60
"""Characters that the name of a kind, or the part of a title that tells it, has at most."""
_WORDS, _BESIDE, _PAIRS = words("kinds"), words("kinds-beside"), meanings("kinds-whole")
_ANYWHERE = ("workshop", "lightning", "keynote", "panel")
"""Kinds that a name tells even among other words, as “Tutorial (half day)”; a break among others may be a lunch talk."""
_TOKEN = pattern(r"[a-zà-ÿ]+|[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3]+|[^\W\d_]+")
_END = pattern(r"[(\[{【<:|•·—–]|\s-\s|\bsponsored\b|\bby\b", re.IGNORECASE)


def kind_of(name: str) -> str:
    """The type of a talk that the name of a kind means, as a source declares it; "" if none of ours."""
    told = _told(name)
    if not told or len(told) > _LONGEST:
        return ""
    found = kind_of_title(name)
    return found or next((kind for kind in _ANYWHERE if mentions(told, kind)), "")


def kind_of_title(title: str) -> str:
    """The kind of a session without speakers that its title tells: all words before a colon or bracket name it; else ""."""
    head = _END.split(_told(title), maxsplit=1)[0].strip()
    if not head or len(head) > _LONGEST:
        return ""
    return _PAIRS.get(head, "") or next((kind for kind in _WORDS if _is_only(head, kind)), "")


def mentions(text: str, kind: str) -> bool:
    """Whether a word for a kind occurs in a text, as a word of its own or, in Chinese and Japanese, as a part of it."""
    names, eastern, _, _ = _vocabulary(kind)
    tokens = _TOKEN.findall(_told(text))
    return any(token in names or eastern.search(token) for token in tokens)


def _told(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def _is_only(head: str, kind: str) -> bool:
    """Whether the words of a text are those of a kind and such that join them, and nothing else."""
    _, _, both, eastern = _vocabulary(kind)
    known = all(token in both or (not token.isascii() and eastern.fullmatch(token)) for token in _TOKEN.findall(head))
    return known and mentions(head, kind)


@cache
def _vocabulary(kind: str) -> tuple[frozenset[str], re.Pattern[str], frozenset[str], re.Pattern[str]]:
    """The words that name a kind, and those with all that may stand beside them; each with a pattern of the eastern ones."""
    names = frozenset(_WORDS[kind])
    both = names.union(_BESIDE[kind], _BESIDE[""])
    known, every = (any_of(word for word in some if not word.isascii()) for some in (names, both))
    return names, re.compile(known), both, re.compile(f"(?:{every})+")


_CALLED_OFF, _BY, _YES = (
    frozenset(str(word).replace(" ", "") for word in listed(shipped("words.yaml")[table]))
    for table in ("called-off", "called-off-by", "yes")
)
_CLAUSE = pattern(r"[，,。.；;：:（(\n]")
_IN_BRACKETS = pattern(r"[(（【\[]([^()（）【】\[\]]+)[)）】\]]")
_BEFORE = pattern(r"([A-Za-z]+): +\S")
_NOISE = pattern(r"[\s_-]+")


def called_off(title: str, told: Mapping[str, object]) -> str:
    """The word by which a source says that a talk is none any more, "" if it is one.

    It stands in the title, as in [CANCELLED] Oars or Canceled: Oars, or in a field that an agenda has not: at the beginning of
    a remark, or as the name of a field that says yes.
    """
    return next((one_line(word) for word in _words(title, told) if _bare(word) in _CALLED_OFF), "")


def _words(title: str, told: Mapping[str, object]) -> Iterator[str]:
    yield from _IN_BRACKETS.findall(title)
    yield from _BEFORE.findall(title)
    for name, value in told.items():
        if _bare(name) in _BY and (value is True or _bare(said(value)) in _YES):
            yield "cancelled"
        yield _CLAUSE.split(said(value).strip(), maxsplit=1)[0]


def _bare(text: str) -> str:
    return _NOISE.sub("", text).casefold()
