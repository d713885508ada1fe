"""Pages in the inks of a press: accents by its profile, tints without black, small type in black that is dark enough.

page ─ inked ─▶ the same page; a colour is converted once, a frame that has none stays the same object
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from math import hypot
from typing import TYPE_CHECKING

from progprint.core.color import Ink, black, parse_color
from progprint.typeset.frame import Frame, GlyphRun, Group, Item, Lines, Page, Path, Rule, Tag

if TYPE_CHECKING:
    from progprint.files import PressColours

SMALL = 8.0
"""Text below this size, pt, is never a screen of less than ``DARK_ENOUGH``: its strokes would be rows of dots."""
DARK_ENOUGH = 0.8
GREY = 8.0
"""Chroma up to which a colour is printed in black alone: three more inks would only blur its edges."""
MOST = 3.0
"""Shares of the four inks together."""


def by_profile(colours: PressColours) -> Callable[[Ink], Ink]:
    """The conversion of colours into the inks of a profile; black and its screens, and inks that were typed, stay as they are."""
    known: dict[Ink, Ink] = {}

    def converted(ink: Ink) -> Ink:
        if ink.neutral or ink.typed:
            return ink
        made = known.get(ink)
        if made is None:
            made = known[ink] = _converted(ink, colours)
        return made

    return converted


def _converted(ink: Ink, colours: PressColours) -> Ink:
    """A colour in the inks of a profile; a tint as its full colour is, but without black."""
    c, m, y, k = colours.inks(ink.screen)
    full = parse_color(ink.name.partition(" ")[0]) if "%" in ink.name else None
    _, a, b = colours.lab(colours.inks((full or ink).screen))
    if hypot(a, b) < GREY:
        lightness = colours.lab((c, m, y, k))[0]
        shares = (n / 100 for n in range(1, 101))
        share = min(shares, key=lambda one: abs(colours.lab((0.0, 0.0, 0.0, one))[0] - lightness))
        return Ink(ink.name, ink.screen, black(share).press)
    if "%" in ink.name:
        c, m, y, k = (*(min(1.0, v + k) for v in (c, m, y)), 0.0)
    if c + m + y + k > MOST:
        part = (MOST - k) / (c + m + y)
        c, m, y = c * part, m * part, y * part
    return Ink(ink.name, ink.screen, (round(c, 4), round(m, 4), round(y, 4), round(k, 4)))


def inked(pages: Sequence[Page], convert: Callable[[Ink], Ink]) -> tuple[Page, ...]:
    """The pages with every ink converted."""
    known: dict[int, tuple[Frame, Frame]] = {}

    def frame_of(frame: Frame) -> Frame:
        found = known.get(id(frame))  # frames that stand on many pages are one object, kept here so that it stays so
        if found is None:
            items = tuple(map(item_of, frame.items))
            same = all(new is old for new, old in zip(items, frame.items, strict=True))
            found = known[id(frame)] = frame, frame if same else frame._replace(items=items)
        return found[1]

    def run_of(run: GlyphRun) -> GlyphRun:
        ink = convert(run.ink)
        if ink.neutral and run.size < SMALL and 0 < ink.press[3] < DARK_ENOUGH:
            ink = black(DARK_ENOUGH)
        return run if ink is run.ink else run._replace(ink=ink)

    def item_of(item: Item) -> Item:
        if isinstance(item, GlyphRun):
            return run_of(item)
        if isinstance(item, Lines):
            lines = tuple([tuple([run_of(run) for run in line]) for line in item.lines])
            pairs = zip(chain.from_iterable(lines), chain.from_iterable(item.lines), strict=True)
            same = all(new is old for new, old in pairs)
            return item if same else item._replace(lines=lines)
        if isinstance(item, Group | Tag):
            inner = frame_of(item.frame)
            return item if inner is item.frame else item._replace(frame=inner)
        if isinstance(item, Rule | Path):
            ink = convert(item.ink)
            return item if ink is item.ink else item._replace(ink=ink)
        return item

    return tuple([page._replace(frame=frame_of(page.frame)) for page in pages])
