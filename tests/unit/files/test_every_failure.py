"""Writing, with every single call to the system failing once: old outputs are whole, no temporary is left."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import pytest

from progprint import files

NAMES = ("a.pptx", "b.pptx", "c.pptx")
OLD, NEW = b"old" * 1000, b"new" * 2000


class Sabotage:
    """Counts the calls that change the disk and lets the ``fatal``-th of them fail."""

    def __init__(self, patch: pytest.MonkeyPatch, fatal: int, trouble: BaseException) -> None:
        self.calls: list[str] = []
        self.fatal, self.trouble = fatal, trouble
        for name in ("open", "fdopen", "fsync", "replace", "fchmod"):
            patch.setattr(os, name, self._counted(name, getattr(os, name)))

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self.count(name)
            made = real(*arguments, **named)
            return _Halting(made, self) if name == "fdopen" else made

        return call

    def count(self, name: str) -> None:
        """One more call; the fatal one raises."""
        self.calls.append(name)
        if len(self.calls) == self.fatal:
            raise self.trouble


class _Halting:
    """A file that takes a part of what it is given, as a nearly full disk does."""

    def __init__(self, file: io.FileIO, sabotage: Sabotage) -> None:
        self.file, self.sabotage = file, sabotage

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, data: bytes) -> int:
        self.sabotage.count("write")
        return self.file.write(data[:2500])


def attempt(folder: Path, fatal: int, trouble: BaseException) -> tuple[list[str], object]:
    """Write three files over old ones with one call failing: the calls, and what came of it."""
    for name in NAMES:
        (folder / name).write_bytes(OLD)
    with pytest.MonkeyPatch.context() as patch:
        sabotage = Sabotage(patch, fatal, trouble)
        try:
            outcome: object = files.write_files([(folder / name, NEW) for name in NAMES])
        except BaseException as raised:  # noqa: BLE001  what is raised is looked at by the caller
            outcome = raised
    return sabotage.calls, outcome


def number_of_calls(folder: Path) -> int:
    calls, outcome = attempt(folder, 0, OSError())
    assert len(getattr(outcome, "value", ())) == len(NAMES)
    assert [NEW] * 3 == [(folder / name).read_bytes() for name in NAMES]
    assert {"open", "fdopen", "write", "fsync", "fchmod", "replace"} == set(calls)
    assert calls.count("write") > len(NAMES)
    return len(calls)


@pytest.mark.skipif(os.name == "nt", reason="counts the calls of POSIX systems")
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS])
def test_whichever_call_fails_every_file_is_old_or_new(tmp_path: Path, number: int) -> None:
    """Before the first file is replaced all are old; the diagnostic is of the surroundings; the next run succeeds."""
    total = number_of_calls(tmp_path)
    assert total > 15
    for fatal in range(1, total + 1):
        calls, outcome = attempt(tmp_path, fatal, OSError(number, os.strerror(number)))
        found = [(tmp_path / name).read_bytes() for name in NAMES]
        assert set(found) <= {OLD, NEW}
        if "replace" not in calls[:-1]:
            assert set(found) == {OLD}
        assert sorted(NAMES) == sorted(entry.name for entry in tmp_path.iterdir())
        failed = [diagnostic.code for diagnostic in getattr(outcome, "diagnostics", ())]
        assert set(failed) <= files.ENVIRONMENT_CODES
        if not failed:  # only what comes after the last file is in its place may fail unnoticed
            assert found == [NEW] * 3
        assert files.write_files([(tmp_path / name, NEW) for name in NAMES]).value is not None


@pytest.mark.skipif(os.name == "nt", reason="counts the calls of POSIX systems")
def test_a_signal_at_any_call_leaves_whole_files_and_no_litter(tmp_path: Path) -> None:
    """It goes on upwards; nothing is swallowed."""
    for fatal in range(1, number_of_calls(tmp_path) + 1):
        stop = KeyboardInterrupt(fatal)
        _, outcome = attempt(tmp_path, fatal, stop)
        assert outcome is stop
        assert {(tmp_path / name).read_bytes() for name in NAMES} <= {OLD, NEW}
        assert sorted(NAMES) == sorted(entry.name for entry in tmp_path.iterdir())
