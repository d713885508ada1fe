"""Badges and certificates for a list of registrations: nobody is missed, nothing leaves its card or sheet."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pypdf import PdfReader
from tests.unit.sheets.test_cards import cards_of, check_inside, conference, in_look, over, talk

from progprint.agenda.attendee import Attendee, since
from progprint.sheets.handouts.guests import on_a_stage
from progprint.sheets.handouts.kinds import KINDS
from progprint.typeset.frame import pieces, runs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

    from progprint.sheets.handouts.desk import Sheet

HAN = "林小满何立欧阳拾柒贺川王蔚赵良辰黄乔陈墨澜柳絮曾念慈"
LATIN = [
    "Maria",
    "del",
    "Carmen",
    "Fernández-Villaverde",
    "y",
    "Ruiz",
    "de",
    "Santiesteban",
    "Johannes",
    "von",
    "Reinfeld-Amelsbüren",
    "Ólafur",
    "Þórsson",
    "Ng",
    "Xu",
]
STAGE = conference([talk("灯塔怎么亮", ["贺川", "Ida Holt"], "讲讲灯塔。")])


def texts(sheets: list[Sheet]) -> list[str]:
    return [piece.text for sheet in sheets for _, piece, _, _ in pieces(sheet.page.frame)]


def random_people(count: int) -> tuple[Attendee, ...]:
    pick = random.Random(20)  # noqa: S311 -- names, not secrets
    made = []
    for row in range(count):
        if row % 3:
            name = "".join(pick.choices(HAN, k=pick.choice((2, 2, 3, 3, 4, 7))))
        else:
            name = " ".join(pick.choices(LATIN, k=pick.randint(1, 6)))
        org = (
            "".join(pick.choices(HAN, k=pick.randint(0, 30)))
            if row % 2
            else " ".join(pick.choices(LATIN, k=pick.randint(0, 9)))
        )
        kind = pick.choice(("两日票", "学生票", "", "Full conference pass with workshops and dinner"))
        made.append(Attendee(name, org, "首席观测工程师"[: pick.randint(0, 7)], kind, f"T{row:032d}", row=row))
    return tuple(made)


def test_random_names_stay_on_their_badges() -> None:
    context = in_look(STAGE, "badge")._replace(attendees=random_people(500))
    sheets = KINDS["badge"].sheets(context)
    cards = list(cards_of(sheets, 3.0))
    assert len(cards) == 2 * 502, "and the two who are on a stage; a front and a back each"
    for card in cards:
        check_inside(card)
        assert over(card) == []


def test_random_names_stay_on_their_certificates() -> None:
    context = in_look(STAGE, "certificate")._replace(attendees=random_people(60))
    sheets = KINDS["certificate"].sheets(context)
    assert len(sheets) == 62
    for sheet in sheets:
        frame = sheet.page.frame
        for run, x, y in runs(frame):
            assert 0 <= x + run.x <= x + run.x + run.width <= frame.width - 30, run.text
            assert 0 <= y + run.y - run.size <= y + run.y <= frame.height - 10, run.text


def test_who_is_on_a_stage_has_that_on_the_badge_and_all_others_their_ticket() -> None:
    listed = (
        Attendee("贺 川", "", kind="两日票", ticket="T1"),
        Attendee("林小满", kind="学生票"),
        Attendee("何立"),
    )
    shown = texts(KINDS["badge"].sheets(in_look(STAGE, "badge")._replace(attendees=listed)))
    assert shown.count("讲师") == 2, "Ida Holt is not on the list and has a badge all the same"
    assert shown.count("学生票") == 1
    assert "两日票" not in shown
    assert shown.count("参会者") == 1


def test_certificates_say_what_somebody_did() -> None:
    listed = (Attendee("林小满", number="C-7", ticket="secret"),)
    shown = texts(KINDS["certificate"].sheets(in_look(STAGE, "certificate")._replace(attendees=listed)))
    assert shown.count("演讲证明") == 2
    assert shown.count("参会证明") == 1
    assert "编号 C-7" in shown
    assert not any("secret" in text for text in shown), "the code of a ticket admits whoever has it"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(STAGE, encoding="utf-8")
    (tmp_path / "list.csv").write_text("姓名,票种,票号,饮食\n林小满,学生票,T1,素\n何立,两日票,T2,\n", encoding="utf-8")
    return tmp_path


def test_the_command_reads_the_list(folder: Path, progprint: Run) -> None:
    done = progprint("handouts", "a.yaml", "-o", "out", "--people", "list.csv", "--kind", "badge", "-v")
    assert done.returncode == 0, done.stderr
    assert "people-missing" in done.stderr
    with pikepdf.open(folder / "out/badge.pdf") as pdf:
        assert len(pdf.pages) == 2
    assert not (folder / "out/certificate.pdf").exists()


def test_certificates_are_made_where_they_are_asked_for(folder: Path, progprint: Run) -> None:
    assert progprint("handouts", "a.yaml", "-o", "all").returncode == 0
    assert not (folder / "all/certificate.pdf").exists()
    assert progprint("handouts", "a.yaml", "-o", "list", "--people", "list.csv").returncode == 0
    with pikepdf.open(folder / "list/certificate.pdf") as pdf:
        assert len(pdf.pages) == 4


@pytest.mark.parametrize(("name", "code"), [("none.csv", "missing-file"), ("a.yaml", "people-none")])
def test_a_list_that_is_none_is_refused(folder: Path, progprint: Run, name: str, code: str) -> None:
    done = progprint("handouts", "a.yaml", "-o", "out", "--people", name)
    assert done.returncode == 2
    assert code in done.stderr
    assert not (folder / "out").exists()


def test_a_look_may_print_any_column(folder: Path, progprint: Run) -> None:
    (folder / "layouts/handouts").mkdir(parents=True)
    (folder / "progprint.yaml").write_text("agenda: a.yaml\n", encoding="utf-8")
    own = "extends: a5\npage: {size: [90mm, 54mm], bleed: 0mm, margins: {inner: 6mm, outer: 6mm, top: 5mm, bottom: 5mm}}\n"
    own += "styles: {display: {size: 40, leading: 44pt}, title: {size: 11, leading: 14pt}}\n"
    (folder / "layouts/handouts/badge.yaml").write_text(
        own + 'parts: {badge: {side: "{饮食} {座位}"}}\n', encoding="utf-8"
    )
    done = progprint("handouts", "-o", "out", "--people", "list.csv", "--kind", "badge")
    assert "people-field" in done.stderr
    assert "座位" in done.stderr


@pytest.mark.parametrize(
    ("orgs", "matched"),
    [(["远岸"], [True]), (["别处"], [False]), ([""], [True]), (["", ""], [False, False]), (["远岸研究院", "别处"], [True, False]),
     (["", "远岸"], [False, True]), (["别处", "另一处"], [False, False])],
)  # fmt: skip
def test_somebody_of_the_same_name_is_no_speaker(orgs: list[str], matched: list[bool]) -> None:
    from tests.unit.sheets.conftest import context_of

    agenda = context_of("tracks: [{title: 甲, talks: [{title: 乙, speaker: {name: 王伟, org: 远岸}}]}]").agenda
    known = on_a_stage(agenda, [Attendee("王伟", org) for org in orgs])
    assert [one is not None for one in known] == matched


OLD = "姓名,单位,票号,所选场次\n王小明,甲公司,A1,\n李雷,乙公司,A2,灯塔怎么亮\n韩梅梅,丙公司,A3,灯塔怎么亮\n"
NEW = (
    "姓名,单位,票号,所选场次,签到\n王小明,甲公司,A1,,是\n李雷,丁公司,A2,灯塔怎么亮,\n韩梅梅,丙公司,A3,灯塔怎么亮,是\n"
    "赵六,戊公司,A4,灯塔怎么亮,\n"
)


def made_for(folder: Path, run: Run, kind: str, *words: str) -> tuple[str, str]:
    """The text of a kind for the new list, and what the run said."""
    for name, text in (("old.csv", OLD), ("new.csv", NEW), ("a.yaml", STAGE)):
        (folder / name).write_text(text, encoding="utf-8")
    done = run("handouts", "a.yaml", "--people", "new.csv", "--kind", kind, "-o", "out", *words)
    assert done.returncode == 0, done.stderr
    path = folder / "out" / f"{kind}.pdf"
    return "".join(page.extract_text() for page in PdfReader(path).pages) if path.is_file() else "", done.stderr


@pytest.mark.parametrize("kind", ["badge", "certificate", "personal"])
def test_after_an_older_list_only_who_is_new_or_changed_has_paper(tmp_path: Path, progprint: Run, kind: str) -> None:
    """Who checked in is no reason to print again; who is on a stage, and on no list, had theirs with the older one."""
    text, said = made_for(tmp_path, progprint, kind, "--from", "old.csv")

    assert [name in text for name in ("李雷", "赵六", "王小明", "韩梅梅", "贺川", "Ida Holt")] == [True] * 2 + [
        False
    ] * 4
    assert "note[people-since]: new or changed since the older list: 2 (李雷, 赵六)" in said


def test_where_nobody_is_new_nothing_is_made_and_it_is_said(tmp_path: Path, progprint: Run) -> None:
    text, said = made_for(tmp_path, progprint, "badge", "--from", "new.csv")

    assert text == ""
    assert "note[nobody-new]: “badge” has nothing to print" in said


def test_a_person_who_is_twice_on_the_new_list_and_once_on_the_old_has_one_card_made() -> None:
    one = Attendee("王小明", ticket="A1")

    assert [each.had for each in since([one, one._replace(row=2)], [one])] == [True, False]


def test_an_older_list_alone_is_refused(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.yaml").write_text(STAGE, encoding="utf-8")
    done = progprint("handouts", "a.yaml", "--from", "old.csv")

    assert done.returncode == 2
    assert "--from goes with --people" in done.stderr
