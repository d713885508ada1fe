"""The run sheet 流程表 of a room's day: a line to write on for everybody who goes on stage, minute by minute.

The crew writes when somebody really went on and off, which microphone, and whether the slides are there; the plan stands
in grey beside. Rows are as high as a hand needs; what is left of the page is lines for what changes.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from progprint.agenda.programme import PAUSES, Person, Room, Talk
from progprint.core.units import MM, Rect
from progprint.sheets.context import Context
from progprint.sheets.handouts.desk import Sheet, apart, artifact, edition, fitted, foot_line, rule, stacked
from progprint.sheets.handouts.names import on_stage
from progprint.sheets.handouts.tables import rooms_and_days
from progprint.typeset.frame import Frame, Group, Item, Page, Rule

_ROW, _LEAST, _PAUSE = 11.4 * MM, 10 * MM, 7.2 * MM
"""Height of a line, the least of it where that saves a page, and of a break's, on A4."""
_SHARES = (0.095, 0.05, 0.23, 0.225, 0.075, 0.075, 0.125, 0.065, 0.06)
"""Time, minutes, title, person; on, off, microphone, slides, remarks."""
_WRITTEN = 4
"""The first column that is written in."""
_LONG = 0.62
"""Share of a line that a name takes which is too long for one line of type; whose it is has the rest."""
_A4 = 210 * MM


class _Entry(NamedTuple):
    """An item and the lines it takes: one for each person, at least one."""

    talk: Talk
    people: tuple[tuple[Person, str], ...]
    key: str

    @property
    def quiet(self) -> bool:
        """Whether it is a break."""
        return self.talk.type in PAUSES

    @property
    def lines(self) -> int:
        """The number of lines that it takes."""
        return max(1, len(self.people))


def run_sheets(context: Context) -> list[Sheet]:
    """Sheets for each room and day, by time."""
    sheets = []
    for room, day, talks in rooms_and_days(context):
        entries = [_Entry(talk, tuple(on_stage(context, talk)), f"run.{room.id}.{talk.id}") for talk in talks]
        place = room.name.text if room.id else ""
        file = apart(place, day.isoformat() if day else "") or context.words.programme
        pages = _pages(context, room, day, entries)
        sheets += [Sheet(file if n == 1 else f"{file} {n}", page) for n, page in enumerate(pages, 1)]
    return sheets


def _pages(context: Context, room: Room, day: datetime.date | None, entries: Sequence[_Entry]) -> list[Page]:
    """The table over as many pages as it needs; an item stays whole where a page holds it."""
    page, key = context.design.page, f"run.{room.id}.{day or ''}"
    share = min(page.width, page.height) / _A4
    _, top = _head(context, room, day, f"{key}.1")
    space = page.height - page.bottom - top
    row = _ROW * share if _height(entries, _ROW * share, share) <= space else _LEAST * share
    stacks: list[list[_Entry]] = [[]]
    for entry in (part for one in entries for part in _cut(one, max(1, int(space / row)))):
        if stacks[-1] and _height([*stacks[-1], entry], row, share) > space:
            stacks.append([])
        stacks[-1].append(entry)
    pages = []
    for n, stack in enumerate(stacks, 1):
        head, y = _head(context, room, day, f"{key}.{n}")
        items = list(head)
        first = y
        for entry in stack:
            frame = _entry(context, entry, row, share)
            items.append(Group(page.inner, y, frame))
            y += frame.height
        if n == len(stacks):
            y = _blank(context, items, y, row)
        items += _grid(context, first, y)
        count = f"{n}/{len(stacks)}" if len(stacks) > 1 else ""
        foot = foot_line(context, f"{key}.{n}.foot", context.running, edition(context, items), count)
        items.append(Group(page.inner, page.height - page.bottom + 8.0, foot))
        pages.append(Page(Frame(page.width, page.height, tuple(items))))
    return pages


def _cut(entry: _Entry, most: int) -> list[_Entry]:
    """An item of more people than a page has lines, in parts."""
    if entry.lines <= most:
        return [entry]
    return [
        entry._replace(people=entry.people[at : at + most], key=f"{entry.key}.{at}" if at else entry.key)
        for at in range(0, len(entry.people), most)
    ]


def _height(entries: Sequence[_Entry], row: float, share: float) -> float:
    return sum(_PAUSE * share if entry.quiet else entry.lines * row for entry in entries)


def _columns(context: Context) -> list[tuple[float, float]]:
    """Left edge and width of each column, from the left margin."""
    widths = [share * context.design.page.text_width for share in _SHARES]
    return list(zip(accumulate(widths, initial=0.0), widths, strict=False))


def _head(context: Context, room: Room, day: datetime.date | None, key: str) -> tuple[list[Item], float]:
    """Room and day, and the heads of the columns over a dark rule."""
    page, words = context.design.page, context.words
    width = page.text_width
    name = fitted(context, room.name, "heading", 0.6 * width, context.design.style("heading").leading, key=f"{key}.title",
                  role="H1")  # fmt: skip
    items: list[Item] = [Group(page.inner, page.top, name)]
    if day:
        when = fitted(
            context, words.day_name(day), "title", 0.38 * width, key=f"{key}.day", align="right", phrases=False
        )
        items.append(Group(page.inner + 0.62 * width, page.top + name.height - when.height - 3.0, when))
    y = page.top + name.height + 10.0
    heads = (words.time, words.duration, words.talk, words.speakers, words.on_stage, words.off_stage, words.microphone,
             words.slides_ready, words.remarks)  # fmt: skip
    high = 0.0
    for n, ((x, wide), text) in enumerate(zip(_columns(context), heads, strict=True)):
        frame = fitted(context, text, "kicker", wide - 5.0, key=f"{key}.head.{n}", phrases=False)
        items.append(Group(page.inner + x + (4.0 if n >= _WRITTEN else 0.0), y, frame))
        high = max(high, frame.height)
    y += high + 3.0
    items.append(rule(page.inner, page.inner + width, y, context.design.colors["text"], 1.2))
    return items, y


def _entry(context: Context, entry: _Entry, row: float, share: float) -> Frame:
    """An item: its time and title once, a line for each person; a break low and tinted."""
    page, words, talk = context.design.page, context.words, entry.talk
    width = page.text_width
    columns = _columns(context)
    height = _PAUSE * share if entry.quiet else entry.lines * row
    items: list[Item] = []
    if entry.quiet:
        items.append(artifact(Rule(Rect(0.0, 0.4, width, height), context.design.colors["quiet"].tint(0.1))))
    line = height if entry.quiet else row
    start, end = talk.slot.start, talk.slot.end
    length = words.minutes(end - start) if start is not None and end is not None else ""
    bold, small = ("entry", "caption") if entry.quiet else ("bigname", "caption")
    plain = context.design.styled("entry", weight="regular")
    if start is not None:
        time = fitted(context, words.clock(start), plain if entry.quiet else bold, 0.56 * columns[0][1], line,
                      key=f"{entry.key}.start", phrases=False)  # fmt: skip
        items.append(Group(0.0, (line - time.height) / 2, time))
    if end is not None:
        until = fitted(context, words.clock(end), small, 0.42 * columns[0][1], key=f"{entry.key}.end", phrases=False)
        items.append(Group(0.57 * columns[0][1], (line - until.height) / 2 + 1.0, until))
    if length:
        frame = fitted(context, length, small, columns[1][1] - 3.0, key=f"{entry.key}.1", phrases=False)
        items.append(Group(columns[1][0], (line - frame.height) / 2, frame))
    title = fitted(context, talk.title, plain if entry.quiet else "entry", columns[2][1] - 8.0, height - 3.0,
                   key=f"{entry.key}.2", role="H2")  # fmt: skip
    items.append(Group(columns[2][0], max((min(line, height) - title.height) / 2, 1.5), title))
    for n, (person, role) in enumerate(entry.people):
        items += _person(context, person, role, columns[3], n * row, row, f"{entry.key}.who.{n}")
    if not entry.quiet:
        for n in range(entry.lines):
            items += _written(context, talk, columns, n * row, row, f"{entry.key}.{n}")
    faint = context.design.colors["quiet"].tint(0.5)
    items += [rule(columns[3][0], width, n * row, faint, 0.4) for n in range(1, entry.lines)]
    items.append(rule(0.0, width, height, context.design.colors["quiet"], 0.6))
    return Frame(width, height, tuple(items))


def _person(context: Context, person: Person, role: str, column: tuple[float, float], y: float, row: float, key: str
            ) -> list[Item]:  # fmt: skip
    """A name on one line, and beside it, else below, whose it is; neither is broken into the other."""
    x, width = column
    dark = context.design.styled("caption", "text")
    org = apart(role, person.org.text if person.org else "")
    look = context.design.style("name").but(phrases=False)
    wide = context.composer.width(person.name.text, look.text)
    left = width - 8.0 - wide - 6.0
    if org and left > 0 and context.composer.width(org, dark.text) <= left:
        name = fitted(context, person.name, look, wide + 1.0, key=f"{key}.name")
        side = fitted(context, org, dark, left, key=f"{key}.org", phrases=False)
        base = y + (row - name.height) / 2
        return [Group(x, base, name), Group(x + wide + 6.0, base + name.height - side.height - 1.0, side)]
    room = (_LONG if wide > width - 8.0 else 0.5) * row if org else row - 2.0
    name = fitted(context, person.name, look, width - 8.0, room, key=f"{key}.name")
    frames = [name]
    if org:
        frames.append(fitted(context, org, dark, width - 8.0, row - name.height - 1.0, key=f"{key}.org", phrases=True))
    whole = sum(frame.height for frame in frames)
    return stacked(frames, x, y + max((row - whole) / 2, 0.0))[0]


def _written(context: Context, talk: Talk, columns: Sequence[tuple[float, float]], y: float, row: float, key: str
             ) -> list[Item]:  # fmt: skip
    """What the crew writes on: the plan in grey, boxes for microphone and slides."""
    words, items = context.words, list[Item]()
    for n, minute in ((_WRITTEN, talk.slot.start), (_WRITTEN + 1, talk.slot.end)):
        if minute is not None:
            plan = fitted(
                context, words.clock(minute), "caption", columns[n][1] - 6.0, key=f"{key}.plan.{n}", phrases=False
            )
            items.append(Group(columns[n][0] + 4.0, y + (row - plan.height) / 2, plan))
    ink, side = context.design.colors["text"], 0.27 * row
    top = y + (row - side) / 2
    mic, ppt = columns[_WRITTEN + 2], columns[_WRITTEN + 3]
    boxes = [mic[0] + 5.0, mic[0] + 0.42 * mic[1], ppt[0] + 5.0, ppt[0] + 0.52 * ppt[1]]
    drawn = [edge for x in boxes for edge in _box(x, top, side)]
    drawn.append(Rect(mic[0] + 0.72 * mic[1], top + side, mic[0] + mic[1] - 4.0, top + side + 0.4))
    return [*items, artifact(*[Rule(edge, ink) for edge in drawn])]


def _box(x: float, y: float, side: float) -> list[Rect]:
    thin = 0.6
    return [Rect(x, y, x + side, y + thin), Rect(x, y + side - thin, x + side, y + side), Rect(x, y, x + thin, y + side),
            Rect(x + side - thin, y, x + side, y + side)]  # fmt: skip


def _blank(context: Context, items: list[Item], y: float, row: float) -> float:
    """Lines for what changes, to the foot of the page; where they end."""
    page = context.design.page
    faint = context.design.colors["quiet"].tint(0.5)
    while y + row <= page.height - page.bottom + 0.5:
        y += row
        items.append(rule(page.inner, page.width - page.outer, y, faint, 0.4))
    return y


def _grid(context: Context, top: float, bottom: float) -> list[Item]:
    """Lines down between the columns that are written in."""
    page, faint = context.design.page, context.design.colors["quiet"].tint(0.5)
    edges = [page.inner + x for x, _ in _columns(context)[_WRITTEN:]]
    return [artifact(*[Rule(Rect(x - 0.2, top, x + 0.2, bottom), faint) for x in edges])]
