"""Programmes that a conference's site keeps in JavaScript: lists of people, each with a topic.

A record tells of a person and what they talk about, under names such as ``producer-name``, ``topic``, ``des``. A list in
the list holds a talk and, behind it, the track that it belongs to. A list whose name speaks of producers tells the tracks
themselves. Two records of one topic are one talk of several speakers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from progprint.agenda.dates import Habit
from progprint.core.patterns import pattern
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given, GivenTime
from progprint.exchange.javascript import literals
from progprint.exchange.kept import some
from progprint.exchange.kinds import kind_of
from progprint.exchange.look import SCRIPT, Sniffed
from progprint.exchange.told import drafted
from progprint.exchange.values import Record, free, meanings, record, said, told_in
from progprint.exchange.when import read_when
from progprint.source.edit import Plain

_MEANT = meanings("site")
_OWNERS = pattern(r"^(?:producer|speaker|keynote|guest|lecturer)s?(?=.)")
_TOPIC = pattern(r"topic[\"']?\s*:")
_NOTHING = pattern(r"[.。…\-–—\s]*")
_BULLETS = pattern(r"(?:^|\n)[ \t\u3000]*(?:\*|[·•])[ \t]*(?=\S)")
_INLINE = pattern(r"(?<=[。？！；?!;])[ \t\u3000]+\* +(?=\S)")


def knows(look: Sniffed) -> bool:
    """Whether a text is JavaScript that gives a list of records with topics to a name."""
    return SCRIPT.search(look.text) is not None and _TOPIC.search(look.text) is not None


@drafted(literals)
def read(draft: Draft, values: Sequence[list[tuple[str, object]]]) -> bool:
    """Take the data of a file; whether there are talks or tracks."""
    site = _Site(draft)
    for name, value in values[0]:
        for one in value if isinstance(value, list) else [value]:
            group = [_fields(record(part)) for part in (one if isinstance(one, list) else [one])]
            site.group([part for part in group if part], name.lower())
    site.told()
    return site.count > 0


class _Site:
    """Fills a draft; talks of one topic are gathered before they are told."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._talks: list[Given] = []
        self._spots: dict[tuple[str, str], int] = {}
        self._intros: dict[str, str] = {}
        self.count = 0

    def group(self, group: Sequence[dict[str, object]], name: str) -> None:
        """A record, or one with its track behind it."""
        if not group:
            return
        first, *rest = group
        track, kind, kept = self._track_of(rest, first)
        title = _told(first.get("topic"))
        if not title and not told_in(first, "name"):
            return
        self.count += 1
        if "producer" in name or "track" in name:
            self._track(title, first)
            return
        people = self._people(first, title)
        extra = {**_beyond(first), **some({} if people else first, "bio", "job", "photo"), **kept}
        when = read_when({name: said(first.get(name)) for name in ("date", "time")}, Habit())
        given = Given(
            id="",
            title=title or told_in(first, "name"),
            rooms=(told_in(first, "room"),),
            track=track,
            kind=kind or kind_of(name.removesuffix("s")),
            summary=self.draft.text(_lines(first.get("text"))),
            speakers=tuple(key for role, key in people if role != "moderator"),
            moderators=tuple(key for role, key in people if role == "moderator"),
            extra=extra,
            slot=GivenTime(left=when.left),
            written=when.written,
        )
        self._talk(given)

    def _talk(self, given: Given) -> None:
        """A talk, or one speaker more of a talk that was told."""
        spot = given.track, str(given.title)
        if not given.speakers or spot not in self._spots:
            self._spots.setdefault(spot, len(self._talks))
            self._talks.append(given)
            return
        old = self._talks[self._spots[spot]]
        speakers = tuple(dict.fromkeys((*old.speakers, *given.speakers)))
        self.draft.guessed(f"{given.title} → {len(speakers)} × speaker")
        extra = dict(old.extra)
        more = dict(given.extra) | ({"summary": given.summary} if given.summary != old.summary else {})
        for name, value in more.items():
            if value and value not in extra.values():
                extra[free(name, extra, " ")] = value
        self._talks[self._spots[spot]] = old._replace(speakers=speakers, extra=extra)

    def _track_of(self, rest: Sequence[Record], first: Record) -> tuple[str, str, dict[str, object]]:
        """The track that the records behind a talk name, the kind of talk, and what else they say."""
        track, kind = "", ""
        kept: dict[str, object] = {}
        for one in rest:
            title, text = _told(one.get("topic")), self.draft.text(_lines(one.get("text")))
            known = ["topic", "text", "+noTopic", *(name for name in one if one[name] == first.get(name))]
            beyond = {name.lstrip("+"): value for name, value in one.items() if name not in known and _told(value)}
            if one.get("+noTopic") or not title:
                kind = kind_of(title) or kind
                beyond |= {"topic": title if not kind_of(title) else "", "text": text}
            else:
                track = title
                beyond |= {"intro": text if text and self._intros.setdefault(title, text) != text else ""}
            for name, value in beyond.items():
                if value:
                    kept[free(name, kept, " ")] = value
        return track, kind, kept

    def _track(self, title: str, told: Record) -> None:
        """A track with its producer."""
        about: dict[str, Plain] = {
            "producer": [key for _, key in self._people(told, title)],
            "intro": self.draft.text(_lines(told.get("text"))),
        }
        about["extra"] = {name: self.draft.text(value) for name, value in _beyond(told).items()}
        self.draft.bare_track({"title": title, **{name: value for name, value in about.items() if value}})

    def _people(self, told: Record, title: str) -> list[tuple[str, str]]:
        """The people of a record as roles and keys; what else it says is of the first of them."""
        name, photo = _told(told.get("name")), told_in(told, "photo")
        roster = self.draft.roster(title, name)
        for n, one in enumerate(roster.people):
            of = told if n == 0 else {}
            bio, more = self.draft.text(_lines(of.get("bio"))), {"photo": photo} if photo and of else {}
            job = told_in(of, "job") or one.job_title
            self.draft.person(one.name, one.name, org=one.org, job_title=job, bio=bio, more=more)
        return [(one.role, one.name) for one in roster.people]

    def told(self) -> None:
        """Tell the draft what was gathered."""
        for title, intro in self._intros.items():
            self.draft.track(title, title, {"intro": intro})
        for given in self._talks:
            self.draft.talk(given)


def _fields(told: Record) -> dict[str, object]:
    """A record by our names; what has none keeps its own behind a plus."""
    made: dict[str, object] = {}
    for key, value in told.items():
        bare = re.sub(r"[-_\s]", "", key.lower())
        field = _MEANT.get(bare) or _MEANT.get(_OWNERS.sub("", bare), "")
        if field and field not in made and not isinstance(value, list | dict):
            made[field] = value
        else:
            made[f"+{key}"] = value
    return made


def _beyond(told: Record) -> dict[str, object]:
    return {name[1:]: value for name, value in told.items() if name.startswith("+") and name != "+noTopic"}


def _told(value: object) -> str:
    """A one-line text; dots that stand for nothing are none."""
    text = said(value)
    return "" if _NOTHING.fullmatch(text) else text


def _lines(value: object) -> str:
    """A text whose items, set off by stars, stand on lines of their own."""
    text = "" if value is None or isinstance(value, bool | list | dict) else str(value)
    if _NOTHING.fullmatch(text):
        return ""
    text = _BULLETS.sub("\n- ", _INLINE.sub("\n* ", text))
    return "\n".join(line.strip() for line in text.split("\n"))
