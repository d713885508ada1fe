"""A paragraph as a block: its lines over one or several regions, with widows and orphans.

Baselines: the em box of Chinese (0.88 em above, 0.12 em below the baseline, OpenType ideographic em box) is centred in
the line pitch, for every face alike, so that line i of any paragraph has its baseline at
``i × leading + (leading − size) / 2 + 0.88 × size`` from the top of the frame, and the frame is n × leading high.
"""

from __future__ import annotations

from progprint.core.diagnostic import Span
from progprint.core.tuples import new_tuple
from progprint.core.units import rounded
from progprint.typeset import interlinear
from progprint.typeset.block import Fit, Region
from progprint.typeset.content import Content
from progprint.typeset.frame import Copyfit, Frame, Item, Lines, Piece, Tag
from progprint.typeset.justify import Line
from progprint.typeset.line import Composer
from progprint.typeset.style import Inline, ParagraphStyle, Ruby

ASCENT = 0.88
_ROOM = 0.01


def baseline(style: ParagraphStyle) -> float:
    """Distance of the first baseline from the top of its paragraph, pt."""
    size = style.text.size
    return rounded((style.leading - size) / 2 + ASCENT * size)


class Paragraph:
    """Text in one paragraph style. The lines are made once for a measure and shared by the parts of a paragraph.

    ``role``, ``key``, ``anchor``, ``outline`` and ``span`` go into the tag around the lines; the anchor and the
    bookmark only into that of the first part. ``copyfit`` is told of by the trace and the checks.
    """

    __slots__ = ("_lines", "_measure", "_start", "_whole", "anchor", "composer", "content", "copyfit", "key", "outline", "role",
                 "span", "style")  # fmt: skip

    def __init__(
        self, content: Content, style: ParagraphStyle, composer: Composer, key: str = "", span: Span | None = None,
        role: str = "P", anchor: str = "", outline: tuple[int, str] | None = None, copyfit: Copyfit | None = None,
    ) -> None:  # fmt: skip
        self.content: Content = content if isinstance(content, str) else tuple(content)
        self.style, self.composer, self.key, self.span = style, composer, key, span
        self.role, self.anchor, self.outline, self.copyfit = role, anchor, outline, copyfit
        self._lines: tuple[Line, ...] = ()
        self._measure = -1.0
        self._start = 0
        self._whole: tuple[float, Fit] | None = None

    @property
    def keep_next(self) -> bool:
        """Whether it must stand on the same page as the beginning of the next block."""
        return self.style.keep_next

    @property
    def before(self) -> float:
        """Space wanted above, pt; none where a paragraph goes on."""
        return 0.0 if self._start else self.style.before

    @property
    def after(self) -> float:
        """Space wanted below, pt."""
        return self.style.after

    def lines(self, width: float) -> tuple[Line, ...]:
        """The lines that are left, for a region of this width."""
        measure = max(self.style.text.size, width - self.style.left - self.style.right)
        if measure != self._measure:
            if self._start:
                typed = sum(len(line.text) for line in self._lines[: self._start])
                self.content, self.style = _tail(self.content, typed), self.style.but(indent=0.0)
                self._start = 0
            self._lines = self.composer.lines(self.content, self.style, measure)
            self._measure = measure
        return self._lines[self._start :]

    def made(self) -> tuple[tuple[Line, ...], float]:
        """The lines as they were made last, and their measure in pt; none before it was set."""
        return self._lines, self._measure

    def compose(self, region: Region) -> Fit:
        """As many lines as fit, none left alone at a foot or a head; a fresh region takes at least one."""
        lines = self.lines(region.width)
        if not lines:
            return Fit(None)
        count = self._fitting(len(lines), region)
        if not count:
            return Fit(None, self)
        if count == len(lines):
            if self._whole is None or self._whole[0] != region.width:  # pages are tried in several ways
                self._whole = region.width, new_tuple(Fit, (self._frame(lines, region.width), None))
            return self._whole[1]
        rest = Paragraph(self.content, self.style, self.composer, self.key, self.span, self.role)
        rest._lines, rest._measure, rest._start = self._lines, self._measure, self._start + count
        return new_tuple(Fit, (self._frame(lines[:count], region.width), rest))

    def _fitting(self, total: int, region: Region) -> int:
        """How many of the lines are set here (CLREQ, Handling of Widows and Orphans)."""
        style = self.style
        room = int((region.height + _ROOM) / style.leading)
        if room >= total:
            return total
        least = 1 if region.fresh else 0
        if style.keep_together and not region.fresh:
            return 0
        count = min(room, total - min(style.widows, total))
        if count < min(style.orphans, total):
            count = 0
        return count or max(least, room if region.fresh else 0)

    def _frame(self, lines: tuple[Line, ...], width: float) -> Frame:
        style, leading = self.style, self.style.leading
        height = len(lines) * leading
        items: list[Item] = [new_tuple(Lines, (baseline(style), leading, tuple([line.runs for line in lines])))]
        ragged: tuple[int, ...] = ()
        over = False
        for number, line in enumerate(lines):
            if line.over is not None:
                over = True
            if line.ragged:
                ragged += (number + 1,)
        if over:
            items = interlinear.items(lines, style, baseline(style), self._measure)
        text = lines[0].text if len(lines) == 1 else "".join([line.text for line in lines])
        out = () if self.content.__class__ is str else interlinear.left_out(self.content, style)
        first = not self._start
        done = self.copyfit if first else None
        piece = new_tuple(Piece, ("paragraph", style.name, style.align, text, ragged, len(lines), out, done))
        inner = new_tuple(Frame, (self._measure, height, tuple(items)))
        tag = (self.role, style.left, 0.0, inner, self.key, self.anchor if first else "", self.outline if first else None,
               style.text.language, "", piece, self.span)  # fmt: skip
        return new_tuple(Frame, (width, height, (new_tuple(Tag, tag),)))


def _tail(content: Content, typed: int) -> Content:
    """A content without its first characters; a word with readings is dropped whole or stays."""
    if isinstance(content, str):
        return content[typed:]
    found: list[Inline] = []
    for node in content:
        size = len(node.text)
        if isinstance(node, Ruby):
            found += [] if typed >= size else [node]
        elif typed < size:
            found.append(node._replace(text=node.text[typed:]))
        typed = max(0, typed - size)
    return tuple(found)
