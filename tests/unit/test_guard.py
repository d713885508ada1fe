"""The outermost guard: every end has its status, and none is a traceback."""

from __future__ import annotations

import importlib
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from progprint import __main__ as entry
from progprint.cli import dispatch

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")


def raising(monkeypatch: pytest.MonkeyPatch, trouble: BaseException) -> None:
    def run(_arguments: list[str]) -> int:
        raise trouble

    monkeypatch.setattr(dispatch, "run", run)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_a_bug_is_one_line_and_a_report(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line names the report; the report holds what a maintainer needs."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    raising(monkeypatch, KeyError("云"))
    assert entry.guarded(["pdf", "x.yaml"]) == 4
    told = capsys.readouterr().err
    (report,) = tmp_path.iterdir()
    assert told == f"progprint: this is a bug in progprint (KeyError); the report is in {report}\n"
    text = report.read_text("utf-8")
    assert "KeyError: '云'" in text
    assert "arguments: ['pdf', 'x.yaml']" in text


def test_a_library_that_gives_up_is_a_bug_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What PyO3 raises for a panic in Rust is no Exception, and would reach the user as a traceback."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    raising(monkeypatch, type("PanicException", (BaseException,), {})("out of bounds"))
    assert entry.guarded(["import", "a.xlsx"]) == 4
    assert "(PanicException)" in capsys.readouterr().err


def test_a_bug_is_told_in_chinese_where_chinese_is_spoken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The locale decides, as for everything else."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    raising(monkeypatch, ValueError("x"))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert entry.guarded([]) == 4
    assert "程序缺陷" in capsys.readouterr().err


def test_a_compiled_file_that_a_full_disk_cut_short_is_made_anew(tmp_path: Path) -> None:
    """Python itself would stumble over it in every later run."""
    source = Path(entry.__file__).parents[1]
    environment = {"PYTHONPATH": str(source), "PYTHONPYCACHEPREFIX": str(tmp_path), "LC_ALL": "C.UTF-8"}

    def run() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "progprint", "explain", "bad-time"]
        return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)

    whole = run()
    compiled = sorted(path for path in tmp_path.rglob("*.pyc") if "/progprint/cli/" in path.as_posix())
    assert (0, True) == (whole.returncode, len(compiled) > 3)
    for path in compiled:
        path.write_bytes(path.read_bytes()[:100])
    assert (0, whole.stdout, "") == ((again := run()).returncode, again.stdout, again.stderr)
    assert min(path.stat().st_size for path in compiled) > 100


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [
        (entry.Interrupted(signal.SIGTERM), 143),
        (entry.Interrupted(signal.SIGHUP), 129),
        (KeyboardInterrupt(), 130),
        (MemoryError(), 3),
        (OSError(28, "No space left on device"), 3),
        (ModuleNotFoundError("no", name="uharfbuzz"), 3),
        (ModuleNotFoundError("no", name="progprint.x"), 4),
        (FileNotFoundError(2, "No such file", "forgotten.yaml"), 4),
        (RecursionError(), 4),
    ],
)
def test_every_end_has_its_status(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    trouble: BaseException,
    expected: int,
) -> None:
    """Interruptions, surroundings, bugs: as the contract numbers them, and at most one line is said."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    raising(monkeypatch, trouble)
    assert expected == entry.guarded([])
    assert len(capsys.readouterr().err.splitlines()) <= 1


@pytest.mark.parametrize(("name", "expected"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_ends_the_process_with_its_status(root: Path, name: str, expected: int) -> None:
    """Whatever it is doing, and without a word."""
    number = getattr(signal, name)
    program = (
        "import sys, time\n"
        "from progprint import __main__ as entry\n"
        "from progprint.cli import dispatch\n"
        "def run(arguments):\n"
        "    print('ready', flush=True)\n"
        "    time.sleep(60)\n"
        "dispatch.run = run\n"
        "entry.main()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(root / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        restore_signals=True,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # noqa: PLW1509  one thread only
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(0.05)
        process.send_signal(number)
        _, told = process.communicate(timeout=20)
    assert (expected, b"") == (process.returncode, told)


def test_a_reader_that_goes_away_is_no_trouble(root: Path) -> None:
    """``progprint explain | head -1`` ends in silence."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "progprint", "--version"],
        env={"PYTHONPATH": str(root / "src")},
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (0, b"") == (done.returncode, done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_stdout_is_the_surroundings(root: Path) -> None:
    """Status 3 and one line."""
    with open("/dev/full", "wb") as full:  # noqa: PTH123  a device
        done = subprocess.run(
            [sys.executable, "-m", "progprint", "--version"],
            env={"PYTHONPATH": str(root / "src"), "LC_ALL": "C.UTF-8"},
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 3
    assert re.fullmatch(r"progprint: cannot write to the terminal or pipe: .+\n", done.stderr)


def test_a_signal_while_a_module_loads_ends_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An exception there may bring the process down with a fault of memory, be printed and forgotten, or be caught."""
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(signal, "alarm", lambda _: 0, raising=False)
    monkeypatch.setattr(entry, "_asked", [])
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "struck_while_loading.py").write_text(
        "import signal, sys\n"
        "from progprint import __main__ as entry\n"
        "try:\n"
        "    entry._interrupt(signal.SIGTERM, sys._getframe())\n"
        "except:\n"
        "    caught = True\n",
        "utf-8",
    )
    importlib.import_module("struck_while_loading")  # goes on only because _exit does nothing here
    assert ended == [143]
    ended.clear()
    with pytest.raises(entry.Interrupted):
        entry._interrupt(signal.SIGTERM, None)
    assert ended == []


SWALLOWED = {
    "a bare except": "try:\n        os.kill(os.getpid(), NUMBER)\n        time.sleep(9)\n    except: pass",
    "a wait that begins anew": (
        "entry._PATIENCE = 1\n"
        "    for n in range(9):\n"
        "        try: os.kill(os.getpid(), NUMBER) if not n else time.sleep(9)\n"
        "        except BaseException: pass"
    ),
    "a callback": (
        "class Thing: pass\n"
        "    thing = Thing()\n"
        "    known = weakref.ref(thing, lambda _: (os.kill(os.getpid(), NUMBER), time.sleep(9)))\n"
        "    del thing"
    ),
}


@posix
@pytest.mark.parametrize("swallowed", SWALLOWED.values(), ids=SWALLOWED)
@pytest.mark.parametrize("number", [2, 15, 1])
def test_a_signal_that_is_swallowed_is_not_forgotten(root: Path, swallowed: str, number: int) -> None:
    program = (
        "import os, signal, time, weakref\n"
        "for one in (1, 2, 15): signal.signal(one, signal.SIG_DFL)\n"
        "from progprint import __main__ as entry\n"
        "from progprint.cli import dispatch\n"
        f"def run(arguments):\n    {swallowed.replace('NUMBER', str(number))}\n    return 0\n"
        "dispatch.run = run\n"
        "entry.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(root / "src")},
        capture_output=True,
        timeout=15,
        check=False,
    )
    assert (done.returncode, done.stderr) == (128 + number, b"")


def _ends(root: Path, words: list[str], number: int, after: float) -> tuple[int, bytes]:
    """How a run ends to which a signal is sent so many seconds after it began."""
    with subprocess.Popen(
        words,
        env={"PYTHONPATH": str(root / "src"), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: [signal.signal(one, signal.SIG_DFL) for one in (1, 2, 15)],  # noqa: PLW1509  one thread only
    ) as process:
        time.sleep(after)
        process.send_signal(number)
        _, told = process.communicate(timeout=30)
    return process.returncode, told


MAIN = "import sys; from progprint.__main__ import main; main()"


def _is_quiet(ends: tuple[int, bytes], number: int) -> bool:
    """The status of the contract, or that of a process which the signal ended before it was Python; or it was done."""
    return ends[1] == b"" and ends[0] in {128 + number, -number, 0}


def _began(printed: bytes) -> bool:
    """Whether a function of ours had begun: while Python still loads the entry point, SIGINT is an affair of Python."""
    return re.search(rb"/progprint/.*, line \d+, in (?!<module>|[A-Z])", printed) is not None


@posix
@pytest.mark.parametrize("number", [1, 2, 15])
def test_a_signal_at_the_start_is_quiet(root: Path, tmp_path: Path, number: int) -> None:
    """While modules are loaded as well; a few moments, the slow test takes many."""
    _start(root, tmp_path, number, [0.012, 0.02, 0.03, 0.045, 0.06, 0.09])


@posix
@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2, 15])
def test_a_signal_at_any_moment_of_the_start_is_quiet(root: Path, tmp_path: Path, number: int) -> None:
    _start(root, tmp_path, number, [n / 2_000 for n in range(2, 240)])


def _start(root: Path, folder: Path, number: int, moments: list[float]) -> None:
    (folder / "a.yaml").write_text("tracks: [{title: 甲, talks: [{title: 乙, speakers: [于雨]}]}]\n", "utf-8")
    words = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(root / 'src')!r}); {MAIN}"]
    for moment in moments:
        ends = _ends(root, [*words, "pdf", str(folder / "a.yaml"), "-o", str(folder / "a.pdf")], number, moment)
        assert _is_quiet(ends, number) or not _began(ends[1]), (moment, ends)
        assert not list(folder.glob(".progprint-*"))


def test_little_is_loaded_before_signals_are_heard(root: Path) -> None:
    """What the entry point loads before its first line: nothing that Python has not loaded itself."""
    program = (
        "import sys; before = set(sys.modules); import progprint.__main__; print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONPATH": str(root / "src")}, capture_output=True, check=True
    )
    assert done.stdout.split() == [b"progprint", b"progprint.__main__"]
