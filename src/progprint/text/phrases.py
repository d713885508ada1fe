"""Phrases of Chinese and Japanese by a statistical model (BudouX), and names that never part.

The model is weak on technical Chinese, so it only adds costs between Han characters (``titles``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

Names = Mapping[str, tuple[str, ...]]
"""Names and terms that never part, by their first two characters (see ``indexed``)."""


def indexed(names: Iterable[str]) -> Names:
    """Names as ``name_places`` looks them up; those of one character cannot part."""
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        if len(name) > 1:
            found[name[:2]] = (*found.get(name[:2], ()), name)
    return found


def name_places(text: str, names: Names) -> list[tuple[int, int]]:
    """Start and end of every name in a text, also of those that overlap."""
    found = [(at, name) for at in range(len(text) - 1) for name in names.get(text[at : at + 2], ())]
    return [(at, at + len(name)) for at, name in found if text.startswith(name, at)]


@lru_cache(maxsize=2)
def _phrase_model(japanese: bool) -> Callable[[str], list[str]]:
    from budoux.parser import load_default_japanese_parser, load_default_simplified_chinese_parser

    parser = load_default_japanese_parser() if japanese else load_default_simplified_chinese_parser()
    return lambda text: list(parser.parse(text))


def split_phrases(text: str) -> list[str]:
    """Phrases of a Chinese or, if it has kana, Japanese sentence as a statistical model (BudouX) sees them."""
    return _phrase_model(is_japanese(text))(text) if text else []


def is_japanese(text: str) -> bool:
    """Whether a text has kana."""
    return _KANA.search(text) is not None


_KANA = re.compile("[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff]")


def is_kana(char: str) -> bool:
    """Whether a character is hiragana or katakana, or the mark of a long vowel."""
    return "\u3041" <= char <= "\u309f" or is_katakana(char)


def is_katakana(char: str) -> bool:
    """Whether a character belongs to a word in katakana, the mark of a long vowel included."""
    return "\u30a1" <= char <= "\u30fa" or "\u30fc" <= char <= "\u30ff"
