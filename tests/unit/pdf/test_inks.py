"""Colours in the inks of a press: hues hold, tints have no black, small type is dark, and what was typed is printed."""

from __future__ import annotations

from math import atan2, degrees, dist
from typing import TYPE_CHECKING

import pytest
from tests.unit.sheets.conftest import context_of

from progprint import files, project
from progprint.checks.press import APART, check_tracks
from progprint.core.color import BLACK, PAPER, Ink, black, parse_color
from progprint.design.load import load_look
from progprint.design.resolve import resolve
from progprint.pdf.inks import DARK_ENOUGH, MOST, SMALL, by_profile, inked
from progprint.sheets.booklet import booklet
from progprint.typeset.frame import Rule, runs, walk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

LAYOUTS = project.shipped_folder("layouts")
THEMES = ("", "ink", "vivid", "calm")


@pytest.fixture(scope="module")
def colours() -> files.PressColours:
    return files.PressColours((LAYOUTS / "profiles" / "FOGRA39L_coated.icc").read_bytes())


def ink(text: str) -> Ink:
    made = parse_color(text)
    assert made is not None
    return made


def _hue(lab: tuple[float, float, float]) -> float:
    return degrees(atan2(lab[2], lab[1])) % 360


@pytest.mark.parametrize("text", ["#5B2FB0", "#8A2BE2", "#0A5CFF", "#2F3CE0", "#A81E4B", "#0B7D61"])
def test_a_colour_keeps_its_hue_in_print(colours: files.PressColours, text: str) -> None:
    """Purple by its complements alone, with grey removed, would come out as aubergine: half the cyan."""
    made = by_profile(colours)(ink(text))
    plain = colours.lab(ink(text).press)
    wanted = {"#5B2FB0": 301, "#8A2BE2": 306, "#0A5CFF": 279, "#2F3CE0": 287, "#A81E4B": 11, "#0B7D61": 171}[text]

    assert abs((_hue(colours.lab(made.press)) - wanted + 180) % 360 - 180) < 13
    assert made.press != ink(text).press
    assert made.screen == ink(text).screen
    assert dist(plain, colours.lab(made.press)) > 3, "the plain value is another colour"


def test_black_greys_paper_and_typed_inks_stay(colours: files.PressColours) -> None:
    convert = by_profile(colours)

    for one in (BLACK, PAPER, black(0.6), ink("#777777"), ink("cmyk(100, 60, 0, 10)")):
        assert convert(one) is one


def test_a_colour_that_is_hardly_one_is_black_alone(colours: files.PressColours) -> None:
    for text in ("#1F1B18", "#3F454D", "#75695E"):
        made = by_profile(colours)(ink(text))
        assert made.neutral
        assert by_profile(colours)(ink(text).tint(0.08)).neutral


@pytest.mark.parametrize("share", [0.08, 0.2, 0.64])
@pytest.mark.parametrize("text", ["#2B6777", "#7A3E48", "#0A5CFF", "cmyk(40, 20, 0, 50)"])
def test_a_tint_has_no_black(colours: files.PressColours, text: str, share: float) -> None:
    tint = ink(text).tint(share)

    assert tint.press[3] == 0
    assert by_profile(colours)(tint).press[3] == 0
    assert black().tint(share).press == (0, 0, 0, share), "a grey is nothing else"


def test_no_colour_takes_more_ink_than_paper_does(colours: files.PressColours) -> None:
    for text in ("#0B0030", "#300000", "#002010", "#102040"):
        assert sum(by_profile(colours)(ink(text)).press) <= MOST + 0.001


@pytest.mark.parametrize("theme", THEMES)
def test_tracks_beside_each_other_are_told_apart_in_every_theme(colours: files.PressColours, theme: str) -> None:
    look = load_look("a5", [LAYOUTS], files.read_source, theme).value
    assert look is not None
    design = resolve(look).value
    assert design is not None
    convert = by_profile(colours)
    looks = [colours.lab(convert(one).press) for one in design.palette]

    assert all(dist(one, other) >= APART for one, other in zip(looks, [*looks[1:], looks[0]], strict=True))


def test_tracks_that_look_alike_in_print_are_told(colours: files.PressColours) -> None:
    rows = "".join(f"  - {{title: {name}, talks: [{{title: 一}}]}}\n" for name in "甲乙丙")
    agenda = context_of(f"tracks:\n{rows}").agenda
    inks = [ink("#0A5CFF"), ink("#1565FF"), ink("#A81E4B")]
    found = list(check_tracks([(track.title, one) for track, one in zip(agenda.tracks, inks, strict=True)], colours))

    assert [(one.code, one.params["first"], one.params["second"]) for one in found] == [("press-alike", "甲", "乙")]


def test_small_type_is_black_enough_and_white_stays_white(colours: files.PressColours) -> None:
    pages = booklet(
        context_of("conference: {title: 星河大会}\ntracks: [{title: 甲, talks: [{title: 一, summary: 说一说。}]}]")
    )
    made = inked(pages, by_profile(colours))
    small = {run.ink.press for page in pages for run, _, _ in runs(page.frame) if run.size < SMALL}
    dark = {run.ink.press for page in made for run, _, _ in runs(page.frame) if run.size < SMALL}

    assert any(0 < press[3] < DARK_ENOUGH for press in small)
    assert all(press[3] >= DARK_ENOUGH or not any(press) for press in dark)
    assert any(not any(run.ink.press) for page in made for run, _, _ in runs(page.frame)), "the title on its ground"


def test_pages_keep_everything_but_their_inks(colours: files.PressColours) -> None:
    pages = booklet(
        context_of("tracks: [{title: 甲, color: '#5B2FB0', talks: [{title: 一, summary: 说。, takeaways: [会了]}]}]")
    )
    made = inked(pages, by_profile(colours))
    grounds = [item.ink for page in made for item, _, _ in walk(page.frame) if isinstance(item, Rule)]

    assert len(made) == len(pages)
    for page, other in zip(pages, made, strict=True):
        assert [run.text for run, _, _ in runs(page.frame)] == [run.text for run, _, _ in runs(other.frame)]
    assert by_profile(colours)(ink("#5B2FB0")) in grounds
    assert inked(made, by_profile(colours)) == made, "once converted, they stay"


def test_inks_are_typed_in_the_agenda_and_in_a_look(tmp_path: Path, progprint: Run) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts/ours.yaml").write_text("extends: a5\ntokens: {palette: [{cmyk: [0, 90, 80, 10]}]}\n", "utf-8")
    rows = (
        "  - {title: 甲, color: {cmyk: [100, 60, 0, 0]}, talks: [{title: 一}]}\n  - {title: 乙, talks: [{title: 二}]}\n"
    )
    (tmp_path / "a.yaml").write_text(f"tracks:\n{rows}", "utf-8")
    done = progprint("pdf", "a.yaml", "--layout", "ours", "--for", "print", "-o", "a.pdf")
    assert done.returncode == 0, done.stderr
    (tmp_path / "b.yaml").write_text(f"tracks:\n{rows}".replace("[100, 60, 0, 0]", "[100, 160, 0, 0]"), "utf-8")
    done = progprint("pdf", "b.yaml", "-o", "b.pdf")
    assert done.returncode == 2
    assert "bad-color" in done.stderr
    (tmp_path / "layouts/ours.yaml").write_text("extends: a5\ntokens: {palette: [{cmyk: [0, 90, 80]}]}\n", "utf-8")
    done = progprint("pdf", "a.yaml", "--layout", "ours", "-o", "c.pdf")
    assert done.returncode == 2
    assert "layout-value" in done.stderr


def test_a_colour_of_inks_is_read() -> None:
    made = ink("cmyk(100, 60, 0, 10)")

    assert made.press == (1.0, 0.6, 0.0, 0.1)
    assert made.typed
    for text in ("cmyk(1, 2, 3)", "cmyk(1, 2, 3, 101)", "cmyk(a, 1, 1, 1)", "cmyk(1.2.3, 1, 1, 1)"):
        assert parse_color(text) is None


def test_a_profile_that_is_cut_off_is_refused(tmp_path: Path, progprint: Run) -> None:
    """And so is one that colours cannot be led through, before a page is made."""
    whole = (LAYOUTS / "profiles" / "FOGRA39L_coated.icc").read_bytes()
    (tmp_path / "a.yaml").write_text("tracks: [{title: 甲, color: '#5B2FB0', talks: [{title: 一}]}]\n", "utf-8")
    for name, data in (("cut.icc", whole[:2000]), ("rgb.icc", (LAYOUTS / "profiles" / "sRGB.icc").read_bytes())):
        (tmp_path / name).write_bytes(data)
        done = progprint("pdf", "a.yaml", "--for", "print", "--icc", name, "-o", "a.pdf")
        assert done.returncode == 2, done.stderr
        assert "bad-profile" in done.stderr
        assert not (tmp_path / "a.pdf").exists()
