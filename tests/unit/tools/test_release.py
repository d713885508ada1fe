"""A release: its notes are those of its version; the slow test builds and tries all of it."""

from __future__ import annotations

import importlib
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from progprint import __version__

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(ROOT / "tools")
    yield importlib.import_module("release")
    for name in ("release", "versions"):
        sys.modules.pop(name, None)


def test_the_version_is_that_of_the_program(release: ModuleType) -> None:
    assert release.version() == __version__


def test_notes_are_the_part_of_the_version(release: ModuleType) -> None:
    log = "# Changelog\n\n## 0.2.0 (2027-01-01)\n\nNew:\n\n- a thing\n  of two lines\n\n## 0.1.0\n\n- the first\n"
    assert release.notes(log, "0.2.0") == "New:\n\n- a thing of two lines\n"
    assert release.notes(log, "0.1.0") == "- the first\n"
    for absent in ("0.3.0", "0.2"):
        with pytest.raises(Exception, match=absent):
            release.notes(log, absent)


def test_what_is_not_committed_is_seen(release: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "ROOT", tmp_path)
    assert release.changed() is False
    (tmp_path / ".git").mkdir()
    for said, expected in ((" M README.md\n", True), ("", False)):
        monkeypatch.setattr(release.versions, "run", lambda *_, said=said: said)
        assert release.changed() is expected


def test_the_changelog_has_a_part_on_this_version(release: ModuleType) -> None:
    assert len(release.notes((ROOT / "CHANGELOG.md").read_text("utf-8"), __version__)) > 100


@pytest.mark.slow
def test_a_release_is_built_and_works() -> None:
    done = subprocess.run(
        [sys.executable, "tools/release.py"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=1800
    )
    assert done.returncode == 0, done.stderr
    (wheel,), (archive,) = (ROOT / "dist").glob("*.whl"), (ROOT / "dist").glob("*.tar.gz")
    size = f"{wheel.stat().st_size / 1e6:.0f} MB"
    assert [size in (ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh.md")] == [True, True]
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert {"progprint/_shipped/layouts/a5.yaml", "progprint/locale/examples/agenda.yaml"} <= inside
    assert {"progprint/locale/keys/look.yaml"} <= inside
    assert not [name for name in inside if name.startswith(("tests/", "tools/"))]
    with tarfile.open(archive) as sources:
        assert any(name.endswith("/fonts/NotoSansSC-Regular.ttf") for name in sources.getnames())
    assert (ROOT / "dist/NOTES.md").read_text("utf-8")
    assert len((ROOT / "dist/SHA256SUMS").read_text("utf-8").splitlines()) == 2
