"""Flyer 折页: a track on a folded sheet, its opener first, its talks in short inside."""

from __future__ import annotations

from progprint.agenda.texts import short
from progprint.sheets.context import Context
from progprint.sheets.handouts.desk import Sheet, edition, fitted
from progprint.typeset.frame import Group


def flyers(context: Context) -> list[Sheet]:
    """The pages of every track in turn, each filled to a multiple of four."""
    from progprint.sheets.booklet import booklet

    sheets = []
    for track in context.agenda.tracks:
        own = short(context.agenda._replace(tracks=(track,), sessions=(), pages=()))
        made = booklet(context._replace(agenda=own, press=True))
        if not made:
            continue
        *pages, last = made
        size = context.design.page
        whole = [item for page in (*pages, last) for item in page.frame.items]
        printed = fitted(
            context, edition(context, whole), "caption", 90.0, key=f"flyer.{track.id}.edition", align="right"
        )
        foot = Group(size.width - size.inner - 90.0, size.height - size.bottom * 0.4 - printed.height, printed)
        pages.append(
            last._replace(frame=last.frame._replace(items=(*last.frame.items, foot))) if context.fingerprint else last
        )
        sheets += [Sheet(track.title.text, page, subject=track.id) for page in pages]
    return sheets
