"""The composer and ``text.linebreaks`` know the same breakpoints, since slides ask the one and booklets the other."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from progprint.fonts.book import FontBook
from progprint.text.kinsoku import LEVELS
from progprint.text.linebreaks import breakpoints
from progprint.typeset.drawing import GlueCodes
from progprint.typeset.glue import TABLES
from progprint.typeset.itemize import Mode
from progprint.typeset.segments import Segments
from progprint.typeset.shape import Shaper
from progprint.typeset.style import TextStyle

PIECES = (
    *"云原生的ー々ッ„，。、：！？（）《》“”‘’—…·～／℃%￥①★-/.:,()\"' \u3000\u200b\u2060\u00a0",
    "——", "……", "mesh", "Kubernetes", "3.0", "10", "ms", "skywalking-kubernetes-exporter", "TCP/IP", "\U0001f468\u200d\U0001f469",
    "한글", "ภาษาไทย", "https://example.org/a/b",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.sampled_from(("zh-Hans", "zh-Hant", "ja", "ko", "en", "de", "sv")),
    st.sampled_from(LEVELS),
    st.sampled_from(TABLES),
)
@example("第 3——5 届“Mesh”大会", "zh-Hans", "strict", "quanjiao")
@example("キャッシュー設計", "ja", "loose", "plain")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_composer_ends_lines_where_the_text_has_breakpoints(
    book: FontBook, text: str, language: str, level: str, table: str
) -> None:
    """Whatever the language, the level, and the space of the marks."""
    shaper = Shaper(book, [None], TextStyle("serif", size=10.0, language=language))
    segment = Segments(shaper, GlueCodes(), Mode(table, level=level)).of(text)
    segment.measure()
    composed = [
        (segment.offset(place), place.penalty)
        for place in segment.after(segment.start, segment.end[0])
        if place is not segment.end
    ]

    assert composed == [(one.at, one.penalty) for one in breakpoints(text, language, level)]


@pytest.mark.parametrize(
    ("parted", "language"),
    [
        ("用 |Kubernetes |事|件", "zh-Hans"), ("一|二，|三", "zh-Hans"), ("（云）|和|“雾”", "zh-Hans"),
        ("温|度 |37 ℃|以|上", "zh-Hans"),
        ("キャッ|シュ|の|話", "ja"), ("the |cloud, |3.0", "en"),
    ],
)  # fmt: skip
def test_a_text_parts_where_its_language_allows(parted: str, language: str) -> None:
    """No closing mark, small kana or unit begins a line; blanks belong to the line before."""
    ends = {one.at for one in breakpoints(parted.replace("|", ""), language)}
    shown = "".join(("|" if at in ends else "") + char for at, char in enumerate(parted.replace("|", "")))
    assert parted == shown


@pytest.mark.parametrize(
    "text", ["the word 潮汐” and 账本”", "账本“潮汐”的 harbour", "harbour“账本", "潮汐‘账本’ at sea"]
)
def test_beside_han_a_quote_is_what_it_looks_like_in_an_english_text_too(text: str) -> None:
    """No line begins with a closing one or ends with an opening one, whatever stands on its other side."""
    for one in breakpoints(text, "en"):
        assert text[one.at] not in "”’"
        assert text[: one.at].rstrip()[-1] not in "“‘"
