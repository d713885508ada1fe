"""大会环节: keynotes, panels and whatever else stands outside the tracks and has more to say than its title."""

from __future__ import annotations

from progprint.agenda.programme import Agenda, Talk
from progprint.sheets.context import Context
from progprint.sheets.talk_fit import TALK_GAP, talk_wholes
from progprint.sheets.timetable import is_timed
from progprint.typeset.pages import PageGroup

ANCHOR = "sessions"
"""The place in the document that stands for the part."""


def has_page(session: Talk) -> bool:
    """Whether a session is introduced: there is a word about it, or somebody speaks; a tea break has neither."""
    more = session.summary or session.takeaways or session.speakers or session.moderators or session.subtitle
    return bool(more or session.links or session.tags)


def introduced(agenda: Agenda) -> tuple[Talk, ...]:
    """The sessions that the part holds; those without a time too, which no field of a day shows."""
    timed = is_timed(agenda)
    return tuple(one for one in agenda.sessions if has_page(one) or one.slot.start is None or not timed)


def sessions(context: Context) -> list[PageGroup]:
    """The sessions one after the other, as talks are."""
    talks = introduced(context.agenda)
    if not talks:
        return []
    words = context.words
    title = context.text(
        words.sessions, "title", role="H1", key="sessions.title", anchor=ANCHOR, outline=(1, words.sessions)
    )
    wholes = talk_wholes(context, talks, context.design.accent)
    gap = TALK_GAP * context.design.page.grid
    outer, inner = words.sessions, context.running
    return [PageGroup((title,), name=ANCHOR, outer=outer, inner=inner, first="folio", wholes=wholes, gap=gap)]
