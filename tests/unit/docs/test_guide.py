"""The ten minutes of the guide: its table, its commands one after the other, in both languages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from tests import running

Run = Callable[..., running.Done]
ROOT = Path(__file__).resolve().parents[3]
CHAPTERS = {"guide.md": "## From a table to paper", "guide.zh.md": "## 十分钟"}


def chapter(name: str) -> str:
    text = (ROOT / "docs" / name).read_text("utf-8")
    return CHAPTERS[name] + text.split(CHAPTERS[name])[1].split("\n## ")[0]


def rows(name: str) -> list[list[str]]:
    """The table of the chapter without the line below its head."""
    found = [
        line.strip().removeprefix("|").removesuffix("|").split("|")
        for line in chapter(name).splitlines()
        if line.startswith("| ")
    ]
    return [[cell.strip() for cell in row] for row in found]


def commands(name: str) -> list[str]:
    return [line for block in re.findall(r"```\n(.*?)```", chapter(name), re.DOTALL) for line in block.splitlines()]


def save(place: Path, table: list[list[str]]) -> None:
    book = xlsxwriter.Workbook(place)
    sheet = book.add_worksheet()
    for n, row in enumerate(table):
        sheet.write_row(n, 0, row)
    book.close()


def test_both_languages_have_the_same_lines() -> None:
    assert commands("guide.md") == commands("guide.zh.md")


def test_the_table_in_chinese_is_read(tmp_path: Path, progprint: Run) -> None:
    """Of the same size as the one in English, of which all is made."""
    english, chinese = map(rows, CHAPTERS)
    assert [len(row) for row in english] == [len(row) for row in chinese] == [10] * 7
    save(tmp_path / "programme.xlsx", chinese)
    done = progprint(*commands("guide.zh.md")[0].split()[1:])
    assert (done.returncode, "error" in done.stderr) == (0, False), done.stderr
    assert progprint("check", "agenda.yaml").returncode == 0


def test_the_ten_minutes_work(tmp_path: Path, progprint: Run) -> None:
    name = "guide.md"
    table = rows(name)
    save(tmp_path / "programme.xlsx", table)
    lines = commands(name)
    assert len(lines) == 8
    for number, line in enumerate(lines):
        done = progprint(*line.split()[1:])
        assert done.returncode == 0, (line, done.stderr)
        assert "error" not in done.stderr
        if number == 0:
            agenda = tmp_path / "agenda.yaml"
            text = agenda.read_text("utf-8")
            assert text.count("conference:\n") == 1
            agenda.write_text(text.replace("conference:\n", "conference:\n  title: 江海软件大会\n"), "utf-8")
        if "--script" in line:
            shutil.copy(tmp_path / "agenda.yaml", tmp_path / "printed.yaml")
            table[-1][1] = "13:30-14:15"
            save(tmp_path / "programme.xlsx", table)
    out = tmp_path / "out"
    for made in ("booklet.pdf", "print.pdf", "print.ticket.pdf", "copier.pdf", "script.md", "decks", "handouts"):
        assert (out / made).exists(), made
    assert {"booklet-pages.pdf", "errata.pdf"} <= {path.name for path in (out / "again").iterdir()}
    assert "江海软件大会" in (tmp_path / "agenda.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_empty_table_is_written(name: str, tmp_path: Path, progprint: Run) -> None:
    (line,) = re.findall(r"`(progprint template xlsx [^`]*)`", chapter(name))
    assert progprint(*line.split()[1:]).returncode == 0
    assert (tmp_path / "empty.xlsx").is_file()
