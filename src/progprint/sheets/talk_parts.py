"""The parts of a talk put together: head, sections, panel of takeaways, keywords and addresses, as tight as is asked for.

Headings, paragraphs and lists are made once and shared by all ways to set the talk (``talk_fit``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from progprint.sheets.prose import label_gap, label_width, listing, passages, texts_of
from progprint.sheets.talk import anchor_of, facts_line, on_stage, references, spoken, tag_line, talk_head
from progprint.typeset.boxes import Aside, Beside, Columns, Space
from progprint.typeset.grounds import Band, Panel
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.stack import Keep, Stack, Tagged

if TYPE_CHECKING:
    from progprint.agenda.programme import Talk
    from progprint.core.color import Ink
    from progprint.sheets.context import Context
    from progprint.typeset.block import Block

OUTSET = 8.5
"""A ground is so much wider than the text on both sides, pt (3 mm)."""
INSET = 6.0
"""The same where it stands in a column beside another one."""
MOST_BESIDE = 2
"""So many speakers stand over the second column, below each other."""
NARROW = 2.5
"""Headings beside the text have a column of so many ems at least."""
ONE_COLUMN = 5
"""A summary of up to so many lines is not parted into two columns."""
SHORT_TAKEAWAY = 12
"""Takeaways of up to so many ems stand side by side."""
SMALLER = 0.944
"""Share of its size that text keeps, to half a point: 9 → 8.5, 10 → 9.5, 16 → 15."""
SPACING = ("photo", "gaps")
"""Steps after which lines may stand half a line off the grid."""


class Loose(NamedTuple):
    """A paragraph as it is set loosely: its lines, the width of all of them, their measure and their pitch, pt."""

    lines: int
    width: float
    measure: float
    leading: float

    @classmethod
    def of(cls, paragraph: Paragraph) -> Loose:
        """The measures of a paragraph that was set."""
        lines, measure = paragraph.made()
        return cls(len(lines), sum(line.width for line in lines), measure, paragraph.style.leading)

    def saves(self, share: float, wide: float, *, small: bool = False) -> float:
        """The height that it may save, pt, with ``share`` of its width of text on lines ``wide`` pt wider, or ``small`` ones."""
        least = max(1, min(self.lines, math.ceil(share * self.width / (self.measure + wide))))
        return (self.lines - least * (SMALLER if small else 1.0)) * self.leading


def lines_in_column(context: Context, talk: Talk) -> float:
    """About how many lines a talk takes in a column beside another; many where it should not stand in one."""
    page, style = context.design.page, context.design.style("list").text
    ems = (page.text_width - page.gutter) / 2 / style.size
    headed = any(section.heading is not None for section in talk.summary)
    if headed or talk.type == "keynote" or talk.moderators or len(talk.speakers) > MOST_BESIDE or talk.links:
        return math.inf
    title = context.composer.width(talk.title.text, context.design.style("heading").text) / style.size
    texts = [len(one.words.text) for section in talk.summary for one in section.passages]
    texts += [len(one.text) + 2 for one in talk.takeaways]
    return 4.0 + 2 * math.ceil(title / ems) + 4 * len(talk.speakers) + sum(math.ceil(size / ems) for size in texts)


class TalkParts:
    """The parts of a talk, each made when it is first asked for; ``column``: it stands in a column beside another talk."""

    def __init__(self, context: Context, talk: Talk, accent: Ink, *, column: bool = False) -> None:
        self.context, self.talk, self.accent = context, talk, accent
        self.spoken = spoken(context, talk)
        self.key = f"t.{talk.id}"
        page = context.design.page
        self.grid: Final = page.grid
        whole = page.text_width
        self.column: Final = column
        self.width: Final = (whole - page.gutter) / 2 if column else whole
        self.columns: Final = 1 if column else int(context.design.number("talk.columns"))
        self._sections: dict[bool, list[tuple[Block | None, tuple[Block, ...]]]] = {}
        self._people = cache(partial(on_stage, context, talk, accent))
        self._loose: list[Loose] | None = None
        self.more = references(context, talk, accent)
        self.aside: Final = self._aside()

    def may_pair(self) -> bool:
        """Whether there are several takeaways and each of them stands on one line of half the panel."""
        context = self.spoken
        if len(self.talk.takeaways) == 1:
            return False
        style = context.design.style("list").text
        room = (self.width - self.aside - label_gap(context) - context.design.page.gutter) / 2
        room = min(SHORT_TAKEAWAY * style.size, room - context.design.number("talk.number"))
        return all(context.composer.width(words.text, style) <= room for words in self.talk.takeaways)

    def tags_fit(self) -> bool:
        """Whether the keywords fit on the line of the facts, which is as long as the titles below it."""
        context, gutter = self.context, self.context.design.page.gutter
        over = 1 if self.talk.type == "keynote" else self.columns
        room = (self.width - gutter * (over - 1)) / over
        style, main = context.design.style("caption").text, self.talk.type == "keynote"
        facts = context.design.style("kicker").text if main else style
        wide = context.composer.width(facts_line(context, self.talk), facts)
        return wide + 2 * style.size + context.composer.width(tag_line(self.talk), style) <= room

    def _aside(self) -> float:
        """Width of the column of headings, pt: the longest of them, or what the least measure of the text leaves.

        None where that is hardly anything: headings then stand above their text.
        """
        context, words = self.spoken, self.context.words
        if self.column:
            return 0.0
        style = context.design.style("label").text
        heads = [section.heading.text for section in self.talk.summary if section.heading is not None]
        heads += [words.takeaways] if self.talk.takeaways else []
        heads += [words.links] if self.talk.links else []
        heads += [words.tags] if self.talk.tags else []
        longest = max((context.composer.width(head, style) for head in heads), default=0.0)
        room = label_width(context)
        return min(math.ceil(longest + 0.5), room) if room >= NARROW * style.size else 0.0

    def known(self) -> list[Loose]:
        """The paragraphs and list items of the summary, as they were set loosely."""
        if self._loose is None and self._sections:
            self._loose = [Loose.of(paragraph) for paragraph in self._paragraphs()]
        return self._loose or []

    def _paragraphs(self) -> Iterator[Paragraph]:
        for _, body in self._sections.get(False, ()):
            for block in body:
                yield from [block] if isinstance(block, Paragraph) else texts_of(block)

    def block(self, steps: tuple[str, ...]) -> Block:
        """The talk as one element, after some steps."""
        tags = tag_line(self.talk) if "tags" in steps else ""
        stacked = self.column or (self.columns > 1 and self.talk.type != "keynote")
        above = talk_head(self.context, self.spoken, self.talk, self.accent, tags, steps)
        people = tuple(self._people(stacked=stacked, low="photo" in steps))
        tight = any(step in SPACING for step in steps)
        blocks: list[Block] = [*above, *people]
        if self.talk.type == "keynote":  # on a ground of its own, with who is on stage
            inner = Keep(Stack((*above, Space(self.grid), *people)))
            blocks = [Band(inner, self.accent.tint(0.08), self._gap(steps), OUTSET, after=self.grid, keep_next=True)]
        elif self.columns > 1:
            blocks = self._over_columns(above, people)
        elif self.column and people:
            blocks = [*above, Stack(people, before=self.grid / 2, after=self.grid, keep_next=True)]
        blocks += self._text(steps)
        if self.talk.takeaways:
            blocks.append(self._panel(steps))
        for kind, label, lines in self.more:
            if not (kind == "tags" and tags):
                blocks.append(self._headed(label, lines, self._gap(steps)))
        stack = Stack(tuple(blocks), grid=self._pitch(steps) / (2 if tight else 1))
        return Tagged("Sect", stack, key=self.key, anchor=anchor_of(self.talk), span=self.talk.span)

    def _over_columns(self, above: tuple[Block, ...], people: tuple[Block, ...]) -> list[Block]:
        """The titles over the first column; over the second one who speaks, where that is one or two."""
        gutter, talk = self.context.design.page.gutter, self.talk
        if talk.moderators or len(talk.speakers) > MOST_BESIDE:
            row: list[Block] = [Beside((Stack(above),), self.columns, gutter, keep_next=True)]
            return [*row, *people]
        return [Beside((Stack(above), Stack(people)), self.columns, gutter, after=self.grid, keep_next=True)]

    def _headed(self, head: Block | None, body: Block, before: float) -> Block:
        """A heading beside its text, or above it where there is no room beside it."""
        if self.aside:
            return Aside(head, body, self.aside, label_gap(self.context), before=before)
        return Stack((head, body) if head is not None else (body,), before=before)

    def _gap(self, steps: tuple[str, ...]) -> float:
        return self._pitch(steps) / (2 if "gaps" in steps else 1)

    def _pitch(self, steps: tuple[str, ...]) -> float:
        """The pitch of the lines, pt: the grid's, or that of smaller text."""
        return self._small(steps).design.style("body").leading if "small" in steps else self.grid

    def _small(self, steps: tuple[str, ...]) -> Context:
        """The context of the running text."""
        if "small" not in steps:
            return self.spoken
        return self.spoken._replace(design=self.spoken.design.reduced(("body", "list", "label"), SMALLER))

    def _text(self, steps: tuple[str, ...]) -> list[Block]:
        """The sections of the summary: headings beside or above their text; without headings at the full measure."""
        small = "small" in steps
        sections = self._sections.get(small)
        if sections is None:
            sections = self._sections[small] = self._made(self._small(steps))
        headed = any(head is not None for head, _ in sections)
        if self.columns > 1 and sections:
            return [self._in_columns(sections, self._gap(steps), headed=headed)]
        found: list[Block] = []
        for n, (head, body) in enumerate(sections):
            before = self._gap(steps) if n else 0.0
            if headed and "heads" not in steps:
                found.append(self._headed(head, Stack(body), before))
            else:
                found.append(Stack((head, *body) if head is not None else body, before=before))
        return found

    def _in_columns(self, sections: list[tuple[Block | None, tuple[Block, ...]]], gap: float, *, headed: bool) -> Block:
        """The sections in columns of even height, none of them parted where it can be helped."""
        blocks: list[Block] = []
        for n, (head, body) in enumerate(sections):
            one = Stack((head, *body) if head is not None else body, before=gap if n else 0.0)
            blocks.append(Keep(one) if (headed and len(sections) > 1) or self._is_short() else one)
        page = self.context.design.page
        return Columns(Stack(tuple(blocks)), self.columns, page.gutter, page.grid)

    def _is_short(self) -> bool:
        """Whether the summary is so short that it stands in one column."""
        ems = (self.width - self.context.design.page.gutter) / 2 / self.context.design.style("body").text.size
        return sum(len(one.words.text) for part in self.talk.summary for one in part.passages) <= ONE_COLUMN * ems

    def _made(self, context: Context) -> list[tuple[Block | None, tuple[Block, ...]]]:
        """Head and passages of every section."""
        made: list[tuple[Block | None, tuple[Block, ...]]] = []
        for n, section in enumerate(self.talk.summary, 1):
            key = f"{self.key}.summary.{n}"
            body = passages(context, section.passages, key, accent=self.accent)
            head = None
            if section.heading is not None:
                head = context.text(section.heading, "label", self.accent, key=f"{key}.head", role="H3")
            made.append((head, body))
        return made

    def _panel(self, steps: tuple[str, ...]) -> Block:
        """听众收益 on a tinted band, marks in the accent."""
        context, key, name = self._small(steps), f"{self.key}.takeaway", self.context.words.takeaways
        head = context.text(name, "label", self.accent, key=f"{key}.head", role="H3")
        again = context.text(name + context.words.resumed, "label", self.accent, key=f"{key}.again")
        columns = 2 if "columns" in steps or (self.columns > 1 and self.may_pair()) else 1
        body = listing(context, self.talk.takeaways, key, self.accent, ordered=False, band=True, columns=columns)
        page = context.design.page
        outset = INSET if self.column else OUTSET
        band = Band(Space(0.0), self.accent.tint(0.08), self._gap(steps), outset, before=self._gap(steps))
        most = page.text_height / 2
        return Panel(head, body, again, band, most, self.aside, label_gap(context))
