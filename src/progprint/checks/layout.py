"""Laws of the layout that every sheet keeps, found on the placed pages before any file is written.

    layout-overlap   texts of two blocks lie on each other
    layout-crossed   a line through a text, or a ground that ends inside it
    layout-torn      a word, or a number, goes on in the next line without a hyphen (an address may)
    layout-outside   text beyond the frame that cuts it, or beyond the page
    text-overflow    a title that stands on two pages, a block beyond its page
    layout-near-trim furniture, as the text of thumb tabs, nearer to the cut than 3 mm, on pages with a bleed

Only where things stand is read, never the file. A line is judged by the box of its letters: 0.7 of the size above the
baseline, 0.1 below, so that lines set solid do not touch.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from progprint.core.diagnostic import Diagnostic, Span, shortened, warning
from progprint.core.patterns import pattern
from progprint.core.tuples import new_tuple
from progprint.core.units import MM
from progprint.text.tokens import OPEN
from progprint.typeset.frame import Frame, GlyphRun, Group, Lines, Page, Rule, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEADINGS = ("H1", "H2", "H3", "H4")
SAFE = 3 * MM
"""Least distance of text from the cut, pt."""
_ABOVE, _BELOW = 0.7, 0.1
"""Height of letters over and under the baseline, shares of the size."""
_LEAST = 1.0
"""Points by which boxes must lie on each other, or beyond a frame."""
_THIN = 2.5
"""Thickness up to which a rule is a line, not a ground, pt."""
_NOWHERE = (-inf, -inf, inf, inf)
"""The rectangle of what is cut nowhere, or is told already."""
_SOFT_HYPHEN = "\u00ad"
_LETTER, _BEYOND = "A-Za-zÀ-ÖØ-öø-ʯ", "\u02b0"
"""Letters of words that hyphens part, and the first character behind them."""
_HEAD = re.compile(rf"(?<![{_LETTER}])[{_LETTER}]+$|(?<![0-9])[0-9]+$")
_TAIL = re.compile(rf"(?:[{_LETTER}]+|[0-9]+)")
_WESTERN = pattern(r"[^\s\u2e80-\uffff]+")
_ADDRESS = re.compile(r"[@/_\\]|www\.|\.[a-z]{2,}")


class _Box(NamedTuple):
    """The letters of a run on the page, pt, with the block that they belong to."""

    y0: float
    x0: float
    y1: float
    x1: float
    owner: int
    text: str
    span: Span | None
    artifact: bool


class _Inside(NamedTuple):
    """What holds for the items of a frame: their block, its place in the agenda, and the rectangle that cuts them."""

    owner: int
    span: Span | None
    artifact: bool
    text: str
    cut: tuple[float, float, float, float]


def check_layout(pages: Sequence[Page], product: str = "") -> Iterator[Diagnostic]:
    """Breaches of the laws with page, place in millimetres and text; a title and a block beyond its page once.

    ``product`` is the name of a deck or of a kind of handout, of which ``page`` is a slide or a sheet; "" for the booklet.
    """
    first: dict[str, int] = {}
    told: set[str] = set()
    for number, page in enumerate(pages, 1):
        reader = _Reader(page, number, first, told)
        reader.read(page.frame, 0.0, 0.0, _Inside(0, None, False, "", (0.0, 0.0, page.frame.width, page.frame.height)))
        boxes = sorted(reader.boxes)
        found = [*reader.found, *_overlaps(boxes, number), *_crossed(boxes, reader.rules, number)]
        if page.bleed:
            found += _near_trim(boxes, page, number)
        for one in {(one.code, one.span, one.params.get("text")): one for one in found}.values():
            named = product and one.code.startswith("layout-")
            yield one._replace(variant="product", params={**one.params, "product": product}) if named else one


class _Reader:
    """The boxes of a page's text; torn words, parted titles and text outside are found on the way.

    ``first`` has the page that each title was met on, ``told`` the blocks that were reported, over all pages.
    """

    def __init__(self, page: Page, number: int, first: dict[str, int], told: set[str]) -> None:
        self.number, self.first, self.told = number, first, told
        self.width, self.height = page.frame.width + _LEAST, page.frame.height + _LEAST
        self.boxes: list[_Box] = []
        self.rules: list[tuple[float, float, float, float]] = []
        self.found: list[Diagnostic] = []

    def read(self, frame: Frame, x: float, y: float, inside: _Inside) -> None:
        """Add what a frame at a place holds."""
        for item in frame.items:
            if item.__class__ is Tag:
                self.read(item.frame, x + item.x, y + item.y, self._within(item, x + item.x, y + item.y, inside))
            elif item.__class__ is Group:
                self._group(item, x + item.x, y + item.y, inside)
            elif item.__class__ is Lines:
                base = y + item.first
                for line in item.lines:
                    self._line(line, x, base, inside)
                    base += item.leading
                if len(item.lines) > 1:
                    self.found += _torn(item, x, y, inside, self.number)
            elif item.__class__ is GlyphRun:
                self._line((item,), x, y, inside)
            elif item.__class__ is Rule:
                rect = item.rect
                self.rules.append((y + rect.y0, x + rect.x0, y + rect.y1, x + rect.x1))

    def _within(self, tag: Tag, x: float, y: float, inside: _Inside) -> _Inside:
        """What holds inside a tag at a place."""
        owner, span, artifact, text, cut = inside
        span, artifact = tag.span or span, artifact or tag.role == "Artifact"
        if tag.piece is None:
            return new_tuple(_Inside, (owner or id(tag), span, artifact, text, cut))
        if self._overflows(tag, x, y):
            cut = _NOWHERE
            if tag.key not in self.told:
                self.told.add(tag.key)
                self.found.append(warning("text-overflow", tag.span, text=shortened(tag.piece.text)))
        return new_tuple(_Inside, (id(tag), span, artifact, tag.piece.text, cut))

    def _overflows(self, tag: Tag, x: float, y: float) -> bool:
        """Whether a block is a title begun on an earlier page, or goes beyond the trim."""
        parted = tag.role in HEADINGS and self.first.setdefault(tag.key, self.number) != self.number
        return parted or x < -_LEAST or x + tag.frame.width > self.width or y + tag.frame.height > self.height

    def _group(self, group: Group, x: float, y: float, inside: _Inside) -> None:
        frame = group.frame
        cut = (x, y, x + frame.width, y + frame.height) if group.clip else inside.cut
        owner, span, artifact, text, _ = inside
        own, start, rules = (owner or id(group), span, artifact, text, cut), len(self.boxes), len(self.rules)
        self.read(frame, x, y, new_tuple(_Inside, own))
        if group.turned:
            self.boxes[start:] = _turned(self.boxes[start:], x, y, frame)
            del self.rules[rules:]  # what stands on its head is the same as what does not

    def _line(self, line: Sequence[GlyphRun], x: float, y: float, inside: _Inside) -> None:
        owner, span, artifact, _, (x0, y0, x1, y1) = inside
        for run in line:
            text, size = run.text, run.size
            if not text or text.isspace():
                continue
            left, base = x + run.x, y + run.y
            right, top, bottom = left + run.width, base - _ABOVE * size, base + _BELOW * size
            left += size / 2 if text[0] in OPEN else 0.0  # its left half is blank
            self.boxes.append(new_tuple(_Box, (top, left, bottom, right, owner, text, span, artifact)))
            if left < x0 - _LEAST or top < y0 - _LEAST or right > x1 + _LEAST + size / 2 or bottom > y1 + _LEAST:
                self.found.append(_breach("layout-outside", self.number, left, top, text, span))


def _turned(boxes: list[_Box], x: float, y: float, frame: Frame) -> list[_Box]:
    """Boxes of a frame that stands on its head."""
    across, down = 2 * x + frame.width, 2 * y + frame.height
    return [one._replace(x0=across - one.x1, x1=across - one.x0, y0=down - one.y1, y1=down - one.y0) for one in boxes]


def _torn(block: Lines, x: float, y: float, inside: _Inside, number: int) -> Iterator[Diagnostic]:
    """Words and numbers that go on in the next line; a hyphen of ours is a glyph that may have no text.

    Where the words of the block are known they decide: the blank at the end of a line may be left out of its run.
    """
    for n in range(len(block.lines) - 1):
        line, after = block.lines[n], block.lines[n + 1]
        if not line or not after:
            continue
        last, begin = line[-1], after[0]
        if last.text[-1:] >= _BEYOND or begin.text[:1] >= _BEYOND:
            continue
        head, tail = _HEAD.search(last.text), _TAIL.match(begin.text)
        if head is None or tail is None or _hyphenated(last):
            continue
        same = head[0].isdigit() == tail[0].isdigit()
        parted = head[0] + tail[0]
        fills = head[0].isdigit() and len(line) == 1 and head[0] == last.text.strip()
        if fills or (inside.text and parted not in inside.text):  # a number of more digits than a line holds
            continue
        typed = [word for word in _WESTERN.findall(inside.text) if parted in word]
        drawn = last.text.split(" ")[-1] + begin.text.split(" ")[0]
        if same and (typed or not inside.text) and not any(map(_ADDRESS.search, (drawn, *typed))):
            base = y + block.first + n * block.leading + last.y
            yield _breach("layout-torn", number, x + last.x, base, head[0] + "|" + tail[0], inside.span)


def _hyphenated(run: GlyphRun) -> bool:
    """Whether the last glyph of a run is drawn as a hyphen of ours, which is U+00AD in the text of the face."""
    end = run.pieces[-1] if run.pieces else ""
    return isinstance(end, str) and end != "" and run.face.glyph(end[-1])[1] == _SOFT_HYPHEN


def _overlaps(boxes: Sequence[_Box], number: int) -> Iterator[Diagnostic]:
    """Texts of different blocks on each other; boxes come from top to bottom."""
    for at, one in enumerate(boxes):
        end = one.y1 - _LEAST
        for below in range(at + 1, len(boxes)):
            other = boxes[below]
            if other.y0 >= end:
                break
            if (
                one.owner != other.owner
                and one.x0 < other.x1 - _LEAST
                and other.x0 < one.x1 - _LEAST
                and one.y0 < other.y1 - _LEAST
            ):
                span = other.span or one.span
                yield _breach("layout-overlap", number, other.x0, other.y0, other.text, span, other=shortened(one.text))


def _crossed(
    boxes: Sequence[_Box], rules: Sequence[tuple[float, float, float, float]], number: int
) -> Iterator[Diagnostic]:
    """Texts that a line runs through, or that stand on a ground and beyond it; boxes come from top to bottom."""
    if not boxes:
        return
    tops = [box.y0 for box in boxes]
    high = max(box.y1 - box.y0 for box in boxes)
    for y0, x0, y1, x1 in rules:
        level, upright = y1 - y0 < _THIN, x1 - x0 < _THIN
        for box in boxes[bisect_left(tops, y0 - high) : bisect_left(tops, y1)]:
            if box.x1 <= x0 or x1 <= box.x0 or box.y1 <= y0:
                continue
            if not upright and min(box.x1, x1) - max(box.x0, x0) <= _LEAST:
                continue
            beyond = box.x0 < x0 - _LEAST or box.x1 > x1 + _LEAST or box.y0 < y0 - _LEAST or box.y1 > y1 + _LEAST
            through = box.y0 + _LEAST < y0 and y1 < box.y1 - _LEAST
            across = box.x0 + _LEAST < x0 and x1 < box.x1 - _LEAST
            on = min(box.y1, y1) - max(box.y0, y0) > _LEAST
            if through if level else across and on if upright else beyond and on and not _on_another(box, rules):
                yield _breach("layout-crossed", number, box.x0, box.y0, box.text, box.span)


def _on_another(box: _Box, rules: Sequence[tuple[float, float, float, float]]) -> bool:
    """Whether a text stands wholly on some ground, as that of a tab which lies over the end of a larger one."""
    return any(y0 <= box.y0 and x0 <= box.x0 and box.y1 <= y1 and box.x1 <= x1 for y0, x0, y1, x1 in rules)


def _near_trim(boxes: Sequence[_Box], page: Page, number: int) -> Iterator[Diagnostic]:
    """Furniture nearer to the cut than ``SAFE``; of other text ``check_press`` tells."""
    right, bottom = page.frame.width - SAFE + 0.1, page.frame.height - SAFE + 0.1
    for box in boxes:
        if box.artifact and (box.x0 < SAFE - 0.1 or box.y0 < SAFE - 0.1 or box.x1 > right or box.y1 > bottom):
            yield _breach("layout-near-trim", number, box.x0, box.y0, box.text, box.span)


def _breach(code: str, number: int, x: float, y: float, text: str, span: Span | None, **more: str) -> Diagnostic:
    return warning(code, span, page=number, x=round(x / MM, 1), y=round(y / MM, 1), text=shortened(text), **more)
