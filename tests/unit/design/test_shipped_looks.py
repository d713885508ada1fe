"""Every size and theme that ships: whole, on its grid, readable, and able to carry a whole conference."""

from __future__ import annotations

import pytest

from progprint import files, project
from progprint.core.color import PAPER, contrast
from progprint.design.design import Design
from progprint.design.load import ALIASES, available, find_layout, load_look, themes
from progprint.design.resolve import resolve

FOLDERS = [project.shipped_folder("layouts")]
SIZES = [name for name, _ in available(FOLDERS)]
THEMES = [name for name, _ in themes(FOLDERS)]


def design(size: str, theme: str = "") -> Design:
    look = load_look(size, FOLDERS, files.read_source, theme)
    assert look.value is not None, look.diagnostics
    found = resolve(look.value)
    assert found.value is not None, found.diagnostics
    return found.value


def test_all_of_them_are_seen() -> None:
    assert SIZES == ["32k", "a4", "a5", "b5", "large-print", "pocket"]
    assert THEMES == ["calm", "ink", "vivid"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["", *THEMES])
def test_a_size_and_a_theme_go_together(size: str, theme: str) -> None:
    """Text has the comfortable measure for Chinese and sits on the grid; white text on any track's colour is readable."""
    made = design(size, theme)
    body, page = made.style("body"), made.page
    measure = made.number("talk.measure") / body.text.size

    assert 22 <= measure <= 30
    assert made.number("talk.measure") + 4 * made.style("label").text.size < page.width - page.inner - page.outer
    assert body.leading == page.grid
    assert 1.4 <= body.leading / body.text.size <= 1.8
    assert all(contrast(PAPER, ink) >= 4.5 for ink in (*made.palette, made.accent))


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_too_small_to_read(size: str) -> None:
    made = design(size)
    least = 12 if size == "large-print" else 6.5

    assert min(made.style(name).text.size for name in ("caption", "note", "kicker", "running", "folio")) >= least


def test_large_print_is_large() -> None:
    assert design("large-print").style("body").text.size >= 14


def test_a_theme_may_overrule_the_colours_of_the_agenda() -> None:
    assert design("a5").own_colors
    assert not design("a5", "ink").own_colors
    assert design("a5", "ink").style("body").text.family == "serif"


@pytest.mark.parametrize("name", sorted(ALIASES))
def test_sizes_answer_to_what_print_shops_call_them(name: str) -> None:
    assert find_layout(name, FOLDERS) is not None


def test_an_unknown_theme_is_told() -> None:
    outcome = load_look("a5", FOLDERS, files.read_source, "glitter")

    assert outcome.value is None
    assert [(found.code, found.params["available"]) for found in outcome.diagnostics] == [
        ("unknown-theme", "calm ink vivid")
    ]
