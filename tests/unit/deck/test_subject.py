"""Who is who again: by an id that a person wrote, by title and people, by likeness; never by a place in the list."""

from __future__ import annotations

from progprint.deck.subject import Subject, known_again, renamed_key


def _talk(title: str, *people: str, own: bool = False, when: str = "") -> Subject:
    return Subject("talk", title, people, own, when)


def test_talks_that_change_places_are_known_by_title_and_people() -> None:
    one, other = _talk("页表的一生", "易海"), _talk("调度的代价", "丘山")
    assert known_again({"1": one, "2": other}, {"1": other, "2": one}) == {"1": "2", "2": "1"}


def test_an_id_that_a_person_wrote_wins_over_another_title() -> None:
    assert known_again({"a": _talk("页表", "易海", own=True)}, {"a": _talk("调度", "丘山", own=True)}) == {"a": "a"}


def test_another_title_of_the_same_person_must_be_alike() -> None:
    old = {"1": _talk("页表的一生", "易海")}
    assert known_again(old, {"1": _talk("页表的一天", "易海")}) == {"1": "1"}
    assert known_again(old, {"1": _talk("文件系统如何崩溃", "易海")}) == {}


def test_a_talk_with_another_title_is_known_by_its_people_and_time() -> None:
    old = {"1": _talk("页表的一生", "易海", when="2027-05-01 540")}
    new = {
        "1": _talk("缺页", "易海", when="2027-05-01 600"),
        "2": _talk("文件系统如何崩溃", "易海", when="2027-05-01 540"),
    }
    assert known_again(old, new) == {"1": "2"}
    own = {"b": _talk("文件系统如何崩溃", "易海", own=True, when="2027-05-01 540")}
    assert known_again({"a": old["1"]._replace(own=True)}, own) == {}


def test_a_talk_that_moved_into_the_time_of_another_is_not_that_one() -> None:
    old = {"1": _talk("页表的一生", "易海", when="540"), "2": _talk("调度的代价", "易海", when="600")}
    assert known_again(old, {"1": _talk("调度的代价与收益", "易海", when="540")}) == {"2": "1"}


def test_people_on_one_day_or_twice_at_one_time_are_no_reason() -> None:
    day = {"1": _talk("页表的一生", "易海", when="2027-05-01")}
    assert known_again(day, {"1": _talk("文件系统如何崩溃", "易海", when="2027-05-01")}) == {}
    twice = {n: _talk(title, "易海", when="540") for n, title in (("1", "文件系统如何崩溃"), ("2", "网络"))}
    assert known_again({"1": _talk("页表的一生", "易海", when="540")}, twice) == {}


def test_two_that_are_equally_alike_are_no_guess() -> None:
    old = {"1": _talk("内存（一）", "易海"), "2": _talk("内存（二）", "易海")}
    assert known_again(old, {"1": _talk("内存（三）", "易海")}) == {}


def test_breaks_of_one_name_are_told_apart_by_time() -> None:
    old = {"1": _talk("茶歇", when="600"), "2": _talk("茶歇", when="900")}
    assert known_again(old, {"1": _talk("茶歇", when="900")}) == {"2": "1"}


def test_a_track_is_known_by_its_talks() -> None:
    old = {"track/1/": Subject("track", "内核", ("兰舟",), inside=("甲", "乙", "丙"))}
    new = {
        "track/1/": Subject("track", "网络", inside=("丁",)),
        "track/2/": Subject("track", "操作系统", inside=("甲", "乙")),
    }
    assert known_again(old, new) == {"track/1/": "track/2/"}


def test_a_key_gets_the_name_of_now_before_and_behind_its_show() -> None:
    heads = {"talk/t1-1/": "talk/t1-10/", "talk/t1-10/": "talk/t1-1/", "track/a/": "track/b/"}
    assert renamed_key("talk/t1-1/qa", heads) == "talk/t1-10/qa"
    assert renamed_key("talk/t1-10/qa@track/a", heads) == "talk/t1-1/qa@track/b"
    assert renamed_key("room/a", heads) == "room/a"
