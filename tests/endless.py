"""Runs cases of ``tests.mutants`` as a user runs the program, in one process, each within bounds of time and memory.

    python -m tests.endless FOLDER FIRST COUNT [STEP]     a line of JSON for each case, in FOLDER/told.jsonl

A case must end within ten seconds of CPU time and a gigabyte more than the program takes at rest, with status 0, 1 or 2,
and with its output as it was unless the status is 0 (or 1, of a check). ``trouble`` says what went otherwise.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import FrameType
from typing import NamedTuple

from tests.mutant_files import import_case
from tests.mutant_looks import deck_case, look_case
from tests.mutants import Case, agenda_case

ROOT = Path(__file__).resolve().parents[1]
SECONDS, MEGABYTES = float(os.environ.get("ENDLESS_SECONDS", "10")), 1024
STUCK = 300.0
"""Seconds after which a process is ended that its own alarm does not reach."""
MOST = 60_000_000
"""Bytes that a case may write."""


def case(number: int) -> Case:
    """The case of a number."""
    random = Random(number)  # noqa: S311  cases, no secrets
    make = random.choices((agenda_case, look_case, deck_case, import_case), (9, 4, 2, 5))[0]
    return make(random)


class Ran(NamedTuple):
    """What came of a case: exit status, CPU seconds, bytes written, MB of the process so far, and what is wrong, or ""."""

    number: int
    kind: str
    command: str
    status: int
    seconds: float
    written: int
    peak: int
    trouble: str


class SlowError(BaseException):
    """A case takes too long; no guard of the program catches it."""


def _alarm(_number: int, _frame: FrameType | None) -> None:
    raise SlowError


def work(folder: Path, numbers: range) -> None:
    """Run cases, one after the other, in this process."""
    import resource

    from progprint.__main__ import guarded

    old = _old_outputs(folder)
    size = (
        int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        if Path("/proc").is_dir()
        else 0
    )
    if size:
        limit = size + MEGABYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    signal.signal(signal.SIGPROF, _alarm)
    with (folder / "told.jsonl").open("a", encoding="utf-8") as told:
        for number in numbers:
            print(number, file=sys.__stdout__, flush=True)
            ran = one(guarded, case(number), number, folder / "case", old)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            told.write(json.dumps(ran._replace(peak=peak)._asdict()) + "\n")
            told.flush()
            gc.collect()


def _old_outputs(folder: Path) -> dict[str, bytes]:
    """Good outputs of a sound agenda, which a refused case must leave as they are."""
    from progprint.__main__ import guarded

    place = folder / "old"
    place.mkdir(parents=True, exist_ok=True)
    agenda = place / "a.yaml"
    agenda.write_text("tracks: [{title: 专题, talks: [{title: 题目, speakers: [李明], summary: 一句话。}]}]\n", "utf-8")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for command, name in (("pdf", "a.pdf"), ("slides", "a.pptx")):
            assert guarded([command, str(agenda), "-o", str(place / name)]) == 0
        assert guarded(["import", str(ROOT / "tests/data/exports/schedule.json"), "-o", str(place / "b.yaml")]) == 0
    return {"pdf": (place / "a.pdf").read_bytes(), "pptx": (place / "a.pptx").read_bytes()}


def one(guarded: object, made: Case, number: int, folder: Path, old: dict[str, bytes]) -> Ran:
    """Run one case."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in made.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    output = folder / {"folder": "out", "yaml": "out.yaml", "": "none"}.get(made.output, f"out.{made.output}")
    if made.output in old:
        output.write_bytes(old[made.output])
    before = _state(folder)
    arguments = [one.replace("{out}", str(output)) for one in made.arguments]
    arguments[1] = str(folder / arguments[1])
    if "--layout" in arguments or "--template" in arguments:
        arguments[-1] = str(folder / f"layouts/{arguments[-1]}.yaml")
    out, err = io.StringIO(), io.StringIO()
    status, trouble, began = -1, "", time.process_time()
    faulthandler.dump_traceback_later(STUCK, exit=True)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            try:
                status = guarded(arguments)  # type: ignore[operator]
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
    except SlowError:
        trouble = "no end"
    faulthandler.cancel_dump_traceback_later()
    seconds = round(time.process_time() - began, 2)
    after = _state(folder)
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    written = sum(len(after.get(name, b"")) for name in changed)
    if not trouble:
        trouble = _judged(made, status, err.getvalue(), changed, written)
    return Ran(number, made.kind, made.arguments[0], status, seconds, written, 0, trouble)


def _judged(made: Case, status: int, told: str, changed: set[str], written: int) -> str:
    """What is wrong with an end, or ""."""
    if status not in (0, 1, 2):
        return f"status {status}: {told.strip()[-300:]}"
    if "Traceback" in told:
        return "a bare traceback"
    if status and not told.strip():
        return "refused without a word"
    if status and changed:
        return f"refused, and yet changed: {', '.join(sorted(changed))}"
    if changed & set(made.files):
        return f"an input was changed: {', '.join(sorted(changed & set(made.files)))}"
    return "too much written" if written > MOST else ""


def _state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def campaign(folder: Path, first: int, count: int, step: int = 1) -> Iterator[Ran]:
    """Run cases in processes of their own, a new one where one was ended; what ended it is told as a case."""
    folder.mkdir(parents=True, exist_ok=True)
    told, number, last = folder / "told.jsonl", first, first + count * step
    while number < last:
        told.unlink(missing_ok=True)
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "PYTHONHASHSEED": "0", "TMPDIR": str(folder)}
        environment["PYTHONPATH"] = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
        command = [
            sys.executable,
            "-m",
            "tests.endless",
            str(folder),
            str(number),
            str(min(BATCH, (last - number) // step)),
            str(step),
        ]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
        lines = told.read_text("utf-8").splitlines() if told.exists() else []
        yield from (Ran(**json.loads(line)) for line in lines)
        number += len(lines) * step
        if done.returncode:
            made = case(number)
            yield Ran(number, made.kind, made.arguments[0], done.returncode, 0.0, 0, 0, f"ended: {done.stderr[-600:]}")
            number += step


BATCH = 250
"""Cases of a process: what they leave behind in memory must not add up to a finding."""

if __name__ == "__main__":
    work(
        Path(sys.argv[1]),
        range(int(sys.argv[2]), int(sys.argv[2]) + int(sys.argv[3]) * int(sys.argv[4]), int(sys.argv[4])),
    )
