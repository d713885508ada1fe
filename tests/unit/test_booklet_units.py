"""The booklet by several processes: the bytes and the findings of one, whatever befalls the others."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from progprint.__main__ import Interrupted
from progprint.pipeline import job
from progprint.typeset.block import NoRoomError, Region
from progprint.typeset.whole import Sheets, Whole

if TYPE_CHECKING:
    from tests.conftest import Run

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="nothing is forked here"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),  # of a process that has threads, as tests may
]

ROOT = Path(__file__).parents[2]
TALK = """
      - title: {{zh: 第 {t}-{n} 种 efficient 办法, en: Way {t}-{n}}}
        time: '1{n}:00-1{n}:40'
        speakers: [{{name: 于{n}雨, reading: yú yǔ, org: 𬍛{t}厂, photo: images/p0{n}.png}}, Zoë ẍ́{t}]
        summary: {{zh: "{told}", en: One way of {n}.}}
        takeaways: [fi {t}, ffl {n}, {rare}]"""
TOLD = "讲讲 istio 的第 {n} 种 ffi 办法，行人里 ẍ́ 与 𬺈{t} 的字，葛\U000e0100城。" * 9
TRACK = """
  - title: {{zh: 专题第{t}场, en: Track {t}}}
    producer: {{name: 兰舟{t}, bio: 做过 fi 与 ffl 的连字。}}
    talks:{talks}"""


def _track(t: int) -> str:
    talks = [TALK.format(t=t, n=n, rare=chr(0x20000 + 4 * t + n), told=TOLD.format(t=t, n=n)) for n in range(1, 5)]
    return TRACK.format(t=t, talks="".join(talks))


HEAD = "conference: {title: {zh: 星河大会, en: Galaxy}, date: 2026-05-01}\ntracks:"
AGENDA = HEAD + _track(1) + _track(2) + _track(3)
ONE = HEAD + _track(1)
NONE = "conference: {title: 星河大会, date: 2026-05-01}\nsessions: [{title: 茶歇, time: '09:00-09:30'}]\n"
MEASURED = Whole.measured


class Made(NamedTuple):
    """The end of a run, its files, and how many processes measured talks."""

    status: int
    told: str
    files: dict[str, bytes]
    processes: int


class Bench:
    """A folder with an agenda, where each process that measures talks measures one at least."""

    def __init__(self, folder: Path, run: Run, patch: pytest.MonkeyPatch) -> None:
        self._folder, self._run, self._patch = folder, run, patch
        shutil.copytree(ROOT / "content/sample/images", folder / "images")

    def made(self, agenda: str, jobs: int, *options: str, then: Callable[[], None] = lambda: None) -> Made:
        """A booklet by so many processes; ``then`` is done before each talk when all of them have met."""
        out, met = self._folder / "out", self._folder / "met"
        for folder in (out, met):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        (self._folder / "a.yaml").write_text(agenda, encoding="utf-8")
        self._patch.setattr(Whole, "measured", _meeting(met, jobs, then))
        done = self._run("pdf", "a.yaml", "-o", "out/a.pdf", "--jobs", str(jobs), *options)
        files = {path.name: path.read_bytes() for path in out.iterdir()}
        return Made(done.returncode, done.stderr, files, len(list(met.iterdir())))


def _meeting(folder: Path, count: int, then: Callable[[], None]) -> Callable[[Whole, Region, float], Sheets]:
    def measured(whole: Whole, region: Region, grid: float) -> Sheets:
        (folder / str(os.getpid())).touch()
        end = time.monotonic() + 20
        while len(list(folder.iterdir())) < count and time.monotonic() < end:
            time.sleep(0.001)
        then()
        return MEASURED(whole, region, grid)

    return measured


@pytest.fixture
def bench(tmp_path: Path, progprint: Run, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A folder for booklets by several processes."""
    return Bench(tmp_path, progprint, monkeypatch)


@pytest.mark.parametrize(
    "options",
    [
        "--trace out/a.jsonl",
        "--for print --marks --ticket",
        "--lang both",
        *(
            pytest.param(more, marks=pytest.mark.slow)
            for more in (
                "--for print --spine 6mm",
                "--impose saddle",
                "--standard ua2",
                "--lang en",
            )
        ),
    ],
)
def test_the_bytes_are_those_of_one_process(bench: Bench, options: str) -> None:
    """Photos, readings, characters that no face has, ligatures and marks, of which each process gives away codes."""
    alone, *others = (bench.made(AGENDA, jobs, *options.split()) for jobs in (1, 2, 3))
    assert [one.processes for one in (alone, *others)] == [1, 2, 3]
    assert alone.status == 0, alone.told
    assert "missing-glyph" in alone.told
    for other in others:
        assert other == alone._replace(processes=other.processes)


def test_an_agenda_of_one_track_is_made_alike(bench: Bench) -> None:
    alone, both = (bench.made(ONE, jobs) for jobs in (1, 2))
    assert alone.status == 0, alone.told
    assert (alone.processes, both.processes) == (1, 2)
    assert both.files == alone.files


def test_a_booklet_in_short_has_no_talks_to_measure(bench: Bench) -> None:
    alone, both = (bench.made(AGENDA, jobs, "--edition", "short") for jobs in (1, 2))
    assert (alone.status, alone.processes) == (0, 0)
    assert both == alone


@pytest.mark.parametrize("project", [".", "content/sample", None])
def test_what_ships_is_made_alike_and_so_is_what_has_no_track(
    progprint: Run, tmp_path: Path, project: str | None
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/agenda.yaml").write_text(NONE, encoding="utf-8")
    made = []
    for jobs in ("1", "2", "3"):
        place = tmp_path if project is None else ROOT / project
        done = progprint("pdf", "-o", tmp_path / f"{jobs}.pdf", "--jobs", jobs, cwd=place)
        assert done.returncode == 0, done.stderr
        made.append(((tmp_path / f"{jobs}.pdf").read_bytes(), done.stderr))
    assert made[0] == made[1] == made[2]


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _raising() -> None:
    raise MemoryError


def _mute() -> None:
    """Close every pipe of the process."""
    os.closerange(3, 256)


@pytest.mark.parametrize("end", [_killed, _raising, _mute])
def test_a_process_that_ends_early_costs_nothing_but_time(bench: Bench, end: Callable[[], None]) -> None:
    here = os.getpid()
    alone = bench.made(AGENDA, 1)
    both = bench.made(AGENDA, 2, then=lambda: None if os.getpid() == here else end())
    assert both == alone._replace(processes=2)


def _full() -> None:
    raise NoRoomError("page", "讲讲")


def test_an_error_is_told_as_by_one_process(bench: Bench) -> None:
    alone, both = (bench.made(AGENDA, jobs, then=_full) for jobs in (1, 2))
    assert alone.status == 2
    assert alone.told.count("endless-pages") == 1
    assert not alone.files
    assert both == alone._replace(processes=2)


def test_an_interrupted_run_leaves_no_file_and_no_process(bench: Bench, tmp_path: Path) -> None:
    here = os.getpid()

    def interrupted() -> None:
        if os.getpid() == here:
            raise Interrupted(signal.SIGINT)
        signal.pause()

    made = bench.made(AGENDA, 2, then=interrupted)
    assert made == Made(128 + signal.SIGINT, "", {}, 2)
    (other,) = {int(path.name) for path in (tmp_path / "met").iterdir()} - {here}
    with pytest.raises(ProcessLookupError):
        os.kill(other, 0)


@pytest.mark.parametrize(("each", "forks"), [(3, 0), (2, 1), (1, 2)])
def test_another_process_begins_for_so_many_talks(
    progprint: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, each: int, forks: int
) -> None:
    """At most one for each other processor; where the system has no room for another process, this one does all.

    They are begun twice: when talks are measured, and when pages are checked.
    """
    begun = []

    def fork() -> int:
        begun.append(1)
        raise BlockingIOError

    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(job, "EACH", each)
    monkeypatch.setattr(os, "fork", fork)
    assert progprint("pdf", "-o", tmp_path / "a.pdf", cwd=ROOT).returncode == 0
    assert len(begun) == 2 * forks
