"""The tree that a YAML file becomes: text as typed, each part with its place.

    Scalar   text, plain (typed without quotes), span
    Sequence items, span
    Mapping  entries in order: (key Scalar, value Node), span

Nothing is converted here: ``9:30``, ``no`` and ``010`` are the texts "9:30", "no" and "010".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from progprint.core.diagnostic import Span


class Scalar:
    """A text. ``plain`` tells that it was typed without quotes or block indicator; only a plain "" is *absent*."""

    __slots__ = ("plain", "span", "text")

    def __init__(self, text: str, plain: bool, span: Span) -> None:
        self.text: Final = text
        self.plain: Final = plain
        self.span: Final = span

    @property
    def absent(self) -> bool:
        """Nothing was typed after the colon or the dash."""
        return self.plain and not self.text


class Sequence:
    """A list."""

    __slots__ = ("items", "span")

    def __init__(self, items: tuple[Node, ...], span: Span) -> None:
        self.items: Final = items
        self.span: Final = span


class Mapping:
    """Keys and values in the order of the file; no key stands twice."""

    __slots__ = ("entries", "span")

    def __init__(self, entries: tuple[tuple[Scalar, Node], ...], span: Span) -> None:
        self.entries: Final = entries
        self.span: Final = span

    def get(self, key: str) -> Node | None:
        """The value of a key as it was typed, or None."""
        for name, value in self.entries:
            if name.text == key:
                return value
        return None


Node = Scalar | Sequence | Mapping


def scalars(tree: Node) -> Iterator[Scalar]:
    """The texts of a tree, keys and values."""
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Scalar):
            yield one
        elif isinstance(one, Sequence):
            waiting += one.items
        else:
            waiting += [part for entry in one.entries for part in entry]
