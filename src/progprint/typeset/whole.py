"""Objects that a chapter keeps whole: measured once in each form that is asked for, cut into sheets only where they must be.

Whole(forms) ── measured(room) ──▶ heights for ``chapter``, and the frames to place
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from progprint.typeset.block import Block, Fit, NoRoomError, Region
from progprint.typeset.chapter import ObjectForm
from progprint.typeset.frame import Frame
from progprint.typeset.grounds import Panel
from progprint.typeset.stack import Stack, Tagged

COMPANY = 4
"""Lines of its own object that a panel needs above it on its page."""
LEAST = 8
"""Lines that the last sheet of an object holds."""
HALF = 0.5
"""Share of a page that the last sheet of an object takes at least, where nothing else comes to stand below it."""
_ENDLESS = 1e6
_GAPS = 3
"""Lines of space that a page may gain beyond those that are moved to it."""
MOST_SHEETS = 3
"""An object of more sheets is not set tighter to save one: the leaf is turned within it anyway."""


class Way(NamedTuple):
    """One way to set an object. ``cost`` is what is lost, in parts of an empty page.

    ``saves`` tells how much lower it is than the loosest way at most, pt, once that one is set.
    """

    make: Callable[[], Block]
    cost: float = 0.0
    saves: Callable[[], float] | None = None


class Sheets(NamedTuple):
    """An object as measured: forms for ``chapter.choose`` and, for each form, the frames of its sheets."""

    forms: tuple[ObjectForm, ...]
    frames: tuple[tuple[Frame, ...], ...]


_Sheet = tuple[Block, Frame]
"""A sheet, and what was left of its object when it was begun."""


class Whole:
    """An object and the ways to set it: as it is meant, then tighter ones, each made and measured only when it may be of use.

    Those of ``sharing`` may be used to get another object onto its page, those of ``alone`` to get itself onto one; what is
    worth trying may depend on how it was set loosely. ``evened``: its columns are evened on each page that it goes on from,
    which then holds less than it could.
    """

    __slots__ = ("alone", "evened", "loose", "sharing")

    def __init__(self, loose: Way, sharing: Sequence[Way] = (), alone: Callable[[], Sequence[Way]] = tuple,
                 *, evened: bool = False) -> None:  # fmt: skip
        self.loose: Final = loose
        self.evened: Final = evened
        self.sharing: Final = tuple(sharing)
        self.alone: Final = alone

    def measured(self, region: Region, grid: float) -> Sheets:
        """Every form that a chapter may choose, on empty pages of the region's size."""
        loose = _sheets(self.loose.make(), region, grid)
        if len(loose) == 1:
            return self._packed(loose, region, grid)
        found = [(self.loose, loose)]
        tighter = self.alone() if len(loose) <= MOST_SHEETS else ()
        high = sum(frame.height for _, frame in loose)
        if tighter and self.evened:
            high = min(high, _height(self.loose.make(), region))
        over = high - (len(loose) - 1) * region.height
        for way in tighter:
            if way.saves is not None and way.saves() < over:
                continue
            tight = _sheets(way.make(), region, grid)
            if len(tight) < len(loose):
                return _told([(way, tight)] if len(tight) == 1 else [*found, (way, tight)], region, grid)
        return _told(found, region, grid)

    def _packed(self, loose: list[_Sheet], region: Region, grid: float) -> Sheets:
        """The forms that may be used to share a page, each lower than the one before."""
        found = [(self.loose, loose)]
        for way in self.sharing:
            tight = _sheets(way.make(), region, grid)
            if len(tight) == 1 and tight[0][1].height < found[-1][1][0][1].height:
                found.append((way, tight))
        return _told(found, region, grid)


def _told(found: Sequence[tuple[Way, Sequence[_Sheet]]], region: Region, grid: float) -> Sheets:
    """The forms of some ways; of one whose last sheet is under half full also that in which it is not."""
    cut: list[tuple[Way, Sequence[_Sheet]]] = []
    for way, sheets in found:
        cut.append((way, sheets))
        if len(sheets) > 1 and sheets[-1][1].height < HALF * region.height:
            cut.append((way, _fuller(sheets, region, grid, HALF * region.height + grid / 2)))
    frames = tuple([tuple([frame for _, frame in sheets]) for _, sheets in cut])
    heights = [tuple([frame.height for frame in own]) for own in frames]
    return Sheets(tuple([ObjectForm(own, way.cost) for own, (way, _) in zip(heights, cut, strict=True)]), frames)


def _sheets(block: Block, region: Region, grid: float) -> list[_Sheet]:
    """The sheets of a block on empty pages; lines go over to the next page where a panel or the last page needs them."""
    found: list[_Sheet] = []
    rest: Block | None = block
    while rest is not None:
        start = rest
        frame, rest = _set(start, region)
        if rest is not None and not _has_company(rest, region, grid):
            fit = Fit(frame, rest)
            frame, rest = _shorter(start, fit, region, grid, lambda left: _has_company(left, region, grid))
        found.append((start, frame))
    if len(found) > 1 and found[-1][1].height < LEAST * grid:
        return _fuller(found, region, grid, LEAST * grid)
    return found


def _fuller(sheets: Sequence[_Sheet], region: Region, grid: float, least: float) -> list[_Sheet]:
    """The sheets with so many lines moved to the last one that it is as high as it should be; the same where none can be."""
    (start, frame), (rest, _) = sheets[-2:]

    def enough(left: Block) -> bool:
        last, more = _set(left, region)
        return more is None and last.height >= least and _has_company(left, region, grid)

    lack = least - sheets[-1][1].height
    frame, left = _shorter(start, Fit(frame, rest), region, grid, enough, max(0, int(lack / grid) - _GAPS))
    if left is None or left is rest:
        return list(sheets)
    return [*sheets[:-2], (start, frame), (left, _set(left, region)[0])]


def _set(block: Block, region: Region) -> tuple[Frame, Block | None]:
    """A page of a block; an empty page takes something of it."""
    fit = block.compose(region)
    if fit.rest is not None and (fit.frame is None or fit.rest is block):
        raise NoRoomError("page", fit.rest)
    return fit.frame or Frame(region.width, 0.0), fit.rest


def _shorter(block: Block, most: Fit, region: Region, grid: float, enough: Callable[[Block], bool],
             lines: int = 0) -> tuple[Frame, Block | None]:  # fmt: skip
    """As much of a block as leaves enough for the next page; ``most``, which is what fits, where no shorter page does.

    To leave ``lines`` of them is surely too few.
    """
    first = most.frame or Frame(region.width, 0.0)
    height = first.height - (lines + 1) * grid
    while height >= LEAST * grid:
        fit = block.compose(region._replace(height=height))
        if fit.frame is None or fit.rest is None:
            break
        if enough(fit.rest):
            return fit.frame, fit.rest
        height = min(fit.frame.height, height) - grid
    return first, most.rest


def _height(block: Block, region: Region) -> float:
    """The height of a block on a page that is as high as it needs, pt: sheets may be left partly empty where it is parted."""
    frame = block.compose(region._replace(height=_ENDLESS)).frame
    return frame.height if frame is not None else 0.0


def _has_company(rest: Block, region: Region, grid: float) -> bool:
    """Whether enough of what is left stands above its panel, if it has one."""
    if isinstance(rest, Tagged):
        return _has_company(rest.block, region, grid)
    if not isinstance(rest, Stack):
        return not isinstance(rest, Panel) or rest.goes_on
    for place, block in enumerate(rest.blocks):
        if isinstance(block, Panel):
            if block.goes_on:
                return True
            least = COMPANY * grid
            above = rest._replace(blocks=rest.blocks[:place]).compose(region._replace(height=least))
            return above.rest is not None or (above.frame is not None and above.frame.height >= least - 0.01)
    return True
