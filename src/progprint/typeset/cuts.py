"""Where a word may part: behind the separators of addresses and identifiers, at hyphens of plain English, by other scripts.

    "skywalking-kubernetes" ─ cuts ─▶ Cut(11, 150)        "performance" ─ cuts, hyphenate ─▶ per-for-mance

Names, acronyms and words with figures are never hyphenated; what is longer than a line is cut as a last resort only
(see ``linebreak``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from progprint.typeset.breaks import NO_START

_ADDRESS = re.compile(r"(?i)https?://|ftp://|www\.|\w@[\w-]{1,63}\.[a-z]")
_SOFT_HYPHENS = re.compile("(?<=[^\u00ad])\u00ad+(?=[^\u00ad])")
_PLAIN_WORD = re.compile(r"[a-z]{6,}")
_PRODUCT_NAMES = frozenset(
    [
        "clickhouse",
        "dubbogo",
        "elasticsearch",
        "grafana",
        "hadoop",
        "iceberg",
        "kubectl",
        "kubernetes",
        "memcached",
        "mongodb",
        "openresty",
        "opentelemetry",
        "postgres",
        "postgresql",
        "prometheus",
        "rabbitmq",
        "rocketmq",
        "sentinel",
        "skywalking",
        "zookeeper",
    ]
)
HYPHEN_COST = 60
LONG = 16
"""Characters from which on a name or a stretch of an address may part in more places."""


class Cut(NamedTuple):
    """A break inside a word, before ``at``. ``loose``: the line may stay short; ``hyphen``: one is drawn; ``space``: else."""

    at: int
    penalty: int
    loose: bool = False
    hyphen: bool = False
    space: int = 0


@lru_cache(maxsize=4096)
def cuts(word: str, hyphenate: bool = False) -> tuple[Cut, ...]:
    """Breaks inside a Western word in order, each with its cost; addresses and identifiers part after separators."""
    other = _is_other_script(word)
    if not hyphenate and not other and len(word) < LONG and word.isalnum():
        return ()
    found: dict[int, Cut] = {}
    if "\u00ad" in word:
        return tuple(Cut(m.end(), HYPHEN_COST // 2, hyphen=True) for m in _SOFT_HYPHENS.finditer(word))
    if _ADDRESS.search(word):
        found = {cut.at: cut for cut in _address_cuts(word)}
    elif len(word) >= 3:
        found = {cut.at: cut for cut in _identifier_cuts(word)}
    if other:
        from progprint.typeset.wordbreaks import word_breaks

        for at, penalty, loose in word_breaks(word):
            found.setdefault(at, Cut(at, penalty, loose))
    if hyphenate and not found:
        found = {cut.at: cut for cut in _hyphens(word)}
    return tuple(found[at] for at in sorted(found))


def _is_other_script(word: str) -> bool:
    """Whether a word holds two letters beyond Latin: one alone is a unit or a symbol (μs, ΔT)."""
    return not word.isascii() and sum("\u0370" <= char < "\u2000" or char >= "\u2c00" for char in word) > 1


def _address_cuts(word: str) -> list[Cut]:
    """URLs and mail addresses: after a separator, before ? & #, and anywhere in what is longer than 16 without one."""
    found: list[Cut] = []
    last = 0
    for at in range(1, len(word)):
        before, after = word[at - 1], word[at]
        digits = word[at - 2 : at - 1].isdigit() and after.isdigit()
        if (after in NO_START and after != "?") or after == "/" or (before in "?&#" and after in "?&#"):
            continue
        if before in "/-_.?&=#@" and not digits:
            found.append(Cut(at, 10, loose=True))
            last = at
        elif after in "?&#":
            found.append(Cut(at, 20, loose=True))
            last = at
        elif at - last >= 2 and len(word) - at >= 2 and _is_solid(word, at):
            found.append(Cut(at, 120, loose=True))
    return found


def _is_solid(word: str, at: int) -> bool:
    """Whether LONG characters without a separator stand around a place."""
    before, after = word[max(0, at - LONG) : at], word[at : at + LONG]
    left = len(before) - max([before.rfind(c) for c in "/-_.?&=#@"]) - 1
    right = min([place for c in "/-_.?&=#@" if (place := after.find(c)) >= 0], default=len(after))
    return left + right >= LONG


def _is_in_long_name(word: str, at: int) -> bool:
    """Whether LONG letters and digits stand unbroken around a place."""
    start = end = at
    while start > max(0, at - LONG) and word[start - 1].isalnum():
        start -= 1
    while end < min(len(word), at + LONG) and word[end].isalnum():
        end += 1
    return end - start >= LONG


AFTER_HYPHEN = 150
"""Cost of a line that ends in a typed hyphen: a reader of the text layer may take it for one that the setting added."""


def _identifier_cuts(word: str) -> list[Cut]:
    """Names and identifiers: the longer, the more places."""
    long, longer, longest = len(word) >= 6, len(word) >= 12, len(word) >= LONG
    found: list[Cut] = []
    for at in range(2, len(word)):
        before, after = word[at - 1], word[at]
        inside = word[at - 2].isalnum()
        if before in ",;:!?)" and after.isalpha() and (inside or before != ":" or long) and not word[at - 2].isspace():
            found.append(Cut(at, 30, longest))
        elif long and after == "(" and before.isalnum():
            found.append(Cut(at, 60, longest))
        elif long and before in "-/" and inside and after.isalpha():
            found.append(Cut(at, 15 if before == "/" else AFTER_HYPHEN, longest))
        elif long and before == "_" and inside and after.isalnum():
            found.append(Cut(at, 25, longest))
        elif longer and before == "." and word[at - 2].isalpha() and after.isalpha():
            found.append(Cut(at, 40, longest))
        elif longest and before.islower() and after.isupper() and _is_in_long_name(word, at):
            found.append(Cut(at, 400, loose=True, hyphen=True))
    return found


@lru_cache(maxsize=1)
def _english() -> Callable[[str], Iterable[int]]:
    import pyphen

    patterns = pyphen.Pyphen(lang="en_US", left=2, right=3)
    return lambda word: map(int, patterns.positions(word))


def _hyphens(word: str) -> list[Cut]:
    """Hyphens of a plain lower-case English word of six letters or more; never of names, acronyms, identifiers."""
    match = _PLAIN_WORD.search(word)
    if match is None or any(c.isalnum() for c in word[: match.start()] + word[match.end() :]):
        return []
    if match[0] in _PRODUCT_NAMES:
        return []
    return [Cut(match.start() + at, HYPHEN_COST, hyphen=True) for at in _english()(match[0])]
