"""Paragraphs and lists out of a longer typed text.

Lines that start ``1 ``, ``1.``, ``1、``, ``1)``, ``(1)``, ``①``, ``- `` or ``•`` are items; the mark is taken off,
because numbers are drawn anew. A number is a mark only when the numbers of its block count up from 1: so "3 个集群",
"1.5 倍" and "2021 年" stay text. A bare number and a blank needs a second item to be believed: "1 个目标". So do other
signs, ``* ``, ``– ``, ``・``, ``·``, ``●`` and the like: alone they may be a note, a dash, or a headline (``inner_heads``).

    1.Mesh技术回顾        ("number", "Mesh技术回顾")
    2.落地选型思考   ─▶   ("number", "落地选型思考")
    以上三点             ("", "以上三点")
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from progprint.core.patterns import pattern
from progprint.text.sentences import is_closed
from progprint.text.widths import display_width

_MARK = pattern(
    r"\s*(?:(?P<circled>[\u2460-\u2473])\s*"
    r"|[(（](?P<round>\d{1,2})[)）]\s*"
    r"|(?P<dotted>\d{1,2})(?:[.．](?!\d)|[、)）])\s*"
    r"|(?P<bare>\d{1,2})[ \t\u3000]+"
    r"|(?P<bullet>-[ \t]+|•\s*)"
    r"|(?P<sign>[*–][ \t]+|[・·●○◦▪‣]\s*))(?=\S)"
)

HEADING = "heading"
"""The marker of a line that is a heading of those below it."""
_BULLETS = ("bullet", "sign")
_NEAR = 3
"""An item whose next one is further off than so many lines is over; what follows it are paragraphs."""


class ListPiece(NamedTuple):
    """A paragraph (``marker`` ""), an item ("number", "bullet") or a "heading", and the line of the text it starts in, from 0."""

    text: str
    marker: str
    line: int


class _Line(NamedTuple):
    number: int
    text: str
    rest: str = ""
    figure: int = 0
    style: str = ""


def pieces(text: str) -> tuple[ListPiece, ...]:
    """The paragraphs and items of a text, each line one of them; lines of blanks part blocks and are gone."""
    if "\n" not in text and not _MARK.match(text):
        return (ListPiece(text.strip(), "", 0),) if text.strip() else ()
    lines = _unwrapped([_line(n, line) for n, line in enumerate(text.split("\n")) if line.strip()])
    return tuple(_joined(_marked(lines, heads([line.text for line in lines]))))


def unmarked(items: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(text, marker) of the items of a written list; marks that were typed inside the items too are taken off."""
    lines = [_line(n, item) for n, item in enumerate(items)]
    counted = len(lines) > 1 and all(line.figure == n for n, line in enumerate(lines, 1))
    if counted and len({line.style for line in lines}) == 1:
        return tuple((line.rest, "number") for line in lines)
    if lines and all(line.style in _BULLETS for line in lines):
        return tuple((line.rest, "bullet") for line in lines)
    return tuple((item.strip(), "number") for item in items)


def _line(number: int, text: str) -> _Line:
    match = _MARK.match(text)
    if match is None:
        return _Line(number, text.strip())
    style = match.lastgroup or ""
    mark = match[style]
    figure = 0 if style in _BULLETS else ord(mark) - 0x245F if style == "circled" else int(mark)
    return _Line(number, text.strip(), text[match.end() :].strip(), figure, style)


def _unwrapped(lines: list[_Line]) -> list[_Line]:
    """The lines with those of one paragraph, or of one item, joined where only a width has parted them."""
    found: list[_Line] = []
    run: list[_Line] = []
    for line in lines:
        if run and (line.style or line.number != run[-1].number + 1):
            found += _whole(run)
            run = []
        run.append(line)
    return found + _whole(run) if run else found


def _whole(run: list[_Line]) -> list[_Line]:
    """A run of lines as one, if it is one."""
    texts = [line.text for line in run]
    if len(run) > 1 and is_wrapped(texts, item=bool(run[0].style)):
        return [_one(run)]
    found = run[:1]
    for line in run[1:]:
        found[-1:] = [_one([found[-1], line])] if flows(found[-1].text, line.text) else [found[-1], line]
    return found


def _one(run: list[_Line]) -> _Line:
    first, rest = run[0], [line.text for line in run[1:]]
    return first._replace(text=joined([first.text, *rest]), rest=joined([first.rest, *rest]) if first.rest else "")


def _marked(lines: list[_Line], headings: Mapping[int, str]) -> list[tuple[_Line, str]]:
    """Decide which numbers are marks: those of runs 1, 2, 3 … of one style; others are text. So are signs that stand alone."""
    signs = Counter(line.text[0] for n, line in enumerate(lines) if line.style == "sign" and n not in headings)
    often = {sign for sign, count in signs.items() if count > 1}
    decided = [
        (line, "bullet" if line.style == "bullet" or (line.style == "sign" and line.text[0] in often) else "")
        for line in lines
    ]
    for n, words in headings.items():
        decided[n] = (lines[n]._replace(rest=words, figure=0), HEADING)
    for begin, line in enumerate(lines):
        if line.figure != 1:
            continue
        run = [begin]
        for n in range(begin + 1, len(lines)):
            if lines[n].style == line.style and lines[n].figure == 1:
                break
            if lines[n].style == line.style and lines[n].figure == len(run) + 1:
                run.append(n)
        if len(run) > 1 or line.style != "bare":
            for n in run:
                decided[n] = (lines[n], "number")
    return decided


def _joined(lines: list[tuple[_Line, str]]) -> list[ListPiece]:
    """Pieces of the lines; a plain line between two items of one run belongs to the first of them."""
    found: list[ListPiece] = []
    for n, (line, marker) in enumerate(lines):
        text = line.rest if marker else line.text
        if not marker and found and found[-1].marker == "number" and _goes_on(lines, n):
            before = found[-1]
            found[-1] = ListPiece(joined([before.text, text]), "number", before.line)
        else:
            found.append(ListPiece(text, marker, line.number))
    return found


def _goes_on(lines: list[tuple[_Line, str]], at: int) -> bool:
    """Whether a number soon after a plain line continues the list before it (and does not begin another)."""
    return next((line.figure > 1 for line, marker in lines[at + 1 : at + 1 + _NEAR] if marker == "number"), False)


# -- paragraphs that came with a line end in every line, as from a mail or a PDF, made whole again: each line but the last
# has no room left for the first word of the next, and most go on in the middle of a sentence. Lists and poems are shorter

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


# -- headings inside a typed text, as ## 背景 and 【背景】: lines that stand above others and are marked as such, short and no
# sentences. Where one line with a mark is none, that mark is no sign of headings in the text at all

_LINE = pattern(
    r"\s*(?:(?P<sharp>#{1,4})[ \t]+|(?P<tag>#)(?=[\u3040-\u30ff\u3400-\u9fff])|(?P<box>[■□◆◇▶▷▼])\s*"
    r"|(?P<round>[●○])\s*)(?P<words>\S.*)"
    r"|\s*(?P<bracket>【)(?P<inner>[^【】]+)】\s*"
)
_KINDS = ("sharp", "tag", "box", "round", "bracket")
_ENDS = pattern(r"[。！!；;，,.]\s*$")
_SENTENCE = pattern(r"[。！!；;，,#]|[.：:](?!\s*$)|\.\s*$")
_WIDEST_HEAD = 24.0
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
    wide, sentence = (1.5 * _WIDEST_HEAD, _ENDS) if kind == "sharp" else (_WIDEST_HEAD, _SENTENCE)
    return sum(1.0 if char > "\u2e7f" else 0.5 for char in words) <= wide and not sentence.search(words)


def _stands_above(number: int, depth: Mapping[int, int], count: int) -> bool:
    """Whether a heading has a line of its own below it, or a heading of a lower level."""
    return number + 1 < count and depth.get(number + 1, depth[number] + 1) > depth[number]
