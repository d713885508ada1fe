"""Promise 1: a file that a person wrote or edited stays, beside the output that takes its place; our own makes no litter."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pikepdf
import pptx
import pytest

from progprint import files

if TYPE_CHECKING:
    from tests.conftest import Run

AGENDA = """conference: {title: 河港大会, date: 2027-03-01}
rooms: [{id: r, name: 望潮厅}]
tracks: [{title: 潮汐, room: r, talks: [{title: 第一讲, time: 09:00-09:30, speakers: [林帆]}]}]
"""
LIST = "outputs: [{make: pdf}, {make: slides}, {make: handouts, kind: run-sheet}]\n"
MINE = b"these are my own words\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")
    (tmp_path / "progprint.yaml").write_text(LIST, "utf-8")
    return tmp_path


def _backups(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*.bak*")}


def _typed(path: Path) -> None:
    """Somebody types a word behind the text."""
    path.write_bytes(path.read_bytes() + "，改期\n".encode())


def _noted(path: Path) -> None:
    """Somebody leaves a note on a page, as readers of PDF do."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[9, 9, 30, 30], Contents="?")
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])
        pdf.save(path)


def _noted_behind(path: Path) -> None:
    """The same, added behind the file as it was."""
    data = path.read_bytes()
    path.write_bytes(data + b"9 0 obj\n<<>>\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(data))


def _renamed(path: Path) -> None:
    deck = pptx.Presentation(str(path))
    deck.slides[0].shapes[0].text_frame.text = "我的标题"
    deck.save(str(path))


def _celled(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A2"] = "我改的"
    book.save(path)


MADE: dict[str, tuple[str, str, Callable[[Path], None]]] = {
    "booklet": ("pdf a.yaml -o b.pdf", "b.pdf", _noted),
    "booklet, added to": ("pdf a.yaml -o b.pdf", "b.pdf", _noted_behind),
    "print": ("pdf a.yaml -o b.pdf --for print --standard x1a", "b.pdf", _noted_behind),
    "print, x4": ("pdf a.yaml -o b.pdf --for print --standard x4", "b.pdf", _noted),
    "trace": ("pdf a.yaml -o b.pdf --trace n.txt", "n.txt", _typed),
    "ticket": ("pdf a.yaml -o b.pdf --ticket", "b.ticket.json", _typed),
    "ticket's page": ("pdf a.yaml -o b.pdf --ticket", "b.ticket.pdf", _noted),
    "deck, fresh": ("slides a.yaml -o d.pptx --fresh", "d.pptx", _renamed),
    "deck in a folder, fresh": ("slides a.yaml -o d --fresh", "d/01-潮汐.pptx", _renamed),
    "script": ("slides a.yaml -o d.pptx --script README.md", "README.md", _typed),
    "script, plain": ("slides a.yaml -o d.pptx --script s.txt", "s.txt", _typed),
    "slides as pages": ("slides a.yaml --pdf notes -o d.pdf", "d.pdf", _noted),
    "paper": ("handouts a.yaml --kind cue-card -o h", "h/cue-card.pdf", _noted),
    "run sheet": ("handouts a.yaml --kind run-sheet -o h", "h/run-sheet.csv", _typed),
    "run sheets": ("handouts a.yaml --kind run-sheet --one-file-each -o h", "h/run-sheet.csv", _typed),
    "screen": (
        "handouts a.yaml --kind door-sign --paper screen -o h",
        "h/door-sign-screen/望潮厅 2027-03-01.png",
        _typed,
    ),
    "workbook": ("export xlsx a.yaml -o x.xlsx", "x.xlsx", _celled),
    "markdown": ("export markdown a.yaml -o x.md", "x.md", _typed),
    "calendar": ("export ical a.yaml -o x.ics", "x.ics", _typed),
    "schedule": ("export frab-json a.yaml -o x.json", "x.json", _typed),
    "schedule, xml": ("export frab-xml a.yaml -o x.xml", "x.xml", _typed),
    "list": ("build a.yaml", "out/booklet.pdf", _noted),
    "list, paper": ("build a.yaml", "out/handouts/run-sheet.csv", _typed),
    "list, manifest": ("build a.yaml --force", "out/manifest.json", _typed),
}


@pytest.mark.parametrize("kind", MADE)
def test_our_own_is_replaced_without_a_word(place: Path, progprint: Run, kind: str) -> None:
    """The same run again, and one with another agenda, leave nothing beside; the bytes are the same each time."""
    line, name, _ = MADE[kind]
    assert progprint(*line.split(), cwd=place).returncode == 0
    assert (place / name).is_file(), [*place.rglob("*")]
    first = (place / name).read_bytes()
    told = [progprint(*line.split(), cwd=place).stderr]
    again = (place / name).read_bytes()
    (place / "a.yaml").write_text(AGENDA.replace("第一讲", "另一讲"), "utf-8")
    told.append(progprint(*line.split(), cwd=place).stderr)

    assert again == first
    assert (place / name).read_bytes() != first
    assert _backups(place) == {}
    assert "output-kept" not in "".join(told)


@pytest.mark.parametrize("kind", MADE)
def test_an_edited_output_is_kept_beside_the_new_one(place: Path, progprint: Run, kind: str) -> None:
    line, name, edit = MADE[kind]
    progprint(*line.split(), cwd=place)
    edit(place / name)
    edited = (place / name).read_bytes()
    dry = progprint(*line.split(), "--dry-run", cwd=place) if line.split()[0] not in ("export", "build") else None
    assert dry is None or (dry.returncode, _backups(place)) == (0, {}), dry.stderr
    done = progprint(*line.split(), cwd=place)

    assert done.returncode == 0, done.stderr
    assert _backups(place) == {f"{name}.bak": edited}
    assert f"“{name}”" in done.stderr
    assert f"“{name}.bak”" in done.stderr
    assert (place / name).read_bytes() != edited
    assert progprint(*line.split(), cwd=place).returncode == 0
    assert len(_backups(place)) == 1, "once"


@pytest.mark.parametrize("kind", MADE)
def test_what_a_person_put_there_is_kept(place: Path, progprint: Run, kind: str) -> None:
    """Every time: an older backup is never lost. With --strict nothing is written."""
    line, name, _ = MADE[kind]
    for number in (1, 2):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(MINE * number)
        done = progprint(*line.split(), cwd=place)
        assert (done.returncode, "output-kept" in done.stderr) == (0, True), done.stderr
    assert _backups(place) == {f"{name}.bak": MINE, f"{name}.bak2": MINE * 2}
    (place / name).write_bytes(MINE)
    strict = progprint(*line.split(), "--strict", cwd=place)
    if kind != "list, manifest":
        assert (strict.returncode, (place / name).read_bytes()) == (1, MINE), strict.stderr


def test_a_table_in_csv_is_kept_when_it_differs(place: Path, progprint: Run) -> None:
    """It has no place for a mark."""
    for edited in (False, False, True):
        if edited:
            _typed(place / "x.csv")
        assert progprint("export", "csv", "a.yaml", "-o", "x.csv", cwd=place).returncode == 0
        assert len(_backups(place)) == edited


def test_decks_of_other_hands_are_kept(place: Path, progprint: Run) -> None:
    """One that was made elsewhere, one that lost its record, one that holds edits of before; also by ``build``."""
    other = pptx.Presentation()
    other.save(str(place / "hand.pptx"))
    hand = (place / "hand.pptx").read_bytes()
    assert progprint("slides", "a.yaml", "-o", "hand.pptx", cwd=place).returncode == 0
    assert _backups(place) == {"hand.pptx.bak": hand}

    _renamed(place / "hand.pptx")
    edited = (place / "hand.pptx").read_bytes()
    assert progprint("slides", "a.yaml", "-o", "hand.pptx", cwd=place).returncode == 0
    assert len(_backups(place)) == 1, "edits are merged"
    merged = (place / "hand.pptx").read_bytes()
    assert progprint("slides", "a.yaml", "-o", "hand.pptx", "--fresh", cwd=place).returncode == 0
    assert _backups(place)["hand.pptx.bak2"] == merged != edited

    _without_record(place / "hand.pptx")
    lost = (place / "hand.pptx").read_bytes()
    assert progprint("slides", "a.yaml", "-o", "hand.pptx", cwd=place).returncode == 0
    assert _backups(place)["hand.pptx.bak3"] == lost

    assert progprint("build", "a.yaml", cwd=place).returncode == 0
    _without_record(place / "out/decks/01-潮汐.pptx")
    assert progprint("build", "a.yaml", cwd=place).returncode == 0
    assert "out/decks/01-潮汐.pptx.bak" in _backups(place)


def _without_record(path: Path) -> None:
    """As other programs leave a deck."""
    import zipfile

    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist() if name != "docProps/custom.xml"}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data.replace(b"docProps/custom.xml", b"docProps/none.xml") if "rels" in name else data)


def test_a_rendered_difference_keeps_what_lies_there(place: Path, progprint: Run) -> None:
    (place / "b.yaml").write_text(AGENDA.replace("第一讲", "另一讲"), "utf-8")
    (place / "again").mkdir()
    (place / "again/errata.pdf").write_bytes(MINE)
    for _ in range(2):
        done = progprint("diff", "a.yaml", "b.yaml", "--render", "again", cwd=place)
        assert done.returncode == 0, done.stderr
    assert _backups(place) == {"again/errata.pdf.bak": MINE}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read")
def test_what_cannot_be_read_is_not_replaced(place: Path, progprint: Run) -> None:
    (place / "b.pdf").write_bytes(MINE)
    (place / "b.pdf").chmod(0o200)
    assert progprint("pdf", "a.yaml", "-o", "b.pdf", cwd=place).returncode == 3
    (place / "b.pdf").chmod(0o600)
    assert (place / "b.pdf").read_bytes() == MINE


def test_a_link_is_followed_and_what_it_leads_to_is_kept(place: Path, progprint: Run) -> None:
    (place / "far").mkdir()
    (place / "far/real.pdf").write_bytes(MINE)
    (place / "b.pdf").symlink_to("far/real.pdf")
    assert progprint("pdf", "a.yaml", "-o", "b.pdf", cwd=place).returncode == 0
    assert _backups(place) == {"b.pdf.bak": MINE}
    assert (place / "far/real.pdf").read_bytes().startswith(b"%PDF")


# -- the marks themselves


@pytest.mark.parametrize(
    "data", [b"", b"x", b"%PDF-", b"%PDF-1.7\nstartxref\n0\n%%EOF\n", b"%PDF-1.7\nstartxref\n999999999999\n%%EOF\n",
             b"\x89PNG", b"PK\3\4", b"PK\3\4" + bytes(99), files.MARK.encode(), b"progprint 0123456789abcdef"]
)  # fmt: skip
def test_what_has_no_mark_is_not_ours(data: bytes) -> None:
    assert not files.is_ours(data)


def test_a_mark_is_that_of_the_whole_text() -> None:
    """Words that look like a mark do not hide it; a moved mark is none."""
    text = f"progprint 0123456789abcdef\n{files.MARK}\nend\n".encode()
    sealed = files.sealed(text)
    assert files.is_ours(sealed)
    assert sealed != text
    assert not files.is_ours(sealed.replace(b"end", b"END"))
    assert not files.is_ours(sealed.replace(b"\n", b"\r\n"))
    assert files.sealed(b"no place") == b"no place"


# -- names that are no file's, and names that are two


@pytest.mark.parametrize(
    "line",
    ["import t.csv -o . --force", "import t.csv -o . --merge", "import t.csv -o /", "import t.csv -o ..", "import t.csv -o ./",
     "import t.csv -o x/..", "pdf a.yaml -o . --ticket", "pdf a.yaml -o / --ticket", "pdf a.yaml -o b.pdf --trace ..",
     "slides a.yaml -o d.pptx --script .", "export csv a.yaml -o .", "export xlsx a.yaml -o /", "template xlsx -o .",
     "pdf a.yaml -o . --for print --spine 3mm"],
)  # fmt: skip
def test_a_place_that_can_be_no_file_is_refused_by_name(place: Path, progprint: Run, line: str) -> None:
    (place / "t.csv").write_text("议题,讲师\n第一讲,林帆\n", "utf-8")
    (place / "x").mkdir()
    before = sorted(place.rglob("*"))
    done = progprint(*line.split(), cwd=place)

    assert done.returncode in (2, 3), done.stderr
    assert re.search("“(/|x/|)[.]{0,2}/?” is a folder", done.stderr), done.stderr
    assert sorted(place.rglob("*")) == before


def test_a_mended_agenda_says_that_its_second_name_is_left(place: Path, progprint: Run) -> None:
    """It is replaced as a whole, so the other name goes on holding the old text; a symbolic link is followed."""
    (place / "a.yaml").write_text("tracks:\n  - title：潮汐\n    talks: [{title: 第一讲}]\n", "utf-8")
    shutil.copy(place / "a.yaml", place / "c.yaml")
    os.link(place / "a.yaml", place / "twin.txt")
    (place / "soft.txt").symlink_to("c.yaml")
    told = progprint("check", "--fix", "a.yaml", cwd=place).stderr
    quiet = progprint("check", "--fix", "c.yaml", cwd=place).stderr

    assert ("link-severed" in told, "“a.yaml” has a second name" in told) == (True, True), told
    assert (place / "a.yaml").read_bytes() != (place / "twin.txt").read_bytes()
    assert "link-severed" not in quiet
    assert (place / "a.yaml.bak").is_file()
