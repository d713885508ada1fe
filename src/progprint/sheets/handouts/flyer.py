"""Flyer 折页: a track on a folded sheet, its opener first, its talks in short inside."""

from __future__ import annotations

from progprint.agenda.edition import short
from progprint.sheets.context import Context
from progprint.sheets.handouts.desk import Sheet


def flyers(context: Context) -> list[Sheet]:
    """The pages of every track in turn, each filled to a multiple of four."""
    from progprint.sheets.booklet import booklet

    sheets = []
    for track in context.agenda.tracks:
        own = short(context.agenda._replace(tracks=(track,), sessions=(), pages=()))
        pages = booklet(context._replace(agenda=own, press=True))
        sheets += [Sheet(track.title.text, page) for page in pages]
    return sheets
