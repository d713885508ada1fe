"""The door out: whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from progprint import files
from progprint.files import write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from progprint.core.diagnostic import Diagnostic


def codes(diagnostics: Sequence[Diagnostic]) -> list[str]:
    return [".".join(filter(None, (d.code, d.variant))) for d in diagnostics]


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_an_output_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    """Folders that are missing are made."""
    outcome = files.write_files([(tmp_path / "new" / "a.pdf", b"one")])
    assert (outcome.value, codes(outcome.diagnostics)) == ((tmp_path / "new" / "a.pdf",), [])
    assert (tmp_path / "new" / "a.pdf").read_bytes() == b"one"
    assert names(tmp_path / "new") == ["a.pdf"]


def test_an_old_output_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    old = tmp_path / "a.pdf"
    old.write_bytes(b"old")
    old.chmod(0o640)
    files.write_files([(old, b"new")])
    assert (old.read_bytes(), stat.S_IMODE(old.stat().st_mode)) == (b"new", 0o640)


def test_a_new_output_has_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    files.write_files([(tmp_path / "a.pdf", b"new")])
    assert (tmp_path / "a.pdf").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_reader_of_the_old_output_goes_on_seeing_it(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with path.open("rb") as reader:
        files.write_files([(path, b"new")])
        assert reader.read() == b"old"


def test_a_symbolic_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    target, link = tmp_path / "far" / "real.pdf", tmp_path / "link.pdf"
    target.write_bytes(b"old")
    link.symlink_to(target)
    files.write_files([(link, b"new")])
    assert (link.is_symlink(), target.read_bytes()) == (True, b"new")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full.quota"),
        (errno.EFBIG, "disk-full.limit"),
        (errno.EIO, "cannot-write"),
        (errno.EROFS, "cannot-write"),
    ],
)
@pytest.mark.parametrize("act", ["fsync", "replace"])
def test_a_failure_leaves_the_old_output_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str, number: int, expected: str
) -> None:
    """Whether the disk fails while writing or while replacing."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, act, fail)
    outcome = files.write_files([(path, b"new")])
    monkeypatch.undo()
    assert (outcome.value, codes(outcome.diagnostics)) == (None, [expected])
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["a.pdf"])
    assert {d.code for d in outcome.diagnostics} <= files.ENVIRONMENT_CODES


def test_an_interruption_leaves_the_old_output_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A signal that became an exception goes on upwards."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write_files([(path, b"new")])
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["a.pdf"])


def test_several_files_are_replaced_only_when_all_are_complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of two cannot be written: neither is changed."""
    for name in ("a.pptx", "b.pptx"):
        (tmp_path / name).write_bytes(b"old")
    synced = []
    real = os.fsync

    def full(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) == 2:
            raise OSError(errno.ENOSPC, "full")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    outcome = files.write_files([(tmp_path / name, b"new") for name in ("a.pptx", "b.pptx")])
    monkeypatch.undo()
    assert codes(outcome.diagnostics) == ["disk-full"]
    assert [(tmp_path / name).read_bytes() for name in names(tmp_path)] == [b"old", b"old"]
    assert files.write_files([(tmp_path / name, b"new") for name in ("a.pptx", "c.pptx")]).value is not None
    assert [(tmp_path / name).read_bytes() for name in names(tmp_path)] == [b"new", b"old", b"new"]


def test_a_folder_a_pipe_and_a_protected_file_are_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dir.pdf").mkdir()
    (tmp_path / "ro.pdf").touch(0o444)
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "ro.pdf")
    found = [files.write_files([(tmp_path / name, b"x")]).diagnostics for name in ("dir.pdf", "ro.pdf")]
    assert [codes(diagnostics) for diagnostics in found] == [["cannot-write.folder"], ["cannot-write.protected"]]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.pdf")
        assert codes(files.write_files([(tmp_path / "pipe.pdf", b"x")]).diagnostics) == ["cannot-write.special"]


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert codes(files.write_files([(tmp_path / "file" / "a.pdf", b"x")]).diagnostics) == ["cannot-write"]


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    """Only its own temporaries: names that merely look alike stay."""
    for name in (".progprint-123-0.part", "progprint-1-0.part", ".progprint-x.part"):
        (tmp_path / name).touch()
    files.write_files([(tmp_path / "a.pdf", b"x")])
    assert names(tmp_path) == [".progprint-x.part", "a.pdf", "progprint-1-0.part"]


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not locked there")
def test_a_folder_that_another_run_holds_is_waited_for_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    holder = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(holder, fcntl.LOCK_EX)
    monkeypatch.setattr(write, "_PATIENCE", 0.05)
    busy = files.write_files([(tmp_path / "a.pdf", b"x")])
    os.close(holder)
    free = files.write_files([(tmp_path / "a.pdf", b"x")])
    assert (codes(busy.diagnostics), codes(free.diagnostics)) == (["file-locked.busy"], [])


def test_a_run_that_is_killed_while_writing_leaves_the_old_output(tmp_path: Path) -> None:
    """kill -9 between writing and replacing, the worst moment; the next run sweeps what it left."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    code = (
        "import os, signal, sys; from pathlib import Path; from progprint import files\n"
        "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "files.write_files([(Path(sys.argv[1]), b'new')])"
    )
    source = Path(__file__).parents[3] / "src"
    run = subprocess.run([sys.executable, "-c", code, str(path)], env={"PYTHONPATH": str(source)}, check=False)
    assert (run.returncode, path.read_bytes(), len(names(tmp_path))) == (-9, b"old", 2)
    files.write_files([(path, b"new")])
    assert (path.read_bytes(), names(tmp_path)) == (b"new", ["a.pdf"])
