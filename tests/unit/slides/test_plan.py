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
        kind = slide.key.rpartition("/")[2]
        if kind in ("title", "break", "opening"):
            names.append(next((f.text for f in slide.fills if isinstance(f, Fill) and f.slot == "title"), ""))
    return names


def test_a_track_has_the_break_between_its_talks_and_not_the_lunch_after(stacked: Callable[..., Stack]) -> None:
    first, second = stacked(AGENDA).decks

    assert _order(first) == ["编译器", "甲一", "10:30 继续", "甲二"]
    assert _order(second) == ["数据库", "乙一", "乙二"]


def test_a_room_has_all_that_happens_there_in_order(stacked: Callable[..., Stack]) -> None:
    decks = stacked(AGENDA, per="room").decks

    assert [(deck.key, deck.title) for deck in decks] == [("room/a", "甲厅"), ("room/b", "乙厅")]
    assert [one for one in _order(decks[0]) if "继续" not in one] == [
        "甲厅", "开幕", "编译器", "甲一", "甲二", "午餐", "数据库", "乙二",
    ]  # fmt: skip  # after lunch the room has nothing more that day: no hour at which it goes on
    assert "乙二" not in _order(decks[1])


def test_a_day_has_its_talks_of_all_rooms(stacked: Callable[..., Stack]) -> None:
    first, second = stacked(AGENDA, per="day").decks

    assert [one for one in _order(first) if "继续" not in one] == [
        "5 月 16 日 星期六", "开幕", "编译器", "甲一", "数据库", "乙一", "甲二",
    ]  # fmt: skip
    assert _order(second) == ["5 月 17 日 星期日", "数据库", "乙二"]


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
    assert {one for one in _order(whole) if "继续" not in one} >= {"编译器", "甲一", "甲二", "数据库", "乙一", "乙二"}
    assert [slide.key for deck in stacked(AGENDA, per=per).decks for slide in deck.slides] == [
        key.partition("@")[0] for key in keys
    ]
    if per == "room":
        breaks = [key for key in keys if "/break" in key]
        assert [key.partition("@")[2] for key in breaks] == ["", "", "room/b", "room/b"]


def test_the_host_hands_over_to_what_comes_next_in_the_room(stacked: Callable[..., Stack]) -> None:
    deck = stacked(AGENDA, per="room").decks[0]
    notes = {slide.key: "".join(slide.notes) for slide in deck.slides}
    (after_opening,) = (text for key, text in notes.items() if key.endswith("/qa") and "何一鸣" in text)

    assert "接下来是“甲一”" in after_opening
