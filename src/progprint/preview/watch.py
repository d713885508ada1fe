"""Saves of what a project reads, told one by one; the door to watchfiles.

files that were read ─┐                            ┌─ a save of one of them, or of anything in a tree ─▶ told
trees of looks, fonts ┼─▶ their folders ─ watchfiles ┤
a folder of an agenda ┘   (each by itself)          └─ whatever else lies there: outputs, node_modules … ─▶ not told
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

_TEMPORARY = (".part", ".bak", "~", ".swp", ".swx", ".tmp", ".imported")
_QUIET_MS, _STEP_MS, _PAUSE_MS = 60, 20, 1000
"""A save is over when nothing happens for so long, as programs write a file in several steps; when to ask what is read."""


class Sources(NamedTuple):
    """Paths that are read, links followed: single files, folders in which everything is, and folders of which the YAML is."""

    files: frozenset[str]
    trees: frozenset[str] = frozenset()
    agendas: frozenset[str] = frozenset()

    def folders(self) -> frozenset[str]:
        """The folders to watch, each by itself; of what is not there yet the nearest that is."""
        wanted = {os.path.dirname(path) for path in (*self.files, *self.trees)}  # noqa: PTH120  texts are compared
        for tree in self.trees:
            wanted.update(place for place, _, _ in os.walk(tree))
        return frozenset(map(_nearest, wanted | self.agendas))

    def concerns(self, path: str, *, new: bool) -> bool:
        """Whether a save of a path is one of what is read; a folder that is new counts if something of it is."""
        if path.endswith(_TEMPORARY) or os.path.basename(path).startswith((".progprint-", ".#", "#")):  # noqa: PTH119
            return False
        whole = Path(path)
        return (
            path in self.files
            or (whole.suffix.lower() in (".yaml", ".yml") and str(whole.parent) in self.agendas)
            or any(whole.is_relative_to(tree) for tree in self.trees)
            or (new and any(one.startswith(path + os.sep) for one in (*self.files, *self.trees)))
        )

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Size and time of change of each single file that is there."""
        return {path: stamp for path in self.files if (stamp := _stamp(path)) is not None}


def _nearest(folder: str) -> str:
    while not os.path.isdir(folder) and os.path.dirname(folder) != folder:  # noqa: PTH112, PTH120
        folder = os.path.dirname(folder)  # noqa: PTH120
    return folder


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns


def watched(sources: Callable[[], Sources], stop: threading.Event) -> Iterator[tuple[str, ...]]:
    """The paths that changed, each time after some did; ends when ``stop`` is set.

    ``sources`` is asked again after each pause, because what is read changes with what it says.
    """
    import watchfiles

    before: dict[str, tuple[int, int]] = {}
    while not stop.is_set():
        now = sources()
        folders = now.folders()

        def counts(change: watchfiles.Change, path: str, now: Sources = now) -> bool:
            return now.concerns(path, new=change is watchfiles.Change.added)

        changes = watchfiles.watch(
            *sorted(folders),
            recursive=False,
            watch_filter=counts,
            debounce=_QUIET_MS,
            step=_STEP_MS,
            stop_event=stop,
            rust_timeout=_PAUSE_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
        )
        missed = before
        for found in changes:
            after = now.stamps() if missed else {}
            paths = {path for _, path in found} | {path for path, stamp in missed.items() if after.get(path) != stamp}
            missed = {}
            if paths:
                yield tuple(sorted(paths))
            if sources() != now or now.folders() != folders:
                before = now.stamps()  # what is saved before the next watch has begun is seen by these
                break


def follow(sources: Callable[[], Sources], stop: threading.Event, then: Callable[[], None]) -> None:
    """Call ``then`` after every save until ``stop`` is set."""
    for _ in watched(sources, stop):
        then()
