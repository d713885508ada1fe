"""Slides of other shapes: what is a shape, and that all places of the shipped look lie on slides of each."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from progprint import files, project
from progprint.__main__ import guarded
from progprint.design.deck import load_deck_look
from progprint.pptx.shipped.file import package
from progprint.pptx.shipped.shape import size_of
from progprint.pptx.template import open_template

if TYPE_CHECKING:
    from pathlib import Path

AGENDA = "tracks: [{title: 甲, talks: [{title: 一, speakers: [兰舟]}]}]\n"


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ("16:9", (960, 540)),
        ("4:3", (720, 540)),
        ("16：10", (864, 540)),
        ("21:9", (1260, 540)),
        ("1920x540", (1920, 540)),
        ("3840×1080", (1920, 540)),
        ("9:16", (540, 960)),
        ("1080x1920", (540, 960)),
        ("1:1", (720, 720)),
        ("3:4", (540, 720)),
        ("7:1", None),
        ("1:3", None),
        ("0:9", None),
        ("wide", None),
        ("16:9:1", None),
    ],
)
def test_a_shape_is_a_ratio_or_pixels(asked: str, size: tuple[float, float] | None) -> None:
    assert size_of(asked) == size


@pytest.mark.parametrize("asked", ["16:10", "21:9", "32:9", "6:1", "9:16", "1:1", "5:4", "3:4", "2:5"])
@pytest.mark.parametrize("look", ["deck", "deck-dark"])
def test_every_place_lies_on_the_slide_and_words_beside_each_other(asked: str, look: str) -> None:
    size = size_of(asked)
    assert size is not None
    loaded = load_deck_look(project.shipped_folder("layouts") / f"{look}.yaml", files.read_source).value
    assert loaded is not None
    outcome = open_template(package(*size), loaded.kinds, "made.pptx")
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    stage = outcome.value.stage
    assert (stage.width, stage.height) == pytest.approx(size, abs=0.01)
    for box in stage.boxes.values():
        assert -0.01 <= box.x0 < box.x1 <= stage.width + 0.01
        assert -0.01 <= box.y0 < box.y1 <= stage.height + 0.01
    words = ("title", "kicker", "name", "affiliation", "details", "bio", "next-label", "next", "next-people", "body",
             "code", "wifi", "person-1", "person-2", "list", "logo-1")  # fmt: skip
    for kind in loaded.kinds:
        boxes = {slot: stage.box(kind, slot) for slot in words if stage.has(kind, slot)}
        for (one, a), (other, b) in combinations(boxes.items(), 2):
            across = min(a.x1, b.x1) - max(a.x0, b.x0)
            down = min(a.y1, b.y1) - max(a.y0, b.y0)
            assert not (across > 0.01 and down > 0.01), f"{kind}: {one} and {other}"


def test_a_template_of_ones_own_keeps_its_shape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agenda, own = tmp_path / "a.yaml", tmp_path / "own.pptx"
    agenda.write_text(AGENDA, encoding="utf-8")
    own.write_bytes(package(800, 600))
    asked = ["slides", str(agenda), "--aspect", "21:9", "-o", str(tmp_path / "d.pptx"), "--ui-lang", "en"]
    assert guarded([*asked, "--template", str(own)]) == 2
    assert "has a shape of its own" in capsys.readouterr().err
    assert not (tmp_path / "d.pptx").exists()
