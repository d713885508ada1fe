"""Units of work on several processors: the same results, in the same order, as one after the other.

    units ─ queue ─┬─ forked processes, at once ─────────── parcels ─┐
                   └─ this one, when it wants the results ───────────┴─▶ results in the order of the units

A unit is a deck, a kind of handout, a talk to be set: a function of what was read before and of one plain value. A forked
process has all that was read already, so that only results cross over. Each process takes the next unit that nobody has
taken. Where one ends without its results (it was killed, memory ran out, its work raised), this one does its units itself:
whatever is wrong is then reported as if there had been no other.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

from progprint import files

if TYPE_CHECKING:
    from progprint.core.raster import Raster
    from progprint.fonts.book import FontBook, Learnt
    from progprint.pipeline.parcels import Parcel


class Common:
    """The fonts and pictures of a run, in each of its processes."""

    def __init__(self, book: FontBook, pictures: Mapping[str, Raster]) -> None:
        self._book = book
        self._things = {("fonts", ""): book, **{("picture", one.digest): one for one in pictures.values()}}

    def parcel(self) -> Parcel:
        """A parcel for results."""
        from progprint.pipeline.parcels import Parcel

        return Parcel(self._things)

    def opened(self, data: bytes) -> Iterator[Any]:
        """The values of a parcel of another process."""
        from progprint.pipeline.parcels import opened

        return opened(data, self._things)

    def take_turns(self, number: int, count: int) -> None:
        """From now on this process is one of so many, which do not know what the others do."""
        self._book.take_turns(number, count)

    def learnt(self) -> tuple[Learnt, tuple[str, ...]]:
        """All that this process knows."""
        return self._book.learnt(), files.named_so_far()

    def learn(self, told: tuple[Learnt, tuple[str, ...]]) -> None:
        """Take over what another process knows; what it has read is an input of this run."""
        learnt, read = told
        self._book.learn(learnt)
        for name in read:
            files.note_input(Path(name))


Tell = Callable[[int, int], None]


def _nobody(_done: int, _count: int) -> None:
    """Nobody is told how far the work is."""


Unit = TypeVar("Unit")
Result = TypeVar("Result")
_MOST = 256
"""Runs of units in a queue: each is a byte in a pipe, which one process reads and no other."""
_ENDING = (signal.SIGINT, signal.SIGTERM)


def processors() -> int:
    """The number of processors that this process may use, where it is safe to fork: one elsewhere.

    macOS forks, but its system libraries may not be used in the fork; a process with threads may hold a lock for ever.
    """
    if not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:
        return 1
    own = len(os.sched_getaffinity(0))
    return min(own, files.processor_quota() or own)


@contextmanager
def spread(
    work: Callable[[Unit], Result], units: Sequence[Unit], processes: int, common: Common, tell: Tell = _nobody
) -> Iterator[Callable[[], list[Result]]]:
    """The results of ``work`` for all units, in their order, by at most this many processes; results must be picklable.

    They are there when called for: the others begin at once, while this process may do something else first. ``tell`` is
    called with the number of units that are taken, and of all.
    """
    count = min(processes, len(units))
    shift = _Shift(work, units, common, tell)
    if count < 2 or not hasattr(os, "fork"):
        yield lambda: [shift.do(n) for n in range(len(units))]
        return
    shift.open()
    try:
        for number in range(1, count):
            shift.fork(number, count)
        shift.common.take_turns(0, count)
        yield shift.results
    finally:
        shift.end()


class _Shift(Generic[Unit, Result]):
    """Units on a queue, from which this process and forked ones take them."""

    def __init__(self, work: Callable[[Unit], Result], units: Sequence[Unit], common: Common, tell: Tell) -> None:
        self.work, self.units, self.common, self.tell = work, units, common, tell
        self._forked: list[tuple[int, int]] = []
        self._runs = min(len(units), _MOST)
        self._queue = -1

    def open(self) -> None:
        """Put all units on the queue."""
        self._queue, there = os.pipe()
        os.write(there, bytes(range(self._runs)))
        os.close(there)

    def do(self, number: int) -> Result:
        """The result of a unit."""
        self.tell(number, len(self.units))
        return self.work(self.units[number])

    def _taken(self) -> Iterator[tuple[int, Result]]:
        """The results of the units that this process takes, each with its number."""
        count = len(self.units)
        while run := os.read(self._queue, 1):
            for n in range(run[0] * count // self._runs, (run[0] + 1) * count // self._runs):
                yield n, self.do(n)

    def fork(self, number: int, count: int) -> None:
        """Begin a process. A signal that comes just then ends it, or waits until this one has noted it."""
        here, there = os.pipe()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        try:
            process = os.fork()
            if not process:
                self._work_off(number, count, there)
            self._forked.append((process, here))
        except OSError:  # too many processes: those that there are do its part
            os.close(here)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            os.close(there)

    def _work_off(self, number: int, count: int, pipe: int) -> NoReturn:
        """The forked side. It is quiet: the process that waits for it says what is to be said, also of a signal to both."""
        try:
            for one in (*_ENDING, signal.SIGHUP):
                signal.signal(one, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
            self.common.take_turns(number, count)
            self.tell = _nobody
            parcel = self.common.parcel()
            for result in self._taken():
                parcel.add(result)
            parcel.add(self.common.learnt())
            with open(pipe, "wb") as there:
                there.write(parcel.data)
        finally:
            os._exit(0)

    def results(self) -> list[Result]:
        """The results of all units in their order; those that no other process has given are made here."""
        found: dict[int, Result] = {}
        with suppress(Exception):  # which is raised again below, when all units before it are done
            found.update(self._taken())
        for _, pipe in self._forked:
            with open(pipe, "rb", closefd=False) as there:
                data = there.read()
            with suppress(Exception):  # of a parcel that was cut off
                *results, learnt = self.common.opened(data)
                self.common.learn(learnt)
                found |= results
        return [found[n] if n in found else self.do(n) for n in range(len(self.units))]

    def end(self) -> None:
        """End the forked processes, whether they are done or not, and let no trace of them stay."""
        self.common.take_turns(0, 1)
        os.close(self._queue)
        for process, pipe in self._forked:
            os.close(pipe)
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)
