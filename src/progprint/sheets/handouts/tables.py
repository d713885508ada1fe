"""Tables: the run sheet 流程表 as CSV, and the sign-in list 签到表. The printed run sheet is ``run_sheet``."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator, Sequence

from progprint.agenda.days import track_days
from progprint.agenda.programme import Person, Room, Talk, Wording
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
_COLUMNS = ((0.22, "entry"), (0.38, "caption"), (0.14, "caption"), (0.26, "caption"))
"""Of a list that is signed: the share of the width that each column takes, and the style of its cells."""


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
    words, sheets = context.words, []
    people = people_of(context.agenda)
    for track in (*context.agenda.tracks, None):
        own = [one.person for one in people if one.track is track]
        if own:
            title = track.title.text if track else words.sessions
            days = track_days(track) if track else ()
            day = words.day_name(days[0]) if len(days) == 1 else context.day_marks(days)
            pages = _sign_in(
                context, title, apart(words.sign_in, day), own, f"sign-in.{track.id if track else 'sessions'}"
            )
            sheets += [Sheet(title if n == 1 else f"{title} {n}", page) for n, page in enumerate(pages, 1)]
    return sheets


def _sign_in(context: Context, title: str, below: str, people: Sequence[Person], key: str) -> Iterator[Page]:
    """A table over as many pages as it needs, its title and heads on each of them; rows are never parted."""
    page, words, width = context.design.page, context.words, context.design.page.text_width
    names = (words.speaker, words.affiliation, words.time, words.signature)

    def heads(key: str) -> tuple[list[Frame], Frame]:
        top = [fitted(context, title, "heading", width, key=f"{key}.title", role="H1"),
               fitted(context, below, "caption", width, key=f"{key}.below")]  # fmt: skip
        return top, _row(context, names, f"{key}.head", head=True)

    top, head = heads(key)
    made = [_row(context, (one.name.text, affiliation(one), "", ""), f"sign-in.{one.id}") for one in people]
    stacks = onto_pages(made, page.text_height - sum(frame.height for frame in top) - head.height - page.grid)
    for n, stack in enumerate(stacks, 1):
        top, head = heads(f"{key}.{n}")
        items, y = stacked(top, page.inner, page.top)
        items += stacked([head, *stack], page.inner, y + page.grid * 0.6)[0]
        count = f"{n}/{len(stacks)}" if len(stacks) > 1 else ""
        foot = foot_line(context, f"{key}.{n}.foot", context.running, edition(context, items), count)
        items.append(Group(page.inner, page.height - page.bottom + 6.0, foot))
        yield Page(Frame(page.width, page.height, tuple(items)))


def _row(context: Context, cells: Sequence[str], key: str, *, head: bool = False) -> Frame:
    """The cells beside each other above a hairline."""
    width, x, placed, height = context.design.page.text_width, 0.0, list[tuple[float, Frame]](), 0.0
    for n, (text, (share, style)) in enumerate(zip(cells, _COLUMNS, strict=True)):
        if text:
            look = context.design.styled("kicker" if head else style, "text")
            room = share * width - context.design.page.gutter / 2
            frame = fitted(context, text, look, room, key=f"{key}.{n}", phrases=False, least=0.7)
            placed.append((x, frame))
            height = max(height, frame.height)
        x += share * width
    whole = max(height + 2 * _AIR, 0.0 if head else _LINE)
    items = [Group(left, (whole - frame.height) / 2, frame) for left, frame in placed]
    ink = context.design.colors["text" if head else "faint"]
    return Frame(width, whole, (*items, rule(0.0, width, whole, ink, 0.9 if head else 0.5)))
