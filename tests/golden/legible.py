"""Pages as a person would note them down: each line of text with its place in whole points, its size and its words.

Small enough to be read in a review; ink, rules and tags are for the dump of the whole structure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from progprint.typeset.frame import GlyphRun, Lines, Page, Picture, walk

Drawn = tuple[int, int, str, str]
"""Left, baseline (or top of a picture) from the upper left corner of the page, size, words."""


def legible(pages: Sequence[Page], names: Sequence[str] = ()) -> str:
    """All pages, in the order of drawing; ``names`` are told in the place of numbers."""
    told = names or [str(number) for number in range(1, len(pages) + 1)]
    return "\n".join(line for name, page in zip(told, pages, strict=True) for line in _page(name, page)) + "\n"


def _page(name: str, page: Page) -> Iterator[str]:
    printed = f" ({page.label})" * (page.label not in ("", name))
    size = f"{page.frame.width:.0f} × {page.frame.height:.0f}"
    yield f"== {name}{printed} {page.master} {size}".replace("  ", " ")
    for left, down, look, words in _drawn(page):
        yield f"{left:5} {down:5}  {look:<5} {words}".rstrip()


def _drawn(page: Page) -> Iterator[Drawn]:
    for item, x, y in walk(page.frame):
        match item:
            case GlyphRun():
                yield _line([item], x, y)
            case Lines():
                for _, runs in groupby(item.runs(), lambda run: round(run.y)):
                    yield _line(list(runs), x, y)
            case Picture():
                box = item.rect.moved(x, y)
                yield round(box.x0), round(box.y0), "", f"[{box.width:.0f} × {box.height:.0f} {item.alt}]"


def _line(runs: list[GlyphRun], x: float, y: float) -> Drawn:
    first = runs[0]
    look = f"{first.size:.3g}{'b' * ('Bold' in first.face.name)}"
    return round(x + first.x), round(y + first.y), look, "".join(run.text for run in runs).strip()
