"""大会环节: keynotes, panels and whatever else stands outside the tracks and has more to say than its title."""

from __future__ import annotations

from collections.abc import Sequence

from progprint.agenda.programme import Agenda, Talk
from progprint.sheets.context import Context
from progprint.sheets.part import pages_of, title_of
from progprint.sheets.rows import talk_rows
from progprint.sheets.talk import has_page
from progprint.sheets.talk_fit import TALK_GAP, talk_wholes
from progprint.sheets.timetable import is_timed
from progprint.typeset.block import Block
from progprint.typeset.boxes import Space
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Stack, Tagged

ANCHOR = "sessions"
_FEW = 3
"""Fewer sessions need no list."""


def introduced(agenda: Agenda) -> tuple[Talk, ...]:
    """The sessions that the part holds; those without a time too, which no field of a day shows."""
    timed = is_timed(agenda)
    return tuple(one for one in agenda.sessions if has_page(one) or one.slot.start is None or not timed)


def sessions(context: Context) -> list[PageGroup]:
    """The sessions one after the other, as talks are; with a list of them on a first page that would be half empty."""
    talks = introduced(context.agenda)
    if not talks:
        return []
    title = context.words.sessions
    pages = pages_of(context, title, ANCHOR, [title_of(context, title, ANCHOR)])
    wholes = talk_wholes(context, talks, context.design.accent)
    return [pages._replace(wholes=wholes, gap=TALK_GAP * context.design.page.grid, more=_listed(context, talks))]


def _listed(context: Context, talks: Sequence[Talk]) -> tuple[Block, ...]:
    """The sessions as a list: time, title and speakers, page."""
    if len(talks) < _FEW:
        return ()
    timed = any(talk.slot.start is not None for talk in talks)
    rows = talk_rows(context, talks, "sessions.list", timed=timed, dense=True)
    return (Space(context.design.page.grid * 0.5), Tagged("TOC", Stack(tuple(rows)), key="sessions.toc"))
