"""Items of a text between two runs of Han characters: boxes, the glue between them, and where a line may end.

    "，“Service Mesh”" ─ items ─▶  ，  “  Service␣Mesh  ”      boundaries between them, and to the Han on both sides

Boxes and gaps follow the table of the style and the region (``glue``) and the level of prohibition (``kinsoku``).
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache, cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from progprint.core.tuples import new_tuple
from progprint.text import tokens
from progprint.text.breakpoints import Breakpoint
from progprint.text.clusters import clusters
from progprint.text.hyphenation import hyphens_of_cuts, plain_word, word_breakpoints
from progprint.text.linebreaks import is_bound, is_range, line_breaks
from progprint.text.quotes import SIDES, is_western, token_kinds
from progprint.typeset.drawing import SOLID, STYLE_RUN, GlueCodes, fixed
from progprint.typeset.glue import BLANK, EM, REGIONS, Glue, glue_table, region_of
from progprint.typeset.items import EDGE, Boundary, ItemRun, LineItem, drawings_of, sums_of
from progprint.typeset.ruby import Base, base_item
from progprint.typeset.shape import Shaper

_SPACE_DROPPED = frozenset("OCPEFMD")
_HALF = 500
EMERGENCY = 3000
"""Cost of a break that no rule allows, taken only when nothing else fits."""

Part = tuple[int, str]
"""A stretch of one style run: the style run's number and the text."""


class Mode(NamedTuple):
    """The ways in which words may part.

    ``cut_from``: a word wider than this (1/1000 em) may be cut anywhere, 0 for never. ``level`` says what may begin and
    end a line (``kinsoku``).
    """

    table: str = "quanjiao"
    hanging: bool = False
    hyphenate: bool = False
    cut_from: int = 0
    level: str = "strict"


_HAN = LineItem("H", "H", "", 0, 0, "", 0, 0, None, 0)
_WORD = LineItem("L", "L", "a", 0, 0, "", 0, 0, None, 0)


class Itemizer:
    """Makes item runs for the style runs of a paragraph in one mode, by the rules of a language.

    ``terms`` are words in lower case that get no hyphen.
    """

    def __init__(self, style_runs: Sequence[Shaper], codes: GlueCodes, mode: Mode, language: str,
                 terms: Container[str] = ()) -> None:  # fmt: skip
        self._style_runs, self._codes, self._mode, self._terms = style_runs, codes, mode, terms
        region = region_of(language)
        self._region = REGIONS[region]
        self._western = is_western(language)
        self._hanging = self._region.hanging if mode.hanging else frozenset()
        self._table = glue_table(mode.table, region)
        self._rules = line_breaks(language, mode.level)
        self._known: dict[tuple[str, str, int, int, int, bool | None], Boundary] = {}
        self._items = cache(self._boxes)

    def item_run(self, parts: Sequence[Part], before: int | None, after: int | None) -> ItemRun:
        """The item run of a text between two runs of Han.

        ``before`` and ``after`` are the style runs of the Han beside it, None at an edge.
        """
        items: list[LineItem] = []
        blanks: list[str] = []
        blank, start = "", 0
        for style_run, text in parts:
            if isinstance(text, Base):
                items.append(base_item(text, self._style_runs[style_run], style_run, start))
                blanks.append(blank)
                blank, start = "", start + len(text)
                continue
            found = tokens.tokens(text)
            kinds = token_kinds(found, before is not None, after is not None, western=self._western)
            for kind, (_, typed, at) in zip(kinds, found, strict=True):
                if kind == "blank" or (typed[0] == "\u00ad" and not typed.strip("\u00ad")):
                    blank += typed
                    continue
                for item in self._items(typed, kind, style_run, bool(blank)):
                    items.append(new_tuple(LineItem, (*item[:9], start + at + item[9])) if start or at else item)
                    blanks.append(blank)
                    blank = ""
            start += len(text)
        boundaries = self._boundaries(items, [*blanks, blank], before, after)
        style_run = items[-1].style_run if items else before or 0
        sums, drawing = sums_of(items, boundaries), "".join(drawings_of(items, boundaries))
        return ItemRun(sums, drawing, start, len(items), style_run if after is None else after, self._hyphen,
                      self._hanging, lambda: (items, boundaries))  # fmt: skip

    def word(self, text: str) -> ItemRun:
        """The item run of a word that begins and ends with a letter or figure, between Han of the first style run.

        The same as that of ``item_run``; its parts are made only if a line ever begins or ends in it.
        """
        shaper = self._style_runs[0]
        if self._mode.cut_from or not text.isprintable() or " " in text or self._breakpoints(text, shaper):
            return self.item_run([(0, text)], 0, 0)
        width, body = shaper.box(text, "word")
        before, after = self._beside_word
        one, other = before.glue, after.glue
        sums = (one.natural + width + other.natural, one.shrink + other.shrink, one.stretch + other.stretch,
                one.spread + other.spread)  # fmt: skip

        def make() -> tuple[list[LineItem], list[Boundary]]:
            return [LineItem("L", "L", text, width, 0, body, 0, 0, None, 0)], [before, after]

        drawing = before.drawing + body + after.drawing
        return ItemRun(sums, drawing, len(text), 1, 0, self._hyphen, self._hanging, make)

    def _hyphen(self, style_run: int) -> tuple[int, str]:
        return self._style_runs[style_run].hyphen

    @cached_property
    def _beside_word(self) -> tuple[Boundary, Boundary]:
        """The gaps between Han and a word, and a word and Han."""
        return self._boundary(_HAN, _WORD, ""), self._boundary(_WORD, _HAN, "")

    # -- items

    def _boxes(self, text: str, kind: str, style_run: int, spaced: bool) -> tuple[LineItem, ...]:
        """The boxes of a token at its start; ``spaced``: a blank was typed before it."""
        word = kind == "word" or kind in SIDES
        return self._word(text, kind, style_run, spaced) if word else (self._mark(text, kind, style_run),)

    def _mark(self, text: str, kind: str, style_run: int) -> LineItem:
        shaper = self._style_runs[style_run]
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
        return LineItem(kind, kind, text, width, pre, body, post, style_run, None, 0)

    def _word(self, text: str, kind: str, style_run: int, spaced: bool) -> tuple[LineItem, ...]:
        shaper = self._style_runs[style_run]
        found = self._breakpoints(text, shaper)
        if self._mode.cut_from and shaper.box(text, "word")[0] > self._mode.cut_from:
            known = {one.at: one for one in found}
            lead = len(text) - len(text.lstrip("\u00ad"))
            ends = [at for at in accumulate(map(len, clusters(text)[:-1])) if at > lead and text[at] != "\u00ad"]
            found = tuple(
                known.get(at) or Breakpoint(at, EMERGENCY, loose=True, hyphen=hyphen)
                for at, hyphen in zip(ends, hyphens_of_cuts(text, ends), strict=True)
            )
        left, right = tokens.word_classes(SIDES.get(kind, text), spaced)
        if not found:
            width, body = shaper.box(text.replace("\u00ad", ""), "word")
            return (LineItem(left, right, text, width, 0, body, 0, style_run, None, 0),)
        items = []
        for place, following in pairwise((Breakpoint(0, 0), *found, Breakpoint(len(text), 0))):
            piece = text[place.at : following.at].replace("\u00ad", "")
            width, body = shaper.box(piece, "word")
            first, last = not place.at, following.at == len(text)
            items.append(LineItem(left if first else "L", right if last else "L", piece, width, 0, body, 0, style_run,
                              None if first else place, place.at))  # fmt: skip
        return tuple(items)

    def _breakpoints(self, word: str, shaper: Shaper) -> tuple[Breakpoint, ...]:
        """Where a word may part; no term is hyphenated."""
        language = shaper.style.language
        may = self._mode.hyphenate and not shaper.style.verbatim
        hyphenate = may and plain_word(word, language).lower() not in self._terms
        return word_breakpoints(word, language if hyphenate else None)

    # -- boundaries

    def _boundaries(
        self, items: list[LineItem], blanks: list[str], before: int | None, after: int | None
    ) -> list[Boundary]:
        """Gaps before, between and behind the boxes; ``blanks`` are what was typed there."""
        han = _HAN._replace(style_run=before) if before else _HAN
        last = _HAN._replace(style_run=after) if after else _HAN
        if not items:
            return [EDGE if before is None or after is None else self._boundary(han, last, blanks[0])]
        boundaries = [EDGE if before is None else self._boundary(han, items[0], blanks[0])]
        boundaries += map(self._boundary, items, items[1:], blanks[1:])
        for index in range(2, len(items)):
            if is_range(*items[index - 2 : index + 1]):
                glue = boundaries[index].glue._replace(penalty=EMERGENCY if self._mode.cut_from else None)
                boundaries[index] = boundaries[index]._replace(glue=glue)
        boundaries.append(EDGE if after is None else self._boundary(items[-1], last, blanks[-1]))
        return boundaries

    def _boundary(self, one: LineItem, other: LineItem, blank: str) -> Boundary:
        place = other.breakpoint
        if place is not None:
            glue = Glue(place.space, 0, 0, place.penalty, False)
            return Boundary(glue, SOLID + fixed(place.space), place.loose, place.hyphen)
        if (blank and is_bound(one, other)) or one.style_run != other.style_run:
            return self._make_boundary(one, other, blank)
        key = (one.right + other.left, blank, one.post, other.pre, one.style_run, self._rules.allows(one, other))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._make_boundary(one, other, blank)
        return known

    def _make_boundary(self, one: LineItem, other: LineItem, blank: str) -> Boundary:
        glue, drawn = self._table[one.right + other.left], ""
        if blank:
            glue, drawn = self._blank(one, other, blank, glue)
        penalty = self._rules.penalty(one, other, blank)
        if penalty is None and self._mode.cut_from and not tokens.is_joining(other.text[:1]):
            penalty = EMERGENCY
        glue = glue._replace(penalty=penalty)
        base = one.post + glue.natural + other.pre
        drawing = "" if glue.spread else SOLID
        for char in drawn:
            advance, code = self._style_runs[one.style_run].blank(char)
            drawing += SOLID + code
            base -= advance + (self._style_runs[one.style_run].style.tracking if code else 0)
        drawing += self._codes.char(base, glue.shrink, glue.stretch)
        return Boundary(
            glue, drawing if other.style_run == one.style_run else drawing + chr(STYLE_RUN + other.style_run)
        )

    def _blank(self, one: LineItem, other: LineItem, typed: str, glue: Glue) -> tuple[Glue, str]:
        """The glue where a blank was typed: dropped beside a mark, replaced between Han and word, else kept."""
        pair = one.right + other.left
        shown = "".join(c for c in typed if c in tokens.BLANKS)
        wide = shown.count("\u3000")
        drawn = ""
        if wide:
            glue, drawn = Glue(wide * EM, 0, 0, None, True), "\u3000" * wide
        elif shown and not _SPACE_DROPPED.intersection(pair) and not glue.natural:
            glue, drawn = BLANK, shown[0] if shown[0] != "\t" else " "
        return glue, drawn
