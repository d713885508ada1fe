"""A paragraph made ready for breaking: runs of Han characters, the records between them, and sums over both.

    junction 0 · run 0 · junction 1 · run 1 · … · junction n          a junction at an edge may be empty

Sums are kept per run, five to seven a line instead of one per character: where run k starts (``starts``), and how much
shrink, stretch and how many letter-space gaps lie before that. Everything between is arithmetic.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import add, attrgetter

from progprint.text.tokens import BLANKS
from progprint.typeset.junction import Builder, Part
from progprint.typeset.record import Record
from progprint.typeset.records import Records
from progprint.typeset.ruby import Annotated
from progprint.typeset.shape import Shaper
from progprint.typeset.spacing import EM
from progprint.typeset.strokes import VOICE

Place = tuple[int, ...]
"""A place where a line may end, in twelve numbers: width, shrink, stretch and letter gaps up to it; the same behind the
gap that a break drops; penalty; whether the line may stay short; run or junction k; and where: after i characters of
run k (i > 0), or at joint ~i of junction k (i < 0)."""

SHRINK, STRETCH, GAPS, START, START_SHRINK, START_STRETCH, START_GAPS, PENALTY, LOOSE, RUN, INDEX = range(1, 12)
_START: Place = (0, 0, 0, 0, 0, 0, 0, 0, 0, False, 0, -1)


_slot_index, _width_of, _sums_of, _stroke_of = map(attrgetter, ("index", "width", "sums", "stroke"))


class Strip:
    """A paragraph's boxes and space. ``em`` is the advance of a Han character, 1000 plus wanted letter space."""

    __slots__ = ("_offsets", "em", "end", "ends", "gaps", "many", "raw", "records", "runs", "shrinks", "sizes", "start",
                 "starts", "stretches", "strokes", "text", "voices", "width")  # fmt: skip

    def __init__(self, text: str, runs: Sequence[str], records: Sequence[Record], em: int, raw: Sequence[str]) -> None:
        """``raw`` are the junctions as typed; ``text`` is all that was typed. ``width`` is that of all on one line."""
        self.text, self.runs, self.records, self.em, self.raw = text, runs, records, em, raw
        self.sizes = sizes = list(map(len, runs))
        self.width = width = em * sum(sizes) + sum(map(_width_of, records))
        self._offsets: list[int] | None = None
        self.voices: Sequence[int] = ()
        self.many = False
        self.start: Place = _START
        self.end: Place = (width, 0, 0, 0, width, 0, 0, 0, 0, False, len(runs), ~records[-1].size)
        self.strokes: list[str] = [""] * (2 * len(runs) + 1)
        self.strokes[0::2] = map(_stroke_of, records)
        self.strokes[1::2] = runs
        self.starts: list[int] = []

    def measure(self) -> None:
        """Sum up widths and gaps, which only a text of more than one line needs."""
        if self.starts:
            return
        em, sizes = self.em, self.sizes
        widths, shrinks, stretches, gaps = zip(*map(_sums_of, self.records), strict=True)
        wide = [em * size for size in sizes]
        self.starts = list(accumulate(map(add, widths, [0, *wide])))
        self.ends = list(map(add, self.starts, wide))
        self.shrinks = list(accumulate(shrinks))
        self.stretches = list(accumulate(stretches))
        self.gaps = list(accumulate(map(add, gaps, [0, *[size - 1 for size in sizes]])))
        total = (self.starts.pop(), self.shrinks.pop(), self.stretches.pop(), self.gaps.pop())
        self.end = (*total, *total, 0, False, *self.end[RUN:])

    @property
    def offsets(self) -> list[int]:
        """Where in the text each run begins; last, where the text ends."""
        if self._offsets is None:
            self._offsets = list(accumulate(map(add, map(len, self.raw), [0, *self.sizes])))
        return self._offsets

    def inside(self, run: int, count: int) -> Place:
        """The place after ``count`` characters of a run (not at its ends)."""
        width = self.starts[run] + self.em * count
        shrink, stretch, gaps = self.shrinks[run], self.stretches[run], self.gaps[run] + count
        return (width, shrink, stretch, gaps - 1, width, shrink, stretch, gaps, 0, False, run, count)

    def slots(self, junction: int, low: int, high: int) -> list[Place]:
        """Places in a junction by number of slot, from low up to, not including high."""
        record = self.records[junction]
        width = shrink = stretch = gaps = 0
        if junction:
            before = junction - 1
            width, shrink, stretch = self.ends[before], self.shrinks[before], self.stretches[before]
            gaps = self.gaps[before] + self.sizes[before] - 1
        return [
            (width + slot[0], shrink + slot[1], stretch + slot[2], gaps + slot[3], width + slot[4], shrink + slot[5],
             stretch + slot[6], gaps + slot[7], slot[8], slot[9], junction, ~slot[10])
            for slot in record.slots[max(0, low) : high]
        ]  # fmt: skip

    def near(self, limit: int) -> list[Place]:
        """The places around a width: the last few that lie before it and the first few behind it, in order."""
        run = bisect_right(self.starts, limit) - 1
        if run < 0:
            return self._slots_near(0, limit) + self._first(0)
        count = (limit - self.starts[run]) // self.em
        size = self.sizes[run]
        found: list[Place] = []
        if count <= 2:
            if run:
                found += self._last(run - 1)
            found += self._slots_near(run, limit)
        found += [self.inside(run, at) for at in range(max(1, min(count, size) - 2), min(size, count + 3))]
        if count >= size - 2:
            found += self._slots_near(run + 1, limit)
            found += self._first(run + 1)
        return found

    def _slots_near(self, junction: int, limit: int) -> list[Place]:
        record = self.records[junction]
        slots = record.slots
        if len(slots) <= 4:
            return self.slots(junction, 0, 4)
        at = bisect_right(record.ends, limit - (self.ends[junction - 1] if junction else 0))
        return self.slots(junction, at - 4, at + 4)

    def _first(self, run: int) -> list[Place]:
        return [self.inside(run, 1)] if run < len(self.runs) and self.sizes[run] > 1 else []

    def _last(self, run: int) -> list[Place]:
        size = self.sizes[run]
        return [self.inside(run, at) for at in range(max(1, size - 2), size)]

    def after(self, place: Place, limit: int) -> list[Place]:
        """All places behind a place up to a width, and at least the next one beyond it, in order."""
        run, index = place[RUN], place[INDEX]
        found: list[Place] = []
        joint = ~index
        if index > 0:
            found += self._inside(run, index + 1, limit)
            run, joint = run + 1, -1
        while run == place[RUN] or self.ends[run - 1] <= limit or not found or found[-1][0] <= limit:
            record = self.records[run]
            low = bisect_right(record.slots, joint, key=_slot_index) if joint >= 0 else 0
            high = bisect_right(record.ends, limit - (self.ends[run - 1] if run else 0))
            found += self.slots(run, low, high + 2)
            if run == len(self.runs):
                break
            found += self._inside(run, 1, limit)
            run, joint = run + 1, -1
        return found

    def _inside(self, run: int, low: int, limit: int) -> list[Place]:
        high = min(self.sizes[run], (limit - self.starts[run]) // self.em + 3)
        return [self.inside(run, at) for at in range(low, high)]

    def has_hyphen(self, place: Place) -> bool:
        """Whether a line that ends here ends in a drawn hyphen."""
        return place[INDEX] < 0 and self.records[place[RUN]].joints[~place[INDEX]].hyphen

    def offset(self, place: Place) -> int:
        """Where in the text the part behind a place begins."""
        run, index = place[RUN], place[INDEX]
        if index > 0:
            return self.offsets[run] + index
        record, joint = self.records[run], ~index
        if joint >= len(record.items):
            return self.offsets[run]
        start = self.offsets[run - 1] + self.sizes[run - 1] if run else 0
        typed = self.text[start : self.offsets[run]]
        lead = 0 if record.length == len(typed) else len(typed) - len(typed.lstrip(BLANKS))
        return start + lead + record.items[joint].start

    def voice(self, place: Place) -> int:
        """The voice that begins behind a place; 0 in a paragraph of one voice."""
        if not self.many:
            return 0
        run, index = place[RUN], place[INDEX]
        if index > 0:
            return self.voices[run]
        record, joint = self.records[run], ~index
        return record.items[joint].voice if joint < len(record.items) else record.next_voice

    def stroke(self, start: Place, end: Place, until: int = 0) -> str:
        """How the line between two places is drawn, before it is justified; ``until`` is the end's offset in the text."""
        run, index, last, edge = start[RUN], start[INDEX], end[RUN], end[INDEX]
        tail: list[str] = []
        if edge > 0:
            stop = 2 * last + 1
            if index > 0 and run == last:
                return self.runs[run][index:edge]
            tail.append(self.runs[last][:edge])
        else:
            stop, record = 2 * last, self.records[last]
            hyphen = record.hyphen(~edge)[1] if record.joints[~edge].hyphen else self._guard(until) if until else ""
            if index < 0 and run == last:
                return self._head(run, ~index, 2 * ~edge) + hyphen
            tail += [*record.strokes[: 2 * ~edge], hyphen]
        if index > 0:
            return "".join([self.runs[run][index:], *self.strokes[2 * run + 2 : stop], *tail])
        return "".join([self._head(run, ~index, None), *self.strokes[2 * run + 1 : stop], *tail])

    def _guard(self, at: int) -> str:
        """An unseen blank behind a typed hyphen that ends a line inside a word.

        Readers of a PDF take a hyphen between two letters at the end of a line for one that the setting has added, and
        drop it when text is copied; behind the blank it stays what was typed.
        """
        word = self.text[max(0, at - 2) : at + 1]
        typed = len(word) == 3 and word[1] == "-" and word[0].isalpha() and word[2].isalnum()
        return "\u00a0" if typed else ""

    def _head(self, junction: int, joint: int, stop: int | None) -> str:
        record = self.records[junction]
        head = record.pre(joint) if joint < len(record.items) else ""
        return head + "".join(record.strokes[2 * joint + 1 : stop])


def single(text: str, records: Records) -> Strip:
    """The strip of a text in one voice."""
    split = records.shaper.split(text)
    junctions, runs = split[0::2], split[1::2]
    if runs:
        found = [
            records.edge(junctions[0], before=False, after=True),
            *records.inner(junctions[1:-1]),
            records.edge(junctions[-1], before=True, after=False),
        ]
    else:
        found = [records.edge(text, before=False, after=False)]
    return Strip(text, runs, found, EM + records.shaper.style.tracking, junctions)


def mixed(nodes: Sequence[Part], builder: Builder, voices: Sequence[Shaper]) -> Strip:
    """The strip of a text in several voices; where Han of two voices meets stands an empty junction."""
    pending: list[Part] = []
    runs: list[str] = []
    owners: list[int] = []
    junctions: list[list[Part]] = []
    for voice, text in nodes:
        if isinstance(text, Annotated):
            pending += [(voice, base) for base in text.bases]
            continue
        for index, part in enumerate(voices[voice].split(text)):
            if index % 2:
                junctions.append(pending)
                pending = []
                runs.append(part)
                owners.append(voice)
            elif part:
                pending.append((voice, part))
    junctions.append(pending)
    sides = [None, *owners, None]
    records = [builder.record(parts, sides[index], sides[index + 1]) for index, parts in enumerate(junctions)]
    raw = ["".join(text for _, text in parts) for parts in junctions]
    strip = Strip("".join(text for _, text in nodes), runs, records, EM + voices[0].style.tracking, raw)
    strip.voices, strip.many = owners, True
    return strip


def voice_mark(voice: int) -> str:
    """The character that calls a voice."""
    return chr(VOICE + voice)
