"""A pasted page as it fills up line by line: where its talks begin, people, the track, and lines that have no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from progprint.core.diagnostic import Diagnostic, Source, note, warning
from progprint.core.languages import text_language
from progprint.exchange.given import by_headings
from progprint.exchange.kinds import kind_of_title
from progprint.exchange.named import Named
from progprint.exchange.read.lines import SourceLine, clocked, is_person, listed, may_be_person, split_lines
from progprint.exchange.roster import kind_of_people, roster_of
from progprint.exchange.values import free
from progprint.locale.names import person_id
from progprint.source.edit import Plain

_LONGEST = 60
"""Characters of a line of people."""
FACTS = ("time", "date", "room", "speaker", "moderator", "org", "job")
"""Labels of single facts, as they stand between the title of a talk and its text."""


class Head(NamedTuple):
    """The lines where a talk begins (its title) and where its body does; ``lines`` are those of its facts, beside the title.

    ``text`` is the title where it is not all of its line, ``time`` a time range that stands with it.
    """

    title: int
    lines: range
    body: int
    track: str
    text: str = ""
    time: str = ""
    above: int = 0
    """Lines of the talk above its title: that of its time, and facts below that."""

    @property
    def first(self) -> int:
        """The first line of the talk."""
        return self.title - self.above


@dataclass(slots=True)
class ReadTalk:
    """The part of a talk that has been read. ``sections`` are (heading, lines); the heading "" is text before any."""

    title: str
    track: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    speakers: list[str] = field(default_factory=list)
    moderators: list[str] = field(default_factory=list)
    sections: list[tuple[str, list[str]]] = field(default_factory=list)
    takeaways: list[str] = field(default_factory=list)

    def written(self) -> dict[str, Plain]:
        """The talk in the order of the agenda's keys."""
        written: dict[str, Plain] = {"title": self.title}
        kind = kind_of_title(self.title) if not (self.speakers or self.moderators or self.sections) else ""
        written |= {"type": kind} if kind else {}
        written |= {key: self.facts[key] for key in ("date", "time", "room") if key in self.facts}
        if self.speakers:
            written["speakers"] = list(self.speakers)
        if self.moderators:
            written["moderator"] = self.moderators[0] if len(self.moderators) == 1 else list(self.moderators)
        if self.sections:
            alone = len(self.sections) == 1
            told = [(heading, _passages(heading, lines, alone=alone)) for heading, lines in self.sections]
            written["summary"] = told[0][1] if alone and not told[0][0] else by_headings(told)
        if self.takeaways:
            written["takeaways"] = listed(self.takeaways) or self.takeaways
        return written


def joined(lines: Sequence[str]) -> str:
    """Lines as one text; a text of several lines ends its last one."""
    return "\n".join(lines) + "\n" * (len(lines) > 1)


def _passages(heading: str, lines: Sequence[str], *, alone: bool) -> Plain:
    """A numbered list as a list, below a heading or alone; anything else as a text."""
    return (listed(lines) if heading or alone else None) or joined(lines)


def find_heads(lines: Sequence[SourceLine]) -> list[Head]:
    """The beginnings of all talks: a line 所属专题, or a summary that no such line announced; else times or numbers."""
    kinds = {line.kind for line in lines}
    if "anchor" not in kinds and kinds & {"clock", "title"}:
        return _listed_heads(lines)
    heads: list[Head] = []
    first = 0
    announced = False
    for at, (*_, kind, value) in enumerate(lines):
        if kind == "anchor" or (kind == "summary" and not announced):
            top = _title_at(lines, at, first)
            if top is not None:
                body = at + (kind == "anchor")
                heads.append(Head(top, range(top + 1, at), body, value if kind == "anchor" else ""))
                first = body
        announced = kind == "anchor" or (announced and kind != "summary")
    return heads


def _listed_heads(lines: Sequence[SourceLine]) -> list[Head]:
    """Talks that begin with a time range, as in a timetable, or with 议题一：…; their titles on the same line or the next."""
    heads: list[Head] = []
    at, before, above = 0, "", 0
    while at < len(lines):
        kind, value = lines[at].kind, lines[at].value
        time, text = clocked(value) or clocked(value, alone=True) or ("", "") if kind == "clock" else ("", value)
        below = next((n for n in range(at + 1, len(lines)) if lines[n].kind not in FACTS), len(lines))
        if kind == "clock" and not text and below < len(lines) and lines[below].kind in {"", "title"}:
            before, above, at = time, below - at, below
            kind, time, text = "title", "", lines[at].value or lines[at].text
        if kind not in {"clock", "title"} or not text:
            at += 1
            continue
        body = at + 1
        while body < len(lines) and (
            lines[body].kind in FACTS or (not lines[body].kind and _are_people(lines[body].text, body > at + 1))
        ):
            body += 1
        heads.append(Head(at, range(at + 1 - above, body), body, "", text, time or before, above))
        at, before, above = body, "", 0
    return heads


def _are_people(text: str, below: bool) -> bool:
    """Whether a line below a title is plainly one person or several, or ``below`` these where they are from."""
    kind = kind_of_people(text) if len(text) <= _LONGEST else ""
    return is_person(text) or kind == "name" or (below and kind == "affiliation")


def _title_at(lines: Sequence[SourceLine], anchor: int, first: int) -> int | None:
    """The title above an anchor: the first line of its block, or, where blank lines tell nothing, by what lines say.

    ``first`` is the first line that can belong to the talk. A summary stands in a block of its own, so the block above
    it counts.
    """
    if anchor <= first:
        return None
    block = lines[anchor - 1].block
    top = anchor - 1
    while top > first and lines[top - 1].block == block:
        top -= 1
    apart = lines[anchor].kind == "anchor" and block != lines[anchor].block and top == anchor - 1
    foreign = any(line.kind not in {"", "title", *FACTS} for line in lines[top:anchor])
    if apart or foreign or top == 0:
        top = _title_above(lines, anchor, first)
    return next((at for at in range(top, anchor) if not lines[at].kind), None)


def _title_above(lines: Sequence[SourceLine], anchor: int, first: int) -> int:
    """Without blank lines: facts and persons are passed upwards, and the next line is the title."""
    at, persons = anchor - 1, 0
    while at > first:
        kind, text = lines[at].kind, lines[at].text
        if kind not in FACTS and not (kind == "" and (is_person(text) if persons else may_be_person(text))):
            break
        persons += not kind
        at -= 1
    return at


class Pasted:
    """A page in the making; ``agenda()`` is what it says, ``found`` what is to be said about it.

    ``may_be_loose``: talks without a track are sessions, which is as it should be.
    """

    may_be_loose = False

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = split_lines(source)
        self.found: list[Diagnostic] = []
        self.people: dict[str, Named] = {}
        self.bios: dict[str, list[str]] = {}
        self.producers: list[str] = []
        self.produced: dict[str, list[str]] = {}
        self.track = ""
        self.intro: list[str] = []
        self.track_facts: dict[str, str] = {}
        self.talks: list[ReadTalk] = []
        self.copyright: list[str] = []
        self.unplaced: list[SourceLine] = []

    def persons(self, line: SourceLine, text: str) -> list[tuple[str, str]]:
        """The people that a line names, as roles and ids; what was assumed, left whole or left out is told."""
        roster = roster_of(text)
        whole = (text,) if roster.whole else ()
        for variant, texts in (("", whole), ("nobody", roster.nobody), ("aside", roster.left)):
            if texts:
                self.found.append(warning("import-people", line.span, variant, places=", ".join(texts)))
        self.unplaced += [line] if roster.nobody or roster.left else []
        return [(named.role, self.person(line, named)) for named in roster.people]

    def person(self, line: SourceLine, named: Named) -> str:
        """The id of a person; what was assumed, and a job title that contradicts and is not taken, is told.

        Same name and same organisation is the same person; so is a name alone that is known already, or that becomes known
        in full later.
        """
        name, org, job, doubt, _ = named
        self.doubted(line, name, doubt)
        known = ((who, one) for who, one in self.people.items() if one.name == name)
        alike = ((who, one) for who, one in known if not one.org or not org or one.org == org)
        who, old = next(alike, (free(person_id(name), self.people), Named(name)))
        if old.job_title and job and old.job_title != job:
            self.found.append(warning("import-contradiction", line.span, name=name))
            self.unplaced.append(line)
        self.people[who] = Named(name, old.org or org, old.job_title or job)
        return who

    def doubted(self, line: SourceLine, name: str, doubt: str) -> None:
        """Tell what was assumed about a person."""
        if doubt:
            self.found.append(note("import-person", line.span, doubt, name=name))

    # -- the result

    def agenda(self) -> dict[str, Plain]:
        """Everything that was read, in the order in which an agenda is written."""
        self.warn_unplaced()
        data: dict[str, Plain] = {}
        language = text_language("".join(talk.title for talk in self.talks) + self.track)
        about: dict[str, Plain] = {"language": language} if language != "zh-Hans" else {}
        if self.copyright:
            about["copyright"] = joined(self.copyright)
        if about:
            data["conference"] = about
        if self.people:
            data["people"] = {who: self.written_person(who, named) for who, named in self.people.items()}
        loose = self.may_be_loose and not (self.producers or self.intro or self.track_facts)
        sessions = [talk for talk in self.talks if loose and not talk.track]
        if sessions:
            data["sessions"] = list(self.written_talks(sessions))
        titles = dict.fromkeys(talk.track for talk in self.talks if talk.track or not sessions)
        data["tracks"] = [self.written_track(title) for title in titles]
        if self.unplaced:
            data["extra"] = {"unplaced": [line.text for line in sorted(self.unplaced, key=lambda line: line.span.line)]}
        return data

    def written_person(self, who: str, named: Named) -> dict[str, Plain]:
        """A person and what is told of them."""
        bio = joined(self.bios.get(who, ()))
        facts = {"name": named.name, "org": named.org, "job_title": named.job_title, "bio": bio}
        return {key: value for key, value in facts.items() if value}

    def written_track(self, title: str) -> dict[str, Plain]:
        """A track and its talks; producer and introduction belong to the track that the page is about."""
        written: dict[str, Plain] = {"title": title}
        if not title:
            self.found.append(warning("import-no-track", path=self.source.name))
        whole = title == self.track or not self.track
        if producers := self.produced.get(title) or (self.producers if whole else []):
            written["producer"] = producers[0] if len(producers) == 1 else list(producers)
        if whole:
            if self.intro:
                written["intro"] = joined(self.intro)
            written |= self.track_facts
        written["talks"] = list(self.written_talks([talk for talk in self.talks if talk.track == title]))
        return written

    def written_talks(self, some: Sequence[ReadTalk]) -> list[dict[str, Plain]]:
        """Talks in the order of the agenda's keys; kinds that their titles tell are named."""
        talks = [talk.written() for talk in some]
        if kinds := [f"{talk['title']} → {talk['type']}" for talk in talks if "type" in talk]:
            names = ", ".join(kinds)
            self.found.append(note("import-kind", path=self.source.name, count=len(kinds), names=names))
        return talks

    def warn_unplaced(self) -> None:
        """One warning for each run of lines that have no place."""
        lines = sorted(self.unplaced, key=lambda line: line.span.line)
        numbers = {line.span.line: at for at, line in enumerate(self.lines)}
        run: list[SourceLine] = []
        for line, following in zip_longest(lines, lines[1:]):
            run.append(line)
            if following is None or numbers[following.span.line] > numbers[line.span.line] + 1:
                last = run[-1].span
                span = run[0].span._replace(end_line=last.end_line, end_column=last.end_column)
                text = " | ".join(one.text for one in run)
                self.found.append(warning("import-unplaced", span, count=len(run), text=text))
                run = []
