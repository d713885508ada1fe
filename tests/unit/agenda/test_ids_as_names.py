"""Ids that would be printed as names are warned of; real names in Latin letters are not."""

from __future__ import annotations

import pytest

from progprint.agenda.load import load_text
from progprint.agenda.scope import looks_like_id

TRACK = "tracks:\n  - title: 甲\n    producer: {}\n    talks:\n      - title: 乙\n        speakers: [{}]\n"


def _told(text: str) -> list[tuple[str, str, int, str]]:
    return [
        (d.code, d.variant, d.span.line, str(d.params.get("near", "")))
        for d in load_text(text.encode(), "a.yaml").diagnostics
        if d.span is not None
    ]


@pytest.mark.parametrize(
    "name", ["yuyu", "zhang-san", "li_si", "Li_Si", "speaker01", "p12", "S-7", "zhangSan", "a.north", "张三_2"]
)
def test_an_id_without_a_list_is_told_once(name: str) -> None:
    assert looks_like_id(name)
    assert _told(TRACK.format(name, f"{name}, Ada North")) == [("id-as-name", "", 3, "")]


@pytest.mark.parametrize(
    "name",
    ["Ada North", "Jean-Luc", "bell hooks", "d'Alembert", "Cher", "McNamara", "O'Neil", "van der Berg", "J.R.", "Ø. Lund", "Zoë",
     "əli", "于雨", "ちひろ", "Ludwig III", "MIKA", "André-Marie", "X Æ", "N. Li", "Ng"],
)  # fmt: skip
def test_a_name_is_no_id(name: str) -> None:
    assert not _told(TRACK.format("于雨", f'"{name}"'))


def test_the_nearest_id_is_suggested() -> None:
    text = TRACK.format("{id: zhang-san, name: 张三}", "zhang-sann")
    assert _told(text) == [("id-as-name", "suggest", 6, "zhang-san")]


def test_a_list_has_the_last_word() -> None:
    people = "people: {yuyu: 于雨, prince: prince}\n"
    assert not _told(people + TRACK.format("yuyu", "prince"))
    assert [told[:2] for told in _told(people + TRACK.format("yuyu", "yu-yu"))] == [("unknown-person", "suggest")]
