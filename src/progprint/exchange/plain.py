"""Texts of other systems as text: HTML read, line ends and controls made regular, values of any kind as plain data."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser

from progprint.core.patterns import pattern
from progprint.source.edit import Plain
from progprint.text.characters import CONTROL

_TAG = pattern(
    r"</?(?:p|br|hr|div|ul|ol|li|dl|dt|dd|a|b|i|em|strong|span|h[1-6]|code|pre|tt|kbd|blockquote|img|table|tbody|tr|td|th"
    r"|u|s|del|ins|sub|sup|small|mark|font|center|section|figure|script|style)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = pattern(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|middot|times|copy|reg|trade|deg|[aeiouAEIOU](?:uml|acute|grave|circ)"
    r"|[nN]tilde|szlig|[cC]cedil|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});"
)
"""Signs that texts for pages write as words, and that nobody means as they stand."""
_BLOCKS = frozenset(
    ["p", "hr", "div", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "table", "tr", "section",
     "figure"]
)  # fmt: skip
_LOW = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_HIGH = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_MANY_LINES = pattern(r"\n{3,}")
_LINE_ENDS = pattern("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_TYPED_LINE_ENDS = pattern(r"(?<=[.!?;。！？：；])(?:\\r\\n)+(?=\S)")
"""Line ends that a system has written as their escapes, as between two sentences; a text about \\r\\n has blanks around it."""


def prose(text: str) -> tuple[str, bool]:
    """A text of several lines, and whether it was HTML."""
    typed = _TYPED_LINE_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    first, *parts = typed.split("<!--")  # a comment that does not end is none
    text = first + "".join(part.partition("-->")[2] if "-->" in part else f"<!--{part}" for part in parts)
    has_tags = _TAG.search(text) is not None
    is_html = has_tags or text != typed or _ENTITY.search(text) is not None
    if has_tags:
        reader = _Reader()
        reader.feed(text)
        reader.close()
        text = reader.text()
    else:
        text = unescaped(text)
    text = "\n".join(line.rstrip() for line in CONTROL.sub("", text.replace("\t", " ")).split("\n"))
    return _MANY_LINES.sub("\n\n", text).strip(), is_html


def unescaped(text: str) -> str:
    """A text whose &amp;amp; and the like are the signs that they stand for."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]).replace("\xa0", " "), text)


def one_line(text: str) -> str:
    """A text on one line, blanks between its parts."""
    return " ".join(CONTROL.sub(" ", text).split())


def plain(value: object) -> Plain | None:
    """A value out of JSON or the like as plain data; None where it says nothing."""
    if value is None or value is False:
        return None
    if isinstance(value, Mapping):
        kept = {one_line(str(key))[:200] or "_": told for key, one in value.items() if (told := plain(one)) is not None}
        return kept or None
    if isinstance(value, Sequence) and not isinstance(value, str):
        listed = [told for one in value if (told := plain(one)) is not None]
        return listed or None
    text, _ = prose("true" if value is True else str(value))
    return text or None


class _Reader(HTMLParser):
    """HTML as text: blocks on lines of their own, items with a dash, addresses in brackets behind their words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._links: list[str] = []
        self._raised: list[tuple[str, int]] = []
        self._hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self._hidden = tag
        elif tag in {"sub", "sup"}:
            self._raised.append((tag, len(self._parts)))
        elif tag in {"td", "th", "dt", "dd"}:
            self._parts.append("\n" if tag in {"dt", "dd"} else " ")
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "li":
            self._parts.append("\n- ")
        elif tag in _BLOCKS:
            self._parts.append("\n\n")
        elif tag == "a":
            self._links.append(dict(attrs).get("href") or "")
            self._parts.append("\ue000")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = ""
        elif tag in {"sub", "sup"} and self._raised and self._raised[-1][0] == tag:
            _, at = self._raised.pop()
            words = "".join(self._parts[at:])
            self._parts[at:] = [_raised(words, tag)]
        elif tag == "a" and self._links:
            address = self._links.pop()
            words = ""
            while self._parts and (part := self._parts.pop()) != "\ue000":
                words = part + words
            same = address.removeprefix("mailto:") == words.strip() or not address
            self._parts.append(words if same else f"{words} ({address})")
        elif tag in _BLOCKS:
            self._parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(data)

    def text(self) -> str:
        """Everything that was read."""
        lines = "".join(self._parts).replace("\ue000", "").split("\n")
        return "\n".join(" ".join(line.split()) if line.strip() else "" for line in lines)


def _raised(words: str, tag: str) -> str:
    """Figures below or above the line, H₂O and x²; what fonts have no such form of stands behind a mark."""
    table = _LOW if tag == "sub" else _HIGH
    if all(ord(char) in table for char in words):
        return words.translate(table)
    return f"{'_' if tag == 'sub' else '^'}{words if len(words) == 1 else f'({words})'}"
