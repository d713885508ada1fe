"""Meanings of the keys that people write: for editors and for the reference.

    keys/agenda.yaml, look.yaml, deck.yaml     talk.time: {en: …, zh: …, default: …, example: …}
    keys/project.yaml                          settings.layout: {default: …, example: …}     the form has the meaning

A test holds that every key has its meaning in both languages and an example that is accepted.
"""

from __future__ import annotations

from collections.abc import Mapping as Table
from functools import cache
from pathlib import Path
from typing import NamedTuple

from progprint.source.node import Mapping, Node, Scalar
from progprint.source.read import read

_FOLDER = Path(__file__).with_name("keys")
KINDS = ("agenda", "project", "look", "deck")
"""Kinds of files whose keys are described."""


class Meaning(NamedTuple):
    """A key in words of both languages, what holds without it, and an example as YAML; "" for what is not said."""

    en: str = ""
    zh: str = ""
    default_en: str = ""
    default_zh: str = ""
    example: str = ""

    def about(self, language: str) -> str:
        """The meaning in a language ("zh" or "en")."""
        return self.zh if language == "zh" else self.en

    def default(self, language: str) -> str:
        """The value that holds without the key, or words that tell it."""
        return self.default_zh if language == "zh" else self.default_en


@cache
def meanings(kind: str) -> Table[str, Meaning]:
    """The keys of a kind of file by their paths, such as ``talk.time`` or ``styles.*.leading``."""
    root = read((_FOLDER / f"{kind}.yaml").read_bytes(), kind).value
    entries = root.entries if isinstance(root, Mapping) else ()
    return {key.text: _meaning(value) for key, value in entries if isinstance(value, Mapping)}


def _meaning(entry: Mapping) -> Meaning:
    default = entry.get("default")
    english, chinese = (default.get("en"), default.get("zh")) if isinstance(default, Mapping) else (default, default)
    texts = (entry.get("en"), entry.get("zh"), english, chinese, entry.get("example"))
    return Meaning(*map(_text, texts))


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""
