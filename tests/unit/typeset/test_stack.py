"""Stacks: spacing, grid, keeping together, breaking."""

from __future__ import annotations

from dataclasses import dataclass, replace

from progprint.core.color import BLACK
from progprint.core.units import Rect
from progprint.typeset.block import Block, Fit, Region
from progprint.typeset.boxes import Aside, Beside, Columns, Fixed, Item, Space
from progprint.typeset.frame import Frame, Group, Rule, Tag, walk
from progprint.typeset.grounds import Band
from progprint.typeset.line import Composer
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.stack import Keep, Stack, Tagged
from progprint.typeset.style import ParagraphStyle


@dataclass(frozen=True, slots=True)
class Lines:
    """So many lines of ten points, breakable between any two but for ``least`` at either side."""

    count: int
    least: int = 1
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """As many lines as fit."""
        room = int((region.height + 0.01) // 10)
        if room >= self.count:
            return Fit(_ink(region.width, 10.0 * self.count))
        room = min(room, self.count - self.least)
        if room < self.least:
            if not region.fresh:
                return Fit(None, self)
            room = max(1, int(region.height // 10))
        return Fit(_ink(region.width, 10.0 * room), replace(self, count=self.count - room))


def _ink(width: float, height: float) -> Frame:
    return Frame(width, height, (Rule(Rect(0.0, 0.0, width, height), BLACK),))


def _tops(frame: Frame | None) -> list[float]:
    assert frame is not None
    return [round(y, 3) for item, _, y in walk(frame) if isinstance(item, Rule)]


def _heights(block: Block, height: float) -> list[float]:
    """Heights of the parts that a block falls into in regions of one height."""
    parts: list[float] = []
    rest: Block | None = block
    while rest is not None and len(parts) < 50:
        fit = rest.compose(Region(100.0, height, fresh=True))
        assert fit.frame is not None
        parts.append(fit.frame.height)
        rest = fit.rest
    return parts


def _texts(block: Block, height: float) -> list[str]:
    """What the paragraphs of a block say in each region of one height, label before body."""
    found: list[str] = []
    rest: Block | None = block
    while rest is not None and len(found) < 50:
        fit = rest.compose(Region(100.0, height, fresh=True))
        assert fit.frame is not None
        found += [item.piece.text for item, _, _ in walk(fit.frame) if isinstance(item, Tag) and item.piece]
        rest = fit.rest
    return found


def test_of_two_meeting_spaces_the_larger_counts() -> None:
    """Space after one block and before the next do not add up."""
    stack = Stack((Lines(1, after=4.0), Lines(1, before=7.0)))

    fit = stack.compose(Region(100.0, 100.0, fresh=True))

    assert _tops(fit.frame) == [0.0, 17.0]


def test_space_before_the_first_block_vanishes() -> None:
    """A region begins with text, not with white."""
    fit = Stack((Lines(1, before=30.0),)).compose(Region(100.0, 100.0, fresh=True))

    assert _tops(fit.frame) == [0.0]


def test_blocks_start_on_the_grid() -> None:
    """Each block begins on a multiple of the grid."""
    stack = Stack((Space(4.0), Lines(1), Lines(1)), grid=15.0)

    fit = stack.compose(Region(100.0, 100.0, fresh=True))

    assert _tops(fit.frame) == [15.0, 30.0]


def test_what_does_not_fit_is_handed_back() -> None:
    """The parts of a stack hold all of its lines."""
    stack = Stack((Lines(3), Lines(4), Lines(2)))

    assert _heights(stack, 50.0) == [50.0, 40.0]


def test_a_heading_goes_with_its_text() -> None:
    """A block that is kept with the next one never ends a region."""
    stack = Stack((Lines(3), Lines(1, keep_next=True), Lines(4, least=2)))

    assert _heights(stack, 50.0) == [30.0, 50.0]


def test_a_chain_of_kept_blocks_moves_as_one() -> None:
    """Caption, title and card stay with the first lines of the text."""
    chain = (Lines(1, keep_next=True), Lines(1, keep_next=True), Lines(3, least=2))

    assert _heights(Stack((Lines(2), *chain)), 50.0) == [20.0, 50.0]


def test_a_chain_taller_than_the_region_is_set_all_the_same() -> None:
    """Keeping together gives way where a whole empty region is too small."""
    chain = tuple(Lines(2, keep_next=True) for _ in range(4))

    assert sum(_heights(Stack(chain), 50.0)) == 80.0


def test_a_kept_block_moves_whole() -> None:
    """Keep sets all or nothing where something stands already."""
    stack = Stack((Lines(3), Keep(Lines(4))))

    assert _heights(stack, 50.0) == [30.0, 40.0]


def test_a_kept_block_taller_than_a_region_is_broken() -> None:
    """Nothing is lost for being kept together."""
    assert _heights(Keep(Lines(7)), 50.0) == [50.0, 20.0]


def test_the_parts_of_a_tagged_block_are_one_element() -> None:
    """Key and role repeat, the anchor and the bookmark stand at the first part only."""
    block: Block = Tagged("Sect", Lines(7), key="k", anchor="a", outline=(1, "x"))
    tags = []
    while True:
        fit = block.compose(Region(100.0, 40.0, fresh=True))
        assert fit.frame is not None
        tags += [item for item in fit.frame.items if isinstance(item, Tag)]
        if fit.rest is None:
            break
        block = fit.rest

    assert [(tag.key, tag.anchor, tag.outline) for tag in tags] == [("k", "a", (1, "x")), ("k", "", None)]


def test_a_label_stands_beside_the_first_part_only() -> None:
    """A row that goes on has no second label."""
    fit = Aside(Lines(1), Lines(6), 20.0, 5.0).compose(Region(100.0, 40.0, fresh=True))
    assert fit.frame is not None
    assert fit.rest is not None

    rest = fit.rest.compose(Region(100.0, 40.0, fresh=True))

    assert (len(fit.frame.items), rest.frame and len(rest.frame.items)) == (2, 1)


def test_a_label_taller_than_a_region_goes_on(composer: Composer, body: ParagraphStyle) -> None:
    """None of its text is lost, and where something stands already it waits for a fresh region."""
    row = Aside(Paragraph("云原生服务网格落地实践", body, composer), Lines(1), 20.0, 5.0)

    assert row.compose(Region(100.0, 40.0)).frame is None
    assert _texts(row, 40.0) == ["云原生服", "务网格落", "地实践"]


def test_a_row_taller_than_a_region_goes_on(composer: Composer, body: ParagraphStyle) -> None:
    """Both of its columns keep all of their text."""
    row = Beside((Paragraph("云原生服务", body, composer), Paragraph("网", body, composer)), 2, 60.0)

    assert _texts(row, 40.0) == ["云原生", "网", "服务"]


def test_a_block_without_content_takes_nothing_with_it(composer: Composer, body: ParagraphStyle) -> None:
    """Where it is kept with a block that does not fit, what was set before it stays."""
    nothing = Paragraph("", body.but(keep_next=True), composer)

    assert _heights(Stack((Lines(3), nothing, Lines(4, least=4))), 50.0) == [30.0, 40.0]
    assert _heights(Stack((nothing, Lines(4, least=4))), 50.0) == [40.0]


def test_columns_of_nothing_are_set_at_once(composer: Composer, body: ParagraphStyle) -> None:
    """They do not wait for room for ever."""
    fit = Columns(Paragraph("", body, composer), 2, 10.0, 10.0).compose(Region(100.0, 50.0, fresh=True))

    assert (fit.frame, fit.rest) == (None, None)


def test_a_band_is_wider_than_its_text() -> None:
    """The text keeps the edges of the column; the ground reaches out on both sides and does not bleed."""
    fit = Band(Lines(2), BLACK, 15.0, 8.0).compose(Region(100.0, 90.0, fresh=True))
    assert fit.frame is not None
    ground = next(item for item, _, _ in walk(fit.frame) if isinstance(item, Rule))

    assert (ground.rect, ground.bleeds) == (Rect(-8.0, 0.0, 108.0, 50.0), "")


def test_columns_are_balanced_on_the_last_page() -> None:
    """Seven lines in two columns stand as four and three."""
    fit = Columns(Lines(7), 2, 10.0, 10.0).compose(Region(100.0, 90.0, fresh=True))
    assert fit.frame is not None

    assert [group.frame.height for group in fit.frame.items if isinstance(group, Group)] == [40.0, 30.0]


def test_columns_fill_up_before_they_go_on() -> None:
    """What two full columns cannot hold is handed back."""
    assert _heights(Columns(Lines(23), 2, 10.0, 10.0), 50.0) == [50.0, 50.0, 20.0]


def test_a_fixed_frame_waits_for_room() -> None:
    """A picture is never cut."""
    assert Fixed(_ink(100.0, 60.0)).compose(Region(100.0, 50.0)).frame is None


def test_an_item_has_its_mark_once() -> None:
    """The number of an item that goes on is not repeated."""
    item = Item(_ink(8.0, 10.0), Tagged("LBody", Lines(6)), 12.0, key="k")
    first = item.compose(Region(100.0, 40.0, fresh=True))
    assert first.frame is not None
    assert first.rest is not None
    second = first.rest.compose(Region(100.0, 40.0, fresh=True))
    assert second.frame is not None

    roles = [[i.role for i, _, _ in walk(f) if isinstance(i, Tag)] for f in (first.frame, second.frame)]

    assert roles == [["LI", "Lbl", "LBody"], ["LI", "LBody"]]
