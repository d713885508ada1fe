"""Compares progprint with its peers in one run and prints the tables in Markdown.

    make bench [SIZES="4 200"] [RUNS=5] [MORE="--write"]

Every figure is of a cold process. The engines run in turn, round by round, so that a busy moment meets all of them; the
round before the first, on the smallest agenda, is not counted. Figures are medians of the rounds, ratios are taken within
a round. ``--write`` puts the tables into docs/speed.md between its markers.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from agenda import agenda
from engines import BENCH, BOOKLET, DECKS, Engine, engines, versions
from outputs import made, probes
from tables import Figures, Run, Stages, comparison, growth, joined, size, stages, variants, where

DOCUMENT = BENCH.parent / "docs/speed.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def cold(engine: Engine, source: Path, folder: Path) -> Run | str:
    """One run into an emptied folder, or why there is none."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [sys.executable, "-I", "-S", str(BENCH / "cold.py"), *engine.argv(source, folder)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    status, *figures = done.stdout.split() or ["1"]
    if status != "0":
        print(f"{engine.name}: exit status {status}\n{done.stderr[-2000:]}", file=sys.stderr)
        return f"failed (exit status {status})"
    return Run(*map(float, figures))


def measured(rows: Mapping[Engine, str], talks: int, runs: int, folder: Path) -> dict[Engine, Figures]:
    """All engines on one agenda; ``rows`` tells why an engine is not run, "" if it is."""
    text = agenda(talks)
    source = folder / f"{talks}.yaml"
    source.write_text(text, "utf-8")
    reasons = {row: reason or f"not run on {talks:,}" * (talks > row.most) for row, reason in rows.items()}
    found: dict[Engine, list[Run]] = {row: [] for row in rows}
    for number in range(1, runs + 1):
        for row in rows:
            if not reasons[row]:
                print(f"{talks} talks, round {number}: {row.name}", file=sys.stderr)
                run = cold(row, source, _place(folder, row))
                if isinstance(run, Run):
                    found[row].append(run)
                else:
                    reasons[row] = run
    wanted = probes(text)
    figures = {row: Figures(reason=reason) for row, reason in reasons.items()}
    for row in rows:
        if not reasons[row]:
            figures[row] = Figures(tuple(found[row]), made(row.out(_place(folder, row)), wanted))
    return figures


def warmed(rows: tuple[Engine, ...], known: Mapping[str, str], talks: int, folder: Path) -> dict[Engine, str]:
    """The round that is not counted: bytecode and files come into memory, and what cannot run is found out."""
    source = folder / "warm.yaml"
    source.write_text(agenda(talks), "utf-8")
    reasons = {}
    for row in rows:
        run = cold(row, source, _place(folder, row)) if row.package in known else "not installed"
        reasons[row] = run if isinstance(run, str) else ""
    return reasons


def staged(program: str, talks: int, runs: int, folder: Path) -> dict[str, Stages]:
    """Where the CPU of our own commands goes, by stage: medians of runs of their own."""
    python = str(Path(program).with_name("python"))
    source = str(folder / f"{talks}.yaml")
    found = {}
    for command, out in (("pdf", "stages.pdf"), ("slides", "stages")):
        argv = [python, str(BENCH / "stages.py"), command, source, str(folder / out)]
        told = [subprocess.run(argv, stdout=subprocess.PIPE, text=True, check=True).stdout for _ in range(runs)]
        found[f"{command}, {talks:,} talks"] = stages(told)
    return found


def _place(folder: Path, row: Engine) -> Path:
    return folder / re.sub(r"\W+", "-", row.name)


def conditions(known: Mapping[str, str], runs: int, load: float) -> str:
    """Date, versions and the machine, so that a table can be read later."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{datetime.datetime.now(tz=datetime.UTC).date()}, medians of {runs} interleaved cold runs. "
        f"{', '.join(f'{name} {version}' for name, version in known.items())}. "
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} on {platform.machine()}, "
        f"{cores} cores, {memory:.0f} GB; load {load:.1f} before and {os.getloadavg()[0]:.1f} after."
    )


def report(options: argparse.Namespace) -> Iterator[str]:
    """Measure everything, and the blocks of the report."""
    load = os.getloadavg()[0]
    sizes = sorted({int(number) for number in options.sizes.replace(",", " ").split()})
    rows = engines(options.program, options.weasyprint_up_to)
    known = versions(options.program, rows)
    results: dict[int, dict[Engine, Figures]] = {}
    spent: dict[str, Stages] = {}
    with tempfile.TemporaryDirectory() as name:
        running = warmed(rows, known, sizes[0], Path(name))
        for talks in sizes:
            results[talks] = measured(running, talks, options.runs, Path(name))
            spent |= staged(options.program, talks, options.runs, Path(name))
    yield conditions(known, options.runs, load)
    for talks, figures in results.items():
        yield size(talks, agenda(talks))
        yield from (
            "\n".join(table(figures, product)) for product in (BOOKLET, DECKS) for table in (comparison, variants)
        )
    yield "\n".join(growth(results))
    yield "\n".join(where(spent))


def main() -> None:
    """Measure, print, and write if told to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="4 200 1000", help="numbers of talks")
    parser.add_argument("--runs", type=int, default=3, help="rounds that count")
    parser.add_argument("--program", default=str(BENCH.parent / ".venv/bin/progprint"), help="our command")
    parser.add_argument("--weasyprint-up-to", type=int, default=200, metavar="N", help="it needs minutes beyond")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/speed.md")
    options = parser.parse_args()
    tables = joined(list(report(options)))
    print(tables, end="")
    if options.write:
        head, rest = DOCUMENT.read_text("utf-8").split(BEGIN)
        DOCUMENT.write_text(f"{head}{BEGIN}\n{tables}{END}{rest.split(END)[1]}", "utf-8")


if __name__ == "__main__":
    main()
