"""Colours of tracks in the decks: those that the agenda gives, unless the theme says that its palette overrules them."""

from __future__ import annotations

from pathlib import Path

import pytest

from progprint.pipeline import decks
from progprint.pipeline.job import Findings
from progprint.pipeline.request import Request
from progprint.pipeline.stages import prepare

AGENDA = """
tracks:
  - {title: 河港, color: "#7A1F5C", talks: [{title: 灯塔}]}
  - {title: 码头, talks: [{title: 缆绳}]}
"""
THEME = 'tokens: {{palette: ["#123C69", "#0B5D41"], tracks: {tracks}}}\n'


@pytest.mark.parametrize(("tracks", "accents"), [("own", ["#7A1F5C", "#0B5D41"]), ("palette", ["#123C69", "#0B5D41"])])
def test_a_theme_decides_whose_colours_a_deck_has(tmp_path: Path, tracks: str, accents: list[str]) -> None:
    (tmp_path / "layouts/themes").mkdir(parents=True)
    (tmp_path / "layouts/themes/ours.yaml").write_text(THEME.format(tracks=tracks), "utf-8")
    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")
    (tmp_path / "progprint.yaml").write_text("agenda: a.yaml\n", "utf-8")
    request = Request("slides", theme="ours", start=tmp_path)
    _, made = decks.filled(prepare(request, Findings(strict=False)))

    assert [deck.accent for deck in made] == accents
