"""Tables of other countries: their headings, dates, hours, breaks, halls and names."""

from __future__ import annotations

import pytest
from tests.lines import Lines

from progprint.agenda.clock import read_hours, spelled
from progprint.agenda.dates import Habit, read_day
from progprint.exchange.roster import roster_of
from progprint.exchange.tables.section import is_room


@pytest.mark.parametrize(
    "text",
    [
        "lundi 7 juin 2027", "7 de junio de 2027", "lunes, 7 de junio", "7 giugno 2027", "maandag 7 juni 2027", "2027년 6월 7일",
        "6월 7일(월)", "Mo, 7. Jun. 2027", "7 de junho de 2027",
    ],
)  # fmt: skip
def test_dates(text: str) -> None:
    found = read_day(text, Habit("2027"))
    assert (str(found.date), found.rest) == ("2027-06-07", "")


@pytest.mark.parametrize(
    ("text", "hours"),
    [("de 14h à 15h30", "14:00-15:30"), ("14시 30분-15시", "14:30-15:00"), ("09h00 às 10h00", "09:00-10:00")],
)
def test_hours(text: str, hours: str) -> None:
    found = read_hours(text)
    assert ([spelled(one) for one in found.slots], found.beyond) == ([hours], "")


def test_a_korean_table() -> None:
    rows = [
        "시간,구분,제목,연사,소속",
        "09:00-09:30,등록,,,",
        "09:30-10:10,기조강연,양자 컴퓨팅,김민준 교수,한빛대학교",
    ]
    assert Lines(("a.csv", "\n".join([*rows, "12:00-13:00,점심식사,,,"]))).all == [
        "09:00-09:30 | 등록 | =other",
        "09:30-10:10 | 양자 컴퓨팅 | 김민준 (한빛대학교, 교수)",
        "12:00-13:00 | 점심식사 | =break",
    ]


def test_a_day_is_a_tag_in_german_and_a_subject_in_english() -> None:
    german = "Tag;Zeit;Thema;Vortragende\nMontag, 7. Juni 2027;9-10 Uhr;Wasser;Eva Stein und Jan Kok\n"
    assert Lines(("a.csv", german)).all == ["2027-06-07 09:00-10:00 | Wasser | Eva Stein, Jan Kok"]
    made = Lines(("a.csv", "Tag,Time,Title,Speaker\nsea,9:00,Oars,Ada Fox\n"))
    assert made.all == ["09:00 | Oars | Ada Fox"]
    assert "Tag" in made.told("import-columns")


@pytest.mark.parametrize("room", ["第2会場（201）", "第1会場（大ホール）", "会議室3", "301号室"])
def test_halls_of_japan(room: str) -> None:
    assert is_room(room)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("田中 美咲", ("田中 美咲", "", "")),
        ("大会長　山田 太郎", ("山田 太郎", "", "大会長")),
        ("高橋 みなみ 東都大学 准教授", ("高橋 みなみ", "東都大学", "准教授")),
    ],
)
def test_names_of_japan_keep_both_parts(text: str, told: tuple[str, str, str]) -> None:
    (one,) = roster_of(text).people
    assert (one.name, one.org, one.job_title) == told
