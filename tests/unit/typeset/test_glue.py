"""The tables of space between neighbours, and the widths that pairs of marks come to."""

from __future__ import annotations

import pytest

from progprint.text.linebreaks import CLASSES
from progprint.typeset.glue import REGIONS, TABLES, Glue, glue_table, region_of
from progprint.typeset.line import Composer
from progprint.typeset.style import ParagraphStyle, TextStyle

STYLE = TextStyle("serif", size=10.0)

# Advance in em from the left edge of the first mark to the left edge of the Han behind the last, full-width style:
# adjacent marks share half an em (CLREQ, Adjustment of adjacent punctuation marks).
PAIRS = {
    "，": 1.0, "。": 1.0, "（": 1.0, "）": 1.0, "》，": 1.5, "）（": 1.5, "。”": 1.5, "“《": 1.5, "：“": 1.5, "、《": 1.5,
    "”、“": 2.0, "》）。": 2.0, "·": 0.5, "——": 2.0, "……": 2.0, "》——": 3.0,
}  # fmt: skip


@pytest.mark.parametrize(("marks", "ems"), PAIRS.items())
def test_adjacent_marks_share_half_an_em(composer: Composer, marks: str, ems: float) -> None:
    """In 全角 setting each pair of adjacent marks is as wide as the rule says, within .02 em."""
    width = composer.width(f"国{marks}国", STYLE) / STYLE.size
    assert ems + 2 == pytest.approx(width, abs=0.02)


@pytest.mark.parametrize(
    ("table", "comma", "stop", "pair"),
    [("quanjiao", 1.0, 1.0, 1.5), ("kaiming", 0.5, 1.0, 1.0), ("banjiao", 0.5, 0.5, 1.0), ("plain", 1.0, 1.0, 2.0)],
)
def test_the_four_tables_differ_as_their_names_say(
    composer: Composer, table: str, comma: float, stop: float, pair: float
) -> None:
    """全角, 开明, 半角 and plain give comma, full stop and 》， their own widths."""
    style = ParagraphStyle("p", STYLE, 16.0, align="left", punctuation=table)
    found = [composer.lines(f"国{marks}国", style, 300.0)[0].width / 10 - 2 for marks in ("，", "。", "》，")]
    assert [comma, stop, pair] == pytest.approx(found, abs=0.02)


@pytest.mark.parametrize(
    ("tight", "typed"), [("基于istio的", "基于 istio 的"), ("第14年", "第 14 年"), ("用gRPC。", "用 gRPC 。")]
)
def test_a_typed_blank_is_replaced_by_the_gap(composer: Composer, tight: str, typed: str) -> None:
    """Between Han and a word the glue is a quarter em, whether a blank was typed or not."""
    assert composer.width(tight, STYLE) == composer.width(typed, STYLE)


def test_the_gap_between_han_and_a_word_is_a_quarter_em(composer: Composer) -> None:
    """Natural width of the glue; beside a full-width mark there is none but the mark's own half em."""
    word = composer.width("istio", STYLE)
    assert 20 + word + 5 == pytest.approx(composer.width("基istio于", STYLE))
    assert 20 + word + 5 == pytest.approx(composer.width("，istio。", STYLE) + 10)


def test_blanks_between_words_and_between_han_stay(composer: Composer) -> None:
    """A blank that separates two words, or two names, is kept and drawn as one."""
    parts, width = composer.single("蚂蚁金服  工程师", STYLE)
    assert 72.5 == pytest.approx(width)
    assert "蚂蚁金服 工程师" == "".join(piece for piece in parts[0].pieces if isinstance(piece, str))


def test_an_ideographic_blank_inside_text_is_one_em(composer: Composer) -> None:
    """U+3000 is kept as wide as it is."""
    assert 30.0 == pytest.approx(composer.width("于\u3000雨", STYLE))


@pytest.mark.parametrize("table", TABLES)
def test_every_pair_of_classes_has_a_gap(table: str) -> None:
    """The tables are complete, and no glue can shrink below nothing."""
    table_gaps = glue_table(table)
    assert {a + b for a in CLASSES for b in CLASSES} == set(table_gaps)
    assert [] == [pair for pair, glue in table_gaps.items() if glue.shrink > glue.natural]


def test_closing_marks_never_begin_and_opening_marks_never_end_a_line() -> None:
    """The prohibitions are in the table, so that no line is ever tested for them."""
    table = glue_table("quanjiao")
    assert {None} == {table[left + right].penalty for left in CLASSES for right in "CPEFMDKaNTU"}
    assert {None} == {table[left + right].penalty for left in "OXB" for right in CLASSES}
    assert Glue(250, 125, 150, 0, spread=True) == table["HL"]


# Natural space in 1/1000 em between two neighbours in full-width style: mainland, Taiwan and Hong Kong, Japan.
REGIONAL = {
    "PH": (500, 0, 500), "EH": (500, 0, 500), "FH": (500, 0, 0), "CH": (500, 500, 500), "HO": (500, 500, 500),
    "CO": (500, 500, 500), "OO": (0, 0, 0), "CC": (0, 0, 0), "CP": (0, 0, 0), "PO": (500, 0, 500), "FO": (500, 0, 500),
    "EC": (0, 0, 0), "FF": (0, 0, 0), "HM": (0, 0, 250), "MH": (0, 0, 250), "CM": (500, 500, 250), "HL": (250, 250, 250),
}  # fmt: skip


@pytest.mark.parametrize(("pair", "expected"), REGIONAL.items())
def test_regions_differ_in_the_space_of_marks(pair: str, expected: tuple[int, int, int]) -> None:
    """Where pause marks are whole boxes they have no space of their own, and only brackets close up."""
    assert expected == tuple(glue_table("quanjiao", region)[pair].natural for region in ("gb", "cns", "jis"))


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("table", TABLES)
def test_every_region_has_every_table(region: str, table: str) -> None:
    """All pairs of classes, the same breaks everywhere, and boxes of one kind only."""
    found = glue_table(table, region)
    assert {one + other for one in CLASSES for other in CLASSES} == set(found)
    assert {pair: glue.penalty for pair, glue in glue_table(table).items()} == {
        pair: glue.penalty for pair, glue in found.items()
    }
    assert not REGIONS[region].half & REGIONS[region].whole


def test_a_japanese_full_stop_keeps_its_space() -> None:
    """JLREQ: the half em behind 。 is not reduced, that behind 、 is; ・ gives up its quarters."""
    japanese = glue_table("quanjiao", "jis")
    assert [0, 400, 250] == [japanese[pair].shrink for pair in ("EH", "PH", "MH")]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh-Hans", "gb"), ("zh", "gb"), ("zh-CN", "gb"), ("zh-Hant", "cns"), ("zh-TW", "cns"), ("zh-Hant-HK", "cns"),
        ("ja", "jis"), ("ja-JP", "jis"), ("ko", "gb"), ("en", "gb"),
    ],
)  # fmt: skip
def test_a_language_has_its_region(language: str, expected: str) -> None:
    """The habits of Taiwan and Hong Kong for zh-Hant, of Japan for ja, else the mainland's."""
    assert expected == region_of(language)


def test_marks_in_the_middle_of_their_em_never_hang() -> None:
    """CLREQ: no hanging in horizontal Traditional Chinese; elsewhere 、，。 alone."""
    assert REGIONS["cns"].hanging == frozenset()
    assert REGIONS["gb"].hanging == frozenset("、，。")
