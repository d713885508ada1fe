"""勘误页: what changed since a booklet was printed, on a slip to be cut out and stuck in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from progprint.changes.programme import Change, kind_of, lines_of
from progprint.sheets.context import SEPARATOR, Context
from progprint.typeset.block import Block
from progprint.typeset.boxes import RuleLine, Space
from progprint.typeset.frame import Group, Item, Lines, Page, Rule, Tag
from progprint.typeset.pages import Galley, PageGroup, compose

_SMALLER = 34.0
"""How much narrower and lower a slip is, at most, than the page that it is stuck on, pt (12 mm)."""
_ROOM = 12.0
"""Margin inside the edge of a slip, pt."""


def errata(context: Context, changes: Sequence[Change]) -> tuple[Page, ...]:
    """Slips of the changes, each as high as what is on it."""
    from progprint.sheets.booklet import master

    page = context.design.page
    width, height = page.width - _SMALLER, page.height - _SMALLER
    smaller = page._replace(
        width=width, height=height, top=_ROOM, bottom=_ROOM, inner=_ROOM * 1.5, outer=_ROOM * 1.5, bleed=0.0
    )
    context = context._replace(design=context.design.with_page(smaller))
    blocks = list(_blocks(context, changes, smaller.grid))
    group = PageGroup(blocks=tuple(blocks), name="errata", first="plain", folio=False)
    pages = compose(Galley((group,), smaller.grid), master(context), context.composer)
    high = [min(height, _lowest(one.frame.items) + _ROOM) for one in pages]
    return tuple(one._replace(frame=one.frame._replace(height=end)) for one, end in zip(pages, high, strict=True))


def _blocks(context: Context, changes: Sequence[Change], grid: float) -> Iterator[Block]:
    name, words = context.words.errata, context.words
    yield context.text(name, "heading", role="H1", key="errata.title", outline=(1, name))
    yield context.text(context.running, "caption", key="errata.of")
    yield RuleLine(context.design.colors["text"], 0.8, height=grid)
    for n, change in enumerate(changes, 1):
        if n > 1:
            yield Space(grid / 2)
        head = SEPARATOR.join(part for part in (kind_of(change, words), change.track) if part)
        yield context.text(head, "label", key=f"errata.{n}.head")
        yield context.text(change.title, "name", key=f"errata.{n}.title", role="H2")
        for k, line in enumerate(lines_of(change, words), 1):
            yield context.text(line, "list", key=f"errata.{n}.{k}")


def _lowest(items: Sequence[Item], y: float = 0.0) -> float:
    """Where the lowest thing ends, pt from the top."""
    ends = [y]
    for item in items:
        if isinstance(item, Group | Tag):
            ends.append(_lowest(item.frame.items, y + item.y))
        elif isinstance(item, Lines):
            ends.append(y + item.first + item.leading * (len(item.lines) - 0.7))
        elif isinstance(item, Rule):
            ends.append(y + item.rect.y1)
    return max(ends)
