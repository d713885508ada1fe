"""CPU seconds of one cold run of ours, stage by stage: python bench/stages.py COMMAND AGENDA OUT

What a stage imports is counted with it; ``start`` is the interpreter and the pipeline itself.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

from progprint import pipeline


def main() -> None:
    """Run, and print the name and the seconds of each stage in order."""
    gc.disable()  # as the command does
    names, times = ["start"], [0.0]

    def enter(stage: str, _done: int = 0, _count: int = 0) -> None:
        names.extend([stage] if stage else [])
        times.extend([time.process_time()] if stage else [])

    command, agenda, out = sys.argv[1:]
    built = pipeline.build(pipeline.Request(command, Path(agenda), out), enter)
    if not built.outputs:
        sys.exit("nothing was made")
    times.append(time.process_time())
    for name, begun, ended in zip(names, times, times[1:], strict=False):
        print(name, ended - begun)


if __name__ == "__main__":
    main()
