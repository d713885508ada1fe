"""Grapheme clusters: what a reader takes for one character (UAX #29).

Whoever parts a text asks here: titles, lines, initials, columns of a terminal.

    clusters("é👩‍👩‍👧")              ["é", "👩‍👩‍👧"]
    is_boundary("é👩‍👩‍👧", 3)        False
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def is_selector(char: str) -> bool:
    """A character that chooses the form of a neighbour and has no glyph of its own: variation selectors, joiners, flag tags."""
    return is_variation(char) or char in "\u200c\u200d" or "\U000e0020" <= char <= "\U000e007f"


def is_variation(char: str) -> bool:
    """A variation selector (Unicode, §23.4)."""
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


# Large classes are kept as text and compiled (and cached by re) when first asked for: that takes milliseconds.
_ALONE = (
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u203b\u3001-\u3029\u3031-\u3098\u309b-\ua66e"
    "\uac00-\ud7a3\uf900-\ufaff\uff00-\uff9d]*"
)
"""Characters that never join a neighbour, among themselves (nearly all Latin, Greek, Cyrillic, Han, kana, Hangul)."""

_PICTOGRAPHIC = (
    "[\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u2388\u23cf\u23e9-\u23f3\u23f8-\u23fa"
    "\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2605\u2607-\u2612\u2614-\u2685\u2690-\u2705\u2708-\u2712\u2714"
    "\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763-\u2767\u2795-\u2797\u27a1"
    "\u27b0\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001f0ff\U0001f10d-\U0001f10f\U0001f12f\U0001f16c-\U0001f171\U0001f17e\U0001f17f\U0001f18e"
    "\U0001f191-\U0001f19a\U0001f1ad-\U0001f1e5\U0001f201-\U0001f20f\U0001f21a\U0001f22f\U0001f232-\U0001f23a"
    "\U0001f23c-\U0001f23f\U0001f249-\U0001f3fa\U0001f400-\U0001f53d\U0001f546-\U0001f64f\U0001f680-\U0001f6ff"
    "\U0001f774-\U0001f77f\U0001f7d5-\U0001f7ff\U0001f80c-\U0001f80f\U0001f848-\U0001f84f\U0001f85a-\U0001f85f"
    "\U0001f888-\U0001f88f\U0001f8ae-\U0001f8ff\U0001f90c-\U0001f93a\U0001f93c-\U0001f945\U0001f947-\U0001faff"
    "\U0001fc00-\U0001fffd]"
)
"""Extended_Pictographic of Unicode's emoji-data.txt: what a zero-width joiner may tie together (UAX #29, GB11)."""

_ZWJ = "\u200d"
_EXTRA_EXTEND = frozenset("\u200c\uff9e\uff9f")
_PREPEND = "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd\U000111c2\U000111c3]"


@lru_cache(maxsize=4096)
def break_class(character: str) -> str:
    """Give the Grapheme_Cluster_Break property (UAX #29, table 2), as far as general categories and ranges give it."""
    number = ord(character)
    if character in "\r\n":
        return character
    if character == _ZWJ:
        return "zwj"
    if 0x1100 <= number <= 0x115F or 0xA960 <= number <= 0xA97C:
        return "L"
    if 0x1160 <= number <= 0x11A7 or 0xD7B0 <= number <= 0xD7C6:
        return "V"
    if 0x11A8 <= number <= 0x11FF or 0xD7CB <= number <= 0xD7FB:
        return "T"
    if 0xAC00 <= number <= 0xD7A3:
        return "LVT" if (number - 0xAC00) % 28 else "LV"
    if 0x1F1E6 <= number <= 0x1F1FF:
        return "flag"
    if 0x1F3FB <= number <= 0x1F3FF or 0xE0020 <= number <= 0xE007F or character in _EXTRA_EXTEND:
        return "extend"
    if re.match(_PREPEND, character):
        return "prepend"
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Mc"):
        return "extend"
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return "control"
    return "picture" if re.match(_PICTOGRAPHIC, character) else ""


_HANGUL = frozenset(
    {("L", "L"), ("L", "V"), ("L", "LV"), ("L", "LVT"), ("LV", "V")}
    | {("LV", "T"), ("V", "V"), ("V", "T"), ("LVT", "T"), ("T", "T")}
)


def clusters(text: str) -> list[str]:
    """Cut a text into grapheme clusters (UAX #29, extended, without the Indic conjuncts of GB9c).

    Joined again they are the text, character by character.
    """
    if re.fullmatch(_ALONE, text):
        return list(text)
    found: list[str] = []
    start, flags, picture, before = 0, 0, False, ""
    for i, character in enumerate(text):
        kind = break_class(character)
        if i and not _joins(before, kind, flags, picture):
            found.append(text[start:i])
            start, flags, picture = i, 0, False
        flags = flags + 1 if kind == "flag" else 0
        picture = kind == "picture" or (picture and kind in ("extend", "zwj"))
        before = kind
    found.append(text[start:])
    return found


def is_boundary(text: str, at: int) -> bool:
    """Whether a cluster ends before character ``at``, 0 < at < len(text): the same places as in ``clusters``."""
    before, kind = break_class(text[at - 1]), break_class(text[at])
    if not before and not kind:
        return True
    flags = base = at
    if kind == "flag":
        while flags and break_class(text[flags - 1]) == "flag":
            flags -= 1
    if before == "zwj":
        base -= 1
        while base and break_class(text[base]) in ("extend", "zwj"):
            base -= 1
    return not _joins(before, kind, at - flags, break_class(text[base]) == "picture")


def whole_end(text: str, at: int) -> int:
    """The first place from ``at`` on where a text may be parted without parting a cluster."""
    while 0 < at < len(text) and not is_boundary(text, at):
        at += 1
    return at


def initial(name: str) -> str:
    """The sign that stands for a name: what a reader takes for its first letter or ideograph, as a capital."""
    first = next(iter(clusters(name)), "")
    return first.upper() if first.isascii() else first


def _joins(before: str, kind: str, flags: int, picture: bool) -> bool:
    """Whether no boundary lies between two characters (rules GB3 to GB13).

    ``flags`` counts the regional indicators just before, ``picture`` tells of a pictograph (and extenders) before.
    """
    if before == "\r":
        return kind == "\n"
    if before in ("\n", "control") or kind in ("\r", "\n", "control"):
        return False
    if kind in ("extend", "zwj") or before == "prepend" or (before, kind) in _HANGUL:
        return True
    if before == "zwj" and kind == "picture":
        return picture
    return kind == "flag" and flags % 2 == 1
