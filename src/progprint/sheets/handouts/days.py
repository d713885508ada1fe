"""A day on one sheet: the glance 一览表 for a desk, and the poster 海报 for a wall."""

from __future__ import annotations

from progprint.core.units import Rect
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.glance import glance
from progprint.sheets.handouts.desk import Sheet, artifact, edition, fitted, stacked
from progprint.sheets.timetable import days, shown_days
from progprint.typeset.frame import Frame, Group, Item, Rule
from progprint.typeset.pages import Galley, compose

UPRIGHT = 4
"""Columns up to which a day stands on an upright sheet."""


def glances(context: Context) -> list[Sheet]:
    """A sheet for each day of the programme; more where a day is parted to be readable. Few rooms stand upright."""
    page = context.design.page
    few = max((len(day.columns) for day in days(context.agenda)), default=0) <= UPRIGHT
    if few and page.width > page.height:
        page = page._replace(width=page.height, height=page.width)
    return _days(context._replace(design=context.design.with_page(page)))


def _days(context: Context) -> list[Sheet]:
    """The days on pages of their own, without heads and folios; the edition stands at the foot."""
    from progprint.sheets.booklet import master

    page = context.design.page
    groups = tuple(
        group._replace(start="new", first="plain", folio=False, outer="", inner="") for group in glance(context)
    )
    pages = compose(Galley(groups, page.grid), master(context), context.composer)
    named = [day.day.isoformat() if day.day else "" for day in shown_days(context.agenda)]
    sheets = []
    for n, made in enumerate(pages):
        foot = SEPARATOR.join(part for part in (context.running, edition(context, made.frame.items)) if part)
        look = context.design.style("caption")
        text = fitted(context, foot, look, page.width - page.inner - page.outer, key=f"glance.foot.{n}", align="right")
        items = (*made.frame.items, Group(page.inner, page.height - page.bottom * 0.75, text))
        frame = Frame(page.width, page.height, items)
        sheets.append(
            Sheet(named[n] if len(named) == len(pages) else str(n + 1), made._replace(frame=frame, bleed=0.0))
        )
    return sheets


def posters(context: Context) -> list[Sheet]:
    """The same on a ground with the conference's name, to be hung on a wall."""
    page = context.design.page
    width = page.width - page.inner - page.outer
    conference = context.agenda.conference
    when = context.words.dates(conference.days) if conference.days else ""
    where = conference.venue.name.text if conference.venue else ""
    line = SEPARATOR.join(part for part in (when, where) if part)

    def head_of(key: str) -> tuple[list[Item], float]:
        look = context.design.style("display")
        frames = [fitted(context, context.title, look, width, 2.1 * look.leading, key=f"{key}.title", role="H1")]
        frames += [fitted(context, line, "onaccent", width, key=f"{key}.when")] if line else []
        return stacked(frames, page.inner, page.top)

    _, end = head_of("poster")
    ground = Rule(Rect(0.0, 0.0, page.width, end + page.top * 0.6), context.design.accent, bleeds="tlr")
    top = end + page.top * 1.1
    lower = context._replace(design=context.design.with_page(page._replace(top=top)))
    sheets = []
    for n, sheet in enumerate(_days(lower), 1):
        head, _ = head_of(f"poster.{n}")
        items: tuple[Item, ...] = (artifact(ground), *head, *sheet.page.frame.items)
        sheets.append(
            Sheet(sheet.name, sheet.page._replace(frame=Frame(page.width, page.height, items), bleed=page.bleed))
        )
    return sheets
