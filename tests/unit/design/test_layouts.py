"""Layout files: extending, merging, checking, resolving."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from progprint.core.color import PAPER, contrast, parse_color
from progprint.core.diagnostic import Outcome, error
from progprint.core.units import MM
from progprint.design.design import Design
from progprint.design.forms import flatten
from progprint.design.load import available, find_layout, load_look
from progprint.design.resolve import resolve
from progprint.project import shipped_folder

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = shipped_folder("layouts")


def _read(path: Path) -> Outcome[bytes]:
    return Outcome(path.read_bytes()) if path.is_file() else Outcome(None, [error("missing-file", name=str(path))])


def _codes(name: str, folder: Path) -> list[str]:
    """Codes of everything wrong with a layout, loading and resolving."""
    look = load_look(name, [folder, SHIPPED], _read)
    found = list(look.diagnostics)
    if look.value is not None:
        found += resolve(look.value).diagnostics
    return [d.code for d in found]


def _design(name: str, *folders: Path) -> Design:
    look = load_look(name, [*folders, SHIPPED], _read)
    assert look.value is not None, look.diagnostics
    design = resolve(look.value)
    assert design.value is not None, design.diagnostics
    return design.value


def test_the_shipped_look_is_an_a5_page() -> None:
    """a5 resolves without a finding to 148 × 210 mm with 3 mm bleed."""
    page = _design("a5").page

    assert [round(v / MM, 3) for v in (page.width, page.height, page.bleed)] == [148.0, 210.0, 3.0]


def test_a_layout_changes_only_what_it_says(tmp_path: Path) -> None:
    """Mappings merge deeply."""
    (tmp_path / "mine.yaml").write_text("extends: a5\npage: {margins: {inner: 20mm}}\n", "utf-8")

    mine, a5 = _design("mine", tmp_path), _design("a5")

    assert round(mine.page.inner / MM, 3) == 20.0
    assert (mine.page.outer, mine.flow) == (a5.page.outer, a5.flow)


def test_lists_replace(tmp_path: Path) -> None:
    """A flow of two parts is two parts."""
    (tmp_path / "mine.yaml").write_text("extends: a5\nflow: [cover, tracks]\n", "utf-8")

    assert _design("mine", tmp_path).flow == ("cover", "tracks")


def test_each_value_names_the_file_it_comes_from(tmp_path: Path) -> None:
    """The merged tree keeps the places of both files."""
    (tmp_path / "mine.yaml").write_text("extends: a5\ntokens: {sizes: {text: 10}}\n", "utf-8")
    look = load_look("mine", [tmp_path, SHIPPED], _read).value
    assert look is not None

    origin = {path: place.split("/")[-1] for path, _, place in flatten(look.tree)}

    assert origin["tokens.sizes.text"] == "mine.yaml:2:24"
    assert origin["tokens.sizes.head"].startswith("a5.yaml:")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("extends: a5\npaje: {}\n", "unknown-layout-key"),
        ("extends: a5\npage: {bleed: 3}\n", "layout-value"),
        ("extends: a5\npage: {size: [148mm]}\n", "layout-value"),
        ("extends: a5\nstyles: {body: {color: mauve}}\n", "layout-value"),
        ("extends: a5\nstyles: {body: {align: middle}}\n", "layout-value"),
        ("extends: a5\nflow: cover\n", "layout-type"),
        ("extends: a5\nstyles: {body: {extends: nobody}}\n", "unknown-style"),
        ("extends: a5\npage: {margins: {inner: 130mm}}\n", "layout-page"),
        ("extends: nothing\n", "unknown-layout"),
        ("extends: mine\n", "unknown-layout"),
        ("name: lone\n", "layout-missing"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, body: str, code: str) -> None:
    """Every kind of mistake has its code."""
    (tmp_path / "mine.yaml").write_text(body, "utf-8")

    assert code in _codes("mine", tmp_path)


def test_a_style_named_accent_takes_the_track_s_colour() -> None:
    """The same style in two tracks differs in ink only."""
    design = _design("a5")
    red, blue = parse_color("#AA0000"), parse_color("#0000AA")
    assert red is not None
    assert blue is not None

    inks = [design.style("label", ink).text.ink for ink in (red, blue)]

    assert inks == [red, blue]
    assert design.style("body", red).text.ink == design.style("body", blue).text.ink


def test_the_palette_is_readable_and_told_apart_without_colour() -> None:
    """White text on each track colour keeps 4.5 : 1, and neighbours differ in lightness."""
    palette = _design("a5").palette
    assert len(palette) > 5

    assert min(contrast(ink, PAPER) for ink in palette) >= 4.5
    assert min(abs(a.luminance - b.luminance) for a, b in pairwise(palette)) > 0.01


def test_layouts_are_found_by_name_and_by_path(tmp_path: Path) -> None:
    """A project's own folder wins; a path is taken as it is."""
    (tmp_path / "a5.yaml").write_text("extends: a5\n", "utf-8")

    assert find_layout("a5", [tmp_path, SHIPPED]) == tmp_path / "a5.yaml"
    assert "a5" in [name for name, _ in available([SHIPPED])]
