"""讲者介绍: everybody of whom the agenda has a picture or a biography, small portraits in columns.

Others have nothing to show but what the index says; a programme of names alone has no such part.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import chain, repeat
from typing import NamedTuple

from progprint.agenda.days import days_of, track_days
from progprint.agenda.programme import Person, Wording
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.indexes import PageRefs
from progprint.sheets.people import affiliation, named, portrait
from progprint.sheets.prose import passages
from progprint.sheets.talk import anchor_of
from progprint.sheets.track import anchor_of_track
from progprint.typeset.block import Block, Fit, Region, poured
from progprint.typeset.boxes import Aside, Columns, Fixed, Space
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Keep, Stack

ANCHOR = "people"
"""The place in the document that stands for the part."""
_MOST = 100
"""Pages of the part beyond which nobody looks at how full the last one is."""


def profiles(context: Context) -> list[PageGroup]:
    """The pages of the part."""
    shown = [entry for entry in context.persons if _has_more(context, entry[0])]
    producers = {person.id for track in context.agenda.tracks for person in track.producers}
    shown = [entry for entry in shown if entry[0].id not in producers or len(context.agenda.tracks) > 1]
    if not shown or all(person.id in producers for person, _ in shown):
        return []
    words, page = context.words, context.design.page
    title = context.text(words.people, "title", role="H1", key="people.title", anchor=ANCHOR, outline=(1, words.people))
    rows = Stack(tuple(_profile(context, person, anchors) for person, anchors in shown), grid=page.grid)
    columns = Columns(rows, int(context.design.number("people.columns")) or 1, page.gutter, page.grid)
    blocks: tuple[Block, ...] = (title, Space(page.grid), _evened(context, columns, title.style.leading + page.grid))
    return [PageGroup(blocks=blocks, name=ANCHOR, first="folio", outer=words.people, inner=context.running)]


class Capped(NamedTuple):
    """A block of which a page takes no more than a height, pt, so that its last page is no remnant."""

    block: Block
    most: float
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """Set into the upper part of the region."""
        height = min(region.height, self.most)
        fit = self.block.compose(region.narrowed(region.width, height, fresh=region.fresh, x=0.0))
        return Fit(fit.frame, self._replace(block=fit.rest) if fit.rest is not None else None)


def _evened(context: Context, columns: Columns, above: float) -> Block:
    """The columns, with all pages about equally full where the last one would be less than half full."""
    page = context.design.page
    width, whole = page.text_width, page.text_height
    heights = _filled(columns, width, whole, above)
    if len(heights) == 1 or heights[-1] >= whole / 2:
        return columns
    most = whole
    while most > whole / 2:
        fewer = _filled(Capped(columns, most - page.grid), width, whole, above)
        if len(fewer) > len(heights):
            break
        most -= page.grid
    return Capped(columns, most)


def _filled(block: Block, width: float, whole: float, above: float) -> list[float]:
    """The heights that a block takes on the pages on which it goes on; ``above`` is taken on the first of them."""
    pages = chain([Region(width, whole - above)], repeat(Region(width, whole, fresh=True), _MOST - 1))
    return [fit.frame.height if fit.frame is not None else 0.0 for fit in poured(block, pages)]


def _has_more(context: Context, person: Person) -> bool:
    """Whether there is more to show than the index has."""
    return bool(person.bio or person.links) or context.picture(person.photo) is not None


def _by_day(context: Context, anchors: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Anchors by the day of what stands there, each with its mark; all together where the conference has one day."""
    if not context.several_days:
        return [("", tuple(anchors))]
    agenda = context.agenda
    days = {anchor_of(talk): days_of([talk]) for talk in (*agenda.sessions, *agenda.talks)}
    days |= {anchor_of_track(track): track_days(track) for track in agenda.tracks}
    found: dict[tuple[datetime.date, ...], list[str]] = {}
    for anchor in anchors:
        found.setdefault(days.get(anchor, ()), []).append(anchor)
    return [(context.day_marks(when), tuple(found[when])) for when in sorted(found)]


def _profile(context: Context, person: Person, anchors: Sequence[str]) -> Block:
    """Portrait beside name, affiliation, biography and the pages of the talks."""
    grid, key = context.design.page.grid, f"people.{person.id}"
    accent = context.design.accent
    lines = named(context, person, "name", accent, "talk", key=f"{key}.name", role="H2", with_next=True)
    about = affiliation(person)
    if about:
        lines.append(context.text(about, "caption", key=f"{key}.about"))
    small = context.design.style("caption")
    lines += passages(context, person.bio, f"{key}.bio", small.name, accent)
    for n, (name, address) in enumerate(person.links, 1):
        lines.append(context.passage(Wording(f"{name}{SEPARATOR}{address}"), "caption", key=f"{key}.link.{n}"))
    for n, (day, same) in enumerate(_by_day(context, anchors), 1):
        lines.append(PageRefs(context, same, day, key=f"{key}.pages.{n}"))
    side = context.design.number("people.photo")
    face = Fixed(portrait(context, person, accent, side, side))
    return Keep(Aside(face, Stack(tuple(lines)), side, round(grid * 0.6, 1), after=grid))
