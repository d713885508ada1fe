"""Ways through a document: places, page labels, active areas, the outline (ISO 32000-1 §12.3, §12.4.2, §12.5.6.5). No drawing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportlab.pdfbase.pdfdoc import (
    OutlineEntryObject,
    PDFDictionary,
    PDFName,
    PDFOutlines,
    PDFPageLabel,
    PDFPageLabels,
)

from progprint.pdf.syntax import ascii_string, text_string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from progprint.pdf.document import Document
    from progprint.pdf.tags import Element
    from progprint.typeset.frame import Link, Tag

_SCHEMES = ("http", "https", "mailto")
_URI_MARKS = "!#$%&'()*+,/:;=?@[]~"
_STYLES = {"D": "ARABIC", "r": "ROMAN_LOWER"}
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Place(NamedTuple):
    """A point to go to: page, counted from 0, position in the space of that page, pt, and the element that lies there."""

    page: int
    x: float
    y: float
    element: Element | None = None


class Bookmark(NamedTuple):
    """An entry of the outline; levels begin at 1."""

    level: int
    title: str
    place: Place


class ActiveArea(NamedTuple):
    """An active rectangle (x0 y0 x1 y1 in the space of its page, pt) and the element it belongs to."""

    page: int
    rect: tuple[float, float, float, float]
    link: Link
    element: Element


class NavigationNotes:
    """Anchors, links and bookmarks of pages. ``titles`` are those bookmarks that stand at an anchor."""

    def __init__(self) -> None:
        self.anchors: dict[str, Place] = {}
        self.titles: dict[str, str] = {}
        self.bookmarks: list[Bookmark] = []
        self.areas: list[ActiveArea] = []

    def enter(self, tag: Tag, place: Place) -> None:
        """Note where the anchor and the bookmark of a tag lead to."""
        if tag.anchor:
            self.anchors.setdefault(tag.anchor, place)
        if tag.outline is not None:
            self.bookmarks.append(Bookmark(*tag.outline, place))
            self.titles.setdefault(tag.anchor, tag.outline[1])


class _Label(NamedTuple):
    """A page label: a number in a style ("D" or "r"), or a fixed text."""

    style: str
    number: int = 0
    text: str = ""

    def follows(self, other: _Label) -> bool:
        return bool(self.style) and self == other._replace(number=other.number + 1)


def page_labels(labels: Sequence[str]) -> PDFPageLabels:
    """The number tree of page labels (§12.4.2), one entry per run of consecutive numbers.

    A page without a printed number counts on from the one before. Pages before the first number count back
    from it; where that would begin below 1 they get small roman numerals.
    """
    tree = PDFPageLabels()
    found = _completed([_parsed(label) for label in labels])
    for page, label in enumerate(found):
        if page and label.follows(found[page - 1]):
            continue
        entry = PDFPageLabel(_STYLES.get(label.style), label.number if label.number != 1 else None)
        if not label.style:
            entry.P = text_string(label.text)
        tree.addPageLabel(page, entry)
    return tree


def _parsed(label: str) -> _Label | None:
    if not label:
        return None
    if label.isascii() and label.isdigit() and str(int(label)) == label and label != "0":
        return _Label("D", int(label))
    if re.fullmatch("[ivxlc]+", label):
        value = next((n for n in range(1, 400) if _roman(n) == label), 0)
        if value:
            return _Label("r", value)
    return _Label("", text=label)


def _completed(labels: Sequence[_Label | None]) -> list[_Label]:
    first = next((n for n, label in enumerate(labels) if label is not None and label.style), len(labels))
    start = labels[first] if first < len(labels) else None
    known: list[_Label] = []
    for page, label in enumerate(labels):
        if label is not None:
            known.append(label)
        elif page < first and start is not None and start.number - first >= 1:
            known.append(_Label(start.style, start.number - first + page))
        elif page < first:
            known.append(_Label("r", page + 1))
        else:
            known.append(known[-1]._replace(number=known[-1].number + 1) if known[-1].style else _Label("", text="-"))
    return known


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def leads_to(place: Place, pages: Sequence[str], *, structured: bool = False) -> dict[str, str]:
    """The key, Dest or A, and the value by which a link or an outline entry goes to a place.

    It is an explicit destination (§12.3.2.2): a point of one of the pages, by reference, keeping the magnification.
    ``structured``: to its element as well (ISO 32000-2 §12.3.2.3).
    """
    point, element = f"/XYZ {round(place.x)} {round(place.y)} null]", place.element
    dest = f"[{pages[place.page]}{point}"
    if not structured:
        return {"Dest": dest}
    there = f"/SD[{element.ref}{point}" if element is not None and element.ref else ""
    return {"A": f"<</S/GoTo/D{dest}{there}>>"}


def allowed(url: str) -> bool:
    """Whether a URL is of a kind that a printed programme may lead to: http, https, mailto."""
    scheme, _, rest = url.partition(":")
    return scheme.lower() in _SCHEMES and bool(rest)


def uri_action(url: str) -> dict[str, str]:
    """The key and the value by which a link opens a URL; what is not ASCII is percent-encoded (RFC 3987 §3.1)."""
    from urllib.parse import quote

    return {"A": f"<</S/URI/URI{ascii_string(quote(url, safe=_URI_MARKS))}>>"}


# -- the outline: ReportLab's entries, tied to each other by bookmarks and their levels


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
