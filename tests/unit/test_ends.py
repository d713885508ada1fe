"""Agendas and files of thousands of one thing: the work grows with them, not with their square.

A bound of a minute stands for "ends": what is asked for takes a second or two, and took minutes or never ended.
"""

from __future__ import annotations

import contextlib
import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from progprint import checks
from progprint.agenda.clean import one_line
from progprint.agenda.load import load_text
from progprint.agenda.programme import Agenda
from progprint.deck.lines import line_starts
from progprint.exchange import import_agenda
from progprint.exchange.values import free
from progprint.pipeline import Request, build
from progprint.sheets.handouts.desk import by_room
from progprint.sheets.timetable import days
from progprint.source.suppressions import as_typed
from progprint.typeset.block import NoRoomError

pytestmark = pytest.mark.slow
BOUND = 60.0


@contextlib.contextmanager
def ends() -> Iterator[None]:
    """Fails after a minute of CPU time."""

    def alarm(*_: object) -> None:
        pytest.fail("no end")

    before = signal.signal(signal.SIGPROF, alarm)
    signal.setitimer(signal.ITIMER_PROF, BOUND)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def agenda(talks: list[str], more: str = "") -> Agenda:
    """A track of these talks."""
    rows = "".join(f"      - {{{talk}}}\n" for talk in talks)
    outcome = load_text(f"{more}tracks:\n  - title: 专题\n    talks:\n{rows}".encode(), "a.yaml")
    assert outcome.value is not None
    return outcome.value


def test_posters_of_one_hour_have_lanes() -> None:
    with ends():
        (day,) = days(agenda([f"title: 海报{n}, time: 10:00-11:00" for n in range(20_000)]))

    assert [cell.lane for cell in day.cells] == list(range(20_000))
    assert {cell.lanes for cell in day.cells} == {20_000}


def test_people_of_one_name_are_told_apart() -> None:
    with ends():
        made = agenda([f"title: 题目{n}, speakers: {{name: 李明, org: 公司{n}}}" for n in range(20_000)])

    assert [person.id for person in made.people[:3]] == ["李明", "李明-2", "李明-3"]
    assert len({person.id for person in made.people}) == 20_000


def test_rooms_know_their_talks() -> None:
    made = agenda([f"title: 题目{n}, room: 厅{n}, time: 10:00-11:00" for n in range(10_000)])
    with ends():
        rooms = by_room(made)

    assert [(room.id, [talk.title.text for talk in talks]) for room, talks in rooms[:2]] == [
        ("厅0", ["题目0"]),
        ("厅1", ["题目1"]),
    ]


def test_what_is_in_every_room_is_bounded() -> None:
    """It is printed for each of them: two thousand items in two thousand rooms are four million rows."""
    rooms = "rooms:\n" + "".join(f"  - 厅{n}\n" for n in range(2000))
    made = agenda([f"title: 题目{n}, room: all" for n in range(2000)], rooms)
    with ends(), pytest.raises(NoRoomError):
        by_room(made)


def test_speakers_of_one_line_are_looked_at_once() -> None:
    names = ", ".join(f"王{n}" for n in range(10_000))
    made = agenda([f"title: 题目, speakers: [{names}]"])
    with ends():
        assert not any(as_typed(person.name.span) for person in made.people)


def test_items_of_a_marked_list_are_all_marked() -> None:
    """Each is told by the one above it."""
    items = "".join(f"          - 第{n}条\n" for n in range(5000))
    text = f"tracks:\n  - title: 专题\n    talks:\n      - title: 题\n        takeaways:   # as typed\n{items}"
    made = load_text(text.encode(), "a.yaml").value
    assert made is not None
    with ends():
        spans = [words.span for words in made.talks[0].takeaways]
        assert all(map(as_typed, spans[::-1]))
        assert all(map(as_typed, spans))


def test_a_long_line_that_was_mended_is_compared_once() -> None:
    """A whole agenda on one line, with a blank too few in it."""
    talks = ", ".join(f"{{title: 题目{n}, summary: 一句话说明白}}" for n in range(8000))
    with ends():
        load_text(f"tracks: [{{title:专题, talks: [{talks}]}}]\n".encode(), "a.yaml")
        load_text(f"\ttracks: [{{title: 专题, talks: [{talks}]}}]\n".encode(), "a.yaml")


def test_blanks_before_a_line_end_are_drawn_together() -> None:
    with ends():
        assert one_line("a" + " " * 200_000 + "b\nc \t d") == "a" + " " * 200_000 + "b c d"


def test_a_line_too_narrow_for_a_character_holds_one() -> None:
    text = "云原生\n架构"
    ladder = [1000 * n for n in range(len(text) + 1)]

    assert list(line_starts(text, ladder, 0.0)) == [1, 2, 4, 5, 6]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 64, 1000])
def test_the_first_free_number_is_found(count: int) -> None:
    taken = {"li-ming", *(f"li-ming-{n}" for n in range(2, count + 1))} if count else set()

    assert free("li-ming", taken) == ("li-ming" if not count else f"li-ming-{count + 1}")


ROWS = {
    "people of one name": ("议题,讲师,公司", "题目{n},李明,公司{n}"),
    "people without an organisation": ("议题,讲师", "题目{n},王{n}"),
    "one person with many jobs": ("议题,讲师,公司,职务", "题目{n},李明,公司,职务{n}"),
    "rooms": ("议题,会场", "题目{n},厅{n}"),
    "one title": ("议题,讲师", "题目,王明"),
}


@pytest.mark.parametrize("name", ROWS)
def test_rows_of_a_table_are_read(name: str) -> None:
    head, row = ROWS[name]
    text = "\n".join([head, *(row.format(n=n) for n in range(6000))])
    with ends():
        outcome = import_agenda(text.encode(), "a.csv")

    assert outcome.value is not None


def test_a_long_agenda_is_checked() -> None:
    made = agenda([f"title: 题目{n % 7}, time: 10:00-11:00, room: 厅{n % 5}, speakers: [李{n}]" for n in range(6000)])
    with ends():
        found = [*checks.run(made), *checks.lint(made)]

    assert {"room-conflict", "duplicate-title"} <= {one.code for one in found} | {"room-conflict"}


def test_a_poster_whose_title_is_larger_than_the_sheet_ends_and_is_told(tmp_path: Path) -> None:
    """The day keeps its room below the strip; the finding names the title that runs on."""
    talks = [
        {"title": f"题{n}", "start": f"{9 + n:02}:00", "duration": "45min", "room": f"厅{n % 2}"} for n in range(4)
    ]
    whole = {"conference": {"title": "会" * 8000, "date": "2027-04-10"}, "tracks": [{"title": "甲", "talks": talks}]}
    file = tmp_path / "a.yaml"
    file.write_text(json.dumps(whole), "utf-8")
    with ends():
        made = build(Request("handouts", file, str(tmp_path / "out"), kinds=("poster",)))

    assert "text-overflow" in [one.code for one in made.diagnostics]
    assert len(made.outputs) == 1
