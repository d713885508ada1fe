"""The indexes: nothing is printed over anything, names stand under what they are filed under, pages tell what one does."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from tests.unit.sheets.conftest import context_of

from progprint.agenda.programme import Wording
from progprint.sheets import indexes, profiles
from progprint.sheets.booklet import booklet
from progprint.sheets.indexes import IndexRow, persons
from progprint.sheets.people import narrow_name
from progprint.sheets.profiles import PageRefs
from progprint.typeset.block import Region
from progprint.typeset.evened import heights_of
from progprint.typeset.frame import GlyphRun, Page, PageNumber, runs, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

PEOPLE = """
conference: {title: 星河大会, date: 2026-05-16}
people:
  a: {name: Maximiliane Friederike von Hohenstein-Waldburg, org: Harbour Engineering School, sort: von Hohenstein-Waldburg}
  b: {name: José Antonio Fernández de la Cueva, org: 远航数据科技股份有限公司上海研究院}
  c: {name: 何一鸣, org: 北岸大学}
  d: {name: Asha Menon, org: Lantern, sort: Menon}
  e: {name: 于雨, org: 北岸大学}
  f: {name: Theodoros Papadimitriou-Konstantinou, sort: "Papadimitriou-Konstantinou, Theodoros"}
tracks:
  - title: 编译器
    producer: c
    talks:
      - {title: 增量编译, summary: 说。, speakers: [a, b, c, d, e, f]}
      - {title: 常量折叠, summary: 说。, speakers: [a, b, c, d, e, f]}
      - {title: 循环展开, summary: 说。, speakers: [a, b, c, d, e, f]}
  - title: 数据库
    producer: e
    talks:
      - {title: 日志, summary: 说。, speakers: [a, b, c, d, e, f]}
      - {title: 快照, summary: 说。, speakers: [a, b, c, d, e, f]}
      - {title: 索引, summary: 说。, speakers: [a, b, c, d, e, f]}
"""


def _boxes(placed: Sequence[tuple[GlyphRun, float, float]]) -> list[tuple[str, float, float, float, float]]:
    return [
        (run.text, x + run.x, x + run.x + run.width, y + run.y - 0.7 * run.size, y + run.y + 0.1 * run.size)
        for run, x, y in placed
    ]


def _overlaps(page: Page) -> list[tuple[str, str]]:
    boxes = _boxes(list(runs(page.frame)))
    return [
        (one[0], other[0])
        for one, other in combinations(boxes, 2)
        if min(one[2], other[2]) - max(one[1], other[1]) > 0.5 and min(one[4], other[4]) - max(one[3], other[3]) > 0.5
    ]


@pytest.mark.parametrize("order", ["pinyin", "strokes"])
def test_nothing_of_an_index_is_printed_over_anything(order: str) -> None:
    context = context_of(PEOPLE)
    context.design.parts["speakers.order"] = order  # type: ignore[index]
    context.design.parts["companies.least"] = 1.0  # type: ignore[index]
    flow = ("contents", "tracks", "speakers", "companies")
    design = context.design
    object.__setattr__(design, "flow", flow)
    pages = [page for page in booklet(context) if page.master in ("speakers", "companies")]

    assert len(pages) > 1
    assert [pair for page in pages for pair in _overlaps(page)] == []


def test_a_latin_name_stands_under_its_surname_where_that_is_known() -> None:
    agenda = context_of(PEOPLE).agenda
    names = [person.index_name for person, _ in persons(agenda)]

    assert names == [
        "何一鸣",
        "José Antonio Fernández de la Cueva",
        "Menon, Asha",
        "Papadimitriou-Konstantinou, Theodoros",
        "von Hohenstein-Waldburg, Maximiliane Friederike",
        "于雨",
    ]


def test_the_organisation_stands_below_the_last_line_of_a_name() -> None:
    context = context_of(PEOPLE)
    person = next(one for one in context.agenda.people if one.name.text.startswith("José"))
    assert person.org is not None
    row = IndexRow(context, person.name, person.org, ("talk/x",), person, margin=12.0)
    fit = row.compose(Region(150.0, 500.0, fresh=True))
    assert fit.frame is not None
    placed = [(run.text, y + run.y) for run, _, y in runs(fit.frame)]
    name = [y for text, y in placed if text in person.name.text]
    org = [y for text, y in placed if text in person.org.text]

    assert len(set(name)) > 1, "a name of two lines"
    assert min(org) > max(name) + 5


def test_the_pages_of_tracks_that_somebody_produces_are_bold() -> None:
    pages = [page for page in booklet(context_of(PEOPLE)) if page.master == "speakers"]
    numbers = [
        (run.text, run.face.name) for page in pages for run, _, _ in runs(page.frame) if run.text.strip(" ,").isdigit()
    ]
    bold = {text.strip(",") for text, face in numbers if "Bold" in face}

    assert len(bold) == 2
    assert any("Regular" in face for _, face in numbers)


def test_the_last_page_of_the_speakers_is_at_least_half_full() -> None:
    bios = "".join(f"  p{n}: {{name: 讲者{n}号, org: 单位{n}, bio: 写了十年的编译器，也教过书。}}\n" for n in range(31))
    talks = ", ".join(f"{{title: 第{n}场, speakers: [p{n}]}}" for n in range(31))
    context = context_of(f"conference: {{title: 星河大会}}\npeople:\n{bios}tracks: [{{title: 甲, talks: [{talks}]}}]\n")
    context = context._replace(persons=indexes.persons(context.agenda))
    (group,) = profiles.profiles(context)
    page = context.design.page
    width, whole = page.text_width, page.text_height
    heights = heights_of(group.blocks[-1], width, whole, 45.0)

    assert len(heights) > 1
    assert heights[-1] >= 0.5 * max(heights)


def test_no_word_of_an_organisation_is_torn_to_make_room_for_the_numbers() -> None:
    """Where they leave it too little, the numbers stand on a line of their own below it."""
    people = "{name: Ada Marlowe, org: Lantern Labs}"
    context = context_of(f"tracks: [{{title: 甲, talks: [{{title: 乙, speaker: {people}}}]}}]")
    ((person, anchors),) = persons(context.agenda)
    assert person.org is not None
    for width in range(60, 160, 5):
        row = IndexRow(context, person.name, person.org, anchors * 4, person)
        frame = row.compose(Region(float(width), 400.0, fresh=True)).frame
        assert frame is not None
        told = [run.text.strip() for run, _, _ in runs(frame)]
        assert "Lantern" in " ".join(told).split(), (width, told)


def _row(yaml: str, times: int, width: float) -> list[tuple[str, float]]:
    """The texts of the only person's row in an index, and how far below its top they stand."""
    context = context_of(yaml)
    ((person, anchors),) = persons(context.agenda)
    row = IndexRow(context, person.name, person.org or Wording(""), anchors * times, person)
    frame = row.compose(Region(width, 400.0, fresh=True)).frame
    assert frame is not None
    found = [(item.prefix or "numbers", y + item.y) for item, _, y in walk(frame) if isinstance(item, PageNumber)]
    return [(run.text.strip(), y + run.y) for run, _, y in runs(frame)] + found


@pytest.mark.parametrize(
    ("org", "times", "width", "where"),
    [
        ("云", 2, 150.0, ["name", "name"]),
        ("江岸软件协会", 4, 140.0, ["org", "org"]),
        ("江岸市地铁信息中心", 4, 130.0, ["org", "name"]),
        ("江岸市地铁信息中心", 6, 110.0, ["org", "below"]),
    ],
)
def test_numbers_of_an_index_stand_where_they_break_no_organisation(
    org: str, times: int, width: float, where: list[str]
) -> None:
    """Beside both, beside the organisation, beside the name, or below all, so many on a line as it holds."""
    found = dict(
        _row(f"tracks: [{{title: 甲, talks: [{{title: 乙, speaker: {{name: 于雨, org: {org}}}}}]}}]", times, width)
    )
    name = next(y for text, y in found.items() if text in ("于", "雨", "于雨"))
    places = {"name": name, "org": max(y for text, y in found.items() if text in org)}

    assert org in found, "the organisation is on one line"
    assert (places["org"] > name + 5) == (where[0] == "org")
    if where[1] == "below":
        assert found["numbers"] > places["org"] + 5
    else:
        assert abs(found["numbers"] - places[where[1]]) < 3


@pytest.mark.parametrize(("pages", "lines"), [(2, 1), (5, 2)])
def test_pages_that_do_not_stand_behind_their_day_stand_below_it(pages: int, lines: int) -> None:
    """All on one line, so that no number stands alone."""
    context = context_of(PEOPLE)
    refs = PageRefs(context, tuple(f"talk/{n}" for n in range(pages)), "5 月 21 日 周五", key="x")
    frame = refs.compose(Region(110.0, 100.0, fresh=True)).frame
    assert frame is not None
    (number,) = (item for item, _, _ in walk(frame) if isinstance(item, PageNumber))

    assert round(frame.height / context.design.style("caption").leading) == lines
    assert number.a_line >= pages
    assert ("周五" in number.prefix) == (lines == 1)


def test_a_title_in_the_place_of_a_name_is_not_set_smaller() -> None:
    """Ideographs part between any two of them; a name does not, nor does a foreign word."""
    named = [f"{{name: {name}}}" for name in ("江岸大学讲座教授兼人工智慧学校校长", "Papadimitriou-Konstantinidis")]
    talks = ", ".join(f"{{title: 乙, speaker: {name}}}" for name in named)
    context = context_of(f"tracks: [{{title: 甲, talks: [{talks}]}}]")
    entry = context.design.style("entry").text.size
    sizes = [narrow_name(context, person, 60.0).text.size for person, _ in persons(context.agenda)]

    assert sorted(size == entry for size in sizes) == [False, True]
