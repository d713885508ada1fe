"""日程一览: a day on a page or a spread, rooms across, time down, with page numbers; a day of one or two rooms as a list.

What is where, and how high, ``grid.plan`` says; how the words of a cell are set, ``grid.cells``. A cell that cannot hold
its words carries a number, and the list below the day says all of it: nothing is cut and nothing is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from progprint.sheets.context import Context
from progprint.sheets.daylist import day_list, name_of
from progprint.sheets.grid.below import below
from progprint.sheets.grid.cells import HYPHENED
from progprint.sheets.grid.draw import legend, side_frame
from progprint.sheets.grid.field import field
from progprint.sheets.grid.model import Measures, Opening, Side
from progprint.sheets.grid.plan import openings
from progprint.sheets.grid.type import Type
from progprint.sheets.grid.typesetter import Typesetter
from progprint.sheets.timetable import Day, shown_days
from progprint.typeset.block import Block, frame_of
from progprint.typeset.boxes import Fixed, Space
from progprint.typeset.evened import heights_of
from progprint.typeset.pages import PageGroup
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.stack import Stack

ANCHOR = "glance"
_APART = 2
"""Lines of the grid between two days on a page."""
LISTED = 2
"""Rooms up to which a day is a list: there is nothing to look up across."""


class Paper(NamedTuple):
    """The paper of a grid. ``numbers``: page numbers stand in it. ``facing``: pages lie side by side two by two.

    ``titled``: the day stands above it. ``parts``: into so many stretches of time a day may be parted to hold its words.
    """

    numbers: bool = True
    facing: bool = True
    titled: bool = True
    parts: int = 2


BOOKLET = Paper()


def glance(context: Context) -> list[PageGroup]:
    """The pages of all days; none where times are not known. Lists are tighter where that saves a page."""
    days = shown_days(context.agenda)
    grids = [gridded(context, day, number, BOOKLET) for number, day in enumerate(days, 1)]
    (pages, loose), (fewer, tight) = (_shared(context, days, grids, tight=tight) for tight in (False, True))
    return tight if fewer < pages else loose


def _shared(
    context: Context, days: Sequence[Day], grids: Sequence[list[PageGroup]], *, tight: bool
) -> tuple[int, list[PageGroup]]:
    """Days as grids, else as lists, and how many pages they take; those that a page holds together share it."""
    page, groups, pages = context.design.page, list[PageGroup](), 0
    left, goes_on = 0.0, False
    for number, (day, grid) in enumerate(zip(days, grids, strict=True), 1):
        start = "flow" if goes_on else "new"
        running = context.words.glance
        made = grid or [day_list(context, day, number, ANCHOR, running=running, tight=tight)._replace(start=start)]
        whole = Stack(made[0].blocks, grid=page.grid, before=_APART * page.grid)
        foot = made[0].foot or (groups[-1].foot if groups else None)
        high = -(-_height_of(context, whole) // page.grid) * page.grid + whole.before
        if len(made) == 1 and high + _height_of(context, foot) <= left:
            groups[-1] = groups[-1]._replace(blocks=(*groups[-1].blocks, whole), foot=foot)
            left -= high
        else:
            groups += made
            left = page.text_height - high + whole.before if len(made) == 1 else 0.0
            pages += len(made) if left >= 0 else len(heights_of(whole, page.text_width, page.text_height))
            goes_on = left < 0 and made[0].foot is None
    return pages, groups


def gridded(context: Context, day: Day, number: int, paper: Paper) -> list[PageGroup]:
    """The pages of a day as a grid; none where it has too few rooms for one, or too much in it for any."""
    if len(day.columns) <= LISTED:
        return []
    setter, made, foot = laid_out(context, day, number, paper)
    count = sum(len(opening.sides) for opening in made)
    groups: list[PageGroup] = []
    for at, opening in enumerate(made, 1):
        for n, side in enumerate(opening.sides, 1):
            key = f"glance.{number}.{at}.{n}"
            leads = at == 1 and n == 1
            opens = paper.facing and n == 1 and (len(opening.sides) == 2 or (count == 2 and leads))
            head, grid = (
                _title(context, day, key, number if leads else 0, paper),
                Fixed(side_frame(setter, opening, side)),
            )
            rows = _below(setter, side, key) if all(one.below for one in opening.sides) else ()
            group = _group(context, (*head, grid, *rows), key, "verso" if opens else "new")
            groups.append(group._replace(foot=foot))
    rest = [side for opening in made for side in opening.sides if not all(one.below for one in opening.sides)]
    return [*groups, _behind(context, setter, day, rest, f"glance.{number}.more")] if rest else groups


def laid_out(
    context: Context, day: Day, number: int, paper: Paper
) -> tuple[Typesetter, tuple[Opening, ...], Paragraph | None]:
    """A day placed on its pages, who set it, and its legend."""
    own, setter = field(context.agenda, day), Typesetter(context, number, numbers=paper.numbers)
    foot = legend(context, setter.type, own, numbers=paper.numbers, key=f"glance.{number}")
    head = tuple(_title(context, day, "glance", 0, paper))
    above = sum(_height_of(context, block) for block in head)
    measures = _measures(context, setter.type, paper, above, _height_of(context, foot))
    return setter, openings(own, measures, setter), foot


def _group(context: Context, blocks: tuple[Block, ...], key: str, start: str) -> PageGroup:
    return PageGroup(blocks=blocks, start=start, name=key, outer=context.words.glance, inner=context.running)


def _title(context: Context, day: Day, key: str, leads: int, paper: Paper) -> Iterator[Block]:
    """The day; ``leads`` is its number on its first page, else 0."""
    if paper.titled:
        name = name_of(context, day)
        outline = (1, f"{context.words.glance} {name}") if leads else None
        anchor = ANCHOR if leads == 1 else ""
        page, large = context.design.page, context.design.style("title")
        wide = context.composer.width(name, large.text)
        style = "title" if wide <= page.text_width else "heading"
        yield context.text(name, style, role="H1", key=f"{key}.title", anchor=anchor, outline=outline)


def _height_of(context: Context, block: Block | None) -> float:
    """The height of a block over the whole measure, pt."""
    return frame_of(block, context.design.page.text_width).height if block is not None else 0.0


def _measures(context: Context, type_: Type, paper: Paper, above: float, foot: float) -> Measures:
    """What a page leaves for the grid: the type area without the day and the legend."""
    page = context.design.page
    above = -(-above // page.grid) * page.grid
    return Measures(
        width=page.text_width,
        height=page.text_height - above - foot - 1.5 * type_.gap,
        rail=type_.rail,
        line=0.83 * type_.sizes[0],
        gap=type_.gap,
        least=type_.least,
        time=1.15 * type_.note[0],
        columns=max(1, int(context.design.number("glance.columns"))),
        poor=HYPHENED,
        facing=paper.facing,
        parts=paper.parts,
    )


def _below(setter: Typesetter, side: Side, key: str) -> tuple[Block, ...]:
    """The list of what the cells of a page do not say."""
    cells = sorted(((one.number, one.cell) for one in side.cells if one.number), key=lambda row: row[0])
    if not cells:
        return ()
    air = Space(0.5 * setter.context.design.page.grid)
    return (air, below(setter.context, setter.type, cells, key, numbers=setter.numbers))


def _behind(context: Context, setter: Typesetter, day: Day, sides: Sequence[Side], key: str) -> PageGroup:
    """What the cells of a day do not say and no page has room for, together on pages behind its last one."""
    found = {one.number: one.cell for side in sides for one in side.cells if one.number}
    head = context.text(name_of(context, day), "heading", role="H1", key=f"{key}.title")
    cells = sorted(found.items(), key=lambda row: row[0])
    return _group(context, (head, below(context, setter.type, cells, key, numbers=setter.numbers)), key, "new")
