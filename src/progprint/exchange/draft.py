"""An agenda in the making, as importers of other systems fill it: rooms, people, tracks and talks by their keys there.

Nothing is dropped: a value that has no place in an agenda is kept below the ``extra`` of what it belongs to, and what was
guessed or changed is told at the end, each kind once with its count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from progprint.core.diagnostic import Diagnostic, note
from progprint.exchange.plain import one_line, plain, prose
from progprint.exchange.values import language_of
from progprint.source.edit import Plain

_KINDS = (
    ("break", r"break|coffee|lunch|dinner|breakfast|茶歇|午餐|晚餐|休息|點心|点心|午休"),
    ("workshop", r"workshop|tutorial|hands-on|工作坊|ワークショップ"),
    ("lightning", r"lightning|閃電|闪电"),
    ("keynote", r"keynote|主題演講|主题演讲|基調講演"),
    ("panel", r"panel|round ?table|discussion|圓桌|圆桌|座談"),
    ("opening", r"^opening|開幕|开幕|開場"),
    ("closing", r"^closing|閉幕|闭幕"),
)
_PLAIN_TYPES = frozenset(("", "talk", "lecture", "session", "presentation"))
_NO_LINKS: Mapping[str, str] = MappingProxyType({})
_NAME = 24
"""Characters that the name of a kind of session, or a title that tells it, has at most."""
_SEVERAL = 12
"""Names that a remark lists at most."""


class Given(NamedTuple):
    """A talk as it was read. ``start`` and ``end`` are local; texts may be ``{zh: …, en: …}``; ``rooms`` are keys or all."""

    id: str
    title: Plain
    start: datetime | None = None
    end: datetime | None = None
    rooms: tuple[str, ...] = ()
    track: str = ""
    kind: str = ""
    subtitle: str = ""
    summary: Plain = ""
    speakers: tuple[str, ...] = ()
    moderators: tuple[str, ...] = ()
    language: str = ""
    tags: tuple[str, ...] = ()
    links: Mapping[str, str] = _NO_LINKS
    extra: Mapping[str, object] = _NO_LINKS
    everywhere: bool = False


class Draft:
    """Fills up with what an importer reads; ``agenda()`` is the file, ``remarks()`` what is to be said about it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.conference: dict[str, Plain] = {}
        self._rooms: dict[str, dict[str, Plain]] = {}
        self._people: dict[str, dict[str, Plain]] = {}
        self._known: dict[tuple[str, str], str] = {}
        self._same: dict[str, str] = {}
        self._tracks: dict[str, tuple[Plain, list[Plain]]] = {}
        self._sessions: list[Plain] = []
        self._days: set[date] = set()
        self._kept: Counter[str] = Counter()
        self._told: dict[str, list[str]] = {}
        self._languages: Counter[str] = Counter()

    # -- what is read

    def text(self, value: object) -> str:
        """A text of several lines out of a value of any kind."""
        told, was_html = prose("" if value is None else str(value))
        if was_html:
            self._tell("html", "")
        return told

    def both(self, zh: object, en: object) -> Plain:
        """A text in two languages, or in one where they are the same or one is missing."""
        one, other = self.text(zh), self.text(en)
        return {"zh": one, "en": other} if one and other and one != other else one or other

    def room(self, key: str, name: Plain = "", extra: Mapping[str, object] | None = None) -> str:
        """A room by its key in the source; its id in the agenda."""
        if key not in self._rooms:
            made = {
                "id": self._free(_slug(key) or f"room-{len(self._rooms) + 1}", self._rooms),
                "name": name or one_line(key),
            }
            self._rooms[key] = made
            if name and extra:
                self._keep(made, extra)
        return str(self._rooms[key]["id"])

    def person(
        self,
        key: str,
        name: Plain,
        *,
        org: str = "",
        job_title: str = "",
        bio: Plain = "",
        links: Mapping[str, str] = _NO_LINKS,
        more: Mapping[str, object] = _NO_LINKS,
    ) -> None:
        """A person by key. Records with the same name and organisation are one person; the longer biography stands."""
        shown = one_line(str(name if not isinstance(name, Mapping) else next(iter(name.values()), "")))
        written: Plain = {str(k): one_line(str(v)) for k, v in name.items()} if isinstance(name, Mapping) else shown
        if not shown or key in self._same:
            return
        known = self._known.get((shown, org))
        if known is not None:
            self._join(known, bio, more, shown)
            self._same[key] = known
            return
        made: dict[str, Plain] = {"name": written}
        made |= {k: v for k, v in (("org", org), ("job_title", job_title), ("bio", bio)) if v}
        if links:
            made["links"] = dict(links)
        self._keep(made, more)
        slug = self._free(_slug(key) or f"p{len(self._people) + 1}", self._people)
        self._people[slug] = made
        self._known[shown, org] = slug
        self._same[key] = slug

    def talk(self, given: Given) -> None:
        """A talk or session, in the order in which it is told."""
        made: dict[str, Plain] = {"id": given.id} if given.id else {}
        made["title"] = _short(given.title)
        made |= {"subtitle": one_line(given.subtitle)} if given.subtitle else {}
        kind = self._kind(given)
        extra = dict(given.extra)
        if kind != "talk":
            made["type"] = kind
        if given.kind.casefold() not in _PLAIN_TYPES | {kind}:
            extra = {"type": given.kind, **extra}
        if given.start is not None:
            self._days.add(given.start.date())
            made |= self._slot(given.start, given.end, extra)
        if given.everywhere:
            made["room"] = "all"
        elif given.rooms:
            ids: list[Plain] = [self.room(key) for key in given.rooms]
            made["room"] = ids[0] if len(ids) == 1 else ids
        for field, keys in (("speakers", given.speakers), ("moderator", given.moderators)):
            people: list[Plain] = [self._same[key] for key in keys if key in self._same]
            people = list(dict.fromkeys(map(str, people)))
            if people:
                made[field] = people
        if given.summary:
            made["summary"] = given.summary
        language = language_of(given.language)
        self._languages[language] += 1
        if language:
            made["language"] = language
        elif given.language:
            extra["language"] = given.language
        if given.tags:
            made["tags"] = [one_line(tag) for tag in given.tags]
        if given.links:
            made["links"] = dict(given.links)
        self._keep(made, extra)
        if given.track and not given.everywhere:
            self._tracks.setdefault(given.track, (given.track, []))[1].append(made)
        else:
            self._sessions.append(made)

    def track(self, key: str, title: Plain) -> None:
        """A track whose title is not its key."""
        self._tracks.setdefault(key, (title, []))

    def about(self, extra: Mapping[str, object]) -> None:
        """What else is said of the conference."""
        self._keep(self.conference, extra)

    def guessed(self, what: str) -> None:
        """Something that was assumed, in the words of the source."""
        self._tell("guessed", what)

    # -- what comes out

    def agenda(self) -> dict[str, Plain]:
        """The data of the file; tracks in the order of their first talk, without those that have none."""
        if "title" not in self.conference:
            self._tell("no-title", "")
        spoken = [tag for tag, _ in self._languages.most_common() if tag]
        self.conference.setdefault("language", spoken[0] if spoken else "en")
        days: list[Plain] = [day.isoformat() for day in sorted(self._days)]
        conference = dict(self.conference)
        if days and "date" not in conference:
            conference["date"] = days[0] if len(days) == 1 else days
        used = [(title, talks) for title, talks in self._tracks.values() if talks]
        tracks: list[Plain] = [{"title": _short(title), "talks": sorted(talks, key=_order)} for title, talks in used]
        parts: dict[str, Plain] = {
            "conference": conference,
            "rooms": list(self._rooms.values()),
            "people": self._people,
            "tracks": tracks,
            "sessions": sorted(self._sessions, key=_order),
        }
        return {name: value for name, value in parts.items() if value}

    def remarks(self) -> Iterator[Diagnostic]:
        """What was guessed, joined, changed and kept aside."""
        for code, names in self._told.items():
            some = list(dict.fromkeys(filter(None, names)))
            shown = ", ".join(some[:_SEVERAL]) + (" …" if len(some) > _SEVERAL else "")
            yield note(f"import-{code}", path=self._path, count=len(names), names=shown)
        if self._kept:
            fields = ", ".join(f"{name} ({count})" for name, count in sorted(self._kept.items()))
            yield note("import-kept", path=self._path, count=sum(self._kept.values()), names=fields)

    # -- how

    def _tell(self, code: str, name: str) -> None:
        self._told.setdefault(code, []).append(name)

    def _keep(self, made: dict[str, Plain], extra: Mapping[str, object]) -> None:
        kept = {one_line(str(k)) or "_": told for k, v in extra.items() if (told := plain(v)) is not None}
        if kept:
            made["extra"] = kept
            self._kept.update(kept.keys())

    def _join(self, slug: str, bio: Plain, more: Mapping[str, object], name: str) -> None:
        """A further record of a person that is known."""
        self._tell("joined", name)
        person = self._people[slug]
        extra = dict(more)
        old = person.get("bio", "")
        if bio and bio != old:
            if len(str(bio)) > len(str(old)):
                person["bio"], bio = bio, old
            if bio:
                extra["bio"] = bio
        before = person.get("extra")
        known = before if isinstance(before, Mapping) else {}
        fresh = {k: told for k, v in extra.items() if (told := plain(v)) is not None and known.get(k) != told}
        kept = dict(known)
        for key, told in fresh.items():
            spot, n = key, 2
            while spot in kept:
                spot, n = f"{key} {n}", n + 1
            kept[spot] = told
        if kept:
            person["extra"] = kept
        self._kept.update(fresh.keys())

    def _kind(self, given: Given) -> str:
        title = " ".join(map(str, given.title.values())) if isinstance(given.title, Mapping) else str(given.title)
        for text in (given.kind, title if not given.speakers else ""):
            for kind, pattern in _KINDS:
                if text and len(text) <= _NAME and re.search(pattern, text, re.IGNORECASE):
                    if text == title:
                        self._tell("kind", f"{title} → {kind}")
                    return kind
        return "talk" if given.speakers or given.track else "other"

    def _slot(self, start: datetime, end: datetime | None, extra: dict[str, object]) -> dict[str, Plain]:
        made: dict[str, Plain] = {"date": start.date().isoformat()}
        if end is None or end <= start:
            return made | {"start": f"{start:%H:%M}"}
        night = start.hour >= 18 and end.hour * 60 + end.minute <= 360 and end - start < timedelta(hours=12)
        if end.date() == start.date() or night:
            return made | {"time": f"{start:%H:%M}-{end:%H:%M}"}
        extra["end"] = end.isoformat()
        self._tell("long", f"{start:%m-%d %H:%M}")
        return made | {"start": f"{start:%H:%M}"}

    @staticmethod
    def _free(slug: str, taken: Mapping[str, object]) -> str:
        ids = {str(one["id"]) if isinstance(one, Mapping) and "id" in one else key for key, one in taken.items()}
        name, n = slug, 2
        while name in ids:
            name, n = f"{slug}-{n}", n + 1
        return name


def _order(talk: Plain) -> tuple[str, str]:
    when = talk if isinstance(talk, Mapping) else {}
    return str(when.get("date", "9999")), str(when.get("time", when.get("start", "99")))


def _short(title: Plain) -> Plain:
    if isinstance(title, Mapping):
        return {key: one_line(str(value)) for key, value in title.items()}
    return one_line(str(title)) or "–"


def _slug(key: str) -> str:
    told = re.sub(r"[^\w-]+", "-", one_line(key)).strip("-_")
    return told if len(told) <= 60 else ""
