"""Promise 4 for git: a revision is read out of the project's own repository, whatever a stranger has written into it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from progprint import files

if TYPE_CHECKING:
    from tests.conftest import Run

pytestmark = pytest.mark.skipif(shutil.which("git") is None or os.name == "nt", reason="git is not installed")
AGENDA = "tracks: [{title: 海风, talks: [{title: 灯塔, speakers: [顾舟]}]}]\n"
PRIVATE = "tracks: [{title: 机密, talks: [{title: 外人不得看, speakers: [顾舟]}]}]\n"
SNAPSHOT = sys.modules["progprint.files.snapshot"]


def _git(place: Path, *words: str, told: str | None = None) -> str:
    made = ["git", "-C", str(place), "-c", "user.name=a", "-c", "user.email=a@b", *words]
    return subprocess.run(made, check=True, capture_output=True, text=True, input=told).stdout.strip()


def _repository(home: Path, text: str) -> Path:
    home.mkdir(parents=True)
    _git(home, "init", "-q")
    (home / "agenda.yaml").write_text(text, "utf-8")
    (home / "progprint.yaml").write_text("agenda: agenda.yaml\n", "utf-8")
    _git(home, "add", ".")
    _git(home, "commit", "-qm", "one")
    return home


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Somebody's repository beside the project."""
    return _repository(tmp_path / "secret", PRIVATE)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return _repository(tmp_path / "place", AGENDA)


def _file_of_git(place: Path, secret: Path) -> None:
    shutil.rmtree(place / ".git")
    (place / ".git").write_text(f"gitdir: {secret / '.git'}\n")


def _file_of_git_that_climbs(place: Path, _: Path) -> None:
    shutil.rmtree(place / ".git")
    (place / ".git").write_text("gitdir: ../secret/.git\n")


def _link_of_git(place: Path, secret: Path) -> None:
    shutil.rmtree(place / ".git")
    (place / ".git").symlink_to(secret / ".git")


def _store_inside_that_leads_out(place: Path, secret: Path) -> None:
    shutil.rmtree(place / ".git")
    (place / ".git").write_text("gitdir: store\n")
    shutil.copytree(secret / ".git", place / "store")
    shutil.rmtree(place / "store/objects")
    (place / "store/objects").symlink_to(secret / ".git/objects")


def _common(place: Path, _: Path) -> None:
    (place / ".git/commondir").write_text("../../secret/.git\n")


def _alternates(place: Path, secret: Path) -> None:
    (place / ".git/objects/info/alternates").write_text(f"# here\n{secret / '.git/objects'}\n")


def _alternates_spelled(place: Path, secret: Path) -> None:
    (place / ".git/objects/info/alternates").write_text(f'"{secret}/.g\\151t/objects"\n')


def _alternates_of_alternates(place: Path, secret: Path) -> None:
    (place / "more/info").mkdir(parents=True)
    (place / ".git/objects/info/alternates").write_text("../../more\n")
    (place / "more/info/alternates").write_text(f"{secret / '.git/objects'}\n")


def _linked(name: str) -> Callable[[Path, Path], None]:
    def change(place: Path, secret: Path) -> None:
        mine, theirs = place / ".git" / name, secret / ".git" / name
        if mine.is_dir():
            shutil.rmtree(mine)
        else:
            mine.unlink(missing_ok=True)
        mine.symlink_to(theirs)

    return change


def _linked_pack(place: Path, secret: Path) -> None:
    _git(secret, "gc", "-q")
    for pack in (secret / ".git/objects/pack").iterdir():
        (place / ".git/objects/pack" / pack.name).symlink_to(pack)


def _linked_twice(place: Path, secret: Path) -> None:
    (place / "step").symlink_to(secret / ".git/refs/heads")
    (place / ".git/refs/remotes").symlink_to(place / "step")


def _settings(text: str) -> Callable[[Path, Path], None]:
    def change(place: Path, secret: Path) -> None:
        with (place / ".git/config").open("a") as file:
            file.write(text.format(secret=secret / ".git/config"))

    return change


def _settings_of_settings(place: Path, secret: Path) -> None:
    (place / "team.conf").write_text(f'[includeIf "gitdir:**"]\n path = {secret / ".git/config"}\n')
    _settings("[include]\n path = ../team.conf\n")(place, secret)


STRAYS = {
    "gitdir": (_file_of_git, ".git"),
    "gitdir that climbs": (_file_of_git_that_climbs, ".git"),
    "link": (_link_of_git, ".git"),
    "store": (_store_inside_that_leads_out, "store/objects"),
    "commondir": (_common, ".git/commondir"),
    "alternates": (_alternates, ".git/objects/info/alternates"),
    "alternates, spelled": (_alternates_spelled, ".git/objects/info/alternates"),
    "alternates of alternates": (_alternates_of_alternates, "more/info/alternates"),
    "objects": (_linked("objects"), ".git/objects"),
    "HEAD": (_linked("HEAD"), ".git/HEAD"),
    "refs": (_linked("refs"), ".git/refs"),
    "packed-refs": (_linked("packed-refs"), ".git/packed-refs"),
    "config": (_linked("config"), ".git/config"),
    "logs": (_linked("logs"), ".git/logs"),
    "pack": (_linked_pack, ".git/objects/pack/"),
    "chain": (_linked_twice, ".git/refs/remotes"),
    "include": (_settings("[include]\n\tpath = {secret}\n"), ".git/config"),
    "include that climbs": (_settings("[include] path = ../../secret/.git/config\n"), ".git/config"),
    "include at home": (_settings('[INCLUDE]\n\tPath = "~/.netrc"\n'), ".git/config"),
    "include on one line": (_settings("[core][include]path={secret}\n"), ".git/config"),
    "include that is quoted": (_settings('[include]\n\tpath = "{secret}"  # ours\n'), ".git/config"),
    "include if": (_settings('[includeIf "onbranch:**"]\n\tpath = {secret}\n'), ".git/config"),
    "include of an include": (_settings_of_settings, ".git/config"),
}


@pytest.mark.parametrize("kind", STRAYS)
def test_what_leads_out_of_the_repository_is_named_before_git_reads_it(
    place: Path, secret: Path, progprint: Run, kind: str
) -> None:
    """The project's own revision is not read either: nobody can tell which of the two an answer would come from."""
    change, named = STRAYS[kind]
    change(place, secret)
    for revision in ("HEAD", _git(secret, "rev-parse", "HEAD")):
        done = progprint("diff", revision, "agenda.yaml", cwd=place)

        assert (done.returncode, "error[path-outside-project]" in done.stderr) == (2, True), done.stderr
        assert f"“{named}" in done.stderr
        assert "外人不得看" not in done.stderr + done.stdout


def test_a_linked_working_copy_is_refused_with_a_way_out(place: Path, tmp_path: Path, progprint: Run) -> None:
    _git(place, "worktree", "add", "-q", str(tmp_path / "linked"))
    done = progprint("diff", "HEAD", "agenda.yaml", cwd=tmp_path / "linked")

    assert (done.returncode, "git archive" in done.stderr) == (2, True), done.stderr
    assert progprint("diff", "HEAD", "agenda.yaml", cwd=place).returncode == 0, "the first copy holds the repository"


def test_a_repository_that_stays_at_home_is_read(place: Path, tmp_path: Path) -> None:
    """Links inside of it, hooks from elsewhere, settings of the team, a project below, a link to it, a store beside it."""
    (place / "team.conf").write_text("[core]\n abbrev = 9\n")
    _git(place, "config", "include.path", "../team.conf")
    (place / ".git/hooks/pre-commit").symlink_to("/bin/true")
    (place / ".git/refs/heads/same").symlink_to(place / ".git" / _git(place, "symbolic-ref", "HEAD"))
    (place / ".git/objects/info/alternates").write_text("# none\n\n")
    (place / "below/.git").mkdir(parents=True)
    (place / "below/b.yaml").write_text(AGENDA, "utf-8")
    _git(place, "add", ".")
    _git(place, "commit", "-qm", "two")
    (tmp_path / "shortcut").symlink_to(place)
    shutil.copytree(place, tmp_path / "apart")
    (tmp_path / "apart/.git").rename(tmp_path / "apart/store")
    (tmp_path / "apart/.git").write_text("gitdir: ./store\n")

    for folder, name in ((place, "agenda.yaml"), (tmp_path / "shortcut", "agenda.yaml"), (place / "below", "b.yaml"),
                         (tmp_path / "apart", "agenda.yaml")):  # fmt: skip
        with files.snapshot("HEAD", folder) as found:
            assert found.value is not None, (folder, found.diagnostics)
            assert (found.value / name).read_text("utf-8") == AGENDA


def test_the_person_may_name_a_repository(place: Path, secret: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(secret / ".git"))
    with files.snapshot("HEAD", place) as found:
        assert found.value is not None, found.diagnostics
        assert (found.value / "agenda.yaml").read_text("utf-8") == PRIVATE


def test_a_tree_without_end_is_left(place: Path) -> None:
    """A tree that holds the same tree many times, level upon level: 10^15 files out of a few kilobytes."""
    blob = _git(place, "hash-object", "-w", "agenda.yaml")
    tree = _git(place, "mktree", told="".join(f"100644 blob {blob}\tf{n}.yaml\n" for n in range(1000)))
    for _ in range(4):
        tree = _git(place, "mktree", told="".join(f"040000 tree {tree}\td{n}\n" for n in range(1000)))
    commit = _git(place, "commit-tree", "-m", "x", tree)
    began = time.monotonic()
    with files.snapshot(commit, place) as found:
        assert [(d.code, d.variant) for d in found.diagnostics] == [("git-failed", "many")]
    assert time.monotonic() - began < 20


def test_a_repository_of_too_many_files_is_left(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("progprint.files.repository._MANY", 10)
    with files.snapshot("HEAD", place) as found:
        assert [(d.code, d.variant) for d in found.diagnostics] == [("git-failed", "large")]
