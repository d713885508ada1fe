"""目录: the parts of the booklet in their order, tracks with their colours, producers and talks, page numbers at the right."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from progprint.agenda.days import days_of, track_days
from progprint.agenda.programme import Talk, Wording
from progprint.core.color import Ink
from progprint.sheets import free, sessions
from progprint.sheets.context import Context
from progprint.sheets.rows import PageRow, chip, talk_rows
from progprint.sheets.track import anchor_of_track
from progprint.typeset.block import Block
from progprint.typeset.boxes import Line, Space
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Stack, Tagged

ROOMY = 8
"""Up to so many talks the list has a second line for speakers and their organisations."""


class Days:
    """The days of a conference of several in its contents: a rule and the day's name before the first chapter of each.

    The list of a chapter of several days tells them itself.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.last: tuple[datetime.date, ...] = ()

    def head(self, days: tuple[datetime.date, ...], key: str) -> list[Block]:
        """What stands above a chapter with talks on some days."""
        context = self.context
        before, self.last = self.last, days
        if len(days) != 1 or days == before or not context.several_days:
            return []
        grid = context.design.page.grid
        name = context.day_label(days[0], "name", f"{key}.day")
        return [Line(context.design.colors["text"], 0.8, height=grid * 0.3, before=grid, keep_next=True), name]


Listed = Callable[[Context, Days], list[Block]]
"""The rows of a part in the table of contents."""


def contents(context: Context, following: Sequence[Listed]) -> list[PageGroup]:
    """The list of the parts that follow it in the flow of the look."""
    words, grid = context.words, context.design.page.grid
    title = context.text(
        words.contents, "title", role="H1", key="contents.title", anchor="contents", outline=(1, words.contents)
    )
    days = Days(context)
    rows = [row for listed in following for row in listed(context, days)]
    blocks: tuple[Block, ...] = (title, Space(grid), Tagged("TOC", Stack(tuple(rows), grid=grid), key="contents.toc"))
    return [PageGroup(blocks=blocks, name="contents", first="folio", outer=words.contents, inner=context.running)]


def nothing(_: Context, __: Days) -> list[Block]:
    """The rows of a part that is not listed."""
    return []


def part(word: str, anchor: str, has_pages: Callable[[Context], object]) -> Listed:
    """The row of a part that has pages: its name, which is one of the fixed words, and where it begins."""

    def rows(context: Context, _: Days) -> list[Block]:
        return [_row(context, getattr(context.words, word), anchor)] if has_pages(context) else []

    return rows


def free_pages(place: str) -> Listed:
    """The rows of the free pages of a place."""

    def rows(context: Context, _: Days) -> list[Block]:
        pages = (page for page in context.agenda.pages if page.place == place)
        return [_row(context, page.title, free.anchor_of(context, page)) for page in pages]

    return rows


def _row(context: Context, title: Wording | str, anchor: str) -> Block:
    """A part that is no track."""
    key = f"contents.{anchor}"
    body = context.text(title, "name", key=f"{key}.title")
    return PageRow(
        context, body, anchor, _indent(context), None, "name", key=key, before=context.design.page.grid * 0.5
    )


def _indent(context: Context) -> float:
    return 1.6 * context.design.style("name").text.size


def tracks(context: Context, days: Days) -> list[Block]:
    """The chapters of the tracks."""
    found: list[Block] = []
    for track in context.agenda.tracks:
        found += days.head(track_days(track), f"contents.{track.id}")
        producers = context.words.join(person.name.text for person in track.producers)
        about = f"{context.words.producer_short} {producers}" if producers else ""
        anchor = anchor_of_track(track)
        found += _chapter(
            context, track.title, about, anchor, context.accent(track), track.talks, f"contents.{track.id}"
        )
    return found


def introduced_sessions(context: Context, days: Days) -> list[Block]:
    """The chapter of the sessions that belong to no track and have a page."""
    talks = sessions.introduced(context.agenda)
    if not talks:
        return []
    ink, words = context.design.colors["text"], context.words
    head = days.head(days_of(talks), "contents.sessions")
    return head + _chapter(context, words.sessions, "", sessions.ANCHOR, ink, talks, "contents.sessions")


def _chapter(context: Context, title: Wording | str, about: str, anchor: str, ink: Ink, talks: Sequence[Talk],
             key: str) -> list[Block]:  # fmt: skip
    """A chip of colour, the title, who made it, and the talks below."""
    grid, indent = context.design.page.grid, _indent(context)
    lines: list[Block] = [context.text(title, "name", key=f"{key}.title")]
    if about:
        lines.append(context.text(about, "caption", key=f"{key}.producers"))
    lead = chip(context, ink, indent, "name")
    body = Stack(tuple(lines))
    found: list[Block] = [
        PageRow(context, body, anchor, indent, lead, "name", key=key, before=grid, keep_next=bool(talks))
    ]
    if context.design.parts.get("contents.talks") and talks:
        timed = any(talk.slot.start is not None for talk in talks)
        dense = len(context.agenda.talks) > ROOMY
        rows = talk_rows(context, talks, key, timed=timed, dense=dense, dark=False)
        found.append(Tagged("TOC", Stack(tuple(rows)), key=f"{key}.talks"))
    return found
