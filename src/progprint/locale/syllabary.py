"""Names in Japanese and Korean indexes, which no pinyin orders: by kana, by Hangul, by Latin letters, in this order of codes.

    head("さとう")    "さ"        head("ガルシア")  "か"        head("김서연")    "ㄱ"        head("佐藤")    "#"

A Japanese name in ideographs has its place by the reading that the agenda gives; without one nobody knows it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect

LANGUAGES = ("ja", "ko")
_ROWS = "あかさたなはまやらわ"
_FIRST = "ぁかさたなはまゃらゎ"
"""The first sign of each row: small ones stand before large ones."""
_INITIALS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
"""The consonants that syllables begin with, doubled ones with the plain ones; 588 syllables each."""
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def head(name: str, reading: str = "") -> str:
    """The sign that a name stands under: a row of the kana, a Korean consonant, a letter A–Z, "#" for anything else."""
    first = _folded(reading or name)[:1]
    if "가" <= first <= "힣":
        return _INITIALS[(ord(first) - ord("가")) // 588]
    if "ぁ" <= first <= "ゖ":
        return _ROWS[bisect(_FIRST, first) - 1]
    return first if "A" <= first <= "Z" else "#"


def key(name: str, reading: str = "") -> tuple[bool, str, str]:
    """The sort key of an index; names without a head come last."""
    return head(name, reading) == "#", _folded(reading or name), name


def _folded(text: str) -> str:
    """Letters without marks, large; kana as hiragana without voicing; syllables of Hangul whole."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.strip()) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", plain).translate(_TO_HIRAGANA).upper()
