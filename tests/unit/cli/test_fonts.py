"""``progprint fonts``: what there is, what an agenda needs, which face draws a character."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pikepdf
import pytest
from tests.forge import Plan, write_font

Run = Callable[..., "CompletedProcess[str]"]

AGENDA = "tracks:\n  - title: 云原生\n    talks: [{title: 基石👍, speakers: [𠮷田拓]}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project without configuration: an agenda, and fonts/ for who wants to put something there."""
    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")
    (tmp_path / "plain.yaml").write_text(AGENDA.replace("𠮷", "吉"), "utf-8")
    (tmp_path / "form.yaml").write_text(AGENDA.replace("𠮷", "葛\U000e0100"), "utf-8")
    (tmp_path / "fonts").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("words", "expected"),
    [(("a.yaml",), 1), (("plain.yaml",), 0), (("form.yaml",), 0), (("form.yaml", "--strict"), 1), ((), 0)],
)
def test_check_is_1_for_a_missing_character(
    folder: Path, progprint: Run, words: tuple[str, ...], expected: int
) -> None:
    """--strict counts a lost form as well; without an agenda the fonts themselves are checked."""
    assert expected == progprint("fonts", "check", *words).returncode
    assert folder.is_dir()


def test_check_lists_what_falls_back_and_what_is_missing(folder: Path, progprint: Run) -> None:
    """Before a page is made: by role and weight, with the finding and its place on stderr."""
    done = progprint("fonts", "check", "a.yaml", "--ui-lang", "zh")
    lines = [line.split() for line in done.stdout.splitlines()]

    assert ["NotoEmoji-Regular", "1", "👍"] in lines
    assert ["〓", "缺字", "1", "𠮷", "U+20BB7"] in lines
    assert [["sans", "regular"], ["serif", "bold"]] == [line for line in lines if line[0] in ("sans", "serif")][::3]
    assert "警告[missing-glyph]" in done.stderr
    assert "--> a.yaml:3:37" in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["a.yaml", "fonts", "form.yaml", "plain.yaml"]


def test_check_as_json(folder: Path, progprint: Run) -> None:
    """One object: fonts, coverage by role and weight, missing characters, diagnostics."""
    done = progprint("fonts", "check", "a.yaml", "--json")
    told = json.loads(done.stdout)

    assert (1, "", False, "a.yaml") == (done.returncode, done.stderr, told["ok"], told["agenda"])
    first = told["coverage"][0]
    assert ("sans", "regular", ["𠮷"]) == (first["role"], first["weight"], first["missing"])
    assert [("NotoSansSC-Regular", 7, []), ("NotoEmoji-Regular", 1, ["👍"])] == [
        (face["name"], face["count"], face["characters"]) for face in first["faces"]
    ]
    assert [("missing-glyph", 3)] == [(finding["code"], finding["line"]) for finding in told["diagnostics"]]
    assert folder.is_dir()


def test_a_font_in_the_folder_is_found_listed_and_used(folder: Path, progprint: Run) -> None:
    """Nothing but the file is needed: check is content, show names it, list owns it, the booklet embeds it."""
    write_font(folder / "fonts/rare.otf", Plan("𠮷", kind="cid"))
    shown = json.loads(progprint("fonts", "show", "𠮷", "--json").stdout)
    listed = json.loads(progprint("fonts", "list", "--json").stdout)
    made = progprint("pdf", "a.yaml", "-o", "x.pdf", "--strict")

    assert progprint("fonts", "check", "a.yaml", "--strict").returncode == 0
    assert {"NotoSansSC-Regular"} < {font["name"] for font in listed}
    assert [("rare", True, 1)] == [(f["name"], f["own"], f["characters"]) for f in listed if f["own"]]
    roles = ("sans regular", "sans bold", "serif regular", "serif bold", "mono regular")
    assert [dict.fromkeys(roles, "rare")] == [row["faces"] for row in shown]
    assert (0, "") == (made.returncode, made.stderr)
    with pikepdf.open(folder / "x.pdf") as pdf:
        fonts = {str(font.BaseFont)[8:] for page in pdf.pages for font in page.Resources.Font.values()}
    assert "Forged-Regular" in fonts


@pytest.mark.parametrize("command", [("pdf", "a.yaml"), ("slides", "a.yaml"), ("check", "a.yaml"), ("fonts", "list")])
def test_a_font_that_may_not_be_embedded_stops_everything(
    folder: Path, progprint: Run, command: tuple[str, ...]
) -> None:
    """Status 2, the font's name and the reason; nothing is written."""
    write_font(folder / "fonts/house.ttf", Plan("云", fs_type=0x0002))
    done = progprint(*command)

    assert (2, "") == (done.returncode, done.stdout)
    assert "error[font-refused]: the licence of the font “house” (house.ttf) forbids embedding" in done.stderr
    assert not (folder / "out").exists()


def test_a_damaged_font_is_named(folder: Path, progprint: Run) -> None:
    """A file cut short would draw nothing where it is cut."""
    (folder / "fonts/cut.ttf").write_bytes(b"\x00\x01\x00\x00 cut")
    done = progprint("pdf", "a.yaml")

    assert (2, True) == (done.returncode, "cut.ttf is cut short or damaged" in done.stderr)


def test_the_folder_of_fonts_can_be_named(folder: Path, progprint: Run) -> None:
    """``fonts:`` in progprint.yaml; a folder that is not there is an error at its place."""
    write_font(folder / "brand/rare.ttf", Plan("𠮷"))
    (folder / "progprint.yaml").write_text("agenda: a.yaml\nfonts: brand\n", "utf-8")
    assert progprint("fonts", "check").returncode == 0

    (folder / "progprint.yaml").write_text("agenda: a.yaml\nfonts: barnd\n", "utf-8")
    done = progprint("fonts", "check")
    assert (2, True) == (done.returncode, "--> progprint.yaml:2:8" in done.stderr)


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        (("喆",), ["喆"]),
        (("U+5586",), ["喆"]),
        (("u+5586", "𠮷A"), ["喆", "𠮷", "A"]),
        (("U+845B", "U+E0100"), ["葛\U000e0100"]),
        (("U+0041 U+0301",), ["A\u0301"]),
    ],
)
def test_show_takes_characters_and_code_points(
    folder: Path, progprint: Run, words: tuple[str, ...], texts: list[str]
) -> None:
    """Several of them, and sequences; JSON has a row for each cluster."""
    rows = json.loads(progprint("fonts", "show", *words, "--json").stdout)

    assert texts == [row["text"] for row in rows]
    assert [" ".join(f"U+{ord(char):04X}" for char in text) for text in texts] == [row["code"] for row in rows]
    assert all(len(row["faces"]) == 5 for row in rows)
    assert folder.is_dir()


def test_show_tells_a_missing_character_and_a_usual_form(folder: Path, progprint: Run) -> None:
    done = progprint("fonts", "show", "𠮷", "葛\U000e0100", "U+FF0C U+FE01")
    blocks = done.stdout.split("\n  ")

    assert sum("〓  no font has it" in block for block in blocks) == 5
    assert sum("(usual form)" in block for block in blocks) == 5
    assert "U+FF0C FULLWIDTH COMMA + U+FE01 VARIATION SELECTOR-2" in done.stdout
    assert folder.is_dir()


@pytest.mark.parametrize("word", ["U+", "U+110000", "U+D800", "U+12 U+"])
def test_show_refuses_what_names_no_character(progprint: Run, word: str) -> None:
    """``U+`` alone is text like any other."""
    done = progprint("fonts", "show", word)

    assert (0 if word == "U+" else 2) == done.returncode
    assert ("error[not-a-character]" in done.stderr) == (word != "U+")
