"""Cold runs of ``progprint``: CPU, wall and memory for the sample and for a long agenda made of it.

    python bench/cold.py [RUNS]

Every run is a process of its own. CPU is user + system of the process; the figures are medians.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "content/agenda.yaml"
LONG = 50


def long_agenda(sample: str, times: int) -> str:
    """The sample with its tracks, which come last in it, written again and again under numbered titles."""
    head, mark, tracks = sample.partition("\ntracks:\n")
    lines = tracks.splitlines(keepends=True)
    return head + mark + "".join(_numbered(line, number) for number in range(1, times + 1) for line in lines)


def _numbered(line: str, number: int) -> str:
    if line.lstrip(" -").startswith(("id:", "title:")):
        return line.rstrip("\n") + f"-{number}\n"
    return line


def cold(arguments: list[str]) -> tuple[float, float, float]:
    """CPU seconds, wall seconds and peak MB of one run."""
    began = time.perf_counter()
    child = os.posix_spawn(sys.executable, [sys.executable, "-m", "progprint", *arguments, "-q"], os.environ)
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"progprint {' '.join(arguments)}: status {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - began, usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print one table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "long.yaml"
        long.write_text(long_agenda(SAMPLE.read_text("utf-8"), LONG), "utf-8")
        print("| talks | command | CPU s | wall s | peak MB |\n|--:|---|--:|--:|--:|")
        for talks, agenda in ((4, SAMPLE), (4 * LONG, long)):
            for command, output in (("pdf", "out.pdf"), ("slides", "decks")):
                arguments = [command, str(agenda), "-o", str(Path(folder) / output)]
                cold(arguments)
                figures = [cold(arguments) for _ in range(runs)]
                cpu, wall, peak = (statistics.median(column) for column in zip(*figures, strict=True))
                print(f"| {talks} | {command} | {cpu:.2f} | {wall:.2f} | {peak:.0f} |")


if __name__ == "__main__":
    main()
