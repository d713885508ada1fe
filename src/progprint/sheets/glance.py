"""日程一览: a day on a spread, rooms across, time down and true to scale, with page numbers.

A talk in neighbouring rooms, a break for all of them, is one cell. A day whose cells would be too low is parted where no
item runs on, so that each part is a spread of its own. What a cell cannot hold at the smallest size is listed behind the
day: nothing is cut. Reading programs get a list in order of time: a table of cells that span rows would tell them less.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from progprint.agenda.programme import Talk, Wording
from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.rows import talk_rows
from progprint.sheets.sessions import has_page
from progprint.sheets.talk import anchor_of
from progprint.sheets.timetable import Box, Day, Scale, is_pause, parts, scale_of, shown_days, used
from progprint.typeset.block import Block, Region
from progprint.typeset.boxes import Fixed
from progprint.typeset.frame import Copyfit, Frame, Item, Link, PageNumber, Rule, Tag, placed
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Stack
from progprint.typeset.style import ParagraphStyle

ANCHOR = "glance"
"""The place in the document that stands for the part."""

_GAP = 2.0
_BAR = 1.6
_HEAD = 2
"""Lines of the grid that the names of the columns take."""
_TEXT = 9.0
"""The size of text for which the measures below are given, pt."""


class _Type(NamedTuple):
    """Sizes in a field of cells, pt, for the text of a look.

    A cell of the usual length is ``comfort`` high and holds two lines and a speaker, the shortest one is ``least`` high.
    ``steps`` are sizes and leadings of titles from large to small, ``small`` is that of speakers, times and numbers.
    """

    axis: float
    pad: float
    comfort: float
    least: float
    steps: tuple[tuple[float, float], ...]
    small: tuple[float, float]

    @classmethod
    def of(cls, context: Context) -> _Type:
        """The sizes for a look; none is below its captions, nor below 6.5 pt where those are of the usual size."""
        share = context.design.style("body").text.size / _TEXT
        caption = context.design.style("caption").text.size
        floor = caption if caption > 7 else 6.5
        sizes = [max(floor, round(size * share, 1)) for size in (7.5, 7.0, 6.5)]
        steps = tuple([(size, round(size * 1.24, 1)) for size in sizes])
        return cls(24 * share, 3 * share, 32 * share, 10.5 * share, steps, (floor, round(floor * 1.23, 1)))


class _Cell(NamedTuple):
    """A cell on its page: its rectangle, and the frame of its text if it holds it."""

    box: Box
    rect: Rect
    text: Frame | None


def glance(context: Context) -> list[PageGroup]:
    """The pages of all days; none where times are not known."""
    groups: list[PageGroup] = []
    for number, day in enumerate(shown_days(context.agenda), 1):
        groups += _day_groups(context, day, number)
    return groups


def _day_groups(context: Context, day: Day, number: int) -> list[PageGroup]:
    per_page = max(1, int(context.design.number("glance.columns")))
    height, type_ = _height(context), _Type.of(context)
    moved: dict[str, Talk] = {}
    groups: list[PageGroup] = []
    stretches = [used(day, boxes, per_page) for boxes in _parts(day, height, type_)]
    counts = [math.ceil(len(own.columns) / per_page) for own, _ in stretches]
    for part, ((own, boxes), pages) in enumerate(zip(stretches, counts, strict=True), 1):
        axis = scale_of(boxes)
        for page in range(pages):
            first, last = _share(len(own.columns), pages, page)
            frame, lost = _grid(context, own, boxes, axis, (first, last), height, type_)
            moved.update((talk.id, talk) for talk in lost)
            key = f"glance.{number}.{part}.{page + 1}"
            start = "verso" if sum(counts) > 1 and not (page or (part > 1 and pages % 2)) else "new"
            groups.append(_page(context, own, frame, key, start, number if part == 1 and page == 0 else 0))
    if moved:
        key = f"glance.{number}.more"
        done = Copyfit("cell", "moved", len(moved))
        head = context.text(name_of(context, day), "heading", role="H1", key=f"{key}.title", copyfit=done)
        rows = talk_rows(context, list(moved.values()), key, timed=True, dense=True)
        groups.append(groups[-1]._replace(blocks=(head, *rows), start="new", name=key))
    return groups


def _parts(day: Day, height: float, type_: _Type) -> list[tuple[Box, ...]]:
    """The day in as many parts as its cells need to be readable, at most four."""
    lengths = [box.end - box.start for box in day.boxes if not box.band]
    lengths = lengths or [box.end - box.start for box in day.boxes]
    ranked = sorted(lengths)
    median = (ranked[(len(ranked) - 1) // 2] + ranked[len(ranked) // 2]) / 2
    wanted = max(type_.comfort / max(median, 1), type_.least / max(ranked[0], 5))
    count = math.ceil(scale_of(day.boxes).length * wanted / height - 0.05)
    return parts(day, min(max(count, 1), 4))


def _share(columns: int, pages: int, page: int) -> tuple[int, int]:
    """The columns of a page: all pages have about as many."""
    return columns * page // pages, columns * (page + 1) // pages


def _height(context: Context) -> float:
    """What a page leaves for the field of cells, pt: the type area without the day and the names of columns."""
    page = context.design.page
    above = math.ceil(context.design.style("heading").leading / page.grid) + _HEAD
    return page.height - page.top - page.bottom - above * page.grid - 1


def name_of(context: Context, day: Day) -> str:
    """What a day is called: its date and weekday, where they are known."""
    return context.words.day_name(day.day) if day.day is not None else context.words.glance


def _page(context: Context, day: Day, grid: Frame, key: str, start: str, leads: int) -> PageGroup:
    """One page: the day above its field; ``leads`` is the number of a day that begins here, else 0."""
    name = name_of(context, day)
    outline = (1, f"{context.words.glance} {name}") if leads else None
    anchor = ANCHOR if leads == 1 else ""
    title = context.text(name, "heading", role="H1", key=f"{key}.title", anchor=anchor, outline=outline)
    blocks: tuple[Block, ...] = (title, Fixed(grid))
    return PageGroup(blocks=blocks, start=start, name=key, outer=context.words.glance, inner=context.running)


# -- the field


def _grid(context: Context, day: Day, boxes: Sequence[Box], axis: Scale, columns: tuple[int, int], height: float,
          type_: _Type) -> tuple[Frame, list[Talk]]:  # fmt: skip
    """Names of columns, times, cells; and the items whose text no cell of this page holds."""
    page = context.design.page
    width = page.width - page.inner - page.outer
    first, last = columns
    step = (width - type_.axis) / (last - first)
    top = _HEAD * page.grid
    pitch = height / axis.length
    items: list[Item] = [_names(context, day.columns[first:last], step, width, type_)]
    cells: list[_Cell] = []
    for box in boxes:
        if box.last <= first or box.first >= last:
            continue
        left = type_.axis + (max(box.first, first) - first) * step
        right = type_.axis + (min(box.last, last) - first) * step
        lane = (right - left) / box.lanes
        x0 = left + box.lane * lane
        rect = Rect(x0, top + axis.at(box.start) * pitch, x0 + lane - _GAP, top + axis.at(box.end) * pitch - _GAP)
        cells.append(_Cell(box, rect, _text(context, box, rect, type_)))
    items.append(_times(context, boxes, axis, pitch, top, type_))
    accents = {track.id: context.accent(track) for track in context.agenda.tracks}
    quiet = context.design.colors["quiet"]
    listed = tuple(_drawn(context, cell, accents.get(cell.box.talk.track_id, quiet), type_) for cell in cells)
    items.append(Tag("L", 0.0, 0.0, Frame(width, top + height, listed), key=""))
    lost = [cell.box.talk for cell in cells if cell.text is None]
    return Frame(width, top + height, tuple(items)), lost


def _names(context: Context, names: Sequence[Wording], step: float, width: float, type_: _Type) -> Item:
    """The names of the columns over a dark rule."""
    grid = context.design.page.grid
    look = context.design.style("kicker", context.design.colors["text"])
    drawn: list[Item] = []
    for n, name in enumerate(names):
        block = context.text(name, look.but(keep_next=False), key=f"glance.column.{n}")
        frame = block.compose(Region(step - _GAP - _BAR - type_.pad, 2 * grid, fresh=True)).frame
        if frame is not None:
            drawn.append(
                placed(type_.axis + n * step + _BAR + type_.pad, max(0.0, (_HEAD - 0.4) * grid - frame.height), frame)
            )
    rule = Rule(Rect(type_.axis, _HEAD * grid - 5.0, width - _GAP, _HEAD * grid - 4.2), context.design.colors["text"])
    drawn.append(Tag("Artifact", 0.0, 0.0, Frame(width, _HEAD * grid, (rule,))))
    return Tag("Div", 0.0, 0.0, Frame(width, _HEAD * grid, tuple(drawn)))


def _times(context: Context, boxes: Sequence[Box], axis: Scale, pitch: float, top: float, type_: _Type) -> Item:
    """Starts of items at the left, as many as there is room for; ends where nothing follows."""
    style = context.design.style("caption").text.but(size=type_.small[0])
    starts = sorted({box.start for box in boxes})
    last = max(box.end for box in boxes)
    drawn: list[Item] = []
    lowest = -type_.small[1]
    for minute in starts:
        y = axis.at(minute) * pitch
        if y - lowest >= type_.small[1]:
            drawn += context.composer.place(context.words.clock(minute), style, 0.0, top + y + style.size * 0.95)
            lowest = y
    if axis.length * pitch - lowest >= 2 * type_.small[1]:
        drawn += context.composer.place(context.words.clock(last), style, 0.0, top + axis.length * pitch - _GAP)
    return Tag("Artifact", 0.0, 0.0, Frame(type_.axis, top + axis.length * pitch, tuple(drawn)))


# -- a cell


def _text(context: Context, box: Box, rect: Rect, type_: _Type) -> Frame | None:
    """The largest form of an item's text that its cell holds: with speakers, without, short title, smaller."""
    aside = 4.6 * type_.pad if _is_linked(box.talk) else 0.0
    width = rect.width - _BAR - 2 * type_.pad
    room = rect.height - (0.0 if rect.height < type_.least + 4 else 2.0)
    key = f"glance.{box.talk.id}.{box.first}"
    if box.band and is_pause(box.talk):
        return _form(context, key, (box.talk.title, ""), width, room, type_.steps[0], type_.small, aside)
    who = context.words.join(person.name.text for person in (*box.talk.speakers, *box.talk.moderators))
    if box.band and box.talk.slot.rooms:
        who = SEPARATOR.join(filter(None, (context.where(box.talk), who)))
    short = box.talk.short_title or box.talk.title
    largest, middle, _ = type_.steps
    forms: list[tuple[Wording, str, tuple[float, float]]] = [(box.talk.title, who, largest)]
    forms += [(box.talk.title, "", largest), (short, who, middle)]
    forms += [(title, "", step) for step in type_.steps[1:] for title in dict.fromkeys((box.talk.title, short))]
    for title, people, step in forms:
        done = None
        if step is not largest:
            done = Copyfit("cell", "smaller", step[0] / largest[0])
        elif who and not people:
            done = Copyfit("cell", "names")
        if title is not box.talk.title:
            done = Copyfit("cell", "short")
        frame = _form(context, key, (title, people), width, room, step, type_.small, aside, done)
        if frame is not None:
            return frame
    return None


def _form(context: Context, key: str, words: tuple[Wording, str], width: float, room: float, step: tuple[float, float],
          small: tuple[float, float], aside: float, done: Copyfit | None = None) -> Frame | None:  # fmt: skip
    """Title and speakers at a size, or None where they do not fit."""
    title, who = words
    if width < 3 * step[0]:
        return None
    look = _sized(context.design.style("entry"), step).but(right=aside, hyphenate=False)
    blocks: list[Block] = [context.text(title, look, key=f"{key}.title", copyfit=done)]
    if who:
        blocks.append(context.text(who, _sized(context.design.style("caption"), small), key=f"{key}.who"))
    fit = Stack(tuple(blocks)).compose(Region(width, 10 * room + 100, fresh=True))
    return fit.frame if fit.frame is not None and fit.frame.height <= room + 0.5 else None


def _sized(style: ParagraphStyle, step: tuple[float, float]) -> ParagraphStyle:
    return style.but(text=style.text.but(size=step[0]), leading=step[1], keep_next=False)


def _is_linked(talk: Talk) -> bool:
    return bool(talk.track_id) or has_page(talk)


def _drawn(context: Context, cell: _Cell, accent: Ink, type_: _Type) -> Item:
    """A cell: its ground and bar, its text, its page number, active where it leads somewhere."""
    rect, talk = cell.rect, cell.box.talk
    quiet = is_pause(talk)
    ground = [Rule(rect, context.design.colors["quiet"].tint(0.1) if quiet else accent.tint(0.09))]
    if not quiet:
        ground.append(Rule(Rect(rect.x0, rect.y0, rect.x0 + _BAR, rect.y1), accent))
    back = Tag("Artifact", 0.0, 0.0, Frame(rect.x1, rect.y1, tuple(ground)))
    inside: list[Item] = []
    top = rect.y0 + (1.5 if rect.height >= type_.least + 4 else 0.0)
    if cell.text is not None:
        if quiet:
            top = rect.y0 + max(0.0, (rect.height - cell.text.height) / 2)
        inside.append(placed(rect.x0 + _BAR + type_.pad, top, cell.text))
    if _is_linked(talk):
        style = context.design.style("caption", context.design.colors["text"]).text.but(size=type_.small[0])
        inside.append(PageNumber(anchor_of(talk), rect.x1 - type_.pad, top + type_.steps[0][1] * 0.74, style))
        inside.append(Link(rect, anchor_of(talk), contents=talk.title.text))
    body = Tag("LBody", 0.0, 0.0, Frame(rect.x1, rect.y1, tuple(inside)))
    return Tag("LI", 0.0, 0.0, Frame(rect.x1, rect.y1, (back, body)), span=talk.span)
