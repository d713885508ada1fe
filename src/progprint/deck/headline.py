"""Headlines: the size at which a title fits, and lines of even length that end where the sense allows.

A title on a slide is a picture as much as a text: its lines are set by us, with line breaks, so that no program parts a
word or leaves one character alone. Each way to set it has a price: breaks by their sense, lines by their departure from
an even length, and every step below the largest size that fits. The cheapest way is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from progprint.core.units import Rect
from progprint.deck.lines import NOT_AT_START, Gauge, can_break, limit_of, line_starts, one_line
from progprint.text.phrases import IN_TERM, Names, phrase_costs

_STOPS = frozenset("：:，,、。；;！!？?—…)）」』》】|｜/·\u3000")
_NEVER_FIRST = frozenset("的之了们性化者率")
_NEVER_LAST = frozenset("在从到对向与和及或以将把被让为由")
_LEADS = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "under",
        "via",
        "with",
    }
)
_HAN = "\u2e80"
_AT_SCRIPT, _IN_NAME, _VERSION, _AFTER_LEAD, _BEFORE_LEAD, _PARTED = 0.04, 0.25, 0.5, 0.4, 0.02, 0.8
_LATIN_WORDS = 0.08
_TERM = 0.9
_SHORT_LAST, _LINE, _STEP = 4.0, 0.06, 0.1
_STEPS = 3
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
    best: tuple[float, Headline] | None = None
    steps = 0
    for size in sizes:
        limit = limit_of(box.width, size)
        room = int(height / (size * pitch))
        found = _cheapest(whole, ladder, limit, room, gauge.names) if room > 0 else None
        if found is not None:
            cost, breaks = found
            cost += steps * _STEP
            if best is None or cost < best[0]:
                best = cost, Headline(_joined(whole, breaks), size, size * pitch, len(breaks) + 1)
        if best is not None:
            steps += 1
            if steps >= _STEPS or best[0] <= steps * _STEP:
                return best[1]
    if best is not None:
        return best[1]
    return _cut(text, tail, gauge, box.width, max(1, int(height / (sizes[-1] * pitch))), (sizes[-1], pitch), weight)


def _joined(text: str, breaks: Sequence[int]) -> str:
    return "\n".join(text[a:b].strip(" \u3000") for a, b in pairwise([0, *breaks, len(text)]))


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
    text: str, ladder: Sequence[int], limit: float, room: int, names: Names
) -> tuple[float, list[int]] | None:
    """The price of the best way to set a text in at most ``room`` lines, and its breaks; None if there is no way.

    It takes the fewest lines, or one more where that pays. A text too long to weigh is filled line by line.
    """
    if ladder[-1] <= limit:
        return 0.0, []
    if len(text) > _LONGEST:
        starts = [0, *islice(line_starts(text, ladder, limit), room + 1)]  # one more tells that it is too long
        whole = len(starts) - 1 <= room and all(_may_end(text, at) for at in starts[1:-1])
        return (0.0, starts[1:-1]) if whole else None
    places = [at for at in range(1, len(text)) if text[at] not in " \u3000" and _may_end(text, at)]
    ends = [0, *places, len(text)]
    costs = phrase_costs(text, names)
    prices = [0.0, *(_price(text, at, costs[at]) for at in places), 0.0]
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
    """The cheapest breaks into exactly ``count`` lines, by the squares of their departure from an even length."""
    even = ladder[-1] / count
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    final = len(ends) - 1
    for line in range(count):
        following: dict[int, tuple[float, list[int]]] = {}
        for i, (cost, chosen) in best.items():
            for j in range(i + 1, len(ends)):
                width = _trimmed(text, ladder, ends[i], ends[j])
                if width > limit:
                    break
                if (j == final) != (line == count - 1):
                    continue
                total = cost + ((width - even) / limit) ** 2 + prices[j]
                if j == final and len(text[ends[i] :].strip()) < 3:
                    total += _SHORT_LAST
                if j not in following or total < following[j][0]:
                    following[j] = (total, [*chosen, ends[j]])
        best = following
    return (best[final][0], best[final][1][:-1]) if final in best else None


def _trimmed(text: str, ladder: Sequence[int], start: int, end: int) -> int:
    while end > start and text[end - 1] in " \u3000":
        end -= 1
    return ladder[end] - ladder[start]


def _may_end(text: str, at: int) -> bool:
    """Whether we may end a line before ``text[at]``: where every program may, and where a mark joins two names."""
    if can_break(text, at):
        return True
    if text[at - 1] == "/":  # but A/B and TCP/IP are one word
        return (
            text[max(0, at - 4) : at - 1].isalnum()
            and at > 3
            and len(text[at : at + 3]) == 3
            and text[at : at + 3].isalpha()
        )
    return text[at - 1] == ":" and text[at].isalpha() and text[at - 2 : at - 1].isalnum()


def _price(text: str, at: int, phrase: int) -> float:
    """How much a break before ``text[at]`` hurts: nothing after a mark, most inside a word."""
    before, after = text[at - 1], text[at]
    outer = text[:at].rstrip(" ")[-1:]
    if outer in _STOPS or outer in NOT_AT_START:
        return 0.0
    if after in _NEVER_FIRST or outer in _NEVER_LAST:
        return _PARTED
    if outer >= _HAN and after >= _HAN:
        return _AT_SCRIPT if before == " " else phrase / IN_TERM * _TERM
    return _between_words(text, at) if outer < _HAN and after < _HAN else _AT_SCRIPT


def _between_words(text: str, at: int) -> float:
    """Between two Latin words: dear inside a name in Chinese text, cheap before a preposition, dear after one."""
    last, first = text[:at].rsplit(maxsplit=1)[-1].lower(), text[at:].split(maxsplit=1)[0].lower()
    if first[:1].isdigit() or (first[:1] == "v" and first[1:2].isdigit()):
        return _VERSION
    if last in _LEADS:
        return _AFTER_LEAD
    if first in _LEADS:
        return _BEFORE_LEAD
    return _IN_NAME if any(char >= _HAN for char in text) else _LATIN_WORDS
