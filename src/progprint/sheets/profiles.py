"""讲者介绍: everybody of whom the agenda has a picture or a biography, small portraits in columns.

Others have nothing to show but what the index says; a programme of names alone has no such part.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from progprint.agenda.days import days_of, track_days
from progprint.agenda.programme import Person, Wording
from progprint.core.units import Rect
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.indexes import figures
from progprint.sheets.part import in_columns, title_of
from progprint.sheets.people import about, baseline, name_style, named, narrow_name, portrait
from progprint.sheets.prose import passages
from progprint.sheets.talk import anchor_of
from progprint.sheets.track import anchor_of_track
from progprint.typeset.block import Block, Fit, Region, frame_of
from progprint.typeset.boxes import Aside, Fixed
from progprint.typeset.frame import Frame, Item, Link, PageNumber, Tag
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Keep, Stack

ANCHOR = "people"
_GAP = 0.6
"""Lines of the grid between a portrait and what is said beside it."""

_ENDING = 6
"""Lines of the last paragraph of a biography, at most, that go on with links and pages where these have no room below it."""
_LONG = 0.4
"""Share of a column beyond which a biography may go on in the next one."""


def profiles(context: Context) -> list[PageGroup]:
    """The pages of the part."""
    shown = [
        (person, anchors)
        for person, anchors in context.persons  # those of whom there is more to show than the index has
        if person.bio or person.links or context.picture(person.photo) is not None
    ]
    producers = {person.id for track in context.agenda.tracks for person in track.producers}
    shown = [entry for entry in shown if entry[0].id not in producers or len(context.agenda.tracks) > 1]
    if not shown or all(person.id in producers for person, _ in shown):
        return []
    title = title_of(context, context.words.people, ANCHOR)
    rows = [_profile(context, person, anchors) for person, anchors in shown]
    return [
        in_columns(context, context.words.people, ANCHOR, [title], rows, title.style.leading + context.design.page.grid)
    ]


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


def _column(context: Context) -> float:
    """The width of a column, pt."""
    page, columns = context.design.page, int(context.design.number("people.columns")) or 1
    return (page.text_width - (columns - 1) * page.gutter) / columns


def _profile(context: Context, person: Person, anchors: Sequence[str]) -> Block:
    """Portrait beside name, affiliation, biography and the pages of the talks."""
    grid, key = context.design.page.grid, f"people.{person.id}"
    accent = context.design.accent
    side = context.design.number("people.photo")
    room = _column(context) - side - grid * _GAP
    style = name_style(context, person, room) or narrow_name(context, person, room)
    lines = named(context, person, style, accent, "talk", key=f"{key}.name", role="H2", with_next=True)
    lines += about(context, person, f"{key}.about")
    small = context.design.style("caption")
    told = small.but(text=small.text.but(ink=context.design.colors["text"]))
    bio = passages(context, person.bio, f"{key}.bio", told, accent)
    end: list[Block] = []
    for n, (name, address) in enumerate(person.links, 1):
        end.append(context.passage(Wording(f"{name}{SEPARATOR}{address}"), "caption", key=f"{key}.link.{n}"))
    for n, (day, same) in enumerate(_by_day(context, anchors), 1):
        end.append(PageRefs(context, same, day, key=f"{key}.pages.{n}"))
    if bio and frame_of(bio[-1], room).height <= _ENDING * told.leading:
        bio, end = bio[:-1], [bio[-1], *end]
    lines += [*bio, Keep(Stack(tuple(end)))]
    face = Fixed(portrait(context, person, accent, side, side))
    whole = Aside(face, Stack(tuple(lines)), side, round(grid * _GAP, 1), after=grid)
    high = _LONG * context.design.page.text_height
    long = whole.compose(Region(_column(context), high, fresh=True)).rest is not None
    return whole if long else Keep(whole)  # for a long one the column before would be left half empty


class PageRefs(NamedTuple):
    """Pages as a quiet line: 第 12、14 页; before or above them the day, if there are several: 7 月 30 日 周五　第 12 页."""

    context: Context
    anchors: tuple[str, ...]
    day: str = ""
    key: str = ""
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """Lines with the numbers at the left, mostly one."""
        style, composer = self.context.design.style("caption", self.context.design.accent), self.context.composer
        y = baseline(self.context, "caption")
        first, *more = self.anchors
        before, _, after = self.context.words.page_number("\0").partition("\0")
        one = composer.width(f"{figures(self.context)}, ", style.text)
        dated = f"{self.day}{SEPARATOR}{before}" if self.day else before
        a_line = int((region.width - composer.width(f"{dated}{after}", style.text)) / one)
        items: tuple[Item, ...] = ()
        top = 0.0
        if self.day and a_line < len(self.anchors):
            items, top, dated = composer.place(self.day, style.text, 0.0, y), style.leading, before
            a_line = int((region.width - composer.width(f"{dated}{after}", style.text)) / one)
        a_line = max(1, a_line)
        number = PageNumber(
            first, 0.0, top + y, style.text, "left", after, dated, tuple(more), a_line=a_line, leading=style.leading
        )
        height = top + style.leading * -(-len(set(self.anchors)) // a_line)
        link = Link(Rect(0.0, 0.0, region.width, height), first, contents=self.context.words.page)
        inner = Frame(region.width, height, (*items, number, link))
        frame = Frame(region.width, height, (Tag("P", 0.0, 0.0, inner, key=self.key),))
        if height > region.height + 0.01 and not region.fresh:
            return Fit(None, self)
        return Fit(frame)
