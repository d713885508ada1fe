"""The page importer: a track page of a conference's web site, copied as text, becomes an agenda.

    专题出品人: 于雨                       ─▶ producer
    蚂蚁金服 可信原生部工程师                    org, job title
    专题:云原生                            ─▶ track
    dubbogo 3.0:dubbo 在云原生时代的基石   ─▶ talk: the block above 所属专题 is title, then speakers
    于雨 蚂蚁金服 可信原生部工程师
    所属专题:云原生
    课程概要 / 案例背景: … / 听众收益 …     ─▶ summary by headings, takeaways

Every line ends up somewhere: in the agenda, or below ``extra: unplaced`` with a warning. Whatever is assumed rather
than read is told. Words are kept as typed; only the numbers of numbered lists go, because they are drawn anew.
"""

from __future__ import annotations

from progprint.agenda.dates import habit_of
from progprint.core.diagnostic import Source, note
from progprint.exchange.affiliation import is_organisation, parted
from progprint.exchange.named import Named
from progprint.exchange.read.lines import SourceLine, heading_of, is_person, is_when, listed, may_be_person, when_of
from progprint.exchange.read.pasted import FACTS, Head, Pasted, ReadTalk
from progprint.exchange.roster import kind_of_people

_LEAST_BIO = 30
"""A line that begins with somebody's name and is longer than this is about them."""


class PageReader(Pasted):
    """One run over the lines of a page; each line is taken once."""

    def __init__(self, source: Source, year: str) -> None:
        super().__init__(source)
        self.habit = habit_of((line.text for line in self.lines), year)
        self.lines = self.labelled(self.lines)

    def labelled(self, lines: list[SourceLine]) -> list[SourceLine]:
        """The lines, with those that are nothing but a time as facts of their talk, where an anchor tells what a talk is."""
        if all(line.kind != "anchor" for line in lines):
            return lines
        bare = (line.kind in {"", "clock"} and is_when(line.text, self.habit) for line in lines)
        return [
            line._replace(kind="time", value=line.text) if is_time else line
            for line, is_time in zip(lines, bare, strict=True)
        ]

    # -- the part above the first talk

    def header(self, end: int) -> None:
        """Producer, track, introduction."""
        section = ""
        for at in range(end):
            line, kind, value = self.lines[at], self.lines[at].kind, self.lines[at].value
            if kind == "producer" and value:
                self.producers += [who for _, who in self.persons(line, value)]
                section = "affiliation"
            elif kind == "track" and value and not self.track:
                self.track, section = value, ""
            elif kind in {"talks", "intro", "bio"}:
                section = kind
                self.more(line, value, section)
            elif kind in {"time", "date", "room"} or (not kind and is_when(line.text, self.habit)):
                self.fact(line, kind or "date", value or line.text, self.track_facts)
            elif kind == "footer":
                self.copyright.append(line.text)
            elif kind or not self.more(line, line.text, section):
                self.unplaced.append(line)
            elif section == "affiliation":
                section = "bio"

    def more(self, line: SourceLine, text: str, section: str) -> bool:
        """Take a line of the header as part of a section; tells whether it is one."""
        if section == "intro" and text:
            self.intro.append(text)
        elif section == "bio" and text and self.producers:
            self.bios.setdefault(self.producers[-1], []).append(text)
        elif section == "affiliation" and self.producers and may_be_person(text):
            org, job = parted(text)
            who = self.producers[-1]
            self.people[who] = Named(self.people[who].name, org, job)
            self.doubted(line, self.people[who].name, "" if job or is_organisation(org) else "two-words")
        else:
            return not text
        return True

    # -- a talk

    def begun(self, head: Head) -> ReadTalk:
        """A talk with its title, track and hours."""
        line = self.lines[head.title]
        title = head.text or (line.value if line.kind == "title" else line.text)
        return ReadTalk(title, head.track or self.track, {"time": head.time} if head.time else {})

    def talk(self, head: Head, end: int) -> None:
        """Everything from the title of a talk to the title of the next one."""
        talk = self.begun(head)
        self.talks.append(talk)
        for at in (n for n in head.lines if n != head.title):
            line, kind, value = self.lines[at], self.lines[at].kind, self.lines[at].value
            if not kind and talk.speakers and kind_of_people(line.text) == "affiliation":
                org, job = parted(line.text)
                both = [
                    self.office(talk.speakers[-1], what, told) for what, told in (("org", org), ("job", job)) if told
                ]
                self.unplaced += [] if all(both) else [line]
            elif not kind:
                self.speakers(talk, line, line.text)
            elif not self.take_fact(talk, line, kind, value):
                self.unplaced.append(line)
        announced = any(one.kind == "summary" for one in self.lines[head.body : end])
        section = "" if announced else "assumed"
        for at in range(head.body, end):
            section = self.body_line(talk, at, section)

    def body_line(self, talk: ReadTalk, at: int, section: str) -> str:
        """Take one line of a talk's body; returns the section that is open after it.

        Sections: "" before the summary, assumed, summary, takeaways, bio:ID, closed.
        """
        line, kind, value = self.lines[at], self.lines[at].kind, self.lines[at].value
        if kind == "footer":
            self.copyright.append(line.text)
            return "closed"
        if kind in {"summary", "takeaways"}:
            return self.text(talk, line, value, kind) if value else kind
        if kind == "producer" and section != "summary":
            self.unplaced.append(line)
            return "closed"
        if kind == "track":
            if value not in {self.track, talk.track}:
                self.unplaced.append(line)
            return "closed"
        if kind == "bio" and talk.speakers:
            return self.text(talk, line, value, f"bio:{talk.speakers[-1]}")
        apart = self.begins_block(at) and not line.is_numbered
        if section == "takeaways" and apart and listed(talk.takeaways[:2]):  # something else behind a numbered list
            section = "closed"
        about = self.about(talk, at, section)
        if about:
            return self.text(talk, line, line.text, f"bio:{about}")
        if kind in FACTS and self.take_fact(talk, line, kind, value, in_text=section not in {"", "assumed"}):
            return section
        return self.text(talk, line, line.text, section)

    def text(self, talk: ReadTalk, line: SourceLine, text: str, section: str) -> str:
        """Put a line of text into a section of a talk; returns the section, which an assumption makes plain."""
        if section == "assumed":
            self.found.append(note("import-assumed", line.span, title=talk.title))
            section = "summary"
        if section == "summary":
            heading, rest = heading_of(text)
            if heading:
                talk.sections.append((heading, [rest] if rest else []))
            else:
                talk.sections = talk.sections or [("", [])]
                talk.sections[-1][1].append(text)
        elif section == "takeaways":
            talk.takeaways.append(text)
        elif section.startswith("bio:"):
            if text:
                self.bios.setdefault(section.removeprefix("bio:"), []).append(text)
        else:
            self.unplaced.append(line)
        return section

    def begins_block(self, at: int) -> bool:
        """Whether a line has a blank one above it."""
        return at > 0 and self.lines[at - 1].block != self.lines[at].block

    def about(self, talk: ReadTalk, at: int, section: str) -> str:
        """Whom a long line after the takeaways is about: it begins with their name."""
        line = self.lines[at]
        after = section in {"takeaways", "closed"} or section.startswith("bio:")
        if len(line.text) <= _LEAST_BIO or not (after or (section == "summary" and self.begins_block(at))):
            return ""
        names = self.producers if section == "summary" else [*self.producers, *talk.speakers]
        return next((one for one in names if line.text.startswith(self.people[one].name)), "")

    # -- facts and persons

    def take_fact(self, talk: ReadTalk, line: SourceLine, kind: str, value: str, *, in_text: bool = False) -> bool:
        """Take a labelled fact of a talk; inside a text a label counts only if a person follows it."""
        if kind in {"speaker", "moderator"} and value and (not in_text or is_person(value)):
            if kind == "speaker":
                self.speakers(talk, line, value)
            else:
                talk.moderators += [who for _, who in self.persons(line, value)]
            return True
        if kind in {"org", "job"} and value and not in_text and talk.speakers:
            return self.office(talk.speakers[-1], kind, value)
        if kind in {"time", "date", "room"} and value and not in_text:
            self.fact(line, kind, value, talk.facts)
            return True
        return False

    def office(self, who: str, kind: str, value: str) -> bool:
        """Take an organisation or a job title of the person above; tells whether nothing else was known of them."""
        one = self.people[who]
        org, job = (value, "") if kind == "org" else ("", value)
        new = not (one.org if org else one.job_title)
        self.people[who] = one._replace(org=one.org or org, job_title=one.job_title or job)
        return new

    def fact(self, line: SourceLine, kind: str, value: str, facts: dict[str, str]) -> None:
        """Take a time, date or room, if it is one that an agenda can hold and is not there yet."""
        if kind == "room":
            new = {"room": value}
        else:
            date, time = when_of(value, self.habit, kind) or ("", "")
            new = {key: text for key, text in (("date", date), ("time", time)) if text}
        if not value or not new or new.keys() & facts.keys() or ("time" in new and facts is self.track_facts):
            self.unplaced.append(line)
        else:
            facts |= new

    def speakers(self, talk: ReadTalk, line: SourceLine, text: str) -> None:
        """Add the speakers that a line names, each once, and whoever presides among them."""
        for role, who in self.persons(line, text):
            people = talk.moderators if role == "moderator" else talk.speakers
            if who not in people:
                people.append(who)
