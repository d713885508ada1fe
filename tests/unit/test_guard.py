"""The outermost guard: every end has its status, and none is a traceback."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from progprint import __main__ as entry
from progprint.cli import dispatch


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


def test_a_signal_while_a_compiled_module_loads_ends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that reaches such a module may bring the process down with a fault of memory."""
    ended: list[int] = []

    class ExtensionFileLoader:
        pass

    code = compile("def exec_module(self, then):\n    then()\n", "<frozen importlib._bootstrap_external>", "exec")
    space: dict[str, Any] = {}
    exec(code, space)  # noqa: S102  the code above, under the name of the loader's file
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(signal, "signal", lambda *_: None)

    def struck() -> None:
        with pytest.raises(entry.Interrupted):  # only because _exit does nothing here
            entry._interrupt(signal.SIGTERM, sys._getframe())

    space["exec_module"](ExtensionFileLoader(), struck)
    assert ended == [143]
    ended.clear()
    space["exec_module"](object(), struck)
    assert ended == []
