"""Indexes: speakers by reading, organisations by name, each with the pages where they are found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from progprint.agenda.programme import Agenda, Person, Track, Wording
from progprint.core.diagnostic import Span
from progprint.core.units import Rect
from progprint.locale.names import index_key, index_letter
from progprint.locale.strokes import strokes, strokes_key
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.part import in_columns, title_of
from progprint.sheets.people import baseline, ruby, spread_name
from progprint.sheets.prose import first_baseline
from progprint.sheets.sessions import introduced
from progprint.sheets.talk import anchor_of
from progprint.sheets.track import anchor_of_track
from progprint.typeset.block import Block, Fit, Region, frame_of
from progprint.typeset.boxes import Space
from progprint.typeset.frame import Frame, Group, Item, Link, PageNumber, Tag
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Stack
from progprint.typeset.style import ParagraphStyle, TextStyle

STROKES = "strokes"
ANCHOR, COMPANIES = "index", "companies"
"""The places in the document that stand for the two parts."""

NAME_WIDTH = 3
"""Ems that a name of two ideographs takes in the index."""
_NAME_COLUMN = 4.8
"""Ems of the column of names: four ideographs and a gap."""
_OF_TRACKS = anchor_of_track(Track("", Wording("")))
_NUMBERS_A_LINE = 4
_SHORT_BOOK = 60
"""Persons, and talks, up to which page numbers are taken to have two figures."""

Entry = tuple[Person, tuple[str, ...]]
"""A person, and the anchors of what they do."""


def speakers(context: Context) -> list[PageGroup]:
    """讲者索引: everybody who speaks, moderates or produces."""
    rows: list[tuple[str, IndexRow]] = []
    for person, anchors in context.persons:
        letter = _head(context, person.name.text, person.filed_under)
        name = person.name._replace(text=person.index_name) if person.sort else person.name
        rows.append((letter, IndexRow(context, name, person.org or Wording(""), anchors, person)))
    words, by_strokes = context.words, order_of(context) == STROKES
    told = [words.by_strokes if by_strokes else words.by_reading]
    if any(_strong(anchors) for _, anchors in context.persons):
        told.append(words.bold_numbers)
    return _index(context, words.speaker_index, ANCHOR, rows, "speakers", SEPARATOR.join(told))


def companies(context: Context) -> list[PageGroup]:
    """单位索引: organisations with their people and their pages; spellings are taken as they are typed."""
    places: dict[str, list[str]] = {}
    people: dict[str, list[str]] = {}
    for person, anchors in context.persons:
        if person.org:
            places.setdefault(person.org.text, []).extend(anchors)
            people.setdefault(person.org.text, []).append(person.name.text)
    if len(places) < int(context.design.number("companies.least")):
        return []
    rows: list[tuple[str, IndexRow]] = []
    by_strokes = order_of(context) == STROKES
    language = context.words.language
    for name in sorted(places, key=strokes_key if by_strokes else partial(index_key, language=language)):
        anchors = tuple(dict.fromkeys(places[name]))
        whose = Wording(context.words.join(people[name]))
        rows.append((_head(context, name, ""), IndexRow(context, Wording(name), whose, anchors)))
    return _index(context, context.words.companies, COMPANIES, rows, "companies")


def order_of(context: Context) -> str:
    """The order of names: pinyin or strokes."""
    return str(context.design.parts.get("speakers.order"))


def _head(context: Context, name: str, reading: str) -> str:
    """Under what a name stands: the number of its strokes, or its letter."""
    if order_of(context) == STROKES and strokes(name[:1] or " "):
        return context.words.strokes(strokes(name[0]))
    return index_letter(name, reading, context.words.language)


def persons(agenda: Agenda, order: str = "", language: str = "") -> tuple[Entry, ...]:
    """Persons in the order of the index of a language, each with the anchors of what they do."""
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
    key = strokes_key if order == STROKES else partial(index_key, language=language)
    people = sorted(known.values(), key=lambda person: (key(person.name.text, person.filed_under), person.id))
    return tuple([(person, tuple(dict.fromkeys(places[person.id]))) for person in people])


def _index(context: Context, title: str, anchor: str, rows: Sequence[tuple[str, IndexRow]], part: str,
           told: str = "") -> list[PageGroup]:  # fmt: skip
    """Rows with the letters they begin with in the margin, in columns; no page without rows."""
    if not rows:
        return []
    page = context.design.page
    look = letter_look(context)
    margin = max(context.composer.width(letter, look) for letter, _ in rows) + 0.6 * look.size
    blocks: list[Block] = []
    last = ""
    for letter, row in rows:
        new = letter != last
        blocks.append(row._replace(letter=letter if new else "", margin=margin, before=page.grid / 2 if new else 0.0))
        last = letter
    above: list[Block] = [title_of(context, title, anchor)]
    if told:
        above.append(context.text(told, "caption", key=f"{anchor}.told", with_next=True))
    top = frame_of(Stack((*above, Space(page.grid)), grid=page.grid), page.text_width, page.text_height).height
    return [in_columns(context, title, part, above, blocks, top)]


def letter_look(context: Context) -> TextStyle:
    """The letters in the margin: as large as names, in the ink that the look has for them."""
    letter = context.design.style("letter").text
    return letter.but(size=min(letter.size, context.design.style("name").text.size))


def _strong(anchors: Sequence[str]) -> tuple[str, ...]:
    """The anchors of tracks that somebody produces."""
    return tuple(anchor for anchor in anchors if anchor.startswith(_OF_TRACKS))


class IndexRow(NamedTuple):
    """A name in an index, what belongs to it, and its pages; ``letter`` stands in the margin, ``margin`` pt wide.

    All of it stands on one line where it fits. Else the organisation stands below the last line of the name, and the
    pages beside the one or the other, or on a line of their own; below an organisation its people do.
    """

    context: Context
    name: Wording
    org: Wording
    anchors: tuple[str, ...]
    person: Person | None = None
    letter: str = ""
    margin: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """The row in one piece, or nothing."""
        width = region.width - self.margin
        frame = self._whole(width) if self.person is not None else self._company(width)
        if frame.height > region.height + 0.01 and not region.fresh:
            return Fit(None, self)
        link = Link(Rect(0.0, 0.0, width, frame.height), self.anchors[0], contents=self.name.text)
        row = Tag("P", self.margin, 0.0, Frame(width, frame.height, (*frame.items, link)), key=self.key, span=self.span)
        return Fit(Frame(region.width, frame.height, (*self._letter(), row)))

    @property
    def key(self) -> str:
        """The name that identifies the row."""
        return f"index.{self.person.id}" if self.person is not None else f"companies.{self.name.text}"

    @property
    def span(self) -> Span | None:
        """The place where the person or the name was typed."""
        return self.person.span if self.person is not None else self.name.span

    def _letter(self) -> tuple[Item, ...]:
        """The head of the rows that begin with a letter, in the margin of the first."""
        if not self.letter:
            return ()
        context, y = self.context, baseline(self.context, "entry")
        height = context.design.style("entry").leading
        runs = context.composer.place(self.letter, letter_look(context), 0.0, y)
        return (Tag("H2", 0.0, 0.0, Frame(self.margin, height, runs), key=f"{self.key}.letter"),)

    def _whole(self, width: float) -> Frame:
        """Name, organisation and pages in a width: the first of four ways in which nothing is broken for the numbers."""
        context, org = self.context, self.org.text
        entry, caption = context.design.style("entry"), context.design.style("caption").text
        y, em = baseline(context, "entry"), entry.text.size
        name, last, height = self._name(width, y, entry)
        one = height < 2 * entry.leading
        pages = self._pages_width(len(self.anchors))
        wide = context.composer.width(org, caption)
        column = max(_NAME_COLUMN * em, last + em)
        if org and one and column + wide + em + pages <= width:
            beside = context.composer.place(org, caption, column, y)
            return Frame(width, height, (*name, *beside, self._numbers(width, y)))
        below = self._below(width, em, org)
        under, items = below.height if below else 0.0, (*name, *_put(below, em, height))
        if org and wide + 3 * em + pages <= width:
            return Frame(width, height + max(under, entry.leading), (*items, self._numbers(width, height + y)))
        if last + em + pages <= width:
            at = 0.0 if one else height - entry.leading
            return Frame(width, height + under, (*items, self._numbers(width, at + y)))
        a_line = max(1, int(width / self._pages_width(1, ", ")))
        rows = -(-len(self.anchors) // a_line)
        end = height + under
        return Frame(width, end + rows * entry.leading, (*items, self._numbers(width, end + y, a_line)))

    def _company(self, width: float) -> Frame:
        """An organisation with its pages at the right of it, and its people below it."""
        entry = self.context.design.style("entry")
        y, em, rows = baseline(self.context, "entry"), entry.text.size, -(-len(self.anchors) // _NUMBERS_A_LINE)
        pages = self._pages_width(min(len(self.anchors), _NUMBERS_A_LINE))
        name, _, height = self._name(width - pages - em, y, entry)
        below = self._below(width - (pages + em if rows > 1 else 0.0), 0.0, self.org.text)
        high = max(height, rows * entry.leading, height + (below.height if below else 0.0))
        return Frame(width, high, (*name, self._numbers(width, y, _NUMBERS_A_LINE), *_put(below, 0.0, height)))

    def _below(self, width: float, indent: float, text: str) -> Frame | None:
        """What stands below the name."""
        if not text:
            return None
        block = self.context.text(self.org, "caption", key=f"{self.key}.org", role="Span")
        return frame_of(block, width - indent)

    def _numbers(self, width: float, y: float, a_line: int = 0) -> PageNumber:
        """The pages, flush right; ``a_line`` of them stand on a line, or all."""
        first, *more = self.anchors
        entry = self.context.design.style("entry")
        strong = _strong(self.anchors) if self.person else ()
        style = entry.text.but(weight="regular")
        return PageNumber(first, width, y, style, "right", "", "", tuple(more), a_line, entry.leading, strong)

    def _pages_width(self, count: int, end: str = "") -> float:
        """The room that page numbers are taken to need."""
        row = ", ".join([figures(self.context)] * count) + end
        return self.context.composer.width(row, self.context.design.style("entry").text.but(weight="regular"))

    def _name(self, width: float, y: float, entry: ParagraphStyle) -> tuple[tuple[Item, ...], float, float]:
        """The name, the width of its last line, and its height; with its reading where the look wants it."""
        context, name = self.context, self.name.text
        least = NAME_WIDTH * entry.text.size
        wants = self.person is not None and context.ruby("speakers")
        read = ruby(self.person, gap=1000 if len(name) == NAME_WIDTH - 1 else 0) if wants and self.person else None
        natural = context.composer.width(name, entry.text)
        if read is not None or natural > width:
            leading = max(entry.leading, context.design.page.grid) if read is not None else entry.leading
            look = entry.but(leading=leading, phrases=False, indent=-1.0, left=entry.text.size)
            ways = [context.text(self.name, way, key=f"{self.key}.name", role="Span", content=read)
                    for way in (look.but(phrases=True, solid=True), look)]  # fmt: skip
            block = min(ways, key=lambda way: len(way.lines(width)))
            frame, lines = frame_of(block, width, 20 * look.leading), block.lines(width)
            above = first_baseline(look.leading, look.text.size)
            wide = max(least, lines[-1].width + (look.left if len(lines) > 1 else 0.0)) if lines else least
            return (Group(0.0, y - above, frame),), wide, frame.height
        return spread_name(context, name, entry.text, 0.0, y, NAME_WIDTH), max(least, natural), entry.leading


def figures(context: Context) -> str:
    """A page number as wide as those of the book are taken to be."""
    large = len(context.persons) > _SHORT_BOOK or sum(len(one.talks) for one in context.agenda.tracks) > _SHORT_BOOK
    return "000" if large else "00"


def _put(frame: Frame | None, x: float, y: float) -> tuple[Item, ...]:
    return (Group(x, y, frame),) if frame is not None else ()
