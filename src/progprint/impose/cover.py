"""The cover of a glued book: outside back, spine and front on one sheet, inside the two pages that face the block.

The spine is as wide as the block is thick. The block is what is left: all pages but the first two and the last two.
"""

from __future__ import annotations

from collections.abc import Sequence

from progprint.impose.sheets import placed_page
from progprint.typeset.frame import Frame, Group, Page

COVER = 4
"""Pages that the cover takes."""


def cover(pages: Sequence[Page], spine: Frame) -> tuple[Page, Page]:
    """Outside and inside of the cover, with the bleed of the pages around it; there must be at least four pages."""
    width, height, bleed = pages[0].frame.width, pages[0].frame.height, pages[0].bleed
    right = width + spine.width
    outside = (
        placed_page(pages[-1], 0.0, 0.0, bleed, inner="r"),
        Group(width, 0.0, spine),
        placed_page(pages[0], right, 0.0, bleed, inner="l"),
    )
    inside = (
        placed_page(pages[1], 0.0, 0.0, bleed, inner="r"),
        placed_page(pages[-2], right, 0.0, bleed, inner="l"),
    )
    whole = 2 * width + spine.width
    return Page(Frame(whole, height, outside), bleed), Page(Frame(whole, height, inside), bleed)


def block(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages between the covers."""
    return tuple(pages[2:-2])
