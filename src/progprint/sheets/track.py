"""The opener of a track: its title on the accent, its producers, the letter to the reader, the list of its talks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from progprint.agenda.days import track_days
from progprint.agenda.programme import Person, Track
from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.people import about, named, portrait
from progprint.sheets.prose import passages
from progprint.sheets.rows import talk_rows
from progprint.typeset.block import Block, Region, frame_of
from progprint.typeset.boxes import Aside, Beside, Fixed, NewPage, Space
from progprint.typeset.frame import Copyfit, Frame, Group, Rule, Tag
from progprint.typeset.stack import Stack, Tagged


def anchor_of_track(track: Track) -> str:
    """The place in the document that stands for a track."""
    return f"track/{track.id}"


class OpenerForm(NamedTuple):
    """The way an opener is set: what it gives up, in this order, to hold everything that it should.

    ``photo``: share of the portrait's size. ``beside``: producers stand beside each other. ``rows``: index of ``ROWS``.
    ``ground``: share of the accent's height. ``apart``: the talks stand on the next page, so that the introduction stands
    with those who wrote it and never alone.
    """

    photo: float = 1.0
    beside: bool = False
    rows: int = 0
    ground: float = 1.0
    apart: bool = False


ROWS = ((False, False), (True, False), (True, True))
"""Forms of the rows of talks, the loosest first: whether they are dense, whether they are tight."""
_ENOUGH = 0.3
"""Share of a page that the list of the talks takes at least where it has a page of its own."""
_ROOM = 0.01
"""What is so much higher than its page, pt, still fits."""
_FOOT = 1.4
"""Lines of the grid between the title and the end of the accent."""
SMALL_PHOTO, LOW_GROUND, LEAST_GROUND = 24 / 34, 52 / 66, 40 / 66
OPENINGS = (
    OpenerForm(),
    OpenerForm(SMALL_PHOTO),
    OpenerForm(SMALL_PHOTO, beside=True),
    OpenerForm(SMALL_PHOTO, beside=True, rows=1),
    OpenerForm(SMALL_PHOTO, beside=True, rows=2),
    OpenerForm(SMALL_PHOTO, True, 2, LOW_GROUND),
    OpenerForm(SMALL_PHOTO, True, 2, LEAST_GROUND),
    OpenerForm(apart=True),
    OpenerForm(SMALL_PHOTO, apart=True),
    OpenerForm(SMALL_PHOTO, beside=True, apart=True),
    OpenerForm(SMALL_PHOTO, True, 0, LOW_GROUND, apart=True),
)
"""The ways to set an opener, each with what the one before gave up; last those on two pages."""
WITH_TALKS = (OpenerForm(), OpenerForm(ground=LOW_GROUND))
"""The ways to set an opener on which the talks themselves stand; the lower one for one alone, of which a list says nothing."""
FLOWING = OPENINGS[5]
"""How an opener is set whose talks go on over pages."""


# -- the opener


def title_grounds(context: Context, track: Track, accent: Ink, height: float, foot: float) -> tuple[Frame, Frame]:
    """The accent over the top of a right-hand and of a left-hand page, bleeding off three sides, with the track's title.

    The title ends ``foot`` lines of the grid above the end of the accent.
    """
    page = context.design.page
    ground = Frame(page.width, height, (Rule(Rect(0.0, 0.0, page.width, height), accent, bleeds="tlr"),))
    facts, title = _facts(context, track), _title(context, track, page.text_width, height)
    right, left = (
        Frame(page.width, height, (Tag("Artifact", 0.0, 0.0, ground), Group(x, page.top, facts),
                                   Group(x, height - page.grid * foot - title.height, title)))
        for x in (page.inner, page.outer)
    )  # fmt: skip
    return right, left


def _facts(context: Context, track: Track) -> Frame:
    """专题 02　7 月 30 日　A1 厅, as far as it is known, all of it; the number only where there are several."""
    several = len(context.agenda.tracks) > 1
    number = f"{context.words.track} {track.number:02d}" if several else context.words.track
    days = track_days(track)
    day = context.day_marks(days) or (context.words.short_date(days[0]) if len(days) == 1 else "")
    rooms = context.words.join(room.name.text for room in track.slot.rooms)
    told = SEPARATOR.join(part for part in (number, day, rooms) if part)
    look = context.design.style("onaccent").but(phrases=True)
    return frame_of(context.text(told, look, key=f"track.{track.id}.facts"), context.design.page.text_width)


def _title(context: Context, track: Track, width: float, height: float) -> Frame:
    """The title as large as it can be: display, or smaller steps until it and its subtitle stand on the ground."""
    page = context.design.page
    room = height - page.top - 2 * page.grid - max(page.grid, _facts(context, track).height)
    display = context.design.style("display")
    parts = Frame(width, 0.0)
    for share in (1.0, 0.8, 0.65, 0.55, 0.45, 0.35, 0.28, 0.22):
        look = display.but(
            leading=display.leading * share, text=display.text.but(size=round(display.text.size * share, 1))
        )
        title = context.text(
            track.title,
            look,
            role="H1",
            key=f"track.{track.id}.title",
            anchor=anchor_of_track(track),
            outline=(1, track.title.text),
            copyfit=Copyfit("opener", "smaller", share) if share < 1 else None,
        )
        blocks: list[Block] = [title]
        other = context.other(track.title)
        if other is not None:
            blocks.append(context.text(other, "onaccent", key=f"track.{track.id}.title.2"))
        if track.subtitle:
            blocks.append(context.text(track.subtitle, "onaccent", key=f"track.{track.id}.subtitle"))
        parts = frame_of(Stack(tuple(blocks)), width, 10 * height)
        if parts.height <= room:
            break
    return parts


class Opener:
    """The opener of a track; what is made of it is kept, because it is tried in several ways."""

    def __init__(self, context: Context, track: Track, accent: Ink) -> None:
        self.context, self.track, self.accent = context, track, accent
        self._heights: dict[int, float] = {}
        self._headed = cache(self._set_head)
        self.list = cache(self._list)
        """The track's talks in one of ``ROWS``: time, title and speakers, page."""
        self._intro = passages(context, track.intro, f"track.{track.id}.intro", accent=accent) if track.intro else ()

    def top(self, opening: OpenerForm) -> float:
        """The distance of the text from the top of the trim, pt."""
        return self._high(opening) + self.context.design.page.grid * 1.6

    def _high(self, opening: OpenerForm) -> float:
        return self.context.design.number("opener.ground") * opening.ground

    def holds(self, opening: OpenerForm) -> bool:
        """Whether everything that should stand on the page does."""
        page = self.context.design.page
        room = page.height - page.bottom - self.top(opening)
        if opening.ground < LOW_GROUND and self._title(opening) != self._title(opening._replace(ground=LOW_GROUND)):
            return False
        head, rows = self._head(opening), self.list(opening.rows)
        if self._tall(head) > room + _ROOM:
            return False
        if opening.apart:
            alone = self._tall(self.list(0)) <= page.text_height + _ROOM
            return bool(self._intro) and alone
        between = max(head[-1].after, rows[0].before) if head and rows else 0.0
        return self._tall(head) + between + self._tall(rows) <= room + _ROOM

    def _tall(self, blocks: tuple[Block, ...]) -> float:
        """The height of blocks below each other, pt, worked out once for all forms that have them."""
        if id(blocks) not in self._heights:
            self._heights[id(blocks)] = frame_of(Stack(blocks), self.context.design.page.text_width).height
        return self._heights[id(blocks)]

    def _title(self, opening: OpenerForm) -> float:
        """The height of the title on the ground, pt."""
        page = self.context.design.page
        return _title(self.context, self.track, page.text_width, self._high(opening)).height

    def blocks(self, opening: OpenerForm) -> tuple[Block, ...]:
        """The blocks below the ground: producers, introduction, talks."""
        rows = (NewPage(), *self.list(0)) if opening.apart else self.list(opening.rows)
        return (Stack((*self._head(opening), *rows)),)

    def with_talks(self, talks: Sequence[Block], gap: float) -> tuple[OpenerForm, Block] | None:
        """Producers, introduction and the talks themselves, ``gap`` pt apart, and how; None where no page holds all."""
        page = self.context.design.page
        for opening in WITH_TALKS[: 1 if len(talks) > 1 else None] if talks else ():
            parts: list[Block] = [*self._head(opening)]
            for talk in talks:
                parts += [Space(gap), talk] if parts else [talk]
            stack = Stack(tuple(parts))
            region = Region(page.text_width, page.height - page.bottom - self.top(opening), fresh=True)
            if stack.compose(region).rest is None:
                return opening, stack
        return None

    def spread(self, opening: OpenerForm) -> tuple[Block, ...]:
        """The same over both pages of a spread: the talks stand on the second one, if there is enough of them for it."""
        head, page = () if opening.apart else self._head(opening), self.context.design.page
        if not head or not self.track.talks:
            return ()
        enough = self._tall(self.list(0)) > _ENOUGH * page.text_height + _ROOM
        return (Stack(head), NewPage(), *self.list(0)) if enough else ()

    def grounds(self, opening: OpenerForm) -> tuple[Frame, Frame]:
        """The accent with the title on it, for a right-hand and a left-hand page."""
        return title_grounds(self.context, self.track, self.accent, self._high(opening), _FOOT)

    def _head(self, opening: OpenerForm) -> tuple[Block, ...]:
        return self._headed(opening.photo, opening.beside)

    def _set_head(self, photo: float, beside: bool) -> tuple[Block, ...]:
        """The producers, below or ``beside`` each other, and what the track is about."""
        track, page = self.track, self.context.design.page
        abreast = beside and len(track.producers) > 1
        cards: list[Block] = [
            _producer(self.context, track, person, self.accent, n, photo, below=abreast)
            for n, person in enumerate(track.producers, 1)
        ]
        if abreast:
            pairs = [tuple(cards[n : n + 2]) for n in range(0, len(cards), 2)]
            cards = [Beside(pair, 2, page.gutter, after=page.grid) for pair in pairs]
        return (*cards, Space(page.grid), *self._intro) if self._intro else tuple(cards)

    def _list(self, rows: int) -> tuple[Block, ...]:
        track, context = self.track, self.context
        if not track.talks:
            return ()
        dense, tight = ROWS[rows]
        timed = any(talk.slot.start is not None for talk in track.talks)
        key = f"track.{track.id}.list"
        label = context.text(context.words.track_talks, "caption", key=key, role="Caption", with_next=True)
        lines = talk_rows(context, track.talks, key, timed=timed, dense=dense, tight=tight)
        return Space(context.design.page.grid * 0.5), Tagged("TOC", Stack((label, *lines)), key=f"track.{track.id}.toc")


def _producer(context: Context, track: Track, person: Person, accent: Ink, n: int, share: float, *,
              below: bool) -> Block:  # fmt: skip
    """出品人: portrait, name, affiliation, and beside or ``below`` them the introduction set as a letter to the reader."""
    key = f"track.{track.id}.producer.{n}"
    width, height = (round(side * share, 1) for side in context.design.pair("opener.photo"))
    label = context.words.producer if len(track.producers) == 1 else context.words.producers
    grid = context.design.page.grid
    lines: list[Block] = [context.text(label, "kicker", accent, key=f"{key}.label")] if n == 1 or below else []
    lines += named(context, person, "bigname", accent, "opener", key=f"{key}.name", role="H2", with_next=True)
    lines += about(context, person, f"{key}.about", with_next=True)
    bio = (Space(grid * 0.4), *passages(context, person.bio, f"{key}.bio", accent=accent)) if person.bio else ()
    face = Fixed(portrait(context, person, accent, width, height))
    before = grid if n > 1 else 0.0
    if below:
        return Stack((Aside(face, Stack(tuple(lines)), width, grid * 0.7), *bio), before=before, after=grid)
    return Aside(face, Stack((*lines, *bio)), width, grid, before=before, after=grid)
