"""An agenda in the making, as importers of other systems fill it: rooms, people, tracks and talks by their keys there.

Nothing is dropped: a value that has no place in an agenda is kept below the ``extra`` of what it belongs to, and what was
guessed or changed is told at the end, each kind once with its count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from progprint.agenda.programme import TALK_TYPES
from progprint.core.diagnostic import Diagnostic, note, warning
from progprint.exchange.given import NOTHING, Given
from progprint.exchange.markdown import has_marks, marked
from progprint.exchange.persons import Persons
from progprint.exchange.plain import one_line, plain, prose, unescaped
from progprint.exchange.remarks import several
from progprint.exchange.values import free, kind_of, language_of, script_of, slug_of
from progprint.locale.alike import alike
from progprint.locale.names import surname_first
from progprint.source.edit import Plain

_PLAIN_TYPES = frozenset(("", "talk", "lecture", "session", "presentation"))
_LOST = frozenset(
    ("undated", "time", "left-out", "two-names", "unread", "repeats", "utc", "unnamed", "pages", "session-time")
)
"""Remarks on what is not in the agenda as the source has it, or only below ``extra``: warnings, not notes."""


class Draft:
    """Fills up with what an importer reads; ``agenda()`` is the file, ``remarks()`` what is to be said about it."""

    def __init__(self, path: str, *, markdown: bool = False, wrapped: bool = False) -> None:
        """``markdown``: the texts of this source are Markdown; ``wrapped``: with lines that are broken anywhere."""
        self._path, self._markdown, self._wrapped = path, markdown, wrapped
        self.conference: dict[str, Plain] = {}
        self._rooms: dict[str, dict[str, Plain]] = {}
        self._room_ids: set[str] = set()
        self._persons = Persons(self._tell, lambda kept: self._kept.update(kept.keys()))
        self._tracks: dict[str, tuple[Plain, list[Plain]]] = {}
        self._sessions: list[Plain] = []
        self._titles = ""
        self._abouts: dict[str, dict[str, Plain]] = {}
        self._days: set[date] = set()
        self._ids: set[str] = set()
        self._sponsors: list[Plain] = []
        self._kept: Counter[str] = Counter()
        self._told: dict[str, list[str]] = {}
        self._languages: Counter[str] = Counter()

    # -- what is read

    def text(self, value: object) -> str:
        """A text of several lines out of a value of any kind."""
        told, was_html = prose("" if value is None else str(value))
        if was_html:
            self._tell("html", "")
        if self._markdown:
            told = marked(told, wrapped=self._wrapped)
            if has_marks(told):
                self._tell("marks", "")
        return told

    def both(self, zh: object, en: object) -> Plain:
        """A text in two languages, or in one where they are the same or one is missing."""
        one, other = self.text(zh), self.text(en)
        return {"zh": one, "en": other} if one and other and one != other else one or other

    def room(self, key: str, name: Plain = "", extra: Mapping[str, object] | None = None) -> str:
        """A room by its key in the source; its id in the agenda."""
        if key not in self._rooms:
            slug = free(slug_of(key) or f"room-{len(self._rooms) + 1}", self._room_ids)
            self._room_ids.add(slug)
            made = self._rooms[key] = {"id": slug, "name": name or one_line(key)}
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
        reading: str = "",
        photo: str = "",
        links: Mapping[str, str] = NOTHING,
        more: Mapping[str, object] = NOTHING,
    ) -> str:
        """A person by key, with what is known of them; returns the key to call them by (see ``Persons.add``)."""
        if isinstance(name, str) and (turned := surname_first(name, str(bio))):
            self._tell("western", f"{name} → {turned}")
            name = turned
        facts: dict[str, Plain] = {"org": org, "job_title": job_title, "bio": bio, "reading": reading, "photo": photo}
        return self._persons.add(key, name, {**facts, "links": dict(links)}, more)

    def talk(self, given: Given) -> None:
        """A talk or session, in the order in which it is told."""
        made: dict[str, Plain] = {"id": own} if (own := self._own_id(given)) else {}
        made["title"] = _short(given.title)
        if made["title"] != (told := _short(given.title, unescaped)):
            made["title"] = told
            self._tell("html", "")
        self._titles += str(given.title)
        made |= {"subtitle": one_line(unescaped(given.subtitle))} if given.subtitle else {}
        kind = self._kind(given)
        extra = dict(given.extra)
        if kind != "talk":
            made["type"] = kind
        if given.kind.casefold() not in _PLAIN_TYPES | {kind}:
            extra[free("type", extra, " ")] = given.kind
        if given.start is not None:
            self._days.add(given.start.date())
            made |= self._slot(given.start, given.end, extra)
        made |= {name: value for name, value in given.written.items() if name != "takeaways"}
        if isinstance(made.get("date"), str):
            self._days.add(date.fromisoformat(str(made["date"])))
        if given.everywhere:
            made["room"] = "all"
        elif given.rooms:
            ids: list[Plain] = [self.room(key) for key in given.rooms]
            made["room"] = ids[0] if len(ids) == 1 else ids
        for field, keys in (("speakers", given.speakers), ("moderator", given.moderators)):
            people = self._slugs(keys)
            if people:
                made[field] = people
        if given.summary:
            made["summary"] = given.summary
        if "takeaways" in given.written:
            made["takeaways"] = given.written["takeaways"]
        language = language_of(given.language)
        self._languages[language] += 1
        if language:
            made["language"] = language
        elif given.language:
            extra[free("language", extra, " ")] = given.language
        if given.tags:
            made["tags"] = [one_line(tag) for tag in given.tags]
        if given.links:
            made["links"] = dict(given.links)
        self._keep(made, extra)
        if given.track:
            self._tracks.setdefault(given.track, (given.track, []))[1].append(made)
        else:
            self._sessions.append(made)

    def track(self, key: str, title: Plain, about: Mapping[str, Plain] = NOTHING) -> list[str]:
        """A track whose title is not its key, or of which more is known: producers by key, introduction, colour.

        Returns the names of what contradicts what was said before, and is not taken.
        """
        self._tracks.setdefault(key, (title, []))
        known, refused = self._abouts.setdefault(key, {}), []
        for name, value in about.items():
            told = self._slugs(map(str, value)) if name == "producer" and isinstance(value, list) else value
            if told and known.setdefault(name, told) != told:
                refused.append(name)
        return refused

    def sponsor(self, name: Plain, level: str = "", url: str = "", extra: Mapping[str, object] = NOTHING) -> None:
        """A sponsor in the order in which they are told."""
        made: dict[str, Plain] = {"name": name}
        made |= {key: value for key, value in (("level", level), ("url", url)) if value}
        self._keep(made, extra)
        self._sponsors.append(made)

    def about(self, extra: Mapping[str, object]) -> None:
        """What else is said of the conference."""
        self._keep(self.conference, extra)

    def guessed(self, what: str, code: str = "guessed") -> None:
        """Something that was assumed or could not be read, in the words of the source."""
        self._tell(code, what)

    # -- what comes out

    def agenda(self, bare: Iterable[Mapping[str, Plain]] = ()) -> dict[str, Plain]:
        """The data of the file; tracks in the order of their first talk, without those that have none.

        ``bare`` are tracks as an agenda writes them, with producers by key, that stand there without talks.
        """
        bare = list(bare)
        self._titles += "".join(str(track.get("title", "")) for track in bare)
        if "title" not in self.conference:
            self._tell("no-title", "")
        spoken = [tag for tag, _ in self._languages.most_common() if tag]
        self.conference.setdefault("language", spoken[0] if spoken else script_of(self._titles))
        days: list[Plain] = [day.isoformat() for day in sorted(self._days)]
        if "marks" in self._told:
            self.conference["marks"] = "true"
        conference = dict(self.conference)
        if days and "date" not in conference:
            conference["date"] = days[0] if len(days) == 1 else days
        tracks: list[Plain] = [
            {"title": _short(title), **self._abouts.get(key, {}), "talks": sorted(talks, key=_order)}
            for key, (title, talks) in self._tracks.items()
            if talks
        ]
        tracks += [self._bare(track) for track in bare]
        parts: dict[str, Plain] = {
            "conference": conference,
            "rooms": list(self._rooms.values()),
            "people": self._persons.written,
            "tracks": tracks,
            "sessions": sorted(self._sessions, key=_order),
            "sponsors": self._sponsors,
        }
        return {name: value for name, value in parts.items() if value}

    def remarks(self) -> Iterator[Diagnostic]:
        """What was guessed, joined, changed and kept aside."""
        for code, names in self._told.items():
            lost = code in _LOST
            told = several(names, all_of_them=lost)
            yield (warning if lost else note)(f"import-{code}", None, "", path=self._path, count=len(names), **told)
        if pairs := self._alike():
            yield note("import-alike", None, "", path=self._path, count=len(pairs), **several(pairs))
        if self._kept:
            fields = [f"{name} ({count})" for name, count in sorted(self._kept.items())]
            yield note("import-kept", None, "", path=self._path, count=sum(self._kept.values()), **several(fields))

    # -- how

    def _own_id(self, given: Given) -> str:
        """The id of a talk, each once: what a source schedules several times has a number behind it from the second on."""
        wanted = one_line(given.id)
        if not wanted:
            return ""
        own = free(wanted, self._ids)
        self._ids.add(own)
        if own != wanted:
            self._tell("same-id", f"{wanted} → {own}")
        return own

    def _alike(self) -> list[str]:
        """Pairs of people who may be one person, whom nothing but their names tells."""
        people = [(_first(one.get("name", "")), str(one.get("org", ""))) for one in self._persons.written.values()]
        return [f"{people[one][0]} = {people[other][0]}" for one, other in alike(people)]

    def _bare(self, track: Mapping[str, Plain]) -> dict[str, Plain]:
        """A track without talks, its producers by their ids."""
        producers = track.get("producer", ())
        slugs = self._slugs(map(str, producers)) if isinstance(producers, list) else []
        told: dict[str, Plain] = {**track, "producer": slugs}
        if isinstance(told.get("extra"), Mapping):
            self._kept.update(dict(told["extra"]).keys())  # type: ignore[arg-type]
        return {name: value for name, value in told.items() if value}

    def _slugs(self, keys: Iterable[str]) -> list[Plain]:
        """The ids of people that are known, each once."""
        return list(dict.fromkeys(slug for key in keys if (slug := self._persons.slug(key))))

    def _tell(self, code: str, name: str) -> None:
        self._told.setdefault(code, []).append(name)

    def _keep(self, made: dict[str, Plain], extra: Mapping[str, object]) -> None:
        kept = {one_line(str(k)) or "_": told for k, v in extra.items() if (told := plain(v)) is not None}
        if kept:
            made["extra"] = kept
            self._kept.update(kept.keys())

    def _kind(self, given: Given) -> str:
        title = " ".join(map(str, given.title.values())) if isinstance(given.title, Mapping) else str(given.title)
        if given.kind.casefold() in TALK_TYPES:
            return given.kind.casefold()
        told = kind_of(given.kind)
        if not told and not given.speakers and (told := kind_of(title)):
            self._tell("kind", f"{title} → {told}")
        return told or ("talk" if given.speakers or given.track else "other")

    def _slot(self, start: datetime, end: datetime | None, extra: dict[str, object]) -> dict[str, Plain]:
        made: dict[str, Plain] = {"date": start.date().isoformat()}
        if end is None or end <= start:
            return made | {"start": f"{start:%H:%M}"}
        night = start.hour >= 18 and end.hour * 60 + end.minute <= 360 and end - start < timedelta(hours=12)
        if end.date() == start.date() or night:
            return made | {"time": f"{start:%H:%M}-{end:%H:%M}"}
        extra[free("end", extra, " ")] = end.isoformat()
        self._tell("long", f"{start:%m-%d %H:%M}")
        return made | {"start": f"{start:%H:%M}"}


def _order(talk: Plain) -> tuple[str, str]:
    when = talk if isinstance(talk, Mapping) else {}
    return str(when.get("date", "9999")), str(when.get("time", when.get("start", "99")))


def _first(name: Plain) -> str:
    """A name in its first language."""
    return str(next(iter(name.values()), "") if isinstance(name, Mapping) else name)


def _short(title: Plain, read: Callable[[str], str] = str) -> Plain:
    if isinstance(title, Mapping):
        return {key: one_line(read(str(value))) for key, value in title.items()}
    return one_line(read(str(title))) or "–"
