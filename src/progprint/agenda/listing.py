"""Paragraphs and lists out of a longer typed text.

Lines that start ``1 ``, ``1.``, ``1、``, ``1)``, ``(1)``, ``①``, ``- `` or ``•`` are items; the mark is taken off,
because numbers are drawn anew. A number is a mark only when the numbers of its block count up from 1: so "3 个集群",
"1.5 倍" and "2021 年" stay text. A bare number and a blank needs a second item to be believed: "1 个目标".

    1.Mesh技术回顾        ("number", "Mesh技术回顾")
    2.落地选型思考   ─▶   ("number", "落地选型思考")
    以上三点             ("", "以上三点")
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from progprint.text.characters import is_han

_MARK = re.compile(
    r"\s*(?:(?P<circled>[\u2460-\u2473])\s*"
    r"|[(（](?P<round>\d{1,2})[)）]\s*"
    r"|(?P<dotted>\d{1,2})(?:[.．](?!\d)|[、)）])\s*"
    r"|(?P<bare>\d{1,2})[ \t\u3000]+"
    r"|(?P<bullet>-[ \t]+|•\s*))(?=\S)"
)

_NEAR = 3
"""An item whose next one is further off than so many lines is over; what follows it are paragraphs."""


class ListPiece(NamedTuple):
    """A paragraph (``marker`` "") or an item ("number", "bullet") and the line of the text it starts in, from 0."""

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
    return tuple(_joined(_marked([_line(n, line) for n, line in enumerate(text.split("\n")) if line.strip()])))


def unmarked(items: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(text, marker) of the items of a written list; marks that were typed inside the items too are taken off."""
    lines = [_line(n, item) for n, item in enumerate(items)]
    counted = len(lines) > 1 and all(line.figure == n for n, line in enumerate(lines, 1))
    if counted and len({line.style for line in lines}) == 1:
        return tuple((line.rest, "number") for line in lines)
    if lines and all(line.style == "bullet" for line in lines):
        return tuple((line.rest, "bullet") for line in lines)
    return tuple((item.strip(), "number") for item in items)


def _line(number: int, text: str) -> _Line:
    match = _MARK.match(text)
    if match is None:
        return _Line(number, text.strip())
    style = match.lastgroup or ""
    mark = match[style]
    figure = 0 if style == "bullet" else ord(mark) - 0x245F if style == "circled" else int(mark)
    return _Line(number, text.strip(), text[match.end() :].strip(), figure, style)


def _marked(lines: list[_Line]) -> list[tuple[_Line, str]]:
    """Decide which numbers are marks: those of runs 1, 2, 3 … of one style; others are text."""
    decided = [(line, "bullet" if line.style == "bullet" else "") for line in lines]
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
            glue = "" if is_han(before.text[-1]) or is_han(text[0]) else " "
            found[-1] = ListPiece(before.text + glue + text, "number", before.line)
        else:
            found.append(ListPiece(text, marker, line.number))
    return found


def _goes_on(lines: list[tuple[_Line, str]], at: int) -> bool:
    """Whether a number soon after a plain line continues the list before it (and does not begin another)."""
    return next((line.figure > 1 for line, marker in lines[at + 1 : at + 1 + _NEAR] if marker == "number"), False)
