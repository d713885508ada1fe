"""The git repository around a folder, and whether all of it lies where it seems to: git follows what a stranger wrote.

    folder ─ upwards ─▶ .git ─ links, gitdir, commondir, alternates, included settings ─▶ all inside? ─▶ git may be called

The bound is the folder that holds ``.git``. What leads out of it would let a stranger's project read another repository.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from progprint.files.inputs import real_path
from progprint.files.inside import is_inside
from progprint.files.read import is_file, is_folder, is_there, read_old

_UNREAD = frozenset({"hooks", "modules", "lfs", "annex", "rr-cache"})
"""Folders of ``.git`` that reading a revision does not look into; people do link hooks from elsewhere."""
_SETTINGS = frozenset({"config", "config.worktree"})
_BARE = ("HEAD", "objects", "refs")
_SHORT = 1_000_000
_MANY = 1_000_000
"""Most files of a repository that are looked at."""
Included = Callable[[Path], Sequence[str]]
"""The paths that a file of git's settings includes."""


class TooManyError(Exception):
    """The repository has more files than are looked at."""


class Repository(NamedTuple):
    """A repository: the folders that it may not leave, and its ``.git``, links not followed."""

    bounds: tuple[Path, ...]
    git: Path

    def stray(self, included: Included) -> str:
        """The part of it that leads out of its bounds, as a person would name it; "" if nothing does. May raise TooManyError."""
        found = next(_strays(self, included), None)
        return "" if found is None else os.path.relpath(found, self.bounds[0])


def repository_of(folder: Path) -> Repository | None:
    """The repository that git would find from a folder upwards, or that the person's GIT_DIR names; None if there is none."""
    named = os.environ.get("GIT_DIR")
    if named:
        git = Path(real_path(named))
        common = os.environ.get("GIT_COMMON_DIR")
        return Repository((git.parent, *([Path(real_path(common))] if common else [])), git)
    home = Path(real_path(folder))
    for level in (home, *home.parents):
        git = level / ".git"
        if (is_there(git) and not is_folder(git)) or is_there(git / "HEAD"):
            return Repository((level,), git)
        if all(is_there(level / name) for name in _BARE):
            return Repository((level,), level)
    return None


def _strays(place: Repository, included: Included) -> Iterator[Path]:
    """Whatever leads out, links followed; what leads to another part of the same folder is looked through as well."""
    todo, seen = [place.git], set[str]()
    while todo:
        at = todo.pop()
        real = real_path(at)
        if not is_inside(at, place.bounds):
            yield at
            continue
        if real in seen:
            continue
        seen.add(real)
        if is_folder(at):
            entries = islice(_entries(Path(real), at == place.git), _MANY + 1)
            for number, (path, is_link) in enumerate(entries):
                if number == _MANY:
                    raise TooManyError
                todo += [path] if is_link else []
                for target in _named(path, included):
                    if not is_inside(target, place.bounds):
                        yield path
                    elif is_folder(target):
                        todo.append(target)
        elif at == place.git:
            kept = at.parent / _line(at).removeprefix("gitdir:").strip()
            if not is_inside(kept, place.bounds):
                yield at
            todo.append(kept)


def _entries(folder: Path, is_top: bool) -> Iterator[tuple[Path, bool]]:
    """Everything below a folder, and whether it is a link; links are not followed, and folders of ``.git`` not read."""
    waiting = [folder]
    while waiting:
        at = waiting.pop()
        try:
            rows = list(os.scandir(at))
        except OSError:  # git cannot look into it either
            continue
        for row in rows:
            if is_top and at == folder and row.name in _UNREAD:
                continue
            is_link = row.is_symlink() or row.is_junction() if hasattr(row, "is_junction") else row.is_symlink()
            yield Path(row.path), is_link
            if not is_link and row.is_dir(follow_symlinks=False):
                waiting.append(Path(row.path))


def _named(path: Path, included: Included) -> Iterator[Path]:
    """The places that a file of a repository names: other stores of objects, the common folder, further settings."""
    if path.name == "alternates" and path.parent.name == "info":
        for line in (read_old(path, _SHORT) or b"").splitlines():
            text = os.fsdecode(line).strip()
            if text.startswith('"'):  # spelled with escapes: never written by hand, and nothing is guessed
                yield Path(path.anchor)
            elif text and not text.startswith("#"):
                yield path.parent.parent / text
    elif path.name == "commondir":
        yield path.parent / _line(path)
    elif path.name in _SETTINGS and is_file(path):
        yield from _settings(path, included, set())


def _settings(path: Path, included: Included, seen: set[str]) -> Iterator[Path]:
    """The files that settings include, and what these include."""
    seen.add(real_path(path))
    for name in included(path):
        target = Path(path.anchor) if name.startswith(("~", "%")) else path.parent / name
        yield target
        if is_file(target) and real_path(target) not in seen:
            yield from _settings(target, included, seen)


def _line(path: Path) -> str:
    return os.fsdecode(read_old(path, _SHORT) or b"").strip()
