"""Characters that may not be printed are replaced or left out, and named with their place."""

from __future__ import annotations

import pytest

from progprint.agenda.clean import blank_lines, cleaned, one_line
from progprint.core.diagnostic import Source, Span

SPAN = Span(Source("a.yaml", "t: 云\u200b原生\n"), 1, 4, 1, 8)


def codes(text: str) -> list[str]:
    return [d.code for d in cleaned(text, SPAN)[1]]


@pytest.mark.parametrize(
    ("typed", "printed", "code"),
    [
        ("\x1b[31m红\x07", "\ufffd[31m红\ufffd", "control-character"),
        ("云\uffff原生", "云\ufffd原生", "control-character"),
        ("云\x0b原生", "云\n原生", "control-character"),
        ("云\u2028原生", "云\n原生", "invisible-character"),
        ("云\u200b原生", "云原生", "invisible-character"),
        ("云\ufeff原生", "云原生", "invisible-character"),
        ("云\u200d原生", "云原生", "invisible-character"),
        ("abc\u202egnp.exe", "abcgnp.exe", "bidi-control"),
    ],
)
def test_a_character_that_may_not_stay_is_named(typed: str, printed: str, code: str) -> None:
    text, found = cleaned(typed, SPAN)
    assert printed == text
    assert {code} == {d.code for d in found}


@pytest.mark.parametrize(
    "text",
    [
        "云原生",
        "于\u3000雨",
        "家 👩\u200d👩\u200d👧 ❤\ufe0f",
        "葛\U000e0100城",
        "می\u200cخواهم",
        "İstanbul ı",
        "한국어 ①②",
    ],
)
def test_sound_text_stays_as_typed(text: str) -> None:
    assert (text, []) == cleaned(text, SPAN)


def test_the_tags_of_a_flag_stay() -> None:
    flag = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    assert (flag, []) == cleaned(flag, SPAN)
    assert ["invisible-character"] == codes("云\U000e0041")


def test_accents_typed_apart_are_composed_without_a_word() -> None:
    """The same text by Unicode's own definition; compatibility ideographs of names are left alone."""
    assert ("Café \uf9dc", []) == cleaned("Cafe\u0301 \uf9dc", SPAN)


def test_line_ends_of_other_systems_become_line_feeds() -> None:
    assert ("a\nb\nc", []) == cleaned("a\r\nb\rc", SPAN)


def test_a_raw_character_is_shown_where_it_stands() -> None:
    found = cleaned("云\u200b原生", SPAN)[1]
    assert [(1, 5)] == [(d.span.line, d.span.column) for d in found if d.span]
    assert ["U+200B ZERO WIDTH SPACE"] == [d.params["character"] for d in found]


def test_a_character_typed_as_an_escape_is_shown_by_its_text() -> None:
    assert [SPAN] == [d.span for d in cleaned("a\x1bb", SPAN)[1]]


def test_each_character_is_named_once_with_its_count() -> None:
    found = cleaned("\u200b云\u200b原\u200b", SPAN)[1]
    assert [3] == [d.params["count"] for d in found]


def test_many_blank_lines_are_a_finding_and_a_few_are_not() -> None:
    assert ["blank-lines"] == [d.code for d in blank_lines("甲" + "\n" * 22 + "乙", SPAN)]
    assert [] == blank_lines("甲" + "\n" * 21 + "乙", SPAN)


def test_a_line_has_no_line_feeds() -> None:
    assert "第一行 第二行" == one_line(" 第一行 \n 第二行\t")
