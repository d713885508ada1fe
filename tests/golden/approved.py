"""What a test makes, compared with the file that was approved; ``make golden`` approves anew."""

from __future__ import annotations

import os
from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MOST = 40
"""Lines of a difference that are shown; there is more in the working tree after ``make golden``."""


def approve(name: str, made: str) -> None:
    """Fails with the lines that differ, unless goldens are written anew."""
    path = HERE / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDENS"):
        path.write_text(made, "utf-8")
    approved = path.read_text("utf-8") if path.is_file() else ""
    if approved != made:
        pytest.fail(f"{difference(name, approved, made)}\n`make golden` approves it", pytrace=False)


def difference(name: str, approved: str, made: str) -> str:
    """The first lines that differ, each with a line before and behind it."""
    lines = unified_diff(approved.splitlines(), made.splitlines(), f"approved {name}.txt", "made", lineterm="", n=1)
    shown = list(islice(lines, MOST + 1))
    return "\n".join([*shown[:MOST], *["…"] * (len(shown) > MOST)])
