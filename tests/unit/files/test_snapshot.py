"""A revision out of git is read, and nothing of a stranger's repository is run, fetched, asked or followed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from progprint import files

if TYPE_CHECKING:
    from tests.conftest import Run

pytestmark = pytest.mark.skipif(shutil.which("git") is None or os.name == "nt", reason="git is not installed")
AGENDA = "tracks: [{title: 潮汐, talks: [{title: 第一讲, speakers: [林帆]}]}]\n"
SNAPSHOT = sys.modules["progprint.files.snapshot"]


def _git(place: Path, *words: str) -> str:
    made = ["git", "-C", str(place), "-c", "user.name=a", "-c", "user.email=a@b", *words]
    return subprocess.run(made, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A project below the top of a repository, with a commit."""
    home = tmp_path / "repository/home"
    (home / "content").mkdir(parents=True)
    _git(home.parent, "init", "-q")
    (home / "content/agenda.yaml").write_text(AGENDA, "utf-8")
    _git(home, "add", ".")
    _git(home, "commit", "-qm", "one")
    return home


def _found(revision: str, place: Path) -> tuple[dict[str, str], list[str]]:
    """The files of a revision, and the codes of what was found."""
    with files.snapshot(revision, place) as outcome:
        codes = [".".join(filter(None, (d.code, d.variant))) for d in outcome.diagnostics]
        if outcome.value is None:
            return {}, codes
        there = sorted(path for path in outcome.value.rglob("*") if path.is_file())
        return {str(path.relative_to(outcome.value)): path.read_text("utf-8") for path in there}, codes


def test_the_files_of_the_project_are_as_they_were(place: Path) -> None:
    (place / "content/agenda.yaml").write_text("changed", "utf-8")
    (place.parent / "beside.txt").write_text("x")
    (place / "空 格").write_text("x")
    _git(place.parent, "add", ".")
    _git(place, "commit", "-qm", "two")
    _git(place, "tag", "-am", "x", "v2")

    assert _found("HEAD^", place) == ({"content/agenda.yaml": AGENDA}, [])
    assert _found("v2", place) == ({"content/agenda.yaml": "changed", "空 格": "x"}, [])


def test_nothing_of_the_repository_s_settings_is_run(place: Path, tmp_path: Path, progprint: Run) -> None:
    """Filters, text conversion, export attributes, hooks, archive formats, the monitor of files, aliases, pagers."""
    ran = tmp_path / "ran"
    evil = f"touch {ran}; cat"
    (place / ".gitattributes").write_text("* filter=evil diff=evil export-subst\n", "utf-8")
    (place / "content/agenda.yaml").write_text(AGENDA + "# $Format:%H$\n", "utf-8")
    _git(place, "add", ".")
    _git(place, "commit", "-qm", "two")
    for key in ("filter.evil.smudge", "filter.evil.clean", "filter.evil.process", "diff.evil.textconv", "diff.external",
                "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "tar.zip.command",
                "tar.tar.command", "alias.cat-file", "alias.ls-tree", "credential.helper"):  # fmt: skip
        _git(place, "config", key, f"sh -c '{evil}'" if "filter" in key else f"!{evil}" if "alias" in key else evil)
    hooks = place.parent / ".git/hooks"
    for name in ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        (hooks / name).write_text(f"#!/bin/sh\n{evil}\n")
        (hooks / name).chmod(0o755)
    found, codes = _found("HEAD", place)
    done = progprint("diff", "HEAD", "content/agenda.yaml", cwd=place)

    assert (found["content/agenda.yaml"], codes) == (AGENDA + "# $Format:%H$\n", [])
    assert done.returncode == 0, done.stderr
    assert not ran.exists()


@pytest.mark.parametrize(
    "url", ["ext::sh -c touch% {ran}", "file://{origin}", "{origin}", "ssh://x.invalid/y", "evil::x"]
)
def test_a_partial_clone_fetches_nothing(place: Path, tmp_path: Path, url: str) -> None:
    """What it lacks is told; no transport is used, and no program of its settings."""
    _git(place, "config", "uploadpack.allowFilter", "true")
    clone, ran = tmp_path / "clone", tmp_path / "ran"
    origin = place.parent
    _git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{origin}", str(clone))
    _git(clone, "config", "remote.origin.url", url.format(ran=ran, origin=origin))
    _git(clone, "config", "remote.origin.uploadpack", f"touch {ran}; git-upload-pack")
    _git(clone, "config", "remote.origin.vcs" if url.startswith("evil") else "x.y", "evil")
    _git(clone, "config", "protocol.ext.allow", "always")
    _git(clone, "config", "core.sshCommand", f"touch {ran}; false")
    (clone / "home").mkdir()
    found, codes = _found("HEAD", clone / "home")

    assert (found, codes) == ({}, ["git-failed"])
    assert not ran.exists()


def test_links_and_odd_names_of_a_revision_lead_nowhere(place: Path, tmp_path: Path) -> None:
    """Links that stay inside are links, also over others; a tree that was made by hand has no way out."""
    (tmp_path / "secret").write_text("secret")
    (place / "deep/er").mkdir(parents=True)
    for name, target in (("same.yaml", "content/agenda.yaml"), ("out.yaml", "../../../secret"), ("deep/er/up", "../.."),
                         ("chain.yaml", "deep/er/up/../../../secret"), ("absolute.yaml", str(tmp_path / "secret"))):  # fmt: skip
        (place / name).symlink_to(target)
    _git(place, "add", ".")
    _git(place, "commit", "-qm", "two")
    found, codes = _found("HEAD", place)
    assert (set(found), codes) == ({"content/agenda.yaml", "same.yaml"}, [])

    blob = _git(place, "hash-object", "-w", "content/agenda.yaml")
    rows = b"".join(
        b"100644 %s\0%s" % (name, bytes.fromhex(blob)) for name in (b"..", b".git", b"a\\..\\b", b"good.yaml")
    )
    made = subprocess.run(["git", "-C", place, "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
                          input=rows, capture_output=True, check=True)  # fmt: skip
    tree = made.stdout.decode().strip()
    commit = _git(place, "commit-tree", "-m", "x", tree)
    assert _found(commit, place.parent) == ({"good.yaml": AGENDA}, [])


@pytest.mark.parametrize("script", ["sleep 60", "sleep 60 & wait", "trap '' TERM; sleep 60"])
def test_a_git_that_does_not_answer_is_left(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    _pretend(tmp_path, monkeypatch, script)
    monkeypatch.setattr(SNAPSHOT, "_PATIENCE", 0.3)
    began = time.monotonic()
    assert _found("HEAD", place) == ({}, ["git-failed.slow"])
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("script", ["exit 1", "echo nonsense", "kill -9 $$", "echo fatal: odd >&2; exit 128"])
def test_a_git_that_answers_nonsense_is_told(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    _pretend(tmp_path, monkeypatch, script)
    found, codes = _found("HEAD", place)
    assert found == {}
    assert codes in (["git-failed"], ["missing-file.no-revision"])


def test_a_git_in_the_project_is_not_run(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows looks into the working folder first, and a PATH may name it."""
    _pretend(place, monkeypatch, f"touch {tmp_path}/ran")
    assert _found("HEAD", place) == ({}, ["git-failed.missing"])
    assert not (tmp_path / "ran").exists()


def _pretend(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    (folder / "bin").mkdir()
    (folder / "bin/git").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}:/usr/bin:/bin")


def _statuses(progprint: Run, place: Path, revisions: Sequence[str], **environment: str) -> list[int]:
    return [
        progprint("diff", revision, "content/agenda.yaml", cwd=place, **environment).returncode
        for revision in revisions
    ]


def test_no_trouble_with_git_is_a_bug(place: Path, tmp_path: Path, progprint: Run) -> None:
    """Revisions that are none, a folder that is no repository, a damaged one, and no git at all."""
    odd = (
        "nowhere",
        "--output=x",
        "HEAD^{tree}:x",
        "HEAD:nowhere.yaml",
        "HEAD~9",
        "@{-1}",
        ":/none",
        "HEAD^{blob}",
        "a..b",
        "^HEAD",
    )
    assert set(_statuses(progprint, place, odd)) == {2}
    assert _statuses(progprint, place, ["HEAD", "HEAD:content/agenda.yaml"]) == [0, 0]
    assert _statuses(progprint, place, ["HEAD"], PATH=str(tmp_path)) == [3]
    (tmp_path / "now.yaml").write_text(AGENDA, "utf-8")
    assert set(_statuses(progprint, place, [f"HEAD:{tmp_path}/now.yaml", "HEAD:../../now.yaml"])) == {2}
    shutil.rmtree(place.parent / ".git/objects")
    assert set(_statuses(progprint, place, ["HEAD"])) <= {2, 3}
    shutil.rmtree(place.parent / ".git")
    done = progprint("diff", "HEAD", "content/agenda.yaml", cwd=place)
    assert (done.returncode, "git repository" in done.stderr) == (2, True)
