"""The front cover: the title in short lines broken by sense, the facts, and the programme itself as a picture.

The picture is the timetable drawn as a field of coloured blocks: one block a talk, across the rooms (or tracks), down
the time (or the order of the talks where no times are known). So every conference has a cover of its own.
"""

from __future__ import annotations

from typing import NamedTuple

from progprint.agenda.programme import Talk, Track
from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.sheets.context import Context
from progprint.sheets.part import figure
from progprint.sheets.timetable import Day, axis_of, days, is_pause
from progprint.typeset.block import Block, frame_of
from progprint.typeset.boxes import Space
from progprint.typeset.frame import Copyfit, Frame, Group, Item, Rule, Tag
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Stack

GAP = 1.4
"""White between the blocks of the field, pt."""
_LOGO_LINES = 2.4
"""Height of the mark, in lines of the grid."""
_DAY_GAP = 7.0
"""White between two days, pt."""
_COMMON = 0.18
"""Share of the accent that items for everybody take."""
TINTS = (1.0, 0.82, 0.64, 0.9, 0.72, 0.56)
"""Shares of the accent that neighbouring talks of one track take in turn."""


def cover(context: Context) -> list[PageGroup]:
    """The cover as a page of its own, without furniture."""
    page = context.design.page
    items: list[Item] = [_field(context)]
    width = page.text_width
    top = context.design.number("cover.title_top")
    room = page.height * (1 - context.design.number("cover.field")) - top - page.grid
    head = _head(context, width, room)
    items.append(Group(page.inner, top, head))
    items += _logo(context, top)
    frame = Frame(page.width, page.height, tuple(items))
    return [PageGroup(name="cover", backdrop=(frame, frame), folio=False, first="plain")]


def _logo(context: Context, top: float) -> list[Item]:
    """The conference's mark at the head of the cover, as high as two lines of the grid, flush with the title."""
    conference, page = context.agenda.conference, context.design.page
    raster = context.picture(conference.logo)
    if raster is None:
        return []
    scale = min(_LOGO_LINES * page.grid / raster.height, page.text_width / 2 / raster.width)
    width, height = raster.width * scale, raster.height * scale
    alt = context.words.logo_of(context.title)
    return [figure(raster, page.inner, max(page.grid, top - height - 1.5 * page.grid), width, height, alt)]


def _head(context: Context, width: float, room: float) -> Frame:
    """Kicker, title, subtitle and facts; the title is the largest step at which all of it stands above the field."""
    conference = context.agenda.conference
    display = context.design.style("display")
    ink = context.design.colors["text"]
    kicker = conference.subtitle.text if conference.subtitle else context.words.booklet
    frame = Frame(width, 0.0)
    plain = context.design.style("body").but(align="left")
    for share in (1.0, 0.85, 0.72, 0.6, 0.5, 0.4, 0.3):
        size = round(display.text.size * share, 1)
        look = display.but(leading=display.leading * share, text=display.text.but(size=size, ink=ink))
        outline = (1, context.title)
        done = Copyfit("cover", "smaller", share) if share < 1 else None
        words = conference.title or context.title
        title = context.text(words, look, role="H1", key="cover.title", outline=outline, copyfit=done)
        above = [context.text(kicker, "label", ink, key="cover.kicker")] if kicker != context.title else []
        blocks: list[Block] = [*above, title]
        other = context.other(conference.title)
        if other is not None:
            blocks.append(context.text(other, "name", key="cover.title.2"))
        blocks.append(Space(context.design.page.grid))
        blocks += [context.text(line, plain, key=f"cover.fact.{n}") for n, line in enumerate(_facts(context), 1)]
        frame = frame_of(Stack(tuple(blocks)), width, 4 * room)
        if frame.height <= room:
            break
    return frame


def _facts(context: Context) -> list[str]:
    """Date, venue, organisers; for a booklet of one track its producers."""
    conference, words = context.agenda.conference, context.words
    facts = [words.dates(conference.days) if conference.days else ""]
    facts.append(conference.venue.name.text if conference.venue else "")
    facts.append(words.join(organiser.text for organiser in conference.organisers))
    if len(context.agenda.tracks) == 1:
        track = context.agenda.tracks[0]
        names = words.join(person.name.text for person in track.producers)
        of_track = [track.title.text] if conference.title else []
        facts.append(" ".join([*of_track, *([f"{words.producer_short} {names}"] if names else [])]))
    return [fact for fact in facts if fact]


# -- the field of blocks


def _field(context: Context) -> Item:
    """The picture: an artifact, drawn to the lower edge and off it."""
    page = context.design.page
    share = context.design.number("cover.field")
    area = Rect(0.0, page.height * (1 - share), page.width, page.height)
    rules = tuple(block_rule(one.rect, one.ink, area) for one in programme_blocks(context, area))
    return Tag("Artifact", 0.0, 0.0, Frame(page.width, page.height, rules))


class CoverBlock(NamedTuple):
    """A block of the field: where, in which colour, and of which talk."""

    rect: Rect
    ink: Ink
    talk: str


def programme_blocks(context: Context, area: Rect) -> list[CoverBlock]:
    """The programme as blocks of colour that fill an area."""
    tracks = [track for track in context.agenda.tracks if track.talks]
    fields = [day for day in days(context.agenda) if len(day.cells) > 1]
    fields = [day for day in fields if not tracks or any(not cell.band for cell in day.cells)]
    return _timed(context, fields, area) if fields else _ordered(context, tracks, area)


def block_rule(rect: Rect, ink: Ink, area: Rect) -> Rule:
    """One block; what touches an edge of the page runs on to the bleed."""
    sides = [("l", rect.x0 <= area.x0 + 0.01), ("r", rect.x1 >= area.x1 - 0.01), ("b", rect.y1 >= area.y1 - 0.01)]
    return Rule(rect, ink, bleeds="".join(side for side, touches in sides if touches))


def _timed(context: Context, fields: list[Day], area: Rect) -> list[CoverBlock]:
    """Days beside each other, in each a column for every room, blocks at their times; breaks stay white."""
    agenda, accent = context.agenda, context.design.accent
    inks = {talk.id: _ink(context, track, n) for track in agenda.tracks for n, talk in enumerate(track.talks)}
    if not inks:  # a programme of sessions alone
        inks = {one.id: accent.tint(TINTS[n % len(TINTS)]) for n, one in enumerate(agenda.sessions)}
    width = (area.width - _DAY_GAP * (len(fields) - 1)) / sum(len(day.columns) for day in fields)
    left = area.x0
    found = []
    for day in fields:
        axis = axis_of(day.cells)
        scale = area.height / max(axis.values())
        for cell in day.cells:
            if is_pause(cell.talk):
                continue
            lane = width * (cell.last - cell.first) / cell.lanes
            x0 = left + cell.first * width + cell.lane * lane
            x1 = x0 + lane
            y0, y1 = (area.y0 + axis[minute] * scale for minute in (cell.start, cell.end))
            rect = Rect(x0, y0, x1 if x1 >= area.x1 - 0.01 else x1 - GAP, y1 if y1 >= area.y1 - 0.01 else y1 - GAP)
            ink = inks.get(cell.talk.id) or accent.tint(_COMMON)
            found.append(CoverBlock(rect, ink, cell.talk.id))
        left += width * len(day.columns) + _DAY_GAP
    return found


def _ordered(context: Context, tracks: list[Track], area: Rect) -> list[CoverBlock]:
    """A column for each track, its talks from top to bottom, each as tall as it has text.

    One track alone is drawn with a talk a row and a block for each part of the talk.
    """
    found = []
    for column, track in enumerate(tracks):
        width = area.width / len(tracks)
        x0 = area.x0 + column * width
        x1 = area.x0 + (column + 1) * width - (GAP if column + 1 < len(tracks) else 0)
        weights = [_weight(talk) for talk in track.talks]
        y, total = area.y0, sum(weights)
        for n, (talk, weight) in enumerate(zip(track.talks, weights, strict=True)):
            bottom = y + area.height * weight / total
            row = Rect(x0, y, x1, bottom - (GAP if n + 1 < len(weights) else 0))
            alone = [CoverBlock(row, _ink(context, track, n), talk.id)]
            found += _parts(context, track, talk, n, row) if len(tracks) == 1 else alone
            y = bottom
    return found


def _parts(context: Context, track: Track, talk: Talk, n: int, row: Rect) -> list[CoverBlock]:
    """A row of blocks, one for each section and one for the takeaways, as wide as they have text."""
    sizes = [80 + sum(len(p.words.text) for p in section.passages) for section in talk.summary]
    sizes += [80 + sum(len(words.text) for words in talk.takeaways)] if talk.takeaways else []
    sizes = [min(size, 4 * min(sizes)) for size in sizes] or [1]
    found, x = [], row.x0
    for k, size in enumerate(sizes):
        right = x + row.width * size / sum(sizes)
        rect = Rect(x, row.y0, right - (GAP if k + 1 < len(sizes) else 0), row.y1)
        found.append(CoverBlock(rect, _ink(context, track, 2 * n + k), talk.id))
        x = right
    return found


def _weight(talk: Talk) -> float:
    """How much there is to a talk: its characters, damped so that the longest is not over three times the shortest."""
    text = sum(len(p.words.text) for section in talk.summary for p in section.passages)
    return 200 + min(text + sum(len(words.text) for words in talk.takeaways), 600)


def _ink(context: Context, track: Track, n: int) -> Ink:
    return context.accent(track).tint(TINTS[n % len(TINTS)])
