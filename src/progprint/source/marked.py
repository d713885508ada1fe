"""Texts that their author marked to be left alone: a comment ``# as typed`` or ``# 照录`` behind them, or behind their key.

title: 你好,世界      # as typed
summary: |            # 照录
一字不改,原样印出.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from progprint.core.diagnostic import Source, Span

_MARK = re.compile(r"[ \t]#[ \t]*(?:as[ -]typed|照录)[ \t]*$", re.IGNORECASE)


def as_typed(span: Span | None) -> bool:
    """Whether a text is marked: on its own line, or on that of the key of the block or list that it is in."""
    if span is None:
        return False
    line = span.source.line(span.line)
    if _is_marked(line):
        return True
    return not line[: span.column - 1].strip(" \t-") and _is_inside(span.source, span.line, line)


def _is_inside(source: Source, place: int, line: str) -> bool:
    """Whether the key of the block or list that a line is in is marked; its other lines get the same answer."""
    known = _KNOWN.setdefault(source, {})
    if place not in known:
        depth, is_item, found, same = _depth(line), line.lstrip().startswith("-"), False, [place]
        for number in range(place - 1, 0, -1):
            above = source.line(number)
            level, beside = _depth(above), above.lstrip().startswith("-") == is_item
            if not above.strip() or level > depth:
                continue
            if level < depth or (is_item and not beside):
                found = _is_marked(above)
                break
            if beside and number in known:
                found = known[number]
                break
            same += [number] if beside else []
        known.update(dict.fromkeys(same, found))
    return known[place]


_KNOWN: WeakKeyDictionary[Source, dict[int, bool]] = WeakKeyDictionary()


def _is_marked(line: str) -> bool:
    return "#" in line and _MARK.search(line) is not None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
