"""Laws of flowing: what is poured into regions of any height is what stands in one tall one, in the same order."""

from __future__ import annotations

from itertools import count, cycle, islice

from hypothesis import given
from hypothesis import strategies as st
from tests.prose import book, contents

from progprint.core.color import BLACK
from progprint.core.units import Rect
from progprint.typeset.block import Block, Region
from progprint.typeset.boxes import Aside, Band, Beside, Columns, Fixed, Item, Space
from progprint.typeset.frame import Frame, GlyphRun, Lines, Rule, Tag, walk
from progprint.typeset.line import Composer
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.stack import Keep, Stack, Tagged
from progprint.typeset.style import ParagraphStyle, TextStyle

COMPOSERS: list[Composer] = []
TALL = 1e6
LEADING, LEAST = 12.0, 40.0
"""The line pitch of all text, and the height of the lowest region: three lines."""


def composer() -> Composer:
    """One composer for all examples."""
    if not COMPOSERS:
        COMPOSERS.append(Composer(book()))
    return COMPOSERS[0]


BODY = ParagraphStyle("law", TextStyle(), LEADING)
styles = st.builds(
    BODY.but,
    text=st.sampled_from([TextStyle(size=8.0), TextStyle("serif", "bold", 8.0)]),
    align=st.sampled_from(["justify", "left"]),
    left=st.sampled_from([0.0, 0.0, 10.0]),
    right=st.sampled_from([0.0, 6.0]),
    before=st.sampled_from([0.0, 6.0, 20.0]),
    after=st.sampled_from([0.0, 9.0]),
    keep_next=st.booleans(),
    keep_together=st.booleans(),
    widows=st.integers(1, 3),
    orphans=st.integers(1, 3),
)
NUMBERS = count()
paragraphs = st.builds(
    lambda content, style: Paragraph(content, style, composer(), key=f"{next(NUMBERS)}"), contents, styles
)
drawings = st.builds(
    lambda height: Fixed(Frame(20.0, height, (Rule(Rect(0.0, 0.0, 20.0, height), BLACK),))), st.floats(1.0, LEAST)
)
labels = st.none() | paragraphs
marks = st.none() | st.just(Frame(8.0, LEADING, (Rule(Rect(0.0, 0.0, 4.0, 4.0), BLACK),)))


def _around(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    """Blocks that hold others."""
    return st.one_of(
        st.tuples(st.lists(inner, max_size=5).map(tuple), st.sampled_from([0.0, LEADING])).map(lambda of: Stack(*of)),
        inner.map(Keep),
        inner.map(lambda block: Tagged("Sect", block)),
        st.tuples(labels, inner, st.sampled_from([30.0, 60.0])).map(lambda of: Aside(*of, gap=5.0)),
        st.tuples(inner, st.sampled_from([0.0, 5.0])).map(lambda of: Band(of[0], BLACK, of[1])),
        st.tuples(marks, inner).map(lambda of: Item(*of, indent=12.0)),
        st.lists(paragraphs, min_size=1, max_size=2).map(lambda row: Beside(tuple(row), 2, 6.0)),
        st.tuples(inner, st.integers(1, 3)).map(lambda of: Columns(*of, gap=6.0, grid=LEADING)),
    )


blocks: st.SearchStrategy[Block] = st.recursive(
    paragraphs | drawings | st.floats(0.0, 30.0).map(Space), _around, max_leaves=8
)
stacks = st.tuples(st.lists(blocks, min_size=1, max_size=6).map(tuple), st.sampled_from([0.0, LEADING])).map(
    lambda of: Stack(*of)
)
heights = st.lists(st.floats(LEAST, 150.0), min_size=1, max_size=6)


def poured(block: Block, sizes: list[float], width: float = 160.0) -> list[tuple[Frame, float]]:
    """A block set into empty regions of these heights, again and again; each frame with the height it had."""
    found: list[tuple[Frame, float]] = []
    rest: Block | None = block
    for height in islice(cycle(sizes), 2000):
        if rest is None:
            return found
        fit = rest.compose(Region(width, height, fresh=True))
        assert fit.frame is not None or fit.rest is None, "an empty region took nothing"
        found += [(fit.frame, height)] if fit.frame is not None else []
        rest = fit.rest
    raise AssertionError("no end")


def lines(frames: list[tuple[Frame, float]]) -> dict[str, list[tuple[GlyphRun, ...]]]:
    """The lines of all paragraphs, by key, in the order in which they begin."""
    found: dict[str, list[tuple[GlyphRun, ...]]] = {}
    for frame, _ in frames:
        for item, _, _ in walk(frame):
            if isinstance(item, Tag) and item.piece:
                body = next(part for part in item.frame.items if isinstance(part, Lines))
                found.setdefault(item.key, []).extend(body.lines)
    return found


@given(stacks, heights)
def test_pouring_changes_no_line(block: Block, sizes: list[float]) -> None:
    """The lines in regions of any height are those in one tall region, in the same order; nothing is lost or repeated."""
    whole, parts = lines(poured(block, [TALL])), lines(poured(block, sizes))
    assert list(whole.items()) == list(parts.items())
