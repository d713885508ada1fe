r"""Inline marks: a closed, tiny subset of CommonMark, for the longer texts of an agenda that asks for them.

    **strong**   *emphasis*   ***both***   `code`   [words](https://…)   https://…   \* is a plain asterisk

    "采用 **统一** 的 `h2`"  ─ read_marks ─▶  "采用 统一 的 h2", (Mark(3, 5, "strong"), Mark(8, 10, "code"))

What does not close is plain text, and so is everything else that CommonMark knows. It differs from CommonMark in two
ways: asterisks inside a run of Latin letters and figures are plain (2*3*4), and beside 。 or ” they count as beside a
letter, because Chinese has no blank there. Every text is read in time that grows with its length alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate

from progprint.agenda.programme import Mark
from progprint.core.patterns import pattern

_URL = r"A-Za-z0-9\-._~:/?#@!$&'()\[\]+,;=%"
_BEGINS = r"(?<![A-Za-z0-9])(?:https?://(?=[A-Za-z0-9\[])|mailto:(?=[A-Za-z0-9._+-]+@[A-Za-z0-9]))"
_ADDRESS = pattern(rf"{_BEGINS}[{_URL}*]+")
_TOKEN = pattern(
    r"\\(?P<plain>[\\*`\[\]])"
    r"|(?P<ticks>`+)"
    r"|(?P<stars>\*+)"
    rf"|(?P<address>{_BEGINS}[{_URL}]+)"
    r"|\[(?P<words>(?:[^\[\]\\]|\\[\\*`\[\]]|\\(?![\\*`\[\]]))+)\]"
    r"\((?P<target>(?:https?://|mailto:)(?:[^\s()<>\[\]]|\([^\s()<>\[\]]*\))+)\)"
)
_SIGNS = ("*", "`", "[", "\\", "://", "mailto:")
_AFTER = ".,;:!?'*_~"
_OPENS = {")": "(", "]": "["}
_GOES_ON = "/=_-%&?#"
_LONGEST = 8000
"""Characters of the longest address that is a link: what every reader has to take (RFC 9110, section 4.1)."""
_KINDS = {1: ("emphasis",), 2: ("strong",), 3: ("emphasis", "strong")}


def read_marks(text: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without the characters of its marks, and the marks at their places in it, in order.

    Nothing else is taken out, and no text is refused.
    """
    if not any(sign in text for sign in _SIGNS):
        return text, ()
    reader = _Reader()
    reader.read(text)
    places = list(accumulate(map(len, reader.parts), initial=0))
    marks = [Mark(places[first], places[last], kind, target) for first, last, kind, target in reader.marks]
    return "".join(reader.parts), tuple(sorted(mark for mark in marks if mark.start < mark.end))


def addresses(text: str) -> tuple[Mark, ...]:
    """The bare addresses of a text as links (http, https, mailto). They end at the first character that no URL has."""
    if "://" not in text and "mailto:" not in text:
        return ()
    found = []
    for match in _ADDRESS.finditer(text):
        url = _trimmed(match[0], text[match.end() : match.end() + 1])
        if url:
            found.append(Mark(match.start(), match.start() + len(url), "link", url))
    return tuple(found)


def _trimmed(url: str, following: str) -> str:
    """An address without the marks of the sentence behind it; "" where it seems to go on in other letters, or too long.

    Readers of https://example.org/云原生 would be led astray by a link to its first half.
    """
    if len(url) > _LONGEST or (following.isalnum() and url[-1] in _GOES_ON):
        return ""
    lone = {closing: url.count(closing) - url.count(opening) for closing, opening in _OPENS.items()}
    end = len(url)
    while end and (url[end - 1] in _AFTER or lone.get(url[end - 1], 0) > 0):
        end -= 1
        if url[end] in lone:
            lone[url[end]] -= 1
    last = url[end - 1 : end]
    return url[:end] if last.isalnum() or last in (*_GOES_ON, *_OPENS) else ""


class _Reader:
    """One pass over a text. ``parts`` joined are the plain text; a mark goes from one part to another."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.marks: list[tuple[int, int, str, str]] = []

    def read(self, text: str, *, linked: bool = False) -> None:
        """Read a text, or the words of a link, in which there is no other one."""
        opened: dict[int, list[int]] = defaultdict(list)
        ticks: dict[int, list[int]] | None = None
        at = 0
        while match := _TOKEN.search(text, at):
            self.parts.append(text[at : match.start()])
            at = match.end()
            kind = match.lastgroup
            if kind == "plain":
                self.parts.append(match["plain"])
            elif kind == "stars":
                self._stars(text, match, opened)
            elif kind == "ticks":
                ticks = _runs_of_ticks(text) if ticks is None else ticks
                at = self._code(text, match, ticks)
            elif linked or len(match["target"] or "") > _LONGEST:
                self.parts.append(match[0])
            elif kind == "address":
                at = self._address(text, match)
            else:
                first = len(self.parts)
                self.read(match["words"], linked=True)
                self.marks.append((first, len(self.parts), "link", match["target"]))
        self.parts.append(text[at:])

    def _stars(self, text: str, match: re.Match[str], opened: dict[int, list[int]]) -> None:
        """Close the last mark that as many asterisks have opened, else open one, else they are plain."""
        stars, count = match["stars"], len(match["stars"])
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        inside = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
        if count in _KINDS and not inside:
            if opened[count] and before.strip():
                first = opened[count].pop()
                for others in opened.values():
                    while others and others[-1] > first:
                        others.pop()
                self.parts[first] = ""
                self.marks += [(first, len(self.parts), kind, "") for kind in _KINDS[count]]
                return
            if after.strip():
                opened[count].append(len(self.parts))
        self.parts.append(stars)

    def _code(self, text: str, match: re.Match[str], ticks: dict[int, list[int]]) -> int:
        """Code up to the next run of as many backticks; returns where to go on."""
        count = len(match["ticks"])
        places = ticks[count]
        next_one = bisect_left(places, match.end())
        inside = text[match.end() : places[next_one]] if next_one < len(places) else ""
        if not inside.strip():
            self.parts.append(match[0])
            return match.end()
        padded = inside[0] == inside[-1] == " "
        self.marks.append((len(self.parts), len(self.parts) + 1, "code", ""))
        self.parts.append(inside[1:-1] if padded else inside)
        return places[next_one] + count

    def _address(self, text: str, match: re.Match[str]) -> int:
        """A bare address; returns where to go on."""
        url = _trimmed(match[0], text[match.end() : match.end() + 1])
        if not url:
            self.parts.append(match[0])
            return match.end()
        self.marks.append((len(self.parts), len(self.parts) + 1, "link", url))
        self.parts.append(url)
        return match.start() + len(url)


def _runs_of_ticks(text: str) -> dict[int, list[int]]:
    """Where runs of backticks begin, by their length."""
    found: dict[int, list[int]] = defaultdict(list)
    for match in re.finditer("`+", text):
        found[len(match[0])].append(match.start())
    return found
