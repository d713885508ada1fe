"""Pages out of blocks: masters, running heads, folios, right-hand starts, thumb index, and page numbers known late.

    Galley = page groups ── compose ──▶ Page, Page, …

One pass: blocks are set once; the numbers that contents and index show are ``PageNumber`` items of known place and
style, and become glyphs when the last page is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.typeset.block import Block, Fit, NoRoomError, Region
from progprint.typeset.frame import Frame, Group, Item, Page, Rule, Tag, placed
from progprint.typeset.line import Composer
from progprint.typeset.numbering import numbered
from progprint.typeset.style import TextStyle
from progprint.typeset.tabs import tab_words

MOST_PAGES = 10_000
"""Pages of a document; more are a mistake, not a booklet."""


class Master(NamedTuple):
    """The page: trim, bleed and margins in points, and how heads, folios and thumb tabs look.

    ``head`` and ``folio`` are distances of their baselines from the top and the bottom of the trim. A tab is
    ``tab_width`` × ``tab_height``; the first hangs ``tab_top`` below the top and each track's is one step lower.
    """

    width: float
    height: float
    bleed: float
    inner: float
    outer: float
    top: float
    bottom: float
    head: float
    folio: float
    head_style: TextStyle
    folio_style: TextStyle
    tab_width: float
    tab_height: float
    tab_top: float
    tab_steps: int

    def body(self, *, recto: bool) -> Rect:
        """The type area of a page."""
        left = self.inner if recto else self.outer
        return Rect(left, self.top, self.width - (self.outer if recto else self.inner), self.height - self.bottom)


class Thumb(NamedTuple):
    """A tab of the thumb index: short title, ground and text ink, and which step (from 0) it hangs at."""

    title: str
    ground: Ink
    ink: Ink
    step: int


class PageGroup(NamedTuple):
    """Blocks that share a beginning and furniture.

    ``start`` is "new" (next page), "recto" (next right-hand page), "verso" (next left-hand page), "flow" (go on where the
    group before ended) or "after" (a new page, but go on where a group ended that has spilled over). ``first`` tells what
    furniture the first page has: "full", "folio" (no running heads) or "plain" (none).
    ``backdrop`` lies behind the first page, in page coordinates for a recto and a verso. ``first_top`` replaces the top
    margin of the first page (pt from the trim). ``foot`` is set at the bottom of the last page, on a new one if it does
    not fit. A ``closing`` group is the last page of all.
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

    def __init__(self, master: Master, galley: Galley, composer: Composer) -> None:
        self.master, self.galley, self.composer = master, galley, composer
        self.sheets: list[_Sheet] = []
        self._running: dict[tuple[tuple[str, str, float], ...], Group] = {}
        self._tabs: dict[tuple[Thumb, bool], Group] = {}

    def run(self) -> tuple[Page, ...]:
        for group in self.galley.groups:
            if group.closing:
                while (len(self.sheets) + 1) % self.galley.multiple:
                    self._fill_up()
            self._group(group)
        while len(self.sheets) % self.galley.multiple:
            self._fill_up()
        pages = [self._page(number, sheet) for number, sheet in enumerate(self.sheets, 1)]
        return numbered(pages, self.composer)

    def _group(self, group: PageGroup) -> None:
        spilled = bool(self.sheets) and not self.sheets[-1].first
        if self.sheets and (group.start == "flow" or (group.start == "after" and spilled)):
            sheet = self.sheets[-1]
        else:
            side = {"recto": 0, "verso": 1}.get(group.start, len(self.sheets) % 2)
            if len(self.sheets) % 2 != side:
                self._fill_up()
            sheet = self._new(group, first=True)
        if group.blocks:
            self._go_on(group, self._fill(sheet, self._stack(group)))
        if group.foot is not None:
            self._foot(group, group.foot)

    def _go_on(self, group: PageGroup, rest: Block | None) -> None:
        """What is left of a block on as many pages as it takes; each of them must take something (``NoRoomError``)."""
        while rest is not None:
            before, sheet = rest, self._new(group, first=False)
            rest = self._fill(sheet, before)
            if rest is before or (rest is not None and not sheet.items):
                raise NoRoomError("page", rest)

    def _fill_up(self) -> None:
        """A page between two groups."""
        self._new(self.galley.filler or PageGroup(folio=False, first="plain"), first=True)

    def _stack(self, group: PageGroup) -> Block:
        from progprint.typeset.stack import Stack, Tagged

        stack = Stack(group.blocks, grid=self.galley.grid, before=group.blocks[0].before)
        return Tagged(group.role, stack, key=f"group.{group.name}") if group.name else stack

    def _new(self, group: PageGroup, *, first: bool) -> _Sheet:
        if len(self.sheets) >= MOST_PAGES:
            raise NoRoomError("many", group.blocks[0] if group.blocks else None, limit=MOST_PAGES)
        body = self.master.body(recto=len(self.sheets) % 2 == 0)
        if first and group.first_top is not None:
            body = Rect(body.x0, group.first_top, body.x1, body.y1)
        items: list[Item] = []
        if first and group.backdrop is not None:
            items.append(Group(0.0, 0.0, group.backdrop[len(self.sheets) % 2]))
        sheet = _Sheet(group, first, body, items)
        self.sheets.append(sheet)
        return sheet

    def _region(self, sheet: _Sheet, top: float) -> Region:
        body = sheet.body
        return Region(body.width, body.height - top, top == 0, body.x0, self.master.width - body.x1)

    def _fill(self, sheet: _Sheet, block: Block) -> Block | None:
        """Set into what is left of a page; returns the rest."""
        grid = self.galley.grid
        top = 0.0 if sheet.used == 0 else -(-(sheet.used + block.before) // grid) * grid
        fit: Fit = block.compose(self._region(sheet, top))
        if fit.frame is not None:
            sheet.items.append(placed(sheet.body.x0, sheet.body.y0 + top, fit.frame))
            sheet.used = top + fit.frame.height
        return fit.rest

    def _foot(self, group: PageGroup, foot: Block) -> None:
        """Set a block so that it ends at the foot of the type area of the last page."""
        sheet = self.sheets[-1]
        fit = foot.compose(self._region(sheet, 0.0))
        if fit.frame is None:
            return
        if sheet.used + foot.before + fit.frame.height > sheet.body.height:
            sheet = self._new(group, first=False)
        y = sheet.body.y1 - fit.frame.height
        sheet.items.append(placed(sheet.body.x0, y, fit.frame))
        sheet.used = sheet.body.height
        self._go_on(group, fit.rest)  # of a foot that is taller than a page

    def _page(self, number: int, sheet: _Sheet) -> Page:
        items = tuple(sheet.items)
        furniture = sheet.group.first if sheet.first else "full"
        if furniture != "plain":
            items += tuple(self._furniture(number, sheet.group, heads=furniture == "full"))
        if sheet.group.thumb is not None:
            key = (sheet.group.thumb, number % 2 == 1)
            items += (self._tabs.get(key) or self._tabs.setdefault(key, self._tab(*key)),)
        frame = Frame(self.master.width, self.master.height, items)
        return Page(frame, self.master.bleed, str(number), sheet.group.name)

    def _heads(self, sides: tuple[tuple[str, str, float], ...]) -> Group:
        """Running heads, each a text, how it is aligned, and where; the same ones stand on many pages."""
        known = self._running.get(sides)
        if known is None:
            style, y = self.master.head_style, self.master.head
            heads = [self.composer.place(text, style, x, y, align) for text, align, x in sides if text]
            known = self._running[sides] = self._repeated(chain.from_iterable(heads))
        return known

    def _repeated(self, items: Iterable[Item]) -> Group:
        """Items that stand on many pages, in page coordinates."""
        width, height = self.master.width, self.master.height
        tag = Tag("Artifact", 0.0, 0.0, Frame(width, height, tuple(items)))
        return Group(0.0, 0.0, Frame(width, height, (tag,)), repeated=True)

    def _furniture(self, number: int, group: PageGroup, *, heads: bool) -> Iterator[Item]:
        """Running heads and folio: the part's name outside, the conference inside, the folio at the foot outside."""
        master, recto = self.master, number % 2 == 1
        body = master.body(recto=recto)
        sides = ((group.inner, "left", body.x0), (group.outer, "right", body.x1))
        if not recto:
            sides = ((group.outer, "left", body.x0), (group.inner, "right", body.x1))
        if heads and (group.inner or group.outer):
            yield self._heads(sides)
        if group.folio:
            align, x = ("right", body.x1) if recto else ("left", body.x0)
            runs = self.composer.place(str(number), master.folio_style, x, master.height - master.folio, align)
            yield Tag("Artifact", 0.0, 0.0, Frame(master.width, master.height, runs))

    def _tab(self, thumb: Thumb, recto: bool) -> Group:
        """A tab at the outer edge, bleeding off, with its words."""
        master = self.master
        top = master.tab_top + (thumb.step % master.tab_steps) * master.tab_height
        left = master.width - master.tab_width if recto else 0.0
        ground = Rule(
            Rect(left, top, left + master.tab_width, top + master.tab_height), thumb.ground, "r" if recto else "l"
        )
        style = master.head_style.but(ink=thumb.ink, tracking=0)
        size = master.tab_width, master.tab_height
        words = tab_words(thumb.title, thumb.step + 1, style, size, recto, self.composer)
        items: list[Item] = [ground, Group(left, top, Frame(*size, words))]
        return self._repeated(items)


def compose(galley: Galley, master: Master, composer: Composer) -> tuple[Page, ...]:
    """All pages of a galley, numbered from 1."""
    return _Press(master, galley, composer).run()
