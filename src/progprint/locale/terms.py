"""Terms that titles never part: those that ship, for conferences of software; a project adds its own (``terms:``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from progprint.source.node import Mapping, Scalar, Sequence
from progprint.source.read import read

_TABLE = Path(__file__).with_name("terms.yaml")


@cache
def terms() -> tuple[str, ...]:
    """The terms of ``terms.yaml``, in the order of the file."""
    tree = read(_TABLE.read_bytes(), _TABLE.name).value
    listed = tree.get("terms") if isinstance(tree, Mapping) else None
    return tuple(one.text for one in listed.items if isinstance(one, Scalar)) if isinstance(listed, Sequence) else ()
