"""Paper of a long list of registrations: python bench/people.py [--program PROGRAM] [--sizes "100 1000 10000"] [--each 500]

Badges, certificates and personal programmes of an agenda of 200 talks: seconds by the clock, CPU seconds of all processes
and MB of the largest, with one process, with two, and on a Dask cluster of two workers on this machine. The files of all
three must be equal, byte for byte.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agenda import agenda

KINDS = ("badge", "certificate", "personal")
HAN = "王李张刘陈杨黄赵周吴", "明华伟芳娜敏静强磊军洋勇艳杰娟涛超霞平刚"
LATIN = ("Anna", "Benjamin", "Elisabeth", "François", "Ólafur"), ("Müller", "Rodríguez", "van den Berg", "Okonkwo")
WHERE = ("清华大学", "华为技术有限公司", "Red Hat, Inc.", "Université Paris-Saclay")


def write_people(path: Path, count: int, talks: list[str]) -> None:
    """A list of so many people, the same for one number everywhere; each chose eight talks, by their titles."""
    dice = random.Random(count)  # noqa: S311  nothing secret
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["姓名", "单位", "票种", "票号", "编号", "验证网址", "所选场次"])
        for n in range(count):
            name = dice.choice(HAN[0]) + "".join(dice.choices(HAN[1], k=2))
            if dice.random() < 0.3:
                name = f"{dice.choice(LATIN[0])} {dice.choice(LATIN[1])}"
            kind, code = dice.choice(["普通票", "VIP", "学生票"]), f"{dice.getrandbits(32):08X}"
            chosen = "; ".join(dice.sample(talks, 8))
            rows.writerow(
                [name, dice.choice(WHERE), kind, f"T-{code}", f"C-{n:05d}", f"https://example.org/v/{code}", chosen]
            )


def measured(program: str, folder: Path, out: str, *words: str) -> tuple[float, float, float]:
    """Wall and CPU seconds and peak MB of a run in a folder."""
    cold = [sys.executable, "-I", "-S", str(Path(__file__).with_name("cold.py")), program]
    command = [*cold, "handouts", "a.yaml", "--people", "people.csv", "-o", out, *words]
    status, cpu, wall, peak = subprocess.check_output(command, cwd=folder, text=True).split()
    if status != "0":
        sys.exit(f"{' '.join(words)}: status {status}")
    return float(wall), float(cpu), float(peak)


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a Dask cluster of two workers."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as made:  # type: ignore[no-untyped-call]
        yield str(made.scheduler_address).replace("tcp://", "dask://")


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def main() -> None:
    """Print the table, row by row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="progprint")
    parser.add_argument("--sizes", default="100 1000 10000")
    parser.add_argument("--each", default="500")
    asked = parser.parse_args()
    print("| people | paper | files | 1 process: s | CPU s | MB | 2 processes: s | CPU s | MB | Dask, 2 workers: s |")
    print("|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as place, cluster() as address:
        folder = Path(place)
        text = agenda(200)
        (folder / "a.yaml").write_text(text, encoding="utf-8")
        talks = re.findall("(?m)^      - title: (.*)$", text)
        for size in map(int, asked.sizes.split()):
            write_people(folder / "people.csv", size, talks)
            for kind in KINDS:
                own = ("--kind", kind, "--per-file", asked.each)
                ways = {"1": ("--jobs", "1"), "2": ("--jobs", "2"), "dask": ("--executor", address)}
                one, two, far = (
                    measured(asked.program, folder, f"{size}/{kind}/{way}", *own, *more) for way, more in ways.items()
                )
                made = [files(folder / f"{size}/{kind}/{way}") for way in ways]
                if made[1] != made[0] or made[2] != made[0]:
                    sys.exit(f"{size} {kind}: the files are not equal")
                told = " | ".join(f"{wall:.1f} | {cpu:.1f} | {peak:.0f}" for wall, cpu, peak in (one, two))
                print(f"| {size:,} | {kind} | {len(made[0])} | {told} | {far[0]:.1f} |", flush=True)


if __name__ == "__main__":
    main()
