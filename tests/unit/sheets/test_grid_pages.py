"""The grid in type: in every look each talk has its words, no word is torn, room names are whole, a day is one opening."""

from __future__ import annotations

from itertools import product

import pytest
from tests.effort import step
from tests.unit.sheets.conftest import context_of

from progprint import files, project
from progprint.design.load import load_look
from progprint.design.resolve import resolve
from progprint.sheets.context import Context
from progprint.sheets.glance import BOOKLET, Paper, gridded, laid_out
from progprint.sheets.grid.cells import CellWords
from progprint.sheets.grid.field import field
from progprint.sheets.grid.model import Opening
from progprint.sheets.grid.parting import parting
from progprint.sheets.grid.typesetter import Typesetter
from progprint.sheets.handouts.days import SHEET, WALL
from progprint.sheets.timetable import days
from progprint.typeset.frame import pieces
from progprint.typeset.pages import PageGroup

TITLES = [
    "把三百个小服务合成一个大的：半年以后", "Internationalization of an afternoon", "一次 OpenTelemetry 迁移的得与失",
    "水", "数据库的夜班：谁来值守、怎样交接、什么时候叫醒别人", "Containerization/virtualization side by side",
    "Donaudampfschifffahrtsgesellschaft 的排班表", "圆桌：没有人想要的告警",
]  # fmt: skip
PEOPLE = ["钱望舒", "Wilhelmina van der Berg-Hohenstein", "卓玛", "欧阳远山", "Bo Li"]
LOOKS = ["a5", "a4", "b5", "32k", "pocket", "large-print"]
SIZES = [(3, 8, 1), (4, 6, 2), (7, 7, 1), (8, 6, 1)]
"""Rooms, talks of each, and people of a talk."""
SHEETS = [("glance", SHEET), ("poster", WALL)]


def agenda(rooms: int, slots: int, people: int = 1) -> str:
    """A day of so many rooms, each with so many talks of 40 minutes, and what is for all."""
    lines = ["conference: {title: 远山大会, date: 2027-03-06}", "rooms:"]
    lines += [f"  - {{id: r{n}, name: 第 {n + 1} 培训教室, floor: {n // 4 + 1}F}}" for n in range(rooms)]
    lines += ["sessions:", "  - {title: 开幕, type: opening, date: 2027-03-06, time: 09:00-09:20, room: all}"]
    lines += ["  - {title: 茶歇, type: break, date: 2027-03-06, time: 09:20-09:40, room: all}", "tracks:"]
    for n in range(rooms):
        lines += [f"  - title: 专题 {n + 1}", f"    room: r{n}", "    date: 2027-03-06", "    talks:"]
        for slot in range(slots):
            start = 580 + slot * 45
            clock = f"{start // 60}:{start % 60:02d}-{(start + 40) // 60}:{(start + 40) % 60:02d}"
            who = ", ".join(f'"{PEOPLE[(n + slot + k) % 5]}"' for k in range(people))
            title = TITLES[(n * 3 + slot) % len(TITLES)]
            lines.append(f'      - {{title: "{title} {n + 1}.{slot + 1}", time: "{clock}", speakers: [{who}]}}')
    return "\n".join(lines)


def in_look(yaml: str, name: str) -> Context:
    context, folder = context_of(yaml), project.shipped_folder("layouts")
    look = load_look(name, [folder / "handouts", folder], files.read_source).value
    assert look is not None
    design = resolve(look).value
    assert design is not None
    return context._replace(design=design)


def opened(context: Context, paper: Paper) -> tuple[Typesetter, tuple[Opening, ...], list[PageGroup]]:
    """The pages of the only day, as ``gridded`` makes them."""
    (day,) = days(context.agenda)
    setter, made, _ = laid_out(context, day, 1, paper)
    return setter, made, gridded(context, day, 1, paper)


def check_words(context: Context, setter: Typesetter, made: tuple[Opening, ...], groups: list[PageGroup]) -> int:
    """Every cell has its words or a number that the list explains; nothing is torn; how many cells only have a number."""
    (day,) = days(context.agenda)
    listed = 0
    said: dict[str, str] = {}
    for group in groups:
        for block in group.blocks:
            from progprint.typeset.block import Region

            frame = block.compose(Region(1e5, 1e6, fresh=True)).frame
            for tag, piece, _, _ in pieces(frame) if frame is not None else ():
                said[tag.key] = said.get(tag.key, "") + piece.text.replace("\u00ad", "")
    for opening in made:
        for side in opening.sides:
            for column in opening.columns[side.first : side.last]:
                name = setter.head_frames(column, side.step)[0]
                shown = "".join(piece.text for _, piece, _, _ in pieces(name))
                assert shown == column.name.text
                assert all(x + tag.frame.width <= side.step + 0.5 for tag, _, x, _ in pieces(name))
            for one in side.cells:
                words = one.form.content
                assert isinstance(words, CellWords)
                if words.title is None:
                    listed += 1
                    assert any(
                        one.cell.talk.id in key and text == one.cell.talk.title.text for key, text in said.items()
                    )
                    continue
                assert parting(context, words.title, words.width) <= 2, words.title.content
                people = [person.name.text for person in one.cell.talk.speakers]
                text = "".join(said[key] for key in said if one.cell.talk.id in key)
                assert all(name in text for name in people)
                assert one.cell.talk.title.text in text
    assert {column.name.text for opening in made for column in opening.columns} >= {name.text for name in day.columns}
    return listed


@pytest.mark.parametrize(("look", "size"), list(product(LOOKS, SIZES))[:: step(5)])
def test_a_day_of_up_to_eight_rooms_is_a_page_or_a_spread(look: str, size: tuple[int, int, int]) -> None:
    context = in_look(agenda(*size), look)
    setter, made, groups = opened(context, BOOKLET)
    check_words(context, setter, made, groups)

    assert sum(len(opening.sides) for opening in made) <= 2


def test_talks_of_a_usual_day_all_have_their_words_in_their_cells() -> None:
    context = in_look(agenda(6, 5), "a5")
    setter, made, groups = opened(context, BOOKLET)

    assert check_words(context, setter, made, groups) == 0
    assert not any(one.number for opening in made for side in opening.sides for one in side.cells)


@pytest.mark.parametrize("look", ["a5", "pocket"])
def test_more_rooms_than_a_spread_holds_are_several(look: str) -> None:
    context = in_look(agenda(14, 6), look)
    setter, made, groups = opened(context, BOOKLET)
    check_words(context, setter, made, groups)

    assert len(made) > 1
    assert [side.first for opening in made for side in opening.sides] == sorted(
        side.first for opening in made for side in opening.sides
    )


@pytest.mark.parametrize(("look", "paper"), SHEETS)
@pytest.mark.parametrize(("rooms", "slots"), [(3, 6), (7, 7), (11, 8)][:: step(2)])
def test_a_sheet_keeps_its_type_and_all_words(look: str, paper: Paper, rooms: int, slots: int) -> None:
    context = in_look(agenda(rooms, slots), look)
    setter, made, groups = opened(context, paper)

    assert check_words(context, setter, made, groups) == 0
    least = setter.type.sizes[-1]
    assert look != "poster" or least >= 24
    for opening in made:
        for side in opening.sides:
            words = [one.form.content for one in side.cells]
            sizes = [w.title.style.text.size for w in words if isinstance(w, CellWords) and w.title is not None]
            assert min(sizes) >= least - 0.01


def test_what_a_cell_cannot_hold_is_in_the_list_below_with_its_number() -> None:
    context = in_look(agenda(4, 16), "pocket")
    setter, made, groups = opened(context, BOOKLET)
    check_words(context, setter, made, groups)
    numbers = {one.number for opening in made for side in opening.sides for one in side.cells} - {0}
    titles = [block for group in groups for block in group.blocks]

    assert numbers
    assert titles


def test_a_field_knows_the_tracks_of_its_rooms() -> None:
    context = in_look(agenda(3, 2), "a5")
    (day,) = days(context.agenda)
    one = field(context.agenda, day)

    assert [[track.title.text for track in column.tracks] for column in one.columns] == [
        ["专题 1"],
        ["专题 2"],
        ["专题 3"],
    ]
    assert [column.floor for column in one.columns] == ["1F", "1F", "1F"]
