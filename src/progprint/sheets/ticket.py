"""印刷工单: what a print shop must know of a file, on one page that goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from progprint.sheets.context import Context
from progprint.sheets.prose import labelled
from progprint.typeset.block import Block
from progprint.typeset.boxes import RuleLine, Space
from progprint.typeset.frame import Page
from progprint.typeset.pages import Galley, PageGroup, compose


def ticket(context: Context, rows: Sequence[tuple[str, str]]) -> tuple[Page, ...]:
    """The page, a row for each label and value."""
    from progprint.sheets.booklet import master

    grid, words = context.design.page.grid, context.words.ticket
    blocks: list[Block] = [
        context.text(words["title"], "title", role="H1", key="ticket.title", outline=(1, words["title"])),
        Space(grid),
        RuleLine(context.design.colors["text"], 0.8, height=grid),
    ]
    for n, (label, value) in enumerate(rows, 1):
        head = context.text(label, "label", key=f"ticket.{n}.head", role="H2")
        blocks.append(labelled(context, head, context.text(value, "list", key=f"ticket.{n}.value")))
    group = PageGroup(blocks=tuple(blocks), name="ticket", first="plain", folio=False)
    return compose(Galley((group,), grid), master(context), context.composer)
