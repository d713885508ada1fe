"""Screens that follow the clock: what they hold, and that nothing in an agenda can break out of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

AGENDA = """conference: {title: 海岸大会, date: 2027-04-09, timezone: Asia/Shanghai, url: "https://coast.example.org"}
rooms: [{id: a, name: 望潮厅}, {id: b, name: 听涛厅}, {id: c, name: 空厅}]
sponsors: [{name: 灯塔社, level: 金牌}]
sessions:
  - {title: 开幕, time: "09:00-09:20", room: a}
  - {title: 午餐, type: break, time: "12:00-13:00", room: all}
tracks:
  - title: 灯塔
    room: b
    talks:
      - {title: "</script><b>雾号</b><!--", time: "23:30-00:30", speaker: {name: 林帆, org: 远岸}}
      - {title: 没有结束, time: "10:00", speaker: 贺川}
      - {title: 没有时间, speaker: 贺川}
"""


def made(tmp_path: Path, progprint: Run, agenda: str = AGENDA, *more: str) -> dict[str, str]:
    (tmp_path / "a.yaml").write_text(agenda, encoding="utf-8")
    done = progprint("signage", "a.yaml", "-o", "out", *more)
    assert done.returncode == 0, done.stderr
    return {path.stem: path.read_text("utf-8") for path in (tmp_path / "out").iterdir()}


def data(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="programme">(.*?)</script>', page)
    assert found is not None
    told: dict[str, object] = json.loads(found[1])
    return told


def items(page: str) -> list[tuple[str, str, str]]:
    """Title, start and end as clocks, of the room of a page."""
    rows = []
    for room in data(page)["rooms"]:  # type: ignore[attr-defined]
        for one in room["items"]:
            start, end = (f"{(minute % 1440) // 60:02d}:{minute % 60:02d}" for minute in (one["start"], one["end"]))
            rows.append(("".join(one["title"]), start, end))
    return rows


def test_each_room_with_a_programme_has_a_screen_and_the_foyer_has_them_all(tmp_path: Path, progprint: Run) -> None:
    pages = made(tmp_path, progprint)
    assert set(pages) == {"foyer", "望潮厅", "听涛厅", "空厅"}
    assert [room["name"] for room in data(pages["foyer"])["rooms"]] == ["望潮厅", "听涛厅", "空厅"]  # type: ignore[attr-defined]
    assert items(pages["望潮厅"]) == [("开幕", "09:00", "09:20"), ("午餐", "12:00", "13:00")]
    assert items(pages["空厅"]) == [("午餐", "12:00", "13:00")], "what is for all rooms"


def test_an_item_without_an_end_lasts_until_the_next_one_and_one_over_midnight_goes_on(
    tmp_path: Path, progprint: Run
) -> None:
    page = made(tmp_path, progprint)["听涛厅"]
    assert items(page) == [
        ("没有结束", "10:00", "12:00"),
        ("午餐", "12:00", "13:00"),
        ("</script><b>雾号</b><!--", "23:30", "00:30"),
    ]
    rows = data(page)["rooms"][0]["items"]  # type: ignore[index]
    assert [row["open"] for row in rows] == [True, False, False]


def test_nothing_in_an_agenda_ends_the_data_or_is_markup(tmp_path: Path, progprint: Run) -> None:
    for page in made(tmp_path, progprint).values():
        assert page.count("<script") == page.count("</script>") == 2
        assert "<b>雾号" not in page
        assert page.count("<!--") == 1, "the mark of who wrote it"


def test_a_page_loads_nothing(tmp_path: Path, progprint: Run) -> None:
    for page in made(tmp_path, progprint).values():
        assert "default-src 'none'" in page
        own = page.replace("https://coast.example.org", "")
        assert re.findall(r"(?:https?:)?//[a-z]", re.sub(r"/\*.*?\*/|//.*", "", own)) == []
        assert re.findall(r'\b(?:src|href)="', page) == []


def test_the_same_agenda_gives_the_same_bytes(tmp_path: Path, progprint: Run) -> None:
    first = made(tmp_path, progprint)
    assert made(tmp_path, progprint) == first


def test_one_room_may_be_asked_for_and_another_language(tmp_path: Path, progprint: Run) -> None:
    pages = made(tmp_path, progprint, AGENDA, "--room", "a", "--lang", "en")
    assert set(pages) == {"foyer", "望潮厅"}
    assert data(pages["望潮厅"])["words"]["now"] == "Now"  # type: ignore[index]


@pytest.mark.parametrize(
    "agenda",
    [
        "tracks: [{title: 专题, talks: [{title: 题目}]}]",
        AGENDA.replace("date: 2027-04-09, ", "").replace("23:30-00:30", "21:00-22:00"),
    ],
)
def test_without_rooms_days_and_times_there_is_nothing_to_show(tmp_path: Path, progprint: Run, agenda: str) -> None:
    (tmp_path / "a.yaml").write_text(agenda, encoding="utf-8")
    done = progprint("signage", "a.yaml", "-o", "out")
    assert done.returncode == 2
    assert "no-sheets" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_screen_that_somebody_edited_is_kept(tmp_path: Path, progprint: Run) -> None:
    made(tmp_path, progprint)
    path = tmp_path / "out/foyer.html"
    path.write_text(path.read_text("utf-8") + "<!-- mine -->", "utf-8")
    done = progprint("signage", "a.yaml", "-o", "out")
    assert "foyer.html.bak" in done.stderr
    assert path.with_name("foyer.html.bak").read_text("utf-8").endswith("<!-- mine -->")


@pytest.mark.parametrize(("name", "kind"), [("logo.jpg", "jpeg"), ("logo.png", "png")])
def test_logos_lie_in_the_page_as_what_they_are(tmp_path: Path, progprint: Run, name: str, kind: str) -> None:
    from PIL import Image

    Image.new("RGB", (80, 40), (20, 90, 160)).save(tmp_path / name)
    pages = made(tmp_path, progprint, AGENDA.replace("level: 金牌", f"level: 金牌, logo: {name}"))
    picture = str(data(pages["foyer"])["sponsors"][0][1])  # type: ignore[index]
    assert picture.startswith(f"data:image/{kind};base64,")
