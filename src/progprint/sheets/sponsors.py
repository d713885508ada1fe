"""Sponsors 合作伙伴 by level, in the order of the agenda: logos of one optical weight, names below them.

Logos are drawn with equal areas, not in equal boxes, so that a long one and a square one look alike; a sponsor without
a logo has its name in its place.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from progprint.agenda.programme import Sponsor
from progprint.core.raster import Raster
from progprint.core.units import Rect
from progprint.sheets.context import Context
from progprint.sheets.grid.parting import HYPHENED, tearing
from progprint.sheets.part import figure, pages_of, title_of
from progprint.typeset.block import Block, frame_of
from progprint.typeset.boxes import Fixed, Space
from progprint.typeset.frame import Frame, Item, Link, Tag, placed
from progprint.typeset.pages import PageGroup
from progprint.typeset.paragraph import Paragraph

ANCHOR = "sponsors"

_ROW = 4
"""Height of the logos of a row, in lines of the grid; the names take another one."""
_RANKS = 3
"""Levels of which each has smaller logos than the one before it: more of them beside each other, in lower rows."""
_FILL = 0.34
"""Share of its cell that a logo covers."""
_WIDE, _HIGH = 0.86, 0.62
"""Most of the width and of the height of a cell that a logo takes."""
_LINES = 3
"""Lines of a name beside others in the place of a logo, at most."""


def sponsors(context: Context) -> list[PageGroup]:
    """The pages of all levels; none without sponsors."""
    listed = context.agenda.sponsors
    if not listed:
        return []
    words, grid = context.words, context.design.page.grid
    blocks: list[Block] = [title_of(context, words.sponsors, ANCHOR), Space(grid)]
    columns = max(1, int(context.design.number("sponsors.columns")))
    levels = list(dict.fromkeys(sponsor.level for sponsor in listed))
    for n, level in enumerate(levels, 1):
        members = [sponsor for sponsor in listed if sponsor.level == level]
        if level:
            blocks.append(context.text(level, "kicker", key=f"sponsors.{n}", role="H2", before=grid if n > 1 else 0.0))
        across = max(1, columns - 2 + min(n, _RANKS)) if len(levels) > 1 else columns
        height = (_ROW + 1 + columns - across) * grid
        across = next(count for count in range(across, 0, -1) if count == 1 or _held(context, members, count))
        rows = (members[at : at + across] for at in range(0, len(members), across))
        blocks += [Fixed(_row(context, row, across, height, f"sponsors.{n}.{k}")) for k, row in enumerate(rows, 1)]
    return [pages_of(context, words.sponsors, ANCHOR, blocks)._replace(movable=True)]


def _held(context: Context, members: Sequence[Sponsor], across: int) -> bool:
    """Whether so many columns hold all names that stand in the place of a logo, no word torn, on few lines."""
    width = _WIDE * context.design.page.text_width / across
    names = [_name(context, one, "") for one in members if context.picture(one.logo) is None]
    return all(len(name.lines(width)) <= _LINES and tearing(name, width) < HYPHENED for name in names)


def _row(context: Context, members: Sequence[Sponsor], across: int, height: float, key: str) -> Frame:
    """Sponsors beside each other, as high as logos should be and as names need; of names alone lower."""
    width, grid = context.design.page.text_width, context.design.page.grid
    step = width / across
    names = [frame_of(_name(context, one, f"{key}.{n}"), step * _WIDE) for n, one in enumerate(members)]
    logos = any(context.picture(one.logo) is not None for one in members)
    least, air = (height, grid) if logos else (0.0, 2 * grid)
    high = max([least, *(name.height + air for name in names)])
    cells = [_cell(context, *one, step, high, f"{key}.{n}") for n, one in enumerate(zip(members, names, strict=True))]
    return Frame(width, high, tuple(placed(n * step, 0.0, cell) for n, cell in enumerate(cells)))


def _name(context: Context, sponsor: Sponsor, key: str) -> Paragraph:
    """The name of a sponsor: small below a logo, large in the place of one."""
    look = context.design.style("name").but(keep_next=False, phrases=True)
    return context.text(sponsor.name, look if context.picture(sponsor.logo) is None else "caption", key=key)


def _cell(context: Context, sponsor: Sponsor, name: Frame, width: float, height: float, key: str) -> Frame:
    """Logo and name, flush left as everything on the page is."""
    room = height - context.design.page.grid
    raster = context.picture(sponsor.logo)
    items: list[Item] = []
    if raster is not None:
        rect = logo_rect(raster, width, room)
        alt = context.words.logo_of(sponsor.name.text)
        items.append(figure(raster, rect.x0, rect.y0, rect.width, rect.height, alt))
        items.append(placed(0.0, rect.y1 + 0.3 * context.design.style("caption").leading, name))
    else:
        items.append(placed(0.0, (room - name.height) / 2, name))
    if sponsor.url:
        items.append(
            Link(Rect(0.0, 0.0, width * _WIDE, height), sponsor.url, external=True, contents=sponsor.name.text)
        )
    return Frame(width, height, (Tag("Div", 0.0, 0.0, Frame(width, height, tuple(items)), key=f"{key}.cell"),))


def logo_rect(raster: Raster, width: float, height: float) -> Rect:
    """The place of a logo in a cell: of the wanted area, within most of the cell, centred in its height, flush left."""
    aspect = raster.width / raster.height
    area = _FILL * width * height
    high = min(math.sqrt(area / aspect), _HIGH * height, _WIDE * width / aspect)
    wide = high * aspect
    top = (height - high) / 2
    return Rect(0.0, top, wide, top + high)
