"""The contents: a spread at most, day by day, a chapter moved whole; and the short edition, a page for each track."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.sheets.conftest import context_of

from progprint.agenda.texts import short
from progprint.sheets.booklet import booklet
from progprint.typeset.frame import Page, Tag, runs, walk

if TYPE_CHECKING:
    from collections.abc import Sequence


def agenda(tracks: int, talks: int, *, summary: str = "说一说。", days: int = 2) -> str:
    """A conference of so many tracks, each with so many talks, the tracks spread over the days."""
    lines = [
        f"conference: {{title: 星河大会, date: [{', '.join(f'2026-05-{16 + n}' for n in range(days))}]}}",
        "tracks:",
    ]
    for track in range(tracks):
        producer = f"{{name: 出品人{track}号, org: 单位}}"
        head = (
            f"  - {{title: 专题{track}号, date: 2026-05-{16 + track * days // tracks}, producer: {producer}, talks: ["
        )
        rows = [
            f"{{title: 第{track}之{n}个议题, time: '{9 + n // 4:02d}:{n % 4 * 15:02d}-{9 + n // 4:02d}:{n % 4 * 15 + 14}', "
            f"speakers: [{{name: 讲者{track}之{n}, org: 单位}}], summary: {summary}}}"
            for n in range(talks)
        ]
        lines.append(head + ", ".join(rows) + "]}")
    return "\n".join(lines) + "\n"


def _text(page: Page) -> str:
    return "".join(run.text for run, _, _ in runs(page.frame))


def _of(pages: Sequence[Page], part: str) -> list[str]:
    return [_text(page) for page in pages if page.master.split(".")[0] == part]


@pytest.mark.parametrize(("tracks", "talks"), [(2, 3), (6, 7), (9, 9), (30, 9)])
def test_the_contents_take_a_spread_at_most(tracks: int, talks: int) -> None:
    pages = _of(booklet(context_of(agenda(tracks, talks))), "contents")
    text = "".join(pages)

    assert 1 <= len(pages) <= 2
    assert [n for n in range(tracks) if f"专题{n}号" not in text] == []
    assert ("第0之0个议题" in text) == (tracks < 9), "too many talks for a spread: tracks alone"


def test_people_stand_beside_titles_and_below_those_that_leave_no_room() -> None:
    yaml = agenda(2, 3).replace("第0之1个议题", "一个题目，它" + "很长" * 14)
    roomy = "".join(_of(booklet(context_of(yaml)), "contents"))
    full = "".join(_of(booklet(context_of(agenda(6, 8).replace("个议题", "个议题" + "很长" * 10))), "contents"))

    assert "讲者0之1" in roomy
    assert "第5之7个议题" in full
    assert "讲者5之7" not in full, "no line is left for it"


def test_a_chapter_is_moved_whole_or_goes_on_below_its_head() -> None:
    moved = _of(booklet(context_of(agenda(6, 8))), "contents")
    cut = _of(booklet(context_of(agenda(3, 18))), "contents")

    assert len(moved) == len(cut) == 2
    for n in range(6):
        where = [number for number, page in enumerate(moved) for k in range(8) if f"第{n}之{k}个议题" in page]
        assert len(set(where)) == 1
    assert "（续）" not in "".join(moved)
    assert "专题1号出品人 出品人1号（续）" in cut[1]


def test_a_book_of_one_track_needs_no_contents() -> None:
    assert _of(booklet(context_of(agenda(1, 4, days=1))), "contents") == []


def test_the_short_edition_has_a_page_for_each_track() -> None:
    context = context_of(agenda(5, 10, summary="说一说" * 60 + "。"))
    pages = booklet(context._replace(agenda=short(context.agenda), short=True))
    tracks = [page for page in pages if page.master.startswith("track.")]
    found = {item.anchor for page in tracks for item, _, _ in walk(page.frame) if isinstance(item, Tag) and item.anchor}

    assert len(tracks) == 5
    assert len(pages) <= 16, "a book of fifty talks"
    assert {f"talk/{talk.id}" for talk in context.agenda.talks} <= found, "what points to a talk leads to its row"
    for track, page in zip(context.agenda.tracks, tracks, strict=True):
        text = _text(page)
        assert all(talk.title.text in text and talk.speakers[0].name.text in text for talk in track.talks)
        assert "09:00" in text
        assert "09:14" in text


def test_a_short_edition_of_several_days_tells_them() -> None:
    mixed = agenda(2, 2).replace("summary: 说一说。}]", "summary: 说一说。, date: 2026-05-17}]", 1)
    context = context_of(mixed)
    pages = booklet(context._replace(agenda=short(context.agenda), short=True))
    first = next(_text(page) for page in pages if page.master.startswith("track."))

    assert (
        first.index("5月16日\u3000星期六")
        < first.index("第0之0个议题")
        < first.index("5月17日\u3000星期日")
        < first.index("第0之1个议题")
    )


@pytest.mark.parametrize(("tracks", "talks", "days"), [(8, 4, 2), (25, 9, 4), (28, 9, 4)])
def test_the_page_is_turned_between_two_days_where_that_takes_none_more(tracks: int, talks: int, days: int) -> None:
    pages = _of(booklet(context_of(agenda(tracks, talks, days=days))), "contents")
    told = [{n * days // tracks for n in range(tracks) if f"专题{n}号" in page} for page in pages]

    assert len(pages) == 2
    assert not told[0] & told[1]
