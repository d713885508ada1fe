"""``build`` makes what changed and nothing else; what fails leaves the rest and the old files alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

AGENDA = "tracks: [{title: 甲, room: 一, talks: [{title: 第一讲, speakers: [何一鸣]}]}]\n"
SETTINGS = """
agenda: a.yaml
outputs:
  - {make: pdf, output: out/book.pdf}
  - {make: pdf, output: out/print.pdf, for: print, ticket: true}
  - {make: slides, output: out/decks, script: out/script.md}
  - {make: handouts, output: out/paper, kind: [table-card, badge]}
"""
FILES = {
    "out/book.pdf",
    "out/print.pdf",
    "out/print.ticket.pdf",
    "out/print.ticket.json",
    "out/decks/01-甲.pptx",
    "out/script.md",
    "out/paper/table-card.pdf",
    "out/paper/badge.pdf",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(AGENDA, encoding="utf-8")
    (tmp_path / "progprint.yaml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def _times(place: Path) -> dict[str, int]:
    return {name: (place / name).stat().st_mtime_ns for name in FILES}


def test_everything_that_is_listed_is_made_and_written_down(place: Path, progprint: Run) -> None:
    done = progprint("build")
    manifest = json.loads((place / "out/manifest.json").read_text("utf-8"))

    assert done.returncode == 0, done.stderr
    assert all((place / name).is_file() for name in FILES)
    assert {name for one in manifest["outputs"].values() for name in one["files"]} == FILES
    assert str(place) not in json.dumps(manifest)


def test_a_second_run_does_nothing(place: Path, progprint: Run) -> None:
    progprint("build")
    before = _times(place)
    done = progprint("build")

    assert done.stdout.count("unchanged") == 4
    assert _times(place) == before
    assert progprint("build", "--force").stdout.count("unchanged") == 0


@pytest.mark.parametrize("what", ["agenda", "settings", "photo", "layout"])
def test_what_changed_is_seen(place: Path, progprint: Run, what: str) -> None:
    progprint("build")
    if what == "agenda":
        (place / "a.yaml").write_text(AGENDA.replace("第一讲", "第二讲"), encoding="utf-8")
    elif what == "settings":
        (place / "progprint.yaml").write_text(SETTINGS.replace("out/book.pdf}", "out/book.pdf, layout: a4}"), "utf-8")
    elif what == "photo":
        (place / "photo.jpg").write_bytes(b"new")
    else:
        (place / "layouts").mkdir()
        (place / "layouts/own.yaml").write_text("extends: a5\n", encoding="utf-8")

    assert "unchanged" not in progprint("build").stdout


@pytest.mark.parametrize("where", [".photos", "photos", "linked/.photos"])
def test_a_photo_that_does_not_lie_open_is_seen(place: Path, progprint: Run, where: str) -> None:
    """In a hidden folder, behind a link to a folder, or both: what was read counts, and nothing else of what is hidden."""
    from PIL import Image

    for name, angle in (("old", 0), ("new", 90)):
        (place / name / ".photos").mkdir(parents=True)
        picture = Image.linear_gradient("L").resize((640, 800)).rotate(angle)
        picture.save(place / name / "he.png")
        picture.save(place / name / ".photos/he.png")
    photos = place / where.split("/", maxsplit=1)[0]
    photos.symlink_to("old", target_is_directory=True)
    (place / "a.yaml").write_text(f"people: [{{name: 何一鸣, photo: {where}/he.png}}]\n{AGENDA}", encoding="utf-8")
    assert progprint("build").returncode == 0
    assert progprint("build").stdout.count("unchanged") == 4
    (place / ".notes").write_text("nothing of ours", encoding="utf-8")
    assert progprint("build").stdout.count("unchanged") == 4
    photos.unlink()
    photos.symlink_to("new", target_is_directory=True)
    done = progprint("build")
    assert "unchanged" not in done.stdout
    assert progprint("build").stdout.count("unchanged") == 4


def test_a_file_that_somebody_took_away_is_made_again(place: Path, progprint: Run) -> None:
    progprint("build")
    (place / "out/book.pdf").unlink()
    done = progprint("build")

    assert (place / "out/book.pdf").is_file()
    assert done.stdout.count("unchanged") == 3


def test_one_that_fails_stops_no_other_and_leaves_its_old_file(place: Path, progprint: Run) -> None:
    progprint("build")
    before = (place / "out/book.pdf").read_bytes()
    text = SETTINGS.replace("out/book.pdf}", "out/book.pdf, layout: nowhere}")
    (place / "progprint.yaml").write_text(text, encoding="utf-8")
    (place / "a.yaml").write_text(AGENDA.replace("第一讲", "第二讲"), encoding="utf-8")
    done = progprint("build")

    assert done.returncode == 2
    assert "error[unknown-layout]" in done.stderr
    assert "failed" in done.stdout
    assert (place / "out/book.pdf").read_bytes() == before
    assert "第二讲" in (place / "out/script.md").read_text("utf-8")
    assert "failed" in progprint("build").stdout, "what failed is tried again"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{make: posters}", "unknown-output"),
        ("{output: x.pdf}", "unknown-output"),
        ("{make: pdf, layuot: a4}", "unknown-key"),
        ("pdf", "wrong-type"),
    ],
)
def test_a_slip_in_the_list_is_told(place: Path, progprint: Run, line: str, code: str) -> None:
    (place / "progprint.yaml").write_text(f"agenda: a.yaml\noutputs: [{line}]\n", encoding="utf-8")
    done = progprint("build")

    assert done.returncode == 2
    assert f"error[{code}]" in done.stderr
    assert "progprint.yaml:2:" in done.stderr
    assert not (place / "out").exists()


@pytest.mark.parametrize("line", ["{make: pdf, output: book/}", "{make: slides, script: book/}"])
def test_a_folder_in_the_list_is_no_place_for_one_file(place: Path, progprint: Run, line: str) -> None:
    (place / "progprint.yaml").write_text(f"agenda: a.yaml\noutputs: [{line}]\n", encoding="utf-8")
    done = progprint("build")

    assert done.returncode == 2
    assert "error[output-suffix]" in done.stderr
    assert "progprint.yaml:2:" in done.stderr
    assert not (place / "book").exists()


def test_without_a_list_there_are_the_booklet_the_decks_and_the_paper(place: Path, progprint: Run) -> None:
    (place / "progprint.yaml").write_text("agenda: a.yaml\n", encoding="utf-8")
    assert progprint("build").returncode == 0
    assert {path.name for path in (place / "out").iterdir()} == {"booklet.pdf", "decks", "handouts", "manifest.json"}


def test_the_manifest_says_what_stands_where_and_on_which_line(place: Path, progprint: Run) -> None:
    progprint("build")
    before = json.loads((place / "out/manifest.json").read_text("utf-8"))["outputs"]
    pieces = {name: own for one in before.values() for name, own in one["pieces"].items()}
    cards, slides, pages = (
        pieces[name] for name in ("out/paper/table-card.pdf", "out/decks/01-甲.pptx", "out/book.pdf")
    )

    assert [one["name"] for one in cards] == ["何一鸣"]
    assert any("第一讲" in one["name"] and "a.yaml:1" in one["facts"].values() for one in slides)
    assert any("a.yaml:1" in one["facts"].values() for one in pages)

    (place / "a.yaml").write_text("\n" + AGENDA.replace("第一讲", "第二讲"), encoding="utf-8")
    progprint("build")
    after = json.loads((place / "out/manifest.json").read_text("utf-8"))["outputs"]
    again = {name: own for one in after.values() for name, own in one["pieces"].items()}
    assert [one["digest"] for one in again["out/paper/table-card.pdf"]] == [one["digest"] for one in cards]
    assert [one["digest"] for one in again["out/book.pdf"]] != [one["digest"] for one in pages]
    assert set(again["out/paper/table-card.pdf"][0]["facts"].values()) == {"a.yaml:2"}
