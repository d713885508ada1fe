"""Fixed words, dates, times and lists in the languages of the outputs."""

from __future__ import annotations

import datetime
import re

import pytest

from progprint.agenda.programme import TALK_TYPES, Agenda, Conference
from progprint.checks import fixed_words
from progprint.locale.language import LANGUAGES, spoken, words
from progprint.locale.words import Words

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
    assert [ZH.talk_of(3, 1), ZH.continued(2, 3), ZH.minutes(45)] == [
        "议题 3",
        "（续 2/3）",
        "45 分钟",
    ]
    assert [EN.page_number("ii"), EN.join(["Ada", "Grace"])] == [
        "page ii",
        "Ada, Grace",
    ]


def test_a_name_with_braces_stays_what_it_is() -> None:
    """Patterns are filled once: what is filled in is never read as a pattern."""
    assert ZH.logo_of("{n}") == "{n}的标志"
    assert ZH.portrait_of("{name}") == "{name}的照片"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_talk_type_has_a_name_in_every_language(language: str) -> None:
    assert [kind for kind in TALK_TYPES if words(language).type_name(kind) == kind] == []
    assert words(language).type_name("unheard-of") == "unheard-of"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh-Hans", "zh-Hans"),
        ("zh-Hant", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("", "zh-Hans"),
        ("en", "en"),
        ("en-GB", "en"),
        ("ja", "ja"),
        ("de-AT", "de"),
        ("sv", "en"),
    ],
)
def test_a_language_without_words_of_its_own_gets_the_nearest(tag: str, expected: str) -> None:
    assert words(tag).language == expected


def test_languages_are_called_by_their_names() -> None:
    assert [ZH.language_name(tag) for tag in ("zh", "zh-Hant", "en-US", "tlh")] == ["中文", "繁体中文", "英文", "tlh"]


def test_what_a_day_is_called_above_its_programme() -> None:
    assert ZH.day_name(JULY_30) == "7 月 30 日 星期五"
    assert EN.day_name(JULY_30) == "Friday, 30 July 2021"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_word(language: str) -> None:
    table, pattern = words(language), words("en")

    assert table.language == language
    for name, value in table._asdict().items():
        assert value or name == "months", name
    for name in ("types", "languages", "changes", "ticket"):
        assert list(getattr(table, name)) == list(getattr(pattern, name)), name
    assert (len(table.weekdays), len(table.short_weekdays)) == (7, 7)
    assert len(table.months) in (0, 12)
    assert bool(table.months) == ("{month}" in table.full_date_pattern)


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_have_the_fields_that_are_filled(language: str) -> None:
    """A pattern names what the Chinese one names; {n} of others may be told as {m}, and a month by name or figure."""
    for name, value in words(language)._asdict().items():
        if name.endswith("_pattern") and not name.startswith(("others", *_DATES)):
            assert _fields(value) == _fields(getattr(ZH, name)), name
    assert {"{name}"} < _fields(words(language).others_pattern)


_DATES = ("short_date", "full_date", "day_name", "day_mark", "one_month", "one_year", "years")


def _fields(pattern: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", pattern))


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_name_the_day_the_month_and_what_differs(language: str) -> None:
    table = words(language)
    first, last = datetime.date(2026, 12, 31), datetime.date(2027, 1, 1)
    shown = table.dates([first, last])

    assert all(part in shown for part in ("31", "2026", "2027"))
    assert "{" not in shown + table.day_name(first) + table.day_mark(last) + table.moment(first, "10:00")
    assert table.weekday(first) in table.day_name(first) or table.short_weekday(first) in table.day_name(first)
    assert table.moment(None, "10:00") == "10:00"


@pytest.mark.parametrize(
    ("language", "name", "mark", "run"),
    [
        ("zh-Hant", "5 月 1 日 星期六", "5 月 1 日 週六", "2027 年 4 月 30 日–5 月 1 日"),
        ("ja", "5月1日（土）", "5月1日（土）", "2027年4月30日–5月1日"),
        ("de", "Samstag, 1. Mai 2027", "Sa 1. Mai", "30. April – 1. Mai 2027"),
        ("fr", "samedi 1er mai 2027", "sam. 1er mai", "30 avril – 1er mai 2027"),
        ("es", "sábado, 1 de mayo de 2027", "sáb. 1 de mayo", "30 de abril – 1 de mayo de 2027"),
    ],
)
def test_dates_are_written_as_the_language_does(language: str, name: str, mark: str, run: str) -> None:
    table, day = words(language), datetime.date(2027, 5, 1)

    assert (table.day_name(day), table.day_mark(day)) == (name, mark)
    assert table.dates([day - datetime.timedelta(1), day]) == run


def test_traditional_words_have_no_simplified_characters() -> None:
    """A character that GB 2312 knows and Big5 does not is a simplified one."""
    told = "".join(_texts(words("zh-Hant")))

    assert [char for char in told if "\u4e00" <= char <= "\u9fff" and not _in_big5(char)] == []


def _texts(table: Words) -> list[str]:
    found: list[str] = []
    for value in table._asdict().values():
        found += (
            [value] if isinstance(value, str) else list(value) if isinstance(value, tuple) else list(value.values())
        )
    return found


def _in_big5(char: str) -> bool:
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def test_words_that_are_not_known_are_in_english_and_that_is_told() -> None:
    def told(language: str) -> list[str]:
        return [one.code for one in fixed_words(Agenda(Conference(language=language)))]

    assert told("fi") == ["words-in-english"]
    assert [told(language) for language in (*LANGUAGES, "en-GB", "zh-TW")] == [[]] * (len(LANGUAGES) + 2)
    assert spoken("fi") == "en"
