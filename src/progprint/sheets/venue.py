"""会场地图: the plan of the venue on a page of its own, with the rooms below it."""

from __future__ import annotations

from progprint.sheets.context import Context
from progprint.sheets.part import figure, pages_of, title_of
from progprint.typeset.boxes import Fixed, Space
from progprint.typeset.frame import Frame
from progprint.typeset.pages import PageGroup

ANCHOR = "map"


def plan(context: Context) -> list[PageGroup]:
    """The page; none without a plan that could be opened."""
    venue, words, page = context.agenda.conference.venue, context.words, context.design.page
    raster = context.picture(venue.map) if venue is not None else None
    if venue is None or raster is None:
        return []
    title = title_of(context, words.map, ANCHOR)
    where = [
        context.text(text, "caption", key=f"map.{n}") for n, text in enumerate((venue.name, venue.address), 1) if text
    ]
    width = page.text_width
    room = page.text_height - 6 * page.grid - len(where) * page.grid
    scale = min(width / raster.width, room / raster.height)
    wide, high = raster.width * scale, raster.height * scale
    shown = Fixed(Frame(width, high, (figure(raster, (width - wide) / 2, 0.0, wide, high, words.map),)))
    return [pages_of(context, words.map, ANCHOR, (title, *where, Space(page.grid), shown))._replace(movable=True)]
