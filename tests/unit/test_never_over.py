"""Promise 1: an input is never an output, by whatever name or link; nor are two outputs one file."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

AGENDA = """conference: {title: 河港大会, logo: photos/logo.png, date: 2027-03-01}
pages: [{title: 欢迎, file: pages/welcome.md}]
tracks: [{title: 潮汐, talks: [{title: 第一讲, time: 09:00-09:30, speakers: [林帆]}]}]
"""
TABLE = "议题,讲师\n第一讲,林帆\n"


@pytest.fixture
def place(tmp_path: Path, root: Path) -> Path:
    """A project with everything that can be read."""
    for name in ("content/photos", "content/pages", "layouts/themes", "layouts/scripts", "fonts"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "progprint.yaml").write_text("agenda: content/agenda.yaml\nlayout: ours\ntheme: house\n", "utf-8")
    (tmp_path / "content/agenda.yaml").write_text(AGENDA, "utf-8")
    (tmp_path / "content/pages/welcome.md").write_text("欢迎\n", "utf-8")
    shutil.copy(next((root / "content/sample/images").glob("*.png")), tmp_path / "content/photos/logo.png")
    (tmp_path / "layouts/ours.yaml").write_text("extends: a5\n", "utf-8")
    (tmp_path / "layouts/themes/house.yaml").write_text("tokens: {colors: {accent: '#aa2200'}}\n", "utf-8")
    (tmp_path / "layouts/scripts/zh.yaml").write_text("pace: 4\n", "utf-8")
    shutil.copy(root / "layouts/deck.pptx", tmp_path / "layouts/acme.pptx")
    shutil.copy(root / "layouts/deck.pptx", tmp_path / "acme.pptx")
    shutil.copy(next((root / "fonts").glob("*.ttf")), tmp_path / "fonts/ours.ttf")
    shutil.copy(root / "layouts/profiles/FOGRA39L_coated.icc", tmp_path / "press.icc")
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    (tmp_path / "map.yaml").write_text("讲师: speaker\n", "utf-8")
    return tmp_path


def _all(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


OVER = (
    "pdf -o content/agenda.yaml",
    "pdf -o ./content/../content/agenda.yaml",
    "pdf -o {place}/content/agenda.yaml",
    "pdf -o soft.pdf",
    "pdf -o hard.pdf",
    "pdf -o folder/agenda",
    "pdf -o progprint.yaml",
    "pdf -o settings.pdf",
    "pdf -o layouts/ours.yaml",
    "pdf -o theme.pdf",
    "pdf -o content/pages/welcome.md",
    "pdf -o page.pdf",
    "pdf -o content/photos/logo.png",
    "pdf -o logo.pdf",
    "pdf -o fonts/ours.ttf",
    "pdf -o font.pdf",
    "pdf -o press.icc --for print --icc press.icc",
    "pdf -o profile.pdf --for print --icc press.icc",
    "pdf -o book.pdf --trace content/agenda.yaml",
    "pdf -o book.pdf --trace content/pages/welcome.md",
    "pdf -o book.pdf --trace soft.txt",
    "pdf -o book.pdf --trace hard.txt",
    "pdf -o ticket.pdf --ticket",
    "slides -o acme.pptx --template acme.pptx",
    "slides -o layouts/acme.pptx",
    "slides -o template.pptx --template acme.pptx",
    "slides -o decks --script content/pages/welcome.md",
    "slides -o decks --script progprint.yaml",
    "slides -o decks --script layouts/scripts/zh.yaml",
    "slides -o decks --script soft.txt",
    "slides -o linked",
    "handouts -o paper --kind table-card",
    "export csv -o content/agenda.yaml",
    "export csv -o soft.txt",
    "export markdown -o content/pages/welcome.md",
    "export markdown --talk 第一讲 -o content/pages/welcome.md",
    "import table.csv -o table.csv",
    "import table.csv -o table.yaml --force",
    "import table.csv -o table.yaml --merge",
    "import table.csv --map map.yaml -o map.yaml --force",
    "import table.csv --map map.yaml -o map.yaml --merge",
    "import table.csv -o progprint.yaml --force",
    "import table.csv -o progprint.yaml --merge",
    "import table.csv -o layouts/ours.yaml --force",
    "import table.csv -o content/agenda.yaml",
    "import table.csv -o content/agenda.yaml --dry-run",
    "template inspect acme.pptx -o acme.pptx",
    "template inspect acme.pptx -o content/agenda.yaml",
    "template xlsx -o content/agenda.yaml",
    "layouts eject a5 -o content/agenda.yaml",
    "diff content/old.yaml --render again",
)


@pytest.mark.parametrize("line", OVER)
def test_no_output_replaces_what_is_read(place: Path, progprint: Run, line: str) -> None:
    """Everything that is there stays byte for byte, nothing new is written, and the file is named."""
    agenda = place / "content/agenda.yaml"
    (place / "content/old.yaml").write_text(AGENDA.replace("第一讲", "旧题"), "utf-8")
    for name, target in (("soft.pdf", agenda), ("soft.txt", agenda), ("theme.pdf", place / "layouts/themes/house.yaml"),
                         ("page.pdf", place / "content/pages/welcome.md"), ("settings.pdf", place / "progprint.yaml"),
                         ("table.yaml", place / "table.csv"), ("template.pptx", place / "acme.pptx"),
                         ("ticket.ticket.json", agenda)):  # fmt: skip
        (place / name).symlink_to(target)
    for name, target in (("hard.pdf", agenda), ("hard.txt", agenda), ("logo.pdf", place / "content/photos/logo.png"),
                         ("font.pdf", place / "fonts/ours.ttf"), ("profile.pdf", place / "press.icc")):  # fmt: skip
        os.link(target, place / name)
    for name, link in (("linked", "01-潮汐.pptx"), ("paper", "table-card.pdf"), ("again", "errata.pdf")):
        (place / name).mkdir()
        os.link(agenda, place / name / link)
    (place / "folder").mkdir()
    (place / "folder/agenda").symlink_to(agenda)
    before = _all(place)
    done = progprint(*line.format(place=place).split(), cwd=place)

    assert done.returncode == 2, done.stderr
    codes = ("output-is-input", "output-suffix", "agenda-exists", "file-exists", "path-outside-project")
    assert any(f"error[{code}]" in done.stderr for code in codes), done.stderr
    assert "bug" not in done.stderr
    assert _all(place) == before


@pytest.mark.parametrize("line", ["{make: slides, output: decks, script: content/agenda.yaml}",
                                  "{make: slides, output: decks, script: content/pages/welcome.md}",
                                  "{make: pdf, output: progprint.yaml}", "{make: pdf, output: soft.pdf}"])  # fmt: skip
def test_nor_does_an_output_of_the_list(place: Path, progprint: Run, line: str) -> None:
    """It is told at the line of the list."""
    (place / "soft.pdf").symlink_to(place / "content/agenda.yaml")
    (place / "progprint.yaml").write_text(f"agenda: content/agenda.yaml\noutputs:\n  - {line}\n", "utf-8")
    before = _all(place)
    done = progprint("build", cwd=place)

    assert done.returncode == 2, done.stderr
    assert "progprint.yaml:3:" in done.stderr
    assert {name: data for name, data in _all(place).items() if name != "out/manifest.json"} == before


@pytest.mark.parametrize("line", ["pdf -o book.pdf --trace book.jsonl", "slides -o deck.pptx --script script.md"])
def test_two_outputs_are_two_files(place: Path, progprint: Run, line: str) -> None:
    """A link, a hard link or a spelling that only some systems tell apart makes them one."""
    words = line.split()
    assert progprint(*words, cwd=place).returncode == 0
    first, second = place / words[2], place / words[4]
    before = first.read_bytes()
    second.unlink()
    second.symlink_to(first.name)
    linked = progprint(*words, cwd=place)
    second.unlink()
    same = progprint(*words[:4], first.stem.upper() + ".TXT", "-o", first.stem + ".txt", cwd=place)

    assert (linked.returncode, "error[output-twice]" in linked.stderr) == (2, True), linked.stderr
    assert same.returncode == 2, same.stderr
    assert first.read_bytes() == before


@pytest.mark.parametrize(
    "lines",
    [
        ("{make: pdf, output: a.pdf}", "{make: pdf, output: ./b/../a.pdf, for: print}"),
        ("{make: pdf, output: a.pdf}", "{make: slides, pdf: x}"),
        ("{make: slides, output: decks, script: s.md}", "{make: slides, output: more, script: s.md}"),
        ("{make: slides, output: a.pptx, script: a.pptx}", ""),
        ("{make: pdf, output: a.pdf}", "{make: slides, output: decks, script: out/manifest.json}"),
    ],
)
def test_nor_are_two_outputs_of_the_list_one(place: Path, progprint: Run, lines: tuple[str, str]) -> None:
    listed = "".join(f"  - {line}\n" for line in lines if line)
    (place / "progprint.yaml").write_text(f"agenda: content/agenda.yaml\noutputs:\n{listed}", "utf-8")
    before = _all(place)
    done = progprint("build", cwd=place)

    assert done.returncode == 2, done.stderr
    assert _all(place) == before


def test_two_folders_of_the_list_may_be_one_but_not_their_files(place: Path, progprint: Run) -> None:
    """Also when the first one is unchanged."""
    entries = (
        "{make: slides, output: decks}",
        "{make: slides, output: decks, theme: house}",
        "{make: handouts, output: decks}",
    )
    listed = "".join(f"  - {entry}\n" for entry in entries)
    (place / "progprint.yaml").write_text(f"agenda: content/agenda.yaml\noutputs:\n{listed}", "utf-8")
    for _ in range(2):
        done = progprint("build", cwd=place)
        assert (done.returncode, done.stderr.count("error[output-twice]")) == (2, 1), done.stderr
        assert "progprint.yaml:4:" in done.stderr
        assert (place / "decks/table-card.pdf").is_file()


def test_what_is_made_here_is_made_again(place: Path, progprint: Run) -> None:
    """Outputs are replaced as ever, also in the agenda's own folder, and a deck is read for its edits."""
    for _ in range(2):
        assert (
            progprint("pdf", "-o", "book.pdf", "--trace", "t.jsonl", "--ticket", cwd=place / "content").returncode == 0
        )
        assert progprint("slides", "-o", "deck.pptx", "--script", "s.md", cwd=place / "content").returncode == 0
        assert progprint("slides", "-o", ".", cwd=place / "content").returncode == 0
        assert progprint("export", "csv", "-o", "plan.csv", cwd=place).returncode == 0
        assert progprint("build", "--force", cwd=place).returncode == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes")
def test_a_pipe_or_a_device_is_no_place_for_an_output(place: Path, progprint: Run) -> None:
    os.mkfifo(place / "pipe.pdf")
    for words in (("pdf", "-o", "pipe.pdf"), ("pdf", "-o", "/dev/null"), ("slides", "-o", "decks", "--script", "pipe.pdf"),
                  ("pdf", "-o", "book.pdf", "--trace", "/dev/stdin")):  # fmt: skip
        assert progprint(*words, cwd=place).returncode in (2, 3)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("pdf -o book.docx", "it   book.pdf"),
        ("slides -o decks.pdf", "it   decks.pptx   for one file, or   decks "),
        ("slides -o deck.potx", "it   deck"),
        ("slides --pdf slides -o decks.pptx", "it   decks.pdf"),
        ("handouts -o cards.pdf", "it   cards"),
        ("export csv -o plan.xlsx", "it   plan.csv"),
        ("export ical -o plan.ical.json", "it   plan.ical.ics"),
        ("import table.csv -o agenda.json", "it   agenda.yaml"),
        ("template new ours -o ours.pptx", "it   ours"),
        ("diff content/agenda.yaml --render again.pdf", "it   again"),
    ],
)
def test_a_suffix_that_does_not_fit_is_told(place: Path, progprint: Run, line: str, told: str) -> None:
    before = _all(place)
    done = progprint(*line.split(), cwd=place)

    assert (done.returncode, told in done.stderr) == (2, True), done.stderr
    assert _all(place) == before
    assert not any(place.glob("*.pdf"))


def test_a_name_without_a_suffix_is_a_folder_where_one_is_meant(place: Path, progprint: Run) -> None:
    """A suffix in capitals is one; a dot in a name is none."""
    for words in (
        ("slides", "-o", "decks"),
        ("slides", "-o", "v1.2"),
        ("slides", "-o", "Deck.PPTX"),
        ("pdf", "-o", "Book.PDF"),
    ):
        assert progprint(*words, cwd=place).returncode == 0
    assert (place / "decks/01-潮汐.pptx").is_file()
    assert (place / "v1.2/01-潮汐.pptx").is_file()
    assert (place / "Deck.PPTX").is_file()


# -- import onto an agenda


def test_an_import_onto_an_agenda_asks_for_merge_or_force(place: Path, progprint: Run) -> None:
    first = progprint("import", "table.csv", "-o", "new.yaml", cwd=place)
    again = progprint("import", "table.csv", "-o", "new.yaml", cwd=place)
    (place / "new.yaml").write_text((place / "new.yaml").read_text("utf-8") + "# ours\n", "utf-8")
    before = (place / "new.yaml").read_bytes()
    refused = progprint("import", "table.csv", "--year", "2027", "-o", "new.yaml", cwd=place)

    assert (first.returncode, "progprint import table.csv --merge -o new.yaml" in first.stderr) == (0, True)
    assert again.returncode == 0, "the same again loses nothing"
    (place / "empty.yaml").touch()
    assert progprint("import", "table.csv", "-o", "empty.yaml", cwd=place).returncode == 0
    assert (refused.returncode, "error[agenda-exists]" in refused.stderr) == (2, True)
    assert "progprint import table.csv --year 2027 --merge -o new.yaml" in refused.stderr
    assert (place / "new.yaml").read_bytes() == before
    assert progprint("import", "table.csv", "--merge", "-o", "new.yaml", cwd=place).returncode == 0
    assert "# ours" in (place / "new.yaml").read_text("utf-8")


def test_force_keeps_every_agenda_that_it_replaces(place: Path, progprint: Run) -> None:
    for number in (1, 2):
        (place / "new.yaml").write_text(f"conference: {{title: 第{number}版}}\n", "utf-8")
        done = progprint("import", "table.csv", "-o", "new.yaml", "--force", cwd=place)
        assert done.returncode == 0, done.stderr
        assert f"new.yaml.bak{'2' if number == 2 else ''}" in done.stderr
    assert "第1版" in (place / "new.yaml.bak").read_text("utf-8")
    assert "第2版" in (place / "new.yaml.bak2").read_text("utf-8")


def test_a_merge_keeps_older_backups(place: Path, progprint: Run) -> None:
    (place / "new.yaml.bak").write_text("older\n", "utf-8")
    (place / "new.yaml").write_text("{tracks: [{title: 潮汐, talks: [{title: 第一讲}]}]}\n", "utf-8")
    done = progprint("import", "table.csv", "--merge", "-o", "new.yaml", cwd=place)

    assert done.returncode == 0, done.stderr
    assert (place / "new.yaml.bak").read_text("utf-8") == "older\n"
