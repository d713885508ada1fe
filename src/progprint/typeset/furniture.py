"""The page around its text: margins, running heads, folios and the thumb index."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain
from typing import NamedTuple

from progprint.core.color import Ink
from progprint.core.units import MM, Rect
from progprint.text.clusters import clusters
from progprint.typeset.frame import Frame, GlyphRun, Group, Item, Rule, Tag
from progprint.typeset.line import Composer
from progprint.typeset.style import PageSize, Running, TextStyle

_APART = 2.0
"""Ems of space between two running heads."""
_LOOSE_ENDS = " \u3000,，、:：;；·—-（(「『《“‘"
"""What is dropped before … where a head is cut."""
SAFE = 3 * MM
"""Least distance of the words on a tab from the trim."""
_PITCH = 1.15
"""From one character of a tab to the next below it, in ems."""
_EAST = 0x2E7F
"""The last code point before the scripts that are set upright below each other."""
_IN_WORD = re.compile(r"[^\W_\u2e80-\uffff]{2}")


class Master(NamedTuple):
    """The page: its size and margins, and how heads, folios and thumb tabs look.

    Heads and folios have their baselines ``running.head`` from the top and ``running.folio`` from the bottom of the trim. The
    first tab hangs ``thumb_top`` below the top and each track's is one step lower.
    """

    page: PageSize
    running: Running
    head: TextStyle
    folio: TextStyle

    def body(self, *, recto: bool) -> Rect:
        """The type area of a page."""
        page = self.page
        left, right = (page.inner, page.outer) if recto else (page.outer, page.inner)
        return Rect(left, page.top, page.width - right, page.height - page.bottom)


class Thumb(NamedTuple):
    """A tab of the thumb index: short title, ground and text ink, and which step (from 0) it hangs at."""

    title: str
    ground: Ink
    ink: Ink
    step: int


class Furniture:
    """Running heads, folios and tabs around the text of pages; heads and tabs are made once each."""

    def __init__(self, master: Master, composer: Composer) -> None:
        self.master, self.composer = master, composer
        self._heads = cache(self._set_heads)
        self.tab = cache(self._tab)
        """A tab of the thumb index; the same one stands on many pages."""

    def _set_heads(self, sides: tuple[tuple[str, str, float], ...]) -> Group:
        """Running heads, each a text, how it is aligned, and where; the same ones stand on many pages."""
        style, y = self.master.head, self.master.running.head
        texts = self._beside(*[text for text, _, _ in sides])
        heads = [
            self.composer.place(text, style, x, y, align)
            for text, (_, align, x) in zip(texts, sides, strict=True)
            if text
        ]
        return self._repeated(chain.from_iterable(heads))

    def _beside(self, left: str, right: str) -> tuple[str, str]:
        """Two heads that stand beside each other; the longer one, or both, end in … where there is no room for all."""
        style = self.master.head
        room = self.master.body(recto=True).width - (_APART * style.size if left and right else 0.0)
        widths = [self.composer.width(text, style) for text in (left, right)]
        if sum(widths) <= room:
            return left, right
        least = min(*widths, room / 2)
        return self._within(left, max(least, room - widths[1])), self._within(right, max(least, room - widths[0]))

    def _within(self, text: str, room: float) -> str:
        """The text, or as much of it as stands in so many points before …."""
        style = self.master.head
        if self.composer.width(text, style) <= room + 0.01:
            return text
        ends = list(accumulate(map(len, clusters(text))))
        count = bisect_left(ends, True, key=lambda end: self.composer.width(f"{text[:end]}…", style) > room)
        kept = text[: ends[count - 1] if count else 0]
        if _IN_WORD.match(text, max(len(kept) - 1, 0)) and " " in kept[len(kept) // 2 :]:  # a word is left out whole
            kept = kept[: kept.rindex(" ")]
        return f"{kept.rstrip(_LOOSE_ENDS)}…"

    def _repeated(self, items: Iterable[Item]) -> Group:
        """Items that stand on many pages, in page coordinates."""
        width, height = self.master.page.width, self.master.page.height
        tag = Tag("Artifact", 0.0, 0.0, Frame(width, height, tuple(items)))
        return Group(0.0, 0.0, Frame(width, height, (tag,)), repeated=True)

    def around(self, number: int, outer: str, inner: str, *, folio: bool) -> Iterator[Item]:
        """Running heads and folio: the part's name outside, the conference inside, the folio at the foot outside."""
        master, recto = self.master, number % 2 == 1
        body = master.body(recto=recto)
        sides = ((inner, "left", body.x0), (outer, "right", body.x1))
        if not recto:
            sides = ((outer, "left", body.x0), (inner, "right", body.x1))
        if inner or outer:
            yield self._heads(sides)
        if folio:
            align, x = ("right", body.x1) if recto else ("left", body.x0)
            low = master.page.height - master.running.folio
            runs = self.composer.place(str(number), master.folio, x, low, align)
            yield Tag("Artifact", 0.0, 0.0, Frame(master.page.width, master.page.height, runs))

    def _tab(self, thumb: Thumb, *, recto: bool) -> Group:
        """A tab at the outer edge, bleeding off, with its words."""
        page, running = self.master.page, self.master.running
        width, height = size = running.thumb_width, running.thumb_height
        top = running.thumb_top + (thumb.step % running.thumb_steps) * height
        left = page.width - width if recto else 0.0
        ground = Rule(Rect(left, top, left + width, top + height), thumb.ground, "r" if recto else "l")
        style = self.master.head.but(ink=thumb.ink, tracking=0)
        words = tab_words(thumb.title, thumb.step + 1, style, size, recto, self.composer)
        items: list[Item] = [ground, Group(left, top, Frame(*size, words))]
        return self._repeated(items)


def tab_words(
    title: str, number: int, style: TextStyle, size: tuple[float, float], recto: bool, composer: Composer
) -> tuple[GlyphRun, ...]:
    """The runs on a tab of some width and height, from its left upper corner; on a recto its right side is the trim.

    A title of ideographs stands upright, one character below the other, a short Latin one on a line. One that the tab
    cannot hold whole is not cut: the number of the track stands in its place.
    """
    width, height = size
    text = title.replace(" ", "").replace("\u3000", "")
    letters: Sequence[str] = clusters(text)
    pitch = _PITCH * style.size
    if not all(ord(one[0]) > _EAST for one in letters):
        letters = [title.strip()]
    wide = max((composer.width(one, style) for one in letters), default=0.0)
    if not text or wide > width - SAFE or (len(letters) - 1) * pitch + 1.5 * style.size > height:
        letters = [str(number)]
    x = (width - SAFE) / 2 + (0.0 if recto else SAFE)
    y = (height - (len(letters) - 1) * pitch - style.size) / 2 + 0.88 * style.size
    return tuple(
        [run for n, one in enumerate(letters) for run in composer.place(one, style, x, y + n * pitch, "center")]
    )
