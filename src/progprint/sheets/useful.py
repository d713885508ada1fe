"""Useful facts: dates, venue, network, organisers, rooms, and how to read the booklet.

Only what the agenda knows; a conference of which nothing but title and date is known needs no such page.
"""

from __future__ import annotations

from progprint.agenda.programme import Room, Wording
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.part import pages_of, title_of
from progprint.sheets.prose import labelled
from progprint.typeset.block import Block
from progprint.typeset.boxes import Space
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Stack
from progprint.typeset.style import Text

ANCHOR = "useful"


def useful(context: Context) -> list[PageGroup]:
    """The page, if there is more to say than when."""
    venue, words, grid = context.agenda.conference.venue, context.words, context.design.page.grid
    rooms = [room for room in context.agenda.rooms if room.floor or room.capacity]
    if not (venue and (venue.address or venue.wifi)) and not rooms:
        return []
    blocks: list[Block] = [title_of(context, words.useful, ANCHOR), Space(grid)]
    for n, (label, lines) in enumerate(_facts(context), 1):
        if lines:
            head = context.text(label, "label", key=f"useful.{n}.head", role="H2")
            blocks.append(labelled(context, head, Stack(tuple(lines)), before=grid if n > 1 else 0.0))
    return [pages_of(context, words.useful, ANCHOR, blocks)]


def _facts(context: Context) -> list[tuple[str, list[Block]]]:
    """Labels and what stands beside them."""
    conference, words = context.agenda.conference, context.words
    venue = conference.venue
    dates = [words.dates(conference.days)] if conference.days else []
    where = [text for text in (venue.name, venue.address) if text] if venue else []
    rooms = [_room(context, room) for room in context.agenda.rooms if room.floor or room.capacity]
    url = [Wording(conference.url)] if conference.url else []
    return [
        (words.date, _lines(context, "date", dates)),
        (words.venue, _lines(context, "venue", where)),
        (words.wifi, _wifi(context)),
        (words.room, _lines(context, "room", rooms)),
        (
            words.organisers if conference.organisers else words.links,
            _lines(context, "organiser", [*conference.organisers, *url]),
        ),
        (words.about_booklet, _lines(context, "guide", [words.guide])),
    ]


def _lines(context: Context, key: str, texts: list[Wording] | list[str] | list[Wording | str]) -> list[Block]:
    look = context.design.style("list")
    return [
        context.passage(text, "list", key=f"useful.{key}.{n}")
        if isinstance(text, Wording)
        else context.text(text, look, key=f"useful.{key}.{n}")
        for n, text in enumerate(texts, 1)
    ]


def _room(context: Context, room: Room) -> str:
    seats = context.words.seats(room.capacity) if room.capacity.isdigit() else room.capacity
    return SEPARATOR.join(part for part in (room.name.text, room.floor, seats) if part)


def _wifi(context: Context) -> list[Block]:
    """Network and password in the face for code, where I and l differ."""
    venue, words = context.agenda.conference.venue, context.words
    if venue is None or venue.wifi is None:
        return []
    look = context.design.style("list")
    family = "mono" if "mono" in context.composer.book.families else look.text.family
    code = look.text.but(family=family, verbatim=True)
    found: list[Block] = []
    for key, label, value in (("ssid", words.network, venue.wifi[0]), ("password", words.password, venue.wifi[1])):
        if value:
            shown = (Text(f"{label}{SEPARATOR}"), Text(value, code))
            found.append(context.text(f"{label}{SEPARATOR}{value}", look, key=f"useful.{key}", content=shown))
    return found
