"""Promise 4: what a project's settings and looks name lies inside the project, reading and writing, links followed."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

AGENDA = "tracks: [{title: 潮汐, talks: [{title: 第一讲, speakers: [林帆]}]}]\n"
STRANGE = "nothing of the project\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A project, and a file and a folder outside of it."""
    home = tmp_path / "home"
    (home / "layouts").mkdir(parents=True)
    (home / "a.yaml").write_text(AGENDA, "utf-8")
    (tmp_path / "secret.txt").write_text(STRANGE, "utf-8")
    (tmp_path / "folder").mkdir()
    return home


def _settings(place: Path, text: str) -> None:
    (place / "progprint.yaml").write_text(f"agenda: a.yaml\n{text}\n", "utf-8")


def _whole(folder: Path) -> dict[str, bytes]:
    """Everything outside of the project."""
    there = (path for path in folder.rglob("*") if path.is_file() and not path.is_relative_to(folder / "home"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in there}


WRITTEN = (
    "{make: pdf, output: ../book.pdf}",
    "{make: pdf, output: out/../../book.pdf}",
    "{make: pdf, output: '..\\book.pdf'}",
    "{make: pdf, output: /elsewhere/book.pdf}",
    "{make: pdf, output: 'C:\\book.pdf'}",
    "{make: pdf, output: link/book.pdf}",
    "{make: pdf, output: link.pdf}",
    "{make: slides, output: out/decks, script: .git/config}",
    "{make: pdf, output: dotted.pdf}",
    "{make: slides, output: ..}",
    "{make: slides, output: ../deck.pptx}",
    "{make: slides, output: link}",
    "{make: slides, output: out/decks, script: ../secret.txt}",
    "{make: slides, output: out/decks, script: link.txt}",
    "{make: slides, output: out/decks, script: link/x.md}",
    "{make: handouts, output: ../folder, kind: [table-card]}",
    "{make: handouts, output: link/deep, kind: [table-card]}",
)


@pytest.mark.parametrize("line", WRITTEN)
def test_an_output_of_the_list_stays_in_the_project(place: Path, progprint: Run, line: str) -> None:
    (place / "link").symlink_to(place.parent / "folder", target_is_directory=True)
    (place / "link.pdf").symlink_to(place.parent / "book.pdf")
    (place / "dotted.pdf").symlink_to(place / ".git/hooks/post-merge")
    (place / "link.txt").symlink_to(place.parent / "secret.txt")
    _settings(place, f"outputs:\n  - {line}")
    before = _whole(place.parent)
    done = progprint("build", cwd=place)

    assert (done.returncode, done.stderr.count("error[path-outside-project]")) == (2, 1), done.stderr
    assert "progprint.yaml:3:" in done.stderr
    assert "not written" in done.stderr
    assert _whole(place.parent) == before
    assert not (place / "out").exists()


def test_a_link_among_the_files_of_an_output_folder_is_not_followed_outside(place: Path, progprint: Run) -> None:
    """Each kind of output by itself: decks, paper, tickets; what lies outside stays, and nothing else is written."""
    _settings(
        place, "outputs:\n  - {make: slides, output: out/decks}\n  - {make: pdf, output: out/book.pdf, ticket: true}"
    )
    (place / "out/decks").mkdir(parents=True)
    (place / "out/decks/01-潮汐.pptx").symlink_to(place.parent / "secret.txt")
    (place / "out/book.ticket.json").symlink_to(place.parent / "new.json")
    before = _whole(place.parent)
    done = progprint("build", cwd=place)

    assert done.returncode == 2
    assert done.stderr.count("error[path-outside-project]") == 2
    assert "progprint.yaml:3:" in done.stderr
    assert "progprint.yaml:4:" in done.stderr
    assert _whole(place.parent) == before
    assert not (place / "out/book.pdf").exists()


@pytest.mark.parametrize("what", ["out", "out/manifest.json"])
def test_the_manifest_stays_in_the_project(place: Path, progprint: Run, what: str) -> None:
    """Neither read nor written through a link."""
    _settings(place, "outputs: [{make: pdf, output: book.pdf}]")
    target = place.parent / ("folder" if what == "out" else "secret.txt")
    (place / what).parent.mkdir(exist_ok=True)
    (place / what).symlink_to(target)
    before = _whole(place.parent)
    done = progprint("build", cwd=place)

    assert (done.returncode, "path-outside-project" in done.stderr) == (2, True)
    assert _whole(place.parent) == before
    assert not (place / "book.pdf").exists()


def test_a_manifest_of_a_stranger_is_not_a_list_of_files_to_read(place: Path, progprint: Run) -> None:
    _settings(place, "outputs: [{make: pdf, output: out/book.pdf}]")
    progprint("build", cwd=place)
    manifest = json.loads((place / "out/manifest.json").read_text("utf-8"))
    one = manifest["outputs"]["out/book.pdf"]
    shutil.move(place / "out/book.pdf", place.parent / "book.pdf")
    one["files"] = {"../book.pdf": one["files"]["out/book.pdf"]}
    (place / "out/manifest.json").write_text(json.dumps(manifest), "utf-8")

    assert "unchanged" not in progprint("build", cwd=place).stdout
    assert (place / "out/book.pdf").is_file()


READ = (
    ("layout: ../house.yaml", "pdf"),
    ("layout: layouts/../../house", "pdf"),
    ("layout: '..\\house.yaml'", "pdf"),
    ("layout: link.yaml", "pdf"),
    ("theme: ../house.yaml", "pdf"),
    ("theme: /etc/passwd.yaml", "pdf"),
    ("template: ../house.pptx", "slides"),
    ("template: link.pptx", "slides"),
    ("template: ../house.yaml", "slides"),
    ("fonts: ..", "pdf"),
    ("fonts: ../folder", "pdf"),
    ("fonts: link", "pdf"),
    ("icc: ../house.icc", "pdf --for print"),
    ("icc: link.icc", "pdf --for print"),
    ("outputs: [{make: pdf, layout: ../house.yaml}]", "build"),
    ("outputs: [{make: pdf, for: print, icc: ../house.icc}]", "build"),
    ("outputs: [{make: slides, template: link.pptx}]", "build"),
    ("outputs: [{make: slides, theme: ../house.yaml}]", "build"),
)


@pytest.mark.parametrize(("line", "command"), READ)
def test_what_settings_name_is_read_in_the_project_only(
    place: Path, progprint: Run, root: Path, line: str, command: str
) -> None:
    """Each file is there and sound, and would be used."""
    _good(place.parent, root)
    for name in ("yaml", "pptx", "icc"):
        (place / f"link.{name}").symlink_to(place.parent / f"house.{name}")
    (place / "link").symlink_to(place.parent / "folder", target_is_directory=True)
    _settings(place, line)
    done = progprint(*command.split(), cwd=place)

    assert (done.returncode, done.stderr.count("error[path-outside-project]")) == (2, 1), done.stderr
    assert "progprint.yaml:2:" in done.stderr
    assert not (place / "out").exists()


def _good(folder: Path, root: Path) -> None:
    """A look, a template, a profile and a font that could be used."""
    (folder / "house.yaml").write_text("extends: a5\n", "utf-8")
    shutil.copy(root / "layouts/deck.pptx", folder / "house.pptx")
    shutil.copy(root / "layouts/profiles/FOGRA39L_coated.icc", folder / "house.icc")
    shutil.copy(next((root / "fonts").glob("*.ttf")), folder / "folder/house.ttf")


@pytest.mark.parametrize(
    "what", ["look", "theme", "extends", "template", "deck", "script", "font", "face", "fonts", "layouts"]
)
def test_nor_do_looks_and_fonts_lead_outside(place: Path, progprint: Run, root: Path, what: str) -> None:
    """Links in the project's folders, and paths that a look or a fonts.yaml names."""
    outside, layouts = place.parent, place / "layouts"
    _good(outside, root)
    settings, command = "", "pdf"
    if what == "look":
        (layouts / "ours.yaml").symlink_to(outside / "house.yaml")
        settings = "layout: ours"
    elif what == "theme":
        (layouts / "themes").mkdir()
        (layouts / "themes/ours.yaml").symlink_to(outside / "house.yaml")
        settings = "theme: ours"
    elif what == "extends":
        (layouts / "ours.yaml").write_text("extends: ../house.yaml\n", "utf-8")
        settings = "layout: ours"
    elif what == "template":
        (layouts / "ours.yaml").write_text("extends: deck\ntemplate: ../../house.pptx\n", "utf-8")
        settings, command = "template: ours", "slides"
    elif what == "deck":
        (layouts / "ours.yaml").write_text("extends: deck\ntemplate: ours.pptx\n", "utf-8")
        (layouts / "ours.pptx").symlink_to(outside / "house.pptx")
        settings, command = "template: ours", "slides"
    elif what == "script":
        (layouts / "scripts").mkdir()
        (layouts / "scripts/zh.yaml").symlink_to(outside / "house.yaml")
        command = "slides"
    elif what == "font":
        (place / "fonts").mkdir()
        (place / "fonts/ours.ttf").symlink_to(outside / "folder/house.ttf")
    elif what == "face":
        (place / "fonts").mkdir()
        (place / "fonts/fonts.yaml").write_text("faces: {Ours: {file: ../../folder/house.ttf}}\n", "utf-8")
    elif what == "fonts":
        (place / "fonts").symlink_to(outside / "folder", target_is_directory=True)
    else:
        layouts.rmdir()
        (outside / "folder/ours.yaml").write_text("extends: a5\n", "utf-8")
        layouts.symlink_to(outside / "folder", target_is_directory=True)
        settings = "layout: ours"
    _settings(place, settings)
    done = progprint(command, cwd=place)

    assert (done.returncode, "error[path-outside-project]" in done.stderr) == (2, True), done.stderr
    assert not (place / "out").exists()
    if what in ("extends", "template", "face"):
        assert ".yaml:" in done.stderr.split("path-outside-project")[1], "the line that names it is told"


@pytest.mark.parametrize("settings", [True, False])
def test_an_agenda_and_the_files_of_its_folder_stay_inside(place: Path, progprint: Run, settings: bool) -> None:
    """Named by the settings or found where it usually lies; a link in a folder that was named is a link."""
    outside = place.parent / "other.yaml"
    outside.write_text(AGENDA, "utf-8")
    (place / "content").mkdir()
    (place / "content/agenda.yaml").symlink_to(outside)
    if settings:
        (place / "progprint.yaml").write_text("agenda: content\n", "utf-8")
    told = [progprint("check", cwd=place), progprint("check", "content", cwd=place)]

    assert ["path-outside-project" in done.stderr for done in told] == [True, True], [done.stderr for done in told]
    assert progprint("check", "content/agenda.yaml", cwd=place).returncode == 0, "the command line is free"


def test_the_command_line_is_free(place: Path, progprint: Run, root: Path) -> None:
    """It may name looks, templates, themes, profiles and places of outputs anywhere, also by links."""
    outside = place.parent
    _good(outside, root)
    _settings(place, "layout: a5")
    shutil.copy(outside / "house.pptx", outside / "bare.pptx")
    (outside / "bound.yaml").write_text("extends: deck\ntemplate: house.pptx\n", "utf-8")
    (place / "linked.yaml").symlink_to(outside / "house.yaml")
    for words in (
        ("pdf", "--layout", "../house.yaml", "-o", "../one.pdf"),
        ("pdf", "--layout", "linked.yaml", "--theme", outside / "house.yaml", "-o", outside / "two.pdf"),
        ("pdf", "--for", "print", "--icc", "../house.icc", "-o", "../three.pdf", "--trace", "../three.jsonl"),
        ("slides", "--template", "../bare.pptx", "-o", "../decks", "--script", "../script.md"),
        ("slides", "--template", "../bound.yaml", "-o", "../bound.pptx"),
    ):
        done = progprint(*words, cwd=place)
        assert done.returncode == 0, (words, done.stderr)
    assert {"one.pdf", "two.pdf", "three.pdf", "three.jsonl", "script.md", "bound.pptx"} <= {
        p.name for p in outside.iterdir()
    }


def test_paths_of_settings_begin_at_the_project(place: Path, progprint: Run, root: Path) -> None:
    """Wherever the command is given."""
    (place / "folder").mkdir()
    _good(place, root)
    listed = "outputs: [{make: pdf, layout: ./house.yaml, for: print, icc: house.icc}]"
    _settings(place, f"layout: ./house.yaml\nicc: house.icc\n{listed}")
    (place / "deep").mkdir()

    assert progprint("build", cwd=place / "deep").returncode == 0
    assert progprint("pdf", "--for", "print", cwd=place / "deep").returncode == 0


def test_a_folder_of_outputs_that_holds_sources_is_none(place: Path, progprint: Run) -> None:
    """A change of the agenda would not be seen there."""
    for output in (".", "layouts", "a/.."):
        _settings(place, f"outputs:\n  - {{make: slides, output: {output}}}")
        done = progprint("build", cwd=place)
        assert (done.returncode, "error[output-is-input]" in done.stderr) == (2, True), done.stderr
        assert "progprint.yaml:3:" in done.stderr
    assert sorted(path.name for path in place.iterdir()) == ["a.yaml", "layouts", "progprint.yaml"]


@pytest.mark.parametrize(
    ("line", "link", "target"),
    [
        ("pdf a.yaml", "out", "folder"),
        ("pdf a.yaml", "out/booklet.pdf", "new.pdf"),
        ("slides a.yaml", "out/decks/01-潮汐.pptx", "secret.txt"),
        ("slides a.yaml -o decks", "decks/01-潮汐.pptx", "secret.txt"),
        ("handouts a.yaml -o cards --kind table-card", "cards/table-card.pdf", "secret.txt"),
        ("handouts a.yaml -o cards --kind table-card --one-file-each", "cards/table-card", "folder"),
        ("pdf a.yaml -o book.pdf --ticket", "book.ticket.json", "new.json"),
        ("diff old.yaml a.yaml --render again", "again/errata.pdf", "secret.txt"),
        ("init new", "new/agenda.yaml", "new.yaml"),
        ("init new", "new/schemas", "folder"),
        ("layouts eject a5", "layouts/a5.yaml", "new.yaml"),
        ("layouts eject calm", "layouts/themes", "folder"),
        ("template new ours", "layouts/ours.pptx", "new.pptx"),
        ("template xlsx", "programme.xlsx", "new.xlsx"),
        ("export xlsx a.yaml", "programme.xlsx", "new.xlsx"),
        ("import table.csv --merge -o plan.yaml", "plan.yaml.imported", "new.yaml"),
    ],
)
def test_a_link_that_nobody_named_is_not_followed_outside(
    place: Path, progprint: Run, line: str, link: str, target: str
) -> None:
    """Places that the program names itself, with a stranger's links there."""
    (place / "old.yaml").write_text(AGENDA.replace("第一讲", "旧题"), "utf-8")
    (place / "table.csv").write_text("议题,讲师\n第一讲,林帆\n", "utf-8")
    (place / link).parent.mkdir(parents=True, exist_ok=True)
    (place / link).symlink_to(place.parent / target, target_is_directory=target == "folder")
    before = _whole(place.parent)
    done = progprint(*line.split(), cwd=place)

    assert done.returncode == 2, done.stderr
    assert _whole(place.parent) == before
    assert not (place / "out/booklet.pdf").is_file()


def test_a_link_that_is_named_is_followed(place: Path, progprint: Run) -> None:
    """A folder on another disk, a file elsewhere."""
    (place / "elsewhere").symlink_to(place.parent / "folder", target_is_directory=True)
    (place / "book.pdf").symlink_to(place.parent / "book.pdf")
    for words in (("slides", "-o", "elsewhere"), ("pdf", "-o", "elsewhere/b.pdf", "--ticket"), ("pdf", "-o", "book.pdf"),
                  ("diff", "old.yaml", "a.yaml", "--render", "elsewhere/again")):  # fmt: skip
        (place / "old.yaml").write_text(AGENDA.replace("第一讲", "旧题"), "utf-8")
        done = progprint(words[0], *(() if words[0] == "diff" else ("a.yaml",)), *words[1:], cwd=place)
        assert done.returncode == 0, done.stderr
    assert (place.parent / "book.pdf").is_file()
    assert (place.parent / "folder/again/errata.pdf").is_file()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a file away")
def test_settings_that_somebody_else_put_into_a_folder_of_all_are_not_read(place: Path, progprint: Run) -> None:
    """As /tmp is one; one's own are."""
    settings = place.parent / "progprint.yaml"
    settings.write_text("layout: nowhere\n", "utf-8")
    place.parent.chmod(0o1777)
    assert progprint("check", "a.yaml", cwd=place).returncode == 2
    os.chown(settings, 12345, 12345)
    assert progprint("check", "a.yaml", cwd=place).returncode == 0
    place.parent.chmod(0o755)
    assert progprint("check", "a.yaml", cwd=place).returncode == 2
