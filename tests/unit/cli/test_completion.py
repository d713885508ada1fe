"""What a shell offers behind Tab, and the scripts that ask for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]

AGENDA = """\
conference: {title: 大会, date: 2026-05-03}
rooms: [{id: north, name: 北厅}]
tracks:
  - id: storage
    title: 存储
    room: north
    talks: [{id: logs, title: 日志, time: 09:00-09:30}]
  - {id: streams, title: 流, talks: [{title: 水, time: 10:00-10:30}]}
"""


def offered(progprint: Run, typed: str) -> list[str]:
    """The words that bash is given for a line that ends at the cursor."""
    words = typed.split(" ")
    asked = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1), "_PROGPRINT_COMPLETE": "complete_bash"}
    done = progprint(**asked)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.fixture(autouse=True)
def project(tmp_path: Path) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts/house.yaml").write_text("extends: a5\n", "utf-8")
    (tmp_path / "progprint.yaml").write_text("agenda: a.yaml\n", "utf-8")
    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("progprint ex", ["export", "explain"]),
        ("progprint fonts ", ["list", "check", "show"]),
        ("progprint pdf --lay", ["--layout"]),
        ("progprint pdf --ui", ["--ui-lang"]),
        ("progprint pdf --layout ho", ["house"]),
        ("progprint pdf --theme in", ["ink"]),
        ("progprint pdf --impose 4", ["4up"]),
        ("progprint slides --template deck-d", ["deck-dark"]),
        ("progprint slides --track st", ["storage", "streams"]),
        ("progprint pdf --talk lo", ["logs"]),
        ("progprint pdf --room n", ["north"]),
        ("progprint pdf --day 2026", ["2026-05-03"]),
        ("progprint import --format op", ["open-event", "opass"]),
        ("progprint export frab-x", ["frab-xml"]),
        ("progprint explain bad-ti", ["bad-time", "bad-timezone"]),
    ],
)
def test_values_are_offered(progprint: Run, typed: str, expected: list[str]) -> None:
    """Of the project at hand, and of what ships."""
    assert sorted(offered(progprint, typed)) == sorted(expected)


def test_the_agenda_on_the_line_counts(progprint: Run, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(AGENDA.replace("storage", "stone"), "utf-8")
    assert offered(progprint, "progprint pdf b.yaml --track sto") == ["stone"]


def test_trouble_is_silent(progprint: Run, tmp_path: Path) -> None:
    """An agenda that cannot be read offers nothing, and says nothing."""
    (tmp_path / "a.yaml").write_text("tracks: [", "utf-8")
    assert offered(progprint, "progprint pdf --track ") == []
    assert offered(progprint, "progprint pdf --nonsense --layout ho") in ([], ["house"])


@pytest.mark.parametrize(
    ("shell", "expected"),
    [
        ("bash", "complete -o"),
        ("zsh", "#compdef progprint"),
        ("fish", "complete --command progprint"),
        ("powershell", "Register-ArgumentCompleter"),
    ],
)
def test_every_shell_has_its_script(progprint: Run, shell: str, expected: str) -> None:
    done = progprint("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert (done.returncode, expected in done.stdout) == (0, True), done.stderr


def test_it_is_installed_for_the_next_shell(progprint: Run, tmp_path: Path) -> None:
    done = progprint(
        "--install-completion", "bash", HOME=str(tmp_path), _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1"
    )
    assert done.returncode == 0, done.stderr
    assert "_PROGPRINT_COMPLETE" in (tmp_path / ".bash_completions/progprint.sh").read_text("utf-8")
