"""Where the lines of a slide's text end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progprint.deck.lines import (
    SAFETY,
    Gauge,
    can_break,
    hardened,
    limit_of,
    line_starts,
    one_line,
    softened,
    unbreakable,
    unbroken,
)
from progprint.text.clusters import clusters, is_boundary
from progprint.text.kinsoku import LANGUAGES, no_end, no_start
from progprint.text.linebreaks import breakpoints

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


def lines(text: str, gauge: Gauge, ems: float) -> list[str]:
    starts = [0, *line_starts(text, gauge.ladder(text), ems * 1000)]
    return [text[a:b] for a, b in pairwise(starts)]


def test_a_line_is_taken_to_be_three_percent_narrower(gauge: Gauge) -> None:
    """Ten ideographs fit a box of ten ems and three percent, not one of ten ems."""
    text = "一二三四五六七八九十"
    ladder = gauge.ladder(text)
    found = [[*line_starts(text, ladder, limit_of(20 * width, 20))] for width in (10 * SAFETY, 10)]
    assert [len(starts) for starts in found] == [1, 2]


@pytest.mark.parametrize(
    ("text", "ems", "expected"),
    [
        ("一二三四，五", 4, ["一二三", "四，五"]),
        ("一二三（四五）", 4, ["一二三", "（四五）"]),
        ("用 Kubernetes", 6, ["用 ", "Kubernetes"]),
        ("abcdefghij", 3, ["abcdef", "ghij"]),
        ("一二 三四", 2, ["一二 ", "三四"]),
        ("一\n二", 9, ["一\n", "二"]),
        ("一二——三", 2.5, ["一二", "——三"]),
        (f"一二{FAMILY}", 2.5, ["一二", FAMILY]),
    ],
)
def test_lines_end_where_every_program_ends_them(gauge: Gauge, text: str, ems: float, expected: list[str]) -> None:
    """No closing mark begins a line, no opening one ends it, words, dashes and clusters stay whole."""
    assert expected == lines(text, gauge, ems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_mark_of_a_language_begins_or_ends_a_line(gauge: Gauge, language: str) -> None:
    """Mark by mark, as the booklet keeps them: ッ ィ ー ョ in Japanese, 々 and 〕 in Chinese, ％ behind a figure."""
    for mark in sorted(no_start(language) - frozenset("—⸺")):
        text = f"一二三四{mark}五六"
        starts = {at for ems in range(2, 8) for at in line_starts(text, gauge.ladder(text), ems * 1000)}
        assert 4 not in starts, mark
    for mark in sorted(no_end(language)):
        text = f"一二三{mark}四五六"
        starts = {at for ems in range(4, 8) for at in line_starts(text, gauge.ladder(text), ems * 1000)}
        assert 4 not in starts, mark


def test_a_word_longer_than_a_line_is_cut_but_no_cluster(gauge: Gauge) -> None:
    """A family of emoji is one character to a reader."""
    text = FAMILY * 3
    cuts = list(line_starts(text, gauge.ladder(text), 100))
    assert len(cuts) == 3
    assert all(is_boundary(text, at) for at in cuts[:-1])


def test_room_is_kept_where_han_meets_latin(gauge: Gauge) -> None:
    """Some programs set them apart, whether a blank was typed or not."""
    assert [2000 + 500 + 240, 2000 + 1000 + 240] == [gauge.ladder(text)[-1] for text in ("一二a", "一二 a")]
    assert gauge.ladder("一a二")[-1] == 2000 + 500 + 2 * 240


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" 一\r\n二\t三 ", "一 二 三"),
        ("问答\u3000于雨", "问答\u3000于雨"),
        ("10\u00a0ms", "10\u00a0ms"),
        ("a\u2028b", "a b"),
    ],
)
def test_a_title_is_drawn_to_one_line(text: str, expected: str) -> None:
    """Breaks and tabs become blanks; an ideographic space was set on purpose and stays."""
    assert expected == one_line(text)


@given(st.text(alphabet="一二三，。（）ab 1—" + FAMILY + "\u0301", max_size=60), st.integers(1, 12))
def test_lines_hold_the_whole_text_in_order(text: str, ems: int) -> None:
    """Every line is at least a character; all together are the text; one that is too long is a single cluster."""
    gauge = Gauge(lambda char, _family, _weight: 1000 if char >= "\u2e80" else 500, "sans")
    made = lines(text, gauge, ems)
    assert text == "".join(made)
    assert all(made) or not text
    ladder = gauge.ladder(text)
    at = 0
    for line in made:
        end = at + len(line.rstrip(" "))
        assert ladder[end] - ladder[at] <= ems * 1000 or len(clusters(text[at:end])) == 1
        at += len(line)


@given(
    st.text(alphabet="一二三々ッー，。：（）《》…·—％mesh 3" + FAMILY + "\u0301", max_size=40),
    st.sampled_from(LANGUAGES),
)
def test_no_line_is_forecast_where_the_rules_of_its_text_forbid_one(text: str, language: str) -> None:
    """A forecast that assumed more breaks than the text has would be too short; only dashes begin lines besides."""
    ends = {one.at for one in breakpoints(text, language)}
    for at in range(1, len(text)):
        if can_break(text, at) and text[at] not in " —" and "—" not in text[at - 1 : at]:
            assert at in ends


def test_the_dot_in_a_name_is_set_apart_as_programs_do(gauge: Gauge) -> None:
    assert gauge.ladder("阿不都·海依尔")[-1] == 6000 + 500 + 2 * 240


def test_a_long_row_of_names_may_end_a_line_after_a_slash(gauge: Gauge) -> None:
    text = softened("维护过 Alpha/Beta/Gamma-port/Delta/Epsilon 等项目")
    limit = 8000.0
    starts = list(line_starts(text, gauge.ladder(text), limit))
    lines = [text[a:b].replace("\u200b", "") for a, b in pairwise([0, *starts])]
    assert "维护过 Alpha/" in lines
    assert softened("https://example.org/a/long/way/to/go") == "https://example.org/a/long/way/to/go"
    assert softened("TCP/IP 与 C/C++") == "TCP/IP 与 C/C++"
    assert all((at in unbreakable(text)) != can_break(text, at) for at in range(1, len(text)))


def test_on_a_slide_such_a_place_is_a_break_of_our_own_or_nothing(gauge: Gauge) -> None:
    text = "维护过 Alpha/Beta/Gamma-port/Delta/Epsilon 等项目"
    made = hardened(softened(text), gauge, 8.0 * 20 * SAFETY, 20)
    assert "Alpha/\n" in made
    assert "\u200b" not in made
    assert made.replace("\n", "") == text
    assert hardened(text, gauge, 160, 20) == text


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("Spaß\nmit Funk", "Spaß mit Funk"),
        ("the “best”\nof it — and\nmore…\nlater", "the “best” of it — and more… later"),
        ("Vor-\nund Nachteile", "Vor- und Nachteile"),
        ("한국어\n제목", "한국어 제목"),
        ("寄存器分\n配：\nDubbo 3", "寄存器分配：Dubbo 3"),
        ("云原生\n——Dubbo", "云原生——Dubbo"),
        ("Alpha/\nBeta /\nGamma", "Alpha/Beta / Gamma"),
    ],
)
def test_a_broken_text_on_one_line_glues_no_words(lines: str, whole: str) -> None:
    assert unbroken(lines) == whole
