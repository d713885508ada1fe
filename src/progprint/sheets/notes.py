"""Pages that would be empty otherwise: first one with the address of the conference as a code, then 笔记 with dots."""

from __future__ import annotations

from progprint.agenda.conference import fits_code, short_address
from progprint.core.units import Rect
from progprint.sheets.back import address_code
from progprint.sheets.context import Context
from progprint.sheets.part import pages_of
from progprint.typeset.block import Block
from progprint.typeset.boxes import Fixed, Space
from progprint.typeset.frame import Frame, Group, Item, Link, Rule, Tag
from progprint.typeset.pages import PageGroup

_CODE = 0.5
"""Side of the code, of the width of the text."""
_DOT = 0.5
"""Side of a dot, pt."""


def filler(context: Context) -> PageGroup | None:
    """The page, if the look has notes in its flow: a word in the place of the running head, and dots on every line."""
    if "notes" not in context.design.flow:
        return None
    return PageGroup(backdrop=(_page(context, recto=True), _page(context, recto=False)), first="folio", name="")


def address(context: Context) -> list[PageGroup]:
    """A page with the address as a code and a sentence, set only where a page would be empty; none without an address."""
    url, page = context.agenda.conference.url, context.design.page
    if not url or not fits_code(url):
        return []
    side = _CODE * page.text_width
    link = Link(Rect(0.0, 0.0, side, side), url, external=True, contents=url)
    tile = Frame(side, side, (address_code(context, url, side, quiet=0), link))
    blocks: tuple[Block, ...] = (
        context.text(context.words.latest, "heading", role="H1", key="address.title"),
        context.text(short_address(url), "caption", key="address.url"),
        Space(page.grid * 2),  # the white that a code needs around it, and left and right the margins
        Fixed(Frame(page.text_width, side, (Tag("Div", 0.0, 0.0, tile),))),
    )
    return [pages_of(context, "", "address", blocks)._replace(movable=True, spare=True)]


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
