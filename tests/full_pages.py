"""Pages that a designer would send back because hardly anything stands on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from progprint.typeset.frame import GlyphRun, Lines, Picture, Rule, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from progprint.sheets.context import Context
    from progprint.typeset.frame import Page

HALF = 0.5
WHOLE = ("cover", "cover.back", "")
"""Groups whose pages are drawn as one picture, and the pages for notes."""


class Thin(NamedTuple):
    """A page under half full: its number, the part it belongs to, and how far down it is used."""

    number: int
    part: str
    used: float


def used(context: Context, page: Page) -> float:
    """The share of the type area that ends with the lowest text or picture on a page, but for head, folio and tab."""
    design = context.design.page
    bottom = design.height - design.bottom
    low = design.top
    for item, _, y in walk(page.frame):
        ends: list[float] = []
        if isinstance(item, GlyphRun):
            ends = [y + item.y]
        elif isinstance(item, Lines):
            ends = [y + run.y for run in item.runs()]
        elif isinstance(item, (Rule, Picture)):
            ends = [y + item.rect.y1]
        low = max([low, *(end for end in ends if end <= bottom + design.grid * 0.5)])
    return (low - design.top) / (bottom - design.top)


def thin(context: Context, pages: Sequence[Page]) -> list[Thin]:
    """The pages under half full, without covers and pages for notes."""
    found = []
    for number, page in enumerate(pages, 1):
        share = used(context, page) if page.master not in WHOLE else 1.0
        if share < HALF:
            found.append(Thin(number, page.master, share))
    return found
