"""Remarks on wording: blanks, list numbers, people who may be one; and texts that are marked to be left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from progprint.agenda.load import load_text
from progprint.checks import lint
from progprint.checks.agenda import completeness, order
from progprint.cli.dispatch import run
from progprint.core.diagnostic import Source, Span
from progprint.locale.alike import alike
from progprint.source.suppressions import as_typed
from progprint.text.punctuation import corrected, quotes_of, spaced


def _found(text: str) -> list[tuple[str, int]]:
    agenda = load_text(text.encode(), "a.yaml").value
    assert agenda is not None
    return [(d.code, d.span.line if d.span else 0) for d in lint(agenda)]


def _fixed(tmp_path: Path, text: str) -> str:
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    run(["check", str(tmp_path / "a.yaml"), "--fix", "-q"])
    return (tmp_path / "a.yaml").read_text("utf-8")


LIST = """\
tracks:
  - title: 云
    talks:
      - title: 网
        speakers: 林帆
        summary: |
          1. 甲
          2、 乙
          （3） 丙
          以上三点
"""


def test_a_number_of_another_style_is_told_and_mended(tmp_path: Path) -> None:
    assert ("mixed-numbers", 9) in _found(LIST)
    fixed = _fixed(tmp_path, LIST)
    assert "          3. 丙\n" in fixed
    assert fixed.replace("3. 丙", "（3） 丙") == LIST
    assert not _found(fixed)


def test_a_list_that_counts_is_left_alone() -> None:
    assert not _found(LIST.replace("（3） 丙", "3. 丙"))
    assert not _found(LIST.replace("（3） 丙", "2021 年的丙"))


@pytest.mark.parametrize(("first", "meant"), [("①甲", "②"), ("(1) 甲", "(2)"), ("1、甲", "2、")])
def test_the_style_is_that_of_the_first(tmp_path: Path, first: str, meant: str) -> None:
    other = "(2) 乙" if meant != "(2)" else "2、乙"
    text = LIST.replace("1. 甲", first).replace("2、 乙", other).replace("          （3） 丙\n", "")
    assert f"          {meant}乙\n".replace(" ", "") in _fixed(tmp_path, text).replace(" ", "")


SPACED = """\
tracks:
  - title: 云原生 Cloud
    talks:
      - title: 网格 mesh 与k8s
        speakers: 林帆
        summary: 见 https://example.org/云a 与`码a`。
"""


def test_blanks_are_written_in_the_commoner_way(tmp_path: Path) -> None:
    assert ("mixed-spacing", 4) in _found(SPACED)
    assert _fixed(tmp_path, SPACED) == SPACED.replace("与k8s", "与 k8s")


def test_addresses_and_code_keep_theirs() -> None:
    assert spaced("云a https://x.org/云a `云a` a云", tight=False) == "云 a https://x.org/云a `云a` a 云"
    assert spaced("云 a `云 a` a 云", tight=True) == "云a `云 a` a云"


MARKED = """\
tracks:
  - title: 你好,世界      # as typed
    intro: 你好,世界
    talks:
      - title: 网
        speakers: 林帆
        summary: |         # 照录
          你好,世界

          再见,世界
        takeaways:         # As-Typed
        - 你好,世界
        - 甲
      - title: 你好,世界   # as it were
        speakers: 林帆
"""


def test_what_is_marked_is_neither_told_nor_mended(tmp_path: Path) -> None:
    assert _found(MARKED) == [("halfwidth-punctuation", 3), ("halfwidth-punctuation", 14)]
    fixed = _fixed(tmp_path, MARKED)
    assert fixed == MARKED.replace("intro: 你好,世界", "intro: 你好，世界").replace(
        "你好,世界   # as it", "你好，世界   # as it"
    )


def test_what_is_marked_is_printed_as_typed() -> None:
    agenda = load_text(("conference: {title: 会, typography: normalise}\n" + MARKED).encode(), "a.yaml").value
    assert agenda is not None
    (track,) = agenda.tracks
    assert track.title.text == "你好,世界"
    assert track.intro[0].words.text == "你好，世界"
    assert [p.words.text for p in track.talks[0].summary[0].passages] == ["你好,世界", "再见,世界"]
    assert agenda.conference.normalise


def test_a_text_without_a_place_is_not_marked() -> None:
    assert not as_typed(None)
    assert not as_typed(Span(Source("a", "  text"), 1, 3, 1, 7))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("欧阳 娜娜", ""), ("欧阳娜娜", "社")),
        (("Fan Lin", ""), ("LIN, Fan", "")),
        (("林帆", ""), ("Fan Lin", "")),
        (("Lü Bu", ""), ("吕布", "")),
        (("钟离秋", "社"), ("钟离丘", "社")),
        (("Ｊａｃｋ Ma", ""), ("Jack Ma", "")),
    ],
)
def test_names_that_may_be_of_one_person(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert list(alike([one, ("苏奕嘉", "社"), other])) == [(0, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("钟离秋", "社"), ("钟离丘", "会")),
        (("林帆", "社"), ("林凡凡", "社")),
        (("Ada", ""), ("Ada B", "")),
        (("张三", "a"), ("张四", "a")),
    ],
)  # fmt: skip
def test_names_of_two(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not list(alike([one, other]))


def test_check_names_both_entries() -> None:
    text = "people:\n  a: {name: 林帆}\n  b: {name: Fan Lin}\ntracks: [{title: 甲, talks: [{title: 乙, speakers: [a, b]}]}]\n"
    assert ("alike-people", 3) in _found(text)
    assert ("alike-people", 3) not in _found(text.replace("{name: Fan Lin}", "\n    name: Fan Lin   # as typed"))


def test_free_pages_are_printed_with_their_punctuation_mended() -> None:
    from progprint.agenda.free import read_page

    source = Source("a.md", "你好,世界\n")
    (block,) = read_page(source, "a.md", normalise=True).value or ()
    assert block.words.text == "你好，世界"


def test_a_line_alone_with_a_full_width_colon_is_called_so() -> None:
    outcome = load_text("tracks:\n  - title: 甲\n    talks:\n      - title：云\n".encode(), "a.yaml")
    (found,) = [d for d in outcome.diagnostics if d.severity.name == "ERROR"]
    assert (found.code, found.span.line if found.span else 0, found.span.column if found.span else 0) == (
        "fullwidth-colon",
        4,
        14,
    )


def test_a_line_of_text_where_an_entry_should_be_is_of_the_wrong_type() -> None:
    outcome = load_text("tracks:\n  - title: 甲\n    talks:\n      - 题外话：云\n".encode(), "a.yaml")
    assert [d.code for d in outcome.diagnostics if d.severity.name == "ERROR"] == ["wrong-type"]


def test_json_lists_what_was_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    (tmp_path / "a.yaml").write_text(SPACED, "utf-8")
    run(["check", str(tmp_path / "a.yaml"), "--fix", "--json"])
    (mended,) = json.loads(capsys.readouterr().out)["mended"]
    assert mended["path"].endswith("a.yaml")
    assert "+      - title: 网格 mesh 与 k8s" in mended["change"]


def test_straight_quotes_become_those_of_the_language() -> None:
    """Corners in Traditional Chinese, curly ones in Simplified."""
    assert corrected('他說"你好"嗎', quotes=quotes_of("zh-Hant")) == "他說「你好」嗎"
    assert corrected('他说"你好"吗', quotes=quotes_of("zh-Hans")) == "他说“你好”吗"
    assert corrected("他說「你好」嗎", quotes=quotes_of("zh-Hant")) == "他說「你好」嗎"


def test_corners_are_mended_into_the_file(tmp_path: Path) -> None:
    rows = "tracks: [{title: 甲, talks: [{title: '他說\"你好\"嗎', type: other}]}]\n"
    text = f"conference: {{title: 星河大會, language: zh-Hant}}\n{rows}"

    assert _fixed(tmp_path, text) == text.replace('"你好"', "「你好」")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("publication of “Collateral Murder”, “Cablegate” and more", False),
        ("A talk (with slides), “live” and online", False),
        ("书名是“甲”, “乙”和“丙”", True),
        ("引文“Collateral Murder”, “Cablegate”", True),
    ],
)
def test_a_comma_between_quotes_of_a_latin_text_is_no_slip(text: str, told: bool) -> None:
    assert (corrected(text) != text) is told


@pytest.mark.parametrize(("second", "told"), [("", []), (", producer: 于雨", ["甲"])])
def test_a_producer_is_missed_where_other_tracks_have_one(second: str, told: list[str]) -> None:
    talks = "talks: [{title: 网, speakers: 林帆}, {title: 云, speakers: 林帆}]"
    agenda = load_text(f"tracks: [{{title: 甲, {talks}}}, {{title: 乙{second}, {talks}}}]".encode(), "a.yaml").value
    assert agenda is not None
    assert [d.params["title"] for d in completeness(agenda) if d.code == "no-producer"] == told


def test_the_day_is_told_where_a_talk_is_written_after_one_of_another_day() -> None:
    """Else 11:00 would stand after 10:30 for no reason that is seen."""
    talks = "{title: 甲, date: 2027-04-11, time: '10:30-11:00'}, {title: 乙, date: 2027-04-10, time: '11:00-11:30'}"
    agenda = load_text(f"tracks: [{{title: 云, talks: [{talks}]}}]\n".encode(), "a.yaml").value
    assert agenda is not None
    (found,) = order(agenda)

    assert (found.params["time"], found.params["before"]) == ("2027-04-10 11:00", "2027-04-11 10:30")
