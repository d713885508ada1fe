"""What people really hand in: each fault is told at its place, nothing is written, nothing ends in a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]

GOOD = """\
tracks:
  - title: 云原生
    producer: 柯振旭
    talks:
      - {title: 云原生时代的基石, speakers: [于雨], summary: 统一的通信协议。}
"""
OLD = b"the last good output"
PRODUCTS = [("pdf", "x.pdf"), ("slides", "x.pptx")]
FAULTS = {
    "25:00": (GOOD.replace("speakers:", "start: 25:00, speakers:").encode(), "bad-time", "a.yaml:5:34"),
    "a duplicate key": (f"{GOOD}      - {{title: 一, title: 二}}\n".encode(), "duplicate-key", "a.yaml:6:20"),
    "an unknown key": (GOOD.replace("summary", "sumary").encode(), "unknown-key", "a.yaml:5:43"),
    "an unknown speaker": (
        ("people:\n  yuyu: {name: 于雨}\n" + GOOD.replace("柯振旭", "yuyu").replace("[于雨]", "[yuyv]")).encode(),
        "unknown-person",
        "a.yaml:7:38",
    ),
    "a file in GBK": (GOOD.encode("gbk"), "encoding", "a.yaml:2:12"),
    "a hundred thousand brackets": (b"[" * 100_000, "too-deep", "a.yaml:1:65"),
    "no YAML": (b"tracks: [{title: ]}\n", "yaml-syntax", "a.yaml:1:"),
    "an empty file": (b"", "empty-file", "a.yaml:1:1"),
}


@pytest.mark.parametrize(("command", "output"), PRODUCTS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_at_its_place_and_the_old_output_stays(
    tmp_path: Path, progprint: Run, fault: str, command: str, output: str
) -> None:
    """Status 2, the code, file:line:column and a hint on stderr; stdout is empty."""
    source, code, place = FAULTS[fault]
    (tmp_path / "a.yaml").write_bytes(source)
    (tmp_path / output).write_bytes(OLD)
    done = progprint(command, "a.yaml", "-o", output)
    assert (2, "", OLD) == (done.returncode, done.stdout, (tmp_path / output).read_bytes())
    assert f"error[{code}]" in done.stderr
    assert place in done.stderr
    assert "hint:" in done.stderr
    assert "Traceback" not in done.stderr
    assert ["a.yaml", output] == sorted(entry.name for entry in tmp_path.iterdir())


@pytest.mark.parametrize(("command", "output"), PRODUCTS)
@pytest.mark.parametrize("name", ["none.yaml", "none/a.yaml", "x" * 300, "a.yaml/b.yaml"])
def test_a_missing_file_is_told_by_its_name(
    tmp_path: Path, progprint: Run, name: str, command: str, output: str
) -> None:
    """Status 2; there is no line to show."""
    (tmp_path / output).write_bytes(OLD)
    done = progprint(command, name, "-o", output)
    assert (2, "", OLD) == (done.returncode, done.stdout, (tmp_path / output).read_bytes())
    assert "error[missing-file]" in done.stderr
    assert name[:40] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("command", "output"), PRODUCTS)
def test_many_faults_are_told_at_once(tmp_path: Path, progprint: Run, command: str, output: str) -> None:
    """In the order of the file, and counted."""
    bad = GOOD.replace("speakers:", "start: 25:00, speakers:").replace("summary", "sumary")
    (tmp_path / "a.yaml").write_text(bad, "utf-8")
    done = progprint(command, "a.yaml", "-o", output)
    told = [line.split("]")[0].removeprefix("error[") for line in done.stderr.splitlines() if line.startswith("error[")]
    assert (2, ["bad-time", "unknown-key"]) == (done.returncode, told)
    assert "2 errors" in done.stderr
    assert not (tmp_path / output).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")
@pytest.mark.parametrize(("command", "output"), PRODUCTS)
def test_a_photo_that_is_a_pipe_is_not_waited_for(tmp_path: Path, progprint: Run, command: str, output: str) -> None:
    """A warning at its place and a placeholder; with --strict nothing is written."""
    photo = GOOD.replace("[于雨]", "[{name: 于雨, photo: p.png}]")
    (tmp_path / "a.yaml").write_text(photo, "utf-8")
    (tmp_path / output).write_bytes(OLD)
    os.mkfifo(tmp_path / "p.png")
    strict = progprint(command, "a.yaml", "-o", output, "--strict")
    assert (1, OLD) == (strict.returncode, (tmp_path / output).read_bytes())
    done = progprint(command, "a.yaml", "-o", output)
    assert (0, True) == (done.returncode, (tmp_path / output).read_bytes() != OLD)
    for each in (strict, done):
        assert "warning[bad-image]" in each.stderr
        assert "a.yaml:5:56" in each.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")
@pytest.mark.parametrize(("command", "output"), PRODUCTS)
def test_an_agenda_that_is_a_pipe_is_refused(tmp_path: Path, progprint: Run, command: str, output: str) -> None:
    """Nor is it waited for."""
    os.mkfifo(tmp_path / "a.yaml")
    done = progprint(command, "a.yaml", "-o", output)
    assert (2, True) == (done.returncode, "error[not-a-file]" in done.stderr)
    assert not (tmp_path / output).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name of a file is text")
@pytest.mark.parametrize(
    "words",
    [
        ("pdf", "a\udcff.yaml", "-o", "b\udcff.pdf", "--trace", "t\udcff.txt", "--ticket"),
        ("slides", "a\udcff.yaml", "-o", "d\udcff"),
        ("export", "csv", "a\udcff.yaml", "-o", "x\udcff.csv"),
        ("import", "t\udcff.csv", "-o", "new\udcff.yaml"),
        ("import", "t\udcff.csv", "--format", "csv", "-o", "new.yaml"),
    ],
)
def test_a_name_that_is_no_text_is_no_bug(tmp_path: Path, progprint: Run, words: tuple[str, ...]) -> None:
    (tmp_path / "a\udcff.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "t\udcff.csv").write_text("议题,讲师,时间\n网,林帆,09:00-10:00\n", "utf-8")
    assert progprint(*words, cwd=tmp_path).returncode in (0, 1)
