"""Warnings that are meant are silenced where they are, errors never; the shipped samples have no other warnings."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from progprint.core.diagnostic import Source, Span
from progprint.source.suppressions import as_typed, ignored, is_marked, speaking_lines

Run = Callable[..., Any]
NIGHT = """\
conference: {title: Harbour}
sessions:
  - title: Dance
    time: 20:30-00:30MARK
    room: Hall
"""


def _codes(result: Any) -> list[tuple[str, int | None]]:
    return [(d["code"], d["line"]) for d in json.loads(result.stdout)["diagnostics"]]


def _check(progprint: Run, folder: Path, text: str, *more: str) -> Any:
    (folder / "a.yaml").write_text(text, "utf-8")
    return progprint("check", "a.yaml", "--json", *more)


@pytest.mark.parametrize(
    "text",
    [
        NIGHT.replace("MARK", "  # progprint: ignore crosses-midnight"),
        NIGHT.replace("MARK", "  # progprint: 忽略 crosses-midnight"),
        NIGHT.replace("MARK", "  # Progprint：忽略 doubled-word，crosses-midnight"),
        NIGHT.replace("MARK", "").replace(
            "    time", "    # progprint: ignore zero-length, crosses-midnight\n    time"
        ),
        NIGHT.replace("MARK", "").replace("    time", "# progprint: ignore crosses-midnight\n    # we dance\n    time"),
    ],
)
def test_a_warning_is_silenced_by_a_comment(text: str, tmp_path: Path, progprint: Run) -> None:
    result = _check(progprint, tmp_path, text, "--strict")
    told = json.loads(result.stdout)
    assert result.returncode == 0
    assert "crosses-midnight" not in [d["code"] for d in told["diagnostics"]]
    assert [d["code"] for d in told["silenced"]] == ["crosses-midnight"]


def test_without_the_comment_it_is_told(tmp_path: Path, progprint: Run) -> None:
    result = _check(progprint, tmp_path, NIGHT.replace("MARK", ""), "--strict")
    assert result.returncode == 1
    assert ("crosses-midnight", 4) in _codes(result)


def test_a_comment_at_the_key_speaks_for_its_text(tmp_path: Path, progprint: Run) -> None:
    """But not for its neighbours, and a line of the text itself is no comment."""
    text = """\
conference: {title: 会}
sessions:
  - title: 甲
    summary: |  # progprint: ignore halfwidth-punctuation
      云,原生
    takeaways:
      - 甲,乙
  - title: 乙
    summary: |
      云,原生 # progprint: ignore halfwidth-punctuation
"""
    assert [line for code, line in _codes(_check(progprint, tmp_path, text)) if code == "halfwidth-punctuation"] == [
        7,
        9,
    ]


def test_the_settings_silence_everywhere(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "progprint.yaml").write_text("agenda: a.yaml\nignore: [crosses-midnight]\n", "utf-8")
    result = _check(progprint, tmp_path, NIGHT.replace("MARK", ""), "--strict")
    assert result.returncode == 0
    assert [d["line"] for d in json.loads(result.stdout)["silenced"]] == [4]
    assert progprint("pdf", "a.yaml", "-o", "a.pdf", "--strict").returncode == 0


def test_silences_that_are_wrong_are_told(tmp_path: Path, progprint: Run) -> None:
    text = NIGHT.replace("MARK", "  # progprint: ignore cross-midnight").replace(
        "Dance", "Dance  # progprint: ignore doubled-word"
    )
    result = _check(progprint, tmp_path, text + "  # progprint: silence it\n")
    told = {d["code"]: d for d in json.loads(result.stdout)["diagnostics"]}
    assert "crosses-midnight" in told["unknown-ignore"]["hints"][0] or "crosses-midnight" in told
    assert told["unused-ignore"]["line"] == 3
    assert told["unused-ignore"]["severity"] == "note"
    assert {d["line"] for d in json.loads(result.stdout)["diagnostics"] if d["code"] == "unknown-ignore"} == {4, 6}
    assert ("crosses-midnight", 4) in _codes(result)


def test_an_unused_silence_names_what_is_there(tmp_path: Path, progprint: Run) -> None:
    result = _check(progprint, tmp_path, NIGHT.replace("MARK", "  # progprint: ignore zero-length"))
    (unused,) = [d for d in json.loads(result.stdout)["diagnostics"] if d["code"] == "unused-ignore"]
    assert "crosses-midnight" in unused["hints"][0]


def test_errors_are_not_silenced(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "progprint.yaml").write_text("agenda: a.yaml\nignore: [bad-time]\n", "utf-8")
    text = NIGHT.replace("20:30-00:30MARK", "25:00  # progprint: ignore bad-time")
    result = _check(progprint, tmp_path, text)
    assert result.returncode == 2
    assert [code for code, _ in _codes(result)] == ["bad-time", "error-ignored", "error-ignored"]


def test_verbose_lists_what_is_silenced(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.yaml").write_text(NIGHT.replace("MARK", "  # progprint: ignore crosses-midnight"), "utf-8")
    told = progprint("check", "a.yaml", "-v").stderr
    assert "1 silenced" in told
    assert "a.yaml:4:11: warning[crosses-midnight]" in told
    assert "a.yaml:4" not in progprint("check", "a.yaml").stderr


def test_what_is_silenced_is_not_mended(tmp_path: Path, progprint: Run) -> None:
    text = "conference: {title: 会}\nsessions:\n  - title: 云,原生  # progprint: ignore halfwidth-punctuation\n  - title: 甲,乙\n"
    _check(progprint, tmp_path, text, "--fix")
    assert (tmp_path / "a.yaml").read_text("utf-8") == text.replace("甲,乙", "甲，乙")


def test_comments_are_found_where_they_stand() -> None:
    source = Source(
        "a",
        "title: 你好 # 照录\nbio: |  # as typed\n  x\n# progprint: ignore a, b\n\ntags:\n  - y # progprint: ignore\n",
    )
    assert [(one.code, one.line, one.span.place) for one in ignored(source)] == [
        ("a", 6, "a:4:21"),
        ("b", 6, "a:4:24"),
        ("", 7, "a:7:20"),
    ]
    assert as_typed(Span(source, 3, 3, 3, 4))
    assert not as_typed(Span(source, 7, 5, 7, 6))
    assert [*speaking_lines(Span(source, 7, 5, 7, 6))] == [7, 6]
    assert [is_marked(source.line(n)) for n in range(1, 8)] == [True, True, False, True, False, False, True]


def test_our_own_comments_are_no_lost_words(tmp_path: Path, progprint: Run) -> None:
    text = "conference: {title: 会}\nsessions:\n  - title: 你好,世界 # 照录\n  - title: 甲 # progprint: 忽略 doubled-word\n"
    assert "text-after-hash" not in [code for code, _ in _codes(_check(progprint, tmp_path, text))]


@pytest.mark.parametrize("name", ["content/agenda.yaml", "content/sample", "content/track"])
def test_the_samples_have_no_warning(name: str, root: Path, progprint: Run) -> None:
    """So that --strict serves in continuous integration; silences of theirs that silence nothing are told too."""
    result = progprint("check", root / name, "--strict", "--json")
    assert result.returncode == 0, result.stdout[:2000]
    assert "unused-ignore" not in [code for code, _ in _codes(result)]


@pytest.mark.parametrize("template", ["track", "conference"])
def test_what_init_writes_has_no_warning(template: str, tmp_path: Path, progprint: Run) -> None:
    assert progprint("init", "new", "--template", template).returncode == 0
    result = progprint("check", "--strict", cwd=tmp_path / "new")
    assert result.returncode == 0, result.stderr[:2000]
