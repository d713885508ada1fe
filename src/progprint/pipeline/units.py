"""Units of work on several processors: the same results, in the same order, as one after the other.

    units ─┬─ this process: its share ───────────────┐
           └─ forked processes: the others' ─ pickle ┴─▶ results in the order of the units

A unit is a deck or a kind of handout: a function of what was read before and of one plain value. A forked process has all
that was read already, so that only results cross over. Where a process ends without its results (it was killed, memory ran
out, its work raised), this one does that share itself: whatever is wrong is then reported as if there had been no other.
"""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Unit = TypeVar("Unit")
Result = TypeVar("Result")


def processors() -> int:
    """The number of processors that this process may use, where it is safe to fork: one elsewhere.

    macOS forks, but its system libraries may not be used in the fork; a process with threads may hold a lock for ever.
    """
    if not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def spread(work: Callable[[Unit], Result], units: Sequence[Unit], processes: int) -> list[Result]:
    """The results of ``work`` for all units, in their order, by at most this many processes; results must be picklable."""
    count = min(processes, len(units))
    if count < 2:
        return [work(unit) for unit in units]
    shares = [range(first, len(units), count) for first in range(count)]
    forked = [_Forked.start(work, [units[n] for n in share]) for share in shares[1:]]
    try:
        found = {n: work(units[n]) for n in shares[0]}
        for share, other in zip(shares[1:], forked, strict=True):
            results = other.results() or [work(units[n]) for n in share]
            found |= zip(share, results, strict=True)
    finally:
        for other in forked:
            other.end()
    return [found[n] for n in range(len(units))]


class _Forked(NamedTuple):
    """A process that works off a share, and the end of the pipe where its results arrive."""

    process: "BaseProcess"
    pipe: "Connection"

    @classmethod
    def start(cls, work: Callable[[Unit], Result], units: Sequence[Unit]) -> "_Forked":
        from multiprocessing import get_context

        context = get_context("fork")
        here, there = context.Pipe(duplex=False)
        sys.stdout.flush()
        sys.stderr.flush()  # what waits to be written would be written twice
        process = context.Process(target=_work_off, args=(work, units, there), daemon=True)
        process.start()
        there.close()
        return cls(process, here)

    def results(self) -> list[Result] | None:
        """The results, as soon as they are all there; None if the process ended without them."""
        with suppress(EOFError, OSError):
            found: list[Result] = self.pipe.recv()
            return found
        return None

    def end(self) -> None:
        """End the process, whether it is done or not, and let no trace of it stay."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


def _work_off(work: Callable[[Unit], Result], units: Sequence[Unit], pipe: "Connection") -> None:
    """The forked side. It is quiet: the process that waits for it says what is to be said, also of a signal to both."""
    import signal

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    with suppress(Exception):
        pipe.send([work(unit) for unit in units])
