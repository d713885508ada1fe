"""Times, durations and dates: what is taken, and what is not taken because it could mean something else."""

from __future__ import annotations

import datetime

import pytest

from progprint.agenda.values import clock, narrow, parse_date, parse_dates, parse_duration, parse_time, parse_time_range

D30, D31 = datetime.date(2021, 7, 30), datetime.date(2021, 7, 31)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("9:30", 570), ("09:30", 570), ("00:00", 0), ("24:00", 1440), ("09:30:00", 570), (" 19:05 ", 1145)],
)
def test_a_time_is_hours_and_minutes(text: str, minutes: int) -> None:
    assert minutes == parse_time(text)


@pytest.mark.parametrize(
    "text",
    ["25:00", "24:01", "10:60", "9.30", "0930", "下午2:00", "10:00 PM", "-1:00", "09:30-10:15", "9:3", "", "09:30:15"],
)
def test_what_could_be_misread_is_no_time(text: str) -> None:
    assert parse_time(text) is None


@pytest.mark.parametrize("until", ["-", " - ", "–", "—", "——", "~", "～", "〜", "至", " 到 ", "－"])
def test_a_range_has_any_usual_mark_between(until: str) -> None:
    assert (570, 615) == parse_time_range(f"09:30{until}10:15")


@pytest.mark.parametrize("text", ["09:30", "09:30 10:15", "09:30-25:00", "09:30-10:15-11:00"])
def test_half_a_range_is_no_range(text: str) -> None:
    assert parse_time_range(text) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45min", 45),
        ("45 分钟", 45),
        ("45分", 45),
        ("1h", 60),
        ("1小时30分", 90),
        ("1h 30m", 90),
        ("1.5小时", 90),
        ("1小时半", 90),
        ("半小时", 30),
        ("2 hours", 120),
    ],
)
def test_a_duration_has_a_unit(text: str, minutes: int) -> None:
    assert minutes == parse_duration(text)


@pytest.mark.parametrize("text", ["45", "", "半", "0min", "25h", "1小时半30分", "min"])
def test_a_bare_number_is_no_duration(text: str) -> None:
    assert parse_duration(text) is None


@pytest.mark.parametrize(("minutes", "text"), [(570, "09:30"), (0, "00:00"), (1440, "24:00"), (1470, "00:30")])
def test_a_clock_shows_two_figures_each(minutes: int, text: str) -> None:
    assert text == clock(minutes)


@pytest.mark.parametrize("text", ["2021-07-30", "2021-7-30", "2021/07/30", "2021年7月30日", "2021 年 7 月 30 日"])
def test_a_date_has_the_year_first(text: str) -> None:
    assert parse_date(text) == D30


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30",
        "11-22-2026",
        "11/22/2026",
        "20261122",
        "0000-00-00",
        "2021-07/30",
        "7-30",
        "2021-13-01",
        "9999-12-31",
        "0001-01-01",
    ],
)
def test_other_orders_and_days_that_do_not_exist_are_no_dates(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2021-07-30 ~ 2021-07-31",
        "2021-07-30～2021-07-31",
        "2021-07-30 至 2021-07-31",
        "2021-07-30 - 2021-07-31",
        "2021-07-30, 2021-07-31",
        "2021-07-30、2021-07-31",
        "2021年7月30日至31日",
        "2021年7月30日-7月31日",
        "2021-07-30 ~ 31",
    ],
)
def test_days_are_a_range_or_a_list(text: str) -> None:
    assert (D30, D31) == parse_dates(text)


@pytest.mark.parametrize("text", ["2021-07-31 ~ 2021-07-30", "2021-07-30, 2021-07-30", "2021-01-01 ~ 2031-01-01", ""])
def test_days_ascend_and_are_not_too_many(text: str) -> None:
    assert parse_dates(text) is None


def test_full_width_figures_are_made_narrow() -> None:
    assert "09:30-10/15" == narrow("０９：３０－１０／１５")
