"""Breaks inside words of other scripts than Latin and Han: what UAX #14 allows, and syllables where no blank is typed.

    "Москва–Петербург" ─▶ after –      "ཀ་ཁ་ག" ─▶ after each ་      "ภาษาไทย" ─▶ ภาษา|ไทย

Thai, Lao, Burmese and Khmer are written without blanks and part between words, which only a dictionary knows (class SA
of UAX #14). Without one they part where a syllable surely ends: before a vowel that is written first and after one
that is written last (Thai, Lao), before a consonant that neither ends a syllable nor is stacked (Burmese). A long
stretch without such a place, as all of Khmer, may part before any base letter as a last resort; a typed zero-width
space is better and always works.

Sources: UAX #14, class SA, and 5.1 on its rules; the Unicode Standard 16.1 to 16.4 (Thai, Lao, Myanmar, Khmer).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from progprint.text.breakpoints import AFTER_HYPHEN, AFTER_SLASH, LONG, Breakpoint
from progprint.text.uax14 import break_opportunities, line_class

OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u2c00-\u2dff\ua490-\uabff\ufb13-\ufdff\ufe70-\ufefc\U00010000-\U0001efff]{2}")
"""Two letters in a row that are neither Latin nor Han: what makes a word one of another script."""

SEPARATOR_COST, SYLLABLE_COST, LETTER_COST = 0, 60, 400
"""Of a break after a script's own separator, after a syllable, before any base letter."""

_HYPHENS = frozenset("-‐")
_NO_BLANKS = re.compile("[\u0e01-\u0e4e\u0e80-\u0eff\u1000-\u109f\u1780-\u17dd\ua9e0-\ua9ff\uaa60-\uaa7f]+")
_FIRST, _LAST = "เแโใไ\u0ec0-\u0ec4", "ะๆฯ\u0eb0\u0ec6\u0eaf"
_KILLED = "(?:\u1037?\u103a|\u1039)"
_SYLLABLE = re.compile(
    f"(?<=[^{_FIRST}])(?=[{_FIRST}])|(?<=[{_LAST}])(?=[^{_LAST}])"
    f"|(?<=[^\u1039])(?=[\u1000-\u102a\u103f\u1050-\u1055](?!{_KILLED}))"
)
_BOUND_BEHIND = frozenset("\u0e30\u0e32\u0e33\u0e45\u0e46\u0e2f\u0eb0\u0eb2\u0eb3\u0ebd\u0ec6\u0eaf")
_BOUND_AHEAD = re.compile(f"[{_FIRST}\u1039\u17d2]")


def word_breaks(word: str) -> tuple[Breakpoint, ...]:
    """Breaks inside a word without blanks, in order; none for a word of Latin letters."""
    if not OTHER_SCRIPT.search(word):
        return ()
    found = {}
    for at in break_opportunities(word, numbers=True)[:-1]:
        before = word[at - 1]
        cost = AFTER_HYPHEN if before in _HYPHENS else AFTER_SLASH if before.isascii() else SEPARATOR_COST
        if 2 <= at <= len(word) - 2 or cost == SEPARATOR_COST:
            found[at] = Breakpoint(at, cost, loose=False)
    for stretch in _NO_BLANKS.finditer(word):
        for place in _syllables(stretch[0], stretch.start()):
            found.setdefault(place.at, place)
    return tuple(found[at] for at in sorted(found))


def _syllables(text: str, start: int) -> Iterator[Breakpoint]:
    """Places inside a stretch that is written without blanks."""
    sure = [match.start() for match in _SYLLABLE.finditer(text) if match.start() and _is_base(text, match.start())]
    yield from (Breakpoint(start + at, SYLLABLE_COST, loose=True) for at in sure)
    last = 0
    for following in [*sure, len(text)]:
        if following - last >= LONG:
            for at in range(last + 2, following - 1):
                if _is_base(text, at) and text[at] not in _BOUND_BEHIND and not _BOUND_AHEAD.match(text[at - 1]):
                    yield Breakpoint(start + at, LETTER_COST, loose=True)
        last = following


def _is_base(text: str, at: int) -> bool:
    """Whether a character stands on its own: no mark that combines with what precedes."""
    return line_class(text[at]) not in ("SM", "CM")
