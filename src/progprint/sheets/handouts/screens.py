"""Screens 屏幕 at a door: the room's day, and what is on now and comes next, as pictures across or upright.

A strip in the colour of the track says where one is: beside the programme on a wide screen, above it on an upright one.
Titles shrink to what can be read from afar and no further; what a picture cannot hold goes on on further ones.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from progprint.agenda.programme import PAUSES, Room, Talk, Track
from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.handouts.desk import (
    Sheet,
    apart,
    artifact,
    by_room,
    edition,
    evenly,
    fitted,
    following,
    joined,
    network,
    rule,
    stacked,
)
from progprint.sheets.handouts.door_sign import RoomDay, days_of_rooms, role_in
from progprint.sheets.handouts.names import on_stage, people_line, place_of, producers_line, told_talk
from progprint.typeset.frame import Frame, Group, Item, Page, Rule, runs
from progprint.typeset.style import Text

_STRIP = 0.3125
"""Share of a wide screen that the strip takes."""
_ROOM = 0.3
"""Share of the height that the room's name takes at most."""


class ScreenStrip(NamedTuple):
    """A screen with its strip: where the programme goes, and what it is made with."""

    context: Context
    accent: Ink
    key: str
    strip: tuple[Item, ...]
    left: float
    top: float
    width: float

    @property
    def bottom(self) -> float:
        """The end of the foot, pt."""
        page = self.context.design.page
        return page.height - page.bottom


# -- the strip


def stage_of(context: Context, room: Room, day: datetime.date | None, track: Track | None, key: str) -> ScreenStrip:
    """The strip with the day, the room, its track and its place."""
    page = context.design.page
    wide = page.width > page.height
    accent = context.accent(track) if track else context.design.accent
    width = (_STRIP * page.width if wide else page.width) - 2 * page.inner
    white = context.design.colors["paper"]
    when = context.words.day_name(day) if day else context.running
    light = context.design.style("onaccent")
    frames = [fitted(context, when, light, width, key=f"{key}.day")] if when else []
    shown = context.design.style("display").but(phrases=False)
    frames.append(fitted(context, room.name, shown, width, _ROOM * page.height, key=f"{key}.room", role="H1"))
    if track:
        frames.append(
            fitted(context, track.title, context.design.styled("heading", white), width, key=f"{key}.track", role="H2")
        )
    place = place_of(context, room)
    frames += [fitted(context, place, light, width, key=f"{key}.place")] if place else []
    frames += producers_line(context, track, light, width, key, white) if track else []
    items, end = stacked(frames, page.inner, page.top, 0.2 * page.grid)
    across, down = (_STRIP * page.width, page.height) if wide else (page.width, end + page.top / 2)
    ground = Rect(0.0, 0.0, across, down)
    strip: list[Item] = [artifact(Rule(ground, accent, bleeds="tlb" if wide else "tlr")), *items]
    if wide and context.running and when != context.running:
        name = fitted(context, context.running, context.design.styled("caption", white), width, key=f"{key}.conference")
        strip.append(Group(page.inner, page.height - page.bottom - name.height, name))
    left = ground.x1 + page.inner if wide else page.inner
    top = page.top if wide else ground.y1 + page.top / 2
    return ScreenStrip(context, accent, key, tuple(strip), left, top, page.width - page.outer - left)


# -- the foot, the smallest type of all


def pauses_line(context: Context, pauses: Sequence[Talk]) -> str:
    """Breaks on a line, each behind its time."""
    return SEPARATOR.join(
        f"{context.words.clock(one.slot.start)} {one.title.text}" if one.slot.start is not None else one.title.text
        for one in pauses
    )


def signed(context: Context, count: str, printed: str) -> str:
    """The number of the picture, the conference where the strip has no room for it, and the edition."""
    page = context.design.page
    running = context.running if page.width < page.height else ""
    return apart(count, running, printed)


def foot_of(stage: ScreenStrip, left: str, right: str, *, wifi: bool = False) -> Frame:
    """Breaks at the left; at the right the network, the number of the picture and its edition; below each other if need be."""
    context = stage.context
    look = context.design.style("caption")
    shown = joined([*(network(context, look) if wifi else []), *([Text(right)] if right else [])])
    frames = []
    if left:
        frames.append(fitted(context, left, look, stage.width, key=f"{stage.key}.pauses"))
    if shown:
        plain, key = "".join(node.text for node in shown), f"{stage.key}.foot"
        frames.append(fitted(context, plain, look, stage.width, key=key, align="right", content=shown))
    low = 0.0
    if len(frames) > 1:  # a line below where the two come closer than a letter
        ends = max((x + run.x + run.width for run, x, _ in runs(frames[0])), default=0.0)
        begins = min((x + run.x for run, x, _ in runs(frames[1])), default=stage.width)
        low = frames[0].height if ends + look.text.size > begins else 0.0
    items = [Group(0.0, low if n else 0.0, frame) for n, frame in enumerate(frames)]
    return Frame(stage.width, max((item.y + item.frame.height for item in items), default=0.0), tuple(items))


def sheet_of(
    stage: ScreenStrip, name: str, items: Sequence[Item], pauses: str, count: str, *, wifi: bool = False
) -> Sheet:
    """The picture: strip, programme and foot."""
    context, page = stage.context, stage.context.design.page
    whole = (*stage.strip, *items)
    foot = foot_of(stage, pauses, signed(context, count, edition(context, whole)), wifi=wifi)
    frame = Frame(page.width, page.height, (*whole, Group(stage.left, stage.bottom - foot.height, foot)))
    return Sheet(name, Page(frame, page.bleed))


MOST_ROWS = 7
"""Rows of a picture."""
_LEAST, _LEAST_NOW = 0.92, 0.65
"""Shares of their sizes to which the titles of a list and the one that is on now shrink."""
_MIDDLE = 0.5
"""Share of the height that what is on now takes at least."""
_NEXT = 0.7
"""Size of the title that comes next, by the one that is on now."""
_TIME = 3.1
"""Width of the times, by the size of a title."""
_LOOSE = 1.3
"""Heights of a row to which few rows are opened."""


def room_days(context: Context) -> list[Sheet]:
    """The day of each room; a day of more rows than a picture holds goes on on further ones."""
    sheets: list[Sheet] = []
    for one in days_of_rooms(context.agenda):
        room, day, talks = one.room, one.day, one.talks
        key = f"screen.{room.id}.{day or ''}"
        stage = stage_of(context, room, day, one.track, key)
        name = apart(room.name.text, day.isoformat() if day else "")
        listed = [talk for talk in talks if talk.type not in PAUSES] or list(talks)
        pauses = pauses_line(context, [talk for talk in talks if talk not in listed])
        foot = foot_of(stage, pauses, signed(context, "8/8", "00000000"))
        height = stage.bottom - foot.height - context.design.page.grid - stage.top
        rows = [_row(stage, talk, one) for talk in listed]
        pages = evenly(rows, height, MOST_ROWS, _AIR) or [[]]
        for n, own in enumerate(pages, 1):
            stage = stage_of(context, room, day, one.track, f"{key}.{n}")
            count = f"{n}/{len(pages)}" if len(pages) > 1 else ""
            items = _listed(stage, own, height)
            sheets.append(sheet_of(stage, f"{name} {n}" if count else name, items, pauses, count))
    return sheets


def now_next(context: Context) -> list[Sheet]:
    """A picture for each talk in each room: what is on, and what comes next there with its time."""
    sheets: list[Sheet] = []
    for room, talks in by_room(context.agenda):
        for talk in talks:
            if talk.type in PAUSES or talk.slot.start is None:
                continue
            day = talk.slot.day
            own = next((track for track in context.agenda.tracks if track.id == talk.track_id), None)
            stage = stage_of(context, room, day, own, f"now.{room.id}.{day or ''}.{talk.id}")
            after = following(talk, talks)
            coming = next((one for one in after if one.type not in PAUSES), None)
            until = after.index(coming) if coming is not None else len(after)
            pauses = [one for one in after[:until] if one.slot.day == day]
            clock = context.words.clock(talk.slot.start).replace(":", "")
            name = apart(room.name.text, day.isoformat() if day else "", clock)
            items = _now(stage, talk, coming)
            sheets.append(sheet_of(stage, name, items, pauses_line(context, pauses), "", wifi=True))
    return sheets


# -- the room's day


def _row(stage: ScreenStrip, talk: Talk, day: RoomDay) -> Frame:
    """Time, title and people."""
    context, width = stage.context, stage.width
    title, name = context.design.style("heading"), context.design.style("name")
    key = f"{stage.key}.{talk.id}"
    items: list[Item] = []
    left = 0.0
    if talk.slot.start is not None:
        left = _TIME * title.text.size
        look = context.design.styled("heading", weight="regular")
        items.append(
            Group(0.0, 0.0, fitted(context, context.words.clock(talk.slot.start), look, left, key=f"{key}.time"))
        )
    frames = told_talk(
        context, talk, day.named, (title, name), width - left, title.leading, key=key, role=role_in(day), least=_LEAST
    )
    more, end = stacked(frames, left, 0.0)
    return Frame(width, end, (*items, *more))


_AIR = 10.0
"""Least air between two rows, with the line in its middle, pt."""


def _listed(stage: ScreenStrip, rows: Sequence[Frame], height: float) -> list[Item]:
    """Rows down the screen, a line between two of them."""
    if not rows:
        return []
    loose = _LOOSE * max(row.height for row in rows)
    least = sum(row.height for row in rows) + _AIR * (len(rows) - 1)
    air = min(loose, _AIR + (height - least) / max(1, len(rows) - 1))
    items: list[Item] = []
    y = stage.top
    for n, row in enumerate(rows):
        if n:
            middle = y - air / 2
            items.append(rule(stage.left, stage.left + stage.width, middle, stage.context.design.colors["faint"], 0.8))
        items.append(Group(stage.left, y, row))
        y += row.height + air
    return items


# -- now and next


def _now(stage: ScreenStrip, talk: Talk, coming: Talk | None) -> list[Item]:
    """What is on, and below a line what comes next: at the same height on all pictures, if titles let it."""
    context, words, page = stage.context, stage.context.words, stage.context.design.page
    ink, foot = context.design.colors["text"], 2 * context.design.style("caption").leading
    right = stage.left + stage.width
    height = stage.bottom - foot - stage.top
    head = _label(stage, words.now, words.times(talk.slot.start, talk.slot.end), stage.accent, "now")
    y = stage.top + head.height + 0.4 * page.grid
    items: list[Item] = [Group(stage.left, stage.top, head), rule(stage.left, right, y, stage.accent, 4.0)]
    middle = stage.top + _MIDDLE * height
    y += page.grid
    told, y = _told(stage, talk, 1.0, y, (middle if coming is not None else stage.bottom - foot) - y, "now")
    items += told
    if coming is None:
        return items
    y = max(middle, y) + page.grid
    items.append(rule(stage.left, right, y, ink, 1.6))
    y += 0.7 * page.grid
    day = coming.slot.day if coming.slot.day != talk.slot.day else None
    when = words.moment(day, words.times(coming.slot.start, coming.slot.end))
    head = _label(stage, words.next, when, ink, "next")
    items.append(Group(stage.left, y, head))
    y += head.height + 0.3 * page.grid
    told, _ = _told(stage, coming, _NEXT, y, stage.bottom - foot - y, "next")
    return [*items, *told]


def _label(stage: ScreenStrip, word: str, when: str, ink: Ink, part: str) -> Frame:
    """Now or next, bold, and its time."""
    look = stage.context.design.styled("heading", ink).but(phrases=False)
    light = stage.context.design.style("heading").text.but(weight="regular")
    shown = (Text(word), Text(f"{SEPARATOR}{when}", light))
    plain = "".join(node.text for node in shown)
    return fitted(stage.context, plain, look, stage.width, key=f"{stage.key}.{part}", content=shown)


def _told(stage: ScreenStrip, talk: Talk, share: float, y: float, height: float, part: str) -> tuple[list[Item], float]:
    """A title and who is on the stage, in a share of their sizes, and in a height if they can be read in it."""
    context, key = stage.context, f"{stage.key}.{part}"
    title, name = (context.design.styled(style, share=share) for style in ("title", "bigname"))
    people, frames = on_stage(context, talk), []
    if people:
        frames.append(people_line(context, people, name, stage.width, key=f"{key}.people"))
    left = height - sum(frame.height for frame in frames)
    frames.insert(
        0, fitted(context, talk.title, title, stage.width, left, key=f"{key}.title", role="H2", least=_LEAST_NOW)
    )
    return stacked(frames, stage.left, y, 4.0)
