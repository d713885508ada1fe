"""Pages as text: the trace for tools, and the structure dump for golden files.

Both read the display list and decide nothing; the same pages give the same text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from progprint.core.units import Rect
from progprint.typeset.frame import (
    GlyphRun,
    Group,
    Item,
    Lines,
    Link,
    Page,
    PageNumber,
    Path,
    Picture,
    Piece,
    Rule,
    Tag,
    walk,
)


def trace(pages: Sequence[Page], mark: str = "", *, bleed: bool = False) -> Iterator[str]:
    """One JSON object a line for every piece of a block that was placed, in the order of drawing.

    ``bbox`` is the piece's measure × its height as x0, y0, x1, y1 in points from the lower left corner of the page as
    it is written: of the trim, or with ``bleed`` of the sheet that reaches to the bleed. Pieces of a block are counted
    from 1; ``ragged`` holds the lines of the piece, from 1, that are left short on purpose. The last object holds ``mark``
    as its ``seal``.
    """
    total = Counter(tag.key for page in pages for tag, _, _, _ in _pieces(page))
    met: Counter[str] = Counter()
    left_over = total.total()
    for number, page in enumerate(pages, 1):
        edge = page.bleed if bleed else 0.0
        for tag, piece, x, y in _pieces(page):
            met[tag.key] += 1
            left_over -= 1
            left, top = edge + x, edge + page.frame.height - y
            record = {
                "page": number,
                "kind": piece.kind,
                "id": tag.key,
                "piece": met[tag.key],
                "pieces": total[tag.key],
                "style": piece.style,
                "align": piece.align,
                "bbox": [_short(v) for v in (left, top - tag.frame.height, left + tag.frame.width, top)],
                "text": piece.text,
                "ragged": list(piece.ragged),
                "source": tag.span.place if tag.span is not None else "",
            }
            if mark and not left_over:
                record["seal"] = mark
            yield json.dumps(record, ensure_ascii=False)


def _pieces(page: Page) -> Iterator[tuple[Tag, Piece, float, float]]:
    """The tags that are pieces of blocks, each with its place on the page."""
    for item, x, y in walk(page.frame):
        if isinstance(item, Tag) and item.piece is not None:
            yield item, item.piece, x + item.x, y + item.y


def shown(page: Page) -> str:
    """Text of a page, an item a line: what a reader cannot see (keys, anchors, tags) is left out."""
    lines = [f"{_short(page.frame.width)} × {_short(page.frame.height)}"]
    for item, x, y in walk(page.frame):
        if isinstance(item, Lines):
            runs = _lines(list(item.runs()), x, y, "")
            lines += runs
        elif not isinstance(item, (Tag, Group, Link)):
            lines.append(_line(item, x, y))
    return "\n".join(lines)


def told(items: Sequence[Item]) -> str:
    """The words and pictures of some items in their order, without blanks and places."""
    return "".join("".join(_words(items)).split())


def _words(items: Sequence[Item]) -> list[str]:
    parts: list[str] = []
    for item in items:
        if item.__class__ is Tag or item.__class__ is Group:
            parts += _words(item.frame.items)
        elif item.__class__ is Lines:
            parts += [run.text for line in item.lines for run in line]
        elif item.__class__ is GlyphRun:
            parts.append(item.text)
        elif item.__class__ is Picture:
            parts.append(item.raster.digest)
    return parts


def dump(pages: Sequence[Page]) -> str:
    """The structure of pages, an item a line, indented by frame; positions are points on the page, to 1/100."""
    lines: list[str] = []
    for number, page in enumerate(pages, 1):
        size = f"{_short(page.frame.width)} × {_short(page.frame.height)}"
        lines.append(f"page {number} {page.label!r} {size} bleed {_short(page.bleed)} {page.master}".rstrip())
        lines += _lines(page.frame.items, 0.0, 0.0, "  ")
    return "\n".join(lines) + "\n"


def _lines(items: Sequence[Item], x: float, y: float, indent: str) -> Iterator[str]:
    for item in items:
        yield indent + _line(item, x, y)
        if isinstance(item, (Group, Tag)):
            yield from _lines(item.frame.items, x + item.x, y + item.y, indent + "  ")
        elif isinstance(item, Lines):
            yield from _lines(list(item.runs()), x, y, indent + "  ")


def _line(item: Item, x: float, y: float) -> str:
    """An item in words."""
    match item:
        case GlyphRun():
            place = f"{_short(x + item.x)} {_short(y + item.y)} w {_short(item.width)}"
            return f"run {place} {item.face.name} {_short(item.size)} {item.ink.name} {item.text!r}"
        case Lines():
            return f"lines {_short(x)} {_short(y + item.first)} by {_short(item.leading)}"
        case Rule():
            return f"rule {_box(item.rect.moved(x, y))} {item.ink.name} {item.bleeds}".rstrip()
        case Path():
            steps = " ".join(f"{kind}{','.join(map(_short_text, values))}" for kind, values in item.steps)
            return f"path {_short(x)} {_short(y)} {item.ink.name} {_short(item.stroke)} {steps}"
        case Picture():
            return f"picture {_box(item.rect.moved(x, y))} {item.raster.digest[:12]} {item.alt!r}"
        case Link():
            return f"link {_box(item.rect.moved(x, y))} {item.target}"
        case PageNumber():
            return f"number {_short(x + item.x)} {_short(y + item.y)} {item.align} {item.anchor}"
        case Group():
            clip = " clip" * item.clip + " turned" * item.turned + " down" * item.down
            return f"group {_place(x + item.x, y + item.y, item)}{clip}"
        case Tag():
            return f"tag {item.role} {_place(x + item.x, y + item.y, item)}{_marks(item)}"


def _marks(tag: Tag) -> str:
    """What a tag says beyond its role."""
    marks = f" key={tag.key}" if tag.key else ""
    marks += f" anchor={tag.anchor}" if tag.anchor else ""
    marks += f" outline={tag.outline[0]} {tag.outline[1]!r}" if tag.outline else ""
    marks += f" lang={tag.language}" if tag.language else ""
    marks += f" alt={tag.alt!r}" if tag.alt else ""
    return marks


def _place(x: float, y: float, item: Group | Tag) -> str:
    return f"{_short(x)} {_short(y)} {_short(item.frame.width)} × {_short(item.frame.height)}"


def _box(rect: Rect) -> str:
    return " ".join(_short_text(v) for v in (rect.x0, rect.y0, rect.x1, rect.y1))


def _short(value: float) -> float:
    """To 1/100 pt, never minus zero."""
    return round(value, 2) + 0.0


def _short_text(value: float) -> str:
    return str(_short(value))
