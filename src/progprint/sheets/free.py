"""Free pages 自由页: welcome, conduct, thanks and whatever else is text, at the measure of the talks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from progprint.agenda.programme import FreeBlock, FreePage
from progprint.sheets.context import Context
from progprint.sheets.part import figure, pages_of, title_of
from progprint.sheets.prose import label_gap, label_width, labelled, listing
from progprint.typeset.block import Block
from progprint.typeset.boxes import Aside, Fixed, RuleLine, Space
from progprint.typeset.frame import Frame
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Tagged

_TALL = 0.5
"""A picture takes at most this share of the type area's height."""
_HEADS = {1: "heading", 2: "name", 3: "label"}


def pages(context: Context, place: str) -> list[PageGroup]:
    """The pages that stand before ("front") or behind ("back") the programme."""
    return [_page(context, page) for page in context.agenda.pages if page.place == place]


def anchor_of(context: Context, page: FreePage) -> str:
    """The place in the document that stands for a page."""
    return f"page/{context.agenda.pages.index(page) + 1}"


def _page(context: Context, page: FreePage) -> PageGroup:
    key, grid = anchor_of(context, page).replace("/", "."), context.design.page.grid
    blocks: list[Block] = [title_of(context, page.title, anchor_of(context, page), key), Space(grid)]
    above = ""
    highest = min((block.level for block in page.blocks if block.kind == "heading"), default=1)
    for n, (kind, rows) in enumerate(groupby(page.blocks, lambda block: (block.kind, block.level, block.marker)), 1):
        before = grid if above and (above, kind[0]) != ("item", "item") and above != "heading" else 0.0
        blocks += _blocks(context, kind[0], list(rows), f"{key}.{n}", before, 2 - highest)
        above = kind[0]
    return pages_of(context, page.title, key, blocks)


def _blocks(context: Context, kind: str, rows: Sequence[FreeBlock], key: str, before: float,
            deeper: int) -> list[Block]:  # fmt: skip
    """Blocks of one kind that follow each other; ``before`` is the space above the first.

    ``deeper`` leads from the level of a heading to that in the document, whose title is above all of the page.
    """
    grid = context.design.page.grid
    if kind == "item":
        ordered = rows[0].marker == "number"
        block = listing(context, [row.words for row in rows], key, None, ordered=ordered)
        if rows[0].level:
            block = Aside(None, block, context.design.number("talk.number"), 0.0)
        return [labelled(context, None, block, before=before)]
    found: list[Block] = []
    for n, row in enumerate(rows, 1):
        name = f"{key}.{n}"
        before = before if n == 1 else grid
        if kind == "heading":
            head = context.text(row.words, _HEADS[row.level], key=name, role=f"H{row.level + deeper}", with_next=True)
            found.append(labelled(context, None, head, before=before)._replace(keep_next=True))
        elif kind == "rule":
            found.append(RuleLine(context.design.colors["faint"], 0.4, height=grid, before=before))
        elif kind == "picture":
            found += _picture(context, row, before)
        else:
            block = context.passage(row.words, "body", key=name)
            inner: Block = block
            if kind == "quote":
                quoted = Aside(None, block, context.design.number("talk.number"), 0.0)
                inner = Tagged("BlockQuote", quoted, key=f"{name}.quote")
            found.append(labelled(context, None, inner, before=before))
    return found


def _picture(context: Context, row: FreeBlock, before: float) -> list[Block]:
    """A picture as wide as the measure, or as tall as half a page; nothing where it could not be opened."""
    raster = context.picture(row.photo)
    if raster is None:
        return []
    page = context.design.page
    left = label_width(context) + label_gap(context)
    room = page.text_width - left
    scale = min(room / raster.width, _TALL * page.text_height / raster.height)
    width, height = raster.width * scale, raster.height * scale
    shown = figure(raster, left, 0.0, width, height, row.words.text or context.words.map)
    return [Fixed(Frame(left + width, height, (shown,)), before=before)]
