"""Finds rows of empty boxes in a picture: what a program draws where a face has no glyph.

A box is a thin frame with nothing in it, or with its two diagonals. Rules, cells and cards are larger; a 口 alone has the
shape, so only several of one size on one line count. A box of less than 8 pixels is a dot, and is not found.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter

INK = 40
"""Levels of grey by which a stroke differs from what is around it."""
SMALLEST, LARGEST = 8, 90
"""Heights of a box, pixels."""
_EMPTY = 0.02
_COVERED = 0.85


class Box(NamedTuple):
    """A frame, in pixels from the top left corner."""

    left: int
    top: int
    width: int
    height: int


def rows_of_boxes(picture: Image.Image, several: int = 4) -> list[list[Box]]:
    """Lines of at least ``several`` boxes of one height that stand beside each other."""
    lines: list[list[Box]] = []
    for box in sorted(boxes(picture)):
        near = (line for line in lines if _beside(line[-1], box))
        line = next(near, None)
        if line is None:
            lines.append([box])
        else:
            line.append(box)
    return [line for line in lines if len(line) >= several]


def boxes(picture: Image.Image) -> list[Box]:
    """All frames in a picture."""
    grey = picture.convert("L")
    around = grey.reduce(2).filter(ImageFilter.MedianFilter(13)).resize(grey.size, Image.Resampling.NEAREST)
    ink = ImageChops.difference(grey, around).point([int(level >= INK) for level in range(256)])
    across = _rows(ink)
    down = _rows(ink.transpose(Image.Transpose.TRANSPOSE))
    found: list[Box] = []
    run = re.compile(rb"\x01{%d,%d}" % (SMALLEST // 2, LARGEST))
    for top, row in enumerate(across):
        for match in run.finditer(row):
            box = _frame(across, down, match.start(), match.end(), top)
            if box is not None and not any(_same(box, other) for other in found[-40:]):
                found.append(box)
    return found


def _rows(ink: Image.Image) -> list[bytes]:
    width, height = ink.size
    data = ink.tobytes()
    return [data[n * width : (n + 1) * width] for n in range(height)]


def _frame(across: list[bytes], down: list[bytes], left: int, right: int, top: int) -> Box | None:
    """The frame whose upper edge is a run of ink; None if its sides or its foot are not there, or something is in it."""
    width = right - left
    side = re.compile(rb"\x01+").match
    edges = [max((m.end() - top for c in columns if (m := side(down[c], top))), default=0)
             for columns in ((left, left + 1), (right - 1, right - 2))]  # fmt: skip
    height = min(edges)
    if not (SMALLEST <= height <= LARGEST and 0.9 <= height / width <= 2.6) or abs(edges[0] - edges[1]) > 2:
        return None
    foot = max(across[y][left:right].count(1) for y in (top + height - 1, top + height - 2))
    if foot < _COVERED * width:
        return None
    edge = 1
    while edge < width // 3 and across[top + edge][left:right].count(1) > _COVERED * width:
        edge += 1
    inner = [across[y][left + edge + 1 : right - edge - 1] for y in range(top + edge + 1, top + height - edge - 1)]
    area = sum(map(len, inner))
    if area < 6 or (
        sum(row.count(1) for row in inner) > _EMPTY * area and not _crossed(across, left, top, width, height)
    ):
        return None
    return Box(left, top, width, height)


def _crossed(across: list[bytes], left: int, top: int, width: int, height: int) -> bool:
    """Whether ink runs along both diagonals, and not all over: the quarters between them are empty."""
    falling = rising = 0
    for step in range(2, height - 2):
        row = across[top + step]
        x = step * (width - 1) // (height - 1)
        falling += 1 in row[left + x - 1 : left + x + 2]
        rising += 1 in row[left + width - 2 - x : left + width + 1 - x]
    middle = across[top + height // 2]
    clear = middle[left + width // 6 : left + width // 3].count(1) == 0
    return clear and min(falling, rising) > 0.9 * (height - 4)


def _same(one: Box, other: Box) -> bool:
    return abs(one.left - other.left) <= 3 and abs(one.top - other.top) <= 3


def _beside(one: Box, other: Box) -> bool:
    gap = other.left - one.left - one.width
    alike = max(abs(a - b) for a, b in zip(one[1:], other[1:], strict=True)) <= 2
    return alike and -1 <= gap <= max(one.height, 8)
