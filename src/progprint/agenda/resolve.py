"""The written agenda becomes the programme: ids, inheritance, people, rooms, times, order.

    Entry (one per mapping) ─▶ rooms, people ─▶ tracks ─▶ talks ─▶ Agenda

Resolution goes on after a mistake, so that one run shows them all; what could not be read is missing from the result,
and the caller does not print an agenda that has errors.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Mapping

from progprint.agenda.clean import one_line
from progprint.agenda.conference import (
    DEFAULT_LANGUAGE,
    conference_language,
    read_conference,
    switch,
)
from progprint.agenda.entries import TYPE_WORDS
from progprint.agenda.people import Mention, People, links
from progprint.agenda.programme import (
    PAUSES,
    TALK_TYPES,
    Agenda,
    Conference,
    FreePage,
    Slot,
    Sponsor,
    Talk,
    Track,
    Wording,
)
from progprint.agenda.scope import Ids, Scope
from progprint.agenda.slots import Rooms, day, slot
from progprint.agenda.wording import passages, photo, sections, text_of, wording
from progprint.core.color import parse_color
from progprint.core.diagnostic import Diagnostic, Outcome, Span, error
from progprint.source.forms import nearest
from progprint.source.kinds import Entry, Raw
from progprint.source.node import Mapping as MappingNode
from progprint.source.node import Node, Scalar
from progprint.text.punctuation import applies

_PEOPLE_KEYS = ("producer", "speakers", "moderator")


def resolve(root: Entry) -> Outcome[Agenda]:
    """The programme of a written agenda, and everything wrong with what its texts say."""
    found: list[Diagnostic] = []
    head = root.entry("conference")
    language = conference_language(head, found)
    mends = switch(head, "typography", found) and applies(language)
    scope = Scope(language, found, marks=switch(head, "marks", found), normalise=mends)
    return Outcome(_Resolver(root, scope).agenda(head), tuple(found))


class _Resolver:
    """One run: the tables that all parts of the agenda share."""

    def __init__(self, root: Entry, scope: Scope) -> None:
        self.root = root
        self.scope = scope
        self.tracks = [(entry, scope.within("track", _name(entry))) for entry in root.entries("tracks")]
        self.talks = [list(_talks(entry, inside)) for entry, inside in self.tracks]
        self.sessions = [
            (e, scope.within("session", f"{n} {_name(e)}".strip())) for n, e in _numbered(root, "sessions")
        ]
        self.rooms = Rooms(root.many("rooms"), scope)
        self.people = People(root.get("people"), self.mentions(), scope)
        self.track_ids = Ids((entry for entry, _ in self.tracks), scope)
        talks = [*itertools.chain.from_iterable(self.talks), *self.sessions]
        self.talk_ids = Ids((entry for entry, _ in talks), scope)

    def mentions(self) -> Iterator[Mention]:
        """Everybody who is named in tracks and sessions, in the order of the file."""
        for (entry, scope), talks in zip(self.tracks, self.talks, strict=True):
            yield from _mentions(entry, scope)
            for talk, inner in talks:
                yield from _mentions(talk, inner)
        for entry, scope in self.sessions:
            yield from _mentions(entry, scope)

    def agenda(self, head: Entry | None) -> Agenda:
        conference = read_conference(head, self.scope) if head is not None else Conference()
        only_day = conference.days[0] if len(conference.days) == 1 else None
        tracks = tuple(self.track(n, entry, only_day, scope) for n, (entry, scope) in enumerate(self.tracks, 1))
        sessions = [
            self.talk(entry, "", f"s{n}", Slot(day=only_day), scope)
            for n, (entry, scope) in enumerate(self.sessions, 1)
        ]
        return Agenda(
            conference=_dated(conference, tracks, sessions),
            rooms=self.rooms.all,
            people=self.people.all,
            tracks=tracks,
            sessions=_by_time(sessions),
            sponsors=tuple(_sponsor(entry, self.scope) for entry in self.root.entries("sponsors")),
            pages=tuple(_page(entry, self.scope) for entry in self.root.entries("pages")),
            extra=_extra(self.root),
        )

    def track(self, number: int, entry: Entry, only_day: datetime.date | None, scope: Scope) -> Track:
        name = self.track_ids.of(entry, f"track-{number}")
        place = Slot(day=day(entry, only_day, scope))
        here = self.rooms.of(entry.many("room"), scope)
        place = Slot(day=place.day, rooms=here.rooms, all_rooms=here.all_rooms)
        talks = [
            self.talk(talk, name, f"t{number}-{n}", place, inner)
            for n, (talk, inner) in enumerate(self.talks[number - 1], 1)
        ]
        return Track(
            id=name,
            title=wording(entry.get("title"), scope) or Wording("", entry.span),
            number=number,
            subtitle=wording(entry.get("subtitle"), scope),
            short_title=wording(entry.get("short_title"), scope),
            producers=self.people.of(entry.many("producer")),
            intro=passages(entry.get("intro"), scope),
            color=_color(entry, scope),
            slot=place,
            talks=_by_time(talks),
            span=_place_of(entry, "title"),
            own_id=self.track_ids.is_own(entry),
        )

    def talk(self, entry: Entry, track: str, derived: str, inherited: Slot, scope: Scope) -> Talk:
        title = wording(entry.get("title"), scope)
        kind = _type(entry, scope)
        if title is None and kind in PAUSES:
            title = wording(entry.get("type"), scope)
        elif title is None and "title" not in entry.keys and "type" in entry.keys:
            scope.report(error("missing-key", entry.keys["type"].span, key="title", form="talk"))
        return Talk(
            id=self.talk_ids.of(entry, derived),
            title=title or Wording("", entry.span),
            type=kind,
            track_id=track,
            subtitle=wording(entry.get("subtitle"), scope),
            short_title=wording(entry.get("short_title"), scope),
            slot=slot(entry, inherited, self.rooms, scope),
            speakers=self.people.of(entry.many("speakers")),
            moderators=self.people.of(entry.many("moderator")),
            summary=sections(entry.get("summary"), scope),
            takeaways=tuple(p.words for p in passages(entry.get("takeaways"), scope)),
            stage=sections(entry.get("stage"), scope),
            language=text_of(entry, "language", scope),
            tags=_tags(entry, scope),
            links=links(entry.get("links"), scope),
            span=_place_of(entry, "title"),
            own_id=self.talk_ids.is_own(entry),
        )


def _numbered(root: Entry, key: str) -> list[tuple[int, Entry]]:
    return list(enumerate(root.entries(key), 1))


def _talks(entry: Entry, scope: Scope) -> Iterator[tuple[Entry, Scope]]:
    """The talks of a track, each with its scope."""
    for n, talk in _numbered(entry, "talks"):
        yield talk, scope.within("talk", f"{n} {_name(talk)}".strip())


def _mentions(entry: Entry, scope: Scope) -> Iterator[Mention]:
    return ((value, scope) for key in _PEOPLE_KEYS for value in entry.many(key))


def _name(entry: Entry) -> str:
    """How a track or talk is called in a trail."""
    title = entry.get("title") or entry.get("type")
    words = wording(title, Scope(DEFAULT_LANGUAGE, []))
    return words.text[:60] if words is not None else ""


def _place_of(entry: Entry, key: str) -> Span:
    value = entry.get(key)
    return value.span if isinstance(value, Scalar) else entry.span


def _by_time(talks: list[Talk]) -> tuple[Talk, ...]:
    """In the order of time where every one has a time, else in the order of the file."""
    if any(talk.slot.start is None for talk in talks):
        return tuple(talks)
    return tuple(sorted(talks, key=lambda talk: (talk.slot.day or datetime.date.min, talk.slot.start)))


def _type(entry: Entry, scope: Scope) -> str:
    value = entry.scalar("type")
    text = text_of(entry, "type", scope)
    if value is None or not text:
        return "talk"
    known = TYPE_WORDS.get(text.casefold())
    if known is None:
        near = nearest(text, TYPE_WORDS)
        variant = "suggest" if near else ""
        scope.report(error("unknown-type", value.span, variant, text=text[:80], near=near, types=", ".join(TALK_TYPES)))
    return known or "talk"


def _color(entry: Entry, scope: Scope) -> str:
    typed = entry.get("color")
    span: Span | None
    if isinstance(typed, Entry):
        shares = [words for item in typed.many("cmyk") if (words := wording(item, scope)) is not None]
        text, span = f"cmyk({', '.join(words.text for words in shares)})", typed.span
    else:
        value = entry.scalar("color")
        text, span = text_of(entry, "color", scope), value.span if value is not None else None
    if text and parse_color(text) is None:
        scope.report(error("bad-color", span, text=text[:80]))
        return ""
    return text


def _tags(entry: Entry, scope: Scope) -> tuple[str, ...]:
    """Keywords: a list, or one text with commas."""
    values = entry.many("tags")
    texts = [words.text for value in values if (words := wording(value, scope)) is not None]
    if len(texts) == 1 and not isinstance(entry.get("tags"), tuple):
        for mark in ",、;；":
            texts = [text.replace(mark, ",") for text in texts]
        texts = [part.strip() for part in texts[0].split(",")]
    return tuple(text for text in texts if text)


def _dated(conference: Conference, tracks: tuple[Track, ...], sessions: list[Talk]) -> Conference:
    """A conference that names no days has those of its tracks and talks."""
    if conference.days:
        return conference
    talks = [*sessions, *(talk for track in tracks for talk in track.talks)]
    named = {place.day for place in (*(t.slot for t in tracks), *(t.slot for t in talks)) if place.day is not None}
    return conference._replace(days=tuple(sorted(named)))


def _sponsor(entry: Entry, scope: Scope) -> Sponsor:
    name = wording(entry.get("name"), scope) or Wording("", entry.span)
    return Sponsor(name, text_of(entry, "level", scope), photo(entry, "logo", scope), text_of(entry, "url", scope))


def _page(entry: Entry, scope: Scope) -> FreePage:
    place = entry.scalar("place")
    where = text_of(entry, "place", scope) or "front"
    if place is not None and where not in ("front", "back"):
        scope.report(error("bad-place", place.span, text=where[:80]))
    title = wording(entry.get("title"), scope) or Wording("", entry.span)
    return FreePage(title, text_of(entry, "file", scope), where, entry.span)


def _extra(root: Entry) -> Mapping[str, object]:
    value = root.get("extra")
    if isinstance(value, Raw) and isinstance(value.node, MappingNode):
        return {name.text: _plain(item) for name, item in value.node.entries}
    return {}


def _plain(node: Node) -> object:
    """A tree as texts, lists and dictionaries (its depth was bounded when it was read)."""
    if isinstance(node, Scalar):
        return one_line(node.text)
    if isinstance(node, MappingNode):
        return {name.text: _plain(item) for name, item in node.entries}
    return [_plain(item) for item in node.items]
