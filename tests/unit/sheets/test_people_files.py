"""Paper of a long list of registrations: in files of so many people, nobody missed, nobody twice, nobody with another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

AGENDA = """conference: {title: 灯塔大会, date: 2026-05-01}
tracks:
- title: 灯
  talks:
  - {title: 灯塔怎么亮, time: '09:00-09:30', speaker: 贺川}
  - {title: 雾号, time: '10:00-10:30', speaker: 贺川}
"""
COUNT, EACH = 25, 10
NAMES = [f"Visitor {chr(65 + n)}{chr(97 + n)}" for n in range(COUNT)]
PEOPLE = "姓名,票号,所选场次\n" + "".join(f"{name},T-{n},雾号\n" for n, name in enumerate(reversed(NAMES)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    return tmp_path


def shown(path: Path) -> list[str]:
    """The names of the list on the pages of a file, in their order."""
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return [name for _, name in sorted((text.index(name), name) for name in NAMES if name in text)]


@pytest.mark.parametrize("kind", ["badge", "certificate", "personal"])
def test_a_long_list_becomes_several_files_in_its_order(folder: Path, progprint: Run, kind: str) -> None:
    words = ("handouts", "a.yaml", "--people", "people.csv", "--kind", kind, "--per-file", f"{EACH}")
    one, two = (progprint(*words, "--jobs", jobs, "-o", f"out{jobs}") for jobs in ("1", "2"))
    files = sorted((folder / "out1").iterdir())

    assert (one.returncode, two.returncode) == (0, 0), one.stderr
    assert [path.name for path in files] == [f"{kind}-{n}.pdf" for n in (1, 2, 3)]
    assert [name for path in files for name in shown(path)] == NAMES
    assert [path.read_bytes() for path in files] == [(folder / "out2" / path.name).read_bytes() for path in files]


def test_a_list_that_fits_is_one_file(folder: Path, progprint: Run) -> None:
    done = progprint("handouts", "a.yaml", "--people", "people.csv", "--kind", "badge", "--per-file", "26", "-o", "out")
    whole = progprint("handouts", "a.yaml", "--people", "people.csv", "--kind", "badge", "-o", "whole")

    assert (done.returncode, whole.returncode) == (0, 0)
    assert [path.name for path in (folder / "out").iterdir()] == ["badge.pdf"]
    assert (folder / "out/badge.pdf").read_bytes() == (folder / "whole/badge.pdf").read_bytes()


def test_what_is_found_is_said_once(folder: Path, progprint: Run) -> None:
    """Not once for each file."""
    (folder / "people.csv").write_text(PEOPLE.replace("雾号", "雾中灯"), "utf-8")
    words = ("handouts", "a.yaml", "--people", "people.csv", "--kind", "badge")
    whole, parted = progprint(*words, "-o", "whole"), progprint(*words, "--per-file", "5", "-o", "parted")
    said = [line for line in whole.stderr.splitlines() if "[" in line]

    assert said
    assert [line for line in parted.stderr.splitlines() if "[" in line] == said


@pytest.mark.parametrize("number", ["0", "-1", "ten", "1000000"])
def test_a_number_of_people_that_is_none_is_refused(folder: Path, progprint: Run, number: str) -> None:
    done = progprint("handouts", "a.yaml", "--people", "people.csv", f"--per-file={number}", "-o", "out")
    assert (done.returncode, (folder / "out").exists()) == (2, False)
    assert "error[" in done.stderr


def test_two_people_of_one_name_get_a_file_each(folder: Path, progprint: Run) -> None:
    """And somebody with two talks has both certificates in one file."""
    (folder / "people.csv").write_text("姓名,单位,编号\n张伟,甲,C-1\n张伟,乙,C-2\n", "utf-8")
    words = ("handouts", "a.yaml", "--people", "people.csv", "--kind", "certificate", "--one-file-each", "-o", "out")
    done = progprint(*words)
    pages = {path.stem: len(PdfReader(path).pages) for path in (folder / "out/certificate").iterdir()}

    assert done.returncode == 0, done.stderr
    assert pages == {"张伟": 1, "张伟 (2)": 1, "贺川": 2}


def test_files_of_an_earlier_run_are_named(folder: Path, progprint: Run) -> None:
    """Whoever prints the folder would print them too. What is of another kind, or of a part of the agenda, is none of them."""
    words = ("handouts", "a.yaml", "--people", "people.csv", "--kind", "badge", "-o", "out")
    progprint("handouts", "a.yaml", "--kind", "door-sign", "--kind", "run-sheet", "-o", "out")
    first, fewer = progprint(*words, "--per-file", "10"), progprint(*words, "--per-file", "20")
    each, again = progprint(*words, "--one-file-each"), progprint(*words, "--one-file-each", "--track", "灯")

    assert "paper-left" not in first.stderr + again.stderr
    assert "did not make: badge-3.pdf (1)" in fewer.stderr
    assert "did not make: badge-1.pdf, badge-2.pdf, badge-3.pdf (3)" in each.stderr
    assert (folder / "out/badge-3.pdf").is_file()


def test_people_in_a_file_of_none_are_refused(folder: Path, progprint: Run) -> None:
    done = progprint("handouts", "a.yaml", "--kind", "table-card", "--per-file", "5", "-o", "out")
    assert (done.returncode, (folder / "out").exists()) == (2, False)
    assert "--per-file goes with badges" in done.stderr


def test_nothing_is_looked_for_deep_in_a_folder(folder: Path, progprint: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place of the output may be somebody's home."""
    (folder / "photos/badge").mkdir(parents=True)
    (folder / "photos/badge/badge.pdf").write_bytes(b"theirs")
    (folder / "badge.pdf").write_bytes(b"theirs")
    monkeypatch.setattr("progprint.files.list_files", lambda _: pytest.fail("a whole tree is walked"))
    done = progprint("handouts", "a.yaml", "--people", "people.csv", "--kind", "badge", "--per-file", "20", "-o", ".")

    assert done.returncode == 0, done.stderr
    assert "did not make: badge.pdf (1)" in done.stderr
    assert (folder / "badge.pdf").read_bytes() == b"theirs"
