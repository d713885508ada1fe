"""A screen at a door: its strip with the room in the colour of the track, and its foot."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from progprint.agenda.programme import Room, Talk, Track
from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.handouts.desk import Sheet, apart, artifact, edition, fitted, joined, network, stacked
from progprint.sheets.handouts.names import place_of, producers_line
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
    ground = (
        Rect(0.0, 0.0, _STRIP * page.width, page.height) if wide else Rect(0.0, 0.0, page.width, end + page.top / 2)
    )
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
