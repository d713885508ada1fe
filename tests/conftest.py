"""What all tests share: tools that may be missing, and a way to run the program as its users do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
Run = Callable[..., subprocess.CompletedProcess[str]]

EXAMPLES = int(os.environ.get("EXAMPLES", "60"))
settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=EXAMPLES, database=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


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
    """Runs ``progprint`` in a process of its own, in an empty folder, in English and without colour."""

    def run(
        *arguments: str | Path, cwd: Path = tmp_path, python: tuple[str, ...] = (), **environment: str
    ) -> subprocess.CompletedProcess[str]:
        inherited = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
        settled = {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "PYTHONPATH": str(ROOT / "src"), **environment}
        return subprocess.run(
            [sys.executable, *python, "-m", "progprint", *map(str, arguments)],
            cwd=cwd,
            env=inherited | settled,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run
