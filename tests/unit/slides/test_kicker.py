"""The facts above the title of a talk: whole, or not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from progprint.deck.deck import Fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.slides.conftest import Stack


@pytest.mark.parametrize(("room", "told"), [("甲厅", True), ("Backspace und Franconian Net " * 4, False)])
def test_a_room_that_its_line_cannot_hold_is_left_out_whole(
    stacked: Callable[..., Stack], room: str, told: bool
) -> None:
    talk = f"{{title: 网格, type: 工作坊, time: '10:00-10:40', room: {room.strip()}, speakers: 于雨}}"
    made = stacked(f"conference: {{title: 会}}\ntracks: [{{title: 云, talks: [{talk}]}}]\n")
    lines = [
        fill.text
        for deck in made.decks
        for slide in deck.slides
        for fill in slide.fills
        if isinstance(fill, Fill) and fill.slot == "kicker" and "10:00" in fill.text
    ]

    assert [line.partition("10:40")[2].strip() for line in lines] == [room if told else ""]
