"""The report of what was done on slides to make texts fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.slides.conftest import stacked  # noqa: F401  (a fixture)

from progprint import files, project
from progprint.checks.products import check_decks
from progprint.design.deck import load_deck_look

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.slides.conftest import Stack


@pytest.mark.parametrize(
    ("talk", "codes"),
    [
        ("{title: 寄存器分配}", []),
        ("{title: " + "怎样在没有信号的渡船上保存一次没有做完的修改并且不丢失任何人的工作" * 3 + "}", ["fit-smaller"]),
        ("{title: 一, summary: " + "溢出太多，怎么办，没有人知道。" * 400 + "}", ["fit-continued"]),
    ],
)
def test_what_was_done_is_told(stacked: Callable[..., Stack], talk: str, codes: list[str]) -> None:  # noqa: F811
    look = load_deck_look(project.shipped_folder("layouts") / "deck.yaml", files.read_source).value
    assert look is not None
    made = stacked(f"tracks: [{{title: 甲, talks: [{talk}]}}]", parts_set="full")
    found = list(check_decks(made.decks, look.kinds))

    assert sorted({one.code for one in found}) == codes
    assert all(one.span is not None for one in found)


def test_a_long_list_of_talks_is_no_long_text(stacked: Callable[..., Stack]) -> None:  # noqa: F811
    look = load_deck_look(project.shipped_folder("layouts") / "deck.yaml", files.read_source).value
    assert look is not None
    talks = ", ".join(f"{{title: 寄存器分配 {n}, speakers: 林帆}}" for n in range(40))
    made = stacked(f"tracks: [{{title: 甲, talks: [{talks}]}}]")

    assert [one.variant for one in check_decks(made.decks, look.kinds) if one.code == "fit-continued"] == ["agenda"]


@pytest.mark.parametrize(("summary", "variant"), [("LONG", "text"), ("{背景: LONG}", "")])
def test_what_an_introduction_leaves_out_is_named(stacked: Callable[..., Stack], summary: str, variant: str) -> None:  # noqa: F811
    """Where the text has no heading, it is the text that is missed and not a heading with the title of the talk."""
    text = (
        '"'
        + "In March one of the largest makers of ropes was tied up by a ransom note that nobody could read " * 4
        + '"'
    )
    made = stacked("tracks: [{title: 甲, talks: [{title: Ropes, summary: " + summary.replace("LONG", text) + "}]}]")
    (found,) = (one for one in made.found if one.code == "stage-left-out")

    assert (found.variant, found.params["headings"]) == (variant, "背景" if not variant else "")
