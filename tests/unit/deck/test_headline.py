"""Titles in lines of our own."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progprint.core.units import Rect
from progprint.deck import headline
from progprint.deck.headline import Headline, set_headline
from progprint.deck.lines import SAFETY, Gauge, limit_of, line_starts

SIZES = (54, 48, 44, 40, 36, 32, 28)
BOX = Rect(0, 0, 548, 246)


def title(gauge: Gauge, text: str, box: Rect = BOX, *, used: float = 0.0, tail: str = "") -> Headline:
    return set_headline(text, gauge, box, SIZES, 1.2, "bold", used=used, tail=tail)


def test_a_title_that_just_fits_is_one_line_at_the_largest_size(gauge: Gauge) -> None:
    """Nine ideographs in nine ems, safety included; a point less, and it is not."""
    text = "大规模容器编排平台"
    wide = len(text) * 54 * SAFETY
    assert Headline(text, 54, 54 * 1.2, 1) == title(gauge, text, Rect(0, 0, wide + 0.1, 70))
    assert title(gauge, text, Rect(0, 0, wide - 1, 70)).size == 48


@pytest.mark.parametrize("text", ["云", "AI", "于雨", "3.0"])
def test_a_title_of_a_character_or_two_is_set_as_it_is(gauge: Gauge, text: str) -> None:
    """The largest size, one line."""
    assert (text, 54.0, 1) == ((made := title(gauge, text)).text, made.size, made.lines)


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("dubbogo 3.0:dubbo 在云原生时代的基石", ["dubbogo 3.0", "云原生", "时代", "基石"]),
        ("一个云原生服务的爆炸半径治理", ["云原生", "服务", "爆炸半径", "治理"]),
        ("Spring Cloud Alibaba 到 Dubbo 3.0 的迁移之路", ["Spring Cloud Alibaba", "Dubbo 3.0"]),
        ("从零到一:可观测性平台在金融行业的落地实践", ["可观测性", "平台", "落地", "实践"]),
        ("PostgreSQL/Citus/TimescaleDB 分布式数据库选型", ["PostgreSQL", "TimescaleDB", "分布式", "数据库"]),
        ("TCP/IP 与 I/O 多路复用在高并发网关中的应用", ["TCP/IP", "I/O", "高并发"]),
    ],
)
def test_names_and_terms_are_not_broken(gauge: Gauge, text: str, together: list[str]) -> None:
    """A better place exists, at a step or two smaller if need be."""
    made = title(gauge, text)
    assert made.lines > 1
    assert not [word for word in together if word not in made.text]


@pytest.mark.parametrize(
    ("text", "width", "last"),
    [
        ("快手中间件mesh化实践", 448, "mesh化实践"),
        ("圆桌:大模型时代，架构师还需要写代码吗？", 700, "架构师还需要写代码吗？"),
    ],
)
def test_a_break_stands_where_the_sense_has_one(gauge: Gauge, text: str, width: float, last: str) -> None:
    """Before a name, after a mark."""
    assert last == title(gauge, text, Rect(0, 0, width, 246)).text.split("\n")[-1]


def test_english_breaks_before_a_preposition_and_not_after_an_article(gauge: Gauge) -> None:
    """No line ends in “the” or “of”."""
    made = title(gauge, "The Design of Reliable Systems in the Cloud at a Massive Scale")
    assert made.lines > 1
    assert not {line.split()[-1].lower() for line in made.text.split("\n")} & {"the", "of", "in", "at", "a"}


@pytest.mark.parametrize("count", range(11, 30))
def test_no_title_ends_in_one_or_two_characters(gauge: Gauge, count: int) -> None:
    """Whatever its length."""
    made = title(gauge, "山水云月风花雪雨" * 4)
    short = title(gauge, ("山水云月风花雪雨" * 4)[:count])
    assert len(made.text.split("\n")[-1]) > 2
    assert len(short.text.split("\n")[-1]) > 2


def test_a_title_of_300_characters_is_cut_and_told(gauge: Gauge) -> None:
    """At the smallest size it fills its box, ends in an ellipsis, and is returned whole; its tail stays."""
    text = "大规模分布式存储系统的一致性" * 22
    made = title(gauge, text[:300], tail="（续 2/2）")
    assert (28.0, True) == (made.size, made.text.endswith("…（续 2/2）"))
    assert made.rest == text[:300] + "（续 2/2）"
    assert made.lines * made.pitch <= BOX.height < (made.lines + 1) * made.pitch
    assert max(gauge.ladder(line, "bold")[-1] for line in made.text.split("\n")) <= limit_of(BOX.width, 28)


def test_room_below_the_title_is_kept(gauge: Gauge) -> None:
    """What is taken for a label is not taken by lines."""
    text = "大规模分布式存储系统的一致性保证与弹性伸缩"
    made = title(gauge, text, used=150)
    assert made.lines * made.pitch <= BOX.height - 150 + 0.01


def test_a_word_that_fits_no_line_is_cut_at_the_smallest_size(gauge: Gauge) -> None:
    """Nothing of it is lost while there is room."""
    made = title(gauge, "Donaudampfschifffahrtsgesellschaft" * 2)
    assert (28.0, "", "Donaudampfschifffahrtsgesellschaft" * 2) == (made.size, made.rest, made.text.replace("\n", ""))


@given(st.text(alphabet="云原生时代的基石，：:/ ab3.（）\u3000", max_size=90))
def test_lines_of_a_title_are_its_words(text: str) -> None:
    """Nothing is added, nothing dropped but the blanks at breaks, and every line fits."""
    gauge = Gauge(lambda char, _family, _weight: 1000 if char >= "\u2e80" else 500, "sans")
    made = title(gauge, text, Rect(0, 0, 548, 1000))
    squeezed = "".join(text.split())
    assert squeezed == "".join(made.text.split())
    for line in made.text.split("\n"):
        assert gauge.ladder(line, "bold")[-1] <= limit_of(548, made.size)


@pytest.mark.parametrize("text", ["x" * 20_000, "云" * 20_000, "word " * 4_000])
def test_of_a_very_long_title_only_the_lines_that_have_room_are_looked_for(
    gauge: Gauge, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """A deck shows such a title on each of its slides, so what is cut off must cost nothing."""
    found: list[int] = []

    def counted(*given: Any, **named: Any) -> Iterator[int]:
        for start in line_starts(*given, **named):
            found.append(start)
            yield start

    monkeypatch.setattr(headline, "line_starts", counted)
    made = title(gauge, text, tail=" 2")

    assert made.text.endswith("… 2")
    assert made.rest
    assert len(found) <= (len(SIZES) + 2) * 10


@pytest.mark.parametrize("width", range(120, 600, 40))
def test_a_japanese_title_begins_no_line_with_a_small_kana(width: int) -> None:
    """The rules of its language, the same as in the booklet."""
    gauge = Gauge(lambda char, _family, _weight: 1000 if char >= "\u2e80" else 500, "sans", language="ja")
    made = title(gauge, "キャッシュとメッセージキューの設計", Rect(0, 0, width, 400))
    assert not [line for line in made.text.split("\n")[1:] if line[0] in "ャッュー"]


def test_no_short_word_stands_alone_on_a_line_where_a_smaller_size_helps(gauge: Gauge) -> None:
    """使用 does not stand alone above a long Latin word, and no word is parted for that."""
    box = Rect(0, 0, 500, 260)
    made = set_headline("使用 SkyLantern 观察 Harborctl 事件", gauge, box, (60, 56, 52, 48, 44, 40, 36), 1.2, "bold")
    assert made.text == "使用 SkyLantern\n观察 Harborctl 事件"


def test_what_was_measured_goes_with_its_gauge() -> None:
    """A gauge holds the fonts of a run: kept in a module they would pile up in a program that makes many decks."""
    gauge = Gauge(lambda char, _family, _weight: 1000 if char >= "\u2e80" else 500, "sans")
    title(gauge, "大规模容器编排平台")
    watched = weakref.ref(gauge)
    del gauge
    gc.collect()
    assert watched() is None
