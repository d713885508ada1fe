"""A part of the booklet: its title, and pages with the name of the part in the running head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from progprint.core.color import PAPER
from progprint.core.units import Rect
from progprint.typeset.boxes import Columns, Space
from progprint.typeset.evened import evened
from progprint.typeset.frame import Frame, Picture, Tag
from progprint.typeset.furniture import Thumb
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from progprint.agenda.programme import Track, Wording
    from progprint.core.raster import Raster
    from progprint.sheets.context import Context
    from progprint.typeset.block import Block
    from progprint.typeset.paragraph import Paragraph


def title_of(context: Context, title: Wording | str, anchor: str, key: str = "") -> Paragraph:
    """The title of a part, which is in the outline, too; ``anchor`` is the place in the document that stands for it."""
    outline = (1, str(title))
    return context.text(title, "title", role="H1", key=f"{key or anchor}.title", anchor=anchor, outline=outline)


def pages_of(context: Context, title: Wording | str, name: str, blocks: Iterable[Block]) -> PageGroup:
    """The pages of a part; the first has a folio and no running heads."""
    return PageGroup(tuple(blocks), name=name, first="folio", outer=str(title), inner=context.running)


def figure(raster: Raster, x: float, y: float, width: float, height: float, alt: str) -> Tag:
    """A picture at a place; ``alt`` is for those who cannot see it."""
    return Tag("Figure", x, y, Frame(width, height, (Picture(Rect(0.0, 0.0, width, height), raster, alt),)), alt=alt)


def in_columns(
    context: Context, title: Wording | str, part: str, above: Sequence[Block], rows: Sequence[Block], top: float
) -> PageGroup:
    """A part whose rows stand in the columns that the look has for it, ``top`` pt below the head of the first page.

    Its pages are about equally full.
    """
    page, count = context.design.page, int(context.design.number(f"{part}.columns")) or 1
    columns = Columns(Stack(tuple(rows), grid=page.grid / 2), count, page.gutter, page.grid)
    even = evened(columns, page.text_width, page.text_height, top, page.grid)
    return pages_of(context, title, part, (*above, Space(page.grid), even))


def thumb_of(context: Context, track: Track) -> Thumb | None:
    """The tab of a track; none where it is the only one."""
    if len(context.agenda.tracks) == 1:
        return None
    return Thumb(str(track.short_title or track.title), context.accent(track), PAPER, max(track.number - 1, 0))
