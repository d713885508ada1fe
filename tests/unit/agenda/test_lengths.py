"""Lengths of talks as they are written: minutes, or none where hours and days cannot be told apart."""

from __future__ import annotations

import pytest

from progprint.agenda.lengths import read_length, three_fields


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("0:45", 45), ("00:50", 50), ("1:10", 70), ("26:00", 1560), ("0:35:00", 35), ("1:20:00", 80), ("40'", 40), ("40′", 40),
     ("40分钟", 40), ("40 分", 40), ("四十分钟", 40), ("半小时", 30), ("一个小时", 60), ("1小时30分", 90),
     ("1小时半", 90), ("一个半小时", 90),
     ("兩個半小時", 150),
     ("1.5h", 90), ("1,5 h", 90),
     ("1h30", 90), ("1h 30m", 90), ("90 min", 90), ("90 Min.", 90), ("2 hours", 120), ("1 hr 15 mins", 75),
     ("1 hour and 5 minutes", 65),
     ("1 Std 30 Min", 90), ("三刻钟", 45), ("PT45M", 45), ("PT1H30M", 90), ("P1DT2H", 1560), ("2 days", 2880), ("1天2小时",
     1560), ("45", 45),
     ("45.0", 45), ("0.03125", 45)],
)  # fmt: skip
def test_a_length_has_one_meaning(text: str, minutes: int) -> None:
    assert read_length(text) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "2",
        "1.5",
        "0:00",
        "1:75",
        "1:5",
        "long",
        "P",
        "PT",
        "30 s",
        "1:09:15",
        "1½h",
        "1小时半5分",
        "9999 days",
    ],
)
def test_what_may_be_two_lengths_is_none(text: str) -> None:
    assert read_length(text) is None


@pytest.mark.parametrize(
    ("texts", "three"),
    [
        (["0:45:00", "00:50", "1:20:00"], "clock"),
        (["1:45:00", "00:50"], "clock"),
        (["1:00:00", "2:00:00"], "clock"),
        (["1:09:15", "00:50"], "days"),
        (["1:20:00", "00:50"], ""),
        (["00:50"], ""),
    ],
)
def test_a_file_tells_what_three_fields_are(texts: list[str], three: str) -> None:
    """A middle field above 23 counts no hours of a day, and no programme has seconds."""
    assert three_fields(texts) == three


def test_three_fields_are_read_as_the_file_has_them() -> None:
    assert [read_length("1:09:15", three) for three in ("clock", "days", "")] == [None, 1995, 1995]
    assert [read_length("1:20:00", three) for three in ("clock", "days", "")] == [80, 2640, None]
    assert [read_length("1:45:00", three) for three in ("clock", "days", "")] == [105, None, 105]
