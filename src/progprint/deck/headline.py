"""Headlines: the size at which a title fits, and lines of even length that end where the sense allows.

A title on a slide is a picture as much as a text: its lines are set by us, with line breaks, so that no program parts a
word or leaves one character alone. Each way to set it has a price: breaks by their sense, lines by their departure from
an even length, and every step below the largest size that fits. The cheapest way is taken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import islice, pairwise
from math import inf
from typing import NamedTuple

from progprint.core.units import Rect
from progprint.deck.lines import Gauge, limit_of, line_starts, one_line
from progprint.text.titles import IN_TERM, title_breakpoints

_PRICE = 1.35 / IN_TERM
"""Price of a unit of cost (``text.titles``): inside a term a third more than a whole line's departure from an even length."""
_SHORT_LAST, _SHORT, _LINE, _STEP = 4.0, 0.6, 0.06, 0.05
"""Prices of one or two characters alone on the last line, on another (less than a term in two), of a line, of a size."""
_SHORTEST = 3
"""Characters of a line that is not short."""
_STEPS = 6
"""Sizes tried from the largest that fits."""
_SMALL, _DEAR = 40.0, 4.0
"""Points below which a size of a large title is given dearly, and how much dearer."""
_LONGEST = 240
_KEPT = 256
"""Titles of a gauge that are kept as measured."""
_DOTS = "·・"
"""What parts a long name: better there than elsewhere in it."""
_BLANK = " \u3000"


class Headline(NamedTuple):
    """A title set in lines: ``text`` with a newline at each break, and what did not fit at the smallest size."""

    text: str
    size: float
    pitch: float
    lines: int
    rest: str = ""


class _Places(NamedTuple):
    """The places where the lines of a title may begin and end, from its start to its end, and what a break there costs.

    ``starts`` and ``ends`` are the widths before each place with and without the blanks there; ``lost`` is that of them all.
    ``first`` and ``last`` are where the words behind and before each place begin and end.
    """

    at: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    prices: tuple[float, ...]
    lost: int
    first: tuple[int, ...]
    last: tuple[int, ...]


class _Title:
    """A title as measured, whatever the size; where its lines may end is looked for once, and only if it takes two."""

    def __init__(self, text: str, gauge: Gauge, weight: str) -> None:
        self.text, self.ladder = text, gauge.ladder(text, weight)
        self._gauge = gauge

    @cached_property
    def prices(self) -> dict[int, float]:
        """The price of a break before each character that may begin a line, in order."""
        found = title_breakpoints(self.text, self._gauge.language, self._gauge.names)
        return {one.at: one.penalty * (_PRICE if self.text[one.at - 1] not in _DOTS else _PRICE / 2) for one in found}

    @cached_property
    def places(self) -> _Places:
        """The places where lines may begin and end."""
        text, ladder = self.text, self.ladder
        at = (0, *self.prices, len(text))
        starts = tuple([ladder[place] for place in at])
        ends = tuple([ladder[len(text[:place].rstrip(_BLANK))] for place in at])
        first = tuple([len(text) - len(text[place:].lstrip()) for place in at])
        last = tuple([len(text[:place].rstrip()) for place in at])
        prices = (0.0, *self.prices.values(), 0.0)
        return _Places(at, starts, ends, prices, sum(starts) - sum(ends), first, last)


def _measured(text: str, gauge: Gauge, weight: str) -> _Title:
    """A title as measured before; kept by the gauge, so that it goes when the fonts of a run go."""
    known = gauge.titles.get((text, weight))
    if not isinstance(known, _Title):
        if len(gauge.titles) >= _KEPT:
            gauge.titles.clear()
        known = gauge.titles[text, weight] = _Title(text, gauge, weight)
    return known


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

    A few sizes are given for better breaks, no more. What does not fit at the smallest size is cut after the last
    line that does, with an ellipsis and the tail whole, and returned as ``rest``.
    """
    text, tail = one_line(text), tail.rstrip()
    whole = text + tail
    height = box.height - used + 0.01
    title = _measured(whole, gauge, weight)
    best: tuple[float, Headline] | None = None
    steps, given = 0, 0.0
    for size in sizes:
        limit = limit_of(box.width, size)
        room = int(height / (size * pitch))
        found = _cheapest(title, limit, room) if room > 0 else None
        if found is not None:
            cost, ends = found
            given += 0.0 if best is None else _STEP if size >= min(_SMALL, sizes[0]) else _DEAR * _STEP
            cost += given
            if best is None or cost < best[0]:
                best = cost, Headline(_joined(whole, ends), size, size * pitch, len(ends) + 1)
        if best is not None:
            steps += 1
            if steps >= _STEPS or best[0] <= given + _STEP:
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


def _cheapest(title: _Title, limit: float, room: int) -> tuple[float, list[int]] | None:
    """The price of the best way to set a title in at most ``room`` lines, and its breaks; None if there is no way.

    It takes the fewest lines, or one more where that pays. A text too long to weigh is filled line by line.
    """
    text, ladder = title.text, title.ladder
    if ladder[-1] <= limit:
        return 0.0, []
    if len(text) > _LONGEST:
        starts = [0, *islice(line_starts(text, ladder, limit), room + 1)]  # one more tells that it is too long
        whole = len(starts) - 1 <= room and all(at in title.prices for at in starts[1:-1])
        return (0.0, starts[1:-1]) if whole else None
    for count in range(int(ladder[-1] // limit) + 1, room + 1):
        found = _ways(title, limit, count)
        if found is not None:
            more = _ways(title, limit, count + 1, found[0] - _LINE) if count < room and found[0] > _LINE else None
            return (more[0] + _LINE, more[1]) if more is not None and more[0] + _LINE < found[0] else found
    return None


def _ways(title: _Title, limit: float, count: int, most: float = inf) -> tuple[float, list[int]] | None:
    """The cheapest breaks into exactly ``count`` lines, by the squares of their departure from an even length.

    None if there is no way, or none for ``most``. A line is not begun where the lines that are left cannot hold what
    follows, though each may lose blanks at its end.
    """
    at, starts, ends, prices, lost, begin, end = title.places
    whole, final = title.ladder[-1], len(at) - 1
    even = whole / count
    best = {0: (0.0, 0)}
    lines = [best]
    for left in range(count - 1, 0, -1):
        first = bisect_left(starts, whole - lost - left * limit)
        following: dict[int, tuple[float, int]] = {}
        for i, (cost, _) in best.items():
            start, least = starts[i], begin[i] + _SHORTEST
            for j in range(max(i + 1, first), final):
                width = ends[j] - start
                if width > limit:
                    break
                apart = (width - even) / limit
                total = cost + apart * apart + prices[j]
                if end[j] < least:
                    total += _SHORT
                if total <= most and (j not in following or total < following[j][0]):
                    following[j] = total, i
        best = following
        lines.append(best)
    found: tuple[float, int] | None = None
    for i, (cost, _) in best.items():
        width = ends[final] - starts[i]
        if width <= limit:
            apart = (width - even) / limit
            total = cost + apart * apart
            total += _SHORT_LAST if end[final] - begin[i] < _SHORTEST else 0.0
            if total <= most and (found is None or total < found[0]):
                found = total, i
    if found is None:
        return None
    chosen, i = [], found[1]
    for line in reversed(lines[1:]):
        chosen.append(at[i])
        i = line[i][1]
    return found[0], chosen[::-1]
