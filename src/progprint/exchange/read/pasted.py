"""The content of a pasted page, as it fills up line by line: people, talks, the track, and lines that have no place."""

from __future__ import annotations

from itertools import zip_longest

from progprint.core.diagnostic import Diagnostic, Source, note, warning
from progprint.core.languages import text_language
from progprint.exchange.named import Named
from progprint.exchange.read.lines import SourceLine, split_lines
from progprint.exchange.read.talks import ReadTalk, joined
from progprint.exchange.remarks import people_of_line
from progprint.exchange.roster import roster_of
from progprint.exchange.values import free
from progprint.locale.names import person_id
from progprint.source.edit import Plain


class Pasted:
    """A page in the making; ``agenda()`` is what it says, ``found`` what is to be said about it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = split_lines(source)
        self.found: list[Diagnostic] = []
        self.people: dict[str, Named] = {}
        self.bios: dict[str, list[str]] = {}
        self.producers: list[str] = []
        self.track = ""
        self.intro: list[str] = []
        self.track_facts: dict[str, str] = {}
        self.talks: list[ReadTalk] = []
        self.copyright: list[str] = []
        self.unplaced: list[SourceLine] = []

    def persons(self, line: SourceLine, text: str) -> list[tuple[str, str]]:
        """The people that a line names, as roles and ids; what was assumed, left whole or left out is told."""
        roster = roster_of(text)
        self.found += people_of_line(text, roster, line.span)
        self.unplaced += [line] if roster.nobody or roster.left else []
        return [(named.role, self.person(line, named)) for named in roster.people]

    def person(self, line: SourceLine, named: Named) -> str:
        """The id of a person; what was assumed, and a job title that contradicts and is not taken, is told.

        Same name and same organisation is the same person; so is a name alone that is known already, or that becomes known
        in full later.
        """
        name, org, job, doubt, _ = named
        self.doubted(line, name, doubt)
        alike = (
            (who, one)
            for who, one in self.people.items()
            if one.name == name and (not one.org or not org or one.org == org)
        )
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
        data["tracks"] = [self.written_track(title) for title in dict.fromkeys(talk.track for talk in self.talks)]
        if self.unplaced:
            data["extra"] = {"unplaced": [line.text for line in sorted(self.unplaced, key=lambda line: line.span.line)]}
        return data

    def written_person(self, who: str, named: Named) -> dict[str, Plain]:
        """A person and what is told of them."""
        facts = {
            "name": named.name,
            "org": named.org,
            "job_title": named.job_title,
            "bio": joined(self.bios.get(who, ())),
        }
        return {key: value for key, value in facts.items() if value}

    def written_track(self, title: str) -> dict[str, Plain]:
        """A track and its talks; producer and introduction belong to the track that the page is about."""
        written: dict[str, Plain] = {"title": title}
        if not title:
            self.found.append(warning("import-no-track", path=self.source.name))
        if title == self.track or not self.track:
            if self.producers:
                written["producer"] = self.producers[0] if len(self.producers) == 1 else list(self.producers)
            if self.intro:
                written["intro"] = joined(self.intro)
            written |= self.track_facts
        talks = [talk.written() for talk in self.talks if talk.track == title]
        written["talks"] = list(talks)
        if kinds := [f"{talk['title']} → {talk['type']}" for talk in talks if "type" in talk]:
            names = ", ".join(kinds)
            self.found.append(note("import-kind", path=self.source.name, count=len(kinds), names=names))
        return written

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
