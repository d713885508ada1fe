"""The back cover: the conference once more on its own colour, its address as a QR code, who holds it.

Only a conference with an address of its own has one, a glued book always, and one for the print shop where its last page
would be empty; an address too long for a code stands there without. The code is ISO/IEC 18004, correction level M, drawn
as one outline, so that it is sharp at any size.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from progprint.agenda.conference import fits_code, short_address
from progprint.core.codes import QUIET, code_modules
from progprint.core.color import PAPER
from progprint.core.units import Rect
from progprint.sheets.context import Context
from progprint.typeset.block import frame_of
from progprint.typeset.frame import Frame, Item, Link, Path, Rule, Tag, placed
from progprint.typeset.pages import PageGroup

_Step = tuple[str, tuple[float, ...]]
_SHARE = 0.26
"""Side of the code's tile, of the width of the page."""


def back_cover(context: Context) -> list[PageGroup]:
    """The last page. Without an address none on a screen, and in print only where a page would be empty."""
    url = context.agenda.conference.url
    if not url and not context.bound and not context.press:
        return []
    page = context.design.page
    ground = Rule(Rect(0.0, 0.0, page.width, page.height), context.design.accent, bleeds="tblr")
    items: list[Item] = [Tag("Artifact", 0.0, 0.0, Frame(page.width, page.height, (ground,)))]
    items += _words(context)
    items += [_code(context)] if url and fits_code(url) else []
    frame = Frame(page.width, page.height, tuple(items))
    return [PageGroup(name="cover.back", backdrop=(frame, frame), folio=False, first="plain", closing=True,
                      spare=not url and not context.bound)]  # fmt: skip


def _words(context: Context) -> list[Item]:
    """Title, dates and place above; the address beside the code, the organisers below it."""
    conference, words, page = context.agenda.conference, context.words, context.design.page
    left, width = page.outer, page.text_width
    title = context.design.style("title").text.but(ink=PAPER)
    plain = context.design.style("onaccent")
    look = context.design.style("title").but(text=title)
    lines = [
        words.dates(conference.days) if conference.days else "",
        conference.venue.name.text if conference.venue else "",
    ]
    y = context.design.number("cover.title_top")
    found: list[Item] = []
    for n, (text, style) in enumerate([(context.title, look), *[(line, plain) for line in lines if line]]):
        block = context.text(text, style, key=f"cover.back.{n}")
        frame = frame_of(block, width, page.height)
        found.append(placed(left, y, frame))
        y += frame.height
    coded = bool(conference.url) and fits_code(conference.url)
    side = _SHARE * page.width if coded else 0.0
    tile, beside = page.height - page.bottom - side, side + page.grid if coded else 0.0
    holders = words.join(organiser.text for organiser in conference.organisers)
    low = page.height - page.bottom
    for n, text in enumerate(filter(None, (holders, short_address(conference.url)))):
        block = context.text(text, plain, key=f"cover.back.foot.{n}")
        frame = frame_of(block, width - beside, page.height)
        low -= frame.height
        found.append(placed(left + beside, max(low, tile) if coded else low, frame))
    return found


def _code(context: Context) -> Item:
    """The tile with the code, active on the screen."""
    page, url = context.design.page, context.agenda.conference.url
    side = _SHARE * page.width
    link = Link(Rect(0.0, 0.0, side, side), url, external=True, contents=url)
    figure = address_code(context, url, side)
    return Tag("Div", page.outer, page.height - page.bottom - side, Frame(side, side, (figure, link)))


def address_code(context: Context, url: str, side: float, quiet: int = QUIET, *, many: bool = False) -> Item:
    """An address as a code on a white tile, ``side`` pt wide, with ``quiet`` modules of white; see ``fits_code``.

    ``many``: one of thousands.
    """
    matrix = code_modules(url, many=many)
    steps: list[_Step] = []
    for row, cells in enumerate(matrix):
        at = 0
        for dark, run in groupby(cells):
            size = len(list(run))
            if dark:
                steps.append(_bar(side, len(matrix) + 2 * quiet, quiet + row, quiet + at, size))
            at += size
    drawn = (Rule(Rect(0.0, 0.0, side, side), PAPER), Path(tuple(steps), context.design.colors["text"]))
    return Tag("Figure", 0.0, 0.0, Frame(side, side, drawn), alt=url)


@lru_cache(maxsize=1 << 14)
def _bar(side: float, modules: int, row: int, column: int, size: int) -> _Step:
    """Dark modules beside each other on a tile. Codes of one size share them: thousands of badges have ten thousand codes."""
    module = side / modules
    x, y = column * module, row * module
    return "r", (x, y, x + size * module, y + module)
