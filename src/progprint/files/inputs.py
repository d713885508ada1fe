"""Inputs that a run has read or was told of: none of it, under whatever name, becomes an output of that run.

    read ─▶ note_input ─┐
    agenda's names ─────┴─▶ inputs ◀─┬─ the door out
    written ─▶ note_outputs ─▶ outputs ◀─┘

Paths are kept, not what the system knows of the files: a file that is saved anew is still the same input.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

Marks = frozenset[str | tuple[int, int]]


class _Run:
    """The paths of one run, links followed, in the order in which they were met.

    ``named`` are those of the inputs as they were asked for: a link among their folders may lead elsewhere tomorrow.
    """

    def __init__(self) -> None:
        self.inputs: dict[str, None] = {}
        self.named: dict[str, None] = {}
        self.outputs: dict[str, None] = {}


_SO_FAR = _Run()
"""All that this process has read, in any run."""
_RUN: ContextVar[_Run | None] = ContextVar("run", default=None)


@contextmanager
def one_run() -> Iterator[None]:
    """A run with inputs and outputs of its own; inside of another one it is a part of that. Outside nothing is refused."""
    if _RUN.get() is not None:
        yield
        return
    with apart():
        yield


@contextmanager
def apart() -> Iterator[None]:
    """A run of its own, also inside of another one: what is read for one unit of work is told from all else."""
    token = _RUN.set(_Run())
    try:
        yield
    finally:
        _RUN.reset(token)


def note_input(path: Path) -> None:
    """Remember a file that is read, or that the agenda or the settings name."""
    real, named = real_path(path), os.path.abspath(path)  # noqa: PTH100  links stay
    for run in (_SO_FAR, _RUN.get()):
        if run is not None:
            run.inputs[real] = None
            run.named[named] = None


def note_outputs(paths: Iterable[Path]) -> None:
    """Remember files that a run has written."""
    run = _RUN.get()
    if run is not None:
        run.outputs.update(dict.fromkeys(map(real_path, paths)))


def is_input(path: Path) -> bool:
    """Whether a path leads to a file that this run has read, by whatever name or link."""
    return not inputs().isdisjoint(marks(path))


def inputs() -> Marks:
    """The marks of all that this run has read."""
    run = _RUN.get()
    return _marks(run.inputs) if run is not None else frozenset()


def outputs() -> Marks:
    """The marks of all that this run has written."""
    run = _RUN.get()
    return _marks(run.outputs) if run is not None else frozenset()


def _marks(paths: Iterable[str]) -> Marks:
    return frozenset(mark for path in tuple(paths) for mark in marks(path))


def inputs_of_run() -> tuple[str, ...]:
    """Everything that this run has read or was told of, by the names that were asked for."""
    run = _RUN.get()
    return tuple(run.named) if run is not None else ()


def marks(path: str | Path) -> Marks:
    """By what a file is known: its path with links followed, and what the system knows it by, whichever name it has.

    So a hard link is the same file, and a spelling that the system does not tell apart.
    """
    real = real_path(path)
    try:
        status = os.stat(real)  # noqa: PTH116  a text is at hand
    except (OSError, ValueError):
        return frozenset((real,))
    return frozenset((real, (status.st_dev, status.st_ino)))


def inputs_so_far() -> tuple[Path, ...]:
    """Everything that this process has read or was told of."""
    return tuple(map(Path, tuple(_SO_FAR.inputs)))


def named_so_far() -> tuple[str, ...]:
    """The same by the names that were asked for, links not followed."""
    return tuple(_SO_FAR.named)


def real_path(path: str | Path) -> str:
    """The path with links followed; as it is if no file can have such a name."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)
