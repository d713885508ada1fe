"""Laws of flowing: what is poured into regions of any height is what stands in one tall one, in the same order."""

from __future__ import annotations

from itertools import count, cycle, islice

from hypothesis import given
from hypothesis import strategies as st
from tests.prose import book, contents, typed

from progprint.core.color import BLACK
from progprint.core.units import Rect
from progprint.typeset.block import Block, Region
from progprint.typeset.boxes import Aside, Beside, Columns, Fixed, Item, Space
from progprint.typeset.frame import Frame, GlyphRun, Lines, Rule, Tag, walk
from progprint.typeset.furniture import Master
from progprint.typeset.grounds import Band
from progprint.typeset.line import Composer
from progprint.typeset.pages import Galley, PageGroup, compose
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.stack import Keep, Stack, Tagged
from progprint.typeset.style import PageSize, ParagraphStyle, Running, Text, TextStyle

COMPOSERS: list[Composer] = []
TALL, WIDTH, NARROW, NEAR = 1e6, 240.0, 80.0, 0.01
SIZE, LEADING, LEAST = 8.0, 12.0, 48.0
"""Size and line pitch of all text, and the height of the lowest region: four lines, or a drawing in many bands."""


def composer() -> Composer:
    """One composer for all examples."""
    if not COMPOSERS:
        COMPOSERS.append(Composer(book()))
    return COMPOSERS[0]


BODY = ParagraphStyle("law", TextStyle(), LEADING)
styles = st.builds(
    BODY.but,
    text=st.sampled_from([TextStyle(size=SIZE), TextStyle("serif", "bold", SIZE)]),
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
    lambda height: Fixed(Frame(20.0, height, (Rule(Rect(0.0, 0.0, 20.0, height), BLACK),))), st.floats(1.0, 20.0)
)
labels = st.none() | paragraphs
marks = st.none() | st.just(Frame(8.0, LEADING, (Rule(Rect(0.0, 0.0, 4.0, 4.0), BLACK),)))


def _around(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    """Blocks that hold others."""
    return st.one_of(
        st.tuples(st.lists(inner, max_size=5).map(tuple), st.sampled_from([0.0, LEADING])).map(lambda of: Stack(*of)),
        inner.map(Keep),
        inner.map(lambda block: Tagged("Sect", block)),
        st.tuples(labels, inner, st.sampled_from([9.0, 30.0])).map(lambda of: Aside(*of, gap=5.0)),
        st.tuples(inner, st.sampled_from([0.0, 2.0])).map(lambda of: Band(of[0], BLACK, of[1])),
        st.tuples(marks, inner).map(lambda of: Item(*of, indent=12.0)),
        st.lists(paragraphs, min_size=1, max_size=2).map(lambda row: Beside(tuple(row), 2, 6.0)),
        st.tuples(inner, st.integers(1, 2)).map(lambda of: Columns(*of, gap=6.0, grid=LEADING)),
    )


blocks: st.SearchStrategy[Block] = st.recursive(
    paragraphs | drawings | st.floats(0.0, 30.0).map(Space), _around, max_leaves=6
)
stacks = st.tuples(st.lists(blocks, min_size=1, max_size=6).map(tuple), st.sampled_from([0.0, LEADING])).map(
    lambda of: Stack(*of)
)
heights = st.lists(st.floats(LEAST, 150.0), min_size=1, max_size=6)


def poured(block: Block, sizes: list[float], width: float = WIDTH) -> list[tuple[Frame, float]]:
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


@given(stacks, heights)
def test_nothing_stands_outside_its_region(block: Block, sizes: list[float]) -> None:
    """Every paragraph lies inside its width, unless that is too narrow to share, and every line inside its height."""
    for frame, height in poured(block, sizes):
        assert frame.height <= height + NEAR
        for item, x, y in walk(frame):
            if isinstance(item, Tag) and item.piece and item.frame.width > 4 * SIZE:
                assert 0 <= x + item.x
                assert x + item.x + item.frame.width <= WIDTH + NEAR
                assert 0 <= y + item.y
                assert y + item.y + item.frame.height <= frame.height + NEAR


@given(contents, styles, st.lists(st.floats(LEADING, 90.0), min_size=1, max_size=5), st.booleans())
def test_no_line_stands_alone_where_it_need_not(
    content: str | list[Text], style: ParagraphStyle, sizes: list[float], fresh: bool
) -> None:
    """Where a paragraph breaks, enough lines stand on both sides, unless an empty region has room for no such break."""
    rest: Block | None = Paragraph(content, style, composer())
    total = len(composer().lines(content, style, NARROW - style.left - style.right))
    for height in cycle(sizes):
        if rest is None:
            break
        fit = rest.compose(Region(NARROW, height, fresh=fresh))
        count = round(fit.frame.height / LEADING) if fit.frame else 0
        room = int((height + NEAR) / LEADING)
        good = range(min(style.orphans, total), min(room, total - min(style.widows, total)) + 1)
        if 0 < count < total:
            assert count in good or (fresh and not good)
            assert fresh or not style.keep_together
        assert count or not fresh or not total
        rest, total, fresh = fit.rest, total - count, True
    assert total == 0


@given(contents, styles, st.lists(st.tuples(st.floats(30.0, 150.0), st.floats(LEADING, 90.0)), min_size=1, max_size=5))
def test_a_paragraph_keeps_its_text_in_columns_of_any_width(
    content: str | list[Text], style: ParagraphStyle, sizes: list[tuple[float, float]]
) -> None:
    """Where the next region is wider or narrower, what is left is set anew."""
    rest: Block | None = Paragraph(content, style, composer())
    said = ""
    for width, height in islice(cycle(sizes), 2000):
        if rest is None:
            break
        fit = rest.compose(Region(width, height, fresh=True))
        items = walk(fit.frame) if fit.frame else []
        said += "".join(item.piece.text for item, _, _ in items if isinstance(item, Tag) and item.piece)
        rest = fit.rest
    assert rest is None
    assert said == typed(content) or not composer().lines(content, style, NARROW)


MASTER = Master(
    PageSize(WIDTH + 40.0, 180.0, 9.0, 24.0, 16.0, 24.0, 24.0, LEADING, 9.0),
    Running("", "", 12.0, 12.0, 9.0, 20.0, 30.0, 5),
    TextStyle(size=6.0),
    TextStyle(size=6.0),
)


@given(
    st.lists(stacks, min_size=1, max_size=3), st.lists(st.sampled_from(["new", "recto", "flow", "after"]), min_size=3)
)
def test_pages_hold_all_lines_in_order(bodies: list[Block], starts: list[str]) -> None:
    """Whatever the groups are and wherever they start."""
    groups = [
        PageGroup((body,), start, name=f"g{n}") for n, (body, start) in enumerate(zip(bodies, starts, strict=False))
    ]
    pages = compose(Galley(tuple(groups), LEADING), MASTER, composer())
    whole = [lines(poured(body, [TALL])) for body in bodies]
    assert [item for found in whole for item in found.items()] == list(
        lines([(page.frame, 0.0) for page in pages]).items()
    )
