"""Rows of lists that point at pages: contents, the talks of a track, the index."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from progprint.agenda.days import turns
from progprint.agenda.programme import Talk
from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.people import baseline, on_lines, people_units
from progprint.sheets.prose import first_baseline
from progprint.sheets.talk import anchor_of, of_pages
from progprint.typeset.block import Block, Fit, Region, frame_of
from progprint.typeset.boxes import Aside, Fixed, RuleLine
from progprint.typeset.frame import Frame, Group, Item, Link, PageNumber, Rule, Tag
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.stack import Keep, LateBlock, Once, Stack, Tagged
from progprint.typeset.style import Text

TIME_WIDTH = 5.0
"""Column of times before the talks of a list, in ems of the text."""
TOGETHER = 3
"""So many talks at least stand below the head of their list on its page."""
_LOOSE_AIR, _DENSE_AIR, _TIGHT_AIR = 0.35, 0.15, 0.04
"""Space above a row, in lines of the grid; 0.7 of it stands below."""
_NUMBER_WIDTH = 3.2
"""Room for a page number, in ems of its style."""


class PageRow(NamedTuple):
    """A block with a page number at the right, the whole of it active; it stays in one piece.

    ``light``: the number is not bold. ``lead`` is an optional ready-made frame at the left, ``indent`` (pt) wide: a time,
    a colour chip.
    """

    context: Context
    body: Block
    target: str
    indent: float = 0.0
    lead: Frame | None = None
    number_style: str = "entry"
    light: bool = False
    role: str = "TOCI"
    key: str = ""
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """Lead, body and number on one first baseline."""
        style = self.context.design.style(self.number_style)
        aside = _NUMBER_WIDTH * style.text.size
        width = region.width - self.indent - aside
        fit = Keep(self.body).compose(region.narrowed(width, region.height, fresh=region.fresh, x=self.indent))
        if fit.frame is None and fit.rest is not None:
            return Fit(None, self)
        body = fit.frame or Frame(width, style.leading)  # of a text with nothing to be seen the number is left
        height = body.height
        figure = style.text.but(weight="regular") if self.light else style.text
        number = PageNumber(self.target, region.width, baseline(self.context, self.number_style), figure)
        items: list[Item] = [Group(0.0, 0.0, self.lead)] if self.lead is not None else []
        items += [
            Group(self.indent, 0.0, body),
            number,
            Link(Rect(0.0, 0.0, region.width, height), self.target, contents=self.context.words.page),
        ]
        row = Tag(self.role, 0.0, 0.0, Frame(region.width, height, tuple(items)), key=self.key)
        return Fit(Frame(region.width, height, (row,)), fit.rest)


class GoesOn(NamedTuple):
    """Rows of one day, below its name where they go on in another region; ``begun``: the first of them are set."""

    again: Block
    rows: Block
    begun: bool = False
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """As many rows as fit; a row that has no room below the name stands without it."""
        head = frame_of(self.again, region.width) if self.begun else Frame(region.width, 0.0)
        room = region.narrowed(region.width, region.height - head.height, fresh=region.fresh and not self.begun)
        frame, rest = self.rows.compose(room)
        if frame is None and rest is not None and self.begun and region.fresh:
            head = Frame(region.width, 0.0)
            frame, rest = self.rows.compose(region)
        if frame is None:
            return Fit(None, self if rest is not None else None)
        said = Tag("Artifact", 0.0, 0.0, head)  # whoever hears the text has heard it
        items = (said, Group(0.0, head.height, frame)) if head.height else frame.items
        more = self._replace(rows=rest, begun=True, before=0.0) if rest is not None else None
        return Fit(Frame(region.width, head.height + frame.height, items), more)


def label_frame(context: Context, text: str, width: float, like: str) -> Frame:
    """A short text in small type as a lead, on the first baseline of style ``like``."""
    runs = context.composer.place(text, context.design.style("caption").text, 0.0, baseline(context, like))
    return Frame(width, context.design.style(like).leading, runs)


def start_label(context: Context, talk: Talk, width: float) -> Frame | None:
    """The start of a talk as the lead of its row; None where it is not known."""
    if talk.slot.start is None:
        return None
    return label_frame(context, context.words.clock(talk.slot.start), width, "entry")


def with_note(
    context: Context, title: Paragraph, note: str, key: str, gap: float, below: Block | None, *, behind: bool = False
) -> Block:
    """A title with a quiet ``note`` on its first line, ``gap`` ems apart at least: at the right, or right ``behind`` it.

    Where both do not fit, what is to stand ``below`` does, or nothing.
    """
    composer, look, caption = context.composer, title.style, context.design.style("caption").text
    wide = composer.width(str(title.content), look.text) + gap * look.text.size

    def fitted(region: Region) -> Fit:
        if wide + composer.width(note, caption) > region.width:
            return (Stack((title, below)) if below is not None else title).compose(region)
        frame, rest = title.compose(region)
        height, items = (frame.height, frame.items) if frame is not None else (0.0, ())
        x, align = (wide, "left") if behind else (region.width, "right")
        runs = composer.place(note, caption, x, first_baseline(look.leading, look.text.size), align)
        side = Tag("P", 0.0, 0.0, Frame(region.width, height, runs), key=key)
        return Fit(Frame(region.width, height, (*items, side)), rest)

    return LateBlock(fitted) if note else title


def talk_rows(
    context: Context,
    talks: Sequence[Talk],
    key: str,
    *,
    timed: bool,
    dense: bool,
    tight: bool = False,
) -> list[Block]:
    """Lines of a list of talks with rules between them, the first one dark: start, title and speakers, page number.

    Talks of several days are parted by dark rules with the name of the day below them. Loose rows have the speakers below
    the title; dense ones have them at the right of it where both fit on a line; tight ones have hardly any air.
    """
    grid = context.design.page.grid
    faint, text = context.design.colors["faint"], context.design.colors["text"]
    new_day = turns(talks)
    indent = TIME_WIDTH * context.design.style("entry").text.size if timed else 0.0
    air = grid * (_TIGHT_AIR if tight else _DENSE_AIR if dense else _LOOSE_AIR)
    told = of_pages(talks)

    def row(n: int) -> list[Block]:
        talk, first = talks[n], new_day[n] or n == 0
        rule = RuleLine(text if first else faint, 0.8 if first else 0.4, height=air, keep_next=True)
        name = f"{key}.{talk.id}"
        if talk not in told:
            return [rule, _pause(context, talk, name, indent, after=air * 0.7)]
        lead = start_label(context, talk, indent)
        together = n < TOGETHER - 1 and n + 1 < len(talks)
        body = _entry(context, talk, name, dense=dense)
        line = PageRow(context, body, anchor_of(talk), indent, lead, key=name, after=air * 0.7, keep_next=together)
        return [rule, Once(line)]

    return rows_by_day(talks, row, lambda day, n: context.day_entry(day, "caption", f"{key}.{talks[n].id}.day"))


def rows_by_day(
    talks: Sequence[Talk], row: Callable[[int], list[Block]], name: Callable[[datetime.date, int], Block]
) -> list[Block]:
    """A rule and what else is a ``row`` for the number of each talk; where the day turns its ``name`` stands below the rule."""
    new_day, found = turns(talks), list[Block]()
    for start, end in pairwise([*(n for n, turned in enumerate(new_day) if turned or n == 0), len(talks)]):
        rows, day = [block for n in range(start, end) for block in row(n)], talks[start].slot.day
        if new_day[start] and day is not None:
            mark = name(day, start)
            rows = [rows[0], mark, GoesOn(mark, Stack(tuple(rows[1:])), after=rows[-1].after)]
        found += rows
    return found


def _pause(context: Context, talk: Talk, key: str, indent: float, *, after: float) -> Block:
    """A tea break in a list: time and title, both quiet; whoever is led to it is led here."""
    lead = label_frame(context, context.words.clock(talk.slot.start or 0), indent, "caption")
    body = context.text(talk.title, "caption", key=f"{key}.title")
    row = Keep(Aside(Fixed(lead), body, indent, 0.0, after=after))
    return Once(Tagged("TOCI", row, key=key, anchor=anchor_of(talk), span=talk.span))


def _entry(context: Context, talk: Talk, key: str, *, dense: bool) -> Block:
    """Title and speakers of a talk in a list: on one line, or the speakers below the title."""
    title = context.text(talk.title, "entry", key=f"{key}.title")
    names = [(Text(person.name.text),) for person in talk.speakers]
    if not names:
        return title
    who = on_lines(context, names if dense else people_units(context, talk.speakers), f"{key}.who")
    note = SEPARATOR.join(name.text for (name,) in names)
    return with_note(context, title, note, f"{key}.who", 2.0, who) if dense else Stack((title, who))


def chip(context: Context, ink: Ink, width: float, like: str) -> Frame:
    """A square of a track's colour, as tall as the capitals of the style beside it."""
    size = context.design.style(like).text.size
    side = round(size * 0.78, 2)
    y = baseline(context, like)
    square = Rule(Rect(0.0, y - side + 0.02 * size, side, y + 0.02 * size), ink)
    return Frame(width, context.design.style(like).leading, (Tag("Artifact", 0.0, 0.0, Frame(side, side, (square,))),))
