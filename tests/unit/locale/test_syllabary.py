"""Names in Japanese and Korean lists: by kana and Hangul, never by the pinyin of their ideographs."""

from __future__ import annotations

import pytest

from progprint.locale.names import hard_reading, index_key, index_letter


@pytest.mark.parametrize(
    ("name", "given", "language", "letter"),
    [
        ("ガルシア・フェルナンデス", "", "ja", "か"),
        ("ぱく さら", "", "ja", "は"),
        ("ョ", "", "ja", "や"),
        ("ヴァレリー", "", "ja", "あ"),
        ("佐藤 結衣", "さとう ゆい", "ja", "さ"),
        ("佐藤 結衣", "Sato Yui", "ja-JP", "S"),
        ("佐藤 結衣", "", "ja", "#"),
        ("Émile", "", "ja", "E"),
        ("김서연", "", "ko", "ㄱ"),
        ("쌍용", "", "ko", "ㅅ"),
        ("힣", "", "ko", "ㅎ"),
        ("", "", "ja", "#"),
        ("佐藤 結衣", "", "zh-Hans", "Z"),
        ("佐藤 結衣", "", "en", "Z"),
    ],
)
def test_a_name_stands_under_a_letter_of_the_language(name: str, given: str, language: str, letter: str) -> None:
    assert index_letter(name, given, language) == letter


def test_the_order_is_that_of_the_readings() -> None:
    """Voiced kana beside plain ones, both kinds of kana together; who has no reading comes last."""
    names = [("ぎ", ""), ("キ", ""), ("く", ""), ("林", "はやし"), ("佐藤", ""), ("Ada", ""), ("か", "")]
    ordered = [name for name, _ in sorted(names, key=lambda one: index_key(one[0], one[1], "ja"))]

    assert ordered == ["Ada", "か", "ぎ", "キ", "く", "林", "佐藤"]


def test_nobody_reads_ideographs_in_chinese_to_a_japanese_audience() -> None:
    assert hard_reading("渡邉 さくら", "", "ja") == ""
    assert hard_reading("渡邉 さくら", "わたなべ さくら", "ja") == "わたなべ さくら"
    assert hard_reading("单春艳", "", "zh-Hant") == hard_reading("单春艳") == "shàn chūn yàn"
