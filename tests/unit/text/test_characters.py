"""Characters: what belongs together, how wide it is shown, what must be made visible."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progprint.text.characters import BIDI, CONTROL, INVISIBLE, character_name, code_point, has_han, is_han, visible
from progprint.text.clusters import clusters
from progprint.text.widths import display_width

FAMILY = "👩\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("云原生 a1", ["云", "原", "生", " ", "a", "1"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("葛\U000e0100城", ["葛\U000e0100", "城"]),
        (f"家{FAMILY}庭", ["家", FAMILY, "庭"]),
        ("🇨🇳🇯🇵🇰", ["🇨🇳", "🇯🇵", "🇰"]),
        ("👍🏽!", ["👍🏽", "!"]),
        ("1\ufe0f\u20e3", ["1\ufe0f\u20e3"]),
        ("\u1112\u1161\u11ab각\u11a8", ["\u1112\u1161\u11ab", "각\u11a8"]),
        ("a\r\nb", ["a", "\r\n", "b"]),
        ("か\u3099", ["か\u3099"]),
        ("\u200d👧", ["\u200d", "👧"]),
        ("कि", ["कि"]),
        ("\u0600١", ["\u0600١"]),
        ("x\u200by", ["x", "\u200b", "y"]),
    ],
)
def test_text_is_cut_into_what_a_reader_counts(text: str, expected: list[str]) -> None:
    """Grapheme clusters of UAX #29."""
    assert expected == clusters(text)


@given(st.text(alphabet="ae\u0301云👩👧\u200d\ufe0f🇨🇳각\u1100\u1161\u11a8\r\n\u200b🏽\u0600", max_size=12))
def test_clusters_joined_are_the_text(text: str) -> None:
    """Nothing is lost, and no cluster is empty."""
    found = clusters(text)
    assert text == "".join(found)
    assert all(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", 3),
        ("云a", 3),
        ("“”…", 3),
        ("，。", 4),
        ("e\u0301", 1),
        (FAMILY, 2),
        ("🇨🇳", 2),
        ("❤\ufe0f", 2),
        ("한", 2),
        ("ｱ", 1),
        ("a\tb", 3),
        ("𠮷", 2),
        ("\u200b\u202e", 0),
    ],
)
def test_width_is_counted_as_terminals_do(text: str, expected: int) -> None:
    """Wide two, marks none, an emoji sequence two, ambiguous one."""
    assert expected == display_width(text)


def test_what_hides_is_written_out() -> None:
    """Escape sequences, turned direction and invisible characters cannot act on a terminal or deceive a reader."""
    assert "aU+001B[31mU+202Eb U+200Bc⏎dU+0000U+FEFF" == visible("a\x1b[31m\u202eb\t\u200bc\nd\0\ufeff")
    assert f"云原生 é {FAMILY}" == visible(f"云原生 é {FAMILY}")


@given(st.text())
def test_visible_text_holds_nothing_dangerous(text: str) -> None:
    """For any text at all, and again for its own result."""
    shown = visible(text)
    assert not any(pattern.search(shown) for pattern in (CONTROL, BIDI, INVISIBLE))
    assert not set(shown) & set("\t\n\x1b")
    assert shown == visible(shown)


def test_characters_have_names() -> None:
    """Controls by their short names, others by Unicode's, the unnamed by number."""
    assert ["U+001B ESC", "U+007F DEL", "U+200B ZERO WIDTH SPACE", "U+FFFF", "U+20BB7 CJK UNIFIED IDEOGRAPH-20BB7"] == [
        character_name(c) for c in "\x1b\x7f\u200b\uffff𠮷"
    ]
    assert "U+3000" == code_point("\u3000")


def test_han_is_more_than_the_first_block() -> None:
    """Extensions, compatibility forms, 々 and 〇 are Han; kana, Hangul, marks and Latin are not."""
    assert [True] * 6 == [is_han(c) for c in "云𠮷㐀々〇⽂"]
    assert [False] * 6 == [is_han(c) for c in "のア한，a１"]
    assert (True, False, False) == (has_han("a云"), has_han("abcのア"), has_han(""))
