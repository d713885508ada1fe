"""``-`` in the place of a file: the agenda comes in, the result goes out."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests import running

ROOT = Path(__file__).resolve().parents[3]
AGENDA = """\
tracks:
  - title: 存储
    producer: 林帆
    talks:
      - {title: 日志, speakers: [林帆], summary: 写得快。}
"""
BAD = AGENDA.replace("speakers:", "start: 25:00, speakers:")


def run(folder: Path, *words: str, given: str = "") -> subprocess.CompletedProcess[bytes]:
    """The program with something on standard input."""
    return running.streamed(folder, words, given.encode())


def apart(folder: Path, *words: str, given: str = "") -> subprocess.CompletedProcess[bytes]:
    """The same in a process of its own."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [sys.executable, "-m", "progprint", *words],
        cwd=folder, env=environment, input=given.encode(), capture_output=True, timeout=120, check=False,
    )  # fmt: skip


def test_a_booklet_is_the_same_through_streams(tmp_path: Path) -> None:
    """Byte for byte, and nothing else is on standard output."""
    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")
    assert run(tmp_path, "pdf", "a.yaml", "-o", "a.pdf").returncode == 0
    done = apart(tmp_path, "pdf", "-", "-o", "-", given=AGENDA)
    assert (done.returncode, done.stdout, done.stderr) == (0, (tmp_path / "a.pdf").read_bytes(), b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "a.yaml"]


@pytest.mark.parametrize("words", [("slides",), ("slides", "--pdf", "slides")])
def test_one_deck_goes_out(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(tmp_path, *words, "-", "-o", "-", given=AGENDA)
    assert done.returncode == 0, done.stderr
    if len(words) == 1:
        assert "ppt/presentation.xml" in zipfile.ZipFile(io.BytesIO(done.stdout)).namelist()
    else:
        assert done.stdout.startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == []


def test_an_agenda_on_standard_input_is_checked(tmp_path: Path) -> None:
    """With a place to find what is wrong."""
    assert run(tmp_path, "check", "-", given=AGENDA).returncode == 0
    done = run(tmp_path, "check", "-", given=BAD)
    assert (done.returncode, b"<stdin>:5:" in done.stderr, b"error[bad-time]" in done.stderr) == (2, True, True)


def test_a_check_that_finds_nothing_says_what_it_read(tmp_path: Path) -> None:
    """In one line, which is none of the result: not with -q, --json or another form."""
    sound = AGENDA.replace("    talks:", "    room: 甲厅\n    talks:").replace(
        "写得快。", "写得快。, time: '10:00-10:30'"
    )
    (tmp_path / "a.yaml").write_text(f"conference: {{title: 会, date: 2026-05-01}}\n{sound}", "utf-8")
    english = run(tmp_path, "check", "a.yaml", "--ui-lang", "en")
    assert (english.returncode, english.stdout) == (0, b"")
    assert english.stderr == b"a.yaml: 1 track, 1 talk; all in order\n"
    chinese = run(tmp_path, "check", "a.yaml", "a.yaml", "--ui-lang", "zh").stderr.decode()
    assert chinese == "a.yaml：1 个专题，1 个议题；没有发现问题\n" * 2
    assert [
        run(tmp_path, "check", "a.yaml", *more).stderr for more in (["-q"], ["--json"], ["--format", "github"])
    ] == [b""] * 3


def test_several_agendas_are_checked_and_the_worst_counts(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")
    (tmp_path / "b.yaml").write_text(BAD, "utf-8")
    (tmp_path / "c.yaml").write_text(AGENDA.replace("日志", "日\u200b志"), "utf-8")
    done = run(tmp_path, "check", "a.yaml", "b.yaml", "c.yaml")
    assert (done.returncode, b"b.yaml:5" in done.stderr, b"c.yaml:5" in done.stderr) == (2, True, True)
    assert [
        run(tmp_path, "check", *names, "--strict").returncode for names in (("a.yaml", "c.yaml"), ("a.yaml", "a.yaml"))
    ] == [1, 0]
    told = json.loads(run(tmp_path, "check", "c.yaml", "b.yaml", "--json").stdout)
    assert (told["ok"], {one["file"] for one in told["diagnostics"]}) == (False, {"b.yaml", "c.yaml"})


def test_a_table_comes_in_and_goes_out(tmp_path: Path) -> None:
    table = "议题,讲师,时间\n日志,林帆,09:00-10:00\n"
    came = run(tmp_path, "import", "-", "--format", "csv", given=table)
    assert (came.returncode, "title: 日志" in came.stdout.decode()) == (0, True), came.stderr
    assert run(tmp_path, "import", "-", "--format", "csv", "-o", "-", given=table).stdout == came.stdout
    out = run(tmp_path, "export", "csv", "-", "-o", "-", given=AGENDA)
    assert (out.returncode, "日志" in out.stdout.decode()) == (0, True)
    book = run(tmp_path, "export", "xlsx", "-", "-o", "-", given=AGENDA)
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(book.stdout)).namelist()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("pdf", "-", "-o", "-", "--json"), "both want standard output"),
        (("handouts", "-", "-o", "-"), "standard output takes one"),
        (("pdf", "-", "-o", "-", "--spine", "6mm", "--for", "print"), "standard output takes one"),
        (("check", "-", "--fix"), "standard input is none"),
    ],
)
def test_what_no_stream_can_hold_is_refused(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    more = "".join(f"  - {{title: 专题{n}, talks: [{{title: 议题{n}, summary: 说一说。}}]}}\n" for n in range(5))
    done = run(tmp_path, *words, given=AGENDA + more)
    said = done.stderr + done.stdout
    assert (done.returncode, told.encode() in said) == (2, True), said
    assert list(tmp_path.iterdir()) == []


def test_a_refused_agenda_sends_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, "pdf", "-", "-o", "-", given=BAD)
    assert (done.returncode, done.stdout) == (2, b"")


def test_several_decks_are_one_on_standard_output(tmp_path: Path) -> None:
    two = AGENDA + AGENDA.replace("tracks:\n", "").replace("存储", "流")
    done = run(tmp_path, "slides", "-", "-o", "-", given=two)
    assert zipfile.is_zipfile(io.BytesIO(done.stdout)), done.stderr
