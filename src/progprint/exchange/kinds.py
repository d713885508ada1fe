"""Kinds of sessions by the words that name them; whole words, and for a title all of its words.

"Coffee break" "茶歇与交流" "休息 Break" → break        "Breakout" "Coffee talk" "开源人午餐聚" → none of ours
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from progprint.core.patterns import pattern
from progprint.exchange.words import any_of, meanings, words

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
