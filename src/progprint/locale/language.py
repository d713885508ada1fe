"""The languages that outputs speak: a table of fixed words for each, ``printed/LANGUAGE.yaml``.

``words("zh-Hans").takeaways`` is 听众收益. A new language is one more file; what a word is for stands in ``words.py``.
"""

from __future__ import annotations

from collections.abc import Mapping as Table
from functools import cache
from pathlib import Path
from types import MappingProxyType

from progprint.locale.words import Words
from progprint.source.node import Mapping, Node, Scalar, Sequence
from progprint.source.read import read

_FOLDER = Path(__file__).with_name("printed")
LANGUAGES = ("zh-Hans", "zh-Hant", "en", "ja", "ko", "de", "fr", "es", "it", "pt", "nl")
"""The languages of which the fixed words are known."""


def spoken(language: str) -> str:
    """The language of the fixed words for outputs in a language: its own, else English; Chinese where none is named."""
    base, *rest = language.casefold().split("-")
    if base in ("", "zh", "yue"):
        traditional = base == "yue" or not {"hant", "tw", "hk", "mo"}.isdisjoint(rest)
        return "zh-Hant" if traditional else "zh-Hans"
    return base if base in LANGUAGES else "en"


def words(language: str) -> Words:
    """The words of a language, or of the one that stands for it."""
    return _table(spoken(language))


@cache
def _table(language: str) -> Words:
    name = f"{language}.yaml"
    root = read((_FOLDER / name).read_bytes(), name).value
    entries = root.entries if isinstance(root, Mapping) else ()
    return Words(**{key.text: _value(node) for key, node in entries})  # type: ignore[arg-type]


def _value(node: Node) -> str | tuple[str, ...] | Table[str, str]:
    """A word, a row of words, or words by their keys."""
    if isinstance(node, Mapping):
        return MappingProxyType({key.text: value.text for key, value in node.entries if isinstance(value, Scalar)})
    if isinstance(node, Sequence):
        return tuple(item.text for item in node.items if isinstance(item, Scalar))
    return node.text
