"""The program as its users call it: in this process, which is quick, or in one of its own where the process is tested.

Both start in an empty folder, in English, without colour and without a word on standard input.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from progprint import __main__ as entry
from progprint.files import read

ROOT = Path(__file__).resolve().parents[1]
SETTLED = {"LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
UNSETTLED = ("LC_", "LANG", "PYTHON", "PROGPRINT")
"""Beginnings of variables that would let the machine have a say."""

NONE: Mapping[str, str] = MappingProxyType({})

Done = subprocess.CompletedProcess[str]


def here(folder: Path, words: tuple[str, ...], variables: Mapping[str, str] = NONE) -> Done:
    """A run in this process: everything but the start of Python and its end."""
    done = streamed(folder, words, b"", variables)
    out, err = (data.decode("utf-8").replace("\r\n", "\n") for data in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(words, done.returncode, out, err)


def streamed(
    folder: Path, words: tuple[str, ...], given: bytes, variables: Mapping[str, str] = NONE
) -> subprocess.CompletedProcess[bytes]:
    """The same with something on standard input, and the bytes of both outputs."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in [name for name in os.environ if name.startswith(UNSETTLED)]:
            patch.delenv(name)
        for name, value in {**SETTLED, **variables}.items():
            patch.setenv(name, value)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        read._standard_input.cache_clear()
        status = entry.guarded(list(words))
    return subprocess.CompletedProcess(words, status, said(out), said(err))


def said(stream: io.TextIOWrapper) -> bytes:
    """What was written."""
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


def apart(
    folder: Path, words: tuple[str, ...], variables: Mapping[str, str] = NONE, python: tuple[str, ...] = ()
) -> Done:
    """A run in a process of its own, with words for Python before those for the program."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(UNSETTLED)}
    return subprocess.run(
        [sys.executable, *python, "-m", "progprint", *words],
        cwd=folder,
        env={**inherited, **SETTLED, "PYTHONPATH": str(ROOT / "src"), **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
