"""Door sign 门牌: a room's day on its door: the room to be read at five metres, times and talks at two."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from progprint.agenda.programme import PAUSES, Agenda, Room, Talk, Track
from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.sheets.context import Context
from progprint.sheets.handouts.desk import (
    Sheet,
    apart,
    artifact,
    by_day,
    by_room,
    edition,
    evenly,
    fitted,
    onto_pages,
    rule,
    stacked,
)
from progprint.sheets.handouts.names import place_of, producers_line, told_talk
from progprint.typeset.frame import Frame, Group, Item, Page, Rule

_GROUND = 0.30
"""Share of the height that the ground with the room takes at most."""
_FOOT = 2
"""Lines of the foot at most."""
_TIME = 4.2
"""Width of the times, by their size."""
_LARGER = (1.5, 1.35, 1.2, 1.1)
"""Sizes of rows where little happens in a room, larger than usual; they leave a share of the sheet free."""
_AIRY = 0.18
_ROWS = (*_LARGER, 1.0, 0.9, 0.8, 0.7, 0.62, 0.55)


def door_signs(context: Context) -> list[Sheet]:
    """A sheet for each room and day on which something happens there, and a bare one for rooms where nothing does."""
    return [sheet for one in days_of_rooms(context.agenda) for sheet in _sheets(context, one)]


class RoomDay(NamedTuple):
    """A room's day: what happens there, the track that has the room, or else those that are named at their talks."""

    room: Room
    day: datetime.date | None
    talks: Sequence[Talk]
    track: Track | None
    named: Sequence[Track]


def days_of_rooms(agenda: Agenda) -> Iterator[RoomDay]:
    """Each room and programme day; an empty day where nothing happens. A track has a room where half of the talks are its own."""
    known = {track.id: track for track in agenda.tracks}
    for room, items in by_room(agenda):
        for day, talks in by_day(agenda, items) or [(None, [])]:
            told = [talk for talk in talks if talk.type not in PAUSES]
            tracks = {talk.track_id: known[talk.track_id] for talk in told if talk.track_id in known}
            own = [talk for talk in told if talk.track_id in known]
            if len(tracks) == 1 and len(own) * 2 >= len(told):
                yield RoomDay(room, day, talks, known[own[0].track_id], ())
            else:
                yield RoomDay(room, day, talks, None, sorted(tracks.values(), key=lambda track: track.number))


def role_in(day: RoomDay) -> str:
    """The role of the title of a talk on a sheet of the day: below the room, and the track if one has the room."""
    return "H3" if day.track else "H2"


def _sheets(context: Context, one: RoomDay) -> list[Sheet]:
    """The sign; with more talks than it holds at the smallest size it goes on on further ones."""
    room, day, track = one.room, one.day, one.track
    accent = context.accent(track) if track else context.design.accent
    name = apart(room.name.text, day.isoformat() if day else "")
    page, key = context.design.page, f"sign.{room.id}.{day or ''}"
    _, top = _head(context, room, day, accent, key)
    _, top = _track(context, track, accent, top, key) if track else ([], top)
    room_left = _foot(context, room, 8, 8, key, "00000000").y - top
    pages = _paged(context, one, page.text_width, room_left, key)
    made = []
    for n, rows in enumerate(pages or [[]], 1):
        head, top = _head(context, room, day, accent, f"{key}.{n}")
        above, top = _track(context, track, accent, top, f"{key}.{n}") if track else ([], top)
        items, _ = stacked(rows, page.inner, top)
        whole = (*head, *above, *items)
        foot = _foot(context, room, n, len(pages), f"{key}.{n}", edition(context, whole))
        frame = Frame(page.width, page.height, (*whole, foot))
        made.append(Sheet(f"{name} {n}" if len(pages) > 1 else name, Page(frame, page.bleed)))
    return made


def _head(context: Context, room: Room, day: datetime.date | None, accent: Ink, key: str) -> tuple[list[Item], float]:
    page = context.design.page
    width = page.text_width
    when = context.words.day_name(day) if day else context.running
    frames = [fitted(context, when, "onaccent", width, key=f"{key}.day")] if when else []
    shown = context.design.style("display").but(phrases=False)
    limit = _GROUND * page.height - page.top - sum(frame.height for frame in frames)
    frames.append(fitted(context, room.name, shown, width, limit, key=f"{key}.room", role="H1"))
    items, end = stacked(frames, page.inner, page.top)
    ground = Rule(Rect(0.0, 0.0, page.width, end + page.top * 0.7), accent, bleeds="tlr")
    return [artifact(ground), *items], end + page.top * 1.5


def _track(context: Context, track: Track, accent: Ink, top: float, key: str) -> tuple[list[Item], float]:
    """The track that has the room, and its producers."""
    page = context.design.page
    width = page.text_width
    frames = [fitted(context, track.title, "title", width, key=f"{key}.track", role="H2", accent=accent)]
    frames += producers_line(context, track, context.design.style("caption"), width, key)
    items, end = stacked(frames, page.inner, top)
    return items, end + context.design.style("caption").leading


def _paged(context: Context, one: RoomDay, width: float, height: float, key: str) -> list[list[Frame]]:
    """Rows at the largest size at which all of them stand on the sheet; else on as few sheets as they need, evenly."""

    def rows(share: float) -> Iterator[Frame]:
        for n, talk in enumerate(one.talks):
            yield _row(context, talk, width, share, one, f"{key}.{talk.id}", first=n == 0)

    if not one.talks:
        return []
    made: list[Frame] = []
    for share in _ROWS:
        made, left = [], height * (1.0 - _AIRY if share in _LARGER else 1.0)
        for row in rows(share):
            made.append(row)
            left -= row.height
            if left < 0.0 and share != _ROWS[-1]:
                break
        if left >= 0.0:
            return [made]
    least = len(onto_pages(made, height))
    for share in _ROWS[len(_LARGER) :]:
        made = list(rows(share))
        if len(onto_pages(made, height)) == least:
            break
    return evenly(made, height)


def _row(context: Context, talk: Talk, width: float, share: float, day: RoomDay, key: str, *, first: bool) -> Frame:
    """Time, title and people between two rules; a break is quiet and low."""
    design, quiet = context.design, talk.type in PAUSES
    title, name, caption = (context.design.styled(look, share=share) for look in ("heading", "name", "caption"))
    x = _TIME * name.text.size
    air = 0.36 * title.leading
    low = caption.but(text=caption.text.but(size=round(0.75 * title.text.size, 1)), leading=title.leading)
    look = low if quiet else title
    start = context.words.clock(talk.slot.start) if talk.slot.start is not None else ""
    items: list[Item] = [rule(0.0, width, 0.0, design.colors["text" if first else "faint"], 1.2 if first else 0.6)]
    if start:
        time_look = look if quiet else name
        items.append(Group(0.0, air, fitted(context, start, time_look, x, key=f"{key}.time")))
    left = x if start else 0.0
    frames = told_talk(
        context, talk, day.named, (look.but(phrases=True), caption), width - left, key=key, role=role_in(day)
    )
    more, end = stacked(frames, left, air)
    return Frame(width, end + air, (*items, *more))


def _foot(context: Context, room: Room, number: int, count: int, key: str, printed: str) -> Group:
    """Where the room is and how many it holds at the left; at the right the conference and the edition of the sheet."""
    page, look = context.design.page, context.design.style("caption")
    left = place_of(context, room)
    right = apart(f"{number}/{count}" if count > 1 else "", context.running, printed)
    width = page.text_width
    half = width / 2 if left else 0.0
    placed = [
        (x, fitted(context, text, look, wide, _FOOT * look.leading, key=f"{key}.{part}", align=align))
        for text, part, align, x, wide in (
            (left, "place", "left", 0.0, half),
            (right, "edition", "right", half, width - half),
        )
        if text
    ]
    high = max((frame.height for _, frame in placed), default=0.0)
    items = tuple(Group(x, high - frame.height, frame) for x, frame in placed)
    return Group(page.inner, page.height - page.bottom - high, Frame(width, high, items))
