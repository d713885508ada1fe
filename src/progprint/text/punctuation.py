"""Slips of the hand in Chinese text, and how they are mended: half-width marks, quotes, doubled words, dots.

Each rule would rather miss a case than raise a false alarm, so code, addresses, times and whatever stands between
Latin letters or figures are left alone. Rules after CLREQ §3 (punctuation) and GB/T 15834.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff"
"""Ideographs, as the inside of a character class."""

_HALF = rf"(?<=[{HAN}”’」』》）)])([,;:?!])(?: ?(?=[{HAN}“‘「『《])|(?=[”’」』》）]))"
_BRACKETS = rf"\((?=[^()\n]{{0,80}}\))(?:(?<=[{HAN}]\()|(?=[{HAN}]))[^()\n]*[{HAN}][^()\n]*\)"
_STRAIGHT = rf'"(?=[^"\n]*[{HAN}])[^\s"][^"\n]{{0,58}}[^\s"]"|"[{HAN}]"'
_DOUBLED = "(基于|通过|以及|由于|为了|关于|对于|根据|按照|采用|利用|进行|我们|因为|所以|但是|而且|如果)\\1"
_WIDE = "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+"
_DOTS = rf"(?<=[{HAN}])(\.{{3,6}}|。{{2,}}|·{{3,}})(?![.\d])|(?<=[{HAN}])(--|—(?!—))(?=[{HAN}])(?<!——)"
"""The rules of the functions below, compiled when they are first needed: most runs mend nothing, and it takes 10 ms."""
ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s，。；：！？、（）“”‘’「」『』《》]+|`[^`\n]*`")
"""What is no prose: addresses, and code in backticks."""
_FULL = {ord(half): full for half, full in zip(",;:?!", "，；：？！", strict=True)}
_LONGEST_QUOTE = _NEAR = 60
_CURLY = ("“", "”")
_CORNERED = ("zh-hant", "zh-tw", "zh-hk", "zh-mo", "yue")
"""Languages whose quotes have corners."""


class Correction(NamedTuple):
    """The characters from ``start`` to ``end`` of a text should be ``meant``; ``rule`` is the code of the finding.

    ``shown`` is the stretch of text that a message quotes, ``shown_meant`` what it should be.
    """

    start: int
    end: int
    meant: str
    rule: str
    shown: str
    shown_meant: str


def applies(language: str) -> bool:
    """Whether the rules hold for texts of a conference in a language: Japanese and Korean have rules of their own."""
    return language.partition("-")[0] not in ("ja", "ko")


def quotes_of(language: str) -> tuple[str, str]:
    """The quotes that straight ones among Han stand for: 「」 in Traditional Chinese, else “”."""
    return ("「", "」") if language.casefold() in _CORNERED else _CURLY


def corrections(
    text: str, protected: Sequence[tuple[int, int]] = (), quotes: tuple[str, str] = _CURLY
) -> list[Correction]:
    """The corrections of a text, by place; none overlaps another, and none lies in a protected stretch."""
    if hidden := [*protected, *(match.span() for match in ADDRESS.finditer(text))]:
        seen = list(text)
        for start, end in hidden:
            seen[start:end] = "\x00" * (end - start)
        text = "".join(seen)
    found = [*(c for rule in _RULES for c in rule(text)), *_straight(text, quotes)]
    kept: list[Correction] = []
    for correction in sorted(found):
        if not kept or correction.start >= kept[-1].end:  # pragma: no branch - no two rules of today overlap
            kept.append(correction)
    return kept


def corrected(text: str, *, words: bool = True, quotes: tuple[str, str] = _CURLY) -> str:
    """The text with every correction made, and with those that only show then; without ``words`` none is taken out."""
    for _ in range(3):
        made = apply(text, [c for c in corrections(text, (), quotes) if words or c.rule != "doubled-word"])
        if made == text:
            break
        text = made
    return text


def apply(text: str, wanted: Sequence[Correction]) -> str:
    """The text with some corrections made, which are in the order of their places."""
    for correction in reversed(wanted):
        text = text[: correction.start] + correction.meant + text[correction.end :]
    return text


def _halfwidth(text: str) -> Iterator[Correction]:
    for match in re.finditer(_HALF, text):
        if not re.search(f"[{HAN}]", text[max(match.start() - _NEAR, 0) : match.end() + _NEAR]):
            continue  # between curly quotes of a Latin text
        full = match[1].translate(_FULL)
        yield Correction(match.start(), match.end(), full, "halfwidth-punctuation", match[1], full)


def _brackets(text: str) -> Iterator[Correction]:
    for match in re.finditer(_BRACKETS, text):
        meant = f"（{match[0][1:-1]}）"
        for at, bracket in ((match.start(), "（"), (match.end() - 1, "）")):
            yield Correction(at, at + 1, bracket, "halfwidth-brackets", match[0], meant)


def _reversed(text: str) -> Iterator[Correction]:
    """A closing quote that closes nothing, and the opening one after it."""
    if "”" not in text:
        return
    depth, astray = 0, -1
    for match in re.finditer("[“”\n]", text):
        at, mark = match.start(), match[0]
        if mark == "\n":
            depth, astray = 0, -1
        elif mark == "”":
            closes = depth > 0
            depth -= closes
            measure = at > 0 and text[at - 1].isdigit()  # 5” is a size
            astray = -1 if closes or measure else at
        elif astray >= 0 and 1 < at - astray <= _LONGEST_QUOTE + 1:
            inner = text[astray + 1 : at]
            for place, meant in ((astray, "“"), (at, "”")):
                yield Correction(place, place + 1, meant, "reversed-quotes", f"”{inner}“", f"“{inner}”")
            astray = -1
        else:
            depth += 1


def _straight(text: str, quotes: tuple[str, str]) -> Iterator[Correction]:
    opening, closing = quotes
    for line in re.finditer("[^\n]+", text):
        if line[0].count('"') % 2 or "\\" in line[0]:
            continue
        for match in re.finditer(_STRAIGHT, line[0]):
            if line[0].count('"', 0, match.start()) % 2:
                continue
            begin, end = line.start() + match.start(), line.start() + match.end()
            meant = f"{opening}{match[0][1:-1]}{closing}"
            yield Correction(begin, begin + 1, opening, "straight-quotes", match[0], meant)
            yield Correction(end - 1, end, closing, "straight-quotes", match[0], meant)


def _doubled(text: str) -> Iterator[Correction]:
    for match in re.finditer(_DOUBLED, text):
        yield Correction(match.start(), match.end(), match[1], "doubled-word", match[0], match[1])


def _wide(text: str) -> Iterator[Correction]:
    for match in re.finditer(_WIDE, text):
        narrow = unicodedata.normalize("NFKC", match[0])
        yield Correction(match.start(), match.end(), narrow, "fullwidth-latin", match[0], narrow)


def _dots(text: str) -> Iterator[Correction]:
    for match in re.finditer(_DOTS, text):
        meant = "……" if match[1] else "——"
        yield Correction(match.start(), match.end(), meant, "typed-dots", match[0], meant)


_RULES = (_halfwidth, _brackets, _reversed, _doubled, _wide, _dots)


# -- blanks between Han and Latin: typed or not, in one way throughout; in print the gap is the same either way

TIGHT = re.compile(rf"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{HAN}])")
"""Where Han and a Latin letter or figure touch."""
LOOSE = re.compile(rf"(?<=[{HAN}]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=[{HAN}])")
"""A blank between them."""


def spaced(text: str, *, tight: bool) -> str:
    """The text with no such blank, or with one everywhere; addresses and code stay as they are."""
    pattern, fill = (LOOSE, "") if tight else (TIGHT, " ")
    made, at = "", 0
    for kept in ADDRESS.finditer(text):
        made += pattern.sub(fill, text[at : kept.start()]) + kept[0]
        at = kept.end()
    return made + pattern.sub(fill, text[at:])
