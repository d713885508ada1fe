r"""Tokens of a line: the class of each character, and what stays together.

    "基于 istio xDS(v3)" ─ tokens ─▶ blank · word "istio" · blank · word "xDS(v3)"

Text is cut into tokens that never part on their own: a mark, a long dash, a Western word with all its punctuation, a
cluster (emoji with joiners, a base with its variation selector, a Hangul syllable). Words may part at their own
breakpoints only (``hyphenation``, and for other scripts ``wordbreaks``).

Sources: CLREQ, Prohibition Rules for Line Start and Line End, Prohibition Rules for Unbreakable Marks; UAX #14 for
classes of the rarer characters; UAX #29 for clusters.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from progprint.core.tuples import new_tuple
from progprint.text.clusters import clusters

OPEN = "“‘《〈（【「『〔［｛〖〘｟〝｢"
CLOSE = "”’》〉）】」』〕］｝〗〙｠〞〟｣"
_MARK_CLASSES = {
    "O": OPEN,
    "C": CLOSE,
    "P": "，、；：､",
    "E": "。．｡",
    "F": "！？",
    "M": "·・‧･",
    "N": "／",
    "T": "～〜゠‼⁇⁈⁉․‥︙",
    "U": "℃℉％﹪￠",
    "X": "￥＄￡",
    "K": "々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ",
}
MARKS = {char: name for name, chars in _MARK_CLASSES.items() for char in chars}
FULL_MARKS = frozenset("OCPEF")
"""Classes of marks that are half an em wide with half an em of space beside them."""

_KANA = "".join(c for c in map(chr, (*range(0x3041, 0x3097), *range(0x30A1, 0x30FB))) if c not in MARKS)
HAN = f"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇{_KANA}"
JOINING = (
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200d\u20d0-\u20f0\u302a-\u302f\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U000e0100-\U000e01ef"
)
BLANKS = f" \t\u00a0\u1680{''.join(map(chr, range(0x2000, 0x200B)))}\u202f\u205f\u3000"
_INVISIBLE = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_WORD = (
    "!-~\u00a1-\u00b6\u00b8-\u061b\u061d-\u10ff\u1200-\u167f\u1681-\u180d\u180f-\u1fff\u2010-\u2013\u2020\u2021\u2030-\u2037"
    "\u2039\u203a\u20a0-\u20cf\u2100-\u2102\u2104-\u2108\u210a-\u214f\u2c00-\u2dff\ua4d0-\ua82f\ua840-\ua95f"
    "\ua980-\uabff\ufb00-\ufdff\ufe70-\ufefc\u00ad\U00010000-\U00016fdf\U0001bc00-\U0001bcaf\U0001d400-\U0001d7ff"
    "\U0001e000-\U0001eeff"
)
HAN_RUNS = re.compile(f"([{HAN}]+)(?![{JOINING}])")
FORCED = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_DASHES = "—―…⋯⸺"
_MARKS = re.escape("".join(MARKS))
_TOKEN = re.compile(
    f"(?P<blank>[{BLANKS}{_INVISIBLE}]+)"
    f"|(?P<dash>(?:—{{1,2}}|―{{1,2}}|…{{1,2}}|⋯{{1,2}}|⸺)[{JOINING}]*)"
    f"|(?P<keycap>[0-9#*]\ufe0f?\u20e3[{JOINING}]*)"
    f"|(?P<mark>[{_MARKS}][{JOINING}]*)"
    f"|(?P<word>[{_WORD}][{_WORD}{JOINING}]*(?:’[A-Za-z\u00c0-\u024f][{_WORD}{JOINING}]*)*)"
    f"|(?P<cluster>.(?:[^{BLANKS}{_INVISIBLE}{_DASHES}{_MARKS}{_WORD}]|[{JOINING}]|(?<=\u200d)[^\x00-\u024f])*)",
    re.DOTALL,
)
_CLOSERS = frozenset(",.;:!?)]}%”’")
NO_START = _CLOSERS | frozenset("‰°′″‴»›")
OPENERS = frozenset("([{«‹“‘")
HYPHENS = frozenset("-‐‑‒–")
_KNOWN_SIGNS = _CLOSERS | OPENERS | frozenset("-‐‒–«»‹›")
PREFIXES = frozenset("¥$€£№#+-−")


def is_one_line(text: str) -> bool:
    """Whether a text has no forced break; told without a pattern, since nearly every text has none."""
    return text.splitlines() == [text] or not FORCED.search(text)


class Token(NamedTuple):
    """A piece of text that parts nowhere but at its own breakpoints: kind is blank, dash, mark, word, keycap or cluster."""

    kind: str
    text: str
    start: int


def tokens(text: str) -> list[Token]:
    """Tokens of what stands between two runs of Han characters, in order and without gaps."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, start = match.lastgroup, match.start()
        if kind == "cluster":
            for cluster in clusters(match[0]):
                found.append(new_tuple(Token, (kind, cluster, start)))
                start += len(cluster)
        else:
            found.append(new_tuple(Token, (kind, match[0], start)))
    return found


def sign_class(text: str, kind: str) -> str:
    """The class of a token that is no word: a mark's own, D for long dashes and ellipses, else that of its cluster."""
    mark = text[0] if kind == "mark" else text
    return "D" if kind == "dash" else MARKS.get(mark) or cluster_class(text)


def cluster_class(cluster: str) -> str:
    """The class of a lone cluster: H (set like Han, 1 em), G (hangul) or I (symbols, emoji).

    Where UAX #14 says so it is K (like Han) or T, which begin no line, or X, which ends none.
    """
    kind = _plain_class(ord(cluster[0]))
    if _forbids(cluster[0], "start"):
        return "K" if kind == "H" else "T"
    return "X" if _forbids(cluster[0], "end") else kind


def _plain_class(code: int) -> str:
    if 0xAC00 <= code <= 0xD7FF or 0x1100 <= code <= 0x11FF or 0x3130 <= code <= 0x318F or 0xA960 <= code <= 0xA97F:
        return "G"
    if (0x2E80 <= code <= 0xA4CF and not 0x3008 <= code <= 0x3020) or 0x20000 <= code <= 0x3FFFF:
        return "H"
    return "H" if 0xF900 <= code <= 0xFAFF or 0xFF10 <= code <= 0xFF9F or 0x2160 <= code <= 0x217F else "I"


def word_classes(word: str, spaced: bool) -> tuple[str, str]:
    """The classes of a Western word to its left and right neighbours; ``spaced``: a blank was typed before it."""
    first, last = word[0], word[-1]
    if first.isalnum() and last.isalnum():
        return "L", "L"
    spoken = any(c.isalnum() for c in word)
    if word in ('"', "'"):
        return "Q", "Q"
    if not spoken and word == "/":
        return "N", "N"
    if not spoken and set(word) == {"\u2011"}:
        return "a", "B"
    if not spoken and HYPHENS.issuperset(word):
        return ("I", "I") if spaced else ("T", "T")
    quoted = last in "\"'" and first != last
    left = "B" if first in OPENERS or first in "\"'" else "L" if spoken else "I"
    begins_none = first in NO_START or _forbids(first, "start")
    if begins_none and not (spaced and spoken and first in ".%"):  # .NET and %d may begin a line, marks do not
        left = "a"
    elif first == "/" and not spaced:
        left = "N"
    closes = (last in _CLOSERS and last != "%") or quoted or (last in "\"'" and len(word) > 1)
    right = "A" if closes else "L" if spoken else "I"
    if last in OPENERS or _forbids(last, "end"):
        right = "B"
    elif last == "/":
        right = "N"
    return left, right


def _forbids(sign: str, edge: str) -> bool:
    """Whether UAX #14 keeps a rare sign, no letter, from the start or the end of a line; quotes are read by pairs.

    What joins the character before it starts no line, whatever that is.
    """
    if sign.isascii() or (sign.isalnum() and sign < "\u0370") or sign in _KNOWN_SIGNS:
        return False
    from progprint.text.uax14 import NEVER_ENDS, NEVER_STARTS, line_class

    kind = line_class(sign)
    if edge == "start" and kind in _JOINING_CLASSES:
        return True
    return kind in (NEVER_STARTS if edge == "start" else NEVER_ENDS) and kind != "QU"


_JOINING_CLASSES = frozenset(["CM", "EM", "SM", "ZWJ"])


def is_joining(sign: str) -> bool:
    """Whether a character joins what stands before it, whatever that is (UAX #29, GB9 and GB9a)."""
    from progprint.text.uax14 import line_class

    return not sign.isascii() and line_class(sign) in _JOINING_CLASSES


def is_unit(word: str) -> bool:
    """Whether a word is a sign that stays with the number before it, also across a typed blank."""
    return word.startswith(("%", "‰", "°"))
