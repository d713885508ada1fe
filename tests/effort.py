"""How much laws and random trials try: a part in the quick run, all of it where THOROUGH is set (``make laws``)."""

from __future__ import annotations

import os

THOROUGH = bool(os.environ.get("THOROUGH"))
QUICK_PART = 20
"""The quick run tries one of so many."""


def tries(whole: int, part: int = QUICK_PART) -> int:
    """So many of a whole number of trials as this run makes, at least one."""
    return whole if THOROUGH else max(1, whole // part)


def step(part: int, thorough: int = 1) -> int:
    """The distance between those of a fixed list of trials that this run makes."""
    return thorough if THOROUGH else part
