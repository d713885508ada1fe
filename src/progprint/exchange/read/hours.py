"""Pasted timetables: pages on which talks begin with their hours, below lines that head several of them.

    6月12日 下午                        ─▶ the day and its half: 1:30 is 13:30
    分论坛一：数据治理（201会议室）      ─▶ the track and its room, until another
    1:30-2:10  元数据  杨过（古墓数据）   ─▶ a talk: hours, title, people

What such lines say is read as in a table, and so is what stands above the first of them: title, date and place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from progprint.agenda.clock import read_hours, spelled
from progprint.core.diagnostic import Outcome, Source, error, note, warning
from progprint.exchange.kinds import kind_of_title
from progprint.exchange.look import Sniffed
from progprint.exchange.plain import one_line
from progprint.exchange.read.lines import SourceLine, are_hours, bare_line, clocked, label_of, split_lines, with_label
from progprint.exchange.read.page import PageReader
from progprint.exchange.read.pasted import Head, ReadTalk, find_heads
from progprint.exchange.remarks import several
from progprint.exchange.roster import kind_of_people
from progprint.exchange.tables.about import About
from progprint.exchange.tables.cells import CellRow, Cells, TableFindings, TableFrame
from progprint.exchange.tables.entry import title_and_people
from progprint.exchange.tables.section import Days, heads_track, section_of
from progprint.exchange.tables.walk import above
from progprint.exchange.tables.workbook import WorkbookSheet
from progprint.source.edit import Plain

_OF_A_TRACK = frozenset(("producer", "track", "intro", "talks", "bio"))
"""Labels above the first talk of a page that is about one track."""
_LABELLED = frozenset(("room", "moderator", "producer", "date"))
"""Labels of lines that head talks where they stand right below such a line, and else belong to the talk above."""
_NIGHT = "06:00"


class TimetableReader(PageReader):
    """One run over the lines of a timetable; ``frame`` is what holds for the talks below, ``hosts`` moderate them.

    ``waiting`` are the lines that head talks and have none below them yet.
    """

    may_be_loose = True

    def __init__(self, source: Source, year: str) -> None:
        self.days = Days(year)
        super().__init__(source, year)
        self.days = Days(self.habit.year)
        self.frame = TableFrame()
        self.hosts: list[str] = []
        self.waiting: list[SourceLine] = []
        self.conference: dict[str, Plain] = {}

    def labelled(self, lines: list[SourceLine]) -> list[SourceLine]:
        """The lines, with those that begin a talk with a start alone, and those that head talks."""
        kinds = list(self._begun(lines))
        first = kinds.index("clock")
        about_one = not _OF_A_TRACK.isdisjoint(kinds[:first])
        made: list[SourceLine] = []
        for at, line in enumerate(lines):
            below = bool(made) and made[-1].kind == "section"
            apart = below or (bool(made) and made[-1].block != line.block)
            kind = kinds[at]
            may = kind in {"", "track"} or (kind in _LABELLED and below)
            if may and (at > first or not about_one) and self._heads(line, apart=apart):
                kind = "section"
            made.append(line._replace(kind=kind, value=line.value or (line.text if kind == "clock" else "")))
        return made

    def _begun(self, lines: list[SourceLine]) -> Iterator[str]:
        """The kinds of lines; one that begins with a start alone begins a talk if all do, it stands apart, or no talk above

        begins later.
        """
        ranged, block, last = any(line.kind == "clock" for line in lines), -1, ""
        for line in lines:
            found = clocked(line.text, alone=True) if not line.kind else None
            if found is not None:
                apart = not ranged or block not in {-1, line.block} or bool(kind_of_title(found[1]))
                yield "clock" if apart or (found[1] and last and last <= found[0]) else ""
            else:
                yield line.kind
            begin = found or (clocked(line.text) if line.kind == "clock" else None)
            last, block = max(last, begin[0][:5] if begin else ""), line.block

    def _heads(self, line: SourceLine, *, apart: bool) -> bool:
        """Whether a line says a day, a track, a room or the like of the talks below, and nothing else."""
        section = section_of(line.text, self.days)
        if not section.told or section.rest or section.time:
            return False
        if section.date or section.day or section.half or heads_track(line.text):
            return True
        return apart and (bool(line.kind) or line.text.isascii() or kind_of_people(line.text) != "name")

    # -- what stands above talks

    def header(self, end: int) -> None:
        """The lines above the first talk: about a track if labels say so, else about the conference, and the talks below."""
        if any(line.kind in _OF_A_TRACK for line in self.lines[:end]):
            super().header(end)
            return
        about = About()
        lines = [line for line in self.lines[:end] if line.kind != "section"]
        rows = [[line.text] for line in lines]
        sections = above(Cells(WorkbookSheet("", rows)), len(rows), about, alone=True)
        self.conference = about.conference
        self.days = Days(self.habit.year or (str(about.days[0].year) if about.days else ""), about.days)
        if len(about.days) == 1:
            self.frame = TableFrame(date=about.days[0].isoformat())
        for line in self.lines[:end]:
            if line.kind == "section" or line.text in sections:
                self.section(line)
        left = {int(place[1:]) - 1 for place, _ in about.left}
        self.unplaced += [line for at, line in enumerate(lines) if at in left]

    def section(self, line: SourceLine) -> None:
        """Take what a line says of the talks below; a day that nobody knows and a producer without a track are named."""
        section = section_of(line.text, self.days)
        self.waiting.append(line)
        before = self.frame
        self.frame = before.below(section, inside=bool(before.track) and not section.track and bool(section.date))
        if section.moderator:
            self.hosts = [who for _, who in self.persons(line, section.moderator)]
        elif self.frame.moderator != before.moderator:
            self.hosts = []
        if section.producer and self.frame.track:
            self.produced[self.frame.track] = [who for _, who in self.persons(line, section.producer)]
        if (section.day and not section.date) or (section.producer and not self.frame.track):
            self.unplaced.append(line)

    # -- talks

    def begun(self, head: Head) -> ReadTalk:
        """A talk with its title, the people beside it, and what holds for it."""
        line = self.lines[head.title]
        text = head.text or line.text
        told = title_and_people(text, "", TableFindings())
        cells = self.frame.filled(CellRow({"time": head.time} if head.time else {}, {})).cells
        talk = ReadTalk(one_line(told["title"]), head.track or cells.get("track", "") or self.track)
        talk.facts = {name: cells[name] for name in ("date", "room") if name in cells}
        if cells.get("time"):
            talk.facts["time"] = spelled(read_hours(cells["time"]).slots[0])
            if talk.facts["time"] < _NIGHT:
                names = several([f"“{talk.title}”"], all_of_them=True)
                of_whom = {"path": self.source.name, "text": talk.facts["time"], "title": talk.title}
                self.found.append(warning("import-undated", line.span, "early", **of_whom, **names))
        if "speaker" in told:
            self.speakers(talk, line, told["speaker"])
        elif last := _maybe_people(text):
            self.found.append(warning("import-people", line.span, "aside", places=last))
        return talk

    def talk(self, head: Head, end: int) -> None:
        """Everything from the title of a talk to the next one; who moderates all of them moderates it."""
        hosts, self.waiting = self.hosts, []
        super().talk(head, end)
        talk = self.talks[-1]
        if talk.speakers and not talk.moderators:
            talk.moderators = [who for who in hosts if who not in talk.speakers]

    def body_line(self, talk: ReadTalk, at: int, section: str) -> str:
        """Take one line of a talk's body; text that stands apart below the last talk is none of its, if no other has any."""
        line = self.lines[at]
        if line.kind == "section":
            self.section(line)
            return "closed"
        textless = len(self.talks) > 1 and not any(one.sections for one in self.talks)
        if section == "assumed" and textless and self.begins_block(at):
            section = "closed"
        return super().body_line(talk, at, section)

    def agenda(self) -> dict[str, Plain]:
        """Everything that was read, in the order in which an agenda is written."""
        self.unplaced += [line for line in self.waiting if line not in self.unplaced]  # below which no talk stands
        data = super().agenda()
        if title := self.conference.get("title"):
            told = dict.fromkeys(("names", "whole"), f"→ {title}")
            self.found.append(note("import-guessed", None, "", path=self.source.name, count=1, **told))
        about = {**self.conference, **data.pop("conference", {})}  # type: ignore[dict-item]
        return {**({"conference": about} if about else {}), **data}


def _maybe_people(title: str) -> str:
    """The end of a title that may be people, all the more behind a wide gap; "" for none."""
    *before, last = re.split(r"\s{2,}|\u3000", title)
    if before and kind_of_people(last) in {"name", "maybe"}:
        return last
    last = title.rsplit(maxsplit=1)[-1]
    return last if last != title and kind_of_people(last) == "name" and not last.isascii() else ""


def knows(look: Sniffed) -> bool:
    """Whether at least two lines of a text begin with a label that organisers' pages use, or with a time."""
    if look.data is not None or look.is_ours or look.is_to_read or look.is_yaml:
        return False
    if look.text.lstrip().startswith(("<", "{", "[", "---\n", "+++\n")):
        return False
    lines = [with_label(line) for line in map(bare_line, look.text.splitlines()) if line]
    kinds = [label_of(line)[0] for line in lines]
    known = sum(kind in {"producer", "anchor", "summary", "takeaways", "talks", "clock", "title"} for kind in kinds) > 1
    return known or are_hours(lines)


def read(sources: Sequence[Source], year: str) -> Outcome[dict[str, Plain]]:
    """The agenda on a pasted page, as ordered plain data; ``year`` is that of dates without one.

    Error: import-nothing when no talk is found. Warnings: import-unplaced (lines below ``extra``), import-no-track,
    import-contradiction. Notes: import-person, import-assumed.
    """
    source = sources[0]
    lines = split_lines(source)
    hours = all(line.kind != "anchor" for line in lines) and are_hours([line.text for line in lines])
    reader = (TimetableReader if hours else PageReader)(source, year)
    heads = find_heads(reader.lines)
    if not heads:
        return Outcome(None, (error("import-nothing", path=source.name),))
    reader.header(heads[0].first)
    for head, end in zip(heads, [*(head.first for head in heads[1:]), len(reader.lines)], strict=True):
        reader.talk(head, end)
    return Outcome(reader.agenda(), tuple(reader.found))
