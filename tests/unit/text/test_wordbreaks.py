"""Breaks inside words of other scripts than Latin and Han."""

from __future__ import annotations

import pytest

from progprint.text.hyphenation import word_breakpoints
from progprint.text.tokens import cluster_class, tokens, word_classes
from progprint.text.wordbreaks import LETTER_COST, word_breaks


def parted(word: str, dearest: int = LETTER_COST - 1) -> str:
    """A word with a bar wherever it may part at no more than a cost."""
    places = {place.at for place in word_breaks(word) if place.penalty <= dearest}
    return "".join(("|" if at in places else "") + char for at, char in enumerate(word))


@pytest.mark.parametrize(
    "expected",
    [
        "Москва–|Петербург", "Санкт-|Петербург", "да/|нет", "καλημέρα", "דו־לשוני", "مرحبا", "दुनिया।|हम", "ཀ་|ཁ་|ག",
        "ሰላም፡|ለሁሉ", "1,5–|2,5км",
    ],
)  # fmt: skip
def test_words_part_where_unicode_says(expected: str) -> None:
    """After dashes, slashes and a script's own separators; never inside a number or before a combining mark."""
    assert expected == parted(expected.replace("|", ""))


@pytest.mark.parametrize(
    "expected",
    ["ภาษา|ไทย|เป็นภาษา", "มากๆ|เลย", "กระ|ทรวง", "ພາສາລາວ|ແມ່ນພາສາ", "မြန်|မာ|ဘာ|သာ|စ|ကား", "သတ္တ|ဝါ", "ភាសាខ្មែរ"],
)
def test_scripts_without_blanks_part_at_sure_syllables(expected: str) -> None:
    """Before a vowel that is written first, after one written last, before a consonant that opens a syllable."""
    assert expected == parted(expected.replace("|", ""))


def test_a_long_stretch_parts_before_base_letters() -> None:
    """The last resort of Khmer, which marks no end of a syllable: dear, loose, and never inside a cluster."""
    word = "ភាសាខ្មែរជាភាសាផ្លូវការរបស់ប្រទេស"
    found = word_breaks(word)
    assert found
    assert {(LETTER_COST, True)} == {(place.penalty, place.loose) for place in found}
    assert [] == [
        place for place in found if word[place.at] in "\u17b6\u17c2\u17bc\u17d2" or word[place.at - 1] == "\u17d2"
    ]


@pytest.mark.parametrize("word", ["Kubernetes", "523μs", "naïve–approach", "don’t", "a/b", "第1章", "ΔT"])
def test_latin_words_are_left_to_their_own_rules(word: str) -> None:
    """One Greek letter, accents and typographic dashes make no other script."""
    assert word_breaks(word) == ()


def test_breakpoints_of_a_word_hold_them() -> None:
    """The composer sees both: its own places after - and /, and those of the script."""
    assert [7, 13] == [cut.at for cut in word_breakpoints("Москва–центр/Петербург")]
    assert [7] == [cut.at for cut in word_breakpoints("Москва–Петербург")]
    assert [4, 7] == [cut.at for cut in word_breakpoints("ภาษาไทยเป็นภาษา")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("\u1100\u1161\u11a8\u1100\u1161", ["cluster", "cluster"]), ("한글", ["cluster", "cluster"]), ("ⴰⴱⴲ", ["word"]),
        ("𝐊𝐮𝐛𝐞", ["word"]), ("ﺏﺕ", ["word"]), ("――", ["dash"]),
    ],
)  # fmt: skip
def test_letters_of_other_scripts_hold_together(text: str, kinds: list[str]) -> None:
    """Conjoining jamo make one syllable; letters beyond the usual blocks make words, not symbols."""
    assert kinds == [token.kind for token in tokens(text)]


def test_rare_signs_keep_from_the_edges_of_a_line() -> None:
    """What UAX #14 lets begin or end no line is no symbol that may stand there."""
    assert "TTXXKI" == "".join(map(cluster_class, "⌋﹒﹙⌈゛☎"))
    assert ("a", "B") == word_classes("\u2011", spaced=False)
    assert ("a", "I") == word_classes("‵", spaced=False)
    assert "a" == word_classes("،ب", spaced=False)[0]
    assert "B" == word_classes("№№₹", spaced=False)[1]
