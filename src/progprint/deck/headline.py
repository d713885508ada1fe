"""Headlines: the size at which a title fits, and lines of even length that end where the sense allows.

A title on a slide is a picture as much as a text: its lines are set by us, with line breaks, so that no program parts a
word or leaves one character alone. There is no dictionary here; a break inside a run of ideographs is merely the
dearest of the breaks allowed, and a title is rather set one step smaller than broken badly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from progprint.core.units import Rect
from progprint.deck.lines import NOT_AT_START, Gauge, can_break, limit_of, line_starts

_STOPS = frozenset("：:，,、。；;！!？?—…)）」』》】|｜/·")
_AFTER = frozenset("的之")
_BEFORE = frozenset("与和及或在从对以让为用向到如何基面")
_NEVER_FIRST = frozenset("的之了们性化者率")
_IN_HAN, _IN_WORDS, _AT_SCRIPT, _AT_PARTICLE, _PARTED = 0.25, 0.06, 0.04, 0.05, 0.8
_BAD = 0.2
_SHORT_LAST = 4.0
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Headline:
    """A title set in lines: ``text`` with a newline at each break, and what did not fit at the smallest size."""

    text: str
    size: float
    pitch: float
    lines: int
    rest: str = ""

    @property
    def height(self) -> float:
        """Height of the lines, points."""
        return self.lines * self.pitch


def set_headline(
    text: str, gauge: Gauge, box: Rect, sizes: Sequence[float], pitch: float, weight: str, used: float = 0.0
) -> Headline:
    """A title at the largest of ``sizes`` that fits the box and breaks well; ``used`` points of its height are taken.

    A badly broken title may go one step smaller, no further. What does not fit at the smallest size is cut after the
    last line that does, with an ellipsis, and returned whole as ``rest``.
    """
    text = " ".join(text.split())
    ladder = gauge.ladder(text, weight)
    first: Headline | None = None
    for size in sizes:
        limit = limit_of(box.width, size)
        starts = [0, *line_starts(text, ladder, limit)]
        lines = len(starts) - 1
        if lines * size * pitch > box.height - used + 0.01 or _cuts_a_word(text, starts):
            continue
        breaks, bad = ([], False) if lines == 1 else _balanced(text, ladder, limit, lines, starts)
        made = Headline(_joined(text, breaks), size, size * pitch, lines)
        if not bad:
            return made
        if first is not None:
            return first
        first = made
    return first or _cut(text, ladder, gauge, box, sizes[-1], pitch, used)


def _joined(text: str, breaks: Sequence[int]) -> str:
    return "\n".join(text[a:b] for a, b in pairwise([0, *breaks, len(text)]))


def _cuts_a_word(text: str, starts: Sequence[int]) -> bool:
    return any(not can_break(text, at) for at in starts[1:-1])


def _cut(text: str, ladder: Sequence[int], gauge: Gauge, box: Rect, size: float, pitch: float, used: float) -> Headline:
    """What fits of a title that is too long at its smallest size; all of it, if only a word had to be cut."""
    limit = limit_of(box.width, size)
    room = max(1, int((box.height - used + 0.01) / (size * pitch)))
    starts = [0, *line_starts(text, ladder, limit)]
    if len(starts) - 1 <= room:
        return Headline(_joined(text, starts[1:-1]), size, size * pitch, len(starts) - 1)
    short = limit - gauge.ladder("…")[-1]
    last = starts[room - 1]
    end = next(line_starts(text, ladder, short, last))
    shown = _joined(text[:end], starts[1:room]).rstrip() + "…"
    return Headline(shown, size, size * pitch, room, text)


def _balanced(
    text: str, ladder: Sequence[int], limit: float, count: int, greedy: Sequence[int]
) -> tuple[list[int], bool]:
    """Breaks into ``count`` lines, and whether one of them is bad.

    The cheapest way by the squares of the lines' departure from an even length plus the price of each break.
    """
    if len(text) > _LONGEST:
        return list(greedy[1:-1]), False
    places = [at for at in range(1, len(text)) if text[at] != " " and can_break(text, at)]
    ends = [0, *places, len(text)]
    prices = [0.0, *(_price(text, at) for at in places), 0.0]
    even = ladder[-1] / count
    nowhere: tuple[float, list[int]] = (float("inf"), [])
    best: list[tuple[float, list[int]]] = [(0.0, []), *[nowhere] * (len(ends) - 1)]
    for line in range(count):
        following: list[tuple[float, list[int]]] = [(float("inf"), [])] * len(ends)
        for i, (cost, chosen) in enumerate(best):
            if cost == float("inf"):
                continue
            for j in range(i + 1, len(ends)):
                width = _trimmed(text, ladder, ends[i], ends[j])
                if width > limit:
                    break
                total = cost + ((width - even) / limit) ** 2 + prices[j]
                if line == count - 1 and j == len(ends) - 1 and len(text[ends[i] :].strip()) < 3:
                    total += _SHORT_LAST
                if total < following[j][0]:
                    following[j] = (total, [*chosen, j])
        best = following
    cost, chosen = best[-1]
    if cost == float("inf"):
        return list(greedy[1:-1]), True
    inner = chosen[:-1]
    return [ends[j] for j in inner], cost >= _SHORT_LAST or any(prices[j] >= _BAD for j in inner)


def _trimmed(text: str, ladder: Sequence[int], start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return ladder[end] - ladder[start]


def _price(text: str, at: int) -> float:
    """How much a break before ``text[at]`` hurts: nothing after a mark, most inside a run of ideographs."""
    before, after = text[at - 1], text[at]
    if before == " ":
        outer = text[:at].rstrip()[-1:]
        if outer in _STOPS:
            return 0.0
        return _IN_WORDS if max(outer, after) < "\u2e80" else _AT_SCRIPT
    if before in _STOPS or before in NOT_AT_START:
        return 0.0
    if after in _NEVER_FIRST:
        return _PARTED
    if before < "\u2e80" or after < "\u2e80":
        return _AT_SCRIPT
    return _AT_PARTICLE if before in _AFTER or after in _BEFORE else _IN_HAN
