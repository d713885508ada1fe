"""A program is one of the machine, never one of a project that somebody sent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from progprint.files import installed


@pytest.mark.parametrize("entry", ["", ".", "sub", "{here}", "{here}/sub/.."])
def test_the_working_folder_is_not_searched(entry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the search path calls it; the program of the machine is found behind it."""
    here, machine = tmp_path / "here", tmp_path / "bin"
    for folder in (here, here / "sub", machine):
        folder.mkdir()
        (folder / "draw.exe").write_text("#!/bin/sh\n", "utf-8")
        (folder / "draw.exe").chmod(0o755)
    monkeypatch.chdir(here)
    monkeypatch.setenv("PATH", entry.format(here=here))
    assert installed("draw.exe") is None
    monkeypatch.setenv("PATH", os.pathsep.join((entry.format(here=here), str(machine))))
    assert installed("draw.exe") == str(machine / "draw.exe")


def test_what_windows_finds_in_the_working_folder_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks there before it looks at the search path."""
    monkeypatch.setattr("shutil.which", lambda name, **_: os.path.join(os.curdir, name))  # noqa: PTH118
    assert installed("code.cmd") is None


def test_a_program_named_with_its_folder_is_the_user_s_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "edit.exe").write_text("#!/bin/sh\n", "utf-8")
    (tmp_path / "edit.exe").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    assert installed("./edit.exe") == "./edit.exe"
    assert installed("edit.exe") is None
