"""The tree that a YAML file becomes: text as typed, each part with its place.

    Scalar   text, plain (typed without quotes), span
    Sequence items, span
    Mapping  entries in order: (key Scalar, value Node), span

Nothing is converted here: ``9:30``, ``no`` and ``010`` are the texts "9:30", "no" and "010".
"""

from __future__ import annotations

from dataclasses import dataclass

from progprint.core.diagnostic import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. ``plain`` tells that it was typed without quotes or block indicator; only a plain "" is *absent*."""

    text: str
    plain: bool
    span: Span

    @property
    def absent(self) -> bool:
        """Nothing was typed after the colon or the dash."""
        return self.plain and not self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; no key stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value of a key as it was typed, or None."""
        for name, value in self.entries:
            if name.text == key:
                return value
        return None


Node = Scalar | Sequence | Mapping
