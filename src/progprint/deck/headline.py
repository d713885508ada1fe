"""Headlines: the size at which a title fits, and lines of even length that end where the sense allows.

A title on a slide is a picture as much as a text: its lines are set by us, with line breaks, so that no program parts a
word or leaves one character alone. Each way to set it has a price: breaks by their sense, lines by their departure from
an even length, and every step below the largest size that fits. The cheapest way is taken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from progprint.core.units import Rect
from progprint.deck.lines import Gauge, limit_of, line_starts, one_line
from progprint.text.titles import IN_TERM, title_breakpoints

_PRICE = 0.9 / IN_TERM
"""Price of a unit of cost (``text.titles``): inside a term nine tenths of a whole line's departure from an even length."""
_SHORT, _LINE, _STEP = 4.0, 0.06, 0.1
"""Prices of a first or last line of one or two characters, of a further line, and of a smaller size."""
_STEPS, _MORE_STEPS = 3, 6
"""Sizes tried from the largest that fits, and where that leaves a short line."""
_LONGEST = 240
_BLANK = " \u3000"


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


class _Breaks:
    """The breakpoints of a title and their prices, looked for once whatever the size, and only if it takes two lines."""

    def __init__(self, text: str, gauge: Gauge) -> None:
        self._text, self._gauge = text, gauge

    @cached_property
    def prices(self) -> dict[int, float]:
        """The price of a break before each character that may begin a line, in order."""
        found = title_breakpoints(self._text, self._gauge.language, self._gauge.names)
        return {one.at: one.penalty * _PRICE for one in found}


def set_headline(
    text: str,
    gauge: Gauge,
    box: Rect,
    sizes: Sequence[float],
    pitch: float,
    weight: str,
    *,
    used: float = 0.0,
    tail: str = "",
) -> Headline:
    """A title followed by ``tail``, at the best of ``sizes`` (large to small); ``used`` points of the box are taken.

    A size or two are given for better breaks, no more. What does not fit at the smallest size is cut after the last
    line that does, with an ellipsis and the tail whole, and returned as ``rest``.
    """
    text, tail = one_line(text), tail.rstrip()
    whole = text + tail
    ladder = gauge.ladder(whole, weight)
    height = box.height - used + 0.01
    breaks = _Breaks(whole, gauge)
    best: tuple[float, Headline] | None = None
    steps = 0
    for size in sizes:
        limit = limit_of(box.width, size)
        room = int(height / (size * pitch))
        found = _cheapest(whole, ladder, limit, room, breaks) if room > 0 else None
        if found is not None:
            cost, ends = found
            cost += steps * _STEP
            if best is None or cost < best[0]:
                best = cost, Headline(_joined(whole, ends), size, size * pitch, len(ends) + 1)
        if best is not None:
            steps += 1
            if steps >= (_STEPS if best[0] < _SHORT else _MORE_STEPS) or best[0] <= steps * _STEP:
                return best[1]
    if best is not None:
        return best[1]
    return _cut(text, tail, gauge, box.width, max(1, int(height / (sizes[-1] * pitch))), (sizes[-1], pitch), weight)


def _joined(text: str, breaks: Sequence[int]) -> str:
    return "\n".join(text[a:b].strip(_BLANK) for a, b in pairwise([0, *breaks, len(text)]))


def _cut(
    text: str, tail: str, gauge: Gauge, width: float, room: int, form: tuple[float, float], weight: str
) -> Headline:
    """What fits of a title that is too long at its smallest size; all of it, if only a word had to be cut."""
    size, pitch = form
    whole = text + tail
    limit = limit_of(width, size)
    ladder = gauge.ladder(whole, weight)
    starts = [0, *islice(line_starts(whole, ladder, limit), room + 1)]
    if len(starts) - 1 <= room:
        return Headline(_joined(whole, starts[1:-1]), size, size * pitch, len(starts) - 1)
    short = limit - gauge.ladder("…" + tail, weight)[-1]
    last = starts[room - 1]
    end = min(next(line_starts(text, ladder, max(short, 0.0), last)), len(text))
    shown = _joined(text[:end], starts[1:room]).rstrip() + "…" + tail
    return Headline(shown, size, size * pitch, room, whole)


def _cheapest(
    text: str, ladder: Sequence[int], limit: float, room: int, breaks: _Breaks
) -> tuple[float, list[int]] | None:
    """The price of the best way to set a text in at most ``room`` lines, and its breaks; None if there is no way.

    It takes the fewest lines, or one more where that pays. A text too long to weigh is filled line by line.
    """
    if ladder[-1] <= limit:
        return 0.0, []
    if len(text) > _LONGEST:
        starts = [0, *islice(line_starts(text, ladder, limit), room + 1)]  # one more tells that it is too long
        whole = len(starts) - 1 <= room and all(at in breaks.prices for at in starts[1:-1])
        return (0.0, starts[1:-1]) if whole else None
    ends = [0, *breaks.prices, len(text)]
    prices = [0.0, *breaks.prices.values(), 0.0]
    least = int(ladder[-1] // limit) + 1
    found: tuple[float, list[int]] | None = None
    extra = 0
    for count in range(least, room + 1):
        way = _ways(text, ladder, limit, count, ends, prices)
        if way is not None and (found is None or way[0] + _LINE < found[0]):
            found = way[0] + _LINE * extra, way[1]
        if found is not None:
            extra += 1
            if extra > 1:
                break
    return found


def _ways(
    text: str, ladder: Sequence[int], limit: float, count: int, ends: Sequence[int], prices: Sequence[float]
) -> tuple[float, list[int]] | None:
    """The cheapest breaks into exactly ``count`` lines, by the squares of their departure from an even length.

    A line is not begun where the lines that are left cannot hold what follows, though each may lose blanks at its end.
    """
    even = ladder[-1] / count
    starts = [ladder[end] for end in ends]
    tops = [ladder[len(text[:end].rstrip(_BLANK))] for end in ends]
    lost = sum(start - top for start, top in zip(starts, tops, strict=True))
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    final = len(ends) - 1
    for line in range(count):
        following: dict[int, tuple[float, list[int]]] = {}
        least = ladder[-1] - lost - (count - line - 1) * limit
        first = bisect_left(starts, least) if line < count - 1 else final
        for i, (cost, chosen) in best.items():
            for j in range(max(i + 1, first), len(ends)):
                width = tops[j] - starts[i]
                if width > limit:
                    break
                if (j == final) != (line == count - 1):
                    continue
                total = cost + ((width - even) / limit) ** 2 + prices[j]
                if (i == 0 or j == final) and len(text[ends[i] : ends[j]].strip()) < 3:
                    total += _SHORT
                if j not in following or total < following[j][0]:
                    following[j] = (total, [*chosen, ends[j]])
        best = following
    return (best[final][0], best[final][1][:-1]) if final in best else None
