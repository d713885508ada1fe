"""Tables: the run sheet 流程表 as CSV, and the sign-in list 签到表. The printed run sheet is ``run_sheet``."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from typing import NamedTuple

from progprint.agenda.days import track_days
from progprint.agenda.programme import Room, Talk, Wording
from progprint.core.cells import guarded
from progprint.core.units import MM
from progprint.sheets.context import Context
from progprint.sheets.handouts.desk import (
    Sheet,
    apart,
    by_day,
    by_room,
    edition,
    fitted,
    foot_line,
    onto_pages,
    order,
    rule,
    stacked,
    who,
)
from progprint.sheets.handouts.guests import people_of
from progprint.sheets.people import affiliation
from progprint.typeset.frame import Frame, Group, Page

_AIR = 4.0
"""Space above and below a row, pt."""
_LINE = 9.5 * MM
"""The least height of a row that is signed in."""


class PaperColumn(NamedTuple):
    """A column: its head, its share of the width, and the style of its cells."""

    head: str
    share: float
    look: str = "caption"


class PaperRow(NamedTuple):
    """A row: its cells."""

    cells: tuple[str, ...]
    key: str = ""


def table_pages(
    context: Context, title: str, below: str, columns: Sequence[PaperColumn], rows: Sequence[PaperRow], key: str
) -> list[Page]:
    """A table over as many pages as it needs, its title and heads on each of them; rows are never parted."""
    page = context.design.page
    width = page.text_width

    def heads(key: str) -> tuple[list[Frame], Frame]:
        top = [fitted(context, title, "heading", width, key=f"{key}.title", role="H1")]
        top += [fitted(context, below, "caption", width, key=f"{key}.below")] if below else []
        names = PaperRow(tuple(column.head for column in columns), key=f"{key}.head")
        return top, _row(context, names, columns, width, style="kicker")

    top, head = heads(key)
    made = [_row(context, row, columns, width) for row in rows]
    room = page.text_height - sum(frame.height for frame in top) - head.height - page.grid
    stacks = onto_pages(made, room)
    pages = []
    for n, stack in enumerate(stacks, 1):
        top, head = heads(f"{key}.{n}")
        items, y = stacked(top, page.inner, page.top)
        more, _ = stacked([head, *stack], page.inner, y + page.grid * 0.6)
        items += more
        count = f"{n}/{len(stacks)}" if len(stacks) > 1 else ""
        foot = foot_line(context, f"{key}.{n}.foot", context.running, edition(context, items), count)
        items.append(Group(page.inner, page.height - page.bottom + 6.0, foot))
        pages.append(Page(Frame(page.width, page.height, tuple(items))))
    return pages


def _row(context: Context, row: PaperRow, columns: Sequence[PaperColumn], width: float, style: str = "") -> Frame:
    """The cells beside each other above a hairline."""
    gap, x, placed, height = context.design.page.gutter / 2, 0.0, list[tuple[float, Frame]](), 0.0
    for n, (text, column) in enumerate(zip(row.cells, columns, strict=True)):
        wide = column.share * width
        if text:
            look = context.design.styled(style or column.look, "text")
            frame = fitted(context, text, look, wide - gap, key=f"{row.key}.{n}", phrases=False, least=0.7)
            placed.append((x, frame))
            height = max(height, frame.height)
        x += wide
    whole = max(height + 2 * _AIR, 0.0 if style else _LINE)
    items = [Group(left, (whole - frame.height) / 2, frame) for left, frame in placed]
    ink = context.design.colors["text" if style else "faint"]
    return Frame(width, whole, (*items, rule(0.0, width, whole, ink, 0.9 if style else 0.5)))


# -- run sheet as a table


def run_table(context: Context) -> str:
    """The same as CSV with a byte order mark, as spreadsheets want Chinese: a row for each item and room."""
    words, out = context.words, io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([words.date, words.room, words.time, words.duration, words.talk, words.track, words.speakers, "id"])
    tracks = {track.id: track.title.text for track in context.agenda.tracks}
    for room, _, talks in rooms_and_days(context):
        for talk in talks:
            time, length = _when(context, talk)
            day = talk.slot.day
            row = (day.isoformat() if day else "", room.name.text if room.id else "", time, length, talk.title.text)
            writer.writerow(
                [guarded(cell) for cell in (*row, tracks.get(talk.track_id, ""), who(context, talk), talk.id)]
            )
    return "\ufeff" + out.getvalue()


def rooms_and_days(context: Context) -> list[tuple[Room, datetime.date | None, list[Talk]]]:
    """The items of each room on each programme day, by time; what has no room comes last, in one without an id."""
    agenda = context.agenda
    found = [(room, day, talks) for room, items in by_room(agenda) for day, talks in by_day(agenda, items)]
    placed = {talk.id for _, _, talks in found for talk in talks}
    loose = sorted((t for t in (*agenda.talks, *agenda.sessions) if not t.slot.rooms and t.id not in placed), key=order)
    anywhere = agenda.tracks[0].title if len(agenda.tracks) == 1 else Wording(context.title)
    return found + [(Room("", anywhere), day, talks) for day, talks in by_day(agenda, loose)]


def _when(context: Context, talk: Talk) -> tuple[str, str]:
    """Start and end, and how long it takes."""
    words, slot = context.words, talk.slot
    length = words.minutes(slot.end - slot.start) if slot.start is not None and slot.end is not None else ""
    return words.times(slot.start, slot.end), length


# -- sign-in list


def sign_in(context: Context) -> list[Sheet]:
    """A list of those who are to come, with room for a signature: by track, in the order of the programme."""
    words = context.words
    columns = (
        PaperColumn(words.speaker, 0.22, "entry"), PaperColumn(words.affiliation, 0.38), PaperColumn(words.time, 0.14),
        PaperColumn(words.signature, 0.26),
    )  # fmt: skip
    people = people_of(context.agenda)
    sheets = []
    for track in (*context.agenda.tracks, None):
        own = [one.person for one in people if one.track is track]
        rows = [PaperRow((person.name.text, affiliation(person), "", ""), key=f"sign-in.{person.id}") for person in own]
        if rows:
            title = track.title.text if track else words.sessions
            days = track_days(track) if track else ()
            day = words.day_name(days[0]) if len(days) == 1 else context.day_marks(days)
            below = apart(words.sign_in, day)
            pages = table_pages(context, title, below, columns, rows, f"sign-in.{track.id if track else 'sessions'}")
            sheets += [Sheet(title if n == 1 else f"{title} {n}", page) for n, page in enumerate(pages, 1)]
    return sheets
