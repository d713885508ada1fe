"""Words of hand and of now in one shape: what is merged row by row, a row of a table cell by cell, a paragraph piece by piece."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy

from progprint.pptx.grid import Grid, changed_edges, far, grid_in, lay_edges, lay_grid
from progprint.pptx.heads import lay_head
from progprint.pptx.looks import Rows, lines_of, link_of, places_in, words_alone, words_and_look
from progprint.pptx.merging import Chunk, merged, placed, same
from progprint.pptx.parts import A, Element, canonical, drop
from progprint.pptx.text import JUMP


class Weaver:
    """Paragraphs, or rows and cells of a table, of both sides in one.

    ``sides`` are the rows as they were written, of hand, and of now; ``copy`` makes an element of hand one of now.
    ``grid`` is that of the table as it was written; ``exact``: its program keeps what nobody changes.
    """

    def __init__(
        self,
        ours: Element,
        theirs: Element,
        sides: tuple[Rows, Rows, Rows],
        copy: Callable[[Element], Element],
        grid: Grid | None = None,
        *,
        exact: bool = True,
    ) -> None:
        self.element, self.grid, self.exact = ours, grid, exact
        self.ours, self.theirs = places_in(ours), places_in(theirs)
        self.sides, self.copy = sides, copy
        self.hand = grid_in(theirs)
        self.clash = False

    def run(self) -> bool:
        """Put the rows of both sides into the element of now; whether words were changed on both at one place."""
        if self.grid is not None and len(self.hand.columns) != len(grid_in(self.element).columns):
            return self._as_of_hand()
        if self.grid is not None:
            return self._row_by_row()
        made: list[Element] = []
        for chunk in merged(*self.sides):
            if len(chunk.base) == len(chunk.hand) == len(chunk.now):
                made += [self._row(*row) for row in zip(chunk.base, chunk.hand, chunk.now, strict=True)]
                continue
            self.clash = self.clash or chunk.side == "both"
            made += self._of_now(chunk) if chunk.side == "now" else self._of_hand(chunk)
        self._put(made)
        return self.clash

    def _put(self, made: Sequence[Element]) -> None:
        first = _whole(self.ours[0]) if self.ours else None
        parent = first.getparent() if first is not None else None
        if parent is None:
            self.clash = True
            return
        for row in self.ours:
            parent.remove(_whole(row))
        parent.extend(made)

    def _of_now(self, chunk: Chunk) -> list[Element]:
        return [_whole(self.ours[n]) for n in chunk.now]

    def _of_hand(self, chunk: Chunk) -> list[Element]:
        return [self.copy(_whole(self.theirs[n])) for n in chunk.hand]

    # -- tables

    def _row_by_row(self) -> bool:
        """A table in the order of the agenda, without rows that somebody took out and with those that somebody put in.

        A row is named by its number of before; one that is only of hand or of now by a number of its own.
        """
        base, hand, now = self.sides
        mine, new = _as_before(base, hand), _known_again(base, now, {})
        of_hand = {mine.get(n, len(base) + n): n for n in range(len(hand))}
        of_now = {new.get(n, -1 - n): n for n in range(len(now))}
        taken_out = range(len(base)) - of_hand.keys()
        here = [n for n in of_hand if n in of_now or n >= len(base) or self._is_reworded(n, of_hand[n])]
        homeless = [n for n in here if n < len(base) and n not in of_now]
        changed = [n for n in taken_out & of_now.keys() if now[of_now[n]] != base[n]]
        self.clash = self.clash or bool(homeless or changed)
        made, heights = [], []
        there = sorted(n for n in here if n < len(base))
        for n in placed(there, here, [n for n in of_now if n not in taken_out]):
            if n in of_hand and n in of_now:
                made.append(self._row(n, of_hand[n], of_now[n]))
            else:
                made.append(_whole(self.ours[of_now[n]]) if n in of_now else self.copy(_whole(self.theirs[of_hand[n]])))
            heights.append(self._height(n, of_hand[n]) if n in of_hand else None)
        self._put(made)
        lay_grid(self.element, self._widths(), heights)
        return self.clash

    def _is_reworded(self, base: int, hand: int) -> bool:
        """Whether somebody changed the words of a row."""
        return words_alone((self.sides[0][base],)) != words_alone((self.sides[1][hand],))

    def _as_of_hand(self) -> bool:
        """A table to which somebody added columns, or took some away, stays as it is."""
        ours, theirs = (next((row[0] for row in side if row), None) for side in (self.ours, self.theirs))
        if ours is None or theirs is None:
            return True
        exchange(_table(ours), self.copy(_table(theirs)))
        return self.sides[0] != self.sides[2]

    def _height(self, base: int, hand: int) -> int | None:
        """The height that somebody gave a row; None where it is as it was."""
        if self.grid is None or not (base < len(self.grid.heights) and hand < len(self.hand.heights)):
            return None
        height = self.hand.heights[hand]
        return height if far(height, self.grid.heights[base], exact=self.exact) else None

    def _widths(self) -> Sequence[int]:
        """The widths that somebody gave the columns; none where they are as they were."""
        before = self.grid.columns if self.grid is not None else ()
        if len(before) != len(self.hand.columns):
            return ()
        moved = any(far(one, other, exact=self.exact) for one, other in zip(before, self.hand.columns, strict=True))
        return self.hand.columns if moved else ()

    # -- rows that both sides have

    def _row(self, base: int, hand: int, now: int) -> Element:
        """A row of now with what somebody changed in it."""
        ours, theirs = self.ours[now], self.theirs[hand]
        told = [side[n] for side, n in zip(self.sides, (base, hand, now), strict=True)]
        if len({len(cells) for cells in told}) != 1:
            self.clash = True
            return self.copy(_whole(theirs))
        for n, cells in enumerate(zip(*told, strict=True)):
            if cells[1] not in (cells[0], cells[2]):
                self._cell(ours, theirs, n, (hand, *cells))
        return _whole(ours)

    def _cell(self, ours: list[Element], theirs: list[Element], n: int, told: tuple[int, str, str, str]) -> None:
        if ours[n].tag == f"{A}p":
            ours[n] = self._paragraph(ours[n], theirs[n], told[1:])
            return
        lines = [lines_of(one) for one in told[1:]]
        if lines[1] not in (lines[0], lines[2]):
            self._body(ours[n], theirs[n], lines)
        if self.grid is not None:
            changed = changed_edges(theirs[n], self.grid.pad, first=told[0] == 0, exact=self.exact)
            lay_edges(ours[n], theirs[n], changed, self.copy)

    def _body(self, ours: Element, theirs: Element, lines: Sequence[Sequence[str]]) -> None:
        """The words of a cell, paragraph by paragraph where there are as many as there were."""
        mine, other = (one.findall(f"{A}txBody/{A}p") for one in (ours, theirs))
        if len({len(one) for one in (*lines, mine, other)}) == 1:
            for now, hand, *told in zip(mine, other, *lines, strict=True):
                self._paragraph(now, hand, told)
            return
        self.clash = self.clash or lines[0] != lines[2]
        body, new = ours.find(f"{A}txBody"), theirs.find(f"{A}txBody")
        if body is not None and new is not None:
            exchange(body, self.copy(new))

    def _paragraph(self, ours: Element, theirs: Element, told: Sequence[str]) -> Element:
        """A paragraph of now with the look that somebody gave it, or that of hand if its words are somebody's."""
        base, hand, now = (words_and_look(one) for one in told)
        if told[1] in (told[0], told[2]):
            return ours
        if hand.words != base.words or (hand.runs != base.runs and (now.runs, now.words) == (base.runs, base.words)):
            pass
        elif hand.runs == base.runs or _restyled(ours, theirs):
            lay_head(ours, theirs, base.head, hand.head)
            return ours
        self.clash = self.clash or now != base
        new = self.copy(theirs)
        exchange(ours, new)
        return new


def _as_before(base: Rows, hand: Rows) -> dict[int, int]:
    """Which row of before each row of hand is: an equal one, one known again, or the only one between two of these."""
    found = _known_again(base, hand, {n: at for at, n in same(base, hand).items()})
    for chunk in merged(base, hand, base):
        free = [n for n in chunk.base if n not in found.values()], [n for n in chunk.hand if n not in found]
        if len(free[0]) == len(free[1]):
            found |= dict(zip(free[1], free[0], strict=True))
    return found


def _known_again(base: Rows, now: Rows, found: dict[int, int]) -> dict[int, int]:
    """Which row of before each row of now is, beside those that are ``found``; one that several might be is none."""
    for key in (link_of, _last_words):
        sides = [{n: key(row) for n, row in enumerate(side)} for side in (base, now)]
        free = [
            {n: name for n, name in sides[0].items() if name and n not in found.values()},
            {n: name for n, name in sides[1].items() if name and n not in found},
        ]
        times = [Counter(side.values()) for side in free]
        where = {name: n for n, name in free[0].items() if times[0][name] == 1}
        found = found | {n: where[name] for n, name in free[1].items() if times[1][name] == 1 and name in where}
    return found


def _last_words(row: Sequence[str]) -> str:
    return words_alone(((row[-1],),))[0][0] if row else ""


def _restyled(ours: Element, theirs: Element) -> bool:
    """Give the words of now the look that somebody gave to the words of before, if that was one look."""
    looks = [_without_jump(one.find(f"{A}rPr")) for one in theirs if one.tag == f"{A}r"]
    if not looks or looks[0] is None or len({canonical(one) for one in looks}) != 1:
        return False
    if any(True for _ in looks[0].iter(f"{A}hlinkClick")):
        return False
    for one in ours:
        old = one.find(f"{A}rPr")
        if old is not None:
            new = deepcopy(looks[0])
            new.extend(old.findall(f"{A}hlinkClick"))
            one.replace(old, new)
    return True


def _without_jump(look: Element | None) -> Element | None:
    """A look without a link to another slide, which the words of now have themselves."""
    made = deepcopy(look)
    for one in [*made.iter(f"{A}hlinkClick")] if made is not None else ():
        if one.get("action") == JUMP:
            drop(one)
    return made


def _whole(row: list[Element]) -> Element:
    """The element that a row is: a paragraph, or what holds its cells."""
    parent = row[0].getparent() if row and row[0].tag == f"{A}tc" else None
    return parent if parent is not None else row[0]


def _table(cell: Element) -> Element:
    """The table of a cell."""
    return next(cell.iterancestors(f"{A}tbl"))


def exchange(old: Element, new: Element) -> None:
    """Put another element in the place of one."""
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)
