"""Widths of characters that need no face: columns of a terminal, and what takes no room of its own.

display_width("云a")   3
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from progprint.text.clusters import break_class, clusters, is_selector

_UPON = frozenset("\u20e3\u3099\u309a\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_NARROW = re.compile("[ -~]*")


def is_zero_width(character: str) -> bool:
    """Whether a character is drawn upon the one before it: marks that combine, selectors, joiners, skin tones."""
    if character < "\u0300":
        return False
    return is_selector(character) or character in _UPON or unicodedata.combining(character) != 0


def display_width(text: str) -> int:
    """Columns that a terminal gives the text: East Asian wide 2 (UAX #11), marks 0, an emoji sequence 2, a tab 1.

    Ambiguous characters count 1. The text should be ``visible`` already: a control character counts 0.
    """
    if _NARROW.fullmatch(text):
        return len(text)
    return sum(map(_cluster_width, clusters(text)))


@lru_cache(maxsize=8192)
def _cluster_width(cluster: str) -> int:
    if cluster == "\t":
        return 1
    if "\ufe0f" in cluster or (len(cluster) > 1 and break_class(cluster[0]) == "flag"):
        return 2
    return max(map(_character_width, cluster))


def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc", "Cs", "Zl", "Zp"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
