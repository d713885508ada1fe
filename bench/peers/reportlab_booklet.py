"""The booklet by ReportLab as its user guide would do it, platypus and multiBuild: reportlab_booklet.py AGENDA OUT."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus.doctemplate import IndexingFlowable
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.tableofcontents import TableOfContents

from programme import BOLD, REGULAR, Person, Programme, Talk, Track, load

WIDTH, HEIGHT = 148 * mm, 210 * mm
SIDE, EDGE = 15 * mm, 20 * mm


def style(name: str, **changes: Any) -> ParagraphStyle:
    """The body style with changes."""
    body = {"fontName": "Sans", "fontSize": 9.5, "leading": 15.2, "wordWrap": "CJK"}
    return ParagraphStyle(name, **{**body, **changes})


BODY = style("body", alignment=TA_JUSTIFY)
QUIET = style("quiet", textColor="#666666")
SMALL = style("small", fontSize=7.5)
ITEM = style("item", leftIndent=12, bulletFontName="Sans", alignment=TA_JUSTIFY)
COVER = style("cover", fontName="Sans-Bold", fontSize=28, leading=40)
TRACK = style("track", fontName="Sans-Bold", fontSize=20, leading=30, spaceAfter=7)
TALK = style("talk", fontName="Sans-Bold", fontSize=13, leading=19, spaceBefore=14, spaceAfter=7, keepWithNext=1)
PART = style("part", fontName="Sans-Bold", spaceBefore=10, spaceAfter=4, keepWithNext=1)
FIGURE = style("figure", alignment=TA_RIGHT)


class Entry(Paragraph):
    """A heading that goes into the contents, at a level."""

    def __init__(self, text: str, look: ParagraphStyle, level: int) -> None:
        super().__init__(escape(text), look)
        self.level = level


class Mark(Flowable):
    """Nothing to see: it tells on which page somebody speaks."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person

    def wrap(self, *_: float) -> tuple[float, float]:
        """No size."""
        return 0, 0

    def draw(self) -> None:
        """Nothing."""


class SpeakerIndex(IndexingFlowable):
    """Everybody who speaks, with the pages of the pass before."""

    def __init__(self) -> None:
        super().__init__()
        self.before: dict[Person, list[int]] = {}
        self.now: dict[Person, list[int]] = {}

    def beforeBuild(self) -> None:  # noqa: N802  the library's name
        """A new pass."""
        self.before, self.now = self.now, {}

    def notify(self, kind: str, stuff: tuple[Person, int]) -> None:
        """Somebody speaks on a page."""
        if kind == "speaks":
            self.now.setdefault(stuff[0], []).append(stuff[1])

    def isSatisfied(self) -> bool:  # noqa: N802  the library's name
        """Whether the pages stayed as they were."""
        return self.before == self.now

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size of the whole table."""
        rows = [
            [Paragraph(escape(f"{person.name} {person.post}"), BODY), Paragraph(", ".join(map(str, pages)), FIGURE)]
            for person, pages in sorted(self.before.items())
        ]
        self.table = Table(
            rows or [["", ""]], colWidths=[width - 60, 60], style=[("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
        )
        return self.table.wrapOn(self.canv, width, height)

    def split(self, width: float, height: float) -> list[Flowable]:
        """The table on several pages."""
        return self.table.splitOn(self.canv, width, height)

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803  the library's names
        """The table."""
        self.table.drawOn(canvas, x, y, _sW)  # type: ignore[call-arg]  # its stubs know three


class Booklet(BaseDocTemplate):
    """A document with a running head and folio."""

    def __init__(self, out: str, programme: Programme) -> None:
        super().__init__(out, pagesize=(WIDTH, HEIGHT), title=programme.title)
        self.programme = programme
        self.part = ""
        self.heading = 0
        frame = Frame(SIDE, EDGE, WIDTH - 2 * SIDE, HEIGHT - 2 * EDGE, 0, 0, 0, 0)
        self.addPageTemplates(
            [PageTemplate("cover", [frame]), PageTemplate("inside", [frame], onPageEnd=self.furniture)]
        )

    def beforeDocument(self) -> None:  # noqa: N802  the library's name
        """A new pass."""
        self.part, self.heading = "", 0

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  the library's name
        """Headings to the contents and the bookmarks, speakers to the index."""
        if isinstance(flowable, Entry):
            text = flowable.getPlainText()
            self.heading += 1
            key = f"h{self.heading}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(text, key, flowable.level, closed=True)
            self.notify("TOCEntry", (flowable.level, escape(text), self.page, key))
            if flowable.level == 0:
                self.part = text
        elif isinstance(flowable, Mark):
            self.notify("speaks", (flowable.person, self.page))

    def furniture(self, canvas: Any, _: BaseDocTemplate) -> None:
        """Running head and folio."""
        canvas.setFont("Sans", 7.5)
        canvas.drawString(SIDE, HEIGHT - 12 * mm, self.part)
        canvas.drawRightString(WIDTH - SIDE, HEIGHT - 12 * mm, self.programme.title)
        canvas.drawCentredString(WIDTH / 2, 11 * mm, str(canvas.getPageNumber()))


def story(programme: Programme) -> Iterator[Flowable]:
    """Everything in order."""
    yield Spacer(0, 40 * mm)
    yield Paragraph(escape(programme.title), COVER)
    for line in (programme.subtitle, programme.dates, programme.organiser):
        yield Paragraph(escape(line), BODY)
    yield Paragraph(escape(programme.copyright), SMALL)
    yield NextPageTemplate("inside")
    yield PageBreak()
    yield Paragraph("目录", TRACK)
    contents = TableOfContents(dotsMinLevel=0)
    contents.levelStyles = [style("contents-track", fontName="Sans-Bold", spaceBefore=5), BODY]
    yield contents
    for track in programme.tracks:
        yield PageBreak()
        yield from opener(track)
        for talk in track.talks:
            yield from session(talk)
    yield PageBreak()
    yield Entry("讲师索引", TRACK, 0)
    yield SpeakerIndex()


def opener(track: Track) -> Iterator[Flowable]:
    """The page of a track and its producer."""
    yield Entry(track.title, TRACK, 0)
    yield Paragraph(escape(track.intro), BODY)
    yield Paragraph("出品人", PART)
    yield Paragraph(escape(f"{track.producer.name} {track.producer.post}"), QUIET)
    yield Paragraph(escape(track.producer.bio), BODY)
    yield PageBreak()


def session(talk: Talk) -> Iterator[Flowable]:
    """A talk."""
    yield Entry(talk.title, TALK, 1)
    yield Paragraph(escape(talk.slot), QUIET)
    for speaker in talk.speakers:
        yield Mark(speaker)
        yield Paragraph(escape(f"{speaker.name} {speaker.post}"), QUIET)
    for part in talk.parts:
        yield Paragraph(escape(part.heading), PART)
        for text in part.texts:
            yield Paragraph(escape(text), ITEM, bulletText="•") if part.listed else Paragraph(escape(text), BODY)
    yield Paragraph("听众收益", PART)
    for text in talk.takeaways:
        yield Paragraph(escape(text), ITEM, bulletText="•")


pdfmetrics.registerFont(TTFont("Sans", REGULAR))
pdfmetrics.registerFont(TTFont("Sans-Bold", BOLD))
pdfmetrics.registerFontFamily("Sans", normal="Sans", bold="Sans-Bold", italic="Sans", boldItalic="Sans-Bold")
booklet = load(sys.argv[1])
Booklet(sys.argv[2], booklet).multiBuild(list(story(booklet)))
