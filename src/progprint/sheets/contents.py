"""目录: tracks with their colours, producers and talks, day by day; below them the other parts; page numbers at the right.

It takes a spread at most: rows of talks with their people, then with those that fit beside the titles, then tracks
alone. A chapter is moved whole to the next page, or, where that saves one, cut with 「续」. A book of one track needs
no contents: its opener lists the talks.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from progprint.agenda.days import days_of, track_days
from progprint.agenda.programme import Talk, Track, Wording
from progprint.core.color import Ink
from progprint.sheets import free, sessions
from progprint.sheets.chapter_list import Chapter, ChapterRow, head_row, talk_row
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.part import pages_of, title_of
from progprint.sheets.rows import PageRow
from progprint.sheets.talk import anchor_of, of_pages
from progprint.sheets.track import anchor_of_track
from progprint.typeset.block import Block
from progprint.typeset.boxes import Columns, RuleLine, Space
from progprint.typeset.evened import evened, heights_of
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Keep, Once, Stack, Tagged

SPREAD = 2
"""Pages that the contents take at most."""
_EVEN = 0.35
"""Share of a page that each page of the contents holds at least, where that can be had."""
_DAY_AIR = 0.25
"""Lines of the grid above the name of a further day among the talks of a chapter."""
_FEW = 2
"""Days that are named one by one; more of them in a row are told by the first and the last."""
_FORMS = (
    *((True, below, cut, SPREAD) for below in (True, False) for cut in (False, True)),
    (False, True, True, 1),
    (False, False, True, SPREAD),
    (False, False, False, SPREAD),
)
"""Whether talks are listed, whether people may stand below titles, whether a chapter may be cut (of tracks alone: whether air
stands between them), and the pages that all of it may take, in the order in which they are tried."""


class PartRow(NamedTuple):
    """A part that is no track: its title, and the place in the document that it leads to."""

    title: Wording | str
    anchor: str


class ChapterFacts(NamedTuple):
    """The facts that the contents tell of a track, or of the sessions of a day: its title, who made it, its talks, its days."""

    key: str
    title: Wording | str
    about: str
    anchor: str
    ink: Ink
    talks: Sequence[Talk]
    days: tuple[datetime.date, ...]


Entry = PartRow | ChapterFacts
Listed = Callable[[Context], list[Entry]]
"""The entries of a part in the contents."""


def contents(context: Context, entries: Sequence[Entry]) -> list[PageGroup]:
    """The list of the parts; none for one track alone, whose opener has it. Chapters of a day stand together."""
    chapters = [entry for entry in entries if isinstance(entry, ChapterFacts)]
    rows = [entry for entry in entries if isinstance(entry, PartRow)]
    if _by_day(context, chapters):
        chapters.sort(key=lambda one: (not one.days, one.days))
    if len(context.agenda.tracks) == 1 and len(chapters) == 1:
        return []
    words, page = context.words, context.design.page
    title = title_of(context, words.contents, "contents")
    width, whole = page.text_width, page.text_height
    wanted = context.design.parts.get("contents.talks") and not context.short
    made: Block = title

    def listed_as(talks: bool, below: bool, cut: bool, *, days: bool = False) -> Block:
        found = _listed(context, chapters, rows, talks=talks, below=below, cut=cut, days=days)
        return Stack((title, *found), grid=page.grid)

    for talks, below, cut, most in [form for form in _FORMS if wanted or not form[0]]:
        made = listed_as(talks, below, cut)
        last = (talks, below, cut, most) == _FORMS[-1]
        heights = heights_of(made, width, whole) if last else heights_of(made, width, whole, most=most + 1)
        if len(heights) <= most or last:
            if len(heights) == 1:
                break
            by_day = listed_as(talks, below, cut, days=True) if _by_day(context, chapters) else made
            parted = heights_of(by_day, width, whole) if by_day is not made else []
            if len(parted) == len(heights) and min(parted) >= _EVEN * whole:
                made = by_day
            elif heights[-1] < whole / 2:
                made = _balanced(
                    context, [listed_as(talks, below, way) for way in ((False, True) if talks else (cut,))]
                )
            break
    return [pages_of(context, words.contents, "contents", [made])._replace(leads=True)]


def _balanced(context: Context, ways: Sequence[Block]) -> Block:
    """The first way in which the pages are about equally full, else the last one: a chapter is cut only where it must be."""
    page = context.design.page
    width, whole = page.text_width, page.text_height
    made: Block = ways[0]
    for way in ways:
        made = evened(way, width, whole, 0.0, page.grid)
        if min(heights_of(made, width, whole)) >= _EVEN * whole:
            break
    return made


def _by_day(context: Context, chapters: Sequence[ChapterFacts]) -> bool:
    """Whether chapters stand below the names of their days: there are several days, and none of them goes over two."""
    return context.several_days and all(len(one.days) <= 1 for one in chapters)


def introduced_sessions(context: Context) -> list[Entry]:
    """The sessions that have pages: day by day where tracks are, too, else once."""
    ink, words = context.design.colors["text"], context.words
    talks = sessions.introduced(context.agenda)
    apart = context.several_days and all(len(track_days(track)) <= 1 for track in context.agenda.tracks)
    by_day = [list(own) for _, own in groupby(talks, lambda talk: talk.slot.day)] if apart else [talks]
    return [
        ChapterFacts(
            f"contents.sessions.{n}", words.sessions, "", anchor_of(own[0]) if n else sessions.ANCHOR, ink, own, days_of(own)
        )
        for n, own in enumerate(by_day)
        if own
    ]  # fmt: skip


def tracks(context: Context) -> list[Entry]:
    """The chapters of the tracks."""
    return [_track(context, track) for track in context.agenda.tracks]


def _track(context: Context, track: Track) -> ChapterFacts:
    producers = context.words.join(person.name.text for person in track.producers)
    about = f"{context.words.producer_short} {producers}" if producers else ""
    return ChapterFacts(f"contents.{track.id}", track.title, about, anchor_of_track(track), context.accent(track),
                    of_pages(track.talks), track_days(track))  # fmt: skip


def _listed(
    context: Context,
    chapters: Sequence[ChapterFacts],
    others: Sequence[PartRow],
    *,
    talks: bool,
    below: bool,
    cut: bool,
    days: bool,
) -> list[Block]:
    """Chapters below the names of their days, and the other parts; of ``days`` each stays on its page."""
    grid = context.design.page.grid
    found: list[Block] = []
    rows: list[Block] = []
    last: tuple[datetime.date, ...] = ()
    by_day = _by_day(context, chapters)
    for chapter in chapters:
        turned = by_day and chapter.days != last
        if turned and days and rows:
            found, rows = [*found, Keep(Stack(tuple(rows), before=rows[0].before))], []
        if turned and chapter.days:
            rows += _day_head(context, chapter.days[0], chapter.key, first=not rows and not found)
        elif turned:
            rows.append(RuleLine(context.design.colors["text"], 0.8, height=grid * 0.2, before=grid, keep_next=True))
        last = chapter.days
        shown = chapter if by_day else _dated(context, chapter, talks=talks)
        rows.append(_chapter(context, shown, talks=talks, below=below, cut=cut, first=turned, dated=not by_day))
    rows = [*found, Keep(Stack(tuple(rows), before=rows[0].before))] if found else rows
    matter = Stack(tuple(_row(context, row.title, row.anchor) for row in others))
    if others:
        rows.append(RuleLine(context.design.colors["text"], 0.5, height=grid * 0.3, before=grid, keep_next=True))
        rows.append(Columns(matter, 2, context.design.page.gutter, grid))
    return [Space(grid * 0.5), Tagged("TOC", Stack(tuple(rows)), key="contents.toc")]


def _day_head(context: Context, day: datetime.date, key: str, *, first: bool) -> list[Block]:
    """The name of a day and a rule below it."""
    grid = context.design.page.grid
    name = context.day_entry(day, "name", f"{key}.day", before=0.0 if first else grid)
    return [name, RuleLine(context.design.colors["text"], 0.8, height=grid * 0.2, keep_next=True)]


def _dated(context: Context, chapter: ChapterFacts, *, talks: bool) -> ChapterFacts:
    """A chapter without its talks tells its days itself where it does not stand below them."""
    days = () if talks or not context.several_days else chapter.days
    marks = tuple(map(context.day_mark, days))
    in_a_row = len(days) > _FEW and (days[-1] - days[0]).days == len(days) - 1
    shown = (f"{marks[0]}–{marks[-1]}",) if in_a_row else marks
    return chapter._replace(about=SEPARATOR.join(part for part in (chapter.about, context.words.join(shown)) if part))


def _chapter(
    context: Context, chapter: ChapterFacts, *, talks: bool, below: bool, cut: bool, first: bool, dated: bool
) -> Block:
    def head(more: str) -> Block:
        about = chapter.about + more
        return head_row(context, chapter.title, about, chapter.anchor, chapter.ink, chapter.key, below=talks or below)

    rows: list[ChapterRow] = []
    names: dict[datetime.date, Block] = {}
    gap = _DAY_AIR * context.design.page.grid
    last: datetime.date | None = None
    for talk in chapter.talks if talks else ():
        name, day = f"{chapter.key}.{talk.id}", talk.slot.day
        begins, last = day != last, day
        if day is not None and day not in names and dated and context.several_days:
            names[day] = context.day_entry(day, "caption", f"{name}.day", before=gap if names else 0.0)
        mark = names.get(day) if day is not None else None
        rows.append(ChapterRow(Once(talk_row(context, talk, name, below=below)), mark, begins))
    air = (0.25 if cut else 0.0) if not talks else 0.4 if first else 0.8
    above = context.design.page.grid * air
    return Chapter(head, tuple(rows), context.words.resumed, cut=cut, before=above)


# -- the other parts


def _row(context: Context, title: Wording | str, anchor: str) -> Block:
    """A part that is no track, a step smaller."""
    key = f"contents.{anchor}"
    look = context.design.style("list")
    small = look.but(
        text=look.text.but(size=context.design.style("label").text.size), leading=13.0 / 9 * look.text.size
    )
    return PageRow(context, context.text(title, small, key=f"{key}.title"), anchor, 0.0, None, "caption", key=key)


def free_pages(context: Context, place: str) -> list[Entry]:
    """The rows of the free pages of a place."""
    pages = (page for page in context.agenda.pages if page.place == place)
    return [PartRow(page.title, free.anchor_of(context, page)) for page in pages]
