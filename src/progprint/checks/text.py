r"""Characters that print as something else than was meant.

    ⽂⼦ for 文字    lookalike              Zalgo marks    combining-flood
    ÔÆÔ­Éú, 锟斤拷   mojibake               \ufffd          replacement-character

Characters that may not be printed at all are taken out earlier, with a warning (``agenda.clean``). Sound text costs
one search.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from progprint.agenda.programme import Agenda, Wording
from progprint.agenda.texts import wordings
from progprint.core.diagnostic import Diagnostic, warning
from progprint.text.characters import has_han

MOST_MARKS = 8
"""More combining marks than this on one base are no writing."""

# all patterns but the one that sorts out sound text are kept as text and compiled when they are needed
_REPLACED = "\ufffd"
_RADICAL = "[\u2e80-\u2fdf]"
_FLOOD = (
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{" + str(MOST_MARKS + 1) + ",}"
)
_LATIN1_RUN = "[\u0080-\u00ff]{4,}"
_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What Windows-1252 has at 0x80 to 0x9F; other characters between these cannot have come from a byte."""
_UTF8_AS_LATIN = f"(?:[\u00e4-\u00e9][\u0080-\u00ff{_WINDOWS}]{{2}}){{2,}}"
_DOUBLE_REPLACED = "锟斤拷|锘"
_SUSPECT = re.compile(
    "[\ufffd\u2e80-\u2fdf锟锘\u0080-\u00ff\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
"""Every character that one of the findings begins with; one class, because alternatives cost ten times as much."""


def characters(agenda: Agenda) -> Iterator[Diagnostic]:
    """lookalike, combining-flood, replacement-character, mojibake: each once per text."""
    seen: set[tuple[str, object]] = set()
    for words in wordings(agenda):
        if _SUSPECT.search(words.text) and (words.text, words.span) not in seen:
            seen.add((words.text, words.span))
            yield from _findings(words)


def _findings(words: Wording) -> Iterator[Diagnostic]:
    text = words.text
    if _REPLACED in text:
        yield warning("replacement-character", words.span, count=text.count(_REPLACED))
    radicals = "".join(dict.fromkeys(re.findall(_RADICAL, text)))
    if radicals:
        yield warning("lookalike", words.span, characters=radicals[:10], meant=ideographs(radicals[:10]))
    if re.search(_FLOOD, text):
        yield warning("combining-flood", words.span, limit=MOST_MARKS)
    if (garbled := mojibake(text)) is not None:
        yield warning("mojibake", words.span, text=garbled[0][:40], meant=garbled[1][:40])


def ideographs(radicals: str) -> str:
    """The ideographs that radicals look like (compatibility decomposition; CJK radicals without one stay)."""
    return unicodedata.normalize("NFKC", radicals)


def mojibake(text: str) -> tuple[str, str] | None:
    """A stretch of text that was read in the wrong encoding, and what it was before ("" when that is lost)."""
    if (match := re.search(_DOUBLE_REPLACED, text)) is not None:
        return match[0], ""
    for match in re.finditer(_LATIN1_RUN, text):
        meant = _decoded(match[0].encode("latin-1"), "gbk")
        if meant and len(meant) * 2 == len(match[0]) and all(has_han(char) for char in meant):
            return match[0], meant
    for match in re.finditer(_UTF8_AS_LATIN, text):
        meant = _decoded(_windows_bytes(match[0]), "utf-8")
        if meant and has_han(meant):
            return match[0], meant
    return None


def _windows_bytes(text: str) -> bytes:
    """The bytes that a program took for Windows-1252 (or Latin-1 where that has no character)."""
    return b"".join(char.encode("cp1252" if char in _WINDOWS else "latin-1") for char in text)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""
