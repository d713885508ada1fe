"""The booklet as its readers get it: what stands where, and what is left out when a fact is missing."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from progprint.agenda.load import load
from progprint.agenda.texts import wordings
from progprint.typeset.frame import Item, Link, Page, Rule, Tag, runs, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Made = "Callable[[str], tuple[Page, ...]]"

SEED = """
conference: {title: 星河大会, date: 2026-05-16, venue: 北岸会展中心, organisers: [星河社]}
rooms: [{id: a, name: 甲厅}]
people:
  lan: {name: 兰舟, org: 星河社, job_title: 架构师, bio: 写了十年的编译器。}
  he: {name: 何一鸣, org: 北岸大学}
tracks:
  - title: 编译器
    producer: lan
    room: a
    talks:
      - title: 寄存器分配的艺术
        time: 09:30-10:15
        speakers: [he]
        summary: {背景: [图着色, 线性扫描], 做法: 一步一步来。}
        takeaways: [会了]
      - {title: 增量编译, start: 10:30, end: 11:15, speakers: [lan], summary: 只编译变了的部分。}
  - title: 数据库
    producer: he
    talks:
      - {title: 日志与快照, speakers: [何一鸣]}
"""


def _items(pages: Sequence[Page]) -> list[tuple[int, Item, float, float]]:
    return [(number, *found) for number, page in enumerate(pages, 1) for found in walk(page.frame)]


def _text(page: Page) -> str:
    return "\n".join(run.text for run, _, _ in runs(page.frame))


def _page_of(pages: Sequence[Page], anchor: str) -> int:
    return next(n for n, item, _, _ in _items(pages) if isinstance(item, Tag) and item.anchor == anchor)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_every_talk_stands_once(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Each talk has one place that links and numbers can name."""
    pages = made(SEED)

    anchors = Counter(item.anchor for _, item, _, _ in _items(pages) if isinstance(item, Tag) and item.anchor)
    talks = {anchor: count for anchor, count in anchors.items() if anchor.startswith("talk/")}

    assert len(talks) == 3
    assert set(talks.values()) == {1}


def test_every_word_of_the_agenda_is_printed(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Nothing that was typed is missing from the pages."""
    printed = _squeezed("".join(_text(page) for page in made(SEED)))
    agenda = load([("agenda.yaml", SEED.encode())]).value
    assert agenda is not None
    texts = [_squeezed(words.text) for words in wordings(agenda)]
    assert len(texts) > 20

    assert [text for text in texts if text not in printed] == []


def test_a_track_opens_on_the_next_page(made: Callable[[str], tuple[Page, ...]]) -> None:
    """No page is left empty so that an opener becomes a right-hand one; talks follow it at once, few short ones on its page."""
    pages = made(SEED)

    assert [_page_of(pages, f"track/track-{n}") for n in (1, 2)] == [4, 6]
    assert [_page_of(pages, f"talk/t{n}") for n in ("1-1", "1-2", "2-1")] == [5, 5, 6]


def test_the_contents_point_at_the_pages(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Each number in the contents is the page on which the talk begins, and the row leads there."""
    pages = made(SEED)
    contents = pages[_page_of(pages, "contents") - 1]
    targets = [item.target for item, _, _ in walk(contents.frame) if isinstance(item, Link)]
    numbers = {str(_page_of(pages, target)) for target in targets}
    assert targets[0].startswith("track/")
    assert targets[-2:] == ["glance", "index"]
    assert len(targets) == 7

    assert numbers <= set(_text(contents).split("\n"))


def test_links_lead_to_anchors_that_exist(made: Callable[[str], tuple[Page, ...]]) -> None:
    """No row leads nowhere."""
    pages = made(SEED)
    anchors = {item.anchor for _, item, _, _ in _items(pages) if isinstance(item, Tag)}
    targets = [item.target for _, item, _, _ in _items(pages) if isinstance(item, Link) and not item.external]
    assert targets

    assert set(targets) <= anchors


def test_body_text_sits_on_the_baseline_grid(made: Callable[[str], tuple[Page, ...]]) -> None:
    """All lines of summaries have the same distance from the top modulo the line pitch."""
    rests = set()
    for _, tag, _, y in _items(made(SEED)):
        if isinstance(tag, Tag) and tag.piece and tag.piece.style in ("body", "list") and tag.key.startswith("t."):
            run = next(run for run, _, _ in runs(tag.frame))
            rests.add(round((y + tag.y + run.y) % 15, 2))

    assert len(rests) == 1


def test_facts_that_are_missing_leave_no_trace(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Without times, rooms, dates and a conference there are no empty labels and no stray marks."""
    pages = made("tracks: [{title: 编译器, talks: [{title: 增量编译, speakers: [{name: 兰舟}]}]}]")
    lines = {line for page in pages for line in _text(page).split("\n")}

    assert not [line for line in lines if not line.strip() or "None" in line or line.strip() in "·–、　"]
    assert "专题出品人" not in lines


def test_a_track_without_talks_is_only_its_opener(made: Callable[[str], tuple[Page, ...]]) -> None:
    """No empty list, no empty page."""
    pages = made("conference: {title: 会}\ntracks: [{title: 空, producer: {name: 兰舟}, talks: []}]")

    assert "本专题议题" not in "".join(map(_text, pages))
    assert all(page.frame.items for page in pages)


def test_the_cover_draws_a_block_for_each_talk_with_a_time(made: Callable[[str], tuple[Page, ...]]) -> None:
    """The picture on the cover is the timetable: as many blocks as talks, at their times."""
    rules = [item for item, _, _ in walk(made(SEED)[0].frame) if isinstance(item, Rule)]
    first, second = sorted(rule.rect.y0 for rule in rules)

    assert first < second
    assert {rule.bleeds for rule in rules} == {"lr", "lrb"}


def test_a_programme_without_tracks_has_a_picture_on_its_cover_too(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Its sessions are the blocks, not all of one colour; a break is none."""
    rows = "".join(f"{{title: 第{n}场, time: '1{n}:00-1{n}:45', speakers: [兰舟]}}, " for n in range(4))
    pages = made(f"sessions: [{rows}{{title: 午餐, type: break, time: '14:00-15:00'}}]\n")
    rules = [item for item, _, _ in walk(pages[0].frame) if isinstance(item, Rule)]

    assert len(rules) == 4
    assert len({rule.ink for rule in rules}) > 1


def test_without_times_the_cover_follows_the_order(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Two tracks without times are two columns of blocks."""
    pages = made("tracks: [{title: 甲, talks: [{title: 一}, {title: 二}]}, {title: 乙, talks: [{title: 三}]}]")
    rules = [item for item, _, _ in walk(pages[0].frame) if isinstance(item, Rule)]

    assert sorted(Counter(round(rule.rect.x0) for rule in rules).values()) == [1, 2]


def test_the_index_goes_by_reading_and_opens_short_names(made: Callable[[str], tuple[Page, ...]]) -> None:
    """He before Lan; a name of two ideographs is set as wide as one of three, and stays one text."""
    pages = made(SEED)
    index = pages[_page_of(pages, "index") - 1]
    names = [run for run, _, _ in runs(index.frame) if run.text in ("兰舟", "何一鸣")]

    assert [run.text for run in names] == ["何一鸣", "兰舟"]
    (codes,) = names[1].pieces
    assert [names[1].face.code_width(code) for code in str(codes)] == [2000, 1000]


def test_somebody_with_many_talks_has_all_pages_in_the_index(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Seven talks, seven numbers."""
    long = "长文。" * 400
    talks = "".join(
        f"      - {{title: 议题{n}, speakers: [{{name: 兰舟, org: 甲}}], summary: {long}}}\n" for n in range(7)
    )
    pages = made(f"tracks:\n  - title: 甲\n    talks:\n{talks}")
    last = _text(pages[_page_of(pages, "index") - 1]).split("\n")
    wanted = sorted(
        {
            _page_of(pages, f"talk/{item.anchor.split('/')[1]}")
            for _, item, _, _ in _items(pages)
            if isinstance(item, Tag) and item.anchor.startswith("talk/")
        }
    )
    numbers = [int(number) for line in last if line[:1].isdigit() for number in line.rstrip(",").split(", ")]

    assert len(wanted) == 7
    assert numbers[:-1] == wanted  # the last one is the folio


@pytest.mark.parametrize("color", ["#FFE000", "#88CCFF", "#0A5CFF"])
def test_white_text_on_any_track_colour_is_readable(made: Callable[[str], tuple[Page, ...]], color: str) -> None:
    """A colour that is too light is deepened."""
    from progprint.core.color import PAPER, contrast

    pages = made(f'tracks: [{{title: 甲, color: "{color}", talks: [{{title: 一}}]}}]')
    grounds = [i.ink for _, i, _, _ in _items(pages[1:]) if isinstance(i, Rule) and i.bleeds == "tlr"]
    assert len(grounds) == 1

    assert contrast(grounds[0], PAPER) >= 4.5


def test_one_track_alone_has_no_number_and_no_thumb(made: Callable[[str], tuple[Page, ...]]) -> None:
    """A booklet of one track needs no thumb index."""
    text = "".join(map(_text, made("tracks: [{title: 甲, talks: [{title: 一}]}]")))

    assert "专题 01" not in text


def test_the_colophon_carries_version_and_fingerprint(made: Callable[[str], tuple[Page, ...]]) -> None:
    """Somebody who holds a booklet can tell which agenda it was made from."""
    text = _text(made(SEED)[-1])

    assert re.search(r"版本 [0-9a-f]{8}", text)
    assert "progprint 1.0" in text


def test_text_is_set_by_the_rules_of_its_language(made: Callable[[str], tuple[Page, ...]]) -> None:
    """The conference's language, or the talk's where it is announced in it."""
    english = "{title: Incremental builds, language: en}"
    pages = made(f"tracks: [{{title: 编译器, talks: [{english}, {{title: 增量编译, language: en}}]}}]")
    found = {run.text: run.language for page in pages for run, _, _ in runs(page.frame) if run.size == 15}

    assert {"Incremental builds": "en", "增量编译": "zh-Hans"} == found
