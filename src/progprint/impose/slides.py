"""Slides on paper: several on a sheet, or each with what the host says below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from progprint.core.color import black
from progprint.core.units import MM, Rect
from progprint.typeset.frame import Frame, Group, Item, Lines, Page, Rule, Tag
from progprint.typeset.line import Composer
from progprint.typeset.scaled import scaled
from progprint.typeset.style import ParagraphStyle, TextStyle

A4 = (210 * MM, 297 * MM)
_MARGIN, _GAP = 15 * MM, 8 * MM
_HAIR = 0.4
_GREY = black(0.45)
_CAPTION = TextStyle("sans", "regular", 8.0, black(0.7))
_NOTES = ParagraphStyle("notes", TextStyle("sans", "regular", 12.0), 19.0, after=6.0)
_FIRST = ParagraphStyle("time", TextStyle("sans", "bold", 12.0), 19.0, after=6.0)


class SlideSheet(NamedTuple):
    """So many slides on a sheet: columns, rows, and whether the paper lies on its side."""

    columns: int
    rows: int
    wide: bool


FORMS = {"2up": SlideSheet(1, 2, False), "4up": SlideSheet(2, 2, True), "8up": SlideSheet(2, 4, False)}


def on_sheets(slides: Sequence[Page], form: str, title: str, composer: Composer) -> tuple[Page, ...]:
    """Several slides on each sheet of A4, in rows, with their numbers; ``title`` stands in the foot."""
    how = FORMS[form]
    width, height = A4[::-1] if how.wide else A4
    many = how.columns * how.rows
    sheets = []
    for begin in range(0, len(slides), many):
        items: list[Item] = []
        for n, slide in enumerate(slides[begin : begin + many]):
            column, row = n % how.columns, n // how.columns
            room = Rect(
                _MARGIN + column * ((width - 2 * _MARGIN + _GAP) / how.columns),
                _MARGIN + row * ((height - 2 * _MARGIN) / how.rows),
                _MARGIN + (column + 1) * ((width - 2 * _MARGIN + _GAP) / how.columns) - _GAP,
                _MARGIN + (row + 1) * ((height - 2 * _MARGIN) / how.rows) - _GAP,
            )
            items += _placed(slide, room, composer)
        number = begin // many + 1
        items.append(_foot(f"{title}　{number}", width, height, composer))
        sheets.append(Page(Frame(width, height, tuple(items)), label=str(number)))
    return tuple(sheets)


def with_notes(
    slides: Sequence[Page], notes: Sequence[Sequence[str]], title: str, composer: Composer
) -> tuple[Page, ...]:
    """Each slide on a page of A4 with its notes below it; notes that are longer go on on a further page."""
    width, height = A4
    made: list[Page] = []
    for number, (slide, said) in enumerate(zip(slides, notes, strict=True), 1):
        factor = (width - 2 * _MARGIN) / slide.frame.width
        top = _MARGIN + slide.frame.height * factor + _GAP
        room = Rect(_MARGIN, _MARGIN, width - _MARGIN, _MARGIN + slide.frame.height * factor)
        items: list[Item] = list(_placed(slide, room, composer, caption=False))
        for text, style in ((line, _FIRST if n == 0 else _NOTES) for n, line in enumerate(said)):
            lines = composer.lines(text, style, width - 2 * _MARGIN)
            if top + len(lines) * style.leading > height - _MARGIN - _GAP and top > _MARGIN:
                made.append(_page(items, f"{title}　{number}", str(len(made) + 1), composer))
                items, top = [], _MARGIN
            first = top + 0.78 * style.leading
            runs = Lines(first, style.leading, tuple(tuple(line.runs) for line in lines))
            place = Frame(width - 2 * _MARGIN, len(lines) * style.leading, (runs._replace(first=first - top),))
            items.append(Tag("P", _MARGIN, top, place, f"notes.{number}.{len(items)}"))
            top += len(lines) * style.leading + style.after
        made.append(_page(items, f"{title}　{number}", str(len(made) + 1), composer))
    return tuple(made)


def _page(items: Sequence[Item], foot: str, label: str, composer: Composer) -> Page:
    width, height = A4
    return Page(Frame(width, height, (*items, _foot(foot, width, height, composer))), label=label)


def _placed(slide: Page, room: Rect, composer: Composer, *, caption: bool = True) -> Iterator[Item]:
    """A slide as large as its room allows, in a hairline, with its number below."""
    below = 12.0 if caption else 0.0
    factor = min(room.width / slide.frame.width, (room.height - below) / slide.frame.height)
    small = scaled(slide.frame, factor)
    x, y = room.x0 + (room.width - small.width) / 2, room.y0
    yield Group(x, y, small, clip=True)
    edges = (
        Rect(x, y, x + small.width, y + _HAIR),
        Rect(x, y + small.height - _HAIR, x + small.width, y + small.height),
        Rect(x, y, x + _HAIR, y + small.height),
        Rect(x + small.width - _HAIR, y, x + small.width, y + small.height),
    )
    items: list[Item] = [Rule(edge, _GREY) for edge in edges]
    if caption:
        items += composer.place(slide.label, _CAPTION, x, y + small.height + 10)
    yield Tag("Artifact", 0.0, 0.0, Frame(0.0, 0.0, tuple(items)))


def _foot(text: str, width: float, height: float, composer: Composer) -> Tag:
    runs = composer.place(text, _CAPTION, width - _MARGIN, height - _MARGIN / 2, "right")
    return Tag("Artifact", 0.0, 0.0, Frame(0.0, 0.0, tuple(runs)))
