"""Which slides a deck has, in what order, in which sections, and what a missing fact does to them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from progprint.deck.deck import Fill, PictureFill, TableFill

if TYPE_CHECKING:
    from collections.abc import Callable

    from progprint.deck.deck import Slide

    from .conftest import Stack

SEED = """
conference: {title: 星河大会, date: 2026-05-16, copyright: © 星河社}
rooms: [{id: a, name: 甲厅}]
people:
  lan: {name: 兰舟, org: 星河社, job_title: 架构师, bio: 写了十年的编译器。}
  he: {name: 何一鸣, org: 北岸大学}
tracks:
  - title: 编译器
    producer: lan
    intro: 本专题讨论编译器。
    room: a
    date: 2026-05-16
    talks:
      - title: 寄存器分配的艺术
        time: 09:30-10:15
        speakers: [he]
        summary: {背景: [图着色, 线性扫描], 做法: 一步一步来。}
        takeaways: [会了, 懂了]
      - {title: 茶歇, type: break, time: 10:15-10:30}
      - {title: 增量编译, time: 10:30-11:15, speakers: [lan], summary: 只编译变了的部分。}
  - title: 数据库
    producer: he
    talks: [{title: 日志与快照, speakers: [何一鸣]}]
"""
LONG_TITLE = "大规模分布式存储系统在多云环境下的一致性保证" * 30


def kinds(slides: list[Slide]) -> list[str]:
    return [slide.kind for slide in slides]


def texts(slide: Slide) -> dict[str, str]:
    return {fill.slot: fill.text for fill in slide.fills if isinstance(fill, Fill)}


def test_a_deck_goes_from_the_opening_to_the_thanks(stacked: Callable[..., Stack]) -> None:
    """Opening, producer, agenda; two slides before each talk and one after it; the break, the agenda again; thanks."""
    assert [
        *("opening", "producer", "agenda"),
        *("talk-title", "talk-intro", "qa"),
        *("break", "agenda"),
        *("talk-title", "talk-statement", "qa"),
        "closing",
    ] == kinds(list(stacked(SEED).decks[0].slides))


def test_each_track_has_its_deck_or_all_share_one(stacked: Callable[..., Stack]) -> None:
    """Keys tell which; together the decks have the same slides in the same order."""
    apart, together = stacked(SEED), stacked(SEED, together=True)
    assert ["track/track-1", "track/track-2"] == [deck.key for deck in apart.decks]
    assert ["conference"] == [deck.key for deck in together.decks]
    assert [slide.key for slide in apart.slides] == [slide.key for slide in together.slides]


def test_sections_are_the_opening_each_talk_and_the_thanks(stacked: Callable[..., Stack]) -> None:
    """Every slide is in one of them."""
    deck = stacked(SEED).decks[0]
    assert ["编译器", "01 寄存器分配的艺术", "02 茶歇", "03 增量编译", "谢谢"] == [part.name for part in deck.parts]
    assert [3, 3, 1, 4, 1] == [len(part.slides) for part in deck.parts]


def test_keys_are_unique(stacked: Callable[..., Stack]) -> None:
    """They stay between runs, so that slides can be told apart."""
    counted = Counter(slide.key for slide in stacked(SEED, together=True).slides)
    assert len(counted) > 15
    assert set(counted.values()) == {1}


def test_the_opening_tells_track_people_day_and_room(stacked: Callable[..., Stack]) -> None:
    """As far as they are known: the second track has neither day nor room of its own."""
    first, second = stacked(SEED).of("opening")
    assert ("专题 01", "编译器") == (texts(first)["kicker"], first.title)
    assert "本专题讨论编译器\n出品人\u3000兰舟\n5 月 16 日\u3000甲厅\n星河大会" == texts(first)["details"]
    assert "甲厅" not in texts(second)["details"]


def test_without_times_nothing_shows_a_clock(stacked: Callable[..., Stack]) -> None:
    """A talk has its number instead, and so has the agenda."""
    made = stacked("tracks: [{title: 甲, talks: [{title: 一}, {title: 二}]}]")
    assert ["第 1 场，共 2 场", "第 2 场，共 2 场"] == [texts(slide)["kicker"] for slide in made.of("talk-plain")]
    (table,) = (fill for fill in made.of("agenda")[0].fills if isinstance(fill, TableFill))
    assert ["1", "2"] == [row.cells[0][0].text for row in table.rows[1:]]


def test_breaks_do_not_count_as_talks(stacked: Callable[..., Stack]) -> None:
    """The talk after a break is the second one."""
    made = stacked("tracks: [{title: 甲, talks: [{title: 一}, {title: 茶歇, type: break}, {title: 二}]}]")
    assert ["第 1 场，共 2 场", "第 2 场，共 2 场"] == [texts(slide)["kicker"] for slide in made.of("talk-plain")]
    (table,) = (fill for fill in made.of("agenda")[0].fills if isinstance(fill, TableFill))
    assert ["1", "", "2"] == [row.cells[0][0].text for row in table.rows[1:]]


def test_a_producer_without_bio_and_photo_has_an_initial_and_no_gap(stacked: Callable[..., Stack]) -> None:
    """What is not known has no placeholder."""
    slide = stacked("tracks: [{title: 甲, producer: 兰舟, talks: [{title: 一}]}]").of("producer")[0]
    assert {"initial": "兰", "kicker": "专题出品人", "title": "兰舟"} == texts(slide)


@pytest.mark.parametrize(
    ("name", "initial"),
    [
        ("ada Lovelace", "A"),
        ("Élodie", "É"),
        ("\U0001f469\u200d\U0001f4bb小林", "\U0001f469\u200d\U0001f4bb"),
        ("欧阳明月", "欧"),
        ("雨", "雨"),
    ],
)
def test_an_initial_is_what_a_reader_takes_for_one_letter(
    stacked: Callable[..., Stack], name: str, initial: str
) -> None:
    """A capital; a sequence of emoji is one letter."""
    slide = stacked(f"tracks: [{{title: 甲, producer: {name}, talks: [{{title: 一}}]}}]").of("producer")[0]
    assert texts(slide)["initial"] == initial


def test_three_producers_stand_side_by_side(stacked: Callable[..., Stack]) -> None:
    """And all three names are on the opening."""
    made = stacked("tracks: [{title: 甲, producer: [兰舟, 何一鸣, 欧阳明月], talks: [{title: 一}]}]")
    (slide,) = made.of("talk-three")
    assert ["兰舟", "何一鸣", "欧阳明月"] == [texts(slide)[f"person-{n}"] for n in (1, 2, 3)]
    assert "兰舟、何一鸣、欧阳明月" in texts(made.of("opening")[0])["details"]


def test_a_long_bio_ends_with_a_sentence_and_is_whole_in_the_notes(stacked: Callable[..., Stack]) -> None:
    """No more than 120 ideographs are on the slide."""
    bio = "写了十年的编译器，做过三种语言的后端。" * 60
    made = stacked(f"tracks: [{{title: 甲, producer: {{name: 兰舟, bio: {bio}}}, talks: [{{title: 一}}]}}]")
    (slide,) = made.of("producer")
    shown = texts(slide)["bio"]
    assert shown.endswith("后端。")
    assert 90 < len(shown) <= 120
    assert bio in slide.notes


def test_an_empty_track_has_an_opening_and_thanks(stacked: Callable[..., Stack]) -> None:
    """No empty table, nothing about talks in the notes."""
    slides = stacked("tracks: [{title: 空专题}]").slides
    assert ["opening", "closing"] == kinds(slides)
    assert "议题" not in "".join(slides[0].notes)


@pytest.mark.parametrize(
    ("count", "kind", "slides"),
    [
        (0, "talk-plain", 1),
        (1, "talk-title", 1),
        (2, "talk-two", 1),
        (3, "talk-three", 1),
        (4, "talk-four", 1),
        (5, "talk-people", 1),
        (6, "talk-people", 1),
    ],
)
def test_a_talk_is_shown_with_all_its_speakers(
    stacked: Callable[..., Stack], count: int, kind: str, slides: int
) -> None:
    """Nobody, one large portrait, or up to six small ones."""
    speakers = ", ".join(f"{{name: 讲者{n}, org: 单位{n}}}" for n in range(count))
    found = stacked(f"tracks: [{{title: 甲, talks: [{{title: 一, speakers: [{speakers}]}}]}}]").of(kind)
    assert slides == len(found)
    shown = "".join(fill.text for slide in found for fill in slide.fills if isinstance(fill, Fill))
    assert [f"讲者{n}" for n in range(count)] == [f"讲者{n}" for n in range(9) if f"讲者{n}" in shown]
    assert [f"单位{n}" for n in range(count)] == [f"单位{n}" for n in range(9) if f"单位{n}" in shown]


def test_more_than_six_people_stand_on_one_slide_by_name(stacked: Callable[..., Stack]) -> None:
    """Seven to twelve without portraits; the title of a second slide says so, and the first one that there is another."""
    speakers = [f"讲者{n}" for n in range(13)]
    for count, titles in ((7, ["圆桌"]), (12, ["圆桌"]), (13, ["圆桌（1/2）", "圆桌（续 2/2）"])):
        named = ", ".join(speakers[:count])
        slides = stacked(f"tracks: [{{title: 甲, talks: [{{title: 圆桌, speakers: [{named}]}}]}}]").of("talk-names")
        assert titles == [slide.title for slide in slides]
        shown = "".join(text for slide in slides for text in texts(slide).values())
        assert [name for name in speakers[:count] if name not in shown] == []


def test_a_panel_shows_who_moderates(stacked: Callable[..., Stack]) -> None:
    """First and apart, and once even if the moderator speaks."""
    talk = "{title: 圆桌, type: panel, moderator: 兰舟, speakers: [何一鸣, 兰舟, 欧阳明月]}"
    slide = stacked(f"tracks: [{{title: 甲, talks: [{talk}]}}]").of("talk-three")[0]
    cards = [text for slot, text in texts(slide).items() if slot.startswith("person")]
    assert ["兰舟\u3000主持人", "何一鸣", "欧阳明月"] == cards


def test_cards_of_one_slide_are_of_one_size(stacked: Callable[..., Stack]) -> None:
    """The longest decides."""
    long = "一家名字非常长的以研究分布式系统为主业的高新技术股份有限公司"
    made = stacked(
        f"tracks: [{{title: 甲, talks: [{{title: 一, speakers: [兰舟, {{name: 何一鸣, org: {long * 6}}}]}}]}}]"
    )
    cards = [f for f in made.of("talk-two")[0].fills if isinstance(f, Fill) and f.slot.startswith("person")]
    assert len(cards) == 2
    assert len({card.paragraphs[0].size for card in cards}) == 1
    assert cards[0].paragraphs[0].size < 26


def test_a_long_name_is_set_smaller_rather_than_torn(stacked: Callable[..., Stack]) -> None:
    def size(name: str) -> float:
        people = ", ".join(f"{{name: {one}}}" for one in (name, "卜苏", "王蔚", "何一鸣", "钟离"))
        made = stacked(
            f"conference: {{title: 大会}}\ntracks: [{{title: 甲, talks: [{{title: 乙, speakers: [{people}]}}]}}]"
        )
        cards = [f for f in made.of("talk-people")[0].fills if isinstance(f, Fill) and f.slot.startswith("person")]
        return cards[0].paragraphs[0].size

    assert size("Hubert Wolfeschlegel") < size("Hubert Wolfe") == size("Hubert Wolfe Schlegel")


def test_people_stand_free_of_the_next_title_also_in_wider_faces(stacked: Callable[..., Stack]) -> None:
    def gap(title: str) -> float:
        talks = f"{{title: 甲, speakers: [{{name: 卜苏}}]}}, {{title: '{title}', speakers: [{{name: 王蔚}}]}}"
        made = stacked(f"conference: {{title: 大会}}\ntracks: [{{title: 甲, talks: [{talks}]}}]")
        fills = {fill.slot: fill for fill in made.of("qa")[0].fills if isinstance(fill, Fill)}
        top = made.template.stage.box("qa", "next").y0
        people = fills["next-people"].box
        assert people is not None
        assert fills["next"].paragraphs[0].text == title
        return people.y0 - top

    assert gap("Consensus for people who dislike it") > gap("Consensus for people")
    assert gap("三个人的平台团队：少做一点，做久一点") == gap("三个人的平台团队")


def test_a_break_tells_when_it_goes_on_and_what_comes_next(stacked: Callable[..., Stack]) -> None:
    """Its own name and time stand above."""
    assert {
        "kicker": "茶歇\u300010:15–10:30",
        "title": "10:30 继续",
        "next-label": "下一场\u300010:30",
        "next": "增量编译",
        "next-people": "兰舟 星河社",
    } == texts(stacked(SEED).of("break")[0])


def test_a_break_without_time_and_sequel_has_its_name_alone(stacked: Callable[..., Stack]) -> None:
    """Nothing is invented, nothing said twice."""
    made = stacked("tracks: [{title: 甲, talks: [{title: 一}, {title: 茶歇, type: break}]}]")
    assert {"title": "茶歇"} == texts(made.of("break")[0])


def test_a_summary_without_headings_takes_the_whole_width(stacked: Callable[..., Stack]) -> None:
    """There is no empty column where headings would stand."""
    made = stacked("tracks: [{title: 甲, talks: [{title: 一, summary: 只编译变了的部分。}]}]")
    assert "只编译变了的部分" == texts(made.of("text")[0])["body"]


def test_the_whole_summary_goes_on_where_parts_ask_for_it(stacked: Callable[..., Stack]) -> None:
    """All of the text is there, the heading on each slide, and the titles count; nothing is said at them."""
    text = "本案例介绍如何将系统产生的事件与监控指标进行关联。" * 40
    made = stacked(f"tracks: [{{title: 甲, talks: [{{title: 一, summary: {{背景: {text}}}}}]}}]", parts_set="full")
    slides = [slide for slide in made.slides if "/more/" in slide.key]
    assert len(slides) > 1
    assert text == "".join(texts(slide)["body"].replace("背景\n", "") for slide in slides)
    assert "一 课程概要（1/" in slides[0].title
    assert f"（续 {len(slides)}/{len(slides)}）" in slides[-1].title


def test_boxes_of_rows_stand_below_one_another(stacked: Callable[..., Stack]) -> None:
    """Each text has its own place, none overlaps the next, none leaves the slide."""
    slide = stacked(SEED).of("talk-intro")[0]
    boxes = [fill.box for fill in slide.fills if isinstance(fill, Fill) and fill.slot.startswith("text-")]
    assert len(boxes) == 2
    first, second = boxes
    assert first is not None
    assert second is not None
    assert first.y1 < second.y0 < second.y1 < 490


@pytest.mark.parametrize("speakers", ["", "speakers: [兰舟],", "speakers: [兰舟, 何一鸣, 欧阳明月, 张三],"])
def test_titles_are_unique_whatever_is_typed(stacked: Callable[..., Stack], speakers: str) -> None:
    """Two talks of one long name, cut alike; two breaks; a talk called like its track."""
    talk = f"{{title: {LONG_TITLE}, {speakers} summary: 同样的。, takeaways: [同样]}}"
    pause = "{title: 茶歇, type: break}"
    made = stacked(f"tracks: [{{title: 甲, talks: [{talk}, {pause}, {talk}, {pause}, {{title: 甲}}, {talk}]}}]")
    titles = [slide.title for slide in made.slides]
    assert all(titles)
    assert len(titles) == len(set(titles))
    assert not [title for title in titles if title.split()[-1].isdigit()], "a number alone tells nobody anything"


def test_a_title_that_is_cut_is_told_once_and_stands_whole_in_the_notes(stacked: Callable[..., Stack]) -> None:
    """At its place in the file; slides that merely repeat it tell nothing."""
    made = stacked(f"tracks:\n  - title: 甲\n    talks:\n      - {{title: {LONG_TITLE}, summary: 短。}}")
    assert [("text-overflow", 4)] == [(d.code, d.span.line if d.span else 0) for d in made.found]
    slide = made.of("talk-plain")[0]
    assert slide.title.endswith("…")
    assert LONG_TITLE in "".join(slide.notes)


def test_every_slide_shows_something_and_every_shape_has_words(stacked: Callable[..., Stack]) -> None:
    """No fill without text, on any kind of slide; tables and pictures say what they are."""
    made = stacked(SEED + "  - {title: 空}\n")
    assert {"opening", "producer", "agenda", "break", "talk-intro", "qa", "closing"} <= set(kinds(made.slides))
    for slide in made.slides:
        assert slide.fills
        for fill in slide.fills:
            if isinstance(fill, Fill):
                assert all(paragraph.text.strip() for paragraph in fill.paragraphs)
                assert fill.paragraphs
            elif isinstance(fill, TableFill | PictureFill):
                assert fill.alt


def test_body_text_is_never_smaller_than_the_last_row_reads(stacked: Callable[..., Stack]) -> None:
    """18 points for what is read, 14 for captions."""
    made = stacked(SEED)
    for slide in made.slides:
        for fill in slide.fills:
            if isinstance(fill, Fill):
                least = 18 if fill.slot.startswith(("text-", "body", "list", "bio")) else 14
                assert min(paragraph.size for paragraph in fill.paragraphs) >= least or fill.slot == "colophon"


def test_marks_are_on_no_slide_and_their_words_are(stacked: Callable[..., Stack]) -> None:
    """Slides and notes show the words of marked text without the characters of the marks."""
    yaml = """
conference: {title: 大会, marks: true}
tracks:
  - title: 编译器
    producer: {name: 兰舟, bio: "写了**十年**，见 [主页](https://example.org)"}
    intro: "*一步*一步"
    talks:
      - title: 寄存器分配
        summary: {做法: ["用 `make`", "**图着色**"], 背景: "见 https://example.org/x"}
        takeaways: ["学会 *分配*"]
"""
    slides = stacked(yaml).slides
    shown = "\n".join(fill.text for slide in slides for fill in slide.fills if isinstance(fill, Fill))
    shown += "\n".join(line for slide in slides for line in slide.notes)
    for words in ("写了十年，见 主页", "一步一步", "用 make", "图着色", "见 https://example.org/x", "学会 分配"):
        assert words in shown
    assert not set("*`[") & set(shown)


TWO_DAYS = """
conference: {title: 星河大会, date: [2026-05-16, 2026-05-17]}
tracks:
  - title: 编译器
    talks:
      - {title: 增量编译, date: 2026-05-16, time: 10:00-10:40, speakers: [{name: 何一鸣}]}
      - {title: 茶歇, type: break, date: 2026-05-16, time: 10:40-11:00}
      - {title: 常量折叠, date: 2026-05-17, time: 10:00-10:40, speakers: [{name: 兰舟}]}
"""


def test_a_deck_of_several_days_tells_them(stacked: Callable[..., Stack]) -> None:
    made = stacked(TWO_DAYS)
    (table,) = [fill for slide in made.of("agenda") for fill in slide.fills if isinstance(fill, TableFill)]
    marks = [[line.text for line in row.cells[0]] for row in table.rows[1:]]
    (pause,) = made.of("break")
    titles = [texts(slide)["kicker"] for slide in made.of("talk-title")]

    assert marks == [["10:00", "5 月 16 日"], ["10:40", "5 月 16 日"], ["10:00", "5 月 17 日"]]
    assert texts(pause)["next-label"] == "下一场\u30005 月 17 日 周日\u300010:00"
    assert "10:00" not in texts(pause)["title"], "tomorrow's hour is not when it goes on today"
    assert titles == ["5 月 16 日 周六\u300010:00–10:40", "5 月 17 日 周日\u300010:00–10:40"]
    assert any("5 月 17 日 星期日接着是《常量折叠》" in line for line in pause.notes)


INTRODUCED = """
tracks:
  - title: 编译器
    talks:
      - {title: 甲, speakers: [{name: 何一鸣}]}
      - {title: 乙, speakers: [{name: 兰舟}], takeaways: [会分配寄存器, 会读汇编]}
      - {title: 丙, speakers: [{name: 何一鸣}], summary: 先分配，后指派。}
      - title: 丁
        speakers: [{name: 兰舟}]
        summary: {背景: 一次重构花了三个月，而真正改动的只有四十行，其余的时间都在等编译。, 做法: "LONG"}
        takeaways: [会等]
      - title: 戊
        speakers: [{name: 兰舟}]
        summary: {背景: 一次重构花了三个月，而真正改动的只有四十行，其余的时间都在等编译。}
        stage: {背景: 等编译等了三个月}
      - {title: 开幕, type: opening, speakers: [{name: 何一鸣}]}
      - {title: 签到, type: other}
""".replace("LONG", "先找出每一次改动真正影响的模块，再只编译它们，其余的一律从缓存里取。" * 3)


def test_what_a_talk_has_decides_its_introduction(stacked: Callable[..., Stack]) -> None:
    """No slide without summary and takeaways, else one; the producer's own line for the stage wins."""
    made = stacked(INTRODUCED)
    slides = {slide.key.split("/")[1]: slide for slide in made.slides if slide.key.endswith("/intro")}
    assert list(slides) == ["t1-2", "t1-3", "t1-4", "t1-5"]
    assert [slide.kind for slide in slides.values()] == [
        *("talk-statement", "talk-statement"),
        *("talk-intro", "talk-intro-wide"),  # the last has no takeaways, and no panel that would be empty
    ]
    assert "1. " not in texts(slides["t1-2"])["body"]
    assert [line.number for line in slides["t1-2"].fills[1].paragraphs][1:] == [1, 2]  # type: ignore[union-attr]
    assert texts(slides["t1-3"])["body"] == "先分配，\n后指派"
    assert texts(slides["t1-4"])["text-1"].replace("\n", "") == "一次重构花了三个月"
    assert texts(slides["t1-5"])["text-1"] == "等编译等了三个月"
    assert all("其余的时间都在等编译。" in "".join(slides[key].notes) for key in ("t1-4", "t1-5"))


def test_the_call_to_the_stage_is_on_the_last_slide_before_the_talk(stacked: Callable[..., Stack]) -> None:
    made = stacked(INTRODUCED)
    called = [slide.key for slide in made.slides if any(line.startswith("让我们以热烈的掌声") for line in slide.notes)]
    assert called == ["talk/t1-1/title", "talk/t1-2/intro", "talk/t1-3/intro", "talk/t1-4/intro", "talk/t1-5/intro"]
    (opening,) = [slide for slide in made.slides if slide.key == "talk/t1-6/title"]
    assert "有请何一鸣致辞！" in opening.notes
    assert not [slide.key for slide in made.slides if slide.key.startswith(("talk/t1-7", "talk/t1-6/qa"))]


def test_a_producer_may_have_a_short_deck(stacked: Callable[..., Stack]) -> None:
    made = stacked(INTRODUCED, parts_set="short")
    assert kinds(made.slides) == ["opening", *["talk-title"] * 6, "closing"]
    assert "其余的时间都在等编译。" in "".join(line for slide in made.slides for line in slide.notes)
