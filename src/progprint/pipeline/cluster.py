"""A Dask cluster as an executor, by its address: dask://HOST:PORT. The one door to ``distributed`` and to a network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from progprint.core.diagnostic import Outcome, error

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
