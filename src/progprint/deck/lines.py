"""Lines of a slide's text, before any program draws it.

The presenter's program breaks lines itself, so this is a forecast that must never be too short: a line is taken to be
3 % narrower than the box (programs differ in kerning and hanging marks), Han and Latin are set apart as the most
generous program does, and a break is only assumed where every program makes one. Han text breaks between any two
characters but not before a closing mark or after an opening one (CLREQ 3.1.6, prohibition rules); Latin words and
numbers stay whole unless longer than a line.

    text     用 Kubernetes 事件
    ladder   0 1000 1200 …            width of text[:i] in 1/1000 em: one list a text, every size is a scaling
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from types import MappingProxyType

from progprint.text.clusters import is_boundary, whole_end
from progprint.text.kinsoku import office_end, office_start
from progprint.text.phrases import Names
from progprint.text.widths import is_zero_width

NOT_AT_START, NOT_AT_END = office_start(), office_end()
"""Marks that never begin or end a line, in the languages of all slides (``text.kinsoku``)."""

SAFETY, _WIDER = 1.03, 1.15
_SCRIPT_GAP = 240
"""What LibreOffice 7.4 adds wherever Han meets Latin, typed blank or not (measured); PowerPoint adds less."""
_LATIN = re.compile("[!-~\u00a1-\u02ff\u0370-\u1fff]+")
"""What programs set apart from Han: letters of other scripts, and signs like the dot in 阿不都·买买提 (measured too)."""
_BLANKS = frozenset(" \t")
_NEAR = 64
_PAIRED = frozenset("—…⸺─")
_HAN_FROM = "\u2e80"
_SPACE = re.compile("[ \t\n\x0b\x0c\r\x85\u2028\u2029]+")
_WIDE = "\u2e80-\u312f\u31f0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U0001b000-\U0003ffff"
"""Ideographs, kana and their marks: what is written without blanks. Korean has blanks."""
_SOLID = re.compile(f"(?<=[{_WIDE}])\n|\n(?=[{_WIDE}])|(?<=——)\n|(?<=[^ ]/)\n|\n(?=——)")

_TURN = "\u200b"
"""A place of no width where a line may end (Unicode UAX 14, class ZW)."""
_ROW_OF_NAMES = re.compile("[!-~]{20,}")
_LONG_WORD = re.compile("[0-9A-Za-z\u00c0-\u024f]{8,}")

Measure = Callable[[str, str, str], int]
"""Width of a text in a family and weight, 1/1000 em: ``FontBook.measure``."""


def one_line(text: str) -> str:
    """The text on one line, blanks drawn together; ideographic and no-break spaces stay as they were set."""
    return _SPACE.sub(" ", text).strip(" ")


def unbroken(text: str) -> str:
    """A text whose lines we broke on one line; a blank is between but beside ideographs, and after a slash."""
    return one_line(_SOLID.sub("", text))


def softened(text: str) -> str:
    """A text whose lines may end after a slash in a long row of names (Redis/Pika/Sentinel-go), addresses left as they are."""

    def soft(match: re.Match[str]) -> str:
        row = match[0]
        return row if "://" in row or row.startswith("www.") else re.sub("/(?=[^/])", "/" + _TURN, row)

    return _ROW_OF_NAMES.sub(soft, text)


def hardened(text: str, gauge: Gauge, width: float, size: float) -> str:
    """A softened text with line breaks of our own where a line ends after such a slash, and the other places taken out.

    What has no width is not seen by all programs, and would be copied along with the words.
    """
    if _TURN not in text:
        return text
    starts = list(line_starts(text, gauge.ladder(text), limit_of(width, size)))
    lines = [text[a:b] for a, b in pairwise([0, *starts])]
    return "".join(
        line.replace(_TURN, "") + ("\n" if line[-1:] == _TURN and n < len(lines) else "")
        for n, line in enumerate(lines, 1)
    )


class Gauge:
    """Widths of characters in one family. ``latin`` widens all but Han, where the face on the slide is wider than ours.

    ``names`` are what titles never part; ``language`` says where their lines may end. ``titles`` holds what ``headline`` has
    measured with it, by text and weight.
    """

    def __init__(
        self,
        measure: Measure,
        family: str,
        latin: float = 1.0,
        names: Names = MappingProxyType({}),
        language: str = "zh-Hans",
    ) -> None:
        self.names, self.language = names, language
        self._measure, self._family, self._latin = measure, family, latin
        self.titles: dict[tuple[str, str], object] = {}
        self._widths: dict[str, _Widths] = {}
        self._kept = lru_cache(maxsize=512)(self._ladder)

    def ladder(self, text: str, weight: str = "regular") -> tuple[int, ...]:
        """The width before each character and, last, of the whole text; the last texts asked for are kept."""
        return self._kept(text, weight)

    def _ladder(self, text: str, weight: str) -> tuple[int, ...]:
        widths = self._widths.get(weight)
        if widths is None:
            widths = self._widths[weight] = _Widths(self._advance, weight)
        advances = list(map(widths.__getitem__, text))
        for word in _LATIN.finditer(text):
            start, end = word.span()
            if text[max(0, start - 2) : start].rstrip(" ")[-1:] >= _HAN_FROM:
                advances[start] += _SCRIPT_GAP
            if text[end : end + 2].lstrip(" ")[:1] >= _HAN_FROM:
                advances[end - 1] += _SCRIPT_GAP
        return tuple(accumulate(advances, initial=0))

    @cached_property
    def widened(self) -> Gauge:
        """The same where an office program lacks the faces of the theme and draws wider ones; ideographs are as wide in all."""
        return Gauge(self._measure, self._family, self._latin * _WIDER, self.names, self.language)

    def width(self, text: str, size: float, weight: str = "regular") -> float:
        """Width in points, safety included."""
        return self.ladder(text, weight)[-1] * size * SAFETY / 1000

    def _advance(self, char: str, weight: str) -> int:
        if is_zero_width(char) or char == "\n":
            return 0
        width = self._measure(char, self._family, weight)
        return width if char >= _HAN_FROM else round(width * self._latin)


class _Widths(dict[str, int]):
    """Widths by character, asked for once each."""

    def __init__(self, advance: Callable[[str, str], int], weight: str) -> None:
        super().__init__()
        self._advance, self._weight = advance, weight

    def __missing__(self, char: str) -> int:
        width = self[char] = self._advance(char, self._weight)
        return width


def limit_of(width: float, size: float) -> float:
    """The length of text, 1/1000 em, that a line of ``width`` points is sure to hold at a size."""
    return width * 1000 / (size * SAFETY)


def tears(text: str, ladder: Sequence[int], limit: float) -> bool:
    """Whether a Latin word is longer than a line, so that every program would part it anywhere."""
    return any(ladder[word.end()] - ladder[word.start()] > limit for word in _LONG_WORD.finditer(text))


def can_break(text: str, at: int) -> bool:
    """Whether every program may end a line before ``text[at]`` (blanks around the place do not count)."""
    before, after = text[at - 1], text[at]
    if before in _BLANKS or after in _BLANKS:
        before, after = text[max(0, at - _NEAR) : at].rstrip(" \t")[-1:], text[at : at + _NEAR].lstrip(" \t")[:1]
        return bool(before and after) and after not in NOT_AT_START and before not in NOT_AT_END
    if before == _TURN:
        return after not in NOT_AT_START
    base = at - 1
    while base and is_zero_width(text[base]):
        base -= 1
    if after in NOT_AT_START or text[base] in NOT_AT_END:
        return False
    if before < _HAN_FROM and after < _HAN_FROM:
        return False
    return not (before in _PAIRED and before == after) and is_boundary(text, at)


_BOUND = re.compile(
    "(?=[{start}])|(?<=[{end}])|(?<=[\x00-\u2e7f])(?=[\x00-\u2e7f])|(?<=([{paired}]))(?=\\1)".format(
        start=re.escape("".join(sorted(NOT_AT_START))),
        end=re.escape("".join(sorted(NOT_AT_END))),
        paired="".join(sorted(_PAIRED)),
    )
)
"""Places between two characters at which no line ends, but for blanks and clusters."""
_UNPLAIN = re.compile(
    "[ \t\u0300-\u036f\u200b\u200d\ufe0e\ufe0f\u20e3\u3099\u309a\U0001f1e6-\U0001f3ff\U000e0020-\U000e01ef]"
)
"""Characters around which the places must be looked at one by one."""


def unbreakable(text: str) -> frozenset[int]:
    """All places in a text where no line may end: ``can_break`` for every one, at once."""
    bound = {match.start() for match in _BOUND.finditer(text)}
    if text.isascii():
        careful: Iterable[int] = range(1, len(text))
    else:
        near = (match.start() for match in _UNPLAIN.finditer(text))
        careful = {place for at in near for place in (at, at + 1) if 0 < place < len(text)}
    for place in careful:
        if can_break(text, place):
            bound.discard(place)
        else:
            bound.add(place)
    return frozenset(bound)


def line_starts(
    text: str, ladder: Sequence[int], limit: float, start: int = 0, bound: frozenset[int] | None = None
) -> Iterator[int]:
    """Offsets at which each line after the first begins, and last the end of the text.

    ``limit`` is 1/1000 em. Blanks at a break belong to the line before and take no room. A word, or a row of marks,
    longer than a line is cut where the line is full, never inside a cluster. ``bound`` are the places that
    ``unbreakable`` found, where a text is asked for often.
    """
    at, end = start, len(text)
    broken = "\n" in text
    while at < end:
        reach = max(bisect_right(ladder, ladder[at] + limit, at + 1) - 1, at + 1)
        feed = text.find("\n", at, reach + 1) if broken else -1
        if feed >= 0:
            at = feed + 1
            if at < end:
                yield at
            continue
        if reach >= end:
            break
        at = _line_end(text, at, reach, bound)
        if at < end:
            yield at
    yield end


def _line_end(text: str, at: int, reach: int, bound: frozenset[int] | None) -> int:
    """The end of a line that begins at ``at`` and holds no more than ``text[at:reach]``, blanks after it included."""
    cut = reach
    if bound is None:
        while cut > at and not can_break(text, cut):
            cut -= 1
    else:
        while cut > at and cut in bound:
            cut -= 1
    if cut == at:
        cut = reach
        while cut > at + 1 and not is_boundary(text, cut):
            cut -= 1
        cut = whole_end(text, cut)
    while cut < len(text) and text[cut] in _BLANKS:
        cut += 1
    return cut
