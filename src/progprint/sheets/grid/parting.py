"""Places where the lines of a title part: at the end of a phrase, inside one, with a hyphen, or through a word."""

from __future__ import annotations

import re
from itertools import accumulate

from progprint.core.patterns import pattern
from progprint.sheets.context import Context
from progprint.text.hyphenation import word_breakpoints
from progprint.text.titles import IN_PHRASE
from progprint.text.uax14 import line_class
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.style import TextStyle

_FAR = 200
"""Characters on either side of a place in which its word is looked for."""
_LETTERS = "\u0590"
"""Letters below this one belong to words that part at hyphens only."""
WITHIN, HYPHENED, TORN = 1, 2, 3
"""How badly lines part; 0 is at ends of phrases only."""
SOFT = "\u00ad"
_LATIN = pattern(r"[^\W\d_\u2e80-\uffff]{5,}")
_NO_START = ("CL", "CP", "EX", "IS", "NS", "CJ")
"""Classes of characters that begin no line (UAX #14)."""


def parting(context: Context, title: Paragraph, width: float) -> int:
    """A mark for the worst break of a title: 0 at ends of phrases only, 1 inside one, 2 with a hyphen, 3 a word torn."""
    worst, lines = tearing(title, width), title.lines(width)
    if worst or len(lines) < 2:
        return worst
    texts = [line.text for line in lines]
    costs = context.composer.costs("".join(texts))
    return WITHIN if any(costs[end] >= IN_PHRASE for end in accumulate(map(len, texts))) else 0


def tearing(title: Paragraph, width: float) -> int:
    """The same for words alone: 0 where each is whole, 2 where one has a hyphen, 3 where one is torn."""
    lines = title.lines(width)
    text = "".join([line.text for line in lines]) if len(lines) > 1 else ""
    worst, at = 0, 0
    for line in lines:
        if line.width > width + 0.5:
            return TORN
        at += len(line.text)
        if not 0 < at < len(text):
            continue
        before, after = text[at - 1], text[at]
        if before.isalnum() and after.isalnum() and before < _LETTERS and after < _LETTERS:
            worst = max(worst, HYPHENED if _has_hyphen(text, at, title.style.text.language) else TORN)
        elif before == SOFT:
            worst = max(worst, HYPHENED)
        elif line_class(after) in _NO_START or line_class(before) == "OP":
            worst = TORN
    return worst


def _has_hyphen(text: str, at: int, language: str) -> bool:
    """Whether a word that parts at a place is drawn with a hyphen there."""
    start, end = at, at
    while start > at - _FAR and start and not text[start - 1].isspace() and text[start - 1] < "\u2e80":
        start -= 1
    while end < min(len(text), at + _FAR) and not text[end].isspace() and text[end] < "\u2e80":
        end += 1
    return any(one.hyphen and one.at == at - start for one in word_breakpoints(text[start:end], language))


def softened(context: Context, text: str, style: TextStyle, width: float) -> str:
    """A text with places for a hyphen in the words that no line holds, at any letter but two from either end."""

    def parted(match: re.Match[str]) -> str:
        word, behind = match[0], match.string[match.end() : match.end() + 1]
        mark = "" if behind.isalnum() else behind.strip()
        if context.composer.width(word + mark, style) <= width:
            return word
        return word[:2] + "".join(f"{SOFT}{char}" for char in word[2:-2]) + f"{SOFT}{word[-2:]}"

    return _LATIN.sub(parted, text)
