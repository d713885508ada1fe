"""The table of readings, compared with the library that it follows.

``make golden`` writes it anew.
"""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import pytest
from pypinyin.constants import PINYIN_DICT

from progprint.locale.names import index_key, reading

TABLE = Path(__file__).parents[2] / "src/progprint/locale/readings.txt"
COMMON = range(0x4E00, 0xA000)
PRIVATE = range(0xE000, 0xF900)


def _lines(first: dict[int, str]) -> str:
    """A line for each syllable, in the order of an index: the syllable, a blank, and its characters."""
    by_syllable: dict[str, list[str]] = defaultdict(list)
    for code, syllable in sorted(first.items()):
        by_syllable[syllable].append(chr(code))
    ordered = sorted(by_syllable, key=index_key)
    return "".join(f"{syllable} {''.join(by_syllable[syllable])}\n" for syllable in ordered)


def test_the_table_gives_the_first_reading_of_the_library() -> None:
    """Every character that a font can draw is read as pypinyin reads it first; its private characters are left out."""
    first = {code: readings.partition(",")[0] for code, readings in PINYIN_DICT.items() if code not in PRIVATE}
    assert len(first) > 40_000
    head = TABLE.read_text("utf-8").partition("\n\n")[0]
    common = {code: syllable for code, syllable in first.items() if code in COMMON}
    rare = {code: syllable for code, syllable in first.items() if code not in COMMON}
    expected = f"{head}\n\n{_lines(common)}\n{_lines(rare)}"
    if os.environ.get("UPDATE_GOLDENS"):
        TABLE.write_text(expected, "utf-8")
    assert expected == TABLE.read_text("utf-8")


@pytest.mark.parametrize("name", ["〇", "㐀", "一", "龥", "鿿", "\U00020000", "豈", "々", "a", "\U000323af"])
def test_characters_are_found_in_both_parts_of_the_table(name: str) -> None:
    """The first and last of each block; what has no reading stands as it is."""
    expected = PINYIN_DICT.get(ord(name), name).partition(",")[0]
    assert (expected,) == reading(name)
