"""Rows of the contents: a chapter with its chip and its talks, moved whole to the next page or cut with its head repeated."""

from __future__ import annotations

from typing import NamedTuple

from progprint.agenda.programme import Talk, Wording
from progprint.core.color import Ink
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.people import baseline
from progprint.sheets.rows import PageRow, chip, on_first_line, start_label
from progprint.sheets.talk import anchor_of
from progprint.typeset.block import Block, Fit, Region
from progprint.typeset.stack import Stack
from progprint.typeset.style import ParagraphStyle

INDENT = 3.6
"""Ems before the titles of chapters and of their talks: the width of a time and a gap."""
TOGETHER = 3
"""Rows of a chapter that is cut which stand on each side of the cut, at least."""


class HeadRow(NamedTuple):
    """The head of a chapter: a chip of its colour, its title, who made it, its page; ``more`` where it goes on."""

    context: Context
    title: Wording | str
    about: str
    anchor: str
    ink: Ink
    key: str
    more: str = ""
    below: bool = True
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = True

    def compose(self, region: Region) -> Fit:
        """One line, or the producers below the title."""
        context = self.context
        indent = INDENT * context.design.style("entry").text.size
        body = _Beside(context, self.title, self.about + self.more, "name", self.key, left=True, below=self.below)
        lead = chip(context, self.ink, indent, "name")
        return PageRow(context, body, self.anchor, indent, lead, "name", key=self.key).compose(region)


class TalkRow(NamedTuple):
    """A talk below its chapter: start, title, people at the right, page.

    People who do not fit beside the title stand ``below`` it, or are left to the page of the talk.
    """

    context: Context
    talk: Talk
    key: str
    below: bool = True
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """One line where title and people fit beside each other."""
        context, talk = self.context, self.talk
        indent = INDENT * context.design.style("entry").text.size
        lead = start_label(context, talk, indent)
        body = _Beside(context, talk.title, who(context, talk), "entry", self.key, below=self.below)
        return PageRow(context, body, anchor_of(talk), indent, lead, light=True, key=self.key).compose(region)


def who(context: Context, talk: Talk) -> str:
    """The people of a talk: moderators first, many by the first of them."""
    words = context.words
    names = [person.name.text + words.bracketed(words.moderator) for person in talk.moderators]
    moderating = {person.id for person in talk.moderators}
    names += [person.name.text for person in talk.speakers if person.id not in moderating]
    return SEPARATOR.join(names) if len(names) <= TOGETHER else words.others(names[0], len(names))


class _Beside(NamedTuple):
    """A title, and a quiet text at the right of it (``left``: right behind it).

    Where both do not fit it stands ``below`` or is left out.
    """

    context: Context
    title: Wording | str
    text: str
    style: str
    key: str
    left: bool = False
    below: bool = True
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """The title and the text on its first line, else two blocks."""
        context, look = self.context, self._look()
        title = context.text(self.title, look, key=f"{self.key}.title")
        if not self.text:
            return title.compose(region)
        caption = context.design.style("caption").text
        wide, gap = context.composer.width(str(self.title), look.text), 1.2 * look.text.size
        if wide + gap + context.composer.width(self.text, caption) > region.width:
            if not self.below:
                return title.compose(region)
            return Stack((title, context.text(self.text, "caption", key=f"{self.key}.who"))).compose(region)
        x, align = (wide + gap, "left") if self.left else (region.width, "right")
        runs = context.composer.place(self.text, caption, x, baseline(context, self.style), align)
        return on_first_line(title.compose(region), runs, region.width, f"{self.key}.who")

    def _look(self) -> ParagraphStyle:
        look = self.context.design.style(self.style)
        return look if self.left else look.but(text=look.text.but(weight="regular"))


class Chapter(NamedTuple):
    """The head of a chapter and its talks; it is moved whole to the next page.

    One that is taller than a page, or may be ``cut``, goes on there below its head with ``resumed`` behind it; TOGETHER
    rows at least stand on both sides.
    """

    head: HeadRow
    rows: tuple[Block, ...]
    key: str
    resumed: str
    cut: bool = False
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
                head = self.head._replace(more=self.resumed)
                return Fit(fit.frame, self._replace(head=head, rows=self.rows[count:], before=0.0))
        return self._stack(len(self.rows)).compose(region) if region.fresh else Fit(None, self)

    def _stack(self, count: int) -> Stack:
        return Stack((self.head, *self.rows[:count]))
