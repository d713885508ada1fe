"""A Dask cluster of two workers on this machine: the bytes of one process, also when a worker is killed, or all of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import progprint
from progprint.pipeline import elsewhere

if TYPE_CHECKING:
    from tests.conftest import Run

AGENDA = "tracks:\n" + "".join(
    f"- {{title: 专题{n}, talks: [{{title: 题目{n}, speaker: 讲者{n}, summary: 讲讲。}}]}}\n" for n in range(6)
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(AGENDA, encoding="utf-8")
    return tmp_path


@contextmanager
def workers(root: Path) -> Iterator[Any]:
    """Two, and the address of their scheduler; without the package the test is left out, and fails where CI is set."""
    if not os.environ.get("CI"):
        pytest.importorskip("distributed")
    from distributed import LocalCluster

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(root / "src"))
        with LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as made:
            yield made


def address(made: Any) -> str:
    return "dask://" + str(made.scheduler_address).removeprefix("tcp://")


def kill(made: Any, count: int) -> None:
    """End workers the hard way; with all of them nobody starts new ones."""
    for nanny in list(made.workers.values())[:count]:
        nanny.auto_restart = count < 2
        os.kill(nanny.process.process.pid, signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_makes_the_bytes_of_one_process(folder: Path, root: Path, progprint: Run) -> None:
    """By the command line and by the interface; and the project as a whole."""
    (folder / "progprint.yaml").write_text("agenda: a.yaml\n", encoding="utf-8")
    from progprint import decks, handouts, load

    with workers(root) as made:
        from distributed import Client

        for make in (decks, handouts):
            here, there = make(load("a.yaml")), make(load("a.yaml"), executor=address(made))
            assert (dict(here.files), here.diagnostics) == (dict(there.files), there.diagnostics)
        with Client(made) as client:  # type: ignore[no-untyped-call]
            assert decks(load("a.yaml"), executor=client.get_executor()).files == decks(load("a.yaml")).files
        for command in ("slides", "handouts"):
            done = progprint(command, "a.yaml", "-o", f"two/{command}", "--executor", address(made))
            assert (done.returncode, done.stderr) == (0, "")
            assert progprint(command, "a.yaml", "-o", f"one/{command}").returncode == 0
        built = progprint("build", "--executor", address(made))
        assert (built.returncode, built.stderr.count("executor")) == (0, 0)
    one, two = (
        {path.relative_to(place): path.read_bytes() for path in Path(place).rglob("*.*")} for place in ("one", "two")
    )
    assert len(one) > len("abcdef")
    assert one == two


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("count", [1, 2])
def test_a_cluster_that_loses_workers_costs_time_only(folder: Path, root: Path, count: int) -> None:
    """One of them: the other does its units. Both: this process does all that is left."""
    del folder
    agenda = progprint.load("a.yaml")
    one = progprint.handouts(agenda)
    with workers(root) as made, elsewhere.opened(address(made)) as opened:
        executor = opened.value
        assert executor is not None
        submit, taken = executor.submit, threading.Event()

        def counted(*args: Any, **kwargs: Any) -> Any:
            taken.set()
            return submit(*args, **kwargs)

        executor.submit = counted  # type: ignore[method-assign]

        def strike() -> None:
            taken.wait(60)
            time.sleep(0.3)
            kill(made, count)

        threading.Thread(target=strike, daemon=True).start()
        two = progprint.handouts(agenda, executor=executor)
    assert dict(one.files) == dict(two.files)
    if count == 2:
        assert [found.code for found in two.diagnostics if found not in one.diagnostics] == ["executor-lost"]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_long_list_is_made_in_files_by_a_cluster_that_loses_a_worker(folder: Path, root: Path) -> None:
    """Each file is a unit of its own."""
    del folder
    agenda = progprint.load("a.yaml")
    asked: dict[str, Any] = {
        "kind": ["badge", "certificate"],
        "per_file": 20,
        "people": [{"姓名": f"Ann {n}"} for n in range(99)],
    }
    one = progprint.handouts(agenda, **asked)
    assert len(one.files) == 2 * 6  # the five of the agenda come after the list
    with workers(root) as made, elsewhere.opened(address(made)) as opened:
        assert opened.value is not None
        threading.Timer(0.5, kill, (made, 1)).start()
        two = progprint.handouts(agenda, executor=opened.value, **asked)
    assert dict(one.files) == dict(two.files)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_run_on_a_cluster_can_be_interrupted(folder: Path, root: Path) -> None:
    """Ctrl-C ends it with its status, nothing is written, and the cluster goes on."""
    go_on = folder / "go-on"
    # for a minute at most, so that nothing is left behind if the test fails
    waiting = ["sh", "-c", f"n=0; while [ ! -e '{go_on}' ] && [ $n -lt 600 ]; do n=$((n + 1)); sleep 0.1; done"]
    with workers(root) as made, made.get_client() as client:
        held = list(made.scheduler.workers)  # so that the run is not over before the signal
        busy = [client.submit(subprocess.run, waiting, workers=[worker], pure=False) for worker in held]
        command = [sys.executable, "-m", "progprint", "handouts", "a.yaml", "-o", "out", "--executor", address(made)]
        run = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  a job in the background ignores it
        )
        until, seen = time.monotonic() + 60, 0
        while seen <= len(busy) or len(made.scheduler.tasks) > seen:  # until all is handed out, and waits
            assert time.monotonic() < until
            seen = len(made.scheduler.tasks)
            time.sleep(1.0)
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=30)
        assert (run.returncode, out, err) == (130, "", "")
        assert not (folder / "out").exists()
        go_on.touch()
        agenda = progprint.load("a.yaml")
        assert progprint.decks(agenda, executor=address(made)).files == progprint.decks(agenda).files


@pytest.mark.parametrize("address", ["dask://", "dask://host", "http://host:1", "dask://a b:1", "dask://x:1/y"])
def test_an_address_of_another_form_is_refused(folder: Path, progprint: Run, address: str) -> None:
    done = progprint("slides", "a.yaml", "-o", "out", "--executor", address)
    assert done.returncode == 2
    assert "error[executor-address]" in done.stderr
    assert not (folder / "out").exists()


def test_a_package_that_is_missing_is_named(folder: Path, progprint: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    for command in ("slides", "handouts", "build"):
        done = progprint(command, "a.yaml", "--executor", "dask://127.0.0.1:9")
        assert done.returncode == 3, done.stderr
        assert "error[missing-part]" in done.stderr
        assert "pip install distributed" in done.stderr
    assert [path.name for path in folder.iterdir()] == ["a.yaml"]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_does_not_answer(folder: Path, progprint: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    if not os.environ.get("CI"):
        pytest.importorskip("distributed")
    monkeypatch.setattr(elsewhere, "_PATIENCE", 0.5)
    done = progprint("slides", "a.yaml", "-o", "out", "--executor", "dask://127.0.0.1:9")
    assert done.returncode == 3
    assert "error[executor-unreachable]" in done.stderr
    assert not (folder / "out").exists()


def test_nothing_of_it_is_loaded_where_no_executor_is_named(folder: Path, root: Path) -> None:
    """No network is touched, and the start is not slower."""
    program = (
        "import sys; from progprint.__main__ import guarded; status = guarded(['slides', 'a.yaml', '-o', 'out']);"
        "print(status, *[n for n in sys.modules if n in ('distributed', 'progprint.pipeline.elsewhere', 'concurrent.futures')])"
    )
    environment = {"PYTHONPATH": str(root / "src"), "LC_ALL": "C.UTF-8"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.splitlines()[-1] == "0"
    assert (folder / "out").is_dir()
