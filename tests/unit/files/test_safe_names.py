"""File names out of titles."""

from __future__ import annotations

import pytest

from progprint.files import safe_names


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("云原生", "云原生"),
        ("A/B 测试", "A-B 测试"),
        ("../../CANARY", "CANARY"),
        ("NUL.txt", "_NUL.txt"),
        ("con", "_con"),
        ("console", "console"),
        (".", "untitled"),
        ("", "untitled"),
        ("\u3000云原生 ", "云原生"),
        ("结尾...", "结尾"),
        ("-rf", "rf"),
        ('a<b>:"c|d?*', "a-b---c-d--"),
        ("换\n行\x00\x1b[0m", "换 行[0m"),
        ("\u202e倒\u200b", "倒"),
        ("e\u0301", "é"),
        ("👩‍💻 现场", "👩‍💻 现场"),
    ],
)
def test_a_name_reads_like_its_title(title: str, expected: str) -> None:
    """What some system forbids is replaced or dropped."""
    assert safe_names([title]) == (expected,)


def test_a_long_title_is_cut_between_characters() -> None:
    """At most 200 bytes, and no accent or emoji is torn."""
    for title in ("云" * 200, "e\u0301\u0302" * 200, "👩‍💻" * 60, "x" * 199 + "👍🏽"):
        (name,) = safe_names([title])
        assert 150 < len(name.encode()) <= 200
    assert safe_names(["👩‍💻" * 60])[0].endswith("👩‍💻")
    assert safe_names(["x" * 195 + "👍🏽"]) == ("x" * 195,)


def test_names_differ_where_a_file_system_ignores_case_and_normalisation() -> None:
    assert safe_names(["ABC", "abc", "Ａ", "Stra\u00dfe", "STRASSE", "abc (2)", "e\u0301", "\u00e9"]) == (
        *("ABC", "abc (2)", "Ａ", "Straße", "STRASSE (2)", "abc (2) (2)", "é", "é (2)"),
    )


def test_a_taken_long_name_keeps_its_limit() -> None:
    _, second = safe_names(["云" * 100] * 2)
    assert second.endswith(" (2)")
    assert len(second.encode()) <= 200
