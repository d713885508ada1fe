"""Pages out of blocks: groups that begin pages, chapters of whole objects, and page numbers known late.

    Galley = page groups ── compose ──▶ Page, Page, …

One pass: blocks are set once; the numbers that contents and index show are ``PageNumber`` items of known place and
style, and become glyphs when the last page is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from progprint.core.units import Rect
from progprint.typeset.block import Block, NoRoomError, Region
from progprint.typeset.chapter import Badness, PageRoom, Plan, choose
from progprint.typeset.frame import Frame, Group, Item, Page, Tag, placed
from progprint.typeset.furniture import Furniture, Master, Thumb
from progprint.typeset.line import Composer
from progprint.typeset.numbering import numbered
from progprint.typeset.stack import Stack, Tagged
from progprint.typeset.whole import Sheets, Whole

MOST_PAGES = 10_000
"""Pages of a document; more are a mistake, not a booklet."""
_SIDES = {"recto": 0, "verso": 1}
"""How many pages, but for pairs, stand before the first page of a group."""
_ENDS = {"recto": (1.0, 0.0), "verso": (0.0, 1.0), "opener": (0.25, 0.0)}
"""What it costs that a chapter ends on a right-hand, on a left-hand page, by what follows it."""
_HEAD, _BARE = 0.2, 0.5
"""The share of a page that a heading takes at most, and what it costs that nothing else stands there."""


class PageGroup(NamedTuple):
    """Blocks, then objects that are kept whole, that share a beginning and furniture.

    ``start`` is "new" (next page), "recto" (next right-hand page), "verso" (next left-hand page), "opener" (next page; the
    objects before it are set so that it is a right-hand one where this costs little), "flow" (go on where the group before
    ended) or "after" (a new page, but go on where a group ended that has spilled over, and where this takes a page less).
    ``first`` tells what furniture the first page has: "full", "folio" (no running heads) or "plain" (none). ``gap`` parts
    two objects, pt. ``spread`` are blocks that take two pages; they stand for those of the group where a page behind it
    would be empty. Between a group that ``leads`` and the next one no page is left empty: it stands before. A ``movable``
    group of one page goes to the first page before it that would be empty; one that is ``spare``, too, is left out where
    there is none. ``more`` are blocks behind those of the group where its objects would leave its first page less than
    half full, as long as this takes no page. ``backdrop`` lies behind the first page, in page coordinates for a recto and
    a verso. ``first_top`` replaces the top margin of the first page (pt from the trim). ``foot`` is set at the bottom of
    the last page, on a new one if it does not fit. A ``closing`` group is the last page of all; one that is ``spare`` takes
    the place of the last page that would be empty.
    """

    blocks: tuple[Block, ...] = ()
    start: str = "new"
    name: str = ""
    outer: str = ""
    inner: str = ""
    folio: bool = True
    first: str = "full"
    thumb: Thumb | None = None
    backdrop: tuple[Frame, Frame] | None = None
    first_top: float | None = None
    foot: Block | None = None
    role: str = "Sect"
    closing: bool = False
    wholes: tuple[Whole, ...] = ()
    gap: float = 0.0
    spread: tuple[Block, ...] = ()
    more: tuple[Block, ...] = ()
    leads: bool = False
    movable: bool = False
    spare: bool = False


class Galley(NamedTuple):
    """All groups of a document in order; ``grid`` is the line pitch that everything sits on, pt.

    ``filler`` is what stands on a page that would be empty because the next one must be a right-hand or left-hand one,
    and on those that are added until their number is a multiple of ``multiple``.
    """

    groups: tuple[PageGroup, ...]
    grid: float
    filler: PageGroup | None = None
    multiple: int = 1


class _Sheet:
    """A page while it is filled."""

    __slots__ = ("body", "first", "group", "items", "used")

    def __init__(self, group: PageGroup, first: bool, body: Rect, items: list[Item]) -> None:
        self.group, self.first, self.body, self.items = group, first, body, items
        self.used = 0.0


class _Press:
    """Fills pages group by group."""

    def __init__(self, master: Master, galley: Galley, composer: Composer, measured: Mapping[Whole, Sheets]) -> None:
        self.master, self.galley, self.composer = master, galley, composer
        self.sheets: list[_Sheet] = []
        self.waiting = list(galley.groups)
        self._measured = dict(measured)
        self._measure = measuring(master, galley.grid)
        self._plans: dict[tuple[int, int, float, str], Plan] = {}
        self.furniture = Furniture(master, composer)

    def run(self) -> tuple[Page, ...]:
        while self.waiting:
            group = self.waiting.pop(0)
            if group.spare and not (group.closing and len(self.sheets) % self.galley.multiple):
                continue
            following = self.waiting[0] if self.waiting else PageGroup(start="")
            if group.closing:
                while (len(self.sheets) + 1) % self.galley.multiple:
                    self._fill_up()
            mark = len(self.sheets)
            if following.wholes and group.spread:
                group = self._wider(group, following, self.waiting[1].start if self.waiting[1:] else "")
            if group.wholes and group.more:
                group = self._fuller(group, following.start)
            self._group(group, following.start)
            side = _SIDES.get(following.start)
            if group.leads and side is not None and len(self.sheets) % 2 != side:
                del self.sheets[mark:]
                self._fill_up()
                self._group(group, following.start)
        while len(self.sheets) % self.galley.multiple:
            self._fill_up()
        pages = [self._page(number, sheet) for number, sheet in enumerate(self.sheets, 1)]
        return numbered(pages, self.composer)

    def _group(self, group: PageGroup, following: str) -> None:
        """A group of pages; ``following`` is the start of the next one."""
        spilled = bool(self.sheets) and not self.sheets[-1].first
        flows = bool(self.sheets) and (group.start == "flow" or (group.start == "after" and spilled))
        if not flows and len(self.sheets) % 2 != _SIDES.get(group.start, len(self.sheets) % 2):
            self._fill_up()
        if group.blocks or not group.wholes:
            sheet = self.sheets[-1] if flows else self._new(group, first=True)
            flows = True
            if group.blocks:
                stack = Stack(group.blocks, grid=self.galley.grid, before=group.blocks[0].before)
                key = f"group.{group.name}"
                self._go_on(group, self._fill(sheet, Tagged(group.role, stack, key=key) if group.name else stack))
        if group.wholes:
            self._chapter(group, following, flows=flows)
        if group.foot is not None:
            self._foot(group, group.foot)

    def _wider(self, group: PageGroup, following: PageGroup, then: str) -> PageGroup:
        """The group on two pages, if a page would be left empty behind it otherwise; ``then`` starts what comes behind both."""
        both = group._replace(blocks=group.spread)
        empty, pages = self._empty(group, following, then)
        if not empty:
            return group
        fewer, longer = self._empty(both, following, then)
        return both if fewer < empty and longer <= pages else group

    def _empty(self, group: PageGroup, following: PageGroup, then: str) -> tuple[int, int]:
        """How many pages would be left empty behind a group, and how many there would be."""
        begun, _, held = self._tried(group, following, then)
        return len(set(range(begun, max(held))) - held), max(held)

    def _fuller(self, group: PageGroup, following: str) -> PageGroup:
        """The group with more on its first page, if that would be less than half full."""
        both = group._replace(blocks=(*group.blocks, *group.more))
        half = self.master.body(recto=True).height / 2
        begun, used, held = self._tried(group, group, following)
        if used >= half:
            return group
        longer = self._tried(both, both, following)
        return both if longer[0] == begun and max(longer[2]) <= max(held) else group

    def _tried(self, group: PageGroup, chapter: PageGroup, then: str) -> tuple[int, float, set[int]]:
        """How many pages there are with the blocks of a group, how far the last is used, and where objects then stand."""
        mark = len(self.sheets)
        self._group(group._replace(wholes=()), "")
        begun, used = len(self.sheets), self.sheets[-1].used
        flows = chapter is group or not self.sheets[-1].first
        base, plan, measured = self._planned(chapter, then, flows=flows)
        for put in plan.puts:
            if base + put.page == begun - 1:
                used = max(used, put.top + measured[put.which].frames[put.form][put.sheet].height)
        del self.sheets[mark:]
        return begun, used, {base + put.page for put in plan.puts}

    def _planned(self, group: PageGroup, following: str, *, flows: bool) -> tuple[int, Plan, list[Sheets]]:
        """The page on which objects that are kept whole begin, where they stand, and what they are as measured."""
        body, grid = self.master.body(recto=True), self.galley.grid
        for whole in group.wholes:
            if whole not in self._measured:
                self._measured[whole] = self._measure(whole)
        measured = [self._measured[whole] for whole in group.wholes]
        begun = flows and self.sheets[-1].body.height == body.height
        forms, room = [sheets.forms for sheets in measured], PageRoom(body.height, group.gap, grid)
        ends = _ENDS.get(following, (0.0, 0.0))

        def planned(used: float) -> tuple[int, Plan]:
            base = len(self.sheets) - (used > 0)
            key = (id(group.wholes), base % 2, used, following)
            if key not in self._plans:
                bad = Badness(ends=ends, bare=_BARE if used < _HEAD * body.height else 0.0)
                self._plans[key] = choose(forms, room, base % 2, used, bad)
            return base, self._plans[key]

        base, plan = planned(self.sheets[-1].used if begun else 0.0)
        if group.start == "after" and not begun and self.sheets:
            last = self.sheets[-1]  # used as far as this, with what stands above a text that begins lower
            above, shared = planned(last.body.y0 - self.master.page.top + last.used)
            if above + shared.puts[-1].page < base + plan.puts[-1].page:
                return above, shared, measured
        return base, plan, measured

    def _chapter(self, group: PageGroup, following: str, *, flows: bool) -> None:
        """Set objects that are kept whole, on the page that is open if the group ``flows`` on."""
        base, plan, measured = self._planned(group, following, flows=flows)
        width = self.master.body(recto=True).width
        for page, shared in groupby(plan.puts, key=lambda put: base + put.page):
            while len(self.sheets) < page:
                self._fill_up()
            sheet = self.sheets[page] if page < len(self.sheets) else self._new(group, first=page == base)
            if sheet.group.first == "plain":
                sheet.group = sheet.group._replace(first="folio")  # it is read now, and looked for
            parts, lower = [], sheet.body.y0 - self.master.page.top
            for put in shared:
                frame = measured[put.which].frames[put.form][put.sheet]
                parts.append(placed(0.0, put.top - lower, frame))
                sheet.used = put.top - lower + frame.height
            inner = Frame(width, sheet.used, tuple(parts))
            key = f"group.{group.name}" if group.name else ""
            sheet.items.append(Tag(group.role, sheet.body.x0, sheet.body.y0, inner, key=key))

    def _go_on(self, group: PageGroup, rest: Block | None) -> None:
        """What is left of a block on as many pages as it takes; each of them must take something (``NoRoomError``)."""
        while rest is not None:
            before, sheet = rest, self._new(group, first=False)
            rest = self._fill(sheet, before)
            if rest is before or (rest is not None and not sheet.items):
                raise NoRoomError("page", rest)

    def _fill_up(self) -> None:
        """A page that would be empty: the next group that may stand anywhere and takes just a page, else the filler."""
        mark = len(self.sheets)
        for group in [group for group in self.waiting if group.movable]:
            self._group(group, "")
            if len(self.sheets) == mark + 1:
                self.waiting.remove(group)
                return
            del self.sheets[mark:]
        self._new(self.galley.filler or PageGroup(folio=False, first="plain"), first=True)

    def _new(self, group: PageGroup, *, first: bool) -> _Sheet:
        if len(self.sheets) >= MOST_PAGES:
            held = group.blocks[:1] or tuple([whole.loose.make() for whole in group.wholes[:1]])
            raise NoRoomError("many", held[0] if held else None, limit=MOST_PAGES)
        body = self.master.body(recto=len(self.sheets) % 2 == 0)
        if first and group.first_top is not None:
            body = Rect(body.x0, group.first_top, body.x1, body.y1)
        backdrop = group.backdrop if first else None
        items: list[Item] = [Group(0.0, 0.0, backdrop[len(self.sheets) % 2])] if backdrop is not None else []
        sheet = _Sheet(group, first, body, items)
        self.sheets.append(sheet)
        return sheet

    def _region(self, body: Rect, top: float = 0.0) -> Region:
        return Region(body.width, body.height - top, top == 0, body.x0, self.master.page.width - body.x1)

    def _fill(self, sheet: _Sheet, block: Block) -> Block | None:
        """Set into what is left of a page; returns the rest."""
        grid = self.galley.grid
        top = 0.0 if sheet.used == 0 else -(-(sheet.used + block.before) // grid) * grid
        fit = block.compose(self._region(sheet.body, top))
        if fit.frame is not None:
            sheet.items.append(placed(sheet.body.x0, sheet.body.y0 + top, fit.frame))
            sheet.used = top + fit.frame.height
        return fit.rest

    def _foot(self, group: PageGroup, foot: Block) -> None:
        """Set a block so that it ends at the foot of the type area of the last page."""
        sheet = self.sheets[-1]
        fit = foot.compose(self._region(sheet.body))
        if fit.frame is None:
            return
        if sheet.used + foot.before + fit.frame.height > sheet.body.height:
            sheet = self._new(group, first=False)
        sheet.items.append(placed(sheet.body.x0, sheet.body.y1 - fit.frame.height, fit.frame))
        sheet.used = sheet.body.height
        self._go_on(group, fit.rest)  # of a foot that is taller than a page

    def _page(self, number: int, sheet: _Sheet) -> Page:
        items = tuple(sheet.items)
        furniture = sheet.group.first if sheet.first else "full"
        if furniture != "plain":
            outer, inner = (sheet.group.outer, sheet.group.inner) if furniture == "full" else ("", "")
            items += tuple(self.furniture.around(number, outer, inner, folio=sheet.group.folio))
        if sheet.group.thumb is not None:
            items += (self.furniture.tab(sheet.group.thumb, recto=number % 2 == 1),)
        frame = Frame(self.master.page.width, self.master.page.height, items)
        return Page(frame, self.master.page.bleed, str(number), sheet.group.name)


def measuring(master: Master, grid: float) -> Callable[[Whole], Sheets]:
    """The way to measure objects that are kept whole, for the pages of a master."""
    body = master.body(recto=True)
    region = Region(body.width, body.height, True, body.x0, master.page.width - body.x1)
    return lambda whole: whole.measured(region, grid)


def compose(
    galley: Galley, master: Master, composer: Composer, measured: Mapping[Whole, Sheets] = MappingProxyType({})
) -> tuple[Page, ...]:
    """All pages of a galley, numbered from 1. Those of its objects that were ``measured`` already are not set again."""
    return _Press(master, galley, composer, measured).run()
