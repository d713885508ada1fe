"""``-`` in the place of a file: standard input and standard output."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

from progprint.core.diagnostic import Outcome, error
from progprint.files.read import MAX_SOURCE, read_source

STREAM = "-"
"""The word for a stream. A file of this name is called by a path that says where it lies."""


def is_stream(path: Path | str | None) -> bool:
    """Whether a stream is meant."""
    return str(path) == STREAM


def read_named(path: Path) -> Outcome[bytes]:
    """The bytes of a file that the command line names, or of standard input. Errors: those of ``read_source``."""
    return _standard_input() if is_stream(path) else read_source(path)


@lru_cache(maxsize=1)
def _standard_input() -> Outcome[bytes]:
    """What came in, read once: nobody can read it again. Errors: unreadable (there is none), file-too-large."""
    try:
        data = sys.stdin.buffer.read(MAX_SOURCE + 1)
    except (OSError, ValueError, AttributeError) as trouble:
        reason = getattr(trouble, "strerror", None) or str(trouble)
        return Outcome(None, (error("unreadable", path="<stdin>", reason=reason),))
    if len(data) > MAX_SOURCE:
        return Outcome(None, (error("file-too-large", variant="file", path="<stdin>", limit=MAX_SOURCE // 2**20),))
    return Outcome(data)


def write_stream(data: bytes) -> None:
    """Put a whole file on standard output. Raises OSError where nobody takes it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
