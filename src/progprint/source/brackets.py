"""What stands in quotes or brackets on one line of plain YAML: ``"#0A6CFF"``, ``[于雨, 姜涛]``, ``{name: 于雨}``.

As ``source.plain``, whose part this is: the very nodes that would come of libyaml's events, or ``NotPlainError``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from progprint.core.diagnostic import Span
from progprint.core.text import INVISIBLE, WIDE_SPACES
from progprint.source.node import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from progprint.core.diagnostic import Source
    from progprint.source.node import Node

INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""Characters that a text without quotes may not begin with (a few of them may, before certain others)."""

_LONGEST_KEY = 1_000
"""libyaml takes no text of more than 1,024 characters for a key."""

_WORD = re.compile(r"""[^\s\-?:,\[\]{}#&*!|>'"%@`][^?:,\[\]{}#]*""")
_QUOTED = re.compile("\"[^\"\\\\]*\"|'[^']*'")


class NotPlainError(Exception):
    """The file needs the whole of YAML."""


class Brackets:
    """A text and the place of its first character."""

    def __init__(self, source: Source, line: int, column: int, text: str) -> None:
        self.source = source
        self.line = line
        self.column = column
        self.text = text

    def whole(self, depth: int) -> Node:
        """The node that the text is, to its end; ``depth`` bounds the brackets in brackets."""
        if self.text[0] not in "[{'\"":
            raise NotPlainError
        node, end = self.node(0, depth)
        if end != len(self.text):
            raise NotPlainError
        return node

    def node(self, at: int, depth: int) -> tuple[Node, int]:
        """A list, a mapping, a quoted text or a word, and where it ends."""
        first = self.text[at : at + 1]
        if first in ("[", "{"):
            if depth <= 0:
                raise NotPlainError
            return self.list(at, depth - 1) if first == "[" else self.mapping(at, depth - 1)
        match = _QUOTED.match(self.text, at)
        if match is None:
            return self.word(at)
        return Scalar(match[0][1:-1], False, self.span(at, match.end())), match.end()

    def list(self, begin: int, depth: int) -> tuple[Sequence, int]:
        """``[a, b]``, and where it ends."""
        items: list[Node] = []
        at, closed = self.inside(begin, "]")
        while not closed:
            node, end = self.node(at, depth)
            items.append(node)
            at, closed = self.after(end, "]")
        return Sequence(tuple(items), self.span(begin, at)), at

    def mapping(self, begin: int, depth: int) -> tuple[Mapping, int]:
        """``{a: 1, b: 2}``, and where it ends."""
        entries: list[tuple[Scalar, Node]] = []
        keys: set[str] = set()
        at, closed = self.inside(begin, "}")
        while not closed:
            key, end = self.word(at)
            if self.text[end : end + 2] != ": " or key.text in keys or not is_key(key.text):
                raise NotPlainError
            keys.add(key.text)
            node, end = self.node(self.blanks(end + 1), depth)
            entries.append((key, node))
            at, closed = self.after(end, "}")
        return Mapping(tuple(entries), self.span(begin, at)), at

    def word(self, at: int) -> tuple[Scalar, int]:
        """A text without quotes, and where it ends."""
        match = _WORD.match(self.text, at)
        if match is None:
            raise NotPlainError
        text = match[0].rstrip(" ")
        if text[-1] == '"':
            raise NotPlainError
        end = at + len(text)
        return Scalar(text, True, self.span(at, end)), end

    # --- places ----------------------------------------------------------------------------------------------------

    def inside(self, begin: int, closing: str) -> tuple[int, bool]:
        """Where the first thing in a bracket begins, or, where that is closed at once, its end; and which it is."""
        at = self.blanks(begin + 1)
        return (at + 1, True) if self.text[at : at + 1] == closing else (at, False)

    def after(self, end: int, closing: str) -> tuple[int, bool]:
        """Where the thing behind a comma begins, or, where the bracket is closed, its end; and which it is."""
        at = self.blanks(end)
        if self.text[at : at + 1] == closing:
            return at + 1, True
        if self.text[at : at + 2] != ", ":
            raise NotPlainError
        return self.blanks(at + 1), False

    def blanks(self, at: int) -> int:
        """The place behind any blanks."""
        while self.text[at : at + 1] == " ":
            at += 1
        return at

    def span(self, begin: int, end: int) -> Span:
        """The place of a stretch of the text."""
        return Span(self.source, self.line, self.column + begin, self.line, self.column + end)


def is_key(text: str) -> bool:
    """Whether a text is a key that needs no explanation: no merge, nothing too long, no blank or nothing at its start."""
    if len(text) > _LONGEST_KEY or text == "<<":
        return False
    return text.isascii() or (text[0] not in WIDE_SPACES and INVISIBLE.match(text) is None)
