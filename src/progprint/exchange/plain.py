"""Texts of other systems as text: HTML read, line ends and controls made regular, values of any kind as plain data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser

from progprint.core.text import CONTROL
from progprint.source.edit import Plain

_TAG = re.compile(
    r"</?(?:p|br|div|ul|ol|li|a|b|i|em|strong|span|h[1-6]|code|pre|blockquote|img|table|tr|td|u|s)\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCKS = frozenset(["p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "table", "tr"])
_MANY_LINES = re.compile(r"\n{3,}")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def prose(text: str) -> tuple[str, bool]:
    """A text of several lines, and whether it was HTML."""
    text = _LINE_ENDS.sub("\n", text)
    is_html = _TAG.search(text) is not None
    if is_html:
        reader = _Reader()
        reader.feed(text)
        reader.close()
        text = reader.text()
    text = "\n".join(line.rstrip() for line in CONTROL.sub("", text.replace("\t", " ")).split("\n"))
    return _MANY_LINES.sub("\n\n", text).strip(), is_html


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

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._parts.append("\n")
        elif tag == "li":
            self._parts.append("\n- ")
        elif tag in _BLOCKS:
            self._parts.append("\n\n")
        elif tag == "a":
            self._links.append(dict(attrs).get("href") or "")
            self._parts.append("\ue000")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._links:
            address = self._links.pop()
            words = ""
            while self._parts and (part := self._parts.pop()) != "\ue000":
                words = part + words
            same = address.removeprefix("mailto:") == words.strip() or not address
            self._parts.append(words if same else f"{words} ({address})")
        elif tag in _BLOCKS:
            self._parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        self._parts.append(data)

    def text(self) -> str:
        """Everything that was read."""
        lines = "".join(self._parts).replace("\ue000", "").split("\n")
        return "\n".join(" ".join(line.split()) if line.strip() else "" for line in lines)
