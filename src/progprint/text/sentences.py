"""Sentences: where they end, which is not behind every full stop.

Am 20. September kam Dr. Krüger. │ Die Studie …        20., Dr., U.S., Ph.D. and z.B. end nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_END = re.compile(r"[。！？]+[”’」』）]*|(?<![.!?])(?:[.!?]+[\"'”’)]*(?=\s|$)|[!?]+(?=[^\x00-\x7f]))")
_MARKS, _CLOSING = frozenset("。！？；…：.!?;:"), "\"'”’」』）) "
_SHORT = re.compile(r"(?:[^\W\d_]{1,3}\.)*[^\W\d_]{1,3}|[^\W\d_]")
"""A word with full stops inside, or of one letter: U.S, Ph.D, z.B, J."""
_TITLES = re.compile(
    r"dr|mr|mrs|ms|prof|st|vs|bd|ca|bzw|inc|ltd|jr|sr|approx|resp|evtl|inkl|vgl|dipl|ing|mme|mlle|dott|sra?|srta",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"no|nr|art|abs|fig|vol|pp?|kap|núm|pág", re.IGNORECASE)
"""What a full stop shortens before a name or word, and before a number."""
_ORDINAL = re.compile(r"\b(?:am|vom|zum|bis|dem|den|der|des|im|beim|und) \d{1,2}$", re.IGNORECASE)
_FAR = 40
"""Characters before and behind a full stop that are looked at."""


def sentence_ends(text: str) -> Iterator[int]:
    """The places right behind each sentence with its marks, in order; what stands behind the last one is none."""
    return (match.end() for match in _END.finditer(text) if match[0][0] != "." or is_full_stop(text, match.start()))


def sentences(text: str) -> list[str]:
    """The sentences of a text on one line, and what stands behind the last one."""
    ends = [0, *sentence_ends(text), len(text)]
    return [part for begin, end in pairwise(ends) if (part := text[begin:end].strip())]


def is_closed(text: str) -> bool:
    """Whether a text ends with a mark of a sentence, quotation marks and brackets aside, and does not break off."""
    return text.rstrip(_CLOSING)[-1:] in _MARKS


def is_full_stop(text: str, at: int) -> bool:
    """Whether a full stop ends a sentence, and no abbreviation, initial, or ordinal number of German."""
    rest = text[at + 1 : at + _FAR].lstrip(".\"'”’) ")
    if not rest:
        return True
    if rest[0].islower():
        return False
    before = text[max(0, at - _FAR) : at]
    word = re.split(r"[\s(\[“\"'/-]", before)[-1]
    short = ("." in word or (len(word) == 1 and word != "I")) and _SHORT.fullmatch(word)
    numbered = rest[0].isdigit() and _NUMBERED.fullmatch(word)
    return not (short or numbered or _TITLES.fullmatch(word) or _ORDINAL.search(before))
