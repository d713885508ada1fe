"""Time as height: a scale in pieces. Pure: items in columns and minutes go in, heights in points come out.

    items ─ parts_of ─▶ Stretch, Stretch, …      between two moments at which something begins or ends
    parts ─ pieces ─▶ the same with their heights
    pieces, needs, pitch ─ heights ─▶ pt of each piece

What runs beside something else is true to scale; a break, an item alone in its time and a gap have the height they need.
Where a cell cannot hold its words at the scale, its time is lifted until it can: rows stay rows in all columns.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from progprint.core.tuples import new_tuple
from progprint.sheets.timetable import Cell

LONG_BREAK = 60
"""Minutes from which on a break is three lines high, not two."""
LONG_GAP = 30
"""Minutes without any item from which on the gap is marked."""
TRUE, ALONE, REST, GAP, PAUSE = "true", "alone", "rest", "gap", "pause"
_ROUNDS = 24


class Stretch(NamedTuple):
    """A stretch of time; ``height`` (pt) is 0 for one that is true to scale (``kind`` TRUE), and before it is known.

    ALONE: one item alone in its time. REST: a break alone. GAP: nothing, for long. PAUSE: nothing, for a moment. ``key`` is
    that of the item alone in it, which is ``among`` so many stretches. ``long``: a break of more than ``LONG_BREAK``
    minutes, a gap of more than ``LONG_GAP``.
    """

    start: int
    end: int
    kind: str
    height: float = 0.0
    key: str = ""
    among: int = 1
    long: bool = False


def parts_of(items: Sequence[Cell]) -> tuple[Stretch, ...]:
    """The stretches of a day, from one moment at which something begins or ends to the next."""
    moments = sorted({moment for item in items for moment in (item.start, item.end)})
    running: list[set[str]] = [set() for _ in moments]
    for item in items:
        for at in range(bisect_left(moments, item.start), bisect_left(moments, item.end)):
            running[at].add(item.key)
    crowded = {key for keys in running if len(keys) > 1 for key in keys}
    quiet = {item.key for item in items if item.quiet}
    length = {item.key: item.end - item.start for item in items}
    counts = Counter(key for keys in running for key in keys)
    found: list[Stretch] = []
    for (start, end), keys in zip(pairwise(moments), running, strict=False):
        if not keys:
            long = end - start > LONG_GAP
            found.append(Stretch(start, end, GAP if long else PAUSE, long=long))
        elif len(keys) > 1 or keys & crowded:
            found.append(Stretch(start, end, TRUE))
        else:
            (key,) = keys
            kind = REST if key in quiet else ALONE
            found.append(Stretch(start, end, kind, 0.0, key, counts[key], length[key] > LONG_BREAK))
    return tuple(found)


def pieces(parts: Sequence[Stretch], line: float, alone: Mapping[str, float]) -> tuple[Stretch, ...]:
    """The stretches with their heights. ``line`` is half a line of the grid, ``alone`` what an item alone wants, pt."""
    found: list[Stretch] = []
    for part in parts:
        high = 0.0
        if part.key:
            least = alone[part.key]
            rest = max(least, line * (3 if part.long else 2))
            high = (rest if part.kind == REST else least + line / 2) / part.among
        elif part.kind != TRUE:
            high = max(line * (1.25 if part.long else 0.5), 2.0 + 3.0 * part.long)
        found.append(new_tuple(Stretch, (*part[:3], high, *part[4:])))
    return tuple(found)


class Need(NamedTuple):
    """A cell from ``start`` to ``end`` wants ``height`` pt."""

    start: int
    end: int
    height: float


def heights(found: Sequence[Stretch], needs: Sequence[Need], pitch: float) -> list[float]:
    """The height of each piece at ``pitch`` pt a minute: what is true to scale is lifted where a cell needs more."""
    made = [piece.height if piece.kind != TRUE else (piece.end - piece.start) * pitch for piece in found]
    starts = [piece.start for piece in found]
    spans = [(bisect_left(starts, need.start), bisect_left(starts, need.end), need.height) for need in needs]
    for first, last, height in sorted(spans, key=lambda span: (span[1] - span[0], span[0], span[2])):
        lack = height - sum(made[first:last])
        if lack > 0:
            own = [at for at in range(first, last) if found[at].kind == TRUE] or list(range(first, last))
            minutes = sum(found[at].end - found[at].start for at in own)
            for at in own:
                made[at] += lack * (found[at].end - found[at].start) / minutes
    return made


def fitting(found: Sequence[Stretch], needs: Sequence[Need], room: float, wanted: float) -> float | None:
    """The largest pitch up to ``wanted`` at which everything is at most ``room`` pt high; None where it never is."""
    if sum(heights(found, needs, 0.0)) > room + 0.01:
        return None
    if sum(heights(found, needs, wanted)) <= room:
        return wanted
    low, high = 0.0, wanted
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        if sum(heights(found, needs, middle)) <= room:
            low = middle
        else:
            high = middle
    return low


class Axis:
    """Minutes to points: where each moment of a day lies below the top of its field."""

    __slots__ = ("_at", "made", "pieces", "pitch")

    def __init__(self, found: Sequence[Stretch], made: Sequence[float], pitch: float) -> None:
        self.pieces, self.made, self.pitch = tuple(found), tuple(made), pitch
        at, y = {}, 0.0
        for piece, height in zip(found, made, strict=True):
            at[piece.start] = y
            y += height
            at[piece.end] = y
        self._at: Mapping[int, float] = at

    def at(self, moment: int) -> float:
        """The place of a moment at which something begins or ends, pt."""
        return self._at[moment]

    @property
    def height(self) -> float:
        """The whole of it, pt."""
        return math.fsum(self.made)

    def marks(self) -> list[tuple[float, float, str]]:
        """Marks of the rail: from y, to y, "line" where time is true to scale, "fold" where it is much longer than shown."""
        told: list[tuple[float, float, str]] = []
        y = 0.0
        for piece, height in zip(self.pieces, self.made, strict=True):
            true = (piece.end - piece.start) * self.pitch
            if piece.kind == TRUE and abs(height - true) < 0.01:
                if told and told[-1][2] == "line" and abs(told[-1][1] - y) < 0.01:
                    told[-1] = (told[-1][0], y + height, "line")
                else:
                    told.append((y, y + height, "line"))
            elif piece.kind == GAP or (piece.kind == ALONE and height < 0.7 * true):
                told.append((y, y + height, "fold"))
            y += height
        return told
