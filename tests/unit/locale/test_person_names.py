"""How names are read, filed and keyed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from progprint.locale.names import annotated, hard_reading, index_key, index_letter, looks_like_name, person_id, reading

SURNAMES = (
    "单:shàn 仇:qiú 解:xiè 查:zhā 曾:zēng 朴:piáo 区:ōu 盖:gě 薄:bó 乐:yuè 缪:miào 牟:mù 覃:qín 翟:zhái 折:shé 员:yùn "
    "种:chóng 秘:bì 召:shào 祭:zhài 句:gōu 隗:wěi 郇:xún 都:dū 繁:pó 洗:xiǎn 黑:hè 能:nài 重:chóng 扎:zhā 适:kuò 卜:bǔ "
    "阚:kàn 会:guì 佴:nài 任:rén 华:huà 那:nā 燕:yān 应:yīng 葛:gě 过:guō 冼:xiǎn 宓:mì 谌:chén 于:yú 柯:kē 姜:jiāng"
)
COMPOUNDS = "尉迟:yù,chí 万俟:mò,qí 澹台:tán,tái 单于:chán,yú 长孙:zhǎng,sūn 令狐:líng,hú 欧阳:ōu,yáng"


@pytest.mark.parametrize("pair", SURNAMES.split())
def test_surnames_are_read_as_surnames(pair: str) -> None:
    """Dictionaries of characters read 单 dān and 解 jiě; as names they are Shàn and Xiè."""
    surname, expected = pair.split(":")
    assert reading(f"{surname}明")[0] == expected


@pytest.mark.parametrize("pair", COMPOUNDS.split())
def test_compound_surnames_are_read_whole(pair: str) -> None:
    surname, expected = pair.split(":")
    assert reading(f"{surname}明") == (*expected.split(","), "míng")


def test_a_transcribed_name_has_no_chinese_surname() -> None:
    assert reading("查尔斯·单")[0] == "chá"


def test_the_reading_in_the_agenda_decides() -> None:
    assert reading("覃明", "tán míng") == ("tán", "míng")
    assert index_letter("覃明", "tán míng") == "T"


def test_names_are_filed_by_sound_with_latin_ones_among_them() -> None:
    """By syllable, then tone; digits and other scripts come last under #."""
    names = ["于雨", "Lucy 李", "吕布", "鲁迅", "3号选手", "王芳", "Émile", "单春艳", "李雷", "Ωmega"]
    assert sorted(names, key=index_key) == [
        *("Émile", "李雷", "鲁迅", "Lucy 李", "吕布", "单春艳", "王芳", "于雨"),
        *("3号选手", "Ωmega"),
    ]
    assert [index_letter(name) for name in ("Émile", "单春艳", "吕布", "3号选手", "Ωmega", "")] == list("ESL###")


def test_equal_sounds_are_filed_by_tone() -> None:
    assert sorted(["马力", "麻力", "妈力"], key=index_key) == ["妈力", "麻力", "马力"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("于雨", "yuyu"),
        ("单春艳", "shanchunyan"),
        ("吕布", "lvbu"),
        ("Ada Lovelace", "ada-lovelace"),
        ("Émile", "emile"),
        ("!?", "person"),
    ],
)
def test_an_id_reads_like_the_name(name: str, expected: str) -> None:
    assert person_id(name) == expected


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("于雨", "", ""),
        ("姜涛", "", ""),
        ("单春艳", "", "shàn chūn yàn"),
        ("李喆", "", "lǐ zhé"),
        ("王婷", "", ""),
        ("于雨", "yú yǔ", "yú yǔ"),
        ("Ada", "", ""),
    ],
)
def test_a_host_is_helped_with_hard_names_only(name: str, given: str, expected: str) -> None:
    assert hard_reading(name, given) == expected


def test_what_looks_like_a_name() -> None:
    names = ["于雨", "欧阳娜娜", "卡尔·马克思", "Ada", "O'Neill", "王小明"]
    others = ["快手中间件mesh化实践", "背景", "3号", "", "于雨 蚂蚁金服", "微服务治理"]
    assert [name for name in names if not looks_like_name(name)] == []
    assert [other for other in others if looks_like_name(other)] == []


def test_a_variation_selector_changes_no_reading() -> None:
    """It chooses a form of the character before it; surname, index and shape of the name stay."""
    assert reading("单\U000e0100春艳") == reading("单春艳")
    assert index_key("葛\U000e0100城")[:2] == index_key("葛城")[:2]
    assert looks_like_name("葛\U000e0100城")


def test_readings_do_not_load_the_phrases_of_the_library() -> None:
    """200 names cost the table of characters only; the library's phrases would take 0.2 s and 20 MB."""
    code = "import sys; from progprint.locale.names import reading; reading('于雨'); print('pypinyin' in sys.modules)"
    root = Path(__file__).parents[3] / "src"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(root)}
    )
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("name", "given", "pieces"),
    [
        ("于雨", "yú yǔ", [("于", "yú"), ("雨", "yǔ")]),
        ("欧阳娜娜", "Ōuyáng Nànà", [("欧阳娜娜", "Ōuyáng Nànà")]),
        (
            "卡尔·马克思",
            "kǎ ěr mǎ kè sī",
            [("卡", "kǎ"), ("尔", "ěr"), ("·", ""), ("马", "mǎ"), ("克", "kè"), ("思", "sī")],
        ),
        ("卡尔·马克思", "Kǎěr Mǎkèsī", [("卡尔·马克思", "Kǎěr Mǎkèsī")]),
        ("于雨", "yú yǔ zǐ", [("于雨", "yú yǔ zǐ")]),
        ("Kevin 张", "Kevin Zhāng", [("Kevin", ""), (" ", ""), ("张", "Zhāng")]),
        ("葛\U000e0101飾", "gé shì", [("葛\U000e0101", "gé"), ("飾", "shì")]),
        ("于雨", "", []),
        ("Ada Lovelace", "āi dá", []),
    ],
)
def test_a_name_is_cut_as_its_reading_is_written(name: str, given: str, pieces: list[tuple[str, str]]) -> None:
    """A syllable over each ideograph where the counts agree, else all over all; nobody is read without being asked."""
    assert pieces == list(annotated(name, given))
    assert not pieces or name == "".join(piece for piece, _ in pieces)
