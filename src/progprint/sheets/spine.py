"""The spine of a glued book: the accent, and the title where it is wide enough.

A title of ideographs and figures stands one below the other; any other runs down, its letters lying on their backs.
"""

from __future__ import annotations

from progprint.core.units import MM, Rect
from progprint.sheets.context import Context
from progprint.text.characters import is_han
from progprint.text.clusters import clusters
from progprint.typeset.frame import Frame, Group, Item, Rule

LEAST = 5 * MM
"""Width from which on a title stands on the spine: it may be glued a millimetre off."""
_SHARE, _PITCH, _MOST, _OVER = 0.55, 1.2, 14.0, 0.5
"""Of the width that letters take; pitch of the letters by their size; largest size, pt; what it reaches over the back, pt."""
_LONG, _TINY, _MIDDLE = 0.7, 5.0, 0.36
"""Of the height that a title takes; the smallest size, pt; of the size, how high the middle of letters stands."""


def spine(context: Context, width: float) -> Frame:
    """The frame of a spine of this width and the height of the page."""
    page = context.design.page
    # it reaches a little over the back, whose ground it goes on: grounds that only touch show a seam on screens
    ground = Rule(Rect(-_OVER, -page.bleed, width, page.height + page.bleed), context.design.accent)
    return Frame(width, page.height, (ground, *(_title(context, width) if width >= LEAST else ())))


def _title(context: Context, width: float) -> list[Item]:
    """The title as large as it can be; nothing where it would be too small to read."""
    place, title, page = context.composer.place, context.title, context.design.page
    letters = [one for one in clusters(title) if one.strip()]
    upright = all(is_han(one[0]) or one.isdigit() for one in letters)
    style = context.design.style("onaccent").text
    long = len(letters) * _PITCH if upright else context.composer.width(title, style) / style.size
    size = round(min(_MOST, width * _SHARE, _LONG * page.height / max(long, 1.0)), 1)
    style = style.but(size=size)
    if size < _TINY:
        return []
    if not upright:
        line = place(title, style, 0.0, width / 2 + _MIDDLE * size)
        return [Group(width, page.top, Frame(long * size, width, line), down=True)]
    rows = ((letter, page.top + size * (1 + n * _PITCH)) for n, letter in enumerate(letters))
    return [item for letter, y in rows for item in place(letter, style, width / 2, y, "center")]
