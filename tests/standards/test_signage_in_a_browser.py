"""Screens in a real Chromium with a clock that is told: before, during, between, over midnight, after the last."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.chromium import Browser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Run

pytestmark = pytest.mark.slow
SAMPLE = Path(__file__).resolve().parents[2] / "content/sample"
LONG = (
    "一场很长很长的报告，它的题目有八十个字那么多，因为报告人想在题目里把所有的结论、"
    "所有的数据和所有的同事都写进去，一个也不落下，直到屏幕再也放不下为止"
)
NIGHT = f"""conference: {{title: 海岸大会, date: [2027-04-09, 2027-04-10], timezone: Asia/Tokyo}}
rooms: [{{id: a, name: 望潮厅}}, {{id: b, name: The Great Hall of Johannes von Reinfeld-Amelsbüren}}]
tracks:
  - title: 灯塔
    talks:
      - {{title: 守夜, date: 2027-04-09, time: "23:30-00:30", room: a, speaker: 林帆}}
      - {{title: 早课, date: 2027-04-10, time: "09:00-09:30", room: a, speaker: 贺川}}
      - {{title: {LONG}, date: 2027-04-10, time: "09:00-10:00", room: b, speaker: Johannes von Reinfeld-Amelsbüren zu Hohenlohe}}
"""
FLOWS = """[...document.querySelectorAll('.fit, .next, .now, .side, header, .rows > *')].filter((box) => {
  const size = parseFloat(getComputedStyle(box).fontSize);
  return box.scrollWidth > box.clientWidth + 2 || box.scrollHeight > box.clientHeight + size / 3;
}).map((box) => box.className + ': ' + box.textContent)"""


class Wall:
    """The screens of an agenda in a browser."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser, self.folder = browser, folder
        self._count = 0

    def at(self, name: str, moment: str, width: int = 1920, height: int = 1080) -> str:
        """The text of a screen at a moment, of which no box may run over."""
        self.browser._call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )
        self._count += 1
        self.browser.open(f"{(self.folder / f'{name}.html').as_uri()}?{self._count}#now={moment}")
        self.browser.wait(
            "document.querySelector('main > div') && document.fonts.status === 'loaded' && location.hash.length > 4"
        )
        text = str(self.browser.run("document.querySelector('main').innerText"))
        assert self.browser.run("document.documentElement.scrollHeight <= innerHeight")
        assert self.browser.run("document.documentElement.scrollWidth <= innerWidth")
        assert self.browser.run(FLOWS) == [], f"{name} {moment}"
        if folder := os.environ.get("SHOTS"):
            self.browser.shot(Path(folder) / f"{name}-{moment.replace(':', '')}-{width}.png")
        return text


@pytest.fixture
def wall(tmp_path: Path, tool: Callable[[str], str]) -> Iterator[Callable[[Path], Wall]]:
    browser = Browser(tool("chromium"), tmp_path / "profile")
    try:
        yield lambda folder: Wall(browser, folder)
        assert browser.told == [], "errors, or what the policy of the page refused"
    finally:
        browser.close()


def test_a_day_of_the_sample(tmp_path: Path, progprint: Run, wall: Callable[[Path], Wall]) -> None:
    assert progprint("signage", SAMPLE, "-o", "out").returncode == 0
    screens = wall(tmp_path / "out")
    before = screens.at("银杏厅", "2027-05-20T18:00")
    assert "下一场" in before
    assert "5 月 21 日" in before, "the day before it is told which day"
    assert "进行中" not in before
    during = screens.at("银杏厅", "2027-05-21T11:20")
    assert "病历里的缩写" in during
    assert "剩余 39:5" in during or "剩余 40:00" in during
    assert "13:30" in during, "what comes next, after lunch"
    lunch = screens.at("银杏厅", "2027-05-21T12:20")
    assert "午餐" in lunch
    assert "合作伙伴" in lunch, "sponsors in breaks"
    between = screens.at("大会堂", "2027-05-21T14:30")
    assert "距开始" in between
    after = screens.at("银杏厅", "2027-05-22T23:50")
    assert "感谢" in after
    assert "彩排" in after, "a moment that was told is marked"
    for size in ((1920, 1080), (3840, 2160), (1080, 1920)):
        foyer = screens.at("foyer", "2027-05-21T14:30", *size)
        assert all(room in foyer for room in ("大会堂", "海棠厅", "银杏厅", "白鹭厅"))
        screens.at("银杏厅", "2027-05-21T16:20", *size)


def test_a_night_and_long_names(tmp_path: Path, progprint: Run, wall: Callable[[Path], Wall]) -> None:
    (tmp_path / "a.yaml").write_text(NIGHT, encoding="utf-8")
    assert progprint("signage", "a.yaml", "-o", "out").returncode == 0
    screens = wall(tmp_path / "out")
    late = screens.at("望潮厅", "2027-04-10T00:10")
    assert "守夜" in late
    assert "剩余 19:5" in late or "剩余 20:00" in late
    assert "早课" in late
    for size in ((1920, 1080), (1080, 1920)):
        long = screens.at("The Great Hall of Johannes von Reinfeld-Amelsbüren", "2027-04-10T09:10", *size)
        assert "一个也不落下" in long.replace("\n", "")
        screens.at("foyer", "2027-04-10T09:10", *size)


def test_many_rooms_take_turns(tmp_path: Path, progprint: Run, wall: Callable[[Path], Wall]) -> None:
    rooms = "".join(f"  - {{id: r{n}, name: 第{n}会议室}}\n" for n in range(26))
    talks = "".join(
        f"      - {{title: 第{n}号题目, time: '10:00-11:00', room: r{n}, speaker: 林帆}}\n" for n in range(26)
    )
    head = f"conference: {{title: 海岸大会, date: 2027-04-09}}\nrooms:\n{rooms}tracks:\n  - title: 灯塔\n    talks:\n{talks}"
    (tmp_path / "a.yaml").write_text(head, encoding="utf-8")
    assert progprint("signage", "a.yaml", "-o", "out").returncode == 0
    screens = wall(tmp_path / "out")
    seen = set()
    for second in range(0, 60, 12):
        text = screens.at("foyer", f"2027-04-09T10:{second // 12 + 1:02d}")
        seen |= {n for n in range(26) if f"第{n}会议室" in text}
        assert "/" in text
    assert seen
