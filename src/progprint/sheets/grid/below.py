"""The list below a day: what the cells of a grid do not say, each row with the number that stands in its cell."""

from __future__ import annotations

from collections.abc import Sequence

from progprint.agenda.programme import Talk
from progprint.core.units import Rect
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.grid.type import Type, is_linked
from progprint.sheets.people import told_people
from progprint.sheets.prose import first_baseline
from progprint.sheets.rows import PageRow
from progprint.sheets.talk import anchor_of
from progprint.sheets.timetable import Cell
from progprint.typeset.block import Block
from progprint.typeset.boxes import Aside, Columns, Fixed
from progprint.typeset.frame import Copyfit, Frame, Item, Rule, Tag
from progprint.typeset.stack import Keep, Stack


def below(context: Context, type_: Type, cells: Sequence[tuple[int, Cell]], key: str, *, numbers: bool) -> Block:
    """The list of what cells do not say, in order of time: number, time, room, title, people, page."""
    rows: list[Block] = []
    done: Copyfit | None = Copyfit("cell", "moved", sum(len(cell.talks) for _, cell in cells))
    for number, cell in cells:
        for talk in cell.talks:
            rows.append(_row(context, type_, number, talk, f"{key}.below.{talk.id}", numbers=numbers, done=done))
            done = None
    page = context.design.page
    wide = page.text_width > 44 * context.design.style("entry").text.size
    stack = Stack(tuple(rows))
    return Columns(stack, 2, page.gutter, type_.note[1]) if len(rows) > 1 and wide else stack


def _row(
    context: Context, type_: Type, number: int, talk: Talk, key: str, *, numbers: bool, done: Copyfit | None
) -> Block:
    size = type_.sizes[-1]
    title = context.design.style("entry")
    title = title.but(text=title.text.but(size=size), leading=round(1.25 * size, 1))
    note = context.design.style("caption", context.design.colors["text"])
    note = note.but(text=note.text.but(ink=context.design.colors["text"]), leading=type_.note[1])
    when = context.words.times(talk.slot.start, talk.slot.end)
    said = (when, context.where(talk), context.words.join(told_people(context, talk)))
    body = Stack((
        context.text(talk.title, title, key=f"{key}.title", copyfit=done),
        context.text(SEPARATOR.join(filter(None, said)), note, key=f"{key}.said"),
    ))  # fmt: skip
    indent = round(2.2 * size, 1)
    lead = Frame(
        indent, title.leading, chip(context, type_, number, 0.0, first_baseline(title.leading, title.text.size))
    )
    after = round(0.4 * size, 1)
    if numbers and is_linked(talk):
        return PageRow(context, body, anchor_of(talk), indent, lead, "caption", key=key, after=after)
    return Keep(Aside(Fixed(lead), body, indent, 0.0, after=after))


def chip(context: Context, type_: Type, number: int, x: float, y: float) -> tuple[Item, ...]:
    """The number of a row, white in a dark field, so that it is not taken for the number of a page."""
    size = type_.note[0]
    style = context.design.style("caption").text.but(size=size, weight="bold", ink=context.design.colors["paper"])
    wide = context.composer.width(str(number), style) + 0.7 * size
    ground = Rule(Rect(x, y - 0.95 * size, x + wide, y + 0.25 * size), context.design.colors["text"])
    return (Tag("Artifact", 0.0, 0.0, Frame(x + wide, y, (ground,))),
            *context.composer.place(str(number), style, x + 0.35 * size, y))  # fmt: skip
