"""What surrounds the tracks: contents, the index of speakers, the colophon."""

from __future__ import annotations

from typing import NamedTuple

from progprint.agenda.programme import Person, Talk, Wording
from progprint.core.units import Rect
from progprint.locale.names import index_key, index_letter
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.people import baseline, ruby, spread_name
from progprint.sheets.prose import first_baseline
from progprint.sheets.rows import PageRow, chip, talk_rows
from progprint.sheets.talk import anchor_of
from progprint.sheets.track import anchor_of_track
from progprint.typeset.block import Block, Fit, Region
from progprint.typeset.boxes import Columns, Line, Space
from progprint.typeset.frame import Frame, Group, Item, Link, PageNumber, Tag
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Keep, Stack, Tagged
from progprint.typeset.style import ParagraphStyle, TextStyle

ROOMY = 8
"""Up to so many talks the contents list has a second line for speakers and their organisations."""
_NUMBERS_A_LINE = 4
NAME_WIDTH = 3
"""Ems that a name of two ideographs takes in the index."""


def _inner(context: Context) -> str:
    """The running head at the inner edge of a part that belongs to no track: the conference."""
    conference = context.agenda.conference.title
    return conference.text if conference else ""


# -- contents


def contents(context: Context) -> list[PageGroup]:
    """目录: each track with its colour and producers, below it its talks, page numbers at the right edge."""
    words, grid = context.words, context.design.page.grid
    title = context.text(
        words.contents, "title", role="H1", key="contents.title", anchor="contents", outline=(1, words.contents)
    )
    blocks: list[Block] = [title, Space(grid)]
    rows: list[Block] = []
    for track in context.agenda.tracks:
        indent = 1.6 * context.design.style("name").text.size
        lines: list[Block] = [context.text(track.title, "name", key=f"contents.{track.id}.title")]
        producers = words.join(person.name.text for person in track.producers)
        if producers:
            lines.append(
                context.text(f"{words.producer_short} {producers}", "caption", key=f"contents.{track.id}.producers")
            )
        lead = chip(context, context.accent(track), indent, "name")
        rows.append(
            PageRow(
                context,
                Stack(tuple(lines)),
                anchor_of_track(track),
                indent,
                lead,
                number_style="name",
                key=f"contents.{track.id}",
                before=grid,
                keep_next=bool(track.talks),
            )
        )
        if context.design.parts.get("contents.talks"):
            rows.append(
                Tagged("TOC", _talks(context, track.talks, f"contents.{track.id}"), key=f"contents.{track.id}.talks")
            )
    sessions = [talk for talk in context.agenda.sessions if talk.summary]
    if sessions:
        rows.append(Tagged("TOC", _talks(context, tuple(sessions), "contents.sessions"), key="contents.sessions"))
    blocks.append(Tagged("TOC", Stack(tuple(rows), grid=grid), key="contents.toc"))
    return [
        PageGroup(blocks=tuple(blocks), name="contents", first="folio", outer=words.contents, inner=_inner(context))
    ]


def _talks(context: Context, talks: tuple[Talk, ...], key: str) -> Block:
    timed = any(talk.slot.start is not None for talk in talks)
    rows = talk_rows(context, talks, key, timed=timed, dense=len(context.agenda.talks) > ROOMY, dark=False)
    return Stack(tuple(rows))


# -- index of speakers


def speakers(context: Context) -> list[PageGroup]:
    """讲者索引: everybody who speaks, moderates or produces, by reading, with the pages where they stand."""
    entries = _entries(context)
    if not entries:
        return []
    words, page = context.words, context.design.page
    title = context.text(
        words.speaker_index, "title", role="H1", key="index.title", anchor="index", outline=(1, words.speaker_index)
    )
    rows: list[Block] = []
    letter = ""
    homonyms = _homonyms(entries)
    for person, anchors in entries:
        first = index_letter(person.name.text, person.reading)
        if first != letter:
            letter = first
            rows.append(context.text(letter, "letter", role="H2", key=f"index.{letter}", before=page.grid))
        rows.append(IndexRow(context, person, anchors, full=person.name.text in homonyms))
    columns = Columns(
        Stack(tuple(rows), grid=page.grid), int(context.design.number("speakers.columns")) or 1, page.gutter, page.grid
    )
    blocks: tuple[Block, ...] = (title, Space(page.grid), columns)
    return [PageGroup(blocks=blocks, name="speakers", first="folio", outer=words.speaker_index, inner=_inner(context))]


def _entries(context: Context) -> list[tuple[Person, tuple[str, ...]]]:
    """Persons in the order of the index, each with the anchors of what they do."""
    places: dict[str, list[str]] = {}
    known: dict[str, Person] = {}
    for track in context.agenda.tracks:
        for person in track.producers:
            known[person.id] = person
            places.setdefault(person.id, []).append(anchor_of_track(track))
    for talk in (*context.agenda.talks, *(talk for talk in context.agenda.sessions if talk.summary)):
        for person in (*talk.speakers, *talk.moderators):
            known[person.id] = person
            places.setdefault(person.id, []).append(anchor_of(talk))
    people = sorted(known.values(), key=lambda person: (index_key(person.name.text, person.reading), person.id))
    return [(person, tuple(dict.fromkeys(places[person.id]))) for person in people]


def _homonyms(entries: list[tuple[Person, tuple[str, ...]]]) -> set[str]:
    names = [person.name.text for person, _ in entries]
    return {name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else set()


class IndexRow(NamedTuple):
    """A person in the index: name at one width, organisation, page numbers; long ones take a second line."""

    context: Context
    person: Person
    anchors: tuple[str, ...]
    full: bool = False
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """One line, or two when name, organisation and pages do not fit beside each other."""
        context = self.context
        entry, caption = context.design.style("entry"), context.design.style("caption")
        y = baseline(context, "entry")
        name, name_width = self._name(region.width, y, entry)
        numbers, pages_width = self._numbers(region.width, y, entry.text)
        x = name_width + entry.text.size
        org = self.person.org.text if self.person.org else ""
        room = region.width - pages_width - x - caption.text.size
        lines = -(-len(self.anchors) // _NUMBERS_A_LINE)
        height = entry.leading * lines
        items: list[Item] = [*name, *numbers]
        if org and context.composer.width(org, caption.text) <= room:
            items += context.composer.place(org, caption.text, x, y)
        elif org:
            below = context.text(self.person.org or "", "caption", key=f"index.{self.person.id}.org").compose(
                Region(region.width - pages_width, 40 * caption.leading, fresh=True)
            )
            if below.frame is not None:
                items.append(Group(0.0, entry.leading, below.frame))
                height = max(height, entry.leading + below.frame.height)
        if height > region.height + 0.01 and not region.fresh:
            return Fit(None, self)
        items += [Link(Rect(0.0, 0.0, region.width, height), self.anchors[0], contents=self.person.name.text)]
        row = Tag(
            "P",
            0.0,
            0.0,
            Frame(region.width, height, tuple(items)),
            key=f"index.{self.person.id}",
            span=self.person.span,
        )
        return Fit(Frame(region.width, height, (row,)))

    def _name(self, width: float, y: float, entry: ParagraphStyle) -> tuple[tuple[Item, ...], float]:
        """The name and its width; with its reading where the look wants it, in the pitch of the grid."""
        context, name = self.context, self.person.name.text
        least = NAME_WIDTH * entry.text.size
        read = ruby(self.person, gap=1000 if len(name) == NAME_WIDTH - 1 else 0) if context.ruby("speakers") else None
        if read is not None:
            look = entry.but(leading=max(entry.leading, context.design.page.grid), phrases=False)
            key = f"index.{self.person.id}.name"
            block = context.text(self.person.name, look, key=key, content=read)
            frame = block.compose(Region(width, look.leading, fresh=True)).frame
            if frame is not None:
                above = first_baseline(look.leading, look.text.size)
                return (Group(0.0, y - above, frame),), max(least, *[line.width for line in block.lines(width)])
        runs = spread_name(context, name, entry.text, 0.0, y, NAME_WIDTH)
        return runs, max(least, context.composer.width(name, entry.text))

    def _numbers(self, right: float, y: float, style: TextStyle) -> tuple[list[Item], float]:
        """Page numbers, as many lines of them as are needed; each number takes the room of three figures and a comma."""
        step = 2.3 * style.size
        look = style.but(weight="regular")
        items: list[Item] = []
        for start in range(0, len(self.anchors), _NUMBERS_A_LINE):
            row = self.anchors[start : start + _NUMBERS_A_LINE]
            down = y + start // _NUMBERS_A_LINE * self.context.design.style("entry").leading
            for n, anchor in enumerate(reversed(row)):
                last = start + len(row) - n == len(self.anchors)
                items.append(PageNumber(anchor, right - step * n, down, look, suffix="" if last else ","))
        return items, step * min(len(self.anchors), _NUMBERS_A_LINE)


# -- colophon


def colophon(context: Context) -> list[PageGroup]:
    """版本说明: copyright lines, organisers' address, version and fingerprint, typefaces."""
    grid = context.design.page.grid
    conference, words = context.agenda.conference, context.words
    lines: list[Block] = [Line(context.design.colors["text"], 0.8, height=grid * 0.5)]
    for n, line in enumerate(conference.copyright, 1):
        lines.append(context.passage(line, "note", key=f"colophon.copyright.{n}"))
    if conference.url:
        lines.append(context.passage(Wording(conference.url), "note", key="colophon.url"))
    made = f"{words.edition} {context.fingerprint}" if context.fingerprint else ""
    tool = f"progprint {context.version}" if context.version else "progprint"
    lines.append(context.text(SEPARATOR.join(filter(None, (made, tool, _faces(context)))), "note", key="colophon.made"))
    block = Tagged("Sect", Keep(Stack(tuple(lines))), key="colophon", anchor="colophon")
    on_page = context.design.parts.get("colophon.place") == "page"
    start = "new" if on_page else "flow"
    return [
        PageGroup(
            start=start,
            name="colophon",
            foot=block,
            first="folio" if on_page else "full",
            outer=words.colophon,
            inner=_inner(context),
        )
    ]


def _faces(context: Context) -> str:
    """The families that text is set in."""
    book = context.composer.book
    return context.words.join(
        dict.fromkeys(book.entries[book.names("sans", weight)[0]].family for weight in ("regular", "bold"))
    )
