"""Page numbers: drawn when all pages are there, since a contents stands before what it lists.

pages ─▶ labels of anchors ─▶ the pages anew, where a number or a link stands on them
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from progprint.core.tuples import new_tuple
from progprint.typeset.frame import Frame, Group, Item, Link, Page, PageNumber, Tag
from progprint.typeset.line import Composer

_BLANK = 0.25
"""Ems of the blank behind a number in a row of which some are bold; no width of a text counts the blanks at its end."""


def numbered(pages: Sequence[Page], composer: Composer) -> tuple[Page, ...]:
    """The same pages with every page number drawn, and without links that lead nowhere."""
    labels, pointing = _surveyed(pages)
    return tuple(
        page._replace(frame=_drawn(page.frame, labels, composer)) if number in pointing else page
        for number, page in enumerate(pages)
    )


def _surveyed(pages: Sequence[Page]) -> tuple[dict[str, str], set[int]]:
    """The labels of the pages that anchors stand on, in the order of the pages, and which pages point to others."""
    labels: dict[str, str] = {}
    pointing: set[int] = set()
    for number, page in enumerate(pages):
        frames = [page.frame]
        while frames:
            for item in frames.pop().items:
                kind = item.__class__
                if kind is Group:
                    frames.append(item.frame)  # type: ignore[union-attr]
                elif kind is Tag:
                    if item.piece is None:  # type: ignore[union-attr]  # what is text leads nowhere inside the document
                        frames.append(item.frame)  # type: ignore[union-attr]
                    if item.anchor:  # type: ignore[union-attr]
                        labels.setdefault(item.anchor, page.label)  # type: ignore[union-attr]
                elif kind is PageNumber or kind is Link:
                    pointing.add(number)
    return labels, pointing


def _drawn(frame: Frame, labels: Mapping[str, str], composer: Composer) -> Frame:
    """The frame with its numbers; the same one if it has none and nothing to leave out."""
    items: list[Item] = []
    same = True
    for item in frame.items:
        if isinstance(item, PageNumber):
            items += _number(item, labels, composer)
            same = False
        elif isinstance(item, Group) or (isinstance(item, Tag) and item.piece is None):
            inner = _drawn(item.frame, labels, composer)
            same = same and inner is item.frame
            items.append(item if inner is item.frame else item._replace(frame=inner))
        elif isinstance(item, Link) and not item.external and item.target not in labels:
            same = False
        else:
            items.append(item)
    return frame if same else new_tuple(Frame, (frame.width, frame.height, tuple(items)))


def _number(item: PageNumber, labels: Mapping[str, str], composer: Composer) -> tuple[Item, ...]:
    """The glyphs of page numbers that are known now; nothing where none of the anchors is found."""
    if not item.more:
        label = labels.get(item.anchor, "")
        text = f"{item.prefix}{label}{item.suffix}"
        return composer.place(text, item.style, item.x, item.y, item.align) if label else ()
    wanted = {labels[anchor] for anchor in (item.anchor, *item.more) if anchor in labels}
    found = [label for label in dict.fromkeys(labels.values()) if label in wanted]
    step = item.a_line or max(len(found), 1)
    drawn: tuple[Item, ...] = ()
    for row in range(0, len(found), step):
        ends = "," if row + step < len(found) else item.suffix
        texts = [f"{label}, " for label in found[row : row + step]]
        texts[-1] = found[row : row + step][-1] + ends
        y = item.y + row // step * item.leading
        if not item.strong:
            text = "".join([item.prefix if not row else "", *texts])
            drawn += composer.place(text, item.style, item.x, y, item.align)
            continue
        strong = {labels[anchor] for anchor in item.strong if anchor in labels}
        bold = item.style.but(weight="bold")
        parts = [
            (text, bold if label in strong else item.style)
            for text, label in zip(texts, found[row : row + step], strict=True)
        ]
        gap = _BLANK * item.style.size
        x = item.x - sum(composer.width(text, look) for text, look in parts) - gap * (len(parts) - 1)
        for text, look in parts:
            drawn += composer.place(text, look, x, y)
            x += composer.width(text, look) + gap
    return drawn
