"""The agenda of a track."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from progprint.deck.deck import TableFill

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Stack


def tables(made: Stack) -> list[TableFill]:
    return [fill for slide in made.of("agenda") for fill in slide.fills if isinstance(fill, TableFill)]


def track(*talks: str) -> str:
    return "tracks: [{title: 甲, talks: [" + ", ".join(f"{{{talk}}}" for talk in talks) + "]}]"


def test_times_stand_before_titles_and_people_below(stacked: Callable[..., Stack]) -> None:
    """A talk without a time leaves its place empty."""
    (table,) = tables(stacked(track("title: 一, time: 09:30, speakers: [{name: 兰舟, org: 星河社}]", "title: 二")))
    assert ["09:30", ""] == [row.cells[0][0].text for row in table.rows[1:]]
    assert [["一", "兰舟 星河社"], ["二"]] == [[p.text for p in row.cells[1]] for row in table.rows[1:]]


def test_one_talk_has_no_number(stacked: Callable[..., Stack]) -> None:
    """There is nothing to count."""
    (table,) = tables(stacked(track("title: 一")))
    assert (1, 1) == (len(table.columns), len(table.rows[0].cells))


@pytest.mark.parametrize("count", [1, 4, 5, 6, 7, 9, 13, 24, 60])
def test_many_talks_take_several_slides_of_about_the_same_length(stacked: Callable[..., Stack], count: int) -> None:
    """Every talk in its order, every table on its slide, none much shorter than the others."""
    made = stacked(track(*(f"title: 议题{n}, speakers: [讲者{n}]" for n in range(count))))
    found = tables(made)
    assert [f"议题{n}" for n in range(count)] == [
        row.cells[-1][0].text for table in found for row in table.rows[table.headed :]
    ]
    box = made.template.stage.box("agenda", "table")
    assert max(sum(row.height for row in table.rows) for table in found) <= box.height + 0.01
    lengths = [len(table.rows) for table in found]
    assert max(lengths) - min(lengths) <= max(1, len(lengths) - 1)


def test_a_long_title_and_many_people_end_in_an_ellipsis(stacked: Callable[..., Stack]) -> None:
    """The agenda is an overview; both stand whole on the slides of the talk."""
    people = ", ".join(f"{{name: 讲者{n}, org: 一家名字很长的公司{n}}}" for n in range(12))
    (table,) = tables(stacked(track(f"title: {'很长的题目' * 60}, speakers: [{people}]")))
    title, who = (paragraph.text for paragraph in table.rows[0].cells[-1])
    assert (True, True) == (title.endswith("…"), who.endswith("…"))
    assert table.rows[0].height < 200


def test_few_rows_have_room_around_them(stacked: Callable[..., Stack]) -> None:
    """The space above and below the text grows, and the height of the row with it."""
    (few,) = tables(stacked(track("title: 一", "title: 二")))
    many = tables(stacked(track(*(f"title: 议题{n}" for n in range(9)))))[0]
    assert few.pad > many.pad
    assert few.rows[0].height > many.rows[0].height


@pytest.mark.parametrize(("when", "head"), [("time: 09:30, ", ["时间", "议题"]), ("", ["", "议题"])])
def test_the_columns_are_named(stacked: Callable[..., Stack], when: str, head: list[str]) -> None:
    """By the first row; where numbers stand the first column needs no name."""
    (table,) = tables(stacked(track(f"title: 一, {when}speakers: [兰舟]", "title: 二")))
    assert table.headed
    assert [cell[0].text for cell in table.rows[0].cells] == head


def test_rows_lead_to_the_slides_of_their_talks(stacked: Callable[..., Stack]) -> None:
    """The time does where there is one, else the title; a row that has no slide leads nowhere."""
    made = stacked(track("title: 一, time: 09:30", "title: 二", "title: 茶歇, type: break", "title: 签到, type: other"))
    table = tables(made)[0]
    keys = [slide.key for slide in made.slides]
    links = [
        [run.link for cell in row.cells for line in cell for run in line.runs if run.link] for row in table.rows[1:]
    ]
    assert links == [["talk/t1-1/title"], ["talk/t1-2/title"], [], []]
    assert {link for row in links for link in row} <= set(keys)
