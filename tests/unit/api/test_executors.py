"""Executors: whatever they do or fail to do, the files are those of one process, in the same order and with the same findings."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import progprint
from progprint.pipeline import elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable

TRACK = """- title: 专题第{n}场
  room: {room}
  producer: {{name: 兰舟{n}, bio: 做过 fi 与 ffl 的连字 é{n}。, photo: p.png}}
  talks: [{{title: 寄存器分配 {n}, time: '1{n}:00-1{n}:30', speaker: Zoë {n}, summary: 讲讲第 {n} 种办法。}}]
"""
AGENDA = (
    "conference: {title: 星河大会, date: 2026-05-01}\nrooms: [{id: a, name: 甲厅}, {id: b, name: 乙厅}]\ntracks:\n"
    + "".join(TRACK.format(n=n, room="ab"[n % 2]) for n in range(5))
)
LOST = "executor-lost"
spawned = multiprocessing.get_context("spawn")


@pytest.fixture
def agenda(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> progprint.Agenda:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(root / "src"))
    (tmp_path / "p.png").write_bytes((root / "content/sample/images/p10.png").read_bytes())
    (tmp_path / "a.yaml").write_text(AGENDA, encoding="utf-8")
    return progprint.load("a.yaml")


class Here(Executor):
    """One that works at once, and does to every unit what a test wants; the future of one that is lost is broken."""

    def __init__(self, before: Callable[[int], None]) -> None:
        self.before, self.taken = before, 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.taken += 1
        try:
            self.before(self.taken)
            future.set_result(fn(*args, **kwargs))
        except Exception as trouble:  # noqa: BLE001  as an executor does
            future.set_exception(trouble)
        return future


def same(agenda: progprint.Agenda, executor: Executor, **options: Any) -> list[progprint.Finding]:
    """The findings of an executor that one process has not; the files are equal."""
    new: list[progprint.Finding] = []
    for make in (progprint.decks, progprint.handouts):
        one, two = make(agenda, **options), make(agenda, executor=executor, **options)
        assert len(one.files) > len("abcd")
        assert (list(one.files), dict(one.files)) == (list(two.files), dict(two.files))
        assert [found for found in two.diagnostics if found.code != LOST] == list(one.diagnostics)
        new += [found for found in two.diagnostics if found.code == LOST]
    return new


def test_threads(agenda: progprint.Agenda) -> None:
    with ThreadPoolExecutor(3) as threads:
        assert same(agenda, threads) == []


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")  # of pools of processes in a process with threads
@pytest.mark.parametrize("how", ["fork", "spawn"])
def test_processes(agenda: progprint.Agenda, how: str) -> None:
    if how not in multiprocessing.get_all_start_methods():
        pytest.skip("no such start here")
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(how)) as processes:
        assert same(agenda, processes, lang="en") == []


def test_a_worker_that_dies_costs_its_units_only(agenda: progprint.Agenda) -> None:
    """A pool of processes is broken then, and what is left is done here."""
    with ProcessPoolExecutor(1, mp_context=spawned) as processes:
        processes.submit(os.getpid).result()
        pid = next(iter(processes._processes))
        os.kill(pid, signal.SIGKILL)
        (one, other) = same(agenda, processes)
    assert one.message.startswith("10 of 10") or one.message.startswith("5 of 5")
    assert (one.severity, other.severity) == ("note", "note")


def test_one_unit_that_is_lost_is_done_here(agenda: progprint.Agenda) -> None:
    def before(number: int) -> None:
        if number == 3:
            raise OSError("the cable")

    lost = same(agenda, Here(before))
    assert [found.message for found in lost] == [
        "1 of 5 parts were made here and not by the executor: OSError the cable"
    ]


def test_an_executor_that_is_closed_takes_nothing(agenda: progprint.Agenda) -> None:
    threads = ThreadPoolExecutor(1)
    threads.shutdown()
    assert all("takes no work" in found.message for found in same(agenda, threads))


def test_a_worker_with_other_files_is_not_believed(
    agenda: progprint.Agenda, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its photo is another one: the deck that it made is made anew."""
    sound, other = Path("p.png").read_bytes(), (root / "content/sample/images/p07.png").read_bytes()
    true = elsewhere.do

    def with_another(*args: Any) -> elsewhere.DoneUnit:
        Path("p.png").write_bytes(other)
        try:
            return true(*args)
        finally:
            Path("p.png").write_bytes(sound)

    monkeypatch.setattr(elsewhere, "do", with_another)
    found = [one.message.partition(": ")[2] for one in same(agenda, Here(lambda _: None))]
    assert found == ["p.png is another file there", "a picture is another one there", "p.png is another file there"]


def test_a_worker_sees_what_changed_since_the_run_before(agenda: progprint.Agenda, root: Path) -> None:
    """The agenda is the same, its photo is not."""
    with ThreadPoolExecutor(1) as threads:
        assert same(agenda, threads) == []
        Path("p.png").write_bytes((root / "content/sample/images/p07.png").read_bytes())
        assert same(agenda, threads) == []


def test_a_worker_reads_its_files_once(agenda: progprint.Agenda, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five decks are ten units, and fonts are many megabytes."""
    seen: list[str] = []
    digest = elsewhere._digest

    def counted(path: Path) -> str:
        seen.append(path.name)
        return digest(path)

    monkeypatch.setattr(elsewhere, "_digest", counted)
    progprint.decks(agenda, executor=Here(lambda _: None))
    assert seen.count("p.png") == len(["there", "here, filled", "here, written"])


def test_a_worker_with_another_version_is_not_asked(agenda: progprint.Agenda, monkeypatch: pytest.MonkeyPatch) -> None:
    one = progprint.decks(agenda)
    monkeypatch.setattr(elsewhere, "_BENCH", elsewhere._Bench())
    order = elsewhere._order

    def older(*job: Any) -> bytes:
        return order(*job).replace(progprint.__version__.encode(), b"0.0.9")

    monkeypatch.setattr(elsewhere, "_order", older)
    with ThreadPoolExecutor(1) as threads:
        two = progprint.decks(agenda, executor=threads)
    assert dict(one.files) == dict(two.files)
    assert "is there, not 0.0.9" in two.diagnostics[-1].message


def test_an_error_of_the_work_is_raised_as_if_there_was_no_executor(
    agenda: progprint.Agenda, monkeypatch: pytest.MonkeyPatch
) -> None:
    from progprint.pipeline import decks

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(decks, "_written", broken)
    with ThreadPoolExecutor(1) as threads, pytest.raises(ZeroDivisionError):
        progprint.decks(agenda, executor=threads)


def test_an_interrupt_ends_it_and_takes_back_what_waits(
    agenda: progprint.Agenda, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[Future[Any]] = []

    class Never(Executor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            del fn, args, kwargs
            waiting.append(Future())
            return waiting[-1]

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(elsewhere, "_awaited", interrupted)
    with pytest.raises(KeyboardInterrupt):
        progprint.decks(agenda, executor=Never())
    assert len(waiting) == 5
    assert all(future.cancelled() for future in waiting)


def test_what_travels_is_small_and_tells_nothing_of_the_machine(
    agenda: progprint.Agenda, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text of the agenda and its photos go once, with the order; of the environment nothing goes."""
    monkeypatch.setenv("PROGPRINT_SECRET", "s3cret")
    sent: list[tuple[bytes, bytes]] = []
    back: list[bytes] = []

    class Seen(Here):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            sent.append((args[0], args[-1]))
            future = super().submit(fn, *args, **kwargs)
            back.append(future.result().parcel)
            return future

    progprint.decks(agenda, executor=Seen(lambda _: None))
    photo = Path("p.png").stat().st_size
    assert len({order for order, _ in sent}) == 1
    assert all("讲讲第".encode() in order and b"s3cret" not in order for order, _ in sent)
    assert max(len(parcel) for _, parcel in sent) < photo
    assert max(map(len, back[:5])) < photo


@pytest.mark.parametrize("executor", [3, threading.Thread, "spark://x:1"])
def test_what_is_no_executor(agenda: progprint.Agenda, executor: Any) -> None:
    with pytest.raises((TypeError, progprint.AgendaError), match="executor"):
        progprint.decks(agenda, executor=executor)
