"""What the host says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from progprint import files, project
from progprint.design.script import load_script
from progprint.slides.hostscript import script_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from progprint.deck.deck import Slide

    from .conftest import Stack

SHIPPED = project.shipped_folder("layouts")
AGENDA = """
people:
  shan: {name: 单春艳, org: 星河社, job_title: 架构师}
  he: {name: 何一鸣, org: 北岸大学, bio: 研究数据库。}
tracks:
  - title: 编译器
    producer: he
    intro: 本专题讨论编译器。
    talks:
      - {title: 寄存器分配, speakers: [shan], moderator: he, summary: 图着色。, takeaways: [会了。, 懂了；]}
      - {title: 茶歇, type: break}
      - {title: "花括号 {n} 与 %s", speakers: [he]}
"""


def said(slides: list[Slide]) -> str:
    return "\n".join(line for slide in slides for line in slide.notes)


def test_every_slide_has_the_seconds_it_takes(stacked: Callable[..., Stack]) -> None:
    """The first line tells how long; the others can be said as they are, but for the cues."""
    slides = stacked(AGENDA).slides
    assert len(slides) > 8
    for slide in slides:
        assert re.fullmatch(r"（约 \d+ 秒）", slide.notes[0])
        assert int(slide.notes[0][3:-3]) % 5 == 0
        assert all(line.strip() for line in slide.notes)


def test_longer_words_take_longer(stacked: Callable[..., Stack]) -> None:
    """Four ideographs a second."""
    short, long = (
        stacked(f"tracks: [{{title: 甲, intro: {text}, talks: [{{title: 一}}]}}]").of("opening")[0].notes[0]
        for text in ("短。", "本专题讨论编译器。" * 40)
    )
    assert int(long[3:-3]) - int(short[3:-3]) == pytest.approx(360 / 4, abs=10)


def test_the_host_greets_introduces_and_hands_over(stacked: Callable[..., Stack]) -> None:
    """Track, number of talks, who comes, what they bring, what is next, and the end; each in the order of the stage."""
    made = stacked(AGENDA)
    assert "欢迎来到“编译器”专题" in said(made.of("opening"))
    assert "本专题的出品人是北岸大学何一鸣。" in said(made.of("producer"))
    before = said([*made.of("talk-two"), *made.of("talk-intro")])
    order = [
        "第一场的题目是《寄存器分配》。",
        "演讲嘉宾是星河社架构师单春艳",
        "主持人是北岸大学何一鸣。",
        "您会带走：会了；懂了。",
        "有请单春艳",
    ]
    assert [before.index(words) for words in order] == sorted(before.index(words) for words in order)
    first, last = made.of("qa")
    asked = said([first])
    order = ["感谢单春艳（shàn）的精彩分享！", "现在提问，大约 5 分钟", "再次感谢单春艳", "接下来是茶歇。"]
    assert [asked.index(words) for words in order] == sorted(asked.index(words) for words in order)
    assert "茶歇后是《花括号 {n} 与 %s》" in said(made.of("break"))
    assert "最后一场" in said([last])
    assert "“编译器”专题到此结束" in said(made.of("closing"))


TIMED = """
tracks:
  - title: 编译器
    talks:
      - {title: 甲, time: 09:00-09:45, speakers: [{name: Ada Marlowe, org: Tetrate}]}
      - {title: 乙, time: 09:45-10:45, speakers: [{name: 何一鸣}]}
      - {title: 丙, time: 10:45-11:00, speakers: [{name: 何一鸣}]}
"""


def test_every_slide_says_when_it_is_due(stacked: Callable[..., Stack]) -> None:
    """Questions five minutes before the end, ten of an hour; a short talk has thanks alone."""
    made = stacked(TIMED)
    assert [slide.notes[0].partition("\u3000")[0] for slide in made.of("talk-title")] == ["09:00", "09:45", "10:45"]
    assert [slide.notes[0].partition("\u3000")[0] for slide in made.of("qa")] == ["09:40", "10:35", "10:59"]
    assert "【提问到 09:44】" in made.of("qa")[0].notes
    assert "现在提问" not in said(made.of("qa")[2:])
    assert "演讲嘉宾是 Tetrate Ada Marlowe。" in said(made.of("talk-title"))


def test_a_name_that_is_easily_misread_has_its_reading(stacked: Callable[..., Stack]) -> None:
    """单 is Shàn as a surname; a plain name has none."""
    told = said(stacked(AGENDA).of("talk-two"))
    assert "单春艳（shàn chūn yàn）" in told
    assert "何一鸣（" not in told


def test_only_talks_are_counted(stacked: Callable[..., Stack]) -> None:
    """A break is no talk."""
    assert "今天有 2 场分享。" in said(stacked(AGENDA).of("opening"))


def test_nothing_is_said_at_slides_that_go_on(stacked: Callable[..., Stack]) -> None:
    """The host need not look up."""
    text = "本案例介绍如何将事件与指标进行关联。" * 60
    agenda = f"tracks: [{{title: 甲, talks: [{{title: 一, summary: {{背景: {text}}}}}]}}]"
    slides = [slide for slide in stacked(agenda, parts_set="full").slides if "/more/" in slide.key]
    assert len(slides) > 1
    assert all(len(slide.notes) == 1 for slide in slides)


def test_a_talk_without_speakers_is_thanked_for_without_a_name(stacked: Callable[..., Stack]) -> None:
    """And nobody is called to the stage."""
    made = stacked("tracks: [{title: 甲, talks: [{title: 一}]}]")
    assert "感谢嘉宾" in said(made.of("qa-plain"))
    assert "有请" not in said(made.of("talk-plain"))


def test_an_english_deck_speaks_english(stacked: Callable[..., Stack]) -> None:
    """Sentences, seconds and fixed words."""
    made = stacked(AGENDA, language="en")
    assert re.fullmatch(r"\(about \d+ s\)", made.slides[0].notes[0])
    assert "Please welcome 单春艳 (shàn)!" in said(made.of("talk-intro"))
    assert made.decks[0].language == "en-US"


def test_a_project_may_say_it_in_its_own_words(tmp_path: Path) -> None:
    """Sentence by sentence; what it does not say stays."""
    own = tmp_path / "scripts"
    own.mkdir()
    (own / "zh.yaml").write_text("sentences: {opening: '「{track}」开始了。', talk.cue: ''}\n", encoding="utf-8")
    made = load_script("zh-Hans", [tmp_path, SHIPPED], files.read_source).value
    assert made is not None
    assert made.sentences["opening"] == "「{track}」开始了。"
    assert made.sentences["talk.cue"] == ""
    assert made.sentences["talk"] == "接下来的题目是《{title}》。"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sentences: {opening: '{room} 您好'}", "script-field"),
        ("sentences: {openning: 您好}", "unknown-layout-key"),
        ("pace: schnell", "layout-value"),
    ],
)
def test_a_slip_in_a_script_is_told_where_it_stands(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "zh.yaml").write_text(text, encoding="utf-8")
    found = load_script("zh-Hans", [tmp_path, SHIPPED], files.read_source)
    assert found.value is None
    assert [one.code for one in found.diagnostics] == [code]
    assert found.diagnostics[0].span is not None


def test_all_languages_say_the_same_sentences_of_the_same_fields() -> None:
    spoken = ("zh-Hans", "zh-Hant", "en", "ja", "de", "fr")
    made = [load_script(language, [SHIPPED], files.read_source) for language in spoken]
    first, *others = [one.value for one in made if one.value is not None]
    assert not [d for one in made for d in one.diagnostics]
    assert len(others) == len(spoken) - 1
    assert len({script.sentences["opening"] for script in (first, *others)}) == len(spoken)
    for script in others:
        assert list(script.sentences) == list(first.sentences)
        for key, said_so in script.sentences.items():
            differing = set(re.findall(r"\{\w+\}", said_so)) ^ set(re.findall(r"\{\w+\}", first.sentences[key]))
            assert differing <= {"{n}", "{time}"}, "how many and when may be left unsaid, nothing else"


def test_a_script_that_is_not_known_is_in_english_and_that_is_told(tmp_path: Path) -> None:
    found = load_script("fi", [tmp_path, SHIPPED], files.read_source)
    assert [one.code for one in found.diagnostics] == ["script-in-english"]
    own = tmp_path / "scripts"
    own.mkdir()
    (own / "fi.yaml").write_text("sentences: {last: Tämä oli viimeinen.}\n", encoding="utf-8")
    found = load_script("fi", [tmp_path, SHIPPED], files.read_source)
    assert not found.diagnostics
    assert found.value is not None
    assert found.value.sentences["last"] == "Tämä oli viimeinen."


def test_the_script_on_paper_has_every_slide_and_every_sentence(stacked: Callable[..., Stack]) -> None:
    made = stacked(AGENDA)
    for markdown in (True, False):
        text = script_text(made.decks, markdown=markdown).replace("\\", "")
        assert text.count("约") >= len(made.slides)
        for slide in made.slides:
            assert all(" ".join(sentence.split()) in " ".join(text.split()) for sentence in slide.notes)


def test_marks_of_the_agenda_are_none_of_the_script(stacked: Callable[..., Stack]) -> None:
    made = stacked("tracks: [{title: '*甲* # <b>', talks: [{title: '[一](x)'}]}]")
    text = script_text(made.decks, markdown=True)
    assert "\\*甲\\* \\# \\<b\\>" in text
    assert "\\[一\\](x)" in text


ENGLISH = """
conference: {title: Stars, language: en}
tracks:
  - title: Compilers
    talks:
      - title: Spilling
        start: "09:00"
        end: "09:40"
        speakers:
          - {name: Ada Kemp, org: Lowell Labs, job_title: engineer, bio: "Works on linkers; has deleted much. Lives by the sea."}
          - {name: Bo Lind, org: Tide}
        takeaways: [A colouring map, A merger]
      - {title: Linking, start: "09:40", end: "10:20", speakers: [{name: Cy Roe, bio: Systems engineer at heart.}]}
"""


def test_english_is_said_as_a_host_says_it(stacked: Callable[..., Stack]) -> None:
    """Job and house, commas and “and”, the time of what is next; a name before a biography that begins with its verb."""
    made = stacked(ENGLISH, language="en")
    told = said(made.slides)
    assert "It is given by Ada Kemp, engineer at Lowell Labs and Bo Lind of Tide." in told
    assert "You will take home: A colouring map; A merger." in told
    assert "Thank you, Ada Kemp and Bo Lind!" in told
    assert "Next, at 09:40: “Linking”." in told
    assert "We have 2 talks today." in told
    assert "Systems engineer at heart." in said(made.of("talk-title"))
    one = stacked(ENGLISH.replace("          - {name: Bo Lind, org: Tide}\n", ""), language="en")
    assert "Ada Kemp works on linkers; has deleted much." in said(one.of("talk-title"))


def test_guests_of_a_panel_are_counted(stacked: Callable[..., Stack]) -> None:
    guests = "moderator: 兰舟, speakers: [何一鸣, 王蔚]"
    told = said(stacked(f"tracks: [{{title: 甲, talks: [{{title: 圆桌, type: panel, {guests}}}]}}]").slides)
    assert "参加讨论的两位嘉宾是何一鸣和王蔚。" in told
    assert "有请兰舟和两位嘉宾！" in told
