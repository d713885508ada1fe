"""The strip of logos on slides that stand long: the conference's own first, then its sponsors by level, on white.

Logos of a level cover the same area, whatever their shape; a lower level covers less. A sponsor without a logo stands
there by name. What a strip has no room for comes on that of the next break, whole levels if they fit on one at all.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from progprint.core.raster import Raster
from progprint.core.units import Rect
from progprint.deck.deck import AnyFill, Fill, PictureFill, Run, SlideParagraph
from progprint.slides.builder import DeckBuilder

LOGOS, NAMES = 10, 6
"""Places for logos and for names in a strip."""
SHARES = (1.0, 0.75, 0.65)
"""What a logo of each level covers, of what one of the first level does."""
_AREA, _GAP, _WIDEST_GAP = 5400.0, 28.0, 110.0
_SCALES = (1.0, 0.85, 0.72, 0.6, 0.5, 0.4)
_SIZE, _PITCH, _SPARE = 20.0, 24.0, 1.12
_LONG = 5.0
"""Most of a logo's width, of its strip's height."""


class _Mark(NamedTuple):
    """A logo, or a name where there is none, and how much it covers of what one of the first level does."""

    name: str
    raster: Raster | None
    share: float


def strip(builder: DeckBuilder, kind: str, number: int = 0) -> tuple[str, list[AnyFill]]:
    """The kind with a strip, and what stands on it; the kind as it is, where there are no logos or no place for them.

    ``number`` counts the breaks: each shows the next marks, where one strip does not hold all.
    """
    wide = f"{kind}-strip"
    own, levels = _marks(builder)
    places = ("logo-1", f"logo-{LOGOS}", f"sponsor-{NAMES}")
    if not (own or levels) or not all(builder.fitter.stage.has(wide, place) for place in places):
        return kind, []
    first, last = (builder.fitter.stage.box(wide, f"logo-{n}") for n in (1, LOGOS))
    area = Rect(first.x0, first.y0, last.x1, last.y1)
    pages = _pages(builder, own, levels, area)
    return wide, _placed(builder, pages[number % len(pages)], area)


def _marks(builder: DeckBuilder) -> tuple[list[_Mark], list[list[_Mark]]]:
    """The conference's own logo, and the sponsors of each level, in the order of the agenda."""
    agenda, pictures = builder.agenda, builder.pictures
    logo, title = agenda.conference.logo, agenda.conference.title
    raster = pictures.get(logo.path) if logo is not None else None
    own = [_Mark(str(title or ""), raster, 1.0)] if raster is not None else []
    names = list(dict.fromkeys(one.level for one in agenda.sponsors))
    levels = [
        [
            _Mark(one.name.text, pictures.get(one.logo.path) if one.logo is not None else None, share)
            for one in agenda.sponsors
            if one.level == level
        ]
        for level, share in zip(names, (*SHARES, *(SHARES[-1] for _ in names)), strict=False)
    ]
    return own, levels


def _pages(builder: DeckBuilder, own: list[_Mark], levels: list[list[_Mark]], area: Rect) -> list[list[_Mark]]:
    """What each strip shows: the own logo, and whole levels as long as they fit; a level too long for one is parted."""
    pages: list[list[_Mark]] = [list(own)]
    for level in levels:
        if _scale(builder, [*pages[-1], *level], area):
            pages[-1] += level
            continue
        if len(pages[-1]) > len(own):
            pages.append(list(own))
        for mark in level:
            if len(pages[-1]) > len(own) and not _scale(builder, [*pages[-1], mark], area):
                pages.append(list(own))
            pages[-1].append(mark)
    return pages


def _scale(builder: DeckBuilder, marks: Sequence[_Mark], area: Rect) -> float:
    """The largest scale at which marks stand beside each other; 0 where there is none."""
    if sum(one.raster is not None for one in marks) > LOGOS or sum(one.raster is None for one in marks) > NAMES:
        return 0.0
    gaps = _GAP * (len(marks) - 1)
    fitting = (one for one in _SCALES if sum(_size(builder, mark, one, area)[0] for mark in marks) + gaps <= area.width)
    return next(fitting, 0.0)


def _size(builder: DeckBuilder, mark: _Mark, scale: float, area: Rect) -> tuple[float, float]:
    """Width and height of a mark."""
    if mark.raster is None:
        return min(builder.fitter.gauge.width(mark.name, _SIZE, "bold") * _SPARE, area.width), _PITCH
    aspect = mark.raster.width / mark.raster.height
    high = min(math.sqrt(_AREA * mark.share * scale / aspect), area.height, _LONG * area.height / aspect)
    return high * aspect, high


def _placed(builder: DeckBuilder, marks: Sequence[_Mark], area: Rect) -> list[AnyFill]:
    scale = _scale(builder, marks, area) or _SCALES[-1]
    sizes = [_size(builder, mark, scale, area) for mark in marks]
    spare = area.width - sum(width for width, _ in sizes)
    gap = min(_WIDEST_GAP, spare / max(1, len(marks) - 1))
    fills: list[AnyFill] = []
    x, logos, names = area.x0, 0, 0
    for mark, (width, height) in zip(marks, sizes, strict=True):
        top = area.y0 + (area.height - height) / 2
        box = Rect(x, top, x + width, top + height)
        if mark.raster is not None:
            logos += 1
            fills.append(PictureFill(f"logo-{logos}", mark.raster, builder.words.logo_of(mark.name), box))
        else:
            names += 1
            fills.append(Fill(f"sponsor-{names}", (SlideParagraph((Run(mark.name),), _SIZE, _PITCH),), box))
        x += width + gap
    return fills
