"""The resolved programme: what every output is made of.

    Agenda ─┬─ conference
            ├─ days, rooms            in the order of the file
            ├─ people                 each person once, whoever mentions them
            ├─ tracks ─▶ talks        producers, slots, speakers are the objects themselves, not ids
            └─ sessions               items outside any track: opening, lunch

Everything is frozen. Facts that the agenda lacks are None or empty; nothing here invents one. Texts are ``Wording``:
the words as typed with their place, so that any product can name the line it came from.
"""

import datetime
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from progprint.core.diagnostic import Span

TALK_TYPES = ("talk", "keynote", "panel", "workshop", "lightning", "opening", "closing", "break", "other")
PAUSES = ("break",)


class Mark(NamedTuple):
    """An inline mark on the characters from ``start`` to ``end`` of a text.

    ``kind`` is strong, emphasis, code or link; ``target`` is where a link leads.
    """

    start: int
    end: int
    kind: str
    target: str = ""


class Wording(NamedTuple):
    """Words as typed (trimmed at both ends) and where they stand. ``translations`` holds (language, words) pairs.

    ``marks`` are those that were read in them, by place; their own characters are not in ``text``.
    """

    text: str
    span: Span | None = None
    translations: tuple[tuple[str, str], ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def language(self) -> str:
        """The language under which these very words are written (a BCP 47 tag); "" for none, or just Chinese."""
        written = next((tag for tag, words in self.translations if words == self.text), "")
        return {"zh": "", "zh-CN": "zh-Hans", "zh-TW": "zh-Hant"}.get(written, written)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text


class Passage(NamedTuple):
    """A paragraph or a list item of a longer text. ``marker`` is "" for a paragraph, "number" or "bullet" for an item.

    The typed mark of an item is not part of ``words``; numbers are drawn anew.
    """

    words: Wording
    marker: str = ""


class Section(NamedTuple):
    """A part of a summary: a heading (None for text before any heading) and its passages."""

    heading: Wording | None
    passages: tuple[Passage, ...]


class Room(NamedTuple):
    """A room 会场."""

    id: str
    name: Wording
    capacity: str = ""
    floor: str = ""
    span: Span | None = None


class Photo(NamedTuple):
    """A picture file as the agenda names it; ``path`` is relative to the agenda's folder and not yet opened."""

    path: str
    span: Span | None = None


class Person(NamedTuple):
    """Somebody who produces, speaks or moderates; one object per person (same name and same organisation)."""

    id: str
    name: Wording
    org: Wording | None = None
    job_title: Wording | None = None
    bio: tuple[Passage, ...] = ()
    photo: Photo | None = None
    reading: str = ""
    links: tuple[tuple[str, str], ...] = ()
    span: Span | None = None
    sort: str = ""

    @property
    def filed_under(self) -> str:
        """The letters that the name is sorted by where that is not its spelling: its own ``sort``, else its reading."""
        return self.sort.replace(",", " ") or self.reading

    @property
    def index_name(self) -> str:
        """The name as an index has it: the surname first, where ``sort`` is the end of a name: Raman, Priya."""
        surname, comma, _ = self.sort.partition(",")
        name, surname = self.name.text, surname.strip()
        first = name.removesuffix(surname) if surname else name
        if comma or first == name or not first.strip() or not first[-1:].isspace():
            return self.sort.strip() if comma else name
        return f"{surname}, {first.strip()}"


class Slot(NamedTuple):
    """Time and place. Minutes count from midnight of ``day``; an end past midnight is above 1440.

    ``span`` is where the time was typed.
    """

    day: datetime.date | None = None
    start: int | None = None
    end: int | None = None
    rooms: tuple[Room, ...] = ()
    all_rooms: bool = False
    span: Span | None = None


class Talk(NamedTuple):
    """A talk 议题 of a track, or, with ``track_id`` "", a session outside any track.

    ``stage`` 台上 are the lines for its introduction slide, where the producer wrote them.
    ``own_id``: a person wrote its id; any other comes from its place in the list.
    """

    id: str
    title: Wording
    type: str = "talk"
    track_id: str = ""
    subtitle: Wording | None = None
    short_title: Wording | None = None
    slot: Slot = Slot()
    speakers: tuple[Person, ...] = ()
    moderators: tuple[Person, ...] = ()
    summary: tuple[Section, ...] = ()
    takeaways: tuple[Wording, ...] = ()
    stage: tuple[Section, ...] = ()
    language: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    span: Span | None = None
    own_id: bool = False


class Track(NamedTuple):
    """A track 专题 with its producers 出品人 and talks in programme order; ``own_id`` as of a talk."""

    id: str
    title: Wording
    number: int = 0
    subtitle: Wording | None = None
    short_title: Wording | None = None
    producers: tuple[Person, ...] = ()
    intro: tuple[Passage, ...] = ()
    color: str = ""
    slot: Slot = Slot()
    talks: tuple[Talk, ...] = ()
    span: Span | None = None
    own_id: bool = False


class Sponsor(NamedTuple):
    """A sponsor and its level as typed."""

    name: Wording
    level: str = ""
    logo: Photo | None = None
    url: str = ""


class FreeBlock(NamedTuple):
    """A part of a free page: ``kind`` is heading, paragraph, item, quote, rule or picture.

    ``level`` is that of a heading (1 to 3) or the depth of an item (0 or 1), ``marker`` of an item "number" or "bullet".
    The words of a picture say what it shows.
    """

    kind: str
    words: Wording = Wording("")
    level: int = 0
    marker: str = ""
    photo: Photo | None = None


class FreePage(NamedTuple):
    """A page of free text: ``file`` is relative to the agenda's folder, ``place`` is front or back.

    ``blocks`` are what the file says; they are read after the agenda itself.
    """

    title: Wording
    file: str
    place: str = "front"
    span: Span | None = None
    blocks: tuple[FreeBlock, ...] = ()


class Venue(NamedTuple):
    """The place where the conference is held."""

    name: Wording
    address: Wording | None = None
    map: Photo | None = None
    wifi: tuple[str, str] | None = None


class Conference(NamedTuple):
    """The conference 大会 itself. ``copyright`` keeps its lines (copyright notice, ICP record).

    ``marks`` tells whether longer texts may hold inline marks, ``normalise`` whether slips of punctuation are mended in
    print; None is no.
    """

    title: Wording | None = None
    subtitle: Wording | None = None
    days: tuple[datetime.date, ...] = ()
    timezone: str = ""
    venue: Venue | None = None
    organisers: tuple[Wording, ...] = ()
    url: str = ""
    logo: Photo | None = None
    language: str = "zh-Hans"
    copyright: tuple[Wording, ...] = ()
    marks: bool | None = None
    normalise: bool | None = None


class Agenda(NamedTuple):
    """A whole programme, or a selection of one."""

    conference: Conference
    rooms: tuple[Room, ...] = ()
    people: tuple[Person, ...] = ()
    tracks: tuple[Track, ...] = ()
    sessions: tuple[Talk, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    pages: tuple[FreePage, ...] = ()
    extra: Mapping[str, object] = MappingProxyType({})

    @property
    def second_language(self) -> str:
        """The language that most texts are written in besides that of the conference; English if there is none."""
        base = self.conference.language.partition("-")[0]
        titles = [words for track in self.tracks for words in (track.title, *(talk.title for talk in track.talks))]
        tags = [tag for words in titles for tag, _ in words.translations if tag.partition("-")[0] != base]
        return Counter(tags).most_common(1)[0][0] if tags else "zh-Hans" if base == "en" else "en"

    @property
    def talks(self) -> tuple[Talk, ...]:
        """All talks of all tracks in the order of the programme."""
        return tuple(talk for track in self.tracks for talk in track.talks)
