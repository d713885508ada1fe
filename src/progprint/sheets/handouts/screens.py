"""Screens 屏幕 at a door: the room's day, and what is on now and comes next, as pictures across or upright.

A strip in the colour of the track says where one is: beside the programme on a wide screen, above it on an upright one.
Titles shrink to what can be read from afar and no further; what a picture cannot hold goes on on further ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from progprint.agenda.programme import PAUSES, Talk
from progprint.core.color import Ink
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.handouts.desk import Sheet, apart, by_room, evenly, fitted, following, rule, stacked
from progprint.sheets.handouts.door_sign import RoomDay, days_of_rooms, role_in
from progprint.sheets.handouts.names import on_stage, people_line, told_talk
from progprint.sheets.handouts.stage import ScreenStrip, foot_of, pauses_line, sheet_of, signed, stage_of
from progprint.typeset.frame import Frame, Group, Item
from progprint.typeset.style import Text

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
