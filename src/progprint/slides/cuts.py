"""Lines for the stage, cut from longer text and never reworded.

    整个案例从十年前的一次生产事件入手,深刻剖析了… ─▶ 整个案例从十年前的一次生产事件入手

A short text or a short first sentence stands whole. Else clauses are taken from the start until eight ems are in. A line
never ends before a “but” nor after an “if” or “although”, whose other half would be missing, nor inside a quotation or
bracket; a clause that only says after what (经过, 随着) is passed over. A comma of a text in letters ends no clause: before it
stands a list, or where and when, as often as a thought. What would be longer than 36 ems is not for the stage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from progprint.deck.lines import one_line
from progprint.slides.clauses import adds, leads_in, may_go, needs_next, turns
from progprint.text.sentences import is_full_stop, sentence_ends

Width = Callable[[str], float]
"""The width of a text in ems."""

WHOLE, LEAST, MOST, SENTENCE = 24.0, 8.0, 36.0, 64.0
"""Ems of a text that stands whole, of the shortest line cut, of the longest, and of a sentence that stands alone."""
_CLAUSE = re.compile(
    r"[：；，。！？—]+[”’」』）]*|[:;](?=\s|[^\x00-\x7f]|$)|,(?=\s*[^\x00-\u2e7f])|(?<![.!?])(?:[.!?]+[\"')”]*(?=\s|$)|[!?]+(?=[^\x00-\x7f]))"
)
_AHEAD = 20
"""Characters of the next clause that tell how it begins."""
_GLANCE = 40
"""Characters that are mostly wider than what stands whole."""
_LONGEST = 400
"""Characters of a line; a longer one is not measured."""
_ENDS = "。；，、：.;,: "
_PAIRS = ("“”", "「」", "『』", "《》", "〈〉", "（）", "【】", "()", "[]", "«»")
_BRACKET = re.compile(r"(?:(?<!\s)\s+)?[（(][^（()）]*[）)]\s*[。；，.;,]*$")


def first_sentence(text: str) -> str:
    """The first sentence of a text, with its mark."""
    text = one_line(text)
    return text[: next(sentence_ends(text), len(text))]


def stage_line(text: str, width: Width, most: float = MOST) -> str:
    """The line that stands on the stage for a text, up to ``most`` ems; "" where none can be cut."""
    text = one_line(text)
    whole = bare(text)
    if _is_short(whole, width):
        return whole
    sentence = bare(first_sentence(text))
    if _is_short(sentence, width) and not _is_open(sentence):
        return sentence
    return _clauses(text, width, most)


def _is_short(text: str, width: Width) -> bool:
    """Whether a text may stand whole; the beginning of a long one tells."""
    return width(text[:_GLANCE]) <= WHOLE and width(text) <= WHOLE


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
    ends = [0, *_clause_ends(text), len(text)]
    return [part for a, b in pairwise(ends) if (part := text[a:b].strip())]


def _clause_ends(text: str) -> Iterator[int]:
    return (one.end() for one in _CLAUSE.finditer(text) if one[0][0] != "." or is_full_stop(text, one.start()))


def _clauses(text: str, width: Width, most: float) -> str:
    """The shortest run of clauses that stands alone, from the first that says something; "" where it would be too long."""
    while True:
        line, idle = _run(text, width, most)
        if line or not idle:
            return line
        text = text[idle:].strip()


def _run(text: str, width: Width, most: float) -> tuple[str, int]:
    """The run from the start of a text, "" for none; and the end of a clause without which what follows may be tried."""
    start = opening = 0
    kept, idle = "", 0
    for end in _clause_ends(text):
        if end - opening > _LONGEST:
            return kept, idle
        clause, rest = text[opening:end].strip(), text[end : end + _AHEAD].strip()
        if opening == start and rest and leads_in(clause):
            start = opening = end
            continue
        line = bare(text[start:end])
        if width(line) > most:
            return kept, idle
        idle = end if opening == start and may_go(clause, rest) else idle
        opening = end
        if width(line) >= LEAST and not needs_next(clause) and not turns(rest) and not _is_open(line):
            if not adds(rest):
                return line, 0
            kept = kept or line
    line = bare(text[start:])
    return (line if len(line) <= _LONGEST and width(line) <= most else kept), idle


def _is_open(line: str) -> bool:
    """Whether a quotation or bracket that begins in a line does not end in it; „ ends with “ or ”."""
    if "„" in line:
        return line.count("„") > line.count("“") + line.count("”")
    return line.count('"') % 2 == 1 or any(line.count(pair[0]) > line.count(pair[1]) for pair in _PAIRS)
