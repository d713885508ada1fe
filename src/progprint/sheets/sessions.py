"""大会环节: keynotes, panels and whatever else stands outside the tracks and has more to say than its title."""

from __future__ import annotations

from progprint.agenda.programme import Agenda, Talk
from progprint.sheets.context import Context
from progprint.sheets.talk import talk_block
from progprint.typeset.block import Block
from progprint.typeset.pages import PageGroup

ANCHOR = "sessions"
"""The place in the document that stands for the part."""


def has_page(session: Talk) -> bool:
    """Whether a session is introduced at length; a tea break is not."""
    return bool(session.summary or session.takeaways)


def introduced(agenda: Agenda) -> tuple[Talk, ...]:
    """The sessions that the part holds."""
    return tuple(session for session in agenda.sessions if has_page(session))


def sessions(context: Context) -> list[PageGroup]:
    """The sessions one after the other, as talks are."""
    talks = introduced(context.agenda)
    if not talks:
        return []
    words = context.words
    title = context.text(
        words.sessions, "title", role="H1", key="sessions.title", anchor=ANCHOR, outline=(1, words.sessions)
    )
    blocks: list[Block] = [title]
    blocks += [talk_block(context, talk, context.design.accent) for talk in talks]
    return [PageGroup(blocks=tuple(blocks), name=ANCHOR, outer=words.sessions, inner=context.running, first="folio")]
