"""What all tests share: tools that may be missing, and a way to run the program as its users do."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from pkgutil import resolve_name

import pytest
from hypothesis import settings
from tests import running
from tests.effort import THOROUGH
from tests.once import OPENERS, Once

Run = Callable[..., running.Done]

EXAMPLES = int(os.environ.get("EXAMPLES") or ("200" if THOROUGH else "25"))
settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=EXAMPLES, database=None)
settings.load_profile("repeatable")
gc.set_threshold(
    100_000, 50, 50
)  # the program itself runs without a collector; here it would look at all that tests keep


@pytest.fixture(scope="session", autouse=True)
def _opened_once() -> Iterator[None]:
    """Templates and looks that ship are most of a small run, which tests of the command line make by the hundred."""
    with pytest.MonkeyPatch.context() as patch:
        for name in OPENERS:
            patch.setattr(name, Once(resolve_name(name)))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return running.ROOT


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """Finds a program that only tests need: missing means a skip here, and a failure where CI is set."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            message = f"{name} is not installed; .ci/run installs it"
            if os.environ.get("CI"):
                pytest.fail(message)
            pytest.skip(message)
        return path

    return find


@pytest.fixture
def progprint(tmp_path: Path) -> Run:
    """Runs ``progprint`` in this process, in an empty folder; what it ends with is that of a process."""

    def run(*arguments: str | Path, cwd: Path = tmp_path, **environment: str) -> running.Done:
        return running.here(cwd, tuple(map(str, arguments)), environment)

    return run


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """The same in a process of its own, for what only a process has: its start, its streams, its bytes twice."""

    def run(
        *arguments: str | Path, cwd: Path = tmp_path, python: tuple[str, ...] = (), **environment: str
    ) -> running.Done:
        return running.apart(cwd, tuple(map(str, arguments)), environment, python)

    return run
