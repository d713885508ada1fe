"""Paragraphs that came with a line end in every line, as from a mail or a PDF, made whole again.

A run of lines is such a paragraph where each but the last has no room left for the first word of the next, and most go on in
the middle of a sentence. Lines of a list, a career or a poem are shorter, or end where they please.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from progprint.core.patterns import pattern
from progprint.text.sentences import is_closed
from progprint.text.widths import display_width

_NARROWEST, _WIDEST = 40, 120
"""Columns of the longest line: what is narrower may be a list, what is wider was broken by nobody."""
_ITEM = pattern(r"[-*+•·・●○■▶◆#]|\d{1,3}(?:[-.]\d{1,3})*[.、)）]")
_HAN_FROM = "\u2e80"
_LEAST, _LEAST_HAN = 3, 4
"""Lines of a paragraph; in ideographs, where two lines may be about as long by chance, one more."""


def joined(lines: Sequence[str]) -> str:
    """Some lines as one: a blank between them but beside ideographs and behind a hyphen; one before a number of a list."""
    text = lines[0]
    for line in lines[1:]:
        solid = text[-1] >= _HAN_FROM or line[0] >= _HAN_FROM or (text[-1] == "-" and text[-2:-1].isalpha())
        text += line if solid and not _ITEM.match(line) else f" {line}"
    return text


def is_wrapped(lines: Sequence[str], *, item: bool = False) -> bool:
    """Whether lines that follow each other are one paragraph whose line ends were set by a width.

    Two lines tell too little of that, but where the first is an ``item`` of a list.
    """
    widths = [display_width(line) for line in lines]
    widest = max(widths)
    if len(lines) < (2 if item else _LEAST) or not _NARROWEST <= widest <= _WIDEST:
        return False
    running = wide = 0
    for (line, following), width in zip(pairwise(lines), widths, strict=False):
        if width + _first(following) <= widest or _ITEM.match(following):
            return False
        han = line[-1] >= _HAN_FROM or following[0] >= _HAN_FROM
        wide += han
        running += (han or following[0].islower()) and not is_closed(line)
    junctions = len(lines) - 1
    if wide * 2 > junctions:
        return len(lines) >= _LEAST_HAN and running * 2 > junctions
    return running * 2 > junctions


def flows(line: str, following: str) -> bool:
    """Whether a long line of letters breaks off in a sentence that the following one goes on with and ends."""
    return (
        len(line) >= _NARROWEST
        and following[0].islower()
        and (line[-1].isalpha() or line[-1] == ",")
        and is_closed(following)
    )


def _first(line: str) -> int:
    """The columns of what cannot be parted at the beginning of a line, with the blank before it."""
    return 2 if line[0] >= _HAN_FROM else 1 + display_width(line.split(maxsplit=1)[0])
