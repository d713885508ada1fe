"""Indexes: speakers by reading, organisations by name, each with the pages where they are found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from progprint.agenda.programme import Agenda, Person, Wording
from progprint.core.diagnostic import Span
from progprint.core.units import Rect
from progprint.locale.names import index_key, index_letter
from progprint.locale.strokes import strokes, strokes_key
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.people import baseline, ruby, spread_name
from progprint.sheets.prose import first_baseline
from progprint.sheets.sessions import introduced
from progprint.sheets.talk import anchor_of
from progprint.sheets.track import anchor_of_track
from progprint.typeset.block import Block, Fit, Region
from progprint.typeset.boxes import Columns, Space
from progprint.typeset.frame import Frame, Group, Item, Link, PageNumber, Tag
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Stack
from progprint.typeset.style import ParagraphStyle, TextStyle

STROKES = "strokes"
ANCHOR, COMPANIES = "index", "companies"
"""The places in the document that stand for the two parts."""

NAME_WIDTH = 3
"""Ems that a name of two ideographs takes in the index."""
_NUMBERS_A_LINE = 4
_SHORT_BOOK = 60
"""Persons up to which page numbers are taken to have two figures."""

Entry = tuple[Person, tuple[str, ...]]
"""A person, and the anchors of what they do."""


def speakers(context: Context) -> list[PageGroup]:
    """讲者索引: everybody who speaks, moderates or produces."""
    entries = context.persons
    homonyms = _homonyms(entries)
    rows: list[tuple[str, Block]] = []
    for person, anchors in entries:
        letter = _head(context, person.name.text, person.reading)
        org = person.org or Wording("")
        rows.append((letter, IndexRow(context, person.name, org, anchors, person, full=person.name.text in homonyms)))
    return _index(context, context.words.speaker_index, ANCHOR, rows, "speakers")


def companies(context: Context) -> list[PageGroup]:
    """单位索引: organisations with the pages of their people; spellings are taken as they are typed."""
    places: dict[str, list[str]] = {}
    for person, anchors in context.persons:
        if person.org:
            places.setdefault(person.org.text, []).extend(anchors)
    if len(places) < int(context.design.number("companies.least")):
        return []
    rows: list[tuple[str, Block]] = []
    by_strokes = order_of(context) == STROKES
    for name in sorted(places, key=strokes_key if by_strokes else index_key):
        anchors = tuple(dict.fromkeys(places[name]))
        rows.append((_head(context, name, ""), IndexRow(context, Wording(name), Wording(""), anchors, full=True)))
    return _index(context, context.words.companies, COMPANIES, rows, "companies")


def order_of(context: Context) -> str:
    """How names are ordered: pinyin or strokes."""
    return str(context.design.parts.get("speakers.order"))


def _head(context: Context, name: str, reading: str) -> str:
    """Under what a name stands: the number of its strokes, or its letter."""
    if order_of(context) == STROKES and strokes(name[:1] or " "):
        return context.words.strokes(strokes(name[0]))
    return index_letter(name, reading)


def persons(agenda: Agenda, order: str = "") -> tuple[Entry, ...]:
    """Persons in the order of the index, each with the anchors of what they do."""
    places: dict[str, list[str]] = {}
    known: dict[str, Person] = {}
    for track in agenda.tracks:
        for person in track.producers:
            known[person.id] = person
            places.setdefault(person.id, []).append(anchor_of_track(track))
    for talk in (*introduced(agenda), *agenda.talks):
        for person in (*talk.speakers, *talk.moderators):
            known[person.id] = person
            places.setdefault(person.id, []).append(anchor_of(talk))
    key = strokes_key if order == STROKES else index_key
    people = sorted(known.values(), key=lambda person: (key(person.name.text, person.reading), person.id))
    return tuple([(person, tuple(dict.fromkeys(places[person.id]))) for person in people])


def _homonyms(entries: Sequence[Entry]) -> set[str]:
    names = [person.name.text for person, _ in entries]
    return {name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else set()


def _index(context: Context, title: str, anchor: str, rows: list[tuple[str, Block]], part: str) -> list[PageGroup]:
    """Rows under the letters they begin with, in columns; no page without rows."""
    if not rows:
        return []
    page = context.design.page
    head = context.text(title, "title", role="H1", key=f"{anchor}.title", anchor=anchor, outline=(1, title))
    blocks: list[Block] = []
    letter = ""
    for first, row in rows:
        if first != letter:
            letter = first
            blocks.append(context.text(letter, "letter", role="H2", key=f"{anchor}.{letter}", before=page.grid))
        blocks.append(row)
    count = int(context.design.number(f"{part}.columns")) or 1
    columns = Columns(Stack(tuple(blocks), grid=page.grid), count, page.gutter, page.grid)
    return [
        PageGroup(
            blocks=(head, Space(page.grid), columns), name=part, first="folio", outer=title, inner=context.running
        )
    ]


def numbers(
    context: Context, anchors: tuple[str, ...], right: float, y: float, style: TextStyle
) -> tuple[list[Item], float]:
    """Page numbers flush right, as many lines of them as are needed, and the room that they are taken to need."""
    digits = "00" if len(context.persons) <= _SHORT_BOOK else "000"
    pitch = context.design.style("entry").leading
    first, *more = anchors
    items: list[Item] = [PageNumber(first, right, y, style, "right", "", "", tuple(more), _NUMBERS_A_LINE, pitch)]
    shown = ", ".join([digits] * min(len(anchors), _NUMBERS_A_LINE))
    return items, context.composer.width(shown, style)


class IndexRow(NamedTuple):
    """A name in an index: at one width, with what tells it apart, page numbers; long ones take a second line."""

    context: Context
    name: Wording
    org: Wording
    anchors: tuple[str, ...]
    person: Person | None = None
    full: bool = False
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """One line, or two when name, organisation and pages do not fit beside each other."""
        context, org = self.context, self.org.text
        entry, caption = context.design.style("entry"), context.design.style("caption")
        y = baseline(context, "entry")
        pages, pages_width = numbers(context, self.anchors, region.width, y, entry.text.but(weight="regular"))
        room = region.width - pages_width - entry.text.size
        name, name_width, height = self._name(room, y, entry)
        items: list[Item] = [*name]
        x = name_width + entry.text.size
        height = max(height, entry.leading * -(-len(self.anchors) // _NUMBERS_A_LINE))
        if org and context.composer.width(org, caption.text) <= room - x:
            items += context.composer.place(org, caption.text, x, y)
        elif org:
            below = context.text(self.org, "caption", key=f"{self.key}.org", role="Span").compose(
                Region(room, 40 * caption.leading, fresh=True)
            )
            if below.frame is not None:
                items.append(Group(0.0, entry.leading, below.frame))
                height = max(height, entry.leading + below.frame.height)
        if height > region.height + 0.01 and not region.fresh:
            return Fit(None, self)
        items += [*pages, Link(Rect(0.0, 0.0, region.width, height), self.anchors[0], contents=self.name.text)]
        frame = Frame(region.width, height, tuple(items))
        return Fit(Frame(region.width, height, (Tag("P", 0.0, 0.0, frame, key=self.key, span=self.span),)))

    @property
    def key(self) -> str:
        """What identifies the row."""
        return f"index.{self.person.id}" if self.person is not None else f"companies.{self.name.text}"

    @property
    def span(self) -> Span | None:
        """Where the person or the name was typed."""
        return self.person.span if self.person is not None else self.name.span

    def _name(self, width: float, y: float, entry: ParagraphStyle) -> tuple[tuple[Item, ...], float, float]:
        """The name, its width and height; with its reading where the look wants it, over several lines if it is long."""
        context, name = self.context, self.name.text
        least = NAME_WIDTH * entry.text.size
        wants = self.person is not None and context.ruby("speakers")
        read = ruby(self.person, gap=1000 if len(name) == NAME_WIDTH - 1 else 0) if wants and self.person else None
        natural = context.composer.width(name, entry.text)
        if read is not None or natural > width:
            leading = max(entry.leading, context.design.page.grid) if read is not None else entry.leading
            look = entry.but(leading=leading, phrases=False)
            block = context.text(self.name, look, key=f"{self.key}.name", role="Span", content=read)
            frame = block.compose(Region(width, 20 * look.leading, fresh=True)).frame
            if frame is not None:
                above = first_baseline(look.leading, look.text.size)
                wide = max(least, *[line.width for line in block.lines(width)])
                return (Group(0.0, y - above, frame),), wide, frame.height
        if self.person is None:
            return context.composer.place(name, entry.text.but(weight="regular"), 0.0, y), natural, entry.leading
        return spread_name(context, name, entry.text, 0.0, y, NAME_WIDTH), max(least, natural), entry.leading


class PageRefs(NamedTuple):
    """Pages as a quiet line: 第 12、14 页; before them the day, if there are several: 7 月 30 日 周五　第 12 页."""

    context: Context
    anchors: tuple[str, ...]
    day: str = ""
    key: str = ""
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """One line with the numbers at the left."""
        style = self.context.design.style("caption", self.context.design.accent)
        y = baseline(self.context, "caption")
        first, *more = self.anchors
        before, _, after = self.context.words.page_number("\0").partition("\0")
        before = f"{self.day}{SEPARATOR}{before}" if self.day else before
        number = PageNumber(first, 0.0, y, style.text, "left", after, before, tuple(more))
        link = Link(Rect(0.0, 0.0, region.width, style.leading), first, contents=self.context.words.page)
        frame = Frame(
            region.width,
            style.leading,
            (Tag("P", 0.0, 0.0, Frame(region.width, style.leading, (number, link)), key=self.key),),
        )
        return Fit(frame)
