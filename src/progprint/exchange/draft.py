"""An agenda in the making, as importers of other systems fill it: rooms, people, tracks and talks by their keys there.

Nothing is dropped: a value that has no place in an agenda is kept below the ``extra`` of what it belongs to, and what was
guessed or changed is told at the end, each kind once with its count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from progprint.agenda.programme import TALK_TYPES
from progprint.core.diagnostic import Diagnostic
from progprint.core.languages import text_language
from progprint.core.patterns import pattern
from progprint.exchange.given import NOTHING, Given, Local, only_pauses, order_of, place_of, short, single, slot_of
from progprint.exchange.kinds import called_off, kind_of, kind_of_title
from progprint.exchange.persons import Persons
from progprint.exchange.plain import one_line, plain, prose, unescaped
from progprint.exchange.remarks import Remarks
from progprint.exchange.roster import Roster, exactly, roster_of
from progprint.exchange.values import first_of, free, language_of, slug_of
from progprint.exchange.when import When
from progprint.locale.names import surname_first
from progprint.source.edit import Plain

_COLOUR = pattern(r"#[0-9a-fA-F]{6}")
_PLAIN_TYPES = frozenset(("", "talk", "lecture", "session", "presentation"))


class Draft:
    """Fills up with what an importer reads; ``agenda()`` is the file, ``remarks()`` what is to be said about it."""

    def __init__(self, path: str, year: str = "", *, markdown: bool = False, wrapped: bool = False) -> None:
        """``markdown``: texts are Markdown; ``wrapped``: with lines broken anywhere; ``year``: that of dates without one."""
        self.year, self._remarks, self._markdown, self._wrapped = year, Remarks(path), markdown, wrapped
        self._tell, self.warned, self._kept = self._remarks.tell, self._remarks.warn, self._remarks.kept
        self.conference: dict[str, Plain] = {}
        self._rooms: dict[str, dict[str, Plain]] = {}
        self._room_ids: set[str] = set()
        self._persons = Persons(self._tell, lambda kept: self._kept.update(kept.keys()))
        self._tracks: dict[str, tuple[Plain, list[Plain]]] = {}
        self._sessions: list[Plain] = []
        self._titles = ""
        self._abouts: dict[str, dict[str, Plain]] = {}
        self._days: set[date] = set()
        self._marks = self.seen_markdown = False
        self._ids: set[str] = set()
        self._sponsors: list[Plain] = []
        self._languages: Counter[str] = Counter()
        self._bare: list[Plain] = []
        self.times = Local(self.conference, self.guessed)

    # -- what is read

    def text(self, value: object) -> str:
        """A text of several lines out of a value of any kind."""
        told, was_html = prose("" if value is None else str(value))
        if was_html:
            self._tell("html", "")
        if "**" in told or "](" in told:
            from progprint.exchange.markdown import is_markdown

            self.seen_markdown = self.seen_markdown or is_markdown(told)
        if self._markdown:
            from progprint.exchange.markdown import has_marks, marked

            told = marked(told, wrapped=self._wrapped)
            if has_marks(told):
                self._marks = True
                self._tell("marks", "")
        return told

    def texts(self, of: Mapping[str, object], *keys: str) -> str:
        """The texts of several fields one below the other, each once."""
        return "\n\n".join(dict.fromkeys(told for key in keys if (told := self.text(of.get(key)))))

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
        name = self._persons.without_role(key, name)
        if isinstance(name, str) and (turned := surname_first(name, str(bio))):
            self._tell("western", f"{name} → {turned}")
            name = turned
        if isinstance(name, str) and len(roster_of(name).people) > 1:  # a record of its own, and yet several names
            self.warned("import-people", "", name)
        facts: dict[str, Plain] = {"org": org, "job_title": job_title, "bio": bio, "reading": reading, "photo": photo}
        return self._persons.add(key, name, {**facts, "links": dict(links)}, more)

    def talk(self, given: Given) -> None:
        """A talk or session, in the order in which it is told."""
        extra = dict(given.extra)
        if called_off(first_of(given.title), extra):
            self.guessed(first_of(given.title), "left-out")
            return
        made: dict[str, Plain] = {**self._named(given, extra), **self._when(given, extra)}
        made |= {name: value for name, value in given.written.items() if name != "takeaways"}
        if isinstance(made.get("date"), str):
            self._days.add(date.fromisoformat(str(made["date"])))
        made |= self._where_and_who(given)
        language = language_of(given.language)
        self._languages[language] += 1
        if given.language and not language:
            extra[free("language", extra, " ")] = given.language
        told: dict[str, Plain] = {
            "summary": given.summary,
            "takeaways": given.written.get("takeaways", ""),
            "language": language,
            "tags": list(filter(None, map(one_line, given.tags))),
            "links": {name: address for name, address in given.links.items() if address},
        }
        made |= {name: value for name, value in told.items() if value}
        self._keep(made, extra)
        (self._tracks.setdefault(given.track, (given.track, []))[1] if given.track else self._sessions).append(made)

    def track(self, key: str, title: Plain, about: Mapping[str, Plain] = NOTHING) -> list[str]:
        """A track whose title is not its key, or of which more is known: producers by key, introduction, colour (#rrggbb).

        Returns the names of what contradicts what was said before, and is not taken.
        """
        self._tracks.setdefault(key, (title, []))
        known, refused = self._abouts.setdefault(key, {}), []
        for name, value in about.items():
            if name == "color" and not _COLOUR.fullmatch(str(value)):
                continue
            told = self._slugs(map(str, value)) if name == "producer" and isinstance(value, list) else value
            if told and known.setdefault(name, told) != told:
                refused.append(name)
        return refused

    def facts(self, told: Mapping[str, Plain]) -> None:
        """Facts of the conference by the keys of an agenda; what says nothing is none."""
        self.conference |= {key: value for key, value in told.items() if value}

    def about(self, extra: Mapping[str, object]) -> None:
        """Everything else that is said of the conference."""
        self._keep(self.conference, extra)

    def sponsor(self, name: Plain, level: str = "", url: str = "", extra: Mapping[str, object] = NOTHING) -> None:
        """A sponsor in the order in which they are told."""
        made = {key: value for key, value in (("name", name), ("level", level), ("url", url)) if value or key == "name"}
        self._keep(made, extra)
        self._sponsors.append(made)

    def in_zone(self, zone: str) -> None:
        """The zone that the times of the source are told in, "" for none."""
        self.times = Local(self.conference, self.guessed, zone)

    def guessed(self, what: str, code: str = "guessed") -> None:
        """Something that was assumed or could not be read, in the words of the source."""
        self._tell(code, what)

    def roster(self, place: str, text: str, *, exact: bool = False) -> Roster:
        """The people whom a text names; what was assumed, left whole or left out is told. ``exact``: 、 alone is between them."""
        told = exactly(text) if exact else roster_of(text)
        self._remarks.people(place, text, told)
        return told

    def timed(self, title: Plain, when: When) -> None:
        """Remarks on the time of a talk: what is not taken over, and dates for which the rest of the file decided."""
        self._remarks.timed(first_of(title), when)

    def bare_track(self, track: Mapping[str, Plain]) -> None:
        """A track as an agenda writes it, with producers by key, that stands there without talks."""
        producers, extra = track.get("producer"), track.get("extra")
        slugs = self._slugs(map(str, producers)) if isinstance(producers, list) else []
        told: dict[str, Plain] = single({**track, "producer": slugs})
        if isinstance(extra, Mapping):
            self._kept.update(extra.keys())
        self._titles += str(track.get("title", ""))
        self._bare.append({name: value for name, value in told.items() if value})

    # -- what comes out

    def agenda(self) -> dict[str, Plain]:
        """The data of the file; tracks in the order of their first talk, without those that have none."""
        self.times.tell_zone()
        if "title" not in self.conference:
            self._tell("no-title", "")
        if self._marks:
            self.conference["marks"] = "true"
        spoken = [tag for tag, _ in self._languages.most_common() if tag]
        self.conference.setdefault("language", spoken[0] if spoken else text_language(self._titles))
        days: list[Plain] = [day.isoformat() for day in sorted(self._days)]
        conference = dict(self.conference)
        if days and "date" not in conference:
            conference["date"] = days[0] if len(days) == 1 else days
        pauses = [key for key, (_, talks) in self._tracks.items() if not self._abouts.get(key) and only_pauses(talks)]
        for key in pauses:  # the breaks of a conference are no track of it
            self._sessions += self._tracks.pop(key)[1]
            self._tell("guessed.plenary", key)
        tracks: list[Plain] = [
            {"title": short(title), **single(self._abouts.get(key, {})), "talks": sorted(talks, key=order_of)}
            for key, (title, talks) in self._tracks.items()
            if talks
        ]
        tracks += self._bare
        parts: dict[str, Plain] = {
            "conference": conference,
            "rooms": list(self._rooms.values()),
            "people": self._persons.written,
            "tracks": tracks,
            "sessions": sorted(self._sessions, key=order_of),
            "sponsors": self._sponsors,
        }
        return {name: value for name, value in parts.items() if value}

    def remarks(self) -> Iterator[Diagnostic]:
        """The remarks on the import."""
        return self._remarks.all(self._persons.alike())

    # -- how

    def _named(self, given: Given, extra: dict[str, object]) -> dict[str, Plain]:
        """Id, title, subtitle and type of a talk."""
        made: dict[str, Plain] = {"id": own} if (own := self._own_id(given)) else {}
        made["title"] = short(given.title, unescaped)
        if made["title"] != short(given.title):
            self._tell("html", "")
        if made["title"] == "–":
            self._tell("untitled", place_of(given) or "–")
        self._titles += str(given.title)
        made |= {"subtitle": one_line(unescaped(given.subtitle))} if given.subtitle else {}
        kind = self._kind(given)
        if given.kind.casefold() not in _PLAIN_TYPES | {kind}:
            extra[free("type", extra, " ")] = given.kind
        return made | ({"type": kind} if kind != "talk" else {})

    def _when(self, given: Given, extra: dict[str, object]) -> dict[str, Plain]:
        """Date and time of a talk; what is not taken over is kept and said."""
        for one in given.slot.left:
            if one.kept:
                extra[free(one.field, extra, " ")] = one.text
        self.timed(given.title, When({}, given.slot.left))
        start, end, _ = given.slot
        if start is None:
            return {}
        self._days.add(start.date())
        made, why = slot_of(start, end)
        if why and end is not None:
            extra[free("end", extra, " ")] = end.isoformat()
            self._remarks.too_long(first_of(given.title), f"{end:%Y-%m-%d %H:%M}", why)
        return made

    def _where_and_who(self, given: Given) -> dict[str, Plain]:
        """Rooms, speakers and moderators of a talk by their ids."""
        made: dict[str, Plain] = {}
        if given.everywhere:
            made["room"] = "all"
        elif ids := [self.room(key) for key in given.rooms if key]:
            made["room"] = ids[0] if len(ids) == 1 else list(ids)
        strangers = {key for key in (*given.speakers, *given.moderators) if key and not self._persons.slug(key)}
        for key in sorted(strangers):
            self._tell("unnamed", f"{first_of(given.title)}: {key}")
        presiding = [key for key in given.speakers if key in self._persons.presiding]
        speakers = [key for key in given.speakers if key not in presiding]
        people = {"speakers": self._slugs(speakers), "moderator": self._slugs((*given.moderators, *presiding))}
        return made | {field: slugs for field, slugs in people.items() if slugs}

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

    def _slugs(self, keys: Iterable[str]) -> list[Plain]:
        """The ids of people that are known, each once."""
        return list(dict.fromkeys(slug for key in keys if (slug := self._persons.slug(key))))

    def _keep(self, made: dict[str, Plain], extra: Mapping[str, object]) -> None:
        kept = {one_line(str(k)) or "_": told for k, v in extra.items() if (told := plain(v)) is not None}
        if kept:
            made["extra"] = kept
            self._kept.update(kept.keys())

    def _kind(self, given: Given) -> str:
        title = " ".join(map(str, given.title.values())) if isinstance(given.title, Mapping) else str(given.title)
        declared = given.kind.casefold()
        told = declared if declared in TALK_TYPES else kind_of(given.kind)
        if told == "break" and given.speakers:  # nobody speaks in a break, whatever the source calls it
            self._tell("kind", f"{title} → talk")
            return "talk"
        titled = "" if told else kind_of_title(title)
        if titled and not (given.speakers and titled in {"break", "other"}):  # nobody speaks in these
            told = titled
            self._tell("kind", f"{title} → {told}")
        return told or ("talk" if given.speakers or given.track else "other")
