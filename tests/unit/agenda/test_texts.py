"""All wordings of an agenda, and the fingerprint of its facts."""

from __future__ import annotations

import pytest

from progprint.agenda.load import load_text
from progprint.agenda.programme import Agenda
from progprint.agenda.select import select
from progprint.agenda.texts import fingerprint, wordings

TEXT = """\
conference: {title: {zh: 大会, en: Summit}, date: 2021-07-30}
tracks:
- id: cloud
  title: 云原生
  producer: {name: 柯振旭, org: Tetrate}
  talks:
  - {id: one, title: 基石, time: 09:30-10:15, speakers: [于雨], summary: {背景: 一段}, takeaways: [甲, 乙]}
  - {id: two, title: 网格, speakers: [于雨, 姜涛], tags: [mesh], links: {slides: https://x.y}}
extra: {sponsor: none, list: [1, 2]}
"""


def agenda(text: str = TEXT) -> Agenda:
    outcome = load_text(text.encode(), "a.yaml")
    assert outcome.value is not None
    assert not outcome.failed
    return outcome.value


def test_wordings_come_in_the_order_of_the_fields_and_people_with_everyone_who_names_them() -> None:
    """People first, as in the agenda; then each track with its producer, and each talk with its speakers again."""
    people = ["柯振旭", "Tetrate", "于雨", "姜涛"]
    talks = ["基石", "于雨", "背景", "一段", "甲", "乙", "网格", "于雨", "姜涛"]
    expected = ["大会", *people, "云原生", "柯振旭", "Tetrate", *talks]
    assert expected == [words.text for words in wordings(agenda())]


def test_the_fingerprint_does_not_ask_how_the_file_is_written() -> None:
    """Comments, aliases of keys, quotes and places are no facts."""
    other = TEXT.replace("title: 云原生", "标题:   '云原生'  # 专题一")
    other = "# 一份日程\n\n" + other.replace("takeaways: [甲, 乙]", "听众收益: ['甲', \"乙\"]")
    assert fingerprint(agenda()) == fingerprint(agenda(other))
    assert len(fingerprint(agenda())) == 8


@pytest.mark.parametrize(
    ("fact", "other"),
    [
        *(("09:30-10:15", "09:30-10:20"), ("甲, 乙", "乙, 甲"), ("甲, 乙", "甲乙"), ("Tetrate", "tetrate")),
        *(("en: Summit", "en: Submit"), ("一段", "两段"), ("背景", "前景"), ("https://x.y", "https://x.z")),
        *(("id: two", "id: 2"), ("tags: [mesh]", "tags: []"), ("2021-07-30", "2021-07-31"), ("[1, 2]", "[1]")),
        *(("[于雨, 姜涛]", "[姜涛, 于雨]"), ("id: one, title: 基石", "id: one, title: 基石, language: en")),
    ],
)
def test_every_fact_changes_the_fingerprint(fact: str, other: str) -> None:
    """Times, order, names, translations, links, what is never printed: all of it."""
    assert fact in TEXT
    assert fingerprint(agenda()) != fingerprint(agenda(TEXT.replace(fact, other)))


def test_a_selection_has_a_fingerprint_of_its_own() -> None:
    """It is that of the part: a change elsewhere leaves it as it is."""
    chosen, same, changed = (
        select(agenda(text), talks=("one",)).value
        for text in (TEXT, TEXT.replace("网格", "服务网格"), TEXT.replace("基石", "石"))
    )
    assert chosen is not None
    assert same is not None
    assert changed is not None
    assert fingerprint(agenda()) != fingerprint(chosen)
    assert fingerprint(same) == fingerprint(chosen)
    assert fingerprint(changed) != fingerprint(chosen)
