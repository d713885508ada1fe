"""The agenda that ships: a host needs two slides before a talk and one after it, and loses no word of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from progprint import project
from progprint.agenda.load import load
from progprint.deck.deck import Fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Stack

SEED = (project.shipped_folder("layouts").parent / "content" / "agenda.yaml").read_text("utf-8")


@pytest.mark.parametrize(("parts_set", "most"), [("short", 7), ("standard", 16), ("full", 34)])
def test_a_deck_is_short_and_every_ideograph_is_in_slides_or_notes(
    stacked: Callable[..., Stack], parts_set: str, most: int
) -> None:
    made = stacked(SEED, parts_set=parts_set)
    agenda = load([("agenda.yaml", SEED.encode())]).value
    assert agenda is not None
    assert len(made.slides) <= most
    for talk in agenda.talks:
        slides = [slide for slide in made.slides if slide.key.startswith(f"talk/{talk.id}/")]
        shown = [fill.text for slide in slides for fill in slide.fills if isinstance(fill, Fill)]
        told = "\n".join([*shown, *(line for slide in slides for line in slide.notes)])
        for section in talk.summary:
            assert section.heading is not None
            assert section.heading.text in told
            assert all(" ".join(passage.words.text.split()) in " ".join(told.split()) for passage in section.passages)
        assert all(words.text in told for words in talk.takeaways)
