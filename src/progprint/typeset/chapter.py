"""The breaks of a chapter chosen together: which objects share a page, where each starts, and how tightly it is set.

    forms of objects (heights) ── choose ──▶ Put, Put, …        (object, form, sheet, page, top)

Lines of a paragraph are chosen by the badness of all of them (Knuth and Plass, Breaking Paragraphs into Lines, 1981), and so
are pages here. The state between two pages is the next object, the side of the next page, and how full the left page
beside it is. Heights go in, places come out; nothing is measured or set here.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

RIGHT, LEFT = 0, 1
_NEAR = 0.01


class ObjectForm(NamedTuple):
    """One way to set an object: the height of each of its sheets, pt; ``cost`` is what is lost by it.

    A form of one sheet shares a page with its neighbours. One of several starts at the top of a page, and only the last
    of its sheets shares a page with what follows.
    """

    heights: tuple[float, ...]
    cost: float = 0.0


class PageRoom(NamedTuple):
    """A page: height of its type area, space between two objects, and the pitch that every object starts on, pt."""

    height: float
    gap: float
    grid: float

    def below(self, used: float) -> float:
        """The top of the next object on a page that is used so far."""
        return math.ceil((used + self.gap - _NEAR) / self.grid) * self.grid if used else 0.0

    def holds(self, used: float) -> bool:
        """Whether a page can be used so far."""
        return used <= self.height + _NEAR

    def fill(self, used: float) -> float:
        """The share of a page that is used."""
        return min(used / self.height, 1.0)


class Badness(NamedTuple):
    """Prices of all that a designer dislikes; 1 is an empty page, and what is empty counts by its square.

    ``blank``: a page is left without anything. ``turn``: the leaf is turned within an object that a spread can hold.
    ``longer``: it is turned once more than a longer object needs. ``right``: an object of several sheets starts on the right.
    ``spread``: the pages of a spread differ by a page. ``ends``: the chapter ends on a right, on a left page.
    ``bare``: what stands on the first page before the chapter stays alone there.
    """

    blank: float = 1.2
    turn: float = 3.0
    longer: float = 0.3
    right: float = 0.1
    spread: float = 0.1
    ends: tuple[float, float] = (0.0, 0.0)
    bare: float = 0.0


USUAL = Badness()


class Put(NamedTuple):
    """A sheet of an object in one of its forms, and where it stands; the page that the chapter begins on is 0."""

    which: int
    form: int
    sheet: int
    page: int
    top: float


class Plan(NamedTuple):
    """The place of every sheet, in the order of reading, and how bad that is, in parts of an empty page."""

    puts: tuple[Put, ...]
    cost: float


class _Node(NamedTuple):
    """Between two pages: the next object, the side of the next page, and how full the left page beside it is."""

    which: int
    side: int
    beside: float | None


class _Step(NamedTuple):
    """From one node to the next: ``blank`` pages, then objects in these forms; ``used`` of the first page is taken."""

    before: _Node | None
    which: int
    forms: tuple[int, ...]
    blank: int
    used: float


class _Chooser:
    """The cheapest chain of steps. Each step takes objects, so that a node is final when its object is reached."""

    def __init__(self, objects: Sequence[Sequence[ObjectForm]], room: PageRoom, bad: Badness) -> None:
        self.objects, self.room, self.bad = objects, room, bad
        self.whole = [[n for n, form in enumerate(forms) if len(form.heights) == 1] for forms in objects]
        self.long = [[n for n, form in enumerate(forms) if len(form.heights) > 1] for forms in objects]
        self.best: list[dict[_Node, tuple[float, _Step]]] = [{} for _ in range(len(objects) + 1)]

    def run(self, side: int, used: float) -> tuple[list[_Step], float]:
        """The steps of the cheapest chain, in order, and its cost."""
        self._steps(_Node(0, side, None), 0.0, None, used)
        for nodes in self.best[:-1]:
            for node, (cost, _) in nodes.items():
                self._steps(node, cost, node, 0.0)
        chain: list[_Step] = []
        best = min(self.best[-1].values(), key=lambda found: found[0])
        last: tuple[float, _Step] | None = best
        while last is not None:
            chain.append(last[1])
            before = last[1].before
            last = self.best[before.which][before] if before is not None else None
        return chain[::-1], best[0]

    def _steps(self, node: _Node, cost: float, before: _Node | None, used: float) -> None:
        """Every way to go on from a node; ``used`` of its page is taken."""
        which = node.which
        for count, forms, lost, full in self._runs(which, used):
            if count or used:
                bare = 0.0 if count else self.bad.bare
                self._close(node, cost + lost + bare, full, _Step(before, which, forms, 0, used))
        for n in self.long[which] if not used else ():
            form = self.objects[which][n]
            for blank in (0, 1):
                at, price = node, cost + form.cost
                if blank:
                    price, at = self._closed(at, price + self.bad.blank - 1.0, 0.0, which)
                price += self._turned(len(form.heights), at.side)
                for height in form.heights[:-1]:
                    price, at = self._closed(at, price, height, which)
                for _, forms, lost, full in self._runs(which + 1, form.heights[-1]):
                    step = _Step(before, which, (n, *forms), blank, 0.0)
                    self._close(at, price + lost, full, step)

    def _runs(self, first: int, used: float) -> Iterator[tuple[int, tuple[int, ...], float, float]]:
        """Objects that follow each other on a page: how many, their forms, what these cost, and how far the page is used.

        All of them are set equally tight: as loose as the page allows.
        """
        if used:
            yield 0, (), 0.0, used
        level = 0
        for last in range(first, len(self.objects)):
            own = self.whole[first : last + 1]
            if not own[-1]:
                return
            most = max(len(forms) for forms in own)
            while True:
                forms = tuple([known[min(level, len(known) - 1)] for known in own])
                full = used
                for n, form in enumerate(forms):
                    full = self.room.below(full) + self.objects[first + n][form].heights[0]
                alone = last == first and not used
                if self.room.holds(full) or (alone and level >= most - 1):
                    break
                level += 1
                if level >= most:
                    return
            lost = sum(self.objects[first + n][form].cost for n, form in enumerate(forms))
            yield len(forms), forms, lost, full

    def _closed(self, node: _Node, cost: float, used: float, which: int) -> tuple[float, _Node]:
        """The cost with that of a page, and the node behind it, at object ``which``."""
        fill = self.room.fill(used)
        cost += (1.0 - fill) ** 2
        if node.side == RIGHT and node.beside is not None:
            cost += self.bad.spread * (fill - node.beside) ** 2
        return cost, _Node(which, 1 - node.side, fill if node.side == LEFT else None)

    def _close(self, node: _Node, cost: float, used: float, step: _Step) -> None:
        """End a page behind the objects of a step."""
        cost, after = self._closed(node, cost, used, step.which + len(step.forms))
        if after.which == len(self.objects):
            cost += self.bad.ends[node.side]
        known = self.best[after.which].get(after)
        if known is None or cost < known[0] - 1e-9:
            self.best[after.which][after] = (cost, step)

    def _turned(self, sheets: int, side: int) -> float:
        """What it costs that an object of several sheets begins on a side."""
        if side == LEFT:
            return 0.0
        return self.bad.right + (0.0 if sheets % 2 else self.bad.turn if sheets == 2 else self.bad.longer)


def choose(objects: Sequence[Sequence[ObjectForm]], room: PageRoom, side: int, used: float = 0.0,
           bad: Badness = USUAL) -> Plan:  # fmt: skip
    """The best places of all sheets of a chapter.

    ``side`` is that of the page it begins on (``RIGHT`` or ``LEFT``), of which ``used`` pt are taken. Each object has a
    form at least, the loosest first.
    """
    if not objects:
        return Plan((), 0.0)
    found: list[Put] = []
    page = 0
    steps, cost = _Chooser(objects, room, bad).run(side, used)
    for step in steps:
        page += step.blank
        used, top = step.used, 0.0
        for n, form in enumerate(step.forms):
            heights = objects[step.which + n][form].heights
            for sheet, height in enumerate(heights):
                if sheet:
                    page, used = page + 1, 0.0
                top = room.below(used)
                used = top + height
                found.append(Put(step.which + n, form, sheet, page, top))
        page += 1
    return Plan(tuple(found), cost)
