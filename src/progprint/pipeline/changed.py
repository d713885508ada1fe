"""Digests of all that an output was made from: equal digests mean that making it again gives the same.

    every file that lies open in the project's folder, but for outputs ─┐
    what its run read beyond those, by name ────────────────────────────┴─▶ digest

All files count and not those alone that were read, because a file that comes to lie there may be found by the next run: a
look, a font, a picture of nearly the same name. What is hidden, or lies behind a link to a folder, counts once it was read.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import __version__, files

if TYPE_CHECKING:
    from progprint.pipeline.request import Request

_LARGE = 4_000_000
"""Files up to this size are read for the digest; of larger ones size and time of change stand for them."""
_MACHINE = ("environment", "start", "inside", "output", "jobs", "executor")
"""Fields of a request that belong to the machine or say where things lie."""


class Inputs:
    """The files of a project as they are when a run begins, so that a save while it runs is seen by the next one."""

    def __init__(self, root: Path, outputs: Sequence[str | Path]) -> None:
        self._root = root
        self._apart = [Path(output).absolute() for output in outputs]
        told = hashlib.sha256(f"{__version__} {os.environ.get('SOURCE_DATE_EPOCH', '')}".encode())
        self._listed = [path for path in files.list_files(root) if not self._is_output(path)]
        for path in self._listed:
            told.update(os.fsencode(path.relative_to(root).as_posix()))
            told.update(_content(path))
        self._told = told.hexdigest()

    def digest_of(self, request: Request, before: Mapping[str, object]) -> str:
        """The digest of an output today, if it was made as the manifest says."""
        names = before.get("beyond")
        return self._digest(request, [str(name) for name in names] if isinstance(names, list) else [])

    def facts_of(self, request: Request) -> dict[str, object]:
        """The entry in the manifest of an output that was just made."""
        beyond = self._beyond()
        digest = self._digest(request, beyond)
        return {"inputs": digest, "beyond": beyond} if beyond else {"inputs": digest}

    def _digest(self, request: Request, beyond: Sequence[str]) -> str:
        settings = {key: str(value) for key, value in request._asdict().items() if key not in _MACHINE}
        told = hashlib.sha256(f"{self._told} {json.dumps(settings, sort_keys=True)}".encode())
        for name in beyond:
            path = self._root / name
            told.update(os.fsencode(name))
            told.update(_content(path) if files.is_inside(path, (self._root,)) else b"?")
        return told.hexdigest()

    def _beyond(self) -> list[str]:
        """The names of what was read from the project's folder and does not lie open in it."""
        listed, root = {path.absolute() for path in self._listed}, self._root.absolute()
        named = (Path(name) for name in files.named_so_far())
        inside = (path for path in named if path.is_relative_to(root) and path not in listed)
        return sorted(path.relative_to(root).as_posix() for path in inside if not self._is_output(path))

    def _is_output(self, path: Path) -> bool:
        whole = path.absolute()
        return any(whole == one or one in whole.parents for one in self._apart)


def _content(path: Path) -> bytes:
    data = files.read_old(path, _LARGE)
    if data is not None:
        return hashlib.sha256(data).digest()
    try:
        status = path.stat()
    except (OSError, ValueError):
        return b"?"
    return f"{status.st_size} {status.st_mtime_ns}".encode()
