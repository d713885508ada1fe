"""A day on a sheet: the glance 一览表 for a desk, and the poster 海报 for a wall.

Five rooms and more lie across; fewer stand upright. A day takes as many sheets as it needs to keep its size of type.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from progprint.agenda.conference import fits_code
from progprint.core.units import Rect
from progprint.sheets.back import address_code
from progprint.sheets.context import Context
from progprint.sheets.daylist import day_list
from progprint.sheets.glance import ANCHOR, Paper, gridded
from progprint.sheets.handouts.desk import Sheet, artifact, edition, fitted, foot_line
from progprint.sheets.timetable import Day, shown_days
from progprint.typeset.block import frame_of
from progprint.typeset.frame import Frame, Group, Item, Page, Rule, runs
from progprint.typeset.pages import Galley, PageGroup, compose
from progprint.typeset.stack import Stack

UPRIGHT = 4
"""Rooms up to which a day stands on an upright sheet."""
SHEET = Paper(numbers=False, facing=False, parts=4)
"""A desk: the day stands above the grid."""
WALL = SHEET._replace(titled=False)
"""A wall: the day stands in a strip."""

_LARGER = (2.8, 2.4, 2.0, 1.7, 1.4, 1.2, 1.0)
"""How much larger than usual the type of a day of few items may be: on a desk no larger than twice that, in a grid less."""
_SMALL = 0.5
"""Share of a sheet below which a grid has few items."""


def glances(context: Context) -> list[Sheet]:
    """A sheet for each day of the programme; more where a day needs them to be readable."""
    return [sheet._replace(page=sheet.page._replace(bleed=0.0)) for sheet, _, _ in _days(_turned(context), SHEET)]


def _turned(context: Context) -> Context:
    """The look on a sheet that lies across where a day has many rooms, and stands upright else."""
    page = context.design.page
    few = max((len(day.columns) for day in shown_days(context.agenda)), default=0) <= UPRIGHT
    if few == (page.width > page.height):
        page = page._replace(width=page.height, height=page.width)
    return context._replace(design=context.design.with_page(page))


def _days(context: Context, paper: Paper) -> Iterator[tuple[Sheet, datetime.date | None, int]]:
    """The days on sheets of their own, each with its number among those of its day; the edition stands at the foot."""
    page = context.design.page
    for number, day in enumerate(shown_days(context.agenda), 1):
        pages = _set(context, day, number, paper)
        for n, made in enumerate(pages, 1):
            count = f"{n}/{len(pages)}" if len(pages) > 1 else ""
            printed = edition(context, made.frame.items)
            text = foot_line(context, f"{ANCHOR}.{number}.foot.{n}", count, context.running, printed)
            whole = (*made.frame.items, Group(page.inner, page.height - page.bottom * 0.75, text))
            name = " ".join(filter(None, (str(day.day or ""), str(n) if len(pages) > 1 or not day.day else "")))
            yield Sheet(name, made._replace(frame=Frame(page.width, page.height, whole))), day.day, n


def _composed(context: Context, groups: Sequence[PageGroup]) -> list[Page]:
    """Pages without heads and folios."""
    from progprint.sheets.booklet import master

    bare = tuple(group._replace(start="new", first="plain", folio=False, outer="", inner="") for group in groups)
    return list(compose(Galley(bare, context.design.page.grid), master(context), context.composer))


def _set(context: Context, day: Day, number: int, paper: Paper) -> list[Page]:
    """A day on one sheet, in the largest type that it has room for where it is a list or a small grid, else on several."""
    page, pages = context.design.page, list[Page]()
    plain = gridded(context, day, number, paper)
    if plain and not _is_small(context, plain):
        return _composed(context, plain)
    for share in _LARGER[4 if plain else 2 if paper.titled else 0 :]:
        design = context.design.enlarged(share).with_page(page._replace(grid=round(page.grid * share, 3)))
        larger = context._replace(design=design)
        if plain:
            groups = gridded(larger, day, number, paper)
        else:
            groups = [day_list(larger, day, number, ANCHOR, numbers=False, titled=paper.titled)]
        pages = _composed(larger, groups)
        if len(pages) == 1 and not (plain and len(groups[0].blocks) > len(plain[0].blocks)):
            break
    return pages


def _is_small(context: Context, groups: Sequence[PageGroup]) -> bool:
    """Whether a grid would leave more than half of its sheet empty."""
    page = context.design.page
    return len(groups) == 1 and frame_of(Stack(groups[0].blocks), page.text_width).height < _SMALL * page.text_height


def posters(context: Context) -> list[Sheet]:
    """The same below a strip with the day, the conference's name and its address, to be hung on a wall."""
    context = _turned(context)
    page = context.design.page
    high = context.design.style("display").leading + 0.5 * page.top
    lower = context._replace(design=context.design.with_page(page._replace(top=high + 0.35 * page.top)))
    sheets = []
    for sheet, day, n in _days(lower, WALL):
        items = (*_strip(context, day, high, f"poster.{day or ''}.{n}"), *sheet.page.frame.items)
        whole = sheet.page._replace(frame=Frame(page.width, page.height, items), bleed=page.bleed)
        sheets.append(sheet._replace(page=whole))
    return sheets


def _strip(context: Context, day: datetime.date | None, high: float, key: str) -> list[Item]:
    """The day at the left as large as it can be; conference, place and address code at the right."""
    page, words, conference = context.design.page, context.words, context.agenda.conference
    items: list[Item] = [artifact(Rule(Rect(0.0, 0.0, page.width, high), context.design.accent, bleeds="tlr"))]
    width, right = page.text_width, page.width - page.outer
    if conference.url and fits_code(conference.url):
        side = 0.76 * high
        tile = Frame(side, side, (address_code(context, conference.url, side),))
        items.append(Group(right - side, 0.12 * high, tile))
        right -= side + 0.5 * page.gutter
    head = words.short_date(day) if day else context.title
    name = fitted(context, head, context.design.style("display").but(phrases=False), 0.55 * width, key=f"{key}.day",
                  role="H1", height=high)  # fmt: skip
    wide = max(x + run.x + run.width for run, x, _ in runs(name))
    items.append(Group(page.inner, (high - name.height) / 2, name))
    if day:
        look = context.design.style("onaccent")
        weekday = fitted(context, words.weekday(day), look, 0.2 * width, key=f"{key}.weekday", phrases=False)
        items.append(
            Group(page.inner + wide + look.text.size, 0.5 * (high + name.height) - 1.25 * weekday.height, weekday)
        )
    when = "" if day else words.dates(conference.days) if conference.days else ""
    told = [(context.title, "heading")] if day else []
    told += [(line, "onaccent") for line in (when, conference.venue.name.text if conference.venue else "") if line]
    left = page.inner + wide + 0.2 * width
    frames = [
        fitted(
            context,
            text,
            context.design.styled(style, "paper"),
            right - left,
            0.45 * high,
            key=f"{key}.{style}.{n}",
            align="right",
        )
        for n, (text, style) in enumerate(told)
    ]
    y = (high - sum(frame.height for frame in frames)) / 2
    for frame in frames:
        items.append(Group(left, y, frame))
        y += frame.height
    return items
