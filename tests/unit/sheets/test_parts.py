"""The parts around the tracks: each stands where the agenda has something for it, and nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.unit.sheets.conftest import context_of

from progprint.agenda.programme import Passage, Wording
from progprint.checks.products import check_pages
from progprint.core.diagnostic import Severity
from progprint.core.raster import Raster
from progprint.sheets.booklet import booklet
from progprint.sheets.prose import passages
from progprint.sheets.sponsors import logo_rect
from progprint.typeset.frame import Link, Page, Path, Rule, Tag, runs, walk
from progprint.typeset.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BARE = """
conference: {title: 星河大会}
tracks: [{title: 甲, talks: [{title: 一, summary: 说一。}, {title: 二}]}]
"""
FULL = """
conference:
  title: 星河大会
  date: 2026-05-16
  venue: {name: 北岸会展中心, address: 北岸路 8 号, wifi: {ssid: star, password: O0l1}}
  organisers: [星河社]
  url: https://example.org
rooms: [{id: a, name: 甲厅, floor: 2F, capacity: 200}, {id: b, name: 乙厅}]
sessions:
  - {title: 开幕演讲, type: keynote, time: 09:00-09:30, room: a, speakers: [{name: 何一鸣, org: 北岸大学}], summary: 从头说起。}
  - {title: 午餐, type: break, time: 12:00-13:00, room: all}
tracks:
  - title: 编译器
    producer: {name: 兰舟, org: 星河社, bio: 写了十年的编译器。}
    room: a
    talks:
      - {title: 寄存器分配的艺术, time: 09:30-10:15, speakers: [{name: 卜苏, org: 北岸大学, bio: 爱写汇编。}]}
      - {title: 增量编译, time: 10:30-11:15, speakers: [兰舟]}
  - title: 数据库
    room: b
    talks: [{title: 日志与快照, time: 09:30-10:15, speakers: [{name: 王蔚, org: 甲公司}, {name: 王蔚, org: 乙公司}]}]
sponsors: [{name: 远帆, level: 首席, url: https://a.example.com}, {name: 近岸, level: 支持}]
"""

GRID = FULL.replace("{id: b, name: 乙厅}]", "{id: b, name: 乙厅}, {id: c, name: 丙厅}]").replace(
    "sponsors:",
    """  - title: 网络
    room: c
    talks: [{title: 路由的一天, time: 09:30-10:15, speakers: [郑巧]}]
sponsors:""",
)
"""A day of three rooms, which is a grid; one of two is a list."""


def _anchors(pages: Sequence[Page]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for item, _, _ in walk(page.frame):
            if isinstance(item, Tag) and item.anchor:
                found.setdefault(item.anchor, number)
    return found


def _text(page: Page) -> str:
    return "\n".join(run.text for run, _, _ in runs(page.frame))


def test_a_bare_agenda_has_no_part_for_what_it_lacks(made: Callable[[str], tuple[Page, ...]]) -> None:
    anchors = _anchors(made(BARE))

    assert not {"contents", "useful", "glance", "sessions", "people", "map", "sponsors", "index"} & set(anchors)


def test_a_full_agenda_has_them_in_the_order_of_the_flow(made: Callable[[str], tuple[Page, ...]]) -> None:
    anchors = _anchors(made(FULL))
    places = [
        anchors[name]
        for name in ("useful", "contents", "glance", "sessions", "track/track-1", "people", "index", "sponsors")
    ]

    assert places == sorted(places)


def test_the_field_of_a_day_names_pages_and_rooms(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Each talk once with its page, a break without one; nothing is smaller than 6.5 pt."""
    pages = made(GRID)
    anchors = _anchors(pages)
    page = pages[anchors["glance"] - 1]
    text = _text(page)
    linked = {item.target for item, _, _ in walk(page.frame) if isinstance(item, Link)}

    assert linked == {anchor for anchor in anchors if anchor.startswith("talk/")}
    assert {"甲厅", "乙厅", "编译器", "午餐", "09:30"} <= set(text.split("\n"))
    assert str(anchors["talk/t1-1"]) in text.split("\n")
    assert min(run.size for run, _, _ in runs(page.frame)) >= 6.5


def test_a_cell_too_low_for_its_title_is_listed_behind_the_day(made: Callable[[str], tuple[Page, ...]]) -> None:
    """A talk of one minute beside one of ten hours; its words are printed all the same."""
    long = "一场只有一分钟却有很长很长标题的分享，写到格子里怎么也放不下，只好列在这一天的后面"
    yaml = f"""
rooms: [{{id: a, name: 甲厅}}, {{id: b, name: 乙厅}}]
tracks:
  - {{title: 甲, room: a, date: 2026-05-16, talks: [{{title: 全天, time: 08:00-22:00}}]}}
  - {{title: 乙, room: b, date: 2026-05-16, talks: [{{title: {long}, time: 09:00-09:01}}, {{title: 丙, time: 09:02-21:00}}]}}
"""
    pages = made(yaml)
    first = _anchors(pages)["glance"]
    behind = "".join(_text(pages[number]) for number in (first - 1, first)).replace("\n", "")

    assert long in behind


def test_what_to_know_is_on_one_page(made: Callable[[str], tuple[Page, ...]]) -> None:
    pages = made(FULL)
    page = pages[_anchors(pages)["useful"] - 1]
    text = _text(page)
    faces = {run.face.name for run, _, _ in runs(page.frame) if "O0l1" in run.text}

    assert all(fact in text for fact in ("北岸路 8 号", "star", "甲厅", "200 座", "星河社", "https://example.org"))
    assert faces
    assert all("Mono" in face for face in faces)


def test_sessions_with_text_are_introduced_and_breaks_are_not(made: Callable[[str], tuple[Page, ...]]) -> None:
    pages = made(FULL)
    text = _text(pages[_anchors(pages)["sessions"] - 1])

    assert "从头说起。" in text
    assert "午餐" not in text


def test_two_persons_of_one_name_are_told_apart(made: Callable[[str], tuple[Page, ...]]) -> None:
    pages = made(FULL)
    text = _text(pages[_anchors(pages)["index"] - 1]).split("\n")

    assert text.count("王蔚") == 2
    assert {"甲公司", "乙公司"} <= set(text)


def test_profiles_are_of_those_who_have_something_to_show(made: Callable[[str], tuple[Page, ...]]) -> None:
    pages = made(FULL)
    text = _text(pages[_anchors(pages)["people"] - 1])

    assert "爱写汇编。" in text
    assert "何一鸣" not in text


@pytest.mark.parametrize("lines", range(9, 13))
def test_links_and_pages_of_a_person_follow_the_end_of_the_biography(
    made: Callable[[str], tuple[Page, ...]], lines: int
) -> None:
    """Whatever stands above: they go to the next column together with the last lines of the text, never alone."""
    bio = "\\n".join(f"第{n}年在东湖大学做编译器和运行时，后来又做了操作系统。" for n in range(10, 10 + lines))
    links = '{主页: "https://example.org/yuyu", 博客: "https://example.org/blog"}'
    people = "".join(f'  - {{id: p{n}, name: 于雨{n}, bio: "{bio}", links: {links}}}\n' for n in range(6))
    yaml = f"people:\n{people}tracks: [{{title: 甲, talks: [{{title: 一, speakers: [p0, p1, p2, p3, p4, p5]}}]}}]"
    where = {  # of a paragraph that goes on, where it ends
        item.key: (number, round(x))
        for number, page in enumerate(made(yaml))
        for item, x, _ in walk(page.frame)
        if isinstance(item, Tag) and item.key.startswith("people.p")
    }
    for n in range(6):
        own = {key: at for key, at in where.items() if key.startswith(f"people.p{n}.")}
        last = max((key for key in own if ".bio." in key), key=lambda key: [int(n) for n in re.findall(r"\d+", key)])
        assert {own[last]} == {own[key] for key in own if ".link." in key or ".pages." in key}


def test_lines_of_a_career_have_no_indent_and_paragraphs_have() -> None:
    context = context_of("tracks: [{title: 甲, talks: [{title: 一}]}]")
    career = [Passage(Wording(text)) for text in ("2012 东湖大学", "2016 星河社", "2020 远帆公司")]
    text = [Passage(Wording(text)) for text in ("先读书。", "后做编译器。", "现在写书。")]

    def indents(rows: Sequence[Passage]) -> list[float]:
        return [block.style.indent for block in passages(context, rows, "k") if isinstance(block, Paragraph)]

    assert indents(career) == [0.0, 0.0, 0.0]
    assert indents(text) == [0.0, 2.0, 2.0]


def test_sponsors_stand_by_level_and_lead_to_their_sites(made: Callable[[str], tuple[Page, ...]]) -> None:
    pages = made(FULL)
    page = pages[_anchors(pages)["sponsors"] - 1]
    words = _text(page).split("\n")

    assert words.index("首席") < words.index("远帆") < words.index("支持") < words.index("近岸")
    assert "https://a.example.com" in [item.target for item, _, _ in walk(page.frame) if isinstance(item, Link)]


@pytest.mark.parametrize(("width", "height"), [(400, 100), (100, 100), (100, 400), (2000, 90)])
def test_logos_weigh_alike(width: int, height: int) -> None:
    """Of one area as far as the cell allows, never stretched, never out of the cell."""
    rect = logo_rect(Raster(width, height, "rgb", b"", "samples", ""), 110.0, 60.0)

    assert abs(rect.width / rect.height - width / height) < 0.01 * width / height
    assert rect.x1 <= 110.0
    assert 0 <= rect.y0 <= rect.y1 <= 60.0
    if 0.5 < width / height < 5:
        assert abs(rect.width * rect.height - 0.34 * 110 * 60) < 0.4 * 0.34 * 110 * 60


def test_organisations_are_listed_where_there_are_enough() -> None:
    context = context_of(FULL)
    design = context.design
    design.parts["companies.least"] = 3.0  # type: ignore[index]
    flow = context._replace(design=design)
    pages = booklet(flow)
    assert "companies" not in _anchors(pages)

    object.__setattr__(design, "flow", (*design.flow, "companies"))
    listed = booklet(flow)
    text = _text(listed[_anchors(listed)["companies"] - 1]).split("\n")
    assert {"北岸大学", "星河社", "甲公司", "乙公司"} <= set(text)


def test_a_day_can_be_read_as_a_list() -> None:
    """In order of time, each item once with its page; breaks without one; nothing where times are not known."""
    context = context_of(FULL)
    object.__setattr__(context.design, "flow", ("contents", "days", "sessions", "tracks"))
    pages = booklet(context)
    anchors = _anchors(pages)
    text = _text(pages[anchors["days"] - 1])
    order = [text.index(word) for word in ("开幕演讲", "寄存器分配的艺术", "日志与快照", "增量编译", "午餐")]

    assert order == sorted(order)
    assert text.count("日志与快照") == 1
    assert str(anchors["talk/t1-2"]) in text.split("\n")
    bare = context_of(BARE)
    object.__setattr__(bare.design, "flow", ("days", "tracks"))
    assert "days" not in _anchors(booklet(bare))


def test_no_page_is_left_empty_before_an_opener(made: Callable[[str], tuple[Page, ...]]) -> None:
    """It follows the cover on the left, and no page of the book is for notes."""
    pages = made(BARE)

    assert _anchors(pages)["track/track-1"] == 2
    assert not any("笔记" in _text(page) for page in pages)


def test_an_empty_page_is_for_notes() -> None:
    """Where a printed booklet is filled up."""
    pages = booklet(context_of(BARE)._replace(press=True))

    assert any("笔记" in _text(page) for page in pages)


def test_a_printed_booklet_is_filled_to_four() -> None:
    pages = booklet(context_of(FULL)._replace(press=True))

    assert len(pages) % 4 == 0
    assert len(booklet(context_of(FULL))) <= len(pages)


@pytest.mark.parametrize("address", ["https://example.org/" + "字" * 1000, "字 " * 3000, "x" * 19_000])
def test_an_address_too_long_for_a_code_has_a_back_cover_without_one(
    made: Callable[[str], tuple[Page, ...]], address: str
) -> None:
    assert "https://example.org" in FULL
    last = made(FULL.replace("https://example.org", address))[-1]

    assert [item for item, _, _ in walk(last.frame) if isinstance(item, Tag) and item.role == "Figure"] == []
    assert [item for item, _, _ in walk(last.frame) if isinstance(item, Tag) and item.key == "cover.back.0"]


def test_the_back_cover_has_the_address_as_a_code(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Its rectangles, put together again, are the code; it is the last page, and there is none without an address."""
    import segno

    last = made(FULL)[-1]
    (figure,) = [item for item, _, _ in walk(last.frame) if isinstance(item, Tag) and item.role == "Figure"]
    (tile,) = [item.rect for item, _, _ in walk(figure.frame) if isinstance(item, Rule)]
    (dark,) = [item.steps for item, _, _ in walk(figure.frame) if isinstance(item, Path)]
    matrix = [
        list(map(bool, row))
        for row in segno.make("https://example.org", error="m", micro=False, boost_error=False).matrix
    ]
    module = tile.width / (len(matrix) + 8)
    drawn = [[False] * len(matrix) for _ in matrix]
    for _, (x0, y0, x1, _) in dark:
        row, first = round(y0 / module) - 4, round(x0 / module) - 4
        for column in range(first, first + round((x1 - x0) / module)):
            drawn[row][column] = True

    assert drawn == matrix
    assert figure.alt == "https://example.org"
    assert "Figure" not in {item.role for item, _, _ in walk(made(BARE)[-1].frame) if isinstance(item, Tag)}


def test_what_was_done_to_make_a_text_fit_is_told(made: Callable[[str], tuple[Page, ...]]) -> None:
    """A title too long for its opener is set smaller; a day of sixty talks of five minutes has a list."""
    title = "一个实在很长很长的专题标题，无论如何也不可能用最大的一号字排在一页上方三分之一的地方，只好一再缩小"
    longer = GRID.replace("title: 编译器", f"title: {title}")
    clock = [f"{14 + n // 12}:{n % 12 * 5:02d}" for n in range(61)]
    short = "".join(
        f", {{title: 五分钟里讲完第 {n + 1} 件小事, time: '{clock[n]}-{clock[n + 1]}', speakers: [郑巧, 卜苏]}}"
        for n in range(60)
    )
    yaml = longer.replace("speakers: [郑巧]}]", f"speakers: [郑巧]}}{short}]")
    notes = [found for found in check_pages(made(yaml)) if found.code.startswith("fit-")]

    assert ("fit-smaller", "opener") in {(found.code, found.variant) for found in notes}
    assert {found.code for found in notes} >= {"fit-smaller", "fit-moved"}
    assert all(found.severity is Severity.NOTE and found.span is not None for found in notes)
    assert [found for found in check_pages(made(BARE)) if found.code.startswith("fit-")] == []


def test_everything_said_of_a_session_is_printed(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Its speakers, though there is no summary; without times its title too."""
    sessions = """
rooms: [{id: a, name: 甲厅}]
sessions:
  - {title: 开幕, time: 09:00-09:10, room: a, speakers: [{name: 何一鸣}]}
  - {title: 茶歇, time: 09:10-09:30, room: all}
"""
    timed = made(BARE.replace("talks: [{title: 一,", "talks: [{title: 一, time: 10:00-11:00,") + sessions)
    untimed = made(BARE + "sessions: [{title: 开幕}, {title: 茶歇, type: break}]\n")

    assert "何一鸣" in "".join(map(_text, timed))
    assert all(word in "".join(map(_text, untimed)) for word in ("开幕", "茶歇"))


def test_an_edition_in_two_languages_has_both_below_each_other() -> None:
    """Titles, names of tracks and paragraphs that are written in both; nothing twice."""
    yaml = """
conference: {title: {zh: 星河大会, en: Galaxy}}
tracks:
  - title: {zh: 平台, en: Platform}
    talks: [{title: {zh: 发布, en: Releases}, summary: {zh: 一段话。, en: One paragraph.}}, {title: 只有中文, summary: 正文。}]
"""
    context = context_of(yaml)
    both = "\n".join(_text(page) for page in booklet(context._replace(second="en")))
    one = "\n".join(_text(page) for page in booklet(context))

    assert all(
        word in both for word in ("星河大会", "Galaxy", "平台", "Platform", "Releases", "一段话。", "One paragraph.")
    )
    assert "Releases" not in one
    assert both.count("只有中文") == one.count("只有中文")
    assert both.count("Releases") == 1


def test_every_number_leads_to_the_page_that_says_it(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Contents, days, index: a link and the number beside it name the page on which the title stands."""
    pages = made(FULL)
    anchors = _anchors(pages)
    followed = 0
    for page in pages:
        for item, _, _ in walk(page.frame):
            if isinstance(item, Tag) and item.role == "TOCI":
                links = [inner for inner, _, _ in walk(item.frame) if isinstance(inner, Link)]
                said = [run.text for run, _, _ in runs(item.frame)]
                if not links:  # a break leads nowhere
                    continue
                target = pages[anchors[links[0].target] - 1]
                assert said[-1] == str(anchors[links[0].target])
                title = next(text for text in said if not text[:1].isdigit())
                assert title in _text(target).replace("\n", "")
                followed += 1
    assert followed >= 10


def test_keywords_addresses_and_the_panel_are_printed(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Nothing that is said of a talk is left out; a panel names its moderator first, then its guests."""
    yaml = """
tracks:
  - title: 甲
    talks:
      - title: 圆桌
        type: panel
        moderator: {name: 兰舟}
        speakers: [{name: 何一鸣}, {name: 卜苏, links: {github: busu}}]
        tags: [发布, 平台]
        links: {slides: https://example.org/a}
"""
    pages = made(yaml)
    text = _text(pages[_anchors(pages)["talk/t1-1"] - 1])
    everywhere = "\n".join(map(_text, pages))

    assert [text.index(word) for word in ("主持人", "兰舟", "嘉宾", "何一鸣")] == sorted(
        text.index(word) for word in ("主持人", "兰舟", "嘉宾", "何一鸣")
    )
    assert all(
        word in everywhere.replace("\n", "") for word in ("发布", "平台", "https://example.org/a", "github", "busu")
    )


def test_the_mark_of_the_conference_is_on_the_cover() -> None:
    raster = Raster(400, 100, "rgb", b"\0" * 120_000, "samples", "d")
    context = context_of(FULL.replace("title: 星河大会", "title: 星河大会\n  logo: logo.png"))
    (page, *_) = booklet(context._replace(pictures={"logo.png": raster}))
    figures = [item for item, _, _ in walk(page.frame) if isinstance(item, Tag) and item.role == "Figure"]

    assert [(figure.alt, round(figure.frame.width / figure.frame.height, 2)) for figure in figures] == [
        ("星河大会的标志", 4.0)
    ]


def test_a_foot_taller_than_a_page_goes_on(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Two hundred lines of copyright: all of them are printed."""
    lines = ", ".join(f"第{n}条" for n in range(200))
    text = "\n".join(map(_text, made(BARE.replace("{title: 星河大会}", f"{{title: 星河大会, copyright: [{lines}]}}"))))

    assert all(f"第{n}条" in text for n in range(200))


def test_a_keynote_stands_on_a_ground_of_its_own(made: Callable[[str], tuple[Page, ...]]) -> None:
    page = made(FULL)[_anchors(made(FULL))["sessions"] - 1]
    grounds = [item for item, _, _ in walk(page.frame) if isinstance(item, Rule) and item.rect.x0 < 0]

    assert len(grounds) == 1
    assert grounds[0].rect.height > 60


@pytest.mark.parametrize(("other", "said"), [("", False), (", time: '09:30-10:00'", True)])
def test_a_talk_without_a_time_says_so_where_others_have_one(
    made: Callable[[str], tuple[Page, ...]], other: str, said: bool
) -> None:
    talks = ", ".join(f"{{title: 第{n}个, speakers: 于雨, summary: 说一说。{other}}}" for n in range(3))
    pages = made(
        f"conference: {{title: 会}}\ntracks: [{{title: 云, talks: [{talks}, {{title: 何时, speakers: 于雨}}]}}]\n"
    )

    assert any("时间待定" in _text(page) for page in pages) is said


@pytest.mark.parametrize("tracks", range(1, 6))
def test_the_outside_of_a_printed_booklet_is_no_page_for_notes(tracks: int) -> None:
    """A booklet without an address has a back cover where its last page would be empty, and no page more for it."""
    rows = ", ".join(
        f"{{title: 专题{n}, talks: [{{title: 议题{n}, speakers: 于雨, summary: 说一说。}}]}}" for n in range(tracks)
    )
    context = context_of(f"conference: {{title: 会}}\ntracks: [{rows}]\n")
    screen, printed = booklet(context), booklet(context._replace(press=True))

    assert len(printed) == -(-len(screen) // 4) * 4
    assert (printed[-1].master == "cover.back") is (len(screen) % 4 > 0)
    assert "笔记" not in _text(printed[-1])
