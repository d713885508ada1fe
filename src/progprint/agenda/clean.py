r"""Characters that must not reach paper or a slide: what becomes of them, and the warning that names them.

    "\x1b[31m红" → "�[31m红"   control-character       "云\u200b原生" → "云原生"   invisible-character
    "abc\u202egnp" → "abcgnp"   bidi-control           "Cafe\u0301" → "Café"      silent: the same text

Nothing disappears without a word: what is taken out or replaced is named with its place.
"""

from __future__ import annotations

import re
import unicodedata

from progprint.core.diagnostic import Diagnostic, Span, warning
from progprint.core.patterns import pattern
from progprint.text.characters import BIDI, CONTROL, INVISIBLE, character_name

REPLACEMENT = "\ufffd"
BLANK_LINES = 20
"""More empty lines than this in a row are a finding."""

_NAMED = 5
"""Characters named one by one in a text; the rest of them is cleaned under the same warnings."""

# the other patterns are kept as text and compiled when a text is suspect
_ENDS = "\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_SILENT_ENDS = "\r"
_TAG_FLAG = "\U0001f3f4"
_SUSPECT = pattern(
    f"{CONTROL.pattern[:-1]}{BIDI.pattern[1:-1]}{INVISIBLE.pattern[1:-1]}\u0300-\u036f\u3099\u309a\u200c\u200d]"
)
_COMPOSABLE = "[A-Za-z\u00c0-\u04ff\u1e00-\u1fff\u3041-\u30ff][\u0300-\u036f\u3099\u309a]+"
_LONE_JOINER = "(?<![\u0600-\u0dff\u0e00-\u109f\u1780-\u18ff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
_TOO_BLANK = r"\n(?:[ \t\u3000]*\n){" + str(BLANK_LINES + 1) + ",}"


def cleaned(text: str, span: Span) -> tuple[str, list[Diagnostic]]:
    """The text as it may be printed, and a warning for each character that is not in it as typed.

    Sound text costs one search. Line ends of other systems become line feeds; accents typed apart are composed.
    """
    if _SUSPECT.search(text) is None:
        return text, []
    found: list[Diagnostic] = []
    bad = [m for m in _SUSPECT.finditer(text) if _kind(m[0], text, m.start())]
    seen: set[str] = set()
    for match in bad:
        character = match[0]
        if character not in seen and len(seen) < _NAMED and character not in _SILENT_ENDS:
            seen.add(character)
            code = _kind(character, text, match.start())
            place = _place(character, span)
            found.append(warning(code, place, character=character_name(character), count=text.count(character)))
    return _without(text, {m.start() for m in bad}), found


def blank_lines(text: str, span: Span) -> list[Diagnostic]:
    """A warning when more than 20 empty lines follow each other; they are not printed."""
    many = text.count("\n") > BLANK_LINES and re.search(_TOO_BLANK, text)
    return [warning("blank-lines", span)] if many else []


def one_line(text: str) -> str:
    """The text of a field of one line: line feeds and tabs become single blanks, blanks at the ends go."""
    if "\n" in text or "\t" in text:
        text = re.sub(r"(?<![ \t])[ \t]*[\n\t]\s*", " ", text)
    return text.strip()


def _kind(character: str, text: str, at: int) -> str:
    """The code of a character that may not stay, or "" for one that may."""
    if CONTROL.match(character):
        return "control-character"
    if BIDI.match(character):
        return "bidi-control"
    if character in "\u200c\u200d":
        return "invisible-character" if re.compile(_LONE_JOINER).match(text, at) else ""
    if INVISIBLE.match(character):
        flag = "\U000e0020" <= character <= "\U000e007f" and text.rfind(_TAG_FLAG, max(0, at - 8), at) >= 0
        return "" if flag else "invisible-character"
    return ""


def _without(text: str, bad: set[int]) -> str:
    """The text with ends of line unified, invisible characters gone and controls replaced; accents composed."""
    kept = []
    for n, character in enumerate(text):
        if n not in bad:
            kept.append(character)
        elif re.match(_ENDS, character):
            kept.append("" if character == "\r" and text[n + 1 : n + 2] == "\n" else "\n")
        elif CONTROL.match(character):
            kept.append(REPLACEMENT)
    return re.sub(_COMPOSABLE, lambda m: unicodedata.normalize("NFC", m[0]), "".join(kept))


def _place(character: str, span: Span) -> Span:
    """The character itself where it stands raw in the file, else the whole text (it was typed as an escape)."""
    for number in range(span.line, min(span.end_line, span.source.line_count) + 1):
        row = span.source.line(number)
        begin = span.column - 1 if number == span.line else 0
        end = span.end_column - 1 if number == span.end_line else len(row)
        at = row.find(character, begin, end)
        if at >= 0:
            return Span(span.source, number, at + 1, number, at + 2)
    return span
