"""日程: a day as a list in order of time, for a conference whose days are read rather than looked up.

Each item has its start, title, room and speakers, and the page where it is introduced; breaks are quiet lines. A day stays
on one page where one can hold it; a longer one goes on below its name.
"""

from __future__ import annotations

from progprint.agenda.programme import Talk
from progprint.sheets.context import Context
from progprint.sheets.people import on_lines
from progprint.sheets.rows import TIME_WIDTH, GoesOn, PageRow, label_frame
from progprint.sheets.sessions import introduced
from progprint.sheets.talk import anchor_of
from progprint.sheets.timetable import Cell, Day, is_pause, shown_days
from progprint.typeset.block import Block
from progprint.typeset.boxes import Aside, Fixed, RuleLine, Space
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Keep, Stack, Tagged
from progprint.typeset.style import Text

ANCHOR = "days"

_AIR, _TIGHT = 0.2, 0.08
"""Space above a row, in lines of the grid, and where rows are tight."""


def day_lists(context: Context) -> list[PageGroup]:
    """A group of pages for each day; none where times are not known."""
    return [day_list(context, day, n, ANCHOR) for n, day in enumerate(shown_days(context.agenda), 1)]


def name_of(context: Context, day: Day) -> str:
    """The name of a day: its date and weekday, where they are known."""
    return context.words.day_name(day.day) if day.day is not None else context.words.glance


def day_list(
    context: Context,
    day: Day,
    number: int,
    part: str,
    *,
    numbers: bool = True,
    titled: bool = True,
    running: str = "",
    tight: bool = False,
) -> PageGroup:
    """A day as a list of a ``part`` (its anchor); ``numbers``: with page numbers. ``running``: the head of its pages."""
    paged = {talk.id for talk in (*introduced(context.agenda), *context.agenda.talks)} if numbers else set[str]()
    name, key = name_of(context, day), f"{part}.{number}"
    anchor = part if number == 1 else ""
    outline = (1, f"{context.words.programme} {name}")
    air = context.design.page.grid
    title = context.text(name, "title", role="H1", key=f"{key}.title", anchor=anchor, outline=outline, before=2 * air)
    rows: list[Block] = []
    told: set[str] = set()
    last = -1
    for cell in sorted(day.cells, key=lambda cell: (cell.start, cell.first)):
        if cell.talk.id not in told:  # an item in rooms that are no neighbours has a cell in each
            told.add(cell.talk.id)
            item, between = f"{key}.{cell.talk.id}", (_TIGHT if tight else _AIR) * air
            rows += _row(context, cell, item, between, first=cell.start != last, paged=cell.talk.id in paged)
            last = cell.start
    table: Block = Tagged("TOC", Stack(tuple(rows)), key=f"{key}.toc")
    if day.day is not None:
        again = context.day_label(day.day, "name", f"{key}.again")
        table = GoesOn(Stack((again, Space(0.5 * air))), table)
    if titled:
        table = Keep(Stack((title, Space(air / 2 if tight else air), table), grid=air / 2, before=title.before))
    first = "full" if running else "folio"
    return PageGroup(blocks=(table,), name=key, first=first, outer=running or name, inner=context.running)


def _row(context: Context, cell: Cell, key: str, air: float, *, first: bool, paged: bool) -> list[Block]:
    """A rule and an item with ``air`` above and below; the time stands at the first of several that begin together."""
    design, talk = context.design, cell.talk
    indent = TIME_WIDTH * design.style("entry").text.size
    time = context.words.clock(cell.start) if first else ""
    lead = label_frame(context, time, indent, "caption" if is_pause(talk) else "entry") if time else None
    rule = RuleLine(design.colors["text" if first else "faint"], 0.6 if first else 0.3, height=air, keep_next=True)
    body = _body(context, talk, key)
    if paged:
        return [rule, PageRow(context, body, anchor_of(talk), indent, lead, key=key, after=air)]
    row = Keep(Aside(Fixed(lead) if lead is not None else None, body, indent, 0.0))
    return [rule, Tagged("TOCI", row, key=key), Space(air, keep_next=False)]


def _body(context: Context, talk: Talk, key: str) -> Block:
    """Title, and below it room and speakers; a break is no more than its name."""
    if is_pause(talk):
        return context.text(talk.title, "caption", key=f"{key}.title")
    told = [context.where(talk), *(person.name.text for person in (*talk.speakers, *talk.moderators))]
    title = context.text(talk.title, "entry", key=f"{key}.title")
    below = [(Text(part),) for part in told if part]
    return Stack((title, on_lines(context, below, f"{key}.below"))) if below else title
