"""Longer text on one slide or over several."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progprint.deck import paginate
from progprint.deck.blocks import KEEP, BlockStyle, Fitted, Sheet, TextBlock, TextItem
from progprint.deck.fit import fit_blocks
from progprint.deck.lines import SAFETY, Gauge
from progprint.typeset.block import NoRoomError

HEIGHT = 352.0
WIDTH = 20 * 28 * SAFETY + 0.1
SENTENCE = "本案例介绍如何将系统产生的事件与监控指标进行关联。"
CLAUSES = "本案例介绍如何将系统产生的事件，与监控指标进行关联，"


def setting(size: float) -> BlockStyle:
    return BlockStyle(size, size * 1.5, WIDTH, 18, 8, 22, 1.5 * size)


SETTINGS = [setting(size) for size in (28, 26, 24, 22, 20)]


def fit(gauge: Gauge, *blocks: TextBlock, settings: Sequence[BlockStyle] = tuple(SETTINGS)) -> Fitted:
    return fit_blocks(blocks, gauge, settings, HEIGHT, going_on=2)


def paragraph(text: str, heading: str = "") -> TextBlock:
    return TextBlock(heading, (TextItem(text),))


def words(sheet: Sheet) -> str:
    return "".join(piece.text for group in sheet for piece in group.pieces)


def bottom(sheet: Sheet) -> float:
    return sheet[-1].top + sheet[-1].height


def test_a_text_that_just_fits_stays_on_its_slide(gauge: Gauge) -> None:
    """Eight lines of 42 points in 352; the ninth takes the next smaller size, not a second slide."""
    eight = "一" * 20 * 8
    assert (1, 28) == (len((made := fit(gauge, paragraph(eight))).sheets), made.setting.size)
    assert (1, 26) == (len((made := fit(gauge, paragraph(eight + "一"))).sheets), made.setting.size)


def test_a_text_that_just_misses_goes_on_and_fills_both_slides(gauge: Gauge) -> None:
    """What one slide at the smallest size does not hold is not left alone on the next."""
    at_20 = int(WIDTH / 20 / SAFETY) * int(HEIGHT / 30)
    just = "一" * (at_20 - 1) + "。"
    assert (1, 20) == (len((made := fit(gauge, paragraph(just))).sheets), made.setting.size)
    text = SENTENCE * (at_20 // len(SENTENCE) + 1)
    made = fit(gauge, paragraph(text))
    heights = [bottom(sheet) for sheet in made.sheets]
    assert (2, True) == (len(heights), made.setting.size >= 24)
    assert min(heights) > 0.4 * HEIGHT
    assert max(heights) - min(heights) <= 3 * made.setting.pitch


def test_blocks_are_parted_between_rather_than_within(gauge: Gauge) -> None:
    """Three equal blocks that need two slides: one, and two."""
    made = fit(gauge, *(paragraph(SENTENCE * 4) for _ in range(3)))
    assert len(made.sheets) == 2
    assert sorted(len(sheet) for sheet in made.sheets) == [1, 2]
    assert all(group.first for sheet in made.sheets for group in sheet)


def test_a_paragraph_is_parted_after_a_sentence(gauge: Gauge) -> None:
    """And its heading is repeated, told as a repetition."""
    made = fit(gauge, paragraph(SENTENCE * 14, "案例背景"))
    assert len(made.sheets) > 1
    assert {"。"} == {words(sheet)[-1] for sheet in made.sheets}
    assert [True, *([False] * (len(made.sheets) - 1))] == [sheet[0].first for sheet in made.sheets]
    assert {"案例背景"} == {sheet[0].heading for sheet in made.sheets}


def test_half_width_marks_end_a_sentence_between_ideographs(gauge: Gauge) -> None:
    """Many agendas are typed with them; a version number is no end."""
    made = fit(gauge, paragraph("本案例介绍如何用 Go 1.21 将系统产生的事件与指标关联;" * 13))
    assert len(made.sheets) > 1
    assert {";"} == {words(sheet)[-1] for sheet in made.sheets}


def test_without_sentences_a_clause_is_the_place(gauge: Gauge) -> None:
    """After a comma, never between two characters while there is one."""
    made = fit(gauge, paragraph(CLAUSES * 13))
    assert len(made.sheets) > 1
    assert {"，"} == {words(sheet)[-1] for sheet in made.sheets}


def test_a_text_without_any_mark_is_spread_evenly(gauge: Gauge) -> None:
    """Nothing is lost and no slide is nearly empty."""
    text = "一" * 500
    made = fit(gauge, paragraph(text))
    assert text == "".join(map(words, made.sheets))
    assert min(bottom(sheet) for sheet in made.sheets) > 0.5 * HEIGHT


def test_a_heading_is_never_alone_at_the_foot(gauge: Gauge) -> None:
    """It keeps two lines with it, or all of its text."""
    for length in range(1, 14):
        blocks = [
            paragraph(SENTENCE * length, "甲"),
            TextBlock("乙", tuple(TextItem("项目", "bullet") for _ in range(6))),
            paragraph(SENTENCE * 3, "丙"),
        ]
        made = fit(gauge, *blocks)
        for sheet in made.sheets[:-1]:
            last = sheet[-1]
            whole = blocks[last.block].items
            lines = sum(piece.lines for piece in last.pieces)
            assert lines >= KEEP or len(last.pieces) == len(whole)


def test_items_go_on_with_their_numbers(gauge: Gauge) -> None:
    """A list is parted between its items, each whole."""
    items = tuple(TextItem(SENTENCE, "number", n) for n in range(1, 15))
    made = fit(gauge, TextBlock("解决思路", items))
    assert len(made.sheets) > 1
    assert list(items) == [piece.item for sheet in made.sheets for group in sheet for piece in group.pieces]


def test_gaps_open_where_there_is_room(gauge: Gauge) -> None:
    """Twice as wide for three short items, as they are for a full slide."""
    few = fit(gauge, TextBlock("", tuple(TextItem("短。", "bullet") for _ in range(3))))
    full = fit(gauge, TextBlock("", tuple(TextItem("一" * 20 * n) for n in (2, 3, 3))))
    assert (16, 8) == (few.setting.gap, full.setting.gap)


def test_a_last_line_of_a_character_or_two_takes_a_smaller_size(gauge: Gauge) -> None:
    """Twenty-one ideographs are a line and one more at 28, and one line at 26."""
    assert fit(gauge, paragraph("一" * 21)).setting.size == 26
    assert fit(gauge, paragraph("一" * 25)).setting.size == 28


def test_headings_above_their_text_count_in_its_height(gauge: Gauge) -> None:
    """The same text fits without a heading and not below one."""
    text = "一" * 20 * 8
    assert (28, 26) == (fit(gauge, paragraph(text)).setting.size, fit(gauge, paragraph(text, "背景")).setting.size)


def test_a_long_text_is_spread_without_looking_for_the_best_way(gauge: Gauge) -> None:
    """Hundreds of sentences take the smallest size and end in time."""
    made = fit(gauge, paragraph(SENTENCE * 400))
    assert made.setting.size == 20
    assert SENTENCE * 400 == "".join(map(words, made.sheets))


TEXTS = st.text(alphabet="一二三四，。；：“”（）ab, .;", min_size=1, max_size=300).filter(str.strip)
BLOCKS = st.lists(
    st.builds(
        lambda heading, texts, marker: TextBlock(
            heading, tuple(TextItem(text, marker, n) for n, text in enumerate(texts, 1))
        ),
        st.sampled_from(["", "案例背景"]),
        st.lists(TEXTS, min_size=1, max_size=4),
        st.sampled_from(["", "bullet", "number"]),
    ),
    min_size=1,
    max_size=5,
)


@given(BLOCKS)
def test_nothing_is_lost_and_nothing_sticks_out(blocks: list[TextBlock]) -> None:
    """Whatever the text: all of it in order, every slide within its height, no slide empty."""
    gauge = Gauge(lambda char, _family, _weight: 1000 if char >= "\u2e80" else 500, "sans")
    made = fit(gauge, *blocks)
    typed = "".join(item.text for block in blocks for item in block.items)
    assert "".join(typed.split()) == "".join("".join(map(words, made.sheets)).split())
    assert all(sheet and all(group.pieces for group in sheet) for sheet in made.sheets)
    assert max(map(bottom, made.sheets)) <= HEIGHT + 0.01


@pytest.mark.parametrize("count", range(1, 40))
def test_slides_of_one_text_are_filled_about_alike(gauge: Gauge, count: int) -> None:
    """For any length that goes on, no slide is under a third while the text needs few of them."""
    made = fit(gauge, paragraph(SENTENCE * count))
    if 1 < len(made.sheets) <= 4:
        assert min(map(bottom, made.sheets)) > HEIGHT / 3
    assert made.sheets


def test_a_text_without_an_end_is_refused(gauge: Gauge, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place for one character holds one on each of the slides; there is an end to their number."""
    monkeypatch.setattr(paginate, "MOST_SHEETS", 50)
    narrow = [one._replace(width=5.0, pitch=HEIGHT) for one in SETTINGS]
    with pytest.raises(NoRoomError) as refused:
        fit(gauge, paragraph("云" * 400), settings=narrow)

    told = refused.value.told()
    assert (told.code, told.variant, told.params["limit"]) == ("endless-pages", "slides", 50)


def test_a_sheet_lower_than_its_heading_takes_a_line(gauge: Gauge) -> None:
    """Also where what stands above reaches beyond the sheet."""
    low = [setting(28)._replace(head_size=400.0, width=1.0)]
    made = fit(gauge, TextBlock("标题很长很长", (TextItem("云原"), TextItem("网格"))), settings=low)

    assert "".join(map(words, made.sheets)) == "云原网格"
