"""The deck looks that ship: light and dark, wide and narrow, of one set of colours with the booklet."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest

from progprint import files, project
from progprint.core.color import contrast, mixed, readable
from progprint.deck.binding import KINDS
from progprint.design.deck import DeckLook, load_deck_look
from progprint.design.load import available, load_look
from progprint.design.resolve import resolve
from progprint.pptx.template import Template, open_template

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = project.shipped_folder("layouts")
LOOKS = ["deck", "deck-dark", "deck-4x3", "deck-4x3-dark"]


def _look(name: str) -> DeckLook:
    found = load_deck_look(FOLDER / f"{name}.yaml", files.read_source)
    assert list(found.diagnostics) == []
    assert found.value is not None
    return found.value


def _template(look: DeckLook) -> Template:
    found = open_template(look.template_path.read_bytes(), look.kinds, look.template)
    assert list(found.diagnostics) == []
    assert found.value is not None
    return found.value


@pytest.mark.parametrize("name", LOOKS)
def test_every_slot_has_a_place_within_the_slide(name: str) -> None:
    stage = _template(_look(name)).stage

    assert {kind for kind, _ in stage.boxes} == set(KINDS)
    for box in stage.boxes.values():
        assert 0 <= box.x0 < box.x1 <= stage.width
        assert 0 <= box.y0 < box.y1 <= stage.height
    assert stage.width / stage.height == pytest.approx(4 / 3 if "4x3" in name else 16 / 9)


@pytest.mark.parametrize("name", LOOKS)
def test_every_text_can_be_read_on_its_ground(name: str) -> None:
    """At least 4.5 to 1, for each track of the palette, small texts included."""
    look = _look(name)
    colors = look.colors
    pairs = [(colors.text, colors.paper), (colors.quiet, colors.paper), (colors.on_ground, colors.ground)]
    for ink in look.palette:
        accent = readable(ink, colors.paper)
        pairs += [(accent, colors.paper), (colors.text, mixed(accent, colors.paper, look.tint))]

    assert [(one.name, other.name) for one, other in pairs if contrast(one, other) < 4.5] == []


def test_a_track_has_the_same_colour_in_the_booklet_and_on_its_slides() -> None:
    booklet = load_look("a5", [FOLDER], files.read_source).value
    assert booklet is not None
    design = resolve(booklet).value
    assert design is not None

    assert _look("deck").palette == design.palette


def test_deck_looks_are_no_layouts_of_booklets() -> None:
    assert not {name for name, _ in available([FOLDER])} & set(LOOKS)


def test_the_templates_are_what_their_script_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_deck", FOLDER / "make_deck.py")
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["make_deck"] = maker
    spec.loader.exec_module(maker)

    assert len(maker.SHAPES) == 2
    for name, size in maker.SHAPES.items():
        assert maker.package(*size) == (FOLDER / name).read_bytes(), tmp_path


def test_a_look_that_extends_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("extends: b\ntemplate: deck.pptx\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("extends: a\n", encoding="utf-8")
    found = load_deck_look(tmp_path / "a.yaml", files.read_source)

    assert [(one.code, one.variant) for one in found.diagnostics] == [("unknown-layout", "circle")]


def test_a_look_may_take_a_slot_away(tmp_path: Path) -> None:
    text = f"extends: deck\ntemplate: {FOLDER / 'deck.pptx'}\nkinds: {{producer: {{slots: {{photo: null}}}}}}\n"
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    found = load_deck_look(tmp_path / "own.yaml", files.read_source, lambda name: FOLDER / f"{name}.yaml").value

    assert found is not None
    assert "photo" not in found.kinds["producer"].slots
    assert "title" in found.kinds["producer"].slots
