"""The context of every sheet: the agenda, the look, the language, the composer, and the pictures already opened."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from progprint.agenda.attendee import Attendee
from progprint.agenda.programme import Agenda, Person, Photo, Talk, Track, Wording
from progprint.agenda.texts import version
from progprint.core.color import Ink, deepened, parse_color
from progprint.core.diagnostic import Span
from progprint.core.raster import Raster
from progprint.design.design import Design
from progprint.locale.words import Words
from progprint.sheets.inline import content
from progprint.typeset.content import Content
from progprint.typeset.frame import Copyfit
from progprint.typeset.line import Composer
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.stack import Tagged
from progprint.typeset.style import ParagraphStyle, Text
from progprint.typeset.whole import Whole

_FEW_DAYS = 2
SEPARATOR = "\u3000"
"""What stands between short facts on one line: the width of an ideograph, no mark."""


class Context(NamedTuple):
    """Everything a section needs.

    ``version`` and ``fingerprint`` go to the colophon; ``press``: for a print shop. ``persons`` are in the order of the
    index, each with the anchors of what they do. ``second`` is the language that stands below the first in an edition in
    two. ``several_days``: the day has to be told beside a time. ``short``: the edition that lists talks and
    introduces none. ``attendees`` are those of a list of registrations. ``bound``: the book has a cover of its own, and
    so a back. ``timed``: talks have times, so that one without says so. ``wholes`` are the talks of each track, by its id,
    as its chapter keeps them.
    """

    agenda: Agenda
    design: Design
    words: Words
    composer: Composer
    pictures: Mapping[str, Raster] = MappingProxyType({})
    version: str = ""
    fingerprint: str = ""
    press: bool = False
    persons: tuple[tuple[Person, tuple[str, ...]], ...] = ()
    second: str = ""
    several_days: bool = False
    short: bool = False
    attendees: tuple[Attendee, ...] = ()
    bound: bool = False
    timed: bool = False
    wholes: Mapping[str, tuple[Whole, ...]] = MappingProxyType({})

    # -- facts

    @property
    def running(self) -> str:
        """The running head at the inner edge of a part that belongs to no track: the conference."""
        title = self.agenda.conference.title
        return title.text if title else ""

    @property
    def title(self) -> str:
        """The title of the booklet: the conference, else its only track, else just 会议手册."""
        conference = self.agenda.conference
        if conference.title:
            return conference.title.text
        if len(self.agenda.tracks) == 1:
            return self.agenda.tracks[0].title.text
        return self.words.booklet

    def accent(self, track: Track | None) -> Ink:
        """The colour of a track: its own, deepened until text in it is readable on paper, else the palette's in turn."""
        if track is None:
            return self.design.accent
        own = parse_color(track.color) if track.color and self.design.own_colors else None
        if own is not None:
            return deepened(own)
        return self.design.palette[(max(track.number, 1) - 1) % len(self.design.palette)]

    def picture(self, photo: Photo | None) -> Raster | None:
        """The opened picture of a photo, if there is one that could be opened."""
        return self.pictures.get(photo.path) if photo is not None else None

    def when(self, talk: Talk) -> str:
        """09:30–10:15, before it the day where the conference has several; that it is open, or nothing if no talk has a time."""
        day = talk.slot.day if self.several_days else None
        open_ = self.words.open_time if self.timed and talk.slot.start is None else ""
        return self.words.moment(day, self.words.times(talk.slot.start, talk.slot.end) or open_)

    def day_mark(self, day: datetime.date | None) -> str:
        """7 月 30 日 周五, if the conference has several days; else nothing, as everybody knows it."""
        return self.words.day_mark(day) if day is not None and self.several_days else ""

    def day_marks(self, days: Sequence[datetime.date]) -> str:
        """The same for a few days; nothing for more than a line holds."""
        return self.words.join(map(self.day_mark, days)) if self.several_days and len(days) <= _FEW_DAYS else ""

    def where(self, talk: Talk) -> str:
        """The rooms of a talk."""
        return self.words.join(room.name.text for room in talk.slot.rooms)

    def other(self, words: Wording | None) -> Wording | None:
        """The same words in the second language, where the edition has one and they are written in it."""
        text = version(words, self.second) if self.second and words is not None else ""
        return words._replace(text=text, marks=()) if words is not None and text and text != words.text else None

    # -- type

    def speaking(self, language: str) -> Context:
        """The same for text in another language, such as a talk held in English; no tag, or a broader one, changes nothing."""
        if not language or language.partition("-")[0] == self.design.language.partition("-")[0]:
            return self
        return self._replace(design=self.design.in_language(language))

    def look(self, style: str | ParagraphStyle, accent: Ink | None = None) -> ParagraphStyle:
        """A style of the look by its name, or the one that is given."""
        return self.design.style(style, accent) if isinstance(style, str) else style

    def text(
        self,
        words: Wording | str,
        style: str | ParagraphStyle,
        accent: Ink | None = None,
        *,
        key: str = "",
        role: str = "P",
        anchor: str = "",
        outline: tuple[int, str] | None = None,
        before: float | None = None,
        with_next: bool = False,
        content: Content | None = None,
        copyfit: Copyfit | None = None,
    ) -> Paragraph:
        """A paragraph in a named (or given) style; its place in the agenda travels along.

        ``content`` replaces the bare words.
        """
        look = self.look(style, accent)
        if before is not None:
            look = look.but(before=before)
        if with_next:
            look = look.but(keep_next=True)
        look = _in_language(look, words)
        span: Span | None = words.span if isinstance(words, Wording) else None
        shown: Content = str(words) if content is None else content
        return Paragraph(shown, look, self.composer, key, span, role, anchor, outline, copyfit)

    def passage(
        self,
        words: Wording,
        style: str | ParagraphStyle,
        accent: Ink | None = None,
        *,
        key: str = "",
        role: str = "P",
        goes_on: bool = False,
    ) -> Paragraph:
        """A paragraph of longer text: its inline marks are set and its addresses lead where they say.

        Words that stand for an address are in the accent. One that ``goes_on`` right below another begins with an indent,
        so that it is seen to begin (CLREQ, Paragraph Adjustment Rules: two ideographs).
        """
        look = _in_language(self.look(style), words)
        if goes_on and not look.indent:
            look = look.but(indent=2.0 if look.text.language.startswith(("zh", "ja")) else 1.5)
        shown = content(words, look.text, accent or self.design.accent, self.composer.book.families)
        return self.text(words, look, key=key, role=role, content=shown)

    def day_entry(self, day: datetime.date, style: str, key: str, *, before: float = 0.0) -> Tagged:
        """The day above its entries in a list of contents, where paragraphs may not stand alone (ISO 32005, TOC)."""
        return Tagged("TOC", self.day_label(day, style, key, before=before, role="Caption"), key=f"{key}.list")

    def day_label(self, day: datetime.date, style: str, key: str, *, before: float = 0.0, role: str = "P") -> Paragraph:
        """The day above what happens on it: the date in a style, the weekday lighter behind it."""
        look = self.design.style(style).but(keep_next=True, before=before)
        look = look.but(text=look.text.but(weight="bold", ink=self.design.colors["text"]))
        date, weekday = self.words.short_date(day), self.words.weekday(day)
        light = look.text.but(weight="regular", size=self.design.style("caption").text.size)
        shown = (Text(f"{date}{SEPARATOR}"), Text(weekday, light))
        return self.text(f"{date}{SEPARATOR}{weekday}", look, key=key, role=role, content=shown)

    def ruby(self, part: str) -> bool:
        """Whether the look wants the readings of names in a part."""
        return bool(self.design.parts.get(f"{part}.ruby"))


def _in_language(look: ParagraphStyle, words: Wording | str) -> ParagraphStyle:
    """The style for words that were chosen among several languages."""
    if isinstance(words, Wording) and words.translations and words.language:
        return look.but(text=look.text.but(language=words.language))
    return look
