"""What stands between two runs of Han characters: its boxes, the gaps between them, and where a line may end.

    "，“Service Mesh”" ─ items ─▶  ，  “  Service␣Mesh  ”      joints between them, and to the Han on both sides

Boxes and gaps follow the table of the style and the region (``spacing``) and the level of prohibition (``kinsoku``).
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from progprint.core.tuples import new_tuple
from progprint.text import tokens
from progprint.text.breakpoints import Breakpoint
from progprint.text.clusters import clusters
from progprint.text.hyphenation import plain_word, word_breakpoints
from progprint.text.linebreaks import is_bound, is_range, line_breaks
from progprint.text.quotes import SIDES, is_western, token_kinds
from progprint.typeset.record import EDGE, Item, Joint, Record, strokes_of, sums_of
from progprint.typeset.ruby import Base, base_item
from progprint.typeset.shape import Shaper
from progprint.typeset.spacing import BLANK, EM, REGIONS, Gap, gaps, region_of
from progprint.typeset.strokes import SOLID, VOICE, Springs, fixed

_SPACE_DROPPED = frozenset("OCPEFMD")
_HALF = 500
EMERGENCY = 3000
"""Cost of a break that no rule allows, taken only when nothing else fits."""

Part = tuple[int, str]
"""A stretch of one voice: the voice's number and the text."""


class Mode(NamedTuple):
    """How words may part.

    ``cut_from``: a word wider than this (1/1000 em) may be cut anywhere, 0 for never. ``level`` says what may begin and
    end a line (``kinsoku``).
    """

    table: str = "quanjiao"
    hanging: bool = False
    hyphenate: bool = False
    cut_from: int = 0
    level: str = "strict"


_HAN = Item("H", "H", "", 0, 0, "", 0, 0, None, 0)
_WORD = Item("L", "L", "a", 0, 0, "", 0, 0, None, 0)


class Builder:
    """Makes records for the voices of a paragraph in one mode, by the rules of a language.

    ``terms`` are words in lower case that get no hyphen.
    """

    def __init__(self, voices: Sequence[Shaper], springs: Springs, mode: Mode, language: str,
                 terms: Container[str] = ()) -> None:  # fmt: skip
        self._voices, self._springs, self._mode, self._terms = voices, springs, mode, terms
        region = region_of(language)
        self._region = REGIONS[region]
        self._western = is_western(language)
        self._hanging = self._region.hanging if mode.hanging else frozenset()
        self._gaps = gaps(mode.table, region)
        self._rules = line_breaks(language, mode.level)
        self._known: dict[tuple[str, str, int, int, int, bool | None], Joint] = {}
        self._known_items: dict[tuple[str, str, int, bool], tuple[Item, ...]] = {}

    def record(self, parts: Sequence[Part], before: int | None, after: int | None) -> Record:
        """The record of a junction; ``before`` and ``after`` are the voices of the Han beside it, None at an edge."""
        items: list[Item] = []
        blanks: list[str] = []
        blank, start = "", 0
        for voice, text in parts:
            if isinstance(text, Base):
                items.append(base_item(text, self._voices[voice], voice, start))
                blanks.append(blank)
                blank, start = "", start + len(text)
                continue
            found = tokens.tokens(text)
            kinds = token_kinds(found, before is not None, after is not None, western=self._western)
            for kind, (_, typed, at) in zip(kinds, found, strict=True):
                if kind == "blank" or (typed[0] == "\u00ad" and not typed.strip("\u00ad")):
                    blank += typed
                    continue
                for item in self._items(typed, kind, voice, bool(blank)):
                    items.append(new_tuple(Item, (*item[:9], start + at + item[9])) if start or at else item)
                    blanks.append(blank)
                    blank = ""
            start += len(text)
        joints = self._joints(items, [*blanks, blank], before, after)
        voice = items[-1].voice if items else before or 0
        sums, stroke = sums_of(items, joints), "".join(strokes_of(items, joints))
        return Record(sums, stroke, start, len(items), voice if after is None else after, self._hyphen,
                      self._hanging, lambda: (items, joints))  # fmt: skip

    def word(self, text: str) -> Record:
        """The record of a word that begins and ends with a letter or figure, between Han of the first voice.

        The same as that of ``record``; its parts are made only if a line ever begins or ends in it.
        """
        shaper = self._voices[0]
        if self._mode.cut_from or not text.isprintable() or " " in text or self._breakpoints(text, shaper):
            return self.record([(0, text)], 0, 0)
        width, body = shaper.box(text, "word")
        before, after = self._beside_word
        one, other = before.gap, after.gap
        sums = (one.natural + width + other.natural, one.shrink + other.shrink, one.stretch + other.stretch,
                one.spread + other.spread)  # fmt: skip

        def make() -> tuple[list[Item], list[Joint]]:
            return [Item("L", "L", text, width, 0, body, 0, 0, None, 0)], [before, after]

        stroke = before.stroke + body + after.stroke
        return Record(sums, stroke, len(text), 1, 0, self._hyphen, self._hanging, make)

    def _hyphen(self, voice: int) -> tuple[int, str]:
        return self._voices[voice].hyphen

    @cached_property
    def _beside_word(self) -> tuple[Joint, Joint]:
        """The gaps between Han and a word, and a word and Han."""
        return self._joint(_HAN, _WORD, ""), self._joint(_WORD, _HAN, "")

    # -- items

    def _items(self, text: str, kind: str, voice: int, spaced: bool) -> tuple[Item, ...]:
        """The boxes of a token at the start of a junction; ``spaced``: a blank was typed before it."""
        key = (text, kind, voice, spaced)
        known = self._known_items.get(key)
        if known is None:
            word = kind == "word" or kind in SIDES
            made = self._word(text, kind, voice, spaced) if word else (self._mark(text, kind, voice),)
            known = self._known_items[key] = made
        return known

    def _mark(self, text: str, kind: str, voice: int) -> Item:
        shaper = self._voices[voice]
        width, body = shaper.box(text, kind)
        mark = text[0] if kind == "mark" else text
        kind = self._region.classes.get(mark, tokens.sign_class(text, kind))
        pre = post = 0
        if width > _HALF + 300 and kind in self._region.whole:
            pre = shaper.off_centre(mark)
            post = -pre
        elif width > _HALF + 300 and kind in self._region.half:
            spare = width - _HALF - shaper.style.tracking
            pre = -spare if kind == "O" else shaper.off_centre(mark) - spare // 2 if kind == "M" else 0
            width, post = width - spare, -spare - pre
        elif kind == "M" and width < _HALF + shaper.style.tracking:
            spare = _HALF + shaper.style.tracking - width
            pre = spare // 2
            width, post = width + spare, spare - pre
        return Item(kind, kind, text, width, pre, body, post, voice, None, 0)

    def _word(self, text: str, kind: str, voice: int, spaced: bool) -> tuple[Item, ...]:
        shaper = self._voices[voice]
        found = self._breakpoints(text, shaper)
        if self._mode.cut_from and shaper.box(text, "word")[0] > self._mode.cut_from:
            known = {one.at: one for one in found}
            lead = len(text) - len(text.lstrip("\u00ad"))
            ends = [at for at in accumulate(map(len, clusters(text)[:-1])) if at > lead and text[at] != "\u00ad"]
            found = tuple(known.get(at, Breakpoint(at, EMERGENCY, loose=True)) for at in ends)
        left, right = tokens.word_classes(SIDES.get(kind, text), spaced)
        if not found:
            width, body = shaper.box(text.replace("\u00ad", ""), "word")
            return (Item(left, right, text, width, 0, body, 0, voice, None, 0),)
        items = []
        for place, following in pairwise((Breakpoint(0, 0), *found, Breakpoint(len(text), 0))):
            piece = text[place.at : following.at].replace("\u00ad", "")
            width, body = shaper.box(piece, "word")
            first, last = not place.at, following.at == len(text)
            items.append(Item(left if first else "L", right if last else "L", piece, width, 0, body, 0, voice,
                              None if first else place, place.at))  # fmt: skip
        return tuple(items)

    def _breakpoints(self, word: str, shaper: Shaper) -> tuple[Breakpoint, ...]:
        """Where a word may part; no term is hyphenated."""
        language = shaper.style.language
        may = self._mode.hyphenate and not shaper.style.verbatim
        hyphenate = may and plain_word(word, language).lower() not in self._terms
        return word_breakpoints(word, language if hyphenate else None)

    # -- joints

    def _joints(self, items: list[Item], blanks: list[str], before: int | None, after: int | None) -> list[Joint]:
        """Gaps before, between and behind the boxes; ``blanks`` are what was typed there."""
        han = _HAN._replace(voice=before) if before else _HAN
        last = _HAN._replace(voice=after) if after else _HAN
        if not items:
            return [EDGE if before is None or after is None else self._joint(han, last, blanks[0])]
        joints = [EDGE if before is None else self._joint(han, items[0], blanks[0])]
        joints += map(self._joint, items, items[1:], blanks[1:])
        for index in range(2, len(items)):
            if is_range(*items[index - 2 : index + 1]):
                gap = joints[index].gap._replace(penalty=EMERGENCY if self._mode.cut_from else None)
                joints[index] = joints[index]._replace(gap=gap)
        joints.append(EDGE if after is None else self._joint(items[-1], last, blanks[-1]))
        return joints

    def _joint(self, one: Item, other: Item, blank: str) -> Joint:
        place = other.breakpoint
        if place is not None:
            gap = Gap(place.space, 0, 0, place.penalty, False)
            return Joint(gap, SOLID + fixed(place.space), place.loose, place.hyphen)
        if (blank and is_bound(one, other)) or one.voice != other.voice:
            return self._make_joint(one, other, blank)
        key = (one.right + other.left, blank, one.post, other.pre, one.voice, self._rules.allows(one, other))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._make_joint(one, other, blank)
        return known

    def _make_joint(self, one: Item, other: Item, blank: str) -> Joint:
        gap, drawn = self._gaps[one.right + other.left], ""
        if blank:
            gap, drawn = self._blank(one, other, blank, gap)
        penalty = self._rules.penalty(one, other, blank)
        if penalty is None and self._mode.cut_from and not tokens.is_joining(other.text[:1]):
            penalty = EMERGENCY
        gap = gap._replace(penalty=penalty)
        base = one.post + gap.natural + other.pre
        stroke = "" if gap.spread else SOLID
        for char in drawn:
            advance, code = self._voices[one.voice].blank(char)
            stroke += SOLID + code
            base -= advance + (self._voices[one.voice].style.tracking if code else 0)
        stroke += self._springs.char(base, gap.shrink, gap.stretch)
        return Joint(gap, stroke if other.voice == one.voice else stroke + chr(VOICE + other.voice))

    def _blank(self, one: Item, other: Item, typed: str, gap: Gap) -> tuple[Gap, str]:
        """The gap where a blank was typed: dropped beside a mark, replaced between Han and word, else kept."""
        pair = one.right + other.left
        shown = "".join(c for c in typed if c in tokens.BLANKS)
        wide = shown.count("\u3000")
        drawn = ""
        if wide:
            gap, drawn = Gap(wide * EM, 0, 0, None, True), "\u3000" * wide
        elif shown and not _SPACE_DROPPED.intersection(pair) and not gap.natural:
            gap, drawn = BLANK, shown[0] if shown[0] != "\t" else " "
        return gap, drawn
