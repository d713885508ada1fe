"""The door in: regular files of sane size, and never a wait."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from progprint import files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from progprint.core.diagnostic import Diagnostic

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")


def codes(diagnostics: Sequence[Diagnostic]) -> list[str]:
    return [".".join(filter(None, (d.code, d.variant))) for d in diagnostics]


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: b\r\n")
    assert files.read_source(tmp_path / "a.yaml").value == b"\xef\xbb\xbfa: b\r\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("none.yaml", "missing-file"), (".", "not-a-file.folder"), ("x" * 300, "missing-file"), ("a\0b", "missing-file")],
)
def test_what_is_no_file_is_told(tmp_path: Path, name: str, expected: str) -> None:
    outcome = files.read_source(tmp_path / name)
    assert (outcome.value, codes(outcome.diagnostics)) == (None, [expected])


@needs_pipes
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    """Opening it would wait for a writer that never comes."""
    os.mkfifo(tmp_path / "pipe.yaml")
    assert codes(files.read_source(tmp_path / "pipe.yaml").diagnostics) == ["not-a-file"]


def test_a_device_is_never_read() -> None:
    assert codes(files.read_source(Path("/dev/zero")).diagnostics) in (["not-a-file"], ["missing-file"])


def test_more_than_sixteen_megabytes_are_refused(tmp_path: Path) -> None:
    """The limit itself is allowed; nothing is decoded before it is checked."""
    with (tmp_path / "big.yaml").open("wb") as file:
        file.truncate(files.MAX_SOURCE)
    assert not files.read_source(tmp_path / "big.yaml").diagnostics
    with (tmp_path / "big.yaml").open("ab") as file:
        file.write(b"\n")
    assert codes(files.read_source(tmp_path / "big.yaml").diagnostics) == ["file-too-large.file"]


def test_a_folder_gives_its_yaml_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Hidden files, other files, folders and the settings of the project are no part of the agenda."""
    for name in ("20-b.yaml", "10-a.yml", ".hidden.yaml", "notes.txt", "progprint.yaml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    outcome = files.read_folder(tmp_path)
    assert outcome.value == [
        (str(tmp_path / "10-a.yml"), b"10-a.yml"),
        (str(tmp_path / "20-b.yaml"), b"20-b.yaml"),
    ]


def test_all_trouble_of_a_folder_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    (tmp_path / "b.yaml").symlink_to(tmp_path / "nowhere")
    outcome = files.read_folder(tmp_path)
    assert (outcome.value, codes(outcome.diagnostics)) == (None, ["not-a-file.folder", "missing-file"])


def test_a_folder_without_yaml_and_no_folder_at_all_are_told(tmp_path: Path) -> None:
    assert codes(files.read_folder(tmp_path).diagnostics) == ["missing-file.no-yaml"]
    assert codes(files.read_folder(tmp_path / "none").diagnostics) == ["missing-file"]


def test_the_files_of_a_folder_share_one_limit(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(files.MAX_SOURCE // 2 + 1)
    assert codes(files.read_folder(tmp_path).diagnostics) == ["file-too-large.file"]
