"""A frame in another size: every position, size and thickness times one factor, glyphs and words as they were."""

from __future__ import annotations

from progprint.core.units import Rect
from progprint.typeset.frame import Frame, GlyphRun, Group, Item, Lines, Link, PageNumber, Path, Picture, Rule, Tag


def scaled(frame: Frame, factor: float) -> Frame:
    """The frame with all that is in it, times ``factor``. Page numbers must have been made glyphs before."""
    return Frame(frame.width * factor, frame.height * factor, tuple(_item(item, factor) for item in frame.items))


def _item(item: Item, factor: float) -> Item:
    match item:
        case GlyphRun():
            return _run(item, factor)
        case Lines():
            lines = tuple(tuple(_run(run, factor) for run in line) for line in item.lines)
            return Lines(item.first * factor, item.leading * factor, lines)
        case Rule():
            return item._replace(rect=_rect(item.rect, factor), dots=item.dots * factor)
        case Path():
            steps = tuple((step, tuple(value * factor for value in values)) for step, values in item.steps)
            return item._replace(steps=steps, stroke=item.stroke * factor)
        case Picture():
            return item._replace(rect=_rect(item.rect, factor))
        case Link():
            return item._replace(rect=_rect(item.rect, factor))
        case Group() | Tag():
            moved = item._replace(x=item.x * factor, y=item.y * factor)
            return moved._replace(frame=scaled(item.frame, factor))
        case PageNumber():
            return item._replace(x=item.x * factor, y=item.y * factor, leading=item.leading * factor)


def _run(run: GlyphRun, factor: float) -> GlyphRun:
    return run._replace(x=run.x * factor, y=run.y * factor, size=run.size * factor, width=run.width * factor)


def _rect(rect: Rect, factor: float) -> Rect:
    return Rect(rect.x0 * factor, rect.y0 * factor, rect.x1 * factor, rect.y1 * factor)
