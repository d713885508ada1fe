"""The spine of a glued book: the accent, and the title one ideograph below the other where it is wide enough."""

from __future__ import annotations

from progprint.core.units import MM, Rect
from progprint.sheets.context import Context
from progprint.text.characters import is_han
from progprint.text.clusters import clusters
from progprint.typeset.frame import Frame, Item, Rule

LEAST = 5 * MM
"""Width from which on a title stands on the spine: it may be glued a millimetre off."""
_SHARE, _PITCH, _MOST, _OVER = 0.55, 1.2, 14.0, 0.5
"""Of the width that letters take; pitch of the letters by their size; largest size, pt; what it reaches over the back, pt."""


def spine(context: Context, width: float) -> Frame:
    """The frame of a spine of this width and the height of the page."""
    page = context.design.page
    # it reaches a little over the back, whose ground it goes on: grounds that only touch show a seam on screens
    items: list[Item] = [Rule(Rect(-_OVER, -page.bleed, width, page.height + page.bleed), context.design.accent)]
    letters = [one for one in clusters(context.title) if one.strip()]
    if width >= LEAST and letters and all(is_han(one[0]) or one.isdigit() for one in letters):
        size = round(min(_MOST, width * _SHARE, page.height * 0.7 / (len(letters) * _PITCH)), 1)
        style = context.design.style("onaccent").text.but(size=size)
        y = page.top + size
        for letter in letters:
            items += context.composer.place(letter, style, width / 2, y, "center")
            y += size * _PITCH
    return Frame(width, page.height, tuple(items))
