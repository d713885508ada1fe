"""The whole command while something goes wrong: the last good output is there, or a complete new one."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tests import running
from tests.effort import step

ROOT = Path(__file__).parents[3]
SECOND = "{title: 乙, talks: [{title: 二, speakers: [兰舟]}]}"
GOOD = f"tracks: [{{title: 甲, talks: [{{title: 一, speakers: [何一鸣], summary: 旧。}}]}}, {SECOND}]\n"
TALKS = "".join(f"      - {{title: 议题{n}, speakers: [讲者{n}], summary: {'新的内容。' * 20}}}\n" for n in range(12))
BIG = f"tracks:\n  - title: 甲\n    talks:\n{TALKS}  - {SECOND}\n"
PRODUCTS = {
    "pdf": (("pdf", "--jobs", "2"), "x.pdf", ("x.pdf",)),
    "slides": (("slides",), "decks", ("decks/01-甲.pptx", "decks/02-乙.pptx")),
}
MOMENTS = 4

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX systems"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),  # of a process that has threads, as tests may
]


class Place:
    """A folder with a small and a large agenda, and the product of the small one."""

    def __init__(self, folder: Path, product: str) -> None:
        self.folder = folder
        self.command, self.output, names = PRODUCTS[product]
        self.paths = [folder / name for name in names]
        (folder / "good.yaml").write_text(GOOD, "utf-8")
        (folder / "big.yaml").write_text(BIG, "utf-8")
        began = time.monotonic()
        self.new = self.made("big.yaml")
        self.seconds = time.monotonic() - began
        self.old = self.made("good.yaml")

    def reset(self) -> None:
        """The old outputs and nothing else."""
        for name in self.litter():
            (self.paths[0].parent / name).unlink()
        for path, data in zip(self.paths, self.old, strict=True):
            path.write_bytes(data)

    def start(self, agenda: str, sabotage: str = "") -> subprocess.Popen[bytes]:
        """The command in a process of its own; ``sabotage`` is run in it first."""
        code = f"{sabotage}\nfrom progprint.__main__ import main\nmain()"
        words = [sys.executable, "-c", code, *self.command, agenda, "-o", self.output]
        environment = {"PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
        return subprocess.Popen(
            words, cwd=self.folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )

    def run(self, agenda: str, sabotage: str = "") -> tuple[int, str]:
        """Status and messages of a whole run."""
        process = self.start(agenda, sabotage)
        _, told = process.communicate(timeout=60)
        return process.returncode, told.decode()

    def run_here(self, call: str, instead: Callable[..., Any]) -> tuple[int, str]:
        """Status and messages of a run of the large agenda in this process, with another function for a call of ``os``."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, call, instead)
            done = running.here(self.folder, (*self.command, "big.yaml", "-o", self.output))
        return done.returncode, done.stderr

    def made(self, agenda: str) -> list[bytes]:
        """The outputs of a run that succeeds."""
        assert self.run(agenda) == (0, "")
        return self.now()

    def now(self) -> list[bytes]:
        """The outputs as they are."""
        return [path.read_bytes() for path in self.paths]

    def litter(self) -> list[str]:
        """What lies beside the outputs and is none of them."""
        known = {path.name for path in self.paths} | {"good.yaml", "big.yaml", "decks"}
        return [entry.name for entry in self.paths[0].parent.iterdir() if entry.name not in known]


@pytest.fixture(scope="module", name="shared", params=[*PRODUCTS][:: -step(2)])
def _shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("place"), request.param)


@pytest.fixture(name="place")
def _place(shared: Place) -> Place:
    shared.reset()
    return shared


def _moments(seconds: float, seed: int) -> Iterator[float]:
    """Random moments of a run, half of them near its end, where files are written."""
    chance = random.Random(seed)  # noqa: S311  the same moments each time
    for n in range(MOMENTS):
        yield chance.uniform(0.8, 1.1) * seconds if n % 2 else chance.uniform(0.0, 1.0) * seconds


def test_a_run_that_is_killed_at_any_moment_leaves_old_or_new_outputs(place: Place) -> None:
    """kill -9: each file is the old one or the new one, byte for byte; the next run succeeds and sweeps up."""
    ends = set()
    for moment in _moments(place.seconds, 1):
        place.reset()
        process = place.start("big.yaml")
        time.sleep(moment)
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        process.communicate()
        ends.add(process.returncode)
        assert all(now in (old, new) for now, old, new in zip(place.now(), place.old, place.new, strict=True))
    assert -signal.SIGKILL in ends
    assert place.old == place.made("good.yaml")
    assert place.litter() == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_run_with_its_status_and_no_litter(place: Place, number: signal.Signals) -> None:
    """At the worst moment: when everything is staged and nothing replaced; also where the tests run with it ignored."""
    heard = f"import os, signal\nsignal.signal(signal.{number.name}, signal.SIG_DFL)"
    sabotage = f"{heard}\nos.replace = lambda *_: os.kill(os.getpid(), signal.{number.name})"
    assert (128 + number, "") == place.run("big.yaml", sabotage)
    assert (place.old, []) == (place.now(), place.litter())


@pytest.mark.parametrize("call", ["fsync", "replace", "open"])
def test_the_nth_call_fails_for_every_n(place: Place, call: str) -> None:
    """Status 3 and one diagnostic; what was not replaced is as it was; in the end nothing fails any more."""
    real = getattr(os, call)
    for n in range(1, 9):
        place.reset()
        left = count(1)

        def failing(*words: Any, left: Iterator[int] = left, n: int = n, **named: Any) -> Any:
            if (call != "open" or words[1] & os.O_CREAT) and next(left) == n:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*words, **named)

        status, told = place.run_here(call, failing)
        if (status, told) == (0, ""):
            break
        assert (3, 1) == (status, told.count("error[disk-full]"))
        assert all(now in (old, new) for now, old, new in zip(place.now(), place.old, place.new, strict=True))
        assert place.litter() == []
    assert (n > len(place.paths), place.new) == (True, place.now())


@pytest.mark.parametrize("kilobytes", [0, 8])
def test_a_file_that_may_not_be_so_large_leaves_the_old_one(place: Place, kilobytes: int) -> None:
    """The limit of the shell, met in the middle of writing."""
    sabotage = f"import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, ({kilobytes * 1024}, {kilobytes * 1024}))"
    sabotage = f"import sys\nsys.dont_write_bytecode = True\n{sabotage}"
    status, told = place.run("big.yaml", sabotage)
    assert (3, True) == (status, "error[disk-full]" in told)
    assert (place.old, []) == (place.now(), place.litter())


@pytest.mark.parametrize("reason", ["EROFS", "EACCES"])
def test_a_folder_that_may_not_be_written_is_told(place: Place, reason: str) -> None:
    """Status 3 and the reason; the outputs are as they were. The system's answer is played, as root may write anywhere."""
    number, real = getattr(errno, reason), os.open

    def refused(path: Any, flags: int, *words: Any, **named: Any) -> int:
        if flags & os.O_CREAT:
            raise OSError(number, os.strerror(number))
        return real(path, flags, *words, **named)

    status, told = place.run_here("open", refused)
    assert (3, True) == (status, "error[cannot-write]" in told)
    assert (place.old, []) == (place.now(), place.litter())
