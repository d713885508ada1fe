"""Screens at a door: type that is read from afar, few rows, what comes next with its time, nothing left out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest

from progprint.pipeline.handouts import sheets_of
from progprint.pipeline.job import Cache, Findings, Job
from progprint.pipeline.request import Request
from progprint.pipeline.stages import prepare
from progprint.sheets.handouts.kinds import KINDS, SCREENS
from progprint.typeset.frame import runs

if TYPE_CHECKING:
    from pathlib import Path

    from progprint.typeset.frame import Page

PIXELS = 2
LONG = "把一件说起来很短做起来很长的事情从头到尾一字不漏地讲给没有听过的人听"
TALKS = "\n".join(
    f"      - {{title: 第{n}讲{LONG if n == 4 else ''}, time: '{8 + n:02d}:00-{8 + n:02d}:40', "
    f"speakers: [{{name: 讲者{n}, org: 单位{n}}}]}}"
    for n in range(1, 10)
)
AGENDA = f"""
conference: {{title: 潮汐会, date: [2028-03-01, 2028-03-02], venue: {{name: 港, wifi: {{ssid: Tide, password: Il1}}}}}}
rooms: [{{id: a, name: 望潮厅, floor: 3F}}, {{id: b, name: 听涛室}}]
sessions: [{{title: 茶歇, type: break, date: 2028-03-01, time: "12:45-12:55", room: a}}]
tracks:
  - {{title: 回声, room: b, date: 2028-03-01, talks: [{{title: 独讲, time: "09:00-10:00"}}]}}
  - title: 潮汐
    room: a
    date: 2028-03-01
    producer: {{name: 单春艳, org: 星河社}}
    talks:
{TALKS}
  - title: 次日
    room: a
    date: 2028-03-02
    talks: [{{title: 隔天的讲, time: "09:30-10:10"}}]
"""


class Line(NamedTuple):
    """A run of a picture: its text, its size in pixels, its edges in points."""

    text: str
    size: float
    x: float
    y: float
    right: float


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    folder: Path = tmp_path_factory.mktemp("screens")
    (folder / "a.yaml").write_text(AGENDA, "utf-8")
    return prepare(Request("handouts", agenda=folder / "a.yaml", start=folder), Findings(strict=False), kept=Cache())


def lines(page: Page) -> list[Line]:
    return [
        Line(run.text, PIXELS * run.size, x + run.x, y + run.y, x + run.x + run.width)
        for run, x, y in runs(page.frame)
        if run.text.strip()
    ]


def text(page: Page) -> str:
    return "".join("".join(line.text for line in lines(page)).split())


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_day_is_on_pictures_of_seven_rows_at_most(job: Job, screen: str) -> None:
    sheets = sheets_of(job, KINDS["door-sign"], screen)
    day = [sheet for sheet in sheets if "望潮厅" in sheet.name and "03-01" in sheet.name]
    shown = [[n for n in range(1, 10) if f"讲者{n}" in text(sheet.page)] for sheet in day]

    assert [n for one in shown for n in one] == list(range(1, 10))
    assert all(0 < len(one) <= 7 for one in shown)
    assert max(map(len, shown)) - min(map(len, shown)) <= 2
    assert all("12:45茶歇" in text(sheet.page) for sheet in day)
    assert LONG in text(day[0].page)


def test_type_is_read_from_afar_and_the_foot_is_smallest(job: Job, screen: str) -> None:
    for sheet in sheets_of(job, KINDS["door-sign"], screen):
        found = lines(sheet.page)
        assert all(line.size >= 44 for line in found if line.text.startswith("第"))
        assert all(line.size >= 30 for line in found if line.text.startswith(("讲者", "单位")))
        assert min(found, key=lambda line: line.size).y > 0.9 * sheet.page.frame.height


def test_what_is_on_comes_before_what_comes_next_with_its_time(job: Job, screen: str) -> None:
    sheets = {sheet.name.replace("\u3000", " "): sheet.page for sheet in sheets_of(job, KINDS["now-next"], screen)}
    assert len(sheets) == 11
    fourth, last = text(sheets["望潮厅 2028-03-01 1200"]), text(sheets["望潮厅 2028-03-01 1700"])

    assert fourth.index("12:00–12:40") < fourth.index("第4讲") < fourth.index("13:00–13:40") < fourth.index("第5讲")
    assert "12:45茶歇" in fourth
    assert "3月2日" not in fourth
    assert last.index("第9讲") < last.index("3月2日") < last.index("09:30–10:10") < last.index("隔天的讲")
    assert "下一场" not in text(sheets["望潮厅 2028-03-02 0930"])
    assert all("Il1" in text(page) for page in sheets.values())


def test_the_title_of_what_is_on_has_sixty_pixels(job: Job, screen: str) -> None:
    for sheet in sheets_of(job, KINDS["now-next"], screen):
        titles = [line for line in lines(sheet.page) if line.text.startswith(("第", "独讲", "隔天"))]
        first = min(titles, key=lambda line: line.y)
        assert first.size >= 60
        assert all(line.size >= 30 for line in lines(sheet.page) if line.text.startswith(("讲者", "单位")))


@pytest.mark.parametrize("kind", ["door-sign", "now-next"])
def test_no_two_texts_meet(job: Job, screen: str, kind: str) -> None:
    for sheet in sheets_of(job, KINDS[kind], screen):
        found = sorted(lines(sheet.page), key=lambda line: (round(line.y, 1), line.x))
        width, height = sheet.page.frame.width, sheet.page.frame.height
        assert all(line.x >= 0 and line.right <= width and 0 < line.y < height for line in found)
        for one, other in pairwise(found):
            size = min(one.size, other.size) / PIXELS
            if abs(one.y - other.y) < 0.5 * size:  # a blank at the end of a run counts for nothing
                assert one.right <= other.x + 0.5 * size or other.right <= one.x + 0.5 * size, (one, other)
