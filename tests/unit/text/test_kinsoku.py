"""Levels of prohibition at line start and line end, by language."""

from __future__ import annotations

import pytest

from progprint.text.kinsoku import LANGUAGES, LEVELS, no_end, no_start, tailoring
from progprint.text.tokens import MARKS
from progprint.text.uax14 import break_opportunities, line_class

SMALL_KANA = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ"
# What begins a line at loose, normal and strict (CSS Text 3, line-break), where Chinese and Japanese differ from others.
CSS = {
    SMALL_KANA: ("yes yes no", "yes yes no"),
    "々〻ゝゞヽヾ": ("yes no no", "yes no no"),
    "․‥…⋯︙": ("yes no no", "yes no no"),
    "‐–〜゠": ("yes yes no", "no no no"),
    "・：；･‼⁇⁈⁉！？": ("yes no no", "no no no"),
    "°‰′″‵℃℉﹪％￠": ("yes no no", "no no no"),
    "、。」』）": ("no no no", "no no no"),
}
CHARS = [(char, *expected) for chars, expected in CSS.items() for char in chars]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", ["loose", "normal", "strict"])
def test_the_levels_of_css_decide_what_begins_a_line(language: str, level: str) -> None:
    """Behind six ideographs each character may begin the next line, or pulls one ideograph with it."""
    classes = tailoring(language, level)
    for char, eastern, western in CHARS:
        may = (eastern if language[:2] in ("zh", "ja") else western).split()[("loose", "normal", "strict").index(level)]
        places = break_opportunities(f"文文文文文文{char}字字", classes)
        assert (char, may == "yes") == (char, char not in no_start(language, level))
        assert (char, may == "yes") == (char, 6 in places)
        assert 5 in places


@pytest.mark.parametrize("language", ["ja", "zh-Hans", "zh-Hant"])
def test_prefixes_may_end_a_line_only_where_lines_are_loose(language: str) -> None:
    """￥ № and their like keep their figure from normal on (CSS Text 3)."""
    for level in LEVELS:
        places = break_opportunities("文￥文", tailoring(language, level))
        assert (level, level in ("none", "loose")) == (level, "￥" not in no_end(language, level))
        assert (level, level in ("none", "loose")) == (level, 2 in places)


@pytest.mark.parametrize(
    ("chars", "levels"),
    [
        ("，。；：！？、”’」』》）", "basic gb strict"), ("·～–", "basic gb strict"), ("／", "basic gb strict"),
        ("—…⋯⸺", "strict"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_the_levels_of_clreq_decide_what_begins_a_line(language: str, chars: str, levels: str) -> None:
    """Marks, connectors, interpuncts and solidi from basic on; dashes and ellipses at strict."""
    for level in ("none", "basic", "gb", "strict"):
        found = no_start(language, level)
        assert [(level, char, level in levels.split()) for char in chars] == [(level, c, c in found) for c in chars]


def test_the_solidus_ends_no_line_from_gb_on() -> None:
    """GB/T 15834 keeps 分隔号 from both edges; opening marks end no line at any level but none."""
    assert ["gb", "strict"] == [level for level in LEVELS if "／" in no_end("zh-Hans", level)]
    assert list(LEVELS[1:]) == [level for level in LEVELS if "「" in no_end("zh-Hant", level)]
    assert [2, 3] == break_opportunities("文／文", tailoring("zh-Hans", "basic"))
    assert [3] == break_opportunities("文／文", tailoring("zh-Hans", "gb"))


def test_without_prohibition_any_mark_stands_anywhere() -> None:
    """The level none, as Taiwanese newspapers set."""
    text = "文，「文」。"
    assert list(range(1, 7)) == break_opportunities(text, tailoring("zh-Hant", "none"))
    assert no_start("zh-Hant", "none") == no_end("zh-Hant", "none") == frozenset()


def test_the_lists_hold_whole_classes() -> None:
    """Every small kana (CJ), every inseparable leader (IN): the lists are checked against Unicode's classes."""
    strict, normal = no_start("ja", "strict"), no_start("ja", "normal")
    every = [chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000]
    assert {char for char in every if line_class(char) == "CJ"} == strict - normal - set("·‐–〜゠～")
    assert {char for char in every if line_class(char) == "IN"} <= normal


def test_strict_is_what_the_table_of_spaces_forbids() -> None:
    """Marks that the composer keeps from a line start are no more and no less than the strict level names."""
    held = {char for char, name in MARKS.items() if name in "CPEFMKNTU"}
    named = {char for char in no_start("zh-Hans", "strict") if char in MARKS}
    assert named == held


def test_an_unknown_level_is_refused() -> None:
    """A typing mistake is no level."""
    with pytest.raises(ValueError, match="severe"):
        no_start("ja", "severe")
