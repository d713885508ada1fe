"""Fixed words, dates, times and lists in the languages of the outputs."""

from __future__ import annotations

import datetime

import pytest

from progprint.agenda.programme import TALK_TYPES
from progprint.locale.language import TABLES, words

ZH, EN = words("zh-Hans"), words("en")
JULY_30 = datetime.date(2021, 7, 30)
DAYS = [JULY_30 + datetime.timedelta(n) for n in range(3)]


@pytest.mark.parametrize(
    ("days", "chinese", "english"),
    [
        (DAYS[:1], "2021 年 7 月 30 日", "30 July 2021"),
        (DAYS[:2], "2021 年 7 月 30–31 日", "30–31 July 2021"),
        (DAYS, "2021 年 7 月 30 日–8 月 1 日", "30 July – 1 August 2021"),
        (
            [datetime.date(2021, 12, 31), datetime.date(2022, 1, 1)],
            "2021 年 12 月 31 日–2022 年 1 月 1 日",
            "31 December 2021 – 1 January 2022",
        ),
        ([DAYS[0], DAYS[2]], "2021 年 7 月 30 日、2021 年 8 月 1 日", "30 July 2021, 1 August 2021"),
        ([], "", ""),
    ],
)
def test_days_are_drawn_together(days: list[datetime.date], chinese: str, english: str) -> None:
    """Consecutive days are one range, and a range says what its ends share only once."""
    assert (ZH.dates(days), EN.dates(days)) == (chinese, english)


def test_days_of_the_week_and_short_dates() -> None:
    assert (ZH.weekday(JULY_30), ZH.short_weekday(JULY_30), ZH.short_date(JULY_30)) == ("星期五", "周五", "7 月 30 日")
    assert (EN.weekday(JULY_30), EN.short_weekday(JULY_30), EN.short_date(JULY_30)) == ("Friday", "Fri", "30 July")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (570, 615, "09:30–10:15"),
        (570, None, "09:30"),
        (None, None, ""),
        (1380, 1440, "23:00–24:00"),
        (1380, 1470, "23:00–00:30"),
    ],
)
def test_times_are_written_as_a_clock_shows_them(start: int | None, end: int | None, expected: str) -> None:
    assert ZH.times(start, end) == expected


def test_patterns_are_filled() -> None:
    assert [ZH.day_number(2), ZH.talk_number(3), ZH.continued(2, 3), ZH.minutes(45), ZH.thanks_to("于雨")] == [
        "第 2 天",
        "议题 3",
        "（续 2/3）",
        "45 分钟",
        "谢谢于雨",
    ]
    assert [EN.talk_count(1), EN.talk_count(4), EN.page_number("ii"), EN.join(["Ada", "Grace"])] == [
        "1 talk",
        "4 talks",
        "page ii",
        "Ada, Grace",
    ]


def test_a_name_with_braces_stays_what_it_is() -> None:
    """Patterns are filled once: what is filled in is never read as a pattern."""
    assert ZH.thanks_to("{n}") == "谢谢{n}"
    assert ZH.portrait_of("{name}") == "{name}的照片"


@pytest.mark.parametrize("language", list(TABLES))
def test_every_talk_type_has_a_name_in_every_language(language: str) -> None:
    assert [kind for kind in TALK_TYPES if words(language).type_name(kind) == kind] == []
    assert words(language).type_name("unheard-of") == "unheard-of"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("zh-Hans", "zh-Hans"), ("zh-Hant", "zh-Hans"), ("", "zh-Hans"), ("en", "en"), ("en-GB", "en"), ("ja", "en")],
)
def test_a_language_without_words_of_its_own_gets_the_nearest(tag: str, expected: str) -> None:
    assert words(tag).language == expected


def test_languages_are_called_by_their_names() -> None:
    assert [ZH.language_name(tag) for tag in ("zh", "zh-Hant", "en-US", "tlh")] == ["中文", "繁体中文", "英文", "tlh"]


def test_what_a_day_is_called_above_its_programme() -> None:
    assert ZH.day_name(JULY_30) == "7 月 30 日 星期五"
    assert EN.day_name(JULY_30) == "Friday, 30 July 2021"
