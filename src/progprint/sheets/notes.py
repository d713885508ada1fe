"""笔记: pages with a grid of dots, wherever a page would be empty otherwise."""

from __future__ import annotations

from progprint.core.units import Rect
from progprint.sheets.context import Context
from progprint.typeset.frame import Frame, Group, Item, Rule, Tag
from progprint.typeset.pages import PageGroup

_DOT = 0.5
"""Side of a dot, pt."""


def filler(context: Context) -> PageGroup | None:
    """The page, if the look has notes in its flow: a word in the place of the running head, and dots on every line."""
    if "notes" not in context.design.flow:
        return None
    return PageGroup(backdrop=(_page(context, recto=True), _page(context, recto=False)), first="folio", name="")


def _page(context: Context, *, recto: bool) -> Frame:
    page = context.design.page
    left, right = (page.inner, page.outer) if recto else (page.outer, page.inner)
    ink = context.design.colors["faint"]
    down = int(page.text_height / page.grid)
    edge = page.width - right
    dots: list[Item] = [
        Rule(Rect(left, y, edge, y + _DOT), ink, dots=page.grid)
        for y in (page.top + row * page.grid for row in range(down + 1))
    ]
    style = context.design.style("caption").text
    y = context.design.running.head
    word = context.composer.place(context.words.notes, style, left, y)
    frame = Frame(page.width, page.height, (*dots, *word))
    inner = Frame(page.width, page.height, (Tag("Artifact", 0.0, 0.0, frame),))
    return Frame(page.width, page.height, (Group(0.0, 0.0, inner, repeated=True),))
