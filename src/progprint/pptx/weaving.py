"""Words of hand and of now in one shape: what is merged row by row, and a row of a table cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from progprint.pptx.looks import Rows, canonical, places_in, words_alone
from progprint.pptx.merging import Chunk, merged
from progprint.pptx.parts import A, Element


class Weaver:
    """Paragraphs, or rows and cells of a table, of both sides in one.

    ``sides`` are the rows as they were written, of hand, and of now; ``copy`` makes an element of hand one of now.
    """

    def __init__(
        self, ours: Element, theirs: Element, sides: tuple[Rows, Rows, Rows], copy: Callable[[Element], Element]
    ) -> None:
        self.ours, self.theirs = places_in(ours), places_in(theirs)
        self.sides, self.copy = sides, copy
        self.clash = False

    def run(self) -> bool:
        """Put the rows of both sides into the element of now; whether words were changed on both at one place."""
        made: list[Element] = []
        for chunk in merged(*self.sides):
            if chunk.side == "both":
                made += self._both(chunk)
            elif chunk.side == "hand":
                made += [self.copy(_whole(self.theirs[n])) for n in chunk.hand]
            else:
                made += [_whole(self.ours[n]) for n in chunk.now]
        first = _whole(self.ours[0]) if self.ours else None
        parent = first.getparent() if first is not None else None
        if parent is None:
            return True
        for row in self.ours:
            parent.remove(_whole(row))
        parent.extend(made)
        return self.clash

    def _both(self, chunk: Chunk) -> list[Element]:
        """What both sides changed: a row is taken cell by cell, new words take a look of hand, else that of hand stays."""
        rows: list[Rows] = [tuple(side[n] for n in at) for side, at in zip(self.sides, chunk[1:], strict=True)]
        if [len(row) for row in rows] == [1, 1, 1] and len({len(row[0]) for row in rows}) == 1:
            ours, theirs = self.ours[chunk.now[0]], self.theirs[chunk.hand[0]]
            for n, (base, hand, now) in enumerate(zip(*(row[0] for row in rows), strict=True)):
                self._cell(ours, theirs, n, (base, hand, now))
            return [_whole(ours)]
        self.clash = True
        return [self.copy(_whole(self.theirs[n])) for n in chunk.hand]

    def _cell(self, ours: list[Element], theirs: list[Element], n: int, told: tuple[str, str, str]) -> None:
        base, hand, now = told
        if hand in (base, now):
            return
        words = [words_alone(((one,),)) for one in told]
        if words[0] == words[1] and words[2] != words[0] and ours[n].tag == f"{A}p" and _restyled(ours[n], theirs[n]):
            return
        self.clash = self.clash or now != base
        new = self.copy(theirs[n])
        exchange(ours[n], new)
        ours[n] = new


def _restyled(ours: Element, theirs: Element) -> bool:
    """Give the words of now the look that somebody gave to the words of before, if that was one look."""
    looks = [one.find(f"{A}rPr") for one in theirs if one.tag == f"{A}r"]
    if not looks or looks[0] is None or len({canonical(one) for one in looks}) != 1:
        return False
    if any(True for _ in looks[0].iter(f"{A}hlinkClick")):
        return False
    for one in ours:
        old = one.find(f"{A}rPr")
        if old is not None:
            one.replace(old, deepcopy(looks[0]))
    properties, wanted = ours.find(f"{A}pPr"), theirs.find(f"{A}pPr")
    if properties is not None and wanted is not None:
        ours.replace(properties, deepcopy(wanted))
    return True


def _whole(row: list[Element]) -> Element:
    """The element that a row is: a paragraph, or what holds its cells."""
    parent = row[0].getparent() if row and row[0].tag == f"{A}tc" else None
    return parent if parent is not None else row[0]


def exchange(old: Element, new: Element) -> None:
    """Put another element in the place of one."""
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)
