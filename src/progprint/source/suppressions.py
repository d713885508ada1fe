"""Comments that speak to progprint: a text that is left as typed, a warning that is meant.

title: 你好,世界       # as typed                              照录
time: 20:30-00:30      # progprint: ignore crosses-midnight    忽略; several codes with commas between
# progprint: ignore doubled-word
summary: |             # on the line, on that of the key of the text, or on a line of its own above
  一字不改,原样印出.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from progprint.core.diagnostic import Source, Span

_AS_TYPED = re.compile(r"[ \t]#[ \t]*(?:as[ -]typed|照录)[ \t]*$", re.IGNORECASE)
_OURS = re.compile(r"(?:^|[ \t])#[ \t]*progprint[ \t]*[:：][ \t]*(?P<words>[^\"'#]*)$", re.IGNORECASE)
_IGNORE = re.compile(r"(?:ignore|忽略)(?=$|[ \t:：,，、])[ \t:：]*(?P<codes>.*)", re.IGNORECASE)
_CODE = re.compile(r"[^\s,，、;；]+")


class Ignored(NamedTuple):
    """A code that a comment silences, where it is typed, and the line that it is for; code "" if the comment says none."""

    code: str
    span: Span
    line: int


def as_typed(span: Span | None) -> bool:
    """Whether a text is marked to be left alone."""
    return span is not None and any(_is_as_typed(span.source.line(number)) for number in speaking_lines(span))


def _is_as_typed(line: str) -> bool:
    return "#" in line and _AS_TYPED.search(line) is not None


def is_marked(line: str) -> bool:
    """Whether a line ends with a comment that speaks to progprint."""
    return _AS_TYPED.search(line) is not None or _OURS.search(line) is not None


def ignored(source: Source) -> Iterator[Ignored]:
    """Every code that the comments of a file silence; a line in a text under ``|`` is no comment, which is not looked at."""
    if "progprint" not in source.text.casefold():
        return
    for number in range(1, source.line_count + 1):
        line = source.line(number)
        match = _OURS.search(line)
        if match is None:
            continue
        target = number if line[: match.start()].strip() else _below(source, number)
        words = _IGNORE.fullmatch(match["words"].rstrip())
        begin = match.start("words") + (words.start("codes") if words else 0)
        codes = [*_CODE.finditer(words["codes"])] if words else []
        for code in codes:
            column = begin + code.start() + 1
            yield Ignored(code[0], Span(source, number, column, number, column + len(code[0])), target)
        if not codes:
            column = match.start("words") + 1
            yield Ignored("", Span(source, number, column, number, max(len(line.rstrip()) + 1, column)), target)


def speaking_lines(span: Span) -> Iterator[int]:
    """The lines whose comments speak of a text: its own, and that of the key of the block or list that it is in."""
    line = span.source.line(span.line)
    yield span.line
    if not line[: span.column - 1].strip(" \t-") and (above := _key_line(span.source, span.line, line)):
        yield above


def _key_line(source: Source, place: int, line: str) -> int:
    """The line of the key of the block or list that a line is in, 0 if there is none; its other lines get the same answer."""
    known = _KNOWN.setdefault(source, {})
    if place not in known:
        depth, is_item, found, same = _depth(line), line.lstrip().startswith("-"), 0, [place]
        for number in range(place - 1, 0, -1):
            above = source.line(number)
            level, beside = _depth(above), above.lstrip().startswith("-") == is_item
            if not above.strip() or level > depth:
                continue
            if level < depth or (is_item and not beside):
                found = number
                break
            if beside and number in known:
                found = known[number]
                break
            same += [number] if beside else []
        known.update(dict.fromkeys(same, found))
    return known[place]


_KNOWN: WeakKeyDictionary[Source, dict[int, int]] = WeakKeyDictionary()


def _below(source: Source, number: int) -> int:
    """The first line with content below a comment."""
    below = (n for n in range(number + 1, source.line_count + 1) if source.line(n).strip())
    return next((n for n in below if not source.line(n).lstrip().startswith("#")), number)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
