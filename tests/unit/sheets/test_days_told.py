"""Lists of several days: on whatever page a row stands, the day that is named above it is its own."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.sheets.conftest import context_of
from tests.unit.sheets.test_cards import in_look

from progprint.agenda.texts import short
from progprint.sheets.booklet import booklet
from progprint.sheets.chapter_list import Chapter, ChapterRow
from progprint.sheets.handouts.days import glances, posters
from progprint.typeset.block import Region
from progprint.typeset.frame import Frame, Group, Tag, runs, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from progprint.sheets.context import Context
    from progprint.sheets.handouts.desk import Sheet
    from progprint.typeset.frame import Page

_DAY = re.compile(r"6月(\d)日")
_TITLE = re.compile(r"第(\d)日之\d+之\d+讲")


def _agenda(tracks: int, talks: int, days: int = 2, **more: Any) -> str:
    """Tracks whose talks are spread over all days; the title of a talk tells its day."""
    made = [
        {
            "title": f"专题{'一二三四五六'[n]}",
            "room": f"r{n}",
            "talks": [
                {
                    "title": f"第{4 + day}日之{n}之{k}讲",
                    "date": f"2027-06-0{4 + day}",
                    "time": f"{9 + k // 3:02}:{k % 3 * 20:02}-{9 + k // 3:02}:{k % 3 * 20 + 19:02}",
                    "speakers": [{"name": f"讲者{n}之{k}"}],
                }
                for day in range(days)
                for k in range(talks)
            ],
        }
        for n in range(tracks)
    ]
    conference = {"title": "港口周", "date": [f"2027-06-0{4 + n}" for n in range(days)]}
    rooms = [{"id": f"r{n}", "name": f"{n} 厅"} for n in range(tracks)]
    return json.dumps({"conference": conference, "rooms": rooms, "tracks": made, **more}, ensure_ascii=False)


def _lines(page: Page) -> list[tuple[float, str]]:
    """The texts of a page by their lines, from above."""
    found: dict[float, str] = {}
    for run, _, y in runs(page.frame):
        at = round(y + run.y, 1)
        found[at] = found.get(at, "") + run.text.replace(" ", "")
    return sorted(found.items())


def _undated(page: Page) -> list[str]:
    """Rows of a page that no day stands above, or another one than theirs."""
    day, wrong = "", []
    for y, text in _lines(page):
        named = _DAY.search(text)
        if named and y > 45:  # below the running head, which may name the days of a track
            day = named[1]
        title = _TITLE.search(text)
        if title and title[1] != day:
            wrong.append(f"{page.master} {title[0]} below {day or 'nothing'}")
    return wrong


@pytest.mark.parametrize(
    ("tracks", "talks", "days", "part"),
    [
        pytest.param(2, 3, 2, "glance", id="two short days share a page"),
        pytest.param(2, 6, 2, "glance", id="a day that would be parted goes to the next page"),
        pytest.param(2, 20, 2, "glance", id="a day longer than a page"),
        pytest.param(3, 2, 3, "contents", id="a chapter that is cut"),
        pytest.param(2, 22, 2, "track", id="a list of talks over two pages"),
    ],
)
def test_the_day_above_a_row_is_its_own(tracks: int, talks: int, days: int, part: str) -> None:
    pages = booklet(context_of(_agenda(tracks, talks, days)))
    shown = [page for page in pages if page.master.split(".")[0] == part and _TITLE.search(_text(page))]

    assert len(shown) >= (1 if talks == 3 else 2)
    assert [one for page in shown for one in _undated(page)] == []


def test_the_same_in_the_short_edition() -> None:
    context = context_of(_agenda(2, 12, 2))
    pages = booklet(context._replace(agenda=short(context.agenda), short=True))
    shown = [page for page in pages if page.master.startswith("track.")]

    assert len(shown) > 2, "a track goes on over a page"
    assert [one for page in shown for one in _undated(page)] == []


def test_a_day_that_a_page_holds_is_not_parted() -> None:
    pages = booklet(context_of(_agenda(2, 6, 2)))
    found = [{title[1] for _, text in _lines(page) for title in _TITLE.finditer(text)} for page in pages]
    days = [one for page, one in zip(pages, found, strict=True) if page.master.startswith("glance")]

    assert days == [{"4"}, {"5"}]


def _text(page: Page) -> str:
    return "".join(text for _, text in _lines(page))


def test_a_long_list_is_tighter_where_its_last_page_would_hold_a_row() -> None:
    pages = [page for page in booklet(context_of(_agenda(2, 15, 1))) if page.master.startswith("glance")]

    assert len(pages) == 2
    assert sum(len(_TITLE.findall(_text(page))) for page in pages) == 30


def test_days_that_are_lists_are_tighter_where_that_saves_a_page() -> None:
    """Four days of eight rows: two on a page; of three days that need one each anyhow none is."""
    saved, loose = (
        [page for page in booklet(context_of(_agenda(2, talks, days))) if page.master.startswith("glance")]
        for talks, days in ((3, 4), (5, 3))
    )

    assert (len(saved), len(loose)) == (2, 3)
    assert [one for page in (*saved, *loose) for one in _undated(page)] == []
    steps = [
        [round(b - a) for a, b in pairwise(y for y, text in _lines(pages[0]) if _TITLE.search(text))]
        for pages in (saved, loose)
    ]
    assert max(steps[0][:5]) < min(steps[1])


@pytest.mark.parametrize("days", [1, 2])
def test_sessions_have_one_chapter_where_tracks_are_not_parted_by_days(days: int) -> None:
    """By days: each day has its own, under its name."""
    sessions = [
        {"title": f"主会{n}", "date": f"2027-06-0{4 + n}", "time": "20:00-21:00", "summary": "说。"} for n in (0, 1)
    ]
    agenda = json.loads(_agenda(2, 3, days, sessions=sessions))
    agenda["conference"]["date"] = ["2027-06-04", "2027-06-05"]
    pages = booklet(context_of(json.dumps(agenda)))
    listed = "".join(_text(page) for page in pages if page.master == "contents")

    assert listed.count("大会环节") == (2 if days == 1 else 1)
    assert ("主会0" in listed, "主会1" in listed) == (True, True)


def test_small_days_share_a_page_and_large_ones_do_not() -> None:
    """Also a day that is a list, because little is on it, beside those that are grids; each below its own name."""
    evening = {"title": "欢迎晚宴", "date": "2027-06-03", "time": "19:00-21:00"}
    small = booklet(context_of(_agenda(3, 1, 5, sessions=[evening])))
    large = booklet(context_of(_agenda(3, 12, 2)))
    shared, apart = ([page for page in pages if page.master.startswith("glance")] for pages in (small, large))

    assert (len(shared), len(apart)) == (2, 2)
    assert "欢迎晚宴" in _text(shared[0])
    assert sum(text.count("格中数字是页码") for text in map(_text, shared)) == 2
    assert [one for page in (*shared, *apart) for one in _undated(page)] == []


@pytest.mark.parametrize(("look", "make"), [("poster", posters), ("glance", glances)])
def test_a_small_day_on_a_wall_or_a_desk_is_in_larger_type(look: str, make: Callable[[Context], list[Sheet]]) -> None:
    """A day that fills its sheet has the type of the look; none of either takes another sheet."""
    small, full = (make(in_look(_agenda(3, talks, 2), look)) for talks in (1, 9))
    sizes = [{run.size for run, _, _ in runs(sheets[0].page.frame) if "日之" in run.text} for sheets in (small, full)]

    assert len(small) == len(full) == 2
    assert min(sizes[0]) > 1.2 * max(sizes[1])


@pytest.mark.parametrize(("tracks", "talks", "days"), [(2, 20, 2), (2, 22, 2)])
def test_a_day_that_is_named_again_is_read_once(tracks: int, talks: int, days: int) -> None:
    """It is no part of the text that a reader hears: a day's own name has an element, a repeated one has none."""
    pages = booklet(context_of(_agenda(tracks, talks, days)))
    said = [
        tag.key
        for page in pages
        for tag, _, _ in walk(page.frame)
        if isinstance(tag, Tag) and tag.key.endswith(".day") and tag.role != "TOC"
    ]
    heard = [key for page in pages for key in _heard(page.frame) if key.endswith(".day")]

    assert len(set(said)) < len(said), "a day is named again"
    assert len(set(heard)) == len(heard)


def test_a_chapter_that_is_cut_within_a_day_names_it_again_in_silence() -> None:
    context = context_of(_agenda(1, 1))
    day = context.day_entry(date(2027, 6, 4), "caption", "k.day")
    rows = tuple(ChapterRow(context.text(f"{n}", "entry"), day, n == 0) for n in range(12))
    first = Chapter(lambda more: context.text(f"题{more}", "name"), rows, "（续）", cut=True).compose(
        Region(200.0, 100.0)
    )
    assert first.frame is not None
    assert first.rest is not None
    rest = first.rest.compose(Region(200.0, 400.0, fresh=True)).frame
    assert rest is not None

    assert "6月4日" in "".join(run.text for run, _, _ in runs(rest))
    assert ("k.day" in _heard(first.frame), "k.day" in _heard(rest)) == (True, False)


def _heard(frame: Frame) -> list[str]:
    """The keys of all tags in a frame that are outside of artifacts."""
    found: list[str] = []
    for item in frame.items:
        if isinstance(item, Tag) and item.role == "Artifact":
            continue
        found += [item.key] if isinstance(item, Tag) else []
        found += _heard(item.frame) if isinstance(item, (Tag, Group)) else []
    return found
