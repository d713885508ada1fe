"""A page of the grid as a frame: heads of columns, the rail of times, cells with their grounds, the legend.

Reading programs get a list in order of time: a table of cells that span rows would tell them less.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from progprint.agenda.programme import Track
from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.grid.below import chip
from progprint.sheets.grid.cells import CellWords
from progprint.sheets.grid.field import Column, DayField
from progprint.sheets.grid.model import Opening, Placed, Side
from progprint.sheets.grid.type import Type, is_linked, same_language
from progprint.sheets.grid.typesetter import Typesetter
from progprint.sheets.talk import anchor_of
from progprint.sheets.timetable import Cell
from progprint.typeset.block import frame_of
from progprint.typeset.frame import Frame, Item, Link, PageNumber, Path, Rule, Tag, placed
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.style import Text

_TINT, _COMMON = 0.09, 0.12
"""Share of its colour in the ground of a talk, and of grey in that of what is for all."""


def side_frame(setter: Typesetter, opening: Opening, side: Side) -> Frame:
    """A page of the grid: heads, what runs beside everything, rail, cells."""
    context = setter.context
    page = context.design.page
    width = page.text_width
    top = opening.head + opening.above
    items: list[Item] = [_heads(setter, opening, side, width)]
    items += _asides(setter, opening, side, width)
    items.append(Tag("Artifact", 0.0, top, Frame(width, opening.height, tuple(_rail(setter, side, width)))))
    accents = {track.id: context.accent(track) for track in context.agenda.tracks}
    drawn = tuple(_cell(setter, one, accents) for one in side.cells)
    items.append(Tag("L", 0.0, top, Frame(width, opening.height, drawn), key=""))
    return Frame(width, top + opening.height, tuple(items))


def _heads(setter: Typesetter, opening: Opening, side: Side, width: float) -> Item:
    """The names of columns, each over a bar in the colours of its tracks."""
    type_, context = setter.type, setter.context
    drawn: list[Item] = []
    bottom = opening.head - 2 * type_.gap
    shown = opening.columns[side.first : side.last]
    heads = [setter.head_frames(column, side.step) for column in shown]
    tracks = max(
        sum(frame.height for frame in setter.head_frames(column, one.step)[1:])
        for one in opening.sides
        for column in opening.columns[one.first : one.last]
    )
    for n, (column, frames) in enumerate(zip(shown, heads, strict=True)):
        x = side.left + n * side.step
        y = bottom - 1.6 * type_.bar - tracks - frames[0].height
        for frame in frames:
            drawn.append(placed(x, y, frame))
            y += frame.height
        inks = [context.accent(track) for track in column.tracks] or [context.design.colors["text"]]
        long = (side.step - type_.gap) / len(inks)
        bars = [
            Rule(Rect(x + at * long, bottom - 1.2 * type_.bar, x + (at + 1) * long, bottom), ink)
            for at, ink in enumerate(inks)
        ]
        drawn.append(Tag("Artifact", 0.0, 0.0, Frame(width, opening.head, tuple(bars))))
    return Tag("Div", 0.0, 0.0, Frame(width, opening.head, tuple(drawn)))


def _asides(setter: Typesetter, opening: Opening, side: Side, width: float) -> list[Item]:
    items: list[Item] = []
    y = opening.head
    for cell in opening.asides:
        frame = frame_of(setter.aside(cell), width - setter.type.rail - 2 * setter.type.pad)
        items.append(placed(side.left + setter.type.pad, y, frame))
        y += frame.height
    return items


def _rail(setter: Typesetter, side: Side, width: float) -> list[Item]:
    """Times at the outer edge, a line where the scale is true, a zigzag where time is folded."""
    context, type_ = setter.context, setter.type
    ink = context.design.colors["text"]
    weight = "regular" if setter.numbers else "bold"  # on a wall times are what one looks for first
    style = context.design.style("caption").text.but(size=type_.note[0], ink=ink, weight=weight)
    drawn: list[Item] = []
    x, align = (width, "right") if side.rail_right else (0.0, "left")
    for y, minute in side.times:
        drawn += context.composer.place(context.words.clock(minute), style, x, y + type_.air + 0.88 * style.size, align)
    middle = width - type_.rail + 1.2 * type_.pad if side.rail_right else type_.rail - 1.2 * type_.pad
    for start, end, kind in side.marks:
        if kind == "line" and end - start > 2 * type_.note[0]:
            drawn.append(Rule(Rect(middle - 0.25, start, middle + 0.25, end - type_.gap), ink))
        elif kind == "fold":
            drawn.append(
                _zigzag(middle, (start + end) / 2, min(end - start, 1.3 * type_.note[0]), 0.22 * type_.note[0], ink)
            )
    return drawn


def _zigzag(x: float, y: float, height: float, wide: float, ink: Ink) -> Path:
    """Three teeth, one above the other: time that is not shown at its length."""
    steps: list[tuple[str, tuple[float, ...]]] = [("m", (x, y - height / 2))]
    steps += [("l", (x + (wide if n % 2 else -wide), y - height / 2 + n * height / 6)) for n in range(1, 6)]
    steps.append(("l", (x, y + height / 2)))
    return Path(tuple(steps), ink, stroke=max(0.5, wide * 0.4))


# -- cells


def _cell(setter: Typesetter, one: Placed, accents: Mapping[str, Ink]) -> Item:
    """A cell: its ground, its words, its page number or that of its row below, active where it leads somewhere."""
    type_ = setter.type
    rect, cell = one.rect, one.cell
    words = one.form.content
    inside: list[Item] = []
    if isinstance(words, CellWords):
        x = rect.x0 + (0.0 if cell.band and not cell.talk.track_id else type_.bar) + type_.pad
        spare = rect.height - words.height
        y = rect.y0 + (max(spare / 2, 0.0) if cell.quiet or cell.band or spare < 2 * type_.air else type_.air)
        inside += _words(words, x, y)
        inside += _numbers(setter, one, words, x, y)
    if setter.numbers and is_linked(cell.talk) and not cell.crowd:
        inside.append(Link(rect, anchor_of(cell.talk), contents=cell.talk.title.text))
    back = Tag("Artifact", 0.0, 0.0, Frame(rect.x1, rect.y1, tuple(_ground(setter, one, accents))))
    body = Tag("LBody", 0.0, 0.0, Frame(rect.x1, rect.y1, tuple(inside)))
    return Tag("LI", 0.0, 0.0, Frame(rect.x1, rect.y1, (back, body)), span=cell.talk.span)


def _words(words: CellWords, x: float, y: float) -> list[Item]:
    items: list[Item] = []
    for paragraph, (dx, dy) in ((words.title, (0.0, 0.0)), (words.note, words.note_at)):
        if paragraph is not None:
            items.append(placed(x + dx, y + dy, frame_of(paragraph, words.width - dx)))
    return items


def _numbers(setter: Typesetter, one: Placed, words: CellWords, x: float, y: float) -> list[Item]:
    context, type_ = setter.context, setter.type
    if one.number and words.number is None:
        return list(chip(context, type_, one.number, x, y + 0.95 * type_.note[0]))
    if one.number:
        return list(
            chip(context, type_, one.number, one.rect.x1 - type_.pad - 1.7 * type_.note[0], y + (words.number or 0))
        )
    if words.number is None:
        return []
    style = context.design.style("caption").text.but(size=type_.note[0], ink=context.design.colors["text"])
    return [PageNumber(anchor_of(one.cell.talk), one.rect.x1 - type_.pad, y + words.number, style)]


def _ground(setter: Typesetter, one: Placed, accents: Mapping[str, Ink]) -> list[Item]:
    """A talk on a tint of its track with a bar; what is for all on grey, through the gutter; a break white between lines."""
    context, type_ = setter.context, setter.type
    rect, cell, inner = one.rect, one.cell, context.design.page.inner
    before, behind = (inner if one.part == part else 0.0 for part in ("right", "left"))
    wide = Rect(rect.x0 - before, rect.y0, rect.x1 + behind, rect.y1)
    if cell.quiet:
        thin, ink = 0.04 * type_.note[0], context.design.colors["faint"]
        return [Rule(Rect(wide.x0, y - thin, wide.x1, y + thin), ink) for y in (rect.y0, rect.y1)]
    accent = accents.get(cell.talk.track_id)
    if accent is None or cell.crowd:
        return [Rule(wide, context.design.colors["quiet"].tint(_COMMON))]
    found: list[Item] = [Rule(wide, accent.tint(_TINT))]
    if one.part != "right":
        found.append(Rule(Rect(rect.x0, rect.y0, rect.x0 + type_.bar, rect.y1), accent))
    return found


# -- legend


_WHOLE = 0.4
"""Share of the measure up to which the name of a track stands on one line of the legend."""


def legend(context: Context, type_: Type, field: DayField, *, numbers: bool, key: str) -> Paragraph | None:
    """The meaning of the signs of a grid: tracks that no head names, languages, page numbers; None where there are none."""
    ink = context.design.colors["text"]
    style = context.design.style("caption")
    style = style.but(text=style.text.but(size=type_.note[0], ink=ink), leading=round(1.5 * type_.note[0], 1))
    groups: list[list[Text]] = []
    for track in _unnamed(context, field.columns, field.cells):
        mark = Text("■", style.text.but(ink=context.accent(track)))
        name = track.title.text
        if context.composer.width(name, style.text) < _WHOLE * context.design.page.text_width:
            name = name.replace(" ", "\u00a0")
        groups.append([mark, Text(f"\u00a0{name}")])
    spoken = {cell.talk.language for cell in field.cells if not same_language(context, cell.talk)}
    for tag in sorted({tag.partition("-")[0] for tag in spoken}):
        bold = Text(tag.upper(), style.text.but(weight="bold"))
        groups.append([bold, Text(f"\u00a0{context.words.language_name(tag)}")])
    if numbers and any(is_linked(cell.talk) for cell in field.cells):
        groups.append([Text(context.words.grid_pages)])
    if not groups:
        return None
    nodes: list[Text] = []
    for group in groups:
        nodes += [Text(SEPARATOR)] if nodes else []
        nodes += group
    plain = "".join(node.text for node in nodes)
    return context.text(plain, style, key=f"{key}.legend", content=tuple(nodes))


def _unnamed(context: Context, columns: Sequence[Column], cells: Sequence[Cell]) -> list[Track]:
    """The tracks of a day that do not stand in the head of every column they are in."""
    heads = [column.name for column in columns]
    told = {track.id for column in columns if column.named for track in column.tracks}
    hidden = {track.id for column in columns if not column.named for track in column.tracks}
    used = {talk.track_id for cell in cells for talk in cell.talks}
    return [
        track
        for track in context.agenda.tracks
        if track.id in used and (track.id in hidden or track.id not in told) and track.title not in heads
    ]
