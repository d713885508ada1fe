"""Streams, languages and exit statuses."""

from __future__ import annotations

import io

import pytest

from progprint.cli.console import Console, colored, language_of, status_of
from progprint.core.diagnostic import Diagnostic, error, note, warning


@pytest.mark.parametrize(
    ("found", "strict", "expected"),
    [
        ([], False, 0),
        ([note("x")], True, 0),
        ([warning("x")], False, 0),
        ([warning("x")], True, 1),
        ([error("x"), warning("y")], True, 2),
        ([error("disk-full"), error("x")], False, 3),
        ([warning("disk-full")], False, 0),
    ],
)
def test_the_status_is_that_of_the_worst_finding(found: list[Diagnostic], strict: bool, expected: int) -> None:
    """0 written, 1 strict, 2 refused, 3 surroundings."""
    assert expected == status_of(found, strict=strict)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_MESSAGES": "zh_TW", "LANG": "en_GB"}, "zh"),
        ({"LC_ALL": "", "LANG": "zh"}, "zh"),
    ],
)
def test_the_language_follows_the_locale(environment: dict[str, str], expected: str) -> None:
    """LC_ALL before LC_MESSAGES before LANG, empty ones skipped."""
    assert expected == language_of("", environment)


def test_what_is_asked_for_beats_the_locale() -> None:
    """--ui-lang en on a Chinese system."""
    assert language_of("en", {"LANG": "zh_CN.UTF-8"}) == "en"


def test_colour_is_for_terminals_unless_said_otherwise() -> None:
    """No escape codes into files; NO_COLOR is heard; --color always is obeyed."""
    stream = io.StringIO()
    assert [False, True] == [colored(when, {}, stream) for when in ("auto", "always")]
    stream.isatty = lambda: True  # type: ignore[method-assign]
    assert [True, False, False, False] == [
        colored("auto", {}, stream),
        colored("auto", {"NO_COLOR": "1"}, stream),
        colored("auto", {"TERM": "dumb"}, stream),
        colored("never", {}, stream),
    ]


def test_no_progress_is_drawn_when_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    """stderr of a run in a pipe holds findings only."""
    console = Console("en")
    console.stage("read")
    console.clear()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("language", "told"), [("en", "30/40, about 4 s left"), ("zh", "30/40，约剩 4 秒")])
def test_a_long_stage_says_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    """Not within its first seconds, and from the beginning again with the next stage."""
    now = [100.0]
    monkeypatch.setattr("progprint.cli.console.monotonic", lambda: now[0])
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    console = Console(language)
    console.stage("compose")
    now[0] += 1.0
    console.stage("", 20, 40)
    assert "20/40" not in capsys.readouterr().err
    now[0] += 10.0
    console.stage("", 30, 40)
    assert capsys.readouterr().err.endswith(told)
    console.stage("write")
    assert "/40" not in capsys.readouterr().err
