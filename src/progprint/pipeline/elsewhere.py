"""Units of work on an executor: threads, other processes, other machines.

    job ─ order ─▶ worker: the same job, prepared once ─┐
    unit ────────────────────────────────────────────────┴─▶ result, and digests of the files that it was made from

A worker is given the request and the text of the agenda; looks, fonts and photos it reads where the request names them. Its
result counts only if these files are the same there. What is not done, whatever the reason, is done here: so the
outputs are those of one process, and an executor can only make them sooner.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures import TimeoutError as Late
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from progprint import __version__, files, project
from progprint.core.diagnostic import Diagnostic, Outcome, error, note
from progprint.pipeline.decks import PRESENTATIONS
from progprint.pipeline.job import Findings, Job
from progprint.pipeline.parcels import Shared, UnlikeError, packed, shared, unpacked
from progprint.pipeline.stages import prepare

_ADDRESS = re.compile(r"dask://([\w.:\[\]-]+:\d{1,5})/?")
_PATIENCE = 5.0
"""Seconds to wait for a scheduler."""
T = TypeVar("T")


class Cluster(Executor):
    """The workers of a scheduler. What goes with every unit is sent to each of them once."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)
        self._order: tuple[bytes, Any] = (b"", None)

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """A unit of work; its first argument is the order."""
        order, *rest = args
        if self._order[0] != order:
            self._order = order, self._client.scatter(order, broadcast=True)
        future: Future[T] = self._executor.submit(fn, self._order[1], *rest, **kwargs)
        return future

    def is_deserted(self) -> bool:
        """Whether no worker is left."""
        try:
            return not self._client.scheduler_info(n_workers=1)["workers"]
        except Exception:  # noqa: BLE001  no scheduler is left either
            return True

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; it goes on without us."""
        del wait, cancel_futures
        with suppress(Exception):
            self._client.close(timeout=_PATIENCE)


@contextmanager
def opened(address: str) -> Iterator[Outcome[Executor]]:
    """The executor at an address, left again at the end.

    Errors: executor-address for an address of another form, missing-part where the package that it needs is not
    installed, executor-unreachable where nobody answers.
    """
    outcome = _opened(address)
    try:
        yield outcome
    finally:
        if outcome.value is not None:
            outcome.value.shutdown()


def _opened(address: str) -> Outcome[Executor]:
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return Outcome(None, (error("executor-address", text=address),))
    try:
        from distributed import Client
    except ModuleNotFoundError:
        return Outcome(None, (error("missing-part", None, "cluster", package="distributed"),))
    import logging

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what is to be said of lost workers we say
    try:
        client: Any = Client(f"tcp://{match[1]}", timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        if not client.scheduler_info(n_workers=1)["workers"]:
            client.close()
            return Outcome(None, (error("executor-unreachable", None, "empty", text=address),))
    except (OSError, ValueError) as trouble:
        return Outcome(None, (error("executor-unreachable", text=address, reason=str(trouble)),))
    return Outcome(Cluster(client))


Tools = TypeVar("Tools")
Unit = TypeVar("Unit")
Result = TypeVar("Result")
Read = tuple[tuple[str, str], ...]
"""Files by their names, each with the digest of its content."""
_PULSE = 1.0
"""Seconds after which a cluster is asked whether anybody is left to work."""
_PATHS = ("layout", "template", "theme", "icc", "people", "older")
"""Fields of a request that are, or may be, a path as typed, which begins at the working folder."""
_OURS = "progprint:"
"""Before names of files that ship with progprint, wherever it lies."""


class DoneUnit(NamedTuple):
    """A unit that a worker did: its result as a parcel, and what was read for it."""

    parcel: bytes
    read: Read


def spreading(executor: Executor) -> Callable[..., list[Any]]:
    """The way to do the units of one run on an executor. Its workers prepare a job for this run, once."""
    return partial(_spread, executor, os.urandom(8))


def _spread(
    executor: Executor,
    run: bytes,
    job: Job,
    make: Callable[[Job], Tools],
    work: Callable[[Tools, Unit], Result],
    units: Sequence[Unit],
    tools: Tools,
) -> list[Result]:
    """The results of ``work`` for all units, in their order. ``make`` gives a worker the tools that are ``tools`` here.

    Note: executor-lost, for units that were not done there.
    """
    things = _things(job)
    parcels = [packed(unit, things) for unit in units]
    known: dict[str, str] = {}
    made, lost = [], []
    futures: list[Future[DoneUnit] | None] = []
    try:
        futures += _handed_out(executor, _order(job, run), make, work, parcels)
        for number, (unit, future) in enumerate(zip(units, futures, strict=True)):
            job.progress("", number, len(units))
            try:
                done = _awaited(future, executor)
                _compare(done.read, known)
                made.append(unpacked(done.parcel, things))
            except Exception as trouble:  # noqa: BLE001  whatever it is, this process can do the unit
                lost.append(trouble)
                made.append(work(tools, unit))
                continue
            for name, _ in done.read:
                files.note_input(_path(name))
    finally:
        for one in futures:
            if one is not None:
                one.cancel()
    job.findings.all += _told(lost, len(units))
    return made


def _handed_out(
    executor: Executor, order: bytes, make: Any, work: Any, parcels: Sequence[bytes]
) -> Iterator[Future[DoneUnit] | None]:
    """The units on their way, one by one; None for one that is not taken."""
    for parcel in parcels:
        try:
            yield executor.submit(do, order, make, work, parcel)
        except Exception:  # noqa: BLE001  closed, or broken by the unit before
            yield None


def _awaited(future: Future[DoneUnit] | None, executor: Executor) -> DoneUnit:
    """The result of a unit. Raises whatever its worker raised, or TimeoutError where nobody is left to do it."""
    if future is None:
        raise UnlikeError("it takes no work")
    while True:
        try:
            return future.result(_PULSE if isinstance(executor, Cluster) else None)
        except Late:
            if future.done():  # just now, or its worker raised this
                return future.result()
            if isinstance(executor, Cluster) and executor.is_deserted():
                raise


def _compare(read: Read, known: dict[str, str]) -> None:
    """Raises UnlikeError for a file that a worker has read and that is another one here."""
    for name, digest in read:
        if name not in known:
            known[name] = _digest(_path(name))
        if known[name] != digest:
            raise UnlikeError(f"{_path(name).name} is another file there")


def _told(lost: Sequence[Exception], count: int) -> list[Diagnostic]:
    if not lost:
        return []
    names = ("" if isinstance(one, UnlikeError) else f"{type(one).__name__} " for one in lost)
    reasons = dict.fromkeys(f"{name}{one}".split("\n")[0].strip() for name, one in zip(names, lost, strict=True))
    return [note("executor-lost", None, count=len(lost), units=count, reason="; ".join(list(reasons)[:3]))]


# -- what a worker is given


def _order(job: Job, run: bytes) -> bytes:
    """All that a worker prepares its job from; of the environment nothing but the date that it sets for files.

    ``run`` tells runs apart: between two of them a photo may have changed that has the same name.
    """
    request, here = job.request, Path.cwd()
    named = {key: str(here / value) for key in _PATHS if (value := getattr(request, key)) and _is_path(key, value)}
    date = {key: value for key, value in request.environment.items() if key == "SOURCE_DATE_EPOCH"}
    start = (request.start or here).absolute()
    agenda = request.agenda.absolute() if request.agenda is not None else None
    plain = request._replace(start=start, agenda=agenda, environment=date, executor="", jobs="1")
    plain = plain._replace(**named)  # type: ignore[arg-type]
    return pickle.dumps((run, __version__, plain), pickle.HIGHEST_PROTOCOL)


def _is_path(key: str, value: str) -> bool:
    return key in project.FILES or project.is_path(value) or value.lower().endswith(PRESENTATIONS)


def _things(job: Job) -> Shared:
    return shared(dict(job.request.given), job.pictures)


# -- on the worker


class _Bench(threading.local):
    """The order that a thread works on, with all that it has prepared for it; no two threads share a font."""

    order: bytes = b""
    job: Job
    things: Shared
    tools: dict[object, Any]
    read: tuple[str, ...] = ()
    digests: dict[str, str]


_BENCH = _Bench()


def do(order: bytes, make: Callable[[Job], Tools], work: Callable[[Tools, Unit], Result], parcel: bytes) -> DoneUnit:
    """A unit done on a worker. Raises UnlikeError where it cannot give what the process that asks would give."""
    bench = _BENCH
    with files.apart():
        if bench.order != order:
            _prepare(bench, order)
        if make not in bench.tools:
            bench.tools[make] = make(bench.job)
            bench.read = tuple(dict.fromkeys((*bench.read, *files.inputs_of_run())))
        result = packed(work(bench.tools[make], unpacked(parcel, bench.things)), bench.things)
        named = dict.fromkeys((*bench.read, *files.inputs_of_run()))
        given = {str(bench.job.project.base.absolute() / Path(name).name) for name, _ in bench.job.request.given}
        digests = bench.digests
        digests |= {name: _digest(Path(name)) for name in named if name not in digests and name not in given}
    return DoneUnit(result, tuple((_name(name), digests[name]) for name in named if name in digests))


def _prepare(bench: _Bench, order: bytes) -> None:
    """Make a thread's job that of an order."""
    _, version, request = pickle.loads(order)  # noqa: S301  from the process that uses this worker
    if version != __version__:
        raise UnlikeError(f"progprint {__version__} is there, not {version}")
    bench.order = b""
    bench.job = prepare(request, Findings(request.strict))
    bench.things, bench.tools, bench.digests, bench.read = _things(bench.job), {}, {}, files.inputs_of_run()
    bench.order = order


def _name(path: str) -> str:
    """The name of a file, the same on all machines for one that ships."""
    for folder in ("layouts", "fonts", "content"):
        home = project.shipped_folder(folder)
        if Path(path).is_relative_to(home):
            return f"{_OURS}{folder}/{Path(path).relative_to(home).as_posix()}"
    return path


def _path(name: str) -> Path:
    if not name.startswith(_OURS):
        return Path(name)
    folder, _, rest = name.removeprefix(_OURS).partition("/")
    return project.shipped_folder(folder) / rest


def _digest(path: Path) -> str:
    """The digest of a file's content, "-" where there is none that can be read."""
    data = files.read_old(path)
    return hashlib.sha256(data).hexdigest() if data is not None else "-"
