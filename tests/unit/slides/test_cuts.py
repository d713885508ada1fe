"""Lines cut for the stage end where a sense ends, never inside a quotation or bracket."""

from __future__ import annotations

import pytest

from progprint.slides.cuts import SENTENCE, stage_line


def _ems(text: str) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "整个案例从十年前的一次生产事件入手，深刻剖析了架构的演进与取舍，供各位参考",
            "整个案例从十年前的一次生产事件入手",
        ),
        (
            "我们常说“先跑起来，再跑得快，最后跑得稳”，这句话今天还成立吗，请看三个案例",
            "我们常说“先跑起来，再跑得快，最后跑得稳”",
        ),
        (
            "会议工具（视频、白板，以及投票）各有各的脾气，本场把它们接在一起用了半年",
            "会议工具（视频、白板，以及投票）各有各的脾气",
        ),
        (
            "Der Baum, „Oh du fröhliche“, und das Los; danach wird er in drei Teilen verlost, wenn alle da sind",
            "Der Baum, „Oh du fröhliche“, und das Los",
        ),
    ],
)
def test_a_line_is_cut_where_a_clause_ends(text: str, line: str) -> None:
    assert stage_line(text, _ems) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "隨著自動駕駛的普及，車上的軟體一年要更新好幾次，本場介紹我們怎麼測試，又怎麼回退",
            "車上的軟體一年要更新好幾次",
        ),
        (
            "在这样的时代，一家工厂也要像软件公司那样发布版本，本场讲的是这件事的前三年",
            "一家工厂也要像软件公司那样发布版本",
        ),
        ("最初的版本上線之後，我們收到了三百封抱怨信，於是把整個流程倒過來重做了一遍", "我們收到了三百封抱怨信"),
        (
            "2019 年上旬，一个只有两个人的小组接手了全部备份，从此没有再丢过一份数据，很少有人知道",
            "一个只有两个人的小组接手了全部备份",
        ),
        (
            "當流量在一夜之間翻倍時，快取就成了最脆弱的一層，本場用三個案例說明怎樣補救它",
            "當流量在一夜之間翻倍時，快取就成了最脆弱的一層",
        ),
        (
            "测试是写给下一个人看的信，也是写给自己的备忘录，可惜大多数团队只把它当成任务",
            "测试是写给下一个人看的信，也是写给自己的备忘录",
        ),
        ("首先，我會介紹一種不用鎖的佇列，它在小機器上也跑得很快，然後是三個實際的例子", "我會介紹一種不用鎖的佇列"),
    ],
)
def test_what_only_leads_in_falls_away_and_what_needs_more_has_it(text: str, line: str) -> None:
    assert stage_line(text, _ems) == line


@pytest.mark.parametrize(
    "text",
    [
        "這個框架已經成為我們生活當中不可或缺的一部分，但是它的文件卻還停留在十年以前而且沒有人願意更新，怎麼辦呢",
        "雖然編譯器在三年裡變快了一倍，測試所花的時間卻因為案例的增加而變成了原來的整整四倍以上，這是為什麼呢",
    ],
)
def test_half_a_claim_that_is_taken_back_is_not_shown(text: str) -> None:
    assert stage_line(text, _ems) == ""


@pytest.mark.parametrize(
    "text",
    [
        "What do Rome, Delft and the port of Lagos have in common when it rains for more than a week in autumn",
        "In March, one of the world's largest makers of ropes was tied up by a ransom note that nobody could read",
    ],
)
def test_a_comma_of_a_text_in_letters_ends_no_line(text: str) -> None:
    assert stage_line(text, _ems) == ""
    assert stage_line(text, _ems, SENTENCE) == text


@pytest.mark.parametrize(
    "clause", ["如果流量在一夜之间翻了一倍又一倍而且没有人知道为什么，", "隨著它的普及，", "甲", "A. B. "]
)
def test_a_line_out_of_an_endless_text_takes_time_by_its_length(clause: str) -> None:
    assert len(stage_line(clause * 20_000, _ems)) < 100
