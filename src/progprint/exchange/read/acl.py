"""ACL conferences: program.yml, papers.yml and conference_details.yml, as aclpub2 wants them for proceedings and handbooks.

A session is a track with its papers as talks; the chair moderates them. A session without papers is an item of its own. A
paper without a time of its own has none, or, in a session of posters, that of its session.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from progprint.core.patterns import pattern
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given, GivenTime
from progprint.exchange.kept import known_keys, rest, some
from progprint.exchange.look import Sniffed, has, yaml
from progprint.exchange.told import drafted
from progprint.exchange.values import Record, listed, record, said, told_in
from progprint.exchange.when import When
from progprint.source.edit import Plain

_SESSION, _PAPER, _DETAILS, _PERSON = known_keys("acl")
_LATEX = pattern(r"\\([%&$#_{}])|\\(?:textit|emph|textbf|texttt|text)\{([^{}]*)\}")
_KEYS = pattern(r"^(- | {2})?([a-z_]+):", re.MULTILINE)
_POSTER = pattern(r"\bposter", re.IGNORECASE)


def knows(look: Sniffed) -> bool:
    """Whether a YAML file is a programme, the papers or the details of such a conference."""
    if look.json is not None:
        return False
    text = look.text[:200_000]
    items = frozenset(key for dash, key in _KEYS.findall(text) if dash)
    top = frozenset(key for dash, key in _KEYS.findall(text) if not dash)
    if re.search(r"^- ", text, re.MULTILINE) and (not top or re.search(r"^- \w+:", text, re.MULTILINE)):
        programme = has(items, "title", "start_time", "end_time")
        return programme or ("last_name:" in text and has(items, "title", "authors", "id"))
    return has(top, ("book_title", "event_name"), ("anthology_venue_id", "volume_name", "isbn", "cover_subtitle"))


@drafted(yaml)
def read(draft: Draft, values: Sequence[object]) -> bool:
    """Take programme, papers and details; whether there are sessions or papers."""
    lists = [[record(one) for one in value] for value in values if isinstance(value, list)]
    sessions = [one for held in lists if any("start_time" in one for one in held) for one in held]
    papers = {told_in(one, "id"): one for held in lists if any("authors" in one for one in held) for one in held}
    details = next((record(value) for value in values if isinstance(value, dict)), {})
    _details(draft, details)
    run = _Programme(draft, papers)
    for session in sessions:
        run.session(session, "")
    for key in [key for key in papers if key not in run.used]:
        if sessions:
            draft.guessed(f"{key}: {_text(papers[key].get('title'))}", "unscheduled")
        draft.talk(run.paper(papers[key], {}, "", [], GivenTime()))
    return bool(sessions or papers)


def _details(draft: Draft, details: Record) -> None:
    title = told_in(details, "event_name", "name", "book_title")
    facts: dict[str, Plain] = {
        "title": title.removeprefix("Proceedings of the "),
        "venue": told_in(details, "location"),
    }
    begin, end = told_in(details, "start_date"), told_in(details, "end_date")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", begin):
        facts["date"] = f"{begin} ~ {end}" if re.fullmatch(r"\d{4}-\d\d-\d\d", end) and end > begin else begin
    draft.facts(facts)
    draft.about({**rest(details, *_DETAILS), **some(details, "editors", "isbn", "publisher")})


class _Programme:
    """Fills a draft, session by session."""

    def __init__(self, draft: Draft, papers: Mapping[str, Record]) -> None:
        self._draft, self._papers = draft, papers
        self.used: set[str] = set()

    def session(self, one: Record, above: str) -> None:
        """A session, the sessions in it, or the papers of it."""
        inner = [record(part) for part in listed(one.get("subsessions"))]
        title = _text(one.get("title"))
        for part in inner:
            self.session(part, title)
        held = [record(part) for part in (*listed(one.get("papers")), *listed(one.get("tutorials")))]
        slot = self._draft.times.slot(one.get("start_time"), one.get("end_time"), names="start_time end_time duration")
        chairs = list(self._people_of(one.get("chair")))
        extra = {**rest(one, *_SESSION), **({"session": above} if above else {})}
        links = {"url": told_in(one, "url")}
        if not held and not inner:
            self._draft.talk(
                Given(
                    id="",
                    title=title,
                    slot=slot,
                    rooms=(told_in(one, "room", "location"),),
                    moderators=tuple(chairs),
                    kind=told_in(one, "type"),
                    links=links,
                    extra=extra,
                )
            )
            return
        self._draft.timed(title, When({}, slot.left))  # a track has no time; what is left stays with its papers
        extra |= {left.field: left.text for left in slot.left}
        for paper in held:
            key = told_in(paper, "id")
            told = self._papers.get(key, paper)
            if key and key not in self._papers and not told_in(paper, "title"):
                self._draft.guessed(f"{title}: {key}", "unnamed")
            self.used.add(key)
            session = {**one, "links": links, "more": extra}
            self._draft.talk(self.paper({**told, **paper}, session, title, chairs, slot))

    def paper(self, paper: Record, session: Record, track: str, chairs: list[str], slot: GivenTime) -> Given:
        """A paper as a talk."""
        title = _text(paper.get("title")) or told_in(paper, "id")
        own = self._draft.times.slot(
            paper.get("start_time"), paper.get("end_time"), names="start_time end_time duration"
        )
        kind = said(record(paper.get("attributes")).get("presentation_type"))
        poster = _POSTER.search(f"{track} {said(session.get('type'))}") is not None
        when = own if own.start is not None or not poster else slot
        attributes = rest(record(paper.get("attributes")), "presentation_type")
        speakers = tuple(self._authors(paper.get("authors")))
        day = {"date": slot.start.date().isoformat()} if when.start is None and slot.start is not None else {}
        more = {**attributes, **record(session.get("more")), **some(paper, "file", "attachments")}
        extra = {**rest(paper, *_PAPER, "room"), **more}
        if day and slot.end is not None and slot.start is not None:
            extra["session time"] = hours = f"{slot.start:%H:%M}-{slot.end:%H:%M}"
            self._draft.guessed(f"{track} {hours}", "session-time")
        return Given(
            id=told_in(paper, "id"),
            title=title,
            slot=when._replace(left=own.left),
            rooms=(told_in(paper, "room", "location") or told_in(session, "room", "location"),),
            track=track,
            kind="poster" if poster else "" if kind.casefold() == "oral" else kind,
            summary=self._draft.text(_latex(paper.get("abstract"))),
            speakers=speakers,
            moderators=tuple(chairs),
            links={str(key): said(value) for key, value in record(session.get("links")).items()},
            extra=extra,
            written=day,
        )

    def _authors(self, told: object) -> Iterator[str]:
        if not isinstance(told, list):
            yield from self._people_of(told)
            return
        for one in told:
            if not isinstance(one, dict):
                yield from self._people_of(one)
                continue
            parts = [said(one.get(key)) for key in ("first_name", "middle_name", "last_name")]
            name = " ".join(filter(None, parts)) or told_in(one, "name", "preferred_name")
            org = told_in(one, "institution", "instituion", "affiliation")
            key = told_in(one, "openreview") or f"{name}\x1f{org}"
            if name:
                yield self._draft.person(key, name, org=org, more=rest(one, *_PERSON))

    def _people_of(self, told: object) -> Iterator[str]:
        """People who are named in a line: A, B, and C."""
        for name in re.split(r"[,;、&]|\band\b", _text(told)):
            if name.strip():
                yield self._draft.person(name.strip(), name.strip())


def _text(value: object) -> str:
    return " ".join(_latex(value).split())


def _latex(value: object) -> str:
    """A text of which the commonest marks of LaTeX are read."""
    if value is None or isinstance(value, list | dict):
        return ""
    text = _LATEX.sub(lambda m: m[1] or m[2] or "", str(value))
    return re.sub(r"(?<=[\w.])~(?=\w)", " ", text).replace("``", "“").replace("''", "”")
