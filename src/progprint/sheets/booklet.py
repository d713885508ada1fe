"""The booklet: its parts in the order of the layout's ``flow``, composed to pages.

To add a part: one function that returns page groups, and one row in SECTIONS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from progprint.sheets import (
    back,
    colophon,
    contents,
    cover,
    daylist,
    free,
    glance,
    indexes,
    notes,
    profiles,
    sessions,
    sponsors,
    track,
    useful,
    venue,
)
from progprint.sheets.context import Context
from progprint.typeset.frame import Page
from progprint.typeset.pages import Galley, Master, PageGroup, compose

Section = Callable[[Context], list[PageGroup]]


def _tracks(context: Context) -> list[PageGroup]:
    return [group for one in context.agenda.tracks for group in track.track_groups(context, one)]


SECTIONS: Mapping[str, Section] = {
    "cover": cover.cover,
    "useful": useful.useful,
    "contents": contents.contents,
    "front": free.front,
    "glance": glance.glance,
    "days": daylist.day_lists,
    "sessions": sessions.sessions,
    "tracks": _tracks,
    "people": profiles.profiles,
    "speakers": indexes.speakers,
    "companies": indexes.companies,
    "map": venue.plan,
    "sponsors": sponsors.sponsors,
    "back": free.back,
    "colophon": colophon.colophon,
    "backcover": back.back_cover,
}


def galley(context: Context) -> Galley:
    """All parts that the look asks for."""
    groups = [group for name in context.design.flow if name in SECTIONS for group in SECTIONS[name](context)]
    multiple = int(context.design.number("notes.multiple")) if context.press else 1
    return Galley(tuple(groups), context.design.page.grid, notes.filler(context), max(multiple, 1))


def master(context: Context) -> Master:
    """The page master of a look."""
    page, running = context.design.page, context.design.running
    head, folio = context.design.style("running").text, context.design.style("folio").text
    return Master(
        page.width,
        page.height,
        page.bleed,
        page.inner,
        page.outer,
        page.top,
        page.bottom,
        running.head,
        running.folio,
        head,
        folio,
        running.thumb_width,
        running.thumb_height,
        running.thumb_top,
        running.thumb_steps,
    )


def booklet(context: Context) -> tuple[Page, ...]:
    """The pages of a booklet, numbered from the cover."""
    context = context._replace(persons=indexes.persons(context.agenda, indexes.order_of(context)))
    return compose(galley(context), master(context), context.composer)
