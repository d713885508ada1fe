"""Lines for the stage, cut from longer text and never reworded.

    整个案例从十年前的一次生产事件入手,深刻剖析了… ─▶ 整个案例从十年前的一次生产事件入手

A short text or a short first sentence stands whole. Else clauses are taken from the start until eight ems are in. A line
never ends before a “but” nor after an “if” or “although”, whose other half would be missing, nor inside a quotation or
bracket; a clause that only says after what (经过, 随着) is passed over. A comma of a text in letters ends no clause: before it
stands a list, or where and when, as often as a thought. What would be longer than 36 ems is not for the stage.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from progprint.deck.lines import one_line

Width = Callable[[str], float]
"""The width of a text in ems."""

WHOLE, LEAST, MOST, SENTENCE = 24.0, 8.0, 36.0, 64.0
"""Ems of a text that stands whole, of the shortest line cut, of the longest, and of a sentence that stands alone."""
_SENTENCE = re.compile(r"[。！？]+[”’」』）]*|(?<![.!?])(?:[.!?]+[\"')”]*(?=\s|$)|[!?]+(?=[^\x00-\x7f]))")
_CLAUSE = re.compile(
    r"[：；，。！？—]+[”’」』）]*|[:;](?=\s|[^\x00-\x7f]|$)|,(?=\s*[^\x00-\u2e7f])|(?<![.!?])(?:[.!?]+[\"')”]*(?=\s|$)|[!?]+(?=[^\x00-\x7f]))"
)
_NOT_BEFORE = re.compile(
    r"(?:但|而是|却|才|就|则|否则|并且|而且)|(?:but|instead|then|however|otherwise|and|or)\b", re.IGNORECASE
)
_NOT_AFTER = re.compile(
    r"(?:当|如果|虽然|由于|为了|通过|因为|尽管|即使)|(?:if|when|although|though|because|while|since)\b", re.IGNORECASE
)
_PASSED = re.compile(r"(?:经过|随着)|(?:after|with)\b", re.IGNORECASE)
_ENDS = "。；，、：.;,: "
_PAIRS = ("“”", "「」", "『』", "《》", "〈〉", "（）", "【】", "()", "[]", "«»")
_BRACKET = re.compile(r"(?:(?<!\s)\s+)?[（(][^（()）]*[）)]\s*[。；，.;,]*$")


def first_sentence(text: str) -> str:
    """The first sentence of a text, with its mark."""
    text = one_line(text)
    end = _SENTENCE.search(text)
    return text[: end.end()] if end is not None else text


def stage_line(text: str, width: Width, most: float = MOST) -> str:
    """The line that stands on the stage for a text, up to ``most`` ems; "" where none can be cut."""
    text = one_line(text)
    whole = bare(text)
    if width(whole) <= WHOLE:
        return whole
    first = _SENTENCE.search(text)
    if first is not None and width(sentence := bare(text[: first.end()])) <= WHOLE and not _is_open(sentence):
        return sentence
    return _clauses(text, width, most)


def stage_item(text: str, width: Width) -> str:
    """The line of a list item: as ``stage_line``, without a bracket at its end."""
    return stage_line(unbracketed(text), width)


def unbracketed(text: str) -> str:
    """A text without the bracket at its end; one that is all bracket stays."""
    text = one_line(text)
    return _BRACKET.sub("", text) or text


def bare(text: str) -> str:
    """A text without the marks at its end that only close a sentence; question and exclamation marks stay."""
    return text.strip().rstrip(_ENDS)


def clauses(text: str) -> list[str]:
    """The clauses of a text, each with its mark."""
    ends = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    return [part for a, b in pairwise(ends) if (part := text[a:b].strip())]


def _clauses(text: str, width: Width, most: float) -> str:
    start = 0
    ends = [match.end() for match in _CLAUSE.finditer(text)]
    opening = 0
    for end in ends:
        clause = text[opening:end].strip()
        if opening == start and _PASSED.match(clause):
            start = opening = end
            continue
        line = bare(text[start:end])
        held = _NOT_AFTER.match(clause) or _NOT_BEFORE.match(text[end:].strip())
        opening = end
        if width(line) > most:
            return ""
        if width(line) >= LEAST and not held and not _is_open(line):
            return line
    line = bare(text[start:])
    return line if width(line) <= most else ""


def _is_open(line: str) -> bool:
    """Whether a quotation or bracket that begins in a line does not end in it; „ ends with “ or ”."""
    if "„" in line:
        return line.count("„") > line.count("“") + line.count("”")
    return line.count('"') % 2 == 1 or any(line.count(pair[0]) > line.count(pair[1]) for pair in _PAIRS)
