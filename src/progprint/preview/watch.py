"""Saves in a project's folders, told one by one; the door to watchfiles."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

_IGNORED = ("__pycache__", ".git", "node_modules", ".venv", ".idea", ".vscode")
_TEMPORARY = (".part", ".bak", "~", ".swp", ".swx", ".tmp", ".imported")
_QUIET_MS, _STEP_MS = 60, 20
"""A save is over when nothing happens for so long; programs write a file in several steps."""


def watched(folders: Sequence[Path], ignored: Sequence[Path], stop: threading.Event) -> Iterator[tuple[str, ...]]:
    """The paths that changed, each time after some did; ends when ``stop`` is set. ``ignored`` are folders of outputs."""
    import watchfiles

    outputs = [path.resolve() for path in ignored]

    def counts(_: object, name: str) -> bool:
        path = Path(name)
        if path.name.endswith(_TEMPORARY) or path.name.startswith((".progprint-", ".#", "#")):
            return False
        return not (set(path.parts) & set(_IGNORED) or any(path.is_relative_to(one) for one in outputs))

    changes = watchfiles.watch(
        *dict.fromkeys(path for path in folders if path.is_dir()),
        watch_filter=counts,
        debounce=_QUIET_MS,
        step=_STEP_MS,
        stop_event=stop,
        rust_timeout=400,
        yield_on_timeout=False,
        raise_interrupt=False,
    )
    for found in changes:
        yield tuple(sorted(path for _, path in found))


def follow(folders: Sequence[Path], ignored: Sequence[Path], stop: threading.Event, then: Callable[[], None]) -> None:
    """Call ``then`` after every save until ``stop`` is set."""
    for _ in watched(folders, ignored, stop):
        then()
