"""What stands between two runs of Han characters: its boxes, the gaps between them, and where a line may end.

    "，“Service Mesh”" ─ items ─▶  ，  “  Service␣Mesh  ”      joints between them, and to the Han on both sides

A record holds its width, shrink, stretch and number of letter-space gaps, and, once it meets the edge of a line, its
slots: the places where a line may end, each with the sums on either side of the gap that a break drops. Places where
no line may end have no slot, so nothing is tested for prohibition when lines are chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from progprint.core.text import clusters
from progprint.typeset import breaks
from progprint.typeset.breaks import Cut, Token
from progprint.typeset.shape import Shaper
from progprint.typeset.spacing import BLANK, EM, Gap, gaps
from progprint.typeset.strokes import SOLID, VOICE, Springs, fixed

_SPACE_DROPPED = frozenset("OCPEFMD")
_NO_START, _NO_END = frozenset("CPEFMKaNTUD"), frozenset("OXB")
_HANGING = frozenset("、，。")
_JOINERS = frozenset("\u00a0\u2007\u202f\u2060\ufeff")
_HALF = 500
EMERGENCY = 3000
"""Cost of a break that no rule allows, taken only when nothing else fits."""

Part = tuple[int, str]
"""A stretch of one voice: the voice's number and the text."""


@dataclass(frozen=True, slots=True)
class Mode:
    """How words may part. ``cut_from``: a word wider than this (1/1000 em) may be cut anywhere, 0 for never."""

    table: str = "quanjiao"
    hanging: bool = False
    hyphenate: bool = False
    cut_from: int = 0


class Item(NamedTuple):
    """A box that never parts. ``pre`` and ``post`` shift a mark inside its half-em box; ``blank`` was typed before it."""

    left: str
    right: str
    text: str
    width: int
    pre: int
    body: str
    post: int
    start: int
    voice: int
    blank: str
    cut: Cut | None


class Slot(NamedTuple):
    """A place in a record where a line may end: sums before the gap, sums behind it, and how to draw the edge."""

    end_width: int
    end_shrink: int
    end_stretch: int
    end_gaps: int
    start_width: int
    start_shrink: int
    start_stretch: int
    start_gaps: int
    penalty: int
    loose: bool
    index: int  # type: ignore[assignment]  # a slot is never searched as a tuple
    offset: int
    hyphen: str
    pre: int
    voice: int


class Joint(NamedTuple):
    """The gap between two items: its space, the penalty of a break, and how it is drawn."""

    gap: Gap
    stroke: str
    loose: bool = False
    hyphen: bool = False


_EDGE = Joint(Gap(0, 0, 0, None, False), "")


class Record:
    """What stands between two runs of Han characters; ``sums`` are its width, shrink, stretch and letter-space gaps."""

    __slots__ = ("_slots", "ends", "hanging", "hyphen", "items", "joints", "length", "next_voice", "stroke", "strokes",
                 "sums")  # fmt: skip

    def __init__(
        self,
        items: list[Item],
        joints: list[Joint],
        length: int,
        next_voice: int,
        hyphen: tuple[int, str],
        hanging: bool,
    ) -> None:
        self.items, self.joints, self.length, self.next_voice, self.hyphen = items, joints, length, next_voice, hyphen
        self.hanging = hanging
        width = shrink = stretch = spread = 0
        for joint in joints:
            gap = joint.gap
            width += gap.natural
            shrink += gap.shrink
            stretch += gap.stretch
            spread += gap.spread
        for item in items:
            width += item.width
        self.sums = (width, shrink, stretch, spread)
        self.strokes = [joints[0].stroke]
        for item, joint in zip(items, joints[1:], strict=True):
            self.strokes += (item.body, joint.stroke)
        self.stroke = "".join(self.strokes)
        self._slots: list[Slot] | None = None
        self.ends: list[int] = []

    def pre(self, index: int) -> str:
        """The shift of an item that begins a line."""
        shift = self.items[index].pre
        return fixed(shift) if shift else ""

    @property
    def slots(self) -> list[Slot]:
        """Places where a line may end, in order; ``ends`` are their widths before the gap."""
        if self._slots is None:
            self._slots = self._find_slots()
            self.ends = [slot.end_width for slot in self._slots]
        return self._slots

    def _find_slots(self) -> list[Slot]:
        found: list[Slot] = []
        width = shrink = stretch = spread = 0
        last = len(self.items)
        for index, joint in enumerate(self.joints):
            gap = joint.gap
            after = (width + gap.natural, shrink + gap.shrink, stretch + gap.stretch, spread + gap.spread)
            if gap.penalty is not None:
                end = width - self._overhang(index) + (self.hyphen[0] if joint.hyphen else 0)
                offset, pre, voice = self.length, 0, self.next_voice
                if index < last:
                    item = self.items[index]
                    offset, pre, voice = item.start, item.pre, item.voice
                hyphen = self.hyphen[1] if joint.hyphen else ""
                found.append(Slot(end, shrink, stretch, spread, *after, gap.penalty, joint.loose, index, offset, hyphen,
                                  pre, voice))  # fmt: skip
            width, shrink, stretch, spread = after
            width += self.items[index].width if index < last else 0
        return found

    def _overhang(self, index: int) -> int:
        """How far the mark before a break hangs over the measure (CLREQ, Hanging Punctuation): 、，。 alone."""
        if not self.hanging or not index or self.items[index - 1].text not in _HANGING:
            return 0
        alone = index < 2 or self.items[index - 2].right not in breaks.FULL_MARKS
        return self.items[index - 1].width if alone else 0


class Builder:
    """Makes records for the voices of a paragraph in one mode."""

    def __init__(self, voices: Sequence[Shaper], springs: Springs, mode: Mode) -> None:
        self._voices, self._springs, self._mode = voices, springs, mode
        self._gaps = gaps(mode.table)
        self._known: dict[tuple[str, str, int, int], Joint] = {}

    def record(self, parts: Sequence[Part], before: int | None, after: int | None) -> Record:
        """The record of a junction; ``before`` and ``after`` are the voices of the Han beside it, None at an edge."""
        items: list[Item] = []
        blank, start = "", 0
        for voice, text in parts:
            for token, western in _read_quotes(breaks.tokens(text), before is not None, after is not None):
                if token.kind == "blank":
                    blank += token.text
                else:
                    at = start + token.start
                    items += self._items(token, western, voice, blank, at)
                    blank = ""
            start += len(text)
        joints = self._joints(items, before, after, blank)
        voice = items[-1].voice if items else before or 0
        return Record(items, joints, start, voice if after is None else after, self._voices[voice].hyphen,
                      self._mode.hanging)  # fmt: skip

    # -- items

    def _items(self, token: Token, western: bool, voice: int, blank: str, start: int) -> list[Item]:
        shaper, text = self._voices[voice], token.text
        if token.kind == "word" or western:
            return self._word(text, voice, blank, start)
        width, body = shaper.box(text, token.kind)
        mark = breaks.MARKS.get(text[0]) if token.kind == "mark" else ""
        kind = "D" if token.kind == "dash" else mark or breaks.cluster_class(text)
        pre = post = 0
        if width > _HALF + 300 and (kind in breaks.FULL_MARKS or kind == "M"):
            spare = width - _HALF - shaper.style.tracking
            pre = -spare if kind == "O" else -spare // 2 if kind == "M" else 0
            width, post = width - spare, -spare - pre
        elif kind == "M" and width < _HALF:
            pre = (_HALF - width) // 2
            width, post = _HALF, _HALF - width - pre
        return [Item(kind, kind, text, width, pre, body, post, start, voice, blank, None)]

    def _word(self, text: str, voice: int, blank: str, start: int) -> list[Item]:
        shaper = self._voices[voice]
        found = breaks.cuts(text, self._mode.hyphenate)
        if self._mode.cut_from and shaper.box(text, "word")[0] > self._mode.cut_from:
            known = {cut.at: cut for cut in found}
            ends = accumulate(map(len, clusters(text)[:-1]))
            found = tuple(known.get(at, Cut(at, EMERGENCY, loose=True)) for at in ends)
        left, right = breaks.word_classes(text, bool(blank))
        if not found:
            width, body = shaper.box(text, "word")
            return [Item(left, right, text, width, 0, body, 0, start, voice, blank, None)]
        items = []
        for cut, following in pairwise((Cut(0, 0), *found, Cut(len(text), 0))):
            piece = text[cut.at : following.at].replace("\u00ad", "")
            width, body = shaper.box(piece, "word")
            first, last = not cut.at, following.at == len(text)
            items.append(Item(left if first else "L", right if last else "L", piece, width, 0, body, 0, start + cut.at,
                              voice, blank if first else "", None if first else cut))  # fmt: skip
        return items

    # -- joints

    def _joints(self, items: list[Item], before: int | None, after: int | None, blank: str) -> list[Joint]:
        han = Item("H", "H", "", 0, 0, "", 0, 0, before or 0, "", None)
        last = Item("H", "H", "", 0, 0, "", 0, 0, after or 0, blank, None)
        joints = [_EDGE if before is None else self._joint(han, items[0] if items else last)]
        joints += [self._joint(one, other) for one, other in pairwise(items)]
        for index in range(2, len(items)):
            if (
                items[index - 1].left == "D"
                and items[index - 2].text[-1:].isdigit()
                and items[index].text[:1].isdigit()
            ):
                joints[index] = _forbidden(joints[index])
        if items:
            joints.append(_EDGE if after is None else self._joint(items[-1], last))
        elif after is None:
            joints = [_EDGE]
        return joints

    def _joint(self, one: Item, other: Item) -> Joint:
        cut = other.cut
        if cut is not None:
            return Joint(Gap(0, 0, 0, cut.penalty, False), SOLID, cut.loose, cut.hyphen)
        if (other.blank and (_is_prefix(one, other) or _is_unit(one, other))) or one.voice != other.voice:
            return self._make_joint(one, other)
        key = (one.right + other.left, other.blank, one.post, other.pre)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._make_joint(one, other)
        return known

    def _make_joint(self, one: Item, other: Item) -> Joint:
        gap, drawn = self._gaps[one.right + other.left], ""
        if other.blank:
            gap, drawn = self._blank(one, other, gap)
        if gap.penalty is None and self._mode.cut_from:
            gap = gap._replace(penalty=EMERGENCY)
        base = one.post + gap.natural + other.pre
        stroke = "" if gap.spread else SOLID
        for char in drawn:
            advance, code = self._voices[one.voice].blank(char)
            stroke += SOLID + code
            base -= advance
        stroke += self._springs.char(base, gap.shrink, gap.stretch)
        return Joint(gap, stroke if other.voice == one.voice else stroke + chr(VOICE + other.voice))

    def _blank(self, one: Item, other: Item, gap: Gap) -> tuple[Gap, str]:
        """The gap where a blank was typed: dropped beside a mark, replaced between Han and word, else kept."""
        typed, pair = other.blank, one.right + other.left
        shown = "".join(c for c in typed if c in breaks.BLANKS)
        wide = shown.count("\u3000")
        drawn = ""
        if wide:
            gap, drawn = Gap(wide * EM, 0, 0, _blank_penalty(pair), True), "\u3000" * wide
        elif shown and not _SPACE_DROPPED.intersection(pair) and not gap.natural:
            gap, drawn = BLANK._replace(penalty=_blank_penalty(pair)), shown[0] if shown[0] != "\t" else " "
        if shown and (_is_prefix(one, other) or _is_unit(one, other)):
            gap = gap._replace(penalty=None)
        if "\u200b" in typed:
            gap = gap._replace(penalty=0)
        elif not _JOINERS.isdisjoint(typed):
            gap = gap._replace(penalty=None)
        return gap, drawn


def _blank_penalty(pair: str) -> int | None:
    return None if pair[0] in _NO_END or pair[1] in _NO_START else 0


def _is_prefix(one: Item, other: Item) -> bool:
    return one.text in breaks.PREFIXES and other.text[:1].isdigit()


def _is_unit(one: Item, other: Item) -> bool:
    return one.text[-1:].isdigit() and (other.left == "U" or breaks.is_unit(other.text))


def _forbidden(joint: Joint) -> Joint:
    return joint._replace(gap=joint.gap._replace(penalty=None))


def _read_quotes(found: list[Token], han_before: bool, han_after: bool) -> list[tuple[Token, bool]]:
    """Tokens, each with whether it is a curly quote of Western text: a pair whose outer neighbours are Western.

    CLREQ, Sizes and positions of Punctuation Marks: full width beside Han, proportional inside a Western run.
    """
    western = [False] * len(found)
    if not any(token.text in "“”‘’" for token in found):
        return [(token, False) for token in found]
    spoken = [index for index, token in enumerate(found) if token.kind != "blank"]
    opened: list[int] = []
    for place, index in enumerate(spoken):
        text = found[index].text
        if text in "“‘":
            opened.append(place)
        elif text in "”’" and opened:
            first = opened.pop()
            left = found[spoken[first - 1]].kind if first else "mark" if han_before else "word"
            right = found[spoken[place + 1]].kind if place + 1 < len(spoken) else "mark" if han_after else "word"
            if left == right == "word":
                western[spoken[first]] = western[index] = True
    return list(zip(found, western, strict=True))
