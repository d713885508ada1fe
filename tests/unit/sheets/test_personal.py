"""Programmes of one's own: the talks that somebody chose or gives, with what is for everybody on these days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.sheets.test_cards import cards_of, check_inside, in_look, over

from progprint.agenda.attendee import Attendee
from progprint.agenda.load import load_text
from progprint.agenda.programme import Agenda
from progprint.sheets.handouts.kinds import KINDS
from progprint.sheets.handouts.own_day import chosen_talks, talks_by_name
from progprint.typeset.frame import runs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

YAML = """conference: {title: 海岸大会, date: [2027-04-09, 2027-04-10], url: "https://coast.example.org/m"}
rooms: [{id: a, name: 望潮厅}]
sessions:
  - {title: 开幕, date: 2027-04-09, time: "09:00-09:20", room: all}
  - {title: 茶歇, type: break, date: 2027-04-10, time: "10:00-10:20", room: all}
tracks:
  - title: 灯塔
    room: a
    talks:
      - {id: low, title: 低处的光，高处的风, date: 2027-04-09, time: "10:00-10:40", speaker: 贺川}
      - {title: 雾号, date: 2027-04-10, time: "11:00-11:40", speaker: 林帆}
      - {title: 问答, date: 2027-04-10, time: "12:00-12:20", speaker: 林帆}
      - {title: 问答, date: 2027-04-10, time: "14:00-14:20", speaker: 林帆}
"""


def agenda() -> Agenda:
    made = load_text(YAML.encode(), "a.yaml").value
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("chosen", "titles", "unknown"),
    [
        ("低处的光，高处的风；雾号", ["低处的光，高处的风", "雾号"], []),
        ("low, 雾 号", ["低处的光，高处的风", "雾号"], []),
        ("雾号、雾号", ["雾号"], []),
        ("问答；雾", [], ["问答", "雾"]),
        ("开幕\n雾号", ["开幕", "雾号"], []),
        ("", [], []),
    ],
)
def test_chosen_talks_are_found_by_title_or_id_and_never_guessed(
    chosen: str, titles: list[str], unknown: list[str]
) -> None:
    found, odd = chosen_talks(talks_by_name(agenda()), chosen)
    assert ([talk.title.text for talk in found], odd) == (titles, unknown)


def shown(attendees: tuple[Attendee, ...]) -> list[list[str]]:
    context = in_look(YAML, "personal")._replace(attendees=attendees)
    return [[run.text for run, _, _ in runs(card.frame)] for card in cards_of(KINDS["personal"].sheets(context), 0.0)]


def test_a_card_has_what_somebody_chose_and_what_is_for_everybody_on_these_days() -> None:
    cards = {"".join(card): card for card in shown((Attendee("于雨", chosen="雾号"), Attendee("没选的人")))}
    (one,) = [told for told in cards if "于雨" in told.replace(" ", "")]
    assert "雾号" in one
    assert "茶歇" in one
    assert "开幕" not in one
    assert "4 月 10 日" in one.replace("\u2009", " ") or "4月10日" in one.replace(" ", "")
    assert "coast.example.org/m" in one
    assert len(cards) == 3, "those on a stage have one too, who chose nothing has none"


def test_long_plans_take_several_cards_and_stay_on_them() -> None:
    title = "第{n}号灯塔的看守人在漫长冬夜里写下的日志"
    row = "      - {{title: " + title + ", date: 2027-04-{day:02d}, time: '{hour}:00-{hour}:40'}}\n"
    talks = "".join(row.format(n=n, day=9 + n // 20, hour=8 + n % 12) for n in range(40))
    names = ";".join(title.format(n=n) for n in range(40))
    listed = (Attendee("Johannes von Reinfeld-Amelsbüren zu Hohenlohe", chosen=names),)
    context = in_look(YAML + talks, "personal")._replace(attendees=listed)
    cards = list(cards_of(KINDS["personal"].sheets(context), 0.0))
    told = "".join(run.text for card in cards for run, _, _ in runs(card.frame))
    assert all(f"第{n}号灯塔" in told for n in range(40))
    for card in cards:
        check_inside(card)
        assert over(card) == []


def test_the_command_names_what_it_does_not_know(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.yaml").write_text(YAML, encoding="utf-8")
    (tmp_path / "list.csv").write_text("姓名,所选场次\n于雨,雾号;潮汐\n", encoding="utf-8")
    done = progprint("handouts", "a.yaml", "-o", "out", "--people", "list.csv", "--kind", "personal")
    assert done.returncode == 0
    assert "people-choice" in done.stderr
    assert "于雨: 潮汐" in done.stderr
    assert (tmp_path / "out/personal.pdf").is_file()
