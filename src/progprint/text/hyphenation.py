"""Hyphenation and word breaks: after separators of addresses and identifiers, in plain words of a language, in other scripts.

    "skywalking-kubernetes" ─▶ Breakpoint(11, 150)        "performance", "en" ─▶ per-for-mance

The patterns are those of Hunspell's dictionaries, which pyphen brings; a language without patterns gets no hyphens, and
Western words in Chinese, Japanese and Korean are taken for English. Acronyms and words with figures are never hyphenated,
nor are terms, which the caller knows (``plain_word``). What is longer than a line is parted as a last resort only (see
``typeset.linebreak``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from progprint.text.breakpoints import AFTER_HYPHEN, AFTER_SLASH, LONG, Breakpoint
from progprint.text.tokens import NO_START

_ADDRESS = re.compile(r"(?i)https?://|ftp://|www\.|\w@[\w-]{1,63}\.[a-z]")
_SEPARATOR = re.compile(r"[@/_\\]|www\.|\.[a-z]{2,}")
"""What an address, a path or an identifier has."""
_NO_HYPHEN = "\u0590"
"""Letters from this one on part without a hyphen."""
_SOFT_HYPHENS = re.compile("(?<=[^\u00ad])\u00ad+(?=[^\u00ad])")
_LOWER = "a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľŀłńņňōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžșțά-ώа-џ"
_PLAIN_WORD = re.compile(f"[{_LOWER}]{{6,}}")
_NOUN = re.compile(f"[A-ZÄÖÜ]?[{_LOWER}]{{5,}}")
"""In German a word may begin with a capital and be no name."""
_ENGLISH_TOO = ("", "zh", "yue", "ja", "ko", "en")
HYPHEN_COST = 60


@lru_cache(maxsize=4096)
def word_breakpoints(word: str, language: str | None = None) -> tuple[Breakpoint, ...]:
    """Breaks inside a Western word in order, each with its cost; addresses and identifiers part after separators.

    A plain word is hyphenated by the rules of ``language`` (BCP 47), for None not at all.
    """
    other = _is_other_script(word)
    if language is None and not other and len(word) < LONG and word.isalnum():
        return ()
    found: dict[int, Breakpoint] = {}
    if "\u00ad" in word:
        return tuple(Breakpoint(m.end(), HYPHEN_COST // 2, hyphen=True) for m in _SOFT_HYPHENS.finditer(word))
    if _ADDRESS.search(word):
        found = {one.at: one for one in _in_address(word)}
    elif len(word) >= 3:
        found = {one.at: one for one in _in_identifier(word)}
    if other:
        from progprint.text.wordbreaks import word_breaks

        for one in word_breaks(word):
            found.setdefault(one.at, one)
    if language is not None and not found:
        found = {one.at: one for one in _hyphenated(word, language)}
    return tuple(found[at] for at in sorted(found))


def hyphens_of_cuts(word: str, places: Iterable[int]) -> Iterator[bool]:
    """Whether a hyphen is drawn at each place where a word is cut that no line holds: between letters, never in an address."""
    address = _SEPARATOR.search(word) is not None
    for at in places:
        before, after = word[at - 1], word[at]
        yield not address and before.isalpha() and after.isalpha() and max(before, after) < _NO_HYPHEN


def _is_other_script(word: str) -> bool:
    """Whether a word holds two letters beyond Latin: one alone is a unit or a symbol (μs, ΔT)."""
    return not word.isascii() and sum("\u0370" <= char < "\u2000" or char >= "\u2c00" for char in word) > 1


def _in_address(word: str) -> list[Breakpoint]:
    """URLs and mail addresses: after a separator, before ? & #, and anywhere in what is longer than 16 without one."""
    found: list[Breakpoint] = []
    last = 0
    for at in range(1, len(word)):
        before, after = word[at - 1], word[at]
        digits = word[at - 2 : at - 1].isdigit() and after.isdigit()
        if (after in NO_START and after != "?") or after == "/" or (before in "?&#" and after in "?&#"):
            continue
        if before in "/-_.?&=#@" and not digits:
            found.append(Breakpoint(at, 10, loose=True))
            last = at
        elif after in "?&#":
            found.append(Breakpoint(at, 20, loose=True))
            last = at
        elif at - last >= 2 and len(word) - at >= 2 and _is_solid(word, at):
            found.append(Breakpoint(at, 120, loose=True))
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


def _in_identifier(word: str) -> list[Breakpoint]:
    """Names and identifiers: the longer, the more places."""
    long, longer, longest = len(word) >= 6, len(word) >= 12, len(word) >= LONG
    found: list[Breakpoint] = []
    for at in range(2, len(word)):
        before, after = word[at - 1], word[at]
        inside = word[at - 2].isalnum()
        if before in ",;:!?)" and after.isalpha() and (inside or before != ":" or long) and not word[at - 2].isspace():
            found.append(Breakpoint(at, 30, longest))
        elif long and after == "(" and before.isalnum():
            found.append(Breakpoint(at, 60, longest))
        elif long and before in "-/" and inside and after.isalpha():
            found.append(Breakpoint(at, AFTER_SLASH if before == "/" else AFTER_HYPHEN, longest))
        elif long and before == "_" and inside and after.isalnum():
            found.append(Breakpoint(at, 25, longest))
        elif longer and before == "." and word[at - 2].isalpha() and after.isalpha():
            found.append(Breakpoint(at, 40, longest))
        elif longest and before.islower() and after.isupper() and _is_in_long_name(word, at):
            found.append(Breakpoint(at, 400, loose=True, hyphen=True))
    return found


@lru_cache(maxsize=8)
def _patterns(language: str) -> Callable[[str], Iterable[int]] | None:
    """Where words of a language part; None for one without patterns."""
    import pyphen

    base = language.partition("-")[0]
    known = "en_US" if base in _ENGLISH_TOO and language != "en-GB" else pyphen.language_fallback(language)
    if known is None:
        return None
    patterns = pyphen.Pyphen(lang=known, left=2, right=3)
    return lambda word: map(int, patterns.positions(word))


def _hyphenated(word: str, language: str) -> list[Breakpoint]:
    """Hyphens of a plain word of six letters or more; never of names, acronyms, identifiers."""
    plain = plain_word(word, language)
    patterns = _patterns(language) if plain else None
    if patterns is None:
        return []
    start = word.find(plain)
    return [Breakpoint(start + at, HYPHEN_COST, hyphen=True) for at in patterns(plain)]


def plain_word(word: str, language: str = "") -> str:
    """The word of six letters or more that a token is but for marks around it; "" if it is none.

    It is in lower case, but for the capital of a German noun.
    """
    match = (_NOUN if language.startswith("de") else _PLAIN_WORD).search(word)
    if match is None or any(c.isalnum() for c in word[: match.start()] + word[match.end() :]):
        return ""
    return match[0]
