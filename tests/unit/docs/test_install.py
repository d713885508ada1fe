"""Installing as the README says, without make."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def table(name: str) -> dict[str, list[str]]:
    """The ways to install by their names: the commands to install, to run, to remove."""
    text = (ROOT / name).read_text("utf-8")
    rows = [
        line.strip("| ").split(" | ")
        for line in text.splitlines()
        if "`.venv" in line or "pipx install" in line or "uv tool" in line
    ]
    return {row[0]: re.findall(r"`([^`]+)`", " ".join(row[1:])) for row in rows if len(row) == 4}


def test_both_languages_tell_the_same_ways() -> None:
    english, chinese = table("README.md"), table("README.zh.md")
    assert len(english) == 5
    assert [*english.values()] == [*chinese.values()]


@pytest.mark.slow
def test_installing_without_make_works(tool: Callable[[str], str], tmp_path: Path) -> None:
    listed = subprocess.run(
        [tool("git"), "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for name in listed.split("\0"):
        if name and (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tmp_path / name)
    (install, run, remove) = next(row for row in table("README.md").values() if "-m venv" in row[0])
    lines = [install.replace("python3", sys.executable), f"{run} pdf content/agenda.yaml -o out/booklet.pdf"]
    for line in [*lines, f"{run} info --licences", remove]:
        done = subprocess.run([tool("bash"), "-ec", line], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (line, done.stderr)
    assert (tmp_path / "out/booklet.pdf").is_file()
    assert not (tmp_path / ".venv").exists()
