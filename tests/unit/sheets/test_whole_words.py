"""Of people, rooms and sponsors with long names nothing is lost, nothing is said twice, and nobody is parted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.sheets.conftest import context_of

from progprint.sheets.booklet import booklet
from progprint.typeset.frame import runs

if TYPE_CHECKING:
    from progprint.typeset.frame import Page

_HALL = "国家会展中心四号馆北登录厅二层多功能会议室（含同声传译与直播，从北二门进，凭胸牌入场）"
_GUILD = "中国沿海地区港口工程软件质量保障与可靠性建设技术交流促进会青年工程师工作委员会"
_GUESTS = [
    "Ann Abernathy", "Ben Brockhurst", "Cas Carmichael", "Dot Dunkirk", "Eve Eastlake", "Fay Fotheringay", "Gus Goldsworthy",
    "Hal Hathersage", "Ida Inglethorpe", "Joy Jessop", "Kit Kirkpatrick", "Lou Lowenstein",
]  # fmt: skip


def _pages(**more: Any) -> tuple[Page, ...]:
    talks = [{"title": f"第{n}讲", "time": f"1{n}:00-1{n}:30", "speakers": [{"name": f"讲者{n}"}]} for n in range(3)]
    track = {"title": "可靠性", "room": "h", "talks": talks} | more.pop("track", {})
    agenda: dict[str, Any] = {
        "conference": {"title": "港口大会", "date": ["2027-06-04", "2027-06-05"], "language": "zh-Hans"}
    }
    agenda |= {"rooms": [{"id": "h", "name": _HALL}], "tracks": [track, {"title": "质量", "talks": talks}]}
    return booklet(context_of(json.dumps(agenda | more, ensure_ascii=False)))


def _lines(page: Page) -> list[str]:
    found: dict[float, str] = {}
    for run, _, y in runs(page.frame):
        at = round(y + run.y, 1)
        found[at] = found.get(at, "") + run.text
    return [text for _, text in sorted(found.items())]


def _of(pages: tuple[Page, ...], part: str) -> list[Page]:
    return [page for page in pages if page.master.split(".")[0] == part]


def test_an_opener_names_its_hall_to_the_end() -> None:
    (opener, *_) = _of(_pages(), "track")

    assert _HALL in "".join(_lines(opener)).replace(" ", "")


@pytest.mark.parametrize(
    "names", [[_GUILD, "远帆"], ["远帆", "International Association of Lighthouse Authorities", _GUILD]]
)
def test_sponsors_without_a_logo_are_named_whole(names: list[str]) -> None:
    levels = [{"name": "首席", "level": "金"}, *({"name": name, "level": "银"} for name in names)]
    (page,) = _of(_pages(sponsors=levels), "sponsors")
    lines = _lines(page)

    assert [name for name in names if name.replace(" ", "") not in "".join(lines).replace(" ", "")] == []
    assert not any(line.endswith(("-", "\u2010")) for line in lines), lines


def _panel(guests: list[str], moderator: str) -> dict[str, Any]:
    people = [{"name": name, "org": "Institute of Coastal Studies", "job_title": "Senior Pilot"} for name in guests]
    one = {"name": moderator, "org": "Institute of Coastal Studies", "job_title": "Senior Pilot"}
    talk = {
        "title": "圆桌",
        "type": "panel",
        "time": "16:00-17:00",
        "moderator": one,
        "speakers": people,
        "summary": "谈谈。" * 9,
    }
    return {"talks": [talk, *({"title": f"第{n}讲", "time": f"1{n}:00-1{n}:30", "summary": "说。"} for n in range(3))]}


def test_a_panel_of_many_stays_on_one_page() -> None:
    pages = _of(_pages(track=_panel(_GUESTS, "Mia Moss")), "track")
    told = [page for page in pages if "嘉宾" in _lines(page)]

    assert len(told) == 1
    text = "\n".join(_lines(told[0]))
    assert [name for name in _GUESTS if name not in text] == []
    assert "谈谈。" in text


def test_who_moderates_a_panel_is_no_guest_of_it_too() -> None:
    pages = _of(_pages(track=_panel(_GUESTS[:4], _GUESTS[1])), "track")
    (told,) = [page for page in pages if "嘉宾" in _lines(page)]

    assert "\n".join(_lines(told)).count(_GUESTS[1]) == 1


def test_nobody_is_parted_in_a_list_of_talks() -> None:
    pages = _pages(track=_panel(_GUESTS, "Mia Moss"))
    (opener, *_) = _of(pages, "track")
    lines = [line.replace(" ", "") for line in _lines(opener)]

    assert [name for name in _GUESTS if not any(f"{name}Institute".replace(" ", "") in line for line in lines)] == []


def test_an_address_without_an_organiser_is_not_called_one() -> None:
    about = {"title": "港口大会", "url": "https://example.org", "venue": {"name": "港", "address": "码头 1 号"}}
    (alone,), (owned,) = (_of(_pages(conference=about | more), "useful") for more in ({}, {"organisers": ["港务局"]}))

    assert "主办单位" not in "".join(_lines(alone))
    assert "主办单位" in "".join(_lines(owned))


def test_a_title_in_the_contents_ends_its_lines_between_phrases() -> None:
    title = "一个标题相当长的技术专题：可靠性、质量与成本的平衡之道"
    (contents,) = _of(_pages(track={"title": title}), "contents")

    assert any(line.startswith("可靠性") for line in _lines(contents)), _lines(contents)


def test_a_cover_without_a_title_does_not_say_twice_what_it_is() -> None:
    agenda = {"tracks": [{"title": name, "talks": [{"title": "一"}]} for name in ("甲", "乙")]}
    (cover, *_) = booklet(context_of(json.dumps(agenda)))

    assert "".join(_lines(cover)).count("会议手册") == 1
