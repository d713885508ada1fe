"""What happens rarely: files that change while they are read, disks that lie, locks that are not there."""

from __future__ import annotations

import errno
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from progprint import files
from progprint.core.raster import Raster
from progprint.files import photos, read, write
from progprint.files.inside import read_inside


def test_a_disk_that_gives_back_something_else_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: b"?" if self.suffix == ".part" else real(self))
    outcome = files.write_files([(tmp_path / "a.pdf", b"new")])
    assert [(d.code, d.variant) for d in outcome.diagnostics] == [("cannot-write", "altered")]
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert real(tmp_path / "a.pdf") == b"old"


@pytest.mark.parametrize(("number", "written"), [(errno.ENOLCK, True), (errno.EIO, False)])
def test_a_file_system_without_locks_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, written: bool
) -> None:
    import fcntl

    def flock(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", flock)
    assert (files.write_files([(tmp_path / "a.pdf", b"new")]).value is not None) == written
    assert (tmp_path / "a.pdf").exists() == written


def test_the_owner_of_the_old_file_is_kept_where_it_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    given: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    monkeypatch.setattr(os, "fchown", lambda _, user, group: given.append((user, group)))
    assert files.write_files([(tmp_path / "a.pdf", b"new")]).value is not None
    status = (tmp_path / "a.pdf").stat()
    assert given == [(status.st_uid, status.st_gid)]


def test_a_file_that_grows_or_turns_into_something_else_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    with pytest.raises(read.TooLargeError):
        read.read_bytes(path, 4)
    real = os.fstat
    monkeypatch.setattr(
        os, "fstat", lambda descriptor: os.stat_result((0o100644, *list(real(descriptor))[1:6], 1, 0, 0, 0))
    )
    with pytest.raises(read.TooLargeError):
        read.read_bytes(path, 4)
    monkeypatch.setattr(os, "fstat", lambda descriptor: os.stat_result((0o010644, *list(real(descriptor))[1:10])))
    with pytest.raises(read.NotRegularError):
        read.read_bytes(path, 10)


def test_files_that_an_agenda_names_are_refused_with_their_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_bytes(b"x" * 10)
    monkeypatch.setattr("progprint.files.inside.MAX_SOURCE", 5)
    assert [d.code for d in read_inside(tmp_path, tmp_path, "a.md").diagnostics] == ["file-too-large"]

    def refused(*_: object) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("progprint.files.inside.read_bytes", refused)
    assert [d.code for d in read_inside(tmp_path, tmp_path, "a.md").diagnostics] == ["unreadable"]
    monkeypatch.setattr("progprint.files.photos.read_bytes", refused)
    assert [d.variant for d in files.open_photo(tmp_path, "a.md").diagnostics] == ["unreadable"]
    monkeypatch.setattr("progprint.files.read.read_bytes", refused)
    assert [d.code for d in files.read_source(tmp_path / "a.md").diagnostics] == ["unreadable"]


def test_a_folder_that_cannot_be_listed_has_no_similar_picture(tmp_path: Path) -> None:
    (outcome,) = files.open_photo(tmp_path, "gone/a.png").diagnostics
    assert (outcome.code, outcome.variant) == ("missing-photo", "")


def test_a_picture_that_needs_more_memory_than_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.new("RGB", (300, 300)).save(tmp_path / "a.png")

    def full(*_: object, **__: object) -> Raster:
        raise MemoryError

    monkeypatch.setattr(photos, "_cleaned", full)
    assert [d.code for d in files.open_photo(tmp_path, "a.png").diagnostics] == ["image-too-large"]


def test_damaged_orientation_and_profile_are_no_reason_to_lose_a_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (300, 300), "red").save(tmp_path / "a.jpg", icc_profile=b"no profile")
    assert files.open_photo(tmp_path, "a.jpg").value is not None

    def broken(_: object) -> None:
        raise SyntaxError

    monkeypatch.setattr(Image.Image, "getexif", broken)
    assert files.open_photo(tmp_path, "a.jpg").value is not None


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_revision_is_a_folder_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"]):
        (tmp_path / "a.yaml").write_text("a: b\n")
        subprocess.run(["git", "-C", str(tmp_path), *words], check=True)
    with files.snapshot("HEAD", tmp_path) as found:
        assert found.value is not None
        assert (found.value / "a.yaml").read_text() == "a: b\n"

    def trouble(revision: str) -> list[str]:
        with files.snapshot(revision, tmp_path) as found:
            assert found.value is None
            return [".".join(filter(None, (d.code, d.variant))) for d in found.diagnostics]

    assert trouble("--output=x") == trouble("nowhere") == ["missing-file.no-revision"]
    monkeypatch.setattr(sys.modules["progprint.files.snapshot"], "_LARGEST", 1)
    assert trouble("HEAD") == ["git-failed.large"]
    monkeypatch.setattr(shutil, "which", lambda _, **_more: None)
    assert trouble("HEAD") == ["git-failed.missing"]


def test_writing_nothing_is_no_error() -> None:
    assert write.write_files([]).value == ()


def test_a_folder_that_is_not_there_has_no_stamps(tmp_path: Path) -> None:
    assert files.stamps(tmp_path / "gone") == ()
    (tmp_path / "a").write_text("x")
    first = files.stamps(tmp_path)
    (tmp_path / "a").write_text("xy")
    assert len(first) == 1
    assert files.stamps(tmp_path) != first


@pytest.mark.parametrize(("mode", "flat"), [("RGB", True), ("RGB", False), ("L", True)])
def test_pictures_for_the_press_are_of_its_inks(tmp_path: Path, mode: str, flat: bool) -> None:
    """Photos become JPEG of four inks, flat art samples; what is grey stays grey."""
    picture = Image.new(mode, (300, 300), "red" if mode == "RGB" else 120)
    if not flat:
        samples = bytes(n * n * 31 // 7 % 256 for n in range(300 * 300 * 3))
        picture = Image.frombytes("RGB", (300, 300), samples)
    picture.save(tmp_path / "a.png")
    raster = files.open_photo(tmp_path, "a.png").value
    assert raster is not None
    profile = next((Path(__file__).parents[3] / "layouts/profiles").glob("*OGRA*.icc")).read_bytes()
    made = files.to_press(raster, profile)
    assert made.space == ("gray" if mode == "L" else "cmyk")
    assert made.encoding == ("raw" if flat else "jpeg")
    assert (made.digest == raster.digest) == (mode == "L")
    if made.encoding == "jpeg":
        assert Image.open(io.BytesIO(made.data)).mode == "CMYK"
