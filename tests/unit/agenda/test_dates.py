"""Dates as people, spreadsheets and programs write them; what half the world reads the other way round is none."""

from __future__ import annotations

import datetime

import pytest

from progprint.agenda.dates import Habit, habit_of, read_day, read_moment

DAY = datetime.date(2021, 7, 30)  # a Friday
WITH_YEAR = Habit("2021")


@pytest.mark.parametrize(
    "text",
    ["2021-07-30", "2021-7-30", "2021/7/30", "2021.07.30", "2021年7月30日", "2021 年 7 月 30 日（周五）", "20210730",
    "二〇二一年七月三十日",
     "30.07.2021", "30. 7. 2021", "30/07/2021", "07/30/2021", "7/30/21", "30 July 2021", "30th of July 2021",
     "July 30th, 2021", "Jul. 30, 2021",
     "Fri 30 Jul 2021", "Friday, 30 July 2021", "Fr, 30.07.2021", "30. Juli 2021", "2021-07-30 星期五", "2021/07/30(金)",
     "44407", "２０２１年７月３０日", "令和3年7月30日", "民國110年7月30日（周五）"],
)  # fmt: skip
def test_a_date_with_its_year(text: str) -> None:
    assert read_day(text) == (DAY, "", "", False)


@pytest.mark.parametrize(
    "text",
    ["7月30日", "7月30日（周五）", "七月三十日", "7/30", "30/7", "7-30", "30.7.", "30 July", "Jul 30th", "Fri 30 Jul"],
)
def test_a_date_without_a_year_takes_the_one_that_is_known(text: str) -> None:
    assert read_day(text, WITH_YEAR).date == DAY
    assert read_day(text, Habit(days=(datetime.date(2021, 8, 1),))).date == DAY
    assert read_day(text).date is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2021-07-30 09:30", "09:30"),
        ("2021-07-30T09:30", "09:30"),
        ("2021年7月30日（周五）下午2:00-2:45", "下午2:00-2:45"),
        ("Fri, Jul 30, 2021 2:00 PM", "2:00 pm"),
        ("44407.395833", "09:30"),
        ("2021-07-30 全天", "全天"),
        ("2021年7月30日周五十点", "10点"),
    ],
)
def test_what_stands_beside_a_date_is_handed_on(text: str, rest: str) -> None:
    assert read_day(text) == (DAY, rest, "", False)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [("07/08/2021", "ambiguous"), ("07/08", "year"), ("7月30日", "year"), ("2021年7月30日（周四）", "weekday"),
    ("Mon 30 Jul 2021", "weekday"),
     ("2021-07-30, 2021-07-31", "several"), ("2021-13-40", "none"), ("2021-02-30", "none"), ("Day 1", "none"), ("09:30",
     "none"), ("", "none"),
     ("30.07.21", "ambiguous")],
)  # fmt: skip
def test_why_a_text_is_no_date(text: str, doubt: str) -> None:
    found = read_day(text)

    assert (found.date, found.doubt) == (None, doubt)


@pytest.mark.parametrize(
    ("others", "day"),
    [
        (["30/07/2021"], datetime.date(2021, 8, 7)),
        (["07/30/2021"], datetime.date(2021, 7, 8)),
        (["2021-08-07"], datetime.date(2021, 8, 7)),
        (["2021-07-09", "2021-07-10"], datetime.date(2021, 7, 8)),
        (["07/09/2021"], None),
        (["30/07/2021", "07/30/2021"], None),
        (["读到了 30/07/2021 为止的一切" * 9], None),
    ],
)
def test_the_rest_of_a_file_decides(others: list[str], day: datetime.date | None) -> None:
    found = read_day("07/08/2021", habit_of(["07/08/2021", *others]))

    assert (found.date, found.inferred) == (day, day is not None)


def test_a_weekday_decides_too() -> None:
    assert read_day("Sat 07/08/2021").date == datetime.date(2021, 8, 7)
    assert read_day("07/08/2021（周四）").date == datetime.date(2021, 7, 8)


def test_chinese_dates_have_the_month_first() -> None:
    assert read_day("7/8", habit_of(["开幕"], "2021")).date == datetime.date(2021, 7, 8)
    assert read_day("7/8", habit_of(["Opening"], "2021")).doubt == "ambiguous"


def test_among_times_a_pair_of_numbers_is_no_date() -> None:
    assert [read_day(text, WITH_YEAR, among_times=True).date for text in ("9-10", "9/10", "44407")] == [
        None,
        None,
        None,
    ]


def test_days_may_be_counted_from_1904() -> None:
    assert read_day("42945", Habit(from_1904=True)).date == DAY


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2027-04-10T02:15:00Z", "2027-04-10T02:15:00+00:00"),
        ("2027-04-10T09:30:00.000+08:00", "2027-04-10T09:30:00+08:00"),
        ("2027-04-10 09:30:00 -0330", "2027-04-10T09:30:00-03:30"),
        ("2027-04-10T09:30", "2027-04-10T09:30:00"),
        ("2027-04-10 09:30:00 UTC", "2027-04-10T09:30:00+00:00"),
        ("20270410T093000Z", "2027-04-10T09:30:00+00:00"),
        ("2027-04-10T24:00", "2027-04-11T00:00:00"),
        ("2027-04-10", "2027-04-10"),
        ("2027-02-30", None),
        ("2027-04-10T25:00", None),
        ("9999-12-31T24:00", None),
        ("10:15", None),
        ("", None),
    ],
)
def test_moments_of_iso_8601(text: str, moment: str | None) -> None:
    found = read_moment(text)

    assert (found.isoformat() if found else None) == moment
