"""Rows of the contents: a chapter with its chip and its talks, moved whole to the next page or cut with its head repeated."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from progprint.agenda.programme import Talk, Wording
from progprint.core.color import Ink
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.people import on_lines, told_people
from progprint.sheets.rows import PageRow, chip, start_label, with_note
from progprint.sheets.talk import anchor_of
from progprint.typeset.block import Block, Fit, Region
from progprint.typeset.stack import Stack, Tagged
from progprint.typeset.style import ParagraphStyle, Text

INDENT = 3.6
"""Ems before the titles of chapters and of their talks: the width of a time and a gap."""
TOGETHER = 3
"""Rows of a chapter that is cut which stand on each side of the cut, at least."""
_GAP = 1.2
"""Ems between a title and what stands on its line."""


def head_row(
    context: Context, title: Wording | str, about: str, anchor: str, ink: Ink, key: str, *, below: bool
) -> Block:
    """The head of a chapter: a chip of its colour, its title, who made it on its line or ``below`` it, its page."""
    indent = INDENT * context.design.style("entry").text.size
    look = context.design.style("name").but(phrases=True)
    body = _told(context, title, about, look, key, below=below, behind=True)
    lead = chip(context, ink, indent, "name")
    return PageRow(context, body, anchor, indent, lead, "name", key=key, keep_next=True)


def talk_row(context: Context, talk: Talk, key: str, *, below: bool) -> Block:
    """A talk below its chapter: start, title, people at the right, page.

    People who do not fit beside the title stand ``below`` it, or are left to the page of the talk.
    """
    indent = INDENT * context.design.style("entry").text.size
    lead, look = start_label(context, talk, indent), context.design.styled("entry", weight="regular")
    body = _told(context, talk.title, in_short(context, talk), look, key, below=below)
    return PageRow(context, body, anchor_of(talk), indent, lead, light=True, key=key)


def in_short(context: Context, talk: Talk) -> str:
    """The people of a talk: moderators first, many by the first of them."""
    names = told_people(context, talk, always=True)
    return SEPARATOR.join(names) if len(names) <= TOGETHER else context.words.others(names[0], len(names))


def _told(
    context: Context,
    title: Wording | str,
    text: str,
    look: ParagraphStyle,
    key: str,
    *,
    below: bool,
    behind: bool = False,
) -> Block:
    """A title with a quiet text on its line; where both do not fit it stands ``below`` or is left out."""
    name = context.text(title, look, key=f"{key}.title")
    under = on_lines(context, [(Text(part),) for part in text.split(SEPARATOR)], f"{key}.who") if below else None
    return with_note(context, name, text, f"{key}.who", _GAP, under, behind=behind)


class ChapterRow(NamedTuple):
    """A row of a chapter, and the name of its day, which stands above the first row of the day on a page.

    ``begins``: it is the first row of the day at all.
    """

    row: Block
    day: Block | None = None
    begins: bool = True


class Chapter(NamedTuple):
    """The head of a chapter, made with some words ``more``, and its talks; it is moved whole to the next page.

    One that is taller than a page, or may be ``cut``, goes on there below its head with ``resumed`` behind it and the day
    named again; TOGETHER rows at least stand on both sides.
    """

    head: Callable[[str], Block]
    rows: tuple[ChapterRow, ...]
    resumed: str
    cut: bool = False
    more: str = ""
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """All of it, or, where that is allowed, its beginning."""
        fit = self._stack(len(self.rows)).compose(region)
        if fit.rest is None:
            return fit
        if not (self.cut or region.fresh):
            return Fit(None, self)
        for count in range(len(self.rows) - TOGETHER, 0 if region.fresh else TOGETHER - 1, -1):
            fit = self._stack(count).compose(region)
            if fit.rest is None:
                return Fit(fit.frame, self._replace(more=self.resumed, rows=self.rows[count:], before=0.0))
        return self._stack(len(self.rows)).compose(region) if region.fresh else Fit(None, self)

    def _stack(self, count: int) -> Stack:
        blocks, day = [self.head(self.more)], None
        for row in self.rows[:count]:
            if row.day is not None and row.day is not day:
                blocks.append(row.day if row.begins else Tagged("Artifact", row.day))
            blocks.append(row.row)
            day = row.day
        return Stack(tuple(blocks))
