"""The booklet: its parts in the order of the layout's ``flow``, composed to pages.

To add a part: one function that returns page groups, and one row in SECTIONS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from progprint.sheets import cover, matter, track
from progprint.sheets.context import Context
from progprint.typeset.frame import Page
from progprint.typeset.pages import Galley, Master, PageGroup, compose

Section = Callable[[Context], list[PageGroup]]


def _tracks(context: Context) -> list[PageGroup]:
    return [group for one in context.agenda.tracks for group in track.track_groups(context, one)]


SECTIONS: Mapping[str, Section] = {
    "cover": cover.cover,
    "contents": matter.contents,
    "tracks": _tracks,
    "speakers": matter.speakers,
    "colophon": matter.colophon,
}


def galley(context: Context) -> Galley:
    """All parts that the look asks for."""
    groups = [group for name in context.design.flow for group in SECTIONS[name](context)]
    return Galley(tuple(groups), context.design.page.grid)


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
    return compose(galley(context), master(context), context.composer)
