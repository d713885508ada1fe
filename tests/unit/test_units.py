"""Units of work: the same results and the same bytes by one process and by several, whatever befalls one of them."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from progprint import files, project
from progprint.files import quota
from progprint.pipeline.job import open_book
from progprint.pipeline.units import Common, processors, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.conftest import Run

T = TypeVar("T")
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")  # of a process with threads
forks = pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="nothing is forked here")

TRACK = """  - title: 专题第{n}场
    room: {room}
    producer: {{name: 兰舟{n}, bio: 做过 fi 与 ffl 的连字 é{n}。}}
    talks:
      - {{title: 寄存器分配 {n}, time: '1{n}:00-1{n}:30', speaker: Zoë {n}, summary: 讲讲第 {n} 种办法。}}
"""
AGENDA = """conference: {title: 星河大会, date: 2026-05-01}
rooms: [{id: a, name: 甲厅}, {id: b, name: 乙厅}]
tracks:
""" + "".join(TRACK.format(n=n, room="ab"[n % 2]) for n in range(5))


def _square(number: int) -> int:
    return number * number


def _common(kind: type[Common] = Common) -> Common:
    book = open_book(None).value
    assert book is not None
    return kind(book, {})


def _results(work: Callable[[int], T], units: Sequence[int], processes: int, kind: type[Common] = Common) -> list[T]:
    with spread(work, units, processes, _common(kind)) as results:
        return results()


def _meet(folder: Path, count: int) -> None:
    """Wait until so many processes work."""
    (folder / str(os.getpid())).touch()
    end = time.monotonic() + 20
    while len(list(folder.iterdir())) < count and time.monotonic() < end:
        time.sleep(0.001)


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_results_come_in_the_order_of_the_units(count: int) -> None:
    assert _results(_square, range(7), count) == [0, 1, 4, 9, 16, 25, 36]
    assert _results(_square, [], count) == []


@pytest.mark.parametrize("count", [1, 2])
def test_who_follows_hears_of_units_in_their_order(count: int) -> None:
    """With several processes of those that this one takes; none is told of in the others."""
    heard: list[tuple[int, int]] = []
    with spread(_square, range(40), count, _common(), lambda done, whole: heard.append((done, whole))) as results:
        assert results() == [n * n for n in range(40)]
    assert heard == sorted(set(heard))
    assert {whole for _, whole in heard} <= {40}
    assert count > 1 or len(heard) == 40


@forks
def test_several_processes_do_the_work(tmp_path: Path) -> None:
    def work(_: int) -> int:
        _meet(tmp_path, 3)
        return os.getpid()

    assert len(set(_results(work, range(6), 3))) == len("abc")


@forks
def test_other_processes_begin_before_the_results_are_called_for() -> None:
    with spread(lambda _: os.getpid(), range(3), 2, _common()) as results:
        time.sleep(0.5)
        assert os.getpid() not in results()


@forks
def test_units_by_the_thousand_are_done_once_each(tmp_path: Path) -> None:
    def work(unit: int) -> int:
        with (tmp_path / "done").open("ab") as done:
            done.write(b".")
        return unit

    assert _results(work, range(3001), 2) == list(range(3001))
    assert (tmp_path / "done").stat().st_size == 3001


@forks
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_the_share_of_a_process_that_died_is_done_here(number: signal.Signals, tmp_path: Path) -> None:
    here = os.getpid()

    def work(unit: int) -> int:
        _meet(tmp_path, 2)
        if os.getpid() != here:
            os.kill(os.getpid(), number)
        return unit

    assert _results(work, range(5), 2) == [0, 1, 2, 3, 4]


@forks
def test_a_parcel_that_is_cut_off_is_none(tmp_path: Path) -> None:
    here = os.getpid()

    class Short(Common):
        def opened(self, data: bytes) -> Iterator[Any]:
            return super().opened(data[: len(data) // 2])

    def work(unit: int) -> str:
        _meet(tmp_path, 2)
        return f"{os.getpid() == here} {unit}"

    assert _results(work, range(3), 2, Short) == ["True 0", "True 1", "True 2"]


@forks
def test_an_error_is_raised_as_if_there_was_one_process(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The first one, whichever process met another first."""

    def work(unit: int) -> int:
        _meet(tmp_path, 2)
        if unit:
            raise ValueError(unit)
        return unit

    with pytest.raises(ValueError, match="1"):
        _results(work, range(4), 2)
    assert capfd.readouterr() == ("", "")


@forks
def test_no_process_stays_behind_when_this_one_is_interrupted(tmp_path: Path) -> None:
    here = os.getpid()

    def work(unit: int) -> int:
        _meet(tmp_path, 2)
        if os.getpid() == here:
            raise KeyboardInterrupt
        signal.pause()
        return unit

    with pytest.raises(KeyboardInterrupt):
        _results(work, range(2), 2)
    (other,) = {int(path.name) for path in tmp_path.iterdir()} - {here}
    with pytest.raises(ProcessLookupError):
        os.kill(other, 0)


def test_a_process_that_may_use_one_processor_is_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3}, raising=False)
    assert processors() == 1


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ({"cpu.max": "150000 100000\n"}, 2),
        ({"cpu.max": "max 100000\n"}, 8),
        ({"cpu.max": "broken"}, 8),
        ({"cpu/cpu.cfs_quota_us": "100000\n", "cpu/cpu.cfs_period_us": "100000\n"}, 1),
        ({"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, 8),
        ({}, 8),
    ],
)
def test_a_container_uses_the_processors_that_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: dict[str, str], count: int
) -> None:
    (tmp_path / "cpu").mkdir()
    for name, text in written.items():
        (tmp_path / name).write_text(text, encoding="ascii")
    monkeypatch.setattr(quota, "_GROUPS", tmp_path)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert processors() == count


@forks
@pytest.mark.parametrize("command", ["slides", "handouts"])
def test_files_have_the_same_bytes(tmp_path: Path, progprint: Run, command: str) -> None:
    (tmp_path / "a.yaml").write_text(AGENDA, encoding="utf-8")
    made = {}
    for jobs in ("1", "2", "3"):
        done = progprint(command, "a.yaml", "-o", f"out{jobs}", "--jobs", jobs)
        assert done.returncode == 0, done.stderr
        files = [path for path in (tmp_path / f"out{jobs}").rglob("*") if path.is_file()]
        made[jobs] = (
            {path.relative_to(tmp_path / f"out{jobs}"): path.read_bytes() for path in files},
            done.stderr.replace(f"out{jobs}", "out"),
        )
    assert len(made["1"][0]) >= len("abcde")
    assert made["1"] == made["2"] == made["3"]


def test_a_kind_alone_has_the_bytes_that_it_has_among_all(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "a.yaml").write_text(AGENDA, encoding="utf-8")
    progprint("handouts", "a.yaml", "-o", "all")
    progprint("handouts", "a.yaml", "-o", "one", "--kind", "table-card")
    assert (tmp_path / "one/table-card.pdf").read_bytes() == (tmp_path / "all/table-card.pdf").read_bytes()


@pytest.mark.parametrize("jobs", ["0", "two", "-1", "1.5", "1000000"])
def test_a_number_of_processes_that_is_none_is_refused(tmp_path: Path, progprint: Run, jobs: str) -> None:
    (tmp_path / "a.yaml").write_text(AGENDA, encoding="utf-8")
    done = progprint("slides", "a.yaml", "-o", "out", "--jobs", jobs)
    assert done.returncode == 2
    assert "layout-value" in done.stderr
    assert not (tmp_path / "out").exists()


@forks
def test_what_another_process_reads_is_an_input_of_the_run(tmp_path: Path, progprint: Run) -> None:
    """Else an output could replace it, and a change of it would not be seen."""
    (tmp_path / "a.yaml").write_text(AGENDA, encoding="utf-8")
    (tmp_path / "progprint.yaml").write_text("agenda: a.yaml\n", encoding="utf-8")
    (tmp_path / "layouts/handouts").mkdir(parents=True)
    own = [tmp_path / f"layouts/handouts/{name}.yaml" for name in ("badge", "table-card", "glance")]
    for path in own:
        path.write_bytes((project.shipped_folder("layouts") / "handouts" / path.name).read_bytes())
    assert progprint("handouts", "-o", "out", "--jobs", "3", cwd=tmp_path).returncode == 0
    assert {str(path) for path in own} <= set(files.named_so_far())
