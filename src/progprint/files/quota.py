"""The share of the machine that a container gives to a process, as its control group tells (Linux, cgroups v2 and v1)."""

from __future__ import annotations

import math
from contextlib import suppress
from pathlib import Path

_GROUPS = Path("/sys/fs/cgroup")


def processor_quota() -> int | None:
    """The number of processors that all processes of the container may use together, rounded up; None where none is told.

    A container sees all processors of its machine, and is halted as soon as it has used up its share of them.
    """
    with suppress(OSError, ValueError):
        quota, period = (_GROUPS / "cpu.max").read_text("ascii").split()
        return _share(quota, period)
    with suppress(OSError, ValueError):
        quota, period = ((_GROUPS / "cpu" / f"cpu.cfs_{name}_us").read_text("ascii") for name in ("quota", "period"))
        return _share(quota, period)
    return None


def _share(quota: str, period: str) -> int | None:
    """The processors that a quota and its period (in µs) come to; none where there is no limit. ValueError: no numbers."""
    if quota == "max":
        return None
    used, whole = int(quota), int(period)
    return max(1, math.ceil(used / whole)) if used > 0 and whole > 0 else None
