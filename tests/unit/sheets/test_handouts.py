"""Paper for the venue: whatever the agenda holds is on it, fits, and lies in a useful order."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pypdf
import pytest
from tests.running import here
from tests.unit.sheets.conftest import context_of

from progprint.agenda.programme import Person, Wording
from progprint.sheets.handouts.door_sign import door_signs
from progprint.sheets.handouts.kinds import KINDS
from progprint.sheets.handouts.names import people_line
from progprint.typeset.frame import pieces, runs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

NAMES = ["于", "于雨", "柯振旭", "欧阳明月", "阿布都拉江", "买买提艾力肉孜", "甲乙丙丁戊己庚辛壬癸子丑"]
FOREIGN = "Maximilian-Alexander von Hohenzollern-Sigm"
TALKS = "".join(
    f'      - {{title: 第{n}个议题讲一件很长很长的事情, time: "{9 + n}:35-{10 + n}:15", '
    f"speakers: [{{name: {name}, org: 单位{n}}}], summary: 说一说第{n}件事。}}\n"
    for n, name in enumerate(NAMES)
)
AGENDA = f"""
conference: {{title: 星河大会, date: [2026-05-16, 2026-05-17], venue: 北岸会展中心}}
rooms: [{{id: a, name: 甲厅, floor: 2F, capacity: 200}}, {{id: b, name: 乙厅}}, {{id: c, name: 空着的会议室}}]
sessions:
  - {{title: 开幕, type: keynote, date: 2026-05-16, time: 09:00-09:30, room: a, speakers: [{{name: "{FOREIGN}", org: Harbour}}]}}
  - {{title: 午餐, type: break, date: 2026-05-16, time: 12:00-13:00, room: all}}
tracks:
  - title: 编译器
    producer: {{name: 单春艳, org: 星河社}}
    room: a
    date: 2026-05-16
    talks:
{TALKS}
  - title: 没有时间
    room: b
    talks: [{{title: 何时再说, speakers: [{{name: 何一鸣}}]}}]
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of all kinds."""
    folder = tmp_path_factory.mktemp("paper")
    (folder / "a.yaml").write_text(AGENDA, encoding="utf-8")
    done = here(folder, ("handouts", "a.yaml", "-o", "out", "--json"))
    assert done.returncode == 0, done.stderr
    assert "text-overflow" not in {one["code"] for one in json.loads(done.stdout)["diagnostics"]}
    return folder / "out"


@pytest.fixture(scope="module")
def made(out: Path) -> dict[str, list[str]]:
    """The text of every page of every kind, without blanks."""
    return {path.stem: _pages(path) for path in sorted(out.glob("*.pdf"))}


def _pages(path: Path) -> list[str]:
    return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def test_every_kind_is_made(made: dict[str, list[str]]) -> None:
    assert set(made) == {name for name, kind in KINDS.items() if kind.layout and not kind.asked}
    assert all(made.values())


def test_a_door_has_its_day_and_an_empty_room_its_name(made: dict[str, list[str]]) -> None:
    first, *_ = pages = made["door-sign"]
    titles = [f"第{n}个议题讲一件很长很长的事情" for n in range(len(NAMES))]
    day = "".join(page for page in pages if "甲厅" in page and "5月16日" in page)

    assert "甲厅" in first
    assert "2F" in first
    assert all(title in day for title in titles)
    assert day.index("开幕") < day.index(titles[0]) < day.index("午餐") < day.index(titles[-1])
    assert any("空着的会议室" in page for page in pages)
    assert any("何时再说" in page and "乙厅" in page for page in pages)


def test_everybody_on_a_stage_has_a_card_once(made: dict[str, list[str]]) -> None:
    people = ["单春艳", *NAMES, "何一鸣", FOREIGN.replace(" ", "")]

    assert len(made["table-card"]) == len(people)
    for page, name in zip(made["table-card"], people, strict=True):
        assert page.count(name) == 2, "the name can be read from both sides"
    badges = "".join(made["badge"])
    assert all(name in badges for name in people)


def test_a_cue_card_has_what_a_host_asks_for(made: dict[str, list[str]]) -> None:
    cards = "".join(made["cue-card"])

    assert all(f"说一说第{n}件事" in cards for n in range(len(NAMES)))
    assert all(word in cards for word in ("10:35", "40分钟", "甲厅", "下一场"))
    assert "shàn" not in cards
    assert len(made["cue-card"]) == 3


def test_the_crew_has_every_minute(made: dict[str, list[str]], out: Path) -> None:
    sheet = "".join(made["run-sheet"])
    rows = list(csv.reader((out / "run-sheet.csv").read_text("utf-8-sig").splitlines()))

    assert all(word in sheet for word in ("09:35", "10:15", "40分钟", "上场", "话筒"))
    assert len({row[-1] for row in rows[1:]}) == len(NAMES) + 3
    assert [row[2] for row in rows[1:4]] == ["09:00–09:30", "09:35–10:15", "10:35–11:15"]
    assert {len(row) for row in rows} == {8}


def test_a_cell_is_no_formula(tmp_path: Path, progprint: Run) -> None:
    agenda = "tracks: [{title: 甲, room: 一, talks: [{title: '=1+1', time: 09:00-10:00, speakers: ['@SUM(A1)']},"
    agenda += " {title: ＝1＋1, time: 10:00-11:00}]}]"
    (tmp_path / "a.yaml").write_text(agenda, encoding="utf-8")
    assert progprint("handouts", "a.yaml", "--kind", "run-sheet", "-o", "out").returncode == 0
    cells = [c for row in csv.reader((tmp_path / "out/run-sheet.csv").read_text("utf-8-sig").splitlines()) for c in row]

    assert {"'=1+1", "'＝1＋1"} <= set(cells)
    assert not [cell for cell in cells if cell.startswith(tuple("=@+-＝＋－＠"))]


def test_days_and_tracks_and_signatures(made: dict[str, list[str]]) -> None:
    assert "开幕" in made["glance"][0]
    assert "北岸会展中心" in made["poster"][0]
    assert "编译器" in made["flyer"][0]
    assert len(made["flyer"]) % 2 == 0
    assert all(name in "".join(made["sign-in"]) for name in NAMES)


def test_a_file_for_each(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.yaml").write_text(AGENDA, encoding="utf-8")
    done = progprint("handouts", "a.yaml", "--kind", "table-card", "--one-file-each", "-o", "out")
    names = [path.stem for path in sorted((tmp_path / "out/table-card").glob("*.pdf"))]

    assert done.returncode == 0, done.stderr
    assert len(names) == len(NAMES) + 3
    assert set(NAMES) <= set(names)


@pytest.mark.parametrize(("paper", "size"), [("screen", (1080, 1920)), ("screen-wide", (1920, 1080))])
def test_a_sign_for_a_screen_is_a_picture(tmp_path: Path, progprint: Run, paper: str, size: tuple[int, int]) -> None:
    from PIL import Image

    (tmp_path / "a.yaml").write_text(AGENDA, encoding="utf-8")
    runs = [progprint("handouts", "a.yaml", "--kind", "door-sign", "--paper", paper, "-o", name) for name in ("1", "2")]
    first, second = (sorted((tmp_path / name).rglob("*.png")) for name in ("1", "2"))

    assert [run.returncode for run in runs] == [0, 0]
    for path in first:
        with Image.open(path) as image:
            assert image.size == size
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


@pytest.mark.parametrize(("paper", "width"), [("a3", 297), ("a1", 594)])
def test_a_larger_sign_is_the_same_larger(tmp_path: Path, progprint: Run, paper: str, width: int) -> None:
    (tmp_path / "a.yaml").write_text(AGENDA, encoding="utf-8")
    assert progprint("handouts", "a.yaml", "--kind", "door-sign", "-o", "s").returncode == 0
    assert progprint("handouts", "a.yaml", "--kind", "door-sign", "--paper", paper, "-o", "l").returncode == 0
    small, large = (pypdf.PdfReader(tmp_path / name / "door-sign.pdf") for name in ("s", "l"))

    assert round(float(large.pages[0].mediabox.width) * 25.4 / 72) == width
    assert [p.extract_text().split() for p in small.pages] == [p.extract_text().split() for p in large.pages]


def test_an_unknown_kind_lists_those_there_are(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.yaml").write_text(AGENDA, encoding="utf-8")
    done = progprint("handouts", "a.yaml", "--kind", "banner")

    assert done.returncode == 2
    assert "door-sign" in done.stderr


@pytest.mark.parametrize("extra", range(6))
def test_a_line_of_people_ends_between_two_people(extra: int) -> None:
    """Whatever the lengths of their organisations."""
    context = context_of("conference: {title: X}\n")
    people = [(Person(str(n), Wording(f"甲乙{n}"), org=Wording("单位" * 3 + "一" * extra)), "") for n in range(9)]
    frame = people_line(context, people, context.design.style("caption"), 180.0, key="p")
    rows: dict[float, str] = {}
    for run, _, y in sorted(runs(frame), key=lambda one: (one[2] + one[0].y, one[1] + one[0].x)):
        rows[round(y + run.y)] = rows.get(round(y + run.y), "") + run.text

    assert len(rows) > 2
    assert all(row.startswith("甲乙") for row in rows.values()), rows


def test_little_that_happens_in_a_room_is_set_larger_on_its_door() -> None:
    def largest(count: int) -> float:
        talks = ", ".join(
            f"{{title: 第{n}个议题, time: '{9 + n:02d}:00-{9 + n:02d}:40', speakers: 于雨}}" for n in range(count)
        )
        context = context_of(f"conference: {{title: 会}}\ntracks: [{{title: 云, room: 甲厅, talks: [{talks}]}}]\n")
        (sheet,) = door_signs(context)
        return max(run.size for run, _, _ in runs(sheet.page.frame) if "个议题" in run.text)

    assert largest(1) > largest(4) > largest(8)


def _clock(n: int) -> str:
    return f"{8 + n // 4:02d}:{n % 4 * 15:02d}"


def test_a_day_of_many_items_is_parted_evenly_and_no_smaller_than_it_must_be() -> None:
    """The last sheet is not left with a row or two; on two sheets the rows of one may be as large as a few."""
    rows = ", ".join(
        f"{{title: 第{n}个, time: '{_clock(n)}-{_clock(n + 1)}', room: a, speakers: 于雨, subtitle: 副}}"
        for n in range(40)
    )
    sheets = door_signs(context_of(f"rooms: [{{id: a, name: 甲厅}}]\nsessions: [{rows}]\n"))
    counts = [len({run.text for run, _, _ in runs(sheet.page.frame) if run.text.endswith("个")}) for sheet in sheets]

    assert len(sheets) > 1
    assert max(counts) - min(counts) <= 1
    assert sum(counts) == 40


@pytest.mark.parametrize(("own", "heads"), [(3, True), (1, False)])
def test_a_track_is_over_a_room_where_half_of_its_talks_are_the_tracks(own: int, heads: bool) -> None:
    """Elsewhere it is named at its talk."""
    talks = ", ".join(f"{{title: 议题{n}, time: '1{n}:00-1{n}:30', speakers: 于雨}}" for n in range(own))
    others = ", ".join(
        f"{{title: 公开{n}, time: '0{n + 6}:00-0{n + 6}:30', room: a, speakers: 兰舟}}" for n in range(3)
    )
    yaml = (
        f"rooms: [{{id: a, name: 甲厅}}]\nsessions: [{others}]\ntracks: [{{title: 潮汐, room: a, talks: [{talks}]}}]\n"
    )
    (sheet,) = door_signs(context_of(yaml))
    found = [(tag.role, piece.text.strip()) for tag, piece, _, _ in pieces(sheet.page.frame) if "潮汐" in piece.text]

    assert [role == "H2" for role, _ in found] == [heads]
