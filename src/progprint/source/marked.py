"""Texts that their author marked to be left alone: a comment ``# as typed`` or ``# 照录`` behind them, or behind their key.

title: 你好,世界      # as typed
summary: |            # 照录
一字不改,原样印出.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from progprint.core.diagnostic import Span

_MARK = re.compile(r"[ \t]#[ \t]*(?:as[ -]typed|照录)[ \t]*$", re.IGNORECASE)
_FAR = 400
"""Lines above a text in which its key is looked for."""


def as_typed(span: Span | None) -> bool:
    """Whether a text is marked: on its own line, or on that of the key of the block or list that it is in."""
    if span is None:
        return False
    line = span.source.line(span.line)
    if _MARK.search(line) or line[: span.column - 1].strip(" \t-"):
        return _MARK.search(line) is not None
    depth, is_item = _depth(line), line.lstrip().startswith("-")
    for number in range(span.line - 1, max(0, span.line - _FAR), -1):
        above = span.source.line(number)
        level = _depth(above)
        if above.strip() and (level < depth or (level == depth and is_item and not above.lstrip().startswith("-"))):
            return _MARK.search(above) is not None
    return False


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
