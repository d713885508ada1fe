"""Write YAML as a careful person would type it.

Every scalar is text here, as it is for ``source.read``, so quotes stand only where YAML would read something else out
of the same characters. The other half of the promise is that any YAML 1.1 reader without type guessing gives back
exactly the texts that went in.

    short text                title: dubbogo 3.0:dubbo 在云原生时代的基石
    text that YAML misreads   title: "C# 与 F # 编程"
    lines, or a long misread  summary: |
                                第一段……
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from progprint.text.characters import BIDI, CONTROL, INVISIBLE

Plain: TypeAlias = "str | Sequence[Plain] | Mapping[str, Plain]"
"""What can be written: texts, lists and mappings with text keys, nested at will."""

MAX_KEY = 1000
"""Most characters of a key before its colon, which YAML looks for within 1,024; a longer one has a mark of its own."""

_INDENT = "  "
_LONG = 60
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=~<")
_MISREAD = re.compile(r": |:\Z|\"\Z| #|\t|\A\s|\s\Z|\A\.\.\.|\A(?:null|Null|NULL)\Z")
_HIDDEN = re.compile(f"{CONTROL.pattern}|{BIDI.pattern}|{INVISIBLE.pattern}")
"""Characters that are written by number, so that whoever reads the file sees them; YAML takes some for line ends."""
_BARE_BLANKS = re.compile(r"^[ \t]|\t|^[ ]+$|[ ]$", re.MULTILINE)


def to_yaml(data: Mapping[str, Plain], comment: str = "") -> str:
    """The YAML text of a mapping, ending in a line end; ``comment`` becomes lines of comment at its head.

    Raises ValueError for a text with a lone surrogate, which no YAML file can hold.
    """
    head = [f"# {line}".rstrip() for line in comment.splitlines()]
    return "\n".join([*head, *(_mapping_lines(data) if data else ["{}"])]) + "\n"


def _mapping_lines(data: Mapping[str, Plain]) -> list[str]:
    """The lines of a block mapping, not indented."""
    lines: list[str] = []
    for key, value in data.items():
        written = key if _is_plain(key) and ":" not in key and "：" not in key else _quoted(key)
        first, *rest = _value_lines(value)
        if len(written) > MAX_KEY:
            lines.append(f"? {written}")
            written = ""
        lines.append(f"{written}:{first and ' '}{first}")
        lines += _indented(rest)
    return lines


def _value_lines(value: Plain) -> list[str]:
    """A value: what follows the colon or the dash on its line, then further lines relative to the parent's indent."""
    if isinstance(value, str):
        return _text_lines(value)
    if isinstance(value, Mapping):
        return ["", *_mapping_lines(value)] if value else ["{}"]
    return ["", *_list_lines(value)] if value else ["[]"]


def _list_lines(items: Sequence[Plain]) -> list[str]:
    """The lines of a block list, not indented; a mapping or a list begins on the line of its dash."""
    lines: list[str] = []
    for item in items:
        first, *rest = _value_lines(item)
        if not first and rest:
            first, *rest = rest
        lines.append(f"- {first}")
        lines += _indented(rest)
    return lines


def _text_lines(text: str) -> list[str]:
    """A text in the plainest form that is read back exactly."""
    if _is_plain(text):
        return [text]
    if ("\n" in text or len(text) > _LONG) and _fits_literal(text):
        body = text.removesuffix("\n").split("\n")
        return ["|" if text.endswith("\n") else "|-", *body]
    return [_quoted(text)]


def _is_plain(text: str) -> bool:
    """Whether the text can stand without quotes; one that begins with an invisible character cannot."""
    return not (
        not text
        or text[0] in _INDICATORS
        or unicodedata.category(text[0])[0] in "CZ"
        or "\n" in text
        or _MISREAD.search(text)
        or _HIDDEN.search(text)
    )


def _fits_literal(text: str) -> bool:
    """Whether a block scalar holds the text: visible characters, no blanks at line edges, no empty edge lines."""
    return not (_HIDDEN.search(text) or _BARE_BLANKS.search(text) or text.startswith("\n") or text.endswith("\n\n"))


def _quoted(text: str) -> str:
    """The text in quotes: single ones when that spares escapes, else double ones."""
    if ('"' in text or "\\" in text) and "\n" not in text and "\t" not in text and not _HIDDEN.search(text):
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _HIDDEN.sub(_escape, escaped) + '"'


def _escape(match: re.Match[str]) -> str:
    """A hidden character by its number."""
    code = ord(match[0])
    if 0xD800 <= code < 0xE000:
        raise ValueError("a lone surrogate")
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\u{code:04x}" if code > 0xFF else f"\\x{code:02x}"


def _indented(lines: Sequence[str]) -> list[str]:
    """The lines one step further in; empty lines stay empty."""
    return [_INDENT + line if line else "" for line in lines]
