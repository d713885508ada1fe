"""What is in which deck, and in which order: by track with the breaks between its talks, by room, by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from progprint.deck.deck import Deck, Fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.slides.conftest import Stack

AGENDA = """
conference: {title: 星河大会, date: [2026-05-16, 2026-05-17]}
rooms: [{id: a, name: 甲厅}, {id: b, name: 乙厅}, {id: c, name: 丙厅}]
sessions:
  - {title: 开幕, type: keynote, date: 2026-05-16, time: 09:00-09:30, room: a, speakers: [何一鸣]}
  - {title: 茶歇, type: break, date: 2026-05-16, time: 10:15-10:30, room: all}
  - {title: 午餐, type: break, date: 2026-05-16, time: 12:00-13:00, room: all}
tracks:
  - title: 编译器
    date: 2026-05-16
    room: a
    talks: [{title: 甲一, time: 09:30-10:15}, {title: 甲二, time: 10:30-11:15}]
  - title: 数据库
    talks:
      - {title: 乙一, date: 2026-05-16, time: 09:40-10:10, room: b}
      - {title: 乙二, date: 2026-05-17, time: 09:30-10:15, room: a}
"""


def _order(deck: Deck) -> list[str]:
    """What comes on stage: the titles of talks, breaks and openings."""
    names = []
    for slide in deck.slides:
        kind = slide.key.partition("@")[0].rpartition("/")[2]
        if kind in ("title", "break", "opening"):
            names.append(
                next((f.text.split("\n")[0] for f in slide.fills if isinstance(f, Fill) and f.slot == "title"), "")
            )
    return names


def test_a_track_has_the_break_between_its_talks_and_not_the_lunch_after(stacked: Callable[..., Stack]) -> None:
    first, second = stacked(AGENDA).decks

    assert _order(first) == ["编译器", "甲一", "10:30 继续", "甲二"]
    assert _order(second) == ["数据库", "乙一", "乙二"]


def test_a_room_has_all_that_happens_there_in_order(stacked: Callable[..., Stack]) -> None:
    decks = stacked(AGENDA, per="room").decks

    assert [(deck.key, deck.title) for deck in decks] == [("room/a", "甲厅"), ("room/b", "乙厅")]
    assert [one for one in _order(decks[0]) if "继续" not in one] == [
        "甲厅", "开幕", "甲一", "甲二", "午餐", "乙二",
    ]  # fmt: skip  # after lunch the room has nothing more that day: no hour at which it goes on
    assert "乙二" not in _order(decks[1])


def test_a_day_has_its_talks_of_all_rooms(stacked: Callable[..., Stack]) -> None:
    first, second = stacked(AGENDA, per="day").decks

    assert (first.key, first.title) == ("day/2026-05-16", "5 月 16 日 星期六")
    assert [one for one in _order(first) if "继续" not in one] == [
        "甲厅", "开幕", "甲一", "甲二", "午餐", "乙厅", "乙一", "茶歇", "午餐",
    ]  # fmt: skip  # rooms in use at the same time are not mixed
    assert _order(second) == ["5 月 17 日 星期日", "乙二"]


@pytest.mark.parametrize("per", ["track", "room", "day", "conference"])
def test_every_slide_is_told_apart_whatever_the_deck(stacked: Callable[..., Stack], per: str) -> None:
    for deck in stacked(AGENDA, per=per).decks:
        assert len({slide.key for slide in deck.slides}) == len(deck.slides)
        assert len({slide.title for slide in deck.slides}) == len(deck.slides)
        assert all(slide.notes for slide in deck.slides)


@pytest.mark.parametrize("per", ["track", "room", "day"])
def test_one_deck_of_all_goes_through_a_track_that_lies_in_two_rooms_and_on_two_days(
    stacked: Callable[..., Stack], per: str
) -> None:
    """Each room counts its own talks, and what comes in both rooms has slides of its own in each."""
    (whole,) = stacked(AGENDA, per=per, together=True).decks
    keys = [slide.key for slide in whole.slides]

    assert len(set(keys)) == len(keys)
    assert {one for one in _order(whole) if "继续" not in one} >= {"甲一", "甲二", "乙一", "乙二"}
    assert [slide.key.partition("@")[0] for deck in stacked(AGENDA, per=per).decks for slide in deck.slides] == [
        key.partition("@")[0] for key in keys
    ]
    if per == "room":
        breaks = [key for key in keys if "/break" in key]
        assert [key.partition("@")[2] for key in breaks] == ["", "", "room/b", "room/b"]


def test_the_host_hands_over_to_what_comes_next_in_the_room(stacked: Callable[..., Stack]) -> None:
    deck = stacked(AGENDA, per="room").decks[0]
    notes = {slide.key: "".join(slide.notes) for slide in deck.slides}
    (after_opening,) = (text for key, text in notes.items() if key.endswith("/qa") and "何一鸣" in text)

    assert "接下来是《甲一》" in after_opening


HALL = """
conference: {title: 星河大会, date: 2026-05-16}
rooms: [{id: a, name: 甲厅}, {id: b, name: 乙厅}]
sessions:
  - {title: 签到, type: break, time: 08:30-09:00, room: all}
  - {title: 开幕, type: opening, time: 09:00-09:20, room: a, speakers: [何一鸣]}
  - {title: 编译器十年, type: keynote, time: 09:20-10:00, room: a, speakers: [兰舟]}
  - {title: 茶歇, type: break, time: 10:00-10:20, room: all}
  - {title: 参观, type: break, time: 10:20-10:35, room: all}
  - {title: 日志与快照, time: 11:00-11:40, room: a, speakers: [何一鸣]}
  - {title: 午餐, type: break, time: 12:00-13:00, room: all}
  - {title: 颁奖, type: closing, time: 17:10-17:30, room: b}
"""


def test_an_agenda_without_tracks_has_decks_by_room_and_says_so(stacked: Callable[..., Stack]) -> None:
    made = stacked(HALL)
    assert [deck.key for deck in made.decks] == ["room/a", "room/b"]
    assert [(one.code, one.variant) for one in made.found] == [("decks-without-tracks", "")]
    without = stacked(HALL.replace("room: all", "").replace("room: a", "").replace("room: b", ""))
    assert [deck.key for deck in without.decks] == ["day/2026-05-16"]
    assert [(one.code, one.variant) for one in without.found] == [("decks-without-tracks", "day")]


def test_what_is_in_no_deck_is_named(stacked: Callable[..., Stack]) -> None:
    """Sessions of no track where there is a deck for each track, of no room where there is one for each room; no breaks."""
    track = "tracks: [{title: 数据, producer: 兰舟, talks: [{title: 湖与仓, speakers: [兰舟], time: 14:00-14:40}]}]"
    made = stacked(f"{HALL}{track}")
    (found,) = [one for one in made.found if one.code == "decks-leave-out"]
    assert (found.variant, found.params["count"], found.params["names"]) == ("", 2, "编译器十年, 日志与快照")
    by_room = [one for one in stacked(f"{HALL}{track}", per="room").found if one.code == "decks-leave-out"]
    assert [(one.variant, one.params["names"]) for one in by_room] == [("room", "湖与仓")]
    assert [one.variant for one in stacked(f"{HALL}{track}", per="conference").found] == [""]
    assert not [one for one in stacked(f"{HALL}{track}", per="day").found if one.code == "decks-leave-out"]


def test_breaks_are_one_and_end_when_they_end(stacked: Callable[..., Stack]) -> None:
    """The next thing here is what comes after them; where nothing does it is where the conference goes on."""
    deck = stacked(HALL).decks[0]
    found = [{f.slot: f.text for f in s.fills if isinstance(f, Fill)} for s in deck.slides if s.kind == "break"]
    assert [one["title"] for one in found] == ["10:35 继续", "午餐"]
    assert [one["next"] for one in found] == ["日志与快照", "颁奖"]
    assert found[0]["kicker"] == "茶歇、参观\u300010:00–10:35"
    assert "17:10" in found[1]["next-label"]
    assert "乙厅" in found[1]["next-label"]


def test_breaks_with_time_between_them_stay_two(stacked: Callable[..., Stack]) -> None:
    """Lunch does not last until tea is over; and where tea comes first, nothing goes on here when lunch is over."""
    deck = stacked(HALL.replace("10:20-10:35", "10:30-10:40")).decks[0]
    found = [{f.slot: f.text for f in s.fills if isinstance(f, Fill)} for s in deck.slides if s.kind == "break"]
    assert [(one["title"], one["kicker"]) for one in found[:2]] == [
        ("茶歇", "10:00–10:20"),
        ("10:40 继续", "参观\u300010:30–10:40"),
    ]
    assert [one["next"] for one in found[:2]] == ["日志与快照", "日志与快照"]
    assert not [line for slide in deck.slides for line in slide.notes if "10:20 继续" in line or "10:20 在" in line]


def test_a_break_without_an_end_is_not_drawn_into_the_next(stacked: Callable[..., Stack]) -> None:
    deck = stacked(HALL.replace("10:00-10:20", '"10:00"')).decks[0]
    assert [slide.title for slide in deck.slides if slide.kind == "break"][:2] == ["茶歇", "10:35 继续"]


def test_questions_are_asked_after_talks_alone(stacked: Callable[..., Stack]) -> None:
    """Neither after the opening nor after the closing; these are not counted either."""
    deck = stacked(HALL).decks[0]
    assert [slide.title for slide in deck.slides if slide.kind == "qa"] == ["请提问 兰舟", "请提问 何一鸣"]
    assert "今天有 2 场分享。" in deck.slides[0].notes
