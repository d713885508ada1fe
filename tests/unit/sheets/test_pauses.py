"""Breaks inside a track: a quiet line of lists and days, never a talk with a page of its own."""

from __future__ import annotations

import pytest
from tests.unit.sheets.conftest import context_of

from progprint.sheets.booklet import booklet
from progprint.typeset.frame import Page, Tag, runs, walk

TALKS = [
    f"{{title: 第{n}个议题, time: '{9 + n:02d}:00-{9 + n:02d}:40', speakers: 于雨, summary: 说一说。}}"
    for n in range(3)
]
TEA = "{title: 茶歇, type: break, time: '09:40-10:00'%s}"


def _pages(*talks: str) -> tuple[Page, ...]:
    other = "{title: 别的专题, talks: [{title: 另一个议题, time: '09:00', speakers: 林帆}]}"
    track = f"{{title: 云原生, talks: [{', '.join(talks)}]}}"
    return booklet(context_of(f"conference: {{title: 会, date: 2027-05-21}}\ntracks: [{track}, {other}]\n"))


def _with(pages: tuple[Page, ...], part: str, text: str) -> list[int]:
    return [n for n, page in enumerate(pages, 1) if page.master.startswith(part)
            and any(text in run.text for run, _, _ in runs(page.frame))]  # fmt: skip


def test_a_break_among_talks_is_a_line_of_the_opener() -> None:
    pages = _pages(TALKS[0], TEA % "", *TALKS[1:])

    assert len(_with(pages, "track", "茶歇")) == 1
    assert _with(pages, "track", "茶歇") == _with(pages, "track", "本专题议题")
    assert not _with(pages, "contents", "茶歇")
    anchors = [
        part.anchor for page in pages for part, _, _ in walk(page.frame) if isinstance(part, Tag) and part.anchor
    ]
    assert anchors.count("talk/t1-2") == 1  # whoever asks for its page finds the opener


@pytest.mark.parametrize("more", [", summary: 三楼有茶。", ", speakers: 林帆"])
def test_a_break_of_which_something_is_told_is_introduced(more: str) -> None:
    pages = _pages(TALKS[0], TEA % more, *TALKS[1:])

    assert len(_with(pages, "track", "茶歇")) == 2
    assert _with(pages, "contents", "茶歇")


def test_the_break_beside_a_single_talk_is_not_lost() -> None:
    assert _with(_pages(TALKS[0], TEA % ""), "track", "茶歇")
