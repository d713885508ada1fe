r"""Characters: those that must not pass unseen, names of single ones, and which are Han.

Everything that prints text on a terminal or judges it asks here, so that there is one answer.

    visible("a\x1b[31m")   "aU+001B[31m"
"""

from __future__ import annotations

import re
import unicodedata

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that are no text: C0 but tab and line feed, DEL, C1, lone surrogates, noncharacters of the BMP."""

BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of what follows (UAX #9, explicit formatting) and can disguise a text."""

INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Characters that show nothing and belong to no emoji, variant or joining script: zero-width space and kin."""

_UNSEEN = (
    "\x00-\x20\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U00016fe4\U0001bca0-\U0001bca3"
    "\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties.txt), controls, blanks, and what is drawn as a blank."""
_SEEN = re.compile(f"[^{_UNSEEN}]")

WIDE_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Blanks that are not the space bar's: a parser of indentation takes them for letters."""

_HIDDEN = f"{CONTROL.pattern[:-1]}\t\n{BIDI.pattern[1:-1]}{INVISIBLE.pattern[1:]}"
_CONTROL_NAMES = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI "
    "DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
)


def is_blank(text: str) -> bool:
    """Whether nothing of a text would be seen in print: it has blanks, fillers and other invisible characters only."""
    return _SEEN.search(text) is None


def code_point(character: str) -> str:
    """``U+200B`` for a zero-width space."""
    return f"U+{ord(character):04X}"


def character_name(character: str) -> str:
    """``U+200B ZERO WIDTH SPACE``; controls by their short names, ``U+001B ESC``, the unnamed by number alone."""
    number = ord(character)
    short = _CONTROL_NAMES.split()[number] if number < 0x20 else "DEL" if number == 0x7F else ""
    return f"{code_point(character)} {short or unicodedata.name(character, '')}".rstrip()


def visible(text: str) -> str:
    """Give the text safe for a terminal and honest to a reader.

    A tab becomes one space, a line feed ⏎; control, bidi and invisible characters are written as U+XXXX.
    """
    return re.sub(_HIDDEN, _shown, text)


def _shown(match: re.Match[str]) -> str:
    character = match[0]
    return " " if character == "\t" else "⏎" if character == "\n" else code_point(character)


_HAN_BLOCKS = (
    ("\u2e80", "\u2fd5"),
    ("\u3005", "\u3005"),
    ("\u3007", "\u3007"),
    ("\u3021", "\u3029"),
    ("\u3038", "\u303b"),
    ("\u3400", "\u4dbf"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
"""First and last character of every block of Han but the one that nearly all text is in (U+4E00 to U+9FFF)."""


def is_han(character: str) -> bool:
    """Whether a character is of the Han script: ideographs, compatibility forms, radicals, 々 and 〇."""
    return "\u4e00" <= character <= "\u9fff" or any(first <= character <= last for first, last in _HAN_BLOCKS)


def has_han(text: str) -> bool:
    """Whether a Han character occurs in the text."""
    return any(map(is_han, text))
