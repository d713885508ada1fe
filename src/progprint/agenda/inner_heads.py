"""Headings inside a typed text: lines that stand above others and are marked as such.

    ## 背景   # 背景   #背景   ■背景   ●背景   【背景】     the mark is taken off, and the look of a heading is put on

A line is a heading only where it is short, says no sentence, and has lines of its own below; where one line with a mark is
none, that mark is no sign of headings in the text at all. A round mark and a # without a blank may be bullets and tags: of
these there must be two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from progprint.core.patterns import pattern

_LINE = pattern(
    r"\s*(?:(?P<sharp>#{1,4})[ \t]+|(?P<tag>#)(?=[\u3040-\u30ff\u3400-\u9fff])|(?P<box>[■□◆◇▶▷▼])\s*"
    r"|(?P<round>[●○])\s*)(?P<words>\S.*)"
    r"|\s*(?P<bracket>【)(?P<inner>[^【】]+)】\s*"
)
_KINDS = ("sharp", "tag", "box", "round", "bracket")
_ENDS = pattern(r"[。！!；;，,.]\s*$")
_SENTENCE = pattern(r"[。！!；;，,#]|[.：:](?!\s*$)|\.\s*$")
_WIDEST = 24.0
"""Ems of a heading, a Latin letter counted as half of one; behind a sign that says nothing else, half as much again."""


def heads(lines: Sequence[str]) -> Mapping[int, str]:
    """The headings among the lines of a text, none of them blank: their words by the number of the line."""
    marked = [(n, match) for n, line in enumerate(lines) if (match := _LINE.fullmatch(line))]
    found: dict[int, str] = {}
    for kind in _KINDS:
        own = {n: (match["inner"] or match["words"]).strip() for n, match in marked if match[kind]}
        if len(own) >= (2 if kind in ("tag", "round") else 1) and all(_is_head(kind, words) for words in own.values()):
            found |= own
    depth = {n: len(match["sharp"] or "#####") for n, match in marked if n in found}
    return found if all(_stands_above(n, depth, len(lines)) for n in found) else {}


def _is_head(kind: str, words: str) -> bool:
    """Whether words may be a heading: short, and no sentence."""
    wide, sentence = (1.5 * _WIDEST, _ENDS) if kind == "sharp" else (_WIDEST, _SENTENCE)
    return sum(1.0 if char > "\u2e7f" else 0.5 for char in words) <= wide and not sentence.search(words)


def _stands_above(number: int, depth: Mapping[int, int], count: int) -> bool:
    """Whether a heading has a line of its own below it, or a heading of a lower level."""
    return number + 1 < count and depth.get(number + 1, depth[number] + 1) > depth[number]
