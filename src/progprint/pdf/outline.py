"""The outline of a document (ISO 32000-1 §12.3.3): ReportLab's entries, tied to each other by bookmarks and their levels."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import OutlineEntryObject, PDFDictionary, PDFName, PDFOutlines

from progprint.pdf.navigation import leads_to
from progprint.pdf.syntax import text_string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from progprint.pdf.document import Document
    from progprint.pdf.navigation import Bookmark


class OutlineEntry(OutlineEntryObject):
    """An entry: its spelled title, where it leads to, by ``Dest`` or by the action ``A`` of PDF 2.0, and its kids."""

    def __init__(self, title: str, goal: dict[str, str]) -> None:
        self.goal = {"Title": title, **goal}
        self.kids: list[OutlineEntry] = []

    def format(self, document: Document) -> bytes:
        """The bytes of the entry, without what is not set."""
        names = ("Parent", "Prev", "Next", "First", "Last", "Count")
        tied = {name: value for name in names if (value := getattr(self, name)) is not None}
        return bytes(PDFDictionary(self.goal | tied).format(document))


class Outline(PDFOutlines):
    """The root of the outline."""

    def __init__(self) -> None:
        super().__init__()
        self.kids: list[OutlineEntry] = []


def enter_outline(document: Document, bookmarks: Sequence[Bookmark], pages: Sequence[str], *, structured: bool) -> None:
    """Enter the outline into the catalogue; none where there is nothing to list.

    An entry lies below the nearest one before it that has a lower level. All entries are closed, so that a reader sees
    the first level and opens what he wants. ``pages`` are references to the page objects; ``structured`` entries lead to
    elements as well (PDF 2.0).
    """
    if not bookmarks:
        return
    top = document.Catalog.Outlines = Outline()
    document.Catalog.PageMode = PDFName("UseOutlines")
    document.refer(top)
    path: list[tuple[int, Outline | OutlineEntry]] = [(0, top)]
    for level, title, place in bookmarks:
        while len(path) > 1 and path[-1][0] >= level:
            path.pop()
        entry = OutlineEntry(text_string(" ".join(title.split())), leads_to(place, pages, structured=structured))
        entry.Parent = document.refer(path[-1][1])
        path[-1][1].kids.append(entry)
        path.append((level, entry))
        document.refer(entry)
    top.first, top.last, top.count = document.refer(top.kids[0]), document.refer(top.kids[-1]), len(top.kids)
    _tie(document, top.kids)


def _tie(document: Document, first_level: list[OutlineEntry]) -> None:
    """Tell the entries of all levels of each other."""
    waiting = [first_level]
    while waiting:
        kids = waiting.pop()
        for before, after in pairwise(kids):
            before.Next, after.Prev = document.refer(after), document.refer(before)
        for entry in kids:
            if entry.kids:
                entry.First, entry.Last = document.refer(entry.kids[0]), document.refer(entry.kids[-1])
                entry.Count = -len(entry.kids)
                waiting.append(entry.kids)
